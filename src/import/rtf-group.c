/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "number-format.h"
#include "office-meta.h"
#include "rtf-state.h"

#include <string.h>

static gboolean
is_aside (RtfDestination destination)
{
  return destination >= RTF_NOTE && destination <= RTF_HEAD;
}

static void
begin_aside (Rtf *self)
{
  const RtfAside aside = { .has_paragraph = self->has_paragraph,
                           .has_row = self->has_row,
                           .has_table = self->has_table,
                           .cell_ended = self->cell_ended,
                           .is_numbered = self->note_is_numbered,
                           .label = g_steal_pointer (&self->label) };

  g_array_append_val (self->asides, aside);
  hw_flow_push (self->flow);
  self->has_paragraph = self->has_row = self->has_table = self->cell_ended = FALSE;
}

void
rtf_begin_destination (Rtf *self, RtfDestination destination)
{
  RtfState *state = rtf_get_state (self);

  rtf_flush (self);
  if (state->destination == RTF_SKIPPED)
    return;
  if (state->is_begun) /* no group has two */
    rtf_end_destination (self, state->destination);
  state->destination = destination;
  state->is_begun = TRUE;
  g_string_truncate (self->value, 0);
  if (is_aside (destination))
    begin_aside (self);
  /* A note is a text of its own: nothing of the paragraph around it holds for it. */
  if (is_aside (destination))
    {
      state->in_table = state->rtl = state->hidden = FALSE;
      state->list = state->level = state->style = 0;
      state->outline = -1;
    }
  if (destination == RTF_CREATED)
    self->year = self->month = self->day = 0;
}

/* Tables of fonts and styles: an entry ends with its ";". */

void
rtf_end_font (Rtf *self)
{
  g_autofree char *name = g_strdup (self->value->str);

  hw_rtf_fonts_add (self->fonts, self->font, self->charset, self->code_page,
                    g_strstrip (g_strdelimit (name, ";", ' ')));
  g_string_truncate (self->value, 0);
  self->charset = self->code_page = -1;
}

static HwParagraphRole
get_role (const char *name)
{
  if (g_ascii_strcasecmp (name, "Quote") == 0 || g_ascii_strcasecmp (name, "Intense Quote") == 0
      || g_ascii_strcasecmp (name, "Quotations") == 0)
    return HW_ROLE_QUOTATION;
  if (g_ascii_strcasecmp (name, "caption") == 0)
    return HW_ROLE_CAPTION;
  if (g_ascii_strcasecmp (name, "HTML Preformatted") == 0
      || g_ascii_strcasecmp (name, "Preformatted Text") == 0)
    return HW_ROLE_PREFORMATTED;
  return HW_ROLE_BODY;
}

void
rtf_end_style (Rtf *self)
{
  g_autofree char *name = g_strdup (self->value->str);
  RtfStyle *style = g_new0 (RtfStyle, 1);

  g_strstrip (g_strdelimit (name, ";", ' '));
  style->outline = self->entry_outline;
  style->rtl = self->entry_rtl;
  style->role = get_role (name);
  if (style->outline < 0 && g_ascii_strncasecmp (name, "heading ", 8) == 0 && name[8] >= '1'
      && name[8] <= '9')
    style->outline = name[8] - '1';
  g_hash_table_replace (self->styles, GINT_TO_POINTER (self->entry_style), style);
  g_string_truncate (self->value, 0);
  self->entry_style = 0;
  self->entry_outline = -1;
  self->entry_rtl = FALSE;
}

/* Texts beside the text. */

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
end_head (Rtf *self, HwFlowBlocks *blocks)
{
  g_autofree char *text = hw_flow_blocks_to_text (blocks, "\n");

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

static void
end_note (Rtf *self, const RtfAside *aside, HwFlowBlocks *blocks)
{
  g_autoptr (GString) mark = g_string_new (NULL);

  if (aside->is_numbered && aside->is_endnote)
    hw_number_append (mark, HW_NUMBER_LOWER_ROMAN, (int) ++self->n_endnotes);
  else if (aside->is_numbered)
    hw_number_append (mark, HW_NUMBER_DECIMAL, (int) ++self->n_footnotes);
  hw_flow_add_note (self->flow, aside->is_numbered ? mark->str : NULL, blocks);
}

static void
end_comment (Rtf *self, HwFlowBlocks *blocks)
{
  g_autofree char *text = hw_flow_blocks_to_text (blocks, "\n\n");
  g_autofree char *id = g_steal_pointer (&self->comment_id);

  hw_flow_blocks_free (blocks);
  if (id == NULL)
    id = g_strdup_printf ("\n%u", self->n_comments++);
  /* Where the file told of its range, that holds. */
  hw_flow_start_comment (self->flow, id);
  hw_flow_end_comment (self->flow, id);
  hw_flow_set_comment (self->flow, id, text, self->comment_author, self->comment_date, NULL);
  g_clear_pointer (&self->comment_author, g_free);
  g_clear_pointer (&self->comment_date, g_free);
}

static void
end_aside (Rtf *self, RtfDestination destination)
{
  RtfAside aside;
  HwFlowBlocks *blocks;

  if (self->asides->len == 0)
    return;
  if (self->has_paragraph)
    hw_flow_end (self->flow);
  blocks = hw_flow_pop (self->flow);
  aside = g_array_index (self->asides, RtfAside, self->asides->len - 1);
  g_array_index (self->asides, RtfAside, self->asides->len - 1).label = NULL; /* taken */
  g_array_set_size (self->asides, self->asides->len - 1);
  self->has_paragraph = aside.has_paragraph;
  self->has_row = aside.has_row;
  self->has_table = aside.has_table;
  self->cell_ended = aside.cell_ended;
  g_free (self->label);
  self->label = aside.label;
  if (destination == RTF_NOTE)
    end_note (self, &aside, blocks);
  else if (destination == RTF_COMMENT)
    end_comment (self, blocks);
  else if (destination == RTF_HEAD)
    end_head (self, blocks);
  else
    hw_flow_add_blocks (self->flow, blocks);
}

/* Values. */

/* Minutes, hours, day, month and year since 1900, packed into bits from the lowest. */
static char *
read_packed_date (const char *value)
{
  const guint32 date = (guint32) g_ascii_strtoll (value, NULL, 10);
  const guint minute = date & 63, hour = date >> 6 & 31, day = date >> 11 & 31;
  const guint month = date >> 16 & 15, year = 1900 + (date >> 20 & 511);

  if (minute > 59 || hour > 23
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02uT%02u:%02u:00", year, month, day, hour, minute);
}

static void
end_label (Rtf *self, const char *value)
{
  g_free (self->label);
  self->label = *value != '\0' ? g_strconcat (value, " ", NULL) : NULL;
}

static void
set (char **field, const char *value)
{
  g_free (*field);
  *field = *value != '\0' ? g_strdup (value) : NULL;
}

static void
end_value (Rtf *self, RtfDestination destination)
{
  HwExtract *extract = hw_extract_builder_get (hw_flow_get_builder (self->flow));
  g_autofree char *value = g_strstrip (g_strdup (self->value->str));
  g_autofree char *date = NULL;

  g_string_truncate (self->value, 0);
  switch ((int) destination)
    {
    case RTF_LABEL:
      end_label (self, value);
      break;
    case RTF_TITLE:
      hw_meta_take_title (extract, value);
      break;
    case RTF_AUTHOR:
      hw_meta_take_author (extract, value);
      break;
    case RTF_CREATED:
      if (self->year > 1900)
        date = g_strdup_printf ("%04d-%02d-%02d", self->year, self->month, self->day);
      hw_meta_take_date (extract, date);
      break;
    case RTF_COMMENT_START:
      hw_flow_start_comment (self->flow, value);
      break;
    case RTF_COMMENT_END:
      hw_flow_end_comment (self->flow, value);
      break;
    case RTF_COMMENT_ID:
      set (&self->comment_id, value);
      break;
    case RTF_COMMENT_AUTHOR:
      set (&self->comment_author, value);
      break;
    case RTF_COMMENT_DATE:
      g_free (self->comment_date);
      self->comment_date = read_packed_date (value);
      break;
    default:
      break;
    }
}

void
rtf_end_destination (Rtf *self, RtfDestination destination)
{
  if (is_aside (destination))
    end_aside (self, destination);
  else if (destination == RTF_FONT_TABLE || destination == RTF_STYLES)
    g_string_truncate (self->value, 0);
  else if (destination != RTF_TEXT && destination != RTF_SKIPPED)
    end_value (self, destination);
}
