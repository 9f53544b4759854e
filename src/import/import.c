/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

#include "comments.h"
#include "documents.h"
#include "extract.h"
#include "files.h"
#include "history.h"
#include "loader.h"

#include <glib/gi18n.h>

/* How long others may have to wait before they can write (µs). */
#define SLICE (25 * 1000)
/* A transaction is not made longer than this many documents, so that progress is seen. */
#define MAX_PENDING 64

/* An item of which the caller is told once it is on the disk. */
typedef struct
{
  const char *path;
  gint64 document;
  HwImportStatus status;
  char *message;
  gboolean is_doubtful;
} Pending;

typedef struct
{
  HwLibrary *library;
  HwImportFunc func;
  gpointer user_data;
  guint n_done, n_found;
  gboolean in_step;
  gboolean failed; /* the library failed: what is pending was not kept */
  gint64 slice_end;
  GArray *pending; /* element type Pending */
  GCancellable *cancellable;
} Import;

const char *
hw_import_status_to_name (HwImportStatus status)
{
  static const char *const names[] = { "added", "unchanged", "failed" };
  return names[status];
}

static void
clear_pending (gpointer data)
{
  g_free (((Pending *) data)->message);
}

/* Tells of all that is certain by now. */
static void
report (Import *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i);
      HwImportItem item
          = { pending->path, pending->document, pending->status,
              pending->message != NULL ? pending->message : "", pending->is_doubtful };
      self->n_done++;
      if (self->func != NULL)
        self->func (&item, self->n_done, self->n_found, self->user_data);
    }
  g_array_set_size (self->pending, 0);
}

static void
add_pending (Import *self,
             const char *path,
             gint64 document,
             HwImportStatus status,
             char *message,
             gboolean is_doubtful)
{
  Pending pending = { path, document, status, message, is_doubtful };
  g_array_append_val (self->pending, pending);
}

/* Commits what was added, tells of it, and lets others write for a moment. */
static gboolean
flush (Import *self, GError **error)
{
  if (self->in_step && !hw_library_flush_step (self->library, error))
    {
      hw_library_abort_step (self->library);
      self->in_step = FALSE;
      self->failed = TRUE;
      return FALSE;
    }
  report (self);
  self->slice_end = g_get_monotonic_time () + SLICE;
  return TRUE;
}

static gboolean
begin_step (Import *self, GError **error)
{
  if (self->in_step)
    return TRUE;
  /* One step for the whole, begun when there is something to keep. Its count the library makes. */
  if (!hw_library_begin_step (self->library, HW_STEP_IMPORT, NULL, error))
    return FALSE;
  self->in_step = TRUE;
  self->slice_end = g_get_monotonic_time () + SLICE;
  return TRUE;
}

/* What became of a file so far. */
typedef struct
{
  guint n_documents;
  gint64 first;
  gboolean has_new;
} Made;

static gboolean
add_document (
    Import *self, const HwLoaded *loaded, const HwExtract *extract, Made *made, GError **error)
{
  g_autofree char *numbered = g_strdup_printf ("%s/%u", loaded->hash, made->n_documents);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, numbered, -1);
  const gboolean is_first = made->n_documents == 0;
  g_autoptr (GPtrArray) remarks = hw_extract_list_remarks (extract);
  HwNewDocument document = {
    .title = extract->title,
    .language = extract->language,
    .author = extract->author,
    .source = extract->source,
    .url = extract->url,
    .published = extract->published,
    .direction = extract->direction,
    /* The file is known by its first document, the others by their place in it. */
    .hash = is_first ? loaded->hash : hash,
    .text = extract->text,
    .format = extract->format,
    .encoding = extract->encoding,
    .structure = extract->structure,
    .remarks = remarks,
    .original = is_first ? loaded->original : NULL,
  };
  gboolean existing = FALSE;
  gint64 id = hw_library_add_document (self->library, &document, &existing, error);

  if (id == 0 || (!existing && !hw_comments_store (self->library, id, extract->comments, error)))
    return FALSE;
  made->first = is_first ? id : made->first;
  made->has_new |= !existing;
  made->n_documents++;
  return TRUE;
}

/* The document and those in it. A cancel keeps what is done. */
static gboolean
add_extract (
    Import *self, const HwLoaded *loaded, const HwExtract *extract, Made *made, GError **error)
{
  if (extract->text != NULL && !add_document (self, loaded, extract, made, error))
    return FALSE;
  for (guint i = 0; extract->parts != NULL && i < extract->parts->len; i++)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return TRUE;
      if (g_get_monotonic_time () >= self->slice_end
          && (!flush (self, error) || !begin_step (self, error)))
        return FALSE;
      if (!add_extract (self, loaded, extract->parts->pdata[i], made, error))
        return FALSE;
    }
  return TRUE;
}

static char *
make_message (const HwExtract *extract, const Made *made)
{
  g_autofree char *remark = hw_extract_get_remark (extract);

  if (made->n_documents < 2)
    return g_steal_pointer (&remark);
  g_autofree char *count
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u document is in this file.",
                                      "%u documents are in this file.", made->n_documents),
                         made->n_documents);
  return remark != NULL ? g_strdup_printf ("%s %s", count, remark) : g_steal_pointer (&count);
}

static gboolean
add_file (Import *self, const char *path, const HwLoaded *loaded, GError **error)
{
  Made made = { 0 };

  if (!begin_step (self, error) || !add_extract (self, loaded, loaded->extract, &made, error))
    return FALSE;
  if (made.n_documents > 0)
    add_pending (self, path, made.first, made.has_new ? HW_IMPORT_ADDED : HW_IMPORT_UNCHANGED,
                 make_message (loaded->extract, &made), loaded->extract->is_doubtful);
  return TRUE;
}

static gboolean
import_file (Import *self, const char *path, HwLoaded *loaded, GError **error)
{
  if (loaded->failure != NULL)
    {
      add_pending (self, path, 0, HW_IMPORT_FAILED, g_steal_pointer (&loaded->failure), FALSE);
      return TRUE;
    }
  gint64 existing = hw_library_find_hash (self->library, loaded->hash);
  if (existing != 0)
    {
      add_pending (self, path, existing, HW_IMPORT_UNCHANGED, NULL, FALSE);
      return TRUE;
    }
  return add_file (self, path, loaded, error);
}

/* Waits for the loader without keeping others from writing. */
static gboolean
wait_for_next (Import *self, HwLoader *loader, GCancellable *cancellable, GError **error)
{
  while (!hw_loader_wait (loader, SLICE))
    {
      if (g_cancellable_is_cancelled (cancellable))
        return TRUE;
      if (!flush (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
import_files (Import *self,
              GPtrArray *files,
              const HwReadOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GHashTable) known = hw_library_list_hashes (self->library, error);
  g_autoptr (HwLoader) loader = NULL;

  if (known == NULL)
    return FALSE;
  loader = hw_loader_new (files, options, hw_library_get_keep_originals (self->library), known,
                          cancellable);
  for (guint i = 0; i < files->len; i++)
    {
      if (!wait_for_next (self, loader, cancellable, error))
        return FALSE;
      if (g_cancellable_is_cancelled (cancellable))
        return TRUE;
      g_autoptr (HwLoaded) loaded = hw_loader_next (loader);
      if (loaded->extract == NULL && loaded->failure == NULL
          && hw_library_find_hash (self->library, loaded->hash) == 0)
        {
          /* Removed since the import began. */
          hw_loaded_free (loaded);
          loaded = hw_loader_load_again (loader, i);
        }
      if (g_cancellable_is_cancelled (cancellable))
        return TRUE; /* the loader may have given up on this one */
      const HwFoundFile *file = files->pdata[i];
      if (!import_file (self, file->path, loaded, error))
        return FALSE;
      if ((g_get_monotonic_time () >= self->slice_end || self->pending->len >= MAX_PENDING)
          && !flush (self, error))
        return FALSE;
    }
  return TRUE;
}

/* Ends the step, also after a failure or a cancel: what is done is kept. */
static gboolean
finish (Import *self, gboolean ok, GError **error)
{
  if (self->in_step && !hw_library_end_step (self->library, ok ? error : NULL))
    ok = FALSE;
  else if (!self->failed)
    report (self);
  return ok;
}

static void
init (Import *self)
{
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (self->pending, clear_pending);
  self->slice_end = g_get_monotonic_time () + SLICE;
  /* A cancel is looked for between two documents: in the middle of one it would take back those before it,
   * which the caller was not told of yet. */
  hw_library_set_cancellable (self->library, NULL);
}

gboolean
hw_import_paths (HwLibrary *library,
                 const char *const *paths,
                 const HwReadOptions *options,
                 HwImportFunc func,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) files = hw_files_find (paths, cancellable);
  Import self
      = { .library = library, .func = func, .user_data = user_data, .cancellable = cancellable };

  self.n_found = files->len;
  init (&self);
  gboolean ok = finish (&self, import_files (&self, files, options, cancellable, error), error);
  g_array_unref (self.pending);
  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
hw_import_loaded (HwLibrary *library,
                  const char *path,
                  HwLoaded *loaded,
                  HwImportFunc func,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  Import self = { .library = library,
                  .func = func,
                  .user_data = user_data,
                  .n_found = 1,
                  .cancellable = cancellable };

  init (&self);
  gboolean ok = finish (&self, import_file (&self, path, loaded, error), error);
  g_array_unref (self.pending);
  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
}
