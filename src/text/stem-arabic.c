/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stem-arabic.h"

#include <stdlib.h>
#include <string.h>

/* Begins from light10 (L. Larkey, L. Ballesteros, M. Connell, "Light stemming for Arabic information
 * retrieval", 2007) and differs where that leaves forms of one word apart or takes too much:
 * - all articles with what stands before them (وبال, فبال, ولل …), and لل before words that begin with ل;
 * - و stays where it is the word's own (وزير), by a list;
 * - ب and ل before م and before the longer verbal nouns, where hardly any word has them of its own;
 * - endings go in any number and order until none is left, so that قراراته, قراره and قرارات meet; light10
 *   tries each once, in a fixed order. Therefore also قانون loses its ون: قانوني must, and they have to
 *   meet; what counts is not what the stem is but who shares it;
 * - three letters are left at least, four where a shorter word would be another (لبنان, ايران). */

/* What may stand before or behind a word, with its bytes: two a letter. */
typedef struct
{
  const char *utf8;
  gsize n;
  gsize least; /* bytes that must be left */
} Part;

#define LETTER 2
#define PART(text, least)                                                                          \
  {                                                                                                \
    text, sizeof text - 1, (least) *LETTER                                                         \
  }

/* The article, with what may stand before it but و; the longest first. */
static const Part articles[]
    = { PART ("فبال", 3), PART ("فكال", 3), PART ("فلل", 3), PART ("فال", 3),
        PART ("بال", 3),  PART ("كال", 3),  PART ("لل", 2),  PART ("ال", 2) };

/* Where لل is ل before a word with ل of its own: what follows. */
static const Part after_lam[]
    = { PART ("غه", 0),  PART ("غات", 0), PART ("جنه", 0), PART ("جان", 0),
        PART ("قاء", 0), PART ("اعب", 0), PART ("اجي", 0), PART ("بنان", 0),
        PART ("يبي", 0), PART ("ندن", 0), PART ("واء", 0) };

static const Part and = PART ("و", 3);

/* What ب and ل stand before, and what the whole word then has. */
static const Part nouns[] = { PART ("م", 4),   PART ("است", 6), PART ("انت", 5), PART ("اجت", 5),
                              PART ("احت", 5), PART ("اعت", 5), PART ("اقت", 5), PART ("ت", 5) };

/* Endings, the longest first. */
static const Part endings[] = {
  PART ("هما", 3), PART ("ها", 3), PART ("هم", 3), PART ("هن", 4), PART ("نا", 3),
  PART ("كم", 4),  PART ("ات", 3), PART ("ون", 3), PART ("ين", 3), PART ("ان", 4),
  PART ("وا", 3),  PART ("ه", 3),  PART ("ي", 3),  PART ("ا", 3),  PART ("ت", 4),
};

#define WITH_NOON 4

/* Words as they stand. */
static const Part whole[]
    = { PART ("الاف", 0), PART ("الان", 0), PART ("الله", 0), PART ("سليمان", 0) };

/* Stems, and words without their feminine ت, whose و is their own; sorted by strcmp(). */
static const char *const with_waw[] = {
  "واثق",  "واجب", "واجه",  "واحد", "واد",  "وارد",  "وارسو", "وازن", "واسط", "واسع",  "واشنطن",
  "واصل",  "واضح", "واعد",  "وافد", "وافر", "وافق",  "واقع",  "واقف", "واكب", "والد",  "وباء",
  "وتر",   "وتير", "وثايق", "وثق",  "وثيق", "وجب",   "وجد",   "وجه",  "وجود", "وجوه",  "وجيز",
  "وحد",   "وحش",  "وحي",   "وحيد", "وداع", "ودايع", "وديع",  "وراء", "وراث", "ورث",   "ورد",
  "ورش",   "ورط",  "ورق",   "وريث", "وزار", "وزراء", "وزع",   "وزن",  "وزير", "وساط",  "وسام",
  "وسايل", "وسط",  "وسع",   "وسيط", "وسيل", "وشيك",  "وصا",   "وصف",  "وصل",  "وصول",  "وصي",
  "وضح",   "وضع",  "وضعي",  "وضوح", "وطن",  "وظايف", "وظف",   "وظيف", "وعد",  "وعود",  "وعي",
  "وفا",   "وفاء", "وفاق",  "وفد",  "وفر",  "وفق",   "وفود",  "وفير", "وقا",  "وقايع", "وقت",
  "وقع",   "وقف",  "وقود",  "وقوع", "وقوف", "وكال",  "وكلاء", "وكيل", "ولا",  "ولاء",  "ولاد",
  "ولد",   "ولع",  "ولي",   "وليد", "وهم",  "ويلات",
};

static gboolean
begins (const char *word, gsize n, const Part *part)
{
  return n >= part->n + part->least && memcmp (word, part->utf8, part->n) == 0;
}

static gboolean
ends (const char *word, gsize n, const Part *part)
{
  return n >= part->n + part->least && memcmp (word + n - part->n, part->utf8, part->n) == 0;
}

static gboolean
is_whole (const char *word, gsize n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    if (whole[i].n == n && memcmp (whole[i].utf8, word, n) == 0)
      return TRUE;
  return FALSE;
}

/* Bytes of a word without its endings. */
static gsize
drop_endings (const char *word, gsize n)
{
  static const Part waw = PART ("و", 0), yeh = PART ("ي", 0);
  static const Part teh = PART ("ت", 3), plural = PART ("ات", 0), with = PART ("اهم", 0);
  gboolean changed = TRUE;

  if (is_whole (word, n))
    return n;
  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (endings) && !changed; i++)
        {
          if (!ends (word, n, &endings[i]))
            continue;
          /* تفاهم and مساهم have it of their own. */
          if (n <= 5 * LETTER && ends (word, n, &with))
            break;
          changed = TRUE;
          /* قانونا and امينا have the ن of their own, and only the ا of the accusative. */
          if (i == WITH_NOON
              && (ends (word, n - 2 * LETTER, &waw) || ends (word, n - 2 * LETTER, &yeh)))
            {
              n -= LETTER;
              continue;
            }
          n -= endings[i].n;
          /* The teh marbuta of حكومته, but not the plural of قراراته. */
          if (ends (word, n, &teh) && !ends (word, n, &plural))
            n -= LETTER;
        }
    }
  return n;
}

static int
compare (const void *a, const void *b)
{
  return strcmp (a, *(const char *const *) b);
}

/* Whether the و that a word begins with is its own. */
static gboolean
has_waw (const char *word, gsize n)
{
  static const Part teh = PART ("ت", 3);
  char stem[16];

  n = drop_endings (word, n);
  if (ends (word, n, &teh))
    n -= LETTER;
  if (n >= sizeof stem)
    return FALSE;
  memcpy (stem, word, n);
  stem[n] = '\0';
  return bsearch (stem, with_waw, G_N_ELEMENTS (with_waw), sizeof with_waw[0], compare) != NULL;
}

static gsize
skip_article (const char *word, gsize n)
{
  if (n > LETTER && is_whole (word + LETTER, n - LETTER))
    return LETTER; /* بالله */
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (begins (word, n, &articles[i]))
      {
        const gsize skipped = articles[i].n;

        if (memcmp (word + skipped - LETTER - LETTER, "لل", 2 * LETTER) == 0)
          for (guint k = 0; k < G_N_ELEMENTS (after_lam); k++)
            if (begins (word + skipped, n - skipped, &after_lam[k]))
              return skipped - LETTER;
        return skipped;
      }
  return 0;
}

static gsize
skip_particle (const char *word, gsize n)
{
  if (n <= LETTER || (memcmp (word, "ب", LETTER) != 0 && memcmp (word, "ل", LETTER) != 0))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (n - LETTER >= nouns[i].least && memcmp (word + LETTER, nouns[i].utf8, nouns[i].n) == 0)
      return LETTER;
  return 0;
}

void
hw_stem_arabic (const char *word, gsize n, gsize *start, gsize *end)
{
  static const Part article = PART ("ال", 2);
  gsize from = 0;

  if (!is_whole (word, n))
    {
      gsize skipped;

      if (begins (word, n, &and) && !has_waw (word, n))
        from = LETTER;
      skipped = is_whole (word + from, n - from) ? 0 : skip_article (word + from, n - from);
      from += skipped;
      if (skipped == 0)
        from += skip_particle (word + from, n - from);
      /* الالماني */
      else if (begins (word + from, n - from, &article) && !is_whole (word + from, n - from))
        from += article.n;
    }
  *start = from;
  *end = from + drop_endings (word + from, n - from);
}
