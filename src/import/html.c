/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html.h"

#include "decode.h"
#include "header.h"
#include "html-elements.h"
#include "html-meta.h"
#include "html-tags.h"
#include "html-text.h"
#include "language.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <string.h>

/* The parser looks through all open elements at every end tag: what no page has must not cost hours. */
#define MAX_DEPTH 2000
#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_TITLE_BYTES 2000
#define DECLARATION_BYTES 4096
#define CANCEL_INTERVAL 4096

typedef struct
{
  HwElement element;
  guint name_hash; /* to find the start that an end belongs to */
  gboolean hidden;
} Open;

typedef struct
{
  htmlParserCtxtPtr parser;
  GCancellable *cancellable;
  guint n_events;
  gboolean too_deep;
  GArray *open; /* element type Open */
  guint n_hidden, n_titles, n_headings;
  GString *title, *heading;
  gboolean title_done, heading_done;
  HwHtmlText text;
  HwHtmlMeta meta;
} Reader;

static gboolean
is_hidden (HwElement element, const char *const *attributes)
{
  if (element == HW_ELEMENT_HIDDEN || element == HW_ELEMENT_HEAD)
    return TRUE;
  for (gsize i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    {
      const char *value = attributes[i + 1];
      if (g_ascii_strcasecmp (attributes[i], "hidden") == 0)
        return TRUE;
      if (g_ascii_strcasecmp (attributes[i], "style") == 0 && value != NULL
          && (strstr (value, "display:none") != NULL || strstr (value, "display: none") != NULL))
        return TRUE;
    }
  return FALSE;
}

/* What an element does to the text where it starts, and where it ends. */
static void
separate (Reader *self, HwElement element, gboolean starts)
{
  switch (element)
    {
    case HW_ELEMENT_BLOCK:
    case HW_ELEMENT_HEADING:
      hw_html_text_block (&self->text);
      break;
    case HW_ELEMENT_BREAK:
      if (starts)
        hw_html_text_break (&self->text);
      break;
    case HW_ELEMENT_ROW:
      hw_html_text_row (&self->text);
      break;
    case HW_ELEMENT_CELL:
      if (starts)
        hw_html_text_cell (&self->text);
      break;
    case HW_ELEMENT_PRE:
      if (starts)
        hw_html_text_begin_pre (&self->text);
      else
        hw_html_text_end_pre (&self->text);
      break;
    case HW_ELEMENT_INLINE:
    case HW_ELEMENT_HIDDEN:
    case HW_ELEMENT_TITLE:
    case HW_ELEMENT_HEAD:
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A drawing has titles too; the page's stands in the head, or where a head was forgotten. */
static gboolean
is_title_of_page (const Reader *self)
{
  guint n = self->open->len;
  return self->n_hidden == 0
         || (n > 0 && g_array_index (self->open, Open, n - 1).element == HW_ELEMENT_HEAD);
}

static void
start_element (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Reader *self = data;
  const char *const *pairs = (const char *const *) attributes;

  if (++self->n_events % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (self->cancellable))
    xmlStopParser (self->parser);
  if (self->open->len >= MAX_DEPTH)
    {
      self->too_deep = TRUE;
      xmlStopParser (self->parser);
      return;
    }

  Open open = { hw_element_of_name ((const char *) name), g_str_hash (name), FALSE };
  if (open.element == HW_ELEMENT_TITLE && !is_title_of_page (self))
    open.element = HW_ELEMENT_INLINE;
  open.hidden = is_hidden (open.element, pairs);
  hw_html_meta_read (&self->meta, (const char *) name, pairs);
  if (self->n_hidden == 0 && !open.hidden)
    separate (self, open.element, TRUE);
  self->n_hidden += open.hidden;
  self->n_titles += open.element == HW_ELEMENT_TITLE;
  self->n_headings += open.element == HW_ELEMENT_HEADING;
  g_array_append_val (self->open, open);
}

static void
close_last (Reader *self)
{
  Open *open = &g_array_index (self->open, Open, self->open->len - 1);

  if (open->element == HW_ELEMENT_TITLE)
    {
      self->n_titles--;
      self->title_done |= self->title->len > 0;
    }
  if (open->element == HW_ELEMENT_HEADING)
    {
      self->n_headings--;
      self->heading_done |= self->heading->len > 0;
    }
  if (open->hidden)
    self->n_hidden--;
  else if (self->n_hidden == 0)
    separate (self, open->element, FALSE);
  g_array_set_size (self->open, self->open->len - 1);
}

static void
end_element (void *data, const xmlChar *name)
{
  Reader *self = data;
  guint hash = g_str_hash (name), n = self->open->len;

  /* The parser closes what it opened, in order; should it not, nothing here goes wrong. */
  while (n > 0 && g_array_index (self->open, Open, n - 1).name_hash != hash)
    n--;
  while (n > 0 && self->open->len >= n)
    close_last (self);
}

static void
collect (GString *into, const char *text, gsize n_bytes)
{
  if (into->len + n_bytes <= MAX_TITLE_BYTES)
    g_string_append_len (into, text, (gssize) n_bytes);
}

static void
characters (void *data, const xmlChar *text, int n_bytes)
{
  Reader *self = data;

  if (self->n_titles > 0)
    {
      if (!self->title_done)
        collect (self->title, (const char *) text, (gsize) n_bytes);
      return;
    }
  if (self->n_hidden > 0)
    return;
  if (self->n_headings > 0 && !self->heading_done)
    collect (self->heading, (const char *) text, (gsize) n_bytes);
  hw_html_text_append (&self->text, (const char *) text, (gsize) n_bytes);
}

static void
parse (Reader *self, GBytes *utf8)
{
  xmlSAXHandler handler = { 0 };
  gsize n_bytes;
  const char *data = g_bytes_get_data (utf8, &n_bytes);

  /* No cdataBlock: that is how scripts and styles come. No startDocument: no tree is built. */
  handler.startElement = start_element;
  handler.endElement = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;

  self->parser = htmlNewParserCtxt ();
  if (self->parser == NULL)
    g_error ("out of memory");
  *self->parser->sax = handler;
  self->parser->userData = self;
  htmlDocPtr document = htmlCtxtReadMemory (self->parser, data, (int) n_bytes, NULL, "UTF-8",
                                            HTML_PARSE_RECOVER | HTML_PARSE_NONET
                                                | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                                | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
  if (document != NULL)
    xmlFreeDoc (document);
  htmlFreeParserCtxt (self->parser);
}

/* The page's title without the name of the site beside it, where the page itself says what that is. */
static char *
choose_title (Reader *self)
{
  g_autofree char *title = hw_header_make_title (self->title->str, (gssize) self->title->len);
  g_autofree char *heading = hw_header_make_title (self->heading->str, (gssize) self->heading->len);
  g_autofree char *og
      = self->meta.og_title != NULL ? hw_header_make_title (self->meta.og_title, -1) : NULL;

  if (title != NULL && og != NULL && (g_str_has_prefix (title, og) || g_str_has_suffix (title, og)))
    return g_steal_pointer (&og);
  if (title != NULL && heading != NULL && g_str_has_prefix (title, heading)
      && title[strlen (heading)] == ' ')
    return g_steal_pointer (&heading);
  if (title != NULL)
    return g_steal_pointer (&title);
  return og != NULL ? g_steal_pointer (&og) : g_steal_pointer (&heading);
}

static char *
choose_language (Reader *self, HwText *text)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
  const char *guess = hw_language_guess (utf8, n_bytes);
  const char *stated = self->meta.language;

  /* Templates made for English say "en" above any text: letters know better. */
  if (stated == NULL
      || (*guess != '\0' && hw_direction_of_language (guess) != hw_direction_of_language (stated)))
    return *guess != '\0' ? g_strdup (guess) : NULL;
  return g_strdup (stated);
}

/* What the page says of its direction, where its letters would say something else: else each paragraph
 * decides for itself, so that an English one in an Arabic page is set as English. */
static HwDirection
choose_direction (Reader *self, HwText *text)
{
  HwDirection stated = HW_DIRECTION_AUTO;

  if (self->meta.direction != NULL && g_ascii_strcasecmp (self->meta.direction, "rtl") == 0)
    stated = HW_DIRECTION_RTL;
  else if (self->meta.direction != NULL && g_ascii_strcasecmp (self->meta.direction, "ltr") == 0)
    stated = HW_DIRECTION_LTR;
  return hw_text_get_direction (text, stated) == stated ? HW_DIRECTION_AUTO : stated;
}

static HwExtract *
make_extract (Reader *self, GError **error)
{
  g_autoptr (GBytes) utf8 = hw_html_text_end (&self->text);

  if (g_bytes_get_size (utf8) == 0)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY,
                           _ ("There is no text in this page."));
      return NULL;
    }
  g_autoptr (HwText) text = hw_text_new (utf8, error);
  if (text == NULL)
    return NULL;

  HwExtract *extract = g_new0 (HwExtract, 1);
  extract->title = choose_title (self);
  extract->language = choose_language (self, text);
  extract->direction = choose_direction (self, text);
  extract->author = g_steal_pointer (&self->meta.author);
  extract->published = g_steal_pointer (&self->meta.published);
  extract->source = self->meta.site_name != NULL ? g_steal_pointer (&self->meta.site_name)
                                                 : g_steal_pointer (&self->meta.publisher);
  extract->url = self->meta.canonical != NULL ? g_steal_pointer (&self->meta.canonical)
                                              : g_steal_pointer (&self->meta.og_url);
  extract->text = g_steal_pointer (&text);
  return extract;
}

char *
hw_html_declared_encoding (const guint8 *data, gsize n_bytes)
{
  g_autofree char *head
      = g_ascii_strdown ((const char *) data, (gssize) MIN (n_bytes, DECLARATION_BYTES));
  const char *meta = head;

  while ((meta = strstr (meta, "<meta")) != NULL)
    {
      const char *end = strchr (meta, '>');
      const char *charset = strstr (meta, "charset");
      meta += 5;
      if (charset == NULL || end == NULL || charset > end)
        continue;

      charset += strlen ("charset");
      charset += strspn (charset, " \t\r\n=\"'");
      g_autofree char *name = g_strndup (charset, strcspn (charset, " \t\r\n\"';/>"));
      if (g_str_has_prefix (name, "utf-16") || !hw_decode_knows (name))
        return NULL; /* it was read as bytes: UTF-16 it is not */
      if (strcmp (name, "iso-8859-1") == 0 || strcmp (name, "us-ascii") == 0)
        return g_strdup ("WINDOWS-1252");
      return g_ascii_strup (name, -1);
    }
  return NULL;
}

HwExtract *
hw_html_extract (GBytes *bytes,
                 const HwReadOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  gsize n_bytes, n_damaged;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *declared = hw_html_declared_encoding (data, n_bytes);
  g_autofree char *encoding = NULL;
  g_autoptr (GBytes) utf8 = hw_decode (bytes, declared, &encoding, &n_damaged, error);

  if (utf8 == NULL)
    return NULL;
  if (g_bytes_get_size (utf8) > MAX_BYTES)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                   _ ("This page is larger than %d MB."), MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  if (hw_html_has_many_attributes (g_bytes_get_data (utf8, NULL), g_bytes_get_size (utf8)))
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                   _ ("An element of this page has more than %d attributes."),
                   HW_HTML_MAX_ATTRIBUTES);
      return NULL;
    }

  Reader reader = { .cancellable = cancellable };
  reader.open = g_array_new (FALSE, FALSE, sizeof (Open));
  reader.title = g_string_new (NULL);
  reader.heading = g_string_new (NULL);
  hw_html_text_init (&reader.text);
  parse (&reader, utf8);

  HwExtract *extract = NULL;
  if (reader.too_deep)
    g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                 _ ("The elements of this page are nested more than %d deep."), MAX_DEPTH);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    extract = make_extract (&reader, error);
  if (extract != NULL)
    {
      extract->encoding = g_steal_pointer (&encoding);
      extract->n_damaged = n_damaged;
    }

  hw_html_meta_clear (&reader.meta);
  hw_html_text_clear (&reader.text);
  g_string_free (reader.title, TRUE);
  g_string_free (reader.heading, TRUE);
  g_array_unref (reader.open);
  return extract;
}
