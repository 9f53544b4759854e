/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-rows.h"

#include <string.h>

#define SAMPLE_BYTES (64 * 1024)
#define SAMPLE_ROWS 30
#define TABLE_ROWS 50

/* One cell, to the delimiter or the line end behind it. */
static char *
read_cell (HwCsvReader *self)
{
  GString *cell = g_string_new (NULL);
  const char *p = self->next;
  gboolean quoted = p < self->end && *p == '"';

  p += quoted;
  for (; p < self->end; p++)
    {
      if (quoted && *p == '"')
        {
          if (p + 1 < self->end && p[1] == '"')
            p++;
          else
            {
              quoted = FALSE;
              continue;
            }
        }
      else if (!quoted && (*p == self->delimiter || *p == '\n'))
        break;
      g_string_append_c (cell, *p);
    }
  self->next = p;
  return g_string_free (cell, FALSE);
}

static gboolean
read_row (HwCsvReader *self)
{
  g_ptr_array_set_size (self->cells, 0);
  while (self->next < self->end && *self->next == '\n')
    self->next++;
  if (self->next >= self->end)
    return FALSE;
  for (;;)
    {
      char *cell = read_cell (self);

      if (self->cells->len < HW_CSV_MAX_COLUMNS)
        g_ptr_array_add (self->cells, cell);
      else
        g_free (cell);
      if (self->next >= self->end)
        return TRUE;
      if (*self->next++ == '\n')
        return TRUE;
    }
}

/* How well a delimiter parts the first rows: how many have as many cells as the first, if that has several. */
static guint
try_delimiter (const char *utf8, gsize n_bytes, char delimiter)
{
  g_auto (HwCsvReader) reader = { NULL };
  guint n_rows = 0, n_cells = 0, n_even = 0;

  hw_csv_reader_init (&reader, utf8, n_bytes, delimiter);
  for (; n_rows < SAMPLE_ROWS && read_row (&reader); n_rows++)
    {
      /* The last one may be cut off. */
      if (n_rows == 0)
        n_cells = reader.cells->len;
      n_even += reader.cells->len == n_cells;
    }
  return n_cells < 2 ? 0 : n_even * 1000 / n_rows + MIN (n_cells, 100);
}

static char
find_delimiter (const char *utf8, gsize n_bytes)
{
  static const char delimiters[] = { ',', '\t', ';', '|' };
  char best = ',';
  guint most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      const guint score = try_delimiter (utf8, MIN (n_bytes, SAMPLE_BYTES), delimiters[i]);

      if (score > most)
        {
          most = score;
          best = delimiters[i];
        }
    }
  return best;
}

void
hw_csv_reader_init (HwCsvReader *self, const char *utf8, gsize n_bytes, char delimiter)
{
  self->next = utf8;
  self->end = utf8 + n_bytes;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->delimiter = delimiter != '\0' ? delimiter : find_delimiter (utf8, n_bytes);
}

void
hw_csv_reader_clear (HwCsvReader *self)
{
  g_clear_pointer (&self->cells, g_ptr_array_unref);
}

gboolean
hw_csv_reader_next (HwCsvReader *self)
{
  return read_row (self);
}

GPtrArray *
hw_csv_read_sample (const char *utf8, gsize n_bytes)
{
  g_auto (HwCsvReader) reader = { NULL };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  hw_csv_reader_init (&reader, utf8, n_bytes, '\0');
  while (rows->len < TABLE_ROWS && hw_csv_reader_next (&reader))
    {
      g_ptr_array_add (rows, reader.cells);
      reader.cells = g_ptr_array_new_with_free_func (g_free);
    }
  return rows;
}
