/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "Hwsh": says in the file's header whose it is. */
#define HW_SCHEMA_APPLICATION_ID 0x48777368
/* Of the measured 4096 to 32768: adding many documents is 2.3 times as fast as with 4096, and the
 * small steps of a person stay small in the log. */
#define HW_SCHEMA_PAGE_SIZE 8192

/* Brings a library from version i to version i + 1 (i is its index). Runs in a transaction with
 * foreign keys off, which are checked as a whole before it is committed. A SQLite result; on any
 * but SQLITE_OK the file stays what it was. */
typedef int (*HwMigration) (sqlite3 *db);

extern const HwMigration hw_schema_migrations[];
extern const guint hw_schema_n_migrations;

/* The index of words: schema-index.c. A SQLite result. */
int hw_schema_create_version_2 (sqlite3 *db);
/* Texts that are replaced and corrected: schema-texts.c. A SQLite result. */
int hw_schema_create_version_3 (sqlite3 *db);

/* Brings the file from whatever version it has to the newest, each step in a transaction of its own,
 * safe against another process doing the same. A SQLite result; *version is where it stands. */
int
hw_schema_migrate (sqlite3 *db, const HwMigration *migrations, guint n_migrations, int *version);
int hw_schema_get_version (sqlite3 *db, int *version);

/* The tables of version 1 and later that a library must have to be one, with the first column of
 * their primary keys; the last has no name. */
typedef struct
{
  const char *name, *key;
} HwSchemaTable;

extern const HwSchemaTable hw_schema_tables[];

G_END_DECLS
