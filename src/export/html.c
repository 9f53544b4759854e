/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats.h"

#include "export-context.h"
#include "export-group.h"
#include "html-style.h"
#include "note-html.h"
#include "paper-html.h"
#include "paper-set.h"

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

static void
append_context (GString *out, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append (out, "<span class=\"around\">");
  append_string (out, text);
  g_string_append (out, "</span>");
}

/* Every line of a quotation is a paragraph in its own direction. */
static void
append_quotation (GString *out, const HwExportSection *section, const HwExportPassage *item)
{
  g_auto (GStrv) lines = g_strsplit (item->passage->quote, "\n", -1);
  guint n = g_strv_length (lines);

  g_string_append (out, "<blockquote>\n");
  for (guint i = 0; i < n; i++)
    {
      const char *before = i == 0 ? item->before : "", *after = i + 1 == n ? item->after : "";
      g_autofree char *whole = g_strconcat (before, lines[i], after, NULL);

      if (*whole == '\0')
        continue;
      g_string_append (out, "<p");
      append_direction (out, hw_export_passage_get_direction (item, i));
      append_language (out, section->document->language);
      g_string_append_c (out, '>');
      append_context (out, before);
      append_string (out, lines[i]);
      append_context (out, after);
      g_string_append (out, "</p>\n");
    }
  g_string_append (out, "</blockquote>\n");
}

static void
append_tag (GString *out, const HwExportSet *set, const HwPassage *passage, gsize i)
{
  const HwTag *tag = hw_export_set_get_tag (set, passage->tags[i]);
  const char *name = hw_export_set_get_tag_path (set, passage, i);

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
append_passage (GString *out, const HwExportJob *job, const HwExportPlace *place, gboolean apart)
{
  const HwExportSection *section = place->section;
  const HwPassage *passage = place->item->passage;
  g_auto (GStrv) parts
      = hw_export_passage_cite (place->item, section, job->options->citation, apart);

  /* Under several tags a passage stands several times: only what stands once has a name to link to. */
  g_string_append (out, "<figure");
  if (job->options->order != HW_EXPORT_BY_TAG)
    {
      g_string_append (out, " id=\"passage-");
      append_string (out, passage->guid);
      g_string_append_c (out, '"');
    }
  g_string_append (out, " style=\"--colour:");
  append_string (out, passage->shown_colour);
  g_string_append_c (out, '"');
  append_direction (out, hw_export_passage_get_direction (place->item, 0));
  g_string_append (out, ">\n");
  append_quotation (out, section, place->item);

  if (*parts != NULL || passage->n_tags > 0)
    {
      g_string_append (out, "<figcaption>");
      for (gsize i = 0; parts[i] != NULL; i++)
        {
          g_string_append (out, i > 0 ? " · " : "");
          append_element (out, "bdi", hw_direction_of_utf8 (parts[i], -1, HW_DIRECTION_AUTO),
                          parts[i]);
        }
      for (gsize i = 0; i < passage->n_tags; i++)
        append_tag (out, job->set, passage, i);
      g_string_append (out, "</figcaption>\n");
    }
  if (*passage->note != '\0')
    append_note (out, passage->note, section->direction);
  g_string_append (out, "</figure>\n");
}

static void
append_meaning (GString *out, const HwExportTag *item)
{
  if (*item->tag->description != '\0')
    append_element (out, "p", hw_direction_of_utf8 (item->tag->description, -1, HW_DIRECTION_AUTO),
                    item->tag->description);
  if (item->note != NULL)
    append_note (out, item->note->text, HW_DIRECTION_AUTO);
}

static void
append_group (GString *out, const HwExportJob *job, const HwExportGroup *group)
{
  const HwExportSection *section = group->section;
  HwDirection direction = hw_direction_of_utf8 (
      group->title, -1, section != NULL ? section->direction : HW_DIRECTION_AUTO);

  g_string_append (out, "<section");
  append_direction (out, direction);
  g_string_append (out, ">\n<h1");
  append_direction (out, direction);
  if (section != NULL)
    append_language (out, section->document->language);
  if (group->colour != NULL)
    {
      g_string_append (out, " class=\"coloured\" style=\"--colour:");
      append_string (out, group->colour);
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, '>');
  append_string (out, group->title);
  g_string_append (out, "</h1>\n");
  if (section != NULL)
    append_about (out, section->document);
  for (guint i = 0; section != NULL && i < section->notes->len; i++)
    append_note (out, ((HwNote *) section->notes->pdata[i])->text, section->direction);
  if (group->tag != NULL)
    append_meaning (out, group->tag);
  for (guint i = 0; i < group->places->len; i++)
    append_passage (out, job, &g_array_index (group->places, HwExportPlace, i), section == NULL);
  g_string_append (out, "</section>\n");
}

static void
append_tags (GString *out, GPtrArray *tags, HwExportOrder order)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < tags->len; i++)
    {
      const HwExportTag *item = tags->pdata[i];
      if (!hw_export_tag_is_told_apart (item, order))
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
      append_meaning (out, item);
    }
  if (begun)
    g_string_append (out, "</section>\n");
}

GBytes *
hw_export_html (const HwExportJob *job, GError **error)
{
  const HwExportSet *set = job->set;
  g_autoptr (GPtrArray) groups = hw_export_set_group (set, job->options->order);
  GString *out;

  if (job->options->document != 0 || job->options->layout == HW_EXPORT_AS_TABLE)
    {
      g_autoptr (HwPaper) paper = hw_paper_from_job (job, error);
      return paper != NULL ? hw_paper_to_html (paper) : NULL;
    }
  out = g_string_new ("<!DOCTYPE html>\n<html>\n" HW_EXPORT_HEAD "<title>");
  append_string (out, hw_export_set_get_title (set));
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
  for (guint i = 0; i < groups->len; i++)
    append_group (out, job, groups->pdata[i]);
  append_tags (out, set->tags, job->options->order);
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}
