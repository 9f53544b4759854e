/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-desk-private.h"

/* So many tabs can be opened again. */
#define MAX_CLOSED 20

typedef struct
{
  gint64 document;
  char *title;
  guint column;
  guint position;
  gboolean is_gone; /* its document was removed: only the return of that brings it back */
} Closed;

static void
closed_free (gpointer data)
{
  Closed *closed = data;

  g_free (closed->title);
  g_free (closed);
}

void
hw_reading_desk_remember_closed (HwReadingDesk *self, HwReadingTab *tab, gboolean is_gone)
{
  const guint column = hw_reading_desk_column_of (self, tab);
  Closed *closed = g_new0 (Closed, 1);

  if (self->closed == NULL)
    self->closed = g_ptr_array_new_with_free_func (closed_free);
  closed->document = hw_reading_tab_get_document (tab);
  closed->title = g_strdup (hw_reading_tab_get_title (tab));
  closed->column = column;
  closed->is_gone = is_gone;
  while (hw_reading_desk_get_tab (self, column, closed->position) != tab)
    closed->position++;
  g_ptr_array_add (self->closed, closed);
  if (self->closed->len > MAX_CLOSED)
    g_ptr_array_remove_index (self->closed, 0);
}

static HwReadingTab *
put_back (HwReadingDesk *self, guint index)
{
  Closed *closed = g_ptr_array_steal_index (self->closed, index);
  HwReadingTab *tab = hw_reading_desk_insert (self, closed->column, closed->position,
                                              closed->document, closed->title);

  closed_free (closed);
  return tab;
}

HwReadingTab *
hw_reading_desk_find_gone (HwReadingDesk *self, gint64 document)
{
  for (guint i = self->closed != NULL ? self->closed->len : 0; i > 0; i--)
    {
      const Closed *closed = g_ptr_array_index (self->closed, i - 1);

      if (closed->is_gone && closed->document == document)
        return put_back (self, i - 1);
    }
  return NULL;
}

gboolean
hw_reading_desk_reopen (HwReadingDesk *self)
{
  g_return_val_if_fail (HW_IS_READING_DESK (self), FALSE);

  for (guint i = self->closed != NULL ? self->closed->len : 0; i > 0; i--)
    {
      const Closed *closed = g_ptr_array_index (self->closed, i - 1);
      HwReadingTab *tab;

      if (closed->is_gone)
        continue;
      tab = put_back (self, i - 1);
      hw_reading_desk_show_tab (self, tab);
      hw_reading_desk_select (self, tab);
      gtk_widget_grab_focus (GTK_WIDGET (tab));
      return TRUE;
    }
  return FALSE;
}
