/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads XML that came from outside, element by element, without building a tree: no network, no DTD, no entity
 * that the document declares, bounded depth, attributes and namespaces. */
typedef struct _HwXml HwXml;

/* Deeper than any word processor, book or project file goes. */
#define HW_XML_MAX_DEPTH 400
/* As UTF-8. A reader may hold what is in it five times over, where it is one paragraph. */
#define HW_XML_MAX_BYTES ((gsize) 64 * 1024 * 1024)

/* By what prefix the names below call a namespace: two may share one (old and new forms of a format). */
typedef struct
{
  const char *uri;
  const char *prefix;
} HwXmlNamespace;

/* "w:p", or "p" for an element of no namespace, and the number by which the functions below know it. */
typedef struct
{
  const char *name;
  int id; /* from 1 */
} HwXmlName;

/* What is read and who is told. Static, or at least longer than the reading. */
typedef struct
{
  const HwXmlNamespace
      *namespaces;        /* ends with a NULL uri. One that is not here counts as none of these. */
  const HwXmlName *names; /* ends with a NULL name */
  gboolean has_html_entities; /* &nbsp; and its kin mean what they mean in HTML */

  /* @id is 0 for an element that is not in @names. Each may be NULL. */
  void (*start) (gpointer data, int id, HwXml *xml);
  void (*end) (gpointer data, int id, HwXml *xml);
  void (*text) (gpointer data, const char *text, gsize n_bytes, HwXml *xml);
} HwXmlGrammar;

/* @name: what the error calls it ("word/document.xml"). UTF-8, UTF-16 and whatever else the declaration says and
 * iconv knows. FALSE with HW_IMPORT_ERROR_DAMAGED where it is not well formed (the message says in which line; what
 * was told before stands), with _TOO_LARGE, with _UNSUPPORTED where it declares entities or goes beyond the bounds, or on a cancel. */
gboolean hw_xml_read (GBytes *bytes,
                      const char *name,
                      const HwXmlGrammar *grammar,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error);

/* Inside start: the value of an attribute, "w:val" or "val", NULL where it is not there. Valid until start ends. */
const char *hw_xml_get (HwXml *xml, const char *attribute);
/* Inside start: its value as a number; @fallback where it is not there or none. */
int hw_xml_get_int (HwXml *xml, const char *attribute, int fallback);
/* Inside start: the name without its prefix, for an element whose @id is 0. */
const char *hw_xml_get_local_name (HwXml *xml);
/* Inside start: neither what is in this element nor its end is told. */
void hw_xml_skip (HwXml *xml);
/* How many elements are open; inside start and end, this one counts. */
guint hw_xml_get_depth (const HwXml *xml);
/* The id of the element that holds the innermost open one, 0 for others and none. */
int hw_xml_get_parent (const HwXml *xml);
/* The rest is not read; hw_xml_read() returns TRUE. */
void hw_xml_stop (HwXml *xml);

G_END_DECLS
