/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html.h"
#include "import.h"

#include <string.h>
#include <time.h>

static HwExtract *
extract (const char *page, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  return hw_import_extract (bytes, "page.html", error);
}

static void
check_text (const char *page, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) page_extract = extract (page, &error);
  gsize n_bytes;

  g_test_message ("%s", page);
  g_assert_no_error (error);
  const char *utf8 = hw_text_get_utf8 (page_extract->text, &n_bytes);
  g_autofree char *text = g_strndup (utf8, n_bytes);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_blocks (void)
{
  check_text ("<p>أول  \n فقرة<p>ثاني <b>فقرة</b>", "أول فقرة\nثاني فقرة\n");
  check_text ("a<br>b<br><br><br>c", "a\nb\n\nc\n");
  check_text ("<div><div>a</div></div><div></div><p>&nbsp;</p><div>b</div>", "a\nb\n");
  check_text ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "a\nb\nc\nd\n");
  check_text ("<ol start=3><li><p>a<p>b<li>c<ul><li>d</ul><li value=9>e<li> <li>f</ol>g",
              "3. a\nb\n4. c\nd\n9. e\n11. f\ng\n");
  check_text ("<ol type=i reversed><li>a<li>b<ol><li>c</ol></ol>", "ii. a\ni. b\n1. c\n");
  check_text ("<ol style='list-style: none'><li>a<li>b</ol>", "a\nb\n");
  check_text ("<h1>t</h1>x<article>y<section>z</section></article>w", "t\nx\ny\nz\nw\n");
  check_text ("<pre>\n  a\n\n    b  c</pre>d", "  a\n\n    b  c\nd\n");
  check_text ("a<i> b</i><b>c </b> d", "a bc d\n");
  check_text ("x&nbsp;y&amp;&lt;p&gt;&#1575;&#x628;&eacute;&hellip;", "x\u00a0y&<p>ابé…\n");
  check_text ("<p>a<!-- no -->b", "ab\n");
  check_text ("<p>كت<b>ا</b>ب", "كتاب\n");
}

static void
test_tables (void)
{
  check_text ("<table><tr><th>a<th>b<tr><td>1<td>2</table>after", "a\tb\n1\t2\nafter\n");
  check_text ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a\tb\n");
  check_text ("<table><tr><td>a</td><td></td><td>c</td></tr><tr><td></td><td>b</td></tr></table>",
              "a\t\tc\n\tb\n");
  check_text ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>d", "a\nb\tc\nd\n");
  check_text ("<p>x</p><table><tr><td> </td></tr></table><p>y</p>", "x\ny\n");
}

static void
test_not_read (void)
{
  check_text (
      "<html><head><title>t</title><style>p{}</style><script>var a='<p>no</p>';</script></head>"
      "<body><script>no()</script><p>yes<noscript>no</noscript><template><p>no</template>"
      "<svg><title>no</title><text>no</text></svg><p hidden>no</p>"
      "<div style='display: none'>no</div><select><option>no</select><p>end",
      "yes\nend\n");
}

static void
test_statements (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) page = extract (
      "<!DOCTYPE html><html lang='ar-IQ' dir='rtl'><head><meta charset='utf-8'>"
      "<title>خبر المدينة | الموقع</title><meta property='og:title' content='خبر المدينة'>"
      "<meta property='og:site_name' content='الموقع'><meta name='author' content='ليلى حسن'>"
      "<meta property='article:published_time' content='2022-02-21T23:30:00+03:00'>"
      "<link rel='canonical' href='https://example.org/n/1'></head>"
      "<body><p>نص الخبر عن المدينة وأهلها</p><p>An English line.</p></body></html>",
      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (page->title, ==, "خبر المدينة");
  g_assert_cmpstr (page->language, ==, "ar-IQ");
  g_assert_cmpstr (page->author, ==, "ليلى حسن");
  g_assert_cmpstr (page->source, ==, "الموقع");
  g_assert_cmpstr (page->published, ==, "2022-02-21");
  g_assert_cmpstr (page->url, ==, "https://example.org/n/1");
  /* The letters say what dir says, so each paragraph decides for itself. */
  g_assert_cmpint (page->direction, ==, HW_DIRECTION_AUTO);
}

/* A name on the page is one whatever its letters are; a bullet begins something else. */
static void
test_author (void)
{
  static const struct
  {
    const char *line, *author;
  } cases[] = {
    { "بقلم: آمنة بركات", "آمنة بركات" },
    { "By Nadia Marsh", "Nadia Marsh" },
    { "Nadia Marsh • Editor", NULL },
    { "12 March", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<body><div class='byline'>%s</div><p>نص الخبر عن المدينة</p>", cases[i].line);
      g_autoptr (HwExtract) page = extract (html, NULL);

      g_assert_cmpstr (page->author, ==, cases[i].author);
    }
}

static void
test_direction_and_language (void)
{
  g_autoptr (HwExtract) stated
      = extract ("<html dir='rtl' lang='ar'><p>12345 (OPEC and more Latin letters)", NULL);
  g_assert_cmpint (stated->direction, ==, HW_DIRECTION_RTL);
  /* A template's lang is not believed against the letters. */
  g_autoptr (HwExtract) template
      = extract ("<html lang='en-US'><p>اجتمع الوزراء في بغداد يوم الأحد", NULL);
  g_assert_cmpstr (template->language, ==, "ar");
  g_assert_cmpint (template->direction, ==, HW_DIRECTION_AUTO);
}

static void
test_titles (void)
{
  g_autoptr (HwExtract) heading
      = extract ("<p>قبل</p><h1>عنوان <i>كبير</i></h1><h1>آخر</h1>", NULL);
  g_assert_cmpstr (heading->title, ==, "عنوان كبير");
  g_autoptr (HwExtract) none = extract ("<p>أول فقرة في الصفحة</p><p>x", NULL);
  g_assert_cmpstr (none->title, ==, "أول فقرة في الصفحة");
  g_autoptr (HwExtract) drawing = extract ("<p>أول</p><svg><title>no</title></svg>", NULL);
  g_assert_cmpstr (drawing->title, ==, "أول");
  g_autoptr (HwExtract) entities = extract ("<title> A &amp; B\n &quot;C&quot; </title><p>x", NULL);
  g_assert_cmpstr (entities->title, ==, "A & B \"C\"");
}

static void
test_encodings (void)
{
  static const char *const declarations[]
      = { "<meta charset=windows-1256>",
          "<META http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\">", "" };
  const char *body = "<p>اجتمع الوزراء في بغداد يوم الأحد، وناقشوا ثلاثة ملفات.";

  for (gsize i = 0; i < G_N_ELEMENTS (declarations); i++)
    {
      gsize n_bytes;
      g_autofree char *page = g_strconcat (declarations[i], body, NULL);
      char *raw = g_convert (page, -1, "WINDOWS-1256", "UTF-8", NULL, &n_bytes, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (raw, n_bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (HwExtract) decoded = hw_import_extract (bytes, "p.htm", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (decoded->encoding, ==, "WINDOWS-1256");
      g_autofree char *text = hw_text_slice (decoded->text, 0, 5);
      g_assert_cmpstr (text, ==, "اجتمع");
    }

  /* A page that was saved as UTF-8 and still says what it was. */
  check_text ("<meta charset=windows-1256><p>مرحبا", "مرحبا\n");
}

/* What would take hours, memory or the network must do nothing of the kind. */
static void
test_hostile (void)
{
  g_autoptr (GError) error = NULL;
  GString *page = g_string_new ("<p>start");
  for (guint i = 0; i < 100000; i++)
    g_string_append (page, "<div>");
  g_string_append (page, "deep");
  clock_t begin = clock (); /* of the processor: other programs may be busy */
  g_autoptr (HwExtract) deep = extract (page->str, &error);
  g_assert_null (deep);
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED);
  g_clear_error (&error);

  g_string_assign (page, "<p>start");
  for (guint i = 0; i < 1900; i++)
    g_string_append (page, "<font>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (page, "</i>");
  g_string_append (page, "end");
  g_autoptr (HwExtract) closing = extract (page->str, &error);
  g_assert_no_error (error);
  g_assert_nonnull (closing);
  g_assert_cmpint (clock () - begin, <, 20 * CLOCKS_PER_SEC);

  g_string_assign (page, "<p>");
  for (guint i = 0; i < 2 * 1000 * 1000; i++)
    g_string_append (page, "\ufeff");
  g_string_append (page, "a");
  g_autoptr (HwExtract) marked = extract (page->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hw_text_get_n_bytes (marked->text), ==, strlen ("a\n"));
  g_assert_cmpint (clock () - begin, <, 20 * CLOCKS_PER_SEC);

  g_string_assign (page, "<script/><p x= \"1 2 > <\" ");
  for (guint i = 0; i < 400 * 1000; i++)
    g_string_append_printf (page, "a%u%s", i, i % 2 == 0 ? "='1'" : " ");
  g_string_append (page, ">end");
  g_autoptr (HwExtract) wide = extract (page->str, &error);
  g_assert_null (wide);
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_cmpint (clock () - begin, <, 20 * CLOCKS_PER_SEC);

  /* An old page, in which nobody closed an anchor or a font. */
  g_string_assign (page, "<body>");
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (page, "<p><a name=%u><font face=x>word\n", i);
  g_autoptr (HwExtract) old = extract (page->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hw_text_get_n_paragraphs (old->text), ==, 3000);
  g_assert_cmpint (clock () - begin, <, 30 * CLOCKS_PER_SEC);

  /* What is no attribute is none. */
  g_string_assign (page, "<!-- <b");
  for (guint i = 0; i < 3000; i++)
    g_string_append (page, " word");
  g_string_append (page, "--><script>if (a<b) { '</p>'");
  for (guint i = 0; i < 3000; i++)
    g_string_append (page, " word/");
  g_string_append (page, "}</script><meta content = \"");
  for (guint i = 0; i < 3000; i++)
    g_string_append (page, "> word='a' ");
  g_string_append (page, "\"><p>kept");
  g_autoptr (HwExtract) kept = extract (page->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hw_text_get_n_bytes (kept->text), ==, strlen ("kept\n"));

  /* No entity but those of HTML is known, and none leads to a file. */
  g_autoptr (HwExtract) bomb
      = extract ("<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>"
                 "<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>x &b; &x; y",
                 &error);
  g_assert_no_error (error);
  g_autofree char *last = hw_text_slice (
      bomb->text,
      hw_text_get_paragraph (bomb->text, hw_text_get_n_paragraphs (bomb->text) - 1).start,
      G_MAXSIZE);
  g_assert_cmpstr (last, ==, "x &b; &x; y\n");

  check_text ("<p>a&#0;&#13;&#xfeff;b&#xd800;c", "a\ufffd b\ufffdc\n");
  check_text ("<p>&#xfeff;&#xfeff;a", "a\n");
  check_text ("<p>a<img src='http://127.0.0.1:1/x.png' onerror='no()'>b", "ab\n");

  for (gsize i = 0; i < 3; i++)
    {
      static const char *const empty[]
          = { "<script>x</script>", "<p>&nbsp;</p><br>", "<!-- only -->" };
      g_autoptr (HwExtract) nothing = extract (empty[i], &error);
      g_assert_null (nothing);
      g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY);
      g_clear_error (&error);
    }
  g_string_free (page, TRUE);
}

static void
check_appended (const char *page, const char *text)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  const HwReadOptions options = { NULL };
  g_autoptr (GError) error = NULL;

  hw_extract_builder_append (builder, "before", -1);
  g_assert_true (hw_html_append (builder, bytes, &options, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (HwExtract) extract = hw_extract_builder_finish (builder, &error);
  g_assert_no_error (error);
  g_autofree char *all = hw_text_slice (extract->text, 0, G_MAXSIZE);
  g_assert_cmpstr (all, ==, text);
}

/* A chapter of a book: in XML <title/> is closed, in HTML it is not; nothing is looked for in it. */
static void
test_chapter (void)
{
  check_appended ("<?xml version='1.0'?><html "
                  "xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x'/>"
                  "</head><body><a id='a'/><nav><a "
                  "href='b'>One</a></nav><p/><p>two<br/>three</p><div class='x'/>"
                  "<!-- <p/> --><p>four &gt; <i/>five</p></body></html>",
                  "before\nOne\ntwo\nthree\nfour > five\n");
  check_appended ("<p>x<div/>y", "before\nx\ny\n");
  check_appended ("<p> ", "before\n");
}

static void
test_forms (void)
{
  g_autoptr (HwExtract) page
      = extract ("<h2>a</h2><ol><li>b<ul><li>c</ul><li>d</ol><blockquote><p>e<p>f</"
                 "blockquote><figure><figcaption>g</figcaption>"
                 "</figure><pre>h</pre><p dir=rtl>12<p dir=rtl>English words<aside "
                 "epub:type=footnote><p>i</aside>",
                 NULL);
  static const HwParagraphForm forms[] = {
    { HW_ROLE_HEADING, 2, 0 },
    { HW_ROLE_LIST_ITEM, 1, 0 },
    { HW_ROLE_LIST_ITEM, 2, 0 },
    { HW_ROLE_LIST_ITEM, 1, 0 },
    { HW_ROLE_QUOTATION, 0, 0 },
    { HW_ROLE_QUOTATION, 0, 0 },
    { HW_ROLE_CAPTION, 0, 0 },
    { HW_ROLE_PREFORMATTED, 0, 0 },
    { HW_ROLE_BODY, 0, HW_DIRECTION_RTL },
    { HW_ROLE_BODY, 0, 0 },
    { HW_ROLE_FOOTNOTE, 0, 0 },
  };

  g_assert_cmpuint (page->structure->forms->len, ==, G_N_ELEMENTS (forms));
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const HwParagraphForm form = g_array_index (page->structure->forms, HwParagraphForm, i);

      g_test_message ("paragraph %u", i);
      g_assert_cmpint (form.role, ==, forms[i].role);
      g_assert_cmpint (form.level, ==, forms[i].level);
      g_assert_cmpint (form.direction, ==, forms[i].direction);
    }
}

/* JSON that is made to break a parser. */
static void
test_json (void)
{
  GString *deep = g_string_new ("<script type='application/ld+json'>");

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "[");
  g_string_append (
      deep, "</script><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":"
            "{\"name\":\"\\ud800x\"},\"datePublished\":\"2020-02-30\"}</script><p>text");
  g_autoptr (HwExtract) page = extract (deep->str, NULL);
  g_assert_nonnull (page);
  g_assert_true (page->author == NULL || g_utf8_validate (page->author, -1, NULL));
  g_string_free (deep, TRUE);
}

/* Elements that a browser closes and opens again for each paragraph grow without end: memory is bounded. */
static void
test_tangled (void)
{
  GString *page = g_string_new ("<p>");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (page, "<font color=%u>", i);
  for (guint i = 0; i < 20000; i++)
    g_string_append (page, "<p>x");
  g_autoptr (HwExtract) none = extract (page->str, &error);
  g_assert_null (none);
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED);
  g_string_free (page, TRUE);
}

/* A page of many megabytes comes whole. */
static void
test_large (void)
{
  GString *page = g_string_new ("<html><body>");
  const guint n = 100000;
  for (guint i = 0; i < n; i++)
    g_string_append (page, "<p>فقرة من كلام طويل في صفحة كبيرة جدا لا تنتهي سريعا</p>\n");
  g_string_append (page, "<p>النهاية</p>");
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) large = extract (page->str, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hw_text_get_n_paragraphs (large->text), ==, n + 1);
  g_string_free (page, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/blocks", test_blocks);
  g_test_add_func ("/html/tables", test_tables);
  g_test_add_func ("/html/not-read", test_not_read);
  g_test_add_func ("/html/statements", test_statements);
  g_test_add_func ("/html/author", test_author);
  g_test_add_func ("/html/direction-and-language", test_direction_and_language);
  g_test_add_func ("/html/titles", test_titles);
  g_test_add_func ("/html/encodings", test_encodings);
  g_test_add_func ("/html/hostile", test_hostile);
  g_test_add_func ("/html/chapter", test_chapter);
  g_test_add_func ("/html/forms", test_forms);
  g_test_add_func ("/html/json", test_json);
  g_test_add_func ("/html/tangled", test_tangled);
  g_test_add_func ("/html/large", test_large);
  return g_test_run ();
}
