/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* Markdown -> its text as it stands, with what each line is: heading, list item, quotation, code. The front matter
 * states title, author and the like. */
HwExtract *hw_markdown_extract (GBytes *bytes,
                                const HwReadOptions *options,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
