/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-source.h"

#include "row.h"

#include <glib/gi18n.h>

/* Where page @page (from 0) begins in a text whose pages are known; else 0. */
static gsize
find_page (const HwQdaSource *self, gint64 page)
{
  const HwStructure *structure = self->document->structure;
  gint64 n = 0;

  for (guint i = 0; structure != NULL && i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);

      if (locator->kind == HW_LOCATOR_PAGE && n++ == page)
        return locator->start;
    }
  return 0;
}

/* What is said to stand in a region. */
static const char *
get_words (const HwQdaNode *region, gboolean *is_name)
{
  const char *words
      = hw_qda_find_text (hw_qda_find (region, HW_QDA_REPRESENTATION), HW_QDA_PLAIN_TEXT_CONTENT);

  *is_name = hw_row_is_blank (words);
  return *is_name ? hw_qda_get (region, "name") : words;
}

static gboolean
read_by_words (HwQdaSource *self, const HwQdaNode *region, gint64 page)
{
  gboolean is_name;
  HwQdaPlace place = { .words = get_words (region, &is_name), .score = 1 };
  const char *message;

  if (hw_row_is_blank (place.words) || hw_text_get_n_chars (self->text->text) == 0)
    return FALSE;
  place.start = place.end = (gint64) find_page (self, page);
  message = hw_qda_place_by_words (self->text->text, &place);
  /* A name may be any words: "Quotation 12". */
  if (place.state == HW_PASSAGE_LOST || (is_name && place.state == HW_PASSAGE_UNCERTAIN))
    return FALSE;
  hw_qda_source_add_passage (self, region, &place, message);
  return TRUE;
}

/* What it was tagged with and what was written on it stay together. */
static void
read_as_note (HwQdaSource *self, const HwQdaNode *region, gint64 page)
{
  HwQdaReading *reading = self->reading;
  const char *name = hw_qda_get (region, "name");
  g_autofree char *key = hw_qda_get_key (region, "guid");
  g_autofree char *note_key = g_strconcat (key, " region", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint tag;

  /* Translators: of something that was marked on a page of a PDF; %s is its number. */
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, page + 1);
  g_string_append_printf (text, _ ("**Page %s**"), number);
  if (!hw_row_is_blank (name))
    g_string_append_printf (text, ": %s", name);
  for (const HwQdaNode *coding = hw_qda_find (region, HW_QDA_CODING); coding != NULL;
       coding = hw_qda_find_next (coding))
    if (hw_qda_get_tag (reading, coding, name, &tag))
      g_string_append_printf (text, "\n- %s",
                              ((HwProjectTag *) reading->project->tags->pdata[tag])->name);
  hw_qda_add_text_note (reading, HW_NOTE_ON_DOCUMENT, self->index, note_key, text->str);
  hw_qda_take_notes (reading, region, HW_NOTE_ON_DOCUMENT, self->index, NULL);
  hw_project_remark (reading->project, "selection",
                     !hw_row_is_blank (name) ? name : self->document->title, HW_PROJECT_CHANGED,
                     g_strdup_printf (_ ("what was marked on page %s has no place in the text; it "
                                         "is a note on the document"),
                                      number));
}

void
hw_qda_source_read_regions (HwQdaSource *self)
{
  for (const HwQdaNode *region = hw_qda_find (self->source, HW_QDA_PDF_SELECTION); region != NULL;
       region = hw_qda_find_next (region))
    {
      gint64 page = 0;

      hw_qda_get_number (region, "page", &page);
      if (!read_by_words (self, region, CLAMP (page, 0, G_MAXINT32)))
        read_as_note (self, region, CLAMP (page, 0, G_MAXINT32));
    }
}
