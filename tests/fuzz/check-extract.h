/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

/* Reads @bytes: either there is a canonical text with what belongs to it, or parts that have,
 * or a reason; else it aborts. */
void check_extract (GBytes *bytes, const HwReadOptions *options);
