/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "import.h"
#include "pdf-arabic.h"

/* Documents set here by Pango come back as what was set: in the order of reading, in paragraphs, with pages. */

#define WIDTH 595.0
#define HEIGHT 842.0
#define MARGIN 60.0

typedef struct
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cairo;
} Paper;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
paper_open (Paper *self)
{
  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self->bytes, WIDTH, HEIGHT);
  self->cairo = cairo_create (self->surface);
}

/* Sets a text at a place; returns the height that it takes. */
static double
paper_set (Paper *self, const char *text, const char *font, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (self->cairo);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (self->cairo, x, y);
  pango_cairo_show_layout (self->cairo, layout);
  return height;
}

static GBytes *
paper_close (Paper *self)
{
  cairo_destroy (self->cairo);
  cairo_surface_finish (self->surface);
  cairo_surface_destroy (self->surface);
  return g_byte_array_free_to_bytes (self->bytes);
}

static HwExtract *
read_pdf (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  HwExtract *extract = hw_import_extract (bytes, "a.pdf", &error);

  g_assert_no_error (error);
  return extract;
}

static char *
text_of (const HwExtract *extract)
{
  gsize n;
  const char *utf8 = hw_text_get_utf8 (extract->text, &n);

  return g_strndup (utf8, n);
}

#define FIRST                                                                                                                                                           \
  "كان المطر قد توقف حين وصلت القافلة إلى أطراف البلدة القديمة، وكانت الأزقة مبللة والنوافذ " \
  "مغلقة، ولم يكن "                                                                                                                                         \
  "في الساحة سوى رجل واحد يجمع ما بعثرته الريح من أوراق الشجر اليابسة تحت السور الطويل."
#define SECOND                                                                                                                                                      \
  "سألناه عن الخان فأشار بيده إلى باب أخضر في آخر الزقاق، وقال إن صاحبه لا ينام قبل أن يسمع " \
  "أخبار الطريق "                                                                                                                                        \
  "من كل مسافر يمر به، ثم مضى في عمله وهو يدندن لحناً قديماً."
#define LATIN                                                                                      \
  "The keeper of the inn spoke three languages and trusted none of them, and when the lamps were " \
  "lit he read aloud from a ledger in which every guest had written a single line."

static void
test_paragraphs (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HwExtract) extract = NULL;
  g_autofree char *text = NULL;
  Paper paper;
  double y = MARGIN + 40;

  paper_open (&paper);
  y += paper_set (&paper, "الطريق إلى الخان", "Amiri 24", MARGIN, y, WIDTH - 2 * MARGIN) + 16;
  y += paper_set (&paper, FIRST, "Amiri 14", MARGIN, y, WIDTH - 2 * MARGIN) + 14;
  y += paper_set (&paper, LATIN, "Amiri 14", MARGIN, y, WIDTH - 2 * MARGIN) + 14;
  paper_set (&paper, SECOND, "Amiri 14", MARGIN, y, WIDTH - 2 * MARGIN);
  bytes = paper_close (&paper);
  extract = read_pdf (bytes);
  text = text_of (extract);
  g_assert_cmpstr (text, ==, "الطريق إلى الخان\n" FIRST "\n" LATIN "\n" SECOND "\n");
  g_assert_cmpuint (g_array_index (extract->structure->forms, HwParagraphForm, 0).role, ==,
                    HW_ROLE_HEADING);
  g_assert_cmpuint (g_array_index (extract->structure->forms, HwParagraphForm, 1).role, ==,
                    HW_ROLE_BODY);
}

/* The right column of Arabic is read first, the left one of Latin, whatever was drawn first. */
static void
test_columns (void)
{
  const double column = (WIDTH - 2 * MARGIN - 24) / 2;
  const struct
  {
    const char *left, *right, *expected;
  } cases[] = {
    { SECOND " " SECOND, FIRST " " FIRST, FIRST " " FIRST "\n" SECOND " " SECOND "\n" },
    { LATIN " " LATIN, "And then " LATIN " " LATIN,
      LATIN " " LATIN "\nAnd then " LATIN " " LATIN "\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int order = 0; order < 2; order++)
      {
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (HwExtract) extract = NULL;
        g_autofree char *text = NULL;
        Paper paper;

        paper_open (&paper);
        for (int n = 0; n < 2; n++)
          if (n == order)
            paper_set (&paper, cases[i].left, "Amiri 13", MARGIN, 150, column);
          else
            paper_set (&paper, cases[i].right, "Amiri 13", MARGIN + column + 24, 150, column);
        bytes = paper_close (&paper);
        extract = read_pdf (bytes);
        text = text_of (extract);
        g_assert_cmpstr (text, ==, cases[i].expected);
      }
}

static void
test_pages (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HwExtract) extract = NULL;
  g_autofree char *text = NULL;
  const char *found;
  Paper paper;

  paper_open (&paper);
  for (int page = 1; page <= 4; page++)
    {
      g_autofree char *number = g_strdup_printf ("- %d -", page);
      g_autofree char *body = g_strdup_printf ("الفقرة رقم %d. " FIRST, page);

      paper_set (&paper, "حكايات الطريق", "Amiri 11", MARGIN, 30, WIDTH - 2 * MARGIN);
      paper_set (&paper, body, "Amiri 14", MARGIN, 150, WIDTH - 2 * MARGIN);
      paper_set (&paper, number, "Amiri 11", WIDTH / 2, HEIGHT - 40, 100);
      cairo_show_page (paper.cairo);
    }
  bytes = paper_close (&paper);
  extract = read_pdf (bytes);
  text = text_of (extract);
  g_assert_null (strstr (text, "حكايات الطريق"));
  g_assert_null (strstr (text, "- 2 -"));
  found = strstr (text, "الفقرة رقم 3.");
  g_assert_nonnull (found);
  g_assert_cmpstr (hw_structure_get_label (extract->structure, HW_LOCATOR_PAGE,
                                           (gsize) g_utf8_pointer_to_offset (text, found)),
                   ==, "3");
  g_assert_cmpuint (extract->structure->asides->len, ==, 8);
}

/* Words beside the number, in the letters of either language, and one page alone. */
static void
test_page_number (void)
{
  static const struct
  {
    const char *foot;
    gboolean is_number;
  } cases[] = {
    { "صفحة ١٢ من ٤٠", TRUE }, { "الصفحة 3", TRUE },    { "· 17 ·", TRUE },
    { "Page xiv", TRUE },      { "عن المطر 3", FALSE }, { "طبعة ١٢", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (HwExtract) extract = NULL;
      Paper paper;

      paper_open (&paper);
      paper_set (&paper, FIRST, "Amiri 14", MARGIN, 150, WIDTH - 2 * MARGIN);
      paper_set (&paper, cases[i].foot, "Amiri 11", WIDTH / 2 - 50, HEIGHT - 40, 100);
      bytes = paper_close (&paper);
      extract = read_pdf (bytes);
      g_test_message ("%s", cases[i].foot);
      g_assert_cmpuint (extract->structure->asides->len, ==, cases[i].is_number);
      if (cases[i].is_number)
        g_assert_cmpint (g_array_index (extract->structure->asides, HwAside, 0).reason, ==,
                         HW_ASIDE_PAGE_NUMBER);
    }
}

static void
test_scan (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Paper paper;

  paper_open (&paper);
  cairo_rectangle (paper.cairo, 100, 100, 200, 200);
  cairo_fill (paper.cairo);
  bytes = paper_close (&paper);
  g_assert_null (hw_import_extract (bytes, "scan.pdf", &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY);
  g_assert_nonnull (strstr (error->message, "OCR"));
}

/* Cut off anywhere: what is whole of it, or a reason. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = NULL;
  Paper paper;

  paper_open (&paper);
  for (int page = 0; page < 3; page++)
    {
      paper_set (&paper, FIRST, "Amiri 14", MARGIN, 150, WIDTH - 2 * MARGIN);
      cairo_show_page (paper.cairo);
    }
  bytes = paper_close (&paper);
  for (int i = 0; i < 50; i++)
    {
      const gsize n = (gsize) g_test_rand_int_range (1, (gint32) g_bytes_get_size (bytes));
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (HwExtract) extract = hw_import_extract (part, "a.pdf", &error);

      g_assert_true ((extract != NULL) == (error == NULL));
      if (error != NULL)
        g_assert_cmpstr (error->message, !=, "");
    }
}

static void
test_forms (void)
{
  gboolean has_forms;
  gint16 n_rtl, n_ltr;
  g_autofree char *letters
      = hw_pdf_arabic_clean ("\u202bﺳﻼﻡ\u202c ﷺ ab", &has_forms, &n_rtl, &n_ltr);
  g_autofree char *brackets = g_strdup (")رحمه( «س» ]1[");

  g_assert_cmpstr (letters, ==, "سلام ﷺ ab");
  g_assert_true (has_forms);
  g_assert_cmpint (n_ltr, ==, 2);
  hw_pdf_arabic_mirror (brackets);
  g_assert_cmpstr (brackets, ==, "(رحمه) »س« [1]");
}

/* Fonts that have one glyph for lam and alef, and fonts that have none. */
static void
test_lam_alef (void)
{
  static const char *const fonts[] = { "Amiri 14", "Noto Naskh Arabic 14", "Noto Sans Arabic 14" };
  static const char *const text
      = "لا شك أن السلام والأمة والاقتصاد والإسلام في رسالة العالم، وقال: "
        "لا بأس، فالحال لا يدوم والآمال باقية، وسألته عن الأولاد.";

  for (gsize i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (HwExtract) extract = NULL;
      g_autofree char *read = NULL;
      g_autofree char *line = g_strconcat (text, "\n", NULL);
      Paper paper;

      paper_open (&paper);
      paper_set (&paper, text, fonts[i], MARGIN, 150, WIDTH - 2 * MARGIN);
      bytes = paper_close (&paper);
      extract = read_pdf (bytes);
      read = text_of (extract);
      g_assert_cmpstr (read, ==, line);
    }
}

static void
test_fillers (void)
{
  HwFillers fillers = { { 0 }, { 0 } };
  g_autofree char *text = NULL;

  for (int i = 0; i < 10; i++)
    hw_fillers_look (&fillers, "وصل!!ت القا!فلة إلى البل!!دة (أمس).");
  g_assert_true (hw_fillers_has_any (&fillers));
  text = hw_fillers_strip (&fillers, "وصل!!ت القا!فلة! إلى (البلدة).");
  g_assert_cmpstr (text, ==, "وصلت القافلة! إلى (البلدة).");

  fillers = (HwFillers){ { 0 }, { 0 } };
  for (int i = 0; i < 10; i++)
    hw_fillers_look (&fillers, "يا للروعة! قال: ما أجمل هذا! و/أو ذاك.");
  g_assert_false (hw_fillers_has_any (&fillers));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/paragraphs", test_paragraphs);
  g_test_add_func ("/pdf/columns", test_columns);
  g_test_add_func ("/pdf/pages", test_pages);
  g_test_add_func ("/pdf/page-number", test_page_number);
  g_test_add_func ("/pdf/scan", test_scan);
  g_test_add_func ("/pdf/truncated", test_truncated);
  g_test_add_func ("/pdf/presentation-forms", test_forms);
  g_test_add_func ("/pdf/lam-alef", test_lam_alef);
  g_test_add_func ("/pdf/fillers", test_fillers);
  return g_test_run ();
}
