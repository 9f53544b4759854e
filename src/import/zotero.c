/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zotero.h"

#include "date.h"
#include "extract.h"
#include "rdf-tree.h"
#include "row.h"

#include <glib/gi18n.h>
#include <string.h>

/* Zotero's translator "Zotero RDF" tells what it writes. An entry refers to its notes (isReferencedBy: a Memo), its files
 * (link: an Attachment, whose property rdf:resource is a path) and has its tags as subjects; collections have parts. */
typedef struct
{
  HwProject *project;
  GPtrArray *nodes;
  GHashTable *by_address; /* about -> HwRdfNode */
  GHashTable *used;       /* set of the addresses of notes and files that belong to something */
  GHashTable *tags;       /* name -> index + 1 */
  GHashTable *documents;  /* about -> GArray of guint */
  gboolean has_pdf;
} Reading;

gboolean
hw_zotero_sniff (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const gsize n = MIN (n_bytes, 4096);

  return data != NULL && memmem (data, n, "rdf:RDF", 7) != NULL
         && memmem (data, n, "zotero.org/namespaces/export#", 29) != NULL;
}

static gboolean
is_kind (const HwRdfNode *node, const char *type, const char *kind)
{
  return strcmp (node->type, type) == 0 || strcmp (hw_rdf_get_text (node, "itemType"), kind) == 0;
}

static gboolean
is_note (const HwRdfNode *node)
{
  return is_kind (node, "Memo", "note");
}

static gboolean
is_file (const HwRdfNode *node)
{
  return is_kind (node, "Attachment", "attachment");
}

static gboolean
is_entry (const HwRdfNode *node)
{
  return !is_note (node) && !is_file (node) && strcmp (node->type, "Collection") != 0
         && *hw_rdf_get_text (node, "itemType") != '\0';
}

/* What a form of HTML paragraphs has is Markdown's. */
static void
add_paragraph (GString *out, const HwExtract *extract, gsize index)
{
  const HwParagraph paragraph = hw_text_get_paragraph (extract->text, index);
  g_autofree char *text = hw_text_slice (extract->text, paragraph.start, paragraph.end);
  const GArray *forms = extract->structure != NULL ? extract->structure->forms : NULL;
  const HwParagraphForm form = forms != NULL && index < forms->len
                                   ? g_array_index (forms, HwParagraphForm, index)
                                   : (HwParagraphForm){ 0 };

  if (hw_row_is_blank (text))
    return;
  if (out->len > 0)
    g_string_append (out, form.role == HW_ROLE_LIST_ITEM ? "\n" : "\n\n");
  if (form.role == HW_ROLE_HEADING)
    g_string_append_printf (out, "%.*s ", CLAMP (form.level, 1, 6), "######");
  else if (form.role == HW_ROLE_QUOTATION)
    g_string_append (out, "> ");
  else if (form.role == HW_ROLE_LIST_ITEM && strpbrk (text, "-*•0123456789") != text)
    g_string_append (out, "- ");
  g_string_append (out, text);
}

/* A note of Zotero, which is HTML, as Markdown; "" for an empty one. Transfer full. */
static char *
make_markdown (const char *html, GCancellable *cancellable)
{
  const HwReadOptions options
      = { .name = "note.html", .format = "html", .encoding = "UTF-8", .whole_page = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autoptr (HwExtract) extract = hw_extract_bytes (bytes, &options, cancellable, NULL);
  GString *out = g_string_new (NULL);

  for (gsize i = 0;
       extract != NULL && extract->text != NULL && i < hw_text_get_n_paragraphs (extract->text);
       i++)
    add_paragraph (out, extract, i);
  return g_string_free (out, FALSE);
}

/* "Given Surname; Given Surname" of the first kind of people that there are. Transfer full. */
static char *
read_people (const HwRdfNode *entry)
{
  static const char *const kinds[] = { "authors",    "interviewees", "artists",     "directors",
                                       "podcasters", "editors",      "contributors" };
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds) && out->len == 0; i++)
    {
      guint from = 0, in_list = 0;
      const HwRdfProperty *list = hw_rdf_next (entry, kinds[i], &from), *one;

      while (list != NULL && list->node != NULL
             && (one = hw_rdf_next (list->node, "li", &in_list)) != NULL)
        {
          if (one->node == NULL)
            continue;
          const char *given = hw_rdf_get_text (one->node, "givenName");
          const char *surname = hw_rdf_get_text (one->node, "surname");
          if (*given == '\0')
            given = hw_rdf_get_text (one->node, "givenname");
          g_string_append_printf (out, "%s%s%s%s", out->len > 0 ? "; " : "", given,
                                  *given != '\0' && *surname != '\0' ? " " : "", surname);
        }
    }
  return g_string_free (out, FALSE);
}

/* The journal, newspaper or site it stands in, else the publisher. Transfer full. */
static char *
read_source (const HwRdfNode *entry)
{
  const HwRdfProperty *part;
  guint from = 0;

  while ((part = hw_rdf_next (entry, "isPartOf", &from)) != NULL)
    if (part->node != NULL && *hw_rdf_get_text (part->node, "title") != '\0')
      return g_strdup (hw_rdf_get_text (part->node, "title"));
  from = 0;
  part = hw_rdf_next (entry, "publisher", &from);
  return g_strdup (part != NULL && part->node != NULL ? hw_rdf_get_text (part->node, "name") : "");
}

/* The first identifier that is an address. Transfer full. */
static char *
read_address (const HwRdfNode *entry)
{
  const HwRdfProperty *identifier;
  guint from = 0;

  while ((identifier = hw_rdf_next (entry, "identifier", &from)) != NULL)
    if (identifier->node != NULL && strcmp (identifier->node->type, "URI") == 0)
      return g_strdup (hw_rdf_get_text (identifier->node, "value"));
  return g_strdup ("");
}

static HwText *
make_text (const char *title, const char *abstract)
{
  g_autofree char *joined
      = g_strdup_printf ("%s%s%s\n", title, *abstract != '\0' ? "\n" : "", abstract);
  g_auto (GStrv) lines = g_strsplit (joined, "\r", -1);
  g_autofree char *clean = g_strjoinv ("", lines);

  return hw_text_new_from_string (clean);
}

static guint
add_document (Reading *self, const HwRdfNode *about, const HwRdfNode *file, guint number)
{
  guint index;
  HwProjectDocument *document = hw_project_add_document (self->project, &index);
  const char *title = hw_rdf_get_text (about, "title");
  g_autofree char *place = g_strdup_printf (
      "%s %s %u", about->about, file != NULL ? file->about : "", *about->about != '\0' ? 0 : index);
  GArray *documents = g_hash_table_lookup (self->documents, about->about);

  document->guid = hw_project_make_guid ("zotero", place);
  document->title = number > 0 && file != NULL
                        ? g_strdup_printf ("%s: %s", title, hw_rdf_get_text (file, "title"))
                        : g_strdup (title);
  document->author = read_people (about);
  document->source = read_source (about);
  document->url = read_address (about);
  document->published = hw_date_find (hw_rdf_get_text (about, "date"), TRUE);
  document->language = g_strdup (hw_rdf_get_text (about, "language"));
  document->text = make_text (title, hw_rdf_get_text (about, "abstract"));
  document->is_excerpt = *document->url != '\0';
  if (documents == NULL)
    {
      documents = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->documents, g_strdup (about->about), documents);
    }
  g_array_append_val (documents, index);
  return index;
}

static void
add_note (Reading *self, HwNoteTarget target, guint index, const char *key, const char *text)
{
  HwProjectNote *note;

  if (hw_row_is_blank (text))
    return;
  note = hw_project_add_note (self->project, target, index);
  note->guid = hw_project_make_guid ("zotero note", key);
  note->text = g_strdup (text);
}

/* Documents have no tags here: each becomes one to mark with, but those of a catalogue, and stands in a note. */
static void
read_tags (Reading *self, const HwRdfNode *entry, guint document)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const HwRdfProperty *subject;
  guint from = 0;

  while ((subject = hw_rdf_next (entry, "subject", &from)) != NULL)
    {
      const gboolean is_automatic = subject->node != NULL;
      const char *name = is_automatic ? hw_rdf_get_text (subject->node, "value") : subject->text;
      guint index;

      if (hw_row_is_blank (name))
        continue;
      g_string_append_printf (all, "%s#%s", all->len > 0 ? " · " : "", name);
      if (is_automatic || g_hash_table_contains (self->tags, name))
        continue;
      HwProjectTag *tag = hw_project_add_tag (self->project, &index);
      tag->guid = hw_project_make_guid ("zotero tag", name);
      tag->name = g_strdup (name);
      g_hash_table_insert (self->tags, g_strdup (name), GUINT_TO_POINTER (index + 1));
    }
  g_autofree char *key = g_strdup_printf ("%s %u tags", entry->about, document);
  add_note (self, HW_NOTE_ON_DOCUMENT, document, key, all->str);
}

static void
read_note (Reading *self, const HwRdfNode *note, HwNoteTarget target, guint index)
{
  g_autofree char *text = make_markdown (hw_rdf_get_text (note, "value"), NULL);

  g_hash_table_add (self->used, note->about);
  add_note (self, target, index, note->about, text);
}

static const HwRdfNode *
follow (Reading *self, const HwRdfProperty *property)
{
  if (property->node != NULL)
    return property->node;
  return property->reference != NULL ? g_hash_table_lookup (self->by_address, property->reference)
                                     : NULL;
}

/* A file's path as it stands there; NULL where there is none (a link to the web). */
static const char *
get_path (const HwRdfNode *file)
{
  guint from = 0;
  const HwRdfProperty *resource = hw_rdf_next (file, "resource", &from);

  return resource != NULL && resource->reference != NULL && *resource->reference != '\0'
             ? resource->reference
             : NULL;
}

static gboolean
read_file (Reading *self, const HwRdfNode *entry, const HwRdfNode *file, guint number, guint *index)
{
  const char *path = get_path (file);

  g_hash_table_add (self->used, file->about);
  if (path == NULL)
    return FALSE;
  *index = add_document (self, entry != NULL ? entry : file, file, number);
  ((HwProjectDocument *) self->project->documents->pdata[*index])->file = g_strdup (path);
  self->has_pdf |= g_str_has_suffix (path, ".pdf");
  if (!hw_row_is_blank (hw_rdf_get_text (file, "value")))
    read_note (self, file, HW_NOTE_ON_DOCUMENT, *index);
  return TRUE;
}

static void
read_entry (Reading *self, const HwRdfNode *entry)
{
  const HwRdfProperty *property;
  const HwRdfNode *node;
  guint from = 0, n_files = 0, first = 0, index, notes = 0;

  while ((property = hw_rdf_next (entry, "link", &from)) != NULL)
    {
      node = follow (self, property);
      if (node != NULL && is_file (node) && read_file (self, entry, node, n_files, &index)
          && n_files++ == 0)
        first = index;
    }
  from = 0;
  const gboolean has_notes = hw_rdf_next (entry, "isReferencedBy", &notes) != NULL;
  if (n_files == 0 && !has_notes && hw_row_is_blank (hw_rdf_get_text (entry, "abstract")))
    {
      hw_project_remark (self->project, "document", hw_rdf_get_text (entry, "title"),
                         HW_PROJECT_FAILED,
                         g_strdup (_ ("it has no file, no abstract and no note")));
      return;
    }
  if (n_files == 0)
    first = add_document (self, entry, NULL, 0);
  while ((property = hw_rdf_next (entry, "isReferencedBy", &from)) != NULL)
    {
      node = follow (self, property);
      if (node != NULL && is_note (node))
        read_note (self, node, HW_NOTE_ON_DOCUMENT, first);
    }
  g_autofree char *key = g_strconcat (entry->about, " extra", NULL);
  add_note (self, HW_NOTE_ON_DOCUMENT, first, key, hw_rdf_get_text (entry, "description"));
  read_tags (self, entry, first);
}

static void
read_collection (Reading *self, const HwRdfNode *node)
{
  HwProjectGroup *group = hw_project_add_group (self->project, NULL);
  const HwRdfProperty *part;
  guint from = 0;

  group->guid = hw_project_make_guid ("zotero collection", node->about);
  group->name = g_strdup (hw_rdf_get_text (node, "title"));
  while ((part = hw_rdf_next (node, "hasPart", &from)) != NULL)
    {
      const GArray *documents
          = part->reference != NULL ? g_hash_table_lookup (self->documents, part->reference) : NULL;

      if (documents != NULL)
        g_array_append_vals (group->documents, documents->data, documents->len);
    }
}

static void
read_nodes (Reading *self)
{
  guint index;

  for (guint i = 0; i < self->nodes->len; i++)
    if (is_entry (self->nodes->pdata[i]))
      read_entry (self, self->nodes->pdata[i]);
  /* Files and notes that stand alone. */
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const HwRdfNode *node = self->nodes->pdata[i];

      if (*node->about != '\0' && g_hash_table_contains (self->used, node->about))
        continue;
      if (is_note (node))
        read_note (self, node, HW_NOTE_ON_LIBRARY, 0);
      else if (is_file (node) && read_file (self, NULL, node, 0, &index))
        read_tags (self, node, index);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    if (strcmp (((HwRdfNode *) self->nodes->pdata[i])->type, "Collection") == 0)
      read_collection (self, self->nodes->pdata[i]);
  if (self->has_pdf)
    hw_project_remark (self->project, "file", self->project->name, HW_PROJECT_CHANGED,
                       g_strdup (_ ("what was marked in PDFs with Zotero is in them, if that was "
                                    "chosen there, and is not read; make a note of it in Zotero "
                                    "before the export")));
}

HwProject *
hw_zotero_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) nodes = hw_rdf_read (bytes, name, cancellable, error);
  g_autoptr (GHashTable) by_address = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) documents
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  Reading self = { NULL, nodes, by_address, used, tags, documents, FALSE };

  if (nodes == NULL)
    return NULL;
  self.project = hw_project_new (name);
  for (guint i = 0; i < nodes->len; i++)
    {
      HwRdfNode *node = nodes->pdata[i];

      if (*node->about != '\0')
        g_hash_table_insert (by_address, node->about, node);
    }
  read_nodes (&self);
  return self.project;
}
