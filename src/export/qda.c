/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export-set.h"
#include "qda-names.h"

static gboolean
is_legal (gunichar c)
{
  return (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') && c != 0xfffe && c != 0xffff;
}

gboolean
hw_qda_is_legal (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!is_legal (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* Transfer full. */
static char *
make_legal (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);
      g_string_append_unichar (out, is_legal (c) ? c : 0xfffd);
    }
  return g_string_free (out, FALSE);
}

void
hw_qda_add_attribute (HwQdaWriting *self, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_autofree char *legal = make_legal (value);
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST name, BAD_CAST legal);
}

void
hw_qda_add_time (HwQdaWriting *self, const char *name, gint64 time)
{
  g_autofree char *text = time > 0 ? hw_export_time (time) : NULL;
  hw_qda_add_attribute (self, name, text);
}

void
hw_qda_add_user (HwQdaWriting *self, const char *name, const char *creator)
{
  if (creator == NULL || *creator == '\0')
    return;
  g_autofree char *guid = hw_project_make_guid ("user", creator);
  hw_qda_add_attribute (self, name, guid);
}

void
hw_qda_add_text (HwQdaWriting *self, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_autofree char *legal = make_legal (text);
  xmlTextWriterWriteElement (self->xml, BAD_CAST name, BAD_CAST legal);
}

void
hw_qda_add_reference (HwQdaWriting *self, const char *name, const char *guid)
{
  xmlTextWriterStartElement (self->xml, BAD_CAST name);
  hw_qda_add_attribute (self, "targetGUID", guid);
  xmlTextWriterEndElement (self->xml);
}

void
hw_qda_add_notes (HwQdaWriting *self, HwNoteTarget target, guint index)
{
  const GPtrArray *notes = self->notes_of[target][index];

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    hw_qda_add_reference (self, "NoteRef", ((HwProjectNote *) notes->pdata[i])->guid);
}

/* A tag's description, with its note below it where a codebook has no other place for that. */
static void
add_description (HwQdaWriting *self, guint index, gboolean with_notes)
{
  const HwProjectTag *tag = self->project->tags->pdata[index];
  const GPtrArray *notes = self->notes_of[HW_NOTE_ON_TAG][index];
  g_autoptr (GString) text = g_string_new (tag->description);

  for (guint i = 0; !with_notes && notes != NULL && i < notes->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "",
                            ((HwProjectNote *) notes->pdata[i])->text);
  hw_qda_add_text (self, "Description", text->str);
}

void
hw_qda_write_codes (HwQdaWriting *self, gboolean with_notes)
{
  const GPtrArray *tags = self->project->tags;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int)); /* indices of the open ones */

  xmlTextWriterStartElement (self->xml, BAD_CAST "Codes");
  /* Depth first, as they stand: what is open and not the parent is over. */
  for (guint i = 0; i < tags->len; i++)
    {
      const HwProjectTag *tag = tags->pdata[i];
      const int index = (int) i;

      while (open->len > 0 && g_array_index (open, int, open->len - 1) != tag->parent)
        {
          xmlTextWriterEndElement (self->xml);
          g_array_set_size (open, open->len - 1);
        }
      xmlTextWriterStartElement (self->xml, BAD_CAST "Code");
      hw_qda_add_attribute (self, "guid", tag->guid);
      hw_qda_add_attribute (self, "name", tag->name);
      hw_qda_add_attribute (self, "isCodable", "true");
      hw_qda_add_attribute (self, "color", tag->colour);
      add_description (self, i, with_notes);
      if (with_notes)
        hw_qda_add_notes (self, HW_NOTE_ON_TAG, i);
      g_array_append_val (open, index);
    }
  for (guint i = 0; i < open->len; i++)
    xmlTextWriterEndElement (self->xml);
  xmlTextWriterEndElement (self->xml);
}

static void
array_free (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

static void
sort_notes (HwQdaWriting *self, GPtrArray **tables)
{
  const HwProject *project = self->project;
  const guint lengths[4] = { [HW_NOTE_ON_LIBRARY] = 1,
                             [HW_NOTE_ON_DOCUMENT] = project->documents->len,
                             [HW_NOTE_ON_PASSAGE] = project->passages->len,
                             [HW_NOTE_ON_TAG] = project->tags->len };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      tables[i] = g_ptr_array_new_with_free_func (array_free);
      g_ptr_array_set_size (tables[i], (int) lengths[i]);
      self->notes_of[i] = (GPtrArray **) tables[i]->pdata;
    }
  for (guint i = 0; i < project->notes->len; i++)
    {
      HwProjectNote *note = project->notes->pdata[i];
      GPtrArray **notes = &self->notes_of[note->target][note->index];

      if (*notes == NULL)
        *notes = g_ptr_array_new ();
      g_ptr_array_add (*notes, note);
    }
}

/* Writes an XML file by one of the two above. */
static GBytes *
write_xml (HwQdaWriting *self, gboolean is_project, GCancellable *cancellable, GError **error)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  GPtrArray *tables[4];
  GBytes *bytes = NULL;
  gboolean ok = TRUE;

  self->xml = buffer != NULL ? xmlNewTextWriterMemory (buffer, 0) : NULL;
  if (self->xml == NULL)
    g_error ("out of memory");
  sort_notes (self, tables);
  xmlTextWriterSetIndent (self->xml, 1);
  xmlTextWriterSetIndentString (self->xml, BAD_CAST " ");
  xmlTextWriterStartDocument (self->xml, NULL, "UTF-8", NULL);
  if (is_project)
    ok = hw_qda_write_project (self, cancellable, error);
  else
    {
      xmlTextWriterStartElement (self->xml, BAD_CAST "CodeBook");
      hw_qda_add_attribute (self, "xmlns", HW_QDA_CODEBOOK_NAMESPACE);
      hw_qda_add_attribute (self, "origin", HW_QDA_ORIGIN);
      hw_qda_write_codes (self, FALSE);
    }
  if (ok && xmlTextWriterEndDocument (self->xml) < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("The description of the project could not be written."));
      ok = FALSE;
    }
  xmlFreeTextWriter (self->xml);
  if (ok)
    bytes = g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_ptr_array_unref (tables[i]);
  return bytes;
}

GBytes *
hw_qdpx_write (HwProject *project, HwQdaFlavour flavour, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwZipFile) zip = hw_zip_file_new ();
  HwQdaWriting writing = { .project = project, .flavour = flavour, .zip = zip };
  g_autoptr (GBytes) xml = write_xml (&writing, TRUE, cancellable, error);
  gsize n_bytes;

  if (xml == NULL)
    return NULL;
  const char *data = g_bytes_get_data (xml, &n_bytes);
  hw_zip_file_add (zip, "project.qde", data, n_bytes, FALSE);
  return hw_zip_file_end (zip, error);
}

GBytes *
hw_qdc_write (HwProject *project, GError **error)
{
  HwQdaWriting writing = { .project = project };

  if (project->tags->len == 0)
    {
      g_set_error_literal (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID,
                           _ ("There are no tags to write: a codebook needs one."));
      return NULL;
    }
  return write_xml (&writing, FALSE, NULL, error);
}
