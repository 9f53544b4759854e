/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-table.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label;
} columns[HW_EXPORT_N_COLUMNS] = {
  [HW_EXPORT_COLUMN_KIND] = { "kind", N_ ("Kind") },
  [HW_EXPORT_COLUMN_DOCUMENT] = { "document", N_ ("Document") },
  [HW_EXPORT_COLUMN_AUTHOR] = { "author", N_ ("Author") },
  [HW_EXPORT_COLUMN_SOURCE] = { "source", N_ ("Source") },
  [HW_EXPORT_COLUMN_PUBLISHED] = { "published", N_ ("Published") },
  [HW_EXPORT_COLUMN_URL] = { "url", N_ ("Address") },
  [HW_EXPORT_COLUMN_PAGE] = { "page", N_ ("Page") },
  [HW_EXPORT_COLUMN_PARAGRAPH] = { "paragraph", N_ ("Paragraph") },
  [HW_EXPORT_COLUMN_START] = { "start", N_ ("First character") },
  [HW_EXPORT_COLUMN_END] = { "end", N_ ("Character after the last") },
  [HW_EXPORT_COLUMN_BEFORE] = { "before", N_ ("Words before") },
  [HW_EXPORT_COLUMN_QUOTE] = { "quote", N_ ("Quotation") },
  [HW_EXPORT_COLUMN_AFTER] = { "after", N_ ("Words after") },
  [HW_EXPORT_COLUMN_TAGS] = { "tags", N_ ("Tags") },
  [HW_EXPORT_COLUMN_NOTE] = { "note", N_ ("Note") },
  [HW_EXPORT_COLUMN_COLOUR] = { "colour", N_ ("Colour") },
  [HW_EXPORT_COLUMN_CREATED] = { "created", N_ ("Made") },
  [HW_EXPORT_COLUMN_MODIFIED] = { "modified", N_ ("Changed") },
  [HW_EXPORT_COLUMN_CREATOR] = { "creator", N_ ("Made by") },
  [HW_EXPORT_COLUMN_GUID] = { "guid", N_ ("Identifier") },
  /* Translators: of a passage: lost, uncertain or neither */
  [HW_EXPORT_COLUMN_STATE] = { "state", N_ ("State") },
};

const char *
hw_export_column_get_name (HwExportColumn column)
{
  return columns[column].name;
}

const char *
hw_export_column_get_label (HwExportColumn column)
{
  return _ (columns[column].label);
}

gboolean
hw_export_column_is_number (HwExportColumn column)
{
  return column == HW_EXPORT_COLUMN_PARAGRAPH || column == HW_EXPORT_COLUMN_START
         || column == HW_EXPORT_COLUMN_END;
}

static gboolean
find_column (const char *name, HwExportColumn *column)
{
  for (int i = 0; i < HW_EXPORT_N_COLUMNS; i++)
    if (strcmp (columns[i].name, name) == 0)
      {
        *column = (HwExportColumn) i;
        return TRUE;
      }
  return FALSE;
}

static void
set_unknown (GError **error, const char *name)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (int i = 0; i < HW_EXPORT_N_COLUMNS; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", columns[i].name);
  g_set_error (error, HW_EXPORT_ERROR, HW_EXPORT_ERROR_OPTION,
               /* Translators: the second %s is a list of names that programs understand. */
               _ ("There is no column “%s”; there are %s."), name, all->str);
}

GArray *
hw_export_columns_parse (const char *names, GError **error)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (HwExportColumn));
  g_auto (GStrv) parts = names != NULL ? g_strsplit (names, ",", -1) : NULL;

  for (gsize i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      HwExportColumn column;
      g_strstrip (parts[i]);
      if (!find_column (parts[i], &column))
        {
          set_unknown (error, parts[i]);
          return NULL;
        }
      g_array_append_val (chosen, column);
    }
  for (int i = 0; i < HW_EXPORT_N_COLUMNS && parts == NULL; i++)
    {
      HwExportColumn column = (HwExportColumn) i;
      if (column != HW_EXPORT_COLUMN_BEFORE && column != HW_EXPORT_COLUMN_AFTER)
        g_array_append_val (chosen, column);
    }
  if (chosen->len == 0)
    {
      set_unknown (error, "");
      return NULL;
    }
  return g_steal_pointer (&chosen);
}

static void
row_free (gpointer data)
{
  HwExportRow *self = data;
  for (int i = 0; i < HW_EXPORT_N_COLUMNS; i++)
    g_free (self->fields[i]);
  g_free (self);
}

static HwExportRow *
add_row (GPtrArray *rows, const char *kind, const HwExportSection *section)
{
  HwExportRow *row = g_new0 (HwExportRow, 1);

  row->section = section;
  row->fields[HW_EXPORT_COLUMN_KIND] = g_strdup (kind);
  if (section != NULL)
    {
      const HwDocument *document = section->document;
      row->fields[HW_EXPORT_COLUMN_DOCUMENT] = g_strdup (document->title);
      row->fields[HW_EXPORT_COLUMN_AUTHOR] = g_strdup (document->author);
      row->fields[HW_EXPORT_COLUMN_SOURCE] = g_strdup (document->source);
      row->fields[HW_EXPORT_COLUMN_PUBLISHED] = g_strdup (document->published);
      row->fields[HW_EXPORT_COLUMN_URL] = g_strdup (document->url);
    }
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_passage (GPtrArray *rows, const HwExportSet *set, const HwExportPlace *place)
{
  const HwExportPassage *item = place->item;
  const HwPassage *passage = item->passage;
  HwExportRow *row = add_row (rows, "passage", place->section);
  g_autoptr (GString) tags = g_string_new (NULL);

  for (gsize i = 0; i < passage->n_tags; i++)
    g_string_append_printf (tags, "%s%s", i > 0 ? "; " : "",
                            hw_export_set_get_tag_path (set, passage, i));
  row->item = item;
  row->colour = passage->shown_colour;
  row->fields[HW_EXPORT_COLUMN_PAGE] = g_strdup (item->page);
  if (passage->state != HW_PASSAGE_LOST)
    {
      row->fields[HW_EXPORT_COLUMN_PARAGRAPH]
          = g_strdup_printf ("%" G_GSIZE_FORMAT, item->paragraph);
      row->fields[HW_EXPORT_COLUMN_START] = g_strdup_printf ("%" G_GINT64_FORMAT, passage->start);
      row->fields[HW_EXPORT_COLUMN_END] = g_strdup_printf ("%" G_GINT64_FORMAT, passage->end);
    }
  row->fields[HW_EXPORT_COLUMN_BEFORE] = g_strdup (item->before);
  row->fields[HW_EXPORT_COLUMN_QUOTE] = g_strdup (passage->quote);
  row->fields[HW_EXPORT_COLUMN_AFTER] = g_strdup (item->after);
  row->fields[HW_EXPORT_COLUMN_TAGS] = g_strdup (tags->str);
  row->fields[HW_EXPORT_COLUMN_NOTE] = g_strdup (passage->note);
  row->fields[HW_EXPORT_COLUMN_COLOUR] = g_strdup (passage->shown_colour);
  row->fields[HW_EXPORT_COLUMN_CREATED] = hw_export_time (passage->created);
  row->fields[HW_EXPORT_COLUMN_MODIFIED] = hw_export_time (passage->modified);
  row->fields[HW_EXPORT_COLUMN_CREATOR] = g_strdup (passage->creator);
  row->fields[HW_EXPORT_COLUMN_GUID] = g_strdup (passage->guid);
  if (passage->state != HW_PASSAGE_SURE)
    row->fields[HW_EXPORT_COLUMN_STATE] = g_strdup (hw_passage_state_to_name (passage->state));
}

static HwExportRow *
add_note (GPtrArray *rows, const char *kind, const HwExportSection *section, const HwNote *note)
{
  HwExportRow *row = add_row (rows, kind, section);

  row->fields[HW_EXPORT_COLUMN_NOTE] = g_strdup (note->text);
  row->fields[HW_EXPORT_COLUMN_CREATED] = hw_export_time (note->created);
  row->fields[HW_EXPORT_COLUMN_MODIFIED] = hw_export_time (note->modified);
  row->fields[HW_EXPORT_COLUMN_CREATOR] = g_strdup (note->creator);
  row->fields[HW_EXPORT_COLUMN_GUID] = g_strdup (note->guid);
  return row;
}

GPtrArray *
hw_export_table_new (const HwExportSet *set, HwExportOrder order)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GPtrArray) groups = hw_export_set_group (set, order);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const HwExportGroup *group = groups->pdata[i];
      for (guint j = 0; group->section != NULL && j < group->section->notes->len; j++)
        add_note (rows, "document", group->section, group->section->notes->pdata[j]);
      for (guint j = 0; j < group->places->len; j++)
        {
          const HwExportPlace *place = &g_array_index (group->places, HwExportPlace, j);
          if (g_hash_table_add (seen, place->item->passage))
            add_passage (rows, set, place);
        }
    }
  for (guint i = 0; i < set->tags->len; i++)
    {
      const HwExportTag *item = set->tags->pdata[i];
      if (item->note == NULL)
        continue;
      HwExportRow *row = add_note (rows, "tag", NULL, item->note);
      row->fields[HW_EXPORT_COLUMN_TAGS] = g_strdup (item->tag->path);
      row->fields[HW_EXPORT_COLUMN_COLOUR] = g_strdup (item->tag->colour);
      row->colour = item->tag->colour;
    }
  for (guint i = 0; i < set->library_notes->len; i++)
    add_note (rows, "library", NULL, set->library_notes->pdata[i]);
  return rows;
}
