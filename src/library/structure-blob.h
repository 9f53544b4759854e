/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "structure.h"

G_BEGIN_DECLS

/* The parts of a HwStructure as libraries store them: numbers little endian, strings with their NUL. */
typedef struct
{
  GByteArray
      *forms; /* 32-bit number of all; then runs of those that are not plain body: 32-bit first,
                           32-bit number, role, level, direction */
  GByteArray *locators; /* 32-bit start, kind, label */
  GByteArray *asides;   /* 32-bit paragraph, reason, text */
} HwStructureBlobs;

void hw_structure_blobs_write (HwStructureBlobs *self, const HwStructure *structure);
void hw_structure_blobs_clear (HwStructureBlobs *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HwStructureBlobs, hw_structure_blobs_clear)

typedef struct
{
  const guint8 *data;
  gsize n_bytes;
} HwStructureBlob;

/* FALSE where they are damaged; then what could be read is in @structure, which was empty. @n_paragraphs is
 * that of the text. */
gboolean hw_structure_blobs_read (const HwStructureBlob *forms,
                                  const HwStructureBlob *locators,
                                  const HwStructureBlob *asides,
                                  gsize n_paragraphs,
                                  HwStructure *structure);

G_END_DECLS
