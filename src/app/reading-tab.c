/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-tab.h"

struct _HwReadingTab
{
  AdwBin parent_instance;

  gint64 document;
  char *title;
};

G_DEFINE_FINAL_TYPE (HwReadingTab, hw_reading_tab, ADW_TYPE_BIN)

gint64
hw_reading_tab_get_document (HwReadingTab *self)
{
  g_return_val_if_fail (HW_IS_READING_TAB (self), 0);
  return self->document;
}

void
hw_reading_tab_set_document (HwReadingTab *self, gint64 document)
{
  g_return_if_fail (HW_IS_READING_TAB (self));
  self->document = document;
}

const char *
hw_reading_tab_get_title (HwReadingTab *self)
{
  g_return_val_if_fail (HW_IS_READING_TAB (self), NULL);
  return self->title;
}

void
hw_reading_tab_set_title (HwReadingTab *self, const char *title)
{
  g_autofree char *old = NULL;

  g_return_if_fail (HW_IS_READING_TAB (self));
  old = g_steal_pointer (&self->title);
  self->title = g_strdup (title);
}

HwReadingPage *
hw_reading_tab_get_page (HwReadingTab *self)
{
  GtkWidget *child;

  g_return_val_if_fail (HW_IS_READING_TAB (self), NULL);
  child = adw_bin_get_child (ADW_BIN (self));
  return child != NULL ? HW_READING_PAGE (child) : NULL;
}

HwReadingPage *
hw_reading_tab_make_page (HwReadingTab *self, HwSession *session)
{
  g_return_val_if_fail (HW_IS_READING_TAB (self), NULL);
  g_return_val_if_fail (adw_bin_get_child (ADW_BIN (self)) == NULL, NULL);

  adw_bin_set_child (ADW_BIN (self), hw_reading_page_new (session));
  return hw_reading_tab_get_page (self);
}

static gboolean
hw_reading_tab_grab_focus (GtkWidget *widget)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child != NULL && gtk_widget_grab_focus (child);
}

/* A tab behind another is not drawn, and not there for a screen reader either. */
static void
set_hidden (HwReadingTab *self, gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

static void
hw_reading_tab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hw_reading_tab_parent_class)->map (widget);
  set_hidden (HW_READING_TAB (widget), FALSE);
}

static void
hw_reading_tab_unmap (GtkWidget *widget)
{
  set_hidden (HW_READING_TAB (widget), TRUE);
  GTK_WIDGET_CLASS (hw_reading_tab_parent_class)->unmap (widget);
}

static void
hw_reading_tab_finalize (GObject *object)
{
  g_free (HW_READING_TAB (object)->title);
  G_OBJECT_CLASS (hw_reading_tab_parent_class)->finalize (object);
}

static void
hw_reading_tab_class_init (HwReadingTabClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hw_reading_tab_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = hw_reading_tab_grab_focus;
  GTK_WIDGET_CLASS (klass)->map = hw_reading_tab_map;
  GTK_WIDGET_CLASS (klass)->unmap = hw_reading_tab_unmap;
}

static void
hw_reading_tab_init (HwReadingTab *self)
{
  set_hidden (self, TRUE);
}

GtkWidget *
hw_reading_tab_new (gint64 document, const char *title)
{
  HwReadingTab *self = g_object_new (HW_TYPE_READING_TAB, NULL);

  self->document = document;
  self->title = g_strdup (title);
  return GTK_WIDGET (self);
}
