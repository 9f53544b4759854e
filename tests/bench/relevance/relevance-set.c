/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance-set.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "canonical-text.h"

static void
free_question (gpointer data)
{
  HwQuestion *self = data;

  g_free (self->id);
  g_free (self->text);
  g_ptr_array_unref (self->ids);
  g_array_unref (self->answers);
  g_free (self);
}

HwRelevanceSet *
hw_relevance_set_new (void)
{
  HwRelevanceSet *self = g_new0 (HwRelevanceSet, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->questions = g_ptr_array_new_with_free_func (free_question);
  self->indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
hw_relevance_set_free (HwRelevanceSet *self)
{
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->questions);
  g_hash_table_unref (self->indices);
  g_free (self);
}

/* A string or a number, as a string; NULL for anything else. */
static char *
to_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return json_node_dup_string (node);
}

/* On one line, as the texts of a library are: no line break of any kind, no other control. */
static char *
on_one_line (char *text)
{
  for (char *at = text; *at != '\0'; at++)
    if ((guint8) *at < 0x20 || *at == 0x7F)
      *at = ' ';
  return text;
}

static void
add_question (HwRelevanceSet *self, JsonObject *object, const char *id)
{
  HwQuestion *question = g_new0 (HwQuestion, 1);
  JsonArray *answers = json_object_has_member (object, "answers")
                               && JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, "answers"))
                           ? json_object_get_array_member (object, "answers")
                           : NULL;

  question->id = g_strdup (id);
  question->text = to_string (json_object_get_member (object, "question"));
  question->ids = g_ptr_array_new_with_free_func (g_free);
  question->answers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    {
      char *answer = to_string (json_array_get_element (answers, i));

      if (answer != NULL)
        g_ptr_array_add (question->ids, answer);
    }
  g_ptr_array_add (self->questions, question);
}

static gboolean
read_line (HwRelevanceSet *self, const char *line)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *id = NULL;
  JsonObject *object;
  char *text;

  if (!json_parser_load_from_data (parser, line, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return FALSE;
  object = json_node_get_object (json_parser_get_root (parser));
  id = to_string (json_object_get_member (object, "id"));
  if (id == NULL)
    return FALSE;
  text = to_string (json_object_get_member (object, "question"));
  g_free (text);
  if (text != NULL)
    {
      add_question (self, object, id);
      return TRUE;
    }
  text = to_string (json_object_get_member (object, "text"));
  if (text == NULL)
    return FALSE;
  if (g_hash_table_contains (self->indices, id))
    {
      g_free (text);
      return TRUE;
    }
  g_ptr_array_add (self->texts, on_one_line (text));
  g_hash_table_insert (self->indices, g_steal_pointer (&id), GUINT_TO_POINTER (self->texts->len));
  return TRUE;
}

gboolean
hw_relevance_set_read (HwRelevanceSet *self, const char *path, GError **error)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, error))
    return FALSE;
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && !read_line (self, lines[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     "line %u is neither a paragraph nor a question", i + 1);
        return FALSE;
      }
  return TRUE;
}

gboolean
hw_relevance_set_resolve (HwRelevanceSet *self, GError **error)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      HwQuestion *question = self->questions->pdata[i];

      for (guint j = 0; j < question->ids->len; j++)
        {
          guint index
              = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, question->ids->pdata[j]));

          if (index-- > 0)
            g_array_append_val (question->answers, index);
        }
      if (question->answers->len > 0)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "no paragraph answers the question %s", question->id);
      return FALSE;
    }
  return TRUE;
}
