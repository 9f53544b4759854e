/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "missing-characters.h"
#include "reader-private.h"

/* Which characters of the text the chosen fonts lack. What the text has is found once, in a thread and when
 * the text has been on the screen for a while; what the fonts lack of it is asked at every change of them. */

#define DELAY 400 /* milliseconds */

static gboolean
update_missing (gpointer data)
{
  HwReader *self = data;
  g_autofree char *missing = NULL;

  self->missing_source = 0;
  if (self->characters != NULL && self->style_valid)
    missing = hw_layouts_find_missing (self->layouts, self->characters);
  if (g_strcmp0 (missing, self->missing) == 0)
    return G_SOURCE_REMOVE;
  g_free (self->missing);
  self->missing = g_steal_pointer (&missing);
  g_object_notify (G_OBJECT (self), "missing-characters");
  return G_SOURCE_REMOVE;
}

/* Later: fonts change while sizes are given, when who hears of it may not ask for other sizes. */
void
hw_reader_update_missing (HwReader *self)
{
  if (self->missing_source == 0)
    self->missing_source = g_idle_add (update_missing, self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HwReader *self = data;
  GArray *characters = hw_characters_find_finish (result);

  /* NULL where another text was set, or the pane is no more. */
  if (characters == NULL)
    return;
  self->characters = characters;
  hw_reader_update_missing (self);
}

static gboolean
find (gpointer data)
{
  HwReader *self = data;

  self->find_source = 0;
  self->finding = g_cancellable_new ();
  hw_characters_find_async (self->text, self->finding, found_cb, self);
  return G_SOURCE_REMOVE;
}

void
hw_reader_drop_characters (HwReader *self)
{
  g_clear_handle_id (&self->find_source, g_source_remove);
  g_clear_handle_id (&self->missing_source, g_source_remove);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->characters, g_array_unref);
}

void
hw_reader_find_characters (HwReader *self)
{
  hw_reader_drop_characters (self);
  hw_reader_update_missing (self);
  if (self->text != NULL)
    self->find_source = g_timeout_add_full (G_PRIORITY_LOW, DELAY, find, self, NULL);
}
