/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

/* In a build of the worker for tests this stands in place of hw_extract_bytes(): a file that begins with HOSTILE
 * and a word does what the word says, as a reader would that a file has taken over. */
HwExtract *hostile_extract_bytes (GBytes *bytes,
                                  const HwReadOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);
