/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* What a paragraph has by itself or by its style; each may be silent. */
typedef struct
{
  int outline; /* 0 to 8: a heading; 9: none; -1: silent */
  int list;    /* the numbering; 0: none; -1: silent */
  int level;   /* of it, from 0; -1: silent */
  int bidi;    /* 1, 0; -1: silent */
  HwParagraphRole role;
} HwDocxForm;
#define HW_DOCX_FORM_SILENT                                                                        \
  {                                                                                                \
    -1, -1, -1, -1, HW_ROLE_BODY                                                                   \
  }

typedef struct _HwDocxStyles HwDocxStyles;

/* @xml: styles.xml, or NULL. What is damaged in it says nothing. */
HwDocxStyles *hw_docx_styles_new (GBytes *xml, GCancellable *cancellable);
void hw_docx_styles_free (HwDocxStyles *self);

/* Completes @form by the style @id, those that it is based on, and the default one. @id: NULL for none. */
void hw_docx_styles_complete (const HwDocxStyles *self, const char *id, HwDocxForm *form);

G_END_DECLS
