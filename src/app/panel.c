/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panel.h"

#include "details-form.h"
#include "notes-list.h"
#include "passages-list.h"

struct _HwPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkWidget *no_passages;
  HwPassagesList *passages;
  GtkWidget *notes_page;
  GtkWidget *document_notes;
  HwNotesList *notes;
  HwNotesList *library_notes;
  GtkWidget *details_page;
  GtkWidget *no_details;
  HwDetailsForm *details;
};

G_DEFINE_FINAL_TYPE (HwPanel, hw_panel, ADW_TYPE_BIN)

enum
{
  PASSAGE_ACTIVATED,
  TAG_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
passage_activated_cb (HwPanel *self, gint64 document, gint64 passage, gint64 start, gint64 end)
{
  g_signal_emit (self, signals[PASSAGE_ACTIVATED], 0, document, passage, start, end);
}

static void
tag_activated_cb (HwPanel *self, gint64 tag)
{
  g_signal_emit (self, signals[TAG_ACTIVATED], 0, tag);
}

/* What is on a page costs no style and no measuring, a third of the panel's first frame, before
 * somebody has opened it. */
static void
page_shown_cb (HwPanel *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (name, "notes") == 0)
    gtk_widget_set_visible (self->notes_page, TRUE);
  else if (g_strcmp0 (name, "details") == 0)
    gtk_widget_set_visible (self->details_page, TRUE);
}

static void
hw_panel_class_init (HwPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HW_TYPE_PASSAGES_LIST);
  g_type_ensure (HW_TYPE_NOTES_LIST);
  g_type_ensure (HW_TYPE_DETAILS_FORM);

  signals[PASSAGE_ACTIVATED]
      = g_signal_new ("passage-activated", HW_TYPE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[TAG_ACTIVATED] = g_signal_new ("tag-activated", HW_TYPE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hawashi/Hawashi/panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HwPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, HwPanel, no_passages);
  gtk_widget_class_bind_template_child (widget_class, HwPanel, passages);
  gtk_widget_class_bind_template_child (widget_class, HwPanel, notes_page);
  gtk_widget_class_bind_template_child (widget_class, HwPanel, document_notes);
  gtk_widget_class_bind_template_child (widget_class, HwPanel, notes);
  gtk_widget_class_bind_template_child (widget_class, HwPanel, library_notes);
  gtk_widget_class_bind_template_child (widget_class, HwPanel, details_page);
  gtk_widget_class_bind_template_child (widget_class, HwPanel, no_details);
  gtk_widget_class_bind_template_child (widget_class, HwPanel, details);
}

static void
hw_panel_init (HwPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "panel-lists");
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (page_shown_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->passages, "passage-activated", G_CALLBACK (passage_activated_cb),
                            self);
  g_signal_connect_swapped (self->passages, "tag-activated", G_CALLBACK (tag_activated_cb), self);
}

GtkWidget *
hw_panel_new (HwSession *session)
{
  HwPanel *self = g_object_new (HW_TYPE_PANEL, NULL);

  hw_passages_list_set_session (self->passages, session);
  hw_notes_list_set_session (self->notes, session);
  hw_notes_list_set_session (self->library_notes, session);
  hw_details_form_set_session (self->details, session);
  hw_panel_set_document (self, 0, 0);
  hw_notes_list_set_target (self->library_notes, HW_NOTE_ON_LIBRARY, 0);
  return GTK_WIDGET (self);
}

void
hw_panel_set_document (HwPanel *self, gint64 document, gint64 passage)
{
  const gboolean any = document != 0;

  g_return_if_fail (HW_IS_PANEL (self));
  hw_passages_list_set_document (self->passages, document);
  hw_passages_list_show_passage (self->passages, passage);
  hw_notes_list_set_target (self->notes, HW_NOTE_ON_DOCUMENT, document);
  hw_details_form_set_document (self->details, document);
  gtk_widget_set_visible (self->no_passages, !any);
  gtk_widget_set_visible (GTK_WIDGET (self->passages), any);
  gtk_widget_set_visible (self->document_notes, any);
  gtk_widget_set_visible (self->no_details, !any);
  gtk_widget_set_visible (GTK_WIDGET (self->details), any);
}

void
hw_panel_show_passage (HwPanel *self, gint64 passage)
{
  g_return_if_fail (HW_IS_PANEL (self));
  if (passage != 0)
    gtk_stack_set_visible_child_name (self->stack, "passages");
  hw_passages_list_show_passage (self->passages, passage);
}

void
hw_panel_edit_note (HwPanel *self, gint64 passage)
{
  g_return_if_fail (HW_IS_PANEL (self));
  gtk_stack_set_visible_child_name (self->stack, "passages");
  hw_passages_list_edit_note (self->passages, passage);
}

void
hw_panel_show_note (HwPanel *self, gint64 document, gint64 note)
{
  g_return_if_fail (HW_IS_PANEL (self));
  gtk_stack_set_visible_child_name (self->stack, "notes");
  hw_notes_list_edit (document != 0 ? self->notes : self->library_notes, document, note);
}

void
hw_panel_commit (HwPanel *self)
{
  g_return_if_fail (HW_IS_PANEL (self));
  hw_passages_list_commit (self->passages);
  hw_notes_list_commit (self->notes);
  hw_notes_list_commit (self->library_notes);
  hw_details_form_commit (self->details);
}
