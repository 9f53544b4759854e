/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The other ways of writing a word whose hamza may sit on more than one letter, as writers from Cairo, Beirut
 * and everywhere else do: مسئول is مسؤول, هيأة is هيئة, شئ is شيء, قرائة is قراءة. Folding takes a seat for the letter
 * that it looks like, so these are words of their own to it; folding them together would make روس (Russians)
 * of رؤوس. Element type char *, folded, none that @word folds to; empty where no hamza can move. Transfer
 * full. @word: as typed, UTF-8. */
GPtrArray *hw_hamza_seats (const char *word);

G_END_DECLS
