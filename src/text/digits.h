/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "direction.h"

G_BEGIN_DECLS

/* The digits that a number is written in. */
typedef enum
{
  HW_DIGITS_WESTERN, /* 0-9 */
  HW_DIGITS_ARABIC,  /* ٠-٩ */
  HW_DIGITS_PERSIAN, /* ۰-۹ */
} HwDigits;

/* Those that a language is printed with (BCP 47): ٠-٩ for Arabic, but 0-9 in the Maghreb; ۰-۹ for Persian,
 * Urdu, Pashto and their neighbours. An unknown one by @direction. */
HwDigits hw_digits_of_language (const char *language, HwDirection direction);

/* Transfer full. */
char *hw_digits_format (guint64 number, HwDigits digits);

G_END_DECLS
