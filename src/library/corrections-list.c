/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corrections.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "library-private.h"
#include "statement.h"
#include "step.h"

static void
free_correction (gpointer data)
{
  HwCorrection *correction = data;

  g_free (correction->guid);
  g_free (correction->before);
  g_free (correction->after);
  g_free (correction->creator);
  g_free (correction);
}

char *
hw_correction_strip (const char *text)
{
  const char *start = *text == '\n' ? text + 1 : text;
  const gsize n = strlen (start);

  return g_strndup (start, n > 0 && start[n - 1] == '\n' ? n - 1 : n);
}

static GPtrArray *
read_corrections (HwLibrary *self, gint64 document, GError **error)
{
  g_autoptr (GPtrArray) corrections = g_ptr_array_new_with_free_func (free_correction);
  g_autoptr (HwStatement) rows
      = hw_library_query (self, error,
                          "SELECT id, guid, kind, paragraph, before, after, created, creator"
                          " FROM corrections WHERE text = (SELECT text FROM documents"
                          " WHERE id = ?1) ORDER BY id",
                          "i", document);
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      HwCorrection *correction = g_new0 (HwCorrection, 1);

      correction->id = hw_statement_int (rows, 0);
      correction->guid = g_strdup (hw_statement_text (rows, 1));
      correction->kind = (HwCorrectionKind) hw_statement_int (rows, 2);
      correction->paragraph = (gsize) hw_statement_int (rows, 3);
      correction->before = hw_correction_strip (hw_statement_text (rows, 4));
      correction->after = hw_correction_strip (hw_statement_text (rows, 5));
      correction->created = hw_statement_int (rows, 6);
      correction->creator = g_strdup (hw_statement_text (rows, 7));
      g_ptr_array_add (corrections, correction);
    }
  return found == 0 ? g_steal_pointer (&corrections) : NULL;
}

/* Follows the paragraph of the correction at @index through all later ones. FALSE where it is gone. */
static gboolean
follow (const GPtrArray *corrections, guint index)
{
  HwCorrection *self = corrections->pdata[index];
  gboolean is_there = self->kind != HW_CORRECTION_SET_ASIDE;

  self->now = self->paragraph;
  for (guint i = index + 1; i < corrections->len; i++)
    {
      const HwCorrection *later = corrections->pdata[i];

      if (later->kind == HW_CORRECTION_TAKE_BACK && later->paragraph <= self->now)
        self->now++;
      else if (later->kind == HW_CORRECTION_SET_ASIDE && later->paragraph < self->now)
        self->now--;
      else if (later->kind == HW_CORRECTION_SET_ASIDE && later->paragraph == self->now)
        is_there = FALSE;
    }
  return is_there;
}

static gboolean
reads (const HwText *text, gsize index, const char *expected)
{
  const gsize n_bytes = strlen (expected);
  HwParagraph paragraph;

  if (index >= hw_text_get_n_paragraphs (text))
    return FALSE;
  paragraph = hw_text_get_paragraph (text, index);
  return paragraph.byte_end - paragraph.byte_start == n_bytes
         && memcmp (hw_text_get_utf8 (text, NULL) + paragraph.byte_start, expected, n_bytes) == 0;
}

/* What a person left out, with the words that it has: the one next to where it should be. */
static gboolean
find_aside (const HwStructure *structure, HwCorrection *correction)
{
  gboolean found = FALSE;
  gsize least = G_MAXSIZE;

  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);
      const gsize distance = aside->paragraph > correction->now
                                 ? aside->paragraph - correction->now
                                 : correction->now - aside->paragraph;

      if (aside->reason == HW_ASIDE_PERSON && distance < least
          && g_str_equal (aside->text, correction->before))
        {
          correction->aside = i;
          least = distance;
          found = TRUE;
        }
    }
  return found;
}

GPtrArray *
hw_library_list_corrections (HwLibrary *self, gint64 document, GError **error)
{
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (HwText) text = NULL;
  g_autoptr (HwStructure) structure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = hw_library_load_text (self, document, error);
  if (text != NULL)
    structure = hw_library_get_structure (self, document, error);
  if (structure == NULL)
    return NULL;
  self->attempt = N_ ("The corrections could not be listed");
  corrections = read_corrections (self, document, error);
  for (guint i = 0; corrections != NULL && i < corrections->len; i++)
    {
      HwCorrection *one = corrections->pdata[i];
      const gboolean is_there = follow (corrections, i);

      one->stands = one->kind == HW_CORRECTION_SET_ASIDE
                        ? find_aside (structure, one)
                        : is_there && reads (text, one->now, one->after);
    }
  return g_steal_pointer (&corrections);
}

static gboolean
take_back (HwLibrary *self, gint64 document, const HwCorrection *correction, GError **error)
{
  if (!correction->stands)
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s",
                       _ ("the paragraph was changed again after it"));
      return FALSE;
    }
  switch (correction->kind)
    {
    case HW_CORRECTION_TEXT:
      return hw_library_correct_paragraph (self, document, correction->now, correction->before,
                                           error);
    case HW_CORRECTION_TAKE_BACK:
      return hw_library_set_paragraph_aside (self, document, correction->now, error);
    case HW_CORRECTION_SET_ASIDE:
      return hw_library_take_back_asides (self, document, &correction->aside, 1, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
find_and_take_back (HwLibrary *self, gint64 document, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) corrections = hw_library_list_corrections (self, document, error);

  self->attempt = N_ ("The correction could not be taken back");
  for (guint i = 0; corrections != NULL && i < corrections->len; i++)
    if (((HwCorrection *) corrections->pdata[i])->id == id)
      return take_back (self, document, corrections->pdata[i], error);
  if (corrections != NULL)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s", _ ("it is not there any more"));
  return FALSE;
}

gboolean
hw_library_take_back_correction (HwLibrary *self,
                                 gint64 document,
                                 gint64 correction,
                                 GError **error)
{
  g_autoptr (HwDocument) row = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  row = hw_library_get_document (self, document, error);
  if (row == NULL || !hw_library_begin_step (self, HW_STEP_CORRECT_TEXT, row->title, error))
    return FALSE;
  return hw_step_finish (self, find_and_take_back (self, document, correction, error), error);
}
