/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qualcoder.h"

#include "project-maker.h"
#include "qda-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* QualCoder's tables are known from its sources, versions 1 to 3 of the program: what an early one does not have is
 * passed over. Positions are code points of the text as it is stored. */

typedef struct
{
  HwForeign *database;
  HwProject *project;
  HwProjectMaker *maker;
  GPtrArray *maps; /* HwOffsetMap, by the index of the document */
} Reading;

gboolean
hw_qualcoder_sniff (HwForeign *database)
{
  return hw_foreign_has (database, "code_text", "pos0")
         && hw_foreign_has (database, "source", "fulltext");
}

typedef void (*RowFunc) (Reading *self, HwForeignRows *row);

/* @table "" for one that every version has. */
static gboolean
each (Reading *self,
      const char *table,
      const char *column,
      const char *sql,
      RowFunc func,
      GError **error)
{
  g_autoptr (HwForeignRows) rows = NULL;
  int found;

  if (*table != '\0' && !hw_foreign_has (self->database, table, column))
    return TRUE;
  rows = hw_foreign_query (self->database, sql, error);
  if (rows == NULL)
    return FALSE;
  while ((found = hw_foreign_rows_next (rows, error)) == 1)
    func (self, rows);
  return found == 0;
}

static HwProjectTag *
add_tag (Reading *self, HwForeignRows *row, const char *kind)
{
  const gint64 id = hw_foreign_rows_get_int (row, 0);
  guint index, parent;
  HwProjectTag *tag = hw_project_add_tag (self->project, &index);

  tag->guid = hw_project_maker_make_guid (self->maker, kind, id);
  tag->name = hw_foreign_rows_get_text (row, 1);
  tag->description = hw_foreign_rows_get_text (row, 2);
  if (hw_project_maker_find (self->maker, "category", hw_foreign_rows_get_int (row, 3), &parent))
    tag->parent = (int) parent;
  hw_project_maker_keep (self->maker, kind, id, index);
  return tag;
}

static void
category_cb (Reading *self, HwForeignRows *row)
{
  guint index;

  if (!hw_project_maker_find (self->maker, "category", hw_foreign_rows_get_int (row, 0), &index))
    add_tag (self, row, "category");
}

static void
code_cb (Reading *self, HwForeignRows *row)
{
  add_tag (self, row, "code")->colour = hw_foreign_rows_get_text (row, 4);
}

static void
source_cb (Reading *self, HwForeignRows *row)
{
  const gint64 id = hw_foreign_rows_get_int (row, 0);
  g_autofree char *title = hw_foreign_rows_get_text (row, 1);
  g_autofree char *content = hw_foreign_rows_get_text (row, 2);
  g_autofree char *memo = hw_foreign_rows_get_text (row, 3);
  g_autofree char *owner = hw_foreign_rows_get_text (row, 4);
  g_autofree char *date = hw_foreign_rows_get_text (row, 5);
  guint index;

  if (*content == '\0')
    {
      hw_project_remark (self->project, "source", title, HW_PROJECT_FAILED,
                         g_strdup (_ ("it is no text; add the original as a document")));
      return;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (HwQdaText) text = hw_qda_text_new (bytes, NULL);
  HwProjectDocument *document = hw_project_add_document (self->project, &index);

  document->guid = hw_project_maker_make_guid (self->maker, "source", id);
  document->title = g_steal_pointer (&title);
  document->added = hw_project_maker_parse_time (date);
  document->text = hw_text_ref (text->text);
  g_ptr_array_add (self->maps, hw_offset_map_new (text->text, HW_OFFSETS_CRLF, text->line_ends));
  hw_project_maker_keep (self->maker, "source", id, index);
  hw_project_maker_add_note (self->maker, HW_NOTE_ON_DOCUMENT, index, memo, owner, 0);
}

/* The passage of a row: of which text, from, to, whose, when, a memo. */
static gboolean
get_passage (Reading *self, HwForeignRows *row, guint *index)
{
  g_autofree char *owner = hw_foreign_rows_get_text (row, 3);
  g_autofree char *date = hw_foreign_rows_get_text (row, 4);
  g_autofree char *memo = hw_foreign_rows_get_text (row, 5);
  const gint64 created = hw_project_maker_parse_time (date);
  guint document;

  if (!hw_project_maker_find (self->maker, "source", hw_foreign_rows_get_int (row, 0), &document))
    {
      hw_project_remark (self->project, "passage", memo, HW_PROJECT_FAILED,
                         g_strdup (_ ("its document was not taken over")));
      return FALSE;
    }
  const HwOffsetMap *map = self->maps->pdata[document];
  const gsize start = hw_offset_map_from_other (map, hw_foreign_rows_get_int (row, 1));
  const gsize end = hw_offset_map_from_other (map, hw_foreign_rows_get_int (row, 2));
  if (!hw_project_maker_get_passage (self->maker, document, (gint64) start, (gint64) end, owner,
                                     created, index))
    return FALSE;
  hw_project_maker_add_note (self->maker, HW_NOTE_ON_PASSAGE, *index, memo, owner, created);
  return TRUE;
}

static void
coding_cb (Reading *self, HwForeignRows *row)
{
  guint passage, tag;

  if (!get_passage (self, row, &passage))
    return;
  if (hw_project_maker_find (self->maker, "code", hw_foreign_rows_get_int (row, 6), &tag))
    hw_project_maker_tag (self->maker, passage, tag);
  else
    hw_project_remark (self->project, "coding", "", HW_PROJECT_FAILED,
                       g_strdup (_ ("its code is not in the file")));
}

static void
annotation_cb (Reading *self, HwForeignRows *row)
{
  guint passage;

  get_passage (self, row, &passage);
}

static guint
get_case_tag (Reading *self, gint64 id, const char *name)
{
  guint index, all;
  HwProjectTag *tag;

  if (hw_project_maker_find (self->maker, "case", id, &index))
    return index;
  if (!hw_project_maker_find (self->maker, "cases", 0, &all))
    {
      tag = hw_project_add_tag (self->project, &all);
      tag->guid = hw_project_maker_make_guid (self->maker, "cases", 0);
      tag->name = g_strdup (_ ("Cases"));
      hw_project_maker_keep (self->maker, "cases", 0, all);
    }
  tag = hw_project_add_tag (self->project, &index);
  tag->guid = hw_project_maker_make_guid (self->maker, "case", id);
  tag->name = g_strdup (name);
  tag->parent = (int) all;
  hw_project_maker_keep (self->maker, "case", id, index);
  return index;
}

/* A case's part of a text; all of it where it goes to the end. */
static void
case_text_cb (Reading *self, HwForeignRows *row)
{
  g_autofree char *name = hw_foreign_rows_get_text (row, 7);
  guint document, passage;

  if (!hw_project_maker_find (self->maker, "source", hw_foreign_rows_get_int (row, 0), &document))
    return;
  const HwProjectDocument *from = self->project->documents->pdata[document];
  const gint64 end = (gint64) hw_offset_map_from_other (self->maps->pdata[document],
                                                        hw_foreign_rows_get_int (row, 2));
  if (hw_foreign_rows_get_int (row, 1) == 0 && end + 1 >= (gint64) hw_text_get_n_chars (from->text))
    hw_project_maker_add_to_group (self->maker, name, document);
  else if (get_passage (self, row, &passage))
    hw_project_maker_tag (self->maker, passage,
                          get_case_tag (self, hw_foreign_rows_get_int (row, 6), name));
}

/* A named text of a person as a note on the library. */
static void
memo_cb (Reading *self, HwForeignRows *row)
{
  g_autofree char *name = hw_foreign_rows_get_text (row, 0);
  g_autofree char *text = hw_foreign_rows_get_text (row, 1);
  g_autofree char *owner = hw_foreign_rows_get_text (row, 2);
  g_autofree char *date = hw_foreign_rows_get_text (row, 3);
  g_autofree char *whole
      = *name != '\0' ? g_strdup_printf ("**%s**\n\n%s", name, text) : g_strdup (text);

  if (*text != '\0')
    hw_project_maker_add_note (self->maker, HW_NOTE_ON_LIBRARY, 0, whole, owner,
                               hw_project_maker_parse_time (date));
}

static void
attribute_cb (Reading *self, HwForeignRows *row)
{
  g_autofree char *name = hw_foreign_rows_get_text (row, 1);
  g_autofree char *value = hw_foreign_rows_get_text (row, 2);
  g_autofree char *whole = g_strdup_printf ("**%s**: %s", name, value);
  guint document;

  if (*value == '\0')
    return;
  if (hw_project_maker_find (self->maker, "source", hw_foreign_rows_get_int (row, 0), &document))
    hw_project_maker_add_note (self->maker, HW_NOTE_ON_DOCUMENT, document, whole, NULL, 0);
  else
    hw_project_remark (self->project, "variable", name, HW_PROJECT_FAILED,
                       g_strdup (_ ("its document was not taken over")));
}

static void
case_attribute_cb (Reading *self, HwForeignRows *row)
{
  g_autofree char *name = hw_foreign_rows_get_text (row, 0);
  g_autofree char *attribute = hw_foreign_rows_get_text (row, 1);
  g_autofree char *value = hw_foreign_rows_get_text (row, 2);
  g_autofree char *whole = g_strdup_printf ("**%s**\n\n**%s**: %s", name, attribute, value);

  if (*value != '\0')
    hw_project_maker_add_note (self->maker, HW_NOTE_ON_LIBRARY, 0, whole, NULL, 0);
}

static void
count_cb (Reading *self, HwForeignRows *row)
{
  if (hw_foreign_rows_get_int (row, 0) > 0)
    hw_project_remark (
        self->project, "selection", "", HW_PROJECT_FAILED,
        g_strdup_printf (_ ("marks on pictures and recordings that have no place here: %d"),
                         (int) hw_foreign_rows_get_int (row, 0)));
}

static gboolean
read_all (Reading *self, GError **error)
{
  /* Categories by their depth; those of a cycle stand at the top. */
  return each (
             self, "code_cat", "supercatid",
             "WITH RECURSIVE tree (id, depth) AS (SELECT catid, 0 FROM code_cat WHERE supercatid"
             " IS NULL UNION SELECT catid, depth + 1 FROM code_cat JOIN tree ON supercatid = id"
             " WHERE depth < 100) SELECT catid, name, memo, coalesce(supercatid, -1) FROM code_cat"
             " LEFT JOIN tree ON id = catid ORDER BY depth IS NULL, depth, name",
             category_cb, error)
         && each (self, "", "",
                  "SELECT cid, name, memo, coalesce(catid, -1), color FROM code_name ORDER BY name",
                  code_cb, error)
         && each (self, "", "",
                  "SELECT id, name, fulltext, memo, owner, date FROM source ORDER BY id", source_cb,
                  error)
         && each (self, "", "",
                  "SELECT fid, pos0, pos1, owner, date, memo, cid FROM code_text"
                  " ORDER BY fid, pos0, pos1, rowid",
                  coding_cb, error)
         && each (
             self, "annotation", "pos0",
             "SELECT fid, pos0, pos1, owner, date, memo FROM annotation ORDER BY fid, pos0, anid",
             annotation_cb, error)
         && each (
             self, "case_text", "pos0",
             "SELECT fid, pos0, pos1, case_text.owner, case_text.date, '', case_text.caseid, name"
             " FROM case_text JOIN cases ON cases.caseid = case_text.caseid ORDER BY fid, pos0",
             case_text_cb, error)
         && each (self, "cases", "memo",
                  "SELECT name, memo, owner, date FROM cases ORDER BY caseid", memo_cb, error)
         && each (
             self, "attribute", "attr_type",
             "SELECT id, name, value FROM attribute WHERE attr_type = 'file' ORDER BY id, name",
             attribute_cb, error)
         && each (
             self, "attribute", "attr_type",
             "SELECT cases.name, attribute.name, value FROM attribute JOIN cases ON id = caseid"
             " WHERE attr_type = 'case' ORDER BY caseid, attribute.name",
             case_attribute_cb, error)
         && each (self, "journal", "jentry",
                  "SELECT name, jentry, owner, date FROM journal ORDER BY jid", memo_cb, error)
         && each (self, "project", "memo", "SELECT '', memo, '', '' FROM project", memo_cb, error)
         && each (self, "code_image", "imid", "SELECT count(*) FROM code_image", count_cb, error)
         && each (self, "code_av", "avid", "SELECT count(*) FROM code_av", count_cb, error);
}

HwProject *
hw_qualcoder_read (HwForeign *database, const char *name, GError **error)
{
  g_autoptr (HwProject) project = hw_project_new (name);
  g_autofree char *space = g_strconcat ("qualcoder ", name, NULL);
  g_autoptr (HwProjectMaker) maker = hw_project_maker_new (project, space);
  g_autoptr (GPtrArray) maps = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_offset_map_free);
  Reading self = { database, project, maker, maps };

  return read_all (&self, error) ? g_steal_pointer (&project) : NULL;
}
