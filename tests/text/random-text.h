/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Text as no author writes it, from the random numbers of GTest (whose seed a failure prints):
 * @n_chars code points of Arabic, marks, Latin, digits, controls, presentation forms, line ends
 * and anything else. Canonical text; transfer full. */
char *random_text (guint n_chars);
