/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "reading-page-private.h"

/* A quiet line above a text of which paragraphs were left out, until the person has seen it: nothing goes in
 * silence. Page numbers alone are not worth it. */

gsize
hw_reading_page_get_n_asides (HwReadingPage *self)
{
  g_return_val_if_fail (HW_IS_READING_PAGE (self), 0);
  return self->structure != NULL ? self->structure->asides->len : 0;
}

static gboolean
is_worth_it (HwReadingPage *self)
{
  for (gsize i = 0; i < hw_reading_page_get_n_asides (self); i++)
    {
      const HwAside *aside = &g_array_index (self->structure->asides, HwAside, i);

      if (aside->reason == HW_ASIDE_FURNITURE || aside->reason == HW_ASIDE_RUNNING_HEAD)
        return TRUE;
    }
  return FALSE;
}

static char *
make_key (gint64 document)
{
  return g_strdup_printf ("left-out-seen-%" G_GINT64_FORMAT, document);
}

/* Library thread: something where it was seen. */
static gpointer
read_seen (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *key = make_key (*(gint64 *) data);

  return hw_library_get_state (library, key);
}

static gpointer
write_seen (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *key = make_key (*(gint64 *) data);

  hw_library_set_state (library, key, "1", NULL);
  return NULL;
}

static void
put_away (HwReadingPage *self)
{
  const gint64 document = self->left_out_document;

  gtk_widget_set_visible (self->left_out_bar, FALSE);
  hw_session_run (self->session, HW_LANE_EDIT, write_seen, g_memdup2 (&document, sizeof document),
                  g_free, NULL, NULL, NULL, NULL);
}

void
hw_reading_page_see_left_out (HwReadingPage *self)
{
  g_return_if_fail (HW_IS_READING_PAGE (self));

  if (self->left_out_bar != NULL && gtk_widget_get_visible (self->left_out_bar))
    put_away (self);
}

static void
show_cb (HwReadingPage *self)
{
  put_away (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-left-out", NULL);
}

static void
close_cb (HwReadingPage *self)
{
  put_away (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
ensure_bar (HwReadingPage *self)
{
  GtkWidget *show, *close;

  if (self->left_out_bar != NULL)
    return;
  self->left_out_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->left_out_label = gtk_label_new (NULL);
  show = gtk_button_new_with_mnemonic (_ ("_Show"));
  close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->left_out_bar, "left-out-bar");
  gtk_widget_add_css_class (show, "flat");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Hide This Line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hide This Line"), -1);
  gtk_label_set_xalign (GTK_LABEL (self->left_out_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->left_out_label), TRUE);
  gtk_widget_set_hexpand (self->left_out_label, TRUE);
  gtk_box_append (GTK_BOX (self->left_out_bar), self->left_out_label);
  gtk_box_append (GTK_BOX (self->left_out_bar), show);
  gtk_box_append (GTK_BOX (self->left_out_bar), close);
  gtk_box_prepend (GTK_BOX (self->box), self->left_out_bar);
  g_signal_connect_swapped (show, "clicked", G_CALLBACK (show_cb), self);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);
}

static void
show_bar (HwReadingPage *self)
{
  const gsize n = hw_reading_page_get_n_asides (self);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%'d paragraph was left out of this text.",
                                   "%'d paragraphs were left out of this text.", n),
                         (int) n);

  ensure_bar (self);
  gtk_label_set_text (GTK_LABEL (self->left_out_label), text);
  gtk_widget_set_visible (self->left_out_bar, TRUE);
}

static void
seen_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwReadingPage) self = HW_READING_PAGE (user_data);
  g_autofree char *seen = hw_session_run_finish (HW_SESSION (source), result, NULL);

  /* Meanwhile another document may be on the screen, or the page be gone. */
  if (seen == NULL && self->document != NULL && self->document->id == self->left_out_document
      && is_worth_it (self))
    show_bar (self);
}

void
hw_reading_page_follow_left_out (HwReadingPage *self)
{
  const gint64 document = self->document != NULL ? self->document->id : 0;
  const gboolean is_shown
      = self->left_out_bar != NULL && gtk_widget_get_visible (self->left_out_bar);

  if (document == self->left_out_document)
    {
      if (is_shown && is_worth_it (self))
        show_bar (self);
      else if (is_shown)
        gtk_widget_set_visible (self->left_out_bar, FALSE);
      return;
    }
  self->left_out_document = document;
  if (is_shown)
    gtk_widget_set_visible (self->left_out_bar, FALSE);
  if (is_worth_it (self))
    hw_session_run (self->session, HW_LANE_EDIT, read_seen, g_memdup2 (&document, sizeof document),
                    g_free, g_free, NULL, seen_read_cb, g_object_ref (self));
}
