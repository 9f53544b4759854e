/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The parser calls itself for each level. */
#define MAX_LEVELS 32
#define MAX_ITEMS 200

/* Is it of a size and a depth that pages have? */
static gboolean
is_modest (const char *json)
{
  const gsize n = strlen (json);
  guint level = 0;
  gboolean quoted = FALSE;

  if (n > HW_HTML_MAX_JSON_BYTES)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (quoted && json[i] == '\\' && i + 1 < n)
        i++;
      else if (json[i] == '"')
        quoted = !quoted;
      /* The parser may see a string where none is: brackets count in strings too. */
      if ((json[i] == '[' || json[i] == '{') && ++level > MAX_LEVELS)
        return FALSE;
      if ((json[i] == ']' || json[i] == '}') && level > 0 && !quoted)
        level--;
    }
  return TRUE;
}

static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* "name", {"name": "name"}, or the first of several of them. */
static const char *
get_name (JsonNode *node)
{
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      node = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
    }
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      const char *name = get_string (json_object_get_member (object, "name"));

      return name != NULL ? name : get_string (json_object_get_member (object, "@id"));
    }
  return get_string (node);
}

static gboolean
is_article_name (const char *type)
{
  return type != NULL
         && (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "BlogPosting")
             || strcmp (type, "Report") == 0 || strcmp (type, "DiscussionForumPosting") == 0);
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");

  if (type != NULL && JSON_NODE_HOLDS_ARRAY (type))
    {
      JsonArray *types = json_node_get_array (type);

      for (guint i = 0; i < MIN (json_array_get_length (types), MAX_ITEMS); i++)
        if (is_article_name (get_string (json_array_get_element (types, i))))
          return TRUE;
      return FALSE;
    }
  return is_article_name (get_string (type));
}

static void
read_object (HwHtmlMeta *meta, JsonObject *object)
{
  static const struct
  {
    const char *member;
    HwHtmlJsonField field;
  } members[] = {
    { "headline", HW_HTML_JSON_TITLE },          { "name", HW_HTML_JSON_TITLE },
    { "author", HW_HTML_JSON_AUTHOR },           { "creator", HW_HTML_JSON_AUTHOR },
    { "datePublished", HW_HTML_JSON_PUBLISHED }, { "dateCreated", HW_HTML_JSON_PUBLISHED },
    { "publisher", HW_HTML_JSON_PUBLISHER },     { "url", HW_HTML_JSON_URL },
    { "mainEntityOfPage", HW_HTML_JSON_URL },
  };

  if (!is_article (object))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *value = get_name (json_object_get_member (object, members[i].member));

      if (value != NULL)
        hw_html_meta_take_json (meta, members[i].field, value);
    }
}

static void
read_node (HwHtmlMeta *meta, JsonNode *node, guint depth)
{
  if (depth > 3 || node == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (array), MAX_ITEMS); i++)
        read_node (meta, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      read_object (meta, object);
      read_node (meta, json_object_get_member (object, "@graph"), depth + 1);
    }
}

void
hw_html_meta_read_json (HwHtmlMeta *self, const char *json)
{
  g_autoptr (JsonParser) parser = NULL;

  if (!is_modest (json))
    return;
  parser = json_parser_new ();
  if (json_parser_load_from_data (parser, json, -1, NULL))
    read_node (self, json_parser_get_root (parser), 0);
}
