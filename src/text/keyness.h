/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What corpus linguistics counts to tell which words belong to a text, and which to each other. Counts are
 * of occurrences; what cannot be said (no words at all) is 0. */

/* Keyness: how unlikely it is that a word stands @a times among the @n_a words of one corpus and @b times
 * among the @n_b of another if it were as frequent in both: the log-likelihood ratio G2 of T. Dunning,
 * "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19 (1993),
 * in the form for two corpora of P. Rayson and R. Garside, "Comparing corpora using frequency profiling",
 * Workshop on Comparing Corpora, ACL 2000: 2 (a ln (a / e_a) + b ln (b / e_b)), where a count of 0 adds
 * nothing. Negative where the word is rarer in the first. 3.84 is p < .05, 6.63 p < .01, 15.13 p < .0001. */
double hw_keyness (guint64 a, guint64 b, guint64 n_a, guint64 n_b);

/* A word and another near it: @together times within the window, @a and @b times at all, among @n places
 * where it could be. @together is at most @a and @b, these at most @n: what is more is cut.
 *
 * The log-likelihood ratio of the two by two table (Dunning 1993; S. Evert, "The statistics of word
 * cooccurrences", 2005, 3.1.4), negative where they avoid each other. */
double hw_log_likelihood (guint64 together, guint64 a, guint64 b, guint64 n);
/* Mutual information, log2 (together n / (a b)): K. Church and P. Hanks, "Word association norms, mutual
 * information, and lexicography", Computational Linguistics 16 (1990). High for rare words; 0 where they
 * never meet. */
double hw_mutual_information (guint64 together, guint64 a, guint64 b, guint64 n);
/* 2 together / (a + b), from 0 to 1: L. R. Dice, "Measures of the amount of ecologic association between
 * species", Ecology 26 (1945). */
double hw_dice (guint64 together, guint64 a, guint64 b);

G_END_DECLS
