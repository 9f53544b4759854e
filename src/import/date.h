/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first date in @text as ISO 8601, as much of it as is plain: "2022-02-21", "2022-02", "2022". Knows
 * numbers in any digits and the names of months in English and in the Arabic of the Mashriq, of Egypt
 * and of the Maghrib. 21/2/2022 is day first; 3/2/2022 is that only after Arabic letters, else a year.
 *
 * With @whole the text must be a date and nothing else (a weekday and a time may stand with it).
 * NULL where there is none. Transfer full. */
char *hw_date_find (const char *text, gboolean whole);

/* Is this the time of day and nothing else ("00:00:00")? */
gboolean hw_date_is_clock (const char *text);

G_END_DECLS
