/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "markdown.h"

#include "header.h"
#include "plain.h"

#include <cmark.h>
#include <string.h>

/* A longer text is one without structure. */
#define MAX_BYTES (32 * 1024 * 1024)

/* What stands around the block that is being read. */
typedef struct
{
  guint n_lists, n_quotes;
} Around;

static HwParagraphForm
get_form (cmark_node *node, const Around *around)
{
  HwParagraphForm form = { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO };

  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
      form.role = HW_ROLE_HEADING;
      form.level = (guint8) cmark_node_get_heading_level (node);
      return form;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
      form.role = HW_ROLE_PREFORMATTED;
      return form;
    default:
      break;
    }
  if (around->n_lists > 0)
    {
      form.role = HW_ROLE_LIST_ITEM;
      form.level = (guint8) MIN (around->n_lists, 255);
    }
  else if (around->n_quotes > 0)
    form.role = HW_ROLE_QUOTATION;
  return form;
}

/* Lines are counted from 1, behind @first lines that are not Markdown. */
static void
set_forms (HwParagraphForm *forms, gsize n, gsize first, cmark_node *node, HwParagraphForm form)
{
  const int start = cmark_node_get_start_line (node), end = cmark_node_get_end_line (node);

  for (int i = start; i >= 1 && i <= end && first + (gsize) i <= n; i++)
    forms[first + (gsize) i - 1] = form;
}

static void
read_blocks (cmark_node *document, HwParagraphForm *forms, gsize n, gsize first)
{
  cmark_iter *blocks = cmark_iter_new (document);
  Around around = { 0 };
  cmark_event_type event;

  while ((event = cmark_iter_next (blocks)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (blocks);
      const guint step = event == CMARK_EVENT_ENTER ? 1 : (guint) -1;

      switch ((int) cmark_node_get_type (node))
        {
        case CMARK_NODE_LIST:
          around.n_lists += step;
          break;
        case CMARK_NODE_BLOCK_QUOTE:
          around.n_quotes += step;
          break;
        case CMARK_NODE_PARAGRAPH:
        case CMARK_NODE_HEADING:
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_HTML_BLOCK:
          if (event == CMARK_EVENT_ENTER)
            set_forms (forms, n, first, node, get_form (node, &around));
          break;
        default:
          break;
        }
    }
  cmark_iter_free (blocks);
}

/* How many lines the front matter has. */
static gsize
count_front_matter (HwText *text, gsize *n_bytes)
{
  gsize n_all, n_lines;
  const char *utf8 = hw_text_get_utf8 (text, &n_all);

  *n_bytes = hw_header_measure_front_matter (utf8, n_all);
  if (*n_bytes == 0)
    return 0;
  n_lines = hw_text_get_paragraph_at_byte (text, *n_bytes - 1) + 1;
  return n_lines;
}

static HwStructure *
read_structure (HwText *text)
{
  HwStructure *structure = hw_structure_new ();
  const gsize n = hw_text_get_n_paragraphs (text);
  g_autofree HwParagraphForm *forms = g_new0 (HwParagraphForm, n);
  gsize n_bytes, n_front_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
  const gsize n_front = count_front_matter (text, &n_front_bytes);
  cmark_node *document
      = cmark_parse_document (utf8 + n_front_bytes, n_bytes - n_front_bytes, CMARK_OPT_DEFAULT);

  for (gsize i = 0; i < n_front; i++)
    forms[i].role = HW_ROLE_PREFORMATTED;
  read_blocks (document, forms, n, n_front);
  cmark_node_free (document);
  for (gsize i = 0; i < n; i++)
    hw_structure_add_form (structure, forms[i]);
  hw_structure_simplify (structure);
  return structure;
}

HwExtract *
hw_markdown_extract (GBytes *bytes,
                     const HwReadOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  HwReadOptions as_it_stands = *options;

  as_it_stands.whole_page = TRUE;
  HwExtract *extract = hw_plain_extract (bytes, &as_it_stands, cancellable, error);
  if (extract == NULL || hw_text_get_n_bytes (extract->text) > MAX_BYTES)
    return extract;
  extract->structure = read_structure (extract->text);
  if (hw_structure_is_empty (extract->structure))
    g_clear_pointer (&extract->structure, hw_structure_free);
  return extract;
}
