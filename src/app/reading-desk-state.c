/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-desk-private.h"

/* Milliseconds after which what is open is written down. */
#define SAVE_DELAY 200
/* So many tabs of a column come back in the first frame. */
#define N_AT_ONCE 6

static HwDeskState *
get_state (HwReadingDesk *self)
{
  HwDeskState *state = hw_desk_state_new ();

  state->active = self->active;
  state->share = self->share;
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    for (guint k = 0; k < hw_reading_desk_count (self, i); k++)
      {
        HwReadingTab *tab = hw_reading_desk_get_tab (self, i, k);

        hw_desk_state_add (state, i, hw_reading_tab_get_document (tab), NULL);
        if (tab == hw_reading_desk_get_selected (self, i))
          state->selected[i] = k;
      }
  return state;
}

static void
save (HwReadingDesk *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  /* What cannot be written is no loss that a person must hear of while they read. */
  hw_session_run (self->session, HW_LANE_EDIT, hw_desk_state_write, get_state (self),
                  (GDestroyNotify) hw_desk_state_free, NULL, NULL, NULL, NULL);
}

static gboolean
save_cb (gpointer user_data)
{
  HwReadingDesk *self = user_data;

  self->save_source = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

void
hw_reading_desk_queue_save (HwReadingDesk *self)
{
  /* Not while a part of what was open is still to come back. */
  if (self->is_restored && self->coming == NULL && self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY, save_cb, self);
}

void
hw_reading_desk_save (HwReadingDesk *self)
{
  g_return_if_fail (HW_IS_READING_DESK (self));

  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    for (guint k = 0; k < hw_reading_desk_count (self, i); k++)
      {
        HwReadingPage *page = hw_reading_tab_get_page (hw_reading_desk_get_tab (self, i, k));

        if (page != NULL)
          hw_reading_page_save_place (page);
      }
  if (self->save_source != 0)
    save (self);
}

/* In a library thread: the open documents in @data that are still there. */
static gpointer
read_documents (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_document_unref);
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (data, &n, sizeof *ids);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) local = NULL;
      HwDocument *document = hw_library_get_document (library, ids[i], &local);

      if (document != NULL)
        g_ptr_array_add (documents, document);
      else if (!g_error_matches (local, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return g_steal_pointer (&documents);
}

static HwDocument *
find_document (GPtrArray *documents, gint64 id)
{
  for (guint i = 0; i < documents->len; i++)
    {
      HwDocument *document = g_ptr_array_index (documents, i);

      if (document->id == id)
        return document;
    }
  return NULL;
}

/* A tab that shows one document while another is read for it: the page tells what became of that. */
static gboolean
is_loading (HwReadingTab *tab)
{
  HwReadingPage *page = hw_reading_tab_get_page (tab);
  HwDocument *shown = page != NULL ? hw_reading_page_get_document (page) : NULL;

  return shown != NULL && shown->id != hw_reading_tab_get_document (tab);
}

static void
documents_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwReadingDesk *self = owner;

  /* What cannot be read is said by who shows it. */
  if (answer == NULL)
    return;
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    for (guint k = hw_reading_desk_count (self, i); k > 0; k--)
      {
        HwReadingTab *tab = hw_reading_desk_get_tab (self, i, k - 1);
        HwDocument *document = find_document (answer, hw_reading_tab_get_document (tab));

        if (document != NULL)
          hw_reading_desk_title_tab (tab, document->title);
        else if (!is_loading (tab))
          hw_reading_desk_close_tab (self, tab, TRUE);
      }
}

static void
watch (HwReadingDesk *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ax"));
  g_autoptr (GVariant) ids = NULL;

  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    for (guint k = 0; k < hw_reading_desk_count (self, i); k++)
      g_variant_builder_add (&builder, "x",
                             hw_reading_tab_get_document (hw_reading_desk_get_tab (self, i, k)));
  ids = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (self->watched != NULL && g_variant_equal (ids, self->watched))
    return;
  hw_feed_ask (self->feed, g_variant_n_children (ids) > 0 ? ids : NULL);
  g_clear_pointer (&self->watched, g_variant_unref);
  self->watched = g_steal_pointer (&ids);
}

/* While a tab is dragged, it is in no column, and may come back to where it was. */
static gboolean
is_dragging (HwReadingDesk *self)
{
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    if (self->columns[i].view != NULL
        && adw_tab_view_get_is_transferring_page (self->columns[i].view))
      return TRUE;
  return FALSE;
}

static void
wake_pages (HwReadingDesk *self)
{
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    for (guint k = 0; k < hw_reading_desk_count (self, i); k++)
      {
        HwReadingTab *tab = hw_reading_desk_get_tab (self, i, k);

        if (hw_reading_tab_get_page (tab) != NULL)
          hw_reading_page_set_awake (hw_reading_tab_get_page (tab),
                                     tab == hw_reading_desk_get_selected (self, i));
      }
}

void
hw_reading_desk_tabs_changed (HwReadingDesk *self)
{
  if (self->is_rearranging || is_dragging (self))
    return;
  if (hw_reading_desk_count (self, self->active) == 0
      && hw_reading_desk_count (self, 1 - self->active) > 0)
    self->active = 1 - self->active;
  hw_reading_desk_update_layout (self);
  wake_pages (self);
  hw_reading_desk_update_active (self);
  watch (self);
  hw_reading_desk_queue_save (self);
}

/* Puts one more of the tabs that come back at an end of those that are there. FALSE where all are. */
static gboolean
fill_one (HwReadingDesk *self)
{
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    {
      const GPtrArray *tabs = self->coming->tabs[i];
      const gboolean before = self->come_to[i] >= tabs->len;
      const HwDeskTab *tab;

      if (before && self->come_from[i] == 0)
        continue;
      tab = g_ptr_array_index (tabs, before ? --self->come_from[i] : self->come_to[i]++);
      /* Where the bar is not mapped, nothing grows into it for a while. */
      gtk_widget_set_child_visible (GTK_WIDGET (self->columns[i].bar), FALSE);
      hw_reading_desk_insert (self, i, before ? 0 : self->come_to[i] - self->come_from[i] - 1,
                              tab->document, tab->title);
      gtk_widget_set_child_visible (GTK_WIDGET (self->columns[i].bar), TRUE);
      return TRUE;
    }
  return FALSE;
}

/* A bar scrolls to a tab when that is selected, and what was inserted since moved it away. */
static void
show_selected_tabs (HwReadingDesk *self)
{
  self->is_rearranging = TRUE;
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    if (self->coming->tabs[i]->len > N_AT_ONCE)
      {
        AdwTabView *view = self->columns[i].view;
        AdwTabPage *page = adw_tab_view_get_selected_page (view);

        if (adw_tab_view_select_next_page (view) || adw_tab_view_select_previous_page (view))
          adw_tab_view_set_selected_page (view, page);
      }
  self->is_rearranging = FALSE;
}

void
hw_reading_desk_fill (HwReadingDesk *self)
{
  if (self->coming == NULL)
    return;
  g_clear_handle_id (&self->fill_source, g_source_remove);
  while (fill_one (self))
    continue;
  show_selected_tabs (self);
  g_clear_pointer (&self->coming, hw_desk_state_free);
  hw_reading_desk_tabs_changed (self);
}

static gboolean
fill_cb (gpointer user_data)
{
  HwReadingDesk *self = user_data;

  if (fill_one (self))
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  hw_reading_desk_fill (self);
  return G_SOURCE_REMOVE;
}

/* A tab takes a fraction of a frame to make: those next to the selected one are there in the first frame. */
static void
begin_fill (HwReadingDesk *self)
{
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    {
      const guint n = self->coming->tabs[i]->len, selected = self->coming->selected[i];
      const guint first = selected - MIN (selected, N_AT_ONCE / 2);

      self->come_from[i] = self->come_to[i] = first;
      while (self->come_to[i] < MIN (n, first + N_AT_ONCE))
        {
          const HwDeskTab *tab = g_ptr_array_index (self->coming->tabs[i], self->come_to[i]);

          hw_reading_desk_insert (self, i, self->come_to[i] - first, tab->document, tab->title);
          self->come_to[i]++;
        }
    }
  self->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

void
hw_reading_desk_restore (HwReadingDesk *self, HwDocumentLoad *load)
{
  g_autoptr (HwDocumentLoad) first = load;
  const gboolean was_empty = hw_reading_desk_get_n_tabs (self) == 0;

  g_return_if_fail (HW_IS_READING_DESK (self) && self->coming == NULL);

  self->is_restored = TRUE;
  self->coming = g_steal_pointer (&load->desk);
  /* Meanwhile a document may have been opened; that one stays in front. */
  if (was_empty)
    {
      self->active = self->coming->active;
      self->share = self->coming->share;
    }
  begin_fill (self);
  self->is_rearranging = TRUE;
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    {
      AdwTabView *view = self->columns[i].view;

      if (self->coming->tabs[i]->len == 0)
        continue;
      if (was_empty)
        adw_tab_view_set_selected_page (
            view, adw_tab_view_get_nth_page (
                      view, (int) (self->coming->selected[i] - self->come_from[i])));
      if (was_empty && i == self->active && first->document != NULL)
        hw_reading_page_take (
            hw_reading_desk_ensure_page (self, hw_reading_desk_get_selected (self, i)),
            g_steal_pointer (&first));
      else
        hw_reading_desk_show_tab (self, hw_reading_desk_get_selected (self, i));
    }
  self->is_rearranging = FALSE;
  hw_reading_desk_tabs_changed (self);
}

void
hw_reading_desk_add_feed (HwReadingDesk *self)
{
  /* Not before what the screen waits for. */
  self->feed = hw_feed_new (self->session, HW_LANE_SEARCH, read_documents,
                            (GDestroyNotify) g_ptr_array_unref, documents_read_cb, self);
}

void
hw_reading_desk_stop (HwReadingDesk *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_pointer (&self->coming, hw_desk_state_free);
  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
}
