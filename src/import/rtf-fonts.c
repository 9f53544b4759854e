/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rtf-fonts.h"

#include "charset.h"
#include "symbol-font.h"

#define LATIN 1252
#define SYMBOL (-2)
#define MACINTOSH 10000

typedef struct
{
  int code_page; /* 0: that of the file */
  char *name;
} Font;

struct _HwRtfFonts
{
  int fallback;
  GHashTable *fonts;  /* number -> Font * */
  GHashTable *tables; /* code page -> gunichar[256] */
};

static void
free_font (gpointer data)
{
  g_free (((Font *) data)->name);
  g_free (data);
}

HwRtfFonts *
hw_rtf_fonts_new (void)
{
  HwRtfFonts *self = g_new0 (HwRtfFonts, 1);

  self->fallback = LATIN;
  self->fonts = g_hash_table_new_full (NULL, NULL, NULL, free_font);
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
hw_rtf_fonts_free (HwRtfFonts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->tables);
  g_free (self);
}

void
hw_rtf_fonts_set_default (HwRtfFonts *self, int code_page)
{
  if (code_page > 0)
    self->fallback = code_page;
}

/* The numbers that Windows has for charsets. */
static int
get_code_page (int charset)
{
  static const struct
  {
    int charset, code_page;
  } pages[] = { { 2, SYMBOL }, { 77, MACINTOSH }, { 128, 932 },  { 129, 949 },  { 130, 1361 },
                { 134, 936 },  { 136, 950 },      { 161, 1253 }, { 162, 1254 }, { 163, 1258 },
                { 177, 1255 }, { 178, 1256 },     { 179, 1256 }, { 180, 1256 }, { 181, 1255 },
                { 186, 1257 }, { 204, 1251 },     { 222, 874 },  { 238, 1250 }, { 254, 437 },
                { 255, 850 } };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].charset == charset)
      return pages[i].code_page;
  return 0;
}

void
hw_rtf_fonts_add (HwRtfFonts *self, int number, int charset, int code_page, const char *name)
{
  Font *font = g_new0 (Font, 1);

  font->code_page = charset >= 0 ? get_code_page (charset) : 0;
  if (code_page > 0 && font->code_page == 0)
    font->code_page = code_page;
  font->name = g_strdup (name);
  g_hash_table_replace (self->fonts, GINT_TO_POINTER (number), font);
}

static char *
get_encoding (int code_page)
{
  if (code_page == MACINTOSH)
    return g_strdup ("MACINTOSH");
  return g_strdup_printf (code_page >= 1250 && code_page <= 1258 ? "WINDOWS-%d" : "CP%d",
                          code_page);
}

static gboolean
is_double (int code_page)
{
  return code_page == 932 || code_page == 936 || code_page == 949 || code_page == 950
         || code_page == 1361 || code_page == 65001;
}

/* Runs are short, and asking iconv costs: each byte is asked for once. */
static const gunichar *
get_table (HwRtfFonts *self, int code_page)
{
  gunichar *table = g_hash_table_lookup (self->tables, GINT_TO_POINTER (code_page));

  if (table != NULL)
    return table;
  table = g_new0 (gunichar, 256);
  g_autofree char *encoding = get_encoding (code_page);
  g_autofree char *latin = get_encoding (LATIN);
  for (int i = 0; i < 256; i++)
    {
      const guint8 byte = (guint8) i;
      g_autoptr (GBytes) utf8
          = hw_charset_convert (&byte, 1, hw_charset_is_known (encoding) ? encoding : latin);
      gsize n = 0;
      const char *data = utf8 != NULL ? g_bytes_get_data (utf8, &n) : NULL;

      table[i] = n > 0 ? g_utf8_get_char_validated (data, (gssize) n) : 0xfffd;
      if (table[i] > 0x10ffff)
        table[i] = 0xfffd;
    }
  g_hash_table_insert (self->tables, GINT_TO_POINTER (code_page), table);
  return table;
}

static gsize
decode_double (int code_page, const char *bytes, gsize n, GString *out)
{
  g_autofree char *encoding = code_page == 65001 ? g_strdup ("UTF-8") : get_encoding (code_page);
  gsize n_damaged = 0, n_utf8;
  g_autoptr (GBytes) utf8
      = hw_charset_convert_all ((const guint8 *) bytes, n, encoding, &n_damaged);

  if (utf8 == NULL)
    {
      g_string_append (out, "\xef\xbf\xbd");
      return 1;
    }
  const char *data = g_bytes_get_data (utf8, &n_utf8);
  g_string_append_len (out, data, (gssize) n_utf8);
  return n_damaged;
}

static gboolean
is_ascii (const char *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if ((guint8) bytes[i] >= 0x80)
      return FALSE;
  return TRUE;
}

gsize
hw_rtf_fonts_decode (HwRtfFonts *self, int number, const char *bytes, gsize n, GString *out)
{
  const Font *font = g_hash_table_lookup (self->fonts, GINT_TO_POINTER (number));
  int code_page = font != NULL && font->code_page != 0 ? font->code_page : self->fallback;
  gsize n_damaged = 0;

  if (code_page != SYMBOL && is_ascii (bytes, n))
    {
      g_string_append_len (out, bytes, (gssize) n);
      return 0;
    }
  if (is_double (code_page))
    return decode_double (code_page, bytes, n, out);
  if (code_page == SYMBOL)
    {
      for (gsize i = 0; i < n; i++)
        g_string_append_unichar (out,
                                 hw_symbol_to_unicode (font->name, 0xf000 + (guint8) bytes[i]));
      return 0;
    }
  const gunichar *table = get_table (self, code_page);
  for (gsize i = 0; i < n; i++)
    {
      const gunichar c = table[(guint8) bytes[i]];

      n_damaged += c == 0xfffd;
      g_string_append_unichar (out, c);
    }
  return n_damaged;
}

gunichar
hw_rtf_fonts_get_char (HwRtfFonts *self, int number, gunichar c)
{
  const Font *font = g_hash_table_lookup (self->fonts, GINT_TO_POINTER (number));

  return c >= 0xf000 && c <= 0xf0ff && font != NULL ? hw_symbol_to_unicode (font->name, c) : c;
}
