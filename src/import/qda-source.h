/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "qda-reader-private.h"

G_BEGIN_DECLS

/* Letters by which a passage is told of. */
#define HW_QDA_NAME_CHARS 60

/* A source on its way: what it is called, and where its text and its passages stand in the file. */
typedef struct
{
  HwQdaReading *reading;
  const HwQdaNode *source;
  const HwQdaNode *content; /* the source, a representation or a transcript */
  HwQdaKind selections;     /* kind of its passages */
  HwProjectDocument *document;
  guint index;
  HwQdaText *text;
  HwQdaCounting counting;
  HwOffsetMap *map;
  GHashTable *times;   /* of a transcript: key of a synchronisation point -> its node */
  HwExtract *original; /* what our reader made of it, where that is the text; or NULL */
} HwQdaSource;

/* Where words stand in a text. */
typedef struct
{
  gint64 start, end; /* code points; before, where they should stand, which may be anywhere */
  gint64 n_chars;    /* of them, also where they are cut; 0 where that is not known */
  HwPassageState state;
  double score;
  const char *words; /* as the file says them, perhaps cut with "…"; "" where it does not */
} HwQdaPlace;

/* Looks whether the words stand at their place, and finds them elsewhere where not. What there is to say of it; NULL
 * for nothing. */
const char *hw_qda_place_by_words (const HwText *text, HwQdaPlace *place);

/* What our own reader makes of a file in the packed one: @format where its name does not tell. NULL with why in
 * *problem, which is to be freed. */
HwExtract *
hw_qda_read_original (HwQdaReading *self, const char *path, const char *format, char **problem);

/* The passage for a selection. Other programs write one for each code of the same place: those of one person are one
 * passage here. */
HwProjectPassage *hw_qda_source_get_passage (HwQdaSource *self,
                                             const HwQdaNode *selection,
                                             gint64 start,
                                             gint64 end,
                                             const char *quote,
                                             guint *index);
/* And all that is on it. @message may be NULL. */
void hw_qda_source_add_passage (HwQdaSource *self,
                                const HwQdaNode *selection,
                                const HwQdaPlace *place,
                                const char *message);

/* What was marked on the pages of a PDF: by its words, else as notes on the document. */
void hw_qda_source_read_regions (HwQdaSource *self);

G_END_DECLS
