/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-collocates.h"

#include <glib/gi18n.h>

#include "collocates.h"
#include "stop-list.h"
#include "words-query.h"
#include "words-scope.h"
#include "wrap-box.h"

struct _HwWordsCollocates
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkSpinButton *window;
  GtkSpinButton *least;
  GtkToggleButton *stop;
  AdwBin *table_place;

  HwWordsTable *table;
  HwTextScope scope;
  char *query;
  guint counted_window; /* of what the table shows */
};

G_DEFINE_FINAL_TYPE (HwWordsCollocates, hw_words_collocates, ADW_TYPE_BIN)

typedef struct
{
  HwTextScope scope;
  char *query;
  guint window, least;
  gboolean stop;
} Question;

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->query);
  g_free (data);
}

static const char *
get_word (gconstpointer item)
{
  return ((const HwCollocate *) item)->word;
}

static double
get_log_likelihood (gconstpointer item, gconstpointer answer)
{
  return ((const HwCollocate *) item)->log_likelihood;
}

static double
get_mi (gconstpointer item, gconstpointer answer)
{
  return ((const HwCollocate *) item)->mi;
}

static double
get_dice (gconstpointer item, gconstpointer answer)
{
  return ((const HwCollocate *) item)->dice;
}

static double
get_count (gconstpointer item, gconstpointer answer)
{
  return (double) ((const HwCollocate *) item)->count;
}

static double
get_total (gconstpointer item, gconstpointer answer)
{
  return (double) ((const HwCollocate *) item)->total;
}

static const HwWordsKind kind = {
  .title = N_ ("Word"),
  .get_word = get_word,
  .columns = {
    { N_ ("Likelihood"),
      N_ ("Log-likelihood: how far the count is from chance (Dunning 1993; Evert 2008)"),
      get_log_likelihood, 1 },
    { N_ ("MI"), N_ ("Mutual information: how much more often than by chance, as a power of two; high "
                     "for rare words (Church and Hanks 1990)"),
      get_mi, 2 },
    { N_ ("Dice"), N_ ("Of all places of both, those that are together, from 0 to 1 (Dice 1945)"),
      get_dice, 4 },
    { N_ ("Near"), N_ ("How often it stands there"), get_count, 0 },
    { N_ ("In All"), N_ ("How often it stands in these texts"), get_total, 0 },
  },
  .n_columns = 5,
};

static HwWordsItems *
make_items (HwCollocates *found)
{
  GPtrArray *items = g_ptr_array_sized_new (found->items->len);

  for (guint i = 0; i < found->items->len; i++)
    g_ptr_array_add (items, &g_array_index (found->items, HwCollocate, i));
  return hw_words_items_new_unsorted (items, get_word, found, (GDestroyNotify) hw_collocates_free);
}

/* In a library thread. */
static gpointer
count (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (GHashTable) stop = question->stop ? hw_library_get_stop_words (library) : NULL;
  const HwCollocatesOptions options = { .search = { .document = question->scope.document,
                                                    .group = question->scope.group,
                                                    .tag = question->scope.tag },
                                        .window = question->window,
                                        .min_count = question->least,
                                        .stop = stop };
  HwCollocates *found
      = hw_library_collocates (library, question->query, &options, cancellable, error);

  return found != NULL ? make_items (found) : NULL;
}

static char *
describe (const HwCollocates *found)
{
  g_autofree char *places = g_strdup_printf (ngettext ("%'u place", "%'u places", found->n_nodes),
                                             (guint) found->n_nodes);
  g_autofree char *near = g_strdup_printf (
      ngettext ("%'u word near them", "%'u words near them", found->n_near), (guint) found->n_near);

  if (found->n_nodes == 0)
    return g_strdup (_ ("It stands nowhere in these texts"));
  /* Translators: as in "17 places · 160 words near them"; the words are in their windows */
  return g_strdup_printf (_ ("%s · %s"), places, near);
}

static void
counted_cb (gpointer owner, gpointer result, const GError *error)
{
  HwWordsCollocates *self = owner;
  const guint shown = (1u << kind.n_columns) - 1;
  g_autofree char *status = NULL;

  if (error != NULL)
    {
      hw_words_table_set_status (self->table, error->message);
      hw_words_table_set_items (self->table, NULL, shown);
      return;
    }
  status = describe (hw_words_items_get_answer (result));
  hw_words_table_set_status (self->table, status);
  hw_words_table_set_items (self->table, result, shown);
}

static void
ask (HwWordsCollocates *self, gboolean again)
{
  Question *question;

  gtk_stack_set_visible_child_name (self->stack, *self->query != '\0' ? "table" : "empty");
  if (*self->query == '\0')
    {
      hw_words_table_set_items (self->table, NULL, (1u << kind.n_columns) - 1);
      return;
    }
  question = g_new0 (Question, 1);
  question->scope = self->scope;
  question->query = g_strdup (self->query);
  question->window = self->counted_window = (guint) gtk_spin_button_get_value_as_int (self->window);
  question->least = (guint) gtk_spin_button_get_value_as_int (self->least);
  question->stop = gtk_toggle_button_get_active (self->stop);
  hw_words_table_count (self->table, count, question, question_free, counted_cb, self, again);
}

static void
option_cb (HwWordsCollocates *self)
{
  if (self->query != NULL)
    ask (self, FALSE);
}

static void
activated_cb (HwWordsCollocates *self, const HwCollocate *item)
{
  g_autofree char *query = hw_words_query_near (self->query, item->word, self->counted_window);

  gtk_widget_activate_action (GTK_WIDGET (self), "words.lines", "s", query);
}

static void
finalize (GObject *object)
{
  g_free (HW_WORDS_COLLOCATES (object)->query);
  G_OBJECT_CLASS (hw_words_collocates_parent_class)->finalize (object);
}

static void
hw_words_collocates_class_init (HwWordsCollocatesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = finalize;
  g_type_ensure (HW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/words-collocates.ui");
  gtk_widget_class_bind_template_child (widget_class, HwWordsCollocates, stack);
  gtk_widget_class_bind_template_child (widget_class, HwWordsCollocates, window);
  gtk_widget_class_bind_template_child (widget_class, HwWordsCollocates, least);
  gtk_widget_class_bind_template_child (widget_class, HwWordsCollocates, stop);
  gtk_widget_class_bind_template_child (widget_class, HwWordsCollocates, table_place);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
}

static void
hw_words_collocates_init (HwWordsCollocates *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hw_words_collocates_new (HwSession *session)
{
  HwWordsCollocates *self = g_object_new (HW_TYPE_WORDS_COLLOCATES, NULL);

  self->table = HW_WORDS_TABLE (hw_words_table_new (session, &kind, _ ("Words nearby")));
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->table));
  return GTK_WIDGET (self);
}

void
hw_words_collocates_ask (HwWordsCollocates *self,
                         const HwTextScope *scope,
                         const char *query,
                         gboolean again)
{
  gboolean is_same;

  g_return_if_fail (HW_IS_WORDS_COLLOCATES (self));
  is_same = g_strcmp0 (self->query, query) == 0 && hw_words_scope_is_same (scope, &self->scope);
  if (is_same && !again)
    return;
  self->scope = *scope;
  g_free (self->query);
  self->query = g_strdup (query);
  ask (self, is_same);
}

HwWordsTable *
hw_words_collocates_get_table (HwWordsCollocates *self)
{
  g_return_val_if_fail (HW_IS_WORDS_COLLOCATES (self), NULL);
  return self->table;
}
