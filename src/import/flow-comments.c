/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow-comments.h"

#include <glib/gi18n.h>
#include <string.h>

#define UNKNOWN G_MAXSIZE

typedef struct
{
  gsize start, end;
  gsize paragraph_start, paragraph_end; /* of the last that was told of it */
  char *text, *author, *created, *parent;
} Comment;

struct _HwFlowComments
{
  GPtrArray *comments; /* Comment *, as they came */
  GHashTable *by_id;   /* char * -> Comment, borrowed */
  GPtrArray *waiting;  /* Comment *, borrowed: the end of their paragraph is not known */
};

static void
free_comment (gpointer data)
{
  Comment *comment = data;

  g_free (comment->text);
  g_free (comment->author);
  g_free (comment->created);
  g_free (comment->parent);
  g_free (comment);
}

HwFlowComments *
hw_flow_comments_new (void)
{
  HwFlowComments *self = g_new0 (HwFlowComments, 1);

  self->comments = g_ptr_array_new_with_free_func (free_comment);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = g_ptr_array_new ();
  return self;
}

void
hw_flow_comments_free (HwFlowComments *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->comments);
  g_free (self);
}

static Comment *
get_comment (HwFlowComments *self, const char *id)
{
  Comment *comment = g_hash_table_lookup (self->by_id, id);

  if (comment == NULL)
    {
      comment = g_new0 (Comment, 1);
      comment->start = comment->end = comment->paragraph_start = comment->paragraph_end = UNKNOWN;
      g_ptr_array_add (self->comments, comment);
      g_hash_table_insert (self->by_id, g_strdup (id), comment);
    }
  return comment;
}

static void
wait_for_end (HwFlowComments *self, Comment *comment, gsize paragraph)
{
  comment->paragraph_start = paragraph;
  comment->paragraph_end = UNKNOWN;
  g_ptr_array_add (self->waiting, comment);
}

void
hw_flow_comments_start (HwFlowComments *self, const char *id, gsize position, gsize paragraph)
{
  Comment *comment = get_comment (self, id);

  if (comment->start != UNKNOWN)
    return;
  comment->start = position;
  wait_for_end (self, comment, paragraph);
}

void
hw_flow_comments_end (HwFlowComments *self, const char *id, gsize position, gsize paragraph)
{
  Comment *comment = get_comment (self, id);

  if (comment->end != UNKNOWN)
    return;
  comment->end = position;
  wait_for_end (self, comment, paragraph);
}

void
hw_flow_comments_close_paragraph (HwFlowComments *self, gsize end)
{
  for (guint i = 0; i < self->waiting->len; i++)
    ((Comment *) self->waiting->pdata[i])->paragraph_end = end;
  g_ptr_array_set_size (self->waiting, 0);
}

void
hw_flow_comments_set (HwFlowComments *self,
                      const char *id,
                      const char *text,
                      const char *author,
                      const char *created,
                      const char *parent)
{
  Comment *comment = get_comment (self, id);

  if (comment->text != NULL)
    return;
  comment->text = g_strdup (text);
  comment->author = author != NULL && *author != '\0' ? g_strdup (author) : NULL;
  comment->created = created != NULL && *created != '\0' ? g_strdup (created) : NULL;
  comment->parent = g_strdup (parent);
}

/* The range that a comment has of its own. */
static gboolean
get_range (const Comment *comment, gsize *start, gsize *end)
{
  *start = comment->start;
  *end = comment->end;
  if (*start != UNKNOWN && *end != UNKNOWN && *start < *end)
    return TRUE;
  *start = comment->paragraph_start;
  *end = comment->paragraph_end;
  return *start != UNKNOWN && *end != UNKNOWN && *start < *end;
}

/* Only what would otherwise be seen as a mark of Markdown. */
static char *
to_markdown (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  gboolean at_start = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_<[", *p) != NULL || (at_start && strchr ("#>+-", *p) != NULL))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
      at_start = *p == '\n' || (at_start && *p == ' ');
    }
  return g_string_free (out, FALSE);
}

void
hw_flow_comments_tell (HwFlowComments *self, HwExtractBuilder *builder)
{
  for (guint i = 0; i < self->comments->len; i++)
    {
      const Comment *comment = self->comments->pdata[i];
      gsize start = 0, end = 0;

      if (comment->text == NULL || *comment->text == '\0')
        continue;
      const Comment *parent
          = comment->parent != NULL ? g_hash_table_lookup (self->by_id, comment->parent) : NULL;
      g_autofree char *markdown = to_markdown (comment->text);
      if (get_range (comment, &start, &end)
          || (parent != NULL && parent != comment && get_range (parent, &start, &end)))
        hw_extract_builder_add_comment (builder, start, end, markdown, comment->author,
                                        comment->created);
      else
        {
          g_autofree char *remark
              /* Translators: %s is what somebody wrote as a comment on a document. */
              = g_strdup_printf (_ ("A comment stands on no text: “%s”"), comment->text);

          hw_extract_builder_add_remark (builder, remark);
        }
    }
}
