/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dispersion.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "library-private.h"
#include "statement.h"

static void
free_row (gpointer data)
{
  HwDispersionRow *row = data;

  g_free (row->title);
  g_free (row->published);
  g_array_unref (row->positions);
  g_array_unref (row->ends);
  g_free (row);
}

static gboolean
add_position (const HwMatch *match, gpointer data)
{
  HwDispersion *self = data;
  HwDispersionRow *row = self->rows->len > 0 ? self->rows->pdata[self->rows->len - 1] : NULL;

  if (match->note != 0)
    return TRUE;
  if (row == NULL || row->document != match->document)
    {
      row = g_new0 (HwDispersionRow, 1);
      row->document = match->document;
      row->positions = g_array_new (FALSE, FALSE, sizeof (gint64));
      row->ends = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (self->rows, row);
    }
  g_array_append_val (row->positions, match->start);
  g_array_append_val (row->ends, match->end);
  self->n_positions++;
  return TRUE;
}

static gboolean
read_documents (HwLibrary *self, HwDispersion *dispersion, GError **error)
{
  for (guint i = 0; i < dispersion->rows->len; i++)
    {
      HwDispersionRow *row = dispersion->rows->pdata[i];
      g_autoptr (HwStatement) found = hw_library_query (
          self, error, "SELECT title, published, chars FROM documents WHERE id = ?1", "i",
          row->document);

      if (found == NULL || hw_statement_next (found, error) < 0)
        return FALSE;
      row->title = g_strdup (hw_statement_text (found, 0));
      row->published = g_strdup (hw_statement_text (found, 1));
      row->n_chars = hw_statement_int (found, 2);
    }
  return TRUE;
}

HwDispersion *
hw_library_dispersion (HwLibrary *self,
                       const char *query,
                       const HwSearchOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (HwDispersion) dispersion = g_new0 (HwDispersion, 1);
  gboolean ok;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  self->attempt = N_ ("The places could not be counted");
  dispersion->rows = g_ptr_array_new_with_free_func (free_row);
  if (!hw_library_begin_read (self, error))
    return NULL;
  ok = hw_library_search_each (self, query, options, add_position, dispersion, cancellable, error)
       && read_documents (self, dispersion, error);
  hw_library_end_read (self);
  return ok ? g_steal_pointer (&dispersion) : NULL;
}

void
hw_dispersion_free (HwDispersion *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* The period of a date, or FALSE where it does not say so much. */
static gboolean
get_period (const char *published, gboolean months, char *period)
{
  const gsize length = months ? 7 : 4;

  if (strlen (published) < length)
    return FALSE;
  memcpy (period, published, length);
  period[length] = '\0';
  return TRUE;
}

static void
add_next_period (GArray *periods, gboolean months)
{
  HwPeriod next = { "" };
  const HwPeriod *last = &g_array_index (periods, HwPeriod, periods->len - 1);
  int year = atoi (last->period), month = months ? atoi (last->period + 5) : 12;

  if (++month > 12)
    {
      month = 1;
      year++;
    }
  if (months)
    g_snprintf (next.period, sizeof next.period, "%04d-%02d", year % 10000, month);
  else
    g_snprintf (next.period, sizeof next.period, "%04d", year % 10000);
  g_array_append_val (periods, next);
}

/* Gaps are filled, but not those that a document of the year 622 opens. */
#define MAX_GAP 200

static void
add_period (GArray *periods, const HwPeriod *period, gboolean months)
{
  guint before = periods->len;

  for (guint i = 0; before > 0 && i < MAX_GAP; i++)
    {
      add_next_period (periods, months);
      if (strcmp (g_array_index (periods, HwPeriod, periods->len - 1).period, period->period) >= 0)
        break;
    }
  if (before > 0
      && strcmp (g_array_index (periods, HwPeriod, periods->len - 1).period, period->period) == 0)
    g_array_index (periods, HwPeriod, periods->len - 1) = *period;
  else
    {
      g_array_set_size (periods, before);
      g_array_append_val (periods, *period);
    }
}

static GArray *
read_periods (HwLibrary *self, const HwSearchOptions *options, gboolean months, GError **error)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, TRUE, sizeof (HwPeriod));
  g_autofree char *year = options->year != 0 ? g_strdup_printf ("%04d", options->year) : NULL;
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT substr(published, 1, ?1) AS period, sum(chars), count(*) FROM documents"
      " WHERE length(published) >= ?1 AND (?2 = 0 OR id = ?2)"
      " AND (?3 IS NULL OR lower(language) = lower(?3)"
      " OR substr(lower(language), 1, length(?3) + 1) = lower(?3) || '-')"
      " AND (?4 IS NULL OR substr(published, 1, 4) = ?4)"
      " AND (?5 = 0 OR id IN (SELECT document FROM group_documents WHERE \"group\" = ?5))"
      " GROUP BY period ORDER BY period",
      "iissi", (gint64) (months ? 7 : 4), options->document, options->language, year,
      options->group);
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      HwPeriod period = { .n_chars = (guint64) hw_statement_int (rows, 1),
                          .n_documents = (guint64) hw_statement_int (rows, 2) };

      g_strlcpy (period.period, hw_statement_text (rows, 0), sizeof period.period);
      add_period (periods, &period, months);
    }
  return found == 0 ? g_steal_pointer (&periods) : NULL;
}

static HwPeriod *
find_period (GArray *periods, const char *name)
{
  guint low = 0, high = periods->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      HwPeriod *period = &g_array_index (periods, HwPeriod, middle);
      int order = strcmp (name, period->period);

      if (order == 0)
        return period;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

GArray *
hw_library_count_periods (HwLibrary *self,
                          const HwDispersion *dispersion,
                          const HwSearchOptions *options,
                          gboolean months,
                          guint64 *n_undated,
                          GError **error)
{
  g_autoptr (GArray) periods = NULL;

  g_return_val_if_fail (self != NULL && dispersion != NULL, NULL);

  self->attempt = N_ ("The dates could not be read");
  *n_undated = 0;
  periods = read_periods (self, options, months, error);
  for (guint i = 0; periods != NULL && i < dispersion->rows->len; i++)
    {
      const HwDispersionRow *row = dispersion->rows->pdata[i];
      char name[8];
      HwPeriod *period
          = get_period (row->published, months, name) ? find_period (periods, name) : NULL;

      if (period != NULL)
        period->n_hits += row->positions->len;
      else
        *n_undated += row->positions->len;
    }
  return g_steal_pointer (&periods);
}
