/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-state.h"

void
docx_begin_cell (HwDocxStories *self)
{
  DocxTable *table = docx_get_table (self);

  if (table == NULL || table->cell_columns == 0)
    return;
  hw_flow_begin_cell (self->flow, table->cell_columns);
  table->cell_columns = 0;
}

static void
begin_table (HwDocxStories *self)
{
  DocxTable *table = docx_get_table (self);

  if (table->begun)
    return;
  table->begun = TRUE;
  hw_flow_begin_table (self->flow, table->n_columns);
}

void
docx_start_in_table (HwDocxStories *self, int id, HwXml *xml)
{
  DocxTable *table = docx_get_table (self);

  switch (id)
    {
    case DOCX_GRID_COL:
      table->n_columns++;
      break;
    case DOCX_BIDI_VISUAL:
      table->direction = hw_docx_is_on (xml) ? HW_DIRECTION_RTL : HW_DIRECTION_AUTO;
      break;
    case DOCX_TR:
      begin_table (self);
      table->row_deleted = FALSE;
      table->row_page = self->page;
      hw_flow_begin_row (self->flow, table->direction);
      break;
    case DOCX_GRID_BEFORE:
      hw_flow_begin_cell (self->flow, (guint) CLAMP (hw_xml_get_int (xml, "w:val", 1), 1, 63));
      break;
    case DOCX_TC:
      if (table->row_deleted)
        hw_xml_skip (xml);
      else
        table->cell_columns = 1;
      self->cell_page = table->row_page;
      break;
    case DOCX_GRID_SPAN:
      if (table->cell_columns > 0)
        table->cell_columns = (guint) CLAMP (hw_xml_get_int (xml, "w:val", 1), 1, 63);
      break;
    default:
      break;
    }
}

void
docx_end_in_table (HwDocxStories *self, int id)
{
  switch (id)
    {
    case DOCX_TC:
      docx_begin_cell (self);
      break;
    case DOCX_TR:
      hw_flow_end_row (self->flow);
      break;
    case DOCX_TBL:
      begin_table (self);
      hw_flow_end_table (self->flow);
      g_array_set_size (self->tables, self->tables->len - 1);
      break;
    default:
      break;
    }
}
