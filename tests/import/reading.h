/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import.h"

/* Reads bytes that must be readable. */
HwExtract *reading_extract (const char *data, gssize n_bytes, const char *name);
/* The same with a choice how. */
HwExtract *reading_extract_with (const char *data, gssize n_bytes, const HwReadOptions *options);
/* Asserts the whole text. */
void reading_assert_text (const HwExtract *extract, const char *text);
/* The role of a paragraph and its level. */
void
reading_assert_form (const HwExtract *extract, gsize paragraph, HwParagraphRole role, guint level);
/* Cuts bytes at 50 random lengths, and damages them as often: each is read or refused with a message. */
void reading_check_damaged (const char *data, gsize n_bytes, const char *name);
