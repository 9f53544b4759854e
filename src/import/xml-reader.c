/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml-reader.h"

#include "extract.h"
#include "xml-bytes.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#define CANCEL_INTERVAL 1024
/* The parser looks through all of them at each element. */
#define MAX_NAMESPACES_IN_SCOPE 500
#define MAX_QUALIFIED_NAME 128

typedef enum
{
  STOP_NONE,
  STOP_WANTED,
  STOP_CANCELLED,
  STOP_DEEP,
  STOP_NAMESPACES,
  STOP_ENTITIES,
} Stop;

typedef struct
{
  int id;
  guint n_namespaces;
} Open;

struct _HwXml
{
  const HwXmlGrammar *grammar;
  gpointer data;
  GCancellable *cancellable;
  xmlParserCtxtPtr parser;
  GHashTable *ids;    /* qualified name -> id */
  GArray *open;       /* element type Open */
  guint skip_depth;   /* 0: nothing is left out */
  guint n_namespaces; /* in scope */
  guint n_events;
  Stop stop;
  int error_line;

  /* Of the element whose start is told. */
  const char *local_name;
  const xmlChar **attributes; /* five a piece */
  int n_attributes;
  GStringChunk *values;
  gboolean has_values;
};

static void
stop (HwXml *self, Stop why)
{
  if (self->stop == STOP_NONE)
    self->stop = why;
  xmlStopParser (self->parser);
}

static const char *
find_prefix (const HwXml *self, const xmlChar *uri)
{
  if (uri == NULL)
    return NULL;
  for (const HwXmlNamespace *ns = self->grammar->namespaces; ns != NULL && ns->uri != NULL; ns++)
    if (strcmp (ns->uri, (const char *) uri) == 0)
      return ns->prefix;
  return NULL;
}

static int
find_id (const HwXml *self, const char *local, const xmlChar *uri)
{
  const char *prefix = find_prefix (self, uri);
  char name[MAX_QUALIFIED_NAME];

  if (uri != NULL && prefix == NULL)
    return 0;
  if (strlen (local) + (prefix != NULL ? strlen (prefix) + 1 : 0) >= sizeof name)
    return 0;
  if (prefix == NULL || *prefix == '\0')
    return GPOINTER_TO_INT (g_hash_table_lookup (self->ids, local));
  g_stpcpy (g_stpcpy (g_stpcpy (name, prefix), ":"), local);
  return GPOINTER_TO_INT (g_hash_table_lookup (self->ids, name));
}

static void
start_element (void *data,
               const xmlChar *local,
               const xmlChar *prefix,
               const xmlChar *uri,
               int n_namespaces,
               const xmlChar **namespaces,
               int n_attributes,
               int n_defaulted,
               const xmlChar **attributes)
{
  HwXml *self = data;
  Open open = { find_id (self, (const char *) local, uri), (guint) n_namespaces };

  if (++self->n_events % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (self->cancellable))
    stop (self, STOP_CANCELLED);
  self->n_namespaces += open.n_namespaces;
  if (self->n_namespaces > MAX_NAMESPACES_IN_SCOPE)
    stop (self, STOP_NAMESPACES);
  if (self->open->len >= HW_XML_MAX_DEPTH)
    stop (self, STOP_DEEP);
  if (self->stop != STOP_NONE)
    return;
  g_array_append_val (self->open, open);
  if (self->skip_depth != 0 || self->grammar->start == NULL)
    return;

  self->local_name = (const char *) local;
  self->attributes = attributes;
  self->n_attributes = n_attributes;
  self->grammar->start (self->data, open.id, self);
  self->attributes = NULL;
  self->n_attributes = 0;
  if (self->has_values)
    g_string_chunk_clear (self->values);
  self->has_values = FALSE;
}

static void
end_element (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  HwXml *self = data;

  if (self->stop != STOP_NONE || self->open->len == 0)
    return;

  const Open open = g_array_index (self->open, Open, self->open->len - 1);
  if (self->skip_depth == self->open->len)
    self->skip_depth = 0;
  else if (self->skip_depth == 0 && self->grammar->end != NULL)
    self->grammar->end (self->data, open.id, self);
  self->n_namespaces -= open.n_namespaces;
  g_array_set_size (self->open, self->open->len - 1);
}

static void
characters (void *data, const xmlChar *text, int n_bytes)
{
  HwXml *self = data;

  if (self->stop == STOP_NONE && self->skip_depth == 0 && self->grammar->text != NULL)
    self->grammar->text (self->data, (const char *) text, (gsize) n_bytes, self);
}

/* Nothing that these readers read declares anything: entities are how a small file grows large or reaches for
 * another, and default attributes cost time. */
static void
entity_declared (void *data,
                 const xmlChar *name,
                 int type,
                 const xmlChar *public_id,
                 const xmlChar *system_id,
                 xmlChar *content)
{
  stop (data, STOP_ENTITIES);
}

static void
attribute_declared (void *data,
                    const xmlChar *element,
                    const xmlChar *name,
                    int type,
                    int def,
                    const xmlChar *default_value,
                    xmlEnumerationPtr values)
{
  xmlFreeEnumeration (values);
  stop (data, STOP_ENTITIES);
}

static xmlEntityPtr
get_entity (void *data, const xmlChar *name)
{
  HwXml *self = data;
  xmlEntityPtr predefined = xmlGetPredefinedEntity (name);

  if (predefined != NULL || !self->grammar->has_html_entities)
    return predefined;

  const htmlEntityDesc *html = htmlEntityLookup (name);
  if (html == NULL)
    return NULL;
  /* The parser copies what it takes from here before it asks again. */
  static _Thread_local xmlEntity entity;
  static _Thread_local char content[8];
  content[g_unichar_to_utf8 (html->value, content)] = '\0';
  memset (&entity, 0, sizeof entity);
  entity.type = XML_ENTITY_DECL;
  entity.name = (const xmlChar *) html->name;
  entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  entity.content = entity.orig = (xmlChar *) content;
  entity.length = (int) strlen (content);
  return &entity;
}

static xmlEntityPtr
get_parameter_entity (void *data, const xmlChar *name)
{
  return NULL;
}

const char *
hw_xml_get (HwXml *self, const char *attribute)
{
  const char *colon = strchr (attribute, ':');
  const char *local = colon != NULL ? colon + 1 : attribute;
  gsize n_prefix = colon != NULL ? (gsize) (colon - attribute) : 0;

  for (int i = 0; i < self->n_attributes; i++)
    {
      const xmlChar *const *a = self->attributes + (gsize) i * 5;

      if (strcmp ((const char *) a[0], local) != 0 || (a[2] == NULL) != (colon == NULL))
        continue;
      if (colon != NULL)
        {
          const char *prefix = find_prefix (self, a[2]);

          if (prefix == NULL || strlen (prefix) != n_prefix
              || strncmp (prefix, attribute, n_prefix) != 0)
            continue;
        }
      self->has_values = TRUE;
      return g_string_chunk_insert_len (self->values, (const char *) a[3], a[4] - a[3]);
    }
  return NULL;
}

int
hw_xml_get_int (HwXml *self, const char *attribute, int fallback)
{
  const char *value = hw_xml_get (self, attribute);
  char *end = NULL;
  gint64 number = value != NULL ? g_ascii_strtoll (value, &end, 10) : 0;

  if (value == NULL || end == value || number < G_MININT || number > G_MAXINT)
    return fallback;
  return (int) number;
}

const char *
hw_xml_get_local_name (HwXml *self)
{
  return self->local_name;
}

void
hw_xml_skip (HwXml *self)
{
  self->skip_depth = self->open->len;
}

guint
hw_xml_get_depth (const HwXml *self)
{
  return self->open->len;
}

int
hw_xml_get_parent (const HwXml *self)
{
  return self->open->len >= 2 ? g_array_index (self->open, Open, self->open->len - 2).id : 0;
}

void
hw_xml_stop (HwXml *self)
{
  stop (self, STOP_WANTED);
}

static void
parse (HwXml *self, GBytes *utf8)
{
  xmlSAXHandler handler = { 0 };
  gsize n_bytes;
  const char *data = g_bytes_get_data (utf8, &n_bytes);

  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.cdataBlock = characters;
  handler.entityDecl = entity_declared;
  handler.attributeDecl = attribute_declared;
  handler.getEntity = get_entity;
  handler.getParameterEntity = get_parameter_entity;

  self->parser = xmlNewParserCtxt ();
  if (self->parser == NULL)
    g_error ("out of memory");
  *self->parser->sax = handler;
  self->parser->userData = self;
  /* HUGE lifts the bounds of the parser, of which one is that a text may be no longer than 10 MB; those that matter
   * are here. No tree is built: there is no startDocument. NOENT is for "&amp;" in an attribute: of other entities
   * there are none, for get_entity() knows none. */
  xmlDocPtr document = xmlCtxtReadMemory (self->parser, data, (int) n_bytes, NULL, "UTF-8",
                                          XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR
                                              | XML_PARSE_NOWARNING | XML_PARSE_HUGE
                                              | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
  if (document != NULL)
    xmlFreeDoc (document);
  if (!self->parser->wellFormed)
    self->error_line = self->parser->lastError.line > 0 ? self->parser->lastError.line : 1;
}

static gboolean
report (HwXml *self, const char *name, GError **error)
{
  switch (self->stop)
    {
    case STOP_WANTED:
      return TRUE;
    case STOP_CANCELLED:
      return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
    case STOP_DEEP:
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                   /* Translators: %s is the name of a file inside a packed file. */
                   _ ("The elements of “%s” in the file are nested more than %d deep."), name,
                   HW_XML_MAX_DEPTH);
      return FALSE;
    case STOP_NAMESPACES:
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                   /* Translators: %s is the name of a file inside a packed file. */
                   _ ("“%s” in the file has more than %d namespaces."), name,
                   MAX_NAMESPACES_IN_SCOPE);
      return FALSE;
    case STOP_ENTITIES:
      g_set_error (
          error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
          /* Translators: %s is the name of a file inside a packed file; XML's term "entity". */
          _ ("“%s” in the file declares entities or attributes of its own: that is not read."),
          name);
      return FALSE;
    case STOP_NONE:
    default:
      break;
    }
  if (self->error_line == 0)
    return TRUE;
  g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
               /* Translators: %s is the name of a file inside a packed file, %d a line. */
               _ ("“%s” in the file is damaged at line %d."), name, self->error_line);
  return FALSE;
}

gboolean
hw_xml_read (GBytes *bytes,
             const char *name,
             const HwXmlGrammar *grammar,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  HwXml self = { .grammar = grammar, .data = data, .cancellable = cancellable };
  g_autoptr (GBytes) utf8 = hw_xml_decode (bytes, name, error);

  if (utf8 == NULL)
    return FALSE;
  if (g_bytes_get_size (utf8) > HW_XML_MAX_BYTES)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                   /* Translators: %s is the name of a file inside a packed file. */
                   _ ("“%s” in the file is larger than %d MB when it is unpacked."), name,
                   (int) (HW_XML_MAX_BYTES / (1024 * 1024)));
      return FALSE;
    }
  if (hw_xml_has_many_attributes (utf8))
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                   /* Translators: %s is the name of a file inside a packed file. */
                   _ ("An element of “%s” in the file has more than %d attributes."), name,
                   HW_XML_MAX_ATTRIBUTES);
      return FALSE;
    }

  self.ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (const HwXmlName *n = grammar->names; n != NULL && n->name != NULL; n++)
    g_hash_table_insert (self.ids, (gpointer) n->name, GINT_TO_POINTER (n->id));
  self.open = g_array_new (FALSE, FALSE, sizeof (Open));
  self.values = g_string_chunk_new (1024);
  parse (&self, utf8);

  gboolean well = report (&self, name, error);
  xmlFreeParserCtxt (self.parser);
  g_string_chunk_free (self.values);
  g_array_unref (self.open);
  g_hash_table_unref (self.ids);
  return well;
}
