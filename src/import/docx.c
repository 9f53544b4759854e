/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx.h"

#include "docx-story.h"
#include "office-meta.h"
#include "zip-archive.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ASIDES 200

/* What a part of the package is to another, by the end of the type of their relation: what stands before it differs
 * between the forms of the format. */
typedef struct
{
  char *kind; /* "styles" */
  char *name; /* of the entry */
} Relation;

typedef struct
{
  const char *base;
  GArray *relations; /* element type Relation */
} Relations;

static void
clear_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->kind);
  g_free (relation->name);
}

static void
start_relation (gpointer data, int id, HwXml *xml)
{
  Relations *self = data;
  const char *type = hw_xml_get (xml, "Type");
  const char *target = hw_xml_get (xml, "Target");
  const char *mode = hw_xml_get (xml, "TargetMode");
  const char *kind = type != NULL ? strrchr (type, '/') : NULL;

  if (kind == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  Relation relation = { g_strdup (kind + 1), hw_archive_resolve (self->base, target) };
  g_array_append_val (self->relations, relation);
}

/* Of the part @base; "" is the package. */
static GArray *
read_relations (HwArchive *archive, const char *base)
{
  static const HwXmlGrammar grammar = { NULL, NULL, FALSE, start_relation, NULL, NULL };
  const char *slash = strrchr (base, '/');
  const int n_folder = slash != NULL ? (int) (slash - base) + 1 : 0;
  g_autofree char *name = g_strdup_printf ("%.*s_rels/%s.rels", n_folder, base, base + n_folder);
  GBytes *xml = hw_archive_get (archive, name);
  Relations relations = { base, g_array_new (FALSE, FALSE, sizeof (Relation)) };

  g_array_set_clear_func (relations.relations, clear_relation);
  if (xml != NULL)
    hw_xml_read (xml, name, &grammar, &relations, NULL, NULL);
  return relations.relations;
}

/* The name of the part of a kind, or @fallback. */
static const char *
find_part (const GArray *relations, const char *kind, const char *fallback)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = &g_array_index (relations, Relation, i);

      if (relation->name != NULL && strcmp (relation->kind, kind) == 0)
        return relation->name;
    }
  return fallback;
}

static gboolean
is_needed (const char *name, gpointer user_data)
{
  return g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels");
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Headers and footers, each text once. */
static void
read_asides (HwDocxStories *stories,
             HwFlow *flow,
             HwArchive *archive,
             const GArray *relations,
             gboolean whole_page)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < relations->len && g_hash_table_size (seen) < MAX_ASIDES; i++)
    {
      const Relation *relation = &g_array_index (relations, Relation, i);
      GBytes *xml = relation->name != NULL ? hw_archive_get (archive, relation->name) : NULL;

      if (xml == NULL
          || (strcmp (relation->kind, "header") != 0 && strcmp (relation->kind, "footer") != 0))
        continue;
      g_autofree char *text = hw_docx_stories_read_aside (stories, xml, NULL);
      if (text == NULL || !has_letters (text) || g_hash_table_contains (seen, text))
        continue;
      if (whole_page)
        {
          hw_flow_begin (flow, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
          hw_flow_append (flow, text, -1);
          hw_flow_end (flow);
        }
      else
        hw_extract_builder_set_aside (hw_flow_get_builder (flow), HW_ASIDE_RUNNING_HEAD, text);
      g_hash_table_add (seen, g_steal_pointer (&text));
    }
}

/* Parts beside the body: what is damaged in one is said, and the text is read without it. */
static void
read_beside (HwDocxStories *stories,
             HwFlow *flow,
             HwArchive *archive,
             const GArray *relations,
             GCancellable *cancellable)
{
  static const char *const kinds[] = { "footnotes", "endnotes", "comments", "commentsExtended" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *name = find_part (relations, kinds[i], NULL);
      GBytes *xml = name != NULL ? hw_archive_get (archive, name) : NULL;
      g_autoptr (GError) error = NULL;

      if (xml != NULL && !hw_docx_stories_read (stories, xml, name, cancellable, &error))
        hw_extract_builder_add_remark (hw_flow_get_builder (flow), error->message);
    }
}

static HwExtract *
read_document (HwArchive *archive,
               const HwReadOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GArray) package = read_relations (archive, "");
  const char *main = find_part (package, "officeDocument", "word/document.xml");
  g_autoptr (GArray) relations = read_relations (archive, main);
  GBytes *body = hw_archive_require (archive, main, error);
  g_autoptr (HwFlow) flow = hw_flow_new ();
  gboolean well;

  if (body == NULL)
    return NULL;
  HwDocxStyles *styles = hw_docx_styles_new (
      hw_archive_get (archive, find_part (relations, "styles", "word/styles.xml")), cancellable);
  HwDocxNumbering *numbering = hw_docx_numbering_new (
      hw_archive_get (archive, find_part (relations, "numbering", "word/numbering.xml")),
      cancellable);
  HwDocxStories *stories = hw_docx_stories_new (flow, styles, numbering);

  hw_meta_read (
      hw_extract_builder_get (hw_flow_get_builder (flow)),
      hw_archive_get (archive, find_part (package, "core-properties", "docProps/core.xml")));
  read_asides (stories, flow, archive, relations, options->whole_page);
  read_beside (stories, flow, archive, relations, cancellable);
  well = hw_docx_stories_read (stories, body, main, cancellable, error);
  if (well)
    hw_docx_stories_end (stories);
  hw_docx_stories_free (stories);
  hw_docx_numbering_free (numbering);
  hw_docx_styles_free (styles);

  HwExtract *extract = well ? hw_flow_finish (flow, error) : NULL;
  if (extract != NULL)
    hw_meta_check_language (extract);
  return extract;
}

HwExtract *
hw_docx_extract (GBytes *bytes,
                 const HwReadOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  g_autoptr (HwArchive) archive = NULL;

  /* Word packs a document with a password into the container of its older format. */
  if (n_bytes >= 8 && memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_LOCKED,
                           _ ("The file is locked with a password, or of an older Word."));
      return NULL;
    }
  archive = hw_archive_new (bytes, is_needed, NULL, cancellable, error);
  return archive != NULL ? read_document (archive, options, cancellable, error) : NULL;
}
