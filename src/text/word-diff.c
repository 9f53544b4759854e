/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word-diff.h"

#include <string.h>

/* Of two lines whose words, multiplied, are more the whole middle is one change. */
#define MAX_CELLS ((gsize) 4 * 1000 * 1000)

typedef struct
{
  const char *utf8;
  gsize n_bytes;
  gsize start, n; /* code points */
} Token;

static gboolean
is_of_word (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* Words, and every other character by itself. */
static GArray *
split (const char *line)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  gsize position = 0;

  while (*line != '\0')
    {
      const char *end = g_utf8_next_char (line);
      Token token = { line, 0, position, 1 };

      if (is_of_word (g_utf8_get_char (line)))
        for (; *end != '\0' && is_of_word (g_utf8_get_char (end)); end = g_utf8_next_char (end))
          token.n++;
      token.n_bytes = (gsize) (end - line);
      g_array_append_val (tokens, token);
      position += token.n;
      line = end;
    }
  return tokens;
}

static const Token *
get (const GArray *tokens, gsize index)
{
  return &g_array_index (tokens, Token, index);
}

static gboolean
is_same (const Token *one, const Token *other)
{
  return one->n_bytes == other->n_bytes && memcmp (one->utf8, other->utf8, one->n_bytes) == 0;
}

/* The position where a token begins; of the one behind the last where the line ends. */
static gsize
get_start (const GArray *tokens, gsize index)
{
  if (index < tokens->len)
    return get (tokens, index)->start;
  return tokens->len > 0 ? get (tokens, tokens->len - 1)->start + get (tokens, tokens->len - 1)->n
                         : 0;
}

static void
count_same (const GArray *old,
            gsize from,
            gsize end,
            const GArray *new,
            gsize new_from,
            gsize new_end,
            HwWordChange *change)
{
  const char *a = from < end ? get (old, from)->utf8 : "",
             *b = new_from < new_end ? get (new, new_from)->utf8 : "";
  const gsize limit = MIN (change->end - change->start, change->new_end - change->new_start);
  const char *a_end = from < end ? get (old, end - 1)->utf8 + get (old, end - 1)->n_bytes : a,
             *b_end = new_from < new_end
                          ? get (new, new_end - 1)->utf8 + get (new, new_end - 1)->n_bytes
                          : b;

  while (change->same_before < limit && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
      change->same_before++;
    }
  while (change->same_before + change->same_after < limit)
    {
      a_end = g_utf8_prev_char (a_end);
      b_end = g_utf8_prev_char (b_end);
      if (g_utf8_get_char (a_end) != g_utf8_get_char (b_end))
        break;
      change->same_after++;
    }
}

/* The tokens [from, end) became [new_from, new_end). As many as before: one became one. */
static void
add (GArray *changes,
     const GArray *old,
     gsize from,
     gsize end,
     const GArray *new,
     gsize new_from,
     gsize new_end)
{
  HwWordChange change = { 0 };

  if (from == end && new_from == new_end)
    return;
  if (end - from == new_end - new_from && end - from > 1)
    {
      for (gsize i = 0; i < end - from; i++)
        if (!is_same (get (old, from + i), get (new, new_from + i)))
          add (changes, old, from + i, from + i + 1, new, new_from + i, new_from + i + 1);
      return;
    }
  change.start = get_start (old, from);
  change.end = get_start (old, end);
  change.new_start = get_start (new, new_from);
  change.new_end = get_start (new, new_end);
  count_same (old, from, end, new, new_from, new_end, &change);
  g_array_append_val (changes, change);
}

/* The longest common words of [from, end) and [new_from, new_end), by the usual table. */
static void
compare (GArray *changes,
         const GArray *old,
         gsize from,
         gsize end,
         const GArray *new,
         gsize new_from,
         gsize new_end)
{
  const gsize n = end - from, m = new_end - new_from;
  g_autofree guint16 *common = NULL;
  gsize i = 0, j = 0, first = 0, new_first = 0;

  if (n == 0 || m == 0 || (n + 1) > MAX_CELLS / (m + 1) || MIN (n, m) > G_MAXUINT16)
    {
      add (changes, old, from, end, new, new_from, new_end);
      return;
    }
  common = g_new0 (guint16, (n + 1) * (m + 1));
#define AT(row, column) common[(row) * (m + 1) + (column)]
  for (gsize a = n; a-- > 0;)
    for (gsize b = m; b-- > 0;)
      AT (a, b) = is_same (get (old, from + a), get (new, new_from + b))
                      ? (guint16) (AT (a + 1, b + 1) + 1)
                      : MAX (AT (a + 1, b), AT (a, b + 1));
  while (i < n && j < m)
    if (is_same (get (old, from + i), get (new, new_from + j)))
      {
        add (changes, old, from + first, from + i, new, new_from + new_first, new_from + j);
        first = ++i;
        new_first = ++j;
      }
    else if (AT (i + 1, j) >= AT (i, j + 1))
      i++;
    else
      j++;
#undef AT
  add (changes, old, from + first, end, new, new_from + new_first, new_end);
}

GArray *
hw_word_diff (const char *before, const char *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (HwWordChange));
  g_autoptr (GArray) old = split (before), new = split (after);
  gsize first = 0, end = old->len, new_end = new->len;

  while (first < MIN (end, new_end) && is_same (get (old, first), get (new, first)))
    first++;
  while (end > first && new_end > first && is_same (get (old, end - 1), get (new, new_end - 1)))
    {
      end--;
      new_end--;
    }
  compare (changes, old, first, end, new, first, new_end);
  return changes;
}

static gsize
map_within (const HwWordChange *change, gsize position, gboolean is_end)
{
  const gsize n = change->end - change->start, n_new = change->new_end - change->new_start,
              offset = position - change->start;

  if (offset == 0)
    return change->new_start;
  if (offset == n)
    return change->new_end;
  if (offset <= change->same_before)
    return change->new_start + offset;
  if (n - offset <= change->same_after)
    return change->new_end - (n - offset);
  return is_end ? change->new_start + n_new - change->same_after
                : change->new_start + change->same_before;
}

gsize
hw_word_diff_map (const GArray *changes, gsize position, gboolean is_end)
{
  gssize shift = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const HwWordChange *change = &g_array_index (changes, HwWordChange, i);

      if (position < change->start || (position == change->start && is_end))
        break;
      /* What is put in before the first word of a passage does not belong to it, nor what is put behind its
       * last: that is the case above. */
      if (position == change->start && change->start == change->end)
        return change->new_end;
      if (position < change->end || (position == change->end && is_end))
        return map_within (change, position, is_end);
      shift = (gssize) change->new_end - (gssize) change->end;
    }
  return (gsize) ((gssize) position + shift);
}
