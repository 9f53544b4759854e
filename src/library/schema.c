/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema.h"

/* Version 1.
 *
 * Texts stand in a table of their own. A row of documents stays small, so a list of 50,000 never
 * reads past their texts and a new title does not write 50 MB again; and a removed document's text
 * stays until history forgets the step that removed it, so removing and undoing cost the same
 * whatever its size (then it is in forgotten_texts, from which later steps delete little by little,
 * so that none of them waits for it). Hence the direction of the reference: a document cannot be without its text.
 *
 * Ids are never used twice (AUTOINCREMENT), because history, places and other windows hold them.
 * No foreign key of what is recorded has an action: a changeset that is applied must find every row that it names.
 *
 * What recorded_tables lists (step.c) is recorded in history; what is not (texts, places, tag_uses,
 * state, changes) is not undone. tag_uses and places may therefore name rows that an undo took away. */
static const char version_1[]
    = "CREATE TABLE texts ("
      "  document INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  text TEXT NOT NULL"
      ") STRICT;"

      "CREATE TABLE documents ("
      "  id INTEGER PRIMARY KEY REFERENCES texts (document),"
      "  guid TEXT NOT NULL UNIQUE,"
      "  title TEXT NOT NULL,"
      "  language TEXT NOT NULL,"
      "  author TEXT NOT NULL,"
      "  source TEXT NOT NULL,"
      "  url TEXT NOT NULL,"
      "  published TEXT NOT NULL,"
      "  added INTEGER NOT NULL,"
      "  direction INTEGER NOT NULL,"
      "  hash TEXT NOT NULL UNIQUE,"
      "  chars INTEGER NOT NULL CHECK (chars >= 0)"
      ") STRICT;"

      "CREATE TABLE passages ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  guid TEXT NOT NULL UNIQUE,"
      "  document INTEGER NOT NULL REFERENCES documents (id),"
      "  start INTEGER NOT NULL CHECK (start >= 0),"
      "  \"end\" INTEGER NOT NULL CHECK (\"end\" > start),"
      "  quote TEXT NOT NULL,"
      "  prefix TEXT NOT NULL,"
      "  suffix TEXT NOT NULL,"
      "  colour TEXT NOT NULL,"
      "  created INTEGER NOT NULL,"
      "  modified INTEGER NOT NULL,"
      "  creator TEXT NOT NULL"
      ") STRICT;"
      "CREATE INDEX passages_by_place ON passages (document, start, \"end\");"

      "CREATE TABLE tags ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  guid TEXT NOT NULL UNIQUE,"
      "  parent INTEGER REFERENCES tags (id),"
      "  name TEXT NOT NULL CHECK (name <> ''),"
      "  colour TEXT NOT NULL CHECK (colour <> ''),"
      "  description TEXT NOT NULL,"
      "  position INTEGER NOT NULL"
      ") STRICT;"
      "CREATE INDEX tags_by_parent ON tags (parent);"

      "CREATE TABLE passage_tags ("
      "  passage INTEGER NOT NULL REFERENCES passages (id),"
      "  tag INTEGER NOT NULL REFERENCES tags (id),"
      "  PRIMARY KEY (passage, tag)"
      ") STRICT, WITHOUT ROWID;"
      "CREATE INDEX passage_tags_by_tag ON passage_tags (tag);"

      "CREATE TABLE notes ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  guid TEXT NOT NULL UNIQUE,"
      "  document INTEGER REFERENCES documents (id),"
      "  passage INTEGER UNIQUE REFERENCES passages (id),"
      "  tag INTEGER UNIQUE REFERENCES tags (id),"
      "  text TEXT NOT NULL,"
      "  created INTEGER NOT NULL,"
      "  modified INTEGER NOT NULL,"
      "  creator TEXT NOT NULL,"
      "  CHECK ((document IS NOT NULL) + (passage IS NOT NULL) + (tag IS NOT NULL) <= 1)"
      ") STRICT;"
      "CREATE INDEX notes_by_document ON notes (document);"

      "CREATE TABLE groups ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  guid TEXT NOT NULL UNIQUE,"
      "  name TEXT NOT NULL CHECK (name <> '')"
      ") STRICT;"
      "CREATE TABLE group_documents ("
      "  \"group\" INTEGER NOT NULL REFERENCES groups (id),"
      "  document INTEGER NOT NULL REFERENCES documents (id),"
      "  PRIMARY KEY (\"group\", document)"
      ") STRICT, WITHOUT ROWID;"
      "CREATE INDEX group_documents_by_document ON group_documents (document);"

      "CREATE TABLE history ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  kind INTEGER NOT NULL,"
      "  argument TEXT NOT NULL,"
      "  created INTEGER NOT NULL,"
      "  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),"
      "  document INTEGER,"
      "  passage INTEGER,"
      "  merge TEXT,"
      "  size INTEGER NOT NULL"
      ") STRICT;"
      "CREATE TABLE history_changes ("
      "  step INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,"
      "  number INTEGER NOT NULL,"
      "  changeset BLOB NOT NULL,"
      "  PRIMARY KEY (step, number)"
      ") STRICT;"
      "CREATE TABLE history_documents ("
      "  step INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,"
      "  document INTEGER NOT NULL,"
      "  PRIMARY KEY (step, document)"
      ") STRICT, WITHOUT ROWID;"
      "CREATE INDEX history_documents_by_document ON history_documents (document);"
      "CREATE TABLE forgotten_texts ("
      "  document INTEGER PRIMARY KEY"
      ") STRICT;"

      "CREATE TABLE places ("
      "  document INTEGER PRIMARY KEY,"
      "  position INTEGER NOT NULL"
      ") STRICT;"
      "CREATE TABLE tag_uses ("
      "  tag INTEGER PRIMARY KEY,"
      "  used INTEGER NOT NULL"
      ") STRICT;"
      "CREATE TABLE state ("
      "  key TEXT PRIMARY KEY,"
      "  value TEXT NOT NULL"
      ") STRICT, WITHOUT ROWID;"
      "CREATE TABLE changes ("
      "  id INTEGER PRIMARY KEY CHECK (id = 1),"
      "  count INTEGER NOT NULL"
      ") STRICT;"
      "INSERT INTO changes VALUES (1, 0);";

const HwSchemaTable hw_schema_tables[] = {
  { "texts", "document" },
  { "documents", "id" },
  { "passages", "id" },
  { "tags", "id" },
  { "passage_tags", "passage" },
  { "notes", "id" },
  { "groups", "id" },
  { "group_documents", "\"group\"" },
  { "history", "id" },
  { "history_changes", "rowid" },
  { "history_documents", "step" },
  { "forgotten_texts", "document" },
  { "places", "document" },
  { "tag_uses", "tag" },
  { "state", "key" },
  { "changes", "id" },
  { NULL, NULL },
};

static int
create_version_1 (sqlite3 *db)
{
  char *sql
      = sqlite3_mprintf ("PRAGMA application_id = %d; %s", HW_SCHEMA_APPLICATION_ID, version_1);
  int result = sql != NULL ? sqlite3_exec (db, sql, NULL, NULL, NULL) : SQLITE_NOMEM;

  sqlite3_free (sql);
  return result;
}

/* Released migrations are never changed: libraries of every version are out there. Add one, and a
 * library made by the version before it to tests/data. */
const HwMigration hw_schema_migrations[] = {
  create_version_1,
  hw_schema_create_version_2,
  hw_schema_create_version_3,
};
const guint hw_schema_n_migrations = G_N_ELEMENTS (hw_schema_migrations);

static int
query_int (sqlite3 *db, const char *sql, int *value)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  *value = 0;
  if (result == SQLITE_OK)
    {
      result = sqlite3_step (statement);
      if (result == SQLITE_ROW)
        *value = sqlite3_column_int (statement, 0);
      result = sqlite3_finalize (statement);
    }
  return result;
}

int
hw_schema_get_version (sqlite3 *db, int *version)
{
  return query_int (db, "PRAGMA user_version", version);
}

static int
run_migration (sqlite3 *db, HwMigration migration, int from)
{
  int version, faults, result;
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", from + 1);

  result = sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  if (result != SQLITE_OK)
    return result;
  /* Another process may have been faster. */
  result = hw_schema_get_version (db, &version);
  if (result == SQLITE_OK && version == from)
    {
      result = migration (db);
      if (result == SQLITE_OK)
        result = query_int (db, "SELECT count(*) FROM pragma_foreign_key_check", &faults);
      if (result == SQLITE_OK && faults > 0)
        result = SQLITE_CONSTRAINT_FOREIGNKEY;
      if (result == SQLITE_OK)
        result = sqlite3_exec (db, sql, NULL, NULL, NULL);
    }
  if (result == SQLITE_OK)
    result = sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  if (result != SQLITE_OK && !sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return result;
}

int
hw_schema_migrate (sqlite3 *db, const HwMigration *migrations, guint n_migrations, int *version)
{
  int result = hw_schema_get_version (db, version);

  if (result != SQLITE_OK || *version >= (int) n_migrations)
    return result;
  result = sqlite3_exec (db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
  while (result == SQLITE_OK && *version < (int) n_migrations)
    {
      result = run_migration (db, migrations[*version], *version);
      if (result == SQLITE_OK)
        result = hw_schema_get_version (db, version);
    }
  sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  return result;
}
