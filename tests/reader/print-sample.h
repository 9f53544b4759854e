/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "print-paper.h"

/* A4 as the program sets it, with nothing but the text. */
static const HwPrintStyle plain_sheet = {
  .width = 595.3,
  .height = 841.9,
  .top = 62,
  .bottom = 62,
  .left = 57,
  .right = 57,
  .size = 11,
  .line_spacing = 1.5,
  .latin_scale = 1,
  .vocalised = TRUE,
  .column_chars = 72,
};
