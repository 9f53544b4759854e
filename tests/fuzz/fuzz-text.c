/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "canonical-text.h"
#include "check-text.h"
#include "segment.h"

/* The text module on any bytes: it agrees with GLib on what is UTF-8, and what holds for every text
 * holds for this one. */

static void
check_fold (const char *text, HwFoldFlags flags)
{
  g_autoptr (HwFolded) folded = hw_fold (text, -1, flags);
  g_autoptr (HwFolded) again = hw_fold (folded->utf8, -1, flags);
  gsize start, end, source_start, source_end;

  check_map (text, folded);
  g_assert_cmpstr (folded->utf8, ==, again->utf8);
  if (folded->n_chars == 0)
    return;
  g_assert_true (hw_folded_find (folded, again, 0, &start, &end));
  hw_folded_to_source (folded, start, end, &source_start, &source_end);
  g_assert_cmpuint (source_end, ==, (gsize) g_utf8_strlen (text, -1));
}

static void
check_order (const HwText *text)
{
  gsize middle = hw_text_get_n_chars (text) / 2;
  g_autofree char *a = hw_text_slice (text, 0, middle);
  g_autofree char *b = hw_text_slice (text, middle, G_MAXSIZE);
  int forward = hw_fold_compare (a, b), backward = hw_fold_compare (b, a);

  g_assert_cmpint ((forward > 0) - (forward < 0), ==, (backward < 0) - (backward > 0));
}

/* Folding takes any bytes, as from a damaged file. */
static void
check_fold_of_bytes (const guint8 *data, gsize size)
{
  g_autofree char *bytes = g_memdup2 (data, size); /* of this size: nothing behind may be read */
  g_autofree char *valid = g_utf8_make_valid (bytes ? bytes : "", (gssize) size);
  g_autoptr (HwFolded) folded = hw_fold (bytes ? bytes : "", (gssize) size, HW_FOLD_DEFAULT);

  check_map (valid, folded);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (HwText) text = hw_text_new (bytes, NULL);
  gboolean canonical = g_utf8_validate_len ((const char *) data, size, NULL)
                       && !memchr (data, '\r', size)
                       && !(size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0);

  check_fold_of_bytes (data, size);
  g_assert_cmpint (text != NULL, ==, canonical);
  if (!text)
    return 0;

  g_autofree char *utf8 = hw_text_slice (text, 0, G_MAXSIZE);
  g_assert_cmpmem (utf8, strlen (utf8), data, size);
  check_index (utf8);
  for (guint flags = 0; flags <= (HW_FOLD_KEEP_MARKS | HW_FOLD_KEEP_LETTERS); flags++)
    check_fold (utf8, flags);
  check_segments (utf8);
  check_order (text);
  for (gsize i = 0; i < hw_text_get_n_paragraphs (text); i++)
    hw_text_get_paragraph_direction (text, i, HW_DIRECTION_AUTO);
  return 0;
}
