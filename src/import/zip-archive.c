/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zip-archive.h"

#include "extract.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#define BLOCK_BYTES 65536
/* No document packs better than this; what is small may. */
#define MAX_RATIO 300
#define RATIO_FREE_BYTES ((gsize) 16 * 1024 * 1024)
#define MAX_NAME_BYTES 4096

typedef struct archive Zip;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Zip, archive_read_free)

struct _HwArchive
{
  GPtrArray *names;     /* char * */
  GHashTable *entries;  /* name -> index + 1 in @names; borrows */
  GHashTable *folded;   /* the same by names in lower case */
  GHashTable *contents; /* name -> GBytes; borrows the name */
  gsize n_bytes;        /* unpacked so far */
  gsize n_packed;       /* of the file */
};

void
hw_archive_free (HwArchive *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->contents);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->folded);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
set_damaged (const char *name, GError **error)
{
  g_set_error (
      error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
      /* Translators: %s is the name of a file inside a packed file, like "word/document.xml". */
      _ ("The file is damaged: “%s” in it cannot be unpacked."), name);
}

static void
set_bomb (const char *name, GError **error)
{
  g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
               /* Translators: %s is the name of a file inside a packed file. */
               _ ("“%s” in the file unpacks to far more than a document has."), name);
}

/* A name as it is looked up, or NULL where it leads out. */
static char *
normalize (const char *raw)
{
  g_autofree char *name = g_utf8_make_valid (raw, -1);
  const char *start = name;

  g_strdelimit (name, "\\", '/');
  while (*start == '/' || g_str_has_prefix (start, "./"))
    start += *start == '/' ? 1 : 2;

  g_auto (GStrv) parts = g_strsplit (start, "/", -1);
  if (g_strv_contains ((const char *const *) parts, "..") || (name[0] != '\0' && name[1] == ':'))
    return NULL;
  return g_strdup (start);
}

static char *
get_entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  return g_strndup (name != NULL ? name : "", MAX_NAME_BYTES);
}

static Zip *
open_zip (GBytes *zip, gboolean whole)
{
  g_autoptr (Zip) archive = archive_read_new ();
  gsize n_bytes;
  const void *data = g_bytes_get_data (zip, &n_bytes);

  if (archive == NULL)
    g_error ("out of memory");
  if (whole)
    archive_read_support_format_zip_seekable (archive);
  else
    archive_read_support_format_zip_streamable (archive);
  if (archive_read_open_memory (archive, data, n_bytes) != ARCHIVE_OK)
    return NULL;
  return g_steal_pointer (&archive);
}

/* The list of entries stands at the end. Where that is missing, the last one that begins tells how far the
 * file goes. */
static void
set_cut_off (GBytes *bytes, GError **error)
{
  g_autoptr (Zip) zip = open_zip (bytes, FALSE);
  g_autofree char *name = NULL;
  struct archive_entry *entry;
  guint n = 0;

  while (zip != NULL && n++ < HW_ARCHIVE_MAX_ENTRIES
         && archive_read_next_header (zip, &entry) >= ARCHIVE_WARN)
    {
      g_autofree char *raw = get_entry_name (entry);

      g_free (name);
      name = g_utf8_make_valid (raw, -1);
    }
  if (name != NULL)
    g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                 /* Translators: %s is the name of a file inside a packed file. */
                 _ ("The file is cut off: what follows “%s” in it is missing."), name);
  else
    g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                         _ ("The file is damaged: it is no packed file, or cut off at its start."));
}

/* Appends the content of the entry to @content. */
static gboolean
unpack_into (HwArchive *self,
             GByteArray *content,
             Zip *zip,
             const char *name,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  la_ssize_t n;

  while ((n = archive_read_data (zip, block, BLOCK_BYTES)) > 0)
    {
      const gsize n_entry = content->len + (gsize) n;

      self->n_bytes += (gsize) n;
      if (n_entry > HW_ARCHIVE_MAX_ENTRY_BYTES || self->n_bytes > HW_ARCHIVE_MAX_BYTES)
        {
          g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                       /* Translators: %s is the name of a file inside a packed file. */
                       _ ("“%s” in the file is larger than %d MB when it is unpacked."), name,
                       (int) (HW_ARCHIVE_MAX_ENTRY_BYTES / (1024 * 1024)));
          return FALSE;
        }
      if (n_entry > RATIO_FREE_BYTES && n_entry / MAX_RATIO > self->n_packed)
        {
          set_bomb (name, error);
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_byte_array_append (content, block, (guint) n);
    }
  if (n < 0)
    {
      set_damaged (name, error);
      return FALSE;
    }
  return TRUE;
}

static GBytes *
unpack (HwArchive *self,
        Zip *zip,
        struct archive_entry *entry,
        const char *name,
        GCancellable *cancellable,
        GError **error)
{
  gint64 size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;
  g_autoptr (GByteArray) content = NULL;

  if (archive_entry_is_encrypted (entry))
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_LOCKED,
                           _ ("The file is locked with a password."));
      return NULL;
    }
  /* What the entry says of its size is believed as far as memory is set aside for it, no further. */
  size = CLAMP (size, 0, (gint64) MIN (HW_ARCHIVE_MAX_ENTRY_BYTES, self->n_packed * MAX_RATIO));
  content = g_byte_array_sized_new ((guint) size);
  if (!unpack_into (self, content, zip, name, cancellable, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static gboolean
check_entry (HwArchive *self, struct archive_entry *entry, const char *raw, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (raw, -1);
  const mode_t type = archive_entry_filetype (entry);

  if ((type != AE_IFREG && type != 0) || archive_entry_hardlink (entry) != NULL
      || archive_entry_symlink (entry) != NULL)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                   /* Translators: %s is the name of a file inside a packed file. */
                   _ ("“%s” in the file is a link, not a file: no document holds that."), shown);
      return FALSE;
    }
  if (self->names->len == HW_ARCHIVE_MAX_ENTRIES)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                   _ ("There are more than %d files packed in this one."), HW_ARCHIVE_MAX_ENTRIES);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_entry (HwArchive *self,
           Zip *zip,
           struct archive_entry *entry,
           HwArchiveFilter filter,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *raw = get_entry_name (entry);
  g_autofree char *name = normalize (raw);

  if (name == NULL)
    {
      g_autofree char *shown = g_strdelimit (g_utf8_make_valid (raw, -1), "\\", '/');

      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                   /* Translators: %s is the name of a file inside a packed file, like "../../x". */
                   _ ("The name “%s” in the file leads out of it: no document holds that."), shown);
      return FALSE;
    }
  if (archive_entry_filetype (entry) == AE_IFDIR || *name == '\0')
    return TRUE;
  if (!check_entry (self, entry, raw, error))
    return FALSE;
  if (g_hash_table_contains (self->entries, name)) /* the first of a name holds */
    return TRUE;

  const char *kept = name;
  gpointer index = GUINT_TO_POINTER (self->names->len + 1);
  g_hash_table_insert (self->entries, name, index);
  g_ptr_array_add (self->names, g_steal_pointer (&name));
  g_autofree char *folded = g_ascii_strdown (kept, -1);
  if (!g_hash_table_contains (self->folded, folded))
    g_hash_table_insert (self->folded, g_steal_pointer (&folded), index);
  if (filter != NULL && !filter (kept, user_data))
    return TRUE;

  GBytes *content = unpack (self, zip, entry, kept, cancellable, error);
  if (content == NULL)
    return FALSE;
  g_hash_table_insert (self->contents, (gpointer) kept, content);
  return TRUE;
}

/* libarchive brings names into the encoding of the locale, whatever that is, and loses those that do not fit. */
static locale_t
enter_utf8 (locale_t *utf8)
{
  *utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  return *utf8 != (locale_t) 0 ? uselocale (*utf8) : (locale_t) 0;
}

static void
leave_utf8 (locale_t utf8, locale_t before)
{
  if (utf8 == (locale_t) 0)
    return;
  uselocale (before);
  freelocale (utf8);
}

static gboolean
read_entries (HwArchive *self,
              GBytes *bytes,
              HwArchiveFilter filter,
              gpointer user_data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (Zip) zip = open_zip (bytes, TRUE);
  struct archive_entry *entry;
  int status = ARCHIVE_EOF;

  if (zip == NULL)
    {
      set_cut_off (bytes, error);
      return FALSE;
    }
  while ((status = archive_read_next_header (zip, &entry)) >= ARCHIVE_WARN && status != ARCHIVE_EOF)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!add_entry (self, zip, entry, filter, user_data, cancellable, error))
        return FALSE;
    }
  if (status != ARCHIVE_EOF || self->names->len == 0)
    {
      set_cut_off (bytes, error);
      return FALSE;
    }
  return TRUE;
}

HwArchive *
hw_archive_new (GBytes *zip,
                HwArchiveFilter filter,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (HwArchive) self = g_new0 (HwArchive, 1);
  locale_t utf8, before;

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->contents
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_bytes_unref);
  self->n_packed = g_bytes_get_size (zip);

  before = enter_utf8 (&utf8);
  const gboolean well = read_entries (self, zip, filter, user_data, cancellable, error);
  leave_utf8 (utf8, before);
  return well ? g_steal_pointer (&self) : NULL;
}

guint
hw_archive_get_n_entries (const HwArchive *self)
{
  return self->names->len;
}

const char *
hw_archive_get_name (const HwArchive *self, guint index)
{
  g_return_val_if_fail (index < self->names->len, NULL);
  return self->names->pdata[index];
}

static const char *
find_name (const HwArchive *self, const char *name)
{
  while (*name == '/')
    name++;

  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->entries, name));
  if (index == 0)
    {
      g_autofree char *folded = g_ascii_strdown (name, -1);

      index = GPOINTER_TO_UINT (g_hash_table_lookup (self->folded, folded));
    }
  return index != 0 ? self->names->pdata[index - 1] : NULL;
}

gboolean
hw_archive_has (const HwArchive *self, const char *name)
{
  return find_name (self, name) != NULL;
}

GBytes *
hw_archive_get (const HwArchive *self, const char *name)
{
  const char *found = find_name (self, name);

  return found != NULL ? g_hash_table_lookup (self->contents, found) : NULL;
}

GBytes *
hw_archive_require (const HwArchive *self, const char *name, GError **error)
{
  GBytes *content = hw_archive_get (self, name);

  if (content == NULL)
    g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                 /* Translators: %s is the name of a file inside a packed file. */
                 _ ("The file is damaged: “%s” is missing in it."), name);
  return content;
}

char *
hw_archive_resolve (const char *base, const char *reference)
{
  g_autofree char *scheme = g_uri_parse_scheme (reference);
  g_autofree char *plain = g_strndup (reference, strcspn (reference, "#?"));
  g_autofree char *path = g_uri_unescape_string (plain, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (path == NULL)
    path = g_strdup (plain);
  if (scheme != NULL || *path == '\0')
    return NULL;

  const char *slash = strrchr (base, '/');
  g_autofree char *folder
      = slash != NULL && *path != '/' ? g_strndup (base, (gsize) (slash - base)) : g_strdup ("");
  g_autofree char *joined = g_strconcat (folder, "/", path, NULL);
  g_auto (GStrv) pieces = g_strsplit (joined, "/", -1);
  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      if (strcmp (pieces[i], "..") == 0)
        {
          if (parts->len == 0)
            return NULL;
          g_ptr_array_set_size (parts, (int) parts->len - 1);
        }
      else if (*pieces[i] != '\0' && strcmp (pieces[i], ".") != 0)
        g_ptr_array_add (parts, pieces[i]);
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("/", (char **) parts->pdata);
}
