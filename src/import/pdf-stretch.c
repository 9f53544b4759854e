/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-stretch.h"

#include <math.h>
#include <unicode/uchar.h>

/* Times that a sign is seen within words before it is taken for no sign, and how much rarer it is elsewhere. */
#define SIGN_TIMES 6
#define SIGN_SHARE 8
#define UNKNOWN_SHARE 3

typedef struct
{
  guint n_inside, n_elsewhere;
} Seen;

struct _HwPdfStretch
{
  GHashTable *seen; /* HwPdfGlyph.shape -> Seen */
};

HwPdfStretch *
hw_pdf_stretch_new (void)
{
  HwPdfStretch *self = g_new0 (HwPdfStretch, 1);

  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
hw_pdf_stretch_free (HwPdfStretch *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->seen);
  g_free (self);
}

static gboolean
may_stretch (const HwPdfGlyph *glyph)
{
  return glyph->n_letters == 0
         || (glyph->n_letters == 1 && glyph->letters[0] < 128
             && (g_ascii_ispunct ((char) glyph->letters[0])
                 || g_ascii_isdigit ((char) glyph->letters[0])));
}

static gboolean
is_mark (const HwPdfGlyph *glyph)
{
  return glyph->n_letters > 0 && g_unichar_ismark (glyph->letters[0]);
}

static gboolean
is_letter (const HwPdfGlyph *glyph)
{
  return glyph->n_letters > 0
         && u_charDirection ((UChar32) glyph->letters[0]) == U_RIGHT_TO_LEFT_ARABIC;
}

/* Does the last letter that it stands for join the one after it? */
static gboolean
joins_next (const HwPdfGlyph *glyph)
{
  for (guint i = glyph->n_letters; i-- > 0;)
    if (!g_unichar_ismark (glyph->letters[i]))
      return u_getIntPropertyValue ((UChar32) glyph->letters[i], UCHAR_JOINING_TYPE)
             == U_JT_DUAL_JOINING;
  return FALSE;
}

static gboolean
is_beside (const HwPdfGlyph *one, const HwPdfGlyph *other)
{
  const float size = MAX (one->size, other->size);

  return one->angle == other->angle && fabsf (one->y - other->y) < 0.05f * size
         && MAX (one->x1, other->x1) - MIN (one->x2, other->x2) < 0.3f * size;
}

/* Does the run of strokes [@first, @end) stand between two letters that it can join? */
static gboolean
is_inside (const GArray *glyphs, guint first, guint end)
{
  const HwPdfGlyph *all = (gconstpointer) glyphs->data, *before, *after;
  guint i = first;

  while (i > 0 && is_mark (&all[i - 1]))
    i--;
  while (end < glyphs->len && is_mark (&all[end]))
    end++;
  if (i == 0 || end == glyphs->len)
    return FALSE;
  before = &all[i - 1];
  after = &all[end];
  if (!is_letter (before) || !is_letter (after) || !is_beside (before, &all[first])
      || !is_beside (&all[first], before))
    return FALSE;
  return joins_next (before->x1 > after->x1 ? before : after);
}

void
hw_pdf_stretch_look (HwPdfStretch *self, const GArray *glyphs)
{
  const HwPdfGlyph *all = (gconstpointer) glyphs->data;

  for (guint i = 0; i < glyphs->len;)
    {
      guint end = i + 1;
      Seen *seen;

      if (!may_stretch (&all[i]))
        {
          i++;
          continue;
        }
      while (end < glyphs->len && all[end].shape == all[i].shape)
        end++;
      seen = g_hash_table_lookup (self->seen, &all[i].shape);
      if (seen == NULL)
        {
          seen = g_new0 (Seen, 1);
          g_hash_table_insert (self->seen, g_memdup2 (&all[i].shape, sizeof all[i].shape), seen);
        }
      if (is_inside (glyphs, i, end))
        seen->n_inside += end - i;
      else
        seen->n_elsewhere += end - i;
      i = end;
    }
}

gboolean
hw_pdf_stretch_is_one (const HwPdfStretch *self, const HwPdfGlyph *glyph)
{
  const Seen *seen = may_stretch (glyph) ? g_hash_table_lookup (self->seen, &glyph->shape) : NULL;

  if (seen == NULL)
    return FALSE;
  if (glyph->n_letters == 0)
    return seen->n_inside > UNKNOWN_SHARE * seen->n_elsewhere;
  return seen->n_inside >= SIGN_TIMES && seen->n_inside > SIGN_SHARE * seen->n_elsewhere;
}
