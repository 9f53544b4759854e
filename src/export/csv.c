/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats.h"

#include "csv-field.h"

/* The names of the columns are for programs: they are the same in every language. */
typedef enum
{
  COLUMN_KIND,
  COLUMN_DOCUMENT,
  COLUMN_AUTHOR,
  COLUMN_SOURCE,
  COLUMN_PUBLISHED,
  COLUMN_URL,
  COLUMN_PARAGRAPH,
  COLUMN_START,
  COLUMN_END,
  COLUMN_QUOTE,
  COLUMN_TAG,
  COLUMN_NOTE,
  COLUMN_COLOUR,
  COLUMN_CREATED,
  COLUMN_MODIFIED,
  COLUMN_CREATOR,
  COLUMN_GUID,
  N_COLUMNS,
} Column;

static const char *const column_names[N_COLUMNS] = {
  "kind",  "document", "author", "source", "published", "url",      "paragraph", "start", "end",
  "quote", "tag",      "note",   "colour", "created",   "modified", "creator",   "guid",
};

/* One row; what is NULL is an empty field. */
typedef struct
{
  const char *field[N_COLUMNS];
} Row;

static void
set_document (Row *row, const HwDocument *document)
{
  row->field[COLUMN_DOCUMENT] = document->title;
  row->field[COLUMN_AUTHOR] = document->author;
  row->field[COLUMN_SOURCE] = document->source;
  row->field[COLUMN_PUBLISHED] = document->published;
  row->field[COLUMN_URL] = document->url;
}

/* One row for each of its tags, or one without. */
static void
append_passage (GString *out,
                const HwExportSet *set,
                const HwDocument *document,
                const HwExportPassage *item)
{
  const HwPassage *passage = item->passage;
  g_autofree char *paragraph = g_strdup_printf ("%" G_GSIZE_FORMAT, item->paragraph);
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, passage->start);
  g_autofree char *end = g_strdup_printf ("%" G_GINT64_FORMAT, passage->end);
  g_autofree char *created = hw_export_time (passage->created);
  g_autofree char *modified = hw_export_time (passage->modified);
  Row row = { { "passage" } };

  set_document (&row, document);
  row.field[COLUMN_PARAGRAPH] = paragraph;
  row.field[COLUMN_START] = start;
  row.field[COLUMN_END] = end;
  row.field[COLUMN_QUOTE] = passage->quote;
  row.field[COLUMN_NOTE] = passage->note;
  row.field[COLUMN_COLOUR] = passage->shown_colour;
  row.field[COLUMN_CREATED] = created;
  row.field[COLUMN_MODIFIED] = modified;
  row.field[COLUMN_CREATOR] = passage->creator;
  row.field[COLUMN_GUID] = passage->guid;

  if (passage->n_tags == 0)
    hw_csv_append_row (out, row.field, N_COLUMNS);
  for (gsize i = 0; i < passage->n_tags; i++)
    {
      const HwTag *tag = hw_export_set_get_tag (set, passage->tags[i]);
      row.field[COLUMN_TAG] = tag != NULL ? tag->path : passage->tag_names[i];
      hw_csv_append_row (out, row.field, N_COLUMNS);
    }
}

static void
append_note (GString *out,
             const char *kind,
             const HwDocument *document,
             const HwTag *tag,
             const HwNote *note)
{
  g_autofree char *created = hw_export_time (note->created);
  g_autofree char *modified = hw_export_time (note->modified);
  Row row = { { kind } };

  if (document != NULL)
    set_document (&row, document);
  if (tag != NULL)
    {
      row.field[COLUMN_TAG] = tag->path;
      row.field[COLUMN_COLOUR] = tag->colour;
    }
  row.field[COLUMN_NOTE] = note->text;
  row.field[COLUMN_CREATED] = created;
  row.field[COLUMN_MODIFIED] = modified;
  row.field[COLUMN_CREATOR] = note->creator;
  row.field[COLUMN_GUID] = note->guid;
  hw_csv_append_row (out, row.field, N_COLUMNS);
}

GString *
hw_export_csv (const HwExportSet *set)
{
  GString *out = g_string_new (HW_CSV_BOM);

  hw_csv_append_row (out, column_names, N_COLUMNS);

  for (guint i = 0; i < set->sections->len; i++)
    {
      const HwExportSection *section = set->sections->pdata[i];
      for (guint j = 0; j < section->notes->len; j++)
        append_note (out, "document", section->document, NULL, section->notes->pdata[j]);
      for (guint j = 0; j < section->passages->len; j++)
        append_passage (out, set, section->document,
                        &g_array_index (section->passages, HwExportPassage, j));
    }
  for (guint i = 0; i < set->tags->len; i++)
    {
      const HwExportTag *item = set->tags->pdata[i];
      if (item->note != NULL)
        append_note (out, "tag", NULL, item->tag, item->note);
    }
  for (guint i = 0; i < set->library_notes->len; i++)
    append_note (out, "library", NULL, NULL, set->library_notes->pdata[i]);
  return out;
}
