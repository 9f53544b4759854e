/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parser compares each attribute of an element with those before it, in which nothing can stop it: so they
 * are counted first. */
#define HW_XML_MAX_ATTRIBUTES 1000

/* An XML file as UTF-8 without a BOM, by its BOM or its declaration; not copied where it is that. @name is for the
 * error: NULL with HW_IMPORT_ERROR_DAMAGED where it is not in the encoding that it states. */
GBytes *hw_xml_decode (GBytes *bytes, const char *name, GError **error);

/* Has any element more attributes than that? */
gboolean hw_xml_has_many_attributes (GBytes *utf8);

G_END_DECLS
