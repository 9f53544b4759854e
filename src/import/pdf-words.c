/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-words.h"

#include "pdf-arabic.h"

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

#define MAX_CHARS 2000000
#define LAM 0x644
#define ALEF 0x627
/* Of the height of a piece: widths that differ by less are the same one. */
#define SAME_WIDTH 0.004f
/* Points: no page is larger, but what a damaged one states may be, or no number at all. */
#define MAX_PLACE 1000000.f
/* More marks than this times pieces are not looked through. */
#define MAX_PAIRS 50000000

typedef struct
{
  float x1, x2, y1, y2;
  guint start, n; /* in chars */
} Piece;

struct _HwPdfWords
{
  HwPdfFile *file;
  GArray *chars;    /* HwPdfChar, of the page */
  GArray *pieces;   /* Piece, of the page */
  GHashTable *lams; /* widths, in SAME_WIDTH, of lams and alefs that stand apart */
  GHashTable *alefs;
  guint n_swapped;
  gboolean is_full;
};

HwPdfWords *
hw_pdf_words_new (HwPdfFile *file)
{
  HwPdfWords *self = g_new0 (HwPdfWords, 1);

  self->file = file;
  self->chars = g_array_new (FALSE, FALSE, sizeof (HwPdfChar));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->lams = g_hash_table_new (NULL, NULL);
  self->alefs = g_hash_table_new (NULL, NULL);
  return self;
}

void
hw_pdf_words_free (HwPdfWords *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->chars);
  g_array_unref (self->pieces);
  g_hash_table_unref (self->lams);
  g_hash_table_unref (self->alefs);
  g_free (self);
}

guint
hw_pdf_words_get_n_swapped (const HwPdfWords *self)
{
  return self->n_swapped;
}

static float
bounded (float place)
{
  return isnan (place) ? 0 : CLAMP (place, -MAX_PLACE, MAX_PLACE);
}

static void
box_cb (const HwPdfBox *box, gpointer data)
{
  HwPdfWords *self = data;
  Piece piece = {
    bounded (box->x1), bounded (box->x2), bounded (box->y1),
    bounded (box->y2), self->chars->len,  box->n_chars,
  };

  self->is_full |= self->chars->len + box->n_chars > MAX_CHARS;
  if (self->is_full)
    return;
  for (guint i = 0; i < box->n_chars; i++)
    {
      const HwPdfChar *one = &box->chars[i];
      const HwPdfChar kept = { one->c, bounded (one->x1), bounded (one->x2) };

      g_array_append_val (self->chars, kept);
    }
  g_array_append_val (self->pieces, piece);
}

static gboolean
is_alef (gunichar c)
{
  return c == ALEF || c == 0x623 || c == 0x625 || c == 0x622;
}

static const HwPdfChar *
char_of (const HwPdfWords *self, const Piece *piece, guint i)
{
  return &g_array_index (self->chars, HwPdfChar, piece->start + i);
}

static float
width_of (const HwPdfChar *one)
{
  return one->x2 - one->x1;
}

static int
key_of (const Piece *piece, float width)
{
  return (int) lroundf (width / (piece->y2 - piece->y1) / SAME_WIDTH);
}

static gboolean
is_known (GHashTable *widths, int key)
{
  return g_hash_table_contains (widths, GINT_TO_POINTER (key))
         || g_hash_table_contains (widths, GINT_TO_POINTER (key - 1))
         || g_hash_table_contains (widths, GINT_TO_POINTER (key + 1));
}

/* Are all characters of the piece equally wide? Then their places were shared out, and tell nothing. */
static gboolean
is_shared_out (const HwPdfWords *self, const Piece *piece, float width)
{
  const float same = 2 * SAME_WIDTH * (piece->y2 - piece->y1);
  guint n_same = 0;

  for (guint i = 0; i < piece->n; i++)
    n_same += fabsf (width_of (char_of (self, piece, i)) - width) < same;
  return piece->n > 2 && n_same * 4 >= piece->n * 3;
}

/* One glyph may stand for lam and alef. Its place is shared out between them in equal halves, and they come in
 * the order of reading among letters in the order of sight. So do an alef and the lam after it, but those have
 * the widths that they have elsewhere. */
static gboolean
is_ligature (const HwPdfWords *self, const Piece *piece, guint i)
{
  const HwPdfChar *lam = char_of (self, piece, i), *alef;
  const float height = piece->y2 - piece->y1;

  if (lam->c != LAM || i + 1 >= piece->n || height <= 0)
    return FALSE;
  alef = char_of (self, piece, i + 1);
  if (!is_alef (alef->c) || fabsf (width_of (lam) - width_of (alef)) > SAME_WIDTH * height)
    return FALSE;
  if (piece->n == 2)
    return TRUE; /* «ال» is no word */
  return !is_shared_out (self, piece, width_of (lam))
         && !(is_known (self->lams, key_of (piece, width_of (lam)))
              && is_known (self->alefs, key_of (piece, width_of (alef))));
}

/* The widths of lams and alefs that are no neighbours of each other. */
static void
learn (HwPdfWords *self, const Piece *piece)
{
  if (piece->y2 <= piece->y1)
    return;
  for (guint i = 0; i < piece->n; i++)
    {
      const HwPdfChar *one = char_of (self, piece, i);
      const gunichar before = i > 0 ? char_of (self, piece, i - 1)->c : 0;
      const gunichar after = i + 1 < piece->n ? char_of (self, piece, i + 1)->c : 0;

      if (one->c == LAM && !is_alef (before) && !is_alef (after))
        g_hash_table_add (self->lams, GINT_TO_POINTER (key_of (piece, width_of (one))));
      else if (is_alef (one->c) && before != LAM && after != LAM)
        g_hash_table_add (self->alefs, GINT_TO_POINTER (key_of (piece, width_of (one))));
    }
}

static gboolean
is_rtl (gunichar c)
{
  const UCharDirection direction = u_charDirection ((UChar32) c);

  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

static gboolean
has_rtl (const HwPdfWords *self, const Piece *piece)
{
  for (guint i = 0; i < piece->n; i++)
    if (is_rtl (char_of (self, piece, i)->c))
      return TRUE;
  return FALSE;
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
joins_numbers (gunichar c)
{
  const UCharDirection direction = u_charDirection ((UChar32) c);

  return direction == U_COMMON_NUMBER_SEPARATOR || direction == U_EUROPEAN_NUMBER_SEPARATOR;
}

/* A piece in the order of sight with right-to-left letters: from its right end, each number or Latin word in
 * it from its left. */
static void
append_from_right (HwPdfWords *self, const Piece *piece, GString *text)
{
  for (guint i = piece->n; i-- > 0;)
    {
      const gunichar c = char_of (self, piece, i)->c;
      guint first = i;

      if (i > 0 && is_ligature (self, piece, i - 1))
        {
          g_string_append_unichar (text, LAM);
          g_string_append_unichar (text, c);
          self->n_swapped++;
          i--;
          continue;
        }
      if (!is_ltr (c))
        {
          g_string_append_unichar (text, c);
          continue;
        }
      while (first > 0
             && (is_ltr (char_of (self, piece, first - 1)->c)
                 || (first > 1 && joins_numbers (char_of (self, piece, first - 1)->c)
                     && is_ltr (char_of (self, piece, first - 2)->c))))
        first--;
      for (guint j = first; j <= i; j++)
        g_string_append_unichar (text, char_of (self, piece, j)->c);
      i = first;
    }
}

static void
add_word (HwPdfWords *self, const Piece *piece, GArray *words)
{
  HwPdfWord word = { piece->x1, piece->x2, piece->y1, piece->y2, NULL, 0, 0, FALSE };
  g_autoptr (GString) text = g_string_new (NULL);

  if (piece->n == 0)
    return;
  /* Drawn from the right, they are in order already. */
  if (has_rtl (self, piece)
      && char_of (self, piece, 0)->x1 <= char_of (self, piece, piece->n - 1)->x1)
    append_from_right (self, piece, text);
  else
    for (guint i = 0; i < piece->n; i++)
      g_string_append_unichar (text, char_of (self, piece, i)->c);
  word.text = hw_pdf_arabic_clean (text->str, &word.has_forms, &word.n_rtl, &word.n_ltr);
  if (*word.text != '\0')
    g_array_append_val (words, word);
  else
    g_free (word.text);
}

static gboolean
is_marks_only (const HwPdfWords *self, const Piece *piece)
{
  for (guint i = 0; i < piece->n; i++)
    if (!g_unichar_ismark (char_of (self, piece, i)->c))
      return FALSE;
  return piece->n > 0;
}

/* The letter under or over which the mark stands, or beside which; NULL. */
static const Piece *
find_letter (const HwPdfWords *self, const GPtrArray *letters, const Piece *mark, guint *at)
{
  /* A mark without a width stands where the pen was after its letter, or a little further left. */
  const float moved
      = mark->x2 - mark->x1 < 0.02f * (mark->y2 - mark->y1) ? 0.1f * (mark->y2 - mark->y1) : 0;
  const float x = (mark->x1 + mark->x2) / 2 + moved, y = (mark->y1 + mark->y2) / 2;
  const Piece *best = NULL;
  float best_distance = G_MAXFLOAT;

  for (guint i = 0; i < letters->len; i++)
    {
      const Piece *piece = letters->pdata[i];
      const float height = piece->y2 - piece->y1;
      const float beside = MAX (MAX (piece->x1 - x, x - piece->x2), 0);
      const float apart = fabsf ((piece->y1 + piece->y2) / 2 - y);
      const float distance = apart + 2 * beside;

      if (apart > 0.6f * height || beside > 0.2f * height || distance >= best_distance)
        continue;
      best = piece;
      best_distance = distance;
    }
  for (guint i = 0; best != NULL && i < best->n; i++)
    if (x <= char_of (self, best, i)->x2 || i + 1 == best->n)
      {
        *at = i;
        break;
      }
  return best;
}

typedef struct
{
  const Piece *letter;
  guint at;
  const Piece *mark;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *one = a, *other = b;

  if (one->letter != other->letter)
    return one->letter < other->letter ? -1 : 1;
  return one->at < other->at ? -1 : one->at > other->at;
}

/* Moves marks that were drawn apart to their letters: before them in the order of sight, which is after them in
 * that of reading. */
static void
merge_marks (HwPdfWords *self)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new (), letters = g_ptr_array_new ();
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (is_marks_only (self, piece))
        g_ptr_array_add (marks, piece);
      else if (has_rtl (self, piece))
        g_ptr_array_add (letters, piece);
    }
  if ((guint64) marks->len * letters->len > MAX_PAIRS)
    return;
  for (guint i = 0; i < marks->len; i++)
    {
      Placed one = { .mark = marks->pdata[i] };

      one.letter = find_letter (self, letters, one.mark, &one.at);
      if (one.letter != NULL && is_rtl (char_of (self, one.letter, one.at)->c))
        g_array_append_val (placed, one);
    }
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len;)
    {
      Piece *letter = (Piece *) g_array_index (placed, Placed, i).letter;
      const guint start = self->chars->len;

      for (guint k = 0; k < letter->n; k++)
        {
          HwPdfChar one = *char_of (self, letter, k);

          for (; i < placed->len && g_array_index (placed, Placed, i).letter == letter
                 && g_array_index (placed, Placed, i).at == k;
               i++)
            {
              Piece *mark = (Piece *) g_array_index (placed, Placed, i).mark;

              for (guint m = 0; m < mark->n; m++)
                {
                  HwPdfChar moved = { char_of (self, mark, m)->c, one.x1, one.x1 };

                  g_array_append_val (self->chars, moved);
                }
              mark->n = 0;
            }
          g_array_append_val (self->chars, one);
        }
      letter->start = start;
      letter->n = self->chars->len - start;
    }
}

static void
clear_word (gpointer data)
{
  g_free (((HwPdfWord *) data)->text);
}

GArray *
hw_pdf_words_read (HwPdfWords *self, int number, HwPdfPage *page)
{
  GArray *words = g_array_new (FALSE, TRUE, sizeof (HwPdfWord));

  g_array_set_clear_func (words, clear_word);
  g_array_set_size (self->chars, 0);
  g_array_set_size (self->pieces, 0);
  hw_pdf_file_read_page (self->file, number, page, box_cb, self);
  page->width = bounded (page->width);
  page->height = bounded (page->height);
  for (guint i = 0; i < self->pieces->len; i++)
    learn (self, &g_array_index (self->pieces, Piece, i));
  merge_marks (self);
  for (guint i = 0; i < self->pieces->len; i++)
    add_word (self, &g_array_index (self->pieces, Piece, i), words);
  if (self->is_full)
    g_clear_pointer (&words, g_array_unref);
  return words;
}
