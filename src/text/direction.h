/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stored in libraries: never change a value, append new ones. */
typedef enum
{
  HW_DIRECTION_AUTO = 0, /* not decided: ask the text, then the language */
  HW_DIRECTION_LTR = 1,
  HW_DIRECTION_RTL = 2,
} HwDirection;

#define HW_DIRECTION_SAMPLE (64 * 1024)

/* The direction of a paragraph by the majority of its strong letters (Unicode Bidi_Class L against
 * R and AL), so that "UN قرار مجلس الأمن" is right-to-left. A tie, or no strong letter at all,
 * gives
 * @fallback. All letters are counted, but of a text over HW_DIRECTION_SAMPLE bytes only those of
 * its first HW_DIRECTION_SAMPLE: it costs at most about 100 us. @text is valid UTF-8, @n_bytes may
 * be -1 for a NUL-terminated string. Text in isolates counts like any other. This replaces rules P2
 * and P3 of UAX #9, which take the first strong letter. */
HwDirection hw_direction_of_utf8 (const char *text, gssize n_bytes, HwDirection fallback);

/* The direction that a BCP 47 language tag is written in ("ar", "fa-IR", "en"); AUTO for "" or an
 * unknown one. A script subtag decides where there is one ("az-Arab"). */
HwDirection hw_direction_of_language (const char *language);

/* "ltr", "rtl" or "auto": the names used in JSON and HTML. */
const char *hw_direction_to_name (HwDirection direction);

/* A copy of @text between FSI and PDI (U+2068, U+2069), so that a name or a title keeps its order
 * inside a string of another direction. Transfer full. */
char *hw_direction_isolate (const char *text);

G_END_DECLS
