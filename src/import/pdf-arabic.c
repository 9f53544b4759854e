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
