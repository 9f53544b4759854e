/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The ways in which word processors count lists and notes. */
typedef enum
{
  HW_NUMBER_NONE, /* nothing is shown */
  HW_NUMBER_DECIMAL,
  HW_NUMBER_DECIMAL_ZERO, /* 01 */
  HW_NUMBER_ARABIC_DIGITS,
  HW_NUMBER_PERSIAN_DIGITS,
  HW_NUMBER_UPPER_ROMAN,
  HW_NUMBER_LOWER_ROMAN,
  HW_NUMBER_UPPER_LETTER, /* …, Z, AA, BB as Word counts */
  HW_NUMBER_LOWER_LETTER,
  HW_NUMBER_ARABIC_LETTER, /* أ ب ت ث */
  HW_NUMBER_ABJAD,         /* أ ب ج د */
  HW_NUMBER_HEBREW_LETTER,
  HW_NUMBER_ORDINAL, /* 1st */
  HW_NUMBER_BULLET,
} HwNumberFormat;

/* As WordprocessingML calls it ("lowerRoman"): what is not known counts in decimals. */
HwNumberFormat hw_number_format_of_word (const char *name);
/* As OpenDocument writes its first number: "1", "i", "أ, ب, ت". */
HwNumberFormat hw_number_format_of_sample (const char *sample);
/* As RTF numbers them, in \levelnfc. */
HwNumberFormat hw_number_format_of_code (int code);

/* Appends the number; nothing for NONE and BULLET. */
void hw_number_append (GString *text, HwNumberFormat format, int number);

/* A bullet as a character that every font has: what stands in a symbol font's private place becomes "•". Appends
 * @bullet, UTF-8, else. */
void hw_number_append_bullet (GString *text, const char *bullet);

G_END_DECLS
