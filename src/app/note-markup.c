/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-markup.h"

#include <cmark.h>
#include <string.h>

#include "direction.h"

#define LRM "\342\200\216"
#define RLM "\342\200\217"

typedef struct
{
  GString *out;
  GString *line;   /* the text of the paragraph, for its direction */
  gsize line_at;   /* where that begins in @out */
  GPtrArray *open; /* the end tags of what is open */
  gsize n_left;
  gboolean full;
  gboolean plain;       /* the text alone, */
  gboolean writes_urls; /* or with where links lead */
  gsize quote_at;       /* where the last quotation begins in @out: there is no line yet */
  int depth;            /* of lists */
  GArray *runs;         /* HwStyledRun of @out; NULL for none */
} Writer;

static guint
count_open (const Writer *self, const char *end)
{
  guint n = 0;

  for (guint i = 0; i < self->open->len; i++)
    n += g_str_equal (self->open->pdata[i], end);
  return n;
}

static void
add_run (Writer *self, gsize start)
{
  const HwStyledRun run
      = { start, self->out->len, count_open (self, "</b>") > 0, count_open (self, "</i>") > 0 };
  HwStyledRun *last
      = self->runs->len > 0 ? &g_array_index (self->runs, HwStyledRun, self->runs->len - 1) : NULL;

  if (run.start == run.end || (!run.bold && !run.italic))
    return;
  if (last != NULL && last->end == start && last->bold == run.bold && last->italic == run.italic)
    last->end = run.end;
  else
    g_array_append_val (self->runs, run);
}

static void
add_text (Writer *self, const char *text)
{
  g_autofree char *part = NULL, *escaped = NULL;
  gsize n = (gsize) g_utf8_strlen (text, -1), start = self->out->len;

  if (n > self->n_left)
    {
      g_autofree char *begin = g_utf8_substring (text, 0, (long) self->n_left);

      part = g_strconcat (begin, "…", NULL);
      self->full = TRUE;
    }
  else
    part = g_strdup (text);
  self->n_left -= MIN (n, self->n_left);
  g_string_append (self->line, part);
  escaped = self->plain ? g_steal_pointer (&part) : g_markup_escape_text (part, -1);
  g_string_append (self->out, escaped);
  if (self->runs != NULL)
    add_run (self, start);
}

static void
put_tag (Writer *self, const char *tag)
{
  if (!self->plain)
    g_string_append (self->out, tag);
}

static void
begin_line (Writer *self)
{
  if (self->out->len > 0 && self->out->len != self->quote_at
      && self->out->str[self->out->len - 1] != '\n')
    g_string_append_c (self->out, '\n');
  self->line_at = self->out->len;
  g_string_truncate (self->line, 0);
}

/* The mark goes before all of the line, its bullet too. */
static void
end_line (Writer *self)
{
  HwDirection direction = hw_direction_of_utf8 (self->line->str, -1, HW_DIRECTION_AUTO);

  if (direction != HW_DIRECTION_AUTO && !self->plain)
    g_string_insert (self->out, (gssize) self->line_at, direction == HW_DIRECTION_RTL ? RLM : LRM);
  g_string_truncate (self->line, 0);
}

static void
open_tag (Writer *self, const char *tag, const char *end)
{
  put_tag (self, tag);
  g_ptr_array_add (self->open, (gpointer) end);
}

static void
close_tag (Writer *self)
{
  put_tag (self, g_ptr_array_steal_index (self->open, self->open->len - 1));
}

static gboolean
is_for_the_web (const char *url)
{
  return url != NULL
         && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")
             || g_str_has_prefix (url, "mailto:"));
}

static void
open_link (Writer *self, cmark_node *node)
{
  const char *url = cmark_node_get_url (node);
  g_autofree char *tag = NULL;

  if (!is_for_the_web (url) || self->plain)
    {
      open_tag (self, "", "");
      return;
    }
  tag = g_markup_printf_escaped ("<a href=\"%s\">", url);
  open_tag (self, tag, "</a>");
}

static void
begin_item (Writer *self, cmark_node *item)
{
  cmark_node *list = cmark_node_parent (item), *before = item;
  int number = cmark_node_get_list_start (list);

  begin_line (self);
  for (int i = 1; i < self->depth; i++)
    g_string_append (self->out, "\342\200\203");
  if (cmark_node_get_list_type (list) != CMARK_ORDERED_LIST)
    {
      g_string_append (self->out, "• ");
      return;
    }
  while ((before = cmark_node_previous (before)) != NULL)
    number++;
  g_string_append_printf (self->out, "%d. ", number);
}

/* The first paragraph of an item stands on the item's line. */
static gboolean
begins_item (cmark_node *node)
{
  return cmark_node_get_type (cmark_node_parent (node)) == CMARK_NODE_ITEM
         && cmark_node_previous (node) == NULL;
}

static void
enter (Writer *self, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_LIST)
    self->depth++;
  else if (type == CMARK_NODE_ITEM)
    begin_item (self, node);
  else if (type == CMARK_NODE_PARAGRAPH)
    {
      if (!begins_item (node))
        begin_line (self);
    }
  else if (type == CMARK_NODE_HEADING)
    {
      begin_line (self);
      open_tag (self, "<b>", "</b>");
    }
  else if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK)
    {
      g_autofree char *literal = g_strchomp (g_strdup (cmark_node_get_literal (node)));

      begin_line (self);
      put_tag (self, "<tt>");
      add_text (self, literal);
      put_tag (self, "</tt>");
      end_line (self);
    }
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    {
      begin_line (self);
      g_string_append (self->out, "———");
    }
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    {
      begin_line (self);
      open_tag (self, "<i>", "</i>");
      self->quote_at = self->out->len;
    }
  else if (type == CMARK_NODE_EMPH)
    open_tag (self, "<i>", "</i>");
  else if (type == CMARK_NODE_STRONG)
    open_tag (self, "<b>", "</b>");
  else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
    open_link (self, node);
  else if (type == CMARK_NODE_CODE)
    {
      put_tag (self, "<tt>");
      add_text (self, cmark_node_get_literal (node));
      put_tag (self, "</tt>");
    }
  else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_HTML_INLINE)
    add_text (self, cmark_node_get_literal (node));
  else if (type == CMARK_NODE_SOFTBREAK)
    add_text (self, " ");
  else if (type == CMARK_NODE_LINEBREAK)
    {
      end_line (self);
      begin_line (self);
    }
}

/* On paper nothing can be followed: where a link leads is written after it. */
static void
add_url (Writer *self, cmark_node *link)
{
  const char *url = cmark_node_get_url (link);
  cmark_node *text = cmark_node_first_child (link);

  if (!is_for_the_web (url)
      || (text != NULL && g_strcmp0 (cmark_node_get_literal (text), url) == 0))
    return;
  add_text (self, " (");
  add_text (self, url);
  add_text (self, ")");
}

static void
leave (Writer *self, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_LINK && self->writes_urls)
    add_url (self, node);

  if (type == CMARK_NODE_LIST)
    self->depth--;
  else if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK
           || type == CMARK_NODE_IMAGE || type == CMARK_NODE_BLOCK_QUOTE)
    close_tag (self);
  else if (type == CMARK_NODE_HEADING)
    {
      close_tag (self);
      end_line (self);
    }
  else if (type == CMARK_NODE_PARAGRAPH)
    end_line (self);
}

static char *
write_note (const char *markdown, gsize n_chars, gboolean plain, gboolean writes_urls, GArray *runs)
{
  cmark_node *root = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_VALIDATE_UTF8);
  cmark_iter *iter = cmark_iter_new (root);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Writer writer = { .out = g_string_new (NULL),
                    .line = line,
                    .open = open,
                    .plain = plain,
                    .writes_urls = writes_urls,
                    .runs = runs };
  cmark_event_type event;

  writer.n_left = n_chars > 0 ? n_chars : G_MAXSIZE;
  while (!writer.full && (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      if (event == CMARK_EVENT_ENTER)
        enter (&writer, cmark_iter_get_node (iter));
      else
        leave (&writer, cmark_iter_get_node (iter));
    }
  while (open->len > 0)
    close_tag (&writer);
  end_line (&writer);
  cmark_iter_free (iter);
  cmark_node_free (root);
  return g_string_free (writer.out, FALSE);
}

char *
hw_note_markup (const char *markdown, gsize n_chars)
{
  return write_note (markdown, n_chars, FALSE, FALSE, NULL);
}

char *
hw_note_plain (const char *markdown, GArray *runs)
{
  return write_note (markdown, 0, TRUE, TRUE, runs);
}

char *
hw_note_line (const char *markdown, gsize n_chars)
{
  return g_strdelimit (write_note (markdown, n_chars, TRUE, FALSE, NULL), "\n\t", ' ');
}
