/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pangocairo.h>

#include "font-list.h"
#include "reader-fonts.h"

static void
take_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GStrv
list (HwDirection script, GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;

  hw_font_list_async (script, cancellable, take_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return hw_font_list_finish (result);
}

/* Every family that is offered is one that Pango knows by this name, and its own font has the letters. */
static void
check_has (const char *family, const char *letters)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *wanted = pango_font_description_new ();
  g_autoptr (PangoFont) font = NULL;
  PangoFontDescription *got;

  pango_font_description_set_family (wanted, family);
  pango_font_description_set_size (wanted, 12 * PANGO_SCALE);
  font = pango_font_map_load_font (map, context, wanted);
  got = pango_font_describe (font);
  g_assert_cmpstr (pango_font_description_get_family (got), ==, family);
  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (pango_font_has_char (font, g_utf8_get_char (p)));
  g_object_unref (context);
  pango_font_description_free (got);
  pango_font_description_free (wanted);
}

static void
test_letters (void)
{
  g_auto (GStrv) arabic = list (HW_DIRECTION_RTL, NULL), latin = list (HW_DIRECTION_LTR, NULL);

  g_assert_cmpuint (g_strv_length (arabic), >=, 1);
  g_assert_cmpuint (g_strv_length (latin), >=, 1);
  for (guint i = 0; arabic[i] != NULL; i++)
    {
      check_has (arabic[i], "ءآأؤإئبةحضظغهويىَّ،");
      g_assert_false (g_strv_contains ((const char *const *) arabic + i + 1, arabic[i]));
    }
  for (guint i = 0; latin[i] != NULL; i++)
    {
      check_has (latin[i], "AZazéßñū’");
      g_assert_false (g_strv_contains ((const char *const *) latin + i + 1, latin[i]));
    }
}

/* Those preferred for reading come first, and the very first is what an empty setting stands for. */
static void
test_order (void)
{
  static const HwDirection scripts[] = { HW_DIRECTION_RTL, HW_DIRECTION_LTR };
  HwReaderFonts fonts;

  hw_reader_fonts_init (&fonts, pango_cairo_font_map_get_default (), NULL, NULL);
  for (gsize s = 0; s < G_N_ELEMENTS (scripts); s++)
    {
      g_auto (GStrv) names = list (scripts[s], NULL);
      const char *const *preferred = hw_reader_fonts_get_preferred (scripts[s]);
      g_autofree char *first = g_strdup_printf ("%s,", names[0]);
      gboolean among = TRUE;

      g_assert_true (g_str_has_prefix (fonts.families[scripts[s]], first));
      for (guint i = 0; names[i] != NULL; i++)
        {
          g_assert_true (among || !g_strv_contains (preferred, names[i]));
          among = g_strv_contains (preferred, names[i]);
        }
    }
  hw_reader_fonts_clear (&fonts);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (list (HW_DIRECTION_RTL, cancellable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/font-list/letters", test_letters);
  g_test_add_func ("/font-list/order", test_order);
  g_test_add_func ("/font-list/cancelled", test_cancelled);
  return g_test_run ();
}
