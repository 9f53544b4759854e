/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "concordance-page.h"
#include "directed.h"
#include "window-private.h"

/* @title and @subtitle are plain text, each read in its own direction. */
static void
set_title (HwWindow *self, const char *title, const char *subtitle)
{
  g_autofree char *directed = hw_directed_text (title, NULL);

  adw_window_title_set_title (self->title, directed);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static char *
describe (const HwDocument *document)
{
  if (document->source[0] != '\0' && document->published[0] != '\0')
    {
      g_autofree char *source = hw_direction_isolate (document->source);

      /* Translators: where a document appeared, and its date */
      return g_strdup_printf (_ ("%s · %s"), source, document->published);
    }
  return hw_directed_text (document->source[0] != '\0' ? document->source : document->published,
                           NULL);
}

void
hw_window_update_title (HwWindow *self)
{
  HwDocument *document = hw_window_get_document (self);

  if (hw_window_shows_tag (self))
    {
      const char *title = hw_tag_page_get_title (HW_TAG_PAGE (self->tag_page));
      const char *subtitle = hw_tag_page_get_subtitle (HW_TAG_PAGE (self->tag_page));

      /* Until the tag has been read, what stands there stays: a name would only flash up. */
      if (title != NULL)
        set_title (self, title, subtitle);
    }
  else if (hw_window_shows_words (self))
    set_title (self, _ ("Words"), hw_words_page_get_subtitle (HW_WORDS_PAGE (self->words_page)));
  else if (hw_window_shows_concordance (self))
    set_title (
        self, _ ("Concordance"),
        hw_concordance_page_get_question (HW_CONCORDANCE_PAGE (self->concordance_page))->query);
  else if (document != NULL)
    {
      g_autofree char *subtitle = describe (document);

      set_title (self, document->title, subtitle);
    }
  else
    set_title (self, _ ("Hawashi"), "");
}
