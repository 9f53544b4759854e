/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "finder.h"

#include <string.h>
#include <unicode/uchar.h>

#include "attached.h"
#include "fold.h"
#include "segment.h"
#include "utf8-scan.h"

/* As typed, and with the article behind لـ. */
#define MAX_FORMS 2
/* Bytes before the end of a stretch in which a space is looked for to end it at. */
#define CUT_WINDOW ((gsize) 1024)
/* Bytes that are read past the cut of a long paragraph, for what begins before it. */
#define LOOK_AHEAD ((gsize) 4096)
/* Folded code points after a match in which the next one is likely to be. */
#define NEAR 16
/* Code points around a place that are looked at for the bounds of its graphemes. */
#define MAX_GRAPHEME 64

typedef struct
{
  char *folded;
  gsize n_bytes;
  gboolean is_attached; /* only at the start of a word, or behind a conjunction */
} Form;

struct _HwFinder
{
  HwFinderFlags flags;
  HwFoldFlags fold;
  Form forms[MAX_FORMS];
  guint n_forms;
  HwSegmenter *graphemes; /* made when first needed */
};

/* Takes @folded. */
static void
add_form (HwFinder *self, char *folded, gboolean is_attached)
{
  self->forms[self->n_forms++] = (Form){ folded, strlen (folded), is_attached };
}

static HwFoldFlags
fold_flags (HwFinderFlags flags)
{
  return (flags & HW_FINDER_LETTERS ? HW_FOLD_KEEP_LETTERS : 0)
         | (flags & HW_FINDER_MARKS ? HW_FOLD_KEEP_MARKS : 0);
}

HwFinder *
hw_finder_new (const char *needle, HwFinderFlags flags)
{
  HwFinder *self = g_new0 (HwFinder, 1);
  g_autofree char *valid = g_utf8_make_valid (needle, -1);
  g_autoptr (HwFolded) folded = NULL;

  self->flags = flags;
  self->fold = fold_flags (flags);
  folded = hw_fold (valid, (gssize) strcspn (valid, "\n"), self->fold);
  if (folded->n_bytes == 0)
    return self;
  add_form (self, g_strdup (folded->utf8), FALSE);
  if (flags == HW_FINDER_DEFAULT && g_str_has_prefix (folded->utf8, "ال"))
    {
      const char *rest = folded->utf8 + strlen ("ال");

      if (hw_is_word_char (g_utf8_get_char (rest)))
        add_form (self, g_strconcat (hw_attached_for_article (rest), rest, NULL), TRUE);
    }
  return self;
}

void
hw_finder_free (HwFinder *self)
{
  for (guint i = 0; i < self->n_forms; i++)
    g_free (self->forms[i].folded);
  g_clear_pointer (&self->graphemes, hw_segmenter_free);
  g_free (self);
}

gboolean
hw_finder_is_empty (const HwFinder *self)
{
  return self->n_forms == 0;
}

void
hw_finder_cursor_init (HwFinderCursor *self, const HwText *text, gsize paragraph)
{
  const HwParagraph bounds = hw_text_get_paragraph (text, paragraph);

  *self = (HwFinderCursor){ bounds.byte_start, bounds.start, bounds.start };
}

/* A stretch that is being gone through. */
typedef struct
{
  const char *utf8; /* of the whole text */
  gsize start;      /* bytes of the text: where the stretch begins, */
  gsize end;        /* where places in it begin before, */
  gsize ahead;      /* and how far is read */
  gsize byte;       /* the place that was converted last, bytes of the text */
  gsize position;   /* and the same in code points */
  HwFolded *folded;
} Stretch;

static gsize
find_cut (const char *utf8, gsize start, gsize limit)
{
  gsize at = start + HW_FINDER_STRETCH;
  const char *found;

  if (limit - start <= HW_FINDER_STRETCH)
    return limit;
  found = memrchr (utf8 + start, '\n', HW_FINDER_STRETCH);
  if (found == NULL)
    found = memchr (utf8 + at, '\n', MIN (limit - at, HW_FINDER_STRETCH));
  if (found == NULL)
    found = memrchr (utf8 + at - CUT_WINDOW, ' ', CUT_WINDOW);
  if (found != NULL)
    return (gsize) (found - utf8) + 1;
  /* Before a letter, with the marks of the one before left where they belong. */
  while (at > start + CUT_WINDOW
         && ((utf8[at] & 0xC0) == 0x80 || g_unichar_ismark (g_utf8_get_char (utf8 + at))))
    at--;
  /* So many marks that there was no end of them: at least whole ones. */
  while ((utf8[at] & 0xC0) == 0x80)
    at--;
  return at;
}

static void
set_bounds (const HwFinder *self, Stretch *stretch, gsize limit)
{
  gsize room = MAX (LOOK_AHEAD, 8 * self->forms[0].n_bytes);
  const char *line_end;

  stretch->end = stretch->ahead = find_cut (stretch->utf8, stretch->start, limit);
  if (stretch->end == limit || stretch->utf8[stretch->end - 1] == '\n')
    return;
  room = MIN (room, limit - stretch->end);
  line_end = memchr (stretch->utf8 + stretch->end, '\n', room);
  stretch->ahead += line_end != NULL ? (gsize) (line_end - stretch->utf8) - stretch->end : room;
  while (stretch->ahead < limit && (stretch->utf8[stretch->ahead] & 0xC0) == 0x80)
    stretch->ahead++;
}

/* Bytes of the folded stretch. */
typedef struct
{
  gsize start, end;
} Match;

static gboolean
is_word_before (const Stretch *stretch, gsize at)
{
  if (at > 0)
    return hw_is_word_char (g_utf8_get_char (g_utf8_prev_char (stretch->folded->utf8 + at)));
  return stretch->start > 0
         && hw_is_word_char (g_utf8_get_char (g_utf8_prev_char (stretch->utf8 + stretch->start)));
}

/* Does the form stand there as the switches want it? Where marks count, the match takes in those of its
 * last letter, and a mark that was asked for alone the letter that carries it. */
static gboolean
fits (const HwFinder *self, const Stretch *stretch, const Form *form, Match *match)
{
  const char *utf8 = stretch->folded->utf8;

  if (form->is_attached)
    {
      gsize start = hw_attached_word_start (utf8, match->start);

      if (!hw_attached_is (utf8 + start, match->start - start, HW_ATTACHED_CONJUNCTION))
        return FALSE;
    }
  if (self->flags & HW_FINDER_MARKS)
    {
      while (match->start > 0 && g_unichar_ismark (g_utf8_get_char (utf8 + match->start)))
        match->start = (gsize) (g_utf8_prev_char (utf8 + match->start) - utf8);
      while (g_unichar_ismark (g_utf8_get_char (utf8 + match->end)))
        match->end = (gsize) (g_utf8_next_char (utf8 + match->end) - utf8);
    }
  return !(self->flags & HW_FINDER_WORDS)
         || (!is_word_before (stretch, match->start)
             && !hw_is_word_char (g_utf8_get_char (utf8 + match->end)));
}

/* A letter, sign or space of ASCII or of the Arabic that is most of what is read: never part of the
 * grapheme before it. */
static inline gboolean
is_simple (gunichar c)
{
  return (c >= 0x20 && c < 0x7F) || (c >= 0x0620 && c <= 0x064A);
}

static gboolean
is_boundary (HwFinder *self, const char *utf8, gsize n_bytes, gsize at)
{
  gunichar before, after;
  gsize start = at, stop = at, from, to;
  int class;

  if (at == 0 || at >= n_bytes || utf8[at] == '\n' || utf8[at - 1] == '\n')
    return TRUE;
  before = g_utf8_get_char (g_utf8_prev_char (utf8 + at));
  after = g_utf8_get_char (utf8 + at);
  if (is_simple (after) && (is_simple (before) || (before >= 0x064B && before <= 0x065F)))
    return TRUE;
  class = u_getIntPropertyValue ((UChar32) before, UCHAR_GRAPHEME_CLUSTER_BREAK);
  if (u_getIntPropertyValue ((UChar32) after, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_OTHER
      && (class == U_GCB_OTHER || class == U_GCB_CONTROL
          || (class == U_GCB_EXTEND && after < 0x700)))
    return TRUE;

  /* The rest of UAX #29: emoji, Hangul, flags, the scripts of India. */
  for (guint i = 0; i < MAX_GRAPHEME && start > 0 && utf8[start - 1] != '\n'; i++)
    start = (gsize) (g_utf8_prev_char (utf8 + start) - utf8);
  for (guint i = 0; i < MAX_GRAPHEME && stop < n_bytes && utf8[stop] != '\n'; i++)
    stop = (gsize) (g_utf8_next_char (utf8 + stop) - utf8);
  if (self->graphemes == NULL)
    self->graphemes = hw_segmenter_new (HW_SEGMENT_GRAPHEME);
  hw_segmenter_set_utf8 (self->graphemes, utf8 + start, (gssize) (stop - start));
  while (hw_segmenter_next (self->graphemes, &from, &to))
    if (start + to >= at)
      return start + to == at;
  return TRUE;
}

/* Widens a place to whole graphemes. Bytes go from stretch->byte on, so that all places of a stretch
 * together cost one walk over it. */
static void
widen (HwFinder *self, Stretch *stretch, gsize n_bytes, HwSpan *place)
{
  const char *utf8 = stretch->utf8;
  gsize start, end;

  start = stretch->byte
          + hw_utf8_offset (utf8 + stretch->byte, n_bytes - stretch->byte,
                            place->start - stretch->position);
  stretch->byte = start;
  stretch->position = place->start;
  end = start + hw_utf8_offset (utf8 + start, n_bytes - start, place->end - place->start);
  while (!is_boundary (self, utf8, n_bytes, start))
    {
      start = (gsize) (g_utf8_prev_char (utf8 + start) - utf8);
      place->start--;
    }
  while (!is_boundary (self, utf8, n_bytes, end))
    {
      end = (gsize) (g_utf8_next_char (utf8 + end) - utf8);
      place->end++;
    }
}

/* The first match of any form at or after @from; what each form found waits in @next until it is used. */
static gboolean
find_match (
    const HwFinder *self, const Stretch *stretch, gsize from, Match next[MAX_FORMS], Match *match)
{
  const HwFolded *folded = stretch->folded;
  guint best = self->n_forms;

  for (guint i = 0; i < self->n_forms; i++)
    {
      const Form *form = &self->forms[i];

      while (next[i].start < from || next[i].end == 0)
        {
          const gsize at = MAX (from, next[i].start);
          const char *found
              = at < folded->n_bytes
                    ? memmem (folded->utf8 + at, folded->n_bytes - at, form->folded, form->n_bytes)
                    : NULL;

          if (found == NULL)
            {
              next[i] = (Match){ G_MAXSIZE, G_MAXSIZE };
              break;
            }
          next[i].start = (gsize) (found - folded->utf8);
          next[i].end = next[i].start + form->n_bytes;
          *match = next[i];
          if (fits (self, stretch, form, match))
            break;
          next[i] = (Match){ next[i].start + 1, 0 };
        }
      if (next[i].start != G_MAXSIZE && (best == self->n_forms || next[i].start < next[best].start))
        best = i;
    }
  if (best == self->n_forms)
    return FALSE;
  *match = next[best];
  return fits (self, stretch, &self->forms[best], match);
}

/* The folded code point at a byte; matches come in order, mostly close to each other. */
static gsize
char_at (const HwFolded *folded, gsize last, gsize byte)
{
  for (guint i = 0; i < NEAR && last < folded->n_chars; i++, last++)
    if (folded->byte_of[last] >= byte)
      return last;
  return hw_folded_char_at (folded, byte);
}

static void
find_places (HwFinder *self, Stretch *stretch, const HwText *text, gsize *taken, GArray *places)
{
  const gsize base = stretch->position;
  const gsize n_bytes = hw_text_get_n_bytes (text), stop = hw_text_from_byte (text, stretch->end);
  Match next[MAX_FORMS] = { { 0, 0 } }, match;
  gsize from = 0, first = 0, last;

  while (find_match (self, stretch, from, next, &match))
    {
      gsize start, end;
      HwSpan place;

      first = char_at (stretch->folded, first, match.start);
      last = char_at (stretch->folded, first, match.end);
      hw_folded_to_source (stretch->folded, first, last, &start, &end);
      if (base + start >= stop)
        return;
      from = match.end;
      place = (HwSpan){ (guint32) (base + start), (guint32) (base + end) };
      if (place.start < *taken)
        continue;
      widen (self, stretch, n_bytes, &place);
      if (place.start < *taken)
        continue;
      *taken = place.end;
      g_array_append_val (places, place);
    }
}

gboolean
hw_finder_next (
    HwFinder *self, const HwText *text, HwFinderCursor *cursor, gsize limit, GArray *places)
{
  Stretch stretch = { .start = cursor->byte, .byte = cursor->byte, .position = cursor->position };
  gsize n_bytes;

  stretch.utf8 = hw_text_get_utf8 (text, &n_bytes);
  limit = MIN (limit, n_bytes);
  if (self->n_forms == 0 || cursor->byte >= limit)
    return FALSE;
  set_bounds (self, &stretch, limit);
  stretch.folded = hw_fold (stretch.utf8 + stretch.start, (gssize) (stretch.ahead - stretch.start),
                            self->fold);
  find_places (self, &stretch, text, &cursor->taken, places);
  hw_folded_free (stretch.folded);
  cursor->byte = stretch.end;
  cursor->position = hw_text_from_byte (text, stretch.end);
  return TRUE;
}
