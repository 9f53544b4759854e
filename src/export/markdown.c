/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats.h"

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

/* Text as text: nothing of it is taken for Markdown. */
static void
append_escaped (GString *out, const char *line, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    {
      char c = line[i];
      gboolean special = strchr ("\\`*_[]<>#&~|$", c) != NULL && c != '\0';
      if (i == 0 && (c == '+' || c == '-' || c == '='))
        special = TRUE;
      if (is_list_number (line, n_bytes, i))
        special = TRUE;
      if ((i == 0 || i + 1 == n_bytes) && (c == ' ' || c == '\t'))
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

static void
append_quotation (GString *out, const char *quote)
{
  append_lines (out, quote, "> ", ">\n");
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
append_document (GString *out, const HwDocument *document)
{
  gsize before = out->len;

  append_heading (out, 1, document->title);
  append_field (out, _ ("Author:"), document->author);
  append_field (out, _ ("Source:"), document->source);
  append_field (out, _ ("Date:"), document->published);
  append_field (out, _ ("Address:"), document->url);
  if (out->len > before && out->str[out->len - 2] != '\n')
    g_string_append_c (out, '\n');
}

static void
append_passage (GString *out, const HwExportPassage *item)
{
  const HwPassage *passage = item->passage;

  append_quotation (out, passage->quote);
  g_string_append_printf (
      out,
      /* Translators: where a quotation stands: the paragraph's number, then its first and last
       * character's. */
      _ ("Paragraph %lu, characters %ld–%ld"), (gulong) item->paragraph, (glong) passage->start,
      (glong) passage->end);
  for (gsize i = 0; i < passage->n_tags; i++)
    {
      g_string_append (out, i == 0 ? " · " : ", ");
      if (i == 0)
        g_string_append_printf (out, "%s ", _ ("Tags:"));
      append_isolated (out, passage->tag_names[i]);
    }
  g_string_append (out, "\n\n");
  if (*passage->note != '\0')
    append_note (out, passage->note);
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
        append_heading (out, 1, _ ("Tags"));
      begun = TRUE;
      append_heading (out, 2, item->tag->path);
      append_lines (out, item->tag->description, "", "\n");
      if (*item->tag->description != '\0')
        g_string_append_c (out, '\n');
      if (item->note != NULL)
        append_note (out, item->note->text);
    }
}

GString *
hw_export_markdown (const HwExportSet *set)
{
  GString *out = g_string_new (NULL);

  if (set->library_notes->len > 0)
    append_heading (out, 1, _ ("Notes on the library"));
  for (guint i = 0; i < set->library_notes->len; i++)
    append_note (out, ((HwNote *) set->library_notes->pdata[i])->text);

  for (guint i = 0; i < set->sections->len; i++)
    {
      const HwExportSection *section = set->sections->pdata[i];
      append_document (out, section->document);
      for (guint j = 0; j < section->notes->len; j++)
        append_note (out, ((HwNote *) section->notes->pdata[j])->text);
      for (guint j = 0; j < section->passages->len; j++)
        append_passage (out, &g_array_index (section->passages, HwExportPassage, j));
    }
  append_tags (out, set->tags);
  while (out->len > 1 && out->str[out->len - 1] == '\n' && out->str[out->len - 2] == '\n')
    g_string_truncate (out, out->len - 1);
  return out;
}
