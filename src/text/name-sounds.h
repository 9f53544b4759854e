/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name as its sounds: consonants, and what stands between them. For name-skeleton.c. */

#define HW_NAME_MAX_SOUNDS 20

/* Sets of Arabic letters, a bit each. */
typedef struct
{
  guint32 exact;   /* what the letter stands for */
  guint32 near;    /* what it stands for in some system or mouth */
  guint32 foreign; /* Arabic: what else writes the same sound of a foreign name */
  guint32 base;    /* a digraph of Latin: what it is when its h is a letter of its own */
} HwNameSound;

typedef enum
{
  HW_VOWEL_A = 1 << 0,
  HW_VOWEL_I = 1 << 1,
  HW_VOWEL_U = 1 << 2,
  HW_VOWEL_E = 1 << 3,
  HW_VOWEL_LONG = 1 << 4, /* Latin writes it with two letters */
  HW_VOWEL_H = 1 << 5,    /* ه, ة, and the h of Latin */
  HW_VOWEL_HAH = 1 << 6,  /* ح */
  HW_VOWEL_AYN = 1 << 7,
  HW_VOWEL_BORDER = 1 << 8, /* two words meet */
  HW_VOWEL_OU = 1 << 9,     /* Latin: the long or, as in French, the short one */
  HW_VOWEL_OPENS = 1 << 10, /* before the first sound: begins with a vowel or ʿayn */
  HW_VOWEL_ANY = HW_VOWEL_A | HW_VOWEL_I | HW_VOWEL_U | HW_VOWEL_E,
} HwNameVowels;

typedef struct
{
  HwNameSound sounds[HW_NAME_MAX_SOUNDS];
  guint vowels[HW_NAME_MAX_SOUNDS + 1]; /* HwNameVowels before each sound, and behind the last */
  guint n;
  guint64 key;
  gboolean is_arabic;
} HwNameSounds;

/* FALSE where there is no consonant, more than there is room for, or a letter of neither script. */
gboolean hw_name_sounds_read (HwNameSounds *self, const char *name, gsize n_bytes);

G_END_DECLS
