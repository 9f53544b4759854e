/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-facts.h"

#include <string.h>

static void
assert_string (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
assert_sound_structure (const HwStructure *structure, gsize n_chars, gsize n_paragraphs)
{
  gsize last = 0;

  g_assert_true (structure->forms->len == 0 || structure->forms->len == n_paragraphs);
  for (guint i = 0; i < structure->forms->len; i++)
    {
      g_assert_cmpuint (g_array_index (structure->forms, HwParagraphForm, i).role, <, HW_N_ROLES);
      g_assert_cmpuint (g_array_index (structure->forms, HwParagraphForm, i).direction, <=,
                        HW_DIRECTION_RTL);
    }
  for (guint i = 0; i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);

      g_assert_cmpuint (locator->start, >=, last);
      g_assert_cmpuint (locator->start, <=, n_chars);
      g_assert_nonnull (locator->label);
      assert_string (locator->label);
      last = locator->start;
    }
  last = 0;
  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);

      g_assert_cmpuint (aside->paragraph, >=, last);
      g_assert_cmpuint (aside->paragraph, <=, n_paragraphs);
      g_assert_nonnull (aside->text);
      assert_string (aside->text);
      last = aside->paragraph;
    }
}

static void
assert_sound_comments (const GArray *comments, gsize n_chars)
{
  gsize last = 0;

  for (guint i = 0; i < comments->len; i++)
    {
      const HwExtractComment *comment = &g_array_index (comments, HwExtractComment, i);

      g_assert_cmpuint (comment->start, >=, last);
      g_assert_cmpuint (comment->start, <, comment->end);
      g_assert_cmpuint (comment->end, <=, n_chars);
      g_assert_nonnull (comment->text);
      assert_string (comment->text);
      assert_string (comment->author);
      assert_string (comment->created);
      last = comment->start;
    }
}

void
extract_assert_sound (const HwExtract *extract)
{
  gsize n_chars = 0, n_paragraphs = 0;

  g_assert_nonnull (extract->title);
  assert_string (extract->title);
  assert_string (extract->language);
  assert_string (extract->author);
  assert_string (extract->source);
  assert_string (extract->url);
  assert_string (extract->published);
  assert_string (extract->format);
  assert_string (extract->encoding);
  g_assert_cmpint (extract->direction, <=, HW_DIRECTION_RTL);
  g_assert_true (extract->text != NULL || (extract->parts != NULL && extract->parts->len > 0));
  if (extract->text != NULL)
    {
      gsize n_bytes;
      const char *utf8 = hw_text_get_utf8 (extract->text, &n_bytes);

      g_assert_cmpuint (n_bytes, >, 0);
      g_assert_true (g_utf8_validate_len (utf8, n_bytes, NULL));
      g_assert_null (memchr (utf8, '\r', n_bytes));
      n_chars = hw_text_get_n_chars (extract->text);
      n_paragraphs = hw_text_get_n_paragraphs (extract->text);
    }
  if (extract->structure != NULL)
    assert_sound_structure (extract->structure, n_chars, n_paragraphs);
  if (extract->comments != NULL)
    assert_sound_comments (extract->comments, n_chars);
  for (guint i = 0; extract->remarks != NULL && i < extract->remarks->len; i++)
    {
      g_assert_nonnull (extract->remarks->pdata[i]);
      assert_string (extract->remarks->pdata[i]);
    }
  for (guint i = 0; extract->parts != NULL && i < extract->parts->len; i++)
    extract_assert_sound (extract->parts->pdata[i]);
}

static void
assert_same_structure (const HwStructure *one, const HwStructure *other)
{
  g_assert_cmpmem (one->forms->data, one->forms->len * sizeof (HwParagraphForm), other->forms->data,
                   other->forms->len * sizeof (HwParagraphForm));
  g_assert_cmpuint (one->locators->len, ==, other->locators->len);
  for (guint i = 0; i < one->locators->len; i++)
    {
      const HwLocator *a = &g_array_index (one->locators, HwLocator, i),
                      *b = &g_array_index (other->locators, HwLocator, i);

      g_assert_cmpuint (a->start, ==, b->start);
      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpstr (a->label, ==, b->label);
    }
  g_assert_cmpuint (one->asides->len, ==, other->asides->len);
  for (guint i = 0; i < one->asides->len; i++)
    {
      const HwAside *a = &g_array_index (one->asides, HwAside, i),
                    *b = &g_array_index (other->asides, HwAside, i);

      g_assert_cmpuint (a->paragraph, ==, b->paragraph);
      g_assert_cmpint (a->reason, ==, b->reason);
      g_assert_cmpstr (a->text, ==, b->text);
    }
}

static void
assert_same_comments (const GArray *one, const GArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const HwExtractComment *a = &g_array_index (one, HwExtractComment, i),
                             *b = &g_array_index (other, HwExtractComment, i);

      g_assert_cmpuint (a->start, ==, b->start);
      g_assert_cmpuint (a->end, ==, b->end);
      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpstr (a->author, ==, b->author);
      g_assert_cmpstr (a->created, ==, b->created);
    }
}

static void
assert_same_text (const HwText *one, const HwText *other)
{
  gsize n_one, n_other;
  const char *a = hw_text_get_utf8 (one, &n_one), *b = hw_text_get_utf8 (other, &n_other);

  g_assert_cmpmem (a, n_one, b, n_other);
}

void
extract_assert_equal (const HwExtract *one, const HwExtract *other)
{
  g_assert_cmpstr (one->title, ==, other->title);
  g_assert_cmpstr (one->language, ==, other->language);
  g_assert_cmpstr (one->author, ==, other->author);
  g_assert_cmpstr (one->source, ==, other->source);
  g_assert_cmpstr (one->url, ==, other->url);
  g_assert_cmpstr (one->published, ==, other->published);
  g_assert_cmpstr (one->format, ==, other->format);
  g_assert_cmpstr (one->encoding, ==, other->encoding);
  g_assert_cmpuint (one->n_damaged, ==, other->n_damaged);
  g_assert_cmpint (one->is_doubtful, ==, other->is_doubtful);
  g_assert_cmpint (one->direction, ==, other->direction);
  g_assert_true ((one->text == NULL) == (other->text == NULL));
  g_assert_true ((one->structure == NULL) == (other->structure == NULL));
  g_assert_true ((one->comments == NULL) == (other->comments == NULL));
  g_assert_true ((one->remarks == NULL) == (other->remarks == NULL));
  g_assert_true ((one->parts == NULL) == (other->parts == NULL));
  if (one->text != NULL)
    assert_same_text (one->text, other->text);
  if (one->structure != NULL)
    assert_same_structure (one->structure, other->structure);
  if (one->comments != NULL)
    assert_same_comments (one->comments, other->comments);
  for (guint i = 0; one->remarks != NULL && i < MAX (one->remarks->len, other->remarks->len); i++)
    g_assert_cmpstr (one->remarks->pdata[i], ==, other->remarks->pdata[i]);
  for (guint i = 0; one->parts != NULL && i < MAX (one->parts->len, other->parts->len); i++)
    extract_assert_equal (one->parts->pdata[i], other->parts->pdata[i]);
}
