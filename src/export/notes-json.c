/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-json.h"

#include "corrections.h"
#include "groups.h"
#include "saved-searches.h"
#include "template.h"

#include <string.h>

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value != NULL ? value : "");
}

static void
add_number (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

static void
add_time (JsonBuilder *json, const char *name, gint64 time)
{
  g_autofree char *text = hw_export_time (time);
  add_string (json, name, text);
}

static void
begin_list (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static void
add_note (JsonBuilder *json, const HwNote *note)
{
  json_builder_begin_object (json);
  add_string (json, "guid", note->guid);
  add_string (json, "text", note->text);
  add_time (json, "created", note->created);
  add_time (json, "modified", note->modified);
  add_string (json, "creator", note->creator);
  json_builder_end_object (json);
}

static void
add_notes (JsonBuilder *json, GPtrArray *notes)
{
  begin_list (json, "notes");
  for (guint i = 0; i < notes->len; i++)
    add_note (json, notes->pdata[i]);
  json_builder_end_array (json);
}

static void
add_passage (JsonBuilder *json, const HwExportSet *set, const HwExportPassage *item)
{
  const HwPassage *passage = item->passage;

  json_builder_begin_object (json);
  add_string (json, "guid", passage->guid);
  if (passage->state != HW_PASSAGE_LOST)
    {
      add_number (json, "start", passage->start);
      add_number (json, "end", passage->end);
      add_number (json, "paragraph", (gint64) item->paragraph);
    }
  if (passage->state != HW_PASSAGE_SURE)
    add_string (json, "state", hw_passage_state_to_name (passage->state));
  if (item->page != NULL)
    add_string (json, "page", item->page);
  add_string (json, "quote", passage->quote);
  add_string (json, "prefix", passage->prefix);
  add_string (json, "suffix", passage->suffix);
  if (*passage->former != '\0')
    add_string (json, "former", passage->former);
  if (*item->before != '\0' || *item->after != '\0')
    {
      add_string (json, "before", item->before);
      add_string (json, "after", item->after);
    }
  begin_list (json, "tags");
  for (gsize i = 0; i < passage->n_tags; i++)
    {
      const HwTag *tag = hw_export_set_get_tag (set, passage->tags[i]);
      json_builder_begin_object (json);
      if (tag != NULL)
        add_string (json, "guid", tag->guid);
      add_string (json, "path", hw_export_set_get_tag_path (set, passage, i));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  add_string (json, "note", passage->note);
  add_string (json, "ownColour", passage->colour);
  add_string (json, "colour", passage->shown_colour);
  add_time (json, "created", passage->created);
  add_time (json, "modified", passage->modified);
  add_string (json, "creator", passage->creator);
  json_builder_end_object (json);
}

/* Pages and times of the text, the forms of its paragraphs, what was left out of it. */
static void
add_structure (JsonBuilder *json, const HwStructure *structure)
{
  static const char *const roles[HW_N_ROLES]
      = { "body",      "heading", "listItem", "tableRow",
          "quotation", "caption", "footnote", "preformatted" };
  static const char *const reasons[] = { "", "furniture", "runningHead", "pageNumber", "person" };

  begin_list (json, "paragraphs");
  for (guint i = 0; i < structure->forms->len; i++)
    {
      HwParagraphForm form = g_array_index (structure->forms, HwParagraphForm, i);
      json_builder_begin_object (json);
      add_string (json, "role", form.role < HW_N_ROLES ? roles[form.role] : roles[0]);
      if (form.level > 0)
        add_number (json, "level", form.level);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  begin_list (json, "locators");
  for (guint i = 0; i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);
      json_builder_begin_object (json);
      add_number (json, "start", (gint64) locator->start);
      add_string (json, "kind", locator->kind == HW_LOCATOR_PAGE ? "page" : "time");
      add_string (json, "label", locator->label);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  begin_list (json, "setAside");
  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);
      json_builder_begin_object (json);
      add_number (json, "paragraph", (gint64) aside->paragraph);
      add_string (json, "reason",
                  aside->reason < G_N_ELEMENTS (reasons) ? reasons[aside->reason] : reasons[1]);
      add_string (json, "text", aside->text);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* What a person changed in the text, from the first to the last. */
static gboolean
add_corrections (JsonBuilder *json, HwLibrary *library, gint64 document, GError **error)
{
  static const char *const kinds[] = { "", "text", "takenBack", "setAside" };
  g_autoptr (GPtrArray) corrections = hw_library_list_corrections (library, document, error);

  if (corrections == NULL)
    return FALSE;
  begin_list (json, "corrections");
  for (guint i = 0; i < corrections->len; i++)
    {
      const HwCorrection *correction = corrections->pdata[i];

      json_builder_begin_object (json);
      add_string (json, "guid", correction->guid);
      add_string (json, "kind",
                  correction->kind < G_N_ELEMENTS (kinds) ? kinds[correction->kind] : kinds[0]);
      add_number (json, "paragraph", (gint64) correction->paragraph);
      add_string (json, "before", correction->before);
      add_string (json, "after", correction->after);
      add_time (json, "created", correction->created);
      add_string (json, "creator", correction->creator);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  return TRUE;
}

static gboolean
add_text (JsonBuilder *json, HwLibrary *library, gint64 document, GError **error)
{
  g_autoptr (HwText) text = hw_library_load_text (library, document, error);
  g_autoptr (HwStructure) structure = NULL;
  gsize n_bytes;

  if (text != NULL)
    structure = hw_library_get_structure (library, document, error);
  if (structure == NULL)
    return FALSE;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
  g_autofree char *copy = g_strndup (utf8, n_bytes);
  add_string (json, "text", copy);
  add_structure (json, structure);
  return add_corrections (json, library, document, error);
}

static gboolean
add_document (JsonBuilder *json,
              const HwExportJob *job,
              const HwExportSection *section,
              gboolean whole,
              GError **error)
{
  const HwDocument *document = section->document;

  json_builder_begin_object (json);
  add_string (json, "guid", document->guid);
  add_string (json, "title", document->title);
  add_string (json, "language", document->language);
  add_string (json, "direction", hw_direction_to_name (document->direction));
  add_string (json, "author", document->author);
  add_string (json, "source", document->source);
  add_string (json, "url", document->url);
  add_string (json, "published", document->published);
  add_time (json, "added", document->added);
  add_string (json, "hash", document->hash);
  add_string (json, "format", document->format);
  add_string (json, "encoding", document->encoding);
  add_string (json, "remarks", document->remarks);
  add_number (json, "characters", document->n_chars);
  if (whole && !add_text (json, job->library, document->id, error))
    return FALSE;
  add_notes (json, section->notes);
  begin_list (json, "passages");
  for (guint i = 0; i < section->passages->len; i++)
    add_passage (json, job->set, &g_array_index (section->passages, HwExportPassage, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  return TRUE;
}

static void
add_tags (JsonBuilder *json, const HwExportSet *set)
{
  begin_list (json, "tags");
  for (guint i = 0; i < set->tags->len; i++)
    {
      const HwExportTag *item = set->tags->pdata[i];
      const HwTag *parent = hw_export_set_get_tag (set, item->tag->parent);
      json_builder_begin_object (json);
      add_string (json, "guid", item->tag->guid);
      if (parent != NULL)
        add_string (json, "parent", parent->guid);
      add_string (json, "name", item->tag->name);
      add_string (json, "path", item->tag->path);
      add_string (json, "colour", item->tag->colour);
      add_string (json, "description", item->tag->description);
      if (item->note != NULL)
        {
          json_builder_set_member_name (json, "note");
          add_note (json, item->note);
        }
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static gboolean
add_groups (JsonBuilder *json, HwLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) groups = hw_library_list_groups (library, error);

  if (groups == NULL)
    return FALSE;
  begin_list (json, "groups");
  for (guint i = 0; i < groups->len; i++)
    {
      const HwGroup *group = groups->pdata[i];
      g_autoptr (GPtrArray) documents
          = hw_library_list_documents (library, group->id, NULL, HW_DOCUMENT_ORDER_TITLE, error);
      if (documents == NULL)
        return FALSE;
      json_builder_begin_object (json);
      add_string (json, "guid", group->guid);
      add_string (json, "name", group->name);
      begin_list (json, "documents");
      for (guint j = 0; j < documents->len; j++)
        json_builder_add_string_value (json, ((HwDocument *) documents->pdata[j])->guid);
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  return TRUE;
}

static gboolean
add_searches (JsonBuilder *json, HwLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) searches
      = hw_library_list_saved_searches (library, HW_SAVED_SEARCH_ORDER_NAME, error);

  if (searches == NULL)
    return FALSE;
  begin_list (json, "searches");
  for (guint i = 0; i < searches->len; i++)
    {
      const HwSavedSearch *search = searches->pdata[i];
      json_builder_begin_object (json);
      add_string (json, "guid", search->guid);
      add_string (json, "name", search->name);
      add_string (json, "query", search->query);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  return TRUE;
}

JsonNode *
hw_export_json_tree (const HwExportJob *job, gboolean whole, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();

  json_builder_begin_object (json);
  add_string (json, "format", whole ? "hawashi-library" : "hawashi-notes");
  add_number (json, "version", 1);
  begin_list (json, "documents");
  for (guint i = 0; i < job->set->sections->len; i++)
    if (g_cancellable_set_error_if_cancelled (job->cancellable, error)
        || !add_document (json, job, job->set->sections->pdata[i], whole, error))
      return NULL;
  json_builder_end_array (json);
  add_tags (json, job->set);
  add_notes (json, job->set->library_notes);
  if (whole
      && (!add_groups (json, job->library, error) || !add_searches (json, job->library, error)))
    return NULL;
  json_builder_end_object (json);
  return json_builder_get_root (json);
}

GBytes *
hw_export_json_print (JsonNode *root)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;
  gsize n_bytes;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &n_bytes);
  GString *out = g_string_new_len (text, (gssize) n_bytes);
  g_string_append_c (out, '\n');
  return g_string_free_to_bytes (out);
}

static GBytes *
print (const HwExportJob *job, gboolean whole, GError **error)
{
  g_autoptr (JsonNode) root = hw_export_json_tree (job, whole, error);

  return root != NULL ? hw_export_json_print (root) : NULL;
}

GBytes *
hw_export_json (const HwExportJob *job, GError **error)
{
  return print (job, FALSE, error);
}

GBytes *
hw_export_library (const HwExportJob *job, GError **error)
{
  return print (job, TRUE, error);
}

GBytes *
hw_export_template (const HwExportJob *job, GError **error)
{
  g_autoptr (JsonNode) root = hw_export_json_tree (job, FALSE, error);
  char *text = NULL;

  if (root != NULL)
    text = hw_template_fill (job->options->template_text, root, error);
  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}
