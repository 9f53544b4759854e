/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <string.h>

static const char table[] = "العنوان;النص;الكاتب;التاريخ;رقم\n\"خبر; أول\";\"نص طويل "
                            "\"\"مقتبس\"\"\n\nسطر ثان\";ليلى;2020-03-01;1\n"
                            "خبر ثان;نص آخر;سامي;٥ أيار ٢٠٢١;2\n\nبلا نص;;x;;3\n";

static HwExtract *
get_part (const HwExtract *extract, guint i)
{
  g_assert_nonnull (extract->parts);
  g_assert_cmpuint (i, <, extract->parts->len);
  return extract->parts->pdata[i];
}

static void
test_table (void)
{
  g_autoptr (HwExtract) extract = reading_extract (table, -1, "a.csv");
  HwExtract *first = get_part (extract, 0), *second = get_part (extract, 1);
  g_autofree char *remark = hw_extract_get_remark (extract);

  g_assert_null (extract->text);
  g_assert_cmpuint (extract->parts->len, ==, 2);
  g_assert_cmpstr (first->title, ==, "خبر; أول");
  reading_assert_text (first, "نص طويل \"مقتبس\"\nسطر ثان\n");
  g_assert_cmpstr (first->author, ==, "ليلى");
  g_assert_cmpstr (first->published, ==, "2020-03-01");
  g_assert_cmpstr (second->published, ==, "2021-05-05");
  /* What was not taken is said. */
  g_assert_nonnull (strstr (remark, "رقم"));
  g_assert_nonnull (strstr (remark, "1 row"));
}

/* The same table with any delimiter. */
static void
test_delimiters (void)
{
  static const char *const tables[]
      = { "title,body\nOne,\"a, b; c\"\nTwo,d\n", "title;body\nOne;a, b; c\nTwo;d\n",
          "title\tbody\r\nOne\ta, b; c\r\nTwo\td\r\n", "title|body\nOne|a, b; c\nTwo|d" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (HwExtract) extract = reading_extract (tables[i], -1, "a.csv");

      g_test_message ("%s", tables[i]);
      g_assert_cmpuint (extract->parts->len, ==, 2);
      if (i != 1) /* a field in need of quotes that has none is cut */
        reading_assert_text (get_part (extract, 0), "a, b; c\n");
      g_assert_cmpstr (get_part (extract, 1)->title, ==, "Two");
    }
}

static void
test_without_names (void)
{
  g_autoptr (HwExtract) extract = reading_extract (
      "7,the longest column is the text of all\n8,and every row is one\n", -1, "a.csv");

  g_assert_cmpuint (extract->parts->len, ==, 2);
  reading_assert_text (get_part (extract, 1), "and every row is one\n");
}

static void
test_map (void)
{
  const char *data = "who,what,where\nLayla,first,here\nSami,second,there\n";
  const char *const map[] = { "text=what", "author=1", "source=where", NULL };
  const char *const wrong_field[] = { "colour=what", NULL }, *const wrong_column[]
                                                             = { "text=when", NULL };
  HwReadOptions options = { .name = "a.csv", .map = map };
  g_autoptr (HwExtract) extract = reading_extract_with (data, -1, &options);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, strlen (data));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (extract->parts->len, ==, 2);
  reading_assert_text (get_part (extract, 0), "first\n");
  g_assert_cmpstr (get_part (extract, 0)->author, ==, "Layla");
  g_assert_cmpstr (get_part (extract, 1)->source, ==, "there");

  /* The first row is what it is said to be. */
  const char *const without[] = { "text=2", "header=no", NULL }, *const with[]
                                                                 = { "text=2",
                                                                     "title=", "header=yes", NULL };
  options.map = without;
  g_autoptr (HwExtract) rows = reading_extract_with (data, -1, &options);
  g_assert_cmpuint (rows->parts->len, ==, 3);
  reading_assert_text (get_part (rows, 0), "what\n");
  options.map = with;
  g_autoptr (HwExtract) named = reading_extract_with (data, -1, &options);
  g_assert_cmpuint (named->parts->len, ==, 2);
  reading_assert_text (get_part (named, 0), "first\n");

  options.map = wrong_field;
  g_assert_null (hw_extract_bytes (bytes, &options, NULL, &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "colour=what"));
  g_clear_error (&error);
  options.map = wrong_column;
  g_assert_null (hw_extract_bytes (bytes, &options, NULL, &error));
  g_assert_nonnull (strstr (error->message, "when"));
}

static void
test_encodings (void)
{
  gsize n_bytes;
  g_autofree char *arabic = g_convert (table, -1, "WINDOWS-1256", "UTF-8", NULL, &n_bytes, NULL);
  g_autofree char *utf16 = NULL;

  /* ٥ is in no Windows encoding. */
  g_assert_null (arabic);
  utf16 = g_convert (table, -1, "UTF-16LE", "UTF-8", NULL, &n_bytes, NULL);
  g_autofree char *marked = g_malloc (n_bytes + 2);
  memcpy (marked, "\xff\xfe", 2);
  memcpy (marked + 2, utf16, n_bytes);
  g_autoptr (HwExtract) extract = reading_extract (marked, (gssize) n_bytes + 2, "a.csv");
  g_assert_cmpuint (extract->parts->len, ==, 2);
  g_assert_cmpstr (extract->encoding, ==, "UTF-16LE");
}

static void
test_hostile (void)
{
  GString *wide = g_string_new ("text");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (wide, ",x");
  g_string_append (wide, "\nword\n\"never closed, ");
  for (guint i = 0; i < 100000; i++)
    g_string_append (wide, "\"\"\n,");
  g_autoptr (HwExtract) extract = reading_extract (wide->str, -1, "a.csv");
  g_assert_cmpuint (extract->parts->len, ==, 2);
  g_string_free (wide, TRUE);

  g_autoptr (GBytes) empty = g_bytes_new_static (",,\n,,\n", 6);
  g_assert_null (hw_import_extract (empty, "a.csv", &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY);
  reading_check_damaged (table, strlen (table), "a.csv");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/table", test_table);
  g_test_add_func ("/csv/delimiters", test_delimiters);
  g_test_add_func ("/csv/without-names", test_without_names);
  g_test_add_func ("/csv/map", test_map);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/hostile", test_hostile);
  return g_test_run ();
}
