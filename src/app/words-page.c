/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-page.h"

#include <glib/gi18n.h>

#include "actions.h"
#include "file-name.h"
#include "words-collocates.h"
#include "words-frequencies.h"
#include "words-plots.h"
#include "words-save.h"
#include "words-scope.h"
#include "words-stop-list.h"
#include "wrap-box.h"

/* To count all words takes its time: many changes are one. */
#define RECOUNT_MS 2000

struct _HwWordsPage
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  AdwBin *scope_place;
  GtkSearchEntry *query;
  GtkWidget *more;

  HwSession *session; /* owned */
  HwWordsScope *scope;
  GSimpleActionGroup *actions;
  HwWordsFrequencies *frequencies;
  HwWordsCollocates *collocates;
  HwWordsPlots *places, *periods;
  gboolean has_counted[4]; /* of what the library is now, by the order of the parts */
  guint recount_id;
};

G_DEFINE_FINAL_TYPE (HwWordsPage, hw_words_page, ADW_TYPE_BIN)

enum
{
  PLACE_ACTIVATED,
  SAVED,
  CLOSED,
  TITLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
get_part (HwWordsPage *self, guint i)
{
  GtkWidget *const parts[] = { GTK_WIDGET (self->frequencies), GTK_WIDGET (self->collocates),
                               GTK_WIDGET (self->places), GTK_WIDGET (self->periods) };

  return parts[i];
}

static guint
get_shown (HwWordsPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  guint i = 0;

  while (i < G_N_ELEMENTS (self->has_counted) - 1 && get_part (self, i) != shown)
    i++;
  return i;
}

static void
ask (HwWordsPage *self, gboolean again)
{
  const guint shown = get_shown (self);
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->query));
  g_autofree char *stripped = g_strstrip (g_strdup (query));
  HwTextScope scope = { 0 };

  if (self->periods == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  again = again || !self->has_counted[shown];
  self->has_counted[shown] = TRUE;
  hw_words_scope_get (self->scope, &scope);
  if (shown == 0)
    hw_words_frequencies_ask (self->frequencies, &scope, again);
  else if (shown == 1)
    hw_words_collocates_ask (self->collocates, &scope, stripped, again);
  else
    hw_words_plots_ask (shown == 2 ? self->places : self->periods, &scope, stripped, again);
}

static void
asked_cb (HwWordsPage *self)
{
  ask (self, FALSE);
}

static void
part_cb (HwWordsPage *self)
{
  const guint shown = get_shown (self);

  if (self->periods == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->query), shown > 0);
  /* At the end of its line, whatever that is filled with. */
  gtk_widget_set_hexpand (self->more, shown == 0);
  hw_action_set_enabled (G_ACTION_MAP (self->actions), "save-plot", shown > 1);
  ask (self, FALSE);
  g_signal_emit (self, signals[TITLED], 0);
}

static HwWordsTable *
get_table (HwWordsPage *self)
{
  switch (get_shown (self))
    {
    case 0:
      return hw_words_frequencies_get_table (self->frequencies);
    case 1:
      return hw_words_collocates_get_table (self->collocates);
    case 2:
      return hw_words_plots_get_table (self->places);
    default:
      return hw_words_plots_get_table (self->periods);
    }
}

static gboolean
recount_cb (gpointer data)
{
  HwWordsPage *self = data;

  /* What is under way may be of before the change: it is shown, and what has changed comes after it. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && hw_words_table_is_counting (get_table (self)))
    return G_SOURCE_CONTINUE;
  self->recount_id = 0;
  ask (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* What is not on the screen is counted when it is there again. */
static void
changed_cb (HwWordsPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->has_counted); i++)
    self->has_counted[i] = FALSE;
  if (self->recount_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->recount_id = g_timeout_add (RECOUNT_MS, recount_cb, self);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hw_words_page_parent_class)->map (widget);
  ask (HW_WORDS_PAGE (widget), FALSE);
}

static void
again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask (user_data, TRUE);
}

static void
stop_list_saved_cb (HwWordsPage *self)
{
  changed_cb (self);
  ask (self, TRUE);
}

static void
stop_list_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWordsPage *self = user_data;
  GtkWidget *list = hw_words_stop_list_new (self->session);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (list), GTK_WINDOW (root));
  g_signal_connect_object (list, "saved", G_CALLBACK (stop_list_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (list));
}

/* Of a plot its numbers are saved with every place; without a plot, a table as it is sorted and filtered. */
static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWordsPage *self = user_data;
  const guint shown = get_shown (self);
  const char *word = gtk_editable_get_text (GTK_EDITABLE (self->query));
  HwWordsPlots *plots = shown == 3 ? self->periods : shown == 2 ? self->places : NULL;
  g_autofree char *title = NULL, *name = NULL;

  if (plots != NULL && !hw_words_plots_has_plot (plots))
    return;
  title = shown == 0 ? g_strdup (hw_words_page_get_subtitle (self))
                     : g_strdup_printf ("%s - %s", hw_words_page_get_subtitle (self), word);
  name = hw_file_name_suggest (title, _ ("Words"), g_variant_get_string (parameter, NULL));
  if (plots != NULL)
    hw_words_save (GTK_WIDGET (self), self->session, name, hw_words_plots_write,
                   hw_words_plots_take_plot (plots), hw_words_plots_taken_free);
  else
    hw_words_save (GTK_WIDGET (self), self->session, name, hw_words_table_write_csv,
                   hw_words_table_take_csv (get_table (self)), hw_words_table_csv_free);
}

static void
close_page (HwWordsPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  close_page (HW_WORDS_PAGE (widget));
  return TRUE;
}

static void
place_cb (HwWordsPage *self, gint64 document, gint64 start, gint64 end)
{
  g_signal_emit (self, signals[PLACE_ACTIVATED], 0, document, start, end);
}

/* All lines of a query, in what is counted. */
static void
lines_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWordsPage *self = user_data;
  g_autoptr (HwSearchQuestion) question
      = hw_search_question_new (g_variant_get_string (parameter, NULL));

  hw_words_scope_narrow (self->scope, question);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.concordance-of",
                                      hw_search_question_to_variant (question));
}

static void
dispose (GObject *object)
{
  HwWordsPage *self = HW_WORDS_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_func (self->stack, part_cb, self);
  g_clear_handle_id (&self->recount_id, g_source_remove);
  self->periods = NULL;
  G_OBJECT_CLASS (hw_words_page_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_words_page_class_init (HwWordsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dispose;
  widget_class->map = map;
  signals[PLACE_ACTIVATED]
      = g_signal_new ("place-activated", HW_TYPE_WORDS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[SAVED] = g_signal_new ("saved", HW_TYPE_WORDS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[CLOSED] = g_signal_new ("closed", HW_TYPE_WORDS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[TITLED] = g_signal_new ("titled", HW_TYPE_WORDS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (HW_TYPE_WRAP_BOX);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "words.again", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/words-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HwWordsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HwWordsPage, scope_place);
  gtk_widget_class_bind_template_child (widget_class, HwWordsPage, query);
  gtk_widget_class_bind_template_child (widget_class, HwWordsPage, more);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_page);
}

static void
hw_words_page_init (HwWordsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "save", .activate = save_cb, .parameter_type = "s" },
    { .name = "save-plot", .activate = save_cb, .parameter_type = "s" },
    { .name = "stop-list", .activate = stop_list_cb },
    { .name = "again", .activate = again_cb },
    { .name = "lines", .activate = lines_cb, .parameter_type = "s" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "words", G_ACTION_GROUP (self->actions));
  g_object_unref (self->actions);
}

static HwWordsPlots *
add_plots (HwWordsPage *self, gboolean over_time)
{
  HwWordsPlots *plots = HW_WORDS_PLOTS (hw_words_plots_new (self->session, over_time));

  g_signal_connect_swapped (plots, "place-activated", G_CALLBACK (place_cb), self);
  return plots;
}

GtkWidget *
hw_words_page_new (HwSession *session)
{
  HwWordsPage *self = g_object_new (HW_TYPE_WORDS_PAGE, NULL);

  self->session = g_object_ref (session);
  self->scope = HW_WORDS_SCOPE (hw_words_scope_new (session, NULL, _ ("Count in")));
  g_signal_connect_swapped (self->scope, "changed", G_CALLBACK (asked_cb), self);
  adw_bin_set_child (self->scope_place, GTK_WIDGET (self->scope));
  self->frequencies = HW_WORDS_FREQUENCIES (hw_words_frequencies_new (session));
  self->collocates = HW_WORDS_COLLOCATES (hw_words_collocates_new (session));
  self->places = add_plots (self, FALSE);
  self->periods = add_plots (self, TRUE);
  gtk_stack_add_titled (self->stack, get_part (self, 0), "frequencies", _ ("Frequencies"));
  /* Translators: which words stand near a word */
  gtk_stack_add_titled (self->stack, get_part (self, 1), "collocates", _ ("Nearby"));
  /* Translators: where in the documents a word stands */
  gtk_stack_add_titled (self->stack, get_part (self, 2), "places", _ ("Places"));
  /* Translators: how often a word stands in the documents of each year */
  gtk_stack_add_titled (self->stack, get_part (self, 3), "periods", _ ("Over Time"));
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (part_cb), self);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  part_cb (self);
  return GTK_WIDGET (self);
}

void
hw_words_page_set_document (HwWordsPage *self, gint64 document, const char *title)
{
  g_return_if_fail (HW_IS_WORDS_PAGE (self));
  hw_words_scope_set_document (self->scope, document, title);
  hw_words_frequencies_set_document (self->frequencies, document, title);
}

void
hw_words_page_focus (HwWordsPage *self)
{
  g_return_if_fail (HW_IS_WORDS_PAGE (self));
  if (gtk_widget_get_visible (GTK_WIDGET (self->query)))
    gtk_widget_grab_focus (GTK_WIDGET (self->query));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->frequencies), GTK_DIR_TAB_FORWARD);
}

const char *
hw_words_page_get_subtitle (HwWordsPage *self)
{
  GtkWidget *shown;

  g_return_val_if_fail (HW_IS_WORDS_PAGE (self), NULL);
  shown = gtk_stack_get_visible_child (self->stack);
  return shown != NULL ? gtk_stack_page_get_title (gtk_stack_get_page (self->stack, shown)) : "";
}

const char *
hw_words_page_get_query (HwWordsPage *self)
{
  g_return_val_if_fail (HW_IS_WORDS_PAGE (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->query));
}
