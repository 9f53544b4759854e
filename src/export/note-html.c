/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-html.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* A picture would be fetched when the page is opened: a link to it says the same. */
static void
replace_pictures (cmark_node *root)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER
        && cmark_node_get_type (cmark_iter_get_node (iter)) == CMARK_NODE_IMAGE)
      g_ptr_array_add (pictures, cmark_iter_get_node (iter));
  cmark_iter_free (iter);

  for (guint i = 0; i < pictures->len; i++)
    {
      cmark_node *picture = pictures->pdata[i], *child;
      cmark_node *link = cmark_node_new (CMARK_NODE_LINK);
      cmark_node_set_url (link, cmark_node_get_url (picture));
      cmark_node_set_title (link, cmark_node_get_title (picture));
      while ((child = cmark_node_first_child (picture)) != NULL)
        cmark_node_append_child (link, child);
      cmark_node_replace (picture, link);
      cmark_node_free (picture);
    }
}

/* Is this a paragraph that is rendered without <p>, as the items of a tight list are? */
static cmark_node *
tight_item_of (cmark_node *paragraph)
{
  cmark_node *item = cmark_node_parent (paragraph);

  if (cmark_node_get_type (item) != CMARK_NODE_ITEM
      || !cmark_node_get_list_tight (cmark_node_parent (item)))
    return NULL;
  return item;
}

/* The directions of <p>, <h1> to <h6> and <li>, in the order in which they are rendered; AUTO for a <li> that
 * has paragraphs of its own. */
static GArray *
collect_directions (cmark_node *root, HwDirection fallback)
{
  GArray *directions = g_array_new (FALSE, FALSE, sizeof (HwDirection));
  g_autoptr (GString) text = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      const HwDirection undecided = HW_DIRECTION_AUTO;
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);
      const char *literal = cmark_node_get_literal (node);
      gboolean is_block = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
      cmark_node *item = type == CMARK_NODE_PARAGRAPH ? tight_item_of (node) : NULL;

      if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_ITEM || (is_block && item == NULL)))
        {
          cmark_node_set_user_data (node, GUINT_TO_POINTER (directions->len));
          g_array_append_val (directions, undecided);
        }
      if (event == CMARK_EVENT_ENTER && is_block)
        g_string_truncate (text, 0);
      else if (event == CMARK_EVENT_ENTER && literal != NULL && type != CMARK_NODE_HTML_INLINE)
        g_string_append (text, literal);
      else if (event == CMARK_EVENT_EXIT && is_block)
        {
          guint index = GPOINTER_TO_UINT (cmark_node_get_user_data (item != NULL ? item : node));
          g_array_index (directions, HwDirection, index)
              = hw_direction_of_utf8 (text->str, -1, fallback);
        }
    }
  cmark_iter_free (iter);
  return directions;
}

/* Is this the start of such an element as cmark writes it? Length of its name with the "<", or 0. */
static gsize
block_tag (const char *html)
{
  if (g_str_has_prefix (html, "<p>"))
    return 2;
  if (g_str_has_prefix (html, "<li>")
      || (html[0] == '<' && html[1] == 'h' && html[2] >= '1' && html[2] <= '6' && html[3] == '>'))
    return 3;
  return 0;
}

/* cmark escapes every "<" of the text, so that what looks like a tag here is one. */
static char *
add_directions (const char *html, GArray *directions)
{
  GString *out = g_string_sized_new (strlen (html) + 64);
  guint n = 0;

  while (*html != '\0')
    {
      gsize n_tag = block_tag (html);
      if (n_tag == 0)
        {
          g_string_append_c (out, *html++);
          continue;
        }
      g_string_append_len (out, html, (gssize) n_tag);
      HwDirection direction
          = n < directions->len ? g_array_index (directions, HwDirection, n) : HW_DIRECTION_AUTO;
      if (direction != HW_DIRECTION_AUTO || html[1] != 'l')
        g_string_append_printf (out, " dir=\"%s\"", hw_direction_to_name (direction));
      n++;
      html += n_tag;
    }
  return g_string_free (out, FALSE);
}

char *
hw_note_to_html (const char *markdown, HwDirection fallback)
{
  cmark_node *root = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_VALIDATE_UTF8);
  replace_pictures (root);
  g_autoptr (GArray) directions = collect_directions (root, fallback);
  char *html = cmark_render_html (root, CMARK_OPT_DEFAULT);
  char *directed = add_directions (html, directions);

  free (html);
  cmark_node_free (root);
  return directed;
}
