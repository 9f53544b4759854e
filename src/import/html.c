/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html.h"

#include "charset.h"
#include "decode.h"
#include "header.h"
#include "html-article.h"
#include "html-tags.h"
#include "language.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_BYTES (64 * 1024 * 1024)
#define DECLARATION_BYTES 4096

/* The page's title without the name of the site beside it, where the page itself says what that is. */
static char *
choose_title (const HwHtmlPage *page)
{
  const char *stated = page->meta.og_title != NULL ? page->meta.og_title : page->meta.json_title;
  g_autofree char *title = hw_header_make_title (page->title->str, (gssize) page->title->len);
  g_autofree char *heading = hw_header_make_title (page->heading->str, (gssize) page->heading->len);
  g_autofree char *og = stated != NULL ? hw_header_make_title (stated, -1) : NULL;

  if (title != NULL && og != NULL && (g_str_has_prefix (title, og) || g_str_has_suffix (title, og)))
    return g_steal_pointer (&og);
  if (title != NULL && heading != NULL && g_str_has_prefix (title, heading)
      && title[strlen (heading)] == ' ')
    return g_steal_pointer (&heading);
  if (title != NULL && heading != NULL && page->is_entry && g_str_has_suffix (title, heading)
      && strlen (title) > strlen (heading) && title[strlen (title) - strlen (heading) - 1] == ' ')
    return g_steal_pointer (&heading);
  if (title != NULL)
    return g_steal_pointer (&title);
  return og != NULL ? g_steal_pointer (&og) : g_steal_pointer (&heading);
}

static char *
choose_language (const HwHtmlPage *page)
{
  const char *guess = hw_language_guess (page->text->str, page->text->len);
  const char *stated = page->meta.language;

  /* Templates made for English say "en" above any text: letters know better. */
  if (stated == NULL
      || (*guess != '\0' && hw_direction_of_language (guess) != hw_direction_of_language (stated)))
    return *guess != '\0' ? g_strdup (guess) : NULL;
  return g_strdup (stated);
}

/* What the page says of its direction, where its letters would say something else: else each paragraph
 * decides for itself, so that an English one in an Arabic page is set as English. */
static HwDirection
choose_direction (const HwHtmlPage *page)
{
  HwDirection stated = HW_DIRECTION_AUTO;

  if (page->meta.direction != NULL && g_ascii_strcasecmp (page->meta.direction, "rtl") == 0)
    stated = HW_DIRECTION_RTL;
  else if (page->meta.direction != NULL && g_ascii_strcasecmp (page->meta.direction, "ltr") == 0)
    stated = HW_DIRECTION_LTR;
  return hw_direction_of_utf8 (page->text->str, (gssize) page->text->len, stated) == stated
             ? HW_DIRECTION_AUTO
             : stated;
}

/* The first of three that is stated. */
static char *
choose (const char *first, const char *second, const char *third)
{
  return g_strdup (first != NULL ? first : second != NULL ? second : third);
}

/* What the page does not state in its elements, its first lines may state in words. */
static void
read_first_lines (HwExtract *extract)
{
  gsize n_bytes;
  const char *utf8;
  g_auto (HwHeader) header = { NULL };

  if (extract->text == NULL)
    return;
  utf8 = hw_text_get_utf8 (extract->text, &n_bytes);
  hw_header_read (&header, utf8, n_bytes);
  if (extract->author == NULL)
    extract->author = g_steal_pointer (&header.author);
  if (extract->source == NULL)
    extract->source = g_steal_pointer (&header.source);
  if (extract->published == NULL)
    extract->published = g_steal_pointer (&header.published);
}

static void
state (HwExtract *extract, const HwHtmlPage *page)
{
  const HwHtmlMeta *meta = &page->meta;

  extract->title = choose_title (page);
  extract->language = choose_language (page);
  extract->direction = choose_direction (page);
  extract->author = choose (meta->author, meta->json_author, meta->seen_author);
  extract->published = choose (meta->published, meta->json_published, meta->seen_published);
  extract->source = choose (meta->site_name, meta->publisher, meta->json_publisher);
  extract->url = choose (meta->canonical, meta->og_url, meta->json_url);
}

/* A direction that a paragraph has from elements around it is for what its letters do not tell: a page in
 * Arabic may hold a paragraph in English. */
static HwDirection
get_direction (const HwHtmlPage *page, const HwHtmlBlock *block)
{
  const char *text = page->text->str + block->start;
  const gssize n = (gssize) (block->end - block->start);
  const HwDirection stated = block->form.direction;

  if (stated == HW_DIRECTION_AUTO
      || hw_direction_of_utf8 (text, n, HW_DIRECTION_AUTO) != HW_DIRECTION_AUTO)
    return HW_DIRECTION_AUTO;
  return stated;
}

static void
append_blocks (HwExtractBuilder *builder, const HwHtmlPage *page, const gboolean *furniture)
{
  for (guint i = 0; i < page->blocks->len && !hw_extract_builder_is_full (builder); i++)
    {
      const HwHtmlBlock *block = &g_array_index (page->blocks, HwHtmlBlock, i);
      const char *text = page->text->str + block->start;
      const gsize n = block->end - block->start;

      if (furniture != NULL && furniture[i])
        {
          g_autofree char *aside = g_strndup (text, n);

          hw_extract_builder_set_aside (builder, HW_ASIDE_FURNITURE, aside);
          continue;
        }
      if (block->blank_before)
        hw_extract_builder_blank_line (builder);
      hw_extract_builder_begin (builder, block->form.role, block->form.level,
                                get_direction (page, block));
      hw_extract_builder_append (builder, text, (gssize) n);
      hw_extract_builder_end (builder);
    }
}

/* The page as a tree, its text as decoded in *utf8, which must outlive it. */
static HwHtmlPage *
read_page (GBytes *bytes,
           const HwReadOptions *options,
           GBytes **utf8,
           char **encoding,
           gsize *n_damaged,
           GCancellable *cancellable,
           GError **error)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *declared = hw_html_declared_encoding (data, n_bytes);

  *utf8 = hw_decode (bytes, options->encoding, declared, encoding, n_damaged, error);
  if (*utf8 == NULL)
    return NULL;
  if (g_bytes_get_size (*utf8) > MAX_BYTES)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                   _ ("This page is larger than %d MB."), MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  data = g_bytes_get_data (*utf8, &n_bytes);
  if (n_bytes > 5 && memcmp (data, "<?xml", 5) == 0)
    {
      GBytes *closed = hw_html_close_empty_tags (*utf8);

      g_bytes_unref (*utf8);
      *utf8 = closed;
      data = g_bytes_get_data (*utf8, &n_bytes);
    }

  switch (hw_html_check_tags ((const char *) data, n_bytes))
    {
    case HW_HTML_TAGS_WIDE:
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                   _ ("An element of this page has more than %d attributes."),
                   HW_HTML_MAX_ATTRIBUTES);
      return NULL;
    case HW_HTML_TAGS_DEEP:
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                   _ ("The elements of this page are nested more than %d deep."),
                   HW_HTML_MAX_DEPTH);
      return NULL;
    case HW_HTML_TAGS_FINE:
    default:
      break;
    }
  g_autoptr (HwHtmlTree) tree = hw_html_tree_new ((const char *) data, n_bytes, cancellable, error);
  return tree != NULL ? hw_html_page_new (tree, cancellable, error) : NULL;
}

gboolean
hw_html_append (HwExtractBuilder *builder,
                GBytes *bytes,
                const HwReadOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GBytes) utf8 = NULL;
  g_autofree char *encoding = NULL;
  gsize n_damaged = 0;
  g_autoptr (HwHtmlPage) page
      = read_page (bytes, options, &utf8, &encoding, &n_damaged, cancellable, error);

  if (page == NULL)
    return FALSE;
  hw_extract_builder_get (builder)->n_damaged += n_damaged;
  append_blocks (builder, page, NULL);
  return TRUE;
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
      if (g_str_has_prefix (name, "utf-16") || !hw_charset_is_known (name))
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
  g_autoptr (GBytes) utf8 = NULL;
  g_autofree char *encoding = NULL;
  g_autofree gboolean *furniture = NULL;
  gsize n_damaged = 0;
  g_autoptr (HwHtmlPage) page
      = read_page (bytes, options, &utf8, &encoding, &n_damaged, cancellable, error);
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();

  if (page == NULL)
    return NULL;
  HwExtract *stated = hw_extract_builder_get (builder);
  state (stated, page);
  if (!options->whole_page
      && hw_html_find_article (page, stated->title, &furniture) == HW_HTML_ARTICLE_UNSURE)
    hw_extract_builder_add_remark (
        builder,
        _ ("Where the text of this page begins and ends could not be told, so menus and the "
           "like are still in it."));
  append_blocks (builder, page, furniture);

  HwExtract *extract = hw_extract_builder_finish (builder, error);
  if (extract == NULL)
    {
      if (error != NULL && g_error_matches (*error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY))
        {
          g_clear_error (error);
          g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY,
                               _ ("There is no text in this page."));
        }
      return NULL;
    }
  read_first_lines (extract);
  extract->encoding = g_steal_pointer (&encoding);
  extract->n_damaged += n_damaged;
  return extract;
}
