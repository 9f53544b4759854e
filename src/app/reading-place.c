/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

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

gboolean
hw_reading_page_has_pages (HwReadingPage *self)
{
  g_return_val_if_fail (HW_IS_READING_PAGE (self), FALSE);

  return self->structure != NULL
         && hw_structure_get_label (self->structure, HW_LOCATOR_PAGE, G_MAXSIZE) != NULL;
}

/* A page's name as it is compared: in whatever digits and letters it was typed. Transfer full. */
static char *
fold_label (const char *label)
{
  g_autofree char *folded = g_utf8_casefold (label, -1);
  GString *text = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (text, (char) ('0' + g_unichar_digit_value (c)));
      else if (!g_unichar_isspace (c))
        g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

/* What stands behind the word for a page; NULL where there is none. */
static const char *
skip_page_word (const char *folded)
{
  /* Translators: how a page may be typed, in small letters, the longest first: "page12", "p.12", "p12" */
  g_auto (GStrv) own = g_strsplit (_ ("page,p.,p"), ",", -1);
  static const char *const usual[]
      = { "page", "pp.", "p.", "p", "\u0635\u0641\u062d\u0629", "\u0635.", "\u0635", NULL };

  for (int i = 0; own[i] != NULL; i++)
    if (*own[i] != '\0' && g_str_has_prefix (folded, own[i]))
      return folded + strlen (own[i]);
  for (int i = 0; usual[i] != NULL; i++)
    if (g_str_has_prefix (folded, usual[i]))
      return folded + strlen (usual[i]);
  return NULL;
}

/* Where the page of that name begins. */
static gboolean
find_page (HwReadingPage *self, const char *folded, gsize *start)
{
  for (guint i = 0; i < self->structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (self->structure->locators, HwLocator, i);
      g_autofree char *label = NULL;

      if (locator->kind != HW_LOCATOR_PAGE)
        continue;
      label = fold_label (locator->label);
      if (!g_str_equal (label, folded))
        continue;
      *start = locator->start;
      return TRUE;
    }
  return FALSE;
}

/* A number is that of a paragraph; with the word for a page, or where it is none, a page. */
static gboolean
find_place (HwReadingPage *self, const char *text, gsize *start)
{
  const gsize n = hw_text_get_n_paragraphs (self->text);
  const gboolean has_pages = hw_reading_page_has_pages (self);
  g_autofree char *folded = fold_label (text);
  const char *page = skip_page_word (folded);
  gsize value = 0;

  if (folded[strspn (folded, "0123456789")] != '\0')
    return has_pages
           && (find_page (self, folded, start)
               || (page != NULL && *page != '\0' && find_page (self, page, start)));
  for (const char *p = folded; *p != '\0'; p++)
    value = MIN (value * 10 + (gsize) (*p - '0'), n);
  *start = hw_text_get_paragraph (self->text, CLAMP (value, 1, n) - 1).start;
  return TRUE;
}

void
hw_reading_page_go_to_paragraph (HwReadingPage *self, const char *number)
{
  gsize start;

  g_return_if_fail (HW_IS_READING_PAGE (self));

  if (self->text == NULL || hw_text_get_n_paragraphs (self->text) == 0)
    return;
  if (!find_place (self, number, &start))
    {
      g_signal_emit_by_name (self, "hint",
                             hw_reading_page_has_pages (self)
                                 ? _ ("There is no such page: type “p12”, or a paragraph’s number")
                                 : _ ("Type the number of a paragraph"));
      return;
    }
  hw_reading_page_leave (self);
  hw_reader_select (self->reader, start, start);
  hw_reader_reveal (self->reader, start, start);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}
