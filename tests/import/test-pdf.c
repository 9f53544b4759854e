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

/* A text that says the same again on each page loses nothing of it. */
static void
test_repeated (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HwExtract) extract = NULL;
  g_autofree char *text = NULL;
  guint n = 0;
  Paper paper;

  paper_open (&paper);
  for (int page = 0; page < 4; page++)
    {
      paper_set (&paper, FIRST " " FIRST, "Amiri 14", MARGIN, 30, WIDTH - 2 * MARGIN);
      cairo_show_page (paper.cairo);
    }
  bytes = paper_close (&paper);
  extract = read_pdf (bytes);
  text = text_of (extract);
  for (const char *at = text; (at = strstr (at, "كان المطر قد توقف")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (extract->structure->asides->len, ==, 0);
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
  static const char *const fonts[] = { "Amiri 14", "Noto Naskh Arabic 14", "Noto Sans Arabic 14",
                                       "DejaVu Sans 12", "Scheherazade 14" };
  static const char *const text
      = "لا شك أن السلام والأمة والاقتصاد والإسلام في رسالة العالم، وقال: "
        "لا بأس، فالحال لا يدوم والآمال باقية، وسألته عن الأولاد. قال: الحمد لله، وبالله نستعين.";

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

static void add_object (GString *pdf, GArray *places, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
add_object (GString *pdf, GArray *places, const char *format, ...)
{
  const guint place = (guint) pdf->len;
  va_list arguments;

  g_array_append_val (places, place);
  g_string_append_printf (pdf, "%u 0 obj\n", places->len);
  va_start (arguments, format);
  g_string_append_vprintf (pdf, format, arguments);
  va_end (arguments);
  g_string_append (pdf, "\nendobj\n");
}

/* A page that draws what @content says with a font F of widths 500, whose glyphs from code 1 on stand for @letters;
 * "" for a glyph without any. */
static GBytes *
make_pdf (const char *content, const char *const *letters)
{
  g_autoptr (GString) map
      = g_string_new ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                      "1 begincodespacerange <01> <ff> endcodespacerange\n");
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr (GString) widths = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize xref;

  for (guint i = 0; letters[i] != NULL; i++)
    {
      glong n;
      g_autofree gunichar2 *units = g_utf8_to_utf16 (letters[i], -1, NULL, &n, NULL);

      if (n == 0)
        continue;
      g_string_append_printf (map, "1 beginbfchar <%02x> <", i + 1);
      for (glong k = 0; k < n; k++)
        g_string_append_printf (map, "%04x", units[k]);
      g_string_append (map, "> endbfchar\n");
    }
  g_string_append (map, "endcmap end end\n");
  widths = g_string_new (NULL);
  for (guint k = 0; k < 60; k++)
    g_string_append (widths, "500 ");
  add_object (pdf, places, "<</Type/Catalog/Pages 2 0 R>>");
  add_object (pdf, places, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
  add_object (pdf, places,
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
              "/Resources<</Font<</F 5 0 R>>>>>>");
  add_object (pdf, places, "<</Length %zu>>stream\n%s\nendstream", strlen (content), content);
  add_object (pdf, places,
              "<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar 1/LastChar 60"
              "/ToUnicode 6 0 R/Widths[%s]>>",
              widths->str);
  add_object (pdf, places, "<</Length %zu>>stream\n%s\nendstream", map->len, map->str);
  xref = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", places->len + 1);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (pdf, "%010u 00000 n \n", g_array_index (places, guint, i));
  g_string_append_printf (pdf, "trailer<</Size %u/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
                          places->len + 1, xref);
  return g_string_free_to_bytes (g_steal_pointer (&pdf));
}

static char *
read_drawn (const char *content, const char *const *letters, guint *n_remarks)
{
  g_autoptr (GBytes) bytes = make_pdf (content, letters);
  g_autoptr (HwExtract) extract = read_pdf (bytes);

  if (n_remarks != NULL)
    *n_remarks = extract->remarks != NULL ? extract->remarks->len : 0;
  return text_of (extract);
}

/* The letters of one glyph are in the order of reading among glyphs in that of sight; a font that states them the
 * other way round is seen through. */
static void
test_ligatures (void)
{
  static const char *const right[] = { "لا", "م", "س", "ا", "ل", "لله", "تي", NULL };
  static const char *const wrong[] = { "ال", "م", "س", "ا", "ل", "هلل", "يت", NULL };
  /* السلام الله التي, from the left. */
  const char *content
      = "BT /F 20 Tf 100 700 Td <0705 04> Tj 60 0 Td <0604> Tj 60 0 Td <0201030504> Tj ET";
  guint n_remarks;
  g_autofree char *one = read_drawn (content, right, &n_remarks), *other = NULL;

  g_assert_cmpstr (one, ==, "السلام الله التي\n");
  g_assert_cmpuint (n_remarks, ==, 0);
  other = read_drawn (content, wrong, &n_remarks);
  g_assert_cmpstr (other, ==, one);
  g_assert_cmpuint (n_remarks, ==, 1);
}

/* A stroke that stretches a word is none of its letters, be it without a letter or with a sign, and no gap either;
 * the sign where it is meant stays. */
static void
test_stretched (void)
{
  static const char *const letters[] = { "ق", "ا", "ر", "ع", "ل", "", "!", "ه", " ", "!", NULL };
  g_autoptr (GString) content = g_string_new ("BT /F 20 Tf 20 TL 100 800 Td ");
  g_autofree char *text = NULL;

  /* «العراق» stretched by a glyph without a letter, and by a sign; then with the real one. */
  for (guint i = 0; i < 8; i++)
    g_string_append (content, "<0102030604 0502> Tj T* <010203070704 0502> Tj T* ");
  g_string_append (content, "<0a010203040502> Tj ET");
  text = read_drawn (content->str, letters, NULL);
  g_strdelimit (text, " ", '\n');
  for (char *line = text; *line != '\0'; line = strchr (line, '\n') + 1)
    g_assert_true (g_str_has_prefix (line, "العراق\n") || g_str_has_prefix (line, "العراق!\n"));
  g_assert_nonnull (strstr (text, "العراق!"));
}

/* A mark goes with the letter that it is drawn for, which is the next one where words are drawn from the left. */
static void
test_marks (void)
{
  static const char *const letters[] = { "ق", "ا", "ل", "َ", "ُ", "ّ", NULL };
  g_autofree char *from_left = read_drawn (
      "BT /F 20 Tf 100 700 Td [<04> 500 <01> <02> <0506> 1000 <03> <02>] TJ ET", letters, NULL);

  g_assert_cmpstr (from_left, ==, "ال\u0651\u064fاق\u064e\n");
}

/* What is set twice for the sake of boldness is there once. */
static void
test_drawn_twice (void)
{
  static const char *const letters[] = { "م", "ل", "ع", NULL };
  g_autofree char *text
      = read_drawn ("BT /F 20 Tf 100 700 Td <010203> Tj 0.4 0 Td <010203> Tj ET", letters, NULL);

  g_assert_cmpstr (text, ==, "علم\n");
}

/* Text that is turned comes after the rest, as paragraphs of its own, and a remark says so. */
static void
test_turned (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HwExtract) extract = NULL;
  g_autofree char *text = NULL;
  Paper paper;

  paper_open (&paper);
  cairo_save (paper.cairo);
  cairo_translate (paper.cairo, 40, 700);
  cairo_rotate (paper.cairo, -G_PI / 2);
  paper_set (&paper, "جدول الأسعار (1990)", "Amiri 12", 0, 0, 400);
  cairo_restore (paper.cairo);
  paper_set (&paper, FIRST, "Amiri 14", MARGIN + 40, 150, WIDTH - 2 * MARGIN - 40);
  bytes = paper_close (&paper);
  extract = read_pdf (bytes);
  text = text_of (extract);
  g_assert_cmpstr (text, ==, FIRST "\nجدول الأسعار (1990)\n");
  g_assert_cmpuint (extract->remarks->len, ==, 1);
}

/* Numbers, dates, brackets and Latin words within Arabic, as the bidirectional algorithm sets them. */
static void
test_mixed (void)
{
  static const char *const fonts[] = { "Amiri 14", "DejaVu Sans 12", "Noto Naskh Arabic 12" };
  static const char *const lines[] = {
    "صدر في 12/3/2024 بنسبة 45.5% (الطبعة 3) عن دار Dar al-Kutub في بيروت.",
    "اللقاء يوم 2022-02-21 في الساعة 10:30 مع شركة (Red Sea Lines) للنقل.",
    "قال: «نعم»، ثم قرأ [الصفحة ١٢] من كتاب The Road, p. 17 وأغلقه.",
    "اشترى هاتفا F-35 رقمه 00964-770 بسعر 1,250.75 دينارا؛ انتهى!",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fonts); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (lines); k++)
      {
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (HwExtract) extract = NULL;
        g_autofree char *text = NULL, *line = g_strconcat (lines[k], "\n", NULL);
        Paper paper;

        paper_open (&paper);
        paper_set (&paper, lines[k], fonts[i], 20, 150, WIDTH - 30);
        bytes = paper_close (&paper);
        extract = read_pdf (bytes);
        text = text_of (extract);
        g_assert_cmpstr (text, ==, line);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/paragraphs", test_paragraphs);
  g_test_add_func ("/pdf/columns", test_columns);
  g_test_add_func ("/pdf/pages", test_pages);
  g_test_add_func ("/pdf/page-number", test_page_number);
  g_test_add_func ("/pdf/repeated", test_repeated);
  g_test_add_func ("/pdf/scan", test_scan);
  g_test_add_func ("/pdf/truncated", test_truncated);
  g_test_add_func ("/pdf/presentation-forms", test_forms);
  g_test_add_func ("/pdf/lam-alef", test_lam_alef);
  g_test_add_func ("/pdf/ligatures", test_ligatures);
  g_test_add_func ("/pdf/stretched", test_stretched);
  g_test_add_func ("/pdf/marks", test_marks);
  g_test_add_func ("/pdf/drawn-twice", test_drawn_twice);
  g_test_add_func ("/pdf/turned", test_turned);
  g_test_add_func ("/pdf/mixed", test_mixed);
  return g_test_run ();
}
