/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "justify.h"

#include "justify-line.h"
#include "reshape.h"

/* Spaces first, then kashidas, and both within bounds: an even grey is worth more than a straight edge. In
 * shares of the space that the font has. */
#define NARROWEST (-0.2)
#define COMFORTABLE 0.4 /* up to here the eye does not notice */
#define WIDEST 1.75     /* beyond it the line gapes */

#define MAX_TATWEELS 2  /* at one place */
#define WORDS_A_PLACE 3 /* of so many words one is lengthened */
#define MAX_WORDS 64    /* of a line that are looked at */
#define MAX_PLACES 16
#define CLEARANCE 1.5 /* tatweels, sideways, from a place of the line above */

typedef struct
{
  int x, right; /* Pango units from the left of the line */
} Span;

/* A word that may be lengthened. */
typedef struct
{
  PangoLayoutRun *run;
  int start, end;
  HwKashida places[HW_MAX_KASHIDAS];
  guint n_places;
  gboolean asked;  /* @places are those that the font allows */
  int x, n_spaces; /* of the first place: see hw_justify_line_locate() */
  int tatweel;     /* width */
  int n_tatweels;  /* 0 where it is not chosen */
} Word;

typedef struct
{
  HwJustifyLine line;
  const HwJustify *how;
  int width; /* of this line */
  PangoShapeFlags flags;
  Word words[MAX_WORDS];
  guint n_words;
  int n_all; /* words of the line, of any kind */
  const Span *above;
  guint n_above;
} Setting;

/* By shaping one: some fonts have a glyph for each length, and none that is wide for the character. */
static int
tatweel_width (const Setting *self, const PangoLayoutRun *run)
{
  PangoGlyphString *glyphs = pango_glyph_string_new ();
  int width;

  pango_shape_with_flags ("ـ", -1, NULL, -1, &run->item->analysis, glyphs, self->flags);
  width = pango_glyph_string_get_width (glyphs);
  if (glyphs->num_glyphs != 1 || (glyphs->glyphs[0].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
    width = 0;
  pango_glyph_string_free (glyphs);
  return width;
}

static void
add_words (Setting *self, PangoLayoutRun *run)
{
  const char *text = self->line.text;
  int at = MAX (run->item->offset, self->line.start);
  int end = MIN (run->item->offset + run->item->length, self->line.end);
  int tatweel = -1;

  while (at < end && self->n_words < MAX_WORDS)
    {
      Word *word = &self->words[self->n_words];
      int start = at;

      while (at < end && !g_unichar_isspace (g_utf8_get_char (text + at)))
        at = (int) (g_utf8_next_char (text + at) - text);
      if (at == start)
        {
          at = (int) (g_utf8_next_char (text + at) - text);
          continue;
        }
      *word = (Word){ .run = run, .start = start, .end = at };
      word->n_places = hw_kashida_find (text, start, at, word->places);
      if (word->n_places == 0)
        continue;
      if (tatweel < 0)
        tatweel = tatweel_width (self, run);
      word->tatweel = tatweel;
      if (tatweel == 0)
        return;
      hw_justify_line_locate (&self->line, word->places[0].byte, &word->x, &word->n_spaces);
      self->n_words++;
    }
}

static void
find_words (Setting *self)
{
  self->n_words = 0;
  for (GSList *l = self->line.line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;

      if (run->item->analysis.script == (guint8) G_UNICODE_SCRIPT_ARABIC
          && run->item->analysis.level % 2 == 1)
        add_words (self, run);
    }
}

static void
ask_font (Setting *self, Word *word)
{
  word->asked = TRUE;
  word->n_places = hw_reshape_keep_safe (word->run, self->line.text, word->start, word->end,
                                         self->how->vocalised, word->places, word->n_places);
  if (word->n_places > 0)
    hw_justify_line_locate (&self->line, word->places[0].byte, &word->x, &word->n_spaces);
}

/* The distance of a word's place to the nearest one that was chosen. */
static int
distance (const Setting *self, const Word *word)
{
  int nearest = G_MAXINT;

  for (guint i = 0; i < self->n_words; i++)
    if (self->words[i].n_tatweels > 0)
      nearest = MIN (nearest, ABS (self->words[i].x - word->x));
  return nearest;
}

/* The best word that is left, far from the others where there are equals. */
static Word *
choose_word (Setting *self)
{
  for (;;)
    {
      Word *best = NULL;
      int best_distance = 0;

      for (guint i = 0; i < self->n_words; i++)
        {
          Word *word = &self->words[i];
          int d;

          if (word->n_places == 0 || word->n_tatweels > 0)
            continue;
          if (best != NULL && word->places[0].priority > best->places[0].priority)
            continue;
          d = distance (self, word);
          if (best == NULL || word->places[0].priority < best->places[0].priority
              || d >= best_distance)
            {
              best = word;
              best_distance = d;
            }
        }
      if (best == NULL)
        return NULL;
      if (best->asked)
        return best;
      /* Where the font refuses the best place another word may be the better one. */
      ask_font (self, best);
    }
}

/* Shares tatweels out to the best words, until what is left is within @comfort of the spaces. Returns what
 * is left. */
static int
choose (Setting *self, int gap, int comfort)
{
  int most = MAX (self->n_all / WORDS_A_PLACE, 1), n_chosen = 0;
  Word *chosen[MAX_PLACES];

  for (guint i = 0; i < self->n_words; i++)
    self->words[i].n_tatweels = 0;
  while (gap > comfort)
    {
      Word *word = NULL;

      /* Few words, each lengthened so that it looks meant. */
      for (int i = 0; i < n_chosen && word == NULL; i++)
        if (chosen[i]->n_tatweels < MAX_TATWEELS && chosen[i]->tatweel <= gap)
          word = chosen[i];
      if (word == NULL && n_chosen < MIN (most, MAX_PLACES))
        {
          word = choose_word (self);
          if (word != NULL && word->tatweel > gap)
            break;
          if (word != NULL)
            chosen[n_chosen++] = word;
        }
      if (word == NULL)
        break;
      word->n_tatweels++;
      gap -= word->tatweel;
    }
  return gap;
}

/* Where a word's tatweels will stand when @gap is shared out to the spaces. */
static Span
find_span (const Setting *self, const Word *word, int gap)
{
  int x = word->x + (int) ((gint64) gap * word->n_spaces / MAX (self->line.n_spaces, 1));

  for (guint i = 0; i < self->n_words; i++)
    if (self->words[i].n_tatweels > 0 && self->words[i].x < word->x)
      x += self->words[i].n_tatweels * self->words[i].tatweel;
  return (Span){ x, x + word->n_tatweels * word->tatweel };
}

static gboolean
is_under (const Setting *self, const Word *word, const Span *span)
{
  int clearance = (int) (CLEARANCE * word->tatweel);

  for (guint i = 0; i < self->n_above; i++)
    if (span->x < self->above[i].right + clearance && self->above[i].x < span->right + clearance)
      return TRUE;
  return FALSE;
}

/* Chooses words and lengthens them; the spans of their tatweels are listed in @spans. Returns their
 * number. */
static guint
lengthen (Setting *self, int gap, Span spans[MAX_PLACES])
{
  int comfort = (int) (COMFORTABLE * self->line.space_width * self->line.n_spaces);
  guint n = 0, n_under;
  int left;

  find_words (self);
  do
    {
      n_under = 0;
      left = choose (self, gap, comfort);
      for (guint i = 0; i < self->n_words; i++)
        {
          Word *word = &self->words[i];
          Span span = find_span (self, word, left);

          if (word->n_tatweels == 0 || !is_under (self, word, &span))
            continue;
          word->n_places = 0;
          n_under++;
          break;
        }
    }
  while (n_under > 0);
  if (left > (int) (WIDEST * self->line.space_width) * self->line.n_spaces)
    return 0;
  for (guint i = 0; i < self->n_words; i++)
    if (self->words[i].n_tatweels > 0)
      spans[n++] = find_span (self, &self->words[i], left);
  hw_justify_line_own (&self->line);
  for (guint i = 0; i < self->n_words; i++)
    {
      const Word *word = &self->words[i];

      if (word->n_tatweels > 0)
        hw_reshape_lengthened (word->run, self->line.text, word->start, word->end,
                               self->how->vocalised, &word->places[0], (guint) word->n_tatweels,
                               self->flags);
    }
  return n;
}

/* Fills a line. The spans of its tatweels come in @spans, their number is returned. */
static guint
fill_line (Setting *self, Span spans[MAX_PLACES])
{
  HwJustifyLine *line = &self->line;
  int gap = self->width - line->width;
  double share;
  guint n = 0;

  if (line->n_spaces == 0)
    return 0;
  share = (double) gap / line->n_spaces / MAX (line->space_width, 1);
  self->n_all = line->n_spaces + 1;
  if (self->how->alignment == HW_READER_ALIGNMENT_KASHIDA && share > COMFORTABLE)
    {
      n = lengthen (self, gap, spans);
      if (n > 0)
        hw_justify_line_measure (line);
      gap = self->width - line->width;
      share = (double) gap / line->n_spaces / MAX (line->space_width, 1);
    }
  /* What was lengthened is filled, though it came out a hair from what was foreseen. */
  if (n > 0 || (share >= NARROWEST && share <= WIDEST))
    {
      hw_justify_line_own (line);
      hw_justify_line_trim (line);
      hw_justify_line_spread (line, gap);
    }
  return n;
}

static void
hide_vocalisation (HwJustifyLine *line, PangoShapeFlags flags, gboolean wrapped)
{
  if (!hw_has_vocalisation (line->text + line->line->start_index, (gsize) line->line->length))
    return;
  hw_justify_line_own (line);
  for (GSList *l = line->line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;

      if (hw_has_vocalisation (line->text + run->item->offset, (gsize) run->item->length))
        hw_reshape_unvocalised (run, line->text, flags);
    }
  /* The space that a line is wrapped at has its width again. */
  if (wrapped)
    hw_justify_line_trim (line);
  hw_justify_line_measure (line);
}

void
hw_justify (PangoLayout *layout, const HwJustify *how)
{
  int n_lines = pango_layout_get_line_count (layout);
  Span spans[2][MAX_PLACES];
  Setting self = { .how = how };
  guint n_above = 0;

  for (int i = 0; i < n_lines; i++)
    {
      gboolean last = i + 1 == n_lines;

      hw_justify_line_init (&self.line, layout, i);
      if (how->mark > self.line.start && how->mark < self.line.end)
        {
          self.line.start = how->mark;
          hw_justify_line_measure (&self.line);
        }
      self.flags = self.line.rounded ? PANGO_SHAPE_ROUND_POSITIONS : PANGO_SHAPE_NONE;
      if (!how->vocalised)
        hide_vocalisation (&self.line, self.flags, !last);
      self.width = how->width - (self.line.line->is_paragraph_start ? 0 : how->hang);
      self.above = spans[(i + 1) % 2];
      self.n_above = n_above;
      n_above = 0;
      /* The last line, and any in ragged text, is only kept from going over the edge. */
      if (self.line.fixed)
        continue;
      if (self.line.width > self.width || (!last && how->alignment != HW_READER_ALIGNMENT_START))
        n_above = fill_line (&self, spans[i % 2]);
    }
}
