/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date.h"

#include "fold.h"

#include <string.h>

#define FIRST_YEAR 1800
#define LAST_YEAR 2100
#define FIRST_HIJRI_YEAR 1200
#define LAST_HIJRI_YEAR 1500
#define MAX_TOKENS 24
/* A date stands at the start of what it is looked for in. */
#define MAX_CHARS 200

/* The names in use from Rabat to Baghdad, and English ones (also by their first three letters). */
static const struct
{
  const char *name;
  int month;
} months[] = {
  { "يناير", 1 },        { "كانون الثاني", 1 }, { "جانفي", 1 },         { "فبراير", 2 },
  { "شباط", 2 },         { "فيفري", 2 },        { "مارس", 3 },          { "آذار", 3 },
  { "أبريل", 4 },        { "إبريل", 4 },        { "نيسان", 4 },         { "أفريل", 4 },
  { "مايو", 5 },         { "أيار", 5 },         { "ماي", 5 },           { "يونيو", 6 },
  { "حزيران", 6 },       { "جوان", 6 },         { "يونيه", 6 },         { "يوليو", 7 },
  { "تموز", 7 },         { "جويلية", 7 },       { "يوليوز", 7 },        { "يوليه", 7 },
  { "أغسطس", 8 },        { "آب", 8 },           { "أوت", 8 },           { "غشت", 8 },
  { "سبتمبر", 9 },       { "أيلول", 9 },        { "شتنبر", 9 },         { "أكتوبر", 10 },
  { "تشرين الأول", 10 }, { "نوفمبر", 11 },      { "تشرين الثاني", 11 }, { "نونبر", 11 },
  { "ديسمبر", 12 },      { "كانون الأول", 12 }, { "دجنبر", 12 },        { "january", 1 },
  { "february", 2 },     { "march", 3 },        { "april", 4 },         { "may", 5 },
  { "june", 6 },         { "july", 7 },         { "august", 8 },        { "september", 9 },
  { "sept", 9 },         { "october", 10 },     { "november", 11 },     { "december", 12 },
};

/* Of the Islamic calendar. */
static const struct
{
  const char *name;
  int month;
} hijri_months[] = {
  { "محرم", 1 },          { "المحرم", 1 },       { "صفر", 2 },          { "ربيع الأول", 3 },
  { "ربيع الثاني", 4 },   { "ربيع الآخر", 4 },   { "جمادى الأولى", 5 }, { "جمادى الأول", 5 },
  { "جمادى الثانية", 6 }, { "جمادى الآخرة", 6 }, { "جمادى الآخر", 6 },  { "جمادى الثاني", 6 },
  { "رجب", 7 },           { "شعبان", 8 },        { "رمضان", 9 },        { "شوال", 10 },
  { "ذو القعدة", 11 },    { "ذي القعدة", 11 },   { "ذو الحجة", 12 },    { "ذي الحجة", 12 },
};

/* What may stand beside a date that is alone on its line. */
static const char *const companions[] = {
  "السبت",    "الأحد",   "الاثنين", "الإثنين",  "الثلاثاء", "الأربعاء", "الخميس",  "الجمعة",
  "يوم",      "الساعة",  "من",      "ص",        "م",        "صباحا",    "مساء",    "الموافق",
  "بتوقيت",   "غرينتش",  "جرينتش",  "saturday", "sunday",   "monday",   "tuesday", "wednesday",
  "thursday", "friday",  "sat",     "sun",      "mon",      "tue",      "wed",     "thu",
  "fri",      "am",      "pm",      "gmt",      "utc",      "at",       "of",      "the",
  "st",       "nd",      "rd",      "th",       "t",        "z",        "ه",       "هجرية",
  "هجري",     "ميلادية", "ميلادي",  "للهجرة",
};
static const char *const weekdays[]
    = { "السبت",    "الأحد",  "الاثنين", "الإثنين", "الثلاثاء",  "الأربعاء", "الخميس", "الجمعة",
        "saturday", "sunday", "monday",  "tuesday", "wednesday", "thursday", "friday" };

typedef enum
{
  TOKEN_NUMBER,
  TOKEN_MONTH,
  TOKEN_HIJRI_MONTH,
  TOKEN_COMPANION,
  TOKEN_WORD,
} TokenKind;

typedef struct
{
  TokenKind kind;
  int value; /* of a number or a month */
  int n_digits;
  gunichar after;    /* the character right behind it */
  gboolean is_hijri; /* says of a number that it is a year of the Islamic calendar */
} Token;

/* What the table of words says of a word: a month 1 to 12, one of the Islamic calendar 21 to 32, or one of
 * these. */
#define WORD_HIJRI 20
#define WORD_COMPANION 100
#define WORD_HALF_MONTH 200

static int
look_up (const char *folded)
{
  static const char *const halves[] = { "تشرين", "كانون", "ربيع", "جمادى", "ذو", "ذي" };
  static GHashTable *vocabulary = NULL;

  if (g_once_init_enter (&vocabulary))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
        g_hash_table_insert (table, hw_fold_string (companions[i]),
                             GINT_TO_POINTER (WORD_COMPANION));
      for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
        {
          g_hash_table_insert (table, hw_fold_string (months[i].name),
                               GINT_TO_POINTER (months[i].month));
          if (g_ascii_isalpha (months[i].name[0]))
            g_hash_table_insert (table, g_strndup (months[i].name, 3),
                                 GINT_TO_POINTER (months[i].month));
        }
      for (gsize i = 0; i < G_N_ELEMENTS (hijri_months); i++)
        g_hash_table_insert (table, hw_fold_string (hijri_months[i].name),
                             GINT_TO_POINTER (WORD_HIJRI + hijri_months[i].month));
      /* These are two months each: the word behind decides. */
      for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
        g_hash_table_insert (table, hw_fold_string (halves[i]), GINT_TO_POINTER (WORD_HALF_MONTH));
      g_once_init_leave (&vocabulary, table);
    }
  return GPOINTER_TO_INT (g_hash_table_lookup (vocabulary, folded));
}

static const char *
read_word (const char *p, char **folded)
{
  const char *start = p;
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c) && c != 0x640)
        break;
      p = g_utf8_next_char (p);
    }
  g_autofree char *word = g_strndup (start, (gsize) (p - start));
  *folded = hw_fold_string (word);
  return p;
}

static const char *
read_number (const char *p, Token *token)
{
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));
      if (digit < 0)
        break;
      if (token->n_digits < 6)
        token->value = token->value * 10 + digit;
      token->n_digits++;
    }
  token->kind = TOKEN_NUMBER;
  return p;
}

/* The second word of تشرين الأول and its sisters, at @p. */
static const char *
read_half_month (const char *p, const char *first, int *month)
{
  g_autofree char *second = NULL;
  const char *word = p;

  while (*word == ' ')
    word++;
  const char *end = read_word (word, &second);
  g_autofree char *both = g_strdup_printf ("%s %s", first, second);
  *month = look_up (both);
  return *month > 0 ? end : p;
}

static gsize
tokenize (const char *text, Token *tokens, gboolean *arabic)
{
  const char *p = text;
  gsize n = 0;

  *arabic = FALSE;
  for (gsize n_chars = 0; *p != '\0' && n < MAX_TOKENS && n_chars < MAX_CHARS; n_chars++)
    {
      gunichar c = g_utf8_get_char (p);
      Token token = { .kind = TOKEN_WORD };

      if (g_unichar_digit_value (c) >= 0)
        p = read_number (p, &token);
      else if (g_unichar_isalpha (c))
        {
          g_autofree char *word = NULL;
          *arabic |= g_unichar_get_script (c) == G_UNICODE_SCRIPT_ARABIC;
          p = read_word (p, &word);
          int meaning = look_up (word);
          if (meaning == WORD_HALF_MONTH)
            p = read_half_month (p, word, &meaning);
          if (meaning >= 1 && meaning <= 12)
            {
              token.kind = TOKEN_MONTH;
              token.value = meaning;
            }
          else if (meaning > WORD_HIJRI && meaning <= WORD_HIJRI + 12)
            {
              token.kind = TOKEN_HIJRI_MONTH;
              token.value = meaning - WORD_HIJRI;
            }
          else if (meaning == WORD_COMPANION)
            {
              token.kind = TOKEN_COMPANION;
              token.is_hijri = g_str_has_prefix (word, "ه") || strstr (word, "هجر") != NULL;
            }
        }
      else
        {
          p = g_utf8_next_char (p);
          continue;
        }
      token.after = g_utf8_get_char (p);
      tokens[n++] = token;
    }
  return n;
}

static gboolean
is_year (const Token *token)
{
  return token->kind == TOKEN_NUMBER && token->n_digits == 4 && token->value >= FIRST_YEAR
         && token->value <= LAST_YEAR;
}

static gboolean
is_day (const Token *token)
{
  return token->kind == TOKEN_NUMBER && token->n_digits <= 2 && token->value >= 1
         && token->value <= 31;
}

static gboolean
is_joined (const Token *token)
{
  return token->after == '/' || token->after == '-' || token->after == '.';
}

static char *
make_date (int year, int month, int day)
{
  if (month >= 1 && month <= 12 && day >= 1
      && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  if (month >= 1 && month <= 12 && day == 0)
    return g_strdup_printf ("%04d-%02d", year, month);
  return NULL;
}

/* The next token that is not a companion ("21 of February"), or NULL. */
static const Token *
next_of (const Token *tokens, gsize n, gsize *i)
{
  while (*i + 1 < n)
    {
      ++*i;
      if (tokens[*i].kind != TOKEN_COMPANION)
        return &tokens[*i];
    }
  return NULL;
}

/* Numbers joined by the same sign: 2022-02-21, 21/2/2022, 2022-02. */
static char *
numeric_date (const Token *t, gsize left, gboolean arabic)
{
  if (left >= 2 && is_year (&t[0]) && t[0].after == '-' && is_day (&t[1]) && t[1].n_digits == 2
      && !is_joined (&t[1]))
    return make_date (t[0].value, t[1].value, 0);
  if (left < 3 || !is_joined (&t[0]) || t[0].after != t[1].after)
    return NULL;
  if (is_year (&t[0]) && is_day (&t[1]) && is_day (&t[2]))
    return make_date (t[0].value, t[1].value, t[2].value);
  if (is_day (&t[0]) && is_day (&t[1]) && is_year (&t[2]))
    {
      if (arabic || t[0].value > 12 || t[0].value == t[1].value)
        return make_date (t[2].value, t[1].value, t[0].value);
      if (t[1].value > 12)
        return make_date (t[2].value, t[0].value, t[1].value);
      return g_strdup_printf ("%04d", t[2].value); /* which is the day is not plain */
    }
  return NULL;
}

/* 21 February 2022, 21 شباط / فبراير 2022, February 21, 2022, شباط 2022. */
static char *
named_date (const Token *tokens, gsize n, gsize i)
{
  int day = 0, month = 0;
  const Token *token = &tokens[i];

  if (is_day (token))
    {
      day = token->value;
      token = next_of (tokens, n, &i);
    }
  else if (is_year (token)) /* 2022 February 21 */
    {
      const int year = token->value;
      const Token *name = next_of (tokens, n, &i), *number = next_of (tokens, n, &i);

      return name != NULL && number != NULL && name->kind == TOKEN_MONTH && is_day (number)
                 ? make_date (year, name->value, number->value)
                 : NULL;
    }
  if (token == NULL || token->kind != TOKEN_MONTH)
    return NULL;
  month = token->value;
  token = next_of (tokens, n, &i);
  if (token != NULL && token->kind == TOKEN_MONTH && token->value == month)
    token = next_of (tokens, n, &i); /* its other name */
  if (token != NULL && day == 0 && is_day (token))
    {
      day = token->value;
      token = next_of (tokens, n, &i);
    }
  return token != NULL && is_year (token) ? make_date (token->value, month, day) : NULL;
}

/* The day as GDate counts it, in the tabular calendar that is called civil: 30 and 29 days by turns, eleven leap
 * years in thirty (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29), the first day a Friday, 16 July 622. */
static guint32
day_of_hijri (int year, int month, int day)
{
  return (guint32) (day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30
                    + 1948439 - 1721425);
}

/* What days from @first to @last have in common: the month, the year, or nothing. */
static char *
get_common (guint32 first, guint32 last)
{
  GDate from, to;

  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  g_date_set_julian (&from, first);
  g_date_set_julian (&to, last);
  if (g_date_get_year (&from) != g_date_get_year (&to))
    return NULL;
  if (g_date_get_month (&from) != g_date_get_month (&to))
    return g_strdup_printf ("%04d", g_date_get_year (&from));
  return g_strdup_printf ("%04d-%02d", g_date_get_year (&from), g_date_get_month (&from));
}

char *
hw_date_convert_hijri (int year, int month, int day)
{
  if (year < FIRST_HIJRI_YEAR || year > LAST_HIJRI_YEAR || month < 0 || month > 12 || day < 0
      || day > 30)
    return NULL;
  if (day > 0 && month > 0)
    return get_common (day_of_hijri (year, month, day) - 1, day_of_hijri (year, month, day) + 1);
  if (month > 0)
    return get_common (day_of_hijri (year, month, 1), day_of_hijri (year, month, 30));
  return get_common (day_of_hijri (year, 1, 1), day_of_hijri (year, 12, 29));
}

static gboolean
is_hijri_year (const Token *token)
{
  return token->kind == TOKEN_NUMBER && token->n_digits == 4 && token->value >= FIRST_HIJRI_YEAR
         && token->value <= LAST_HIJRI_YEAR;
}

/* 15 رمضان 1443, رمضان 1443, and 15/9/1443 or 1443/9/15 where هـ stands behind. */
static char *
hijri_date (const Token *tokens, gsize n, gsize i)
{
  const Token *t = &tokens[i], *token = t;
  int day = 0;

  if (n - i >= 4 && is_joined (&t[0]) && t[0].after == t[1].after && t[3].is_hijri)
    {
      if (is_hijri_year (&t[0]) && is_day (&t[1]) && is_day (&t[2]))
        return hw_date_convert_hijri (t[0].value, t[1].value, t[2].value);
      if (is_day (&t[0]) && is_day (&t[1]) && is_hijri_year (&t[2]))
        return hw_date_convert_hijri (t[2].value, t[1].value, t[0].value);
    }
  if (is_day (token))
    {
      day = token->value;
      token = next_of (tokens, n, &i);
    }
  if (token == NULL || token->kind != TOKEN_HIJRI_MONTH)
    return NULL;
  const int month = token->value;
  token = next_of (tokens, n, &i);
  return token != NULL && is_hijri_year (token) ? hw_date_convert_hijri (token->value, month, day)
                                                : NULL;
}

char *
hw_date_find (const char *text, gboolean whole)
{
  Token tokens[MAX_TOKENS];
  gboolean arabic;
  gsize n = tokenize (text, tokens, &arabic);

  if (whole)
    for (gsize i = 0; i < n; i++)
      if (tokens[i].kind == TOKEN_WORD)
        return NULL;

  for (gsize i = 0; i < n; i++)
    {
      char *date = numeric_date (tokens + i, n - i, arabic);
      if (date == NULL)
        date = named_date (tokens, n, i);
      if (date != NULL)
        return date;
    }
  for (gsize i = 0; i < n; i++)
    {
      char *date = hijri_date (tokens, n, i);
      if (date != NULL)
        return date;
    }
  for (gsize i = 0; i < n && !whole; i++)
    if (is_year (&tokens[i]))
      return g_strdup_printf ("%04d", tokens[i].value);
  return NULL;
}

char *
hw_date_find_iso (const char *value)
{
  g_autofree char *day = NULL;

  if (strlen (value) > 10 && value[10] == 'T')
    day = g_strndup (value, 10);
  if (day != NULL && !g_utf8_validate (day, -1, NULL))
    return NULL;
  return hw_date_find (day != NULL ? day : value, FALSE);
}

gboolean
hw_date_is_clock (const char *text)
{
  Token tokens[MAX_TOKENS];
  gboolean arabic;
  gsize n = tokenize (text, tokens, &arabic);

  if (n < 2 || tokens[0].kind != TOKEN_NUMBER || tokens[1].kind != TOKEN_NUMBER
      || tokens[0].after != ':' || tokens[0].value > 24 || tokens[1].value > 59)
    return FALSE;
  for (gsize i = 2; i < n; i++)
    if (tokens[i].kind != TOKEN_NUMBER && tokens[i].kind != TOKEN_COMPANION)
      return FALSE;
  return TRUE;
}

gboolean
hw_date_is_weekday (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (g_ascii_strcasecmp (text, weekdays[i]) == 0)
      return TRUE;
  return FALSE;
}
