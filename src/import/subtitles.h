/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* SRT or WebVTT -> what is said, in paragraphs: a new one where somebody else speaks, after a pause, and at the end
 * of a sentence when it has grown long. Each cue begins with its time as a locator; a speaker that the file names
 * stands before a colon. Fails where no line has times. */
HwExtract *hw_subtitles_extract (GBytes *bytes,
                                 const HwReadOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
