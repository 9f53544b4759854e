/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* A table, CSV or TSV, with any delimiter -> a document a row, in HwExtract.parts. Which column is what: see
 * csv-columns.h; options->map decides. A remark says which columns were not taken. */
HwExtract *hw_csv_extract (GBytes *bytes,
                           const HwReadOptions *options,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
