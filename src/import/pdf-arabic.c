/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-arabic.h"

#include <string.h>
#include <unicode/uchar.h>

static gboolean
is_form (gunichar c)
{
  return (c >= 0xfb50 && c <= 0xfdf9) || (c >= 0xfe70 && c <= 0xfefc);
}

static gboolean
is_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f
         || c == 0x61c || c == 0xfeff || c < 0x20;
}

static void
count_strong (gunichar c, gint16 *n_rtl, gint16 *n_ltr)
{
  const UCharDirection direction = u_charDirection ((UChar32) c);

  if (direction == U_LEFT_TO_RIGHT)
    *n_ltr = (gint16) MIN (*n_ltr + 1, G_MAXINT16);
  else if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
    *n_rtl = (gint16) MIN (*n_rtl + 1, G_MAXINT16);
}

char *
hw_pdf_arabic_clean (const char *piece, gboolean *has_forms, gint16 *n_rtl, gint16 *n_ltr)
{
  GString *out = g_string_sized_new (strlen (piece) + 1);

  *has_forms = FALSE;
  *n_rtl = *n_ltr = 0;
  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (is_control (c))
        continue;
      count_strong (c, n_rtl, n_ltr);
      if (is_form (c))
        {
          g_autofree char *letters
              = g_utf8_normalize (p, g_utf8_next_char (p) - p, G_NORMALIZE_NFKC);

          *has_forms = TRUE;
          /* A mark of its own stands on a blank in its compatibility form. */
          g_string_append (out, letters != NULL ? letters + (*letters == ' ') : "");
        }
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

void
hw_pdf_arabic_mirror (char *text)
{
  static const char pairs[] = "()[]{}<>";

  for (char *p = text; *p != '\0'; p++)
    {
      const char *found = strchr (pairs, *p);

      if (found != NULL)
        *p = pairs[(found - pairs) ^ 1];
      else if (strncmp (p, "\xc2\xab", 2) == 0) /* « */
        *++p = (char) 0xbb;
      else if (strncmp (p, "\xc2\xbb", 2) == 0)
        *++p = (char) 0xab;
    }
}

/* Times that a sign is seen within words before it is taken for no sign. */
#define FILLER_TIMES 12
#define FILLER_SHARE 0.8

static gboolean
is_arabic (gunichar c)
{
  return (c >= 0x620 && c <= 0x65f) || (c >= 0x670 && c <= 0x6d3);
}

static gboolean
may_fill (gunichar c)
{
  return c < 128 && g_ascii_ispunct ((char) c);
}

/* The end of a run of one sign, and whether it stands between two Arabic letters. */
static const char *
end_of_run (const char *p, gunichar before, gboolean *inside)
{
  const char *end = p;

  while (*end == *p)
    end++;
  *inside = is_arabic (before) && is_arabic (g_utf8_get_char (end));
  return end;
}

void
hw_fillers_look (HwFillers *self, const char *text)
{
  gunichar before = 0;

  for (const char *p = text; *p != '\0';)
    {
      const gunichar c = g_utf8_get_char (p);

      if (may_fill (c))
        {
          gboolean inside;
          const char *end = end_of_run (p, before, &inside);

          self->n_all[c] += (guint) (end - p);
          self->n_inside[c] += inside ? (guint) (end - p) : 0;
          p = end;
        }
      else
        p = g_utf8_next_char (p);
      before = c;
    }
}

static gboolean
is_filler (const HwFillers *self, gunichar c)
{
  return self->n_inside[c] >= FILLER_TIMES && self->n_inside[c] >= FILLER_SHARE * self->n_all[c];
}

gboolean
hw_fillers_has_any (const HwFillers *self)
{
  for (gunichar c = 0; c < 128; c++)
    if (is_filler (self, c))
      return TRUE;
  return FALSE;
}

char *
hw_fillers_strip (const HwFillers *self, const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 1);
  gunichar before = 0;

  for (const char *p = text; *p != '\0';)
    {
      const gunichar c = g_utf8_get_char (p);
      const char *end = g_utf8_next_char (p);
      gboolean inside = FALSE;

      if (may_fill (c) && is_filler (self, c))
        end = end_of_run (p, before, &inside);
      if (!inside)
        {
          g_string_append_len (out, p, end - p);
          before = c;
        }
      p = end;
    }
  return g_string_free (out, FALSE);
}
