/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonObject *
first_with (JsonArray *array, const char *type)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      if (strcmp (json_object_get_string_member (object, "type"), type) == 0)
        return object;
    }
  return NULL;
}

/* The code points [start, end) of a text, counted here and not by what is tested. */
static char *
slice (const char *text, gint64 start, gint64 end)
{
  return g_utf8_substring (text, start, end);
}

static void
test_selectors (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  g_autofree char *json = sample_export (fixture->library, HW_EXPORT_WEB_ANNOTATION, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_assert_true (json_parser_load_from_data (parser, json, -1, &error));
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonObject *page = json_object_get_object_member (root, "first");
  JsonArray *items = json_object_get_array_member (page, "items");
  guint n_passages = 0, n_notes = 0, n_tag_bodies = 0;

  g_assert_cmpstr (json_object_get_string_member (root, "@context"), ==,
                   "http://www.w3.org/ns/anno.jsonld");
  g_assert_cmpstr (json_object_get_string_member (root, "type"), ==, "AnnotationCollection");
  g_assert_cmpint (json_object_get_int_member (root, "total"), ==, json_array_get_length (items));

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      g_assert_true (g_str_has_prefix (json_object_get_string_member (item, "id"), "urn:uuid:"));
      if (json_node_get_node_type (json_object_get_member (item, "target")) == JSON_NODE_VALUE)
        {
          n_notes++;
          continue;
        }
      JsonObject *target = json_object_get_object_member (item, "target");
      if (!json_object_has_member (target, "selector"))
        {
          n_notes++;
          continue;
        }
      n_passages++;

      JsonArray *selectors = json_object_get_array_member (target, "selector");
      JsonObject *position = first_with (selectors, "TextPositionSelector");
      JsonObject *quote = first_with (selectors, "TextQuoteSelector");
      JsonObject *source = json_object_get_object_member (target, "source");
      const char *urn = json_object_get_string_member (source, "id");
      gint64 id = hw_library_find_document (fixture->library, urn + strlen ("urn:uuid:"), &error);
      g_assert_no_error (error);
      g_autoptr (HwText) text = hw_library_load_text (fixture->library, id, NULL);
      gsize n_bytes;
      const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
      g_autofree char *whole = g_strndup (utf8, n_bytes);
      gint64 start = json_object_get_int_member (position, "start");
      gint64 end = json_object_get_int_member (position, "end");
      g_autofree char *exact = slice (whole, start, end);
      g_assert_cmpstr (json_object_get_string_member (quote, "exact"), ==, exact);
      if (start > 0)
        {
          const char *prefix = json_object_get_string_member (quote, "prefix");
          g_autofree char *before = slice (whole, start - g_utf8_strlen (prefix, -1), start);
          g_assert_cmpstr (prefix, ==, before);
        }

      if (json_object_has_member (item, "body"))
        {
          JsonArray *bodies = json_object_get_array_member (item, "body");
          for (guint j = 0; j < json_array_get_length (bodies); j++)
            {
              JsonObject *body = json_array_get_object_element (bodies, j);
              const char *purpose = json_object_get_string_member (body, "purpose");
              n_tag_bodies += strcmp (purpose, "tagging") == 0;
              if (strcmp (purpose, "commenting") == 0)
                g_assert_cmpstr (json_object_get_string_member (body, "format"), ==,
                                 "text/markdown");
            }
        }
    }
  g_assert_cmpuint (n_passages, ==, 9);
  g_assert_cmpuint (n_notes, ==, 3);
  g_assert_cmpuint (n_tag_bodies, ==, 5);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = sample_export (fixture->library, HW_EXPORT_WEB_ANNOTATION, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (root, "total"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/web-annotation/selectors", test_selectors);
  fixture_test ("/web-annotation/empty", test_empty);
  return g_test_run ();
}
