/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "compat.h"
#include "file-name.h"
#include "print-job.h"
#include "reading-page-private.h"

/* The document that is open, on paper or as a PDF. */

static GtkWindow *
get_window (HwReadingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static gboolean
has_document (HwReadingPage *self)
{
  if (self->document != NULL && self->passages != NULL)
    return TRUE;
  g_signal_emit_by_name (self, "hint", _ ("Open a document first"));
  return FALSE;
}

static void
fill_source (HwReadingPage *self, HwPrintSource *source)
{
  *source = (HwPrintSource){ .document = self->document,
                             .text = self->text,
                             .fallback = hw_reading_page_get_fallback (self),
                             .passages = self->passages,
                             .tag_colours = self->tag_colours };
}

static void
printed (const GError *error, gpointer user_data)
{
  HwReadingPage *self = user_data;

  if (error != NULL)
    hw_compat_show_message (get_window (self), _ ("The Document Could Not Be Printed"),
                            error->message);
}

void
hw_reading_page_print (HwReadingPage *self)
{
  HwPrintSource source;

  g_return_if_fail (HW_IS_READING_PAGE (self));

  if (!has_document (self))
    return;
  fill_source (self, &source);
  hw_print_job_print (get_window (self), &source, printed, g_object_ref (self), g_object_unref);
}

typedef struct
{
  HwReadingPage *self; /* owned */
  GFile *file;         /* owned */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->self);
  g_object_unref (saving->file);
  g_free (saving);
}

static void
saved (const GError *error, gpointer user_data)
{
  const Saving *saving = user_data;

  if (error != NULL)
    hw_compat_show_message (get_window (saving->self), _ ("The PDF Could Not Be Written"),
                            error->message);
  else
    g_signal_emit_by_name (saving->self, "saved", saving->file);
}

static void
target_chosen (GListModel *files, gpointer user_data)
{
  HwReadingPage *self = user_data;
  HwPrintSource source;
  Saving *saving;

  if (self->document == NULL || self->passages == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->file = g_list_model_get_item (files, 0);
  fill_source (self, &source);
  hw_print_job_save (get_window (self), &source, saving->file, saved, saving, saving_free);
}

void
hw_reading_page_save_pdf (HwReadingPage *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (HW_IS_READING_PAGE (self));

  if (!has_document (self))
    return;
  name = hw_file_name_suggest (self->document->title, "document", "pdf");
  hw_compat_choose_files (get_window (self), HW_CHOOSE_TARGET, _ ("Save as PDF"), _ ("_Save"), name,
                          target_chosen, g_object_ref (self), g_object_unref);
}
