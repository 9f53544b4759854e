/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-builder.h"

#include <string.h>

/* What each reader says comes out as a canonical text with places that are right in it. */

static void
assert_text (const HwExtract *extract, const char *expected)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (extract->text, &n_bytes);

  g_assert_cmpmem (utf8, n_bytes, expected, strlen (expected));
}

static void
test_paragraphs (void)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (HwExtract) extract = NULL;
  const HwParagraphForm *form;

  hw_extract_builder_begin (builder, HW_ROLE_HEADING, 1, HW_DIRECTION_RTL);
  hw_extract_builder_append (builder, "عنوان", -1);
  hw_extract_builder_begin (builder, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
  hw_extract_builder_append (builder, " \t ", -1);
  hw_extract_builder_begin (builder, HW_ROLE_LIST_ITEM, 2, HW_DIRECTION_AUTO);
  hw_extract_builder_append (builder, "one\r", 4);
  hw_extract_builder_append (builder, "\ntwo\xe2\x80\xa9", -1);
  hw_extract_builder_append (builder, "three", -1);
  extract = hw_extract_builder_finish (builder, NULL);

  assert_text (extract, "عنوان\none\ntwo\nthree\n");
  g_assert_cmpuint (extract->structure->forms->len, ==, 4);
  form = &g_array_index (extract->structure->forms, HwParagraphForm, 0);
  g_assert_cmpuint (form->role, ==, HW_ROLE_HEADING);
  g_assert_cmpuint (form->direction, ==, HW_DIRECTION_RTL);
  form = &g_array_index (extract->structure->forms, HwParagraphForm, 3);
  g_assert_cmpuint (form->role, ==, HW_ROLE_LIST_ITEM);
  g_assert_cmpuint (form->level, ==, 2);
}

static void
test_canonical (void)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (HwExtract) extract = NULL;

  hw_extract_builder_append (builder,
                             "\xef\xbb\xbf"
                             "a\0b\1c\td\xc3",
                             11);
  hw_extract_builder_append (builder, "\n\n\n", -1);
  hw_extract_builder_append (builder, "e", -1);
  extract = hw_extract_builder_finish (builder, NULL);
  assert_text (extract, "abc\td\xef\xbf\xbd\ne\n");
  g_assert_cmpuint (extract->n_damaged, ==, 1);
  g_assert_null (extract->structure); /* plain body needs none */
}

static void
test_locators (void)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (HwExtract) extract = NULL;

  hw_extract_builder_append (builder, "before\n", -1);
  hw_extract_builder_locate (builder, HW_LOCATOR_PAGE, "1");
  hw_extract_builder_begin (builder, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
  hw_extract_builder_append (builder, "  ", -1); /* a page of blanks */
  hw_extract_builder_locate (builder, HW_LOCATOR_PAGE, "2");
  hw_extract_builder_set_aside (builder, HW_ASIDE_PAGE_NUMBER, "- 2 -");
  hw_extract_builder_append (builder, "صفحة", -1);
  hw_extract_builder_locate (builder, HW_LOCATOR_PAGE, "3");
  hw_extract_builder_append (builder, "rest", -1);
  extract = hw_extract_builder_finish (builder, NULL);

  assert_text (extract, "before\nصفحةrest\n");
  g_assert_null (hw_structure_get_label (extract->structure, HW_LOCATOR_PAGE, 6));
  g_assert_cmpstr (hw_structure_get_label (extract->structure, HW_LOCATOR_PAGE, 7), ==, "2");
  g_assert_cmpstr (hw_structure_get_label (extract->structure, HW_LOCATOR_PAGE, 10), ==, "2");
  g_assert_cmpstr (hw_structure_get_label (extract->structure, HW_LOCATOR_PAGE, 11), ==, "3");
  g_assert_null (hw_structure_get_label (extract->structure, HW_LOCATOR_TIME, 11));
  g_assert_cmpuint (extract->structure->asides->len, ==, 1);
  g_assert_cmpuint (g_array_index (extract->structure->asides, HwAside, 0).paragraph, ==, 1);
}

static void
test_comments (void)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (HwExtract) extract = NULL;
  const HwExtractComment *comment;

  hw_extract_builder_append (builder, "abc", -1);
  hw_extract_builder_add_comment (builder, 2, 99, "late", "Nour", NULL);
  hw_extract_builder_add_comment (builder, 0, 1, "early", NULL, "2022-02-21");
  hw_extract_builder_add_comment (builder, 3, 9, "behind the end", NULL, NULL);
  hw_extract_builder_add_remark (builder, "mended");
  hw_extract_builder_add_remark (builder, "mended");
  extract = hw_extract_builder_finish (builder, NULL);

  g_assert_cmpuint (extract->comments->len, ==, 2);
  comment = &g_array_index (extract->comments, HwExtractComment, 0);
  g_assert_cmpstr (comment->text, ==, "early");
  comment = &g_array_index (extract->comments, HwExtractComment, 1);
  g_assert_cmpuint (comment->end, ==, 3);
  g_assert_cmpuint (extract->remarks->len, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (GError) error = NULL;

  hw_extract_builder_begin (builder, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
  hw_extract_builder_append (builder, " \n \n", -1);
  g_assert_null (hw_extract_builder_finish (builder, &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract-builder/paragraphs", test_paragraphs);
  g_test_add_func ("/extract-builder/canonical", test_canonical);
  g_test_add_func ("/extract-builder/locators", test_locators);
  g_test_add_func ("/extract-builder/comments", test_comments);
  g_test_add_func ("/extract-builder/empty", test_empty);
  return g_test_run ();
}
