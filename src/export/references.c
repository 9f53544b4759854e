/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-json.h"

#include <string.h>

/* The same in both: short enough to type, and the document's own. */
static char *
make_key (const HwDocument *document)
{
  return g_strdup_printf ("hawashi-%.8s", document->guid);
}

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '\\':
        g_string_append (out, "\\textbackslash{}");
        break;
      case '~':
        g_string_append (out, "\\textasciitilde{}");
        break;
      case '^':
        g_string_append (out, "\\textasciicircum{}");
        break;
      case '{':
      case '}':
      case '%':
      case '&':
      case '$':
      case '#':
      case '_':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
        break;
      default:
        g_string_append_c (out, (guchar) *p < 0x20 ? ' ' : *p);
      }
}

/* Twice in braces, what is given stays as it is: no case is changed, no name taken apart. */
static void
append_field (GString *out, const char *name, const char *value, gboolean kept)
{
  if (*value == '\0')
    return;
  g_string_append_printf (out, ",\n  %s = %s", name, kept ? "{{" : "{");
  append_escaped (out, value);
  g_string_append (out, kept ? "}}" : "}");
}

GBytes *
hw_export_bibtex (const HwExportJob *job, GError **error)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < job->set->sections->len; i++)
    {
      const HwDocument *document = ((HwExportSection *) job->set->sections->pdata[i])->document;
      g_autofree char *key = make_key (document);
      g_autofree char *year = g_strndup (document->published, 4);

      g_string_append_printf (out, "%s@%s{%s", i > 0 ? "\n" : "",
                              *document->url != '\0' ? "online" : "misc", key);
      append_field (out, "title", document->title, TRUE);
      append_field (out, "author", document->author, TRUE);
      append_field (out, "date", document->published, FALSE);
      append_field (out, "year", year, FALSE);
      append_field (out, "howpublished", document->source, TRUE);
      append_field (out, "url", document->url, FALSE);
      append_field (out, "language", document->language, FALSE);
      g_string_append (out, "\n}\n");
    }
  return g_string_free_to_bytes (out);
}

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  if (*value == '\0')
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

/* "2022-02-21" as [[2022, 2, 21]]. */
static void
add_date (JsonBuilder *json, const char *published)
{
  g_auto (GStrv) parts = g_strsplit (published, "-", 3);

  if (*published == '\0')
    return;
  json_builder_set_member_name (json, "issued");
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "date-parts");
  json_builder_begin_array (json);
  json_builder_begin_array (json);
  for (gsize i = 0; parts[i] != NULL; i++)
    json_builder_add_int_value (json, g_ascii_strtoll (parts[i], NULL, 10));
  json_builder_end_array (json);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

GBytes *
hw_export_csl_json (const HwExportJob *job, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();

  json_builder_begin_array (json);
  for (guint i = 0; i < job->set->sections->len; i++)
    {
      const HwDocument *document = ((HwExportSection *) job->set->sections->pdata[i])->document;
      g_autofree char *key = make_key (document);

      json_builder_begin_object (json);
      add_string (json, "id", key);
      add_string (json, "type",
                  *document->url != '\0'      ? "webpage"
                  : *document->source != '\0' ? "article-newspaper"
                                              : "document");
      add_string (json, "title", document->title);
      if (*document->author != '\0')
        {
          json_builder_set_member_name (json, "author");
          json_builder_begin_array (json);
          json_builder_begin_object (json);
          add_string (json, "literal", document->author);
          json_builder_end_object (json);
          json_builder_end_array (json);
        }
      add_date (json, document->published);
      add_string (json, "container-title", document->source);
      add_string (json, "URL", document->url);
      add_string (json, "language", document->language);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  return hw_export_json_print (root);
}
