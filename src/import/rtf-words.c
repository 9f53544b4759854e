/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rtf-state.h"

#include <string.h>

typedef enum
{
  UNKNOWN,
  /* Of the file. */
  ANSICPG,
  MAC,
  PC,
  /* A group begins that goes elsewhere; @argument: where. */
  DESTINATION,
  ENDNOTE,
  UPR,
  UD,
  /* A character; @argument. */
  CHARACTER,
  UNICODE,
  FALLBACK,
  CHFTN,
  /* Of the run. */
  FONT,
  PLAIN,
  HIDDEN,
  DELETED,
  REVISED,
  CHARSET,
  CODE_PAGE,
  /* Of the paragraph. */
  PAR,
  PARD,
  RTLPAR,
  LTRPAR,
  STYLE,
  OUTLINE,
  LIST,
  LEVEL,
  LINE,
  /* Of the table. */
  INTBL,
  ITAP,
  TROWD,
  CELLX,
  CELL,
  ROW,
  NESTCELL,
  /* Of a date. */
  YEAR,
  MONTH,
  DAY,
} Meaning;

static const struct
{
  const char *word;
  Meaning meaning;
  int argument;
} words[] = {
  { "ansicpg", ANSICPG, 0 },
  { "mac", MAC, 0 },
  { "pc", PC, 437 },
  { "pca", PC, 850 },
  { "fonttbl", DESTINATION, RTF_FONT_TABLE },
  { "stylesheet", DESTINATION, RTF_STYLES },
  { "listtext", DESTINATION, RTF_LABEL },
  { "pntext", DESTINATION, RTF_LABEL },
  { "footnote", DESTINATION, RTF_NOTE },
  { "annotation", DESTINATION, RTF_COMMENT },
  { "atrfstart", DESTINATION, RTF_COMMENT_START },
  { "atrfend", DESTINATION, RTF_COMMENT_END },
  { "atnref", DESTINATION, RTF_COMMENT_ID },
  { "atnauthor", DESTINATION, RTF_COMMENT_AUTHOR },
  { "atndate", DESTINATION, RTF_COMMENT_DATE },
  { "shptxt", DESTINATION, RTF_BOX },
  { "header", DESTINATION, RTF_HEAD },
  { "headerl", DESTINATION, RTF_HEAD },
  { "headerr", DESTINATION, RTF_HEAD },
  { "headerf", DESTINATION, RTF_HEAD },
  { "footer", DESTINATION, RTF_HEAD },
  { "footerl", DESTINATION, RTF_HEAD },
  { "footerr", DESTINATION, RTF_HEAD },
  { "footerf", DESTINATION, RTF_HEAD },
  { "title", DESTINATION, RTF_TITLE },
  { "author", DESTINATION, RTF_AUTHOR },
  { "creatim", DESTINATION, RTF_CREATED },
  { "shpinst", DESTINATION, RTF_TEXT },
  { "colortbl", DESTINATION, RTF_SKIPPED },
  { "info", DESTINATION, RTF_SKIPPED },
  { "pict", DESTINATION, RTF_SKIPPED },
  { "nonshppict", DESTINATION, RTF_SKIPPED },
  { "objdata", DESTINATION, RTF_SKIPPED },
  { "objclass", DESTINATION, RTF_SKIPPED },
  { "objname", DESTINATION, RTF_SKIPPED },
  { "shprslt", DESTINATION, RTF_SKIPPED },
  { "sp", DESTINATION, RTF_SKIPPED },
  { "fldinst", DESTINATION, RTF_SKIPPED },
  { "nonesttables", DESTINATION, RTF_SKIPPED },
  { "listtable", DESTINATION, RTF_SKIPPED },
  { "listoverridetable", DESTINATION, RTF_SKIPPED },
  { "revtbl", DESTINATION, RTF_SKIPPED },
  { "rsidtbl", DESTINATION, RTF_SKIPPED },
  { "filetbl", DESTINATION, RTF_SKIPPED },
  { "fontemb", DESTINATION, RTF_SKIPPED },
  { "falt", DESTINATION, RTF_SKIPPED },
  { "panose", DESTINATION, RTF_SKIPPED },
  { "ftnsep", DESTINATION, RTF_SKIPPED },
  { "ftnsepc", DESTINATION, RTF_SKIPPED },
  { "ftncn", DESTINATION, RTF_SKIPPED },
  { "aftnsep", DESTINATION, RTF_SKIPPED },
  { "aftnsepc", DESTINATION, RTF_SKIPPED },
  { "aftncn", DESTINATION, RTF_SKIPPED },
  { "tc", DESTINATION, RTF_SKIPPED },
  { "tcn", DESTINATION, RTF_SKIPPED },
  { "xe", DESTINATION, RTF_SKIPPED },
  { "rxe", DESTINATION, RTF_SKIPPED },
  { "template", DESTINATION, RTF_SKIPPED },
  { "ftnalt", ENDNOTE, 0 },
  { "upr", UPR, 0 },
  { "ud", UD, 0 },
  { "tab", CHARACTER, '\t' },
  { "emdash", CHARACTER, 0x2014 },
  { "endash", CHARACTER, 0x2013 },
  { "lquote", CHARACTER, 0x2018 },
  { "rquote", CHARACTER, 0x2019 },
  { "ldblquote", CHARACTER, 0x201c },
  { "rdblquote", CHARACTER, 0x201d },
  { "bullet", CHARACTER, 0x2022 },
  { "emspace", CHARACTER, 0x2003 },
  { "enspace", CHARACTER, 0x2002 },
  { "qmspace", CHARACTER, 0x2005 },
  { "zwj", CHARACTER, 0x200d },
  { "zwnj", CHARACTER, 0x200c },
  { "ltrmark", CHARACTER, 0x200e },
  { "rtlmark", CHARACTER, 0x200f },
  { "u", UNICODE, 0 },
  { "uc", FALLBACK, 0 },
  { "chftn", CHFTN, 0 },
  { "f", FONT, 0 },
  { "plain", PLAIN, 0 },
  { "v", HIDDEN, 0 },
  { "deleted", DELETED, 0 },
  { "revised", REVISED, 0 },
  { "fcharset", CHARSET, 0 },
  { "cpg", CODE_PAGE, 0 },
  { "par", PAR, 0 },
  { "sect", PAR, 0 },
  { "pard", PARD, 0 },
  { "rtlpar", RTLPAR, 0 },
  { "ltrpar", LTRPAR, 0 },
  { "s", STYLE, 0 },
  { "outlinelevel", OUTLINE, 0 },
  { "ls", LIST, 0 },
  { "ilvl", LEVEL, 0 },
  { "line", LINE, 0 },
  { "intbl", INTBL, 0 },
  { "itap", ITAP, 0 },
  { "trowd", TROWD, 0 },
  { "cellx", CELLX, 0 },
  { "cell", CELL, 0 },
  { "row", ROW, 0 },
  { "nestcell", NESTCELL, 0 },
  { "yr", YEAR, 0 },
  { "mo", MONTH, 0 },
  { "dy", DAY, 0 },
};

/* The index of a word in the table; -1. */
static int
find (const char *word)
{
  static GHashTable *table = NULL;
  gpointer index;

  if (g_once_init_enter (&table))
    {
      GHashTable *all = g_hash_table_new (g_str_hash, g_str_equal);

      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        g_hash_table_insert (all, (gpointer) words[i].word, GSIZE_TO_POINTER (i));
      g_once_init_leave (&table, all);
    }
  return g_hash_table_lookup_extended (table, word, NULL, &index) ? GPOINTER_TO_INT (index) : -1;
}

/* What stands in a group that nobody here knows, but that says it may be passed over. */
static gboolean
is_passed_over (Rtf *self, Meaning meaning)
{
  const gboolean is_optional = self->is_optional;

  self->is_optional = FALSE;
  return is_optional && meaning != DESTINATION && meaning != UD && meaning != STYLE;
}

static void
read_unicode_group (Rtf *self, gboolean is_unicode)
{
  RtfState *state = rtf_get_state (self);

  rtf_flush (self);
  if (!is_unicode)
    {
      state->around_upr = state->destination;
      state->destination = RTF_SKIPPED;
    }
  else
    state->destination = state->around_upr;
}

static void
reset_paragraph (RtfState *state)
{
  state->style = state->list = state->level = 0;
  state->outline = -1;
  state->rtl = state->in_table = FALSE;
}

static void
read_of_run (Rtf *self, Meaning meaning, gboolean is_on, int number)
{
  RtfState *state = rtf_get_state (self);

  rtf_flush (self);
  switch ((int) meaning)
    {
    case FONT:
      self->font = number;
      state->font = number;
      break;
    case PLAIN:
      state->hidden = state->deleted = FALSE;
      break;
    case HIDDEN:
      state->hidden = is_on;
      break;
    case DELETED:
      state->deleted = is_on;
      self->was_tracked = TRUE;
      break;
    case REVISED:
      self->was_tracked = TRUE;
      break;
    case CHARSET:
      self->charset = number;
      break;
    case CODE_PAGE:
      self->code_page = number;
      break;
    default:
      break;
    }
}

static void
read_of_paragraph (Rtf *self, Meaning meaning, int number)
{
  RtfState *state = rtf_get_state (self);
  const gboolean is_style = state->destination == RTF_STYLES;

  switch ((int) meaning)
    {
    case PAR:
      rtf_end_paragraph (self);
      break;
    case PARD:
      reset_paragraph (state);
      break;
    case RTLPAR:
    case LTRPAR:
      state->rtl = meaning == RTLPAR;
      if (is_style)
        self->entry_rtl = meaning == RTLPAR;
      break;
    case STYLE:
      state->style = number;
      self->entry_style = number;
      break;
    case OUTLINE:
      state->outline = CLAMP (number, 0, 9);
      if (is_style)
        self->entry_outline = CLAMP (number, 0, 9);
      break;
    case LIST:
      state->list = number;
      break;
    case LEVEL:
      state->level = number;
      break;
    case LINE:
      rtf_append_char (self, '\n');
      break;
    default:
      break;
    }
}

static void
read_of_table (Rtf *self, Meaning meaning, int number)
{
  RtfState *state = rtf_get_state (self);

  switch ((int) meaning)
    {
    case INTBL:
      state->in_table = TRUE;
      break;
    case ITAP:
      state->in_table = number > 0;
      break;
    case TROWD:
      self->n_columns = 0;
      break;
    case CELLX:
      self->n_columns++;
      break;
    case CELL:
      rtf_end_cell (self);
      break;
    case NESTCELL:
      rtf_end_paragraph (self);
      break;
    case ROW:
      rtf_end_row (self);
      break;
    default:
      break;
    }
}

static void
read_of_file (Rtf *self, Meaning meaning, int argument, int number)
{
  switch ((int) meaning)
    {
    case ANSICPG:
      hw_rtf_fonts_set_default (self->fonts, number);
      break;
    case MAC:
      hw_rtf_fonts_set_default (self->fonts, 10000);
      break;
    case PC:
      hw_rtf_fonts_set_default (self->fonts, argument);
      break;
    case YEAR:
      self->year = CLAMP (number, 0, 9999);
      break;
    case MONTH:
      self->month = CLAMP (number, 0, 99);
      break;
    case DAY:
      self->day = CLAMP (number, 0, 99);
      break;
    default:
      break;
    }
}

static void
read_of_group (Rtf *self, Meaning meaning, int argument)
{
  RtfState *state = rtf_get_state (self);

  switch ((int) meaning)
    {
    case DESTINATION:
      /* Titles and the like are told in what is passed over else. */
      if (argument == RTF_TITLE || argument == RTF_AUTHOR || argument == RTF_CREATED)
        state->destination = RTF_TEXT;
      rtf_begin_destination (self, (RtfDestination) argument);
      break;
    case ENDNOTE:
      if (self->asides->len > 0)
        g_array_index (self->asides, RtfAside, self->asides->len - 1).is_endnote = TRUE;
      break;
    case UPR:
    case UD:
      read_unicode_group (self, meaning == UD);
      break;
    case CHFTN:
      rtf_flush (self);
      self->note_is_numbered = TRUE;
      break;
    default:
      break;
    }
}

void
rtf_read_word (Rtf *self, const HwRtfToken *token)
{
  const int index = find (token->word);
  const Meaning meaning = index >= 0 ? words[index].meaning : UNKNOWN;
  const int argument = index >= 0 ? words[index].argument : 0;

  if (is_passed_over (self, meaning))
    {
      rtf_begin_destination (self, RTF_SKIPPED);
      return;
    }
  if (meaning == UNKNOWN)
    return;
  if (meaning == CHARACTER)
    rtf_append_char (self, (gunichar) argument);
  else if (meaning == UNICODE)
    rtf_append_utf16 (self, token->number);
  else if (meaning == FALLBACK)
    rtf_get_state (self)->n_fallback = CLAMP (token->number, 0, 100);
  else if (meaning >= YEAR || meaning <= PC)
    read_of_file (self, meaning, argument, token->number);
  else if (meaning <= UD || meaning == CHFTN)
    read_of_group (self, meaning, argument);
  else if (meaning <= CODE_PAGE)
    read_of_run (self, meaning, !token->has_number || token->number != 0, token->number);
  else if (meaning <= LINE)
    read_of_paragraph (self, meaning, token->number);
  else
    read_of_table (self, meaning, token->number);
}
