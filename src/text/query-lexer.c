/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query-lexer.h"

#include <string.h>

#include "fold.h"
#include "word-scan.h"

typedef struct
{
  const char *text;
  gunichar *chars; /* without bidi controls, spaces and controls as ' ', ended by 0 */
  gsize *places;   /* of each in the text */
  gsize n, at;
  guint n_words;
  gboolean full;
  GPtrArray *tokens, *messages;
} Lexer;

void
hw_query_word_free (HwQueryWord *self)
{
  g_free (self->folded);
  g_free (self->typed);
  g_free (self->stem);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_free (self);
}

static void
free_token (gpointer data)
{
  HwToken *self = data;

  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

/* Signs that say how text is set and nothing about what it says. A query typed between them, or
 * pasted with them, is the query without them. */
static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F
         || c == 0x061C || c == 0xFEFF || c == 0x00AD;
}

static gunichar
simplify (gunichar c)
{
  if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x200B)
    return ' ';
  switch (c)
    {
    case 0x2010: /* hyphens */
    case 0x2011:
    case 0x2212: /* minus */
    case 0xFF0D:
      return '-';
    case 0xFF1A:
      return ':';
    case 0xFF1D:
      return '=';
    case 0xFF0A:
    case 0x066D: /* the star of an Arabic keyboard */
      return '*';
    case 0xFF5C:
      return '|';
    default:
      return c;
    }
}

void
hw_query_tell (
    GPtrArray *messages, const char *text, HwQueryMessageCode code, gsize start, gsize end)
{
  HwQueryMessage *message;
  GString *part;
  const char *at;

  if (messages->len == HW_QUERY_MAX_MESSAGES)
    return;
  message = g_new (HwQueryMessage, 1);
  part = g_string_new (NULL);
  at = g_utf8_offset_to_pointer (text, (glong) start);

  for (gsize i = start; i < end && i < start + 60; i++, at = g_utf8_next_char (at))
    if (!is_bidi_control (g_utf8_get_char (at)))
      g_string_append_unichar (part, simplify (g_utf8_get_char (at)));
  *message = (HwQueryMessage){
    .code = code, .start = start, .end = end, .part = g_string_free (part, FALSE)
  };
  g_ptr_array_add (messages, message);
}

/* Where clean character @at stands in the query; at the end, where the last one ends. */
static gsize
get_place (const Lexer *self, gsize at)
{
  return at < self->n ? self->places[at] : self->n > 0 ? self->places[self->n - 1] + 1 : 0;
}

static gsize
get_end (const Lexer *self, gsize at)
{
  return at > 0 ? self->places[at - 1] + 1 : 0;
}

static void
tell (Lexer *self, HwQueryMessageCode code, gsize start, gsize end)
{
  hw_query_tell (self->messages, self->text, code, get_place (self, start), get_end (self, end));
}

static HwToken *
add_token (Lexer *self, HwTokenKind kind, gsize start, gsize end)
{
  HwToken *token = g_new0 (HwToken, 1);

  token->kind = kind;
  token->start = get_place (self, start);
  token->end = get_end (self, end);
  g_ptr_array_add (self->tokens, token);
  return token;
}

/* 1 for ", 2 for «, 3 for ‹ and their like; 0 for what quotes nothing. Which of a pair comes first
 * depends on the language and on the direction in which it was typed, so any opens and any of its
 * kind closes. */
static int
get_quote (gunichar c)
{
  switch (c)
    {
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xFF02:
      return 1;
    case 0x00AB:
    case 0x00BB:
      return 2;
    case 0x2039:
    case 0x203A:
      return 3;
    default:
      return 0;
    }
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x200C || c == 0x200D;
}

/* What holds two words together where it stands between them. */
static gboolean
is_joiner (gunichar c)
{
  return (c < 0x80 && c != 0 && strchr ("-./\\'`_@&+#%", (int) c) != NULL) || c == 0x2019
         || c == 0x2018;
}

static HwToken *
add_words (Lexer *self, gsize from, gsize to)
{
  HwToken *token = add_token (self, HW_TOKEN_WORDS, from, to);
  g_autofree char *utf8
      = g_ucs4_to_utf8 (self->chars + from, (glong) (to - from), NULL, NULL, NULL);
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();
  HwWord found;

  token->words = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_query_word_free);
  token->text = g_strstrip (g_strdup (utf8));
  hw_word_scan_start (scan, utf8, -1);
  while (!self->full && hw_word_scan_next (scan, &found))
    {
      HwQueryWord *word = g_new0 (HwQueryWord, 1);
      g_autoptr (HwFolded) typed = hw_fold (utf8 + found.start, (gssize) (found.end - found.start),
                                            HW_FOLD_KEEP_MARKS | HW_FOLD_KEEP_LETTERS);
      gsize start = from + (gsize) g_utf8_strlen (utf8, (gssize) found.start);
      gsize end
          = start + (gsize) g_utf8_strlen (utf8 + found.start, (gssize) (found.end - found.start));

      word->folded = g_strndup (found.folded, found.n_folded);
      word->typed = g_strdup (typed->utf8);
      word->start = get_place (self, start);
      word->end = get_end (self, end);
      g_ptr_array_add (token->words, word);
      if (++self->n_words == HW_QUERY_MAX_WORDS)
        {
          self->full = TRUE;
          if (hw_word_scan_next (scan, &found) || to < self->n)
            tell (self, HW_QUERY_TOO_LONG, end, self->n);
        }
    }
  return token;
}

static void
set_flags (HwToken *token, gboolean exact, gboolean prefix, gboolean approximate)
{
  for (guint i = 0; i < token->words->len; i++)
    {
      HwQueryWord *word = token->words->pdata[i];

      word->exact = exact;
      word->approximate = approximate && !exact;
      word->prefix = prefix && i + 1 == token->words->len;
    }
}

/* The article of a name in Latin letters is no word to look for: Kadhimi alone finds al-Kadhimi,
 * El-Kadhimi and الكاظمي. */
static void
drop_article (Lexer *self, HwToken *token, gsize from)
{
  const HwQueryWord *first = token->words->pdata[0];

  if (token->words->len < 2 || first->prefix
      || !(g_str_equal (first->folded, "al") || g_str_equal (first->folded, "el"))
      || self->chars[from + 2] != '-')
    return;
  g_ptr_array_remove_index (token->words, 0);
  ((HwQueryWord *) token->words->pdata[0])->article = TRUE;
}

/* A word, or several that are joined, from where the lexer stands. */
static void
lex_words (Lexer *self, gboolean exact)
{
  gsize from = self->at, to = self->at, stop;
  gboolean prefix = FALSE, approximate = FALSE;

  while (to < self->n
         && (is_letter (self->chars[to]) || is_joiner (self->chars[to]) || self->chars[to] == '*'
             || self->chars[to] == '~'
             || (self->chars[to] == ':' && to > from && g_unichar_isdigit (self->chars[to - 1])
                 && g_unichar_isdigit (self->chars[to + 1]))))
    to++;
  stop = self->at = to;
  for (; to > from && !is_letter (self->chars[to - 1]); to--)
    {
      prefix = prefix || self->chars[to - 1] == '*';
      approximate = approximate || self->chars[to - 1] == '~';
    }
  if (to == from)
    {
      if (prefix || approximate)
        tell (self, HW_QUERY_LONE_OPERATOR, from, stop);
      return;
    }
  while (!is_letter (self->chars[from]))
    {
      if (self->chars[from] == '*')
        tell (self, HW_QUERY_STAR_INSIDE, from, to);
      from++;
    }
  for (gsize i = from; i < to; i++)
    if (self->chars[i] == '*' && self->chars[i - 1] != '*')
      tell (self, HW_QUERY_STAR_INSIDE, from, to);

  HwToken *token = add_words (self, from, to);
  if (token->words->len == 0) /* marks without a letter */
    {
      g_ptr_array_set_size (self->tokens, (int) self->tokens->len - 1);
      return;
    }
  set_flags (token, exact, prefix, approximate);
  drop_article (self, token, from);
}

static void
lex_phrase (Lexer *self, gboolean exact)
{
  int quote = get_quote (self->chars[self->at]);
  gsize open = self->at, from = open + 1, to = from;
  gboolean prefix = FALSE, approximate = FALSE;

  while (to < self->n && get_quote (self->chars[to]) != quote)
    to++;
  if (to == self->n)
    tell (self, HW_QUERY_OPEN_QUOTE, open, self->n);
  self->at = MIN (to + 1, self->n);
  if (to > from && self->chars[to - 1] == '*')
    prefix = TRUE;
  for (; self->at < self->n && (self->chars[self->at] == '*' || self->chars[self->at] == '~');
       self->at++)
    {
      prefix = prefix || self->chars[self->at] == '*';
      approximate = approximate || self->chars[self->at] == '~';
    }

  HwToken *token = add_words (self, from, to);
  token->start = get_place (self, open);
  token->end = get_end (self, self->at);
  set_flags (token, exact, prefix, approximate);
  if (token->words->len == 0 && to < self->n)
    tell (self, HW_QUERY_EMPTY_PHRASE, open, self->at);
}

/* A value that is no text to look for: up to the next space, without punctuation at its end. */
static void
lex_value (Lexer *self)
{
  gsize from = self->at, to;

  while (self->at < self->n && self->chars[self->at] != ' ' && self->chars[self->at] != ')'
         && self->chars[self->at] != '|' && get_quote (self->chars[self->at]) == 0)
    self->at++;
  for (to = self->at; to > from; to--)
    if (!g_unichar_ispunct (self->chars[to - 1]) || self->chars[to - 1] == '+'
        || self->chars[to - 1] == '#')
      break;
  add_words (self, from, to);
}

static gboolean
find_field (const char *name, HwQueryField *field)
{
  static const struct
  {
    const char *name;
    HwQueryField field;
  } fields[] = {
    { "title", HW_FIELD_TITLE },       { "note", HW_FIELD_NOTE },     { "tag", HW_FIELD_TAG },
    { "lang", HW_FIELD_LANGUAGE },     { "before", HW_FIELD_BEFORE }, { "after", HW_FIELD_AFTER },
    { "language", HW_FIELD_LANGUAGE }, { "عنوان", HW_FIELD_TITLE },   { "حاشيه", HW_FIELD_NOTE },
    { "ملاحظه", HW_FIELD_NOTE },       { "وسم", HW_FIELD_TAG },       { "لغه", HW_FIELD_LANGUAGE },
    { "قبل", HW_FIELD_BEFORE },        { "بعد", HW_FIELD_AFTER },
  };
  g_autofree char *folded = hw_fold_string (name);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (folded, fields[i].name))
      {
        *field = fields[i].field;
        return TRUE;
      }
  return FALSE;
}

/* NAME: and what belongs to it. FALSE where there is no field, after telling of an unknown one. */
static gboolean
lex_field (Lexer *self)
{
  gsize from = self->at, to = from;
  g_autofree char *name = NULL;
  HwQueryField field;
  gboolean latin = TRUE;

  for (;
       to < self->n && (g_unichar_isalpha (self->chars[to]) || g_unichar_ismark (self->chars[to]));
       to++)
    latin = latin && self->chars[to] < 0x80;
  if (to == from || to == self->n || self->chars[to] != ':' || to - from > 32)
    return FALSE;

  gunichar next = self->chars[to + 1];
  name = g_ucs4_to_utf8 (self->chars + from, (glong) (to - from), NULL, NULL, NULL);
  if (!find_field (name, &field))
    {
      /* "Re: x" and "http://" are ordinary text, and so is any Arabic word before a colon. */
      if (latin && to - from > 1 && (is_letter (next) || get_quote (next) != 0 || next == '='))
        tell (self, HW_QUERY_UNKNOWN_FIELD, from, to + 1);
      return FALSE;
    }
  /* قبل and بعد are words of every day: behind them a space makes the colon punctuation. */
  if (!latin && (next == ' ' || next == 0))
    return FALSE;
  add_token (self, HW_TOKEN_FIELD, from, to + 1)->field = field;
  self->at = to + 1;
  while (self->at < self->n && self->chars[self->at] == ' ')
    self->at++;
  if (field != HW_FIELD_TITLE && field != HW_FIELD_NOTE && self->at < self->n
      && get_quote (self->chars[self->at]) == 0)
    lex_value (self);
  return TRUE;
}

static gboolean
is_at (const Lexer *self, const char *word)
{
  gsize n = strlen (word);

  if (self->at + n > self->n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (self->chars[self->at + i] != (gunichar) word[i])
      return FALSE;
  return TRUE;
}

/* OR, AND, NOT and NEAR are operators in capitals and as words of their own. */
static gboolean
lex_operator (Lexer *self)
{
  static const struct
  {
    const char *name;
    HwTokenKind kind;
  } operators[] = { { "OR", HW_TOKEN_OR }, { "AND", HW_TOKEN_AND }, { "NOT", HW_TOKEN_NOT } };
  gsize from = self->at;

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      gsize to = from + strlen (operators[i].name);

      if (is_at (self, operators[i].name) && !is_letter (self->chars[to])
          && !is_joiner (self->chars[to]) && self->chars[to] != ':' && self->chars[to] != '*'
          && self->chars[to] != '~')
        {
          add_token (self, operators[i].kind, from, to);
          self->at = to;
          return TRUE;
        }
    }
  if (is_at (self, "NEAR"))
    {
      gsize to = from + strlen ("NEAR");
      guint distance = HW_QUERY_NEAR_DEFAULT;

      if (self->chars[to] == '/' && g_unichar_isdigit (self->chars[to + 1]))
        for (distance = 0, to++; g_unichar_isdigit (self->chars[to]); to++)
          distance = MIN (distance * 10 + (guint) g_unichar_digit_value (self->chars[to]),
                          HW_QUERY_NEAR_MAX);
      if (to < self->n && self->chars[to] != ' ' && self->chars[to] != '('
          && get_quote (self->chars[to]) == 0)
        return FALSE;
      add_token (self, HW_TOKEN_NEAR, from, to)->distance = distance;
      self->at = to;
      return TRUE;
    }
  return FALSE;
}

static gboolean
begins_something (gunichar c)
{
  return is_letter (c) || get_quote (c) != 0 || c == '(' || c == '=';
}

static void
lex_next (Lexer *self)
{
  gunichar c = self->chars[self->at], next = self->chars[self->at + 1];
  gboolean first = self->at == 0 || self->chars[self->at - 1] == ' '
                   || self->chars[self->at - 1] == '(' || self->chars[self->at - 1] == '|';

  if (c == '(' || c == ')' || c == '|')
    {
      add_token (self,
                 c == '('   ? HW_TOKEN_OPEN
                 : c == ')' ? HW_TOKEN_CLOSE
                            : HW_TOKEN_OR,
                 self->at, self->at + 1);
      self->at++;
    }
  else if (c == '-' && first && begins_something (next))
    {
      add_token (self, HW_TOKEN_NOT, self->at, self->at + 1);
      self->at++;
    }
  else if (c == '=' && (is_letter (next) || get_quote (next) != 0))
    {
      self->at++;
      if (get_quote (next) != 0)
        lex_phrase (self, TRUE);
      else
        lex_words (self, TRUE);
    }
  else if (get_quote (c) != 0)
    lex_phrase (self, FALSE);
  else if (is_letter (c) || is_joiner (c) || c == '*' || c == '~')
    {
      if (!is_letter (c) || (!lex_field (self) && !lex_operator (self)))
        lex_words (self, FALSE);
    }
  else
    self->at++;
}

GPtrArray *
hw_query_lex (const char *text, GPtrArray *messages)
{
  gsize n = (gsize) g_utf8_strlen (text, -1), place = 0;
  g_autofree gunichar *chars = g_new0 (gunichar, n + 2);
  g_autofree gsize *places = g_new (gsize, n + 1);
  Lexer self = { .text = text, .chars = chars, .places = places, .messages = messages };

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), place++)
    {
      gunichar c = g_utf8_get_char (at);

      if (is_bidi_control (c))
        continue;
      chars[self.n] = simplify (c);
      places[self.n++] = place;
    }
  self.tokens = g_ptr_array_new_with_free_func (free_token);
  while (self.at < self.n && !self.full)
    lex_next (&self);
  return self.tokens;
}
