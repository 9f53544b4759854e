/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents.h"
#include "print-paper.h"

G_BEGIN_DECLS

/* What is printed. Copied, or held. */
typedef struct
{
  HwDocument *document;
  HwText *text;
  HwDirection fallback;    /* as of hw_reader_set_text() */
  GArray *forms;           /* HwParagraphForm, one a paragraph; empty or NULL where all are plain */
  GPtrArray *passages;     /* element-type HwPassage */
  GHashTable *tag_colours; /* as of hw_tag_colours_read() */
} HwPrintSource;

/* @error NULL after success. Not called where the person cancelled. */
typedef void (*HwPrintFunc) (const GError *error, gpointer user_data);

/* Shows the print dialog of the desktop and prints; @parent may be NULL. Returns at once. */
void hw_print_job_print (GtkWindow *parent,
                         const HwPrintSource *source,
                         HwPrintFunc func,
                         gpointer user_data,
                         GDestroyNotify free_user_data);

/* Writes a PDF with the options that the dialog remembers; what was in @file stays until all of the new one is
 * written. */
void hw_print_job_save (GtkWindow *parent,
                        const HwPrintSource *source,
                        GFile *file,
                        HwPrintFunc func,
                        gpointer user_data,
                        GDestroyNotify free_user_data);

G_END_DECLS
