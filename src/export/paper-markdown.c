/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper.h"

#include <cmark.h>
#include <string.h>

typedef struct
{
  GPtrArray *paragraphs;
  HwPaperParagraph *current; /* in the array; NULL between blocks */
  HwDirection fallback;
  guint depth;  /* of lists and quotations */
  char *marker; /* for the first paragraph of an item */
  guint bold, italic;
  char *url; /* or NULL */
} Reader;

static void
begin (Reader *self, HwPaperStyle style)
{
  self->current = hw_paper_paragraph_new (style, HW_DIRECTION_LTR);
  self->current->indent = self->depth;
  self->current->marker = g_steal_pointer (&self->marker);
  g_ptr_array_add (self->paragraphs, self->current);
}

static void
end (Reader *self)
{
  g_autofree char *text = NULL;

  if (self->current == NULL)
    return;
  text = hw_paper_paragraph_get_text (self->current);
  if (hw_direction_of_utf8 (text, -1, self->fallback) == HW_DIRECTION_RTL)
    self->current->direction = HW_DIRECTION_RTL;
  self->current = NULL;
}

static void
add_text (Reader *self, const char *text, HwPaperFlags flags)
{
  HwPaperPiece *piece;

  if (text == NULL || *text == '\0')
    return;
  if (self->current == NULL)
    begin (self, HW_PAPER_NOTE);
  if (self->bold > 0)
    flags |= HW_PAPER_BOLD;
  if (self->italic > 0)
    flags |= HW_PAPER_ITALIC;
  piece = hw_paper_add_text (self->current, text, -1, flags);
  piece->url = g_strdup (self->url);
}

static gboolean
is_address (const char *url)
{
  return url != NULL
         && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")
             || g_str_has_prefix (url, "mailto:"));
}

/* The lines of a block of code or of HTML are shown as they are. */
static void
add_block (Reader *self, const char *literal)
{
  g_autofree char *text = g_strchomp (g_strdup (literal != NULL ? literal : ""));

  begin (self, HW_PAPER_CODE);
  add_text (self, text, HW_PAPER_MONOSPACE);
  end (self);
}

static void
enter_item (Reader *self, cmark_node *item)
{
  cmark_node *list = cmark_node_parent (item);

  g_free (self->marker);
  if (cmark_node_get_list_type (list) == CMARK_ORDERED_LIST)
    {
      int number = cmark_node_get_list_start (list);
      for (cmark_node *node = item; (node = cmark_node_previous (node)) != NULL;)
        number++;
      self->marker = g_strdup_printf ("%d.", number);
    }
  else
    self->marker = g_strdup ("•");
  self->depth++;
}

static void
enter (Reader *self, cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_BLOCK_QUOTE:
      self->depth++;
      break;
    case CMARK_NODE_ITEM:
      enter_item (self, node);
      break;
    case CMARK_NODE_PARAGRAPH:
      begin (self, HW_PAPER_NOTE);
      break;
    case CMARK_NODE_HEADING:
      begin (self, HW_PAPER_NOTE_HEADING);
      break;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
      add_block (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      begin (self, HW_PAPER_NOTE);
      add_text (self, "⁂", 0);
      end (self);
      break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
      add_text (self, cmark_node_get_literal (node), 0);
      break;
    case CMARK_NODE_CODE:
      add_text (self, cmark_node_get_literal (node), HW_PAPER_MONOSPACE);
      break;
    case CMARK_NODE_SOFTBREAK:
      add_text (self, " ", 0);
      break;
    case CMARK_NODE_LINEBREAK:
      add_text (self, "\n", 0);
      break;
    case CMARK_NODE_STRONG:
      self->bold++;
      break;
    case CMARK_NODE_EMPH:
      self->italic++;
      break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      if (is_address (cmark_node_get_url (node)))
        {
          g_free (self->url);
          self->url = g_strdup (cmark_node_get_url (node));
        }
      break;
    default:
      break;
    }
}

static void
leave (Reader *self, cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_ITEM:
    case CMARK_NODE_BLOCK_QUOTE:
      self->depth--;
      break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      end (self);
      break;
    case CMARK_NODE_STRONG:
      self->bold--;
      break;
    case CMARK_NODE_EMPH:
      self->italic--;
      break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      g_clear_pointer (&self->url, g_free);
      break;
    default:
      break;
    }
}

GPtrArray *
hw_paper_from_markdown (const char *markdown, HwDirection fallback)
{
  cmark_node *root = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_VALIDATE_UTF8);
  cmark_iter *iter = cmark_iter_new (root);
  Reader reader = { .paragraphs = hw_paper_paragraphs_new (), .fallback = fallback };
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      enter (&reader, cmark_iter_get_node (iter));
    else
      leave (&reader, cmark_iter_get_node (iter));
  g_free (reader.marker);
  g_free (reader.url);
  cmark_iter_free (iter);
  cmark_node_free (root);
  return reader.paragraphs;
}
