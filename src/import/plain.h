/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* Plain text in any encoding -> its text as it stands, with what its first lines state. What was copied with it
 * from a web page is set aside; options->whole_page keeps it. */
HwExtract *hw_plain_extract (GBytes *bytes,
                             const HwReadOptions *options,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
