/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epub.h"

#include "epub-chapter.h"
#include "epub-package.h"
#include "html.h"
#include "office-meta.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a book's text may be in: not its pictures, its fonts and its sounds. */
static gboolean
is_needed (const char *name, gpointer user_data)
{
  static const char *const endings[]
      = { ".xml", ".opf", ".ncx", ".html", ".htm", ".xhtml", ".xht" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return strrchr (name, '.') == NULL;
}

typedef struct
{
  HwFlow *flow;
  HwArchive *archive;
  HwEpubPackage *package;
  HwEpubChapters *chapters;
  GHashTable *broken; /* names of chapters that are no XHTML */
  GCancellable *cancellable;
} Book;

static gboolean
scan (Book *book, GError **error)
{
  for (guint i = 0; i < book->package->chapters->len; i++)
    {
      const char *name = book->package->chapters->pdata[i];
      GBytes *xhtml = hw_archive_get (book->archive, name);
      g_autoptr (GError) damage = NULL;

      if (xhtml == NULL
          || hw_epub_chapters_scan (book->chapters, xhtml, name, book->cancellable, &damage))
        continue;
      if (!g_error_matches (damage, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&damage));
          return FALSE;
        }
      g_hash_table_add (book->broken, g_strdup (name));
    }
  return TRUE;
}

/* A chapter that is no XHTML is read as browsers read pages. */
static gboolean
read_broken (Book *book, GBytes *html, const char *name)
{
  const HwReadOptions options = { .name = name };
  g_autoptr (GError) error = NULL;

  if (hw_html_append (hw_flow_get_builder (book->flow), html, &options, book->cancellable, &error))
    return TRUE;
  hw_extract_builder_add_remark (hw_flow_get_builder (book->flow), error->message);
  return FALSE;
}

static gboolean
read_chapters (Book *book, GError **error)
{
  for (guint i = 0; i < book->package->chapters->len; i++)
    {
      const char *name = book->package->chapters->pdata[i];
      GBytes *xhtml = hw_archive_get (book->archive, name);

      if (g_strcmp0 (name, book->package->nav) == 0)
        continue;
      if (xhtml == NULL)
        {
          g_autofree char *remark
              /* Translators: %s is the name of a file inside a packed file. */
              = g_strdup_printf (_ ("The chapter “%s” is missing in the file."), name);

          hw_extract_builder_add_remark (hw_flow_get_builder (book->flow), remark);
        }
      else if (g_hash_table_contains (book->broken, name))
        read_broken (book, xhtml, name);
      else if (!hw_epub_chapters_read (book->chapters, xhtml, name, book->cancellable, error))
        return FALSE;
      if (g_cancellable_set_error_if_cancelled (book->cancellable, error))
        return FALSE;
    }
  hw_epub_chapters_end (book->chapters);
  return TRUE;
}

static HwExtract *
read_book (HwArchive *archive, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwFlow) flow = hw_flow_new ();
  HwExtract *extract = hw_extract_builder_get (hw_flow_get_builder (flow));
  g_autofree char *name = hw_epub_find_package (archive, error);
  GBytes *opf = name != NULL ? hw_archive_require (archive, name, error) : NULL;
  g_autoptr (HwEpubPackage) package
      = opf != NULL ? hw_epub_package_new (opf, name, extract, cancellable, error) : NULL;

  if (package == NULL)
    return NULL;
  hw_epub_package_read_pages (package, archive);
  g_autoptr (HwEpubChapters) chapters = hw_epub_chapters_new (flow, package->pages);
  g_autoptr (GHashTable) broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Book book = { flow, archive, package, chapters, broken, cancellable };
  if (!scan (&book, error) || !read_chapters (&book, error))
    return NULL;

  extract = hw_flow_finish (flow, error);
  if (extract != NULL)
    hw_meta_check_language (extract);
  return extract;
}

HwExtract *
hw_epub_extract (GBytes *bytes,
                 const HwReadOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (HwArchive) archive = hw_archive_new (bytes, is_needed, NULL, cancellable, error);

  return archive != NULL ? read_book (archive, cancellable, error) : NULL;
}
