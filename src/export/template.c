/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "template.h"

#include "csv-field.h"
#include "direction.h"
#include "export.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  PART_TEXT,
  PART_FIELD,
  PART_BEGIN,  /* "#" */
  PART_ABSENT, /* "^" */
  PART_END,
} PartKind;

typedef struct
{
  PartKind kind;
  const char *begin; /* of the text, in the template */
  gsize n_bytes;
  char *name, *filter;
  guint line;
  guint end; /* of a PART_BEGIN or PART_ABSENT: the index of its PART_END */
} Part;

/* One of the objects around a place. */
typedef struct
{
  JsonNode *node;
  guint index, n;
} Frame;

typedef struct
{
  GArray *parts;  /* Part */
  GArray *frames; /* Frame, the innermost last */
  GString *out;
} Filler;

static void
part_clear (gpointer data)
{
  Part *part = data;
  g_free (part->name);
  g_free (part->filter);
}

static gboolean
fail (GError **error, guint line, const char *what)
{
  /* Translators: the first %s is what is wrong in a template, the number that of its line. */
  g_set_error (error, HW_EXPORT_ERROR, HW_EXPORT_ERROR_OPTION, _ ("The template: %s (line %u)."),
               what, line);
  return FALSE;
}

static gboolean
is_filter (const char *name)
{
  static const char *const filters[] = { "line", "isolate", "html", "json", "csv", NULL };
  return g_strv_contains (filters, name);
}

/* What stands between the braces. */
static gboolean
read_tag (GArray *parts, const char *text, gsize n_bytes, guint line, GError **error)
{
  g_autofree char *inside = g_strstrip (g_strndup (text, n_bytes));
  Part part = { .kind = PART_FIELD, .line = line };
  char *name = inside;

  if (*name == '!')
    return TRUE;
  if (*name == '#')
    part.kind = PART_BEGIN;
  else if (*name == '^')
    part.kind = PART_ABSENT;
  else if (*name == '/')
    part.kind = PART_END;
  if (part.kind != PART_FIELD)
    name++;
  char *bar = strchr (name, '|');
  if (bar != NULL)
    *bar++ = '\0';
  g_strstrip (name);
  if (*name == '\0')
    return fail (error, line, _ ("there is no name between the braces"));
  if (bar != NULL && (part.kind != PART_FIELD || !is_filter (g_strstrip (bar))))
    return fail (error, line, _ ("after “|” may stand line, isolate, html, json or csv"));
  part.name = g_strdup (name);
  part.filter = g_strdup (bar);
  g_array_append_val (parts, part);
  /* cppcheck-suppress memleak ; the array has it */
  return TRUE;
}

static void
add_text (GArray *parts, const char *begin, const char *end)
{
  Part part = { .kind = PART_TEXT, .begin = begin, .n_bytes = (gsize) (end - begin) };

  if (end > begin)
    g_array_append_val (parts, part);
}

/* Where what stands alone on its line begins and ends with that line; FALSE where it does not stand alone. */
static gboolean
stands_alone (
    const char *text, const char *begin, const char *end, const char **from, const char **to)
{
  const char *p = begin, *q = end;

  if (begin[2] == '\0' || strchr ("#^/!", begin[2 + strspn (begin + 2, " \t")]) == NULL)
    return FALSE;
  while (p > text && (p[-1] == ' ' || p[-1] == '\t'))
    p--;
  while (*q == ' ' || *q == '\t' || *q == '\r')
    q++;
  if ((p > text && p[-1] != '\n') || (*q != '\n' && *q != '\0'))
    return FALSE;
  *from = p;
  *to = *q == '\n' ? q + 1 : q;
  return TRUE;
}

static gboolean
read_parts (GArray *parts, const char *text, GError **error)
{
  const char *p = text, *begin;
  guint line = 1;

  while ((begin = strstr (p, "{{")) != NULL)
    {
      const char *end = strstr (begin, "}}"), *from = begin, *to;
      for (const char *q = p; q < begin; q++)
        line += *q == '\n';
      if (end == NULL)
        return fail (error, line, _ ("“{{” is never closed"));
      to = end + 2;
      if (stands_alone (text, begin, end + 2, &from, &to))
        from = MAX (from, p);
      add_text (parts, p, from);
      if (!read_tag (parts, begin + 2, (gsize) (end - begin - 2), line, error))
        return FALSE;
      for (const char *q = begin; q < to; q++)
        line += *q == '\n';
      p = to;
    }
  add_text (parts, p, p + strlen (p));
  return TRUE;
}

static gboolean
match_parts (GArray *parts, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      if (part->kind == PART_BEGIN || part->kind == PART_ABSENT)
        {
          if (open->len == HW_TEMPLATE_MAX_DEPTH)
            return fail (error, part->line, _ ("too many lists inside each other"));
          g_array_append_val (open, i);
        }
      else if (part->kind == PART_END)
        {
          Part *begin = open->len > 0 ? &g_array_index (parts, Part,
                                                        g_array_index (open, guint, open->len - 1))
                                      : NULL;
          if (begin == NULL || strcmp (begin->name, part->name) != 0)
            return fail (error, part->line, _ ("“{{/…}}” closes what is not open"));
          begin->end = i;
          g_array_set_size (open, open->len - 1);
        }
    }
  if (open->len == 0)
    return TRUE;
  return fail (error, g_array_index (parts, Part, g_array_index (open, guint, open->len - 1)).line,
               _ ("“{{#…}}” is never closed"));
}

/* NULL where there is none. */
static JsonNode *
look_up (const Filler *self, const char *name)
{
  for (guint i = self->frames->len; i > 0; i--)
    {
      JsonNode *node = g_array_index (self->frames, Frame, i - 1).node;
      if (JSON_NODE_HOLDS_OBJECT (node)
          && json_object_has_member (json_node_get_object (node), name))
        return json_object_get_member (json_node_get_object (node), name);
    }
  return NULL;
}

/* Of "@first" and its like. */
static gboolean
look_up_place (const Filler *self, const char *name, guint *value)
{
  const Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);

  if (strcmp (name, "@first") == 0)
    *value = frame->index == 0;
  else if (strcmp (name, "@last") == 0)
    *value = frame->index + 1 == frame->n;
  else if (strcmp (name, "@number") == 0)
    *value = frame->index + 1;
  else
    return FALSE;
  return TRUE;
}

static char *
get_text (const Filler *self, const char *name)
{
  JsonNode *node;
  guint place;

  if (look_up_place (self, name, &place))
    return g_strdup_printf ("%u", place);
  node = strcmp (name, ".") == 0 ? g_array_index (self->frames, Frame, self->frames->len - 1).node
                                 : look_up (self, name);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
append_json (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, text);
  g_autofree char *quoted = json_to_string (node, FALSE);
  g_string_append (out, quoted);
}

static void
append_field (Filler *self, const Part *part)
{
  g_autofree char *text = get_text (self, part->name);

  if (part->filter == NULL)
    g_string_append (self->out, text);
  else if (strcmp (part->filter, "line") == 0)
    g_string_append (self->out, g_strdelimit (text, "\r\n\t", ' '));
  else if (strcmp (part->filter, "isolate") == 0)
    {
      g_autofree char *isolated = hw_direction_isolate (text);
      g_string_append (self->out, isolated);
    }
  else if (strcmp (part->filter, "html") == 0)
    {
      g_autofree char *escaped = g_markup_escape_text (text, -1);
      g_string_append (self->out, escaped);
    }
  else if (strcmp (part->filter, "csv") == 0)
    hw_csv_append_field (self->out, text);
  else
    append_json (self->out, text);
}

static gboolean
is_there (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) > 0;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return *json_node_get_string (node) != '\0';
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  return TRUE;
}

static gboolean fill (Filler *self, guint begin, guint end, GError **error);

static gboolean
fill_frame (Filler *self, Frame frame, guint begin, guint end, GError **error)
{
  g_array_append_val (self->frames, frame);
  gboolean ok = fill (self, begin, end, error);
  g_array_set_size (self->frames, self->frames->len - 1);
  return ok;
}

static gboolean
fill_section (Filler *self, guint begin, GError **error)
{
  const Part *part = &g_array_index (self->parts, Part, begin);
  gboolean wanted = part->kind == PART_BEGIN;
  guint place;

  if (look_up_place (self, part->name, &place))
    return (place != 0) != wanted || fill (self, begin + 1, part->end, error);
  JsonNode *node = look_up (self, part->name);
  if (is_there (node) != wanted)
    return TRUE;
  if (!wanted)
    return fill (self, begin + 1, part->end, error);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return fill_frame (self, (Frame){ node, 0, 1 }, begin + 1, part->end, error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fill (self, begin + 1, part->end, error);

  JsonArray *array = json_node_get_array (node);
  guint n = json_array_get_length (array);
  for (guint i = 0; i < n; i++)
    if (!fill_frame (self, (Frame){ json_array_get_element (array, i), i, n }, begin + 1, part->end,
                     error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (Filler *self, guint begin, guint end, GError **error)
{
  for (guint i = begin; i < end; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      switch (part->kind)
        {
        case PART_TEXT:
          g_string_append_len (self->out, part->begin, (gssize) part->n_bytes);
          break;
        case PART_FIELD:
          append_field (self, part);
          break;
        case PART_BEGIN:
        case PART_ABSENT:
          if (!fill_section (self, i, error))
            return FALSE;
          i = part->end;
          break;
        case PART_END:
        default:
          break;
        }
      if (self->out->len > HW_TEMPLATE_MAX_RESULT)
        return fail (error, part->line, _ ("it makes more than a gigabyte of text"));
    }
  return TRUE;
}

char *
hw_template_fill (const char *template_text, JsonNode *root, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  Filler filler = { parts, frames, NULL };

  g_array_set_clear_func (parts, part_clear);
  if (strlen (template_text) > HW_TEMPLATE_MAX_BYTES)
    {
      fail (error, 1, _ ("it is larger than a megabyte"));
      return NULL;
    }
  if (!g_utf8_validate (template_text, -1, NULL))
    {
      fail (error, 1, _ ("it is not UTF-8"));
      return NULL;
    }
  if (!read_parts (parts, template_text, error) || !match_parts (parts, error))
    return NULL;
  filler.out = g_string_new (NULL);
  if (fill_frame (&filler, (Frame){ root, 0, 1 }, 0, parts->len, error))
    return g_string_free (filler.out, FALSE);
  g_string_free (filler.out, TRUE);
  return NULL;
}
