/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* The selection for a paste with the middle button: rendered only when somebody asks, so that selecting
 * 50 MB copies nothing. */
#define HW_TYPE_READER_CONTENT (hw_reader_content_get_type ())
G_DECLARE_FINAL_TYPE (HwReaderContent, hw_reader_content, HW, READER_CONTENT, GdkContentProvider)

struct _HwReaderContent
{
  GdkContentProvider parent_instance;
  HwReader *reader; /* weak: the reader drops the content before it goes */
};

G_DEFINE_FINAL_TYPE (HwReaderContent, hw_reader_content, GDK_TYPE_CONTENT_PROVIDER)

char *
hw_reader_get_selected_text (HwReader *self)
{
  gsize low = MIN (self->bound, self->caret), high = MAX (self->bound, self->caret);

  return g_strndup (self->utf8 + low, high - low);
}

static GdkContentFormats *
content_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static gboolean
content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  HwReaderContent *self = HW_READER_CONTENT (provider);

  if (self->reader != NULL && G_VALUE_HOLDS (value, G_TYPE_STRING)
      && hw_reader_has_selection (self->reader))
    {
      g_value_take_string (value, hw_reader_get_selected_text (self->reader));
      return TRUE;
    }
  return GDK_CONTENT_PROVIDER_CLASS (hw_reader_content_parent_class)
      ->get_value (provider, value, error);
}

/* Another program took the primary selection: what is selected here stays, as it does elsewhere in
 * GTK's read-only text, so there is nothing to do but to let go. */
static void
content_detach (GdkContentProvider *provider, GdkClipboard *clipboard)
{
  HwReaderContent *self = HW_READER_CONTENT (provider);

  if (self->reader != NULL && self->reader->primary == provider)
    hw_reader_drop_primary (self->reader);
}

static void
hw_reader_content_class_init (HwReaderContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  provider_class->ref_formats = content_ref_formats;
  provider_class->get_value = content_get_value;
  provider_class->detach_clipboard = content_detach;
}

static void
hw_reader_content_init (HwReaderContent *self)
{
}

void
hw_reader_drop_primary (HwReader *self)
{
  GdkContentProvider *content = g_steal_pointer (&self->primary);
  GdkClipboard *clipboard;

  if (content == NULL)
    return;
  clipboard = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));
  HW_READER_CONTENT (content)->reader = NULL;
  if (gdk_clipboard_get_content (clipboard) == content)
    gdk_clipboard_set_content (clipboard, NULL);
  g_object_unref (content);
}

void
hw_reader_update_primary (HwReader *self)
{
  if (self->is_quiet || !hw_reader_has_selection (self))
    {
      hw_reader_drop_primary (self);
      return;
    }
  if (!gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  if (self->primary != NULL)
    {
      gdk_content_provider_content_changed (self->primary);
      return;
    }
  self->primary = g_object_new (HW_TYPE_READER_CONTENT, NULL);
  HW_READER_CONTENT (self->primary)->reader = self;
  gdk_clipboard_set_content (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), self->primary);
}

void
hw_reader_copy (HwReader *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HW_IS_READER (self));

  if (!hw_reader_has_selection (self))
    return;
  text = hw_reader_get_selected_text (self);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}
