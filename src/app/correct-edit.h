/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "corrections.h"
#include "session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person does to the text of a document, as a job for a library thread. */
typedef enum
{
  HW_CORRECT_EDIT_TEXT,      /* @before, at @paragraph or else next to it, becomes @after */
  HW_CORRECT_EDIT_LEAVE_OUT, /* @before, found so, leaves the text */
  HW_CORRECT_EDIT_TAKE_BACK, /* what was left out: with this @key, or all with this @reason */
  HW_CORRECT_EDIT_TAKE_AWAY, /* the @correction is taken back */
} HwCorrectEditKind;

typedef struct
{
  HwCorrectEditKind kind;
  gint64 document;
  gsize paragraph; /* where it was when the person saw it, from 0 */
  char *before, *after;
  gint64 key;   /* as of hw_aside_rows_read(); 0 for all */
  guint reason; /* HwAsideReason, 0 for all */
  gint64 correction;
} HwCorrectEdit;

HwCorrectEdit *hw_correct_edit_new (HwCorrectEditKind kind, gint64 document);
void hw_correct_edit_free (HwCorrectEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwCorrectEdit, hw_correct_edit_free)

/* What became of it. */
typedef struct
{
  guint n;      /* paragraphs that changed, came or went */
  guint n_lost; /* passages of which no word is left now, */
  guint n_cut;  /* and of which some are gone */
} HwCorrectEdited;

/* What a toast says of it. Transfer full. */
char *hw_correct_edited_describe (const HwCorrectEdited *self, HwCorrectEditKind kind);

/* HwSessionFunc: does the HwCorrectEdit @data in one step; INVALID where the paragraph is another one by now.
 * Returns a HwCorrectEdited, to be freed with g_free(). */
gpointer
hw_correct_edit_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error);

/* The same, queued: a toast with Undo follows in the window of @from, or the session's "failed". Takes @edit. */
void hw_correct_edit_queue (HwSession *session, GtkWidget *from, HwCorrectEdit *edit);

G_END_DECLS
