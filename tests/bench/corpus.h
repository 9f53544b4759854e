/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text like Arabic prose, made up: the same seed gives the same text on every machine. Words are
 * roots in patterns, as frequent as Zipf says, with the clitics, endings, vowel signs, spelling
 * variants and transliterated names that a search has to see through; some paragraphs are English. */
typedef struct _HwCorpus HwCorpus;

/* What is planted, for queries whose answers are known to be many. */
#define HW_CORPUS_HEAVY_WORD "الميناء"                     /* in a quarter of all paragraphs */
#define HW_CORPUS_HEAVY_PHRASE "مجلس إدارة الميناء الجديد" /* in one of a hundred */

HwCorpus *hw_corpus_new (guint64 seed);
void hw_corpus_free (HwCorpus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwCorpus, hw_corpus_free)

/* Appends one paragraph, without a line break: 40 to 700 bytes, 230 on average. */
void hw_corpus_add_paragraph (HwCorpus *self, GString *text);
/* Appends a title and paragraphs, each with its line break, of @n_bytes or little more. */
void hw_corpus_add_document (HwCorpus *self, GString *text, gsize n_bytes);
/* A word as it stands in the text, the @rank-th most frequent (from 0), without clitics. Borrowed. */
const char *hw_corpus_get_word (const HwCorpus *self, guint rank);
guint hw_corpus_get_n_words (const HwCorpus *self);
/* A name in Arabic, and the same in Latin letters. Borrowed. */
void hw_corpus_get_name (const HwCorpus *self, guint n, const char **arabic, const char **latin);
guint hw_corpus_get_n_names (const HwCorpus *self);

G_END_DECLS
