/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-words.h"

#include "pdf-arabic.h"

#include <math.h>
#include <unicode/uchar.h>

#define MAX_LETTERS 4000000
/* Points: no page is larger, but what a damaged one states may be, or no number at all. */
#define MAX_PLACE 1000000.f
#define LAM 0x644
#define HEH 0x647

struct _HwPdfWords
{
  HwPdfGlyphs *reader;
  HwPdfPieces pieces;
  GHashTable *reversed; /* fonts that state the letters of ligatures the wrong way round */
  guint n_swapped;

  /* Of the page: */
  GArray *glyphs;  /* HwPdfGlyph, whose letters are offsets until all are there */
  GArray *letters; /* gunichar, of the glyphs */
  gboolean is_full;
};

HwPdfWords *
hw_pdf_words_new (HwPdfGlyphs *glyphs)
{
  HwPdfWords *self = g_new0 (HwPdfWords, 1);

  self->reader = glyphs;
  hw_pdf_pieces_init (&self->pieces);
  self->reversed = g_hash_table_new (NULL, NULL);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (HwPdfGlyph));
  self->letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  return self;
}

void
hw_pdf_words_free (HwPdfWords *self)
{
  if (self == NULL)
    return;
  hw_pdf_pieces_clear (&self->pieces);
  g_hash_table_unref (self->reversed);
  g_array_unref (self->glyphs);
  g_array_unref (self->letters);
  g_free (self);
}

guint
hw_pdf_words_get_n_swapped (const HwPdfWords *self)
{
  return self->n_swapped;
}

guint
hw_pdf_words_get_n_stretched (const HwPdfWords *self)
{
  return self->pieces.n_stretched;
}

GArray *
hw_pdf_words_get_blanks (const HwPdfWords *self)
{
  return self->pieces.blanks;
}

static float
bounded (float place)
{
  return isnan (place) ? 0 : CLAMP (place, -MAX_PLACE, MAX_PLACE);
}

static void
glyph_cb (const HwPdfGlyph *glyph, gpointer data)
{
  HwPdfWords *self = data;
  HwPdfGlyph kept = *glyph;

  self->is_full
      |= self->letters->len + glyph->n_letters > MAX_LETTERS || self->glyphs->len >= MAX_LETTERS;
  if (self->is_full)
    return;
  kept.x1 = bounded (glyph->x1);
  kept.x2 = bounded (glyph->x2);
  kept.y = bounded (glyph->y);
  kept.top = bounded (glyph->top);
  kept.bottom = bounded (glyph->bottom);
  kept.size = bounded (glyph->size);
  kept.letters = GUINT_TO_POINTER (self->letters->len);
  g_array_append_vals (self->letters, glyph->letters, glyph->n_letters);
  g_array_append_val (self->glyphs, kept);
}

static gboolean
is_alef (gunichar c)
{
  return c == 0x627 || c == 0x623 || c == 0x625 || c == 0x622;
}

/* No glyph is «ال», «هل» or «هلل»: what states so means «لا», «له», «لله». */
static gboolean
is_reversed (const HwPdfGlyph *glyph)
{
  const gunichar *letters = glyph->letters;
  const guint n = glyph->n_letters;

  return (n == 2 && is_alef (letters[0]) && letters[1] == LAM)
         || (n == 3 && letters[0] == HEH && letters[1] == LAM && letters[2] == LAM)
         || (n == 4 && letters[0] == HEH && letters[1] == LAM && letters[2] == LAM
             && is_alef (letters[3]));
}

static gboolean
is_rtl (gunichar c)
{
  const UCharDirection direction = u_charDirection ((UChar32) c);

  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

static void
put_ligature_right (HwPdfWords *self, HwPdfGlyph *glyph)
{
  gunichar *letters = (gunichar *) glyph->letters;

  for (guint i = 0; i < glyph->n_letters; i++)
    if (!is_rtl (letters[i]))
      return;
  for (guint i = 0; i < glyph->n_letters / 2; i++)
    {
      const gunichar kept = letters[i];

      letters[i] = letters[glyph->n_letters - 1 - i];
      letters[glyph->n_letters - 1 - i] = kept;
    }
  self->n_swapped++;
}

static void
put_ligatures_right (HwPdfWords *self)
{
  HwPdfGlyph *glyphs = (gpointer) self->glyphs->data;

  for (guint i = 0; i < self->glyphs->len; i++)
    if (is_reversed (&glyphs[i]))
      g_hash_table_add (self->reversed, GUINT_TO_POINTER (glyphs[i].font));
  if (g_hash_table_size (self->reversed) == 0)
    return;
  for (guint i = 0; i < self->glyphs->len; i++)
    if (glyphs[i].n_letters > 1
        && g_hash_table_contains (self->reversed, GUINT_TO_POINTER (glyphs[i].font)))
      put_ligature_right (self, &glyphs[i]);
}

/* Letters and digits that are read from left to right also among right-to-left ones, and what stands between
 * two of them. */
static gboolean
is_ltr (gunichar c)
{
  const UCharDirection direction = u_charDirection ((UChar32) c);

  return direction == U_LEFT_TO_RIGHT || direction == U_EUROPEAN_NUMBER
         || direction == U_ARABIC_NUMBER;
}

static gboolean
is_latin (gunichar c)
{
  return u_charDirection ((UChar32) c) == U_LEFT_TO_RIGHT;
}

/* Between two numbers, where Arabic is before them: rule W4 of UAX #9. */
static gboolean
joins_numbers (gunichar c)
{
  return u_charDirection ((UChar32) c) == U_COMMON_NUMBER_SEPARATOR;
}

static const HwPdfLetters *
part_of (const HwPdfWords *self, const HwPdfPiece *piece, guint i)
{
  return &g_array_index (self->pieces.parts, HwPdfLetters, piece->start + i);
}

static gunichar
first_letter (const HwPdfWords *self, const HwPdfPiece *piece, guint i)
{
  const HwPdfLetters *part = part_of (self, piece, i);

  return part->n > 0 ? g_array_index (self->pieces.letters, gunichar, part->start) : 0;
}

static gboolean
has_rtl (const HwPdfWords *self, const HwPdfPiece *piece)
{
  for (guint i = 0; i < piece->n; i++)
    if (is_rtl (first_letter (self, piece, i)))
      return TRUE;
  return FALSE;
}

static void
append_part (const HwPdfWords *self, const HwPdfPiece *piece, guint i, GString *text)
{
  const HwPdfLetters *part = part_of (self, piece, i);

  for (guint k = 0; k < part->n; k++)
    g_string_append_unichar (text, g_array_index (self->pieces.letters, gunichar, part->start + k));
}

/* The first one of the parts up to @last that are read from left to right: a number, or a Latin word with all that is
 * in it. */
static guint
find_first (const HwPdfWords *self, const HwPdfPiece *piece, guint last)
{
  guint first = last, end = last;
  gboolean has_latin = FALSE;

  for (guint i = last + 1; i-- > 0;)
    {
      const gunichar c = first_letter (self, piece, i);

      if (is_rtl (c))
        break;
      has_latin |= is_latin (c);
      if (is_ltr (c))
        end = i;
    }
  if (has_latin)
    return end;
  while (first > 0
         && (is_ltr (first_letter (self, piece, first - 1))
             || (first > 1 && joins_numbers (first_letter (self, piece, first - 1))
                 && is_ltr (first_letter (self, piece, first - 2)))))
    first--;
  return first;
}

/* A piece in the order of sight with right-to-left letters: from its right end, each number or Latin word in
 * it from its left. The letters of one glyph are in the order of reading already. */
static void
append_from_right (const HwPdfWords *self, const HwPdfPiece *piece, GString *text)
{
  for (guint i = piece->n; i-- > 0;)
    {
      const guint first = is_ltr (first_letter (self, piece, i)) ? find_first (self, piece, i) : i;

      for (guint j = first; j <= i; j++)
        append_part (self, piece, j, text);
      i = first;
    }
}

/* Drawn from the right, they are in the order of reading already. Two that lie over each other, of which one may have
 * no width, are as most are in the document. */
static gboolean
is_drawn_from_left (const HwPdfWords *self, const HwPdfPiece *piece)
{
  const HwPdfLetters *first = part_of (self, piece, 0);
  const HwPdfLetters *last = part_of (self, piece, piece->n - 1);

  if (first->x1 <= last->x2 && last->x1 <= first->x2)
    return self->pieces.n_right >= self->pieces.n_left;
  return first->x1 <= last->x1;
}

static void
add_text (const HwPdfPiece *piece, float x1, float x2, const GString *text, GArray *words)
{
  HwPdfWord word = {
    .x1 = x1,
    .x2 = x2,
    .y1 = piece->top,
    .y2 = piece->bottom,
    .angle = (guint16) piece->angle,
  };

  word.text = hw_pdf_arabic_clean (text->str, &word.has_forms, &word.n_rtl, &word.n_ltr);
  if (*word.text != '\0')
    g_array_append_val (words, word);
  else
    g_free (word.text);
}

/* Parts [@first, @end) of a piece, from left to right. */
static void
add_parts (const HwPdfWords *self, const HwPdfPiece *piece, guint first, guint end, GArray *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  float x1 = G_MAXFLOAT, x2 = -G_MAXFLOAT;

  for (guint i = first; i < end; i++)
    {
      append_part (self, piece, i, text);
      x1 = MIN (x1, part_of (self, piece, i)->x1);
      x2 = MAX (x2, part_of (self, piece, i)->x2);
    }
  add_text (piece, x1, x2, text, words);
}

/* A piece without right-to-left letters: a Latin word is one, a number is one, a sign beside them is one. */
static void
add_from_left (const HwPdfWords *self, const HwPdfPiece *piece, GArray *words)
{
  for (guint i = 0, end; i < piece->n; i = end)
    {
      gboolean has_latin = is_latin (first_letter (self, piece, i));

      end = i + 1;
      if (!is_ltr (first_letter (self, piece, i)))
        {
          while (end < piece->n && g_unichar_ismark (first_letter (self, piece, end)))
            end++;
          add_parts (self, piece, i, end, words);
          continue;
        }
      for (guint k = end; k < piece->n; k++)
        {
          const gunichar c = first_letter (self, piece, k);

          has_latin |= is_latin (c);
          if (is_ltr (c) || part_of (self, piece, k)->n == 0 || g_unichar_ismark (c))
            end = k + 1;
          else if (!has_latin && !joins_numbers (c))
            break;
        }
      add_parts (self, piece, i, end, words);
    }
}

static void
add_piece (const HwPdfWords *self, const HwPdfPiece *piece, GArray *words)
{
  g_autoptr (GString) text = NULL;

  if (!has_rtl (self, piece))
    add_from_left (self, piece, words);
  else if (is_drawn_from_left (self, piece))
    {
      text = g_string_new (NULL);
      append_from_right (self, piece, text);
      add_text (piece, piece->x1, piece->x2, text, words);
    }
  else
    add_parts (self, piece, 0, piece->n, words);
}

static void
clear_word (gpointer data)
{
  g_free (((HwPdfWord *) data)->text);
}

GArray *
hw_pdf_words_read (HwPdfWords *self, int number, HwPdfPage *page)
{
  GArray *words;

  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->letters, 0);
  hw_pdf_glyphs_read_page (self->reader, number, page, glyph_cb, self);
  page->width = bounded (page->width);
  page->height = bounded (page->height);
  if (self->is_full)
    return NULL;
  for (guint i = 0; i < self->glyphs->len; i++)
    {
      HwPdfGlyph *glyph = &g_array_index (self->glyphs, HwPdfGlyph, i);

      glyph->letters = &g_array_index (self->letters, gunichar, GPOINTER_TO_UINT (glyph->letters));
    }
  put_ligatures_right (self);
  hw_pdf_pieces_make (&self->pieces, self->glyphs);
  words = g_array_new (FALSE, TRUE, sizeof (HwPdfWord));
  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; i < self->pieces.pieces->len; i++)
    add_piece (self, &g_array_index (self->pieces.pieces, HwPdfPiece, i), words);
  return words;
}
