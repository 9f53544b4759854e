/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-answer.h"

#include <glib/gi18n.h>

#include "direction.h"

void
hw_words_question_free (gpointer data)
{
  g_free (((HwWordsQuestion *) data)->query);
  g_free (data);
}

static void
answer_free (gpointer data)
{
  HwWordsAnswer *self = data;

  g_free (self->query);
  g_clear_pointer (&self->dispersion, hw_dispersion_free);
  g_clear_pointer (&self->periods, g_array_unref);
  g_free (self);
}

static const char *
get_title (gconstpointer item)
{
  const char *title = ((const HwDispersionRow *) item)->title;

  return *title != '\0' ? title : _ ("Untitled");
}

static double
get_hits (gconstpointer item, gconstpointer answer)
{
  return ((const HwDispersionRow *) item)->positions->len;
}

static double
per_million (guint64 count, guint64 n)
{
  return n > 0 ? 1e6 * (double) count / (double) n : 0;
}

static double
get_density (gconstpointer item, gconstpointer answer)
{
  const HwDispersionRow *row = item;

  return per_million (row->positions->len, (guint64) row->n_chars);
}

static double
get_chars (gconstpointer item, gconstpointer answer)
{
  return (double) ((const HwDispersionRow *) item)->n_chars;
}

static gint64
get_document (gconstpointer item)
{
  return ((const HwDispersionRow *) item)->document;
}

const HwWordsKind hw_words_places_kind = {
  .title = N_ ("Document"),
  .get_word = get_title,
  .get_id = get_document,
  .columns = {
    { N_ ("Places"), N_ ("How often it stands in the document"), get_hits, 0 },
    { N_ ("Per Million"), N_ ("How often in a million characters of the document"), get_density, 1 },
    { N_ ("Characters"), N_ ("Length of the document"), get_chars, 0 },
  },
  .n_columns = 3,
};

static const char *
get_period (gconstpointer item)
{
  return ((const HwPeriod *) item)->period;
}

static double
get_period_hits (gconstpointer item, gconstpointer answer)
{
  return (double) ((const HwPeriod *) item)->n_hits;
}

static double
get_period_density (gconstpointer item, gconstpointer answer)
{
  const HwPeriod *period = item;

  return per_million (period->n_hits, period->n_chars);
}

static double
get_period_documents (gconstpointer item, gconstpointer answer)
{
  return (double) ((const HwPeriod *) item)->n_documents;
}

const HwWordsKind hw_words_periods_kind = {
  .title = N_ ("Time"),
  .get_word = get_period,
  .columns = {
    { N_ ("Places"), N_ ("How often it stands in the documents of that time"), get_period_hits, 0 },
    { N_ ("Per Million"), N_ ("How often in a million characters of that time"),
      get_period_density, 1 },
    { N_ ("Documents"), N_ ("Documents of that time, with it and without"), get_period_documents,
      0 },
  },
  .n_columns = 3,
};

gpointer
hw_words_answer_read (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwWordsQuestion *question = data;
  HwWordsAnswer *self = g_new0 (HwWordsAnswer, 1);
  GPtrArray *items;

  self->query = g_strdup (question->query);
  self->over_time = question->over_time;
  self->months = question->months;
  self->dispersion
      = hw_library_dispersion (library, question->query, &question->search, cancellable, error);
  if (self->dispersion != NULL && self->over_time)
    self->periods = hw_library_count_periods (library, self->dispersion, &question->search,
                                              self->months, &self->n_undated, error);
  if (self->dispersion == NULL || (self->over_time && self->periods == NULL))
    {
      answer_free (self);
      return NULL;
    }
  if (!self->over_time)
    {
      items = g_ptr_array_sized_new (self->dispersion->rows->len);
      for (guint i = 0; i < self->dispersion->rows->len; i++)
        g_ptr_array_add (items, self->dispersion->rows->pdata[i]);
      return hw_words_items_new_unsorted (items, get_title, self, answer_free);
    }
  items = g_ptr_array_sized_new (self->periods->len);
  for (guint i = 0; i < self->periods->len; i++)
    g_ptr_array_add (items, &g_array_index (self->periods, HwPeriod, i));
  return hw_words_items_new (items, self, answer_free);
}

static HwPlot *
make_places (const HwWordsItems *items, const char *query, gboolean all)
{
  const HwWordsAnswer *self = hw_words_items_get_answer (items);
  const HwWordsOrder most = { 0, TRUE };
  g_autoptr (GPtrArray) rows
      = hw_words_kind_arrange (&hw_words_places_kind, items, &most, NULL, NULL);
  /* Translators: above a plot; %s is what was searched for */
  g_autofree char *title = g_strdup_printf (_ ("Where “%s” stands"), query);
  g_autofree char *best
      = g_strdup_printf (ngettext ("the %d document with most places",
                                   "the %d documents with most places", HW_WORDS_MAX_DRAWN),
                         HW_WORDS_MAX_DRAWN);
  HwPlot *plot = hw_plot_new (HW_PLOT_PLACES, title,
                              self->dispersion->rows->len > HW_WORDS_MAX_DRAWN ? best : NULL);

  for (guint i = 0; i < (all ? rows->len : MIN (rows->len, HW_WORDS_MAX_DRAWN)); i++)
    {
      const HwDispersionRow *row = rows->pdata[i];

      hw_plot_add_places (plot, get_title (row), (double) row->n_chars, row->positions,
                          row->document);
    }
  return plot;
}

static HwPlot *
make_bars (const HwWordsItems *items, const char *query)
{
  /* Translators: above a plot; %s is what was searched for */
  g_autofree char *title = g_strdup_printf (_ ("“%s” over time"), query);
  HwPlot *plot = hw_plot_new (HW_PLOT_BARS, title, _ ("in a million characters"));

  for (gsize i = 0; i < hw_words_items_get_n (items); i++)
    {
      const HwPeriod *period = hw_words_items_get (items, i);

      hw_plot_add_bar (plot, period->period, period->n_hits, get_period_density (period, NULL),
                       (gint64) i);
    }
  return plot;
}

HwPlot *
hw_words_answer_make_plot (const HwWordsItems *items, gboolean all)
{
  const HwWordsAnswer *self = hw_words_items_get_answer (items);
  g_autofree char *query = hw_direction_isolate (self->query);

  return self->over_time ? make_bars (items, query) : make_places (items, query, all);
}

char *
hw_words_answer_describe (const HwWordsAnswer *self)
{
  const gulong n = (gulong) self->dispersion->n_positions, n_undated = (gulong) self->n_undated;
  const guint n_documents = self->dispersion->rows->len;
  g_autofree char *places = g_strdup_printf (ngettext ("%'u place", "%'u places", n), (guint) n);
  g_autofree char *documents = g_strdup_printf (
      ngettext ("in %'u document", "in %'u documents", n_documents), n_documents);
  GString *text = g_string_new (NULL);

  if (n == 0)
    g_string_append (text, _ ("It stands nowhere in these texts"));
  else
    /* Translators: as in "17 places in 5 documents" */
    g_string_append_printf (text, _ ("%s %s"), places, documents);
  if (self->n_undated > 0)
    {
      g_autofree char *undated = g_strdup_printf (
          self->months ? ngettext ("%'u is in documents without a month, and not shown",
                                   "%'u are in documents without a month, and not shown", n_undated)
                       : ngettext ("%'u is in documents without a date, and not shown",
                                   "%'u are in documents without a date, and not shown", n_undated),
          (guint) n_undated);

      g_string_append_printf (text, " · %s", undated);
    }
  return g_string_free (text, FALSE);
}
