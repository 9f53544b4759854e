/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-depth.h"

#include <string.h>

typedef enum
{
  NONE,
  EMBEDDING,   /* LRE RLE LRO RLO */
  ISOLATE,     /* LRI RLI FSI */
  POP,         /* PDF */
  POP_ISOLATE, /* PDI */
} Control;

/* All of them are E2 80 AA..AE or E2 81 A6..A9, as long as the word joiner, E2 81 A0. */
#define CONTROL_BYTES 3

typedef struct
{
  Control open[HW_BIDI_MAX_DEPTH];
  guint depth;
  gsize isolates_over;
  gsize embeddings_over;
} Stack;

static Control
control_at (const char *p, const char *end)
{
  const guint8 *b = (const guint8 *) p;

  if (end - p < CONTROL_BYTES)
    return NONE;
  if (b[1] == 0x80 && b[2] >= 0xaa && b[2] <= 0xae)
    return b[2] == 0xac ? POP : EMBEDDING;
  if (b[1] == 0x81 && b[2] >= 0xa6 && b[2] <= 0xa9)
    return b[2] == 0xa9 ? POP_ISOLATE : ISOLATE;
  return NONE;
}

static gboolean
push (Stack *self, Control control)
{
  if (self->isolates_over == 0 && self->embeddings_over == 0 && self->depth < HW_BIDI_MAX_DEPTH)
    {
      self->open[self->depth++] = control;
      return TRUE;
    }
  if (control == ISOLATE)
    self->isolates_over++;
  else if (self->isolates_over == 0)
    self->embeddings_over++;
  return FALSE;
}

static gboolean
pop (Stack *self)
{
  if (self->isolates_over > 0)
    return FALSE;
  if (self->embeddings_over > 0)
    {
      self->embeddings_over--;
      return FALSE;
    }
  if (self->depth == 0 || self->open[self->depth - 1] != EMBEDDING)
    return FALSE;
  self->depth--;
  return TRUE;
}

static gboolean
pop_isolate (Stack *self)
{
  guint depth = self->depth;

  if (self->isolates_over > 0)
    {
      self->isolates_over--;
      return FALSE;
    }
  while (depth > 0 && self->open[depth - 1] != ISOLATE)
    depth--;
  if (depth == 0)
    return FALSE;
  self->depth = depth - 1;
  self->embeddings_over = 0;
  return TRUE;
}

static gboolean
is_kept (Stack *self, Control control)
{
  switch (control)
    {
    case EMBEDDING:
    case ISOLATE:
      return push (self, control);
    case POP:
      return pop (self);
    case POP_ISOLATE:
      return pop_isolate (self);
    case NONE:
    default:
      return TRUE;
    }
}

char *
hw_bidi_limit_depth (const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes, *p = utf8;
  Stack stack = { .depth = 0 };
  char *copy = NULL;

  while ((p = memchr (p, 0xe2, (gsize) (end - p))) != NULL)
    {
      Control control = control_at (p, end);

      if (!is_kept (&stack, control))
        {
          if (copy == NULL)
            copy = g_strndup (utf8, n_bytes);
          memcpy (copy + (p - utf8), "\342\201\240", CONTROL_BYTES);
        }
      p++;
    }
  return copy;
}
