/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fold.h"

G_BEGIN_DECLS

/* What folding makes of every code point: pages of 256, built from the Unicode data of ICU and our
 * own tables when a text first needs them, then never changed or freed. */

typedef enum
{
  HW_FOLD_PLAIN,   /* nothing, or one code point whose UTF-8 is no longer than its source's */
  HW_FOLD_LONG,    /* all else: several code points, or a longer one */
  HW_FOLD_MARK,    /* one mark that stays, to be put in canonical order */
  HW_FOLD_COMPOSE, /* madda or hamza that belongs to the letter before it (letters are kept) */
  HW_FOLD_HAMZA,   /* ء, which may be a spelling of آ with the letter after it */
} HwFoldKind;

typedef struct
{
  guint8 n_chars;
  guint8 n_bytes;
  guint16 kind;
  char utf8[4]; /* only HW_FOLD_LONG says more: see hw_fold_entry_get_utf8() */
} HwFoldEntry;

typedef struct
{
  HwFoldEntry entries[256];
  const char *longer[256]; /* HW_FOLD_LONG */
} HwFoldPage;

#define HW_FOLD_N_PAGES 0x1100
#define HW_FOLD_ALL_FLAGS (HW_FOLD_KEEP_MARKS | HW_FOLD_KEEP_LETTERS)

extern HwFoldPage *hw_fold_pages[HW_FOLD_ALL_FLAGS + 1][HW_FOLD_N_PAGES];

const HwFoldPage *hw_fold_page_build (HwFoldFlags flags, guint index);

/* Any thread. @index is a code point / 256. */
static inline const HwFoldPage *
hw_fold_page (HwFoldFlags flags, guint index)
{
  const HwFoldPage *page = g_atomic_pointer_get (&hw_fold_pages[flags][index]);

  return G_LIKELY (page) ? page : hw_fold_page_build (flags, index);
}

G_END_DECLS
