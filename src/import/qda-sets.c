/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-reader-private.h"

#include "qda-names.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
get_value (const HwQdaNode *value)
{
  for (int kind = HW_QDA_TEXT_VALUE; kind <= HW_QDA_DATE_TIME_VALUE; kind++)
    {
      const char *text = hw_qda_find_text (value, (HwQdaKind) kind);
      if (*text != '\0')
        return text;
    }
  return "";
}

/* The detail of a document that a variable is by its name, or NULL. */
static char **
find_field (HwProjectDocument *document, const char *name)
{
  const struct
  {
    const char *name;
    char **field;
  } fields[] = {
    { HW_QDA_AUTHOR, &document->author },     { HW_QDA_SOURCE, &document->source },
    { HW_QDA_ADDRESS, &document->url },       { HW_QDA_PUBLISHED, &document->published },
    { HW_QDA_LANGUAGE, &document->language },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strcasecmp (name, fields[i].name) == 0)
      return fields[i].field;
  return NULL;
}

char *
hw_qda_read_values (HwQdaReading *self, const HwQdaNode *node, HwProjectDocument *document)
{
  GString *rest = g_string_new (NULL);

  for (const HwQdaNode *value = hw_qda_find (node, HW_QDA_VARIABLE_VALUE); value != NULL;
       value = hw_qda_find_next (value))
    {
      const HwQdaNode *reference = hw_qda_find (value, HW_QDA_VARIABLE_REF);
      g_autofree char *key = reference != NULL ? hw_qda_get_key (reference, "targetGUID") : NULL;
      const HwQdaNode *variable = key != NULL ? g_hash_table_lookup (self->variables, key) : NULL;
      const char *name = variable != NULL ? hw_qda_get (variable, "name") : "?";
      const char *text = get_value (value);
      char **field = document != NULL ? find_field (document, name) : NULL;

      if (*text == '\0')
        continue;
      if (field != NULL && *field == NULL)
        *field = g_strdup (text);
      else
        g_string_append_printf (rest, "%s**%s**: %s", rest->len > 0 ? "  \n" : "", name, text);
    }
  if (rest->len > 0)
    hw_project_remark (self->project, "variable", hw_qda_get (node, "name"), HW_PROJECT_CHANGED,
                       g_strdup (_ ("its values are a note now")));
  return g_string_free (rest, rest->len == 0);
}

static void
read_case_passages (HwQdaReading *self, const HwQdaNode *node, const char *key)
{
  guint index;

  for (const HwQdaNode *reference = hw_qda_find (node, HW_QDA_SELECTION_REF); reference != NULL;
       reference = hw_qda_find_next (reference))
    {
      g_autofree char *target = hw_qda_get_key (reference, "targetGUID");

      if (!hw_qda_look_up (self->passages, target, &index))
        {
          hw_project_remark (self->project, "case", hw_qda_get (node, "name"), HW_PROJECT_FAILED,
                             g_strdup (_ ("a passage of it is not in the file")));
          continue;
        }
      const guint tag = hw_qda_get_case_tag (self, key, node);
      GArray *tags = ((HwProjectPassage *) self->project->passages->pdata[index])->tags;
      gboolean has = FALSE;
      for (guint i = 0; i < tags->len; i++)
        has = has || g_array_index (tags, guint, i) == tag;
      if (!has)
        g_array_append_val (tags, tag);
    }
}

/* The documents that children of this kind refer to, as a group; NULL where there are none and it is not wanted
 * empty. */
static HwProjectGroup *
add_group (HwQdaReading *self,
           const HwQdaNode *node,
           const char *key,
           HwQdaKind members,
           gboolean also_empty)
{
  HwProjectGroup *group = NULL;
  guint index;

  if (also_empty)
    group = hw_project_add_group (self->project, NULL);
  for (const HwQdaNode *member = hw_qda_find (node, members); member != NULL;
       member = hw_qda_find_next (member))
    {
      g_autofree char *target = hw_qda_get_key (member, "targetGUID");

      if (!hw_qda_look_up (self->documents, target, &index))
        {
          hw_project_remark (self->project, "group", hw_qda_get (node, "name"), HW_PROJECT_FAILED,
                             g_strdup (_ ("a document of it was not taken over")));
          continue;
        }
      if (group == NULL)
        group = hw_project_add_group (self->project, NULL);
      g_array_append_val (group->documents, index);
    }
  if (group != NULL)
    {
      group->guid = hw_qda_make_guid (self, "set", *key != '\0' ? key : hw_qda_get (node, "name"));
      group->name = g_strdup (hw_qda_get (node, "name"));
    }
  return group;
}

static void
read_case (HwQdaReading *self, const HwQdaNode *node)
{
  g_autofree char *key = hw_qda_get_key (node, "guid");
  g_autofree char *values = hw_qda_read_values (self, node, NULL);
  const char *name = hw_qda_get (node, "name");
  const char *description = hw_qda_find_text (node, HW_QDA_DESCRIPTION);
  guint tag;

  read_case_passages (self, node, key);
  if (add_group (self, node, key, HW_QDA_SOURCE_REF, FALSE) != NULL)
    hw_project_remark (self->project, "case", name, HW_PROJECT_CHANGED,
                       g_strdup (_ ("its documents are a group now")));
  if (*description != '\0' || values != NULL)
    {
      g_autofree char *text = g_strdup_printf ("**%s**\n\n%s%s%s", name, description,
                                               *description != '\0' && values != NULL ? "\n\n" : "",
                                               values != NULL ? values : "");
      g_autofree char *note_key = g_strconcat (key, " description", NULL);

      if (hw_qda_look_up (self->tags, key, &tag))
        hw_qda_add_text_note (self, HW_NOTE_ON_TAG, tag, note_key, text);
      else
        hw_qda_add_text_note (self, HW_NOTE_ON_LIBRARY, 0, note_key, text);
    }
  if (hw_qda_find (node, HW_QDA_CODE_REF) != NULL)
    hw_project_remark (self->project, "case", name, HW_PROJECT_FAILED,
                       g_strdup (_ ("that it belongs to a code has no place here")));
}

void
hw_qda_read_cases (HwQdaReading *self)
{
  for (const HwQdaNode *node = hw_qda_find (hw_qda_find (self->root, HW_QDA_CASES), HW_QDA_CASE);
       node != NULL; node = hw_qda_find_next (node))
    read_case (self, node);
}

void
hw_qda_read_sets (HwQdaReading *self)
{
  for (const HwQdaNode *node = hw_qda_find (hw_qda_find (self->root, HW_QDA_SETS), HW_QDA_SET);
       node != NULL; node = hw_qda_find_next (node))
    {
      g_autofree char *key = hw_qda_get_key (node, "guid");
      const char *name = hw_qda_get (node, "name");
      const char *description = hw_qda_find_text (node, HW_QDA_DESCRIPTION);
      const gboolean other = hw_qda_find (node, HW_QDA_MEMBER_CODE) != NULL
                             || hw_qda_find (node, HW_QDA_MEMBER_NOTE) != NULL;

      add_group (self, node, key, HW_QDA_MEMBER_SOURCE, !other);
      if (other)
        hw_project_remark (self->project, "set", name, HW_PROJECT_FAILED,
                           g_strdup (_ ("that codes or notes belong together has no place here")));
      if (*description != '\0')
        {
          g_autofree char *text = g_strdup_printf ("**%s**\n\n%s", name, description);
          g_autofree char *note_key = g_strconcat (key, " description", NULL);

          hw_qda_add_text_note (self, HW_NOTE_ON_LIBRARY, 0, note_key, text);
        }
    }
}

void
hw_qda_read_graphs (HwQdaReading *self)
{
  for (const HwQdaNode *node = hw_qda_find (hw_qda_find (self->root, HW_QDA_GRAPHS), HW_QDA_GRAPH);
       node != NULL; node = hw_qda_find_next (node))
    hw_project_remark (self->project, "graph", hw_qda_get (node, "name"), HW_PROJECT_FAILED,
                       g_strdup (_ ("drawings have no place here")));
}
