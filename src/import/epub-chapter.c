/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epub-chapter.h"

#include "number-format.h"
#include "xml-reader.h"
#include "zip-archive.h"

#include <string.h>

/* What an element means for the text. */
typedef enum
{
  INLINE,
  BLOCK,
  HEADING,
  LIST,
  ITEM,
  QUOTATION,
  CAPTION,
  PREFORMATTED,
  TABLE,
  ROW,
  CELL,
  BREAK,
  ANCHOR,
  HIDDEN,
} Kind;

#define H(n) (HEADING | (n) << 8)
#define NUMBERED (LIST | 1 << 8)
#define KIND(id) ((Kind) ((id) &0xff))

static const HwXmlNamespace namespaces[] = {
  { "http://www.w3.org/1999/xhtml", "" },
  { "http://www.idpf.org/2007/ops", "epub" },
  { NULL, NULL },
};
static const HwXmlName names[] = {
  { "p", BLOCK },
  { "div", BLOCK },
  { "body", BLOCK },
  { "section", BLOCK },
  { "article", BLOCK },
  { "aside", BLOCK },
  { "header", BLOCK },
  { "footer", BLOCK },
  { "main", BLOCK },
  { "figure", BLOCK },
  { "dl", BLOCK },
  { "dt", BLOCK },
  { "dd", BLOCK },
  { "hr", BLOCK },
  { "address", BLOCK },
  { "details", BLOCK },
  { "summary", BLOCK },
  { "center", BLOCK },
  { "hgroup", BLOCK },
  { "h1", H (1) },
  { "h2", H (2) },
  { "h3", H (3) },
  { "h4", H (4) },
  { "h5", H (5) },
  { "h6", H (6) },
  { "ul", LIST },
  { "ol", NUMBERED },
  { "li", ITEM },
  { "blockquote", QUOTATION },
  { "figcaption", CAPTION },
  { "caption", CAPTION },
  { "pre", PREFORMATTED },
  { "table", TABLE },
  { "tr", ROW },
  { "td", CELL },
  { "th", CELL },
  { "br", BREAK },
  { "a", ANCHOR },
  { "head", HIDDEN },
  { "nav", HIDDEN },
  { "script", HIDDEN },
  { "style", HIDDEN },
  { "rt", HIDDEN },
  { "rp", HIDDEN },
  { "template", HIDDEN },
  { "iframe", HIDDEN },
  { "object", HIDDEN },
  { "audio", HIDDEN },
  { "video", HIDDEN },
  { "canvas", HIDDEN },
  { "button", HIDDEN },
  { "select", HIDDEN },
  { "textarea", HIDDEN },
  { NULL, 0 },
};

/* What an open element adds to those around it. */
typedef struct
{
  int id;
  HwDirection direction; /* of what is in it */
  HwParagraphRole role;
  guint level;
  guint n_lists;
  HwNumberFormat format; /* of the list's items */
  int next;              /* the number of its next item */
  gboolean is_fresh;     /* of an item: nothing of it has come */
  gboolean is_note;      /* its text was pushed */
  char *call;            /* of an anchor that calls a note: the key of that; or NULL */
} Open;

struct _HwEpubChapters
{
  HwFlow *flow;
  GHashTable *pages;
  GHashTable *notes; /* "chapter.xhtml#id" -> HwFlowBlocks * */
  GPtrArray *order;  /* their keys */
  const char *name;  /* of the chapter */
  gboolean is_scan;  /* only notes are told */
  guint n_notes;     /* open ones */
  GArray *open;      /* element type Open */
  gboolean has_paragraph, after_blank;
  char *note; /* the key of the note that is open */
};

static void
clear_open (gpointer data)
{
  g_free (((Open *) data)->call);
}

HwEpubChapters *
hw_epub_chapters_new (HwFlow *flow, GHashTable *pages)
{
  HwEpubChapters *self = g_new0 (HwEpubChapters, 1);

  self->flow = flow;
  self->pages = pages;
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) hw_flow_blocks_free);
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  g_array_set_clear_func (self->open, clear_open);
  return self;
}

void
hw_epub_chapters_free (HwEpubChapters *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->notes);
  g_ptr_array_unref (self->order);
  g_array_unref (self->open);
  g_free (self->note);
  g_free (self);
}

static Open *
get_open (HwEpubChapters *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, Open, self->open->len - 1) : NULL;
}

/* Is one of these words what the element says it is? */
static gboolean
is_any (HwXml *xml, const char *const *types)
{
  const char *type = hw_xml_get (xml, "epub:type"), *role = hw_xml_get (xml, "role");
  g_autofree char *all = NULL;

  if (type == NULL && role == NULL)
    return FALSE;
  all = g_strconcat (type != NULL ? type : "", " ", role != NULL ? role : "", NULL);
  g_auto (GStrv) words = g_strsplit_set (all, " \t\r\n", -1);
  for (; *types != NULL; types++)
    if (g_strv_contains ((const char *const *) words, *types))
      return TRUE;
  return FALSE;
}

static void
end_paragraph (HwEpubChapters *self)
{
  if (self->has_paragraph)
    hw_flow_end (self->flow);
  self->has_paragraph = FALSE;
  self->after_blank = TRUE;
}

/* The item, if any, of which this is the first paragraph. */
static void
set_label (HwEpubChapters *self)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = self->open->len; i-- > 0;)
    {
      Open *item = &g_array_index (self->open, Open, i);
      Open *list = i > 0 ? &g_array_index (self->open, Open, i - 1) : NULL;

      if (KIND (item->id) != ITEM)
        continue;
      if (!item->is_fresh || list == NULL || KIND (list->id) != LIST)
        return;
      item->is_fresh = FALSE;
      hw_number_append (label, list->format, list->next);
      g_string_append (label, list->format == HW_NUMBER_BULLET ? "• " : ". ");
      list->next++;
      hw_flow_set_label (self->flow, label->str);
      return;
    }
}

static void
begin_paragraph (HwEpubChapters *self)
{
  const Open *open = get_open (self);

  if (self->has_paragraph)
    return;
  self->has_paragraph = TRUE;
  if (open == NULL)
    return;
  hw_flow_begin (self->flow, open->role, open->level, open->direction);
  set_label (self);
}

static gboolean
is_told (const HwEpubChapters *self)
{
  return !self->is_scan || self->n_notes > 0;
}

/* Pages. */

static void
read_page (HwEpubChapters *self, HwXml *xml, gboolean is_break)
{
  const char *id = hw_xml_get (xml, "id"), *label = NULL;
  g_autofree char *key = id != NULL ? g_strconcat (self->name, "#", id, NULL) : NULL;

  if (self->is_scan)
    return;
  if (key != NULL)
    label = g_hash_table_lookup (self->pages, key);
  if (label == NULL && is_break)
    label = hw_xml_get (xml, "title");
  if (label == NULL && is_break)
    label = hw_xml_get (xml, "aria-label");
  if (label != NULL && *label != '\0' && strlen (label) < 100)
    hw_flow_locate_page (self->flow, label);
}

/* Notes: told when they are called. */

static void
start_note (HwEpubChapters *self, Open *open, HwXml *xml)
{
  const char *id = hw_xml_get (xml, "id");

  if (!self->is_scan || id == NULL || self->n_notes > 0)
    return;
  self->note = g_strconcat (self->name, "#", id, NULL);
  self->n_notes++;
  self->has_paragraph = FALSE;
  self->after_blank = TRUE;
  open->is_note = TRUE;
  hw_flow_push (self->flow);
}

static void
end_note (HwEpubChapters *self)
{
  end_paragraph (self);
  self->n_notes--;
  g_ptr_array_add (self->order, g_strdup (self->note));
  g_hash_table_replace (self->notes, g_steal_pointer (&self->note), hw_flow_pop (self->flow));
}

static void
start_call (HwEpubChapters *self, Open *open, HwXml *xml)
{
  const char *href = hw_xml_get (xml, "href");
  const char *id = href != NULL ? strchr (href, '#') : NULL;
  g_autofree char *entry = NULL, *key = NULL;

  if (self->is_scan || id == NULL)
    return;
  entry = *href == '#' ? g_strdup (self->name) : hw_archive_resolve (self->name, href);
  key = entry != NULL ? g_strconcat (entry, id, NULL) : NULL;
  if (key == NULL || !g_hash_table_contains (self->notes, key))
    return;
  begin_paragraph (self);
  open->call = g_steal_pointer (&key);
  hw_flow_push (self->flow);
}

static void
end_call (HwEpubChapters *self, const char *key)
{
  g_autoptr (HwFlowBlocks) anchor = hw_flow_pop (self->flow);
  g_autofree char *text = hw_flow_blocks_to_text (anchor, " ");
  gpointer old, blocks;
  gsize n = strlen (text);

  if (n > 2 && strchr ("[(", *text) != NULL && strchr ("])", text[n - 1]) != NULL)
    {
      text[n - 1] = '\0';
      memmove (text, text + 1, n - 1);
    }
  if (!g_hash_table_steal_extended (self->notes, key, &old, &blocks))
    return;
  g_free (old);
  hw_flow_add_note (self->flow, *text != '\0' ? text : NULL, blocks);
}

/* Elements. */

static HwDirection
get_direction (HwXml *xml, HwDirection around)
{
  const char *dir = hw_xml_get (xml, "dir");

  if (dir == NULL)
    return around;
  return g_ascii_strcasecmp (dir, "rtl") == 0 ? HW_DIRECTION_RTL : HW_DIRECTION_AUTO;
}

static void
start_list (Open *open, HwXml *xml)
{
  const char *type = hw_xml_get (xml, "type");

  open->n_lists++;
  open->format = HW_NUMBER_BULLET;
  if (open->id != NUMBERED)
    return;
  open->format = hw_number_format_of_sample (type != NULL ? type : "1");
  open->next = hw_xml_get_int (xml, "start", 1);
}

static void
start_table_part (HwEpubChapters *self, Kind kind, HwDirection direction, HwXml *xml)
{
  if (kind == TABLE)
    hw_flow_begin_table (self->flow, 0);
  else if (kind == ROW)
    hw_flow_begin_row (self->flow, direction);
  else
    hw_flow_begin_cell (self->flow, (guint) CLAMP (hw_xml_get_int (xml, "colspan", 1), 1, 100));
}

static void
start_block (HwEpubChapters *self, Open *open, HwXml *xml)
{
  switch (KIND (open->id))
    {
    case HEADING:
      open->role = HW_ROLE_HEADING;
      open->level = (guint) open->id >> 8;
      break;
    case LIST:
      start_list (open, xml);
      break;
    case ITEM:
      open->role = HW_ROLE_LIST_ITEM;
      open->level = MAX (open->n_lists, 1);
      open->is_fresh = TRUE;
      if (self->open->len > 0)
        get_open (self)->next = hw_xml_get_int (xml, "value", get_open (self)->next);
      break;
    case QUOTATION:
      open->role = HW_ROLE_QUOTATION;
      open->level = 0;
      break;
    case CAPTION:
      open->role = HW_ROLE_CAPTION;
      open->level = 0;
      break;
    case PREFORMATTED:
      open->role = HW_ROLE_PREFORMATTED;
      open->level = 0;
      break;
    case TABLE:
    case ROW:
    case CELL:
      if (is_told (self))
        start_table_part (self, KIND (open->id), open->direction, xml);
      break;
    case BREAK:
      if (self->has_paragraph && is_told (self))
        hw_flow_append (self->flow, "\n", 1);
      self->after_blank = TRUE;
      break;
    case INLINE:
    case BLOCK:
    case ANCHOR:
    case HIDDEN:
    default:
      break;
    }
}

static void
start (gpointer data, int id, HwXml *xml)
{
  static const char *const notes[]
      = { "footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote", NULL };
  static const char *const calls[] = { "noteref", "doc-noteref", NULL };
  static const char *const breaks[] = { "pagebreak", "doc-pagebreak", NULL };
  static const char *const idle[] = { "backlink", "doc-backlink", "referrer", NULL };
  HwEpubChapters *self = data;
  const Open *around = get_open (self);
  Open open = { .direction = HW_DIRECTION_AUTO };

  if (around != NULL)
    open = *around;
  open.id = id;
  open.is_fresh = open.is_note = FALSE;
  open.call = NULL;
  open.direction = get_direction (xml, open.direction);
  if (KIND (id) != INLINE && KIND (id) != ANCHOR && KIND (id) != BREAK && is_told (self))
    end_paragraph (self);
  read_page (self, xml, is_any (xml, breaks));
  if (KIND (id) == HIDDEN || hw_xml_get (xml, "hidden") != NULL || is_any (xml, breaks)
      || is_any (xml, idle)
      || (!self->is_scan && is_any (xml, notes) && hw_xml_get (xml, "id") != NULL))
    {
      hw_xml_skip (xml);
      return;
    }
  if (is_any (xml, notes))
    start_note (self, &open, xml);
  if (KIND (id) == ANCHOR && is_any (xml, calls))
    start_call (self, &open, xml);
  start_block (self, &open, xml);
  open.is_fresh &= !open.is_note; /* it has its mark */
  g_array_append_val (self->open, open);
}

static void
end (gpointer data, int id, HwXml *xml)
{
  HwEpubChapters *self = data;
  Open *open = get_open (self);
  const gboolean is_note = open->is_note;
  g_autofree char *call = g_steal_pointer (&open->call);

  if (KIND (id) != INLINE && KIND (id) != ANCHOR && KIND (id) != BREAK && is_told (self))
    end_paragraph (self);
  if (is_told (self) && KIND (id) == ROW)
    hw_flow_end_row (self->flow);
  if (is_told (self) && KIND (id) == TABLE)
    hw_flow_end_table (self->flow);
  g_array_set_size (self->open, self->open->len - 1);
  if (is_note)
    end_note (self);
  if (call != NULL)
    end_call (self, call);
  if (hw_flow_is_full (self->flow))
    hw_xml_stop (xml);
}

static void
append (HwEpubChapters *self, const char *utf8, gsize n_bytes)
{
  if (n_bytes == 0)
    return;
  begin_paragraph (self);
  hw_flow_append (self->flow, utf8, (gssize) n_bytes);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
text (gpointer data, const char *utf8, gsize n_bytes, HwXml *xml)
{
  HwEpubChapters *self = data;
  const Open *open = get_open (self);
  gsize begin = 0;

  if (!is_told (self) || open == NULL)
    return;
  if (open->role == HW_ROLE_PREFORMATTED)
    {
      append (self, utf8, n_bytes);
      return;
    }
  for (gsize i = 0; i < n_bytes; i++)
    {
      const gboolean follows = self->after_blank;

      self->after_blank = is_blank (utf8[i]);
      if (!self->after_blank || (!follows && utf8[i] == ' '))
        continue;
      append (self, utf8 + begin, i - begin);
      if (!follows)
        append (self, " ", 1);
      begin = i + 1;
    }
  append (self, utf8 + begin, n_bytes - begin);
}

static gboolean
read_chapter (HwEpubChapters *self,
              GBytes *xhtml,
              const char *name,
              GCancellable *cancellable,
              GError **error)
{
  static const HwXmlGrammar grammar = { namespaces, names, TRUE, start, end, text };
  gboolean well;

  self->name = name;
  self->has_paragraph = FALSE;
  self->after_blank = TRUE;
  g_array_set_size (self->open, 0);
  well = hw_xml_read (xhtml, name, &grammar, self, cancellable, error);
  /* Where it ends in the middle of a note, there is no such note. */
  if (self->n_notes > 0)
    hw_flow_blocks_free (hw_flow_pop (self->flow));
  self->n_notes = 0;
  g_clear_pointer (&self->note, g_free);
  if (!self->is_scan)
    end_paragraph (self);
  return well;
}

gboolean
hw_epub_chapters_scan (HwEpubChapters *self,
                       GBytes *xhtml,
                       const char *name,
                       GCancellable *cancellable,
                       GError **error)
{
  self->is_scan = TRUE;
  return read_chapter (self, xhtml, name, cancellable, error);
}

gboolean
hw_epub_chapters_read (HwEpubChapters *self,
                       GBytes *xhtml,
                       const char *name,
                       GCancellable *cancellable,
                       GError **error)
{
  self->is_scan = FALSE;
  return read_chapter (self, xhtml, name, cancellable, error);
}

void
hw_epub_chapters_end (HwEpubChapters *self)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      gpointer key, blocks;

      if (!g_hash_table_steal_extended (self->notes, self->order->pdata[i], &key, &blocks))
        continue;
      g_free (key);
      hw_flow_add_note (self->flow, NULL, blocks);
    }
}
