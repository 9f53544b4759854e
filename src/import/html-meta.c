/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-meta.h"

#include "date.h"

#include <string.h>

#define MAX_VALUE_BYTES 2048

const char *
hw_html_attribute (const char *const *attributes, const char *name)
{
  for (gsize i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (attributes[i], name) == 0)
      return attributes[i + 1];
  return NULL;
}

void
hw_html_meta_clear (HwHtmlMeta *self)
{
  g_free (self->language);
  g_free (self->direction);
  g_free (self->og_title);
  g_free (self->site_name);
  g_free (self->publisher);
  g_free (self->author);
  g_free (self->published);
  g_free (self->canonical);
  g_free (self->og_url);
  memset (self, 0, sizeof *self);
}

/* The first statement stays. */
static void
take (char **field, const char *value)
{
  if (*field != NULL || value == NULL || strlen (value) > MAX_VALUE_BYTES)
    return;
  g_autofree char *stripped = g_strstrip (g_strdup (value));
  if (*stripped != '\0')
    *field = g_steal_pointer (&stripped);
}

/* "en", "ar-IQ": anything else is not a language tag. */
static void
take_language (char **field, const char *value)
{
  gsize n = 0;

  if (value == NULL)
    return;
  for (; g_ascii_isalnum (value[n]) || value[n] == '-' || value[n] == '_'; n++)
    ;
  if (value[n] != '\0' || n < 2 || n > 35 || !g_ascii_isalpha (value[0])
      || !g_ascii_isalpha (value[1]))
    return;
  g_autofree char *tag = g_strdelimit (g_strdup (value), "_", '-');
  take (field, tag);
}

/* "2022-02-21T09:30:00+03:00" is the 21st wherever one reads it; else a date as people write it. */
static void
take_date (char **field, const char *value)
{
  g_autofree char *iso = NULL;

  if (*field != NULL || value == NULL || strlen (value) > MAX_VALUE_BYTES)
    return;
  if (strlen (value) > 10 && value[10] == 'T')
    iso = g_strndup (value, 10);
  *field = hw_date_find (iso != NULL ? iso : value, FALSE);
}

static void
take_address (char **field, const char *value)
{
  if (value != NULL
      && (g_str_has_prefix (value, "https://") || g_str_has_prefix (value, "http://")))
    take (field, value);
}

static void
read_meta (HwHtmlMeta *self, const char *name, const char *content)
{
  static const char *const authors[]
      = { "author", "article:author", "dc.creator", "dcterms.creator", "citation_author", NULL };
  static const char *const dates[] = { "article:published_time",
                                       "og:article:published_time",
                                       "datepublished",
                                       "date",
                                       "dc.date",
                                       "dc.date.issued",
                                       "dcterms.date",
                                       "dcterms.issued",
                                       "dcterms.created",
                                       "pubdate",
                                       "publishdate",
                                       "publish-date",
                                       "publication_date",
                                       "citation_publication_date",
                                       "parsely-pub-date",
                                       NULL };
  static const char *const publishers[]
      = { "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", NULL };
  g_autofree char *key = g_ascii_strdown (name, -1);

  if (g_strv_contains (authors, key))
    {
      /* article:author is often the address of a profile. */
      if (!g_str_has_prefix (content, "http"))
        take (&self->author, content);
    }
  else if (g_strv_contains (dates, key))
    take_date (&self->published, content);
  else if (g_strv_contains (publishers, key))
    {
      if (!g_str_has_prefix (content, "http"))
        take (&self->publisher, content);
    }
  else if (strcmp (key, "og:title") == 0)
    take (&self->og_title, content);
  else if (strcmp (key, "og:site_name") == 0)
    take (&self->site_name, content);
  else if (strcmp (key, "og:url") == 0)
    take_address (&self->og_url, content);
  else if (strcmp (key, "content-language") == 0)
    take_language (&self->language, content);
}

void
hw_html_meta_read (HwHtmlMeta *self, const char *element, const char *const *attributes)
{
  if (g_ascii_strcasecmp (element, "html") == 0 || g_ascii_strcasecmp (element, "body") == 0)
    {
      take_language (&self->language, hw_html_attribute (attributes, "lang"));
      take_language (&self->language, hw_html_attribute (attributes, "xml:lang"));
      take (&self->direction, hw_html_attribute (attributes, "dir"));
    }
  else if (g_ascii_strcasecmp (element, "meta") == 0)
    {
      static const char *const keys[] = { "name", "property", "itemprop", "http-equiv" };
      const char *content = hw_html_attribute (attributes, "content");
      for (gsize i = 0; content != NULL && i < G_N_ELEMENTS (keys); i++)
        {
          const char *name = hw_html_attribute (attributes, keys[i]);
          if (name != NULL)
            read_meta (self, name, content);
        }
    }
  else if (g_ascii_strcasecmp (element, "link") == 0)
    {
      const char *rel = hw_html_attribute (attributes, "rel");
      if (rel != NULL && g_ascii_strcasecmp (rel, "canonical") == 0)
        take_address (&self->canonical, hw_html_attribute (attributes, "href"));
    }
  else if (g_ascii_strcasecmp (element, "time") == 0)
    {
      const char *property = hw_html_attribute (attributes, "itemprop");
      if (hw_html_attribute (attributes, "pubdate") != NULL
          || (property != NULL && g_ascii_strcasecmp (property, "datePublished") == 0))
        take_date (&self->published, hw_html_attribute (attributes, "datetime"));
    }
}
