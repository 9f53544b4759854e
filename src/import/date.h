/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first date in @text as ISO 8601, as much of it as is plain: "2022-02-21", "2022-02", "2022". Knows
 * numbers in any digits and the names of months in English and in the Arabic of the Mashriq, of Egypt
 * and of the Maghrib. A date of the Islamic calendar counts where none of the Gregorian one stands beside it, as
 * hw_date_convert_hijri() says. 21/2/2022 is day first; 3/2/2022 is that only after Arabic letters, else a year.
 *
 * With @whole the text must be a date and nothing else (a weekday and a time may stand with it).
 * NULL where there is none. Transfer full. */
char *hw_date_find (const char *text, gboolean whole);

/* The same of a value that a program wrote: "2022-02-21T23:30:00+03:00" is the 21st wherever one reads it. */
char *hw_date_find_iso (const char *value);

/* A date of the Islamic calendar in the Gregorian one, by the tabular calendar that is called civil. The month
 * begins with the moon that was seen, a day earlier or later than in any table: so there is no day in the answer,
 * and a month or a year only where the days around agree in it. @month, @day: 0 for unknown. NULL where
 * nothing is plain, and out of the years 1200 to 1500. Transfer full. */
char *hw_date_convert_hijri (int year, int month, int day);

/* Is this the name of a day of the week and nothing else? */
gboolean hw_date_is_weekday (const char *text);

/* Is this the time of day and nothing else ("00:00:00")? */
gboolean hw_date_is_clock (const char *text);

G_END_DECLS
