/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-meta.h"

#include "date.h"
#include "header.h"
#include "language.h"

#include <string.h>

#define MAX_VALUE_BYTES 2000

/* "????" is all that some programs keep of a name in RTF. */
static gboolean
is_legible (const char *text)
{
  if (strstr (text, "???") != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* One line of it, or NULL. */
static char *
make_line (const char *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL || strlen (value) > MAX_VALUE_BYTES)
    return NULL;
  valid = g_utf8_make_valid (value, -1);
  return is_legible (valid) ? hw_header_make_title (valid, -1) : NULL;
}

void
hw_meta_take_title (HwExtract *extract, const char *value)
{
  /* What programs write of their own accord. */
  static const char *const idle[]
      = { "Microsoft Word - ", "Word Document", "Untitled", "Document1" };

  for (gsize i = 0; value != NULL && i < G_N_ELEMENTS (idle); i++)
    if (g_str_has_prefix (value, idle[i]))
      return;
  if (extract->title == NULL)
    extract->title = make_line (value);
}

void
hw_meta_take_author (HwExtract *extract, const char *value)
{
  g_autofree char *line = make_line (value);

  if (line == NULL)
    return;
  if (extract->author == NULL)
    extract->author = g_steal_pointer (&line);
  else if (strstr (extract->author, line) == NULL
           && strlen (extract->author) + strlen (line) < MAX_VALUE_BYTES)
    {
      char *both = g_strconcat (extract->author, "; ", line, NULL);

      g_free (extract->author);
      extract->author = both;
    }
}

void
hw_meta_take_source (HwExtract *extract, const char *value)
{
  if (extract->source == NULL)
    extract->source = make_line (value);
}

void
hw_meta_take_date (HwExtract *extract, const char *value)
{
  g_autofree char *day = NULL;

  if (extract->published != NULL || value == NULL || strlen (value) > MAX_VALUE_BYTES)
    return;
  if (strlen (value) > 10 && value[10] == 'T')
    day = g_strndup (value, 10);
  extract->published = hw_date_find (day != NULL ? day : value, FALSE);
}

void
hw_meta_take_language (HwExtract *extract, const char *value)
{
  gsize n = 0;

  if (extract->language != NULL || value == NULL)
    return;
  for (; g_ascii_isalnum (value[n]) || value[n] == '-' || value[n] == '_'; n++)
    ;
  if (value[n] != '\0' || n < 2 || n > 35 || !g_ascii_isalpha (value[0])
      || !g_ascii_isalpha (value[1]) || g_ascii_strcasecmp (value, "und") == 0)
    return;
  extract->language = g_strdelimit (g_strdup (value), "_", '-');
}

void
hw_meta_check_language (HwExtract *extract)
{
  gsize n_bytes;
  const char *utf8, *guess;

  if (extract->text == NULL || extract->language == NULL)
    return;
  utf8 = hw_text_get_utf8 (extract->text, &n_bytes);
  guess = hw_language_guess (utf8, n_bytes);
  if (*guess == '\0'
      || hw_direction_of_language (guess) == hw_direction_of_language (extract->language))
    return;
  g_free (extract->language);
  extract->language = g_strdup (guess);
}

enum
{
  TITLE = 1,
  CREATOR,
  FIRST_CREATOR,
  LANGUAGE,
  CREATED,
  PUBLISHER,
  BODY,
};

static const HwXmlNamespace namespaces[] = {
  { "http://purl.org/dc/elements/1.1/", "dc" },
  { "http://purl.org/dc/terms/", "dcterms" },
  { "urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta" },
  { "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office" },
  { NULL, NULL },
};
static const HwXmlName names[] = {
  { "dc:title", TITLE },
  { "dc:creator", CREATOR },
  { "dc:language", LANGUAGE },
  { "dcterms:created", CREATED },
  { "meta:creation-date", CREATED },
  { "meta:initial-creator", FIRST_CREATOR },
  { "dc:publisher", PUBLISHER },
  { "office:body", BODY },
  { NULL, 0 },
};

typedef struct
{
  HwExtract *extract;
  GString *value;
  char *creator; /* who changed it last, where there is another word for who wrote it */
} Meta;

static void
start (gpointer data, int id, HwXml *xml)
{
  Meta *self = data;

  if (id == BODY)
    hw_xml_stop (xml);
  g_string_truncate (self->value, 0);
}

static void
end (gpointer data, int id, HwXml *xml)
{
  Meta *self = data;
  const char *value = self->value->str;

  switch (id)
    {
    case TITLE:
      hw_meta_take_title (self->extract, value);
      break;
    case CREATOR:
      g_free (self->creator);
      self->creator = g_strdup (value);
      break;
    case FIRST_CREATOR:
      hw_meta_take_author (self->extract, value);
      break;
    case LANGUAGE:
      hw_meta_take_language (self->extract, value);
      break;
    case CREATED:
      hw_meta_take_date (self->extract, value);
      break;
    case PUBLISHER:
      hw_meta_take_source (self->extract, value);
      break;
    default:
      break;
    }
  g_string_truncate (self->value, 0);
}

static void
text (gpointer data, const char *utf8, gsize n_bytes, HwXml *xml)
{
  Meta *self = data;

  if (self->value->len + n_bytes <= MAX_VALUE_BYTES)
    g_string_append_len (self->value, utf8, (gssize) n_bytes);
}

void
hw_meta_read (HwExtract *extract, GBytes *xml)
{
  static const HwXmlGrammar grammar = { namespaces, names, FALSE, start, end, text };
  Meta meta = { extract, NULL, NULL };

  if (xml == NULL)
    return;
  meta.value = g_string_new (NULL);
  hw_xml_read (xml, "meta", &grammar, &meta, NULL, NULL);
  if (extract->author == NULL)
    hw_meta_take_author (extract, meta.creator);
  g_free (meta.creator);
  g_string_free (meta.value, TRUE);
}
