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
