/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-source.h"

#include "anchor.h"
#include "formats.h"
#include "row.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_entry (const char *name, gpointer data)
{
  return g_str_equal (name, data);
}

/* Unpacked alone: what all of them would unpack to may be more than is held at once, and one that is broken
 * is the failure of no other. */
static GBytes *
unpack (HwQdaReading *self, const char *path, char **problem)
{
  const char *missing = NULL;
  const char *entry = hw_qda_find_file (self, path, &missing);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwArchive) archive = NULL;
  GBytes *bytes;

  if (entry == NULL)
    {
      *problem = g_strdup (missing);
      return NULL;
    }
  archive = hw_archive_new (self->packed, is_entry, (gpointer) entry, self->cancellable, &error);
  bytes = archive != NULL ? hw_archive_require (archive, entry, &error) : NULL;
  if (bytes == NULL)
    *problem = g_strdup (error->message);
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

HwExtract *
hw_qda_read_original (HwQdaReading *self, const char *path, const char *format, char **problem)
{
  const HwReadOptions options
      = { .name = path, .format = hw_format_of_name (path) != NULL ? NULL : format };
  g_autoptr (GBytes) bytes = unpack (self, path, problem);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract
      = bytes != NULL ? hw_extract_bytes (bytes, &options, self->cancellable, &error) : NULL;

  if (error != NULL)
    *problem = g_strdup (error->message);
  if (extract != NULL && extract->text == NULL)
    {
      *problem = g_strdup (_ ("it has no text"));
      return NULL;
    }
  return g_steal_pointer (&extract);
}

/* Without what it was cut with; blanks as one. *is_cut tells whether it was. Transfer full. */
static char *
clean_words (const char *words, gboolean *is_cut)
{
  static const char *const cuts[] = { "…", "..." };
  char *clean = hw_project_shorten (words, G_MAXSIZE);

  *is_cut = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    if (g_str_has_suffix (clean, cuts[i]))
      {
        clean[strlen (clean) - strlen (cuts[i])] = '\0';
        *is_cut = TRUE;
        break;
      }
  return g_strchomp (clean);
}

static gboolean
stands_there (const HwText *text, const HwQdaPlace *place, const char *words, gboolean is_cut)
{
  g_autofree char *slice = hw_text_slice (text, (gsize) place->start, (gsize) place->end);
  g_autofree char *there = hw_project_shorten (slice, G_MAXSIZE);

  return is_cut ? g_str_has_prefix (there, words) : g_str_equal (there, words);
}

const char *
hw_qda_place_by_words (const HwText *text, HwQdaPlace *place)
{
  gboolean is_cut;
  g_autofree char *words = clean_words (place->words, &is_cut);
  HwAnchorPlace found;

  if (hw_row_is_blank (words))
    {
      place->state = HW_PASSAGE_UNCERTAIN;
      place->score = 0.5;
      return _ ("its place was counted in another text of the same document; look whether it is "
                "right");
    }
  if (stands_there (text, place, words, is_cut))
    return NULL;
  const HwAnchor anchor = { .start = (gsize) place->start,
                            .end = (gsize) place->end,
                            .quote = words,
                            .prefix = "",
                            .suffix = "",
                            .is_lost = place->start == place->end };
  hw_anchors_find (&anchor, 1, text, &found);
  place->start = (gint64) found.start;
  place->end = (gint64) found.end;
  place->score = found.score;
  if (found.status == HW_ANCHOR_LOST)
    {
      place->state = HW_PASSAGE_LOST;
      return _ ("its words were not found in the text of the original");
    }
  if (is_cut)
    place->end = MIN (MAX (place->end, place->start + place->n_chars),
                      (gint64) hw_text_get_n_chars (text));
  if (found.status != HW_ANCHOR_UNCERTAIN)
    return _ ("found by its words in the text of the original");
  place->state = HW_PASSAGE_UNCERTAIN;
  return _ ("found by words like its own in the text of the original; look whether it is right");
}
