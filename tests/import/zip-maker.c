/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zip-maker.h"

#include <gio/gio.h>
#include <string.h>

#define BLOCK 65536

/* What the header of an entry and its line in the list say. */
typedef struct
{
  guint32 offset, crc, mode;
  gsize n_stored, n_bytes;
  gboolean packed;
} Entry;

struct _ZipMaker
{
  GByteArray *file, *directory;
  guint n_entries;
  Entry last;
};

ZipMaker *
zip_maker_new (void)
{
  ZipMaker *self = g_new0 (ZipMaker, 1);

  self->file = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

static void
put (GByteArray *into, guint64 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++, value >>= 8)
    g_byte_array_append (into, &(guint8){ value & 0xff }, 1);
}

static guint32
crc_more (guint32 crc, const guint8 *data, gsize n_bytes)
{
  static guint32 table[256];

  if (table[1] == 0)
    for (guint32 i = 0; i < 256; i++)
      {
        guint32 c = i;
        for (int k = 0; k < 8; k++)
          c = c & 1 ? 0xedb88320 ^ (c >> 1) : c >> 1;
        table[i] = c;
      }
  for (gsize i = 0; i < n_bytes; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return crc;
}

/* Deflates @n_repeats times @data. */
static GByteArray *
deflate_bytes (const guint8 *data, gsize n_bytes, gsize n_repeats)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream
      = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  for (gsize i = 0; i < n_repeats; i++)
    g_assert_true (g_output_stream_write_all (stream, data, n_bytes, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  g_autoptr (GBytes) bytes
      = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  return g_bytes_unref_to_array (g_steal_pointer (&bytes));
}

static void
put_header (ZipMaker *self, gboolean in_list, const char *name, const Entry *entry)
{
  const guint n_name = (guint) strlen (name);
  GByteArray *into = in_list ? self->directory : self->file;

  put (into, in_list ? 0x02014b50 : 0x04034b50, 4);
  if (in_list)
    put (into, 0x0314, 2); /* made on Unix */
  put (into, 20, 2);
  put (into, 0x0800, 2); /* names are UTF-8 */
  put (into, entry->packed ? 8 : 0, 2);
  put (into, 0x00210000, 4);
  put (into, entry->crc, 4);
  put (into, entry->n_stored, 4);
  put (into, entry->n_bytes, 4);
  put (into, n_name, 2);
  put (into, 0, 2);
  if (in_list)
    {
      put (into, 0, 6);
      put (into, (guint64) entry->mode << 16, 4);
      put (into, entry->offset, 4);
    }
  g_byte_array_append (into, (const guint8 *) name, n_name);
}

static void
add (ZipMaker *self,
     const char *name,
     const GByteArray *stored,
     gboolean packed,
     guint32 crc,
     gsize n_bytes,
     guint32 mode)
{
  self->last = (Entry){ self->file->len, crc, mode, stored->len, n_bytes, packed };
  put_header (self, FALSE, name, &self->last);
  g_byte_array_append (self->file, stored->data, stored->len);
  zip_maker_add_again (self, name);
}

void
zip_maker_add_again (ZipMaker *self, const char *name)
{
  put_header (self, TRUE, name, &self->last);
  self->n_entries++;
}

void
zip_maker_add (ZipMaker *self, const char *name, const char *content, gssize n, gboolean packed)
{
  const gsize n_bytes = n < 0 ? strlen (content) : (gsize) n;
  const guint8 *data = (const guint8 *) content;
  g_autoptr (GByteArray) stored = NULL;

  if (packed)
    stored = deflate_bytes (data, n_bytes, 1);
  else
    {
      stored = g_byte_array_new ();
      g_byte_array_append (stored, data, (guint) n_bytes);
    }
  add (self, name, stored, packed, ~crc_more (~0U, data, n_bytes), n_bytes, 0100644);
}

void
zip_maker_add_link (ZipMaker *self, const char *name, const char *target)
{
  g_autoptr (GByteArray) stored = g_byte_array_new ();

  g_byte_array_append (stored, (const guint8 *) target, (guint) strlen (target));
  add (self, name, stored, FALSE, ~crc_more (~0U, stored->data, stored->len), stored->len, 0120777);
}

void
zip_maker_add_blanks (ZipMaker *self, const char *name, gsize n_bytes)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  guint32 crc = ~0U;

  memset (block, ' ', BLOCK);
  g_assert_cmpuint (n_bytes % BLOCK, ==, 0);
  for (gsize i = 0; i < n_bytes / BLOCK; i++)
    crc = crc_more (crc, block, BLOCK);
  g_autoptr (GByteArray) stored = deflate_bytes (block, BLOCK, n_bytes / BLOCK);
  add (self, name, stored, TRUE, ~crc, n_bytes, 0100644);
}

GBytes *
zip_maker_end (ZipMaker *self)
{
  const guint32 offset = self->file->len, n_directory = self->directory->len;

  g_byte_array_append (self->file, self->directory->data, n_directory);
  put (self->file, 0x06054b50, 4);
  put (self->file, 0, 4);
  put (self->file, self->n_entries, 2);
  put (self->file, self->n_entries, 2);
  put (self->file, n_directory, 4);
  put (self->file, offset, 4);
  put (self->file, 0, 2);

  GBytes *bytes = g_byte_array_free_to_bytes (self->file);
  g_byte_array_unref (self->directory);
  g_free (self);
  return bytes;
}

GBytes *
zip_of (const char *name, ...)
{
  ZipMaker *maker = zip_maker_new ();
  va_list rest;

  va_start (rest, name);
  for (; name != NULL; name = va_arg (rest, const char *))
    zip_maker_add (maker, name, va_arg (rest, const char *), -1, TRUE);
  va_end (rest);
  return zip_maker_end (maker);
}
