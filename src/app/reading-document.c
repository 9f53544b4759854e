/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-ranges.h"
#include "reading-page-private.h"

/* Seconds of rest after which the place is written down. */
#define PLACE_DELAY 1

void
hw_reading_page_drop_passages (HwReadingPage *self)
{
  g_clear_pointer (&self->passages_by_id, g_hash_table_unref);
  g_clear_pointer (&self->passages, g_ptr_array_unref);
  g_clear_pointer (&self->tag_colours, g_hash_table_unref);
}

static void
take_passages (HwReadingPage *self, const HwDocumentLoad *load)
{
  hw_reading_page_drop_passages (self);
  self->passages = g_ptr_array_ref (load->passages);
  self->tag_colours = g_hash_table_ref (load->tag_colours);
  self->passages_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->passages->len; i++)
    {
      HwPassage *passage = g_ptr_array_index (self->passages, i);

      g_hash_table_insert (self->passages_by_id, &passage->id, passage);
    }
}

static void
set_ranges (HwReadingPage *self)
{
  g_autofree HwReaderRange *ranges = hw_passage_ranges_new (self->passages, self->tag_colours);

  hw_reader_set_ranges (self->reader, ranges, self->passages->len);
}

/* The letters of the text decide where neither the person nor the language of the document does. */
HwDirection
hw_reading_page_get_fallback (HwReadingPage *self)
{
  const HwDirection of_language = hw_direction_of_language (self->document->language);

  return of_language != HW_DIRECTION_AUTO
             ? of_language
             : hw_text_get_direction (self->text, gtk_get_locale_direction () == GTK_TEXT_DIR_RTL
                                                      ? HW_DIRECTION_RTL
                                                      : HW_DIRECTION_LTR);
}

static gpointer
save_place (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *place = data;

  hw_library_set_place (library, place[0], place[1], error);
  return NULL;
}

void
hw_reading_page_save_place (HwReadingPage *self)
{
  g_return_if_fail (HW_IS_READING_PAGE (self));

  g_clear_handle_id (&self->place_source, g_source_remove);
  if (self->document != NULL)
    {
      const gint64 place[] = { self->document->id, (gint64) hw_reader_get_place (self->reader) };

      /* What cannot be written is no loss that a person must hear of while they scroll. */
      hw_session_run (self->session, HW_LANE_EDIT, save_place, g_memdup2 (place, sizeof place),
                      g_free, NULL, NULL, NULL, NULL);
    }
}

static gboolean
place_due_cb (gpointer user_data)
{
  HwReadingPage *self = user_data;

  self->place_source = 0;
  hw_reading_page_save_place (self);
  return G_SOURCE_REMOVE;
}

void
hw_reading_page_place_changed (HwReadingPage *self)
{
  if (self->document != NULL && self->place_source == 0)
    self->place_source = g_timeout_add_seconds (PLACE_DELAY, place_due_cb, self);
}

static void
go_to (HwReadingPage *self, const HwReadingTarget *target)
{
  if (target == NULL)
    return;
  if (target->passage != 0)
    hw_reading_page_focus_passage (self, target->passage, TRUE);
  /* One that is lost has no words to focus, but a place where they would stand. */
  if (hw_reading_page_find (self, target->passage) == NULL && target->end > 0)
    {
      hw_reader_select (self->reader, (gsize) target->start,
                        (gsize) (target->select ? target->end : target->start));
      hw_reader_reveal (self->reader, (gsize) target->start, (gsize) target->end);
    }
  if (target->question != NULL && *target->question->query != '\0')
    hw_reading_page_find_question (self, target->question,
                                   (HwSpan){ (guint32) target->start, (guint32) target->end });
  if (target->has_top)
    hw_reader_set_place (self->reader, (gsize) target->top);
}

static void
close_document (HwReadingPage *self)
{
  hw_reading_page_stop_find (self);
  hw_reading_page_hide_bar (self);
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_pointer (&self->document, hw_document_unref);
  g_clear_pointer (&self->text, hw_text_unref);
  g_clear_pointer (&self->structure, hw_structure_free);
  hw_reading_page_drop_passages (self);
  self->awaited_passage = 0;
  self->awaits_note = FALSE;
  self->passage = 0;
}

static void
show_text (HwReadingPage *self)
{
  hw_reader_set_text (self->reader, self->text, self->document->direction,
                      hw_reading_page_get_fallback (self));
  hw_reader_set_structure (self->reader, self->structure);
  set_ranges (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reader), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->document->title, -1);
  hw_reading_page_resume_find (self);
  hw_reading_page_follow_correcting (self);
}

void
hw_reading_page_take (HwReadingPage *self, HwDocumentLoad *load)
{
  gint64 id;

  g_return_if_fail (HW_IS_READING_PAGE (self));
  g_return_if_fail (load->document != NULL && load->text != NULL);

  id = load->document->id;
  if (self->place_source != 0)
    hw_reading_page_save_place (self);
  close_document (self);
  self->generation++;
  self->document = g_steal_pointer (&load->document);
  self->text = g_steal_pointer (&load->text);
  self->structure = g_steal_pointer (&load->structure);
  take_passages (self, load);
  show_text (self);
  hw_reader_set_place (self->reader, (gsize) load->place);
  hw_document_load_free (load);
  if (!self->sleeps)
    hw_feed_ask (self->feed, g_variant_new_int64 (id));
  g_signal_emit_by_name (self, "document-changed");
}

void
hw_reading_page_set_awake (HwReadingPage *self, gboolean awake)
{
  g_return_if_fail (HW_IS_READING_PAGE (self));

  if (self->sleeps == !awake)
    return;
  self->sleeps = !awake;
  /* What was done last is not to call for attention from behind, or much later. */
  self->awaited_passage = 0;
  self->awaits_note = FALSE;
  hw_feed_ask (self->feed,
               awake && self->document != NULL ? g_variant_new_int64 (self->document->id) : NULL);
}

typedef struct
{
  HwReadingPage *self; /* owned */
  guint generation;
  gboolean has_target;
  HwReadingTarget target;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->self);
  g_clear_pointer (&opening->target.question, hw_search_question_unref);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  HwReadingPage *self = opening->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwDocumentLoad) load = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (opening->generation != self->generation)
    return;
  if (load == NULL)
    {
      hw_reading_page_fail (self, error->message);
      return;
    }
  hw_reading_page_take (self, g_steal_pointer (&load));
  go_to (self, opening->has_target ? &opening->target : NULL);
}

static void
load_document (HwReadingPage *self, gint64 document, const HwReadingTarget *target)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->self = g_object_ref (self);
  opening->generation = self->generation;
  if (target != NULL)
    {
      opening->has_target = TRUE;
      opening->target = *target;
      if (target->question != NULL)
        hw_search_question_ref (target->question);
    }
  hw_session_run (self->session, HW_LANE_EDIT, hw_document_load_whole,
                  g_memdup2 (&document, sizeof document), g_free,
                  (GDestroyNotify) hw_document_load_free, NULL, loaded_cb, opening);
}

void
hw_reading_page_open (HwReadingPage *self, gint64 document, const HwReadingTarget *target)
{
  g_return_if_fail (HW_IS_READING_PAGE (self));

  self->generation++;
  if (self->document != NULL && self->document->id == document)
    {
      hw_reading_page_hide_bar (self);
      go_to (self, target);
      return;
    }
  load_document (self, document, target);
}

static gpointer
read_passages (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = g_variant_get_int64 (data);

  return hw_document_load_passages (library, &id, cancellable, error);
}

static void
passages_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwReadingPage *self = owner;
  const HwDocumentLoad *load = answer;
  HwDirection direction;
  gint64 focused;

  if (error != NULL)
    {
      if (!g_error_matches (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND))
        {
          hw_reading_page_fail (self, error->message);
          return;
        }
      hw_feed_ask (self->feed, NULL);
      close_document (self);
      hw_reading_page_end_correcting (self);
      hw_reader_set_text (self->reader, NULL, HW_DIRECTION_AUTO, HW_DIRECTION_AUTO);
      g_signal_emit_by_name (self, "document-changed");
      return;
    }
  if (self->document->text != load->document->text
      || self->document->revision != load->document->revision)
    {
      hw_reading_page_reload (self);
      return;
    }
  direction = self->document->direction;
  focused = hw_reader_get_focused_range (self->reader);
  hw_document_unref (self->document);
  self->document = hw_document_ref (load->document);
  take_passages (self, load);
  if (self->document->direction != direction)
    {
      const gsize place = hw_reader_get_place (self->reader);

      show_text (self);
      hw_reader_set_place (self->reader, place);
    }
  else
    set_ranges (self);
  hw_reading_page_refresh_cards (self);
  if (hw_reading_page_find (self, self->awaited_passage) != NULL)
    hw_reading_page_end_wait (self);
  else if (hw_reading_page_find (self, focused) != NULL)
    hw_reader_set_focused_range (self->reader, focused);
  hw_reading_page_tell_passage (self);
  g_signal_emit_by_name (self, "document-changed");
}

void
hw_reading_page_add_feed (HwReadingPage *self)
{
  self->feed = hw_feed_new (self->session, HW_LANE_EDIT, read_passages,
                            (GDestroyNotify) hw_document_load_free, passages_read_cb, self);
}
