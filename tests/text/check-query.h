/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query.h"

/* What holds for the query of any string: its tree is one that a search can walk, and every place lies
 * in the string. Aborts where it does not. */
void check_query (const char *text);
