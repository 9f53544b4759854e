/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <string.h>

/* Rows of fields, read as RFC 4180 says. Element type GStrv. */
static GPtrArray *
parse_csv (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *p = text;

  while (*p != '\0')
    {
      g_autoptr (GPtrArray) row = g_ptr_array_new ();
      for (;;)
        {
          g_autoptr (GString) field = g_string_new (NULL);
          if (*p == '"')
            {
              for (p++; *p != '"' || p[1] == '"'; p++)
                {
                  g_assert_cmpint (*p, !=, '\0');
                  g_string_append_c (field, *p);
                  p += *p == '"';
                }
              p++;
            }
          else
            for (; strchr (",\r\n", *p) == NULL; p++)
              {
                g_assert_cmpint (*p, !=, '"');
                g_string_append_c (field, *p);
              }
          g_ptr_array_add (row, g_strdup (field->str));
          if (*p != ',')
            break;
          p++;
        }
      g_assert_true (g_str_has_prefix (p, "\r\n"));
      p += 2;
      g_ptr_array_add (row, NULL);
      g_ptr_array_add (rows, g_strdupv ((char **) row->pdata));
      g_ptr_array_set_free_func (row, g_free);
    }
  return rows;
}

static gsize
column (char **header, const char *name)
{
  for (gsize i = 0; header[i] != NULL; i++)
    if (strcmp (header[i], name) == 0)
      return i;
  g_error ("no column %s", name);
}

/* What stood before the apostrophe that makes a formula harmless. */
static const char *
plain (const char *field)
{
  if (field[0] == '\'' && field[1] != '\0' && strchr ("=+-@\t\r\n", field[1]) != NULL)
    return field + 1;
  return field;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  g_autofree char *csv = sample_export (fixture->library, HW_EXPORT_CSV, NULL);
  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbf"));
  g_autoptr (GPtrArray) rows = parse_csv (csv + 3);
  char **header = rows->pdata[0];
  guint n_header = g_strv_length (header);

  HwPassageQuery query = { 0 };
  g_autoptr (GPtrArray) passages = hw_library_list_passages (fixture->library, &query, NULL);
  guint n = 1, n_notes = 0;
  for (guint i = 0; i < passages->len; i++)
    {
      const HwPassage *passage = passages->pdata[i];
      /* Notes on documents stand among them. */
      while (strcmp (((char **) rows->pdata[n])[0], "passage") != 0)
        n++;
      char **row = rows->pdata[n++];
      g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, passage->start);
      g_assert_cmpstr (plain (row[column (header, "quote")]), ==, passage->quote);
      g_assert_cmpstr (plain (row[column (header, "note")]), ==, passage->note);
      g_assert_cmpstr (row[column (header, "start")], ==, start);
      g_assert_cmpstr (row[column (header, "guid")], ==, passage->guid);
      g_assert_cmpstr (row[column (header, "document")], ==, passage->document_title);
      for (gsize j = 0; j < passage->n_tags; j++)
        g_assert_nonnull (strstr (row[column (header, "tags")], passage->tag_names[j]));
      if (passage->n_tags == 0)
        g_assert_cmpstr (row[column (header, "tags")], ==, "");
    }
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      g_assert_cmpuint (g_strv_length (row), ==, n_header);
      n_notes += strcmp (row[0], "document") == 0 || strcmp (row[0], "tag") == 0
                 || strcmp (row[0], "library") == 0;
      for (guint j = 0; j < n_header; j++)
        g_assert_true (row[j][0] == '\0' || strchr ("=+-@\t\r\n", row[j][0]) == NULL);
    }
  g_assert_cmpuint (n_notes, ==, 3);
}

/* A passage has one row, with all of its tags; also where it stands under each of them. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "د", "نص قصير");
  gint64 passage = sample_mark (fixture->library, document, "نص", "أ", NULL);
  gint64 tag = hw_library_ensure_tag (fixture->library, "ب", NULL);
  g_assert_true (hw_library_tag_passages (fixture->library, &passage, 1, tag, NULL));
  sample_mark (fixture->library, document, "قصير", NULL, NULL);

  for (int i = 0; i < 2; i++)
    {
      HwExportOptions options
          = { .format = HW_EXPORT_CSV, .order = i == 0 ? HW_EXPORT_BY_DOCUMENT : HW_EXPORT_BY_TAG };
      g_autofree char *csv = sample_export_with (fixture->library, NULL, &options);
      g_autoptr (GPtrArray) rows = parse_csv (csv + 3);
      g_assert_cmpuint (rows->len, ==, 1 + 2);
      g_assert_cmpstr (((char **) rows->pdata[1])[column (rows->pdata[0], "tags")], ==, "أ; ب");
    }
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  HwExportOptions options
      = { .format = HW_EXPORT_CSV, .context = 1, .columns = "after, quote,before" };
  g_autoptr (GError) error = NULL;
  gint64 document = fixture_add (fixture->library, "د", "قبل نص قصير جدا");

  sample_mark (fixture->library, document, "نص", NULL, NULL);
  g_autofree char *csv = sample_export_with (fixture->library, NULL, &options);
  g_assert_cmpstr (csv + 3, ==, "after,quote,before\r\n\" قصير …\",نص,قبل \r\n");

  options.columns = "quote,none such";
  g_assert_null (hw_export_to_bytes (fixture->library, NULL, &options, NULL, &error));
  g_assert_error (error, HW_EXPORT_ERROR, HW_EXPORT_ERROR_OPTION);
  g_assert_nonnull (strstr (error->message, "none such"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/csv/round-trip", test_round_trip);
  fixture_test ("/csv/rows", test_rows);
  fixture_test ("/csv/columns", test_columns);
  return g_test_run ();
}
