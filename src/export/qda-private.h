/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlwriter.h>

#include "offset-map.h"
#include "qda.h"
#include "zip-file.h"

G_BEGIN_DECLS

/* A project on its way into a .qdpx file. */
typedef struct
{
  HwProject *project;
  HwQdaFlavour flavour;
  HwZipFile *zip;
  xmlTextWriter *xml;
  GPtrArray **notes_of[4]; /* by HwNoteTarget, then by index: HwProjectNote, or NULL */
} HwQdaWriting;

/* The tags as a tree of Code elements; @with_notes as a project has them, else in the descriptions. */
void hw_qda_write_codes (HwQdaWriting *self, gboolean with_notes);
/* Users, variables, sources, notes, sets. */
gboolean hw_qda_write_project (HwQdaWriting *self, GCancellable *cancellable, GError **error);

/* What no element has a place for, behind the project: see qda-names.h. */
gboolean hw_qda_write_instructions (HwQdaWriting *self, GError **error);

/* An attribute; none for an empty value. Characters that no XML can hold become U+FFFD. */
void hw_qda_add_attribute (HwQdaWriting *self, const char *name, const char *value);
void hw_qda_add_time (HwQdaWriting *self, const char *name, gint64 time);
/* The GUID of the person, and none for nobody. */
void hw_qda_add_user (HwQdaWriting *self, const char *name, const char *creator);
/* <@name>text</@name>, and nothing for an empty one. */
void hw_qda_add_text (HwQdaWriting *self, const char *name, const char *text);
/* <@name targetGUID="…"/> */
void hw_qda_add_reference (HwQdaWriting *self, const char *name, const char *guid);
/* References to the notes on one part. */
void hw_qda_add_notes (HwQdaWriting *self, HwNoteTarget target, guint index);
/* Can XML hold each character? */
gboolean hw_qda_is_legal (const char *text);

G_END_DECLS
