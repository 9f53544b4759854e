/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract.h"

#include "decode.h"
#include "formats.h"
#include "header.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (hw - import - error - quark, hw_import_error)

static void
clear_comment (gpointer data)
{
  HwExtractComment *comment = data;

  g_free (comment->text);
  g_free (comment->author);
  g_free (comment->created);
}

GArray *
hw_extract_comments_new (void)
{
  GArray *comments = g_array_new (FALSE, FALSE, sizeof (HwExtractComment));

  g_array_set_clear_func (comments, clear_comment);
  return comments;
}

void
hw_extract_free (HwExtract *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->language);
  g_free (self->author);
  g_free (self->source);
  g_free (self->url);
  g_free (self->published);
  g_free (self->format);
  g_free (self->encoding);
  g_clear_pointer (&self->text, hw_text_unref);
  g_clear_pointer (&self->structure, hw_structure_free);
  g_clear_pointer (&self->comments, g_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
hw_extract_list_remarks (const HwExtract *self)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_free);

  if (self->n_damaged != 0)
    g_ptr_array_add (
        remarks,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%lu damaged character was replaced by a mark (U+FFFD).",
                                      "%lu damaged characters were replaced by marks (U+FFFD).",
                                      self->n_damaged),
                         (gulong) self->n_damaged));
  for (guint i = 0; self->remarks != NULL && i < self->remarks->len; i++)
    g_ptr_array_add (remarks, g_strdup (self->remarks->pdata[i]));
  return remarks;
}

char *
hw_extract_get_remark (const HwExtract *self)
{
  g_autoptr (GPtrArray) remarks = hw_extract_list_remarks (self);

  if (remarks->len == 0)
    return NULL;
  g_ptr_array_add (remarks, NULL);
  return g_strjoinv (" ", (char **) remarks->pdata);
}

void
hw_extract_set_too_large (GError **error)
{
  g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
               _ ("The file is larger than %d MB."), (int) (HW_IMPORT_MAX_BYTES / (1024 * 1024)));
}

char *
hw_extract_title_of_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *extension = hw_format_extension (base);

  if (extension != NULL)
    base[strlen (base) - strlen (extension) - 1] = '\0';
  return g_steal_pointer (&base);
}

/* Every document has a title: what its first lines say, else the name of the file. */
static void
make_title (HwExtract *extract, const char *name)
{
  if (extract->title == NULL && extract->text != NULL)
    {
      gsize n_text;
      const char *utf8 = hw_text_get_utf8 (extract->text, &n_text);
      g_auto (HwHeader) header = { NULL };

      hw_header_read (&header, utf8, n_text);
      extract->title = g_steal_pointer (&header.title);
    }
  if (extract->title == NULL)
    extract->title = hw_extract_title_of_name (name != NULL ? name : "");
  for (guint i = 0; extract->parts != NULL && i < extract->parts->len; i++)
    make_title (extract->parts->pdata[i], name);
}

HwExtract *
hw_extract_encodings (GBytes *bytes)
{
  HwExtract *extract = g_new0 (HwExtract, 1);
  g_autoptr (GPtrArray) candidates = hw_decode_candidates (bytes);

  extract->title = g_strdup ("");
  extract->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_extract_free);
  for (guint i = 0; i < candidates->len; i++)
    {
      const HwDecodeCandidate *candidate = candidates->pdata[i];
      HwExtract *part = g_new0 (HwExtract, 1);
      const char *preview = *candidate->preview != '\0' ? candidate->preview : " ";

      part->title = g_strdup (candidate->label);
      part->encoding = g_strdup (candidate->encoding);
      part->n_damaged = candidate->n_damaged;
      part->text = hw_text_new_from_string (preview);
      g_ptr_array_add (extract->parts, part);
    }
  return extract;
}

/* Nobody said the encoding: a person is told where it may be another. */
static void
doubt (HwExtract *extract, GBytes *bytes)
{
  /* As most files are, and plainly: they are not gone through once more. */
  const gboolean is_plain = g_strcmp0 (extract->encoding, "UTF-8") == 0 && extract->n_damaged == 0;
  if (extract->encoding == NULL || is_plain || !hw_decode_is_doubtful (bytes, extract->encoding))
    return;
  extract->is_doubtful = TRUE;
  if (extract->remarks == NULL)
    extract->remarks = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (extract->remarks,
                   /* Translators: %s is the name of an encoding, like WINDOWS-1256. */
                   g_strdup_printf (_ ("The encoding was guessed to be %s; it may be another."),
                                    extract->encoding));
}

void
hw_extract_settle_doubt (HwExtract *self)
{
  if (!self->is_doubtful)
    return;
  self->is_doubtful = FALSE;
  /* It was said last. */
  if (self->remarks != NULL && self->remarks->len > 0)
    g_ptr_array_remove_index (self->remarks, self->remarks->len - 1);
}

HwExtract *
hw_extract_bytes (GBytes *bytes,
                  const HwReadOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  gsize n_bytes = g_bytes_get_size (bytes);

  if (n_bytes == 0)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY, _ ("The file is empty."));
      return NULL;
    }
  if ((goffset) n_bytes > HW_IMPORT_MAX_BYTES)
    {
      hw_extract_set_too_large (error);
      return NULL;
    }

  if (options->encodings)
    return hw_extract_encodings (bytes);
  const HwFormat *format = hw_format_of_file (bytes, options, error);
  if (format == NULL)
    return NULL;
  g_autoptr (HwExtract) extract = format->read (bytes, options, cancellable, error);
  if (extract == NULL)
    return NULL;
  make_title (extract, options->name);
  if (format->is_text && options->encoding == NULL)
    doubt (extract, bytes);
  if (extract->format == NULL)
    extract->format = g_strdup (format->name);
  return g_steal_pointer (&extract);
}

HwExtract *
hw_import_extract (GBytes *bytes, const char *name, GError **error)
{
  const HwReadOptions options = { .name = name };

  return hw_extract_bytes (bytes, &options, NULL, error);
}
