/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include "term-index.h"

#include <string.h>

/* One after the other in the export. */
static void
assert_in_order (const char *text, const char *const *parts)
{
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      const char *at = strstr (text, parts[i]);
      if (at == NULL)
        g_error ("“%s” is not in what is left: %s", parts[i], text);
      text = at + strlen (parts[i]);
    }
}

static char *
export_in (Fixture *fixture, HwExportOrder order, const HwExportScope *scope)
{
  HwExportOptions options = { .format = HW_EXPORT_MARKDOWN, .order = order };
  return sample_export_with (fixture->library, scope, &options);
}

static void
test_by_tag (Fixture *fixture, gconstpointer data)
{
  gint64 tag;

  sample_fill (fixture);
  g_autofree char *text = export_in (fixture, HW_EXPORT_BY_TAG, NULL);
  assert_in_order (text, (const char *const[]){ "# أمن\n", "SUM", "# أمن / داخلي\n", "Another",
                                                "😀 مع", "# \\=cmd()\n", "about a tag", "لا بأس",
                                                "# Without a tag\n", "مجلس", "عن الوثيقة", NULL });

  /* Only under those that were asked for. */
  tag = hw_library_find_tag (fixture->library, "أمن", NULL);
  HwExportScope scope = { .tags = &tag, .n_tags = 1 };
  g_autofree char *some = export_in (fixture, HW_EXPORT_BY_TAG, &scope);
  g_assert_nonnull (strstr (some, "# أمن / داخلي\n"));
  g_assert_null (strstr (some, "# Without a tag"));
  g_assert_null (strstr (some, "\n# \\=cmd()\n"));
}

static void
test_by_colour (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "D", "one two three four");
  gint64 first = sample_mark (fixture->library, document, "one", NULL, NULL);
  gint64 second = sample_mark (fixture->library, document, "two", NULL, NULL);
  sample_mark (fixture->library, document, "three", NULL, NULL);

  hw_library_recolour_passages (fixture->library, &first, 1, "#123456", NULL);
  hw_library_recolour_passages (fixture->library, &second, 1, "#62a0ea", NULL);
  g_autofree char *text = export_in (fixture, HW_EXPORT_BY_COLOUR, NULL);
  assert_in_order (text, (const char *const[]){ "# Yellow", "three", "# Blue", "two", "# \\#123456",
                                                "one", NULL });
  g_assert_null (strstr (text, "# Green"));
}

/* Days are those of UTC, wherever the machine stands. */
static void
test_by_date (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "D", "one two");
  g_autoptr (GError) error = NULL;
  HwExportScope scope = { 0 };

  sample_mark (fixture->library, document, "two", NULL, NULL);
  sample_mark (fixture->library, document, "one", NULL, NULL);
  g_autofree char *text = export_in (fixture, HW_EXPORT_BY_DATE, NULL);
  assert_in_order (text, (const char *const[]){ "# 20", "two", "one", NULL });

  g_assert_true (hw_export_date_from_name ("2001", TRUE, &scope.until));
  g_autofree char *early = export_in (fixture, HW_EXPORT_BY_DATE, &scope);
  g_assert_cmpstr (early, ==, "");
  scope.until = 0;
  g_assert_true (hw_export_date_from_name ("2001-12-31", TRUE, &scope.since));
  g_autofree char *late = export_in (fixture, HW_EXPORT_BY_DATE, &scope);
  g_assert_cmpstr (late, ==, text);
}

static void
test_dates (void)
{
  gint64 time, other;

  g_assert_true (hw_export_date_from_name ("1970-01-02", FALSE, &time));
  g_assert_cmpint (time, ==, G_GINT64_CONSTANT (86400000000));
  g_assert_true (hw_export_date_from_name ("1970-01", TRUE, &time));
  g_assert_true (hw_export_date_from_name ("1970-02-01", FALSE, &other));
  g_assert_cmpint (time, ==, other);
  g_assert_true (hw_export_date_from_name ("1970-12-31", TRUE, &time));
  g_assert_true (hw_export_date_from_name ("1970", TRUE, &other));
  g_assert_cmpint (time, ==, other);
  g_assert_false (hw_export_date_from_name ("1970-02-30", FALSE, &time));
  g_assert_false (hw_export_date_from_name ("1970-2", FALSE, &time));
  g_assert_false (hw_export_date_from_name ("1970-02-01x", FALSE, &time));
  g_assert_false (hw_export_date_from_name ("", FALSE, &time));
}

/* What a query finds: passages that hold a word of it, and those whose note does. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "Kitab", "بغداد مدينة\nودمشق مدينة\nخاتمة\n");
  HwExportScope scope = { 0 };
  g_autoptr (GError) error = NULL;

  sample_mark (fixture->library, document, "بغداد", NULL, NULL);
  sample_mark (fixture->library, document, "ودمشق", "مدن", NULL);
  sample_mark (fixture->library, document, "خاتمة", NULL, "عن بغداد");
  for (gboolean more = TRUE; more;)
    g_assert_true (hw_term_index_work (fixture->library, 0, &more, NULL, &error));
  g_assert_no_error (error);

  scope.query = "بغداد";
  g_autofree char *words = export_in (fixture, HW_EXPORT_BY_DOCUMENT, &scope);
  g_assert_nonnull (strstr (words, "> بغداد"));
  g_assert_nonnull (strstr (words, "> خاتمة"));
  g_assert_null (strstr (words, "دمشق"));

  scope.query = "tag:مدن";
  g_autofree char *tagged = export_in (fixture, HW_EXPORT_BY_DOCUMENT, &scope);
  g_assert_nonnull (strstr (tagged, "ودمشق"));
  g_assert_null (strstr (tagged, "> بغداد"));

  scope.query = "title:kitab";
  g_autofree char *titled = export_in (fixture, HW_EXPORT_BY_DOCUMENT, &scope);
  g_assert_nonnull (strstr (titled, "> بغداد"));
  g_assert_nonnull (strstr (titled, "ودمشق"));

  scope.query = "لا-يوجد";
  g_autofree char *nothing = export_in (fixture, HW_EXPORT_BY_DOCUMENT, &scope);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_context (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "D", "zero one two three four\nfive six\n");
  HwExportOptions options = { .format = HW_EXPORT_MARKDOWN, .context = 1 };

  sample_mark (fixture->library, document, "two", NULL, NULL);
  g_autofree char *one = sample_export_with (fixture->library, NULL, &options);
  g_assert_nonnull (strstr (one, "> … one <mark>two</mark> three …\n"));
  options.context = 2;
  g_autofree char *two = sample_export_with (fixture->library, NULL, &options);
  g_assert_nonnull (strstr (two, "> zero one <mark>two</mark> three four\n"));
  options.context = HW_EXPORT_CONTEXT_PARAGRAPH;
  g_autofree char *paragraph = sample_export_with (fixture->library, NULL, &options);
  g_assert_cmpstr (paragraph, ==, two);

  /* Over a line break, and with one at its end. */
  sample_mark (fixture->library, document, "four\nfive", NULL, NULL);
  sample_mark (fixture->library, document, "six\n", NULL, NULL);
  g_autofree char *broken = sample_export_with (fixture->library, NULL, &options);
  g_assert_nonnull (
      strstr (broken, "> zero one two three <mark>four</mark>\n>\n> <mark>five</mark> six\n"));
  g_assert_nonnull (strstr (broken, "> five <mark>six</mark>\n"));
}

static void
test_citation (Fixture *fixture, gconstpointer data)
{
  HwExportOptions options = { .format = HW_EXPORT_MARKDOWN, .order = HW_EXPORT_BY_DATE };
  gint64 document = fixture_add (fixture->library, "عنوان", "one two");

  sample_mark (fixture->library, document, "two", NULL, NULL);
  g_autofree char *full = sample_export_with (fixture->library, NULL, &options);
  g_assert_nonnull (strstr (full, "\u2068عنوان\u2069 · \u2068Paragraph 1\u2069"));
  options.citation = HW_EXPORT_CITE_DOCUMENT;
  g_autofree char *plain = sample_export_with (fixture->library, NULL, &options);
  g_assert_nonnull (strstr (plain, "\u2068عنوان\u2069\n"));
  options.citation = HW_EXPORT_CITE_NOTHING;
  g_autofree char *none = sample_export_with (fixture->library, NULL, &options);
  g_assert_null (strstr (none, "عنوان"));
}

static void
test_names (void)
{
  guint context;

  for (int i = 0; i < 4; i++)
    {
      HwExportOrder order;
      HwExportCitation citation;
      g_assert_true (
          hw_export_order_from_name (hw_export_order_get_name ((HwExportOrder) i), &order));
      g_assert_cmpint (order, ==, i);
      g_assert_true (hw_export_citation_from_name (
          hw_export_citation_get_name ((HwExportCitation) i), &citation));
      g_assert_cmpint (citation, ==, i);
    }
  g_assert_true (hw_export_context_from_name ("5", &context));
  g_assert_cmpuint (context, ==, 5);
  g_assert_true (hw_export_context_from_name ("paragraph", &context));
  g_assert_cmpuint (context, ==, HW_EXPORT_CONTEXT_PARAGRAPH);
  g_assert_false (hw_export_context_from_name ("-1", &context));
  g_assert_false (hw_export_context_from_name ("0", &context));
  g_assert_false (hw_export_context_from_name ("", &context));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/dates", test_dates);
  g_test_add_func ("/order/names", test_names);
  fixture_test ("/order/by-tag", test_by_tag);
  fixture_test ("/order/by-colour", test_by_colour);
  fixture_test ("/order/by-date", test_by_date);
  fixture_test ("/order/search", test_search);
  fixture_test ("/order/context", test_context);
  fixture_test ("/order/citation", test_citation);
  return g_test_run ();
}
