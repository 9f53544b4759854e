/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-state.h"

#include "documents.h"

/* The keys in the library's state. GUIDs: an id may be another document's after a restore. Libraries of
 * earlier versions hold the one document that was open. */
#define STATE_DESK "open-documents"
#define STATE_LAST_DOCUMENT "last-document"

/* Columns, each the GUIDs and the selected one; the active column; the share of the first. */
#define DESK_TYPE "(a(asu)uu)"

/* A column keeps at least so much of the width, in thousandths. */
#define MIN_SHARE 100

static void
tab_free (gpointer data)
{
  HwDeskTab *tab = data;

  g_free (tab->title);
  g_free (tab);
}

HwDeskState *
hw_desk_state_new (void)
{
  HwDeskState *self = g_new0 (HwDeskState, 1);

  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    self->tabs[i] = g_ptr_array_new_with_free_func (tab_free);
  self->share = HW_DESK_HALF;
  return self;
}

void
hw_desk_state_free (HwDeskState *self)
{
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    g_ptr_array_unref (self->tabs[i]);
  g_free (self);
}

void
hw_desk_state_add (HwDeskState *self, guint column, gint64 document, const char *title)
{
  HwDeskTab *tab = g_new0 (HwDeskTab, 1);

  tab->document = document;
  tab->title = g_strdup (title);
  g_ptr_array_add (self->tabs[column], tab);
}

const HwDeskTab *
hw_desk_state_get_active (const HwDeskState *self)
{
  const GPtrArray *tabs = self->tabs[self->active];

  return tabs->len > 0 ? g_ptr_array_index (tabs, self->selected[self->active]) : NULL;
}

static gboolean
add_guid (HwDeskState *self, guint column, HwLibrary *library, const char *guid)
{
  const gint64 id = guid[0] != '\0' ? hw_library_find_document (library, guid, NULL) : 0;
  g_autoptr (HwDocument) document = id != 0 ? hw_library_get_document (library, id, NULL) : NULL;

  if (document == NULL)
    return FALSE;
  hw_desk_state_add (self, column, id, document->title);
  return TRUE;
}

static void
read_column (HwDeskState *self, guint column, HwLibrary *library, GVariant *value)
{
  g_autofree const char **guids = NULL;
  guint selected;

  g_variant_get (value, "(^a&su)", &guids, &selected);
  for (guint i = 0; guids[i] != NULL; i++)
    {
      const gboolean is_there = add_guid (self, column, library, guids[i]);

      if (i <= selected && is_there)
        self->selected[column] = self->tabs[column]->len - 1;
    }
}

HwDeskState *
hw_desk_state_read (HwLibrary *library)
{
  HwDeskState *self = hw_desk_state_new ();
  g_autofree char *text = hw_library_get_state (library, STATE_DESK);
  g_autoptr (GVariant) value
      = text != NULL ? g_variant_parse (G_VARIANT_TYPE (DESK_TYPE), text, NULL, NULL, NULL) : NULL;
  g_autoptr (GVariant) columns = NULL;

  if (value == NULL)
    {
      g_autofree char *guid = hw_library_get_state (library, STATE_LAST_DOCUMENT);

      if (guid != NULL)
        add_guid (self, 0, library, guid);
      return self;
    }
  columns = g_variant_get_child_value (value, 0);
  for (guint i = 0; i < MIN (g_variant_n_children (columns), HW_DESK_COLUMNS); i++)
    {
      g_autoptr (GVariant) column = g_variant_get_child_value (columns, i);

      read_column (self, i, library, column);
    }
  g_variant_get_child (value, 1, "u", &self->active);
  g_variant_get_child (value, 2, "u", &self->share);
  self->share = CLAMP (self->share, MIN_SHARE, 1000 - MIN_SHARE);
  self->active = MIN (self->active, HW_DESK_COLUMNS - 1);
  if (self->tabs[self->active]->len == 0)
    self->active = self->tabs[HW_DESK_COLUMNS - 1]->len > 0 ? HW_DESK_COLUMNS - 1 : 0;
  return self;
}

/* A document that went meanwhile is left out, and the one before it is selected. */
static GVariant *
write_column (const HwDeskState *self, guint column, HwLibrary *library)
{
  g_auto (GVariantBuilder) guids = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  guint n = 0, selected = 0;

  for (guint i = 0; i < self->tabs[column]->len; i++)
    {
      const HwDeskTab *tab = g_ptr_array_index (self->tabs[column], i);
      g_autoptr (HwDocument) document = hw_library_get_document (library, tab->document, NULL);

      if (document == NULL)
        continue;
      g_variant_builder_add (&guids, "s", document->guid);
      if (i <= self->selected[column])
        selected = n;
      n++;
    }
  return g_variant_new ("(asu)", &guids, selected);
}

gpointer
hw_desk_state_write (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwDeskState *self = data;
  g_auto (GVariantBuilder) columns = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(asu)"));
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    g_variant_builder_add_value (&columns, write_column (self, i, library));
  value = g_variant_ref_sink (g_variant_new (DESK_TYPE, &columns, self->active, self->share));
  text = g_variant_print (value, FALSE);
  if (hw_library_set_state (library, STATE_DESK, text, error))
    hw_library_set_state (library, STATE_LAST_DOCUMENT, NULL, error);
  return NULL;
}
