/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-tree.h"

#include "extract.h"
#include "row.h"
#include "xml-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* A project of 100,000 passages has a quarter of this. */
#define MAX_NODES 2000000
#define BLOCK_BYTES 65536

static const char *const names[HW_QDA_N_KINDS] = {
  [HW_QDA_OTHER] = "",
  [HW_QDA_PROJECT] = "Project",
  [HW_QDA_CODEBOOK] = "CodeBook",
  [HW_QDA_USERS] = "Users",
  [HW_QDA_USER] = "User",
  [HW_QDA_CODES] = "Codes",
  [HW_QDA_CODE] = "Code",
  [HW_QDA_VARIABLES] = "Variables",
  [HW_QDA_VARIABLE] = "Variable",
  [HW_QDA_VARIABLE_VALUE] = "VariableValue",
  [HW_QDA_VARIABLE_REF] = "VariableRef",
  [HW_QDA_TEXT_VALUE] = "TextValue",
  [HW_QDA_BOOLEAN_VALUE] = "BooleanValue",
  [HW_QDA_INTEGER_VALUE] = "IntegerValue",
  [HW_QDA_FLOAT_VALUE] = "FloatValue",
  [HW_QDA_DATE_VALUE] = "DateValue",
  [HW_QDA_DATE_TIME_VALUE] = "DateTimeValue",
  [HW_QDA_CASES] = "Cases",
  [HW_QDA_CASE] = "Case",
  [HW_QDA_SOURCES] = "Sources",
  [HW_QDA_TEXT_SOURCE] = "TextSource",
  [HW_QDA_PICTURE_SOURCE] = "PictureSource",
  [HW_QDA_PDF_SOURCE] = "PDFSource",
  [HW_QDA_AUDIO_SOURCE] = "AudioSource",
  [HW_QDA_VIDEO_SOURCE] = "VideoSource",
  [HW_QDA_REPRESENTATION] = "Representation",
  [HW_QDA_TEXT_DESCRIPTION] = "TextDescription",
  [HW_QDA_TRANSCRIPT] = "Transcript",
  [HW_QDA_SYNC_POINT] = "SyncPoint",
  [HW_QDA_PLAIN_TEXT_CONTENT] = "PlainTextContent",
  [HW_QDA_PLAIN_TEXT_SELECTION] = "PlainTextSelection",
  [HW_QDA_TRANSCRIPT_SELECTION] = "TranscriptSelection",
  [HW_QDA_PICTURE_SELECTION] = "PictureSelection",
  [HW_QDA_PDF_SELECTION] = "PDFSelection",
  [HW_QDA_AUDIO_SELECTION] = "AudioSelection",
  [HW_QDA_VIDEO_SELECTION] = "VideoSelection",
  [HW_QDA_CODING] = "Coding",
  [HW_QDA_CODE_REF] = "CodeRef",
  [HW_QDA_NOTE_REF] = "NoteRef",
  [HW_QDA_SOURCE_REF] = "SourceRef",
  [HW_QDA_SELECTION_REF] = "SelectionRef",
  [HW_QDA_NOTES] = "Notes",
  [HW_QDA_NOTE] = "Note",
  [HW_QDA_LINKS] = "Links",
  [HW_QDA_LINK] = "Link",
  [HW_QDA_SETS] = "Sets",
  [HW_QDA_SET] = "Set",
  [HW_QDA_MEMBER_CODE] = "MemberCode",
  [HW_QDA_MEMBER_SOURCE] = "MemberSource",
  [HW_QDA_MEMBER_NOTE] = "MemberNote",
  [HW_QDA_GRAPHS] = "Graphs",
  [HW_QDA_GRAPH] = "Graph",
  [HW_QDA_DESCRIPTION] = "Description",
};

static const char *const attributes[] = {
  "guid",
  "name",
  "origin",
  "color",
  "richTextPath",
  "plainTextPath",
  "path",
  "creatingUser",
  "modifyingUser",
  "startPosition",
  "creationDateTime",
  "modifiedDateTime",
  "endPosition",
  "targetGUID",
  "originGUID",
  "page",
  "fromSyncPoint",
  "toSyncPoint",
  "position",
};

typedef struct
{
  HwQdaNode *node, *last_child;
} Open;

struct _HwQdaTree
{
  GHashTable *kinds; /* name -> kind */
  GPtrArray *blocks; /* memory of nodes and attributes */
  gsize used;        /* of the last block */
  GStringChunk *strings;
  GArray *open; /* Open */
  GString *text;
  HwQdaNode *root;
  guint n_nodes;
  gboolean too_many;
};

static gpointer
allocate (HwQdaTree *self, gsize n_bytes)
{
  if (self->blocks->len == 0 || self->used + n_bytes > BLOCK_BYTES)
    {
      g_ptr_array_add (self->blocks, g_malloc0 (BLOCK_BYTES));
      self->used = 0;
    }
  char *memory = (char *) self->blocks->pdata[self->blocks->len - 1] + self->used;
  self->used += n_bytes;
  return memory;
}

static void
read_attributes (HwQdaTree *self, HwQdaNode *node, HwXml *xml)
{
  const char *found[2 * G_N_ELEMENTS (attributes)];

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *value = hw_xml_get (xml, attributes[i]);
      if (value == NULL)
        continue;
      found[2 * node->n_attributes] = attributes[i];
      found[2 * node->n_attributes + 1] = g_string_chunk_insert (self->strings, value);
      node->n_attributes++;
    }
  if (node->n_attributes == 0)
    return;
  node->attributes = allocate (self, 2 * node->n_attributes * sizeof (char *));
  memcpy ((gpointer) node->attributes, found, 2 * node->n_attributes * sizeof (char *));
}

static void
start (gpointer data, int id, HwXml *xml)
{
  HwQdaTree *self = data;
  HwQdaNode *node = allocate (self, sizeof *node);
  const Open open = { node, NULL };

  if (++self->n_nodes > MAX_NODES)
    {
      self->too_many = TRUE;
      hw_xml_stop (xml);
      return;
    }
  node->kind = (HwQdaKind) GPOINTER_TO_INT (
      g_hash_table_lookup (self->kinds, hw_xml_get_local_name (xml)));
  read_attributes (self, node, xml);
  if (self->open->len > 0)
    {
      Open *parent = &g_array_index (self->open, Open, self->open->len - 1);

      if (parent->last_child != NULL)
        parent->last_child->next = node;
      else
        parent->node->children = node;
      parent->last_child = node;
    }
  else
    self->root = node;
  g_array_append_val (self->open, open);
  g_string_truncate (self->text, 0);
}

static gboolean
has_text (HwQdaKind kind)
{
  return kind == HW_QDA_DESCRIPTION || kind == HW_QDA_PLAIN_TEXT_CONTENT
         || (kind >= HW_QDA_TEXT_VALUE && kind <= HW_QDA_DATE_TIME_VALUE);
}

static void
text (gpointer data, const char *bytes, gsize n_bytes, HwXml *xml)
{
  HwQdaTree *self = data;

  if (self->open->len > 0
      && has_text (g_array_index (self->open, Open, self->open->len - 1).node->kind))
    g_string_append_len (self->text, bytes, (gssize) n_bytes);
}

static void
end (gpointer data, int id, HwXml *xml)
{
  HwQdaTree *self = data;
  HwQdaNode *node;

  if (self->open->len == 0)
    return;
  node = g_array_index (self->open, Open, self->open->len - 1).node;
  if (has_text (node->kind))
    node->text
        = g_string_chunk_insert_len (self->strings, self->text->str, (gssize) self->text->len);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->open, self->open->len - 1);
}

void
hw_qda_tree_free (HwQdaTree *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->kinds);
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->strings);
  g_array_unref (self->open);
  g_string_free (self->text, TRUE);
  g_free (self);
}

HwQdaTree *
hw_qda_tree_new (GBytes *xml, const char *name, GCancellable *cancellable, GError **error)
{
  static const HwXmlNamespace no_namespaces[] = { { NULL } };
  static const HwXmlName no_names[] = { { NULL } };
  static const HwXmlGrammar grammar = {
    .namespaces = no_namespaces, .names = no_names, .start = start, .end = end, .text = text
  };
  g_autoptr (HwQdaTree) self = g_new0 (HwQdaTree, 1);

  self->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  for (int i = HW_QDA_OTHER + 1; i < HW_QDA_N_KINDS; i++)
    g_hash_table_insert (self->kinds, (gpointer) names[i], GINT_TO_POINTER (i));
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (BLOCK_BYTES);
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->text = g_string_new (NULL);
  if (!hw_xml_read (xml, name, &grammar, self, cancellable, error))
    return NULL;
  if (self->too_many)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                   /* Translators: %s is the name of a file inside a packed file. */
                   _ ("“%s” in the file has more than %d parts."), name, MAX_NODES);
      return NULL;
    }
  return g_steal_pointer (&self);
}

HwQdaNode *
hw_qda_tree_get_root (HwQdaTree *self)
{
  return self->root;
}

const char *
hw_qda_get (const HwQdaNode *node, const char *attribute)
{
  for (guint i = 0; i < node->n_attributes; i++)
    if (strcmp (node->attributes[2 * i], attribute) == 0)
      return node->attributes[2 * i + 1];
  return "";
}

gboolean
hw_qda_get_number (const HwQdaNode *node, const char *attribute, gint64 *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (hw_qda_get (node, attribute)));

  return g_ascii_string_to_signed (stripped, 10, G_MININT64 / 4, G_MAXINT64 / 4, number, NULL);
}

gint64
hw_qda_parse_time (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (stripped, utc);

  return time != NULL ? MAX (g_date_time_to_unix (time), 0) * G_USEC_PER_SEC
                            + g_date_time_get_microsecond (time)
                      : 0;
}

gint64
hw_qda_get_time (const HwQdaNode *node, const char *attribute)
{
  return hw_qda_parse_time (hw_qda_get (node, attribute));
}

char *
hw_qda_get_key (const HwQdaNode *node, const char *attribute)
{
  return hw_row_normalize_guid (hw_qda_get (node, attribute));
}

const HwQdaNode *
hw_qda_find (const HwQdaNode *node, HwQdaKind kind)
{
  const HwQdaNode *child = node != NULL ? node->children : NULL;

  while (child != NULL && child->kind != kind)
    child = child->next;
  return child;
}

const HwQdaNode *
hw_qda_find_next (const HwQdaNode *node)
{
  const HwQdaKind kind = node->kind;

  do
    node = node->next;
  while (node != NULL && node->kind != kind);
  return node;
}

const char *
hw_qda_find_text (const HwQdaNode *node, HwQdaKind kind)
{
  const HwQdaNode *child = hw_qda_find (node, kind);

  return child != NULL && child->text != NULL ? child->text : "";
}
