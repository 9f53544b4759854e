/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rdf-tree.h"

#include "extract.h"
#include "xml-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_NODES 1000000
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

typedef struct
{
  GPtrArray *top;
  GPtrArray *open; /* HwRdfNode, borrowed, and what they are in */
  GString *text;
  guint n_nodes;
} Reading;

static void node_free (gpointer data);

static void
property_clear (gpointer data)
{
  HwRdfProperty *self = data;

  g_free (self->name);
  g_free (self->text);
  g_free (self->reference);
  if (self->node != NULL)
    node_free (self->node);
}

/* As deep as the XML was, which is bounded. */
static void
node_free (gpointer data)
{
  HwRdfNode *self = data;

  g_free (self->type);
  g_free (self->about);
  g_array_unref (self->properties);
  g_free (self);
}

static HwRdfProperty *
get_last (HwRdfNode *node)
{
  return &g_array_index (node->properties, HwRdfProperty, node->properties->len - 1);
}

static void
start_node (Reading *self, HwXml *xml)
{
  HwRdfNode *node = g_new0 (HwRdfNode, 1);
  const char *about = hw_xml_get (xml, "rdf:about");

  node->type = g_strdup (hw_xml_get_local_name (xml));
  node->about = g_strdup (about != NULL ? about : "");
  node->properties = g_array_new (FALSE, FALSE, sizeof (HwRdfProperty));
  g_array_set_clear_func (node->properties, property_clear);
  if (self->open->len == 0)
    g_ptr_array_add (self->top, node);
  else
    {
      HwRdfProperty *property = get_last (self->open->pdata[self->open->len - 1]);

      /* One is what is meant; a second has no place in this form. */
      if (property->node != NULL)
        node_free (property->node);
      property->node = node;
    }
  g_ptr_array_add (self->open, node);
}

static void
start_property (Reading *self, HwXml *xml)
{
  const HwRdfProperty property = { .name = g_strdup (hw_xml_get_local_name (xml)),
                                   .text = g_strdup (""),
                                   .reference = g_strdup (hw_xml_get (xml, "rdf:resource")) };

  g_array_append_val (((HwRdfNode *) self->open->pdata[self->open->len - 1])->properties, property);
}

/* rdf:RDF, then resources and properties by turns. */
static void
start (gpointer data, int id, HwXml *xml)
{
  Reading *self = data;
  const guint depth = hw_xml_get_depth (xml);

  g_string_truncate (self->text, 0);
  if (++self->n_nodes > MAX_NODES)
    hw_xml_stop (xml);
  else if (depth > 1 && depth % 2 == 0)
    start_node (self, xml);
  else if (depth > 1)
    start_property (self, xml);
}

static void
text (gpointer data, const char *bytes, gsize n_bytes, HwXml *xml)
{
  g_string_append_len (((Reading *) data)->text, bytes, (gssize) n_bytes);
}

static void
end (gpointer data, int id, HwXml *xml)
{
  Reading *self = data;
  const guint depth = hw_xml_get_depth (xml);

  if (depth > 1 && depth % 2 == 0 && self->open->len > 0)
    g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  else if (depth > 1 && self->open->len > 0)
    {
      HwRdfProperty *property = get_last (self->open->pdata[self->open->len - 1]);

      if (property->node == NULL)
        {
          g_free (property->text);
          property->text = g_strdup (self->text->str);
        }
    }
  g_string_truncate (self->text, 0);
}

GPtrArray *
hw_rdf_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  static const HwXmlNamespace namespaces[] = { { RDF, "rdf" }, { NULL } };
  static const HwXmlName no_names[] = { { NULL } };
  static const HwXmlGrammar grammar
      = { .namespaces = namespaces, .names = no_names, .start = start, .end = end, .text = text };
  g_autoptr (GPtrArray) top = g_ptr_array_new_with_free_func (node_free);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  Reading self = { .top = top, .open = open, .text = words };

  if (!hw_xml_read (bytes, name, &grammar, &self, cancellable, error))
    return NULL;
  if (self.n_nodes <= MAX_NODES)
    return g_steal_pointer (&top);
  g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
               _ ("“%s” in the file has more than %d parts."), name, MAX_NODES);
  return NULL;
}

const HwRdfProperty *
hw_rdf_next (const HwRdfNode *self, const char *name, guint *from)
{
  while (*from < self->properties->len)
    {
      const HwRdfProperty *property = &g_array_index (self->properties, HwRdfProperty, (*from)++);

      if (strcmp (property->name, name) == 0)
        return property;
    }
  return NULL;
}

const char *
hw_rdf_get_text (const HwRdfNode *self, const char *name)
{
  guint from = 0;
  const HwRdfProperty *property = hw_rdf_next (self, name, &from);

  if (property == NULL)
    return "";
  return property->node != NULL ? hw_rdf_get_text (property->node, "value") : property->text;
}
