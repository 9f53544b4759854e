/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* EPUB books, 2 and 3: the chapters in the order of reading, notes after the paragraph that calls them, the pages of
 * the printed book where it names them. */
HwExtract *hw_epub_extract (GBytes *bytes,
                            const HwReadOptions *options,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
