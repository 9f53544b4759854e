/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-guard.h"

#include <dlfcn.h>

typedef enum
{
  EMBEDDING, /* LRE RLE LRO RLO */
  ISOLATE,   /* LRI RLI FSI */
} Opener;

typedef struct
{
  Opener open[HW_BIDI_MAX_DEPTH];
  guint depth;
  gsize isolates_over;
  gsize embeddings_over;
} Stack;

static gboolean
push (Stack *self, Opener opener)
{
  if (self->isolates_over == 0 && self->embeddings_over == 0 && self->depth < HW_BIDI_MAX_DEPTH)
    {
      self->open[self->depth++] = opener;
      return TRUE;
    }
  if (opener == ISOLATE)
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
is_kept (Stack *self, FriBidiCharType type)
{
  if (type == FRIBIDI_TYPE_PDF)
    return pop (self);
  if (type == FRIBIDI_TYPE_PDI)
    return pop_isolate (self);
  if (FRIBIDI_IS_EXPLICIT (type))
    return push (self, EMBEDDING);
  return !FRIBIDI_IS_ISOLATE (type) || push (self, ISOLATE);
}

FriBidiCharType *
hw_bidi_guard_limit (const FriBidiCharType *types, gsize n)
{
  FriBidiCharType *copy = NULL;
  Stack stack = { .depth = 0 };

  for (gsize i = 0; i < n; i++)
    if (!is_kept (&stack, types[i]))
      {
        if (copy == NULL)
          copy = g_memdup2 (types, n * sizeof *types);
        copy[i] = FRIBIDI_TYPE_BN;
      }
  return copy;
}

typedef FriBidiLevel (*GetLevels) (const FriBidiCharType *types,
                                   const FriBidiBracketType *brackets,
                                   const FriBidiStrIndex n,
                                   FriBidiParType *base,
                                   FriBidiLevel *levels);

/* The function of this name that Pango finds, in the place of FriBidi's. */
FriBidiLevel
fribidi_get_par_embedding_levels_ex (const FriBidiCharType *types,
                                     const FriBidiBracketType *brackets,
                                     const FriBidiStrIndex n,
                                     FriBidiParType *base,
                                     FriBidiLevel *levels)
{
  static gsize next;
  g_autofree FriBidiCharType *limited = hw_bidi_guard_limit (types, n > 0 ? (gsize) n : 0);

  if (g_once_init_enter (&next))
    {
      gpointer found = dlsym (RTLD_NEXT, G_STRFUNC);

      g_assert (found != NULL);
      g_once_init_leave (&next, GPOINTER_TO_SIZE (found));
    }
  return ((GetLevels) next) (limited != NULL ? limited : types, brackets, n, base, levels);
}

void
hw_bidi_guard_check (void)
{
  gpointer found = dlsym (RTLD_DEFAULT, "fribidi_get_par_embedding_levels_ex");

  if (found != (gpointer) fribidi_get_par_embedding_levels_ex)
    g_critical ("Text is shaped without the guard against bidi controls that nest too deep");
}
