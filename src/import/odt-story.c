/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt-state.h"

#include <glib/gi18n.h>
#include <string.h>

/* A cell or a column may say that it stands there so many times: as many as a table of Writer may have. */
#define MAX_REPEATS 1000

HwOdtStory *
hw_odt_story_new (HwFlow *flow, gboolean whole_page)
{
  HwOdtStory *self = g_new0 (HwOdtStory, 1);

  self->flow = flow;
  self->whole_page = whole_page;
  self->styles = odt_styles_new ();
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (OdtParagraph));
  g_array_set_clear_func (self->paragraphs, odt_clear_paragraph);
  self->lists = g_array_new (FALSE, FALSE, sizeof (OdtList));
  g_array_set_clear_func (self->lists, odt_clear_list);
  self->tables = g_array_new (FALSE, FALSE, sizeof (OdtTable));
  self->notes = g_array_new (FALSE, FALSE, sizeof (OdtNote));
  g_array_set_clear_func (self->notes, odt_clear_note);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->value = g_string_new (NULL);
  self->page = 1;
  return self;
}

void
hw_odt_story_free (HwOdtStory *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->paragraphs);
  g_array_unref (self->lists);
  g_array_unref (self->tables);
  g_array_unref (self->notes);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->heads);
  g_string_free (self->value, TRUE);
  odt_styles_free (self->styles);
  g_free (self);
}

OdtParagraph *
odt_get_paragraph (HwOdtStory *self)
{
  const guint n = self->paragraphs->len;
  OdtParagraph *last = n > 0 ? &g_array_index (self->paragraphs, OdtParagraph, n - 1) : NULL;

  return last != NULL && last->spans != NULL ? last : NULL;
}

OdtNote *
odt_get_note (HwOdtStory *self)
{
  const guint n = self->notes->len;

  return n > 0 ? &g_array_index (self->notes, OdtNote, n - 1) : NULL;
}

/* Tables. */

static OdtTable *
get_table (HwOdtStory *self)
{
  const guint n = self->tables->len;

  return n > 0 ? &g_array_index (self->tables, OdtTable, n - 1) : NULL;
}

static void
begin_table (HwOdtStory *self, OdtTable *table)
{
  if (!table->begun)
    hw_flow_begin_table (self->flow, table->n_columns);
  table->begun = TRUE;
}

static guint
get_repeats (HwXml *xml)
{
  return (guint) CLAMP (hw_xml_get_int (xml, "table:number-columns-repeated", 1), 1, MAX_REPEATS);
}

static void
start_in_table (HwOdtStory *self, int id, HwXml *xml)
{
  OdtTable *table = get_table (self);

  if (id == ODT_TABLE)
    {
      const char *style = hw_xml_get (xml, "table:style-name");
      const OdtTable new = { 0, FALSE, odt_styles_get_table_direction (self->styles, style) };

      g_array_append_val (self->tables, new);
    }
  else if (table == NULL)
    return;
  else if (id == ODT_TABLE_COLUMN)
    table->n_columns += get_repeats (xml);
  else if (id == ODT_TABLE_ROW)
    {
      begin_table (self, table);
      hw_flow_begin_row (self->flow, table->direction);
    }
  else
    hw_flow_begin_cell (self->flow, get_repeats (xml));
}

static void
end_in_table (HwOdtStory *self, int id)
{
  OdtTable *table = get_table (self);

  if (table == NULL)
    return;
  if (id == ODT_TABLE_ROW)
    hw_flow_end_row (self->flow);
  else if (id == ODT_TABLE)
    {
      begin_table (self, table);
      hw_flow_end_table (self->flow);
      g_array_set_size (self->tables, self->tables->len - 1);
    }
}

/* Beside the text. */

void
odt_begin_aside (HwOdtStory *self)
{
  const OdtParagraph bound = { .after_blank = TRUE };

  hw_flow_push (self->flow);
  g_array_append_val (self->paragraphs, bound);
}

HwFlowBlocks *
odt_end_aside (HwOdtStory *self)
{
  g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
  return hw_flow_pop (self->flow);
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* A header or footer is told once, whichever pages have it. */
static void
end_running_head (HwOdtStory *self)
{
  HwFlowBlocks *blocks = odt_end_aside (self);
  g_autofree char *text = hw_flow_blocks_to_text (blocks, "\n");

  self->in_text = FALSE;
  if (!has_letters (text) || g_hash_table_contains (self->heads, text))
    {
      hw_flow_blocks_free (blocks);
      return;
    }
  if (self->whole_page)
    hw_flow_add_blocks (self->flow, blocks);
  else
    {
      hw_extract_builder_set_aside (hw_flow_get_builder (self->flow), HW_ASIDE_RUNNING_HEAD, text);
      hw_flow_blocks_free (blocks);
    }
  g_hash_table_add (self->heads, g_steal_pointer (&text));
}

/* Elements. */

static void
start_in_text (HwOdtStory *self, int id, HwXml *xml)
{
  switch (id)
    {
    case ODT_P:
    case ODT_H:
      odt_start_paragraph (self, id, xml);
      break;
    case ODT_LIST:
    case ODT_LIST_ITEM:
    case ODT_LIST_HEADER:
      odt_start_list (self, id, xml);
      break;
    case ODT_TABLE:
    case ODT_TABLE_COLUMN:
    case ODT_TABLE_ROW:
    case ODT_TABLE_CELL:
      start_in_table (self, id, xml);
      break;
    case ODT_TEXT_BOX:
      odt_begin_aside (self);
      break;
    case ODT_SECTION:
      if (g_strcmp0 (hw_xml_get (xml, "text:display"), "none") == 0)
        {
          self->was_hidden = TRUE;
          hw_xml_skip (xml);
        }
      break;
    case ODT_CHANGED_REGION: /* what was taken out stands in these, apart from the text */
      self->was_tracked = TRUE;
      hw_xml_skip (xml);
      break;
    case ODT_NOTE:
    case ODT_NOTE_BODY:
    case ODT_NOTE_CITATION:
    case ODT_ANNOTATION:
    case ODT_ANNOTATION_END:
    case ODT_CREATOR:
    case ODT_DATE:
      odt_start_note (self, id, xml);
      break;
    default:
      odt_start_inline (self, id, xml);
      break;
    }
}

static void
start (gpointer data, int id, HwXml *xml)
{
  HwOdtStory *self = data;

  if (id == ODT_HIDDEN)
    hw_xml_skip (xml);
  else if (self->in_text)
    start_in_text (self, id, xml);
  else if (id == ODT_TEXT)
    self->in_text = TRUE;
  else if (id == ODT_RUNNING_HEAD)
    {
      self->in_text = TRUE;
      odt_begin_aside (self);
    }
  else
    odt_styles_start (self->styles, id, xml);
}

static void
end (gpointer data, int id, HwXml *xml)
{
  HwOdtStory *self = data;

  switch (id)
    {
    case ODT_TEXT:
      self->in_text = FALSE;
      break;
    case ODT_RUNNING_HEAD:
      end_running_head (self);
      break;
    case ODT_P:
    case ODT_H:
      if (self->in_text)
        odt_end_paragraph (self, xml);
      break;
    case ODT_SPAN:
      odt_end_span (self);
      break;
    case ODT_LIST:
      if (self->in_text)
        odt_end_list (self);
      break;
    case ODT_TABLE:
    case ODT_TABLE_ROW:
      end_in_table (self, id);
      break;
    case ODT_TEXT_BOX:
      if (self->in_text)
        hw_flow_add_blocks (self->flow, odt_end_aside (self));
      break;
    case ODT_NOTE:
    case ODT_NOTE_BODY:
    case ODT_NOTE_CITATION:
    case ODT_ANNOTATION:
    case ODT_CREATOR:
    case ODT_DATE:
      odt_end_note (self, id);
      break;
    default:
      odt_styles_end (self->styles, id);
      break;
    }
}

static void
text (gpointer data, const char *utf8, gsize n_bytes, HwXml *xml)
{
  HwOdtStory *self = data;

  if (self->in_value)
    g_string_append_len (self->value, utf8, (gssize) n_bytes);
  else
    odt_append_text (self, utf8, n_bytes);
}

gboolean
hw_odt_story_read (
    HwOdtStory *self, GBytes *xml, const char *name, GCancellable *cancellable, GError **error)
{
  static const HwXmlGrammar grammar = { hw_odt_namespaces, hw_odt_names, FALSE, start, end, text };
  static const char page[] = "<text:soft-page-break";
  gsize n_bytes;
  const char *data = g_bytes_get_data (xml, &n_bytes);

  /* Nothing is open, even where the part before was cut off. */
  g_array_set_size (self->paragraphs, 0);
  g_array_set_size (self->lists, 0);
  g_array_set_size (self->tables, 0);
  g_array_set_size (self->notes, 0);
  self->in_text = self->in_value = FALSE;
  self->has_pages = data != NULL && memmem (data, n_bytes, page, strlen (page)) != NULL;
  if (self->has_pages)
    hw_flow_locate_page (self->flow, "1");
  return hw_xml_read (xml, name, &grammar, self, cancellable, error);
}

void
hw_odt_story_end (HwOdtStory *self)
{
  HwExtractBuilder *builder = hw_flow_get_builder (self->flow);

  if (self->was_tracked)
    hw_extract_builder_add_remark (builder, _ ("Tracked changes were read as accepted."));
  if (self->was_hidden)
    hw_extract_builder_add_remark (builder, _ ("Text that is marked as hidden was left out."));
}
