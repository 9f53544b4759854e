/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow.h"

#include "flow-block.h"

#include <string.h>

/* More than any table has on paper. */
#define MAX_COLUMNS 1000

typedef enum
{
  TABLE_TRANSPARENT, /* one column: its paragraphs are paragraphs */
  TABLE_ROWS,
  TABLE_FLAT, /* in a cell of TABLE_ROWS */
} TableKind;

typedef struct
{
  TableKind kind;
  gboolean in_row;
  guint n_cells;    /* begun */
  guint n_more;     /* columns that the last one takes, but its first */
  guint n_tabs;     /* to be written before the next character */
  gsize cell_start; /* bytes of the row's text before this cell */
  gboolean blank;   /* to be written before the next character of this cell */
} Table;

struct _HwFlowBlocks
{
  GPtrArray *blocks; /* HwFlowBlock * */
};

/* The text itself, or something that was pushed. */
typedef struct
{
  HwFlowBlock *open;
  GPtrArray *done;   /* HwFlowBlock *; NULL for the text itself, whose blocks go to the builder */
  GArray *marks;     /* element type Mark: met between two blocks; NULL for none */
  GArray *tables;    /* element type Table */
  guint n_rows_kind; /* of these, TABLE_ROWS: 0 or 1 */
} Frame;

struct _HwFlow
{
  HwExtractBuilder *builder;
  HwFlowComments *comments;
  GPtrArray *frames; /* Frame *, the innermost last */
};

static Frame *
frame_new (gboolean pushed)
{
  Frame *frame = g_new0 (Frame, 1);

  if (pushed)
    frame->done = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_flow_block_free);
  frame->tables = g_array_new (FALSE, FALSE, sizeof (Table));
  return frame;
}

static void
frame_free (gpointer data)
{
  Frame *frame = data;

  hw_flow_block_free (frame->open);
  g_clear_pointer (&frame->done, g_ptr_array_unref);
  g_clear_pointer (&frame->marks, g_array_unref);
  g_array_unref (frame->tables);
  g_free (frame);
}

static Frame *
top (HwFlow *self)
{
  return self->frames->pdata[self->frames->len - 1];
}

HwFlow *
hw_flow_new (void)
{
  HwFlow *self = g_new0 (HwFlow, 1);

  self->builder = hw_extract_builder_new ();
  self->comments = hw_flow_comments_new ();
  self->frames = g_ptr_array_new_with_free_func (frame_free);
  g_ptr_array_add (self->frames, frame_new (FALSE));
  return self;
}

void
hw_flow_free (HwFlow *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->frames);
  hw_flow_comments_free (self->comments);
  hw_extract_builder_free (self->builder);
  g_free (self);
}

void
hw_flow_blocks_free (HwFlowBlocks *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

HwExtractBuilder *
hw_flow_get_builder (HwFlow *self)
{
  return self->builder;
}

gboolean
hw_flow_is_full (HwFlow *self)
{
  return hw_extract_builder_is_full (self->builder);
}

/* The open paragraph. */

static void
open_block (HwFlow *self, HwParagraphRole role, guint level, HwDirection direction)
{
  Frame *frame = top (self);

  frame->open = hw_flow_block_new (role, level, direction);
  frame->open->marks = g_steal_pointer (&frame->marks);
}

static void
close_block (HwFlow *self)
{
  Frame *frame = top (self);
  HwFlowBlock *block = g_steal_pointer (&frame->open);

  if (block == NULL)
    return;
  if (frame->done != NULL)
    {
      g_ptr_array_add (frame->done, block);
      return;
    }
  hw_flow_block_tell (block, self->builder, self->comments);
  hw_flow_block_free (block);
}

/* The table whose rows are paragraphs, while one of them is open. */
static Table *
get_row (HwFlow *self)
{
  Frame *frame = top (self);

  for (guint i = frame->tables->len; i-- > 0 && frame->n_rows_kind > 0;)
    {
      Table *table = &g_array_index (frame->tables, Table, i);

      if (table->kind == TABLE_ROWS)
        return table->in_row ? table : NULL;
    }
  return NULL;
}

static void
separate_in_cell (HwFlow *self, Table *row)
{
  if (top (self)->open->text->len > row->cell_start)
    row->blank = TRUE;
}

void
hw_flow_begin (HwFlow *self, HwParagraphRole role, guint level, HwDirection direction)
{
  Table *row = get_row (self);

  if (row != NULL)
    {
      separate_in_cell (self, row);
      return;
    }
  close_block (self);
  open_block (self, role, level, direction);
}

void
hw_flow_end (HwFlow *self)
{
  Table *row = get_row (self);
  Frame *frame = top (self);

  if (row == NULL)
    {
      close_block (self);
      return;
    }
  separate_in_cell (self, row);
  g_clear_pointer (&frame->open->label, g_free);
}

gboolean
hw_flow_has_text (HwFlow *self)
{
  const HwFlowBlock *open = top (self)->open;
  const Table *row = get_row (self);

  return open != NULL && open->text->len > (row != NULL ? row->cell_start : 0);
}

void
hw_flow_set_label (HwFlow *self, const char *label)
{
  HwFlowBlock *open = top (self)->open;

  if (open == NULL)
    return;
  g_free (open->label);
  open->label = g_strdup (label);
}

/* What waits for the next character. */
static void
flush (HwFlow *self, Table *row)
{
  HwFlowBlock *open = top (self)->open;

  if (row != NULL)
    {
      for (; row->n_tabs > 0; row->n_tabs--)
        {
          g_string_append_c (open->text, '\t');
          row->cell_start = open->text->len;
        }
      if (row->blank && open->text->len > row->cell_start)
        g_string_append_c (open->text, ' ');
      row->blank = FALSE;
    }
  if (open->label != NULL)
    {
      g_string_append (open->text, open->label);
      g_clear_pointer (&open->label, g_free);
    }
}

static gboolean
is_blank (char c, gboolean tabs)
{
  return c == '\n' || c == '\r' || (c == '\t' && tabs);
}

void
hw_flow_append (HwFlow *self, const char *text, gssize n_bytes)
{
  const gsize n = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;
  Table *row = get_row (self);

  if (n == 0)
    return;
  if (top (self)->open == NULL)
    open_block (self, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
  flush (self, row);

  HwFlowBlock *open = top (self)->open;
  const gsize start = open->text->len;
  g_string_append_len (open->text, text, (gssize) n);
  if (row == NULL && open->form.role != HW_ROLE_HEADING)
    return;
  for (gsize i = start; i < open->text->len; i++)
    if (is_blank (open->text->str[i], row != NULL))
      open->text->str[i] = ' ';
}

/* Tables. */

void
hw_flow_begin_table (HwFlow *self, guint n_columns)
{
  Frame *frame = top (self);
  Table table = { .kind = TABLE_ROWS };

  if (frame->n_rows_kind > 0)
    table.kind = TABLE_FLAT;
  else
    {
      close_block (self);
      if (n_columns == 1)
        table.kind = TABLE_TRANSPARENT;
    }
  frame->n_rows_kind += table.kind == TABLE_ROWS;
  g_array_append_val (frame->tables, table);
}

static Table *
get_table (HwFlow *self)
{
  GArray *tables = top (self)->tables;

  return tables->len > 0 ? &g_array_index (tables, Table, tables->len - 1) : NULL;
}

void
hw_flow_begin_row (HwFlow *self, HwDirection direction)
{
  Table *table = get_table (self), *row = get_row (self);

  hw_flow_end_row (self);
  if (table != NULL && table->kind == TABLE_ROWS)
    {
      close_block (self);
      open_block (self, HW_ROLE_TABLE_ROW, 0, direction);
      *table = (Table){ .kind = TABLE_ROWS, .in_row = TRUE };
    }
  else if (row != NULL)
    separate_in_cell (self, row);
}

void
hw_flow_begin_cell (HwFlow *self, guint n_columns)
{
  Table *table = get_table (self), *row = get_row (self);

  if (row == NULL)
    {
      hw_flow_end (self);
      return;
    }
  if (table != row)
    {
      separate_in_cell (self, row);
      return;
    }
  g_clear_pointer (&top (self)->open->label, g_free);
  if (row->n_cells++ > 0)
    row->n_tabs = MIN (row->n_tabs + 1 + row->n_more, MAX_COLUMNS);
  row->n_more = n_columns > 1 ? n_columns - 1 : 0;
  row->cell_start = top (self)->open->text->len;
  row->blank = FALSE;
}

void
hw_flow_end_row (HwFlow *self)
{
  Table *table = get_table (self);

  if (table == NULL || table->kind != TABLE_ROWS || !table->in_row)
    return;
  table->in_row = FALSE;
  close_block (self);
}

void
hw_flow_end_table (HwFlow *self)
{
  Frame *frame = top (self);

  if (frame->tables->len == 0)
    return;
  hw_flow_end_row (self);
  if (get_table (self)->kind == TABLE_TRANSPARENT)
    close_block (self);
  frame->n_rows_kind -= get_table (self)->kind == TABLE_ROWS;
  g_array_set_size (frame->tables, frame->tables->len - 1);
}

/* Beside the text. */

void
hw_flow_push (HwFlow *self)
{
  g_ptr_array_add (self->frames, frame_new (TRUE));
}

HwFlowBlocks *
hw_flow_pop (HwFlow *self)
{
  HwFlowBlocks *blocks = g_new0 (HwFlowBlocks, 1);
  Frame *frame = top (self);

  g_return_val_if_fail (frame->done != NULL, NULL);
  while (frame->tables->len > 0)
    hw_flow_end_table (self);
  if (frame->marks != NULL && frame->open == NULL)
    open_block (self, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
  close_block (self);
  blocks->blocks = g_steal_pointer (&frame->done);
  g_ptr_array_set_size (self->frames, (int) self->frames->len - 1);
  return blocks;
}

/* Behind the open paragraph; where none is open, there and then. */
static void
follow (HwFlow *self, HwFlowBlock *block)
{
  Frame *frame = top (self);

  if (frame->open != NULL)
    {
      hw_flow_block_follow (frame->open, block);
      return;
    }
  frame->open = block;
  close_block (self);
}

static gboolean
is_empty (const HwFlowBlocks *blocks)
{
  return blocks->blocks->len == 0;
}

/* How many bytes at the start of a note only say its mark again: "1. ", "[1] ". */
static gsize
count_mark (const char *text, const char *mark)
{
  const char *p = text + strspn (text, " \t([");

  if (g_str_has_prefix (p, mark) && strspn (p + strlen (mark), " \t.)]:-") > 0)
    p += strlen (mark) + strspn (p + strlen (mark), " \t.)]:-");
  else
    {
      /* A link back has been left out, its full stop has not. */
      p = text + strspn (text, " \t");
      if (strchr (".)]", *p) != NULL && p[0] != '\0' && p[1] == ' ')
        p += 1 + strspn (p + 1, " ");
    }
  return (gsize) (p - text);
}

void
hw_flow_add_note (HwFlow *self, const char *mark, HwFlowBlocks *blocks)
{
  if (mark != NULL)
    {
      g_autofree char *reference = g_strdup_printf ("[%s]", mark);

      hw_flow_append (self, reference, -1);
      if (!is_empty (blocks))
        {
          HwFlowBlock *first = blocks->blocks->pdata[0];
          const gsize n_blanks = count_mark (first->text->str, mark);
          const gsize n = strlen (reference) + 1;

          g_string_erase (first->text, 0, (gssize) n_blanks);
          g_string_prepend_c (first->text, ' ');
          g_string_prepend (first->text, reference);
          for (guint i = 0; first->marks != NULL && i < first->marks->len; i++)
            {
              HwFlowMark *place = &g_array_index (first->marks, HwFlowMark, i);

              place->at = place->at - MIN (place->at, n_blanks) + n;
            }
        }
    }
  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      HwFlowBlock *block = blocks->blocks->pdata[i];

      block->form.role = HW_ROLE_FOOTNOTE;
      block->form.level = 0;
    }
  hw_flow_add_blocks (self, blocks);
}

void
hw_flow_add_blocks (HwFlow *self, HwFlowBlocks *blocks)
{
  gsize n;
  g_autofree gpointer *all = g_ptr_array_steal (blocks->blocks, &n);

  for (gsize i = 0; i < n; i++)
    follow (self, all[i]);
  hw_flow_blocks_free (blocks);
}

static void
append_text (GString *text, const HwFlowBlock *block, const char *separator)
{
  if (text->len > 0 && block->text->len > 0)
    g_string_append (text, separator);
  g_string_append_len (text, block->text->str, (gssize) block->text->len);
  for (guint i = 0; block->after != NULL && i < block->after->len; i++)
    append_text (text, block->after->pdata[i], separator);
}

char *
hw_flow_blocks_to_text (const HwFlowBlocks *blocks, const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < blocks->blocks->len; i++)
    append_text (text, blocks->blocks->pdata[i], separator);
  return g_utf8_make_valid (g_strstrip (text->str), -1);
}

/* Said of a place. */

static void
mark (HwFlow *self, HwFlowMarkKind kind, const char *value)
{
  Frame *frame = top (self);

  if (frame->open != NULL)
    {
      if (kind == HW_FLOW_MARK_COMMENT_START && frame->open->label != NULL)
        flush (self, get_row (self));
      hw_flow_add_mark (&frame->open->marks, frame->open->text->len, kind, value);
    }
  else
    hw_flow_add_mark (&frame->marks, 0, kind, value);
}

void
hw_flow_locate_page (HwFlow *self, const char *label)
{
  mark (self, HW_FLOW_MARK_PAGE, label);
}

void
hw_flow_start_comment (HwFlow *self, const char *id)
{
  mark (self, HW_FLOW_MARK_COMMENT_START, id);
}

void
hw_flow_end_comment (HwFlow *self, const char *id)
{
  mark (self, HW_FLOW_MARK_COMMENT_END, id);
}

void
hw_flow_set_comment (HwFlow *self,
                     const char *id,
                     const char *text,
                     const char *author,
                     const char *created,
                     const char *parent)
{
  hw_flow_comments_set (self->comments, id, text, author, created, parent);
}

HwExtract *
hw_flow_finish (HwFlow *self, GError **error)
{
  while (self->frames->len > 1)
    hw_flow_add_blocks (self, hw_flow_pop (self));
  while (top (self)->tables->len > 0)
    hw_flow_end_table (self);
  if (top (self)->marks != NULL)
    open_block (self, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
  close_block (self);
  hw_flow_comments_tell (self->comments, self->builder);
  return hw_extract_builder_finish (self->builder, error);
}
