/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats.h"

#include "export-context.h"
#include "export-group.h"

#include <glib/gi18n.h>
#include <string.h>

/* Does a line that starts so begin a list: "12.", "12)"? A number of a list has nine digits at most. */
static gboolean
is_list_number (const char *line, gsize n_bytes, gsize at)
{
  if (at > 9)
    return FALSE;
  for (gsize i = 0; i < at; i++)
    if (!g_ascii_isdigit (line[i]))
      return FALSE;
  return at > 0 && at < n_bytes && (line[at] == '.' || line[at] == ')');
}

/* Text as text: nothing of it is taken for Markdown. @begins and @ends: with it its line does. */
static void
append_part (GString *out, const char *line, gsize n_bytes, gboolean begins, gboolean ends)
{
  for (gsize i = 0; i < n_bytes; i++)
    {
      char c = line[i];
      gboolean special = strchr ("\\`*_[]<>#&~|$", c) != NULL && c != '\0';
      if (begins && i == 0 && (c == '+' || c == '-' || c == '='))
        special = TRUE;
      if (begins && is_list_number (line, n_bytes, i))
        special = TRUE;
      if (((begins && i == 0) || (ends && i + 1 == n_bytes)) && (c == ' ' || c == '\t'))
        {
          /* Blanks at either end of a line have a meaning too. */
          g_string_append_printf (out, "&#%d;", c);
          continue;
        }
      if (special)
        g_string_append_c (out, '\\');
      g_string_append_c (out, c);
    }
}

static void
append_escaped (GString *out, const char *line, gsize n_bytes)
{
  append_part (out, line, n_bytes, TRUE, TRUE);
}

static void
append_isolated (GString *out, const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);
  append_escaped (escaped, text, strlen (text));
  g_autofree char *isolated = hw_direction_isolate (escaped->str);
  g_string_append (out, isolated);
}

static void
append_heading (GString *out, int level, const char *text)
{
  for (int i = 0; i < level; i++)
    g_string_append_c (out, '#');
  g_string_append_c (out, ' ');
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');
  append_escaped (out, line, strlen (line));
  g_string_append (out, "\n\n");
}

/* Each line of the text is a paragraph. */
static void
append_lines (GString *out, const char *text, const char *prefix, const char *between)
{
  gboolean first = TRUE;

  while (*text != '\0')
    {
      gsize n = strcspn (text, "\n");
      if (n > 0)
        {
          if (!first)
            g_string_append (out, between);
          g_string_append (out, prefix);
          append_escaped (out, text, n);
          g_string_append_c (out, '\n');
          first = FALSE;
        }
      text += n;
      if (*text == '\n')
        text++;
    }
}

/* Where words around it are given, the quotation itself is marked among them. */
void
hw_export_markdown_quotation (GString *out, const HwExportPassage *item)
{
  const char *quote = item->passage->quote;

  if (*item->before == '\0' && *item->after == '\0')
    append_lines (out, quote, "> ", ">\n");
  else
    {
      g_auto (GStrv) lines = g_strsplit (quote, "\n", -1);
      guint n = g_strv_length (lines);
      gboolean begun = FALSE;

      for (guint i = 0; i < n; i++)
        {
          if (*lines[i] == '\0' && i > 0 && i + 1 < n)
            continue;
          g_string_append (out, begun ? ">\n> " : "> ");
          begun = TRUE;
          if (i == 0)
            append_part (out, item->before, strlen (item->before), TRUE, FALSE);
          g_string_append (out, "<mark>");
          append_part (out, lines[i], strlen (lines[i]), FALSE, FALSE);
          g_string_append (out, "</mark>");
          if (i + 1 == n)
            append_part (out, item->after, strlen (item->after), FALSE, TRUE);
          g_string_append_c (out, '\n');
        }
    }
  g_string_append_c (out, '\n');
}

/* A note is Markdown already. Inside a list item whatever it opens ends with it. */
static void
append_note (GString *out, const char *note)
{
  g_auto (GStrv) lines = g_strsplit (note, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (i == 0)
        g_string_append_printf (out, "- %s\n", *lines[i] != '\0' ? lines[i] : "&#32;");
      else if (*lines[i] != '\0')
        g_string_append_printf (out, "  %s\n", lines[i]);
      else
        g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

static void
append_field (GString *out, const char *label, const char *value)
{
  if (*value == '\0')
    return;
  g_string_append_printf (out, "- %s ", label);
  append_isolated (out, value);
  g_string_append_c (out, '\n');
}

static void
append_about (GString *out, const HwDocument *document)
{
  gsize before = out->len;

  append_field (out, _ ("Author:"), document->author);
  append_field (out, _ ("Source:"), document->source);
  append_field (out, _ ("Date:"), document->published);
  append_field (out, _ ("Address:"), document->url);
  if (out->len > before)
    g_string_append_c (out, '\n');
}

static void
append_passage (GString *out, const HwExportJob *job, const HwExportPlace *place, gboolean apart)
{
  const HwPassage *passage = place->item->passage;
  g_auto (GStrv) parts
      = hw_export_passage_cite (place->item, place->section, job->options->citation, apart);
  gsize before;

  hw_export_markdown_quotation (out, place->item);
  before = out->len;
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? " · " : "");
      append_isolated (out, parts[i]);
    }
  for (gsize i = 0; i < passage->n_tags; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      else
        g_string_append_printf (out, "%s%s ", out->len > before ? " · " : "", _ ("Tags:"));
      append_isolated (out, hw_export_set_get_tag_path (job->set, passage, i));
    }
  if (out->len > before)
    g_string_append (out, "\n\n");
  if (*passage->note != '\0')
    append_note (out, passage->note);
}

static void
append_tag (GString *out, const HwExportTag *item)
{
  append_lines (out, item->tag->description, "", "\n");
  if (*item->tag->description != '\0')
    g_string_append_c (out, '\n');
  if (item->note != NULL)
    append_note (out, item->note->text);
}

static void
append_group (GString *out, const HwExportJob *job, const HwExportGroup *group)
{
  append_heading (out, 1, group->title);
  if (group->tag != NULL)
    append_tag (out, group->tag);
  if (group->section != NULL)
    {
      append_about (out, group->section->document);
      for (guint i = 0; i < group->section->notes->len; i++)
        append_note (out, ((HwNote *) group->section->notes->pdata[i])->text);
    }
  for (guint i = 0; i < group->places->len; i++)
    append_passage (out, job, &g_array_index (group->places, HwExportPlace, i),
                    group->section == NULL);
}

GBytes *
hw_export_markdown (const HwExportJob *job, GError **error)
{
  const HwExportSet *set = job->set;
  g_autoptr (GPtrArray) groups = hw_export_set_group (set, job->options->order);
  GString *out = g_string_new (NULL);
  gboolean begun = FALSE;

  if (set->library_notes->len > 0)
    append_heading (out, 1, _ ("Notes on the library"));
  for (guint i = 0; i < set->library_notes->len; i++)
    append_note (out, ((HwNote *) set->library_notes->pdata[i])->text);
  for (guint i = 0; i < groups->len; i++)
    append_group (out, job, groups->pdata[i]);
  for (guint i = 0; i < set->tags->len; i++)
    {
      const HwExportTag *item = set->tags->pdata[i];
      if (!hw_export_tag_is_told_apart (item, job->options->order))
        continue;
      if (!begun)
        append_heading (out, 1, _ ("Tags"));
      begun = TRUE;
      append_heading (out, 2, item->tag->path);
      append_tag (out, item);
    }
  while (out->len > 1 && out->str[out->len - 1] == '\n' && out->str[out->len - 2] == '\n')
    g_string_truncate (out, out->len - 1);
  return g_string_free_to_bytes (out);
}
