/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-desk-private.h"

#include <string.h>

enum
{
  DOCUMENT_CHANGED,
  PASSAGE_CHANGED,
  NOTE_REQUESTED,
  LEAVING,
  TAG_ACTIVATED,
  DONE,
  HINT,
  FAILED,
  SAVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwReadingDesk, hw_reading_desk, GTK_TYPE_WIDGET)

HwReadingPage *
hw_reading_desk_get_page (HwReadingDesk *self)
{
  HwReadingTab *tab;

  g_return_val_if_fail (HW_IS_READING_DESK (self), NULL);
  tab = hw_reading_desk_get_selected (self, self->active);
  return tab != NULL ? hw_reading_tab_get_page (tab) : NULL;
}

guint
hw_reading_desk_get_n_tabs (HwReadingDesk *self)
{
  guint n = 0;

  g_return_val_if_fail (HW_IS_READING_DESK (self), 0);
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    n += hw_reading_desk_count (self, i);
  return n;
}

/* A document that is still to be read is told of when it is: what speaks of the one before stays so long. */
void
hw_reading_desk_update_active (HwReadingDesk *self)
{
  HwReadingPage *page = hw_reading_desk_get_page (self);
  gint64 passage;

  if (page != NULL ? page == self->told || hw_reading_page_get_document (page) == NULL
                   : !self->told_any || hw_reading_desk_get_n_tabs (self) > 0)
    return;
  g_set_weak_pointer (&self->told, page);
  self->told_any = page != NULL;
  g_signal_emit (self, signals[DOCUMENT_CHANGED], 0);
  passage = page != NULL ? hw_reading_page_get_passage (page) : 0;
  if (passage != 0)
    g_signal_emit (self, signals[PASSAGE_CHANGED], 0, passage);
}

void
hw_reading_desk_set_active (HwReadingDesk *self, guint column)
{
  if (column == self->active || hw_reading_desk_count (self, column) == 0)
    return;
  self->active = column;
  hw_reading_desk_update_layout (self);
  hw_reading_desk_update_active (self);
  hw_reading_desk_queue_save (self);
}

static gboolean
is_active (HwReadingDesk *self, HwReadingTab *tab)
{
  return hw_reading_desk_get_selected (self, self->active) == tab;
}

static HwReadingDesk *
desk_of (HwReadingTab *tab)
{
  return HW_READING_DESK (gtk_widget_get_ancestor (GTK_WIDGET (tab), HW_TYPE_READING_DESK));
}

static void
document_changed_cb (HwReadingTab *tab, HwReadingPage *page)
{
  HwReadingDesk *self = desk_of (tab);
  HwDocument *document = hw_reading_page_get_document (page);

  /* While it is dragged from one column to the other, it is in none. */
  if (self == NULL)
    return;
  if (document == NULL)
    {
      hw_reading_desk_close_tab (self, tab, TRUE);
      return;
    }
  hw_reading_desk_title_tab (tab, document->title);
  hw_reading_desk_tabs_changed (self);
  if (!is_active (self, tab))
    return;
  g_set_weak_pointer (&self->told, page);
  self->told_any = TRUE;
  g_signal_emit (self, signals[DOCUMENT_CHANGED], 0);
}

static void
passage_changed_cb (HwReadingTab *tab, gint64 passage)
{
  HwReadingDesk *self = desk_of (tab);

  if (self != NULL && is_active (self, tab))
    g_signal_emit (self, signals[PASSAGE_CHANGED], 0, passage);
}

static void
note_requested_cb (HwReadingTab *tab, gint64 passage)
{
  HwReadingDesk *self = desk_of (tab);

  if (self == NULL)
    return;
  hw_reading_desk_select (self, tab);
  g_signal_emit (self, signals[NOTE_REQUESTED], 0, passage);
}

static void
leaving_cb (HwReadingTab *tab)
{
  HwReadingDesk *self = desk_of (tab);

  if (self != NULL && is_active (self, tab))
    g_signal_emit (self, signals[LEAVING], 0);
}

static void
tag_activated_cb (HwReadingTab *tab, gint64 tag)
{
  HwReadingDesk *self = desk_of (tab);

  if (self != NULL)
    g_signal_emit (self, signals[TAG_ACTIVATED], 0, tag);
}

static void
saved_cb (HwReadingTab *tab, GFile *file)
{
  HwReadingDesk *self = desk_of (tab);

  if (self != NULL)
    g_signal_emit (self, signals[SAVED], 0, file);
}

static void
tell (HwReadingTab *tab, guint signal, const char *text)
{
  HwReadingDesk *self = desk_of (tab);

  if (self != NULL)
    g_signal_emit (self, signals[signal], 0, text);
}

static void
done_cb (HwReadingTab *tab, const char *text)
{
  tell (tab, DONE, text);
}

static void
hint_cb (HwReadingTab *tab, const char *text)
{
  tell (tab, HINT, text);
}

static void
failed_cb (HwReadingTab *tab, const char *text)
{
  HwReadingPage *page = hw_reading_tab_get_page (tab);
  HwDocument *document = hw_reading_page_get_document (page);
  HwReadingDesk *self = desk_of (tab);

  if (self == NULL)
    return;
  g_signal_emit (self, signals[FAILED], 0, text);
  /* Where another could not be opened, the one before is still there. */
  if (document != NULL)
    {
      hw_reading_tab_set_document (tab, document->id);
      hw_reading_desk_tabs_changed (self);
    }
  else
    hw_reading_desk_close_tab (self, tab, TRUE);
}

HwReadingPage *
hw_reading_desk_ensure_page (HwReadingDesk *self, HwReadingTab *tab)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } handlers[] = {
    { "document-changed", G_CALLBACK (document_changed_cb) },
    { "passage-changed", G_CALLBACK (passage_changed_cb) },
    { "note-requested", G_CALLBACK (note_requested_cb) },
    { "leaving", G_CALLBACK (leaving_cb) },
    { "tag-activated", G_CALLBACK (tag_activated_cb) },
    { "done", G_CALLBACK (done_cb) },
    { "hint", G_CALLBACK (hint_cb) },
    { "failed", G_CALLBACK (failed_cb) },
    { "saved", G_CALLBACK (saved_cb) },
  };
  HwReadingPage *page = hw_reading_tab_get_page (tab);

  if (page != NULL)
    return page;
  page = hw_reading_tab_make_page (tab, self->session);
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (page, handlers[i].name, handlers[i].callback, tab, G_CONNECT_SWAPPED);
  return page;
}

static void
load_tab (HwReadingDesk *self, HwReadingTab *tab, gint64 document, const HwReadingTarget *target)
{
  HwReadingPage *page = hw_reading_desk_ensure_page (self, tab);

  hw_reading_tab_set_document (tab, document);
  hw_reading_page_open (page, document, target);
  hw_reading_desk_tabs_changed (self);
}

void
hw_reading_desk_show_tab (HwReadingDesk *self, HwReadingTab *tab)
{
  if (hw_reading_tab_get_page (tab) == NULL)
    load_tab (self, tab, hw_reading_tab_get_document (tab), NULL);
}

void
hw_reading_desk_open (HwReadingDesk *self,
                      gint64 document,
                      const HwReadingTarget *target,
                      HwOpenWhere where)
{
  HwReadingTab *active, *tab;
  guint column;

  g_return_if_fail (HW_IS_READING_DESK (self));

  hw_reading_desk_fill (self);
  active = hw_reading_desk_get_selected (self, self->active);
  column = where == HW_OPEN_BESIDE && active != NULL ? 1 - self->active : self->active;
  if (where == HW_OPEN_BESIDE)
    {
      tab = hw_reading_desk_find_in (self, column, document);
      if (tab == NULL)
        {
          tab = hw_reading_desk_find_in (self, self->active, document);
          if (tab == active)
            tab = NULL;
          else if (tab != NULL)
            hw_reading_desk_move (self, tab, column);
        }
    }
  else
    tab = hw_reading_desk_find (self, document);
  if (tab == NULL && where == HW_OPEN_HERE)
    {
      tab = hw_reading_desk_find_gone (self, document);
      if (tab == NULL)
        tab = active;
    }
  if (tab == NULL)
    tab = hw_reading_desk_insert (self, column, hw_reading_desk_after_selected (self, column),
                                  document, NULL);
  load_tab (self, tab, document, target);
  hw_reading_desk_select (self, tab);
}

void
hw_reading_desk_close (HwReadingDesk *self)
{
  HwReadingTab *tab;

  g_return_if_fail (HW_IS_READING_DESK (self));
  hw_reading_desk_fill (self);
  tab = hw_reading_desk_get_selected (self, self->active);
  if (tab != NULL)
    hw_reading_desk_close_tab (self, tab, FALSE);
}

gboolean
hw_reading_desk_focus_other (HwReadingDesk *self)
{
  const guint other = 1 - self->active;

  g_return_val_if_fail (HW_IS_READING_DESK (self), FALSE);
  if (hw_reading_desk_count (self, other) == 0)
    return FALSE;
  hw_reading_desk_set_active (self, other);
  return gtk_widget_grab_focus (GTK_WIDGET (hw_reading_desk_get_selected (self, other)));
}

gboolean
hw_reading_desk_step (HwReadingDesk *self, int step)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_return_val_if_fail (HW_IS_READING_DESK (self), FALSE);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    {
      if (self->shows_both)
        hw_reading_desk_set_active (self, step > 0 ? 0 : HW_DESK_COLUMNS - 1);
      return gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  return self->shows_both && (step > 0) == (self->active == 0)
         && hw_reading_desk_focus_other (self);
}

static gboolean
hw_reading_desk_grab_focus (GtkWidget *widget)
{
  HwReadingDesk *self = HW_READING_DESK (widget);
  HwReadingTab *tab = hw_reading_desk_get_selected (self, self->active);

  return tab != NULL && gtk_widget_grab_focus (GTK_WIDGET (tab));
}

static void
hw_reading_desk_dispose (GObject *object)
{
  HwReadingDesk *self = HW_READING_DESK (object);

  hw_reading_desk_stop (self);
  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_weak_pointer (&self->told);
  g_clear_weak_pointer (&self->menu_tab);
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    if (self->columns[i].view != NULL)
      g_signal_handlers_disconnect_by_data (self->columns[i].view, self);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  memset (self->columns, 0, sizeof self->columns);
  g_clear_pointer (&self->closed, g_ptr_array_unref);
  g_clear_pointer (&self->watched, g_variant_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hw_reading_desk_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, guint n_parameters, GType parameter)
{
  return g_signal_new (name, HW_TYPE_READING_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_parameters, parameter);
}

static void
hw_reading_desk_class_init (HwReadingDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_reading_desk_dispose;
  widget_class->grab_focus = hw_reading_desk_grab_focus;
  signals[DOCUMENT_CHANGED] = add_signal ("document-changed", 0, G_TYPE_NONE);
  signals[PASSAGE_CHANGED] = add_signal ("passage-changed", 1, G_TYPE_INT64);
  signals[NOTE_REQUESTED] = add_signal ("note-requested", 1, G_TYPE_INT64);
  signals[LEAVING] = add_signal ("leaving", 0, G_TYPE_NONE);
  signals[TAG_ACTIVATED] = add_signal ("tag-activated", 1, G_TYPE_INT64);
  signals[DONE] = add_signal ("done", 1, G_TYPE_STRING);
  signals[HINT] = add_signal ("hint", 1, G_TYPE_STRING);
  signals[FAILED] = add_signal ("failed", 1, G_TYPE_STRING);
  signals[SAVED] = add_signal ("saved", 1, G_TYPE_FILE);
  hw_reading_desk_class_add_layout (widget_class);
  gtk_widget_class_set_css_name (widget_class, "desk");
}

static void
hw_reading_desk_init (HwReadingDesk *self)
{
  hw_reading_desk_add_paned (self);
  hw_reading_desk_add_menu (self);
}

GtkWidget *
hw_reading_desk_new (HwSession *session)
{
  HwReadingDesk *self = g_object_new (HW_TYPE_READING_DESK, NULL);

  self->session = g_object_ref (session);
  hw_reading_desk_add_feed (self);
  return GTK_WIDGET (self);
}
