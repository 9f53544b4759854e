/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "check-query.h"

/* Any bytes are a query. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  check_query (text);
  return 0;
}
