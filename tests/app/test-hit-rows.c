/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "hit-rows.h"
#include "notes.h"
#include "tags.h"

static gpointer
search (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwSearchOptions options = { .limit = 0 };

  g_autoptr (HwSearchResult) result = hw_library_search (library, "بغداد", &options, NULL, error);

  return result != NULL ? g_steal_pointer (&result->hits) : NULL;
}

static gpointer
write_note (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, *(gint64 *) data, "حاشية عن بغداد", error);
  return NULL;
}

static gpointer
write_elsewhere (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < 2; i++)
    {
      gint64 tag = hw_library_ensure_tag (library, i == 0 ? "مدن" : "أنهار", error);

      hw_library_write_note (library, HW_NOTE_ON_LIBRARY, 0, "بغداد في كل مكان", error);
      hw_library_write_note (library, HW_NOTE_ON_TAG, tag, "بغداد\n\nوبغداد", error);
    }
  return NULL;
}

/* Tags and the library are places as documents are: each stands once, with a heading. */
static void
test_elsewhere (HwFixture *f, gconstpointer data)
{
  g_autoptr (HwRows) rows = NULL;
  guint n_headings = 0;

  hw_fixture_do (f, write_elsewhere, NULL);
  rows = hw_hit_rows_new (hw_fixture_do (f, search, NULL));
  g_assert_cmpuint (hw_rows_get_n (rows), ==, 4);
  for (gsize i = 0; i < 4; i++)
    {
      const HwHitRow *row = hw_rows_get_item (rows, i);
      gint64 before = i > 0 ? ((const HwHitRow *) hw_rows_get_item (rows, i - 1))->hit->tag : -1;

      n_headings += row->first;
      g_assert_true (row->first == (row->hit->tag != before));
    }
  g_assert_cmpuint (n_headings, ==, 3);
}

/* Documents stand in the order of their best hit, each once, with a heading on its first row; places
 * in a document in the order of its text, those in its notes after that; no row twice. */
static void
test_order (HwFixture *f, gconstpointer data)
{
  static const char *const texts[] = {
    "بغداد\nثم غيرها\nوبغداد أيضا\nقيل في بغداد ما قيل\n",
    "شيء قبل بغداد\nوبعد ذلك بغداد بغداد\n",
    "خبر طويل من مدينة بعيدة عن بغداد\n",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (gint64)); /* documents, best first */
  GPtrArray *hits;
  g_autoptr (HwRows) rows = NULL;
  guint n_hits, n_documents = 0;
  const HwHit *last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *title = g_strdup_printf ("%d", (int) i);
      gint64 document = hw_fixture_add_document (f, title, texts[i]);
      hw_fixture_do (f, write_note, &document);
    }
  hits = hw_fixture_do (f, search, NULL);
  n_hits = hits->len;
  g_assert_cmpuint (n_hits, >=, 8);
  for (guint i = 0; i < hits->len; i++)
    {
      HwHit *hit = hits->pdata[i];
      if (g_hash_table_add (seen, &hit->document))
        g_array_append_val (best, hit->document);
    }
  g_hash_table_remove_all (seen);

  rows = hw_hit_rows_new (hits);
  g_assert_cmpuint (hw_rows_get_n (rows), ==, n_hits);
  for (gsize i = 0; i < n_hits; i++)
    {
      const HwHitRow *row = hw_rows_get_item (rows, i);
      const HwHit *hit = row->hit;

      if (last == NULL || hit->document != last->document)
        {
          g_assert_true (row->first);
          g_assert_cmpint (hit->document, ==, g_array_index (best, gint64, n_documents));
          n_documents++;
        }
      else
        {
          g_assert_false (row->first);
          g_assert_true (hit->note > last->note
                         || (hit->note == last->note && hit->start > last->start));
        }
      g_assert_true (g_hash_table_add (seen, (gpointer) &row->key));
      last = hit;
    }
  g_assert_cmpuint (n_documents, ==, best->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hit-rows/order", HwFixture, NULL, hw_fixture_set_up, test_order,
              hw_fixture_tear_down);
  g_test_add ("/hit-rows/elsewhere", HwFixture, NULL, hw_fixture_set_up, test_elsewhere,
              hw_fixture_tear_down);
  return g_test_run ();
}
