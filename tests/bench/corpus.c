/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus.h"

#include <math.h>
#include <string.h>

#define N_WORDS 50000
#define N_NAMES 2000
/* Real vocabularies fall a little faster than 1/rank. */
#define ZIPF 1.1
#define GUIDES 4096

struct _HwCorpus
{
  guint64 state;
  GStringChunk *chunk;
  const char *words[N_WORDS];
  const char *names[N_NAMES], *latin_names[N_NAMES];
  double *cumulated;        /* of the words' frequencies, up to 1 */
  guint guides[GUIDES + 1]; /* where to begin to look in it */
};

/* Vigna's splitmix64: the same numbers everywhere, which g_random_*() does not promise. */
static guint64
next_number (HwCorpus *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint
below (HwCorpus *self, guint limit)
{
  return (guint) ((next_number (self) >> 32) * limit >> 32);
}

static gboolean
chance (HwCorpus *self, guint per_thousand)
{
  return below (self, 1000) < per_thousand;
}

static const char *const particles[]
    = { "في",  "من",  "على",  "إلى", "أن",  "ما",  "لا",  "عن",  "هذا",  "التي",
        "كان", "هذه", "الذي", "بعد", "قبل", "مع",  "كل",  "بين", "قد",   "لم",
        "هو",  "أو",  "ذلك",  "عند", "هي",  "كما", "غير", "إن",  "حتى",  "منذ",
        "لكن", "حين", "أي",   "ثم",  "نحو", "دون", "بل",  "إذا", "هناك", "فيه" };

/* 1, 2 and 3 stand for the letters of a root. */
static const char *const patterns[]
    = { "123",    "1ا23",   "12ا3",   "12ي3",  "12و3",  "م12و3", "م123ة", "م12ا3",
        "ت12ي3",  "ا12ا3",  "123ة",   "1ا23ة", "12ا3ة", "12ي3ة", "أ12ا3", "است12ا3",
        "ان12ا3", "ا1ت2ا3", "م1ا23ة", "مت123", "ي123",  "ت123",  "123ت",  "ن123",
        "يت123",  "1وا23",  "م1ا2ي3", "123ان", "مست123" };

static const char *const letters[]
    = { "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض",
        "ط", "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي" };
/* What the letters of names are in Latin, in one of the ways of writing them. */
static const char *const latin_letters[]
    = { "b", "t", "th", "j",  "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d",
        "t", "z", "'",  "gh", "f", "q",  "k", "l",  "m", "n", "h", "w",  "y" };

static const char *const marks[] = { "َ", "ُ", "ِ", "ْ", "ّ", "ً", "ٍ" };

static const char *const english[]
    = { "the",    "of",   "and",     "harbour", "council", "said",   "in",       "to",
        "report", "a",    "was",     "new",     "that",    "ships",  "minister", "on",
        "trade",  "for",  "with",    "members", "meeting", "after",  "by",       "agreement",
        "which",  "port", "letters", "years",   "from",    "company" };

static const char *
make_word (HwCorpus *self, GString *word)
{
  const char *pattern = patterns[below (self, G_N_ELEMENTS (patterns))];
  guint root[3];

  g_string_truncate (word, 0);
  for (guint i = 0; i < 3; i++)
    root[i] = below (self, G_N_ELEMENTS (letters));
  for (; *pattern != '\0'; pattern++)
    if (*pattern >= '1' && *pattern <= '3')
      g_string_append (word, letters[root[*pattern - '1']]);
    else
      g_string_append_c (word, *pattern);
  return g_string_chunk_insert_const (self->chunk, word->str);
}

static void
make_name (HwCorpus *self, guint number)
{
  static const char *const vowels[] = { "a", "i", "u", "ou", "e" };
  g_autoptr (GString) arabic = g_string_new (NULL);
  g_autoptr (GString) latin = g_string_new (NULL);
  guint n = 3 + below (self, 2);

  for (guint i = 0; i < n; i++)
    {
      guint letter = below (self, G_N_ELEMENTS (letters));

      g_string_append (arabic, letters[letter]);
      g_string_append (latin, latin_letters[letter]);
      if (i == 1)
        {
          g_string_append (arabic, "ا");
          g_string_append (latin, "a");
        }
      else if (i + 1 < n)
        g_string_append (latin, vowels[below (self, G_N_ELEMENTS (vowels))]);
    }
  latin->str[0] = g_ascii_toupper (latin->str[0]);
  self->names[number] = g_string_chunk_insert (self->chunk, arabic->str);
  self->latin_names[number] = g_string_chunk_insert (self->chunk, latin->str);
}

static void
set_frequencies (HwCorpus *self)
{
  double sum = 0;
  guint guide = 0;

  self->cumulated = g_new (double, N_WORDS);
  for (guint i = 0; i < N_WORDS; i++)
    self->cumulated[i] = sum += 1 / pow (i + 2.7, ZIPF);
  for (guint i = 0; i < N_WORDS; i++)
    {
      self->cumulated[i] /= sum;
      while (guide <= GUIDES && (double) guide / GUIDES <= self->cumulated[i])
        self->guides[guide++] = i;
    }
  while (guide <= GUIDES)
    self->guides[guide++] = N_WORDS - 1;
}

HwCorpus *
hw_corpus_new (guint64 seed)
{
  HwCorpus *self = g_new0 (HwCorpus, 1);
  g_autoptr (GString) word = g_string_new (NULL);

  self->state = seed;
  self->chunk = g_string_chunk_new (64 * 1024);
  for (guint i = 0; i < N_WORDS; i++)
    self->words[i] = i < G_N_ELEMENTS (particles) ? particles[i] : make_word (self, word);
  for (guint i = 0; i < N_NAMES; i++)
    make_name (self, i);
  set_frequencies (self);
  return self;
}

void
hw_corpus_free (HwCorpus *self)
{
  g_string_chunk_free (self->chunk);
  g_free (self->cumulated);
  g_free (self);
}

static guint
pick_rank (HwCorpus *self)
{
  double at = (double) (next_number (self) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
  guint rank = self->guides[(guint) (at * GUIDES)];

  while (rank + 1 < N_WORDS && self->cumulated[rank] < at)
    rank++;
  return rank;
}

static void
add_marked (HwCorpus *self, GString *text, const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      g_string_append_len (text, word, g_utf8_next_char (word) - word);
      if (chance (self, 600))
        g_string_append (text, marks[below (self, G_N_ELEMENTS (marks))]);
    }
}

/* As people type: no hamza, ه for ة, ى for ي, Persian letters from a scan, tatweel. */
static void
add_variant (HwCorpus *self, GString *text, const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    switch (g_utf8_get_char (word))
      {
      case 0x623:
      case 0x625:
        g_string_append (text, "ا");
        break;
      case 0x629:
        g_string_append (text, "ه");
        break;
      case 0x64a:
        g_string_append (text, chance (self, 500) ? "ى" : "ی");
        break;
      case 0x643:
        g_string_append (text, "ک");
        break;
      default:
        g_string_append_len (text, word, g_utf8_next_char (word) - word);
        if (chance (self, 30))
          g_string_append (text, "ـ");
      }
}

static void
add_word (HwCorpus *self, GString *text)
{
  static const struct
  {
    const char *before;
    guint per_thousand;
  } clitics[] = { { "ال", 260 }, { "و", 70 }, { "وال", 45 }, { "ب", 25 },   { "بال", 30 },
                  { "لل", 25 },  { "ل", 25 }, { "ف", 12 },   { "وبال", 4 }, { "كال", 3 } };
  static const char *const endings[] = { "ه", "ها", "هم", "نا", "ات", "ون", "ين", "ية", "ي" };
  guint rank = pick_rank (self);
  const char *word = self->words[rank];
  g_autoptr (GString) whole = g_string_new (NULL);
  guint at = below (self, 1000);

  if (rank < G_N_ELEMENTS (particles))
    {
      if (at < 60)
        g_string_append (whole, "و");
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (clitics); at -= clitics[i++].per_thousand)
      if (at < clitics[i].per_thousand)
        {
          g_string_append (whole, clitics[i].before);
          break;
        }
  g_string_append (whole, word);
  if (rank >= G_N_ELEMENTS (particles) && chance (self, 180) && !g_str_has_suffix (word, "ة"))
    g_string_append (whole, endings[below (self, G_N_ELEMENTS (endings))]);

  at = below (self, 1000);
  if (at < 30)
    add_marked (self, text, whole->str);
  else if (at < 80)
    add_variant (self, text, whole->str);
  else
    g_string_append (text, whole->str);
}

static void
add_piece (HwCorpus *self, GString *text, gboolean arabic)
{
  guint kind = below (self, 1000);

  if (kind < 12)
    {
      const char *name, *latin;

      hw_corpus_get_name (self, below (self, N_NAMES), &name, &latin);
      if (arabic)
        g_string_append_printf (text, chance (self, 500) ? "%s" : "ال%s", name);
      else
        g_string_append_printf (text, chance (self, 500) ? "%s" : "al-%s", latin);
    }
  else if (kind < 24)
    g_string_append_printf (text, "%u", 1900 + below (self, 120));
  else if (arabic)
    add_word (self, text);
  else
    g_string_append (text, english[below (self, G_N_ELEMENTS (english))]);
}

void
hw_corpus_add_paragraph (HwCorpus *self, GString *text)
{
  gboolean arabic = !chance (self, 40);
  guint n_words = chance (self, 80) ? 2 + below (self, 6) : 6 + below (self, 28);
  guint heavy = arabic && chance (self, 245) ? below (self, n_words) : G_MAXUINT;
  guint phrase = arabic && chance (self, 10) ? below (self, n_words) : G_MAXUINT;

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append (text, chance (self, 60) ? (arabic ? "، " : ", ") : " ");
      if (i == phrase)
        g_string_append (text, HW_CORPUS_HEAVY_PHRASE " ");
      if (i == heavy)
        g_string_append (text, HW_CORPUS_HEAVY_WORD " ");
      add_piece (self, text, arabic);
    }
  g_string_append_c (text, '.');
}

void
hw_corpus_add_document (HwCorpus *self, GString *text, gsize n_bytes)
{
  gsize end = text->len + n_bytes;

  for (guint i = 0; i < 5; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      add_word (self, text);
    }
  g_string_append (text, "\n\n");
  while (text->len < end)
    {
      hw_corpus_add_paragraph (self, text);
      g_string_append_c (text, '\n');
    }
}

const char *
hw_corpus_get_word (const HwCorpus *self, guint rank)
{
  return self->words[rank];
}

guint
hw_corpus_get_n_words (const HwCorpus *self G_GNUC_UNUSED)
{
  return N_WORDS;
}

void
hw_corpus_get_name (const HwCorpus *self, guint n, const char **arabic, const char **latin)
{
  *arabic = self->names[n];
  *latin = self->latin_names[n];
}

guint
hw_corpus_get_n_names (const HwCorpus *self G_GNUC_UNUSED)
{
  return N_NAMES;
}
