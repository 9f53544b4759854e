/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-bombs.h"

#include "bombs.h"

#include <gio/gio.h>
#include <string.h>

#define CATALOG "<</Type/Catalog/Pages 2 0 R>>"
#define PAGES "<</Type/Pages/Kids[3 0 R]/Count 1>>"
#define PAGE_WITH(more)                                                                            \
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 5 0 R/Resources<</Font<</F 4 0 "       \
  "R>>" more ">>>>"
#define PAGE PAGE_WITH ("")
#define FONT "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
#define LINES "BT /F 12 Tf 20 250 Td (First line of it) Tj 0 -16 Td (and a second) Tj ET"

/* A file as it grows. */
typedef struct
{
  GByteArray *file;
  guint n_objects;
  guint32 places[64];
} Pdf;

static void
put (Pdf *self, const char *text)
{
  g_byte_array_append (self->file, (const guint8 *) text, (guint) strlen (text));
}

static void
begin (Pdf *self)
{
  memset (self, 0, sizeof *self);
  self->file = g_byte_array_new ();
  put (self, "%PDF-1.5\n");
}

static void
begin_object (Pdf *self)
{
  g_autofree char *head = NULL;

  self->places[++self->n_objects] = self->file->len;
  head = g_strdup_printf ("%u 0 obj\n", self->n_objects);
  put (self, head);
}

static void
add (Pdf *self, const char *object)
{
  begin_object (self);
  put (self, object);
  put (self, "\nendobj\n");
}

static void
add_stream (Pdf *self, const char *dictionary, const void *data, gsize n_bytes)
{
  g_autofree char *head
      = g_strdup_printf ("<</Length %" G_GSIZE_FORMAT "%s>>stream\n", n_bytes, dictionary);

  begin_object (self);
  put (self, head);
  g_byte_array_append (self->file, data, (guint) n_bytes);
  put (self, "\nendstream\nendobj\n");
}

/* A document of one page, whose content follows as object 5. */
static void
begin_page (Pdf *self, const char *page)
{
  begin (self);
  add (self, CATALOG);
  add (self, PAGES);
  add (self, page);
  add (self, FONT);
}

/* @more: of the trailer. Where it ends with a number to come, that is the place of the table itself. */
static GBytes *
end (Pdf *self, const char *more)
{
  const guint place = self->file->len;
  GString *tail = g_string_new (NULL);

  g_string_append_printf (tail, "xref\n0 %u\n0000000000 65535 f \n", self->n_objects + 1);
  for (guint i = 1; i <= self->n_objects; i++)
    g_string_append_printf (tail, "%010u 00000 n \n", self->places[i]);
  g_string_append_printf (tail, "trailer\n<</Size %u/Root 1 0 R%s", self->n_objects + 1, more);
  if (g_str_has_suffix (more, " "))
    g_string_append_printf (tail, "%u", place);
  g_string_append_printf (tail, ">>\nstartxref\n%u\n%%%%EOF\n", place);
  put (self, tail->str);
  g_string_free (tail, TRUE);
  return g_byte_array_free_to_bytes (self->file);
}

GBytes *
pdf_plain (void)
{
  Pdf pdf;

  begin_page (&pdf, PAGE);
  add_stream (&pdf, "", LINES, strlen (LINES));
  return end (&pdf, "");
}

/* The table before the last one is the last one. */
static GBytes *
make_table_loop (void)
{
  Pdf pdf;

  begin_page (&pdf, PAGE);
  add_stream (&pdf, "", LINES, strlen (LINES));
  return end (&pdf, "/Prev ");
}

static GBytes *
make_page_loop (void)
{
  Pdf pdf;

  begin (&pdf);
  add (&pdf, CATALOG);
  add (&pdf, "<</Type/Pages/Kids[2 0 R 6 0 R 3 0 R]/Count 3>>");
  add (&pdf, PAGE);
  add (&pdf, FONT);
  add_stream (&pdf, "", LINES, strlen (LINES));
  add (&pdf, "<</Type/Pages/Parent 6 0 R/Kids[2 0 R 6 0 R]/Count 9>>");
  return end (&pdf, "");
}

/* Pages that are not there. */
static GBytes *
make_page_count (void)
{
  Pdf pdf;

  begin (&pdf);
  add (&pdf, CATALOG);
  add (&pdf, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>");
  add (&pdf, PAGE);
  add (&pdf, FONT);
  add_stream (&pdf, "", LINES, strlen (LINES));
  return end (&pdf, "");
}

/* A drawing that draws itself. */
static GBytes *
make_form_loop (void)
{
  Pdf pdf;

  begin_page (&pdf, PAGE_WITH ("/XObject<</X 6 0 R>>"));
  add_stream (&pdf, "", "/X Do", 5);
  add_stream (&pdf,
              "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>"
              "/Font<</F 4 0 R>>>>",
              LINES " /X Do /X Do", strlen (LINES " /X Do /X Do"));
  return end (&pdf, "");
}

/* Drawings each of which draws the next one ten times. */
static GBytes *
make_form_laughs (void)
{
  static const char content[] = "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do";
  Pdf pdf;

  begin_page (&pdf, PAGE_WITH ("/XObject<</X 6 0 R>>"));
  add_stream (&pdf, "", content, strlen (content));
  for (guint i = 7; i < 16; i++)
    {
      g_autofree char *form
          = g_strdup_printf ("/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<</XObject<</X "
                             "%u 0 R>>>>",
                             i);

      add_stream (&pdf, form, content, strlen (content));
    }
  add_stream (&pdf, "/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<</Font<</F 4 0 R>>>>",
              LINES, strlen (LINES));
  return end (&pdf, "");
}

static void
pack (GByteArray *data)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream
      = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, data->data, data->len, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  g_autoptr (GBytes) packed
      = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  gsize n_bytes;
  const guint8 *bytes = g_bytes_get_data (packed, &n_bytes);
  g_byte_array_set_size (data, 0);
  g_byte_array_append (data, bytes, (guint) n_bytes);
}

/* Content that is packed twice. */
static GBytes *
make_unpacks (void)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  Pdf pdf;

  g_byte_array_set_size (content, 100 * 1024 * 1024);
  memset (content->data, ' ', content->len);
  g_byte_array_append (content, (const guint8 *) LINES, (guint) strlen (LINES));
  pack (content);
  pack (content);
  begin_page (&pdf, PAGE);
  add_stream (&pdf, "/Filter[/FlateDecode/FlateDecode]", content->data, content->len);
  return end (&pdf, "");
}

/* Letters by the hundred thousand on a page, one over the other. */
static GBytes *
make_letters (void)
{
  g_autoptr (GString) content = g_string_new ("BT /F 5 Tf ");
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  Pdf pdf;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (
        content, "1 0 0 1 %u.%u %u Tm (abcdefghijklmnopqrstuvwxyz %u abcdefghijklmnop) Tj ",
        i % 100, i / 10000, 10 + i / 100 % 280, i);
  g_string_append (content, "ET");
  g_byte_array_append (packed, (const guint8 *) content->str, (guint) content->len);
  pack (packed);
  begin_page (&pdf, PAGE);
  add_stream (&pdf, "/Filter/FlateDecode", packed->data, packed->len);
  return end (&pdf, "");
}

/* As many words, each at a place of its own. */
static GBytes *
make_words (void)
{
  g_autoptr (GString) content = g_string_new ("BT /F 1 Tf ");
  Pdf pdf;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (content, "1 0 0 1 %u %u Tm (w%u) Tj ", i * 7919 % 300, i * 104729 % 300,
                            i % 10);
  g_string_append (content, "ET");
  begin_page (&pdf, PAGE);
  add_stream (&pdf, "", content->str, content->len);
  return end (&pdf, "");
}

/* The table of objects is a stream; 6 to 8 are said to be in the stream of objects 7, whose length is 6, and which
 * goes on in itself. */
static GBytes *
make_stream_of_objects (void)
{
  static const guint8 within[] = { 2, 0, 0, 0, 7, 0 };
  g_autoptr (GByteArray) table = g_byte_array_new ();
  g_autofree char *head = NULL, *tail = NULL;
  Pdf pdf;

  begin_page (&pdf, PAGE);
  add_stream (&pdf, "", LINES, strlen (LINES));
  begin_object (&pdf);
  put (&pdf, "9\nendobj\n");
  begin_object (&pdf);
  put (&pdf, "<</Type/ObjStm/N 3/First 15/Extends 7 0 R/Length 6 0 R>>stream\n6 0 7 3 8 6    "
             "42 <<>> 7 0 R\nendstream\nendobj\n");
  begin_object (&pdf);
  for (guint i = 0; i <= 8; i++)
    {
      const guint32 place = GUINT32_TO_BE (pdf.places[i]);
      const guint8 kind = i != 0, generation = 0;

      if (i == 6 || i == 7)
        {
          g_byte_array_append (table, within, sizeof within);
          continue;
        }
      g_byte_array_append (table, &kind, 1);
      g_byte_array_append (table, (const guint8 *) &place, 4);
      g_byte_array_append (table, &generation, 1);
    }
  head = g_strdup_printf ("<</Type/XRef/Size 9/Root 6 0 R/Info 7 0 R/W[1 4 1]/Length %u>>stream\n",
                          table->len);
  put (&pdf, head);
  g_byte_array_append (pdf.file, table->data, table->len);
  tail = g_strdup_printf ("\nendstream\nendobj\nstartxref\n%u\n%%%%EOF\n", pdf.places[8]);
  put (&pdf, tail);
  return g_byte_array_free_to_bytes (pdf.file);
}

/* A value whose value is itself. */
static GBytes *
make_length_loop (void)
{
  Pdf pdf;

  begin_page (&pdf, PAGE);
  add (&pdf, "<</Length 5 0 R>>stream\n" LINES "\nendstream");
  return end (&pdf, "/Info 6 0 R");
}

#define FAILS (BOMB_FAILS (DAMAGED) | BOMB_FAILS (EMPTY) | BOMB_FAILS (TOO_LARGE) | BOMB_IS_ENDED)

const PdfBomb pdf_bombs[] = {
  { "plain", pdf_plain, BOMB_IS_READ },
  { "table-loop", make_table_loop, BOMB_IS_READ | FAILS },
  { "page-loop", make_page_loop, BOMB_IS_READ | FAILS },
  { "page-count", make_page_count, BOMB_IS_READ | FAILS },
  { "form-loop", make_form_loop, BOMB_IS_READ | FAILS },
  { "form-laughs", make_form_laughs, FAILS },
  { "unpacks", make_unpacks, BOMB_IS_READ | FAILS },
  { "letters", make_letters, BOMB_IS_READ | FAILS },
  { "words", make_words, BOMB_IS_READ | FAILS },
  { "stream-of-objects", make_stream_of_objects, FAILS },
  { "length-loop", make_length_loop, BOMB_IS_READ | FAILS },
};
const gsize n_pdf_bombs = G_N_ELEMENTS (pdf_bombs);
