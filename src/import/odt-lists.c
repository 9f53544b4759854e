/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt-lists.h"

void
hw_odt_level_clear (HwOdtLevel *self)
{
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->bullet);
  *self = (HwOdtLevel){ 0 };
}

static int
get_start (const HwOdtLevel *levels, int index)
{
  return levels != NULL && levels[index].is_set ? levels[index].start : 1;
}

static void
count (HwOdtCounts *self, const HwOdtLevel *levels, int index, int start)
{
  if (start >= 0)
    self->counts[index] = start;
  else if (self->begun[index])
    self->counts[index]++;
  else
    self->counts[index] = get_start (levels, index);
  self->begun[index] = TRUE;
  for (int i = 0; i < index; i++)
    if (!self->begun[i])
      {
        self->counts[i] = get_start (levels, i);
        self->begun[i] = TRUE;
      }
  for (int i = index + 1; i < HW_ODT_N_LEVELS; i++)
    self->begun[i] = FALSE;
}

static void
append_number (GString *label, const HwOdtCounts *counts, const HwOdtLevel *levels, int index)
{
  for (int i = MAX (index - levels[index].n_shown + 1, 0); i <= index; i++)
    {
      const gsize before = label->len;

      if (i < index && !levels[i].is_set)
        continue;
      hw_number_append (label, levels[i].format, counts->counts[i]);
      if (i < index && label->len > before)
        g_string_append_c (label, '.');
    }
}

char *
hw_odt_counts_next (HwOdtCounts *self, const HwOdtLevel *levels, int index, int start)
{
  g_autoptr (GString) label = g_string_new (NULL);
  const HwOdtLevel *level;

  index = CLAMP (index, 0, HW_ODT_N_LEVELS - 1);
  count (self, levels, index, start);
  level = levels != NULL && levels[index].is_set ? &levels[index] : NULL;
  if (level == NULL || level->format == HW_NUMBER_NONE)
    return NULL;
  if (level->format == HW_NUMBER_BULLET) /* what stands around it in the file is not shown */
    hw_number_append_bullet (label, level->bullet != NULL ? level->bullet : "•");
  else
    {
      if (level->prefix != NULL)
        g_string_append (label, level->prefix);
      append_number (label, self, levels, index);
      if (level->suffix != NULL)
        g_string_append (label, level->suffix);
    }
  if (label->len == 0)
    return NULL;
  if (label->str[label->len - 1] != ' ')
    g_string_append_c (label, ' ');
  return g_string_free (g_steal_pointer (&label), FALSE);
}
