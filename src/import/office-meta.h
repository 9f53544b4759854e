/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "xml-reader.h"

G_BEGIN_DECLS

/* What a document says of itself, field by field, as a file has it: blanks are joined, what cannot be that is
 * passed over, the first title, date and language hold. */
void hw_meta_take_title (HwExtract *extract, const char *value);
/* Another one is put behind the first. */
void hw_meta_take_author (HwExtract *extract, const char *value);
void hw_meta_take_source (HwExtract *extract, const char *value);
/* ISO 8601, with or without a time; or as people write dates. */
void hw_meta_take_date (HwExtract *extract, const char *value);
/* "ar-SA". */
void hw_meta_take_language (HwExtract *extract, const char *value);

/* docProps/core.xml of OOXML, meta.xml of OpenDocument, or an .fodt. What is damaged says nothing. */
void hw_meta_read (HwExtract *extract, GBytes *xml);

/* Templates made for English say "en" above any text: where the letters of the text say otherwise, they hold. After
 * the text is there. */
void hw_meta_check_language (HwExtract *extract);

G_END_DECLS
