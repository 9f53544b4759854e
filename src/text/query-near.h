/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query-match.h"

G_BEGIN_DECLS

/* A stretch of places that is a phrase. */
typedef struct
{
  guint position, n_words;
  gsize start, end;
  HwMatchKind kind;
} HwStretch;

void hw_query_add_match (GArray *matches, guint atom, gsize start, gsize end, HwMatchKind kind);

/* Of each phrase (HwStretch) of an atom one place, so that they stand near each other. Adds HwQueryMatch. */
void
hw_query_match_near (const HwQueryAtom *atom, guint index, GArray *const *phrases, GArray *matches);

G_END_DECLS
