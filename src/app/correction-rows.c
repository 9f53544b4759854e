/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "correction-rows.h"

#include <glib/gi18n.h>

#include "correction-markup.h"

const char *
hw_correction_kind_describe (HwCorrectionKind kind)
{
  switch (kind)
    {
    case HW_CORRECTION_TAKE_BACK:
      /* Translators: what a correction did: a paragraph that was left out is in the text again */
      return _ ("Taken back into the text");
    case HW_CORRECTION_SET_ASIDE:
      /* Translators: what a correction did: a paragraph is not in the text any more */
      return _ ("Left out of the text");
    case HW_CORRECTION_TEXT:
    default:
      /* Translators: what a correction did */
      return _ ("Words corrected");
    }
}

static void
free_row (gpointer data)
{
  HwCorrectionRow *row = data;

  g_free (row->creator);
  g_free (row->words);
  g_free (row->markup);
  g_free (row->said);
  g_free (row);
}

static HwCorrectionRow *
make_row (const HwCorrection *correction, const HwText *text)
{
  const gsize n = hw_text_get_n_paragraphs (text);
  const HwParagraph paragraph = hw_text_get_paragraph (text, MIN (correction->now, n - 1));
  HwCorrectionRow *row = g_new0 (HwCorrectionRow, 1);

  row->key = correction->id;
  row->kind = correction->kind;
  row->stands = correction->stands;
  row->created = correction->created;
  row->creator = g_strdup (correction->creator);
  row->words = g_strdup (*correction->after != '\0' ? correction->after : correction->before);
  if (correction->kind == HW_CORRECTION_TEXT)
    {
      row->markup = hw_correction_markup (correction->before, correction->after);
      row->said = hw_correction_describe (correction->before, correction->after);
    }
  else
    row->said = g_strdup (row->words);
  row->paragraph = MIN (correction->now, n - 1) + 1;
  row->start = paragraph.start;
  row->end = paragraph.end;
  return row;
}

HwRows *
hw_correction_rows_read (HwLibrary *library, gint64 document, GError **error)
{
  g_autoptr (GPtrArray) corrections = hw_library_list_corrections (library, document, error);
  g_autoptr (HwText) text = NULL;
  GPtrArray *items;

  if (corrections != NULL)
    text = hw_library_load_text (library, document, error);
  if (text == NULL)
    return NULL;
  items = g_ptr_array_new_full (corrections->len, free_row);
  for (guint i = corrections->len; i-- > 0;)
    g_ptr_array_add (items, make_row (corrections->pdata[i], text));
  return hw_rows_new (items, NULL);
}
