/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes in some encoding -> canonical UTF-8: no BOM, LF line ends, no NUL; else as the source said.
 *
 * In this order: a BOM, UTF-16 without one where it plainly is that, valid UTF-8, @declared (what the
 * file says of itself; may be NULL), UTF-8 with a few damaged bytes (each becomes U+FFFD and is counted in
 * @n_damaged), then what uchardet takes it for. *encoding becomes the name of what it was.
 *
 * Returns NULL with HW_IMPORT_ERROR_BINARY for NUL and other content that is not text, _ENCODING where
 * no encoding fits, _EMPTY. The bytes of a file that is canonical already are not copied. */
GBytes *
hw_decode (GBytes *bytes, const char *declared, char **encoding, gsize *n_damaged, GError **error);

/* Does GLib know how to convert from this encoding? */
gboolean hw_decode_knows (const char *encoding);

G_END_DECLS
