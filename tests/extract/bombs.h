/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* Files that were made to harm who reads them: by what they unpack to, by what they refer to, by how deep they go. */
typedef enum
{
  BOMB_PLAIN, /* the bytes are the file */
  BOMB_DOCX,  /* they are word/document.xml */
  BOMB_ODT,   /* content.xml */
  BOMB_EPUB,  /* the chapter of a book */
  BOMB_OPF,   /* the book's description */
  BOMB_SVG,   /* a picture that is a chapter */
} BombKind;

/* What may come of one: bits by HwImportError, and a document. */
#define BOMB_FAILS(code) (1U << HW_IMPORT_ERROR_##code)
#define BOMB_IS_READ (1U << HW_N_IMPORT_ERRORS)
/* Its process was ended for what it took; nothing else came to harm. */
#define BOMB_IS_ENDED (BOMB_FAILS (TIME) | BOMB_FAILS (MEMORY))

/* @piece so many times between @head and @tail; each '\1' in it is the number of that piece. */
typedef struct
{
  const char *label, *name;
  BombKind kind;
  const char *head, *piece;
  guint n_pieces;
  const char *tail;
  guint expected;
} Bomb;

extern const Bomb bombs[];
extern const gsize n_bombs;

GBytes *bomb_make (const Bomb *bomb);

G_END_DECLS
