/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "correct-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "correction-markup.h"
#include "directed.h"
#include "line-directions.h"
#include "reader-fonts.h"

/* Code points: a text view lays out a whole line at every letter, and is slow beyond this. */
#define MAX_CHARS 6000
/* Of a longer paragraph so much is shown before and behind the place. */
#define PART_CHARS 1500
/* A part ends between words where there is a blank so near. */
#define BLANK_CHARS 200
/* A few frames (ms): GTK knows how high a text is when it has laid it out, after it was shown. */
#define RESIZE_MS 60

struct _HwCorrectCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *remark;
  GtkTextView *view;
  GtkLabel *changes;
  GtkStack *foot;
  GtkWidget *save_button;
  GtkWidget *keep_button;

  GtkCssProvider *font; /* owned; of the view */
  gint64 document;
  gsize index;
  char *before;         /* NULL while it is closed */
  gsize part, part_end; /* bytes of it that are shown */
  char *shown;          /* as the view gives it back before anything is typed */
  guint resize_id;
  gboolean is_resized;
  gboolean has_preedit; /* an input method has the keys */
};

enum
{
  SAVED,
  LEFT,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwCorrectCard, hw_correct_card, ADW_TYPE_BIN)

static char *
get_text (HwCorrectCard *self)
{
  return hw_line_directions_get_text (gtk_text_view_get_buffer (self->view));
}

gboolean
hw_correct_card_is_open (HwCorrectCard *self)
{
  g_return_val_if_fail (HW_IS_CORRECT_CARD (self), FALSE);
  return self->before != NULL;
}

gboolean
hw_correct_card_is_changed (HwCorrectCard *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (HW_IS_CORRECT_CARD (self), FALSE);
  if (self->before == NULL)
    return FALSE;
  text = get_text (self);
  return !g_str_equal (text, self->shown);
}

const char *
hw_correct_card_get_before (HwCorrectCard *self)
{
  g_return_val_if_fail (HW_IS_CORRECT_CARD (self), NULL);
  return self->before;
}

char *
hw_correct_card_get_after (HwCorrectCard *self)
{
  g_autofree char *text = NULL, *head = NULL;

  g_return_val_if_fail (HW_IS_CORRECT_CARD (self) && self->before != NULL, NULL);
  text = get_text (self);
  head = g_strndup (self->before, self->part);
  return g_strconcat (head, text, self->before + self->part_end, NULL);
}

gint64
hw_correct_card_get_document (HwCorrectCard *self)
{
  g_return_val_if_fail (HW_IS_CORRECT_CARD (self), 0);
  return self->document;
}

gsize
hw_correct_card_get_index (HwCorrectCard *self)
{
  g_return_val_if_fail (HW_IS_CORRECT_CARD (self), 0);
  return self->index;
}

void
hw_correct_card_set_index (HwCorrectCard *self, gsize index)
{
  g_autofree char *title = NULL;

  g_return_if_fail (HW_IS_CORRECT_CARD (self));
  self->index = index;
  title = g_strdup_printf (_ ("Correct Paragraph %lu"), (gulong) index + 1);
  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
show_changes (HwCorrectCard *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *markup = hw_correction_markup (self->shown, text);
  const gboolean is_changed = *markup != '\0';

  gtk_widget_set_direction (GTK_WIDGET (self->changes), hw_directed_of (text));
  if (is_changed)
    gtk_label_set_markup (self->changes, markup);
  else
    gtk_label_set_text (self->changes, _ ("Enter saves, Escape leaves it as it was."));
  if (!is_changed)
    gtk_widget_set_direction (GTK_WIDGET (self->changes), GTK_TEXT_DIR_NONE);
  gtk_widget_set_sensitive (self->save_button, is_changed);
  gtk_stack_set_visible_child_name (self->foot, "save");
}

static void
changed_cb (HwCorrectCard *self)
{
  if (self->before != NULL && self->shown != NULL)
    show_changes (self);
}

/* A paragraph is one line: what is pasted from several becomes one. */
static void
insert_cb (
    GtkTextBuffer *buffer, GtkTextIter *at, const char *text, int n_bytes, HwCorrectCard *self)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean is_line = TRUE;

  if (self->shown == NULL)
    return;
  for (const char *from = text; from < text + n_bytes; from = g_utf8_next_char (from))
    {
      const gunichar letter = g_utf8_get_char (from);
      const gboolean is_end
          = letter == '\n' || letter == '\r' || letter == 0x2028 || letter == 0x2029;

      is_line = is_line && !is_end;
      if (!(letter == '\r' && from + 1 < text + n_bytes && from[1] == '\n'))
        g_string_append_unichar (line, is_end ? ' ' : letter);
    }
  if (is_line)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, at, line->str, -1);
}

/* Not through the middle of a word, nor of a letter with its marks. */
static const char *
find_edge (const char *at, const char *limit, int step)
{
  const char *edge = at;

  for (int i = 0; i < BLANK_CHARS && edge != limit; i++)
    {
      if (g_unichar_isspace (g_utf8_get_char (edge)))
        return edge;
      edge = step > 0 ? g_utf8_next_char (edge) : g_utf8_prev_char (edge);
    }
  if (edge == limit)
    return limit;
  while (edge != limit && g_unichar_ismark (g_utf8_get_char (edge)))
    edge = step > 0 ? g_utf8_next_char (edge) : g_utf8_prev_char (edge);
  return edge;
}

/* Which bytes of the paragraph are shown. */
static void
choose_part (HwCorrectCard *self, gsize start, gsize end)
{
  const gsize n = (gsize) g_utf8_strlen (self->before, -1);
  const char *text = self->before, *limit = text + strlen (text);
  const gsize first = start > PART_CHARS ? start - PART_CHARS : 0;
  const gsize last = MIN (n, MIN (end, start + PART_CHARS) + PART_CHARS);
  g_autofree char *remark = NULL;

  self->part = 0;
  self->part_end = strlen (text);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), n > MAX_CHARS);
  if (n <= MAX_CHARS)
    return;
  if (first > 0)
    self->part
        = (gsize) (find_edge (g_utf8_offset_to_pointer (text, (glong) first), text, -1) - text);
  if (last < n)
    self->part_end
        = (gsize) (find_edge (g_utf8_offset_to_pointer (text, (glong) last), limit, 1) - text);
  remark = g_strdup_printf (
      /* Translators: %1$'lu and %2$'lu are numbers of characters */
      _ ("The paragraph is very long: these are %1$'lu of its %2$'lu characters."),
      (gulong) g_utf8_strlen (text + self->part, (gssize) (self->part_end - self->part)),
      (gulong) n);
  gtk_label_set_text (self->remark, remark);
}

/* Selects code points of the paragraph. */
static void
select_words (HwCorrectCard *self, gsize start, gsize end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const gsize skipped = (gsize) g_utf8_strlen (self->before, (gssize) self->part);
  const int n = (int) g_utf8_strlen (self->shown, -1);
  /* A direction mark may stand before it. */
  const int mark = gtk_text_buffer_get_char_count (buffer) - n;
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, CLAMP ((int) (start - skipped), 0, n) + mark);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, CLAMP ((int) (end - skipped), 0, n) + mark);
  gtk_text_buffer_select_range (buffer, &to, &from);
}

static gboolean
resize_cb (gpointer data)
{
  HwCorrectCard *self = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  if (!self->is_resized)
    {
      gtk_widget_queue_resize (GTK_WIDGET (self->view));
      self->is_resized = TRUE;
      return G_SOURCE_CONTINUE;
    }
  /* While it was lower the caret was scrolled to, which may be needed no more. */
  self->resize_id = 0;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
  return G_SOURCE_REMOVE;
}

void
hw_correct_card_open (
    HwCorrectCard *self, gint64 document, gsize index, const char *text, gsize start, gsize end)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (HW_IS_CORRECT_CARD (self) && text != NULL);

  hw_correct_card_close (self);
  buffer = gtk_text_view_get_buffer (self->view);
  self->document = document;
  self->before = g_strdup (text);
  hw_correct_card_set_index (self, index);
  choose_part (self, start, end);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, self->before + self->part, (int) (self->part_end - self->part));
  hw_line_directions_update (buffer);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->shown = get_text (self);
  gtk_widget_set_direction (GTK_WIDGET (self->view), hw_directed_of (text));
  show_changes (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  select_words (self, start, end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->is_resized = FALSE;
  if (self->resize_id == 0)
    self->resize_id = g_timeout_add (RESIZE_MS, resize_cb, self);
}

void
hw_correct_card_close (HwCorrectCard *self)
{
  g_return_if_fail (HW_IS_CORRECT_CARD (self));

  g_clear_handle_id (&self->resize_id, g_source_remove);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
save_cb (HwCorrectCard *self)
{
  if (hw_correct_card_is_changed (self))
    g_signal_emit (self, signals[SAVED], 0);
  else
    {
      hw_correct_card_close (self);
      g_signal_emit (self, signals[LEFT], 0);
    }
}

static void
discard_cb (HwCorrectCard *self)
{
  hw_correct_card_close (self);
  g_signal_emit (self, signals[LEFT], 0);
}

/* What was typed is only thrown away by the button that says so; a second Escape goes back to it. */
static void
leave_cb (HwCorrectCard *self)
{
  if (!hw_correct_card_is_changed (self))
    discard_cb (self);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->foot), "ask") == 0)
    {
      gtk_stack_set_visible_child_name (self->foot, "save");
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  else
    {
      gtk_stack_set_visible_child_name (self->foot, "ask");
      gtk_widget_grab_focus (self->keep_button);
    }
}

static void
preedit_cb (HwCorrectCard *self, const char *preedit)
{
  self->has_preedit = *preedit != '\0';
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        HwCorrectCard *self)
{
  const gboolean in_text = gtk_widget_has_focus (GTK_WIDGET (self->view));

  if (self->has_preedit)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    leave_cb (self);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
           && (in_text || (state & GDK_CONTROL_MASK) != 0))
    save_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
append_family (GString *css, const char *family)
{
  g_autofree char *escaped = NULL;

  if (family == NULL || *family == '\0')
    return;
  escaped = g_strescape (family, NULL);
  g_string_append_printf (css, "%s\"%s\"", css->len > 0 ? ", " : "", escaped);
}

static void
append_preferred (GString *css, const char *family, HwDirection script)
{
  const char *const *preferred = hw_reader_fonts_get_preferred (script);

  append_family (css, family);
  for (gsize i = 0; (family == NULL || *family == '\0') && preferred[i] != NULL; i++)
    append_family (css, preferred[i]);
}

void
hw_correct_card_set_font (HwCorrectCard *self, const char *arabic, const char *latin, double size)
{
  g_autoptr (GString) families = g_string_new (NULL);
  g_autofree char *css = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (HW_IS_CORRECT_CARD (self));

  /* The Latin first: an Arabic font has Latin letters too. */
  append_preferred (families, latin, HW_DIRECTION_LTR);
  append_preferred (families, arabic, HW_DIRECTION_RTL);
  css = g_strdup_printf ("textview { font-family: %s; font-size: %spt; }", families->str,
                         g_ascii_formatd (number, sizeof number, "%.2f", size));
  gtk_css_provider_load_from_data (self->font, css, -1);
}

static void
hw_correct_card_finalize (GObject *object)
{
  HwCorrectCard *self = HW_CORRECT_CARD (object);

  g_clear_handle_id (&self->resize_id, g_source_remove);
  g_clear_object (&self->font);
  g_free (self->before);
  g_free (self->shown);
  G_OBJECT_CLASS (hw_correct_card_parent_class)->finalize (object);
}

static void
hw_correct_card_class_init (HwCorrectCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hw_correct_card_finalize;
  signals[SAVED] = g_signal_new ("saved", HW_TYPE_CORRECT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", HW_TYPE_CORRECT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/correct-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HwCorrectCard, title);
  gtk_widget_class_bind_template_child (widget_class, HwCorrectCard, remark);
  gtk_widget_class_bind_template_child (widget_class, HwCorrectCard, view);
  gtk_widget_class_bind_template_child (widget_class, HwCorrectCard, changes);
  gtk_widget_class_bind_template_child (widget_class, HwCorrectCard, foot);
  gtk_widget_class_bind_template_child (widget_class, HwCorrectCard, save_button);
  gtk_widget_class_bind_template_child (widget_class, HwCorrectCard, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
}

static void
hw_correct_card_init (HwCorrectCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->view);
  self->font = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self->view)),
                                  GTK_STYLE_PROVIDER (self->font),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  hw_line_directions_attach (self->view);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_cb), self);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->view, "preedit-changed", G_CALLBACK (preedit_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
hw_correct_card_new (void)
{
  return g_object_new (HW_TYPE_CORRECT_CARD, NULL);
}
