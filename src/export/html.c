/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats.h"

#include "html-style.h"
#include "note-html.h"

#include <glib/gi18n.h>
#include <string.h>

/* Text as text, safe between tags and in an attribute. What no HTML may hold is left out by a mark. */
static void
append_text (GString *out, const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    switch (text[i])
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        if ((guchar) text[i] < 0x20 && text[i] != '\n' && text[i] != '\t')
          g_string_append (out, "\xef\xbf\xbd");
        else
          g_string_append_c (out, text[i]);
      }
}

static void
append_string (GString *out, const char *text)
{
  append_text (out, text, strlen (text));
}

static void
append_direction (GString *out, HwDirection direction)
{
  g_string_append_printf (out, " dir=\"%s\"", hw_direction_to_name (direction));
}

static void
append_language (GString *out, const char *language)
{
  if (*language == '\0')
    return;
  g_string_append (out, " lang=\"");
  append_string (out, language);
  g_string_append_c (out, '"');
}

/* A heading, a name: set in the direction of its own letters. */
static void
append_element (GString *out, const char *element, HwDirection direction, const char *text)
{
  g_string_append_printf (out, "<%s", element);
  append_direction (out, direction);
  g_string_append_c (out, '>');
  append_string (out, text);
  g_string_append_printf (out, "</%s>", element);
}

static void
append_note (GString *out, const char *markdown, HwDirection fallback)
{
  g_autofree char *html = hw_note_to_html (markdown, fallback);

  g_string_append (out, "<div class=\"note\"");
  append_direction (out, hw_direction_of_utf8 (markdown, -1, fallback));
  g_string_append_printf (out, ">\n%s</div>\n", html);
}

static gboolean
is_web_address (const char *url)
{
  return g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://");
}

/* Author, source, date, address: each isolated, so that their order stays. */
static void
append_about (GString *out, const HwDocument *document)
{
  const char *parts[] = { document->author, document->source, document->published };
  gboolean begun = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (*parts[i] == '\0')
        continue;
      g_string_append (out, begun ? " · " : "<p class=\"about\">");
      begun = TRUE;
      append_element (out, "bdi", hw_direction_of_utf8 (parts[i], -1, HW_DIRECTION_AUTO), parts[i]);
    }
  if (*document->url != '\0')
    {
      g_string_append (out, begun ? " · " : "<p class=\"about\">");
      begun = TRUE;
      if (is_web_address (document->url))
        {
          g_string_append (out, "<a href=\"");
          append_string (out, document->url);
          g_string_append (out, "\">");
        }
      append_element (out, "bdi", HW_DIRECTION_LTR, document->url);
      if (is_web_address (document->url))
        g_string_append (out, "</a>");
    }
  if (begun)
    g_string_append (out, "</p>\n");
}

/* Every line of a quotation is a paragraph in its own direction. */
static void
append_quotation (GString *out, const HwExportSection *section, const char *quote)
{
  g_string_append (out, "<blockquote>\n");
  while (*quote != '\0')
    {
      gsize n = strcspn (quote, "\n");
      if (n > 0)
        {
          g_string_append (out, "<p");
          append_direction (out, hw_export_direction (section, quote, n));
          append_language (out, section->document->language);
          g_string_append_c (out, '>');
          append_text (out, quote, n);
          g_string_append (out, "</p>\n");
        }
      quote += n;
      if (*quote == '\n')
        quote++;
    }
  g_string_append (out, "</blockquote>\n");
}

static void
append_tag (GString *out, const HwExportSet *set, const HwPassage *passage, gsize i)
{
  const HwTag *tag = hw_export_set_get_tag (set, passage->tags[i]);
  const char *name = tag != NULL ? tag->path : passage->tag_names[i];

  g_string_append (out, " <bdi class=\"tag\"");
  append_direction (out, hw_direction_of_utf8 (name, -1, HW_DIRECTION_AUTO));
  if (tag != NULL)
    {
      g_string_append (out, " style=\"--colour:");
      append_string (out, tag->colour);
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, '>');
  append_string (out, name);
  g_string_append (out, "</bdi>");
}

static void
append_passage (GString *out,
                const HwExportSet *set,
                const HwExportSection *section,
                const HwExportPassage *item)
{
  const HwPassage *passage = item->passage;

  g_string_append (out, "<figure id=\"passage-");
  append_string (out, passage->guid);
  g_string_append (out, "\" style=\"--colour:");
  append_string (out, passage->shown_colour);
  g_string_append_c (out, '"');
  append_direction (out, hw_export_direction (section, passage->quote, strlen (passage->quote)));
  g_string_append (out, ">\n");
  append_quotation (out, section, passage->quote);

  g_string_append (out, "<figcaption><bdi>");
  g_string_append_printf (out, _ ("Paragraph %lu"), (gulong) item->paragraph);
  g_string_append (out, "</bdi>");
  for (gsize i = 0; i < passage->n_tags; i++)
    append_tag (out, set, passage, i);
  g_string_append (out, "</figcaption>\n");
  if (*passage->note != '\0')
    append_note (out, passage->note, section->direction);
  g_string_append (out, "</figure>\n");
}

static void
append_section (GString *out, const HwExportSet *set, const HwExportSection *section)
{
  const HwDocument *document = section->document;
  HwDirection direction = hw_direction_of_utf8 (document->title, -1, section->direction);

  g_string_append (out, "<section");
  append_direction (out, direction);
  g_string_append (out, ">\n<h1");
  append_direction (out, direction);
  append_language (out, document->language);
  g_string_append_c (out, '>');
  append_string (out, document->title);
  g_string_append (out, "</h1>\n");
  append_about (out, document);
  for (guint i = 0; i < section->notes->len; i++)
    append_note (out, ((HwNote *) section->notes->pdata[i])->text, section->direction);
  for (guint i = 0; i < section->passages->len; i++)
    append_passage (out, set, section, &g_array_index (section->passages, HwExportPassage, i));
  g_string_append (out, "</section>\n");
}

static void
append_tags (GString *out, GPtrArray *tags)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < tags->len; i++)
    {
      const HwExportTag *item = tags->pdata[i];
      if (item->note == NULL && *item->tag->description == '\0')
        continue;
      if (!begun)
        {
          g_string_append (out, "<section>\n");
          append_element (out, "h1", HW_DIRECTION_AUTO, _ ("Tags"));
          g_string_append_c (out, '\n');
        }
      begun = TRUE;
      append_element (out, "h2", hw_direction_of_utf8 (item->tag->path, -1, HW_DIRECTION_AUTO),
                      item->tag->path);
      g_string_append_c (out, '\n');
      if (*item->tag->description != '\0')
        append_element (out, "p",
                        hw_direction_of_utf8 (item->tag->description, -1, HW_DIRECTION_AUTO),
                        item->tag->description);
      if (item->note != NULL)
        append_note (out, item->note->text, HW_DIRECTION_AUTO);
    }
  if (begun)
    g_string_append (out, "</section>\n");
}

GString *
hw_export_html (const HwExportSet *set)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");

  g_string_append (out, "<meta name=\"viewport\" content=\"width=device-width\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                        "'none'; style-src 'unsafe-inline'\">\n<title>");
  append_string (out, set->sections->len == 1
                          ? ((HwExportSection *) set->sections->pdata[0])->document->title
                          : _ ("Notes"));
  g_string_append (out, "</title>\n<style>\n" HW_EXPORT_STYLE "</style>\n</head>\n<body>\n");

  if (set->library_notes->len > 0)
    {
      g_string_append (out, "<section>\n");
      append_element (out, "h1", HW_DIRECTION_AUTO, _ ("Notes on the library"));
      g_string_append_c (out, '\n');
      for (guint i = 0; i < set->library_notes->len; i++)
        append_note (out, ((HwNote *) set->library_notes->pdata[i])->text, HW_DIRECTION_AUTO);
      g_string_append (out, "</section>\n");
    }
  for (guint i = 0; i < set->sections->len; i++)
    append_section (out, set, set->sections->pdata[i]);
  append_tags (out, set->tags);
  g_string_append (out, "</body>\n</html>\n");
  return out;
}
