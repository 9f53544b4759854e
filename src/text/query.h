/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person typed to search for, taken apart. Any string at all is a query: what is not
 * understood is told in the messages, with its place, and the rest is looked for.
 *
 *   بغداد دمشق          both words, in one paragraph
 *   "مجلس الأمن"        the words as they follow each other; “ ” « » „ ‟ ‹ › serve as well
 *   حرب OR صراع         either (also |): ties tighter than a space, as people know it from the web.
 *                       أو is a word like others: nothing sets it apart where it is meant as one
 *   (ا ب) OR ج          parentheses group
 *   -اسرى               without it (also NOT)
 *   استغ*               words that begin so
 *   ا NEAR/5 ب          both, with at most five words between them (NEAR alone: ten)
 *   =أحمد ="بن أحمد"    letters and marks as typed
 *   الكاظمى~            also what damage by OCR made of it
 *   title:س note:س      in the title of the document, in a note
 *   tag:س lang:ar before:2003 after:٢٠٠٣-٠٤   of a passage with that tag, of a document in that
 *                       language, published before it or after it; values may be quoted
 *
 * The names of fields are also understood in Arabic: عنوان حاشية وسم لغة قبل بعد. Words that only a
 * hyphen, a point, an apostrophe or the like joins are a phrase; all other punctuation separates. */
typedef struct _HwQuery HwQuery;

typedef struct
{
  char *folded; /* as the index folds it; not empty */
  char *typed;  /* with its letters and marks kept: what an exact form is compared with */
  char *stem;   /* that other forms of the word share; NULL where these are not asked for */
  GPtrArray
      *seats; /* char *: other spellings with a stem each, see hamza-seats.h: word, stem, word,
                           stem, …; NULL for none */
  gsize start, end;     /* code points of the query */
  gboolean prefix;      /* words that begin with it */
  gboolean exact;       /* only letters and marks as typed */
  gboolean approximate; /* and what is spelled nearly so */
  gboolean article;     /* "al-" stood before it, of which nothing else is left */
  gboolean open; /* what begins with it is found as another form: see hw_query_leave_open() */
} HwQueryWord;

typedef enum
{
  HW_QUERY_ANYWHERE, /* texts and notes */
  HW_QUERY_TITLE,    /* selects documents by their title */
  HW_QUERY_NOTE,     /* only notes */
} HwQueryScope;

/* What has postings of its own: a word, a phrase, or phrases near each other. */
typedef struct
{
  HwQueryScope scope;
  GPtrArray *words; /* HwQueryWord, in the order typed */
  GArray *phrases;  /* guint: how many of the words make each phrase; one unless it is a NEAR */
  guint distance;   /* of a NEAR: words that may stand between the phrases; 0 where it is none */
} HwQueryAtom;

typedef enum
{
  HW_QUERY_TAG,      /* value: the tag's name or path as typed */
  HW_QUERY_LANGUAGE, /* value: lower case, "ar" or "ar-iq" */
  HW_QUERY_BEFORE,   /* value: ISO date, month or year; what it names is not before it */
  HW_QUERY_AFTER,    /* the same; what it names is not after it */
} HwQueryFilterKind;

typedef struct
{
  HwQueryFilterKind kind;
  char *value;
} HwQueryFilter;

typedef enum
{
  HW_QUERY_AND, /* two children or more, of which one at least is no NOT */
  HW_QUERY_OR,  /* two children or more, none of them a NOT */
  HW_QUERY_NOT, /* one child */
  HW_QUERY_ATOM,
  HW_QUERY_FILTER,
} HwQueryNodeKind;

typedef struct
{
  HwQueryNodeKind kind;
  GPtrArray *children; /* HwQueryNode; NULL for atoms and filters */
  guint index;         /* of the atom or the filter */
} HwQueryNode;

typedef enum
{
  HW_QUERY_UNKNOWN_FIELD, /* it was looked for as words */
  HW_QUERY_EMPTY_FIELD,
  HW_QUERY_NO_DATE,    /* before: or after: with something else */
  HW_QUERY_OPEN_QUOTE, /* goes to the end of the query */
  HW_QUERY_EMPTY_PHRASE,
  HW_QUERY_LONE_OPERATOR, /* nothing stands on one side of it */
  HW_QUERY_NEAR_WHAT,     /* what is not a word or a phrase beside NEAR: it was taken for AND */
  HW_QUERY_STAR_INSIDE,   /* only the end of a word can be left open */
  HW_QUERY_ONLY_WITHOUT,  /* only what is left out is named */
  HW_QUERY_NO_WORD,       /* nothing but punctuation */
  HW_QUERY_TOO_LONG,      /* from here on nothing was looked for */
} HwQueryMessageCode;

typedef struct
{
  HwQueryMessageCode code;
  gsize start, end; /* code points of the query */
  char *part;       /* what stands there, without controls */
} HwQueryMessage;

struct _HwQuery
{
  GPtrArray *atoms;    /* HwQueryAtom */
  GPtrArray *filters;  /* HwQueryFilter */
  GPtrArray *messages; /* HwQueryMessage, in the order of their places */
  HwQueryNode *root;   /* NULL where nothing is looked for */
  gsize n_chars;       /* of the text, made valid */
};

/* So many words are looked for; a book pasted into the field is none the wiser with more. */
#define HW_QUERY_MAX_WORDS 256
/* Nobody reads more of them. */
#define HW_QUERY_MAX_MESSAGES 16
#define HW_QUERY_NEAR_DEFAULT 10
#define HW_QUERY_NEAR_MAX 1000

/* Never NULL. @text need not be valid UTF-8. */
HwQuery *hw_query_new (const char *text);
void hw_query_free (HwQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwQuery, hw_query_free)

/* For a query that is still being typed: where it ends in a word, more of that word may follow. */
void hw_query_leave_open (HwQuery *self);

static inline const HwQueryAtom *
hw_query_get_atom (const HwQuery *self, guint index)
{
  return (const HwQueryAtom *) self->atoms->pdata[index];
}

static inline const HwQueryFilter *
hw_query_get_filter (const HwQuery *self, guint index)
{
  return (const HwQueryFilter *) self->filters->pdata[index];
}

G_END_DECLS
