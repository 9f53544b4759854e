/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-text.h"

#include "decode.h"
#include "project.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many ranges of a source are looked at, and so many letters of what they say. */
#define SAMPLE 200
#define NAME_CHARS 300
/* A name that is cut is a quotation from so many letters on. */
#define MIN_CUT 8

void
hw_qda_text_free (HwQdaText *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->text, hw_text_unref);
  g_array_unref (self->line_ends);
  g_free (self);
}

/* Valid UTF-8, whose line ends are noted down. */
static GBytes *
make_canonical (HwQdaText *self, const char *utf8, gsize n_bytes)
{
  GString *out = g_string_sized_new (n_bytes);
  gsize position = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      const char c = utf8[i];

      if (c == '\r' && i + 1 < n_bytes && utf8[i + 1] == '\n')
        {
          g_array_append_val (self->line_ends, position);
          i++;
        }
      if (c == '\r')
        g_string_append_c (out, '\n');
      else if (c == '\0')
        g_string_append (out, "\xef\xbf\xbd");
      else
        g_string_append_c (out, c);
      position += ((guchar) c & 0xc0) != 0x80;
    }
  return g_string_free_to_bytes (out);
}

HwQdaText *
hw_qda_text_new (GBytes *bytes, GError **error)
{
  g_autoptr (HwQdaText) self = g_new0 (HwQdaText, 1);
  g_autoptr (GBytes) canonical = NULL;
  g_autofree char *encoding = NULL;
  gsize n_bytes, n_damaged, skipped = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  self->line_ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  while (n_bytes - skipped >= 3 && memcmp (data + skipped, "\xef\xbb\xbf", 3) == 0)
    skipped += 3;
  self->has_bom = skipped > 0;
  if (g_utf8_validate_len (data + skipped, n_bytes - skipped, NULL))
    canonical = make_canonical (self, data + skipped, n_bytes - skipped);
  else
    canonical = hw_decode (bytes, NULL, NULL, &encoding, &n_damaged, error);
  self->text = canonical != NULL ? hw_text_new (canonical, error) : NULL;
  return self->text != NULL ? g_steal_pointer (&self) : NULL;
}

HwQdaOrigin
hw_qda_origin_from_name (const char *origin)
{
  g_autofree char *folded = g_ascii_strdown (origin, -1);

  if (strstr (folded, "hawashi") != NULL)
    return HW_QDA_BY_HAWASHI;
  if (strstr (folded, "nvivo") != NULL)
    return HW_QDA_BY_NVIVO;
  if (strstr (folded, "atlas") != NULL)
    return HW_QDA_BY_ATLAS;
  return HW_QDA_BY_OTHER;
}

HwOffsetMap *
hw_qda_text_map (const HwQdaText *self, HwQdaCounting counting)
{
  return hw_offset_map_new (self->text, counting.offsets, self->line_ends);
}

typedef struct
{
  HwQdaCounting counting;
  guint n_names;  /* ranges in which stands what they say */
  guint n_places; /* ends on those of words, and twice for those of lines */
} Candidate;

/* Does the slice say what the name says? Names are on one line, and may be cut with an ellipsis. */
static gboolean
matches (const char *slice, const char *name)
{
  g_autofree char *ours = hw_project_shorten (slice, NAME_CHARS);
  g_autofree char *theirs = hw_project_shorten (name, NAME_CHARS);
  gsize n = strlen (theirs);

  if (g_str_equal (ours, theirs))
    return n > 0;
  if (g_str_has_suffix (theirs, "…"))
    n -= strlen ("…");
  else if (g_str_has_suffix (theirs, "..."))
    n -= 3;
  else
    return FALSE;
  while (n > 0 && theirs[n - 1] == ' ')
    n--;
  return g_utf8_strlen (theirs, (gssize) n) >= MIN_CUT && strncmp (ours, theirs, n) == 0;
}

static guint
rate_place (const HwText *text, gsize position)
{
  const gsize n_chars = hw_text_get_n_chars (text);
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);

  if (position == 0 || position >= n_chars)
    return 2;
  const char *at = utf8 + hw_text_to_byte (text, position);
  const gunichar next = g_utf8_get_char (at);
  const gunichar previous = g_utf8_get_char (g_utf8_prev_char (at));

  if (next == '\n' || previous == '\n')
    return 2;
  return g_unichar_isalnum (next) && (g_unichar_isalnum (previous) || g_unichar_ismark (previous))
             ? 0
             : 1;
}

static void
rate (const HwQdaText *self, Candidate *candidate, const GArray *ranges)
{
  g_autoptr (HwOffsetMap) map = hw_qda_text_map (self, candidate->counting);
  const guint step = ranges->len / SAMPLE + 1;

  for (guint i = 0; i < ranges->len; i += step)
    {
      const HwQdaRange *range = &g_array_index (ranges, HwQdaRange, i);
      const gsize start = hw_offset_map_from_other (map, range->start);
      const gsize end = hw_offset_map_from_other (map, range->end) + candidate->counting.inclusive;
      g_autofree char *slice = hw_text_slice (self->text, start, MIN (end, start + 2 * NAME_CHARS));

      candidate->n_names += *range->name != '\0' && matches (slice, range->name);
      candidate->n_places += rate_place (self->text, start) + rate_place (self->text, end);
    }
}

static HwOffsets
usual_counting (HwQdaOrigin origin)
{
  switch (origin)
    {
    case HW_QDA_BY_NVIVO:
      return HW_OFFSETS_UTF16 | HW_OFFSETS_CRLF;
    case HW_QDA_BY_ATLAS: /* also where its files have CR LF */
    case HW_QDA_BY_HAWASHI:
    case HW_QDA_BY_OTHER:
    default:
      return HW_OFFSETS_CODE_POINTS;
    }
}

/* Is @a the better of the two? @usual is not left for the ends of words unless most of them tell so. */
static gboolean
is_better (const Candidate *a, const Candidate *b, HwOffsets usual)
{
  const gboolean a_usual = a->counting.offsets == usual && !a->counting.inclusive;
  const gboolean b_usual = b->counting.offsets == usual && !b->counting.inclusive;

  if (a->n_names != b->n_names)
    return a->n_names > b->n_names;
  /* No program is known that counts the end in: only what it says can tell. */
  if (a->counting.inclusive != b->counting.inclusive)
    return !a->counting.inclusive;
  if (a_usual)
    return a->n_places * 5 >= b->n_places * 4;
  if (b_usual)
    return a->n_places * 4 > b->n_places * 5;
  return a->n_places > b->n_places;
}

HwQdaCounting
hw_qda_text_find_counting (const HwQdaText *self, HwQdaOrigin origin, const GArray *ranges)
{
  const HwOffsets possible = (self->line_ends->len > 0 ? HW_OFFSETS_CRLF : 0)
                             | (self->has_bom ? HW_OFFSETS_BOM : 0) | HW_OFFSETS_UTF16;
  const HwOffsets usual = usual_counting (origin) & possible;
  Candidate best = { .counting = { .offsets = usual } };

  if (ranges->len == 0)
    return best.counting;
  rate (self, &best, ranges);
  for (guint i = 0; i < 16; i++)
    {
      Candidate other = { .counting = { (HwOffsets) (i & 7), i >= 8 } };

      if ((other.counting.offsets & ~possible) != 0
          || (other.counting.offsets == usual && !other.counting.inclusive))
        continue;
      rate (self, &other, ranges);
      if (is_better (&other, &best, usual))
        best = other;
    }
  return best.counting;
}

char *
hw_qda_counting_describe (HwQdaCounting counting, const HwQdaText *text)
{
  g_autoptr (HwOffsetMap) map = hw_qda_text_map (text, counting);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (hw_offset_map_is_identity (map) && !counting.inclusive)
    return NULL;
  if ((counting.offsets & HW_OFFSETS_UTF16) != 0)
    g_ptr_array_add (parts, (gpointer) _ ("in units of UTF-16"));
  if ((counting.offsets & HW_OFFSETS_CRLF) != 0)
    g_ptr_array_add (parts, (gpointer) _ ("line ends as two characters"));
  if ((counting.offsets & HW_OFFSETS_BOM) != 0)
    g_ptr_array_add (parts, (gpointer) _ ("with the mark at the beginning of the file"));
  if (counting.inclusive)
    g_ptr_array_add (parts, (gpointer) _ ("with the last character as the end"));
  g_ptr_array_add (parts, NULL);
  g_autofree char *list = g_strjoinv (_ (", "), (char **) parts->pdata);
  /* Translators: %s is how, like "in units of UTF-16, line ends as two characters". */
  return g_strdup_printf (_ ("positions in it were counted %s"), list);
}
