/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* RDF as XML, as far as programs write it that keep resources and properties by turns: no other forms. Names are
 * local. */
typedef struct _HwRdfNode HwRdfNode;

typedef struct
{
  char *name;
  char *text;      /* "" for none */
  char *reference; /* the address of another resource; or NULL */
  HwRdfNode *node; /* a resource that is inside; or NULL */
} HwRdfProperty;

struct _HwRdfNode
{
  char *type;         /* the element's name: "Book" */
  char *about;        /* its address, "" for none */
  GArray *properties; /* HwRdfProperty */
};

/* The resources at the top, in their order: element type HwRdfNode, transfer full. NULL with an error of
 * HW_IMPORT_ERROR. */
GPtrArray *hw_rdf_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

/* The first property of this name from @from on (which becomes the place behind it); NULL. */
const HwRdfProperty *hw_rdf_next (const HwRdfNode *self, const char *name, guint *from);
/* The text of the first one, or of the value of the resource inside it; "" for none. */
const char *hw_rdf_get_text (const HwRdfNode *self, const char *name);

G_END_DECLS
