/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-reader-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The key of the tag above those of cases: no GUID of a file. */
#define ALL_CASES "cases"

/* "#rrggbb" of "#rgb" too; transfer full. */
static char *
make_colour (const char *colour)
{
  if (colour[0] != '#' || strlen (colour) != 4 || !g_ascii_isxdigit (colour[1])
      || !g_ascii_isxdigit (colour[2]) || !g_ascii_isxdigit (colour[3]))
    return g_strdup (colour);
  return g_strdup_printf ("#%c%c%c%c%c%c", colour[1], colour[1], colour[2], colour[2], colour[3],
                          colour[3]);
}

static void
read_code (HwQdaReading *self, const HwQdaNode *code, int parent)
{
  g_autofree char *key = hw_qda_get_key (code, "guid");
  guint index;
  HwProjectTag *tag = hw_project_add_tag (self->project, &index);
  g_autofree char *place = g_strdup_printf ("%u %s", index, hw_qda_get (code, "name"));

  tag->guid = hw_qda_make_guid (self, "code", *key != '\0' ? key : place);
  tag->parent = parent;
  tag->name = g_strdup (hw_qda_get (code, "name"));
  tag->colour = make_colour (hw_qda_get (code, "color"));
  tag->description = g_strdup (hw_qda_find_text (code, HW_QDA_DESCRIPTION));
  g_strstrip (tag->description);
  hw_qda_keep (self->tags, key, index);
  hw_qda_take_notes (self, code, HW_NOTE_ON_TAG, index, NULL);
  for (const HwQdaNode *child = hw_qda_find (code, HW_QDA_CODE); child != NULL;
       child = hw_qda_find_next (child))
    read_code (self, child, (int) index);
}

void
hw_qda_read_codes (HwQdaReading *self, const HwQdaNode *codes)
{
  for (const HwQdaNode *code = hw_qda_find (codes, HW_QDA_CODE); code != NULL;
       code = hw_qda_find_next (code))
    read_code (self, code, -1);
}

guint
hw_qda_get_case_tag (HwQdaReading *self, const char *key, const HwQdaNode *node)
{
  guint index, parent;

  if (hw_qda_look_up (self->tags, key, &index))
    return index;
  if (!hw_qda_look_up (self->tags, ALL_CASES, &parent))
    {
      HwProjectTag *all = hw_project_add_tag (self->project, &parent);

      all->guid = hw_qda_make_guid (self, "code", ALL_CASES);
      /* Translators: the cases of a study (people, places), from another program; they become tags below it. */
      all->name = g_strdup (_ ("Cases"));
      hw_qda_keep (self->tags, ALL_CASES, parent);
    }
  HwProjectTag *tag = hw_project_add_tag (self->project, &index);
  tag->guid = hw_qda_make_guid (self, "case", key);
  tag->parent = (int) parent;
  tag->name = g_strdup (hw_qda_get (node, "name"));
  hw_qda_keep (self->tags, key, index);
  hw_project_remark (self->project, "case", tag->name, HW_PROJECT_CHANGED,
                     g_strdup (_ ("passages of it were taken over under a tag of its name")));
  return index;
}

gboolean
hw_qda_get_tag (HwQdaReading *self, const HwQdaNode *coding, const char *name, guint *tag)
{
  const HwQdaNode *reference = hw_qda_find (coding, HW_QDA_CODE_REF);
  g_autofree char *key = reference != NULL ? hw_qda_get_key (reference, "targetGUID") : NULL;
  const HwQdaNode *node = key != NULL ? g_hash_table_lookup (self->cases, key) : NULL;

  if (key != NULL && hw_qda_look_up (self->tags, key, tag))
    return TRUE;
  if (node != NULL)
    {
      *tag = hw_qda_get_case_tag (self, key, node);
      return TRUE;
    }
  hw_project_remark (self->project, "coding", name, HW_PROJECT_FAILED,
                     g_strdup (_ ("its code is not in the file")));
  return FALSE;
}
