/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-frequencies.h"

#include "compat.h"

#include <glib/gi18n.h>

#include "stop-list.h"
#include "word-list.h"
#include "words-query.h"
#include "words-scope.h"
#include "wrap-box.h"

struct _HwWordsFrequencies
{
  AdwBin parent_instance;

  /* Template */
  GtkDropDown *size;
  GtkToggleButton *stop;
  AdwBin *against_place;
  GtkSearchEntry *filter;
  AdwBin *table_place;

  HwWordsScope *against;
  HwWordsTable *table;
  HwTextScope scope;
  gboolean has_asked;
};

G_DEFINE_FINAL_TYPE (HwWordsFrequencies, hw_words_frequencies, ADW_TYPE_BIN)

typedef struct
{
  HwTextScope scope, against;
  gboolean has_against, stop;
  guint n;
} Question;

static const char *
get_word (gconstpointer item)
{
  return ((const HwWordListItem *) item)->word;
}

static char *
make_forms (gconstpointer item)
{
  const HwWordListItem *word = item;

  return word->forms[0] != NULL && word->forms[1] != NULL
             ? g_strjoinv (" · ", (char **) word->forms + 1)
             : NULL;
}

static double
get_count (gconstpointer item, gconstpointer answer)
{
  return (double) ((const HwWordListItem *) item)->count;
}

static double
get_per_million (gconstpointer item, gconstpointer answer)
{
  const guint64 n = ((const HwWordList *) answer)->n_words;

  return n > 0 ? 1e6 * (double) ((const HwWordListItem *) item)->count / (double) n : 0;
}

static double
get_documents (gconstpointer item, gconstpointer answer)
{
  return (double) ((const HwWordListItem *) item)->n_documents;
}

static double
get_keyness (gconstpointer item, gconstpointer answer)
{
  return ((const HwWordListItem *) item)->keyness;
}

static double
get_against (gconstpointer item, gconstpointer answer)
{
  return (double) ((const HwWordListItem *) item)->against_count;
}

enum
{
  COUNT,
  PER_MILLION,
  DOCUMENTS,
  AGAINST,
  KEYNESS,
};

static const HwWordsKind kind = {
  .title = N_ ("Word"),
  .get_word = get_word,
  .make_detail = make_forms,
  .columns = {
    [COUNT] = { N_ ("Count"), N_ ("How often it stands there, in all its spellings"), get_count, 0 },
    [PER_MILLION] = { N_ ("Per Million"), N_ ("How often in a million words"), get_per_million, 1 },
    [DOCUMENTS] = { N_ ("Documents"), N_ ("Documents that it stands in"), get_documents, 0 },
    [AGAINST] = { N_ ("Elsewhere"), N_ ("How often it stands in what is compared"), get_against, 0 },
    [KEYNESS] = { N_ ("Keyness"),
                  N_ ("How much it is typical here: the log-likelihood of both counts (Dunning 1993; "
                      "Rayson and Garside 2000). Above 6.63 it is hardly chance (p < .01); below 0 it "
                      "is rarer here"),
                  get_keyness, 1 },
  },
  .n_columns = 5,
};

static void
free_list (gpointer list)
{
  hw_word_list_free (list);
}

/* In a library thread. */
static gpointer
count (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (GHashTable) stop = question->stop ? hw_library_get_stop_words (library) : NULL;
  const HwWordListOptions options = { .scope = question->scope,
                                      .against = question->has_against ? &question->against : NULL,
                                      .n = question->n,
                                      .stop = stop,
                                      .order = HW_WORD_ORDER_WORD };
  HwWordList *list = hw_library_list_words (library, &options, cancellable, error);
  GPtrArray *items;

  if (list == NULL)
    return NULL;
  items = g_ptr_array_sized_new (list->items->len);
  for (guint i = 0; i < list->items->len; i++)
    g_ptr_array_add (items, &g_array_index (list->items, HwWordListItem, i));
  return hw_words_items_new (items, list, free_list);
}

static char *
describe (const HwWordList *list)
{
  const gulong n_documents = (gulong) list->n_documents;
  g_autofree char *distinct = g_strdup_printf (
      ngettext ("%'u entry", "%'u entries", list->n_distinct), (guint) list->n_distinct);
  /* Translators: running words, or sequences of words, that were counted */
  g_autofree char *all = g_strdup_printf (ngettext ("%'u counted", "%'u counted", list->n_words),
                                          (guint) list->n_words);
  /* Translators: where words are, behind how many there are */
  g_autofree char *documents = g_strdup_printf (
      ngettext ("in %'u document", "in %'u documents", n_documents), (guint) n_documents);
  GString *text = g_string_new (NULL);

  /* Translators: 1,200 entries · 90,000 counted in 5 documents */
  g_string_append_printf (text, _ ("%s · %s %s"), distinct, all, documents);
  if (list->n_against > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              ngettext ("compared with %'u", "compared with %'u", list->n_against),
                              (guint) list->n_against);
    }
  if (list->only_repeated)
    {
      g_string_append (text, " · ");
      g_string_append (text, _ ("there are too many to list those that stand only once"));
    }
  return g_string_free (text, FALSE);
}

static guint
get_shown (HwWordsFrequencies *self)
{
  HwTextScope against;
  guint shown = 1 << COUNT | 1 << PER_MILLION;

  if (self->scope.document == 0)
    shown |= 1 << DOCUMENTS;
  if (hw_words_scope_get (self->against, &against))
    shown |= 1 << AGAINST | 1 << KEYNESS;
  return shown;
}

static void
counted_cb (gpointer owner, gpointer result, const GError *error)
{
  HwWordsFrequencies *self = owner;
  g_autofree char *status = NULL;

  if (error != NULL)
    {
      hw_words_table_set_status (self->table, error->message);
      hw_words_table_set_items (self->table, NULL, get_shown (self));
      return;
    }
  status = describe (hw_words_items_get_answer (result));
  hw_words_table_set_status (self->table, status);
  hw_words_table_set_items (self->table, result, get_shown (self));
}

static void
ask (HwWordsFrequencies *self, gboolean again)
{
  Question *question = g_new0 (Question, 1);

  question->scope = self->scope;
  question->has_against = hw_words_scope_get (self->against, &question->against);
  question->stop = gtk_toggle_button_get_active (self->stop);
  question->n = gtk_drop_down_get_selected (self->size) + 1;
  hw_words_table_count (self->table, count, question, g_free, counted_cb, self, again);
}

static void
option_cb (HwWordsFrequencies *self)
{
  if (self->has_asked)
    ask (self, FALSE);
}

/* What is compared is looked at by what is typical. */
static void
against_cb (HwWordsFrequencies *self)
{
  HwTextScope against;
  const gboolean compares = hw_words_scope_get (self->against, &against);

  option_cb (self);
  hw_words_table_set_order (self->table, compares ? KEYNESS : COUNT, TRUE);
}

static void
filter_cb (HwWordsFrequencies *self)
{
  hw_words_table_set_filter (self->table, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
}

static void
activated_cb (HwWordsFrequencies *self, const HwWordListItem *item)
{
  g_autofree char *query = hw_words_query_of (item->word);

  gtk_widget_activate_action (GTK_WIDGET (self), "words.lines", "s", query);
}

static void
hw_words_frequencies_class_init (HwWordsFrequenciesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (HW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/words-frequencies.ui");
  gtk_widget_class_bind_template_child (widget_class, HwWordsFrequencies, size);
  gtk_widget_class_bind_template_child (widget_class, HwWordsFrequencies, stop);
  gtk_widget_class_bind_template_child (widget_class, HwWordsFrequencies, against_place);
  gtk_widget_class_bind_template_child (widget_class, HwWordsFrequencies, filter);
  gtk_widget_class_bind_template_child (widget_class, HwWordsFrequencies, table_place);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
hw_words_frequencies_init (HwWordsFrequencies *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hw_words_frequencies_new (HwSession *session)
{
  HwWordsFrequencies *self = g_object_new (HW_TYPE_WORDS_FREQUENCIES, NULL);

  hw_compat_name_drop_down (self->size, gtk_widget_get_tooltip_text (GTK_WIDGET (self->size)));
  self->against = HW_WORDS_SCOPE (
      /* Translators: the texts are not compared with others */
      hw_words_scope_new (session, _ ("Compared with nothing"), _ ("Compare with")));
  g_signal_connect_swapped (self->against, "changed", G_CALLBACK (against_cb), self);
  adw_bin_set_child (self->against_place, GTK_WIDGET (self->against));
  self->table = HW_WORDS_TABLE (hw_words_table_new (session, &kind, _ ("Words")));
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->table));
  return GTK_WIDGET (self);
}

void
hw_words_frequencies_set_document (HwWordsFrequencies *self, gint64 document, const char *title)
{
  g_return_if_fail (HW_IS_WORDS_FREQUENCIES (self));
  hw_words_scope_set_document (self->against, document, title);
}

void
hw_words_frequencies_ask (HwWordsFrequencies *self, const HwTextScope *scope, gboolean again)
{
  gboolean is_same;

  g_return_if_fail (HW_IS_WORDS_FREQUENCIES (self));
  is_same = self->has_asked && hw_words_scope_is_same (scope, &self->scope);
  if (is_same && !again)
    return;
  self->scope = *scope;
  self->has_asked = TRUE;
  ask (self, is_same);
}

HwWordsTable *
hw_words_frequencies_get_table (HwWordsFrequencies *self)
{
  g_return_val_if_fail (HW_IS_WORDS_FREQUENCIES (self), NULL);
  return self->table;
}
