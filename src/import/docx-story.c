/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-state.h"

#include <glib/gi18n.h>
#include <string.h>

static void
clear_paragraph (gpointer data)
{
  g_free (((DocxParagraph *) data)->style);
}

static void
clear_comment (gpointer data)
{
  DocxComment *comment = data;

  g_free (comment->id);
  g_free (comment->author);
  g_free (comment->created);
  g_free (comment->text);
}

HwDocxStories *
hw_docx_stories_new (HwFlow *flow, const HwDocxStyles *styles, HwDocxNumbering *numbering)
{
  HwDocxStories *self = g_new0 (HwDocxStories, 1);
  const GDestroyNotify free_blocks = (GDestroyNotify) hw_flow_blocks_free;

  self->flow = flow;
  self->styles = styles;
  self->numbering = numbering;
  self->footnotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_blocks);
  self->endnotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_blocks);
  self->comments = g_array_new (FALSE, FALSE, sizeof (DocxComment));
  g_array_set_clear_func (self->comments, clear_comment);
  self->comment_of_paragraph = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (DocxParagraph));
  g_array_set_clear_func (self->paragraphs, clear_paragraph);
  self->tables = g_array_new (FALSE, FALSE, sizeof (DocxTable));
  self->fields = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->choices = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->text = g_string_new (NULL);
  self->page = 1;
  return self;
}

void
hw_docx_stories_free (HwDocxStories *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->footnotes);
  g_hash_table_unref (self->endnotes);
  g_array_unref (self->comments);
  g_hash_table_unref (self->comment_of_paragraph);
  g_hash_table_unref (self->parents);
  g_free (self->paragraph_id);
  g_array_unref (self->paragraphs);
  g_array_unref (self->tables);
  g_array_unref (self->fields);
  g_array_unref (self->choices);
  g_string_free (self->text, TRUE);
  g_free (self);
}

DocxParagraph *
docx_get_paragraph (HwDocxStories *self)
{
  const guint n = self->paragraphs->len;

  return n > 0 ? &g_array_index (self->paragraphs, DocxParagraph, n - 1) : NULL;
}

DocxTable *
docx_get_table (HwDocxStories *self)
{
  const guint n = self->tables->len;

  return n > 0 ? &g_array_index (self->tables, DocxTable, n - 1) : NULL;
}

/* Changes are read as accepted: what was taken out is not there. */
static void
read_removal (HwDocxStories *self, HwXml *xml)
{
  DocxParagraph *paragraph = docx_get_paragraph (self);

  self->was_tracked = TRUE;
  switch (hw_xml_get_parent (xml))
    {
    case DOCX_R_PR:
      if (paragraph != NULL && paragraph->in_properties)
        paragraph->end_deleted = TRUE;
      break;
    case DOCX_TR_PR:
      if (docx_get_table (self) != NULL)
        docx_get_table (self)->row_deleted = TRUE;
      break;
    default:
      hw_xml_skip (xml);
      break;
    }
}

static void
choose (HwDocxStories *self, int id, HwXml *xml)
{
  gboolean *taken;

  if (self->choices->len == 0)
    return;
  taken = &g_array_index (self->choices, gboolean, self->choices->len - 1);
  if (*taken)
    hw_xml_skip (xml);
  *taken = TRUE;
}

/* Elements. */

static void
start_table (HwDocxStories *self)
{
  const DocxTable table = { .direction = HW_DIRECTION_AUTO, .row_page = self->page };

  docx_begin_cell (self);
  g_array_append_val (self->tables, table);
}

static void
start_box (HwDocxStories *self)
{
  const DocxParagraph none = { .form = HW_DOCX_FORM_SILENT, .begun = TRUE };

  docx_begin_paragraph (self);
  hw_flow_push (self->flow);
  g_array_append_val (self->paragraphs,
                      none); /* nothing in the box belongs to the paragraph around it */
  self->n_boxes++;
}

static void
end_box (HwDocxStories *self)
{
  g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
  hw_flow_add_blocks (self->flow, hw_flow_pop (self->flow));
  self->n_boxes--;
}

static void
start_text (HwDocxStories *self, HwXml *xml)
{
  const char *space = hw_xml_get (xml, "xml:space");

  self->in_text = TRUE;
  self->keep_blanks = space != NULL && strcmp (space, "preserve") == 0;
  g_string_truncate (self->text, 0);
}

static void
start_structure (HwDocxStories *self, int id, HwXml *xml)
{
  const gboolean no = FALSE;

  switch (id)
    {
    case DOCX_P:
      docx_start_paragraph (self, xml);
      break;
    case DOCX_TBL:
      start_table (self);
      break;
    case DOCX_TXBX_CONTENT:
      start_box (self);
      break;
    case DOCX_FOOTNOTE:
    case DOCX_ENDNOTE:
    case DOCX_COMMENT:
      docx_start_note (self, xml);
      break;
    case DOCX_COMMENT_EX:
      docx_read_reply (self, xml);
      break;
    case DOCX_ALT_CHUNK:
      self->was_foreign = TRUE;
      break;
    case DOCX_ALTERNATE_CONTENT:
      g_array_append_val (self->choices, no);
      break;
    case DOCX_CHOICE:
    case DOCX_FALLBACK:
      choose (self, id, xml);
      break;
    case DOCX_HIDDEN:
      hw_xml_skip (xml);
      break;
    case DOCX_DEL:
    case DOCX_MOVE_FROM:
      read_removal (self, xml);
      break;
    case DOCX_INS:
      self->was_tracked = TRUE;
      break;
    case DOCX_COMMENT_RANGE_START:
    case DOCX_COMMENT_RANGE_END:
    case DOCX_COMMENT_REFERENCE:
      docx_read_comment_place (self, id, xml);
      break;
    default:
      break;
    }
}

static void
start (gpointer data, int id, HwXml *xml)
{
  HwDocxStories *self = data;
  DocxParagraph *paragraph;

  if (id == DOCX_OTHER)
    return;
  start_structure (self, id, xml);
  paragraph = docx_get_paragraph (self);
  if (id == DOCX_P_PR && paragraph != NULL)
    paragraph->in_properties = TRUE;
  else if (paragraph != NULL && paragraph->in_properties)
    docx_read_property (self, paragraph, id, xml);
  else if (id == DOCX_T)
    start_text (self, xml);
  else if (id == DOCX_VANISH)
    self->hidden = hw_docx_is_on (xml);
  else if (hw_xml_get_parent (xml) == DOCX_R)
    docx_start_in_run (self, id, xml);
  else if (self->tables->len > 0)
    docx_start_in_table (self, id, xml);
}

static void
end (gpointer data, int id, HwXml *xml)
{
  HwDocxStories *self = data;

  switch (id)
    {
    case DOCX_P:
      docx_end_paragraph (self, xml);
      break;
    case DOCX_P_PR:
      if (docx_get_paragraph (self) != NULL)
        docx_get_paragraph (self)->in_properties = FALSE;
      break;
    case DOCX_R:
      self->hidden = FALSE;
      break;
    case DOCX_T:
      docx_end_text (self);
      break;
    case DOCX_TC:
    case DOCX_TR:
    case DOCX_TBL:
      if (self->tables->len > 0)
        docx_end_in_table (self, id);
      break;
    case DOCX_TXBX_CONTENT:
      end_box (self);
      break;
    case DOCX_FOOTNOTE:
    case DOCX_ENDNOTE:
    case DOCX_COMMENT:
      docx_end_note (self, id);
      break;
    case DOCX_ALTERNATE_CONTENT:
      g_array_set_size (self->choices, self->choices->len - 1);
      break;
    default:
      break;
    }
}

static void
text (gpointer data, const char *utf8, gsize n_bytes, HwXml *xml)
{
  HwDocxStories *self = data;

  if (self->in_text)
    g_string_append_len (self->text, utf8, (gssize) n_bytes);
}

static const HwXmlGrammar grammar = { hw_docx_namespaces, hw_docx_names, FALSE, start, end, text };

/* Between two parts nothing is open, even where the one before was cut off. */
static void
reset (HwDocxStories *self)
{
  g_array_set_size (self->paragraphs, 0);
  g_array_set_size (self->tables, 0);
  g_array_set_size (self->fields, 0);
  g_array_set_size (self->choices, 0);
  g_string_truncate (self->text, 0);
  self->continued = self->hidden = self->in_text = FALSE;
  self->n_boxes = 0;
}

gboolean
hw_docx_stories_read (
    HwDocxStories *self, GBytes *xml, const char *name, GCancellable *cancellable, GError **error)
{
  static const char page[] = "lastRenderedPageBreak";
  gsize n_bytes;
  const char *data = g_bytes_get_data (xml, &n_bytes);

  reset (self);
  self->has_pages = data != NULL && memmem (data, n_bytes, page, strlen (page)) != NULL;
  if (self->has_pages)
    hw_flow_locate_page (self->flow, "1");
  return hw_xml_read (xml, name, &grammar, self, cancellable, error);
}

char *
hw_docx_stories_read_aside (HwDocxStories *self, GBytes *xml, GCancellable *cancellable)
{
  g_autoptr (HwFlowBlocks) blocks = NULL;
  gboolean well;

  reset (self);
  self->has_pages = FALSE;
  hw_flow_push (self->flow);
  well = hw_xml_read (xml, "header.xml", &grammar, self, cancellable, NULL);
  blocks = hw_flow_pop (self->flow);
  return well ? hw_flow_blocks_to_text (blocks, "\n") : NULL;
}

static void
tell_comments (HwDocxStories *self)
{
  g_autoptr (GHashTable) parents
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL); /* by ids of comments */
  GHashTableIter iter;
  gpointer paragraph, comment;

  g_hash_table_iter_init (&iter, self->comment_of_paragraph);
  while (g_hash_table_iter_next (&iter, &paragraph, &comment))
    {
      const char *to = g_hash_table_lookup (self->parents, paragraph);

      if (to != NULL)
        g_hash_table_insert (parents, comment,
                             g_hash_table_lookup (self->comment_of_paragraph, to));
    }
  for (guint i = 0; i < self->comments->len; i++)
    {
      const DocxComment *c = &g_array_index (self->comments, DocxComment, i);

      if (c->id != NULL && c->text != NULL)
        hw_flow_set_comment (self->flow, c->id, c->text, c->author, c->created,
                             g_hash_table_lookup (parents, c->id));
    }
}

void
hw_docx_stories_end (HwDocxStories *self)
{
  HwExtractBuilder *builder = hw_flow_get_builder (self->flow);

  tell_comments (self);
  if (self->was_tracked)
    hw_extract_builder_add_remark (builder, _ ("Tracked changes were read as accepted."));
  if (self->was_hidden)
    hw_extract_builder_add_remark (builder, _ ("Text that is marked as hidden was left out."));
  if (self->was_foreign)
    hw_extract_builder_add_remark (
        builder, _ ("A document of another format that is in this one was left out."));
}
