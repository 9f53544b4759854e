/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* Tags stand in a tree (the codebook). Names are unique among sisters, compared folded. */
typedef struct
{
  gint64 id;
  char *guid;
  gint64 parent; /* 0 at the top */
  char *name;
  char *path;   /* "politics / security": the names from the top, for a list or a completion */
  char *colour; /* "#rrggbb", never empty */
  char *description;
  int position;            /* among its sisters, from 0 */
  gint64 n_passages;       /* tagged with it itself */
  gint64 n_passages_below; /* with it or any tag below it, each passage once */
  gint64 last_used;        /* Unix time, µs; 0 for never */
} HwTag;

HwTag *hw_tag_ref (HwTag *self);
void hw_tag_unref (HwTag *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwTag, hw_tag_unref)

/* Depth first, sisters by position: the order of a tree shown open. Element type HwTag. */
GPtrArray *hw_library_list_tags (HwLibrary *self, GError **error);
HwTag *hw_library_get_tag (HwLibrary *self, gint64 id, GError **error);
/* By id, GUID, path, or a name that only one tag has (folded); 0 with NOT_FOUND. */
gint64 hw_library_find_tag (HwLibrary *self, const char *name, GError **error);
/* The last @n used, newest first: for the keys 1 to 9. */
GPtrArray *hw_library_list_recent_tags (HwLibrary *self, guint n, GError **error);

/* Colour NULL takes the next of a palette that stays legible in light and dark. EXISTS for a sister
 * of the same folded name; INVALID for an empty one. 0 on failure. */
gint64 hw_library_create_tag (
    HwLibrary *self, gint64 parent, const char *name, const char *colour, GError **error);
/* The tag of this name at the top, or of this path, made with all that is missing of it. */
gint64 hw_library_ensure_tag (HwLibrary *self, const char *path, GError **error);
gboolean hw_library_rename_tag (HwLibrary *self, gint64 id, const char *name, GError **error);
gboolean hw_library_recolour_tag (HwLibrary *self, gint64 id, const char *colour, GError **error);
gboolean
hw_library_describe_tag (HwLibrary *self, gint64 id, const char *description, GError **error);
/* Under @parent (0 for the top), at @position among its sisters (-1 for the end). INVALID for a cycle. */
gboolean
hw_library_move_tag (HwLibrary *self, gint64 id, gint64 parent, int position, GError **error);
/* Passages, notes and sub-tags of @from go to @into; @from is deleted. */
gboolean hw_library_merge_tag (HwLibrary *self, gint64 from, gint64 into, GError **error);
/* With the tags below it. Passages stay, untagged. */
gboolean hw_library_delete_tag (HwLibrary *self, gint64 id, GError **error);

G_END_DECLS
