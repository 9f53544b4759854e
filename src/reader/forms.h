/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canonical-text.h"
#include "form-style.h"

G_BEGIN_DECLS

/* HwForms is what the paragraphs of one text are. NULL wherever all of them are plain body: then nothing is
 * kept and nothing looked up. */
typedef struct _HwForms HwForms;

/* Paragraphs that are one thing: rows of a table, lines of what is preformatted. */
typedef struct
{
  gsize first, past;     /* more than can be looked at are cut into several */
  guint n_columns;       /* cells of the widest row */
  HwDirection direction; /* of its columns or lines: one for all of them */
} HwFormGroup;

/* Keeps references; @forms (HwParagraphForm, one a paragraph; what is missing is plain) is not changed
 * afterwards. NULL where it is empty. */
HwForms *hw_forms_new (GArray *forms, HwText *text);
void hw_forms_free (HwForms *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwForms, hw_forms_free)

HwParagraphForm hw_forms_get (const HwForms *self, gsize paragraph);
HwFormStyle hw_forms_get_style (const HwForms *self, gsize paragraph);
/* Of the space below a paragraph, how much there is before the next one. */
double hw_forms_get_gap (const HwForms *self, gsize paragraph);
/* Leadings that are kept free above a paragraph. */
double hw_forms_get_above (const HwForms *self, gsize paragraph);

/* Of a paragraph, for NULL too: as the source says it, else as its letters do; @fallback where they say
 * nothing. */
HwDirection
hw_forms_get_direction (HwForms *self, const HwText *text, gsize paragraph, HwDirection fallback);
/* Whether a paragraph is not to be parted from the one below it. */
gboolean hw_forms_get_keeps (const HwForms *self, gsize paragraph);
/* Whether a row follows it in its table: a hairline parts the two. */
gboolean hw_forms_has_rule (const HwForms *self, gsize paragraph);
/* What a row or a preformatted line belongs to. */
const HwFormGroup *hw_forms_get_group (HwForms *self, gsize paragraph);

G_END_DECLS
