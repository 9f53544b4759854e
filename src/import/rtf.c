/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rtf.h"

#include "office-meta.h"
#include "rtf-state.h"

#include <glib/gi18n.h>
#include <string.h>

/* Word itself stops far below. */
#define MAX_DEPTH 1000
#define CANCEL_INTERVAL 4096

static void
clear_aside (gpointer data)
{
  g_free (((RtfAside *) data)->label);
}

static void
init (Rtf *self, gboolean whole_page)
{
  const RtfState state = { .destination = RTF_TEXT, .n_fallback = 1, .outline = -1 };

  memset (self, 0, sizeof *self);
  self->flow = hw_flow_new ();
  self->fonts = hw_rtf_fonts_new ();
  self->whole_page = whole_page;
  self->states = g_array_new (FALSE, FALSE, sizeof (RtfState));
  g_array_append_val (self->states, state);
  self->styles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->asides = g_array_new (FALSE, FALSE, sizeof (RtfAside));
  g_array_set_clear_func (self->asides, clear_aside);
  self->bytes = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->charset = self->code_page = self->entry_outline = -1;
}

static void
clear (Rtf *self)
{
  hw_flow_free (self->flow);
  hw_rtf_fonts_free (self->fonts);
  g_array_unref (self->states);
  g_hash_table_unref (self->styles);
  g_array_unref (self->asides);
  g_string_free (self->bytes, TRUE);
  g_string_free (self->value, TRUE);
  g_hash_table_unref (self->heads);
  g_free (self->label);
  g_free (self->comment_id);
  g_free (self->comment_author);
  g_free (self->comment_date);
}

static void
open_group (Rtf *self)
{
  RtfState state = *rtf_get_state (self);

  rtf_flush (self);
  state.is_begun = FALSE;
  self->n_skip = 0;
  self->is_optional = FALSE;
  g_array_append_val (self->states, state);
}

static void
close_group (Rtf *self)
{
  RtfState state;

  rtf_flush (self);
  state = *rtf_get_state (self);
  self->n_skip = 0;
  self->is_optional = FALSE;
  if (self->states->len == 1)
    return;
  if (!state.is_begun && state.destination == RTF_STYLES && self->value->len > 0)
    rtf_end_style (self);
  if (!state.is_begun && state.destination == RTF_FONT_TABLE && self->value->len > 0)
    rtf_end_font (self);
  if (state.is_begun)
    rtf_end_destination (self, state.destination);
  g_array_set_size (self->states, self->states->len - 1);
}

static void
read_symbol (Rtf *self, int symbol)
{
  switch (symbol)
    {
    case '*':
      self->is_optional = TRUE;
      break;
    case '~':
      rtf_append_char (self, 0xa0);
      break;
    case '_':
      rtf_append_char (self, 0x2011);
      break;
    case '-':
      rtf_append_char (self, 0xad);
      break;
    case '\n':
    case '\r':
      rtf_end_paragraph (self);
      break;
    case '\\':
    case '{':
    case '}':
      rtf_append_char (self, (gunichar) symbol);
      break;
    default:
      break;
    }
}

/* In the table of fonts each ends with a semicolon, in a group of its own or not. */
static void
read_text (Rtf *self, const HwRtfToken *token)
{
  const char *end = token->text + token->n_text;

  if (rtf_get_state (self)->destination != RTF_FONT_TABLE)
    {
      rtf_append_bytes (self, token->text, token->n_text);
      return;
    }
  for (const char *p = token->text; p < end;)
    {
      const char *semicolon = memchr (p, ';', (gsize) (end - p));
      const gsize n = (gsize) ((semicolon != NULL ? semicolon : end) - p);

      rtf_append_bytes (self, p, n);
      p += n;
      if (semicolon == NULL)
        continue;
      rtf_flush (self);
      rtf_end_font (self);
      p++;
    }
}

static void
read_token (Rtf *self, const HwRtfToken *token)
{
  const char byte = (char) token->number;

  switch ((int) token->kind)
    {
    case HW_RTF_OPEN:
      open_group (self);
      break;
    case HW_RTF_CLOSE:
      close_group (self);
      break;
    case HW_RTF_WORD:
      rtf_read_word (self, token);
      break;
    case HW_RTF_SYMBOL:
      read_symbol (self, token->number);
      break;
    case HW_RTF_BYTE:
      rtf_append_bytes (self, &byte, 1);
      break;
    case HW_RTF_TEXT:
      read_text (self, token);
      break;
    case HW_RTF_END:
    default:
      break;
    }
}

static gboolean
read_tokens (Rtf *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize n_bytes, n_tokens = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  HwRtfTokens tokens = { data, data + n_bytes };
  HwRtfToken token;

  for (hw_rtf_tokens_next (&tokens, &token); token.kind != HW_RTF_END;
       hw_rtf_tokens_next (&tokens, &token))
    {
      read_token (self, &token);
      if (token.kind == HW_RTF_CLOSE && self->states->len == 1)
        return TRUE; /* what stands behind is no part of it */
      if (self->states->len > MAX_DEPTH)
        {
          g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                       _ ("The groups of the file are nested more than %d deep."), MAX_DEPTH);
          return FALSE;
        }
      if (++n_tokens % CANCEL_INTERVAL == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (hw_flow_is_full (self->flow))
        break;
    }
  self->was_cut = TRUE;
  while (self->states->len > 1)
    close_group (self);
  return TRUE;
}

static void
tell_remarks (Rtf *self)
{
  HwExtractBuilder *builder = hw_flow_get_builder (self->flow);

  if (self->was_cut)
    hw_extract_builder_add_remark (builder, _ ("The file is cut off: its end is missing."));
  if (self->was_tracked)
    hw_extract_builder_add_remark (builder, _ ("Tracked changes were read as accepted."));
  if (self->was_hidden)
    hw_extract_builder_add_remark (builder, _ ("Text that is marked as hidden was left out."));
}

HwExtract *
hw_rtf_extract (GBytes *bytes,
                const HwReadOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  HwExtract *extract = NULL;
  Rtf rtf;

  if (n_bytes < 5 || memcmp (data, "{\\rtf", 5) != 0)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                           _ ("The file is not RTF: its beginning is missing."));
      return NULL;
    }
  init (&rtf, options->whole_page);
  if (read_tokens (&rtf, bytes, cancellable, error))
    {
      rtf_end_paragraph (&rtf);
      tell_remarks (&rtf);
      extract = hw_flow_finish (rtf.flow, error);
    }
  clear (&rtf);
  if (extract != NULL)
    hw_meta_check_language (extract);
  return extract;
}
