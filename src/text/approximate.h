/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a pattern stands in a text with the fewest letters inserted, removed or replaced: the bit-parallel
 * way of Myers, in the form of Hyyrö for patterns of more than 64 letters. Letters are numbers below
 * @n_letters that the caller gave them; 0 is one that is no other's like. */
typedef struct _HwApproximate HwApproximate;

HwApproximate *hw_approximate_new (guint n_letters);
void hw_approximate_free (HwApproximate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwApproximate, hw_approximate_free)

/* The least number of changes that make the @n letters of @pattern (at least 1) a part of @text, of @n_text
 * letters, that ends before *end; the first such end. With @anchored the part begins where @text does.
 * @step 1 reads both forwards; -1 reads both backwards, from the letter before @pattern and @text, and *end
 * counts backwards too. Costs n_text times n / 64 steps of about 3 ns. */
guint hw_approximate_find (HwApproximate *self,
                           const guint16 *pattern,
                           gsize n,
                           const guint16 *text,
                           gsize n_text,
                           int step,
                           gboolean anchored,
                           gsize *end);

G_END_DECLS
