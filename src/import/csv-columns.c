/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-columns.h"

#include "csv-rows.h"
#include "fold.h"
#include "import.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

static const char *const field_names[HW_CSV_N_FIELDS]
    = { "title", "text", "author", "published", "source", "url", "language" };

/* Names that people and programs give to columns, the likeliest first. */
static const struct
{
  const char *name;
  HwCsvField field;
} known[] = {
  { "title", HW_CSV_TITLE },
  { "headline", HW_CSV_TITLE },
  { "subject", HW_CSV_TITLE },
  { "name", HW_CSV_TITLE },
  { "العنوان", HW_CSV_TITLE },
  { "عنوان", HW_CSV_TITLE },
  { "الموضوع", HW_CSV_TITLE },
  { "عنوان الخبر", HW_CSV_TITLE },
  { "عنوان المقال", HW_CSV_TITLE },
  { "text", HW_CSV_TEXT },
  { "full text", HW_CSV_TEXT },
  { "fulltext", HW_CSV_TEXT },
  { "body", HW_CSV_TEXT },
  { "content", HW_CSV_TEXT },
  { "article", HW_CSV_TEXT },
  { "message", HW_CSV_TEXT },
  { "post", HW_CSV_TEXT },
  { "tweet", HW_CSV_TEXT },
  { "comment", HW_CSV_TEXT },
  { "answer", HW_CSV_TEXT },
  { "النص", HW_CSV_TEXT },
  { "نص", HW_CSV_TEXT },
  { "المحتوى", HW_CSV_TEXT },
  { "المتن", HW_CSV_TEXT },
  { "نص الخبر", HW_CSV_TEXT },
  { "نص المقال", HW_CSV_TEXT },
  { "التعليق", HW_CSV_TEXT },
  { "التغريدة", HW_CSV_TEXT },
  { "المنشور", HW_CSV_TEXT },
  { "author", HW_CSV_AUTHOR },
  { "authors", HW_CSV_AUTHOR },
  { "byline", HW_CSV_AUTHOR },
  { "creator", HW_CSV_AUTHOR },
  { "writer", HW_CSV_AUTHOR },
  { "user", HW_CSV_AUTHOR },
  { "username", HW_CSV_AUTHOR },
  { "from", HW_CSV_AUTHOR },
  { "الكاتب", HW_CSV_AUTHOR },
  { "كاتب", HW_CSV_AUTHOR },
  { "المؤلف", HW_CSV_AUTHOR },
  { "اسم الكاتب", HW_CSV_AUTHOR },
  { "published", HW_CSV_PUBLISHED },
  { "date", HW_CSV_PUBLISHED },
  { "pubdate", HW_CSV_PUBLISHED },
  { "publication date", HW_CSV_PUBLISHED },
  { "published at", HW_CSV_PUBLISHED },
  { "created at", HW_CSV_PUBLISHED },
  { "datetime", HW_CSV_PUBLISHED },
  { "time", HW_CSV_PUBLISHED },
  { "year", HW_CSV_PUBLISHED },
  { "التاريخ", HW_CSV_PUBLISHED },
  { "تاريخ", HW_CSV_PUBLISHED },
  { "تاريخ النشر", HW_CSV_PUBLISHED },
  { "السنة", HW_CSV_PUBLISHED },
  { "source", HW_CSV_SOURCE },
  { "publisher", HW_CSV_SOURCE },
  { "publication", HW_CSV_SOURCE },
  { "newspaper", HW_CSV_SOURCE },
  { "site", HW_CSV_SOURCE },
  { "outlet", HW_CSV_SOURCE },
  { "المصدر", HW_CSV_SOURCE },
  { "مصدر", HW_CSV_SOURCE },
  { "الناشر", HW_CSV_SOURCE },
  { "الصحيفة", HW_CSV_SOURCE },
  { "الموقع", HW_CSV_SOURCE },
  { "url", HW_CSV_URL },
  { "link", HW_CSV_URL },
  { "address", HW_CSV_URL },
  { "permalink", HW_CSV_URL },
  { "الرابط", HW_CSV_URL },
  { "رابط", HW_CSV_URL },
  { "language", HW_CSV_LANGUAGE },
  { "lang", HW_CSV_LANGUAGE },
  { "اللغة", HW_CSV_LANGUAGE },
  { "لغة", HW_CSV_LANGUAGE },
};

const char *
hw_csv_field_to_name (HwCsvField field)
{
  return field_names[field];
}

/* Folded, "_" and "-" as blanks. */
static char *
simplify (const char *name)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), "_-", ' ');
  char *folded = hw_fold_string (g_strstrip (plain));

  return g_strstrip (folded);
}

static gsize
find_known (const char *cell)
{
  g_autofree char *name = strlen (cell) <= 100 ? simplify (cell) : NULL;

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *other = simplify (known[i].name);

      if (strcmp (name, other) == 0)
        return i;
    }
  return G_N_ELEMENTS (known);
}

/* FALSE where no column has a known name. */
static gboolean
guess_from_names (HwCsvColumns *self, GPtrArray *header)
{
  gsize best[HW_CSV_N_FIELDS];
  gboolean found = FALSE;

  for (gsize i = 0; i < HW_CSV_N_FIELDS; i++)
    best[i] = G_N_ELEMENTS (known);
  for (guint i = 0; i < header->len; i++)
    {
      const gsize name = find_known (header->pdata[i]);

      if (name == G_N_ELEMENTS (known) || name >= best[known[name].field])
        continue;
      best[known[name].field] = name;
      self->column[known[name].field] = i;
      found = TRUE;
    }
  return found;
}

static gboolean
is_taken (const HwCsvColumns *self, guint column)
{
  for (gsize i = 0; i < HW_CSV_N_FIELDS; i++)
    if (self->column[i] == column)
      return TRUE;
  return FALSE;
}

static guint
find_longest (const HwCsvColumns *self, GPtrArray *rows)
{
  gsize lengths[HW_CSV_MAX_COLUMNS] = { 0 };
  guint longest = HW_CSV_NO_COLUMN;

  for (guint i = self->has_header ? 1 : 0; i < rows->len; i++)
    {
      const GPtrArray *row = rows->pdata[i];

      for (guint j = 0; j < row->len; j++)
        lengths[j] += strlen (row->pdata[j]);
    }
  for (guint i = 0; i < HW_CSV_MAX_COLUMNS; i++)
    if (lengths[i] > 0 && !is_taken (self, i)
        && (longest == HW_CSV_NO_COLUMN || lengths[i] > lengths[longest]))
      longest = i;
  return longest;
}

static gboolean
has_digit (const char *cell)
{
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Names that nobody here knows are names still where none has a digit, and some column has digits in every other
 * row: its numbers, its dates. */
static gboolean
looks_like_names (GPtrArray *rows)
{
  const GPtrArray *first = rows->pdata[0];

  for (guint i = 0; i < first->len; i++)
    if (*(const char *) first->pdata[i] == '\0' || has_digit (first->pdata[i]))
      return FALSE;
  for (guint i = 0; rows->len > 1 && i < first->len; i++)
    {
      gboolean all = TRUE;

      for (guint j = 1; j < rows->len && all; j++)
        {
          const GPtrArray *row = rows->pdata[j];

          all = i < row->len && has_digit (row->pdata[i]);
        }
      if (all)
        return TRUE;
    }
  return FALSE;
}

/* A column by its name or number. */
static guint
find_column (GPtrArray *header, const char *name, gboolean *by_name)
{
  char *end;

  for (guint i = 0; i < header->len; i++)
    {
      g_autofree char *cell = g_strstrip (g_strdup (header->pdata[i]));

      if (strcmp (cell, name) == 0)
        {
          *by_name = TRUE;
          return i;
        }
    }
  const unsigned long number = strtoul (name, &end, 10);
  if (g_ascii_isdigit (*name) && *end == '\0' && number >= 1 && number <= header->len)
    return (guint) number - 1;
  return HW_CSV_NO_COLUMN;
}

static char *
join_names (void)
{
  GString *names = g_string_new (field_names[0]);

  for (gsize i = 1; i < HW_CSV_N_FIELDS; i++)
    g_string_append_printf (names, ", %s", field_names[i]);
  return g_string_free (names, FALSE);
}

static gboolean
read_map (HwCsvColumns *self, GPtrArray *header, const char *const *map, GError **error)
{
  for (gsize i = 0; map[i] != NULL; i++)
    {
      const char *equals = strchr (map[i], '=');
      g_autofree char *name = g_strndup (map[i], equals != NULL ? (gsize) (equals - map[i]) : 0);
      gsize field = 0;

      if (strcmp (map[i], "header=yes") == 0 || strcmp (map[i], "header=no") == 0)
        {
          self->has_header = strcmp (equals, "=yes") == 0;
          continue;
        }
      while (field < HW_CSV_N_FIELDS && strcmp (field_names[field], name) != 0)
        field++;
      if (field == HW_CSV_N_FIELDS)
        {
          g_autofree char *all = join_names ();

          g_set_error (
              error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
              /* Translators: the first %s is like "title=Headline", the second a list of fields. */
              _ ("“%s” does not name a field and a column; the fields are %s."), map[i], all);
          return FALSE;
        }
      if (equals[1] == '\0') /* "author=": none */
        {
          self->column[field] = HW_CSV_NO_COLUMN;
          continue;
        }
      gboolean by_name = FALSE;
      self->column[field] = find_column (header, equals + 1, &by_name);
      self->has_header |= by_name;
      if (self->column[field] == HW_CSV_NO_COLUMN)
        {
          g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                       _ ("The table has no column “%s”."), equals + 1);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
hw_csv_columns_find (HwCsvColumns *self, GPtrArray *rows, const char *const *map, GError **error)
{
  GPtrArray *header = rows->pdata[0];

  for (gsize i = 0; i < HW_CSV_N_FIELDS; i++)
    self->column[i] = HW_CSV_NO_COLUMN;
  self->has_header = guess_from_names (self, header) || looks_like_names (rows);
  if (map != NULL && !read_map (self, header, map, error))
    return FALSE;
  self->is_sure = self->column[HW_CSV_TEXT] != HW_CSV_NO_COLUMN;
  if (!self->is_sure)
    self->column[HW_CSV_TEXT] = find_longest (self, rows);
  if (self->column[HW_CSV_TEXT] == HW_CSV_NO_COLUMN)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY,
                           _ ("No column of this table holds text."));
      return FALSE;
    }
  return TRUE;
}
