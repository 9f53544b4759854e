/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "structure.h"

static void
clear_locator (gpointer data)
{
  g_free (((HwLocator *) data)->label);
}

static void
clear_aside (gpointer data)
{
  g_free (((HwAside *) data)->text);
}

HwStructure *
hw_structure_new (void)
{
  HwStructure *self = g_new0 (HwStructure, 1);

  self->forms = g_array_new (FALSE, FALSE, sizeof (HwParagraphForm));
  self->locators = g_array_new (FALSE, FALSE, sizeof (HwLocator));
  self->asides = g_array_new (FALSE, FALSE, sizeof (HwAside));
  g_array_set_clear_func (self->locators, clear_locator);
  g_array_set_clear_func (self->asides, clear_aside);
  return self;
}

void
hw_structure_free (HwStructure *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->forms);
  g_array_unref (self->locators);
  g_array_unref (self->asides);
  g_free (self);
}

void
hw_structure_add_form (HwStructure *self, HwParagraphForm form)
{
  g_array_append_val (self->forms, form);
}

void
hw_structure_add_locator (HwStructure *self, gsize start, HwLocatorKind kind, const char *label)
{
  HwLocator locator = { start, kind, g_strdup (label) };

  g_array_append_val (self->locators, locator);
}

void
hw_structure_add_aside (HwStructure *self, gsize paragraph, HwAsideReason reason, const char *text)
{
  HwAside aside = { paragraph, reason, g_strdup (text) };

  g_array_append_val (self->asides, aside);
}

static gsize
follow (gsize position, gsize start, gsize n, gsize new_n)
{
  if (position <= start)
    return position;
  return position >= start + n ? position - n + new_n : start + MIN (position - start, new_n);
}

static void
follow_forms (GArray *forms, const HwStructureChange *change)
{
  static const HwParagraphForm plain = { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO };
  const guint at = (guint) MIN (change->paragraph, forms->len);

  if (forms->len == 0)
    return;
  if (change->n_lines > change->new_n_lines)
    g_array_remove_range (forms, at,
                          (guint) MIN (change->n_lines - change->new_n_lines, forms->len - at));
  for (gsize i = change->n_lines; i < change->new_n_lines; i++)
    g_array_insert_val (forms, at, plain);
}

void
hw_structure_follow (HwStructure *self, const HwStructureChange *change)
{
  for (guint i = 0; i < self->locators->len; i++)
    {
      HwLocator *locator = &g_array_index (self->locators, HwLocator, i);

      locator->start = follow (locator->start, change->start, change->n_chars, change->new_n_chars);
    }
  for (guint i = 0; i < self->asides->len; i++)
    {
      HwAside *aside = &g_array_index (self->asides, HwAside, i);

      aside->paragraph
          = follow (aside->paragraph, change->paragraph, change->n_lines, change->new_n_lines);
    }
  follow_forms (self->forms, change);
}

void
hw_structure_remove_aside (HwStructure *self, gsize index)
{
  gsize paragraph;

  g_return_if_fail (index < self->asides->len);

  paragraph = g_array_index (self->asides, HwAside, index).paragraph;
  g_array_remove_index (self->asides, (guint) index);
  for (guint i = (guint) index; i < self->asides->len; i++)
    if (g_array_index (self->asides, HwAside, i).paragraph == paragraph)
      g_array_index (self->asides, HwAside, i).paragraph++;
}

void
hw_structure_insert_aside (HwStructure *self,
                           gsize paragraph,
                           HwAsideReason reason,
                           const char *text)
{
  const HwAside aside = { paragraph, reason, g_strdup (text) };
  guint at = 0;

  while (at < self->asides->len && g_array_index (self->asides, HwAside, at).paragraph <= paragraph)
    at++;
  g_array_insert_val (self->asides, at, aside);
}

const char *
hw_structure_get_label (const HwStructure *self, HwLocatorKind kind, gsize position)
{
  /* The first locator after the position; from there back to one of this kind. */
  guint low = 0, high = self->locators->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->locators, HwLocator, middle).start <= position)
        low = middle + 1;
      else
        high = middle;
    }
  while (low-- > 0)
    {
      const HwLocator *locator = &g_array_index (self->locators, HwLocator, low);

      if (locator->kind == kind)
        return locator->label;
    }
  return NULL;
}

void
hw_structure_simplify (HwStructure *self)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      const HwParagraphForm *form = &g_array_index (self->forms, HwParagraphForm, i);

      if (form->role != HW_ROLE_BODY || form->level != 0 || form->direction != HW_DIRECTION_AUTO)
        return;
    }
  g_array_set_size (self->forms, 0);
}

gboolean
hw_structure_is_empty (const HwStructure *self)
{
  return self->forms->len == 0 && self->locators->len == 0 && self->asides->len == 0;
}

gboolean
hw_structure_fits (const HwStructure *self, const HwText *text)
{
  const gsize n_paragraphs = hw_text_get_n_paragraphs (text), n_chars = hw_text_get_n_chars (text);

  if (self->forms->len != 0 && self->forms->len != n_paragraphs)
    return FALSE;
  for (guint i = 0; i < self->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (self->locators, HwLocator, i);

      if (locator->start > n_chars || locator->kind < HW_LOCATOR_PAGE
          || locator->kind > HW_LOCATOR_TIME)
        return FALSE;
    }
  for (guint i = 0; i < self->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (self->asides, HwAside, i);

      if (aside->paragraph > n_paragraphs || aside->reason < HW_ASIDE_FURNITURE
          || aside->reason > HW_ASIDE_PERSON)
        return FALSE;
    }
  return TRUE;
}
