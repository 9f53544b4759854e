/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "passages.h"

G_BEGIN_DECLS

/* What the keys and the selection bar do to a passage, as a job for a library thread. */
typedef enum
{
  HW_PASSAGE_EDIT_MARK, /* or recolour the one that is there */
  HW_PASSAGE_EDIT_TAG,
  HW_PASSAGE_EDIT_UNTAG,
  HW_PASSAGE_EDIT_NOTE, /* only makes sure that there is a passage to write on */
  HW_PASSAGE_EDIT_REMOVE,
  HW_PASSAGE_EDIT_MOVE, /* to the range; @passage is never 0 */
} HwPassageEditKind;

typedef struct
{
  HwPassageEditKind kind;
  gint64 document;
  gint64 passage;    /* 0 for the passage with exactly this range, made where there is none */
  gint64 start, end; /* code points */
  char *colour;      /* "#rrggbb" for MARK */
  gint64 tag;        /* for TAG and UNTAG */
  char *new_tag;     /* or for TAG: the name or path of one to be made where it is missing */
  guint recent;      /* or for TAG: the n-th of the last used, from 1 */
} HwPassageEdit;

HwPassageEdit *hw_passage_edit_new (
    HwPassageEditKind kind, gint64 document, gint64 passage, gint64 start, gint64 end);
void hw_passage_edit_free (HwPassageEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPassageEdit, hw_passage_edit_free)

typedef struct
{
  gint64 passage; /* what was edited, 0 where it is gone */
  char *tag_name; /* of TAG and UNTAG, else NULL */
} HwPassageEdited;

void hw_passage_edited_free (HwPassageEdited *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPassageEdited, hw_passage_edited_free)

/* A HwSessionFunc: does the HwPassageEdit @data in one step of undo. NOT_FOUND where a tag of that
 * number was never used. Returns a HwPassageEdited. */
gpointer
hw_passage_edit_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
