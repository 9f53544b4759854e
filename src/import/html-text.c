/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-text.h"

#include <string.h>

void
hw_html_text_init (HwHtmlText *self)
{
  memset (self, 0, sizeof *self);
  self->out = g_string_new (NULL);
}

void
hw_html_text_clear (HwHtmlText *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  self->out = NULL;
}

/* The white space that HTML joins. */
static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* A no-break space is a character like any other, except that it indents lines and fills empty ones. */
static gboolean
is_no_break_space (const char *p, gsize n_bytes)
{
  return n_bytes >= 2 && (guchar) p[0] == 0xc2 && (guchar) p[1] == 0xa0;
}

static gboolean
at_line_start (HwHtmlText *self)
{
  return self->line || self->n_breaks > 0 || self->n_tabs > 0 || self->out->len == 0
         || self->out->str[self->out->len - 1] == '\n';
}

/* Writes what was noted, before a character. */
static void
flush (HwHtmlText *self)
{
  gboolean written = self->out->len > 0;
  guint n_ends = MAX (self->line ? 1 : 0, MIN (self->n_breaks, 2));

  if (self->blank && !at_line_start (self))
    g_string_append_c (self->out, ' ');
  if (written && n_ends > 0)
    {
      /* <pre> may have ended the line itself. */
      guint has = self->out->str[self->out->len - 1] == '\n';
      for (; has < n_ends; has++)
        g_string_append_c (self->out, '\n');
    }
  if (self->line_func != NULL
      && (self->out->len == 0 || self->out->str[self->out->len - 1] == '\n'))
    self->line_func (self->user_data);
  for (guint i = 0; i < self->n_tabs; i++)
    g_string_append_c (self->out, '\t');

  self->blank = self->line = self->fresh_cell = FALSE;
  self->n_breaks = self->n_tabs = 0;
  self->row_begun = TRUE;
}

static void
append_preformatted (HwHtmlText *self, const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    {
      gboolean first = self->pre_begins;
      if (text[i] == '\r')
        continue;
      self->pre_begins = FALSE;
      if (first && text[i] == '\n')
        continue;
      flush (self);
      g_string_append_c (self->out, text[i]);
    }
}

void
hw_html_text_append (HwHtmlText *self, const char *text, gsize n_bytes)
{
  if (self->n_pre > 0)
    {
      append_preformatted (self, text, n_bytes);
      return;
    }

  for (gsize i = 0; i < n_bytes;)
    {
      if (is_blank (text[i]))
        {
          self->blank = TRUE;
          i++;
          continue;
        }
      if (at_line_start (self) && is_no_break_space (text + i, n_bytes - i))
        {
          i += 2;
          continue;
        }
      flush (self);

      gsize start = i;
      while (i < n_bytes && !is_blank (text[i]))
        i++;
      g_string_append_len (self->out, text + start, (gssize) (i - start));
    }
}

void
hw_html_text_block (HwHtmlText *self)
{
  if (!self->fresh_cell)
    self->line = TRUE;
}

void
hw_html_text_break (HwHtmlText *self)
{
  if (self->n_pre > 0)
    append_preformatted (self, "\n", 1);
  else if (!self->fresh_cell)
    self->n_breaks++;
}

void
hw_html_text_row (HwHtmlText *self)
{
  self->line = TRUE;
  self->n_tabs = self->n_cells = 0;
  self->row_begun = self->fresh_cell = FALSE;
}

void
hw_html_text_cell (HwHtmlText *self)
{
  if (self->n_cells++ > 0)
    self->n_tabs++;
  if (self->row_begun) /* the blocks of the cell before it end no line */
    {
      self->line = FALSE;
      self->n_breaks = 0;
    }
  self->fresh_cell = TRUE;
}

void
hw_html_text_begin_pre (HwHtmlText *self)
{
  hw_html_text_block (self);
  self->n_pre++;
  self->pre_begins = TRUE;
}

void
hw_html_text_end_pre (HwHtmlText *self)
{
  if (self->n_pre > 0)
    self->n_pre--;
  hw_html_text_block (self);
}

void
hw_html_text_end (HwHtmlText *self)
{
  while (self->out->len > 0 && is_blank (self->out->str[self->out->len - 1]))
    g_string_truncate (self->out, self->out->len - 1);
}
