/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HW_RTF_END, /* of the file */
  HW_RTF_OPEN,
  HW_RTF_CLOSE,
  HW_RTF_WORD,   /* \par, \u1575 */
  HW_RTF_SYMBOL, /* \~: one character */
  HW_RTF_BYTE,   /* \'c7 */
  HW_RTF_TEXT,   /* bytes as they stand */
} HwRtfKind;

#define HW_RTF_MAX_WORD 32

typedef struct
{
  HwRtfKind kind;
  char word[HW_RTF_MAX_WORD + 1]; /* longer ones are cut */
  gboolean has_number;
  int number; /* of a word; the byte, the symbol */
  const char *text;
  gsize n_text;
} HwRtfToken;

/* Takes an RTF file apart, to its end whatever stands in it. */
typedef struct
{
  const char *p, *end;
} HwRtfTokens;

/* What \bin announces is passed over. */
void hw_rtf_tokens_next (HwRtfTokens *self, HwRtfToken *token);

G_END_DECLS
