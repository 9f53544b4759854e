/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An XML file in memory, over libxml2's writer: always well-formed, whatever the texts hold. What no XML may
 * hold is written as U+FFFD. */
typedef struct _HwXml HwXml;

HwXml *hw_xml_new (void);
void hw_xml_free (HwXml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwXml, hw_xml_free)

/* Names of elements and attributes come with their prefix, and are the program's own. The rest of the arguments
 * are names and values of attributes, two by two, and NULL; an attribute whose value is NULL is left out. */
void hw_xml_open (HwXml *self, const char *element, ...) G_GNUC_NULL_TERMINATED;
void hw_xml_empty (HwXml *self, const char *element, ...) G_GNUC_NULL_TERMINATED;
void hw_xml_text (HwXml *self, const char *text);
void hw_xml_text_len (HwXml *self, const char *text, gsize n_bytes);
void hw_xml_close (HwXml *self);
/* Opens, writes and closes. */
void hw_xml_element (HwXml *self, const char *element, const char *text);

/* Closes all that is open. Transfer full. */
GBytes *hw_xml_finish (HwXml *self);

/* A copy in which every character may stand in XML. Transfer full. */
char *hw_xml_legal (const char *text, gssize n_bytes);

G_END_DECLS
