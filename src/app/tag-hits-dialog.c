/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-hits-dialog.h"

#include <glib/gi18n.h>

#include "compat.h"
#include "directed.h"
#include "excerpt.h"
#include "hit-row.h"
#include "list-kind.h"
#include "tag-entry.h"
#include "tag-hits.h"
#include "tag-places.h"
#include "tags.h"

struct _HwTagHitsDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *accept;
  GtkCheckButton *all;
  GtkLabel *count;
  GtkMenuButton *tag;
  GtkPopover *tag_popover;
  GtkLabel *tag_label;
  GtkStack *stack;
  GtkListView *list;

  /* Owned */
  HwSession *session;
  GWeakRef from;
  HwRowModel *model;
  GtkSingleSelection *selection;
  HwTagEntry *entry; /* the popover's */
  HwTagHits *hits;   /* NULL until they are read */
  guint8 *left_out;  /* by the position of a hit */
  guint n_left_out;
  gint64 tag_id;             /* 0 for a new one or none: */
  char *tag_path;            /* NULL while none is chosen */
  GCancellable *cancellable; /* of the reading or the tagging */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (HwTagHitsDialog, hw_tag_hits_dialog, ADW_TYPE_WINDOW)

static guint
get_n (HwTagHitsDialog *self)
{
  return self->hits != NULL ? (guint) hw_rows_get_n (self->hits->rows) : 0;
}

static void
update (HwTagHitsDialog *self)
{
  const guint n = get_n (self), chosen = n - self->n_left_out;
  g_autofree char *text = g_strdup_printf (
      ngettext ("%1$'d of %2$'d place", "%1$'d of %2$'d places", n), (int) chosen, (int) n);
  g_autofree char *full = self->hits != NULL && self->hits->is_full
                              /* Translators: "12 of 20,000 places; there are more" */
                              ? g_strdup_printf (_ ("%s; there are more"), text)
                              : g_strdup (text);

  self->updating = TRUE;
  gtk_check_button_set_inconsistent (self->all, chosen > 0 && chosen < n);
  gtk_check_button_set_active (self->all, n > 0 && chosen == n);
  self->updating = FALSE;
  gtk_label_set_text (self->count, self->hits != NULL ? full : _ ("Searching"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), n > 0);
  gtk_widget_set_sensitive (self->accept,
                            chosen > 0 && self->tag_path != NULL && self->cancellable == NULL);
}

/* The check mark goes with what is left out; what was toggled by hand comes here too. */
static void
set_left_out (HwTagHitsDialog *self, guint position, gboolean left_out)
{
  if (position >= get_n (self) || self->left_out[position] == left_out)
    return;
  self->left_out[position] = (guint8) left_out;
  self->n_left_out += left_out ? 1 : (guint) -1;
  update (self);
}

static void
row_toggled_cb (GtkCheckButton *check, HwTagHitsDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_BOX);

  while (row != NULL && hw_list_get_row (row) == NULL)
    row = gtk_widget_get_parent (row);
  if (row != NULL && !self->updating)
    set_left_out (self, hw_list_get_position (row), !gtk_check_button_get_active (check));
}

/* A row: the title where it is the first of its document; a check mark and the line. */
static GtkWidget *
make_row (gpointer owner)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = hw_excerpt_new (1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *excerpt = hw_excerpt_new (2);
  GtkWidget *remark = gtk_label_new (NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "hit-heading");
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_halign (remark, GTK_ALIGN_START);
  gtk_widget_add_css_class (remark, "dim-label");
  gtk_widget_add_css_class (remark, "caption");
  gtk_box_append (GTK_BOX (words), excerpt);
  gtk_box_append (GTK_BOX (words), remark);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (row), heading);
  gtk_box_append (GTK_BOX (row), line);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_object_set_data (G_OBJECT (row), "excerpt", excerpt);
  g_object_set_data (G_OBJECT (row), "remark", remark);
  g_signal_connect (check, "toggled", G_CALLBACK (row_toggled_cb), owner);
  return row;
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  HwTagHitsDialog *self = owner;
  const HwTagHit *hit = hw_row_get_item (row);
  GtkWidget *heading = gtk_widget_get_first_child (widget);
  GtkCheckButton *check = g_object_get_data (G_OBJECT (widget), "check");
  GtkWidget *remark = g_object_get_data (G_OBJECT (widget), "remark");
  const gboolean chosen = !self->left_out[hit->key - 1];
  const char *kind = hw_hit_kind_describe (hit->kind);
  g_autofree char *name
      = g_strconcat (chosen ? _ ("Chosen") : _ ("Left out"), "\n", hit->first ? hit->title : "",
                     hit->first ? "\n" : "", hit->before, hit->match, hit->after,
                     kind != NULL ? "\n" : NULL, kind, NULL);

  gtk_widget_set_visible (heading, hit->first);
  if (hit->first)
    hw_excerpt_set_text (HW_EXCERPT (heading), hit->title);
  self->updating = TRUE;
  gtk_check_button_set_active (check, chosen);
  self->updating = FALSE;
  hw_excerpt_set_match (g_object_get_data (G_OBJECT (widget), "excerpt"), hit->before, hit->match,
                        hit->after, HW_EXCERPT_BOLD, NULL);
  gtk_widget_set_visible (remark, kind != NULL);
  gtk_widget_set_direction (remark, hw_directed_of (hit->match));
  gtk_label_set_text (GTK_LABEL (remark), kind != NULL ? kind : "");
  hw_list_set_row_name (widget, name);
}

static void
activate_row (gpointer owner, guint position)
{
  HwTagHitsDialog *self = owner;

  if (position >= get_n (self))
    return;
  set_left_out (self, position, !self->left_out[position]);
  hw_row_model_rebind (self->model);
}

static const HwListKind hit_kind = { make_row, bind_row, NULL, activate_row, NULL, NULL };

static void
all_toggled_cb (HwTagHitsDialog *self)
{
  const gboolean left_out = !gtk_check_button_get_active (self->all);

  if (self->updating || self->hits == NULL)
    return;
  memset (self->left_out, left_out, get_n (self));
  self->n_left_out = left_out ? get_n (self) : 0;
  hw_row_model_rebind (self->model);
  update (self);
}

static void
set_tag (HwTagHitsDialog *self, gint64 tag, const char *path)
{
  self->tag_id = tag;
  g_free (self->tag_path);
  self->tag_path = g_strdup (path);
  hw_directed_set (GTK_WIDGET (self->tag_label), path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tag), GTK_ACCESSIBLE_PROPERTY_LABEL, path,
                                  -1);
  gtk_popover_popdown (self->tag_popover);
  update (self);
  gtk_widget_grab_focus (self->accept);
}

static void
tag_chosen_cb (HwTagHitsDialog *self, gint64 tag, gboolean present)
{
  for (guint i = 0; self->hits != NULL && i < self->hits->tags->len; i++)
    {
      const HwTag *known = self->hits->tags->pdata[i];

      if (known->id == tag)
        {
          set_tag (self, tag, known->path);
          return;
        }
    }
}

static void
tag_created_cb (HwTagHitsDialog *self, const char *path)
{
  set_tag (self, 0, path);
}

static void
tag_shown_cb (HwTagHitsDialog *self)
{
  hw_tag_entry_start (self->entry, NULL, 0);
}

static void
cancel_cb (HwTagHitsDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* One tagging on its way through the library thread. */
typedef struct
{
  GArray *places; /* HwTagPlace */
  gint64 tag;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_array_unref (job->places);
  g_free (job->path);
  g_free (job);
}

static gpointer
job_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  hw_library_tag_places (library, (const HwTagPlace *) (gconstpointer) job->places->data,
                         job->places->len, job->tag, job->path, NULL, cancellable, error);
  return NULL;
}

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HwTagHitsDialog) self = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&self->from);
  g_autoptr (GError) error = NULL;
  const int n = (int) (get_n (self) - self->n_left_out);

  hw_session_run_finish (HW_SESSION (source), result, &error);
  g_clear_object (&self->cancellable);
  if (error == NULL)
    {
      g_autofree char *isolated = hw_direction_isolate (self->tag_path);
      g_autofree char *text = g_strdup_printf (
          /* Translators: "12 places tagged “security”" */
          ngettext ("%1$'d place tagged “%2$s”", "%1$'d places tagged “%2$s”", (gulong) n), n,
          isolated);

      if (from != NULL)
        gtk_widget_activate_action (from, "win.notify-undo", "s", text);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_stack_set_visible_child_name (self->stack, "list");
  update (self);
  hw_compat_show_message (GTK_WINDOW (self), _ ("Nothing Was Tagged"), error->message);
}

static void
accept_cb (HwTagHitsDialog *self)
{
  Job *job = g_new0 (Job, 1);

  job->places = g_array_new (FALSE, FALSE, sizeof (HwTagPlace));
  job->tag = self->tag_id;
  job->path = g_strdup (self->tag_path);
  for (guint i = 0; i < get_n (self); i++)
    {
      const HwTagHit *hit = hw_rows_get_item (self->hits->rows, i);
      const HwTagPlace place = { hit->document, hit->start, hit->end };

      if (!self->left_out[i])
        g_array_append_val (job->places, place);
    }
  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  update (self);
  hw_session_run (self->session, HW_LANE_EDIT, job_run, job, job_free, NULL, self->cancellable,
                  tagged_cb, g_object_ref (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HwTagHitsDialog) self = data;
  g_autoptr (GError) error = NULL;
  HwTagHits *hits = hw_session_run_finish (HW_SESSION (source), result, &error);

  g_clear_object (&self->cancellable);
  if (hits == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        hw_compat_show_message (GTK_WINDOW (self), _ ("The Search Failed"), error->message);
      return;
    }
  self->hits = hits;
  self->left_out = g_new0 (guint8, get_n (self) + 1);
  hw_row_model_set_rows (self->model, hits->rows);
  gtk_stack_set_visible_child_name (self->stack, get_n (self) > 0 ? "list" : "nothing");
  update (self);
}

static gboolean
hw_tag_hits_dialog_close_request (GtkWindow *window)
{
  HwTagHitsDialog *self = HW_TAG_HITS_DIALOG (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (hw_tag_hits_dialog_parent_class)->close_request (window);
}

static void
hw_tag_hits_dialog_finalize (GObject *object)
{
  HwTagHitsDialog *self = HW_TAG_HITS_DIALOG (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_weak_ref_clear (&self->from);
  g_clear_pointer (&self->hits, hw_tag_hits_free);
  g_free (self->left_out);
  g_free (self->tag_path);
  G_OBJECT_CLASS (hw_tag_hits_dialog_parent_class)->finalize (object);
}

static void
hw_tag_hits_dialog_class_init (HwTagHitsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hw_tag_hits_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = hw_tag_hits_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/tag-hits-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HwTagHitsDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, HwTagHitsDialog, all);
  gtk_widget_class_bind_template_child (widget_class, HwTagHitsDialog, count);
  gtk_widget_class_bind_template_child (widget_class, HwTagHitsDialog, tag);
  gtk_widget_class_bind_template_child (widget_class, HwTagHitsDialog, tag_popover);
  gtk_widget_class_bind_template_child (widget_class, HwTagHitsDialog, tag_label);
  gtk_widget_class_bind_template_child (widget_class, HwTagHitsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HwTagHitsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hw_tag_hits_dialog_init (HwTagHitsDialog *self)
{
  g_weak_ref_init (&self->from, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = hw_row_model_new (NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &hit_kind, self);
}

GtkWidget *
hw_tag_hits_dialog_new (HwSession *session, GtkWidget *from, HwSearchQuestion *question)
{
  HwTagHitsDialog *self = g_object_new (HW_TYPE_TAG_HITS_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_weak_ref_set (&self->from, from);
  self->entry = HW_TAG_ENTRY (hw_tag_entry_new (session));
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "tag-entry");
  gtk_popover_set_child (self->tag_popover, GTK_WIDGET (self->entry));
  g_signal_connect_object (self->tag_popover, "show", G_CALLBACK (tag_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (tag_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "create", G_CALLBACK (tag_created_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "cancelled", G_CALLBACK (gtk_popover_popdown),
                           self->tag_popover, G_CONNECT_SWAPPED);
  self->cancellable = g_cancellable_new ();
  update (self);
  hw_session_run (session, HW_LANE_COUNT, hw_tag_hits_read, hw_search_question_ref (question),
                  (GDestroyNotify) hw_search_question_unref, (GDestroyNotify) hw_tag_hits_free,
                  self->cancellable, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
