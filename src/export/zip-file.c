/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zip-file.h"

#include <glib/gi18n.h>
#include <string.h>
#include <zlib.h>

#define MAX_BYTES ((gsize) G_MAXINT32)
#define MAX_ENTRIES 65535
#define VERSION 20           /* deflate and folders */
#define FLAG_UTF8 (1u << 11) /* of the name */
#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define MIDNIGHT 0
#define FIRST_OF_1980 0x21 /* the earliest day that there is */

struct _HwZipFile
{
  GByteArray *bytes;
  GByteArray *directory; /* what stands at the end: the list of entries */
  guint n_entries;
  gboolean too_large;
};

HwZipFile *
hw_zip_file_new (void)
{
  HwZipFile *self = g_new0 (HwZipFile, 1);

  self->bytes = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

void
hw_zip_file_free (HwZipFile *self)
{
  if (self == NULL)
    return;
  if (self->bytes != NULL)
    g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->directory);
  g_free (self);
}

static void
add_number (GByteArray *bytes, guint32 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      const guint8 byte = (guint8) (value >> (8 * i));
      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
add_string (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/* The content packed, without a header of its own; NULL where that makes it no smaller. */
static GByteArray *
pack (const void *data, gsize n_bytes)
{
  z_stream stream = { 0 };
  GByteArray *packed = g_byte_array_new ();

  if (deflateInit2 (&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL,
                    Z_DEFAULT_STRATEGY)
      != Z_OK)
    g_error ("out of memory");
  g_byte_array_set_size (packed, (guint) deflateBound (&stream, (uLong) n_bytes));
  stream.next_in = (Bytef *) data;
  stream.avail_in = (uInt) n_bytes;
  stream.next_out = packed->data;
  stream.avail_out = (uInt) packed->len;
  const gboolean done = deflate (&stream, Z_FINISH) == Z_STREAM_END && stream.total_out < n_bytes;
  g_byte_array_set_size (packed, (guint) stream.total_out);
  deflateEnd (&stream);
  if (done)
    return packed;
  g_byte_array_unref (packed);
  return NULL;
}

/* What an entry has in common with its line in the list. */
static void
add_head (GByteArray *bytes,
          guint16 method,
          guint32 checksum,
          gsize n_packed,
          gsize n_bytes,
          const char *name)
{
  add_number (bytes, VERSION, 2);
  add_number (bytes, FLAG_UTF8, 2);
  add_number (bytes, method, 2);
  add_number (bytes, MIDNIGHT, 2);
  add_number (bytes, FIRST_OF_1980, 2);
  add_number (bytes, checksum, 4);
  add_number (bytes, (guint32) n_packed, 4);
  add_number (bytes, (guint32) n_bytes, 4);
  add_number (bytes, (guint32) strlen (name), 2);
  add_number (bytes, 0, 2); /* nothing more about the entry */
}

static void
add_to_directory (HwZipFile *self,
                  guint16 method,
                  guint32 checksum,
                  gsize n_packed,
                  gsize n_bytes,
                  const char *name)
{
  GByteArray *directory = self->directory;

  add_string (directory, "PK\1\2");
  add_number (directory, VERSION, 2);
  add_head (directory, method, checksum, n_packed, n_bytes, name);
  add_number (directory, 0, 2); /* no comment */
  add_number (directory, 0, 2); /* the first disk */
  add_number (directory, 0, 2); /* nothing is known of what it is, or may be done with it */
  add_number (directory, 0, 4);
  add_number (directory, self->bytes->len, 4);
  add_string (directory, name);
}

void
hw_zip_file_add (
    HwZipFile *self, const char *name, const void *data, gsize n_bytes, gboolean stored)
{
  g_autoptr (GByteArray) packed = NULL;

  self->too_large = self->too_large || self->n_entries == MAX_ENTRIES || strlen (name) > G_MAXINT16
                    || n_bytes > MAX_BYTES;
  if (self->too_large)
    return;
  if (!stored && n_bytes > 0)
    packed = pack (data, n_bytes);

  const gsize n_packed = packed != NULL ? packed->len : n_bytes;
  const guint16 method = packed != NULL ? METHOD_DEFLATED : METHOD_STORED;
  const guint32 checksum
      = (guint32) crc32 (0, n_bytes > 0 ? data : (const void *) "", (uInt) n_bytes);
  /* The list is written last; it is a part of what must fit. */
  if (self->bytes->len + n_packed + self->directory->len > MAX_BYTES)
    {
      self->too_large = TRUE;
      return;
    }
  add_to_directory (self, method, checksum, n_packed, n_bytes, name);
  add_string (self->bytes, "PK\3\4");
  add_head (self->bytes, method, checksum, n_packed, n_bytes, name);
  add_string (self->bytes, name);
  if (n_packed > 0)
    g_byte_array_append (self->bytes, packed != NULL ? packed->data : data, (guint) n_packed);
  self->n_entries++;
}

void
hw_zip_file_take (HwZipFile *self, const char *name, GBytes *bytes)
{
  gsize n_bytes;
  const void *data = g_bytes_get_data (bytes, &n_bytes);

  hw_zip_file_add (self, name, data, n_bytes, FALSE);
  g_bytes_unref (bytes);
}

GBytes *
hw_zip_file_end (HwZipFile *self, GError **error)
{
  const guint start = self->bytes->len;

  if (self->too_large)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                           _ ("All of it is too large for one packed file: choose less."));
      return NULL;
    }
  g_byte_array_append (self->bytes, self->directory->data, self->directory->len);
  add_string (self->bytes, "PK\5\6");
  add_number (self->bytes, 0, 2);
  add_number (self->bytes, 0, 2);
  add_number (self->bytes, self->n_entries, 2);
  add_number (self->bytes, self->n_entries, 2);
  add_number (self->bytes, self->directory->len, 4);
  add_number (self->bytes, start, 4);
  add_number (self->bytes, 0, 2);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}
