/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-index.h"

#include <string.h>

#include "utf8-scan.h"

/* Some blocks of a text, and what was found in them. */
typedef struct
{
  const char *utf8; /* all of it */
  gsize n_bytes;
  gsize first_block, end_block;
  guint32 *before;     /* this part's place in the table of all, counted from the part's begin */
  HwTextStart *starts; /* after each LF of the part, in positions from its begin */
  gsize n_starts, allocated;
  gsize n_chars;
  gboolean is_canonical;
} Part;

/* Grows by doubling. */
static inline void
add_start (Part *self, gsize byte, gsize position)
{
  if (self->n_starts == self->allocated)
    {
      self->allocated *= 2;
      self->starts = g_renew (HwTextStart, self->starts, self->allocated);
    }
  self->starts[self->n_starts++] = (HwTextStart){ (guint32) byte, (guint32) position };
}

/* Checks, counts and looks for line ends in a block while it is in the processor's cache. */
static gpointer
scan (gpointer data)
{
  Part *self = data;

  for (gsize block = self->first_block; block < self->end_block; block++)
    {
      const char *at = self->utf8 + block * HW_UTF8_BLOCK;
      const char *end = self->utf8 + MIN ((block + 1) * HW_UTF8_BLOCK, self->n_bytes);
      const char *lf;
      gsize position = self->n_chars, n_chars;

      self->before[block - self->first_block] = (guint32) self->n_chars;
      if (!hw_utf8_scan_block (self->utf8, self->n_bytes, block * HW_UTF8_BLOCK, &n_chars))
        return NULL;
      self->n_chars += n_chars;
      while ((lf = memchr (at, '\n', (gsize) (end - at))))
        {
          lf++;
          position += hw_utf8_count (at, (gsize) (lf - at));
          add_start (self, (gsize) (lf - self->utf8), position);
          at = lf;
        }
    }
  self->is_canonical = TRUE;
  return NULL;
}

static void
make_room (Part *self)
{
  /* For a paragraph every 256 bytes, and grows. */
  self->allocated = (self->end_block - self->first_block) * (HW_UTF8_BLOCK / 256) + 2;
  self->starts = g_new (HwTextStart, self->allocated);
  add_start (self, 0, 0);
}

/* What @next counted from its begin, counted from the text's, after what @self has. */
static void
join (Part *self, Part *next)
{
  const guint32 n_before = (guint32) self->n_chars;

  for (gsize i = 0; i < next->end_block - next->first_block; i++)
    next->before[i] += n_before;
  self->allocated = self->n_starts + next->n_starts + 1;
  self->starts = g_renew (HwTextStart, self->starts, self->allocated);
  for (gsize i = 0; i < next->n_starts; i++)
    self->starts[self->n_starts++]
        = (HwTextStart){ next->starts[i].byte, next->starts[i].position + n_before };
  self->n_chars += next->n_chars;
  self->is_canonical = self->is_canonical && next->is_canonical;
}

/* The parts meet at the begin of a block, be it inside a character: a byte is checked against the three
 * before it, whoever checks those. */
static void
scan_halves (Part *self)
{
  Part next = *self;
  GThread *thread;

  next.first_block = self->end_block = self->end_block / 2;
  next.before += next.first_block;
  make_room (self);
  make_room (&next);
  next.n_starts = 0; /* no paragraph begins where it does */
  /* A thread of its own and not a pool's: nothing here waits for anyone else's work. */
  thread = g_thread_try_new ("text", scan, &next, NULL);
  scan (self);
  if (thread != NULL)
    g_thread_join (thread);
  else
    scan (&next);
  join (self, &next);
  g_free (next.starts);
  /* cppcheck-suppress memleak ; the thread is given back by joining it */
}

gboolean
hw_text_index_init (HwTextIndex *self, const char *utf8, gsize n_bytes, gsize shared)
{
  const gsize n_blocks = (n_bytes + HW_UTF8_BLOCK - 1) / HW_UTF8_BLOCK;
  guint32 *before = g_new (guint32, n_blocks + 1);
  Part all = { .utf8 = utf8, .n_bytes = n_bytes, .end_block = n_blocks, .before = before };

  if (n_bytes >= shared && n_blocks >= 2)
    scan_halves (&all);
  else
    {
      make_room (&all);
      scan (&all);
    }
  *self = (HwTextIndex){ all.n_chars, before, n_blocks, all.starts, all.n_starts };
  if (!all.is_canonical)
    {
      hw_text_index_clear (self);
      return FALSE;
    }
  before[n_blocks] = (guint32) all.n_chars;
  /* The last start is where the next paragraph would begin: after the last LF, or one past the
   * end as if a LF stood there. */
  if (n_bytes == 0 || all.starts[all.n_starts - 1].byte < n_bytes)
    add_start (&all, n_bytes + 1, all.n_chars + 1);
  self->n_paragraphs = all.n_starts - 1;
  self->starts = g_renew (HwTextStart, all.starts, all.n_starts);
  return TRUE;
}

void
hw_text_index_clear (HwTextIndex *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->starts, g_free);
}
