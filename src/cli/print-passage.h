/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "passages.h"

G_BEGIN_DECLS

/* A passage as one line, or as one object. @tags: element type HwTag, to name its tags by their paths. */
void hw_cli_print_passage (HwCli *self, GPtrArray *tags, const HwPassage *passage);

G_END_DECLS
