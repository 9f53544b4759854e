/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* OpenDocument texts, packed (.odt) or flat (.fodt). As hw_docx_extract(). */
HwExtract *hw_odt_extract (GBytes *bytes,
                           const HwReadOptions *options,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
