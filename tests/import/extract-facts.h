/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

/* Aborts where an extract is not what the library may rely on, whatever process it came from. */
void extract_assert_sound (const HwExtract *extract);
/* Do both say the same? Aborts where not. */
void extract_assert_equal (const HwExtract *one, const HwExtract *other);
