/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-hits.h"

#include <glib/gi18n.h>
#include <string.h>

#include "documents.h"
#include "tags.h"

/* Bytes on either side of a place, cut to whole words. */
#define CONTEXT 96

typedef struct
{
  HwLibrary *library;
  GPtrArray *hits; /* HwTagHit */
  gboolean is_full;
} Run;

static void
hit_free (gpointer data)
{
  HwTagHit *hit = data;

  g_free (hit->title);
  g_free (hit->before);
  g_free (hit->match);
  g_free (hit->after);
  g_free (hit);
}

void
hw_tag_hits_free (HwTagHits *self)
{
  g_clear_pointer (&self->rows, hw_rows_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_free (self);
}

static char *
get_before (const HwMatch *match)
{
  gsize from = match->byte_start > CONTEXT ? match->byte_start - CONTEXT : 0;
  const char *space;

  if (from == 0)
    return g_strndup (match->text, match->byte_start);
  space = memchr (match->text + from, ' ', match->byte_start - from);
  if (space == NULL)
    return g_strdup ("…");
  from = (gsize) (space - match->text);
  g_autofree char *part = g_strndup (space, match->byte_start - from);

  return g_strconcat ("…", part, NULL);
}

static char *
get_after (const HwMatch *match)
{
  gsize to = MIN (match->byte_end + CONTEXT, match->n_bytes);

  while (to < match->n_bytes && to > match->byte_end && match->text[to] != ' ')
    to--;
  return g_strndup (match->text + match->byte_end, to - match->byte_end);
}

static gboolean
add_match (const HwMatch *match, gpointer data)
{
  Run *run = data;
  const HwTagHit *last = run->hits->len > 0 ? run->hits->pdata[run->hits->len - 1] : NULL;
  HwTagHit *hit;

  if (match->note != 0 || match->document == 0 || match->end <= match->start)
    return TRUE;
  /* A word of a phrase that was found whole. */
  if (last != NULL && last->document == match->document && match->start < last->end)
    return TRUE;
  if (run->hits->len >= HW_TAG_HITS_MAX)
    {
      run->is_full = TRUE;
      return FALSE;
    }
  hit = g_new0 (HwTagHit, 1);
  hit->key = (gint64) run->hits->len + 1;
  hit->document = match->document;
  hit->start = match->start;
  hit->end = match->end;
  hit->kind = match->kind;
  hit->first = last == NULL || last->document != match->document;
  hit->before = get_before (match);
  hit->match = g_strndup (match->text + match->byte_start, match->byte_end - match->byte_start);
  hit->after = get_after (match);
  g_ptr_array_add (run->hits, hit);
  return TRUE;
}

/* After the search, which the connection is busy with until then. */
static gboolean
read_titles (Run *run, GError **error)
{
  for (guint i = 0; i < run->hits->len; i++)
    {
      HwTagHit *hit = run->hits->pdata[i];
      g_autoptr (HwDocument) document = NULL;

      if (!hit->first)
        continue;
      document = hw_library_get_document (run->library, hit->document, error);
      if (document == NULL)
        return FALSE;
      hit->title = g_strdup (*document->title != '\0' ? document->title : _ ("Untitled"));
    }
  return TRUE;
}

gpointer
hw_tag_hits_read (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwSearchQuestion *question = data;
  const HwSearchOptions options = hw_search_question_get_options (question);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  Run run = { library, hits, FALSE };
  g_autoptr (GPtrArray) tags = NULL;
  HwTagHits *self;

  if (!hw_library_search_each (library, question->query, &options, add_match, &run, cancellable,
                               error)
      || !read_titles (&run, error) || (tags = hw_library_list_tags (library, error)) == NULL)
    return NULL;
  self = g_new0 (HwTagHits, 1);
  self->rows = hw_rows_new (g_steal_pointer (&hits), NULL);
  self->is_full = run.is_full;
  self->tags = g_steal_pointer (&tags);
  return self;
}
