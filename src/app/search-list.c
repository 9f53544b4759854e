/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-list.h"

#include <glib/gi18n.h>

#include "excerpt.h"
#include "feed.h"
#include "hit-rows.h"
#include "list-kind.h"
#include "open-where.h"
#include "row-model.h"

/* A person who gets more than this asks for something rarer. */
#define MAX_HITS 1000
/* So much before the match is seen on a narrow sidebar without pushing it out (code points). */
#define MAX_BEFORE 24
/* A search that takes longer than this shows that it is under way. */
#define SPINNER_DELAY_MS 300

struct _HwSearchList
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *count;
  AdwStatusPage *failure;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  HwRowModel *model;
  GtkSingleSelection *selection;
  char *query;
  guint spinner_id;

  gboolean open_first;
};

G_DEFINE_FINAL_TYPE (HwSearchList, hw_search_list, ADW_TYPE_BIN)

enum
{
  HIT_ACTIVATED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In a library thread. */
static gpointer
search (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwSearchOptions options = { .limit = MAX_HITS, .open = TRUE };
  g_autoptr (HwSearchResult) result = hw_library_search (
      library, g_variant_get_string (data, NULL), &options, cancellable, error);

  return result != NULL ? hw_hit_rows_new (g_steal_pointer (&result->hits)) : NULL;
}

static void
show_count (HwSearchList *self, gsize n)
{
  g_autofree char *text = NULL;

  if (n >= MAX_HITS)
    text = g_strdup_printf (_ ("The best %d results"), MAX_HITS);
  else
    text = g_strdup_printf (ngettext ("%d result", "%d results", (gulong) n), (int) n);
  gtk_label_set_text (self->count, text);
}

static void
open_hit (HwSearchList *self, guint position, HwOpenWhere where)
{
  HwRows *rows = hw_row_model_get_rows (self->model);
  const HwHit *hit;

  if (position >= hw_rows_get_n (rows))
    return;
  hit = ((const HwHitRow *) hw_rows_get_item (rows, position))->hit;
  g_signal_emit (self, signals[HIT_ACTIVATED], 0, hit, (int) where);
}

static void
activate_row (gpointer owner, guint position)
{
  open_hit (owner, position, HW_OPEN_HERE);
}

static void
open_row_in_tab (gpointer owner, guint position)
{
  open_hit (owner, position, HW_OPEN_TAB);
}

static void
found_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwSearchList *self = owner;
  gsize n = hw_rows_get_n (answer);

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (error != NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  hw_row_model_set_rows (self->model, answer);
  show_count (self, n);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  if (self->open_first && n > 0)
    activate_row (self, 0);
  self->open_first = FALSE;
}

static gboolean
spinner_cb (gpointer data)
{
  HwSearchList *self = data;

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  return G_SOURCE_REMOVE;
}

/* A row is a box: the title of the document or tag where it is the first there, what kind of place it
 * is where it is a note, and the line. */
static GtkWidget *
make_row (gpointer owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = hw_excerpt_new (1);
  GtkWidget *note = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "hit-row");
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "hit-heading");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_set_halign (note, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), hw_excerpt_new (2));
  return box;
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  const HwHitRow *item = hw_row_get_item (row);
  GtkWidget *heading = gtk_widget_get_first_child (widget);
  GtkWidget *note = gtk_widget_get_next_sibling (heading);
  GtkWidget *line = gtk_widget_get_last_child (widget);
  glong n_before = g_utf8_strlen (item->hit->before, -1);
  const char *start = item->hit->before;
  g_autofree char *before = NULL;
  g_autofree char *after = g_strchomp (g_strdup (item->hit->after));
  g_autofree char *name = NULL;
  const char *title = item->hit->document == 0 && item->hit->tag == 0 ? _ ("Library")
                      : *item->hit->title != '\0'                     ? item->hit->title
                                                                      : _ ("Untitled");
  const char *kind = item->hit->tag != 0 ? _ ("In a note on the tag") : _ ("In a note");

  if (n_before > MAX_BEFORE)
    {
      start = g_utf8_offset_to_pointer (start, n_before - MAX_BEFORE);
      /* Not from the middle of a word. */
      while (*start != '\0' && *start != ' ')
        start = g_utf8_next_char (start);
    }
  before = g_strconcat (n_before > MAX_BEFORE ? "…" : "", start, NULL);
  gtk_widget_set_visible (heading, item->first);
  if (item->first)
    hw_excerpt_set_text (HW_EXCERPT (heading), title);
  gtk_widget_set_visible (note, item->hit->note != 0);
  gtk_label_set_text (GTK_LABEL (note), kind);
  hw_excerpt_set_match (HW_EXCERPT (line), before, item->hit->match, after, HW_EXCERPT_BOLD, NULL);
  name = g_strconcat (item->first ? title : "", item->first ? "\n" : "",
                      item->hit->note != 0 ? kind : "", item->hit->note != 0 ? "\n" : "", before,
                      item->hit->match, after, NULL);
  hw_list_set_row_name (widget, name);
}

static const HwListKind hit_kind
    = { make_row, bind_row, NULL, activate_row, NULL, open_row_in_tab };

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        HwSearchList *self)
{
  GtkWidget *focused = hw_list_get_focused (self->list);

  if (keyval != GDK_KEY_Escape
      && !(keyval == GDK_KEY_Up && focused != NULL && hw_list_get_position (focused) == 0))
    return FALSE;
  g_signal_emit (self, signals[LEFT], 0);
  return TRUE;
}

static void
hw_search_list_dispose (GObject *object)
{
  HwSearchList *self = HW_SEARCH_LIST (object);

  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  G_OBJECT_CLASS (hw_search_list_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_search_list_finalize (GObject *object)
{
  HwSearchList *self = HW_SEARCH_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_free (self->query);
  G_OBJECT_CLASS (hw_search_list_parent_class)->finalize (object);
}

static void
hw_search_list_class_init (HwSearchListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_search_list_dispose;
  object_class->finalize = hw_search_list_finalize;
  signals[HIT_ACTIVATED]
      = g_signal_new ("hit-activated", HW_TYPE_SEARCH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);
  signals[LEFT] = g_signal_new ("left", HW_TYPE_SEARCH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/search-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, stack);
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, list);
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, count);
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, failure);
}

static void
hw_search_list_init (HwSearchList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->query = g_strdup ("");
  self->model = hw_row_model_new (NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &hit_kind, self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

void
hw_search_list_set_session (HwSearchList *self, HwSession *session)
{
  g_return_if_fail (HW_IS_SEARCH_LIST (self) && self->session == NULL);
  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_SEARCH, search, (GDestroyNotify) hw_rows_unref,
                            found_cb, self);
}

void
hw_search_list_search (HwSearchList *self, const char *query)
{
  if (g_str_equal (query, self->query))
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  self->open_first = FALSE;
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (*query == '\0')
    {
      hw_feed_ask (self->feed, NULL);
      hw_row_model_set_rows (self->model, NULL);
      return;
    }
  self->spinner_id = g_timeout_add (SPINNER_DELAY_MS, spinner_cb, self);
  hw_feed_ask (self->feed, g_variant_new_string (query));
}

void
hw_search_list_open_first (HwSearchList *self)
{
  if (*self->query == '\0')
    return;
  if (hw_feed_is_waiting (self->feed))
    self->open_first = TRUE;
  else
    activate_row (self, 0);
}

gboolean
hw_search_list_focus_first (HwSearchList *self)
{
  if (hw_rows_get_n (hw_row_model_get_rows (self->model)) == 0)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, 0);
  hw_list_focus (self->list, 0);
  return TRUE;
}
