/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper.h"
#include "xml.h"

G_BEGIN_DECLS

/* A page that loads nothing and runs nothing; comments stand after the paragraph in which they end, on a wide
 * screen beside it. Transfer full. */
GBytes *hw_paper_to_html (const HwPaper *paper);

G_END_DECLS
