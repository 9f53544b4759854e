/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canonical-text.h"

G_BEGIN_DECLS

/* What a document says of its text beside the text: what each paragraph is, which page or minute a place
 * belongs to, and what a reader of the format left out. All numbers below are stored in libraries: never
 * change a value, append new ones. */

typedef enum
{
  HW_ROLE_BODY = 0,
  HW_ROLE_HEADING = 1,
  HW_ROLE_LIST_ITEM = 2,
  HW_ROLE_TABLE_ROW = 3, /* its cells stand between tabs */
  HW_ROLE_QUOTATION = 4,
  HW_ROLE_CAPTION = 5,
  HW_ROLE_FOOTNOTE = 6,
  HW_ROLE_PREFORMATTED = 7,
} HwParagraphRole;
#define HW_N_ROLES (HW_ROLE_PREFORMATTED + 1)

typedef struct
{
  guint8 role;      /* HwParagraphRole */
  guint8 level;     /* of a heading or a list item, from 1; else 0 */
  guint8 direction; /* HwDirection, as the source says it; AUTO where it is silent */
} HwParagraphForm;

typedef enum
{
  HW_LOCATOR_PAGE = 1, /* label: the page's number or name, "12", "xiv" */
  HW_LOCATOR_TIME = 2, /* label: the time code from the beginning, "00:01:02.500" */
} HwLocatorKind;

/* From @start on the text stands on this page, or is said at this time, up to the next of its kind. */
typedef struct
{
  gsize start; /* code points */
  HwLocatorKind kind;
  char *label;
} HwLocator;

typedef enum
{
  HW_ASIDE_FURNITURE = 1, /* menus, clocks, forms, related links of a web page */
  HW_ASIDE_RUNNING_HEAD = 2,
  HW_ASIDE_PAGE_NUMBER = 3,
  HW_ASIDE_PERSON = 4, /* who reads it said that it does not belong there */
} HwAsideReason;

/* A paragraph that was left out of the text, and can be taken back. */
typedef struct
{
  gsize paragraph; /* it stood before this paragraph of the text, counted from 0 */
  HwAsideReason reason;
  char *text;
} HwAside;

/* Belongs to one owner. */
typedef struct
{
  GArray *forms;    /* HwParagraphForm, one a paragraph; empty where all are plain body */
  GArray *locators; /* HwLocator, by their place */
  GArray *asides;   /* HwAside, by their place */
} HwStructure;

HwStructure *hw_structure_new (void);
void hw_structure_free (HwStructure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwStructure, hw_structure_free)

/* Copies @label, @text. To be called in the order of the text. */
void hw_structure_add_form (HwStructure *self, HwParagraphForm form);
void
hw_structure_add_locator (HwStructure *self, gsize start, HwLocatorKind kind, const char *label);
void
hw_structure_add_aside (HwStructure *self, gsize paragraph, HwAsideReason reason, const char *text);

/* Follows a change of the text: from @start and @paragraph on, so many code points and line ends became so
 * many others. What stood in a paragraph that is gone goes with it. */
typedef struct
{
  gsize start, n_chars, new_n_chars;
  gsize paragraph, n_lines, new_n_lines;
} HwStructureChange;
void hw_structure_follow (HwStructure *self, const HwStructureChange *change);
/* What was taken back is no more aside, and those behind it are behind its paragraph, which stands in the
 * text already. @index must be of one. */
void hw_structure_remove_aside (HwStructure *self, gsize index);
/* Behind those that stand before the same paragraph. */
void hw_structure_insert_aside (HwStructure *self,
                                gsize paragraph,
                                HwAsideReason reason,
                                const char *text);

/* The label of this kind that holds at a code point; NULL before the first. */
const char *hw_structure_get_label (const HwStructure *self, HwLocatorKind kind, gsize position);

/* Can it be that of this text: as many forms as paragraphs or none, pages and paragraphs that there are, kinds and
 * reasons that are known? */
gboolean hw_structure_fits (const HwStructure *self, const HwText *text);

/* Forgets the forms where every one is plain body, as in most texts. */
void hw_structure_simplify (HwStructure *self);
gboolean hw_structure_is_empty (const HwStructure *self);

G_END_DECLS
