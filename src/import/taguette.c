/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taguette.h"

#include "html-tree.h"
#include "project-maker.h"

#include <glib/gi18n.h>
#include <string.h>

/* Taguette keeps a document as HTML, and counts positions in the bytes (UTF-8) of its text, tags left out. Here
 * blocks become paragraphs, which needs line ends that it does not count, and white space between blocks goes. */

/* A text in the HTML: where it stands there, and here. */
typedef struct
{
  gsize there; /* bytes */
  gsize here;  /* bytes of the text that is made */
  gsize n_bytes;
  gboolean dropped;
} Piece;

typedef struct
{
  GString *text;
  GArray *pieces; /* Piece, ascending */
  gsize there;    /* bytes so far */
} Flow;

static const char blocks[]
    = " p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr blockquote pre section article header"
      " footer figure hr br ";

static gboolean
is_block (const GumboNode *node)
{
  char name[32];
  hw_html_get_name (node, name);
  g_autofree char *word = g_strdup_printf (" %s ", name);

  return strstr (blocks, word) != NULL;
}

static void
end_line (Flow *flow)
{
  if (flow->text->len > 0 && flow->text->str[flow->text->len - 1] != '\n')
    g_string_append_c (flow->text, '\n');
}

static void
add_text (Flow *flow, const char *text)
{
  const gsize n_bytes = strlen (text);
  Piece piece = { flow->there, flow->text->len, n_bytes, FALSE };
  const gboolean at_start = flow->text->len == 0 || flow->text->str[flow->text->len - 1] == '\n';

  flow->there += n_bytes;
  piece.dropped = at_start && strspn (text, " \t\n\r\f") == n_bytes;
  g_array_append_val (flow->pieces, piece);
  if (piece.dropped)
    return;
  /* What is a line end in the HTML is a blank in the text. */
  for (gsize i = 0; i < n_bytes; i++)
    g_string_append_c (flow->text, text[i] == '\n' || text[i] == '\r' ? ' ' : text[i]);
}

static void
walk (Flow *flow, const GumboNode *node)
{
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE
      || node->type == GUMBO_NODE_CDATA)
    add_text (flow, node->v.text.text);
  if (!hw_html_is_element (node))
    return;

  const gboolean block = is_block (node);
  const GumboVector *children = &node->v.element.children;
  if (block)
    end_line (flow);
  for (guint i = 0; i < children->length; i++)
    walk (flow, children->data[i]);
  if (block)
    end_line (flow);
}

/* A position of Taguette's as bytes of the text here. */
static gsize
to_here (const Flow *flow, gint64 offset, gboolean is_end)
{
  guint low = 0, high = flow->pieces->len;
  const gsize there = (gsize) CLAMP (offset, 0, (gint64) flow->there);

  /* The last piece that begins before it: an end belongs to what is before it, a start to what follows. */
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const gsize begin = g_array_index (flow->pieces, Piece, middle).there;

      if (is_end ? begin < there : begin <= there)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return 0;
  const Piece *piece = &g_array_index (flow->pieces, Piece, low - 1);
  if (piece->dropped)
    return piece->here;
  return piece->here + MIN (there - piece->there, piece->n_bytes);
}

typedef struct
{
  HwForeign *database;
  HwProject *project;
  HwProjectMaker *maker;
  GCancellable *cancellable;
  GPtrArray *flows; /* Flow, by the index of the document */
} Reading;

static void
flow_free (gpointer data)
{
  Flow *self = data;

  g_string_free (self->text, TRUE);
  g_array_unref (self->pieces);
  g_free (self);
}

gboolean
hw_taguette_sniff (HwForeign *database)
{
  return hw_foreign_has (database, "highlights", "start_offset")
         && hw_foreign_has (database, "documents", "contents");
}

static gboolean
read_tags (Reading *self, GError **error)
{
  g_autoptr (HwForeignRows) rows = hw_foreign_query (
      self->database, "SELECT id, path, description FROM tags ORDER BY id", error);
  int found = -1;

  while (rows != NULL && (found = hw_foreign_rows_next (rows, error)) == 1)
    {
      const gint64 id = hw_foreign_rows_get_int (rows, 0);
      guint index;
      HwProjectTag *tag = hw_project_add_tag (self->project, &index);

      tag->guid = hw_project_maker_make_guid (self->maker, "tag", id);
      tag->name = hw_foreign_rows_get_text (rows, 1);
      tag->description = hw_foreign_rows_get_text (rows, 2);
      hw_project_maker_keep (self->maker, "tag", id, index);
    }
  return found == 0;
}

static gboolean
add_document (Reading *self, HwForeignRows *row, GError **error)
{
  const gint64 id = hw_foreign_rows_get_int (row, 0);
  g_autofree char *title = hw_foreign_rows_get_text (row, 1);
  g_autofree char *description = hw_foreign_rows_get_text (row, 2);
  g_autofree char *direction = hw_foreign_rows_get_text (row, 3);
  g_autofree char *html = hw_foreign_rows_get_text (row, 4);
  g_autofree char *created = hw_foreign_rows_get_text (row, 5);
  g_autoptr (HwHtmlTree) tree = hw_html_tree_new (html, strlen (html), self->cancellable, error);
  g_autoptr (GBytes) bytes = NULL;
  HwProjectDocument *document;
  Flow *flow;
  guint index;

  if (tree == NULL)
    return FALSE;
  flow = g_new0 (Flow, 1);
  flow->text = g_string_new (NULL);
  flow->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_ptr_array_add (self->flows, flow);
  walk (flow, hw_html_tree_get_root (tree));
  document = hw_project_add_document (self->project, &index);
  document->guid = hw_project_maker_make_guid (self->maker, "document", id);
  document->title = g_steal_pointer (&title);
  document->added = hw_project_maker_parse_time (created);
  document->direction
      = g_str_equal (direction, "RIGHT_TO_LEFT") ? HW_DIRECTION_RTL : HW_DIRECTION_AUTO;
  bytes = g_bytes_new (flow->text->str, flow->text->len);
  document->text = hw_text_new (bytes, error);
  if (document->text == NULL)
    return FALSE;
  hw_project_maker_keep (self->maker, "document", id, index);
  hw_project_maker_add_note (self->maker, HW_NOTE_ON_DOCUMENT, index, description, NULL, 0);
  return TRUE;
}

static gboolean
read_documents (Reading *self, GError **error)
{
  g_autoptr (HwForeignRows) rows = hw_foreign_query (
      self->database,
      hw_foreign_has (self->database, "documents", "text_direction")
          ? "SELECT id, name, description, text_direction, contents, created FROM documents ORDER "
            "BY id"
          : "SELECT id, name, description, '', contents, created FROM documents ORDER BY id",
      error);
  int found = -1;

  while (rows != NULL && (found = hw_foreign_rows_next (rows, error)) == 1)
    if (!add_document (self, rows, error))
      return FALSE;
  return found == 0;
}

static gboolean
read_highlights (Reading *self, GError **error)
{
  g_autoptr (HwForeignRows) rows = hw_foreign_query (
      self->database,
      "SELECT document_id, start_offset, end_offset, coalesce(tag_id, -1) FROM highlights"
      " LEFT JOIN highlight_tags ON highlight_id = highlights.id"
      " ORDER BY document_id, start_offset, end_offset, highlights.id, tag_id",
      error);
  int found = -1;

  while (rows != NULL && (found = hw_foreign_rows_next (rows, error)) == 1)
    {
      guint document, passage, tag;

      if (!hw_project_maker_find (self->maker, "document", hw_foreign_rows_get_int (rows, 0),
                                  &document))
        {
          hw_project_remark (self->project, "passage", "", HW_PROJECT_FAILED,
                             g_strdup (_ ("its document was not taken over")));
          continue;
        }
      const HwText *text = ((HwProjectDocument *) self->project->documents->pdata[document])->text;
      const Flow *flow = self->flows->pdata[document];
      const gsize start
          = hw_text_from_byte (text, to_here (flow, hw_foreign_rows_get_int (rows, 1), FALSE));
      const gsize end
          = hw_text_from_byte (text, to_here (flow, hw_foreign_rows_get_int (rows, 2), TRUE));
      if (hw_project_maker_get_passage (self->maker, document, (gint64) start, (gint64) end, "", 0,
                                        &passage)
          && hw_project_maker_find (self->maker, "tag", hw_foreign_rows_get_int (rows, 3), &tag))
        hw_project_maker_tag (self->maker, passage, tag);
    }
  return found == 0;
}

static gboolean
read_projects (Reading *self, GError **error)
{
  g_autoptr (HwForeignRows) rows = hw_foreign_query (
      self->database, "SELECT name, description FROM projects ORDER BY id", error);
  int found = -1;

  while (rows != NULL && (found = hw_foreign_rows_next (rows, error)) == 1)
    {
      g_autofree char *name = hw_foreign_rows_get_text (rows, 0);
      g_autofree char *description = hw_foreign_rows_get_text (rows, 1);
      g_autofree char *text = g_strdup_printf ("**%s**\n\n%s", name, description);

      if (*description != '\0')
        hw_project_maker_add_note (self->maker, HW_NOTE_ON_LIBRARY, 0, text, NULL, 0);
    }
  return found == 0;
}

HwProject *
hw_taguette_read (HwForeign *database, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwProject) project = hw_project_new (name);
  g_autofree char *space = g_strconcat ("taguette ", name, NULL);
  g_autoptr (HwProjectMaker) maker = hw_project_maker_new (project, space);
  g_autoptr (GPtrArray) flows = g_ptr_array_new_with_free_func (flow_free);
  Reading self = { database, project, maker, cancellable, flows };

  if (read_tags (&self, error) && read_documents (&self, error) && read_highlights (&self, error)
      && read_projects (&self, error))
    return g_steal_pointer (&project);
  return NULL;
}
