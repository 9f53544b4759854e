/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "flow.h"

G_BEGIN_DECLS

/* The text of an OpenDocument text, from styles.xml and content.xml, or from one flat file that has both. */
typedef struct _HwOdtStory HwOdtStory;

/* @flow is borrowed. */
HwOdtStory *hw_odt_story_new (HwFlow *flow, gboolean whole_page);
void hw_odt_story_free (HwOdtStory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwOdtStory, hw_odt_story_free)

/* styles.xml, then content.xml. @name for the error. */
gboolean hw_odt_story_read (
    HwOdtStory *self, GBytes *xml, const char *name, GCancellable *cancellable, GError **error);
/* Tells the remarks. */
void hw_odt_story_end (HwOdtStory *self);

G_END_DECLS
