/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-reader-private.h"

#include "extract.h"

#include <glib/gi18n.h>
#include <string.h>

static GHashTable *
new_table (GDestroyNotify value_free)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
}

char *
hw_qda_make_guid (HwQdaReading *self, const char *kind, const char *key)
{
  g_autofree char *guid = hw_project_parse_guid (key);
  g_autofree char *space = g_strconcat (self->project->name, " ", kind, NULL);

  if (guid == NULL)
    guid = hw_project_make_guid (space, key);
  /* What was copied inside another program has two of the same. */
  while (!g_hash_table_add (self->guids, g_strdup (guid)))
    {
      char *next = hw_project_make_guid (space, guid);
      g_free (guid);
      guid = next;
    }
  return g_steal_pointer (&guid);
}

gboolean
hw_qda_look_up (GHashTable *table, const char *key, guint *index)
{
  const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  *index = found - 1;
  return found != 0;
}

void
hw_qda_keep (GHashTable *table, const char *key, guint index)
{
  if (*key != '\0' && !g_hash_table_contains (table, key))
    g_hash_table_insert (table, g_strdup (key), GUINT_TO_POINTER (index + 1));
}

const char *
hw_qda_get_user (HwQdaReading *self, const HwQdaNode *node, const char *attribute)
{
  g_autofree char *key = hw_qda_get_key (node, attribute);

  return g_hash_table_lookup (self->users, key);
}

/* "a.txt" of "internal://a.txt", "internal:/a.txt", "Sources\a.txt"; NULL for a place outside of the file. */
static char *
get_base_name (const char *path)
{
  static const char *const outside[] = { "relative:", "absolute:", "file:", "http:", "https:" };
  g_autofree char *folded = g_utf8_strdown (path, -1);
  const char *base;

  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    if (g_str_has_prefix (folded, outside[i]))
      return NULL;
  g_strdelimit (folded, "\\", '/');
  base = strrchr (folded, '/');
  if (base == NULL && g_str_has_prefix (folded, "internal:"))
    base = folded + strlen ("internal:") - 1;
  return g_strdup (base != NULL ? base + 1 : folded);
}

const char *
hw_qda_find_file (HwQdaReading *self, const char *path, const char **problem)
{
  g_autofree char *base = get_base_name (path);
  const char *name
      = base != NULL && self->paths != NULL ? g_hash_table_lookup (self->paths, base) : NULL;

  if (name == NULL)
    *problem = base == NULL ? _ ("its text is outside of this file, at a place that is not read")
                            : _ ("its text is missing in the file");
  return name;
}

GBytes *
hw_qda_get_file (HwQdaReading *self, const char *path, const char **problem)
{
  const char *name = hw_qda_find_file (self, path, problem);
  GBytes *bytes = name != NULL ? hw_archive_get (self->files, name) : NULL;

  if (bytes == NULL && name != NULL)
    *problem = _ ("its text is missing in the file");
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static void
index_users (HwQdaReading *self)
{
  const HwQdaNode *users = hw_qda_find (self->root, HW_QDA_USERS);

  for (const HwQdaNode *user = hw_qda_find (users, HW_QDA_USER); user != NULL;
       user = hw_qda_find_next (user))
    if (*hw_qda_get (user, "name") != '\0')
      g_hash_table_insert (self->users, hw_qda_get_key (user, "guid"),
                           (gpointer) hw_qda_get (user, "name"));
}

static void
index_nodes (GHashTable *table, const HwQdaNode *parent, HwQdaKind kind)
{
  for (const HwQdaNode *node = hw_qda_find (parent, kind); node != NULL;
       node = hw_qda_find_next (node))
    g_hash_table_insert (table, hw_qda_get_key (node, "guid"), (gpointer) node);
}

static gboolean
read_project (HwQdaReading *self, GBytes *xml, GError **error)
{
  const HwQdaNode *codebook = self->root->kind == HW_QDA_CODEBOOK
                                  ? self->root
                                  : hw_qda_find (self->root, HW_QDA_CODEBOOK);

  self->origin = hw_qda_origin_from_name (hw_qda_get (self->root, "origin"));
  index_users (self);
  index_nodes (self->cases, hw_qda_find (self->root, HW_QDA_CASES), HW_QDA_CASE);
  index_nodes (self->variables, hw_qda_find (self->root, HW_QDA_VARIABLES), HW_QDA_VARIABLE);
  hw_qda_index_notes (self);
  hw_qda_read_codes (self, hw_qda_find (codebook, HW_QDA_CODES));
  if (self->root->kind != HW_QDA_CODEBOOK && !hw_qda_read_sources (self, error))
    return FALSE;
  hw_qda_read_cases (self);
  hw_qda_read_sets (self);
  hw_qda_read_graphs (self);
  hw_qda_read_rest (self);
  if (self->origin == HW_QDA_BY_HAWASHI)
    hw_qda_read_instructions (self, xml);
  return TRUE;
}

/* Where other programs put nothing that belongs to a project. */
static gboolean
is_litter (const char *name)
{
  return g_str_has_prefix (name, "__MACOSX/") || strstr (name, "/._") != NULL;
}

static gboolean
is_description (const char *name, gpointer data)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ".qde") && !is_litter (name);
}

/* Which files are a text, and which an original of one: sets of their lower-case base names. */
typedef struct
{
  GHashTable *texts, *originals;
} Wanted;

static void
collect_path (GHashTable *set, const char *path)
{
  char *base = *path != '\0' ? get_base_name (path) : NULL;

  if (base != NULL)
    g_hash_table_add (set, base);
}

static void
collect_paths (Wanted *wanted, const HwQdaNode *node)
{
  for (const HwQdaNode *child = node->children; child != NULL; child = child->next)
    {
      const char *plain = hw_qda_get (child, "plainTextPath");
      const char *rich = hw_qda_get (child, "richTextPath");

      collect_path (wanted->texts, plain);
      if (*plain == '\0')
        collect_path (g_str_has_suffix (rich, ".txt") ? wanted->texts : wanted->originals, rich);
      if (child->kind == HW_QDA_PDF_SOURCE && hw_qda_find (child, HW_QDA_REPRESENTATION) == NULL)
        collect_path (wanted->originals, hw_qda_get (child, "path"));
      collect_paths (wanted, child);
    }
}

static char *
get_entry_base (const char *name)
{
  const char *slash = strrchr (name, '/');

  return g_utf8_strdown (slash != NULL ? slash + 1 : name, -1);
}

static gboolean
is_wanted (const char *name, gpointer data)
{
  g_autofree char *base = get_entry_base (name);

  return !is_litter (name) && g_hash_table_contains (data, base);
}

/* What else is in the file and is a person's: told, not taken. */
static void
remark_files (HwQdaReading *self, const Wanted *wanted)
{
  guint n = 0;

  for (guint i = 0; i < hw_archive_get_n_entries (self->files); i++)
    {
      const char *name = hw_archive_get_name (self->files, i);
      g_autofree char *base = get_entry_base (name);

      if (is_litter (name) || is_description (name, NULL))
        continue;
      if (!g_hash_table_contains (wanted->texts, base)
          && !g_hash_table_contains (wanted->originals, base))
        n++;
      else if (!g_hash_table_contains (self->paths, base))
        g_hash_table_insert (self->paths, g_steal_pointer (&base), (gpointer) name);
    }
  if (n > 0)
    hw_project_remark (
        self->project, "file", "", HW_PROJECT_FAILED,
        g_strdup_printf (ngettext ("%u file in it was left there: a picture, a recording, a styled "
                                   "copy of a text",
                                   "%u files in it were left there: pictures, recordings, styled "
                                   "copies of texts",
                                   n),
                         n));
}

/* The description of the project inside a packed file; *name becomes its name. */
static GBytes *
find_description (GBytes *bytes, char **name, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwArchive) archive = hw_archive_new (bytes, is_description, NULL, cancellable, error);
  const char *found = NULL;

  if (archive == NULL)
    return NULL;
  for (guint i = 0; i < hw_archive_get_n_entries (archive); i++)
    {
      const char *entry = hw_archive_get_name (archive, i);

      if (is_description (entry, NULL)
          && (found == NULL || g_ascii_strcasecmp (entry, "project.qde") == 0))
        found = entry;
    }
  if (found == NULL)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                           _ ("This is no REFI-QDA project: there is no .qde file in it."));
      return NULL;
    }
  *name = g_strdup (found);
  return g_bytes_ref (hw_archive_get (archive, found));
}

static gboolean
is_packed (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes >= 4 && memcmp (data, "PK", 2) == 0 && (guchar) data[2] <= 8;
}

static void
reading_clear (HwQdaReading *self)
{
  GHashTable *tables[]
      = { self->guids, self->users, self->variables, self->cases,    self->notes, self->links,
          self->used,  self->tags,  self->documents, self->passages, self->ranges };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_hash_table_unref (tables[i]);
  g_clear_pointer (&self->paths, g_hash_table_unref);
  g_clear_pointer (&self->files, hw_archive_free);
  g_clear_pointer (&self->project, hw_project_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HwQdaReading, reading_clear)

static gboolean
read_files (HwQdaReading *self, GError **error)
{
  g_autoptr (GHashTable) texts = new_table (NULL), originals = new_table (NULL);
  Wanted wanted = { texts, originals };

  collect_paths (&wanted, self->root);
  self->paths = new_table (NULL);
  self->files = hw_archive_new (self->packed, is_wanted, texts, self->cancellable, error);
  if (self->files != NULL)
    remark_files (self, &wanted);
  return self->files != NULL;
}

HwProject *
hw_qda_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_auto (HwQdaReading) self = {
    .guids = new_table (NULL),
    .users = new_table (NULL),
    .variables = new_table (NULL),
    .cases = new_table (NULL),
    .notes = new_table (NULL),
    .links = new_table ((GDestroyNotify) g_ptr_array_unref),
    .used = new_table (NULL),
    .tags = new_table (NULL),
    .documents = new_table (NULL),
    .passages = new_table (NULL),
    .ranges = new_table (NULL),
    .cancellable = cancellable,
  };
  const gboolean packed = is_packed (bytes);
  g_autofree char *entry = packed ? NULL : g_strdup (name);
  g_autoptr (GBytes) xml
      = packed ? find_description (bytes, &entry, cancellable, error) : g_bytes_ref (bytes);
  g_autoptr (HwQdaTree) tree
      = xml != NULL ? hw_qda_tree_new (xml, entry, cancellable, error) : NULL;

  if (tree == NULL)
    return NULL;
  self.packed = packed ? bytes : NULL;
  self.root = hw_qda_tree_get_root (tree);
  if (self.root == NULL
      || (self.root->kind != HW_QDA_PROJECT && self.root->kind != HW_QDA_CODEBOOK))
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                   /* Translators: %s is a file's name. */
                   _ ("“%s” is no REFI-QDA project or codebook."), entry);
      return NULL;
    }
  self.project = hw_project_new (
      *hw_qda_get (self.root, "name") != '\0' ? hw_qda_get (self.root, "name") : name);
  if ((packed && !read_files (&self, error)) || !read_project (&self, xml, error))
    return NULL;
  return g_steal_pointer (&self.project);
}

gboolean
hw_qda_sniff (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const gsize n = MIN (n_bytes, 4096);

  return is_packed (bytes)
         || (data != NULL
             && (memmem (data, n, "QDA-XML", 7) != NULL || memmem (data, n, "<Project", 8) != NULL
                 || memmem (data, n, "<CodeBook", 9) != NULL));
}
