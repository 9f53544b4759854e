/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "font-list.h"

#include <fontconfig/fontconfig.h>

#include "reader-fonts.h"

/* Fontconfig is asked and not Pango: it knows what fonts cover without opening them. */

static const char arabic_letters[] = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىًٌٍَُِّْ،؛؟";
static const char latin_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                    "ÀÉÎÖÜßàçéèêëîïñôöùüāēīōūşšžğ‘’“”–—";

static FcCharSet *
make_charset (const char *letters)
{
  FcCharSet *set = FcCharSetCreate ();

  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    FcCharSetAddChar (set, g_utf8_get_char (p));
  return set;
}

/* @data is the array of preferred names. */
static int
compare_families (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *const *preferred = data;
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;

  for (gsize i = 0; preferred[i] != NULL; i++)
    {
      gboolean is_x = g_str_equal (x, preferred[i]), is_y = g_str_equal (y, preferred[i]);

      if (is_x || is_y)
        return is_y - is_x;
    }
  return g_utf8_collate (x, y);
}

static GStrv
list_families (HwDirection script)
{
  FcCharSet *letters = make_charset (script == HW_DIRECTION_RTL ? arabic_letters : latin_letters);
  FcPattern *wanted
      = FcPatternBuild (NULL, FC_CHARSET, FcTypeCharSet, letters, FC_SCALABLE, FcTypeBool, FcTrue,
                        FC_COLOR, FcTypeBool, FcFalse, (char *) NULL);
  FcObjectSet *fields = FcObjectSetBuild (FC_FAMILY, (char *) NULL);
  FcFontSet *fonts = FcFontList (NULL, wanted, fields);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    {
      FcChar8 *name = NULL;

      /* A font of an unusual weight has further names; the first one is what Pango calls the family. */
      if (FcPatternGetString (fonts->fonts[i], FC_FAMILY, 0, &name) == FcResultMatch
          && g_utf8_validate ((const char *) name, -1, NULL)
          && !g_hash_table_contains (seen, (const char *) name))
        {
          char *copy = g_strdup ((const char *) name);

          g_ptr_array_add (names, copy);
          g_hash_table_add (seen, copy);
        }
    }
  g_ptr_array_sort_with_data (names, compare_families,
                              (gpointer) hw_reader_fonts_get_preferred (script));
  if (fonts != NULL)
    FcFontSetDestroy (fonts);
  FcObjectSetDestroy (fields);
  FcPatternDestroy (wanted);
  FcCharSetDestroy (letters);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, list_families ((HwDirection) GPOINTER_TO_INT (data)),
                         (GDestroyNotify) g_strfreev);
}

void
hw_font_list_async (HwDirection script,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, GINT_TO_POINTER (script), NULL);
  g_task_run_in_thread (task, list_thread);
}

GStrv
hw_font_list_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
