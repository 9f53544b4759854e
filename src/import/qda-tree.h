/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The XML of a REFI-QDA project or codebook as a tree. Elements are known by their local names: older files have
 * other namespaces, or none. Bounded in depth and number. */
typedef enum
{
  HW_QDA_OTHER,
  HW_QDA_PROJECT,
  HW_QDA_CODEBOOK,
  HW_QDA_USERS,
  HW_QDA_USER,
  HW_QDA_CODES,
  HW_QDA_CODE,
  HW_QDA_VARIABLES,
  HW_QDA_VARIABLE,
  HW_QDA_VARIABLE_VALUE,
  HW_QDA_VARIABLE_REF,
  HW_QDA_TEXT_VALUE,
  HW_QDA_BOOLEAN_VALUE,
  HW_QDA_INTEGER_VALUE,
  HW_QDA_FLOAT_VALUE,
  HW_QDA_DATE_VALUE,
  HW_QDA_DATE_TIME_VALUE,
  HW_QDA_CASES,
  HW_QDA_CASE,
  HW_QDA_SOURCES,
  HW_QDA_TEXT_SOURCE,
  HW_QDA_PICTURE_SOURCE,
  HW_QDA_PDF_SOURCE,
  HW_QDA_AUDIO_SOURCE,
  HW_QDA_VIDEO_SOURCE,
  HW_QDA_REPRESENTATION,
  HW_QDA_TEXT_DESCRIPTION,
  HW_QDA_TRANSCRIPT,
  HW_QDA_SYNC_POINT,
  HW_QDA_PLAIN_TEXT_CONTENT,
  HW_QDA_PLAIN_TEXT_SELECTION,
  HW_QDA_TRANSCRIPT_SELECTION,
  HW_QDA_PICTURE_SELECTION,
  HW_QDA_PDF_SELECTION,
  HW_QDA_AUDIO_SELECTION,
  HW_QDA_VIDEO_SELECTION,
  HW_QDA_CODING,
  HW_QDA_CODE_REF,
  HW_QDA_NOTE_REF,
  HW_QDA_SOURCE_REF,
  HW_QDA_SELECTION_REF,
  HW_QDA_NOTES,
  HW_QDA_NOTE,
  HW_QDA_LINKS,
  HW_QDA_LINK,
  HW_QDA_SETS,
  HW_QDA_SET,
  HW_QDA_MEMBER_CODE,
  HW_QDA_MEMBER_SOURCE,
  HW_QDA_MEMBER_NOTE,
  HW_QDA_GRAPHS,
  HW_QDA_GRAPH,
  HW_QDA_DESCRIPTION,
  HW_QDA_N_KINDS,
} HwQdaKind;

typedef struct _HwQdaNode HwQdaNode;
struct _HwQdaNode
{
  HwQdaKind kind;
  guint n_attributes;
  const char **attributes; /* name, value, name, value, …; the names are those that are read */
  const char *text;        /* of an element of text, else NULL */
  HwQdaNode *children, *next;
};

typedef struct _HwQdaTree HwQdaTree;

/* NULL with an error of HW_IMPORT_ERROR: not XML, too large, too deep, entities of its own. */
HwQdaTree *
hw_qda_tree_new (GBytes *xml, const char *name, GCancellable *cancellable, GError **error);
void hw_qda_tree_free (HwQdaTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwQdaTree, hw_qda_tree_free)

HwQdaNode *hw_qda_tree_get_root (HwQdaTree *self);

/* "" where it is not there. */
const char *hw_qda_get (const HwQdaNode *node, const char *attribute);
/* FALSE where it is not there, or no number. */
gboolean hw_qda_get_number (const HwQdaNode *node, const char *attribute, gint64 *number);
/* Unix time in µs; 0 where it is not there, or no time. */
gint64 hw_qda_get_time (const HwQdaNode *node, const char *attribute);
/* The same of any text. */
gint64 hw_qda_parse_time (const char *text);
/* A GUID as it is looked up: lower case, no braces, also where it is none. Transfer full. */
char *hw_qda_get_key (const HwQdaNode *node, const char *attribute);

/* The first child of this kind, and the next of the same kind; NULL for none. @node may be NULL. */
const HwQdaNode *hw_qda_find (const HwQdaNode *node, HwQdaKind kind);
const HwQdaNode *hw_qda_find_next (const HwQdaNode *node);
/* The text of the first child of this kind; "" for none. */
const char *hw_qda_find_text (const HwQdaNode *node, HwQdaKind kind);

G_END_DECLS
