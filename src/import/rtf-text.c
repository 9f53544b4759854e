/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rtf-state.h"

#include <string.h>

#define MAX_VALUE_BYTES 4096

RtfState *
rtf_get_state (Rtf *self)
{
  return &g_array_index (self->states, RtfState, self->states->len - 1);
}

static gboolean
is_text (RtfDestination destination)
{
  return destination == RTF_TEXT || (destination >= RTF_NOTE && destination <= RTF_HEAD);
}

/* A row is a row from its first cell on; rows that follow each other are one table. */
static void
begin_cell (Rtf *self)
{
  if (!self->has_row)
    {
      if (!self->has_table)
        hw_flow_begin_table (self->flow, self->n_columns);
      hw_flow_begin_row (self->flow,
                         rtf_get_state (self)->rtl ? HW_DIRECTION_RTL : HW_DIRECTION_AUTO);
      hw_flow_begin_cell (self->flow, 1);
      self->has_row = self->has_table = TRUE;
    }
  else if (self->cell_ended)
    hw_flow_begin_cell (self->flow, 1);
  self->cell_ended = FALSE;
}

static void
end_table (Rtf *self)
{
  if (self->has_table)
    hw_flow_end_table (self->flow);
  self->has_table = self->has_row = self->cell_ended = FALSE;
}

static void
begin_paragraph (Rtf *self)
{
  const RtfState *state = rtf_get_state (self);
  const RtfStyle *style = g_hash_table_lookup (self->styles, GINT_TO_POINTER (state->style));
  HwParagraphRole role = style != NULL ? style->role : HW_ROLE_BODY;
  int outline = state->outline;
  guint level = 0;

  if (self->has_paragraph)
    return;
  if (state->in_table || self->has_row)
    begin_cell (self);
  else
    end_table (self);
  self->has_paragraph = TRUE;
  if (outline < 0 && style != NULL)
    outline = style->outline;
  if (outline >= 0 && outline < 9)
    {
      role = HW_ROLE_HEADING;
      level = (guint) outline + 1;
    }
  else if (state->list > 0 || self->label != NULL)
    {
      role = HW_ROLE_LIST_ITEM;
      level = (guint) CLAMP (state->level, 0, 8) + 1;
    }
  hw_flow_begin (self->flow, role, level,
                 state->rtl || (style != NULL && style->rtl) ? HW_DIRECTION_RTL
                                                             : HW_DIRECTION_AUTO);
  if (self->label != NULL)
    hw_flow_set_label (self->flow, self->label);
  g_clear_pointer (&self->label, g_free);
}

static void
append_text (Rtf *self, const char *utf8, gsize n)
{
  const RtfState *state = rtf_get_state (self);

  if (n == 0)
    return;
  if (!is_text (state->destination))
    {
      if (state->destination != RTF_SKIPPED && self->value->len + n <= MAX_VALUE_BYTES)
        g_string_append_len (self->value, utf8, (gssize) n);
      return;
    }
  if (state->deleted || state->hidden)
    {
      self->was_tracked |= state->deleted;
      self->was_hidden |= state->hidden && !state->deleted;
      return;
    }
  self->note_is_numbered = FALSE;
  begin_paragraph (self);
  hw_flow_append (self->flow, utf8, (gssize) n);
}

void
rtf_flush (Rtf *self)
{
  g_autoptr (GString) utf8 = NULL;

  if (self->high_surrogate != 0)
    {
      self->high_surrogate = 0;
      append_text (self, "\xef\xbf\xbd", 3);
    }
  if (self->bytes->len == 0)
    return;
  utf8 = g_string_sized_new (self->bytes->len);
  hw_extract_builder_get (hw_flow_get_builder (self->flow))->n_damaged += hw_rtf_fonts_decode (
      self->fonts, self->bytes_font, self->bytes->str, self->bytes->len, utf8);
  g_string_truncate (self->bytes, 0);
  append_text (self, utf8->str, utf8->len);
}

void
rtf_append_bytes (Rtf *self, const char *bytes, gsize n)
{
  const RtfState *state = rtf_get_state (self);
  const gsize n_skip = MIN ((gsize) self->n_skip, n);

  self->n_skip -= (int) n_skip;
  if (n == n_skip || state->destination == RTF_SKIPPED)
    return;
  if (self->high_surrogate != 0)
    rtf_flush (self);
  self->bytes_font = state->font;
  g_string_append_len (self->bytes, bytes + n_skip, (gssize) (n - n_skip));
}

void
rtf_append_char (Rtf *self, gunichar c)
{
  char utf8[8];
  const int n = g_unichar_to_utf8 (c, utf8);

  if (self->n_skip > 0)
    {
      self->n_skip--;
      return;
    }
  rtf_flush (self);
  append_text (self, utf8, (gsize) n);
}

/* Numbers are signed, in pairs of surrogates beyond the first plane; what follows for programs that do not know
 * Unicode is passed over. */
void
rtf_append_utf16 (Rtf *self, int number)
{
  const gunichar unit = (gunichar) number & 0xffff;
  gunichar c = unit;

  self->n_skip = 0;
  if (unit >= 0xdc00 && unit < 0xe000 && self->high_surrogate != 0)
    {
      c = 0x10000 + ((self->high_surrogate - 0xd800) << 10) + (unit - 0xdc00);
      self->high_surrogate = 0;
    }
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      rtf_flush (self);
      self->high_surrogate = unit;
    }
  else
    rtf_append_char (self, g_unichar_validate (c) && c != 0 && c != 0xffff
                               ? hw_rtf_fonts_get_char (self->fonts, rtf_get_state (self)->font, c)
                               : 0xfffd);
  self->n_skip = rtf_get_state (self)->n_fallback;
}

void
rtf_end_paragraph (Rtf *self)
{
  const RtfDestination destination = rtf_get_state (self)->destination;

  rtf_flush (self);
  if (!is_text (destination) || rtf_get_state (self)->deleted)
    return;
  if (self->has_paragraph)
    hw_flow_end (self->flow);
  self->has_paragraph = FALSE;
  g_clear_pointer (&self->label, g_free);
}

void
rtf_end_cell (Rtf *self)
{
  rtf_end_paragraph (self);
  if (!is_text (rtf_get_state (self)->destination))
    return;
  begin_cell (self);
  self->cell_ended = TRUE;
}

void
rtf_end_row (Rtf *self)
{
  rtf_end_paragraph (self);
  if (!is_text (rtf_get_state (self)->destination) || !self->has_row)
    return;
  hw_flow_end_row (self->flow);
  self->has_row = self->cell_ended = FALSE;
}
