/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-job.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "note-markup.h"
#include "passage-ranges.h"
#include "passages.h"
#include "print-options.h"
#include "print-preview.h"
#include "whole-file.h"

/* Microseconds of the main loop that a slice of pagination takes. */
#define SLICE 6000

/* Margins in points, where the printer does not ask for more. */
#define SIDE 57.0
#define TOP 68.0
#define BOTTOM 64.0

/* One printing, from the dialog to the last page. */
typedef struct
{
  GtkPrintOperation *operation;
  HwDocument *document;
  HwText *text;
  HwDirection fallback;
  GArray *forms; /* NULL for none */
  HwReaderRange *ranges;
  GPtrArray *passages;
  HwPrintPaper *paper; /* NULL until the sheet is known */
  GFile *target;       /* NULL for a printer */
  char *temporary;
  GtkWindow *parent; /* owned, may be NULL */
  HwPrintFunc func;
  gpointer user_data;
  GDestroyNotify free_user_data;
} Job;

static void
job_free (Job *job)
{
  if (job->temporary != NULL)
    g_unlink (job->temporary);
  g_free (job->temporary);
  g_clear_object (&job->target);
  g_clear_pointer (&job->paper, hw_print_paper_free);
  g_free (job->ranges);
  g_ptr_array_unref (job->passages);
  hw_text_unref (job->text);
  g_clear_pointer (&job->forms, g_array_unref);
  hw_document_unref (job->document);
  g_object_unref (job->operation);
  g_clear_object (&job->parent);
  if (job->free_user_data != NULL)
    job->free_user_data (job->user_data);
  g_free (job);
}

/* The sheet that was chosen last, as long as the program runs. */
static GtkPageSetup *chosen_setup;
static GtkPrintSettings *chosen_settings;

/* "source · date", what of it is known. */
static char *
describe_origin (const HwDocument *document)
{
  const char *origin = *document->source != '\0' ? document->source : document->author;

  if (*origin == '\0' || *document->published == '\0')
    return g_strdup (*origin != '\0' ? origin : document->published);
  return g_strdup_printf ("%s · %s", origin, document->published);
}

static GArray *
list_notes (GPtrArray *passages)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (HwPrintNote));

  for (guint i = 0; i < passages->len; i++)
    {
      const HwPassage *passage = g_ptr_array_index (passages, i);
      HwPrintNote note = { .range = passage->id };

      if (passage->note != NULL)
        {
          GArray *runs = g_array_new (FALSE, FALSE, sizeof (HwStyledRun));

          note.text = hw_note_plain (passage->note, runs);
          note.n_runs = runs->len;
          note.runs = (const HwStyledRun *) (gpointer) g_array_free (runs, FALSE);
        }
      /* Translators: separates the names of tags */
      note.tags = passage->n_tags > 0 ? g_strjoinv (_ (", "), passage->tag_names) : NULL;
      g_array_append_val (notes, note);
    }
  return notes;
}

static void
set_sheet (HwPrintStyle *style, GtkPageSetup *setup)
{
  style->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  style->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  style->top = MAX (gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS), TOP);
  style->bottom = MAX (gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS), BOTTOM);
  style->left = MAX (gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS), SIDE);
  style->right = MAX (gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS), SIDE);
}

static HwPrintPaper *
create_paper (Job *job, GtkPageSetup *setup)
{
  const HwDirection side
      = job->document->direction != HW_DIRECTION_AUTO ? job->document->direction : job->fallback;
  g_autofree char *arabic = NULL, *latin = NULL, *origin = describe_origin (job->document);
  g_autoptr (GArray) notes = list_notes (job->passages);
  HwPrintStyle style = { 0 };
  HwPrintPaper *paper;

  set_sheet (&style, setup);
  hw_print_options_read (&style, job->document->language, side, &arabic, &latin);
  paper = hw_print_paper_new (
      &(HwPrintContent){ .text = job->text,
                         .direction = job->document->direction,
                         .fallback = job->fallback,
                         .forms = job->forms,
                         .title = job->document->title,
                         .subtitle = origin,
                         .notes_title = _ ("Notes"),
                         .ranges = job->ranges,
                         .n_ranges = job->passages->len,
                         .notes = (const HwPrintNote *) (gpointer) notes->data,
                         .n_notes = notes->len },
      &style);
  for (guint i = 0; i < notes->len; i++)
    {
      g_free ((char *) g_array_index (notes, HwPrintNote, i).tags);
      g_free ((char *) g_array_index (notes, HwPrintNote, i).text);
      g_free ((HwStyledRun *) g_array_index (notes, HwPrintNote, i).runs);
    }
  return paper;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  g_clear_pointer (&job->paper, hw_print_paper_free);
  job->paper = create_paper (job, gtk_print_context_get_page_setup (context));
}

/* Called again and again, with the main loop between, until it returns TRUE. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  if (!hw_print_paper_paginate (job->paper, SLICE))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) hw_print_paper_get_n_pages (job->paper));
  return TRUE;
}

/* What a reader of PDF shows in its title, and a catalogue asks for. */
static void
describe_pdf (const HwDocument *document, cairo_surface_t *surface)
{
  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_PDF)
    return;
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  if (*document->author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  describe_pdf (job->document, cairo_get_target (cr));
  hw_print_paper_draw_page (job->paper, (guint) page, cr);
}

/* Whether the desktop's program for previews is there. */
static gboolean
has_previewer (void)
{
  g_autofree char *command = NULL, *program = NULL;
  g_auto (GStrv) argv = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-print-preview-command", &command, NULL);
  if (command == NULL || !g_shell_parse_argv (command, NULL, &argv, NULL))
    return FALSE;
  program = g_find_program_in_path (argv[0]);
  return program != NULL;
}

static gboolean
preview_closed_cb (GtkWindow *window, GtkPrintOperationPreview *preview)
{
  gtk_window_destroy (window);
  gtk_print_operation_preview_end_preview (preview);
  return TRUE;
}

static void
preview_ready_cb (GtkPrintOperationPreview *preview, GtkPrintContext *context, Job *job)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  GtkWidget *window
      = hw_print_preview_new (job->paper, gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                              gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS));

  gtk_window_set_transient_for (GTK_WINDOW (window), job->parent);
  g_signal_connect_object (window, "close-request", G_CALLBACK (preview_closed_cb), preview, 0);
  gtk_window_present (GTK_WINDOW (window));
}

/* Where there is none, the pages are shown in a window of our own. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            Job *job)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  if (has_previewer ())
    return FALSE;
  /* GTK asks for one; nothing is drawn on it. */
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cr = cairo_create (surface);
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_signal_connect (preview, "ready", G_CALLBACK (preview_ready_cb), job);
  return TRUE;
}

static GtkWidget *
create_options_cb (GtkPrintOperation *operation, Job *job)
{
  return hw_print_options_new ();
}

static void
finish (Job *job, const GError *error)
{
  job->func (error, job->user_data);
  job_free (job);
}

/* Files elsewhere are GIO's affair. */
static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_file_copy_finish (G_FILE (source), result, &error);
  finish (user_data, error);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) written = g_mapped_file_new (job->temporary, FALSE, &error);
  g_autoptr (GBytes) bytes = written != NULL ? g_mapped_file_get_bytes (written) : NULL;

  if (bytes != NULL && hw_whole_file_write (g_file_peek_path (job->target), bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  finish (user_data, error);
}

/* Where a file of that name is, it stays as it was until the new one is whole. */
static void
write_target (Job *job)
{
  if (g_file_peek_path (job->target) != NULL)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, job);

      g_task_set_task_data (task, job, NULL);
      g_task_run_in_thread (task, write_thread);
    }
  else
    {
      g_autoptr (GFile) written = g_file_new_for_path (job->temporary);

      g_file_copy_async (written, job->target,
                         G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                         G_PRIORITY_DEFAULT, NULL, NULL, NULL, copied_cb, job);
    }
}

/* What GTK wrote may have been cut short where the disk is full: neither it nor cairo says so. */
static gboolean
is_whole_pdf (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  gsize n;

  if (file == NULL)
    return FALSE;
  n = g_mapped_file_get_length (file);
  if (n > 8 && g_strstr_len (g_mapped_file_get_contents (file) + n - 8, 8, "%%EOF") != NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("There is no room left in %s"),
               g_get_tmp_dir ());
  return FALSE;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      finish (job, error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    job_free (job);
  else if (job->target == NULL)
    {
      g_set_object (&chosen_settings, gtk_print_operation_get_print_settings (operation));
      g_set_object (&chosen_setup, gtk_print_operation_get_default_page_setup (operation));
      finish (job, NULL);
    }
  else if (!is_whole_pdf (job->temporary, &error))
    finish (job, error);
  else
    write_target (job);
}

static Job *
job_new (const HwPrintSource *source,
         HwPrintFunc func,
         gpointer user_data,
         GDestroyNotify free_user_data)
{
  Job *job = g_new0 (Job, 1);
  GtkPrintOperation *operation = gtk_print_operation_new ();

  job->operation = operation;
  job->document = hw_document_ref (source->document);
  job->text = hw_text_ref (source->text);
  job->fallback = source->fallback;
  job->forms = source->forms != NULL ? g_array_ref (source->forms) : NULL;
  job->passages = g_ptr_array_ref (source->passages);
  job->ranges = hw_passage_ranges_new (source->passages, source->tag_colours);
  job->func = func;
  job->user_data = user_data;
  job->free_user_data = free_user_data;

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, source->document->title);
  gtk_print_operation_set_custom_tab_label (operation, _ ("Text and Notes"));
  if (chosen_settings != NULL)
    gtk_print_operation_set_print_settings (operation, chosen_settings);
  if (chosen_setup != NULL)
    gtk_print_operation_set_default_page_setup (operation, chosen_setup);
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_options_cb), job);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), job);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), job);
  return job;
}

/* "done" comes for every end but an error before the beginning. */
static void
run (Job *job, GtkPrintOperationAction action, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = g_object_ref (job->operation);

  g_set_object (&job->parent, parent);
  gtk_print_operation_run (operation, action, parent, NULL);
}

void
hw_print_job_print (GtkWindow *parent,
                    const HwPrintSource *source,
                    HwPrintFunc func,
                    gpointer user_data,
                    GDestroyNotify free_user_data)
{
  run (job_new (source, func, user_data, free_user_data), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
       parent);
}

void
hw_print_job_save (GtkWindow *parent,
                   const HwPrintSource *source,
                   GFile *file,
                   HwPrintFunc func,
                   gpointer user_data,
                   GDestroyNotify free_user_data)
{
  Job *job = job_new (source, func, user_data, free_user_data);
  g_autoptr (GError) error = NULL;
  int descriptor;

  job->target = g_object_ref (file);
  descriptor = g_file_open_tmp ("hawashi-XXXXXX.pdf", &job->temporary, &error);
  if (descriptor < 0)
    {
      finish (job, error);
      return;
    }
  close (descriptor);
  gtk_print_operation_set_export_filename (job->operation, job->temporary);
  run (job, GTK_PRINT_OPERATION_ACTION_EXPORT, parent);
}
