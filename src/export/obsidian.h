/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats.h"

G_BEGIN_DECLS

/* One file of an export that is several. */
typedef struct
{
  char *name; /* a path with "/" in it, of nothing that a file system refuses */
  char *text;
} HwExportFile;

/* Element type HwExportFile, no name twice. Transfer full. */
GPtrArray *hw_export_obsidian_files (const HwExportJob *job);

/* A tag as Obsidian understands it, without "#": "politics/foreign-affairs". Transfer full. */
char *hw_export_obsidian_tag (const char *path);

/* Writes the files below @path, a new folder or an empty one: all of them, or none. */
gboolean hw_export_write_folder (GPtrArray *files, const char *path, GError **error);

G_END_DECLS
