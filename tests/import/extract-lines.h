/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

/* What a reader made of a file as lines that a test can compare. A paragraph is "B text", with its role (B, H, L, T,
 * Q, C, F, P), its level where it has one and "<" where it runs from right to left: "L2< text". "{3}" stands where
 * page 3 begins. Before it "~ text" for what was set aside; at the end "@ range: text (author, date)" for each comment
 * and "! remark". */
char *extract_lines (const HwExtract *extract);

/* Reads @bytes as @name; fails where it cannot be read, or is not @expected. */
void assert_lines (GBytes *bytes, const char *name, const char *expected);
/* The same without what comes after the paragraphs. */
HwExtract *read_or_fail (GBytes *bytes, const char *name);
/* Fails where it can be read, or where the message does not hold @word. */
void assert_unreadable (GBytes *bytes, const char *name, int code, const char *word);
/* Cut at 50 places, and with a byte changed at 50: each is read, or refused with a reason. */
void assert_survives_damage (GBytes *bytes, const char *name);
