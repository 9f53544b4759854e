/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stem-arabic.h"

#include <string.h>

/* What may stand before or behind a word, with its bytes: two a letter. */
typedef struct
{
  const char *utf8;
  gsize n;
} Part;

#define PART(text)                                                                                 \
  {                                                                                                \
    text, sizeof text - 1                                                                          \
  }
#define LETTER 2

/* The article, with what may stand before it; the longest first. */
static const Part articles[] = {
  PART ("وبال"), PART ("فبال"), PART ("وكال"), PART ("فكال"), PART ("ولل"), PART ("فلل"),
  PART ("وال"),  PART ("فال"),  PART ("بال"),  PART ("كال"),  PART ("لل"),  PART ("ال"),
};
/* Pronouns, and the endings of teh marbuta and nisba. */
static const Part pronouns[] = { PART ("هما"), PART ("ها"), PART ("هم"), PART ("هن"),
                                 PART ("نا"),  PART ("كم"), PART ("ه"),  PART ("ي") };
static const Part numbers[] = { PART ("ات"), PART ("ون"), PART ("ين"), PART ("ان"), PART ("وا") };

static gboolean
begins (const char *word, gsize n, const Part *part)
{
  return n >= part->n && memcmp (word, part->utf8, part->n) == 0;
}

static gboolean
ends (const char *word, gsize n, const Part *part)
{
  return n >= part->n && memcmp (word + n - part->n, part->utf8, part->n) == 0;
}

static const Part and = PART ("و");

static gsize
skip_prefix (const char *word, gsize n)
{
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (begins (word, n, &articles[i]) && n - articles[i].n >= 2 * LETTER)
      return articles[i].n;
  return n > 4 * LETTER && begins (word, n, &and) ? LETTER : 0;
}

static gsize
drop_suffix (const char *word, gsize n, const Part *parts, gsize n_parts, gsize least)
{
  for (gsize i = 0; i < n_parts; i++)
    if (ends (word, n, &parts[i]) && n - parts[i].n >= least)
      return n - parts[i].n;
  return n;
}

void
hw_stem_arabic (const char *word, gsize n, gsize *start, gsize *end)
{
  static const Part god = PART ("الله");
  gsize from = skip_prefix (word, n), to = n;

  *start = 0;
  *end = n;
  if (n == god.n && begins (word, n, &god))
    return;
  to = from + drop_suffix (word + from, to - from, pronouns, G_N_ELEMENTS (pronouns), 3 * LETTER);
  to = from + drop_suffix (word + from, to - from, numbers, G_N_ELEMENTS (numbers), 3 * LETTER);
  *start = from;
  *end = to;
}
