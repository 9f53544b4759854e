/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-page.h"

#include <glib/gi18n.h>

#include "colour-mark.h"
#include "directed.h"
#include "feed.h"
#include "list-kind.h"
#include "note-editor.h"
#include "passage-row.h"
#include "row-model.h"
#include "tags.h"

struct _HwTagPage
{
  AdwBin parent_instance;

  /* Template */
  GtkBox *heading;
  GtkWidget *back;
  GtkLabel *path;
  GtkLabel *count;
  GtkLabel *description;
  AdwBin *note_place;
  GtkStack *stack;
  GtkListView *list;
  HwColourMark *mark;
  HwNoteEditor *note;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  HwRowModel *model;
  GtkSingleSelection *selection;

  char *title, *subtitle;
  gint64 tag;
  gboolean edits_note; /* as soon as it has been read */
};

G_DEFINE_FINAL_TYPE (HwTagPage, hw_tag_page, ADW_TYPE_BIN)

enum
{
  PASSAGE_ACTIVATED,
  CLOSED,
  TITLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* All of the page, read at once. */
typedef struct
{
  HwTag *tag;
  HwRows *passages;
  guint n_documents; /* of the passages */
  gint64 note;       /* 0 for none */
  char *note_text;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_clear_pointer (&page->tag, hw_tag_unref);
  g_clear_pointer (&page->passages, hw_rows_unref);
  g_free (page->note_text);
  g_free (page);
}

/* They stand together in the rows. */
static guint
count_documents (HwRows *passages)
{
  const gsize n = hw_rows_get_n (passages);
  guint n_documents = 0;

  for (gsize i = 0; i < n; i++)
    n_documents += ((const HwPassageEntry *) hw_rows_get_item (passages, i))->first;
  return n_documents;
}

/* In a library thread. */
static gpointer
read_page (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwPassageQuery query = { .tag = g_variant_get_int64 (data) };
  Page *page = g_new0 (Page, 1);
  g_autoptr (GPtrArray) notes = NULL;

  page->tag = hw_library_get_tag (library, query.tag, error);
  if (page->tag != NULL)
    page->passages = hw_passage_rows_read (library, &query, error);
  if (page->passages != NULL)
    notes = hw_library_list_notes (library, HW_NOTE_ON_TAG, query.tag, error);
  if (notes == NULL)
    {
      page_free (page);
      return NULL;
    }
  page->n_documents = count_documents (page->passages);
  if (notes->len > 0)
    {
      const HwNote *note = notes->pdata[0];
      page->note = note->id;
      page->note_text = g_strdup (note->text);
    }
  return page;
}

static void
set_titles (HwTagPage *self, const Page *page)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  if (page != NULL)
    {
      const gulong n_passages = (gulong) hw_rows_get_n (page->passages);
      g_autofree char *passages
          = g_strdup_printf (ngettext ("%d passage", "%d passages", n_passages), (int) n_passages);
      /* Translators: where passages are: follows their number, as in "5 passages in 2 documents" */
      g_autofree char *documents = g_strdup_printf (
          ngettext ("in %'u document", "in %'u documents", page->n_documents), page->n_documents);

      self->title = g_strdup (page->tag->path);
      self->subtitle = n_passages > 0
                           /* Translators: as in "5 passages in 2 documents" */
                           ? g_strdup_printf (_ ("%s %s"), passages, documents)
                           : g_strdup (passages);
    }
  g_signal_emit (self, signals[TITLED], 0);
}

static void
show_heading (HwTagPage *self, const HwTag *tag)
{
  g_autofree char *path = hw_directed_text (tag->path, NULL);
  g_autofree char *count
      = g_strdup_printf (ngettext ("%d passage", "%d passages", (gulong) tag->n_passages_below),
                         (int) tag->n_passages_below);

  gtk_label_set_text (self->path, path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->path), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tag->path, -1);
  gtk_label_set_text (self->count, count);
  hw_colour_mark_set_colour (self->mark, tag->colour);
  hw_directed_set (GTK_WIDGET (self->description), tag->description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), *tag->description != '\0');
}

static void
page_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwTagPage *self = owner;
  const Page *page = answer;

  /* The tag was deleted, by us or elsewhere: there is nothing to read here any more. */
  if (g_error_matches (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND))
    {
      hw_tag_page_set_tag (self, 0);
      g_signal_emit (self, signals[CLOSED], 0);
      return;
    }
  if (error != NULL)
    {
      g_signal_emit_by_name (self->session, "failed", error->message);
      return;
    }
  show_heading (self, page->tag);
  set_titles (self, page);
  if (hw_note_editor_get_target (self->note) != self->tag)
    hw_note_editor_open (self->note, HW_NOTE_ON_TAG, self->tag, page->note,
                         page->note_text != NULL ? page->note_text : "");
  else
    hw_note_editor_refresh (self->note, page->note, page->note_text != NULL ? page->note_text : "");
  if (self->edits_note)
    hw_tag_page_edit_note (self);
  hw_row_model_set_rows (self->model, page->passages);
  gtk_stack_set_visible_child_name (self->stack,
                                    hw_rows_get_n (page->passages) > 0 ? "list" : "empty");
}

static GtkWidget *
make_row (gpointer owner)
{
  return hw_passage_row_new (HW_PASSAGE_ROW_CONTEXT);
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  hw_passage_row_set_entry (HW_PASSAGE_ROW (widget), hw_row_get_item (row));
}

static void
activate_row (gpointer owner, guint position)
{
  HwTagPage *self = owner;
  HwRows *rows = hw_row_model_get_rows (self->model);
  const HwPassage *passage;

  if (position >= hw_rows_get_n (rows))
    return;
  passage = ((const HwPassageEntry *) hw_rows_get_item (rows, position))->passage;
  g_signal_emit (self, signals[PASSAGE_ACTIVATED], 0, passage->document, passage->id,
                 passage->start, passage->end);
}

static const HwListKind passage_kind = { make_row, bind_row, NULL, activate_row, NULL };

static void
back_clicked_cb (HwTagPage *self)
{
  hw_note_editor_commit (self->note);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  back_clicked_cb (HW_TAG_PAGE (widget));
  return TRUE;
}

static void
note_escaped_cb (HwTagPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
hw_tag_page_dispose (GObject *object)
{
  HwTagPage *self = HW_TAG_PAGE (object);

  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  G_OBJECT_CLASS (hw_tag_page_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_tag_page_finalize (GObject *object)
{
  HwTagPage *self = HW_TAG_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_free (self->title);
  g_free (self->subtitle);
  G_OBJECT_CLASS (hw_tag_page_parent_class)->finalize (object);
}

static void
hw_tag_page_class_init (HwTagPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_tag_page_dispose;
  object_class->finalize = hw_tag_page_finalize;
  signals[PASSAGE_ACTIVATED]
      = g_signal_new ("passage-activated", HW_TYPE_TAG_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[CLOSED] = g_signal_new ("closed", HW_TYPE_TAG_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[TITLED] = g_signal_new ("titled", HW_TYPE_TAG_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/tag-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HwTagPage, heading);
  gtk_widget_class_bind_template_child (widget_class, HwTagPage, back);
  gtk_widget_class_bind_template_child (widget_class, HwTagPage, path);
  gtk_widget_class_bind_template_child (widget_class, HwTagPage, count);
  gtk_widget_class_bind_template_child (widget_class, HwTagPage, description);
  gtk_widget_class_bind_template_child (widget_class, HwTagPage, note_place);
  gtk_widget_class_bind_template_child (widget_class, HwTagPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HwTagPage, list);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
hw_tag_page_init (HwTagPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->mark = HW_COLOUR_MARK (hw_colour_mark_new (FALSE));
  gtk_box_insert_child_after (self->heading, GTK_WIDGET (self->mark), self->back);

  self->model = hw_row_model_new (hw_passage_entry_same);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &passage_kind, self);
}

GtkWidget *
hw_tag_page_new (HwSession *session)
{
  HwTagPage *self = g_object_new (HW_TYPE_TAG_PAGE, NULL);

  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_page, page_free, page_read_cb, self);
  self->note = HW_NOTE_EDITOR (hw_note_editor_new (session, _ ("Write a note on this tag…")));
  g_signal_connect_swapped (self->note, "escaped", G_CALLBACK (note_escaped_cb), self);
  adw_bin_set_child (self->note_place, GTK_WIDGET (self->note));
  return GTK_WIDGET (self);
}

void
hw_tag_page_set_tag (HwTagPage *self, gint64 tag)
{
  g_return_if_fail (HW_IS_TAG_PAGE (self));
  if (tag == self->tag)
    return;
  self->tag = tag;
  self->edits_note = FALSE;
  hw_note_editor_commit (self->note);
  set_titles (self, NULL);
  hw_feed_ask (self->feed, tag != 0 ? g_variant_new_int64 (tag) : NULL);
}

void
hw_tag_page_edit_note (HwTagPage *self)
{
  g_return_if_fail (HW_IS_TAG_PAGE (self));
  self->edits_note = hw_feed_is_waiting (self->feed);
  if (!self->edits_note)
    hw_note_editor_focus (self->note);
}

const char *
hw_tag_page_get_title (HwTagPage *self)
{
  g_return_val_if_fail (HW_IS_TAG_PAGE (self), NULL);
  return self->title;
}

const char *
hw_tag_page_get_subtitle (HwTagPage *self)
{
  g_return_val_if_fail (HW_IS_TAG_PAGE (self), NULL);
  return self->subtitle;
}
