/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema.h"

/* Version 3: a text is no longer its document's for good.
 *
 * A document names its text (documents.text), which a corrected file replaces by another: then the old one
 * stays for undo, as that of a removed document does. The column `document` of texts, places in
 * forgotten_texts and history_documents, and index_units.id of kind 1 are ids of texts; a document has the id
 * of its first text. A step of version 2 that is undone or done again gives a document back with a text of
 * 0, which means that one (settle_texts() of history.c), hence the default and no reference.
 *
 * A text never changes. What a person corrected in it are rows of corrections, recorded in history: the text
 * as it is read is that of texts with its corrections, in the order of their ids (text-source.c). A place in
 * one is that of the text with the corrections before it. index_edits is the queue of those that the
 * index has not followed yet; `removed` are those that an undo took back.
 *
 * structures is what the reader of a format found beside the text, as it was before all corrections, and
 * originals the bytes that were read; both go with their text.
 *
 * A passage whose words were not found in a new text is lost (state 2): an empty range where it would
 * stand, with the quote that it had. One that was found by likeness is uncertain (state 1): `former` is
 * the quote that it had, and `score` how like they are. */
static const char version_3[]
    = "CREATE TABLE documents_3 ("
      "  id INTEGER PRIMARY KEY,"
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
      "  chars INTEGER NOT NULL CHECK (chars >= 0),"
      "  text INTEGER NOT NULL DEFAULT 0,"
      "  format TEXT NOT NULL DEFAULT '',"
      "  encoding TEXT NOT NULL DEFAULT '',"
      "  remarks TEXT NOT NULL DEFAULT ''"
      ") STRICT;"
      "INSERT INTO documents_3 SELECT id, guid, title, language, author, source, url, published,"
      " added, direction, hash, chars, id, '', '', '' FROM documents;"
      "DROP TABLE documents;"
      "ALTER TABLE documents_3 RENAME TO documents;"
      "CREATE INDEX documents_by_text ON documents (text);"

      "CREATE TABLE passages_3 ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  guid TEXT NOT NULL UNIQUE,"
      "  document INTEGER NOT NULL REFERENCES documents (id),"
      "  start INTEGER NOT NULL CHECK (start >= 0),"
      "  \"end\" INTEGER NOT NULL,"
      "  quote TEXT NOT NULL,"
      "  prefix TEXT NOT NULL,"
      "  suffix TEXT NOT NULL,"
      "  colour TEXT NOT NULL,"
      "  created INTEGER NOT NULL,"
      "  modified INTEGER NOT NULL,"
      "  creator TEXT NOT NULL,"
      "  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),"
      "  score REAL NOT NULL DEFAULT 1,"
      "  former TEXT NOT NULL DEFAULT '',"
      "  CHECK (CASE state WHEN 2 THEN \"end\" = start ELSE \"end\" > start END)"
      ") STRICT;"
      "INSERT INTO passages_3 SELECT id, guid, document, start, \"end\", quote, prefix, suffix,"
      " colour, created, modified, creator, 0, 1, '' FROM passages;"
      /* No id of a passage that was removed is used again. */
      "DELETE FROM sqlite_sequence WHERE name = 'passages_3';"
      "INSERT INTO sqlite_sequence (name, seq)"
      " SELECT 'passages_3', seq FROM sqlite_sequence WHERE name = 'passages';"
      "DROP TABLE passages;"
      "ALTER TABLE passages_3 RENAME TO passages;"
      "CREATE INDEX passages_by_place ON passages (document, start, \"end\");"

      "CREATE TABLE structures ("
      "  text INTEGER PRIMARY KEY REFERENCES texts (document),"
      "  forms BLOB NOT NULL,"
      "  locators BLOB NOT NULL,"
      "  asides BLOB NOT NULL"
      ") STRICT;"
      "CREATE TABLE originals ("
      "  text INTEGER PRIMARY KEY REFERENCES texts (document),"
      "  size INTEGER NOT NULL CHECK (size >= 0),"
      "  compressed INTEGER NOT NULL CHECK (compressed IN (0, 1)),"
      "  data BLOB NOT NULL"
      ") STRICT;"
      "CREATE TABLE corrections ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  guid TEXT NOT NULL UNIQUE,"
      "  text INTEGER NOT NULL REFERENCES texts (document),"
      "  kind INTEGER NOT NULL,"
      "  byte INTEGER NOT NULL CHECK (byte >= 0),"
      "  start INTEGER NOT NULL CHECK (start >= 0),"
      "  paragraph INTEGER NOT NULL CHECK (paragraph >= 0),"
      "  before TEXT NOT NULL,"
      "  after TEXT NOT NULL,"
      "  aside INTEGER NOT NULL,"
      "  created INTEGER NOT NULL,"
      "  creator TEXT NOT NULL"
      ") STRICT;"
      "CREATE INDEX corrections_by_text ON corrections (text, id);"

      "CREATE TABLE index_edits ("
      "  correction INTEGER PRIMARY KEY,"
      "  made INTEGER NOT NULL,"
      "  text INTEGER NOT NULL,"
      "  byte INTEGER NOT NULL,"
      "  start INTEGER NOT NULL,"
      "  paragraph INTEGER NOT NULL,"
      "  before TEXT NOT NULL,"
      "  after TEXT NOT NULL"
      ") STRICT;"
      "CREATE INDEX index_edits_by_text ON index_edits (text, correction);"
      "CREATE TRIGGER index_new_correction AFTER INSERT ON corrections BEGIN"
      "  INSERT INTO index_edits VALUES (new.id, 1, new.text, new.byte, new.start, new.paragraph,"
      "   new.before, new.after) ON CONFLICT (correction) DO UPDATE SET made = made + 1;"
      "  DELETE FROM index_edits WHERE correction = new.id AND made = 0;"
      " END;"
      "CREATE TRIGGER index_old_correction AFTER DELETE ON corrections BEGIN"
      "  INSERT INTO index_edits VALUES (old.id, -1, old.text, old.byte, old.start, old.paragraph,"
      "   old.before, old.after) ON CONFLICT (correction) DO UPDATE SET made = made - 1;"
      "  DELETE FROM index_edits WHERE correction = old.id AND made = 0;"
      " END;"

      "CREATE TRIGGER index_new_document AFTER INSERT ON documents BEGIN"
      "  INSERT OR IGNORE INTO index_queue (kind, id) VALUES (2, new.id);"
      "  INSERT OR IGNORE INTO index_queue (kind, id) SELECT 1, new.text WHERE new.text <> 0"
      "   AND NOT EXISTS (SELECT 1 FROM index_units WHERE kind = 1 AND id = new.text);"
      " END;"
      "CREATE TRIGGER index_new_text AFTER UPDATE OF text ON documents"
      " WHEN old.text <> new.text BEGIN"
      "  INSERT OR IGNORE INTO index_queue (kind, id) SELECT 1, new.text"
      "   WHERE NOT EXISTS (SELECT 1 FROM index_units WHERE kind = 1 AND id = new.text);"
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
      " END;";

int
hw_schema_create_version_3 (sqlite3 *db)
{
  return sqlite3_exec (db, version_3, NULL, NULL, NULL);
}
