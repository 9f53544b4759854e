/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

#include <string.h>

/* In the pages of ours, "§" ends what belongs to the text, "¶" what stands around it. */

static HwExtract *
read_page (const char *name, gboolean whole)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "import", "pages", name, NULL);
  g_autofree char *contents = NULL;
  gsize n_bytes;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, &n_bytes, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = g_bytes_new (contents, n_bytes);
  const HwReadOptions options = { .name = name, .whole_page = whole };
  HwExtract *extract = hw_extract_bytes (bytes, &options, NULL, &error);
  g_assert_no_error (error);
  return extract;
}

static guint
count (const char *text, const char *mark)
{
  guint n = 0;

  while ((text = strstr (text, mark)) != NULL)
    {
      n++;
      text += strlen (mark);
    }
  return n;
}

static char *
get_text (const HwExtract *extract)
{
  return hw_text_slice (extract->text, 0, G_MAXSIZE);
}

/* All that was set aside, a line each. */
static char *
get_asides (const HwExtract *extract)
{
  GString *asides = g_string_new (NULL);
  gsize last = 0;

  for (guint i = 0; extract->structure != NULL && i < extract->structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (extract->structure->asides, HwAside, i);

      g_assert_cmpint (aside->reason, ==, HW_ASIDE_FURNITURE);
      g_assert_cmpuint (aside->paragraph, >=, last);
      g_assert_cmpuint (aside->paragraph, <=, hw_text_get_n_paragraphs (extract->text));
      last = aside->paragraph;
      g_string_append_printf (asides, "%s\n", aside->text);
    }
  return g_string_free (asides, FALSE);
}

static void
test_page (gconstpointer name)
{
  g_autoptr (HwExtract) whole = read_page (name, TRUE), article = read_page (name, FALSE);
  g_autofree char *all = get_text (whole);
  g_autofree char *text = get_text (article);
  g_autofree char *asides = get_asides (article);

  g_test_message ("%s\n---\n%s", text, asides);
  g_assert_null (whole->structure != NULL && whole->structure->asides->len > 0 ? all : NULL);
  g_assert_cmpuint (count (text, "§"), ==, count (all, "§"));
  g_assert_cmpuint (count (text, "¶"), ==, 0);
  g_assert_cmpuint (count (asides, "¶"), ==, count (all, "¶"));
  g_assert_cmpuint (count (asides, "§"), ==, 0);
  g_assert_null (hw_extract_get_remark (article));
  /* The title in the page stays with the text. */
  if (strstr (all, article->title) != NULL)
    g_assert_nonnull (strstr (text, article->title));
}

/* A page of nothing but links has no text to be told from its menus. */
static void
test_unsure (void)
{
  g_autoptr (HwExtract) page = read_page ("front-page.html", FALSE);
  g_autofree char *text = get_text (page), *asides = get_asides (page),
                  *remark = hw_extract_get_remark (page);

  g_assert_cmpuint (count (text, "§"), ==, 4);
  g_assert_cmpstr (asides, ==, "");
  g_assert_nonnull (remark);
}

/* A long thread of comments under a short text: whatever is decided, nothing is lost, and the text is there. */
static void
test_comments (void)
{
  GString *page = g_string_new (
      "<title>A note</title><nav><a href=1>Home</a></nav><article><p>The mill was sold in the "
      "spring, and "
      "nobody in the valley knows who has bought it or what he wants to do with it. The old man "
      "who had "
      "lived there is going to stay with his daughter, as he said when we asked him.</article>"
      "<div id=comments class=comments>");
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (
        page,
        "<div class=comment><p>Comment %u: I do not think that this is what he said "
        "when he was asked about it in the town.</p></div>",
        i);
  g_string_append (page, "</div>");
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (page);
  g_autoptr (HwExtract) extract = hw_import_extract (bytes, "a.html", NULL);
  g_autofree char *text = get_text (extract), *asides = get_asides (extract);

  g_assert_nonnull (strstr (text, "The mill was sold"));
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *comment = g_strdup_printf ("Comment %u:", i);

      g_assert_cmpuint (count (text, comment) + count (asides, comment), ==, 1);
    }
}

static void
test_statements (void)
{
  g_autoptr (HwExtract) arabic = read_page ("news-ar.html", FALSE);
  g_autoptr (HwExtract) english = read_page ("news-en.html", FALSE);

  g_assert_cmpstr (arabic->title, ==, "افتتاح مكتبة عامة في حي النخيل");
  g_assert_cmpstr (arabic->author, ==, "سلمى الراوي");
  g_assert_cmpstr (arabic->published, ==, "2021-03-09");
  g_assert_cmpstr (arabic->source, ==, "صحيفة الواحة");
  g_assert_cmpstr (arabic->url, ==, "https://waha.example/news/17");
  g_assert_cmpstr (english->title, ==, "The bridge is open again");
  g_assert_cmpstr (english->author, ==, "Nadia Marsh");
}

/* The same article as a theme of WordPress, a portal, Blogger and AMP set it. */
static void
test_statements_of_themes (void)
{
  static const char *const names[] = { "wordpress.html", "portal.html", "blog.html", "amp.html" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (HwExtract) extract = read_page (names[i], FALSE);

      g_assert_cmpstr (extract->title, ==, "عودة الجسر القديم إلى أهله");
      g_assert_cmpstr (extract->author, ==, "رباب الصفار");
      g_assert_cmpstr (extract->published, ==, "2022-10-04");
      g_assert_cmpstr (extract->language, ==, "ar");
    }
}

static guint
count_role (const HwExtract *extract, HwParagraphRole role)
{
  guint n = 0;

  for (guint i = 0; i < extract->structure->forms->len; i++)
    n += g_array_index (extract->structure->forms, HwParagraphForm, i).role == role;
  return n;
}

static void
test_roles (void)
{
  g_autoptr (HwExtract) news = read_page ("news-ar.html", FALSE);
  g_autoptr (HwExtract) encyclopedia = read_page ("encyclopedia.html", FALSE);

  g_assert_cmpuint (count_role (news, HW_ROLE_HEADING), ==, 2);
  g_assert_cmpuint (count_role (news, HW_ROLE_CAPTION), ==, 1);
  g_assert_cmpuint (count_role (news, HW_ROLE_QUOTATION), ==, 1);
  g_assert_cmpuint (count_role (news, HW_ROLE_LIST_ITEM), ==, 2);
  g_assert_cmpuint (count_role (encyclopedia, HW_ROLE_TABLE_ROW), ==, 2);
  g_assert_cmpuint (count_role (encyclopedia, HW_ROLE_FOOTNOTE), ==, 2);
}

/* However a page is cut off, it is read as far as it goes. */
static void
test_truncated (void)
{
  static const char *const names[] = { "news-ar.html", "encyclopedia.html", "tables.html" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "import", "pages", names[i], NULL);
      g_autofree char *contents = NULL;
      gsize n_bytes;

      g_assert_true (g_file_get_contents (path, &contents, &n_bytes, NULL));
      for (guint n = 0; n < 50; n++)
        {
          const gsize length = (gsize) g_test_rand_int_range (1, (gint32) n_bytes);
          g_autoptr (GBytes) bytes = g_bytes_new (contents, length);
          g_autoptr (GError) error = NULL;
          g_autoptr (HwExtract) extract = hw_import_extract (bytes, "a.html", &error);

          g_assert_true ((extract != NULL) == (error == NULL));
          if (error != NULL)
            g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY);
        }
    }
}

int
main (int argc, char **argv)
{
  static const char *const pages[]
      = { "news-ar.html",   "news-en.html", "forum.html", "encyclopedia.html",
          "poems.html",     "tables.html",  "talk.html",  "essay.html",
          "wordpress.html", "portal.html",  "blog.html",  "amp.html" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/article/page/%s", pages[i]);

      g_test_add_data_func (path, pages[i], test_page);
    }
  g_test_add_func ("/article/unsure", test_unsure);
  g_test_add_func ("/article/comments", test_comments);
  g_test_add_func ("/article/statements", test_statements);
  g_test_add_func ("/article/statements-of-themes", test_statements_of_themes);
  g_test_add_func ("/article/roles", test_roles);
  g_test_add_func ("/article/truncated", test_truncated);
  return g_test_run ();
}
