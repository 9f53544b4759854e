/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>
#include <zlib.h>

static guint
get (const guint8 *p, guint n_bytes)
{
  guint value = 0;
  for (guint i = n_bytes; i > 0; i--)
    value = value << 8 | p[i - 1];
  return value;
}

/* By the headers of the files, one after the other: nothing stands between them. */
static gboolean
next_file (const guint8 *data, gsize *at, char **name, const guint8 **begin, guint *method)
{
  const guint8 *p = data + *at;

  if (get (p, 4) != 0x04034b50)
    return FALSE;
  g_assert_cmpuint (get (p + 28, 2), ==, 0); /* no extra field */
  *method = get (p + 8, 2);
  *name = g_strndup ((const char *) p + 30, get (p + 26, 2));
  *begin = p + 30 + get (p + 26, 2);
  *at += 30 + get (p + 26, 2) + get (p + 18, 4);
  return TRUE;
}

char *
office_unzip (GBytes *archive, const char *wanted)
{
  const guint8 *data = g_bytes_get_data (archive, NULL), *begin;
  gsize at = 0, start = 0;
  guint method;
  char *name;

  while (next_file (data, &at, &name, &begin, &method))
    {
      const guint8 *header = data + start;
      gboolean found = strcmp (name, wanted) == 0;
      g_free (name);
      start = at;
      if (!found)
        continue;
      guint n = get (header + 22, 4);
      char *out = g_malloc0 (n + 1);
      z_stream stream = { .next_in = (Bytef *) begin,
                          .avail_in = get (header + 18, 4),
                          .next_out = (Bytef *) out,
                          .avail_out = n };
      if (method == 0)
        memcpy (out, begin, n);
      else
        {
          g_assert_cmpint (inflateInit2 (&stream, -MAX_WBITS), ==, Z_OK);
          g_assert_cmpint (inflate (&stream, Z_FINISH), ==, Z_STREAM_END);
          inflateEnd (&stream);
        }
      g_assert_cmpuint (crc32 (0, (Bytef *) out, n), ==, get (header + 14, 4));
      return out;
    }
  return NULL;
}

GStrv
office_list (GBytes *archive)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const guint8 *data = g_bytes_get_data (archive, NULL), *begin;
  gsize at = 0;
  guint method;
  char *name;

  while (next_file (data, &at, &name, &begin, &method))
    {
      g_strv_builder_add (names, name);
      g_free (name);
    }
  return g_strv_builder_end (names);
}

static xmlXPathObjectPtr
find (const char *xml, const char *path, xmlDocPtr *document)
{
  xmlXPathContextPtr context;
  xmlXPathObjectPtr result;

  *document = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (*document);
  context = xmlXPathNewContext (*document);
  result = xmlXPathEvalExpression ((const xmlChar *) path, context);
  g_assert_nonnull (result);
  xmlXPathFreeContext (context);
  return result;
}

char *
office_text (const char *xml, const char *element)
{
  g_autofree char *path = g_strdup_printf ("//*[local-name()='%s']", element);
  xmlDocPtr document;
  /* OpenDocument has an element for blanks. */
  g_autoptr (GRegex) blank = g_regex_new ("<text:s text:c=\"[0-9]+\"/>", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (blank, xml, -1, 0, " ", 0, NULL);
  xmlXPathObjectPtr result = find (plain, path, &document);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < xmlXPathNodeSetGetLength (result->nodesetval); i++)
    {
      xmlChar *content = xmlNodeGetContent (result->nodesetval->nodeTab[i]);
      g_string_append_printf (text, "%s\n", (const char *) content);
      xmlFree (content);
    }
  xmlXPathFreeObject (result);
  xmlFreeDoc (document);
  return g_string_free (text, FALSE);
}

guint
office_count (const char *xml, const char *path)
{
  xmlDocPtr document;
  xmlXPathObjectPtr result = find (xml, path, &document);
  guint n = (guint) xmlXPathNodeSetGetLength (result->nodesetval);

  xmlXPathFreeObject (result);
  xmlFreeDoc (document);
  return n;
}

char *
office_convert (Fixture *fixture, GBytes *bytes, const char *extension, const char *target)
{
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *name = g_strdup_printf ("office.%s", extension);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *profile
      = g_strdup_printf ("-env:UserInstallation=file://%s/office-profile", fixture->folder);
  g_auto (GStrv) parts = g_strsplit (target, ":", 2);
  g_autofree char *result = g_strdup_printf ("%s/office.%s", fixture->folder, parts[0]);
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (soffice == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return NULL;
    }
  const char *arguments[]
      = { soffice,         profile, "--headless", "--convert-to", target, "--outdir",
          fixture->folder, path,    NULL };
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error));
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL,
                               G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (result, &text, NULL, &error));
  return text;
}
