/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-state.h"

#include "number-format.h"

#include <string.h>

void
docx_start_note (HwDocxStories *self, HwXml *xml)
{
  const char *type = hw_xml_get (xml, "w:type");

  if (type != NULL && strcmp (type, "normal") != 0) /* the line above the notes */
    {
      hw_xml_skip (xml);
      return;
    }
  g_array_set_size (self->comments, self->comments->len + 1);
  DocxComment *comment = &g_array_index (self->comments, DocxComment, self->comments->len - 1);
  *comment
      = (DocxComment){ g_strdup (hw_xml_get (xml, "w:id")), g_strdup (hw_xml_get (xml, "w:author")),
                       g_strdup (hw_xml_get (xml, "w:date")), NULL };
  hw_flow_push (self->flow);
}

/* Whatever it is, it was started as a comment. */
void
docx_end_note (HwDocxStories *self, int id)
{
  DocxComment *comment = &g_array_index (self->comments, DocxComment, self->comments->len - 1);
  g_autoptr (HwFlowBlocks) blocks = hw_flow_pop (self->flow);

  if (id == DOCX_COMMENT)
    {
      comment->text = hw_flow_blocks_to_text (blocks, "\n\n");
      if (self->paragraph_id != NULL && comment->id != NULL)
        g_hash_table_replace (self->comment_of_paragraph, g_strdup (self->paragraph_id),
                              g_strdup (comment->id));
      return;
    }
  if (comment->id != NULL)
    g_hash_table_replace (id == DOCX_ENDNOTE ? self->endnotes : self->footnotes,
                          g_strdup (comment->id), g_steal_pointer (&blocks));
  g_array_set_size (self->comments, self->comments->len - 1);
}

void
docx_read_reply (HwDocxStories *self, HwXml *xml)
{
  const char *id = hw_xml_get (xml, "w15:paraId");
  const char *parent = hw_xml_get (xml, "w15:paraIdParent");

  if (id != NULL && parent != NULL)
    g_hash_table_replace (self->parents, g_strdup (id), g_strdup (parent));
}
void
docx_call_note (HwDocxStories *self, gboolean is_endnote, HwXml *xml)
{
  GHashTable *notes = is_endnote ? self->endnotes : self->footnotes;
  const char *id = hw_xml_get (xml, "w:id");
  const char *custom = hw_xml_get (xml, "w:customMarkFollows");
  g_autoptr (GString) mark = g_string_new (NULL);
  gpointer key, blocks;

  if (id == NULL || !docx_is_shown (self)
      || !g_hash_table_steal_extended (notes, id, &key, &blocks))
    return;
  g_free (key);
  docx_begin_paragraph (self);
  if (is_endnote)
    hw_number_append (mark, HW_NUMBER_LOWER_ROMAN, (int) ++self->n_endnotes);
  else
    hw_number_append (mark, HW_NUMBER_DECIMAL, (int) ++self->n_footnotes);
  hw_flow_add_note (self->flow, custom != NULL && *custom != '0' ? NULL : mark->str, blocks);
}

void
docx_read_comment_place (HwDocxStories *self, int id, HwXml *xml)
{
  const char *comment = hw_xml_get (xml, "w:id");

  if (comment == NULL)
    return;
  if (self->paragraphs->len > 0)
    docx_begin_paragraph (self);
  if (id != DOCX_COMMENT_RANGE_END)
    hw_flow_start_comment (self->flow, comment);
  if (id != DOCX_COMMENT_RANGE_START)
    hw_flow_end_comment (self->flow, comment);
}
