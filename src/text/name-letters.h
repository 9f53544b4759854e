/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* The letters of names, and what sounds they may stand for. For name-sounds.c. */

typedef struct
{
  const char *utf8;
  guint class;                        /* of a key; 0 for what is a vowel or less */
  guint vowel;                        /* HwNameVowels */
  guint32 exact, near, foreign, base; /* as of HwNameSound */
} HwNameLetter;

#define HW_NAME_CLASS_BITS 3

/* Before any is read; what was prepared once is ready. */
void hw_name_letters_prepare (void);
/* Goes behind the letter, of several bytes where Latin writes a sound so. NULL for one of neither script. */
const HwNameLetter *hw_name_letter_read (const char **at, const char *end);

static inline gboolean
hw_name_is_arabic (char byte)
{
  return (guint8) byte >= 0xD8 && (guint8) byte <= 0xDB;
}

/* Inline: with a prefix that the compiler knows it is a comparison or two. */
static inline gboolean
hw_name_begins (const char *text, const char *end, const char *prefix)
{
  const gsize n = strlen (prefix);

  return (gsize) (end - text) >= n && memcmp (text, prefix, n) == 0;
}

G_END_DECLS
