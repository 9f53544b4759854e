/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stop-list.h"

#include "stop-words.h"

#define KEY "stop-words"

char *
hw_library_get_stop_list (HwLibrary *self)
{
  char *text = hw_library_get_state (self, KEY);

  if (text == NULL)
    text = g_strconcat (hw_stop_words_get_text ("ar"), "\n", hw_stop_words_get_text ("en"), NULL);
  return text;
}

gboolean
hw_library_set_stop_list (HwLibrary *self, const char *text, GError **error)
{
  return hw_library_set_state (self, KEY, text, error);
}

GHashTable *
hw_library_get_stop_words (HwLibrary *self)
{
  g_autofree char *text = hw_library_get_stop_list (self);

  return hw_stop_words_parse (text);
}
