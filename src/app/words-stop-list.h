/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* A window to edit the words that lists of words leave out. Signal: saved ()   the library has them */
#define HW_TYPE_WORDS_STOP_LIST (hw_words_stop_list_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsStopList, hw_words_stop_list, HW, WORDS_STOP_LIST, AdwWindow)

GtkWidget *hw_words_stop_list_new (HwSession *session);

G_END_DECLS
