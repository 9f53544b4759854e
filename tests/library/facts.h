/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* What workers reported as done. */
typedef struct
{
  GHashTable *lines; /* set of whole lines, but those of notes */
  GHashTable *notes; /* GUID -> number + 1 of the last text */
} Facts;

Facts *facts_new (void);
void facts_free (Facts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Facts, facts_free)

/* The reports of one worker, of which the last line may be cut off. */
void facts_add (Facts *self, const char *output);
guint facts_count (Facts *self);
/* Every one of them is in the library. */
void facts_assert (Facts *self, HwLibrary *library);

G_END_DECLS
