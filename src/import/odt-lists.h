/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "number-format.h"

G_BEGIN_DECLS

#define HW_ODT_N_LEVELS 10

/* How one level of a list is numbered. */
typedef struct
{
  gboolean is_set;
  HwNumberFormat format;
  char *prefix, *suffix, *bullet; /* or NULL */
  int start;
  int n_shown; /* how many levels the number shows */
} HwOdtLevel;

void hw_odt_level_clear (HwOdtLevel *self);

/* The numbers of a list so far. */
typedef struct
{
  int counts[HW_ODT_N_LEVELS];
  gboolean begun[HW_ODT_N_LEVELS];
} HwOdtCounts;

/* Counts one more item at @index, from 0; @start: where it is to begin anew, else -1. What is shown before it ("2.1 ",
 * "• "), NULL for nothing. @levels: HW_ODT_N_LEVELS, or NULL. Transfer full. */
char *hw_odt_counts_next (HwOdtCounts *self, const HwOdtLevel *levels, int index, int start);

G_END_DECLS
