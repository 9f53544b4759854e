/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-tree.h"

#include "import.h"

#include <glib/gi18n.h>
#include <setjmp.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

/* What the parser may hold at a time, and how long it may think, whatever the page, and for each of its bytes. A real
 * page of a megabyte takes some ten megabytes and a twentieth of a second. */
#define MAX_MEMORY ((gsize) 320 * 1024 * 1024)
#define MEMORY_PER_BYTE 12
#define MAX_MILLISECONDS 6000
#define BYTES_PER_MILLISECOND 4096
#define CHECK_INTERVAL 256

/* Stands before each piece of the parser's memory, so that all of it can be freed without walking a tree. */
typedef union _Piece Piece;
union _Piece
{
  struct
  {
    Piece *next, *previous;
    gsize size;
  } s;
  max_align_t aligned;
};

struct _HwHtmlTree
{
  GumboOutput *output;
  Piece *pieces;
  gsize n_bytes; /* of all pieces */
  guint n_calls;
  gsize max_bytes;
  gint64 deadline;
  GCancellable *cancellable;
  jmp_buf way_out;
};

/* Processor time of this thread, in milliseconds: other programs may be busy. */
static gint64
get_time (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void *
allocate (void *data, size_t size)
{
  HwHtmlTree *self = data;

  if (size > self->max_bytes || self->n_bytes + size > self->max_bytes)
    longjmp (self->way_out, 1);
  if (++self->n_calls % CHECK_INTERVAL == 0
      && (get_time () > self->deadline || g_cancellable_is_cancelled (self->cancellable)))
    longjmp (self->way_out, 1);

  Piece *piece = g_malloc (sizeof (Piece) + size);
  piece->s.size = size + sizeof (Piece);
  piece->s.previous = NULL;
  piece->s.next = self->pieces;
  if (self->pieces != NULL)
    self->pieces->s.previous = piece;
  self->pieces = piece;
  self->n_bytes += piece->s.size;
  return piece + 1;
}

static void
release (void *data, void *memory)
{
  HwHtmlTree *self = data;

  if (memory == NULL)
    return;
  Piece *piece = (Piece *) memory - 1;
  if (piece->s.previous != NULL)
    piece->s.previous->s.next = piece->s.next;
  else
    self->pieces = piece->s.next;
  if (piece->s.next != NULL)
    piece->s.next->s.previous = piece->s.previous;
  self->n_bytes -= piece->s.size;
  g_free (piece);
}

void
hw_html_tree_free (HwHtmlTree *self)
{
  if (self == NULL)
    return;
  while (self->pieces != NULL)
    {
      Piece *piece = self->pieces;

      self->pieces = piece->s.next;
      g_free (piece);
    }
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gboolean
parse (HwHtmlTree *self, const char *utf8, gsize n_bytes)
{
  GumboOptions options = kGumboDefaultOptions;

  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = self;
  options.max_errors = 0;
  if (setjmp (self->way_out) != 0)
    return FALSE;
  self->max_bytes = MAX_MEMORY + n_bytes * MEMORY_PER_BYTE;
  self->deadline = get_time () + MAX_MILLISECONDS + (gint64) (n_bytes / BYTES_PER_MILLISECOND);
  self->output = gumbo_parse_with_options (&options, utf8, n_bytes);
  return self->output != NULL;
}

HwHtmlTree *
hw_html_tree_new (const char *utf8, gsize n_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwHtmlTree) self = g_new0 (HwHtmlTree, 1);

  g_set_object (&self->cancellable, cancellable);
  if (parse (self, utf8, n_bytes))
    return g_steal_pointer (&self);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (
        error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
        _ ("This page has too many elements, or they are too tangled, to be read."));
  return NULL;
}

const GumboNode *
hw_html_tree_get_root (const HwHtmlTree *self)
{
  return self->output->root;
}

gboolean
hw_html_is_element (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

void
hw_html_get_name (const GumboNode *node, char name[32])
{
  GumboStringPiece piece = node->v.element.original_tag;
  const char *known = node->v.element.tag < GUMBO_TAG_UNKNOWN
                          ? gumbo_normalized_tagname (node->v.element.tag)
                          : NULL;

  name[0] = '\0';
  if (known != NULL)
    {
      g_strlcpy (name, known, 32);
      return;
    }
  if (piece.data == NULL)
    return;
  gumbo_tag_from_original_text (&piece);
  gsize n = MIN (piece.length, 31);
  for (gsize i = 0; i < n; i++)
    name[i] = g_ascii_tolower (piece.data[i]);
  name[n] = '\0';
}

const char *
hw_html_get_attribute (const GumboNode *node, const char *name)
{
  const GumboAttribute *attribute = gumbo_get_attribute (&node->v.element.attributes, name);

  return attribute != NULL ? attribute->value : NULL;
}

gboolean
hw_html_has_class (const GumboNode *node, const char *name)
{
  const char *value = hw_html_get_attribute (node, "class");
  const gsize n = strlen (name);

  for (const char *p = value; p != NULL && (p = strstr (p, name)) != NULL; p += n)
    if ((p == value || g_ascii_isspace (p[-1])) && (p[n] == '\0' || g_ascii_isspace (p[n])))
      return TRUE;
  return FALSE;
}

typedef struct
{
  const GumboNode *node;
  guint next; /* child */
} Place;

char *
hw_html_get_text (const GumboNode *node, gsize max_bytes)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Place));
  Place place = { node, 0 };

  if (hw_html_is_element (node))
    g_array_append_val (stack, place);
  while (stack->len > 0 && text->len < max_bytes)
    {
      Place *top = &g_array_index (stack, Place, stack->len - 1);
      const GumboVector *children = &top->node->v.element.children;

      if (top->next >= children->length)
        {
          g_array_set_size (stack, stack->len - 1);
          continue;
        }
      const GumboNode *child = children->data[top->next++];
      if (hw_html_is_element (child))
        {
          place.node = child;
          if (child->v.element.tag == GUMBO_TAG_BR)
            g_string_append_c (text, ' ');
          else if (stack->len < HW_HTML_MAX_DEPTH)
            g_array_append_val (stack, place);
        }
      else if (child->type != GUMBO_NODE_COMMENT)
        g_string_append (text, child->v.text.text);
    }
  return g_string_free (text, FALSE);
}
