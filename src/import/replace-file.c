/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replace-file.h"

#include "corrections.h"
#include "files.h"
#include "loader.h"

#include <glib/gi18n.h>
#include <string.h>

void
hw_replacement_free (HwReplacement *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->passages, g_array_unref);
  g_free (self->remark);
  g_free (self);
}

/* The documents in a file, the first of which becomes *first. */
static guint
count_texts (const HwExtract *extract, const HwExtract **first)
{
  guint n = extract->text != NULL ? 1 : 0;

  if (n > 0 && *first == NULL)
    *first = extract;
  for (guint i = 0; extract->parts != NULL && i < extract->parts->len; i++)
    n += count_texts (extract->parts->pdata[i], first);
  return n;
}

static char *
isolate_name (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  return hw_direction_isolate (name);
}

static void
set_unreadable (const char *path, const char *reason, GError **error)
{
  g_autofree char *name = isolate_name (path);

  /* Translators: a file's name, and a sentence that says why. */
  g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNREADABLE, _ ("“%s”: %s"), name, reason);
}

/* The document that is to be taken; NULL with an error where the file has others beside it. */
static const HwExtract *
choose (const HwLoaded *loaded, const HwDocument *document, const char *path, GError **error)
{
  const HwExtract *first = NULL;
  const guint n = count_texts (loaded->extract, &first);
  g_autofree char *name = NULL;

  if (n == 0)
    set_unreadable (path, _ ("There is no text in the file."), error);
  if (n <= 1 || strcmp (loaded->hash, document->hash) == 0)
    return first;
  name = isolate_name (path);
  g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
               g_dngettext (GETTEXT_PACKAGE,
                            "There is %2$u document in “%1$s”, and the text of one cannot take the "
                            "place of all. Add the file to the library instead.",
                            "There are %2$u documents in “%1$s”, and one document cannot have the "
                            "text of several. Add the file to the library instead.",
                            n),
               name, n);
  return NULL;
}

static void
add_sentence (GString *sentences, const char *sentence)
{
  if (sentences->len > 0)
    g_string_append_c (sentences, ' ');
  g_string_append (sentences, sentence);
}

/* What was read, and what of both files is not in the library now. */
static char *
make_remark (const HwExtract *extract, guint n_corrections)
{
  GString *sentences = g_string_new (NULL);
  g_autofree char *read = hw_extract_get_remark (extract);
  const guint n_comments = extract->comments != NULL ? extract->comments->len : 0;

  if (read != NULL)
    add_sentence (sentences, read);
  if (n_corrections > 0)
    {
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u correction of the old text is not in the new one.",
                       "%u corrections of the old text are not in the new one.", n_corrections),
          n_corrections);
      add_sentence (sentences, text);
    }
  if (n_comments > 0)
    {
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u comment in the file was not taken over.",
                       "%u comments in the file were not taken over.", n_comments),
          n_comments);
      add_sentence (sentences, text);
    }
  return g_string_free (sentences, sentences->len == 0);
}

static HwReplacement *
replace (HwLibrary *library,
         const HwDocument *document,
         const HwLoaded *loaded,
         const HwExtract *extract,
         GError **error)
{
  g_autoptr (HwReplacement) self = g_new0 (HwReplacement, 1);
  g_autoptr (GPtrArray) corrections = hw_library_list_corrections (library, document->id, error);
  g_autoptr (HwDocument) now = NULL;
  g_autoptr (GPtrArray) remarks = hw_extract_list_remarks (extract);
  const HwNewDocument new = {
    .text = extract->text,
    .hash = loaded->hash,
    .format = extract->format,
    .encoding = extract->encoding,
    .structure = extract->structure,
    .remarks = remarks,
    .original = loaded->original,
  };

  if (corrections == NULL)
    return NULL;
  self->passages = hw_library_replace_text (library, document->id, &new, error);
  now = self->passages != NULL ? hw_library_get_document (library, document->id, error) : NULL;
  if (now == NULL)
    return NULL;
  self->is_same = now->text == document->text;
  if (!self->is_same)
    self->remark = make_remark (extract, corrections->len);
  return g_steal_pointer (&self);
}

HwReplacement *
hw_import_replace (HwLibrary *library,
                   gint64 document,
                   const char *path,
                   GBytes *bytes,
                   const HwReadOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) files = hw_files_name (path, bytes);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HwDocument) row = hw_library_get_document (library, document, error);
  g_autoptr (HwLoader) loader = NULL;
  g_autoptr (HwLoaded) loaded = NULL;
  const HwExtract *extract;

  if (row == NULL)
    return NULL;
  loader
      = hw_loader_new (files, options, hw_library_get_keep_originals (library), known, cancellable);
  loaded = hw_loader_next (loader);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (loaded->extract == NULL)
    {
      set_unreadable (path, loaded->failure, error);
      return NULL;
    }
  extract = choose (loaded, row, path, error);
  return extract != NULL ? replace (library, row, loaded, extract, error) : NULL;
}
