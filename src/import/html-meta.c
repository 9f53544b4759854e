/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-meta.h"

#include "date.h"
#include "html-json.h"

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
  g_free (self->json_title);
  g_free (self->json_author);
  g_free (self->json_published);
  g_free (self->json_publisher);
  g_free (self->json_url);
  g_free (self->seen_author);
  g_free (self->seen_published);
  memset (self, 0, sizeof *self);
}

/* The first statement stays. */
static void
take (char **field, const char *value)
{
  /* JSON may escape half a character. */
  if (*field != NULL || value == NULL || strlen (value) > MAX_VALUE_BYTES
      || !g_utf8_validate (value, -1, NULL))
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

static void
take_date (char **field, const char *value)
{
  if (*field == NULL && value != NULL && strlen (value) <= MAX_VALUE_BYTES
      && g_utf8_validate (value, -1, NULL))
    *field = hw_date_find_iso (value);
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

HwHtmlStated
hw_html_meta_get_stated (const char *element,
                         const char *property,
                         const char *rel,
                         const char *class_names)
{
  static const char *const classes[]
      = { "byline", "author", "author-name", "post-author", "writer", NULL };
  static const char *const dates[] = { "date-header", "entry-date", "post-date", NULL };

  if (strcmp (element, "time") == 0 || g_strcmp0 (property, "datePublished") == 0)
    return HW_HTML_STATES_DATE;
  if (g_strcmp0 (property, "author") == 0 || g_strcmp0 (rel, "author") == 0)
    return strcmp (element, "link") != 0 && strcmp (element, "meta") != 0 ? HW_HTML_STATES_AUTHOR
                                                                          : HW_HTML_STATES_NOTHING;
  if (class_names == NULL)
    return HW_HTML_STATES_NOTHING;
  g_auto (GStrv) names = g_strsplit (class_names, " ", 16);
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_strv_contains (classes, names[i]))
      return HW_HTML_STATES_AUTHOR;
    else if (g_strv_contains (dates, names[i]))
      return HW_HTML_STATES_DATE;
  return HW_HTML_STATES_NOTHING;
}

/* A name, without what introduces it. */
static void
take_name (char **field, const char *text)
{
  static const char *const openings[]
      = { "بقلم",       "كتب",       "كتبت", "الكاتب", "مرسلة بواسطة", "نشر بواسطة", "بواسطة",
          "Written by", "Posted by", "By",   "by" };
  g_autofree char *name = g_strstrip (g_strdelimit (g_strdup (text), "\t\r\n", ' '));
  char *start = name;

  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      const gsize n = strlen (openings[i]);

      if (strncmp (start, openings[i], n) == 0 && strchr (" :", start[n]) != NULL)
        start += n + strspn (start + n, " :");
    }
  if (*start != '\0' && g_utf8_strlen (start, -1) <= 60 && strstr (start, "  ") == NULL
      && strpbrk (start, "0123456789|") == NULL && strstr (start, "•") == NULL)
    take (field, start);
}

void
hw_html_meta_read_text (HwHtmlMeta *self, HwHtmlStated stated, const char *text)
{
  if (text == NULL)
    return;
  if (stated == HW_HTML_STATES_DATE && strlen (text) < 200)
    take_date (&self->seen_published, text);
  else if (stated == HW_HTML_STATES_AUTHOR)
    take_name (&self->seen_author, text);
}

void
hw_html_meta_take_json (HwHtmlMeta *self, HwHtmlJsonField field, const char *value)
{
  switch (field)
    {
    case HW_HTML_JSON_TITLE:
      take (&self->json_title, value);
      break;
    case HW_HTML_JSON_AUTHOR:
      if (!g_str_has_prefix (value, "http"))
        take (&self->json_author, value);
      break;
    case HW_HTML_JSON_PUBLISHED:
      take_date (&self->json_published, value);
      break;
    case HW_HTML_JSON_PUBLISHER:
      take (&self->json_publisher, value);
      break;
    case HW_HTML_JSON_URL:
      take_address (&self->json_url, value);
      break;
    default:
      g_assert_not_reached ();
    }
}
