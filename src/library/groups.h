/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* Groups are folders of documents; a document may be in several. Flat: no group in a group. */
typedef struct
{
  gint64 id;
  char *guid;
  char *name;
  gint64 n_documents;
} HwGroup;

HwGroup *hw_group_ref (HwGroup *self);
void hw_group_unref (HwGroup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwGroup, hw_group_unref)

/* By name (folded order). Element type HwGroup. */
GPtrArray *hw_library_list_groups (HwLibrary *self, GError **error);
gint64 hw_library_create_group (HwLibrary *self, const char *name, GError **error);
gboolean hw_library_rename_group (HwLibrary *self, gint64 id, const char *name, GError **error);
gboolean hw_library_delete_group (HwLibrary *self, gint64 id, GError **error);
gboolean hw_library_add_to_group (
    HwLibrary *self, gint64 id, const gint64 *documents, gsize n_documents, GError **error);
gboolean hw_library_remove_from_group (
    HwLibrary *self, gint64 id, const gint64 *documents, gsize n_documents, GError **error);

G_END_DECLS
