/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold-table.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

HwFoldPage *hw_fold_pages[HW_FOLD_ALL_FLAGS + 1][HW_FOLD_N_PAGES];

/* The rules that Unicode has no data for. All that is not named here follows from its
 * compatibility decomposition (presentation forms, ligatures, أ إ آ ؤ ئ ۀ ۂ ۓ, accents, wide
 * letters, superscripts), full case folding, general category and decimal digit value. */
typedef enum
{
  LETTERS,     /* left by HW_FOLD_KEEP_LETTERS */
  MARKS,       /* left by HW_FOLD_KEEP_MARKS */
  PUNCTUATION, /* folded always */
} Class;

typedef struct
{
  Class class;
  const char *from; /* each code point of it */
  const char *to;
} Rule;

static const Rule rules[] = {
  /* Alef with a wasla, a wavy hamza or a digit (Unicode, block Arabic and Arabic Supplement); with
   * a haraka attached, as in Quran fonts (block Arabic Extended-B). */
  { LETTERS, "ٱٲٳݳݴ", "ا" },
  { LETTERS,
    "\u0870\u0871\u0872\u0873\u0874\u0875\u0876\u0877\u0878\u0879\u087A\u087B\u087C\u087D\u087E"
    "\u087F\u0880\u0881\u0882",
    "ا" },
  /* Alef maqsura (Lucene's ArabicNormalizer), Farsi yeh and yeh barree (its PersianNormalizer), the
   * yehs of Pashto, Kurdish, Kashmiri and Burushaski. */
  { LETTERS, "ىیۍێېۑےؠؽؾؿ\u0775\u0776\u0777\u077A\u077B", "ي" },
  /* Teh marbuta (ArabicNormalizer), heh goal (PersianNormalizer), the hehs of Urdu and Kurdish. */
  { LETTERS, "ةۃہھە", "ه" },
  /* Keheh (PersianNormalizer) and swash kaf. */
  { LETTERS, "کڪ", "ك" },
  /* Kurdish letters that an Arabic keyboard lacks and Arabic prints without their sign. */
  { LETTERS, "ۆ", "و" },
  { LETTERS, "ڕ", "ر" },
  { LETTERS, "ڵ", "ل" },
  /* The gaf of Pashto is the same letter as the Persian one. */
  { LETTERS, "ګ", "گ" },
  /* Urdu nun without its dot. */
  { LETTERS, "ں", "ن" },
  /* The feh and qaf of the Maghreb and of old manuscripts. */
  { LETTERS, "ڡڢ", "ف" },
  { LETTERS, "ٯڧ", "ق" },
  /* A high hamza, as in the decomposition of ٵ ٶ ٸ: a seat's hamza is not told from none. */
  { LETTERS, "ٴ", "" },
  /* پ چ ژ گ ڤ and the retroflex letters of Urdu and Pashto (ٹ ڈ ڑ ټ …) are letters of their own. */

  /* Latin letters whose stroke or form is no accent in Unicode. */
  { LETTERS, "æ", "ae" },
  { LETTERS, "œ", "oe" },
  { LETTERS, "ø", "o" },
  { LETTERS, "đð", "d" },
  { LETTERS, "þ", "th" },
  { LETTERS, "ħ", "h" },
  { LETTERS, "ł", "l" },
  { LETTERS, "ŧ", "t" },
  { LETTERS, "ı", "i" },
  { LETTERS, "ŋ", "n" },
  { LETTERS, "ĸ", "k" },
  { LETTERS, "ƒ", "f" },

  /* Quranic small waw and yeh, which Unicode calls letters. */
  { MARKS, "\u06E5\u06E6\u08C9", "" },
  /* Hamza and ʿayn in transliterated names (ALA-LC, DIN 31635): Kaʿba, Qurʾān, Qurʼān. */
  { MARKS, "ʹʺʻʼʽʾʿˀˁ", "" },

  /* What a keyboard writes for what a typesetter writes. */
  { PUNCTUATION, "‘’‚‛′´‹›", "'" },
  { PUNCTUATION, "“”„‟″«»", "\"" },
  { PUNCTUATION, "‐‑‒–—―−", "-" },
  { PUNCTUATION, "،٬", "," },
  { PUNCTUATION, "؛", ";" },
  { PUNCTUATION, "؟", "?" },
  { PUNCTUATION, "٪", "%" },
  { PUNCTUATION, "٫۔", "." },
  { PUNCTUATION, "٭", "*" },
  { PUNCTUATION, "⁄", "/" },
  { PUNCTUATION, "﴿", "(" }, /* opens, by its general category */
  { PUNCTUATION, "﴾", ")" },
};

#define MADDA 0x0653
#define HAMZA_BELOW 0x0655
#define MAX_FOLDED 32 /* the longest is ﷺ with 18 */

typedef struct
{
  UChar32 chars[MAX_FOLDED];
  guint n_chars;
  HwFoldFlags flags;
} Folding;

/* The rules by character: made once, never freed. */
static GHashTable *
get_rules (void)
{
  static GHashTable *table;

  if (g_once_init_enter (&table))
    {
      GHashTable *made = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        for (const char *at = rules[i].from; *at; at = g_utf8_next_char (at))
          g_hash_table_insert (made, GUINT_TO_POINTER (g_utf8_get_char (at)), (gpointer) &rules[i]);
      g_once_init_leave (&table, made);
    }
  return table;
}

static const char *
find_rule (UChar32 character, HwFoldFlags flags)
{
  const Rule *rule = g_hash_table_lookup (get_rules (), GINT_TO_POINTER (character));

  if (!rule || (rule->class == LETTERS && flags & HW_FOLD_KEEP_LETTERS)
      || (rule->class == MARKS && flags & HW_FOLD_KEEP_MARKS))
    return NULL;
  return rule->to;
}

/* A mark that the scripts which this folding knows write on their letters. Those of others (the
 * vowels of Devanagari or Thai, the voicing of kana) make other words and stay. */
static gboolean
is_mark (UChar32 character)
{
  if (!(U_GET_GC_MASK (character) & (U_GC_MN_MASK | U_GC_ME_MASK)))
    return FALSE;
  if (character == 0x3099 || character == 0x309A)
    return FALSE;
  switch (u_getIntPropertyValue (character, UCHAR_SCRIPT))
    {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
    case USCRIPT_HEBREW:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_kept (UChar32 character, HwFoldFlags flags)
{
  if (character >= MADDA && character <= HAMZA_BELOW)
    return (flags & HW_FOLD_KEEP_LETTERS) != 0;
  return !is_mark (character) || flags & HW_FOLD_KEEP_MARKS;
}

static void
append (Folding *self, UChar32 character)
{
  g_assert (self->n_chars < MAX_FOLDED);
  self->chars[self->n_chars++] = character;
}

/* The letter that @base and a madda or hamza are, or -1. */
static UChar32
compose (UChar32 base, UChar32 mark)
{
  UErrorCode status = U_ZERO_ERROR;

  return unorm2_composePair (unorm2_getNFCInstance (&status), base, mark);
}

static void fold_character (Folding *self, UChar32 character, guint depth);

/* Compatibility decomposition, else case unless letters are kept. FALSE where both are the character
 * itself. */
static gboolean
decompose (Folding *self, UChar32 character, guint depth)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar source[4], decomposed[64];
  gint32 n_source = 0, n, used = 0;

  U16_APPEND_UNSAFE (source, n_source, character);
  n = unorm2_normalize (unorm2_getNFKDInstance (&status), source, n_source, decomposed,
                        G_N_ELEMENTS (decomposed), &status);
  /* Only what is no mark has case: the iota under a Greek letter would become a letter. */
  if (n == n_source && u_memcmp (source, decomposed, n) == 0
      && !(self->flags & HW_FOLD_KEEP_LETTERS) && u_getCombiningClass (character) == 0)
    n = u_strFoldCase (decomposed, G_N_ELEMENTS (decomposed), source, n_source, U_FOLD_CASE_DEFAULT,
                       &status);
  if (U_FAILURE (status) || (n == n_source && u_memcmp (source, decomposed, n) == 0))
    return FALSE;
  while (used < n)
    {
      UChar32 part, next = 0;
      U16_NEXT (decomposed, used, n, part);
      if (used < n)
        U16_GET (decomposed, 0, used, n, next);
      /* A mark that stands alone decomposes to a space that carries it. */
      if (part != ' ' || !is_mark (next))
        fold_character (self, part, depth + 1);
    }
  return TRUE;
}

static void
fold_character (Folding *self, UChar32 character, guint depth)
{
  const char *to;
  gint32 digit;

  if (u_hasBinaryProperty (character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || character == 0x0640)
    return;
  if ((to = find_rule (character, self->flags)))
    for (; *to; to = g_utf8_next_char (to))
      append (self, (UChar32) g_utf8_get_char (to));
  else if ((digit = u_charDigitValue (character)) >= 0
           && u_charType (character) == U_DECIMAL_DIGIT_NUMBER)
    append (self, '0' + digit);
  else if (!is_kept (character, self->flags))
    return;
  /* Case folding and decomposition reach their end after two or three rounds. */
  else if (depth > 4 || !decompose (self, character, depth))
    append (self, character);
}

/* Letters that are kept are kept as one code point: أ, not ا and a hamza. */
static void
recompose (Folding *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_chars; i++)
    {
      UChar32 character = self->chars[i], composed = -1;
      if (n > 0 && character >= MADDA && character <= HAMZA_BELOW)
        composed = compose (self->chars[n - 1], character);
      if (composed >= 0)
        self->chars[n - 1] = composed;
      else
        self->chars[n++] = character;
    }
  self->n_chars = n;
}

static HwFoldKind
kind_of (const Folding *folding, UChar32 character, gsize n_bytes)
{
  UChar32 folded = folding->n_chars == 1 ? folding->chars[0] : -1;

  if (folding->n_chars == 0)
    return HW_FOLD_PLAIN;
  if (folded >= MADDA && folded <= HAMZA_BELOW)
    return HW_FOLD_COMPOSE;
  if (folded == 0x0621 && !(folding->flags & HW_FOLD_KEEP_LETTERS))
    return HW_FOLD_HAMZA;
  if (folded < 0 || n_bytes > (gsize) g_unichar_to_utf8 ((gunichar) character, NULL))
    return HW_FOLD_LONG;
  return u_getCombiningClass (folded) ? HW_FOLD_MARK : HW_FOLD_PLAIN;
}

static void
fill_entry (HwFoldPage *page, guint index, UChar32 character, HwFoldFlags flags)
{
  HwFoldEntry *entry = &page->entries[index];
  Folding folding = { .flags = flags };
  char utf8[MAX_FOLDED * 6] = { 0 };
  gsize n_bytes = 0;

  fold_character (&folding, character, 0);
  recompose (&folding);
  for (guint i = 0; i < folding.n_chars; i++)
    n_bytes += (gsize) g_unichar_to_utf8 ((gunichar) folding.chars[i], utf8 + n_bytes);
  entry->n_chars = (guint8) folding.n_chars;
  entry->n_bytes = (guint8) n_bytes;
  entry->kind = (guint16) kind_of (&folding, character, n_bytes);
  memcpy (entry->utf8, utf8, sizeof entry->utf8);
  if (entry->kind == HW_FOLD_LONG)
    page->longer[index] = g_strndup (utf8, n_bytes);
}

const HwFoldPage *
hw_fold_page_build (HwFoldFlags flags, guint index)
{
  HwFoldPage *page = g_new0 (HwFoldPage, 1);

  for (guint i = 0; i < G_N_ELEMENTS (page->entries); i++)
    fill_entry (page, i, (UChar32) (index << 8 | i), flags);
  if (g_atomic_pointer_compare_and_exchange (&hw_fold_pages[flags][index], NULL, page))
    return page;
  /* Another thread was first. */
  for (guint i = 0; i < G_N_ELEMENTS (page->longer); i++)
    g_free ((char *) page->longer[i]);
  g_free (page);
  return g_atomic_pointer_get (&hw_fold_pages[flags][index]);
}
