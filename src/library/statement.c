/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statement.h"

#include "error.h"
#include "library-private.h"

void
hw_statement_free (HwStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

static HwStatement *
take (HwLibrary *self, const char *sql, GError **error)
{
  gpointer kept;
  HwStatement *statement;
  sqlite3_stmt *handle = NULL;
  int result;

  /* In use, a statement is not in the table: one that is asked for twice at a time is made twice. */
  if (g_hash_table_steal_extended (self->statements, sql, NULL, &kept))
    return kept;

  result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (result != SQLITE_OK)
    {
      hw_library_fail_sqlite (self, error, result);
      return NULL;
    }
  statement = g_new (HwStatement, 1);
  statement->library = self;
  statement->sql = g_strdup (sql);
  statement->handle = handle;
  return statement;
}

void
hw_statement_release (HwStatement *self)
{
  HwLibrary *library = self->library;

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  if (g_hash_table_contains (library->statements, self->sql))
    hw_statement_free (self);
  else
    g_hash_table_insert (library->statements, self->sql, self);
}

static int
bind (sqlite3_stmt *handle, const char *types, va_list arguments)
{
  int result = SQLITE_OK;

  for (int i = 0; types[i] != '\0' && result == SQLITE_OK; i++)
    {
      switch (types[i])
        {
        case 'i':
          result = sqlite3_bind_int64 (handle, i + 1, va_arg (arguments, gint64));
          break;
        case 'z':
          {
            gint64 value = va_arg (arguments, gint64);
            result = value != 0 ? sqlite3_bind_int64 (handle, i + 1, value)
                                : sqlite3_bind_null (handle, i + 1);
            break;
          }
        case 'r':
          result = sqlite3_bind_double (handle, i + 1, va_arg (arguments, double));
          break;
        case 's':
          result = sqlite3_bind_text (handle, i + 1, va_arg (arguments, const char *), -1,
                                      SQLITE_STATIC);
          break;
        case 't':
        case 'b':
          {
            const void *data = va_arg (arguments, const void *);
            gsize size = va_arg (arguments, gsize);
            result = types[i] == 't' ? sqlite3_bind_text64 (handle, i + 1, size > 0 ? data : "",
                                                            size, SQLITE_STATIC, SQLITE_UTF8)
                                     : sqlite3_bind_blob64 (handle, i + 1, size > 0 ? data : "",
                                                            size, SQLITE_STATIC);
            break;
          }
        default:
          g_assert_not_reached ();
        }
    }
  return result;
}

static HwStatement *
query (HwLibrary *self, GError **error, const char *sql, const char *types, va_list arguments)
{
  g_autoptr (HwStatement) statement = take (self, sql, error);
  int result;

  if (statement == NULL)
    return NULL;
  result = bind (statement->handle, types, arguments);
  if (result != SQLITE_OK)
    {
      hw_library_fail_sqlite (self, error, result);
      return NULL;
    }
  return g_steal_pointer (&statement);
}

HwStatement *
hw_library_query (HwLibrary *self, GError **error, const char *sql, const char *types, ...)
{
  HwStatement *statement;
  va_list arguments;

  va_start (arguments, types);
  statement = query (self, error, sql, types, arguments);
  va_end (arguments);
  return statement;
}

int
hw_statement_next (HwStatement *self, GError **error)
{
  int result = sqlite3_step (self->handle);

  if (result == SQLITE_ROW)
    return 1;
  if (result == SQLITE_DONE)
    return 0;
  hw_library_fail_sqlite (self->library, error, result);
  return -1;
}

gint64
hw_statement_int (HwStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const char *
hw_statement_text (HwStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text != NULL ? text : "";
}

gboolean
hw_library_run (HwLibrary *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (HwStatement) statement = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = query (self, error, sql, types, arguments);
  va_end (arguments);
  return statement != NULL && hw_statement_next (statement, error) >= 0;
}

/* The statement at its first row; NULL with *found at 0 for none, or -1 for a failure. */
static HwStatement *
query_first (HwLibrary *self,
             int *found,
             GError **error,
             const char *sql,
             const char *types,
             va_list arguments)
{
  g_autoptr (HwStatement) statement = query (self, error, sql, types, arguments);

  *found = statement != NULL ? hw_statement_next (statement, error) : -1;
  return *found == 1 ? g_steal_pointer (&statement) : NULL;
}

int
hw_library_look_up (
    HwLibrary *self, gint64 *value, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (HwStatement) statement = NULL;
  va_list arguments;
  int found;

  va_start (arguments, types);
  statement = query_first (self, &found, error, sql, types, arguments);
  va_end (arguments);
  if (statement != NULL)
    *value = hw_statement_int (statement, 0);
  return found;
}

int
hw_library_look_up_text (
    HwLibrary *self, char **value, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (HwStatement) statement = NULL;
  va_list arguments;
  int found;

  va_start (arguments, types);
  statement = query_first (self, &found, error, sql, types, arguments);
  va_end (arguments);
  if (statement != NULL)
    *value = g_strdup (hw_statement_text (statement, 0));
  return found;
}
