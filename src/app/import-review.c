/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-review.h"

#include "extract-rows.h"

/* Milliseconds: a person who goes through a list with the arrow keys does not read it all. */
#define DELAY 60

struct _HwImportReview
{
  GObject parent_instance;

  char *path, *name;
  GBytes *bytes;
  char *format, *encoding;
  gboolean whole_page;
  GStrv map;

  guint delay_source;
  GCancellable *cancellable; /* of the reading under way */
  HwImportReading *reading;  /* the last whole one */
  GHashTable *toggled;       /* rows, as GUINT_TO_POINTER */
};

enum
{
  CHANGED,
  ROW,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwImportReview, hw_import_review, G_TYPE_OBJECT)

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  hw_import_reading_run (data, cancellable);
  g_task_return_boolean (task, TRUE);
}

static gpointer
free_reading (gpointer data)
{
  hw_import_reading_free (data);
  return NULL;
}

static void
take_reading (HwImportReview *self, HwImportReading *reading)
{
  HwImportReading *before = self->reading;

  if (reading->encodings == NULL && before != NULL)
    reading->encodings = g_steal_pointer (&before->encodings);
  if (self->bytes == NULL && reading->bytes != NULL)
    self->bytes = g_bytes_ref (reading->bytes);
  self->reading = reading;
  g_hash_table_remove_all (self->toggled);
  g_signal_emit (self, signals[ROW], 0, G_MAXUINT);
  /* Thousands of documents are no matter of a frame. */
  if (before != NULL)
    g_thread_unref (g_thread_new ("free", free_reading, before));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HwImportReview *self = HW_IMPORT_REVIEW (source);
  g_autoptr (HwImportReading) reading = user_data;

  /* A newer choice took its place. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  take_reading (self, g_steal_pointer (&reading));
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
start_cb (gpointer user_data)
{
  HwImportReview *self = user_data;
  HwImportReading *reading = g_new0 (HwImportReading, 1);
  g_autoptr (GTask) task = NULL;

  self->delay_source = 0;
  reading->path = g_strdup (self->path);
  reading->name = g_strdup (self->name);
  reading->format = g_strdup (self->format);
  reading->encoding = g_strdup (self->encoding);
  reading->whole_page = self->whole_page;
  reading->map = g_strdupv (self->map);
  reading->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  reading->hash = self->reading != NULL ? g_strdup (self->reading->hash) : NULL;
  reading->knows_encodings = self->reading != NULL && self->reading->encodings != NULL;
  task = g_task_new (self, self->cancellable, read_cb, reading);
  g_task_set_task_data (task, reading, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run);
  return G_SOURCE_REMOVE;
}

static void
stop (HwImportReview *self)
{
  g_clear_handle_id (&self->delay_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
hw_import_review_stop (HwImportReview *self)
{
  g_return_if_fail (HW_IS_IMPORT_REVIEW (self));
  stop (self);
}

static void
read_again (HwImportReview *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  self->delay_source = g_timeout_add (self->reading != NULL ? DELAY : 0, start_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
hw_import_review_get_name (HwImportReview *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_REVIEW (self), NULL);
  return self->name;
}

void
hw_import_review_set_format (HwImportReview *self, const char *format)
{
  g_return_if_fail (HW_IS_IMPORT_REVIEW (self));

  if (g_strcmp0 (self->format, format) == 0)
    return;
  g_free (self->format);
  self->format = g_strdup (format);
  g_clear_pointer (&self->map, g_strfreev);
  self->whole_page = FALSE;
  read_again (self);
}

void
hw_import_review_set_encoding (HwImportReview *self, const char *encoding)
{
  g_return_if_fail (HW_IS_IMPORT_REVIEW (self));

  if (g_strcmp0 (self->encoding, encoding) == 0)
    return;
  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
  read_again (self);
}

void
hw_import_review_set_whole_page (HwImportReview *self, gboolean whole_page)
{
  g_return_if_fail (HW_IS_IMPORT_REVIEW (self));

  if (self->whole_page == whole_page)
    return;
  self->whole_page = whole_page;
  read_again (self);
}

gboolean
hw_import_review_get_whole_page (HwImportReview *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_REVIEW (self), FALSE);
  return self->whole_page;
}

void
hw_import_review_set_map (HwImportReview *self, const char *const *map)
{
  g_return_if_fail (HW_IS_IMPORT_REVIEW (self));

  if (self->map != NULL && map != NULL && g_strv_equal ((const char *const *) self->map, map))
    return;
  g_strfreev (self->map);
  self->map = g_strdupv ((char **) map);
  read_again (self);
}

gboolean
hw_import_review_is_reading (HwImportReview *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_REVIEW (self), FALSE);
  return self->cancellable != NULL;
}

const HwImportReading *
hw_import_review_get_reading (HwImportReview *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_REVIEW (self), NULL);
  return self->reading;
}

HwReadOptions
hw_import_review_get_options (HwImportReview *self)
{
  return (HwReadOptions){ .name = self->name,
                          .format = self->format,
                          .encoding = self->encoding,
                          .whole_page = self->whole_page,
                          .map = (const char *const *) self->map };
}

static const HwExtract *
get_extract (HwImportReview *self)
{
  return self->reading != NULL ? self->reading->extract : NULL;
}

gboolean
hw_import_review_is_row_kept (HwImportReview *self, guint row)
{
  const HwExtract *extract = get_extract (self);

  g_return_val_if_fail (extract != NULL && row < hw_extract_count_rows (extract), FALSE);
  return hw_extract_get_row (extract, row).is_aside
         == g_hash_table_contains (self->toggled, GUINT_TO_POINTER (row));
}

void
hw_import_review_toggle_row (HwImportReview *self, guint row)
{
  const HwExtract *extract = get_extract (self);

  g_return_if_fail (extract != NULL && row < hw_extract_count_rows (extract));

  if (!g_hash_table_remove (self->toggled, GUINT_TO_POINTER (row)))
    g_hash_table_add (self->toggled, GUINT_TO_POINTER (row));
  g_signal_emit (self, signals[ROW], 0, row);
}

guint
hw_import_review_count_left_out (HwImportReview *self)
{
  const HwExtract *extract = get_extract (self);
  GHashTableIter iter;
  gpointer row;
  guint n;

  if (extract == NULL)
    return 0;
  n = extract->structure != NULL ? extract->structure->asides->len : 0;
  g_hash_table_iter_init (&iter, self->toggled);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      if (hw_extract_get_row (extract, GPOINTER_TO_UINT (row)).is_aside)
        n--;
      else
        n++;
    }
  return n;
}

guint
hw_import_review_count_toggled (HwImportReview *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_REVIEW (self), 0);
  return g_hash_table_size (self->toggled);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

HwLoaded *
hw_import_review_take (HwImportReview *self, GArray **rows)
{
  HwLoaded *loaded;
  GHashTableIter iter;
  gpointer row;

  g_return_val_if_fail (HW_IS_IMPORT_REVIEW (self), NULL);

  *rows = NULL;
  if (self->cancellable != NULL || get_extract (self) == NULL)
    return NULL;
  *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_iter_init (&iter, self->toggled);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      const guint number = GPOINTER_TO_UINT (row);

      g_array_append_val (*rows, number);
    }
  g_array_sort (*rows, compare_rows);
  loaded = g_new0 (HwLoaded, 1);
  loaded->hash = g_strdup (self->reading->hash);
  loaded->extract = g_steal_pointer (&self->reading->extract);
  loaded->original = g_bytes_ref (self->reading->bytes);
  g_hash_table_remove_all (self->toggled);
  return loaded;
}

static void
hw_import_review_dispose (GObject *object)
{
  stop (HW_IMPORT_REVIEW (object));
  G_OBJECT_CLASS (hw_import_review_parent_class)->dispose (object);
}

static void
hw_import_review_finalize (GObject *object)
{
  HwImportReview *self = HW_IMPORT_REVIEW (object);

  g_free (self->path);
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->format);
  g_free (self->encoding);
  g_strfreev (self->map);
  hw_import_reading_free (self->reading);
  g_hash_table_unref (self->toggled);
  G_OBJECT_CLASS (hw_import_review_parent_class)->finalize (object);
}

static void
hw_import_review_class_init (HwImportReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hw_import_review_dispose;
  object_class->finalize = hw_import_review_finalize;
  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_IMPORT_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ROW] = g_signal_new ("row", HW_TYPE_IMPORT_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hw_import_review_init (HwImportReview *self)
{
  self->toggled = g_hash_table_new (NULL, NULL);
}

HwImportReview *
hw_import_review_new (const char *path)
{
  HwImportReview *self = g_object_new (HW_TYPE_IMPORT_REVIEW, NULL);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  read_again (self);
  return self;
}

HwImportReview *
hw_import_review_new_for_bytes (const char *name, GBytes *bytes, const char *format)
{
  HwImportReview *self = g_object_new (HW_TYPE_IMPORT_REVIEW, NULL);

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  self->format = g_strdup (format);
  read_again (self);
  return self;
}
