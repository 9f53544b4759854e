/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-page.h"

#include "html-elements.h"
#include "html-hints.h"
#include "html-lists.h"
#include "html-text.h"
#include "import.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_TITLE_BYTES 2000
#define MAX_ATTRIBUTES 32
#define CANCEL_INTERVAL 4096

/* An element whose children are being read. */
typedef struct
{
  const GumboNode *node;
  guint next; /* child */
  HwElement element;
  guint box;
  HwParagraphForm form;
  gboolean hidden, is_link, in_article, is_byline;
  const GumboNode *heading; /* the <h1> it is in, or what a theme calls the title of an entry */
  gboolean in_layout;       /* the cells of this table are no cells */
  gboolean is_apart;        /* an inline element that is no part of the line */
  guint list;               /* of the list that it is in; 0 where that has no numbers */
} Open;

typedef struct
{
  HwHtmlPage *page;
  HwHtmlText text;
  GArray *open; /* element type Open */
  HwHtmlLists lists;
  guint n_nodes;
  const GumboNode *title, *heading; /* that give the page its names: the first */
} Reader;

void
hw_html_page_free (HwHtmlPage *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->boxes);
  g_array_unref (self->blocks);
  g_string_free (self->title, TRUE);
  g_string_free (self->heading, TRUE);
  hw_html_meta_clear (&self->meta);
  g_free (self);
}

static Open *
get_top (Reader *self)
{
  return &g_array_index (self->open, Open, self->open->len - 1);
}

static HwHtmlBlock *
get_last_block (Reader *self)
{
  GArray *blocks = self->page->blocks;

  return blocks->len > 0 ? &g_array_index (blocks, HwHtmlBlock, blocks->len - 1) : NULL;
}

/* A line begins with the next character. */
static void
begin_block (gpointer data)
{
  Reader *self = data;
  const Open *top = get_top (self);
  const char *text = self->text.out->str;
  const gsize n = self->text.out->len;
  HwHtmlBlock *last = get_last_block (self);
  HwHtmlBlock block = { .start = n, .end = n, .box = top->box, .form = top->form };

  if (last != NULL)
    {
      last->end = n;
      block.blank_before = n >= 2 && text[n - 1] == '\n' && text[n - 2] == '\n';
    }
  g_array_append_val (self->page->blocks, block);
  hw_html_lists_take_label (&self->lists, self->text.out);
}

static gboolean
is_hidden (const GumboNode *node, HwElement element)
{
  const char *style = hw_html_get_attribute (node, "style");

  return element == HW_ELEMENT_HIDDEN || hw_html_get_attribute (node, "hidden") != NULL
         || (style != NULL
             && (strstr (style, "display:none") != NULL
                 || strstr (style, "display: none") != NULL));
}

/* What an element does to the text where it starts, and where it ends. */
static void
separate (Reader *self, HwElement element, gboolean starts)
{
  switch (element)
    {
    case HW_ELEMENT_BLOCK:
      hw_html_text_block (&self->text);
      break;
    case HW_ELEMENT_BREAK:
      if (starts)
        hw_html_text_break (&self->text);
      break;
    case HW_ELEMENT_ROW:
      hw_html_text_row (&self->text);
      break;
    case HW_ELEMENT_CELL:
      if (starts)
        hw_html_text_cell (&self->text);
      break;
    case HW_ELEMENT_PRE:
      if (starts)
        hw_html_text_begin_pre (&self->text);
      else
        hw_html_text_end_pre (&self->text);
      break;
    case HW_ELEMENT_INLINE:
    case HW_ELEMENT_HIDDEN:
    case HW_ELEMENT_TITLE:
    case HW_ELEMENT_HEAD:
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
read_statements (Reader *self, const GumboNode *node, const char *name)
{
  const GumboVector *attributes = &node->v.element.attributes;
  const char *pairs[2 * MAX_ATTRIBUTES + 1];
  gsize n = 0;

  for (guint i = 0; i < attributes->length && n < 2 * MAX_ATTRIBUTES; i++)
    {
      const GumboAttribute *attribute = attributes->data[i];

      pairs[n++] = attribute->name;
      pairs[n++] = attribute->value;
    }
  pairs[n] = NULL;
  hw_html_meta_read (&self->page->meta, name, pairs);
}

/* Elements that state things in their text. */
static void
read_contents (Reader *self, const GumboNode *node, const char *name, gboolean in_article)
{
  HwHtmlMeta *meta = &self->page->meta;
  const char *type = hw_html_get_attribute (node, "type");

  if (strcmp (name, "script") == 0)
    {
      if (type == NULL || g_ascii_strcasecmp (type, "application/ld+json") != 0)
        return;
      g_autofree char *json = hw_html_get_text (node, HW_HTML_MAX_JSON_BYTES + 1);
      hw_html_meta_read_json (meta, json);
      return;
    }
  const HwHtmlStated stated = hw_html_meta_get_stated (
      name, hw_html_get_attribute (node, "itemprop"), hw_html_get_attribute (node, "rel"),
      in_article || hw_html_has_class (node, "date-header") ? hw_html_get_attribute (node, "class")
                                                            : NULL);
  if (stated == HW_HTML_STATES_NOTHING)
    return;
  g_autofree char *text = hw_html_get_text (node, MAX_TITLE_BYTES);
  hw_html_meta_read_text (meta, stated, text);
  if (stated == HW_HTML_STATES_DATE && in_article)
    hw_html_meta_read_text (meta, stated, hw_html_get_attribute (node, "datetime"));
}

static guint
add_box (Reader *self, const GumboNode *node, guint parent, guint hints)
{
  HwHtmlBox box = { parent, hints, FALSE };

  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_P:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TABLE:
      break;
    default:
      box.is_group = TRUE;
    }
  g_array_append_val (self->page->boxes, box);
  return self->page->boxes->len - 1;
}

/* A heading's link to its editor is no part of the heading, nor is one that skips the menus a part of what comes
 * next. */
static gboolean
stands_apart (const GumboNode *node, HwElement element)
{
  const char *class = element == HW_ELEMENT_INLINE ? hw_html_get_attribute (node, "class") : NULL;

  return class != NULL
         && (strstr (class, "editsection") != NULL || strstr (class, "skip-link") != NULL);
}

/* A link within the page (a heading to itself, a word to its note) is no way to another text; "#" alone is a
 * button. */
static gboolean
leads_away (const GumboNode *node)
{
  const char *address
      = node->v.element.tag == GUMBO_TAG_A ? hw_html_get_attribute (node, "href") : NULL;

  return address != NULL && (address[0] != '#' || address[1] == '\0');
}

static HwElement
choose_element (const Open *around, HwElement element)
{
  const gboolean in_layout = around->in_layout;

  if (in_layout && (element == HW_ELEMENT_CELL || element == HW_ELEMENT_ROW))
    return HW_ELEMENT_BLOCK;
  return element;
}

static void
open_element (Reader *self, const GumboNode *node)
{
  const Open around = *get_top (self);
  char name[32];

  hw_html_get_name (node, name);
  read_statements (self, node, name);
  read_contents (self, node, name, around.in_article);

  Open open = around;
  open.node = node;
  open.next = 0;
  open.element = hw_element_of_name (name);
  open.is_apart = stands_apart (node, open.element);
  if (node->v.element.tag == GUMBO_TAG_TABLE)
    {
      open.in_layout = hw_html_is_layout (node);
      if (around.form.role == HW_ROLE_TABLE_ROW)
        open.form.role = HW_ROLE_BODY;
    }
  if (open.element == HW_ELEMENT_HEAD)
    open.hidden = FALSE; /* what is in it is never text, but for a title */
  open.hidden = around.hidden || is_hidden (node, open.element);
  if (open.element == HW_ELEMENT_TITLE
      && (around.hidden || node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML))
    open.hidden = TRUE;
  open.element = choose_element (&open, open.element);
  open.form = hw_html_get_form (node, open.form);
  if (open.element == HW_ELEMENT_CELL)
    open.form = (HwParagraphForm){ HW_ROLE_TABLE_ROW, 0, open.form.direction };
  open.is_link |= leads_away (node);
  if (node->v.element.tag == GUMBO_TAG_H1 || hw_html_has_class (node, "entry-title"))
    open.heading = node;
  if (node->v.element.tag == GUMBO_TAG_OL || node->v.element.tag == GUMBO_TAG_UL)
    open.list = hw_html_lists_add (&self->lists, node);

  const gboolean is_block = open.element != HW_ELEMENT_INLINE && open.element != HW_ELEMENT_BREAK;
  const guint hints = hw_html_get_hints (node);
  open.in_article |= is_block && (hints & HW_HTML_HINT_ARTICLE);
  open.is_byline |= (hints & HW_HTML_HINT_BYLINE) || node->v.element.tag == GUMBO_TAG_TIME;
  if (!open.hidden && (is_block || open.is_apart))
    open.box = add_box (self, node, around.box, hints);
  if (!open.hidden)
    {
      separate (self, open.element, TRUE);
      if (open.is_apart)
        hw_html_text_block (&self->text);
    }
  if (node->v.element.tag == GUMBO_TAG_LI && !open.hidden)
    hw_html_lists_begin_item (&self->lists, open.list, node, open.form.role == HW_ROLE_LIST_ITEM);
  g_array_append_val (self->open, open);
}

static void
close_element (Reader *self)
{
  const Open open = *get_top (self);

  g_array_set_size (self->open, self->open->len - 1);
  if (open.hidden)
    return;
  if (open.node->v.element.tag == GUMBO_TAG_LI)
    hw_html_lists_end_item (&self->lists);
  separate (self, open.element, FALSE);
  if (open.is_apart)
    hw_html_text_block (&self->text);
}

/* Of the first element that has any. */
static void
collect (GString *into, const GumboNode **first, const GumboNode *node, const char *text)
{
  if (*first == NULL && text[strspn (text, " \t\r\n\f")] != '\0')
    *first = node;
  if (*first == node && into->len < MAX_TITLE_BYTES)
    g_string_append (into, text);
}

static guint
count_chars (const char *text)
{
  guint n = 0;

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    n += *p > ' ' && (*p & 0xc0) != 0x80;
  return n;
}

static void
read_characters (Reader *self, const char *text)
{
  const Open *top = get_top (self);

  if (top->element == HW_ELEMENT_TITLE && !top->hidden)
    {
      collect (self->page->title, &self->title, top->node, text);
      return;
    }
  if (top->hidden || top->element == HW_ELEMENT_HEAD)
    return;
  if (top->heading != NULL)
    {
      collect (self->page->heading, &self->heading, top->heading, text);
      self->page->is_entry
          = self->heading != NULL && hw_html_has_class (self->heading, "entry-title");
    }
  hw_html_text_append (&self->text, text, strlen (text));

  HwHtmlBlock *block = get_last_block (self);
  if (block == NULL)
    return;
  const guint n = count_chars (text);
  block->n_chars += n;
  block->is_byline |= n > 0 && top->is_byline;
  block->n_link_chars += top->is_link ? n : 0;
}

static gboolean
read_nodes (Reader *self, const GumboNode *root, GCancellable *cancellable, GError **error)
{
  const HwHtmlBox box = { 0, 0, TRUE };
  const Open base = { .node = root, .form = { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO } };
  char name[32];

  g_array_append_val (self->page->boxes, box);
  g_array_append_val (self->open, base);
  hw_html_get_name (root, name);
  read_statements (self, root, name);
  while (self->open->len > 0)
    {
      Open *top = get_top (self);
      const GumboVector *children = &top->node->v.element.children;

      if (++self->n_nodes % CANCEL_INTERVAL == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (top->next >= children->length)
        {
          close_element (self);
          continue;
        }
      const GumboNode *child = children->data[top->next++];
      if (!hw_html_is_element (child))
        {
          if (child->type != GUMBO_NODE_COMMENT)
            read_characters (self, child->v.text.text);
        }
      else if (self->open->len >= HW_HTML_MAX_DEPTH)
        {
          g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                       _ ("The elements of this page are nested more than %d deep."),
                       HW_HTML_MAX_DEPTH);
          return FALSE;
        }
      else
        open_element (self, child);
    }
  return TRUE;
}

/* Ends each block before its line end, and parts what has some: <pre>. */
static void
split_lines (HwHtmlPage *page)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (HwHtmlBlock));
  gboolean blank = FALSE;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      HwHtmlBlock block = g_array_index (page->blocks, HwHtmlBlock, i);
      const gsize end = i + 1 < page->blocks->len
                            ? g_array_index (page->blocks, HwHtmlBlock, i + 1).start
                            : page->text->len;
      const char *text = page->text->str, *p = text + block.start;

      /* Blanks at the end of the text were taken away, and with them where this one began. */
      if (block.start >= end)
        continue;
      do
        {
          const char *line_end = memchr (p, '\n', (gsize) (text + end - p));

          line_end = line_end != NULL ? line_end : text + end;
          block.start = (gsize) (p - text);
          block.end = (gsize) (line_end - text);
          if (block.start == block.end)
            blank = lines->len > 0;
          else
            {
              block.blank_before = blank;
              g_array_append_val (lines, block);
              blank = FALSE;
            }
          p = line_end + 1;
        }
      while (p < text + end);
    }
  g_array_unref (page->blocks);
  page->blocks = lines;
}

HwHtmlPage *
hw_html_page_new (const HwHtmlTree *tree, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwHtmlPage) page = g_new0 (HwHtmlPage, 1);
  Reader reader = { .page = page };

  page->boxes = g_array_new (FALSE, FALSE, sizeof (HwHtmlBox));
  page->blocks = g_array_new (FALSE, FALSE, sizeof (HwHtmlBlock));
  page->title = g_string_new (NULL);
  page->heading = g_string_new (NULL);
  hw_html_text_init (&reader.text);
  reader.text.line_func = begin_block;
  reader.text.user_data = &reader;
  reader.open = g_array_new (FALSE, FALSE, sizeof (Open));
  hw_html_lists_init (&reader.lists);
  gboolean done = read_nodes (&reader, hw_html_tree_get_root (tree), cancellable, error);
  hw_html_text_end (&reader.text);
  page->text = g_steal_pointer (&reader.text.out);
  split_lines (page);
  g_array_unref (reader.open);
  hw_html_lists_clear (&reader.lists);
  return done ? g_steal_pointer (&page) : NULL;
}
