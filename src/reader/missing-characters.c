/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "missing-characters.h"

#include <unicode/uchar.h>

#define MAX_CHARACTERS 65536
#define CANCEL_STEP (1024 * 1024) /* bytes */

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree guint32 *seen = g_new0 (guint32, 0x110000 / 32);
  GArray *characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gsize n_bytes;
  const char *p = hw_text_get_utf8 (data, &n_bytes), *end = p + n_bytes, *check = p;

  while (p < end && characters->len < MAX_CHARACTERS)
    {
      gunichar c = g_utf8_get_char (p);

      if ((seen[c / 32] & (1u << c % 32)) == 0)
        {
          seen[c / 32] |= 1u << c % 32;
          g_array_append_val (characters, c);
        }
      p = g_utf8_next_char (p);
      if (p - check < CANCEL_STEP)
        continue;
      check = p;
      if (g_cancellable_is_cancelled (cancellable))
        break;
    }
  g_task_return_pointer (task, characters, (GDestroyNotify) g_array_unref);
}

void
hw_characters_find_async (HwText *text,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, hw_text_ref (text), (GDestroyNotify) hw_text_unref);
  g_task_run_in_thread (task, find_thread);
}

GArray *
hw_characters_find_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static gboolean
is_drawn (gunichar c)
{
  return g_unichar_isgraph (c) && !u_hasBinaryProperty ((UChar32) c, UCHAR_EMOJI_PRESENTATION)
         && !u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

char *
hw_missing_characters (const GArray *characters, PangoFont *arabic, PangoFont *latin)
{
  GString *missing = g_string_new (NULL);
  int n = 0;

  for (guint i = 0; i < characters->len && n < HW_MAX_MISSING; i++)
    {
      gunichar c = g_array_index (characters, gunichar, i);

      if (!is_drawn (c) || (arabic != NULL && pango_font_has_char (arabic, c))
          || (latin != NULL && pango_font_has_char (latin, c)))
        continue;
      if (n++ > 0)
        g_string_append_c (missing, ' ');
      if (g_unichar_ismark (c))
        g_string_append_unichar (missing, 0x25CC);
      g_string_append_unichar (missing, c);
    }
  return g_string_free (missing, n == 0);
}
