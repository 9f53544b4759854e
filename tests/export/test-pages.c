/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <cmark.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The text of a Markdown paragraph, as a reader sees it. */
static char *
text_of (cmark_node *paragraph)
{
  GString *text = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (paragraph);

  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      /* Nothing of a quotation was taken for Markdown. */
      g_assert_true (cmark_node_get_type (node) == CMARK_NODE_TEXT
                     || cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH);
      if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
        g_string_append (text, cmark_node_get_literal (node));
    }
  cmark_iter_free (iter);
  return g_string_free (text, FALSE);
}

/* Each quotation comes back from the Markdown letter for letter. */
static void
test_markdown_round_trip (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  g_autofree char *markdown = sample_export (fixture->library, HW_EXPORT_MARKDOWN, NULL);
  cmark_node *root = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  HwPassageQuery query = { 0 };
  g_autoptr (GPtrArray) passages = hw_library_list_passages (fixture->library, &query, NULL);
  guint n = 0;

  for (cmark_node *node = cmark_node_first_child (root); node != NULL;
       node = cmark_node_next (node))
    {
      if (cmark_node_get_type (node) != CMARK_NODE_BLOCK_QUOTE)
        continue;
      g_autoptr (GString) quote = g_string_new (NULL);
      for (cmark_node *line = cmark_node_first_child (node); line != NULL;
           line = cmark_node_next (line))
        {
          g_autofree char *text = text_of (line);
          g_string_append_printf (quote, "%s%s", quote->len > 0 ? "\n" : "", text);
        }
      g_assert_cmpuint (n, <, passages->len);
      g_assert_cmpstr (quote->str, ==, ((HwPassage *) passages->pdata[n])->quote);
      n++;
    }
  g_assert_cmpuint (n, ==, passages->len);
  cmark_node_free (root);
}

/* A number has nine digits where it begins a list; a quotation may be a page of them. */
static void
test_markdown_of_digits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digits = g_strnfill (1000 * 1000, '7');
  gint64 document = fixture_add (fixture->library, "d", digits);
  clock_t begin = clock ();

  g_assert_cmpint (hw_library_mark (fixture->library, document, 0, 1000 * 1000, NULL, NULL), !=, 0);
  g_autofree char *markdown = sample_export (fixture->library, HW_EXPORT_MARKDOWN, NULL);
  g_assert_nonnull (strstr (markdown, digits));
  g_assert_cmpint (clock () - begin, <, 20 * CLOCKS_PER_SEC);
}

/* What a tag means is text, every line of it. */
static void
test_markdown_descriptions (Fixture *fixture, gconstpointer data)
{
  gint64 tag = hw_library_create_tag (fixture->library, 0, "t", NULL, NULL);

  g_assert_true (
      hw_library_describe_tag (fixture->library, tag, "first\n- a\n1. b\n\n    c", NULL));
  g_autofree char *markdown = sample_export (fixture->library, HW_EXPORT_MARKDOWN, NULL);
  char *html = cmark_markdown_to_html (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  g_assert_nonnull (
      strstr (html, "<h2>t</h2>\n<p>first</p>\n<p>- a</p>\n<p>1. b</p>\n<p>    c</p>"));
  free (html);
}

/* A fence that a note leaves open swallows nothing of what follows. */
static void
test_markdown_notes_are_contained (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "د", "أول ثان ثالث");
  sample_mark (fixture->library, document, "أول", NULL, "```\nopen <!--");
  sample_mark (fixture->library, document, "ثالث", NULL, NULL);
  g_autofree char *markdown = sample_export (fixture->library, HW_EXPORT_MARKDOWN, NULL);
  char *html = cmark_markdown_to_html (markdown, strlen (markdown), CMARK_OPT_DEFAULT);

  g_assert_nonnull (strstr (html, "<blockquote>\n<p>ثالث</p>\n</blockquote>"));
  free (html);
}

static void
test_html_directions (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  g_autofree char *html = sample_export (fixture->library, HW_EXPORT_HTML, NULL);

  g_assert_nonnull (strstr (html, "<p dir=\"rtl\" lang=\"ar\">UN قرار مجلس الأمن رقم 687</p>"));
  g_assert_nonnull (strstr (html, "<p dir=\"ltr\" lang=\"ar\">An English line</p>"));
  g_assert_nonnull (
      strstr (html, "<h1 dir=\"rtl\" lang=\"ar\">مقابلة *مهمة* مع &lt;الضيف&gt; (UN)</h1>"));
  g_assert_nonnull (strstr (html, "<h1 dir=\"ltr\">A plain document</h1>"));
  /* In a note, each paragraph and item its own. */
  g_assert_nonnull (strstr (html, "<p dir=\"rtl\">ملاحظة <strong>مهمة</strong></p>"));
  g_assert_nonnull (strstr (html, "<li dir=\"rtl\">أولا</li>"));
  g_assert_nonnull (strstr (html, "<li dir=\"ltr\">second</li>"));
}

static guint
count (xmlXPathContextPtr context, const char *path)
{
  xmlXPathObjectPtr result = xmlXPathEvalExpression ((const xmlChar *) path, context);
  guint n = (guint) xmlXPathNodeSetGetLength (result->nodesetval);
  xmlXPathFreeObject (result);
  return n;
}

/* The page loads nothing and runs nothing, whatever the notes say. */
static void
test_html_is_harmless (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  g_autofree char *html = sample_export (fixture->library, HW_EXPORT_HTML, NULL);
  htmlDocPtr document = htmlReadMemory (html, (int) strlen (html), NULL, "UTF-8",
                                        HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  xmlXPathContextPtr context = xmlXPathNewContext (document);

  g_assert_cmpuint (count (context, "//blockquote"), ==, 9);
  g_assert_cmpuint (count (context, "//script|//img|//link|//iframe|//object|//@src|//@onclick"),
                    ==, 0);
  g_assert_cmpuint (count (context, "//@href[starts-with(., 'javascript')]"), ==, 0);
  g_assert_cmpuint (count (context, "//blockquote/p[not(@dir='rtl' or @dir='ltr')]"), ==, 0);
  g_assert_cmpuint (count (context, "//h1[not(@dir)]"), ==, 0);
  g_assert_null (strstr (html, "url("));
  xmlXPathFreeContext (context);
  xmlFreeDoc (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/markdown/round-trip", test_markdown_round_trip);
  fixture_test ("/markdown/notes-are-contained", test_markdown_notes_are_contained);
  fixture_test ("/markdown/of-digits", test_markdown_of_digits);
  fixture_test ("/markdown/descriptions", test_markdown_descriptions);
  fixture_test ("/html/directions", test_html_directions);
  fixture_test ("/html/is-harmless", test_html_is_harmless);
  return g_test_run ();
}
