/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* Reads a whole file of one format. No file system, no network, nothing kept between two calls. */
typedef HwExtract *(*HwReadFunc) (GBytes *bytes,
                                  const HwReadOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

typedef struct
{
  const char *name;       /* "pdf", for --as= and the worker */
  const char *label;      /* untranslated: "PDF", "Web page" */
  const char *extensions; /* in lower case between blanks: "htm html xhtml" */
  gboolean is_text;       /* its bytes are letters in some encoding, which may be told wrongly */
  HwReadFunc read;
} HwFormat;

/* All that are read, in the order of a list for people. */
const HwFormat *hw_formats_list (gsize *n);
/* By its name; NULL. */
const HwFormat *hw_format_find (const char *name);
/* The format that a file's name tells: a name without an extension is text. NULL for an extension that
 * nothing here reads. */
const HwFormat *hw_format_of_name (const char *name);
/* The extension in lower case without its dot, or NULL for none: "report v1.2" and "1. مقدمة" have
 * none. Transfer full. */
char *hw_format_extension (const char *name);

/* Is there any use in reading more than the first bytes of a file with this name? */
gboolean hw_format_is_hopeful (const char *name, const HwReadOptions *options);

/* How a file is read: what @options say, else its first bytes where they are plain, else its name. NULL with
 * _UNSUPPORTED and what it is. */
const HwFormat *hw_format_of_file (GBytes *bytes, const HwReadOptions *options, GError **error);

G_END_DECLS
