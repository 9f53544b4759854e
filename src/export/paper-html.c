/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-html.h"

#include "html-style.h"

#include <string.h>

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *legal = hw_xml_legal (text, -1);
  g_autofree char *escaped = g_markup_escape_text (legal, -1);

  for (const char *p = escaped; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (out, "<br>");
    else
      g_string_append_c (out, *p);
}

static void
append_run (GString *out, const HwPaperPiece *piece)
{
  GString *end = g_string_new (NULL);
  static const struct
  {
    HwPaperFlags flag;
    const char *begin, *end;
  } flags[] = {
    { HW_PAPER_BOLD, "<strong>", "</strong>" },
    { HW_PAPER_ITALIC, "<em>", "</em>" },
    { HW_PAPER_MONOSPACE, "<code>", "</code>" },
    { HW_PAPER_FAINT, "<span class=\"around\">", "</span>" },
    { HW_PAPER_ISOLATED, "<bdi>", "</bdi>" },
  };

  if (piece->url != NULL)
    {
      g_autofree char *url = g_markup_escape_text (piece->url, -1);
      g_string_append_printf (out, "<a href=\"%s\">", url);
      g_string_prepend (end, "</a>");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if ((piece->flags & flags[i].flag) != 0)
      {
        g_string_append (out, flags[i].begin);
        g_string_prepend (end, flags[i].end);
      }
  if (piece->colour != NULL)
    {
      g_string_append_printf (out, "<mark style=\"background:%s\">", piece->colour);
      g_string_prepend (end, "</mark>");
    }
  append_escaped (out, piece->text);
  g_string_append (out, end->str);
  g_string_free (end, TRUE);
}

static const char *
get_element (HwPaperStyle style)
{
  switch (style)
    {
    case HW_PAPER_TITLE:
      return "h1";
    case HW_PAPER_HEADING:
      return "h2";
    case HW_PAPER_CODE:
      return "pre";
    case HW_PAPER_ABOUT:
    case HW_PAPER_QUOTATION:
    case HW_PAPER_CAPTION:
    case HW_PAPER_NOTE:
    case HW_PAPER_NOTE_HEADING:
    case HW_PAPER_TEXT:
    case HW_PAPER_FOOTNOTE:
    case HW_PAPER_CELL_HEADING:
    case HW_PAPER_CELL:
    case HW_PAPER_N_STYLES:
    default:
      return "p";
    }
}

/* Appends to @comments the numbers of those that end in it. */
static void
append_paragraph (GString *out, const HwPaperParagraph *paragraph, GArray *comments)
{
  const char *element = get_element (paragraph->style);

  g_string_append_printf (out, "<%s dir=\"%s\"", element,
                          hw_direction_to_name (paragraph->direction));
  if (paragraph->style == HW_PAPER_ABOUT || paragraph->style == HW_PAPER_CAPTION)
    g_string_append (out, " class=\"about\"");
  else if (paragraph->style == HW_PAPER_FOOTNOTE)
    g_string_append (out, " class=\"footnote\"");
  if (paragraph->language != NULL)
    {
      g_autofree char *language = g_markup_escape_text (paragraph->language, -1);
      g_string_append_printf (out, " lang=\"%s\"", language);
    }
  if (paragraph->indent > 0)
    g_string_append_printf (out, " style=\"margin-inline-start:%uem\"", paragraph->indent);
  g_string_append_c (out, '>');
  if (paragraph->marker != NULL)
    g_string_append_printf (out, "%s ", paragraph->marker);
  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const HwPaperPiece *piece = paragraph->pieces->pdata[i];
      if (piece->kind == HW_PAPER_RUN)
        append_run (out, piece);
      else if (piece->kind == HW_PAPER_COMMENT_END)
        {
          g_string_append_printf (out, "<sup><a id=\"at-%u\" href=\"#comment-%u\">%u</a></sup>",
                                  piece->comment + 1, piece->comment + 1, piece->comment + 1);
          g_array_append_val (comments, piece->comment);
        }
    }
  g_string_append_printf (out, "</%s>\n", element);
}

static void
append_comment (GString *out, const HwPaper *paper, guint index)
{
  const HwPaperComment *comment = paper->comments->pdata[index];
  const HwPaperParagraph *first
      = comment->paragraphs->len > 0 ? comment->paragraphs->pdata[0] : NULL;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));

  g_string_append_printf (
      out, "<aside class=\"note\" id=\"comment-%u\" dir=\"%s\">\n<a href=\"#at-%u\">%u</a> <bdi>",
      index + 1, hw_direction_to_name (first != NULL ? first->direction : paper->direction),
      index + 1, index + 1);
  append_escaped (out, comment->author);
  g_string_append (out, "</bdi>\n");
  for (guint i = 0; i < comment->paragraphs->len; i++)
    append_paragraph (out, comment->paragraphs->pdata[i], none);
  g_string_append (out, "</aside>\n");
}

static void
append_table (GString *out, const HwPaperTable *table)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));

  g_string_append_printf (out, "<table dir=\"%s\">\n", hw_direction_to_name (table->direction));
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *cells = table->rows->pdata[i];
      g_string_append (out, i == 0 ? "<thead>\n<tr>\n" : i == 1 ? "<tbody>\n<tr>\n" : "<tr>\n");
      for (guint j = 0; j < cells->len; j++)
        {
          const GPtrArray *cell = cells->pdata[j];
          g_string_append (out, i == 0 ? "<th>" : "<td>");
          for (guint k = 0; k < cell->len; k++)
            append_paragraph (out, cell->pdata[k], none);
          g_string_append (out, i == 0 ? "</th>\n" : "</td>\n");
        }
      g_string_append (out, i == 0 ? "</tr>\n</thead>\n" : "</tr>\n");
    }
  g_string_append (out, table->rows->len > 1 ? "</tbody>\n</table>\n" : "</table>\n");
}

GBytes *
hw_paper_to_html (const HwPaper *paper)
{
  g_autofree char *title = hw_xml_legal (paper->title, -1);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autoptr (GArray) comments = g_array_new (FALSE, FALSE, sizeof (guint));
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "<!DOCTYPE html>\n<html dir=\"%s\">\n" HW_EXPORT_HEAD,
                          hw_direction_to_name (paper->direction));
  g_string_append_printf (out, "<title>%s</title>\n", escaped);
  g_string_append (out,
                   "<style>\n" HW_EXPORT_STYLE HW_EXPORT_PAPER_STYLE "</style>\n</head>\n<body>\n");
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const HwPaperBlock *block = paper->blocks->pdata[i];
      if (block->table != NULL)
        append_table (out, block->table);
      else
        append_paragraph (out, block->paragraph, comments);
      for (guint j = 0; j < comments->len; j++)
        append_comment (out, paper, g_array_index (comments, guint, j));
      g_array_set_size (comments, 0);
    }
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}
