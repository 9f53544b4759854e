/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "collocates.h"
#include "dispersion.h"
#include "fixture.h"
#include "groups.h"

#include <math.h>
#include <string.h>

#include "term-index.h"

static HwCollocates *
collocate (HwLibrary *library, const char *query, HwCollocatesOptions options)
{
  g_autoptr (GError) error = NULL;
  HwCollocates *found = hw_library_collocates (library, query, &options, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static const HwCollocate *
find (HwCollocates *self, const char *word)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const HwCollocate *item = &g_array_index (self->items, HwCollocate, i);

      if (strcmp (item->word, word) == 0)
        return item;
    }
  return NULL;
}

static void
test_window (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (HwCollocates) near = NULL, far = NULL;

  fixture_add (fixture->library, "t",
               "ألف باء ميناء تاء ثاء\nجيم ميناء\nميناء\nألف باء\nسوق ألف مدينة سفينة بحر رمل");
  near = collocate (fixture->library, "ميناء", (HwCollocatesOptions){ .window = 1 });
  g_assert_cmpuint (near->n_nodes, ==, 3);
  g_assert_cmpuint (near->n_near, ==, 3);
  g_assert_cmpuint (near->n_words, ==, 16);
  g_assert_cmpuint (near->items->len, ==, 3);
  g_assert_cmpuint (find (near, "باء")->count, ==, 1);
  g_assert_cmpuint (find (near, "باء")->total, ==, 2);
  g_assert_null (find (near, "ألف"));
  /* One of the 3 words nearby, of which 2 stand among 16. */
  g_assert_cmpfloat_with_epsilon (find (near, "باء")->mi, log2 (1.0 * 16 / (3 * 2)), 1e-9);
  g_assert_cmpfloat_with_epsilon (find (near, "باء")->dice, 2.0 * 1 / (3 + 2), 1e-9);

  far = collocate (fixture->library, "ميناء", (HwCollocatesOptions){ .window = 2 });
  g_assert_cmpuint (find (far, "ألف")->count, ==, 1);
  g_assert_cmpuint (find (far, "ثاء")->count, ==, 1);
  g_assert_null (find (far, "سوق"));
  g_assert_cmpuint (far->n_near, ==, 5);
}

/* Every form of the word is a place of it; its own places may be near each other. */
static void
test_forms (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GHashTable) stop = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HwCollocates) found = NULL, without = NULL;

  fixture_add (fixture->library, "t",
               "إدارة الميناء الجديد\nوالميناء الجديد\nفي ميناء جديد وميناء\n");
  found = collocate (fixture->library, "ميناء", (HwCollocatesOptions){ .min_count = 2 });
  g_assert_cmpuint (found->n_nodes, ==, 4);
  g_assert_cmpuint (find (found, "الجديد")->count, ==, 2);
  g_assert_cmpuint (find (found, "في")->count, ==, 2);
  g_assert_null (find (found, "إدارة"));
  g_hash_table_add (stop, (gpointer) "الجديد");
  without = collocate (fixture->library, "ميناء", (HwCollocatesOptions){ .stop = stop });
  g_assert_null (find (without, "الجديد"));
  g_assert_cmpuint (without->n_near, ==, found->n_near);
}

/* A paragraph so long that the index has it as several rows is read row by row. */
static void
test_long_paragraph (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GString) text = g_string_new ("ميناء بحر ");
  g_autoptr (HwCollocates) found = NULL;

  while (text->len < 200 * 1024)
    g_string_append (text, "كلام ");
  g_string_append (text, "سفينة ميناء");
  fixture_add (fixture->library, "t", text->str);
  for (gboolean more = TRUE; more;)
    g_assert_true (hw_term_index_work (fixture->library, 0, &more, NULL, NULL));
  found = collocate (fixture->library, "ميناء", (HwCollocatesOptions){ .window = 1 });
  g_assert_cmpuint (found->n_nodes, ==, 2);
  g_assert_cmpuint (found->n_near, ==, 2);
  g_assert_cmpuint (find (found, "بحر")->count, ==, 1);
  g_assert_cmpuint (find (found, "سفينة")->count, ==, 1);
}

static void
test_dispersion (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const HwSearchOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HwDispersion) found = NULL;
  g_autoptr (GArray) periods = NULL;
  gint64 one = fixture_add (fixture->library, "أ", "ميناء\n\nفي الميناء وميناء");
  gint64 other = fixture_add (fixture->library, "ب", "سوق");
  gint64 third = fixture_add (fixture->library, "ج", "سوق الميناء");
  HwDispersionRow *row;
  guint64 n_undated;

  g_assert_true (hw_library_change_document (
      fixture->library, one, &(HwDocumentChange){ .published = "1991-03-02", .direction = -1 },
      &error));
  g_assert_true (hw_library_change_document (
      fixture->library, other, &(HwDocumentChange){ .published = "1993", .direction = -1 },
      &error));
  found = hw_library_dispersion (fixture->library, "ميناء", &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->rows->len, ==, 2);
  g_assert_cmpuint (found->n_positions, ==, 4);
  row = found->rows->pdata[0];
  g_assert_cmpint (row->document, ==, one);
  g_assert_cmpstr (row->title, ==, "أ");
  g_assert_cmpint (row->n_chars, ==, 24);
  g_assert_cmpuint (row->positions->len, ==, 3);
  g_assert_cmpint (g_array_index (row->positions, gint64, 0), ==, 0);
  g_assert_cmpint (g_array_index (row->positions, gint64, 1), ==, 10);
  g_assert_cmpint (g_array_index (row->positions, gint64, 2), ==, 18);
  g_assert_cmpint (((HwDispersionRow *) found->rows->pdata[1])->document, ==, third);

  /* The year between has none; what has no date is told of. */
  periods = hw_library_count_periods (fixture->library, found, &options, FALSE, &n_undated, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (periods->len, ==, 3);
  g_assert_cmpuint (n_undated, ==, 1);
  g_assert_cmpstr (g_array_index (periods, HwPeriod, 1).period, ==, "1992");
  g_assert_cmpuint (g_array_index (periods, HwPeriod, 0).n_hits, ==, 3);
  g_assert_cmpuint (g_array_index (periods, HwPeriod, 0).n_chars, ==, 24);
  g_assert_cmpuint (g_array_index (periods, HwPeriod, 1).n_documents, ==, 0);
  g_assert_cmpuint (g_array_index (periods, HwPeriod, 2).n_hits, ==, 0);
  g_array_unref (periods);
  periods = hw_library_count_periods (fixture->library, found, &options, TRUE, &n_undated, &error);
  g_assert_cmpuint (periods->len, ==, 1);
  g_assert_cmpstr (g_array_index (periods, HwPeriod, 0).period, ==, "1991-03");
}

/* Of a group only its documents count, for what stands near, where, and over time. */
static void
test_group (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwCollocates) near = NULL;
  g_autoptr (HwDispersion) found = NULL;
  g_autoptr (GArray) periods = NULL;
  gint64 one = fixture_add (fixture->library, "أ", "باب ميناء");
  gint64 other = fixture_add (fixture->library, "ب", "سوق ميناء");
  HwSearchOptions options
      = { .group = hw_library_create_group (fixture->library, "ميناء", &error) };
  guint64 n_undated;

  g_assert_true (hw_library_add_to_group (fixture->library, options.group, &other, 1, &error));
  for (int i = 0; i < 2; i++)
    g_assert_true (hw_library_change_document (
        fixture->library, i == 0 ? one : other,
        &(HwDocumentChange){ .published = i == 0 ? "1991" : "1992", .direction = -1 }, &error));
  near = collocate (fixture->library, "ميناء", (HwCollocatesOptions){ .search = options });
  g_assert_cmpuint (near->n_words, ==, 2);
  g_assert_null (find (near, "باب"));
  g_assert_nonnull (find (near, "سوق"));
  found = hw_library_dispersion (fixture->library, "ميناء", &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->rows->len, ==, 1);
  g_assert_cmpint (((HwDispersionRow *) found->rows->pdata[0])->document, ==, other);
  periods = hw_library_count_periods (fixture->library, found, &options, FALSE, &n_undated, &error);
  g_assert_cmpuint (periods->len, ==, 1);
  g_assert_cmpstr (g_array_index (periods, HwPeriod, 0).period, ==, "1992");
}

/* Months are filled over the turn of the year, and a gap of centuries is not. */
static void
test_periods (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const dates[] = { "0622-01-01", "2003-11", "2004-02-01" };
  const HwSearchOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HwDispersion) found = NULL;
  g_autoptr (GArray) periods = NULL;
  guint64 n_undated;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint64 document = fixture_add (fixture->library, dates[i], dates[i]);

      g_assert_true (hw_library_change_document (
          fixture->library, document, &(HwDocumentChange){ .published = dates[i], .direction = -1 },
          &error));
    }
  found = hw_library_dispersion (fixture->library, "2004", &options, NULL, &error);
  periods = hw_library_count_periods (fixture->library, found, &options, TRUE, &n_undated, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (periods->len, ==, 5);
  g_assert_cmpstr (g_array_index (periods, HwPeriod, 1).period, ==, "2003-11");
  g_assert_cmpstr (g_array_index (periods, HwPeriod, 2).period, ==, "2003-12");
  g_assert_cmpstr (g_array_index (periods, HwPeriod, 3).period, ==, "2004-01");
  g_assert_cmpuint (g_array_index (periods, HwPeriod, 4).n_hits, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/collocates/window", test_window);
  fixture_test ("/collocates/long-paragraph", test_long_paragraph);
  fixture_test ("/collocates/forms", test_forms);
  fixture_test ("/dispersion/places", test_dispersion);
  fixture_test ("/dispersion/periods", test_periods);
  fixture_test ("/dispersion/group", test_group);
  return g_test_run ();
}
