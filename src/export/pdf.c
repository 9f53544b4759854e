/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-set.h"
#include "pdf-lines.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>

/* A4, in points. */
#define WIDTH 595.28
#define HEIGHT 841.89
#define MARGIN 64.0
#define FOOT 40.0
#define MARGIN_COLUMN 130.0 /* where comments stand */
#define GAP 14.0

typedef struct
{
  const HwPaper *paper;
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoContext *context;
  double left, width; /* of the text */
  double y;           /* where the next line goes */
  guint page;
  double comment_x; /* left edge of the comments */
  double comment_y; /* where the next of them may begin */
  GArray *pending;  /* HwPdfLine: of comments, that have no place yet */
} Writer;

static void
show_line (Writer *self, const HwPdfLine *line, double x, double y)
{
  cairo_move_to (self->cairo, x + line->x, y + line->baseline);
  pango_cairo_show_layout_line (self->cairo, line->line);
}

static gboolean
is_at_top (double y)
{
  return y < MARGIN + 0.5;
}

/* The lines of comments that still fit on the page. */
static void
show_comments (Writer *self)
{
  guint n = 0;

  for (; n < self->pending->len; n++)
    {
      const HwPdfLine *line = &g_array_index (self->pending, HwPdfLine, n);
      double before = is_at_top (self->comment_y) ? 0 : line->before;
      if (self->comment_y + before + line->height > HEIGHT - MARGIN && !is_at_top (self->comment_y))
        break;
      show_line (self, line, self->comment_x, self->comment_y + before);
      self->comment_y += before + line->height;
    }
  if (n > 0)
    g_array_remove_range (self->pending, 0, n);
}

static void
end_page (Writer *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  g_autoptr (HwPaperParagraph) foot = hw_paper_paragraph_new (HW_PAPER_CAPTION, HW_DIRECTION_LTR);
  g_autoptr (GArray) lines = hw_pdf_lines_new ();
  PangoRectangle extents;

  hw_paper_add_text (foot, number, -1, 0);
  hw_pdf_lines_add (lines, self->context, foot, WIDTH);
  const HwPdfLine *line = &g_array_index (lines, HwPdfLine, 0);
  pango_layout_line_get_extents (line->line, NULL, &extents);
  show_line (self, line, (WIDTH - (double) extents.width / PANGO_SCALE) / 2, HEIGHT - FOOT);
  cairo_show_page (self->cairo);
}

static void
new_page (Writer *self)
{
  end_page (self);
  self->page++;
  self->y = self->comment_y = MARGIN;
  show_comments (self);
}

static void
add_outline (Writer *self, const HwPdfLine *line)
{
  g_autofree char *attributes = g_strdup_printf ("page=%u", self->page);

  if (line->title != NULL && *line->title != '\0')
    cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, line->title, attributes,
                                   0);
}

static void
add_comments (Writer *self, const HwPdfLine *line, double y)
{
  if (line->comments == NULL)
    return;
  if (self->pending->len == 0)
    self->comment_y = MAX (self->comment_y, y);
  for (guint i = 0; i < line->comments->len; i++)
    {
      guint index = g_array_index (line->comments, guint, i);
      const HwPaperComment *comment = self->paper->comments->pdata[index];
      HwDirection direction = comment->paragraphs->len > 0
                                  ? ((HwPaperParagraph *) comment->paragraphs->pdata[0])->direction
                                  : self->paper->direction;
      g_autofree char *number = g_strdup_printf ("%u", index + 1);
      g_autoptr (HwPaperParagraph) head = hw_paper_paragraph_new (HW_PAPER_CAPTION, direction);

      hw_paper_add_text (head, number, -1, HW_PAPER_BOLD | HW_PAPER_ISOLATED);
      hw_paper_add_text (head, " ", -1, 0);
      hw_paper_add_text (head, comment->author, -1, HW_PAPER_ISOLATED);
      hw_pdf_lines_add (self->pending, self->context, head, MARGIN_COLUMN);
      for (guint j = 0; j < comment->paragraphs->len; j++)
        {
          HwPaperParagraph *paragraph = comment->paragraphs->pdata[j];
          if (paragraph->style == HW_PAPER_NOTE)
            paragraph->style = HW_PAPER_CELL;
          hw_pdf_lines_add (self->pending, self->context, paragraph, MARGIN_COLUMN);
        }
    }
  show_comments (self);
}

/* How much must stay together from this line on: what is kept, and the line after it. */
static double
measure_kept (const GArray *lines, guint index)
{
  double height = 0;

  for (guint i = index; i < lines->len; i++)
    {
      const HwPdfLine *line = &g_array_index (lines, HwPdfLine, i);
      height += line->before + line->height;
      if (!line->keep || height > (HEIGHT - 2 * MARGIN) / 2)
        break;
    }
  return height;
}

static void
show_paragraphs (Writer *self, GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const HwPdfLine *line = &g_array_index (lines, HwPdfLine, i);
      gboolean begins = i == 0 || !g_array_index (lines, HwPdfLine, i - 1).keep;
      double need = begins ? measure_kept (lines, i) : line->before + line->height;

      if (self->y + need > HEIGHT - MARGIN && !is_at_top (self->y))
        new_page (self);
      if (!is_at_top (self->y))
        self->y += line->before;
      show_line (self, line, self->left, self->y);
      add_outline (self, line);
      add_comments (self, line, self->y);
      self->y += line->height;
    }
  g_array_set_size (lines, 0);
}

static void
draw_rule (Writer *self, double grey)
{
  cairo_set_source_rgb (self->cairo, grey, grey, grey);
  cairo_set_line_width (self->cairo, 0.5);
  cairo_move_to (self->cairo, self->left, self->y);
  cairo_line_to (self->cairo, self->left + self->width, self->y);
  cairo_stroke (self->cairo);
  cairo_set_source_rgb (self->cairo, 0, 0, 0);
}

/* A row of cells, over as many pages as it needs. */
static void
show_row (Writer *self, const HwPaperTable *table, const GPtrArray *cells, gboolean is_head)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree double *x = g_new (double, cells->len);
  double shares = 0, at = 0, tallest = 0;
  gboolean more = TRUE;

  for (guint i = 0; i < table->n_columns; i++)
    shares += table->widths[i];
  for (guint i = 0; i < cells->len; i++)
    {
      const GPtrArray *cell = cells->pdata[i];
      double width = self->width * table->widths[i] / shares, height = 0;
      GArray *lines = hw_pdf_lines_new ();

      x[i] = table->direction == HW_DIRECTION_RTL ? self->left + self->width - at - width + 4
                                                  : self->left + at + 4;
      at += width;
      for (guint j = 0; j < cell->len; j++)
        hw_pdf_lines_add (lines, self->context, cell->pdata[j], width - 8);
      for (guint j = 0; j < lines->len; j++)
        height += g_array_index (lines, HwPdfLine, j).before
                  + g_array_index (lines, HwPdfLine, j).height;
      tallest = MAX (tallest, height);
      g_ptr_array_add (columns, lines);
    }
  /* A row that fits on a page is not torn. */
  if (self->y + tallest + 6 > HEIGHT - MARGIN && tallest < (HEIGHT - 2 * MARGIN) / 2)
    new_page (self);
  while (more)
    {
      double bottom = self->y;
      more = FALSE;
      for (guint i = 0; i < columns->len; i++)
        {
          GArray *lines = columns->pdata[i];
          double y = self->y + 2;
          guint n = 0;
          for (; n < lines->len; n++)
            {
              const HwPdfLine *line = &g_array_index (lines, HwPdfLine, n);
              if (y + line->before + line->height > HEIGHT - MARGIN
                  && (n > 0 || !is_at_top (self->y)))
                break;
              y += line->before;
              show_line (self, line, x[i], y);
              y += line->height;
            }
          if (n > 0)
            g_array_remove_range (lines, 0, n);
          more = more || lines->len > 0;
          bottom = MAX (bottom, y);
        }
      self->y = bottom + 4;
      if (more)
        new_page (self);
    }
  draw_rule (self, is_head ? 0.25 : 0.75);
}

static void
write_blocks (Writer *self, GCancellable *cancellable)
{
  g_autoptr (GArray) lines = hw_pdf_lines_new ();

  for (guint i = 0; i < self->paper->blocks->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const HwPaperBlock *block = self->paper->blocks->pdata[i];
      if (block->paragraph != NULL)
        hw_pdf_lines_add (lines, self->context, block->paragraph, self->width);
      /* What is kept waits for what follows. */
      if (block->paragraph != NULL && block->paragraph->keep)
        continue;
      show_paragraphs (self, lines);
      for (guint j = 0; block->table != NULL && j < block->table->rows->len; j++)
        show_row (self, block->table, block->table->rows->pdata[j], j == 0);
    }
  show_paragraphs (self, lines);
  while (self->pending->len > 0)
    new_page (self);
  end_page (self);
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int n_bytes)
{
  if (n_bytes > G_MAXINT32 - ((GByteArray *) closure)->len)
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (closure, data, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static void
begin (Writer *self, GByteArray *out)
{
  const HwPaper *paper = self->paper;
  g_autofree char *date = hw_export_time (paper->modified);
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();

  self->surface = cairo_pdf_surface_create_for_stream (append, out, WIDTH, HEIGHT);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, paper->title);
  if (paper->author != NULL)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_AUTHOR, paper->author);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Hawashi");
  /* Not the time of writing: the same notes are the same file. */
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  self->cairo = cairo_create (self->surface);
  self->context = pango_font_map_create_context (fonts);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);

  self->left = MARGIN;
  self->width = WIDTH - 2 * MARGIN;
  if (paper->comments->len > 0)
    {
      /* They stand where lines end. */
      gboolean rtl = paper->direction == HW_DIRECTION_RTL;
      self->width = WIDTH - 2 * MARGIN - MARGIN_COLUMN - GAP + 32;
      self->left = rtl ? WIDTH - MARGIN - self->width : MARGIN;
      self->comment_x = rtl ? MARGIN - 32 : WIDTH - MARGIN + 32 - MARGIN_COLUMN;
    }
  self->y = self->comment_y = MARGIN;
  self->page = 1;
  self->pending = hw_pdf_lines_new ();
}

GBytes *
hw_export_pdf (const HwExportJob *job, GError **error)
{
  g_autoptr (HwPaper) paper = hw_paper_from_job (job, error);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  Writer writer = { .paper = paper };
  cairo_status_t status;

  if (paper == NULL)
    return NULL;
  begin (&writer, out);
  write_blocks (&writer, job->cancellable);
  g_array_unref (writer.pending);
  g_object_unref (writer.context);
  cairo_destroy (writer.cairo);
  cairo_surface_finish (writer.surface);
  status = cairo_surface_status (writer.surface);
  cairo_surface_destroy (writer.surface);

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The PDF could not be made: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
