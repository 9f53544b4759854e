/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-set.h"

#include "export-context.h"
#include "export-group.h"

#include <glib/gi18n.h>
#include <string.h>

HwPaperParagraph *
hw_paper_parts (HwPaperStyle style, HwDirection direction, const char *const *parts)
{
  HwPaperParagraph *line = NULL;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (line == NULL)
        line = hw_paper_paragraph_new (style, direction);
      else
        hw_paper_add_text (line, " · ", -1, 0);
      hw_paper_add_text (line, parts[i], -1, HW_PAPER_ISOLATED);
    }
  return line;
}

static void
add_heading (HwPaper *paper, HwPaperStyle style, const char *text, HwDirection fallback)
{
  HwPaperParagraph *heading
      = hw_paper_paragraph_new (style, hw_direction_of_utf8 (text, -1, fallback));

  hw_paper_add_text (heading, text, -1, 0);
  heading->keep = TRUE;
  hw_paper_add (paper, heading);
}

static void
add_note (HwPaper *paper, const char *markdown, HwDirection fallback)
{
  hw_paper_add_all (paper, hw_paper_from_markdown (markdown, fallback));
}

static void
add_about (HwPaper *paper, const HwExportSection *section)
{
  const HwDocument *document = section->document;
  const char *parts[]
      = { document->author, document->source, document->published, document->url, NULL };
  HwPaperParagraph *line = hw_paper_parts (
      HW_PAPER_ABOUT, hw_direction_of_utf8 (document->title, -1, section->direction), parts);

  if (line == NULL)
    return;
  line->keep = section->passages->len > 0;
  hw_paper_add (paper, line);
}

/* Every line of a quotation is a paragraph in its own direction. */
static void
add_quotation (HwPaper *paper, const HwExportPlace *place)
{
  const HwExportPassage *item = place->item;
  const char *colour = item->passage->shown_colour;
  g_auto (GStrv) lines = g_strsplit (item->passage->quote, "\n", -1);
  guint n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    {
      const char *before = i == 0 ? item->before : "", *after = i + 1 == n ? item->after : "";
      g_autofree char *whole = g_strconcat (before, lines[i], after, NULL);
      HwPaperParagraph *line;

      if (*whole == '\0')
        continue;
      line = hw_paper_paragraph_new (HW_PAPER_QUOTATION, hw_export_passage_get_direction (item, i));
      if (*place->section->document->language != '\0')
        line->language = g_strdup (place->section->document->language);
      line->keep = TRUE;
      if (*before != '\0')
        hw_paper_add_text (line, before, -1, HW_PAPER_FAINT);
      hw_paper_add_text (line, lines[i], -1, 0)->colour = hw_paper_tint (&colour, 1);
      if (*after != '\0')
        hw_paper_add_text (line, after, -1, HW_PAPER_FAINT);
      hw_paper_add (paper, line);
    }
}

static void
add_passage (HwPaper *paper, const HwExportJob *job, const HwExportPlace *place, gboolean apart)
{
  const HwPassage *passage = place->item->passage;
  g_auto (GStrv) cited
      = hw_export_passage_cite (place->item, place->section, job->options->citation, apart);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  HwPaperParagraph *caption;

  add_quotation (paper, place);
  for (gsize i = 0; cited[i] != NULL; i++)
    g_ptr_array_add (parts, cited[i]);
  for (gsize i = 0; i < passage->n_tags; i++)
    g_ptr_array_add (parts, (gpointer) hw_export_set_get_tag_path (job->set, passage, i));
  g_ptr_array_add (parts, NULL);
  caption = hw_paper_parts (HW_PAPER_CAPTION, hw_export_passage_get_direction (place->item, 0),
                            (const char *const *) parts->pdata);
  if (caption != NULL)
    {
      /* Tags stand out from where it stands. */
      for (guint i = 0; i < passage->n_tags; i++)
        {
          guint piece = caption->pieces->len - 1 - 2 * i;
          ((HwPaperPiece *) caption->pieces->pdata[piece])->flags |= HW_PAPER_BOLD;
        }
      caption->keep = *passage->note != '\0';
      hw_paper_add (paper, caption);
    }
  if (*passage->note != '\0')
    add_note (paper, passage->note, place->section->direction);
}

static void
add_meaning (HwPaper *paper, const HwExportTag *item)
{
  const char *description = item->tag->description;

  if (*description != '\0')
    {
      HwPaperParagraph *line = hw_paper_paragraph_new (
          HW_PAPER_ABOUT, hw_direction_of_utf8 (description, -1, HW_DIRECTION_AUTO));
      hw_paper_add_text (line, description, -1, 0);
      hw_paper_add (paper, line);
    }
  if (item->note != NULL)
    add_note (paper, item->note->text, HW_DIRECTION_AUTO);
}

static void
add_group (HwPaper *paper, const HwExportJob *job, const HwExportGroup *group)
{
  const HwExportSection *section = group->section;

  add_heading (paper, HW_PAPER_TITLE, group->title,
               section != NULL ? section->direction : paper->direction);
  if (section != NULL)
    {
      add_about (paper, section);
      for (guint i = 0; i < section->notes->len; i++)
        add_note (paper, ((HwNote *) section->notes->pdata[i])->text, section->direction);
    }
  if (group->tag != NULL)
    add_meaning (paper, group->tag);
  for (guint i = 0; i < group->places->len; i++)
    add_passage (paper, job, &g_array_index (group->places, HwExportPlace, i), section == NULL);
}

static void
add_tags (HwPaper *paper, const HwExportJob *job)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < job->set->tags->len; i++)
    {
      const HwExportTag *item = job->set->tags->pdata[i];
      if (!hw_export_tag_is_told_apart (item, job->options->order))
        continue;
      if (!begun)
        add_heading (paper, HW_PAPER_TITLE, _ ("Tags"), paper->direction);
      begun = TRUE;
      add_heading (paper, HW_PAPER_HEADING, item->tag->path, paper->direction);
      add_meaning (paper, item);
    }
}

HwPaper *
hw_paper_of_notes (const HwExportJob *job)
{
  const HwExportSet *set = job->set;
  g_autoptr (GPtrArray) groups = hw_export_set_group (set, job->options->order);
  HwPaper *paper = hw_paper_new (hw_export_set_get_title (set), hw_export_set_get_direction (set));

  paper->modified = set->modified;
  if (set->library_notes->len > 0)
    add_heading (paper, HW_PAPER_TITLE, _ ("Notes on the library"), paper->direction);
  for (guint i = 0; i < set->library_notes->len; i++)
    add_note (paper, ((HwNote *) set->library_notes->pdata[i])->text, paper->direction);
  for (guint i = 0; i < groups->len; i++)
    add_group (paper, job, groups->pdata[i]);
  add_tags (paper, job);
  return paper;
}

HwPaper *
hw_paper_from_job (const HwExportJob *job, GError **error)
{
  if (job->options->document != 0)
    return hw_paper_of_document (job, error);
  if (job->options->layout == HW_EXPORT_AS_TABLE)
    return hw_paper_of_table (job, error);
  return hw_paper_of_notes (job);
}
