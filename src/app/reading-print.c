/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "compat.h"
#include "document-load.h"
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
  if (self->document != NULL)
    return TRUE;
  g_signal_emit_by_name (self, "hint", _ ("Open a document first"));
  return FALSE;
}

/* What is to be on paper, or in a file. */
typedef struct
{
  HwReadingPage *self; /* owned */
  GFile *file;         /* owned; NULL for paper */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_object_unref (printing->self);
  g_clear_object (&printing->file);
  g_free (printing);
}

static void
tell (const GError *error, gpointer user_data)
{
  const Printing *printing = user_data;

  if (error != NULL)
    hw_compat_show_message (get_window (printing->self),
                            printing->file != NULL ? _ ("Saving as PDF Failed")
                                                   : _ ("Printing Failed"),
                            error->message);
  else if (printing->file != NULL)
    g_signal_emit_by_name (printing->self, "saved", printing->file);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Printing *printing = user_data;
  HwReadingPage *self = printing->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwDocumentLoad) load = hw_session_run_finish (HW_SESSION (source), result, &error);
  HwPrintSource content;

  if (load == NULL)
    tell (error, printing);
  /* Meanwhile the page may have gone, or another document come. */
  if (load == NULL || self->document == NULL || self->document->id != load->document->id)
    {
      printing_free (printing);
      return;
    }
  content = (HwPrintSource){ .document = load->document,
                             .text = self->text,
                             .fallback = hw_reading_page_get_fallback (self),
                             .forms = self->structure->forms,
                             .passages = load->passages,
                             .tag_colours = load->tag_colours };
  if (printing->file != NULL)
    hw_print_job_save (get_window (self), &content, printing->file, tell, printing, printing_free);
  else
    hw_print_job_print (get_window (self), &content, tell, printing, printing_free);
}

/* The passages are read again, after what was just typed in their notes has been written. */
static void
run (HwReadingPage *self, GFile *file)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->self = g_object_ref (self);
  printing->file = file;
  hw_note_editor_commit (self->editor);
  hw_session_run (self->session, HW_LANE_EDIT, hw_document_load_passages,
                  g_memdup2 (&self->document->id, sizeof self->document->id), g_free,
                  (GDestroyNotify) hw_document_load_free, NULL, read_cb, printing);
}

void
hw_reading_page_print (HwReadingPage *self)
{
  g_return_if_fail (HW_IS_READING_PAGE (self));

  if (has_document (self))
    run (self, NULL);
}

void
hw_reading_page_write_pdf (HwReadingPage *self, GFile *file)
{
  g_return_if_fail (HW_IS_READING_PAGE (self));

  if (has_document (self))
    run (self, g_object_ref (file));
}

static void
target_chosen (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  hw_reading_page_write_pdf (user_data, file);
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
