/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-style.h"

#define LIST_STEP 1.6  /* ems a level */
#define MOST_LEVELS 6  /* of lists that are told apart by their place */
#define LIST_START 0.8 /* ems before the marks of the first level */

static HwFormStyle
heading (guint level)
{
  static const double scales[] = { 1.5, 1.3, 1.15, 1.05 }, aboves[] = { 0.6, 0.45, 0.3, 0.2 };
  const guint i = CLAMP (level, 1, G_N_ELEMENTS (scales)) - 1;

  return (HwFormStyle){
    .scale = scales[i], .leading = 1 + (scales[i] - 1) / 2, .above = aboves[i], .is_bold = TRUE
  };
}

HwFormStyle
hw_form_style_get (HwParagraphForm form)
{
  switch (form.role)
    {
    case HW_ROLE_HEADING:
      return heading (form.level);
    case HW_ROLE_LIST_ITEM:
      return (HwFormStyle){ .scale = 1,
                            .leading = 1,
                            .start
                            = LIST_START + LIST_STEP * (CLAMP (form.level, 1, MOST_LEVELS) - 1),
                            .is_justified = TRUE,
                            .hangs = TRUE };
    case HW_ROLE_TABLE_ROW:
      return (HwFormStyle){ .scale = 0.94, .leading = 0.94, .has_cells = TRUE };
    case HW_ROLE_QUOTATION:
      return (HwFormStyle){ .scale = 1, .leading = 1, .start = 2, .end = 2, .is_justified = TRUE };
    case HW_ROLE_CAPTION:
      return (HwFormStyle){ .scale = 0.88, .leading = 0.88, .start = 1, .end = 1 };
    case HW_ROLE_FOOTNOTE:
      return (HwFormStyle){ .scale = 0.86, .leading = 0.86 };
    case HW_ROLE_PREFORMATTED:
      return (HwFormStyle){ .scale = 0.86, .leading = 0.86, .is_monospaced = TRUE };
    case HW_ROLE_BODY:
    default:
      return (HwFormStyle){ .scale = 1, .leading = 1, .is_plain = TRUE, .is_justified = TRUE };
    }
}

double
hw_form_style_get_capacity (const HwFormStyle *self)
{
  static const double em = 1 / 36.0; /* of a column */

  if (self->is_plain)
    return 1;
  if (self->is_monospaced)
    return 0.75 / self->scale;
  /* Cells are not of one length: some lines of the others stay empty. */
  if (self->has_cells)
    return 0.7 / self->scale;
  return (1 - (self->start + self->end) * em) / self->scale;
}

double
hw_form_style_get_gap (HwParagraphForm above, HwParagraphForm below)
{
  if (above.role == HW_ROLE_HEADING)
    return 0.7;
  if (above.role != below.role)
    return 1;
  switch (above.role)
    {
    case HW_ROLE_LIST_ITEM:
    case HW_ROLE_FOOTNOTE:
      return 0.4;
    case HW_ROLE_TABLE_ROW:
      return 0.6;
    case HW_ROLE_PREFORMATTED:
      return 0;
    default:
      return 1;
    }
}

gboolean
hw_form_style_keeps (HwParagraphForm above, HwParagraphForm form, HwParagraphForm below)
{
  if (form.role == HW_ROLE_HEADING)
    return TRUE;
  return below.role == HW_ROLE_TABLE_ROW
         && (form.role == HW_ROLE_CAPTION
             || (form.role == HW_ROLE_TABLE_ROW && above.role != HW_ROLE_TABLE_ROW));
}
