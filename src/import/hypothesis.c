/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hypothesis.h"

#include "extract.h"
#include "project-maker.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_DEPTH 64

gboolean
hw_hypothesis_sniff (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const gsize n = MIN (n_bytes, 65536);

  return data != NULL && memchr (data, '{', MIN (n, 16)) != NULL
         && (memmem (data, n, "\"annotations\"", 13) != NULL
             || memmem (data, n, "\"rows\"", 6) != NULL);
}

/* The parser calls itself for what is inside of something. */
static gboolean
is_shallow (const char *data, gsize n_bytes)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      const char c = data[i];

      if (in_string)
        {
          if (c == '\\')
            i++;
          in_string = c != '"';
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '[' || c == '{')
        {
          if (++depth > MAX_DEPTH)
            return FALSE;
        }
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

/* "" for what is no string. */
static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
                 && g_utf8_validate (json_node_get_string (node), -1, NULL)
             ? json_node_get_string (node)
             : "";
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint index)
{
  JsonNode *node = array != NULL && index < json_array_get_length (array)
                       ? json_array_get_element (array, index)
                       : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* What was quoted; NULL for a note on the page. */
static JsonObject *
find_quote (JsonObject *annotation)
{
  JsonArray *selectors = get_array (get_element (get_array (annotation, "target"), 0), "selector");

  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++)
    {
      JsonObject *selector = get_element (selectors, i);
      if (g_str_equal (get_string (selector, "type"), "TextQuoteSelector")
          && *get_string (selector, "exact") != '\0')
        return selector;
    }
  return NULL;
}

/* A page with what was quoted from it, each quotation in its context a paragraph. */
typedef struct
{
  HwProjectDocument *document;
  guint index;
  GString *text;
  gsize n_chars;
} Page;

static void
page_free (gpointer data)
{
  Page *self = data;

  g_string_free (self->text, TRUE);
  g_free (self);
}

typedef struct
{
  HwProject *project;
  HwProjectMaker *maker;
  GHashTable *pages; /* address -> Page */
  GHashTable *tags;  /* name -> index + 1 */
} Reading;

static Page *
get_page (Reading *self, JsonObject *annotation)
{
  const char *uri = get_string (annotation, "uri");
  JsonArray *titles = get_array (get_object (annotation, "document"), "title");
  JsonNode *first = titles != NULL && json_array_get_length (titles) > 0
                        ? json_array_get_element (titles, 0)
                        : NULL;
  const char *title = first != NULL && JSON_NODE_HOLDS_VALUE (first)
                              && json_node_get_value_type (first) == G_TYPE_STRING
                          ? json_node_get_string (first)
                          : uri;
  Page *page = g_hash_table_lookup (self->pages, uri);

  if (page != NULL)
    return page;
  page = g_new0 (Page, 1);
  page->text = g_string_new (NULL);
  page->document = hw_project_add_document (self->project, &page->index);
  page->document->guid = hw_project_make_guid ("page", uri);
  page->document->url = g_strdup (uri);
  page->document->is_excerpt = TRUE;
  page->document->title = g_utf8_make_valid (title, -1);
  g_hash_table_insert (self->pages, g_strdup (uri), page);
  return page;
}

static guint
get_tag (Reading *self, const char *name)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->tags, name));
  HwProjectTag *tag;

  if (index != 0)
    return index - 1;
  tag = hw_project_add_tag (self->project, &index);
  tag->guid = hw_project_make_guid ("hypothesis tag", name);
  tag->name = g_strdup (name);
  g_hash_table_insert (self->tags, g_strdup (name), GUINT_TO_POINTER (index + 1));
  return index;
}

/* On one line; *n_chars grows by its length. */
static void
append_line (Page *page, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text), page->n_chars++)
    {
      const gunichar c = g_utf8_get_char (text);
      g_string_append_unichar (page->text, c == '\n' || c == '\r' ? ' ' : c);
    }
}

static void
add_tags (Reading *self, JsonArray *tags, HwProjectPassage *passage)
{
  for (guint i = 0; tags != NULL && i < json_array_get_length (tags); i++)
    {
      JsonNode *node = json_array_get_element (tags, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING
          || !g_utf8_validate (json_node_get_string (node), -1, NULL))
        continue;
      const guint tag = get_tag (self, json_node_get_string (node));
      gboolean has = FALSE;
      for (guint j = 0; j < passage->tags->len; j++)
        has = has || g_array_index (passage->tags, guint, j) == tag;
      if (!has)
        g_array_append_val (passage->tags, tag);
    }
}

/* "sara" of "acct:sara@hypothes.is"; transfer full. */
static char *
get_user (JsonObject *annotation)
{
  const char *user = get_string (annotation, "user");

  const char *colon = g_str_has_prefix (user, "acct:") ? strchr (user, ':') : NULL;
  const char *name = colon != NULL ? colon + 1 : user;

  return g_strndup (name, strcspn (name, "@"));
}

static void
add_annotation (Reading *self, JsonObject *annotation)
{
  g_autofree char *user = get_user (annotation);
  const char *text = get_string (annotation, "text");
  const gint64 created = hw_project_maker_parse_time (get_string (annotation, "created"));
  JsonObject *quote = find_quote (annotation);
  JsonArray *tags = get_array (annotation, "tags");
  Page *page = get_page (self, annotation);
  HwProjectPassage *passage;
  guint index;

  if (quote == NULL)
    {
      hw_project_maker_add_note (self->maker, HW_NOTE_ON_DOCUMENT, page->index, text, user,
                                 created);
      if (tags != NULL && json_array_get_length (tags) > 0)
        hw_project_remark (self->project, "note", text, HW_PROJECT_FAILED,
                           g_strdup (_ ("tags on a whole page have no place here")));
      return;
    }
  append_line (page, get_string (quote, "prefix"));
  passage = hw_project_add_passage (self->project, &index);
  g_autofree char *place = g_strdup_printf ("%s %u", get_string (annotation, "uri"), index);
  const char *id = get_string (annotation, "id");
  passage->guid = hw_project_make_guid ("hypothesis", *id != '\0' ? id : place);
  passage->document = page->index;
  passage->start = (gint64) page->n_chars;
  append_line (page, get_string (quote, "exact"));
  passage->end = (gint64) page->n_chars;
  append_line (page, get_string (quote, "suffix"));
  g_string_append_c (page->text, '\n');
  page->n_chars++;
  passage->creator = g_strdup (user);
  passage->created = created;
  passage->modified = hw_project_maker_parse_time (get_string (annotation, "updated"));
  add_tags (self, tags, passage);
  hw_project_maker_add_note (self->maker, HW_NOTE_ON_PASSAGE, index, text, user, created);
}

static gboolean
finish_pages (Reading *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Page *page = value;
      g_autoptr (GBytes) bytes = g_bytes_new (page->text->str, page->text->len);

      page->document->text = hw_text_new (bytes, error);
      if (page->document->text == NULL)
        return FALSE;
    }
  return TRUE;
}

HwProject *
hw_hypothesis_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (HwProject) project = hw_project_new (name);
  g_autoptr (HwProjectMaker) maker = hw_project_maker_new (project, "hypothesis");
  g_autoptr (GHashTable) pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, page_free);
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) problem = NULL;
  Reading self = { project, maker, pages, tags };
  JsonArray *annotations = NULL;
  JsonNode *root;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  if (!g_utf8_validate_len (data, n_bytes, NULL) || !is_shallow (data, n_bytes)
      || !json_parser_load_from_data (parser, data, (gssize) n_bytes, &problem))
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                   /* Translators: %s is the reason, from another program. */
                   _ ("It is no JSON that can be read: %s"),
                   problem != NULL ? problem->message
                                   : _ ("it is not UTF-8, or nested too deeply"));
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      annotations = get_array (json_node_get_object (root), "annotations");
      if (annotations == NULL)
        annotations = get_array (json_node_get_object (root), "rows");
    }
  if (annotations == NULL)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                           _ ("There are no annotations of Hypothesis in it."));
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (annotations); i++)
    if (get_element (annotations, i) != NULL)
      add_annotation (&self, get_element (annotations, i));
  return finish_pages (&self, error) ? g_steal_pointer (&project) : NULL;
}
