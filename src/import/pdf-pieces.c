/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-pieces.h"

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

/* Of the font's size: glyphs further apart are no piece, nor are those that lie over each other so far, */
#define GAP 0.1f
#define OVERLAP 0.5f
/* a mark stands so near to its letter, */
#define MARK_BESIDE 0.4f
#define MARK_APART 1.5f
/* and a glyph drawn again for the sake of boldness so near to itself. */
#define AGAIN 0.1f
/* Pieces back that a piece may have been drawn before. */
#define AGAIN_PIECES 64

void
hw_pdf_pieces_init (HwPdfPieces *self)
{
  *self = (HwPdfPieces){
    .letters = g_array_new (FALSE, FALSE, sizeof (gunichar)),
    .parts = g_array_new (FALSE, FALSE, sizeof (HwPdfLetters)),
    .pieces = g_array_new (FALSE, FALSE, sizeof (HwPdfPiece)),
    .blanks = g_array_new (FALSE, FALSE, sizeof (HwPdfBlank)),
    .stretch = hw_pdf_stretch_new (),
    .marks = g_ptr_array_new (),
  };
}

void
hw_pdf_pieces_clear (HwPdfPieces *self)
{
  g_array_unref (self->letters);
  g_array_unref (self->parts);
  g_array_unref (self->pieces);
  g_array_unref (self->blanks);
  hw_pdf_stretch_free (self->stretch);
  g_ptr_array_unref (self->marks);
}

static gboolean
is_rtl (gunichar c)
{
  const UCharDirection direction = u_charDirection ((UChar32) c);

  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

static gboolean
is_mark (const HwPdfGlyph *glyph)
{
  for (guint i = 0; i < glyph->n_letters; i++)
    if (!g_unichar_ismark (glyph->letters[i]))
      return FALSE;
  return glyph->n_letters > 0;
}

static gboolean
is_blank (const HwPdfGlyph *glyph)
{
  for (guint i = 0; i < glyph->n_letters; i++)
    if (!g_unichar_isspace (glyph->letters[i]))
      return FALSE;
  return glyph->n_letters > 0;
}

static HwPdfPiece *
last_piece (HwPdfPieces *self)
{
  return self->pieces->len > 0 ? &g_array_index (self->pieces, HwPdfPiece, self->pieces->len - 1)
                               : NULL;
}

static HwPdfLetters *
last_part (HwPdfPieces *self)
{
  return self->parts->len > 0 ? &g_array_index (self->parts, HwPdfLetters, self->parts->len - 1)
                              : NULL;
}

static gunichar
first_letter (const HwPdfPieces *self, const HwPdfLetters *part)
{
  return part->n > 0 ? g_array_index (self->letters, gunichar, part->start) : 0;
}

/* Was the piece drawn before, at the same place? */
static gboolean
is_drawn_again (const HwPdfPieces *self, const HwPdfPiece *piece)
{
  const HwPdfPiece *all = (gconstpointer) self->pieces->data;
  const guint last = self->pieces->len - 1;
  const float near = AGAIN * piece->size;

  for (guint i = last; i-- > 0 && i + AGAIN_PIECES > last;)
    {
      gboolean same = all[i].n == piece->n && all[i].angle == piece->angle
                      && fabsf (all[i].x1 - piece->x1) < near && fabsf (all[i].y - piece->y) < near;

      for (guint k = 0; same && k < piece->n; k++)
        {
          const HwPdfLetters *one = &g_array_index (self->parts, HwPdfLetters, all[i].start + k);
          const HwPdfLetters *other = &g_array_index (self->parts, HwPdfLetters, piece->start + k);

          same = one->n == other->n
                 && memcmp (&g_array_index (self->letters, gunichar, one->start),
                            &g_array_index (self->letters, gunichar, other->start),
                            one->n * sizeof (gunichar))
                        == 0;
        }
      if (same)
        return TRUE;
    }
  return FALSE;
}

static void
close_piece (HwPdfPieces *self)
{
  HwPdfPiece *piece = last_piece (self);

  if (!self->is_open)
    return;
  self->is_open = FALSE;
  if (is_drawn_again (self, piece))
    piece->n = 0;
}

static void
open_piece (HwPdfPieces *self, const HwPdfGlyph *glyph)
{
  HwPdfPiece piece = {
    .x1 = glyph->x1,
    .x2 = glyph->x2,
    .y = glyph->y,
    .top = glyph->top,
    .bottom = glyph->bottom,
    .size = glyph->size,
    .start = self->parts->len,
    .angle = glyph->angle,
  };

  close_piece (self);
  g_array_append_val (self->pieces, piece);
  self->is_open = TRUE;
}

/* Does the glyph go on with what the last piece ends with, on either side? */
static gboolean
goes_on (HwPdfPieces *self, const HwPdfGlyph *glyph)
{
  const HwPdfPiece *piece = self->is_open ? last_piece (self) : NULL;
  const HwPdfLetters *last = last_part (self);
  const float size = MAX (glyph->size, 1);

  if (piece == NULL || piece->angle != glyph->angle
      || fabsf (piece->y - glyph->y) > MAX (0.5f, 0.05f * size)
      || fabsf (piece->size - glyph->size) > 0.05f * size)
    return FALSE;
  if (glyph->x1 + glyph->x2 >= last->x1 + last->x2)
    return glyph->x1 - last->x2 < GAP * size && last->x2 - glyph->x1 < OVERLAP * size;
  return last->x1 - glyph->x2 < GAP * size && glyph->x2 - last->x1 < OVERLAP * size;
}

static gboolean
is_near (const HwPdfGlyph *mark, float x1, float x2, float y)
{
  const float x = (mark->x1 + mark->x2) / 2, beside = MARK_BESIDE * mark->size;

  return x > x1 - beside && x < x2 + beside && fabsf (mark->y - y) < MARK_APART * mark->size;
}

static void
add_mark (HwPdfPieces *self, HwPdfLetters *part, const HwPdfGlyph *mark)
{
  g_array_append_vals (self->letters, mark->letters, mark->n_letters);
  part->n += mark->n_letters;
}

/* Marks that belong to the last letter: they were drawn after it. */
static void
add_marks_to_last (HwPdfPieces *self, guint n)
{
  HwPdfLetters *last = last_part (self);

  if (n == 0)
    return;
  if (last->start + last->n != self->letters->len)
    {
      const guint start = self->letters->len;

      g_array_set_size (self->letters, start + last->n);
      memcpy (&g_array_index (self->letters, gunichar, start),
              &g_array_index (self->letters, gunichar, last->start), last->n * sizeof (gunichar));
      last->start = start;
    }
  for (guint i = 0; i < n; i++)
    add_mark (self, last, self->marks->pdata[i]);
  g_ptr_array_remove_range (self->marks, 0, n);
}

/* How many of the marks that wait, from the first one on, stand at the last letter. Where words are drawn from
 * the left, what is drawn last is read first: a mark stands before its letter then. */
static guint
count_marks_of_last (HwPdfPieces *self, const HwPdfGlyph *next)
{
  const HwPdfLetters *last = self->is_open ? last_part (self) : NULL;
  const gboolean prefers_next
      = next != NULL && is_rtl (next->letters[0]) && self->n_right >= self->n_left;
  guint n = 0;

  if (last == NULL || last->n == 0)
    return 0;
  for (; n < self->marks->len; n++)
    {
      const HwPdfGlyph *mark = self->marks->pdata[n];

      if (!is_near (mark, last->x1, last->x2, last->y)
          || (prefers_next && is_near (mark, next->x1, next->x2, next->y)))
        break;
    }
  return n;
}

/* Marks without a letter stand for themselves. */
static void
add_lone_marks (HwPdfPieces *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const HwPdfGlyph *mark = self->marks->pdata[i];
      HwPdfLetters part = { mark->x1, mark->x2, mark->y, self->letters->len, 0 };

      open_piece (self, mark);
      add_mark (self, &part, mark);
      g_array_append_val (self->parts, part);
      last_piece (self)->n = 1;
    }
  close_piece (self);
  g_ptr_array_remove_range (self->marks, 0, n);
}

static void
flush_marks (HwPdfPieces *self)
{
  add_marks_to_last (self, count_marks_of_last (self, NULL));
  if (self->marks->len > 0)
    add_lone_marks (self, self->marks->len);
}

static void
add_glyph (HwPdfPieces *self, const HwPdfGlyph *glyph)
{
  HwPdfLetters part = { glyph->x1, glyph->x2, glyph->y, 0, 0 };
  const HwPdfLetters *last;
  HwPdfPiece *piece;
  guint n_far = 0;

  if (self->marks->len > 0)
    {
      add_marks_to_last (self, count_marks_of_last (self, glyph));
      while (n_far < self->marks->len
             && !is_near (self->marks->pdata[n_far], glyph->x1, glyph->x2, glyph->y))
        n_far++;
      if (n_far > 0)
        add_lone_marks (self, n_far);
    }
  if (!goes_on (self, glyph))
    open_piece (self, glyph);
  else
    {
      last = last_part (self);
      if (is_rtl (glyph->letters[0]) && is_rtl (first_letter (self, last)))
        *(glyph->x1 > last->x1 ? &self->n_right : &self->n_left) += 1;
      /* Drawn twice for the sake of boldness. */
      if (last->n == glyph->n_letters && first_letter (self, last) == glyph->letters[0]
          && fabsf (last->x1 - glyph->x1) < AGAIN * glyph->size)
        return;
    }
  piece = last_piece (self);
  part.start = self->letters->len;
  part.n = glyph->n_letters;
  g_array_append_vals (self->letters, glyph->letters, glyph->n_letters);
  for (guint i = self->marks->len; i-- > 0;)
    add_mark (self, &part, self->marks->pdata[i]);
  g_ptr_array_set_size (self->marks, 0);
  g_array_append_val (self->parts, part);
  piece->n++;
  piece->x1 = MIN (piece->x1, glyph->x1);
  piece->x2 = MAX (piece->x2, glyph->x2);
}

/* A stroke makes its piece wider, and is no letter. */
static void
add_stroke (HwPdfPieces *self, const HwPdfGlyph *glyph)
{
  HwPdfLetters part = { glyph->x1, glyph->x2, glyph->y, self->letters->len, 0 };
  HwPdfPiece *piece;

  if (!goes_on (self, glyph))
    open_piece (self, glyph);
  piece = last_piece (self);
  g_array_append_val (self->parts, part);
  piece->n++;
  piece->x1 = MIN (piece->x1, glyph->x1);
  piece->x2 = MAX (piece->x2, glyph->x2);
  self->n_stretched += glyph->n_letters;
}

void
hw_pdf_pieces_make (HwPdfPieces *self, const GArray *glyphs)
{
  g_array_set_size (self->letters, 0);
  g_array_set_size (self->parts, 0);
  g_array_set_size (self->pieces, 0);
  g_array_set_size (self->blanks, 0);
  hw_pdf_stretch_look (self->stretch, glyphs);
  for (guint i = 0; i < glyphs->len; i++)
    {
      const HwPdfGlyph *glyph = &g_array_index (glyphs, HwPdfGlyph, i);
      const HwPdfBlank blank = { (glyph->x1 + glyph->x2) / 2, glyph->y, glyph->angle };

      if (hw_pdf_stretch_is_one (self->stretch, glyph))
        add_stroke (self, glyph);
      else if (is_mark (glyph))
        g_ptr_array_add (self->marks, (gpointer) glyph);
      else if (is_blank (glyph))
        {
          flush_marks (self);
          close_piece (self);
          g_array_append_val (self->blanks, blank);
        }
      else if (glyph->n_letters > 0)
        add_glyph (self, glyph);
    }
  flush_marks (self);
  close_piece (self);
}
