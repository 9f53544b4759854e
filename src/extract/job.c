/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "job.h"

#include "formats.h"
#include "frames.h"
#include "pdf-draw.h"
#include "pdf.h"
#include "picture-frames.h"
#include "project-bytes.h"
#include "project-frames.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
write_all (const guint8 *data, gsize n_bytes, gpointer user_data)
{
  const int out = GPOINTER_TO_INT (user_data);

  while (n_bytes > 0)
    {
      const ssize_t n = write (out, data, n_bytes);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      n_bytes -= (gsize) n;
    }
  return TRUE;
}

/* The bytes of the file as they lie in the kernel. They last as long as the process. */
static GBytes *
map_file (int in, GError **error)
{
  struct stat status;
  void *data = NULL;

  if (fstat (in, &status) != 0 || !S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNREADABLE,
                           _ ("This is not a regular file."));
      return NULL;
    }
  if (status.st_size > HW_IMPORT_MAX_BYTES)
    {
      hw_extract_set_too_large (error);
      return NULL;
    }
  if (status.st_size > 0)
    data = mmap (NULL, (gsize) status.st_size, PROT_READ, MAP_PRIVATE, in, 0);
  if (data == MAP_FAILED)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNREADABLE,
                   _ ("The file cannot be read: %s."), g_strerror (errno));
      return NULL;
    }
  return g_bytes_new_static (data, (gsize) status.st_size);
}

static void
answer_error (int out, const GError *error, gboolean begun)
{
  hw_frames_write_error (error, begun, write_all, GINT_TO_POINTER (out));
}

static void
answer_document (int out, GBytes *bytes, const HwReadOptions *options)
{
  g_autoptr (GError) error = NULL;
  HwExtract *extract = hw_extract_bytes (bytes, options, NULL, &error);

  if (extract == NULL || !hw_frames_write (extract, write_all, GINT_TO_POINTER (out), &error))
    answer_error (out, error, extract != NULL);
}

static void
answer_project (int out, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  HwProject *project = hw_project_bytes_read (bytes, name, NULL, &error);

  if (project == NULL
      || !hw_project_frames_write (project, write_all, GINT_TO_POINTER (out), &error))
    answer_error (out, error, project != NULL);
}

static void
answer_pages (int out, GBytes *bytes, const HwWorkerWish *wish)
{
  g_autoptr (GError) error = NULL;
  HwPdfFile *file = hw_pdf_open (bytes, &error);
  HwPagePicture *picture = NULL;
  GPtrArray *labels = NULL;

  if (file != NULL && wish->task == HW_WORKER_DRAW_PAGE)
    picture = hw_pdf_draw_page (file, wish->page, wish->width, &error);
  else if (file != NULL)
    labels = hw_pdf_list_labels (file, &error);
  if (picture != NULL)
    hw_picture_frames_write (picture, write_all, GINT_TO_POINTER (out), NULL);
  else if (labels != NULL)
    hw_picture_frames_write_labels (labels, write_all, GINT_TO_POINTER (out), NULL);
  else
    answer_error (out, error, FALSE);
}

void
hw_job_run (int in,
            int out,
            const HwWorkerWish *wish,
            const HwReadOptions *options,
            HwHolds holds,
            const HwSandboxLimits *limits)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = map_file (in, &error);
  const gboolean reads = wish->task == HW_WORKER_READ;
  const HwFormat *format
      = bytes != NULL && reads ? hw_format_of_file (bytes, options, &error) : NULL;

  /* Its tables are in a file. It is the person's choice and not the document's. */
  if (options->encoding != NULL)
    g_iconv_open ("UTF-8", options->encoding);
  if (!hw_sandbox_close (holds, limits,
                         !reads || (format != NULL && strcmp (format->name, "pdf") == 0)))
    _exit (HW_WORKER_EXIT_SANDBOX);
  if (error != NULL)
    answer_error (out, error, FALSE);
  else if (reads)
    answer_document (out, bytes, options);
  else if (wish->task == HW_WORKER_READ_PROJECT)
    answer_project (out, bytes, options->name);
  else
    answer_pages (out, bytes, wish);
  /* Nothing is freed: the kernel does it faster. */
  _exit (0);
}
