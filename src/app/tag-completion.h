/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tags.h"

G_BEGIN_DECLS

/* Which of @tags (element type HwTag, in tree order) a person may mean by @typed, the likeliest first, at
 * most @limit: names that are it, then that begin with it, then with a word that begins with it,
 * then that hold it, compared folded; in each class the last used first. Nothing typed lists the
 * last used, then the rest in tree order. *@exact becomes TRUE where a tag is called just that, so
 * that there is nothing to create. Element type HwTag, transfer full. */
GPtrArray *
hw_tag_completion_match (GPtrArray *tags, const char *typed, guint limit, gboolean *exact);

G_END_DECLS
