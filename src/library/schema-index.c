/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema.h"

#include "term-index-private.h"

/* Version 2: the index of words (see term-index.h and term-index-queue.c), and searches that were saved.
 *
 * term_index keeps no copy of the texts, and no table of their sizes: with either it would be twice as
 * large. Its columns are the kinds of index_units (1 text, 2 title, 3 note); a row uses one. How it merges
 * is in term-index-merge.c. What it gathers in memory before it writes a segment stays at the 1 MB that FTS5
 * comes with: measured with 40 MB of text in slices of 4 MB, 16 MB there are no faster, since the table of
 * terms is then larger than the processor's cache, and take 17 MB more memory.
 *
 * index_units says what the rows of the index are, index_queue what is still to be indexed (of a long
 * text, from where), index_retired the rows of titles and notes to be taken out, with the text they had.
 * index_words has every word for searches that look at the words themselves, and index_state by which rules
 * all of these terms were made (see term-index-rules.c). None of them is recorded in
 * history: triggers keep them in step with what is. A document's text gets no trigger of its own: it
 * never changes, and there is none without a document but for what history keeps.
 *
 * Saved searches are recorded in history. What they are narrowed to may be gone, and come back by an undo:
 * hence they refer to nothing. */
static const char version_2[]
    = "CREATE VIRTUAL TABLE term_index USING fts5 ("
      "  text, title, note, content = '', columnsize = 0, detail = full, tokenize = 'hawashi'"
      ");"
      "INSERT INTO term_index (term_index, rank) VALUES ('automerge', 8);"
      "INSERT INTO term_index (term_index, rank) VALUES ('usermerge', 2);"

      "CREATE TABLE searches ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  guid TEXT NOT NULL UNIQUE,"
      "  name TEXT NOT NULL CHECK (name <> ''),"
      "  query TEXT NOT NULL,"
      "  exact INTEGER NOT NULL,"
      "  approximate INTEGER NOT NULL,"
      "  document INTEGER NOT NULL,"
      "  tag INTEGER NOT NULL,"
      "  language TEXT NOT NULL,"
      "  year INTEGER NOT NULL"
      ") STRICT;"

      "CREATE TABLE index_units ("
      "  first INTEGER PRIMARY KEY,"
      "  n INTEGER NOT NULL,"
      "  kind INTEGER NOT NULL,"
      "  id INTEGER NOT NULL,"
      "  lengths BLOB NOT NULL,"
      "  places BLOB NOT NULL"
      ") STRICT;"
      "CREATE INDEX index_units_by_id ON index_units (kind, id, first);"
      "CREATE TABLE index_queue ("
      "  kind INTEGER NOT NULL,"
      "  id INTEGER NOT NULL,"
      "  byte INTEGER NOT NULL DEFAULT 0,"
      "  chars INTEGER NOT NULL DEFAULT 0,"
      "  paragraph INTEGER NOT NULL DEFAULT 0,"
      "  PRIMARY KEY (kind, id)"
      ") STRICT, WITHOUT ROWID;"
      "CREATE TABLE index_retired ("
      "  first INTEGER PRIMARY KEY,"
      "  kind INTEGER NOT NULL,"
      "  text TEXT NOT NULL"
      ") STRICT;"
      "CREATE TABLE index_words ("
      "  word TEXT PRIMARY KEY"
      ") STRICT, WITHOUT ROWID;"
      "CREATE TABLE index_state ("
      "  id INTEGER PRIMARY KEY CHECK (id = 1),"
      "  next INTEGER NOT NULL,"
      "  words INTEGER NOT NULL,"
      "  version INTEGER NOT NULL,"
      "  epoch INTEGER NOT NULL,"
      "  rules INTEGER NOT NULL"
      ") STRICT;"
      "INSERT INTO index_state VALUES (1, 1, 0, 0, 0, %lld);"

      "CREATE TRIGGER index_new_document AFTER INSERT ON documents BEGIN"
      "  INSERT OR IGNORE INTO index_queue (kind, id) VALUES (2, new.id);"
      "  INSERT OR IGNORE INTO index_queue (kind, id) SELECT 1, new.id"
      "   WHERE NOT EXISTS (SELECT 1 FROM index_units WHERE kind = 1 AND id = new.id);"
      " END;"
      "CREATE TRIGGER index_old_document AFTER DELETE ON documents BEGIN"
      "  INSERT OR IGNORE INTO index_retired SELECT first, 2, old.title FROM index_units"
      "   WHERE kind = 2 AND id = old.id;"
      "  DELETE FROM index_units WHERE kind = 2 AND id = old.id;"
      "  DELETE FROM index_queue WHERE kind = 2 AND id = old.id;"
      "  UPDATE index_state SET version = version + 1;"
      " END;"
      "CREATE TRIGGER index_new_title AFTER UPDATE OF title ON documents"
      " WHEN old.title <> new.title BEGIN"
      "  INSERT OR IGNORE INTO index_retired SELECT first, 2, old.title FROM index_units"
      "   WHERE kind = 2 AND id = old.id;"
      "  DELETE FROM index_units WHERE kind = 2 AND id = old.id;"
      "  INSERT OR IGNORE INTO index_queue (kind, id) VALUES (2, new.id);"
      "  UPDATE index_state SET version = version + 1;"
      " END;"
      "CREATE TRIGGER index_new_note AFTER INSERT ON notes BEGIN"
      "  INSERT OR IGNORE INTO index_queue (kind, id) VALUES (3, new.id);"
      " END;"
      "CREATE TRIGGER index_old_note AFTER DELETE ON notes BEGIN"
      "  INSERT OR IGNORE INTO index_retired SELECT first, 3, old.text FROM index_units"
      "   WHERE kind = 3 AND id = old.id;"
      "  DELETE FROM index_units WHERE kind = 3 AND id = old.id;"
      "  DELETE FROM index_queue WHERE kind = 3 AND id = old.id;"
      "  UPDATE index_state SET version = version + 1;"
      " END;"
      "CREATE TRIGGER index_changed_note AFTER UPDATE OF text ON notes"
      " WHEN old.text <> new.text BEGIN"
      "  INSERT OR IGNORE INTO index_retired SELECT first, 3, old.text FROM index_units"
      "   WHERE kind = 3 AND id = old.id;"
      "  DELETE FROM index_units WHERE kind = 3 AND id = old.id;"
      "  INSERT OR IGNORE INTO index_queue (kind, id) VALUES (3, new.id);"
      "  UPDATE index_state SET version = version + 1;"
      " END;"

      "INSERT INTO index_queue (kind, id) SELECT 1, id FROM documents;"
      "INSERT INTO index_queue (kind, id) SELECT 2, id FROM documents;"
      "INSERT INTO index_queue (kind, id) SELECT 3, id FROM notes;";

int
hw_schema_create_version_2 (sqlite3 *db)
{
  char *sql = sqlite3_mprintf (version_2, hw_index_rules ());
  int result = sql != NULL ? sqlite3_exec (db, sql, NULL, NULL, NULL) : SQLITE_NOMEM;

  sqlite3_free (sql);
  return result;
}
