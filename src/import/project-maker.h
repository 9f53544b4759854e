/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What readers of other programs' projects have in common: things there are known by a number or a name of that
 * program, and one passage here has all the tags that one person gave to one place. */
typedef struct
{
  HwProject *project;
  char *space;       /* tells this project's numbers from another's */
  GHashTable *known; /* "kind number" -> index + 1 */
} HwProjectMaker;

/* @project is borrowed. */
HwProjectMaker *hw_project_maker_new (HwProject *project, const char *space);
void hw_project_maker_free (HwProjectMaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwProjectMaker, hw_project_maker_free)

/* FALSE where it is not known. */
gboolean
hw_project_maker_find (HwProjectMaker *self, const char *kind, gint64 number, guint *index);
void hw_project_maker_keep (HwProjectMaker *self, const char *kind, gint64 number, guint index);
/* The same each time. Transfer full. */
char *hw_project_maker_make_guid (HwProjectMaker *self, const char *kind, gint64 number);

/* The passage of this place and person, made where there is none; its range is cut to the text, with a remark.
 * FALSE, with a remark, where the text is empty. */
gboolean hw_project_maker_get_passage (HwProjectMaker *self,
                                       guint document,
                                       gint64 start,
                                       gint64 end,
                                       const char *creator,
                                       gint64 created,
                                       guint *index);
void hw_project_maker_tag (HwProjectMaker *self, guint passage, guint tag);
/* A note, below what a passage or a tag has; nothing for a blank text. */
void hw_project_maker_add_note (HwProjectMaker *self,
                                HwNoteTarget target,
                                guint index,
                                const char *text,
                                const char *creator,
                                gint64 created);
/* The group of this name, with the document in it. */
void hw_project_maker_add_to_group (HwProjectMaker *self, const char *name, guint document);

/* "2020-01-02 03:04:05" or ISO 8601 as Unix time in µs; 0 for none. */
gint64 hw_project_maker_parse_time (const char *text);

G_END_DECLS
