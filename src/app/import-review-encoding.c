/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-review-encoding.h"

#include <glib/gi18n.h>

#include "decode.h"
#include "directed.h"

/* A line of a file, to know an encoding by. */
#define SAMPLE_CHARS 48

/* What belongs to the row. */
typedef struct
{
  AdwComboRow *row;
  HwImportReview *review; /* owned */
  GPtrArray *names;       /* of encodings, as the rows of the list; owned */
  GPtrArray *samples;
  gboolean is_showing;
} Encoding;

static void
encoding_free (gpointer data)
{
  Encoding *self = data;

  g_object_unref (self->review);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->samples);
  g_free (self);
}

/* The first line with letters in it. */
static char *
make_sample (const HwText *text)
{
  g_autofree char *beginning = hw_text_slice (text, 0, 400);
  g_auto (GStrv) lines = g_strsplit (beginning, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_strstrip (*line);
      if (g_utf8_strlen (*line, -1) < 4 && line[1] != NULL)
        continue;
      if (g_utf8_strlen (*line, -1) > SAMPLE_CHARS)
        *g_utf8_offset_to_pointer (*line, SAMPLE_CHARS) = '\0';
      return g_strdup (*line);
    }
  return g_strdup ("");
}

static guint
find (Encoding *self, const char *encoding)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_ascii_strcasecmp (self->names->pdata[i], encoding) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
add (Encoding *self, GtkStringList *model, const char *name, const char *label, char *sample)
{
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->samples, sample);
  gtk_string_list_append (model, label);
}

static void
fill (Encoding *self, const HwImportReading *reading)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  const char *now = reading->extract != NULL ? reading->extract->encoding : NULL;

  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->samples, 0);
  /* What a page says of itself may be none of those that can be chosen. */
  if (now != NULL && hw_decode_label (now) == NULL)
    add (self, model, now, now, g_strdup (""));
  for (guint i = 0; i < reading->encodings->parts->len; i++)
    {
      const HwExtract *part = reading->encodings->parts->pdata[i];

      add (self, model, part->encoding, _ (part->title), make_sample (part->text));
    }
  adw_combo_row_set_model (self->row, G_LIST_MODEL (model));
}

static void
show_damage (Encoding *self, const HwExtract *extract)
{
  const gsize n = extract != NULL ? extract->n_damaged : 0;
  g_autofree char *text
      = n > 0 ? g_strdup_printf (ngettext ("%'lu character is not legible in it",
                                           "%'lu characters are not legible in it", n),
                                 (gulong) n)
              : g_strdup ("");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), text);
}

static void
changed_cb (Encoding *self)
{
  const HwImportReading *reading = hw_import_review_get_reading (self->review);
  guint position;

  if (hw_import_review_is_reading (self->review) || reading == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->row), reading->encodings != NULL
                                                      && reading->read_as != NULL
                                                      && reading->read_as->is_text);
  if (reading->encodings == NULL)
    return;
  self->is_showing = TRUE;
  if (self->names->len == 0)
    fill (self, reading);
  position = reading->extract != NULL && reading->extract->encoding != NULL
                 ? find (self, reading->extract->encoding)
                 : GTK_INVALID_LIST_POSITION;
  /* Where it failed the choice stays, to be seen as what failed. */
  if (position != GTK_INVALID_LIST_POSITION)
    adw_combo_row_set_selected (self->row, position);
  show_damage (self, reading->extract);
  self->is_showing = FALSE;
}

static void
selected_cb (Encoding *self)
{
  const guint position = adw_combo_row_get_selected (self->row);

  if (!self->is_showing && position < self->names->len)
    hw_import_review_set_encoding (self->review, self->names->pdata[position]);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL), *sample = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (sample), 0);
  gtk_label_set_ellipsize (GTK_LABEL (sample), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (sample), 36);
  gtk_widget_add_css_class (sample, "caption");
  gtk_widget_add_css_class (sample, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), sample);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (Encoding *self, GtkListItem *item)
{
  const char *label = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *sample = gtk_widget_get_next_sibling (name);
  const guint position = gtk_list_item_get_position (item);
  const char *text = position < self->samples->len ? self->samples->pdata[position] : "";

  gtk_label_set_text (GTK_LABEL (name), label);
  hw_directed_set (sample, text);
  gtk_widget_set_visible (sample, *text != '\0');
}

void
hw_review_encoding_set_up (AdwComboRow *row, HwImportReview *review)
{
  Encoding *self = g_new0 (Encoding, 1);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->row = row;
  self->review = g_object_ref (review);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->samples = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (row), "encoding", self, encoding_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  adw_combo_row_set_list_factory (row, factory);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (selected_cb), self);
  GClosure *closure = g_cclosure_new_swap (G_CALLBACK (changed_cb), self, NULL);
  g_object_watch_closure (G_OBJECT (row), closure);
  g_signal_connect_closure (review, "changed", closure, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  changed_cb (self);
}
