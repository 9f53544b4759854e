/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "popovers.h"
#include "window-private.h"

/* Where in a text the person goes, and back: finding in the document, places that were left, paragraphs by
 * their number. */

static HwReadingPage *
get_shown_page (HwWindow *self)
{
  return hw_window_shows_desk (self) ? hw_window_get_reading (self) : NULL;
}

/* Without a text, what can be found is in the library. */
static void
find (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;
  HwReadingPage *page = get_shown_page (self);

  if (page == NULL || !hw_reading_page_find_text (page))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
}

static void
find_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwReadingPage *page = get_shown_page (user_data);

  if (page != NULL)
    hw_reading_page_step_hit (page, 1);
}

static void
find_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwReadingPage *page = get_shown_page (user_data);

  if (page != NULL)
    hw_reading_page_step_hit (page, -1);
}

/* FALSE for nowhere. Behind the page of a tag stands the text. */
static gboolean
get_here (HwWindow *self, HwPlace *place)
{
  *place = (HwPlace){ 0 };
  if (hw_window_shows_words (self))
    place->top = HW_PLACE_WORDS;
  else if (hw_window_shows_concordance (self))
    place->top = HW_PLACE_CONCORDANCE;
  else
    return hw_window_get_reading (self) != NULL
           && hw_reading_page_get_place (hw_window_get_reading (self), place);
  return TRUE;
}

static void
push_place (HwWindow *self)
{
  HwPlace place;

  if (get_here (self, &place))
    hw_place_history_push (self->places, &place);
  hw_window_update_places (self);
}

void
hw_window_leave_place (HwWindow *self)
{
  if (!self->goes_back)
    push_place (self);
}

void
hw_window_update_places (HwWindow *self)
{
  for (int forward = 0; forward < 2; forward++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                     G_ACTION_MAP (self), forward ? "forward" : "back")),
                                 hw_place_history_peek (self->places, forward, 0) != NULL);
}

/* Library thread: how many of the places in @data have to be left out because their document is no more. */
static gpointer
count_gone (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *documents = data;
  guint i;

  for (i = 0; i < documents->len; i++)
    {
      const gint64 id = g_array_index (documents, gint64, i);
      g_autoptr (HwDocument) document
          = id != 0 ? hw_library_get_document (library, id, NULL) : NULL;

      if (document != NULL || id == 0)
        break;
    }
  return GUINT_TO_POINTER (i + 1);
}

static void
show_place (HwWindow *self, const HwPlace *place)
{
  const HwReadingTarget target
      = { .start = place->caret, .end = MAX (place->caret, 1), .has_top = TRUE, .top = place->top };

  self->goes_back = TRUE;
  if (place->document != 0)
    hw_window_open_document (self, place->document, &target, HW_OPEN_HERE);
  else if (place->top == HW_PLACE_WORDS)
    hw_window_show_words (self);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self), "concordance",
                                    g_variant_new_string (""));
  self->goes_back = FALSE;
}

typedef struct
{
  HwWindow *window; /* owned */
  gboolean forward;
  guint first; /* of the places that were asked about */
} Going;

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Going *going = user_data;
  g_autoptr (HwWindow) self = going->window;
  const guint n_gone = GPOINTER_TO_UINT (hw_session_run_finish (HW_SESSION (source), result, NULL));
  HwPlace here = { 0 }, place;
  gboolean has_here;

  /* The window may have gone meanwhile. */
  if (n_gone == 0 || self->places == NULL)
    return;
  has_here = get_here (self, &here);
  if (hw_place_history_go (self->places, going->forward, going->first + n_gone - 1,
                           has_here ? &here : NULL, &place))
    show_place (self, &place);
  hw_window_update_places (self);
}

static void
go (HwWindow *self, gboolean forward)
{
  GArray *documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  Going *going = g_new0 (Going, 1);
  HwPlace here;
  const HwPlace *place;

  going->window = g_object_ref (self);
  going->forward = forward;
  /* Where one already is leads nowhere. */
  if (!hw_window_shows_tag (self) && get_here (self, &here))
    while ((place = hw_place_history_peek (self->places, forward, going->first)) != NULL
           && place->document == here.document && place->top == here.top)
      going->first++;
  for (guint i = going->first; (place = hw_place_history_peek (self->places, forward, i)) != NULL;
       i++)
    g_array_append_val (documents, place->document);
  hw_session_run (self->session, HW_LANE_EDIT, count_gone, documents,
                  (GDestroyNotify) g_array_unref, NULL, NULL, counted_cb, going);
}

static void
back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go (user_data, FALSE);
}

static void
forward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go (user_data, TRUE);
}

static void
paragraph_chosen_cb (GtkWidget *page, gint64 id, const char *text)
{
  hw_reading_page_go_to_paragraph (HW_READING_PAGE (page), text);
}

static void
go_to_paragraph (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwReadingPage *page = get_shown_page (user_data);
  g_autofree char *title = NULL, *number = NULL;
  gsize at, n;

  if (page == NULL || !hw_reading_page_get_paragraph (page, &at, &n))
    return;
  if (hw_reading_page_has_pages (page))
    /* Translators: the number of the last paragraph of the document; a page is typed with a “p” before it */
    title = g_strdup_printf (_ ("Paragraph, 1 to %u, or page: p12"), (guint) n);
  else
    /* Translators: the number of the last paragraph of the document */
    title = g_strdup_printf (_ ("Paragraph, 1 to %u"), (guint) n);
  number = g_strdup_printf ("%u", (guint) at);
  hw_popover_ask_text (GTK_WIDGET (page), NULL, title, number, _ ("_Go"), FALSE,
                       paragraph_chosen_cb, 0);
}

/* The two buttons at the side of many mice. */
static void
button_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != 8 && button != 9)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (user_data, button == 8 ? "win.back" : "win.forward", NULL);
}

void
hw_window_add_place_actions (HwWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "find", .activate = find },
    { .name = "find-next", .activate = find_next },
    { .name = "find-previous", .activate = find_previous },
    { .name = "back", .activate = back },
    { .name = "forward", .activate = forward },
    { .name = "go-to-paragraph", .activate = go_to_paragraph },
  };
  GtkGesture *buttons = gtk_gesture_click_new ();

  self->places = hw_place_history_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (buttons), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (buttons), GTK_PHASE_CAPTURE);
  g_signal_connect (buttons, "pressed", G_CALLBACK (button_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (buttons));
  hw_window_update_places (self);
}
