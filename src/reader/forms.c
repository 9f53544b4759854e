/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms.h"

#include <string.h>

#define MOST_ROWS 512   /* of a group, in steps of which a longer one is cut */
#define MOST_COUNTED 64 /* of their rows, for the direction */

struct _HwForms
{
  GArray *forms;
  HwText *text;
  HwFormGroup group; /* the last one that was asked for; empty for none */
};

HwForms *
hw_forms_new (GArray *forms, HwText *text)
{
  HwForms *self;

  if (forms == NULL || forms->len == 0)
    return NULL;
  self = g_new0 (HwForms, 1);
  self->forms = g_array_ref (forms);
  self->text = hw_text_ref (text);
  return self;
}

void
hw_forms_free (HwForms *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->forms);
  hw_text_unref (self->text);
  g_free (self);
}

HwParagraphForm
hw_forms_get (const HwForms *self, gsize paragraph)
{
  static const HwParagraphForm plain = { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO };

  if (self == NULL || paragraph >= self->forms->len)
    return plain;
  return g_array_index (self->forms, HwParagraphForm, paragraph);
}

HwFormStyle
hw_forms_get_style (const HwForms *self, gsize paragraph)
{
  return hw_form_style_get (hw_forms_get (self, paragraph));
}

double
hw_forms_get_gap (const HwForms *self, gsize paragraph)
{
  if (self == NULL)
    return 1;
  return hw_form_style_get_gap (hw_forms_get (self, paragraph), hw_forms_get (self, paragraph + 1));
}

double
hw_forms_get_above (const HwForms *self, gsize paragraph)
{
  double above;

  if (self == NULL || paragraph == 0)
    return 0;
  above = hw_forms_get_style (self, paragraph).above;
  /* A title and what stands under it belong together. */
  return hw_forms_get (self, paragraph - 1).role == HW_ROLE_HEADING ? above / 3 : above;
}

static guint
count_cells (const HwForms *self, gsize paragraph)
{
  HwParagraph row = hw_text_get_paragraph (self->text, paragraph);
  const char *p = hw_text_get_utf8 (self->text, NULL) + row.byte_start;
  const char *end = p + (row.byte_end - row.byte_start);
  guint n = 1;

  for (; (p = memchr (p, '\t', (gsize) (end - p))) != NULL; p++)
    n++;
  return n;
}

static gboolean
is_row (const HwForms *self, gsize paragraph)
{
  return hw_forms_get (self, paragraph).role == HW_ROLE_TABLE_ROW;
}

gboolean
hw_forms_get_keeps (const HwForms *self, gsize paragraph)
{
  static const HwParagraphForm plain = { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO };

  return self != NULL
         && hw_form_style_keeps (paragraph > 0 ? hw_forms_get (self, paragraph - 1) : plain,
                                 hw_forms_get (self, paragraph),
                                 hw_forms_get (self, paragraph + 1));
}

gboolean
hw_forms_has_rule (const HwForms *self, gsize paragraph)
{
  return self != NULL && is_row (self, paragraph) && is_row (self, paragraph + 1);
}

/* What most of its paragraphs say. */
static HwDirection
find_direction (const HwForms *self, const HwFormGroup *group)
{
  int n_rtl = 0;

  for (gsize i = group->first; i < MIN (group->past, group->first + MOST_COUNTED); i++)
    {
      HwDirection direction = (HwDirection) hw_forms_get (self, i).direction;

      if (direction == HW_DIRECTION_AUTO)
        direction = hw_text_get_paragraph_direction (self->text, i, HW_DIRECTION_AUTO);
      n_rtl += direction == HW_DIRECTION_RTL ? 1 : direction == HW_DIRECTION_LTR ? -1 : 0;
    }
  return n_rtl > 0 ? HW_DIRECTION_RTL : n_rtl < 0 ? HW_DIRECTION_LTR : HW_DIRECTION_AUTO;
}

const HwFormGroup *
hw_forms_get_group (HwForms *self, gsize paragraph)
{
  HwFormGroup *group = &self->group;
  const gsize n = hw_text_get_n_paragraphs (self->text);
  const guint8 role = hw_forms_get (self, paragraph).role;
  const gsize step = paragraph / MOST_ROWS * MOST_ROWS;

  if (paragraph >= group->first && paragraph < group->past)
    return group;
  *group = (HwFormGroup){ .first = paragraph, .past = paragraph + 1 };
  while (group->first > step && hw_forms_get (self, group->first - 1).role == role)
    group->first--;
  while (group->past < MIN (step + MOST_ROWS, n) && hw_forms_get (self, group->past).role == role)
    group->past++;
  for (gsize i = group->first; role == HW_ROLE_TABLE_ROW && i < group->past; i++)
    group->n_columns = MAX (group->n_columns, count_cells (self, i));
  group->direction = find_direction (self, group);
  return group;
}

HwDirection
hw_forms_get_direction (HwForms *self, const HwText *text, gsize paragraph, HwDirection fallback)
{
  const HwParagraphForm form = hw_forms_get (self, paragraph);
  HwDirection direction = (HwDirection) form.direction;

  if (direction == HW_DIRECTION_AUTO
      && (form.role == HW_ROLE_TABLE_ROW || form.role == HW_ROLE_PREFORMATTED))
    direction = hw_forms_get_group (self, paragraph)->direction;
  else if (direction == HW_DIRECTION_AUTO)
    return hw_text_get_paragraph_direction (text, paragraph, fallback);
  return direction != HW_DIRECTION_AUTO ? direction : fallback;
}
