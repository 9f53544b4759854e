/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "direction.h"

G_BEGIN_DECLS

/* A drop-down of the installed families for a script, each with a sample of its letters. The families are
 * asked for when it is made; those good for reading come first.
 *
 * Property "family": a string, "" for the first of the list. A family that is not installed stays what it is,
 * and is shown. */
#define HW_TYPE_FONT_CHOICE (hw_font_choice_get_type ())
G_DECLARE_FINAL_TYPE (HwFontChoice, hw_font_choice, HW, FONT_CHOICE, AdwBin)

/* @script is named by its direction. @name is what a screen reader calls it. */
GtkWidget *hw_font_choice_new (HwDirection script, const char *name);

G_END_DECLS
