/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml.h"

#include <libxml/xmlwriter.h>
#include <stdarg.h>
#include <string.h>

struct _HwXml
{
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
};

HwXml *
hw_xml_new (void)
{
  HwXml *self = g_new0 (HwXml, 1);

  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  if (self->writer == NULL)
    g_error ("out of memory");
  xmlTextWriterStartDocument (self->writer, "1.0", "UTF-8", NULL);
  return self;
}

void
hw_xml_free (HwXml *self)
{
  if (self == NULL)
    return;
  xmlFreeTextWriter (self->writer);
  xmlBufferFree (self->buffer);
  g_free (self);
}

static gboolean
is_legal (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
         || (c >= 0x10000 && c <= 0x10ffff);
}

char *
hw_xml_legal (const char *text, gssize n_bytes)
{
  g_autofree char *valid = g_utf8_make_valid (text, n_bytes);
  GString *out = NULL;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (out == NULL && !is_legal (c))
        out = g_string_new_len (valid, p - valid);
      if (out != NULL)
        g_string_append_unichar (out, is_legal (c) ? c : 0xfffd);
    }
  return out != NULL ? g_string_free (out, FALSE) : g_steal_pointer (&valid);
}

static void
write_attributes (HwXml *self, va_list arguments)
{
  const char *name;

  while ((name = va_arg (arguments, const char *)) != NULL)
    {
      const char *value = va_arg (arguments, const char *);
      if (value == NULL)
        continue;
      g_autofree char *legal = hw_xml_legal (value, -1);
      xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST legal);
    }
}

void
hw_xml_open (HwXml *self, const char *element, ...)
{
  va_list arguments;

  xmlTextWriterStartElement (self->writer, BAD_CAST element);
  va_start (arguments, element);
  write_attributes (self, arguments);
  va_end (arguments);
}

void
hw_xml_empty (HwXml *self, const char *element, ...)
{
  va_list arguments;

  xmlTextWriterStartElement (self->writer, BAD_CAST element);
  va_start (arguments, element);
  write_attributes (self, arguments);
  va_end (arguments);
  xmlTextWriterEndElement (self->writer);
}

void
hw_xml_text_len (HwXml *self, const char *text, gsize n_bytes)
{
  g_autofree char *legal = hw_xml_legal (text, (gssize) n_bytes);

  xmlTextWriterWriteString (self->writer, BAD_CAST legal);
}

void
hw_xml_text (HwXml *self, const char *text)
{
  hw_xml_text_len (self, text, strlen (text));
}

void
hw_xml_close (HwXml *self)
{
  xmlTextWriterEndElement (self->writer);
}

void
hw_xml_element (HwXml *self, const char *element, const char *text)
{
  xmlTextWriterStartElement (self->writer, BAD_CAST element);
  hw_xml_text (self, text);
  xmlTextWriterEndElement (self->writer);
}

GBytes *
hw_xml_finish (HwXml *self)
{
  xmlTextWriterEndDocument (self->writer);
  xmlTextWriterFlush (self->writer);
  return g_bytes_new (xmlBufferContent (self->buffer), (gsize) xmlBufferLength (self->buffer));
}
