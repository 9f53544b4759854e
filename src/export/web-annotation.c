/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-json.h"

#include <string.h>

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define LIBRARY_IRI "urn:hawashi:library"

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

static void
add_urn (JsonBuilder *json, const char *name, const char *guid)
{
  g_autofree char *urn = g_strdup_printf ("urn:uuid:%s", guid);
  add_string (json, name, urn);
}

static void
add_number (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

static void
begin_annotation (JsonBuilder *json,
                  const char *guid,
                  const char *motivation,
                  gint64 created,
                  gint64 modified,
                  const char *creator)
{
  g_autofree char *created_text = hw_export_time (created);
  g_autofree char *modified_text = hw_export_time (modified);

  json_builder_begin_object (json);
  add_urn (json, "id", guid);
  add_string (json, "type", "Annotation");
  add_string (json, "motivation", motivation);
  add_string (json, "created", created_text);
  add_string (json, "modified", modified_text);
  if (creator != NULL && *creator != '\0')
    {
      json_builder_set_member_name (json, "creator");
      json_builder_begin_object (json);
      add_string (json, "type", "Person");
      add_string (json, "name", creator);
      json_builder_end_object (json);
    }
}

static void
add_body (JsonBuilder *json, const char *purpose, const char *format, const char *value)
{
  json_builder_begin_object (json);
  add_string (json, "type", "TextualBody");
  add_string (json, "purpose", purpose);
  add_string (json, "format", format);
  add_string (json, "value", value);
  json_builder_end_object (json);
}

/* The document as a resource: what its text is and where it comes from. */
static void
add_document (JsonBuilder *json, const HwExportSection *section)
{
  const HwDocument *document = section->document;

  json_builder_begin_object (json);
  add_urn (json, "id", document->guid);
  add_string (json, "type", "Text");
  add_string (json, "format", "text/plain");
  add_string (json, "language", document->language);
  if (section->direction != HW_DIRECTION_AUTO)
    add_string (json, "textDirection", hw_direction_to_name (section->direction));
  add_string (json, "title", document->title);
  add_string (json, "dc:creator", document->author);
  add_string (json, "dc:publisher", document->source);
  add_string (json, "dc:date", document->published);
  add_string (json, "dc:source", document->url);
  json_builder_end_object (json);
}

static void
add_selectors (JsonBuilder *json, const HwPassage *passage)
{
  json_builder_begin_array (json);
  /* One that was lost when its text was replaced has no place. */
  if (passage->state != HW_PASSAGE_LOST)
    {
      json_builder_begin_object (json);
      add_string (json, "type", "TextPositionSelector");
      add_number (json, "start", passage->start);
      add_number (json, "end", passage->end);
      json_builder_end_object (json);
    }
  json_builder_begin_object (json);
  add_string (json, "type", "TextQuoteSelector");
  add_string (json, "exact", passage->quote);
  add_string (json, "prefix", passage->prefix);
  add_string (json, "suffix", passage->suffix);
  json_builder_end_object (json);
  json_builder_end_array (json);
}

static void
add_passage (JsonBuilder *json,
             const HwExportSet *set,
             const HwExportSection *section,
             const HwPassage *passage)
{
  const char *motivation = *passage->note != '\0' ? "commenting"
                           : passage->n_tags > 0  ? "tagging"
                                                  : "highlighting";
  g_autofree char *style
      = g_strdup_printf (".passage { background-color: %s; }", passage->shown_colour);

  begin_annotation (json, passage->guid, motivation, passage->created, passage->modified,
                    passage->creator);
  if (passage->n_tags > 0 || *passage->note != '\0')
    {
      json_builder_set_member_name (json, "body");
      json_builder_begin_array (json);
      for (gsize i = 0; i < passage->n_tags; i++)
        {
          const HwTag *tag = hw_export_set_get_tag (set, passage->tags[i]);
          add_body (json, "tagging", NULL, tag != NULL ? tag->path : passage->tag_names[i]);
        }
      if (*passage->note != '\0')
        add_body (json, "commenting", "text/markdown", passage->note);
      json_builder_end_array (json);
    }

  json_builder_set_member_name (json, "stylesheet");
  json_builder_begin_object (json);
  add_string (json, "type", "CssStylesheet");
  add_string (json, "value", style);
  json_builder_end_object (json);

  json_builder_set_member_name (json, "target");
  json_builder_begin_object (json);
  add_string (json, "type", "SpecificResource");
  json_builder_set_member_name (json, "source");
  add_document (json, section);
  json_builder_set_member_name (json, "selector");
  add_selectors (json, passage);
  add_string (json, "styleClass", "passage");
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
begin_note (JsonBuilder *json, const HwNote *note)
{
  begin_annotation (json, note->guid, "commenting", note->created, note->modified, note->creator);
  json_builder_set_member_name (json, "body");
  add_body (json, "commenting", "text/markdown", note->text);
  json_builder_set_member_name (json, "target");
}

static void
add_tag_note (JsonBuilder *json, const HwExportTag *item)
{
  begin_note (json, item->note);
  json_builder_begin_object (json);
  add_urn (json, "id", item->tag->guid);
  add_string (json, "type", "skos:Concept");
  add_string (json, "skos:prefLabel", item->tag->path);
  add_string (json, "skos:definition", item->tag->description);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/* Every annotation of the set, in order; how many. */
static guint
add_items (JsonBuilder *json, const HwExportSet *set)
{
  guint n = 0;

  for (guint i = 0; i < set->sections->len; i++)
    {
      const HwExportSection *section = set->sections->pdata[i];
      for (guint j = 0; j < section->notes->len; j++, n++)
        {
          begin_note (json, section->notes->pdata[j]);
          add_document (json, section);
          json_builder_end_object (json);
        }
      for (guint j = 0; j < section->passages->len; j++, n++)
        add_passage (json, set, section,
                     g_array_index (section->passages, HwExportPassage, j).passage);
    }
  for (guint i = 0; i < set->tags->len; i++)
    {
      const HwExportTag *item = set->tags->pdata[i];
      if (item->note == NULL)
        continue;
      add_tag_note (json, item);
      n++;
    }
  for (guint i = 0; i < set->library_notes->len; i++, n++)
    {
      begin_note (json, set->library_notes->pdata[i]);
      json_builder_add_string_value (json, LIBRARY_IRI);
      json_builder_end_object (json);
    }
  return n;
}

/* A collection has an IRI: a UUID (version 5) of what is in it, so that it is the same each time. */
static char *
collection_iri (JsonNode *items)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  json_generator_set_root (generator, items);
  gsize n_bytes;
  g_autofree char *text = json_generator_to_data (generator, &n_bytes);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_checksum_update (checksum, (const guchar *) text, (gssize) n_bytes);
  guint8 d[20];
  gsize n_digest = sizeof d;
  g_checksum_get_digest (checksum, d, &n_digest);

  return g_strdup_printf ("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                          "%02x%02x%02x%02x%02x%02x",
                          d[0], d[1], d[2], d[3], d[4], d[5], (d[6] & 0x0f) | 0x50, d[7],
                          (d[8] & 0x3f) | 0x80, d[9], d[10], d[11], d[12], d[13], d[14], d[15]);
}

static JsonNode *
make_items (const HwExportSet *set, guint *n)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();

  json_builder_begin_array (json);
  *n = add_items (json, set);
  json_builder_end_array (json);
  return json_builder_get_root (json);
}

GBytes *
hw_export_web_annotation (const HwExportJob *job, GError **error)
{
  const HwExportSet *set = job->set;
  guint n;
  g_autoptr (JsonNode) items = make_items (set, &n);
  g_autofree char *iri = collection_iri (items);
  g_autofree char *page = g_strconcat (iri, "#page-1", NULL);
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();

  json_builder_begin_object (json);
  add_string (json, "@context", CONTEXT);
  add_string (json, "id", iri);
  add_string (json, "type", "AnnotationCollection");
  add_string (json, "label", "Hawashi");
  add_number (json, "total", n);
  json_builder_set_member_name (json, "first");
  json_builder_begin_object (json);
  add_string (json, "id", page);
  add_string (json, "type", "AnnotationPage");
  add_string (json, "partOf", iri);
  add_number (json, "startIndex", 0);
  json_builder_set_member_name (json, "items");
  json_builder_add_value (json, json_node_copy (items));
  json_builder_end_object (json);
  json_builder_end_object (json);

  g_autoptr (JsonNode) root = json_builder_get_root (json);
  return hw_export_json_print (root);
}
