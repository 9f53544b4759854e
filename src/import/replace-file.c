/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replace-file.h"

#include "files.h"
#include "loader.h"

/* What is in a file that has no text of its own: the first of its parts that has. */
static const HwExtract *
find_text (const HwExtract *extract)
{
  if (extract->text != NULL)
    return extract;
  for (guint i = 0; extract->parts != NULL && i < extract->parts->len; i++)
    {
      const HwExtract *part = find_text (extract->parts->pdata[i]);

      if (part != NULL)
        return part;
    }
  return NULL;
}

GArray *
hw_import_replace (HwLibrary *library,
                   gint64 document,
                   const char *path,
                   const HwReadOptions *options,
                   char **remark,
                   GCancellable *cancellable,
                   GError **error)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GPtrArray) files = hw_files_find (paths, cancellable);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HwLoader) loader
      = hw_loader_new (files, options, hw_library_get_keep_originals (library), known, cancellable);
  g_autoptr (HwLoaded) loaded = hw_loader_next (loader);
  const HwExtract *extract;
  HwNewDocument new = { NULL };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  extract = loaded != NULL && loaded->extract != NULL ? find_text (loaded->extract) : NULL;
  if (extract == NULL)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNREADABLE,
                           loaded != NULL && loaded->failure != NULL ? loaded->failure : path);
      return NULL;
    }
  if (remark != NULL)
    *remark = hw_extract_get_remark (extract);
  new.text = extract->text;
  new.hash = loaded->hash;
  new.format = extract->format;
  new.encoding = extract->encoding;
  new.structure = extract->structure;
  new.remarks = extract->remarks;
  new.original = loaded->original;
  return hw_library_replace_text (library, document, &new, error);
}
