/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "odt-lists.h"
#include "xml-reader.h"

G_BEGIN_DECLS

/* What the styles of an OpenDocument text say of paragraphs, spans, tables and lists. */
typedef struct _OdtStyles OdtStyles;

OdtStyles *odt_styles_new (void);
void odt_styles_free (OdtStyles *self);

/* Every element, as it is met outside the body. */
void odt_styles_start (OdtStyles *self, int id, HwXml *xml);
void odt_styles_end (OdtStyles *self, int id);

/* A paragraph of this style comes: it may begin a page of another kind. */
void odt_styles_turn_page (OdtStyles *self, const char *name);

/* @name: of a paragraph's style, or NULL. */
HwDirection odt_styles_get_direction (const OdtStyles *self, const char *name);
HwParagraphRole odt_styles_get_role (const OdtStyles *self, const char *name);
/* Is its text not shown? @name: of a span's style, or a paragraph's. */
gboolean odt_styles_is_hidden (const OdtStyles *self, const char *family, const char *name);
HwDirection odt_styles_get_table_direction (const OdtStyles *self, const char *name);
/* Does it take the numbering of headings back? */
gboolean odt_styles_is_unnumbered (const OdtStyles *self, const char *name);

/* Of a list style, or of headings; NULL. Borrowed. */
const HwOdtLevel *odt_styles_get_levels (const OdtStyles *self, const char *name);
const HwOdtLevel *odt_styles_get_outline (const OdtStyles *self);

G_END_DECLS
