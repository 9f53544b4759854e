/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export-set.h"

G_BEGIN_DECLS

/* Each format writes a set to a string. */
GString *hw_export_markdown (const HwExportSet *set);
GString *hw_export_html (const HwExportSet *set);
GString *hw_export_csv (const HwExportSet *set);
GString *hw_export_web_annotation (const HwExportSet *set);

G_END_DECLS
