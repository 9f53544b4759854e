/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-builder.h"
#include "extract-rows.h"

#include <stdio.h>

/* Ten paragraphs and what is set aside between them, some with a comment on a word. */
static HwExtract *
random_extract (void)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (GError) error = NULL;
  HwExtract *extract;

  for (int i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("فقرة %d من النص", i);
      g_autofree char *aside = g_strdup_printf ("قائمة %d", i);
      g_autofree char *page = g_strdup_printf ("%d", i + 1);

      while (g_test_rand_bit ())
        hw_extract_builder_set_aside (builder, HW_ASIDE_FURNITURE, aside);
      hw_extract_builder_begin (builder, g_test_rand_bit () ? HW_ROLE_HEADING : HW_ROLE_BODY, 1,
                                HW_DIRECTION_AUTO);
      hw_extract_builder_locate (builder, HW_LOCATOR_PAGE, page);
      const gsize start = hw_extract_builder_get_position (builder);
      hw_extract_builder_append (builder, text, -1);
      if (g_test_rand_bit ())
        hw_extract_builder_add_comment (builder, start, start + 4, text, NULL, NULL);
    }
  hw_extract_builder_set_aside (builder, HW_ASIDE_RUNNING_HEAD, "ذيل");
  extract = hw_extract_builder_finish (builder, &error);
  g_assert_no_error (error);
  return extract;
}

static char *
get_text (const HwExtract *extract, gsize index)
{
  const HwExtractRow row = hw_extract_get_row (extract, index);

  if (row.is_aside)
    return g_strdup (g_array_index (extract->structure->asides, HwAside, row.index).text);
  const HwParagraph paragraph = hw_text_get_paragraph (extract->text, row.index);
  return hw_text_slice (extract->text, paragraph.start, paragraph.end);
}

/* Rows as "+text" and "-text". */
static GPtrArray *
list_rows (const HwExtract *extract)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < hw_extract_count_rows (extract); i++)
    {
      g_autofree char *text = get_text (extract, i);

      g_ptr_array_add (
          rows, g_strconcat (hw_extract_get_row (extract, i).is_aside ? "-" : "+", text, NULL));
    }
  return rows;
}

/* Comments, pages and headings stand where they stood. */
static void
check_places (const HwExtract *extract)
{
  for (guint i = 0; extract->comments != NULL && i < extract->comments->len; i++)
    {
      const HwExtractComment *comment = &g_array_index (extract->comments, HwExtractComment, i);
      const gsize index = hw_text_get_paragraph_at (extract->text, comment->start);
      const HwParagraph paragraph = hw_text_get_paragraph (extract->text, index);
      g_autofree char *text = hw_text_slice (extract->text, paragraph.start, paragraph.end);
      g_autofree char *word = hw_text_slice (extract->text, comment->start, comment->end);

      g_assert_cmpstr (text, ==, comment->text);
      g_assert_cmpstr (word, ==, "فقرة");
    }
  for (gsize i = 0; i < hw_text_get_n_paragraphs (extract->text); i++)
    {
      const HwParagraph paragraph = hw_text_get_paragraph (extract->text, i);
      g_autofree char *text = hw_text_slice (extract->text, paragraph.start, paragraph.end);
      int number;

      if (sscanf (text, "فقرة %d", &number) == 1)
        {
          g_autofree char *page = g_strdup_printf ("%d", number + 1);

          g_assert_cmpstr (
              hw_structure_get_label (extract->structure, HW_LOCATOR_PAGE, paragraph.start), ==,
              page);
        }
    }
}

static void
test_toggle (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (HwExtract) extract = random_extract ();
      g_autoptr (GPtrArray) before = list_rows (extract);
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GError) error = NULL;
      const guint n_comments = extract->comments != NULL ? extract->comments->len : 0;
      gboolean any = FALSE;

      for (guint i = 0; i < before->len; i++)
        {
          char *row = before->pdata[i];

          if (g_test_rand_int_range (0, 3) == 0)
            {
              g_array_append_val (rows, i);
              *row = *row == '+' ? '-' : '+';
            }
          any |= *row == '+';
        }
      if (!hw_extract_toggle_rows (extract, (const guint *) (gpointer) rows->data, rows->len,
                                   &error))
        {
          g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY);
          g_assert_false (any);
          continue;
        }
      g_assert_true (any);
      g_autoptr (GPtrArray) after = list_rows (extract);
      g_assert_cmpuint (after->len, ==, before->len);
      for (guint i = 0; i < before->len; i++)
        g_assert_cmpstr (after->pdata[i], ==, before->pdata[i]);
      if (rows->len > 0)
        check_places (extract);
      /* What went is told of. */
      if (extract->comments != NULL && extract->comments->len < n_comments)
        g_assert_nonnull (extract->remarks);
    }
}

static void
test_nothing_left (void)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  const guint rows[] = { 1 };
  g_autoptr (GError) error = NULL;

  hw_extract_builder_set_aside (builder, HW_ASIDE_FURNITURE, "قائمة");
  hw_extract_builder_append (builder, "فقرة", -1);
  g_autoptr (HwExtract) extract = hw_extract_builder_finish (builder, &error);
  g_assert_no_error (error);
  g_assert_false (hw_extract_toggle_rows (extract, rows, 1, &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY);
  g_autofree char *text = get_text (extract, 1);
  g_assert_cmpstr (text, ==, "فقرة");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract-rows/toggle", test_toggle);
  g_test_add_func ("/extract-rows/nothing-left", test_nothing_left);
  return g_test_run ();
}
