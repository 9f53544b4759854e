/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* REFI-QDA 1.5: a project (.qdpx) or a codebook (.qdc) as NVivo, MAXQDA, ATLAS.ti, QualCoder and others read it.
 * GUIDs are those of the library, so that what comes back is known again. The same project is the same bytes. Texts
 * are written as they are read, corrected; what was corrected in them, and the files they were read from, stay behind. */
typedef enum
{
  HW_QDA_STANDARD,      /* positions are code points of texts with LF */
  HW_QDA_NVIVO_WINDOWS, /* as NVivo for Windows counts: UTF-16, CR LF, a BOM that counts nothing */
} HwQdaFlavour;

GBytes *
hw_qdpx_write (HwProject *project, HwQdaFlavour flavour, GCancellable *cancellable, GError **error);
/* INVALID where there are no tags: a codebook needs one. */
GBytes *hw_qdc_write (HwProject *project, GError **error);

G_END_DECLS
