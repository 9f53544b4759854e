/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* Word's .docx and its kin. Numbers of lists and bullets are text, as Word shows them; notes follow their paragraph;
 * tracked changes are read as accepted; headers and footers are set aside. */
HwExtract *hw_docx_extract (GBytes *bytes,
                            const HwReadOptions *options,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
