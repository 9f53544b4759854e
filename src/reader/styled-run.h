/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a text that are set in another weight or slant. */
typedef struct
{
  gsize start, end;
  gboolean bold, italic;
} HwStyledRun;

G_END_DECLS
