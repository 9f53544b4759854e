/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "structure-blob.h"

#include <string.h>

static void
append_number (GByteArray *blob, gsize number)
{
  const guint32 little = GUINT32_TO_LE ((guint32) number);

  g_byte_array_append (blob, (const guint8 *) &little, sizeof little);
}

static void
append_byte (GByteArray *blob, guint number)
{
  const guint8 byte = (guint8) number;

  g_byte_array_append (blob, &byte, 1);
}

static void
append_string (GByteArray *blob, const char *string)
{
  g_byte_array_append (blob, (const guint8 *) string, (guint) strlen (string) + 1);
}

static gboolean
is_same (const HwParagraphForm *one, const HwParagraphForm *other)
{
  return one->role == other->role && one->level == other->level
         && one->direction == other->direction;
}

static void
write_forms (GByteArray *blob, const GArray *forms)
{
  static const HwParagraphForm plain = { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO };

  append_number (blob, forms->len);
  for (guint first = 0, end; first < forms->len; first = end)
    {
      const HwParagraphForm *form = &g_array_index (forms, HwParagraphForm, first);

      for (end = first + 1; end < forms->len; end++)
        if (!is_same (form, &g_array_index (forms, HwParagraphForm, end)))
          break;
      if (is_same (form, &plain))
        continue;
      append_number (blob, first);
      append_number (blob, end - first);
      append_byte (blob, form->role);
      append_byte (blob, form->level);
      append_byte (blob, form->direction);
    }
}

void
hw_structure_blobs_write (HwStructureBlobs *self, const HwStructure *structure)
{
  self->forms = g_byte_array_new ();
  self->locators = g_byte_array_new ();
  self->asides = g_byte_array_new ();
  write_forms (self->forms, structure->forms);
  for (guint i = 0; i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);

      append_number (self->locators, locator->start);
      append_byte (self->locators, locator->kind);
      append_string (self->locators, locator->label);
    }
  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);

      append_number (self->asides, aside->paragraph);
      append_byte (self->asides, aside->reason);
      append_string (self->asides, aside->text);
    }
}

void
hw_structure_blobs_clear (HwStructureBlobs *self)
{
  g_clear_pointer (&self->forms, g_byte_array_unref);
  g_clear_pointer (&self->locators, g_byte_array_unref);
  g_clear_pointer (&self->asides, g_byte_array_unref);
}

/* Each of these takes a value off the blob, FALSE where it ends before that. */

static gboolean
take_number (HwStructureBlob *blob, guint32 *number)
{
  if (blob->n_bytes < sizeof *number)
    return FALSE;
  memcpy (number, blob->data, sizeof *number);
  *number = GUINT32_FROM_LE (*number);
  blob->data += sizeof *number;
  blob->n_bytes -= sizeof *number;
  return TRUE;
}

static gboolean
take_byte (HwStructureBlob *blob, guint8 *byte)
{
  if (blob->n_bytes == 0)
    return FALSE;
  *byte = *blob->data++;
  blob->n_bytes--;
  return TRUE;
}

static gboolean
take_string (HwStructureBlob *blob, const char **string)
{
  const guint8 *end = blob->n_bytes > 0 ? memchr (blob->data, '\0', blob->n_bytes) : NULL;

  if (end == NULL || !g_utf8_validate ((const char *) blob->data, end - blob->data, NULL))
    return FALSE;
  *string = (const char *) blob->data;
  blob->n_bytes -= (gsize) (end - blob->data) + 1;
  blob->data = end + 1;
  return TRUE;
}

static gboolean
read_forms (HwStructureBlob blob, gsize n_paragraphs, GArray *forms)
{
  guint32 n, end = 0;

  if (!take_number (&blob, &n) || n > n_paragraphs)
    return FALSE;
  g_array_set_size (forms, n);
  for (guint32 i = 0; i < n; i++)
    g_array_index (forms, HwParagraphForm, i)
        = (HwParagraphForm){ HW_ROLE_BODY, 0, HW_DIRECTION_AUTO };
  while (blob.n_bytes > 0)
    {
      HwParagraphForm form;
      guint32 first, n_run;

      if (!take_number (&blob, &first) || !take_number (&blob, &n_run)
          || !take_byte (&blob, &form.role) || !take_byte (&blob, &form.level)
          || !take_byte (&blob, &form.direction) || first < end || first > n || n_run > n - first
          || form.direction > HW_DIRECTION_RTL)
        return FALSE;
      /* A role of a later version of the program is plain body to this one. */
      if (form.role >= HW_N_ROLES)
        form.role = HW_ROLE_BODY;
      for (guint32 i = first; i < first + n_run; i++)
        g_array_index (forms, HwParagraphForm, i) = form;
      end = first + n_run;
    }
  return TRUE;
}

static gboolean
read_locators (HwStructureBlob blob, HwStructure *structure)
{
  guint32 last = 0;

  while (blob.n_bytes > 0)
    {
      const char *label;
      guint32 start;
      guint8 kind;

      if (!take_number (&blob, &start) || !take_byte (&blob, &kind) || !take_string (&blob, &label)
          || start < last)
        return FALSE;
      hw_structure_add_locator (structure, start, (HwLocatorKind) kind, label);
      last = start;
    }
  return TRUE;
}

static gboolean
read_asides (HwStructureBlob blob, gsize n_paragraphs, HwStructure *structure)
{
  guint32 last = 0;

  while (blob.n_bytes > 0)
    {
      const char *text;
      guint32 paragraph;
      guint8 reason;

      if (!take_number (&blob, &paragraph) || !take_byte (&blob, &reason)
          || !take_string (&blob, &text) || paragraph < last || paragraph > n_paragraphs)
        return FALSE;
      hw_structure_add_aside (structure, paragraph, (HwAsideReason) reason, text);
      last = paragraph;
    }
  return TRUE;
}

gboolean
hw_structure_blobs_read (const HwStructureBlob *forms,
                         const HwStructureBlob *locators,
                         const HwStructureBlob *asides,
                         gsize n_paragraphs,
                         HwStructure *structure)
{
  gboolean ok = read_forms (*forms, n_paragraphs, structure->forms);

  ok = read_locators (*locators, structure) && ok;
  return read_asides (*asides, n_paragraphs, structure) && ok;
}
