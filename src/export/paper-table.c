/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-set.h"

#include "export-table.h"

#include <string.h>

/* How much of a page's width a column needs beside the others. */
static guint
get_share (HwExportColumn column)
{
  switch ((int) column)
    {
    case HW_EXPORT_COLUMN_QUOTE:
      return 8;
    case HW_EXPORT_COLUMN_NOTE:
      return 6;
    case HW_EXPORT_COLUMN_BEFORE:
    case HW_EXPORT_COLUMN_AFTER:
    case HW_EXPORT_COLUMN_DOCUMENT:
      return 4;
    default:
      return 3;
    }
}

static void
add_line (GPtrArray *cell, HwPaperStyle style, HwDirection direction, const char *text, gsize n)
{
  HwPaperParagraph *line = hw_paper_paragraph_new (style, direction);

  hw_paper_add_text (line, text, (gssize) n, 0);
  g_ptr_array_add (cell, line);
}

static GPtrArray *
make_cell (const HwExportRow *row, HwExportColumn column, HwDirection fallback)
{
  const char *text = row->fields[column] != NULL ? row->fields[column] : "";
  GPtrArray *cell;

  if (column == HW_EXPORT_COLUMN_NOTE && *text != '\0')
    {
      cell = hw_paper_from_markdown (text, fallback);
      for (guint i = 0; i < cell->len; i++)
        if (((HwPaperParagraph *) cell->pdata[i])->style == HW_PAPER_NOTE)
          ((HwPaperParagraph *) cell->pdata[i])->style = HW_PAPER_CELL;
    }
  else
    {
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      cell = hw_paper_paragraphs_new ();
      for (guint i = 0; lines[i] != NULL; i++)
        {
          HwDirection direction = row->item != NULL && column == HW_EXPORT_COLUMN_QUOTE
                                      ? hw_export_passage_get_direction (row->item, i)
                                      : hw_direction_of_utf8 (lines[i], -1, fallback);
          if (*lines[i] == '\0')
            continue;
          add_line (cell, HW_PAPER_CELL, direction, lines[i], strlen (lines[i]));
          if (column == HW_EXPORT_COLUMN_QUOTE && row->colour != NULL)
            {
              HwPaperParagraph *line = cell->pdata[cell->len - 1];
              ((HwPaperPiece *) line->pieces->pdata[0])->colour = hw_paper_tint (&row->colour, 1);
            }
        }
    }
  /* A cell without a paragraph is none. */
  if (cell->len == 0)
    add_line (cell, HW_PAPER_CELL, fallback, "", 0);
  return cell;
}

HwPaper *
hw_paper_of_table (const HwExportJob *job, GError **error)
{
  const char *usual = job->set->sections->len == 1 ? "paragraph,quote,tags,note"
                                                   : "document,paragraph,quote,tags,note";
  const char *names = job->options->columns != NULL ? job->options->columns : usual;
  g_autoptr (GArray) columns = hw_export_columns_parse (names, error);
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) rows = NULL;
  HwPaper *paper;
  HwPaperTable *table;
  GPtrArray *head;

  if (columns == NULL)
    return NULL;
  for (guint i = 0; i < columns->len; i++)
    {
      guint share = get_share (g_array_index (columns, HwExportColumn, i));
      g_array_append_val (widths, share);
    }
  paper = hw_paper_new (hw_export_set_get_title (job->set), hw_export_set_get_direction (job->set));
  paper->modified = job->set->modified;
  table = hw_paper_add_table (paper, paper->direction, (const guint *) (gpointer) widths->data,
                              widths->len);
  head = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < columns->len; i++)
    {
      const char *label = hw_export_column_get_label (g_array_index (columns, HwExportColumn, i));
      GPtrArray *cell = hw_paper_paragraphs_new ();
      add_line (cell, HW_PAPER_CELL_HEADING, hw_direction_of_utf8 (label, -1, paper->direction),
                label, strlen (label));
      g_ptr_array_add (head, cell);
    }
  hw_paper_table_add_row (table, head);

  rows = hw_export_table_new (job->set, job->options->order);
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      for (guint j = 0; j < columns->len; j++)
        g_ptr_array_add (cells,
                         make_cell (rows->pdata[i], g_array_index (columns, HwExportColumn, j),
                                    paper->direction));
      hw_paper_table_add_row (table, cells);
    }
  return paper;
}
