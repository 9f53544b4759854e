/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query.h"

G_BEGIN_DECLS

/* The pieces that a query is made of, before anything is known of how they belong together. */
typedef enum
{
  HW_TOKEN_WORDS, /* a word, or a phrase of several; none where a field's value has none */
  HW_TOKEN_OR,
  HW_TOKEN_AND,
  HW_TOKEN_NOT,
  HW_TOKEN_NEAR,
  HW_TOKEN_OPEN,
  HW_TOKEN_CLOSE,
  HW_TOKEN_FIELD, /* holds for the token behind it */
} HwTokenKind;

typedef enum
{
  HW_FIELD_TITLE,
  HW_FIELD_NOTE,
  HW_FIELD_TAG,
  HW_FIELD_LANGUAGE,
  HW_FIELD_BEFORE,
  HW_FIELD_AFTER,
} HwQueryField;

typedef struct
{
  HwTokenKind kind;
  gsize start, end;   /* code points of the query */
  GPtrArray *words;   /* HW_TOKEN_WORDS: HwQueryWord */
  char *text;         /* HW_TOKEN_WORDS: as typed, without the signs around it */
  guint distance;     /* HW_TOKEN_NEAR */
  HwQueryField field; /* HW_TOKEN_FIELD */
} HwToken;

/* Reads all tokens of @text (element type HwToken) and appends what it does not understand to
 * @messages. */
GPtrArray *hw_query_lex (const char *text, GPtrArray *messages);

/* What stands at [start, end) of @text is not understood. */
void hw_query_tell (
    GPtrArray *messages, const char *text, HwQueryMessageCode code, gsize start, gsize end);

void hw_query_word_free (HwQueryWord *self);

G_END_DECLS
