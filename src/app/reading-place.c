/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "reading-page-private.h"

gboolean
hw_reading_page_get_place (HwReadingPage *self, HwPlace *place)
{
  g_return_val_if_fail (HW_IS_READING_PAGE (self), FALSE);

  if (self->document == NULL)
    return FALSE;
  *place = (HwPlace){ .document = self->document->id,
                      .top = (gint64) hw_reader_get_place (self->reader),
                      .caret = (gint64) hw_reader_get_caret (self->reader) };
  return TRUE;
}

gboolean
hw_reading_page_get_paragraph (HwReadingPage *self, gsize *at, gsize *n)
{
  const gsize caret = hw_reader_get_caret (self->reader);
  GdkRectangle area;

  g_return_val_if_fail (HW_IS_READING_PAGE (self), FALSE);

  if (self->text == NULL)
    return FALSE;
  *at = hw_text_get_paragraph_at (self->text, hw_reader_get_selection_area (self->reader, &area)
                                                  ? caret
                                                  : hw_reader_get_place (self->reader))
        + 1;
  *n = hw_text_get_n_paragraphs (self->text);
  return TRUE;
}

void
hw_reading_page_go_to_paragraph (HwReadingPage *self, const char *number)
{
  const gsize n = self->text != NULL ? hw_text_get_n_paragraphs (self->text) : 0;
  HwParagraph paragraph;
  gsize value = 0;

  g_return_if_fail (HW_IS_READING_PAGE (self));

  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p))
    {
      const int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        {
          g_signal_emit_by_name (self, "hint", _ ("Type the number of a paragraph"));
          return;
        }
      value = MIN (value * 10 + (gsize) digit, n);
    }
  if (n == 0)
    return;
  paragraph = hw_text_get_paragraph (self->text, CLAMP (value, 1, n) - 1);
  hw_reading_page_leave (self);
  hw_reader_select (self->reader, paragraph.start, paragraph.start);
  hw_reader_reveal (self->reader, paragraph.start, paragraph.start);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}
