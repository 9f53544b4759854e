/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-take.h"

#include <glib/gi18n.h>
#include <string.h>

#include "corrections.h"
#include "fold.h"
#include "groups.h"
#include "library-private.h"
#include "replace.h"
#include "row.h"
#include "statement.h"

#define SHOWN_CHARS 300

/* Documents by the length of their texts: what cannot be the same text is not compared. */
static gboolean
read_lengths (HwTaking *self, GError **error)
{
  g_autoptr (HwStatement) rows
      = hw_library_query (self->library, error, "SELECT id, chars FROM documents", "");
  int found = rows != NULL ? 1 : -1;

  self->by_length
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  while (found == 1 && (found = hw_statement_next (rows, error)) == 1)
    {
      const gint64 id = hw_statement_int (rows, 0), length = hw_statement_int (rows, 1);
      GArray *ids = g_hash_table_lookup (self->by_length, &length);

      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (self->by_length, g_memdup2 (&length, sizeof length), ids);
        }
      g_array_append_val (ids, id);
    }
  return found == 0;
}

/* 1 where the document's text is this one, 0 where not, -1 on failure. */
static int
has_text (HwTaking *self, gint64 id, const HwText *text, GError **error)
{
  g_autoptr (HwText) here = hw_library_load_text (self->library, id, error);
  gsize n_bytes, n_here;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes), *utf8_here;

  if (here == NULL)
    return -1;
  utf8_here = hw_text_get_utf8 (here, &n_here);
  return n_here == n_bytes && memcmp (utf8, utf8_here, n_bytes) == 0;
}

/* A document with this very text: 1, 0 for none, -1 on failure. */
static int
find_text (HwTaking *self, const HwText *text, gint64 *id, GError **error)
{
  const gint64 length = (gint64) hw_text_get_n_chars (text);
  const GArray *ids = g_hash_table_lookup (self->by_length, &length);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const int same = has_text (self, g_array_index (ids, gint64, i), text, error);

      if (same != 0)
        {
          *id = g_array_index (ids, gint64, i);
          return same;
        }
    }
  return 0;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* What a conflict is about, here and there: one thing a line. */
typedef struct
{
  GString *mine, *theirs;
} Sides;

static void
add_sides (Sides *self, const char *mine, const char *theirs)
{
  g_string_append_printf (self->mine, "%s%s", self->mine->len > 0 ? "\n" : "", mine);
  g_string_append_printf (self->theirs, "%s%s", self->theirs->len > 0 ? "\n" : "", theirs);
}

static char *
get_paragraph (const HwText *text, gsize index)
{
  const HwParagraph paragraph = hw_text_get_paragraph (text, index);

  return hw_text_slice (text, paragraph.start, paragraph.end);
}

/* The first paragraph that is another in two texts. */
static void
add_texts (Sides *self, const HwText *mine, const HwText *theirs)
{
  const gsize n = MIN (hw_text_get_n_paragraphs (mine), hw_text_get_n_paragraphs (theirs));
  g_autofree char *here = get_paragraph (mine, 0), *there = get_paragraph (theirs, 0);

  for (gsize i = 1; i < n && g_str_equal (here, there); i++)
    {
      g_free (here);
      g_free (there);
      here = get_paragraph (mine, i);
      there = get_paragraph (theirs, i);
    }
  g_autofree char *short_here = hw_project_shorten (here, SHOWN_CHARS);
  g_autofree char *short_there = hw_project_shorten (there, SHOWN_CHARS);
  add_sides (self, short_here, short_there);
}

/* The details that both sides know, and differently; and those that only they know are filled in. */
static gboolean
take_details (HwTaking *self,
              gint64 id,
              const HwProjectDocument *document,
              GString *differs,
              Sides *sides,
              GError **error)
{
  g_autoptr (HwDocument) mine = hw_library_get_document (self->library, id, error);
  HwDocumentChange change = { .direction = -1 };
  gboolean changed = FALSE;
  const gboolean theirs = hw_taking_get_prefer (self, document->guid) == HW_PREFER_THEIRS;

  if (mine == NULL)
    return FALSE;
  const struct
  {
    const char *label, *mine, *theirs;
    const char **change;
  } fields[] = {
    { _ ("title"), mine->title, or_empty (document->title), &change.title },
    { _ ("language"), mine->language, or_empty (document->language), &change.language },
    { _ ("author"), mine->author, or_empty (document->author), &change.author },
    { _ ("source"), mine->source, or_empty (document->source), &change.source },
    { _ ("address"), mine->url, or_empty (document->url), &change.url },
    { _ ("date"), mine->published, or_empty (document->published), &change.published },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (*fields[i].theirs == '\0' || g_str_equal (fields[i].mine, fields[i].theirs)
          || (fields[i].change == &change.published && !hw_row_is_date (fields[i].theirs)))
        continue;
      if (*fields[i].mine != '\0')
        {
          /* Translators: what differs between two copies of a document: a field, then what it is
           * here and there. */
          g_string_append_printf (differs, _ ("%s “%s” here, “%s” there; "), fields[i].label,
                                  fields[i].mine, fields[i].theirs);
          add_sides (sides, fields[i].mine, fields[i].theirs);
        }
      if (*fields[i].mine != '\0' && !theirs)
        continue;
      *fields[i].change = fields[i].theirs;
      changed = TRUE;
    }
  if (document->direction != HW_DIRECTION_AUTO && document->direction != mine->direction
      && (theirs || mine->direction == HW_DIRECTION_AUTO))
    {
      change.direction = (int) document->direction;
      changed = TRUE;
    }
  return !changed || hw_library_change_document (self->library, id, &change, error);
}

/* One remark of each line. */
static GPtrArray *
split_remarks (const char *remarks)
{
  g_auto (GStrv) lines = g_strsplit (or_empty (remarks), "\n", -1);
  GPtrArray *split = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (split, g_strdup (lines[i]));
  return split;
}

/* Theirs in mine's place, with its passages found again. */
static gboolean
replace_text (HwTaking *self, gint64 id, HwProjectDocument *document, HwText *text, GError **error)
{
  g_autoptr (GPtrArray) remarks = split_remarks (document->remarks);
  g_autoptr (GArray) replaced = NULL;
  g_autoptr (GBytes) original = NULL;
  HwLibrary *there = self->project->library;
  gint64 other = 0;

  if (document->hash != NULL)
    other = hw_library_find_hash (self->library, document->hash);
  if (there != NULL && hw_library_get_keep_originals (self->library)
      && hw_library_has_original (there, document->id)
      && (original = hw_library_get_original (there, document->id, error)) == NULL)
    return FALSE;
  if (!hw_project_load_structure (self->project, document, error))
    return FALSE;
  const HwNewDocument new = {
    .title = document->title,
    .text = text,
    /* Two documents are never of one hash. */
    .hash = other == 0 || other == id ? document->hash : NULL,
    .structure = document->structure,
    .format = document->format,
    .encoding = document->encoding,
    .remarks = remarks,
    .original = original,
  };
  replaced = hw_library_replace_text (self->library, id, &new, error);
  return replaced != NULL;
}

static gboolean
settle_text (HwTaking *self,
             guint index,
             HwProjectDocument *document,
             HwText *text,
             Sides *sides,
             GError **error)
{
  HwTakenDocument *taken = &self->documents[index];
  g_autoptr (HwText) here = hw_library_load_text (self->library, taken->id, error);

  if (here == NULL)
    return FALSE;
  add_texts (sides, here, text);
  if (hw_taking_get_prefer (self, document->guid) != HW_PREFER_THEIRS)
    return TRUE;
  taken->same_text = TRUE;
  return replace_text (self, taken->id, document, text, error);
}

static gboolean
take_known (HwTaking *self,
            guint index,
            HwProjectDocument *document,
            HwText *text,
            const char *remark,
            GError **error)
{
  HwTakenDocument *taken = &self->documents[index];
  g_autoptr (GString) differs = g_string_new (NULL), mine = g_string_new (NULL),
                      theirs = g_string_new (NULL);
  Sides sides = { mine, theirs };
  const int same = has_text (self, taken->id, text, error);

  if (same < 0)
    return FALSE;
  taken->same_text = same == 1;
  if (!taken->same_text && document->is_excerpt)
    return hw_taking_report (self, "document", document->title, HW_PROJECT_UNCHANGED,
                             g_strdup (_ ("its passages were looked for in the document of its "
                                          "address that is here")),
                             error);
  if (!taken->same_text && !settle_text (self, index, document, text, &sides, error))
    return FALSE;
  if (same == 0)
    g_string_append (differs, taken->same_text
                                  ? _ ("its text is another there, and the passages that are here "
                                       "were looked for in it; ")
                                  : _ ("its text is another there, and its passages were looked "
                                       "for here; "));
  if (!take_details (self, taken->id, document, differs, &sides, error))
    return FALSE;
  if (differs->len == 0)
    return hw_taking_report (self, "document", document->title, HW_PROJECT_UNCHANGED,
                             g_strdup (remark), error);
  g_string_append (differs, hw_taking_get_prefer (self, document->guid) == HW_PREFER_THEIRS
                                ? _ ("now as there")
                                : _ ("kept as here"));
  const HwProjectItem item = { .kind = "document",
                               .name = document->title,
                               .guid = document->guid,
                               .mine = mine->str,
                               .theirs = theirs->str };
  return hw_taking_report_conflict (self, &item, g_strdup (differs->str), error);
}

/* From another library comes what a document was read from, too, and the text as it was before it was corrected. */
static gboolean
load_from_library (HwTaking *self,
                   const HwProjectDocument *document,
                   HwText **text,
                   HwStructure **structure,
                   GBytes **original,
                   GError **error)
{
  HwLibrary *there = self->project->library;

  *text = hw_library_load_original_text (there, document->id, error);
  *structure
      = *text != NULL ? hw_library_get_original_structure (there, document->id, error) : NULL;
  if (*structure == NULL)
    return FALSE;
  if (!hw_library_get_keep_originals (self->library)
      || !hw_library_has_original (there, document->id))
    return TRUE;
  *original = hw_library_get_original (there, document->id, error);
  return *original != NULL;
}

static gboolean
insert (
    HwTaking *self, guint index, const HwProjectDocument *document, HwText *text, GError **error)
{
  const gboolean is_copy = self->project->library != NULL;
  const HwOrigin origin = { .guid = document->guid, .created = document->added };
  g_autofree char *title = hw_project_shorten (or_empty (document->title), 1000);
  g_autofree char *hash = NULL;
  g_autoptr (GPtrArray) remarks = split_remarks (document->remarks);
  g_autoptr (HwText) first_text = NULL;
  g_autoptr (HwStructure) first_structure = NULL;
  g_autoptr (GBytes) original = NULL;
  HwTakenDocument *taken = &self->documents[index];

  if (is_copy
      && !load_from_library (self, document, &first_text, &first_structure, &original, error))
    return FALSE;
  const HwNewDocument new = {
    .title = *title != '\0' ? title : _ ("Untitled"),
    .language = document->language,
    .author = document->author,
    .source = document->source,
    .url = document->url,
    .published = document->published,
    .direction = document->direction,
    .hash = document->hash,
    .text = is_copy ? first_text : text,
    .structure = is_copy ? first_structure : document->structure,
    .format = document->format,
    .encoding = document->encoding,
    .remarks = remarks,
    .original = original,
  };
  hash = hw_document_make_hash (&new);
  taken->id = hw_document_insert (self->library, &new, hash, &origin, error);
  taken->same_text = TRUE;
  return taken->id != 0
         && (!is_copy
             || hw_corrections_copy (self->library, taken->id, self->project->library, document->id,
                                     error))
         && hw_taking_report (self, "document", title, HW_PROJECT_ADDED, NULL, error);
}

static gboolean
take_document (HwTaking *self, guint index, GError **error)
{
  HwProjectDocument *document = self->project->documents->pdata[index];
  g_autoptr (HwText) text = hw_project_get_text (self->project, document, error);
  gint64 *id = &self->documents[index].id;
  const char *remark = NULL;
  int found;

  if (text == NULL)
    return FALSE;
  found = hw_taking_find (self, "SELECT id FROM documents WHERE guid = ?1", document->guid, id,
                          error);
  if (found == 0)
    {
      remark = _ ("it is here already");
      if (document->hash != NULL && *document->hash != '\0')
        found = hw_taking_find (self, "SELECT id FROM documents WHERE hash = lower (?1)",
                                document->hash, id, error);
      if (found == 0)
        found = find_text (self, text, id, error);
      if (found == 0 && document->is_excerpt)
        found = hw_taking_find (self, "SELECT id FROM documents WHERE url = ?1 AND url <> ''",
                                document->url, id, error);
    }
  if (found < 0)
    return FALSE;
  if (!(found == 1 ? take_known (self, index, document, text, remark, error)
                   : insert (self, index, document, text, error)))
    return FALSE;
  /* From here on the text that is here is read, but where it is another. */
  if (self->documents[index].same_text)
    g_clear_pointer (&document->text, hw_text_unref);
  return TRUE;
}

gboolean
hw_taking_documents (HwTaking *self, GError **error)
{
  if (!read_lengths (self, error))
    return FALSE;
  for (guint i = 0; i < self->project->documents->len; i++)
    if (!take_document (self, i, error))
      return FALSE;
  return TRUE;
}

/* A group of the same folded name: 1, 0 for none, -1 on failure. */
static int
find_namesake (HwTaking *self, const char *name, gint64 *id, GError **error)
{
  g_autofree char *folded = hw_fold_string (name);
  g_autoptr (HwStatement) rows
      = hw_library_query (self->library, error, "SELECT id, name FROM groups", "");
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      g_autofree char *other = hw_fold_string (hw_statement_text (rows, 1));

      if (!g_str_equal (folded, other))
        continue;
      *id = hw_statement_int (rows, 0);
      return 1;
    }
  return found;
}

/* Adds the documents that are not in it; *n_new becomes how many those were. */
static gboolean
fill_group (HwTaking *self, gint64 id, const HwProjectGroup *group, guint *n_new, GError **error)
{
  *n_new = 0;
  for (guint i = 0; i < group->documents->len; i++)
    {
      const guint index = g_array_index (group->documents, guint, i);
      const gint64 document = index < self->project->documents->len ? self->documents[index].id : 0;

      if (document == 0)
        continue;
      if (!hw_library_run (
              self->library, error,
              "INSERT OR IGNORE INTO group_documents (\"group\", document) VALUES (?1, ?2)", "ii",
              id, document))
        return FALSE;
      *n_new += (guint) sqlite3_changes (self->library->db);
    }
  return TRUE;
}

static gboolean
take_known_group (
    HwTaking *self, gint64 id, const HwProjectGroup *group, const char *name, GError **error)
{
  g_autofree char *mine = NULL;
  gint64 other = 0;
  guint n_new;

  if (!fill_group (self, id, group, &n_new, error)
      || hw_library_look_up_text (self->library, &mine, error,
                                  "SELECT name FROM groups WHERE id = ?1", "i", id)
             != 1)
    return FALSE;
  if (!g_str_equal (mine, name))
    {
      const int taken = find_namesake (self, name, &other, error);
      const gboolean theirs = hw_taking_get_prefer (self, group->guid) == HW_PREFER_THEIRS
                              && (taken == 0 || other == id);

      if (taken < 0 || (theirs && !hw_library_rename_group (self->library, id, name, error)))
        return FALSE;
      const HwProjectItem item = {
        .kind = "group", .name = (char *) name, .guid = group->guid, .mine = mine, .theirs = name
      };
      return hw_taking_report_conflict (
          self, &item,
          g_strdup_printf (_ ("name “%s” here, “%s” there; %s"), mine, name,
                           theirs ? _ ("now as there") : _ ("kept as here")),
          error);
    }
  if (n_new == 0)
    return hw_taking_report (self, "group", name, HW_PROJECT_UNCHANGED, NULL, error);
  return hw_taking_report (
      self, "group", name, HW_PROJECT_ADDED,
      g_strdup_printf (
          ngettext ("%u document was put into it", "%u documents were put into it", n_new), n_new),
      error);
}

static gboolean
take_group (HwTaking *self, const HwProjectGroup *group, GError **error)
{
  const HwOrigin origin = { .guid = group->guid };
  g_autofree char *name = hw_project_shorten (or_empty (group->name), 200);
  gint64 id = 0;
  guint n_new;
  int found;

  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup (_ ("Unnamed"));
    }
  found = hw_taking_find (self, "SELECT id FROM groups WHERE guid = ?1", group->guid, &id, error);
  if (found == 1)
    return take_known_group (self, id, group, name, error);
  if (found == 0)
    found = find_namesake (self, name, &id, error);
  if (found < 0)
    return FALSE;
  if (found == 1)
    return fill_group (self, id, group, &n_new, error)
           && hw_taking_report (
               self, "group", name, n_new > 0 ? HW_PROJECT_ADDED : HW_PROJECT_UNCHANGED,
               g_strdup (_ ("one with the group of this name that is here")), error);
  id = hw_group_insert (self->library, name, &origin, error);
  return id != 0 && fill_group (self, id, group, &n_new, error)
         && hw_taking_report (self, "group", name, HW_PROJECT_ADDED, NULL, error);
}

gboolean
hw_taking_groups (HwTaking *self, GError **error)
{
  for (guint i = 0; i < self->project->groups->len; i++)
    if (!take_group (self, self->project->groups->pdata[i], error))
      return FALSE;
  return TRUE;
}
