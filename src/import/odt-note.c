/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt-state.h"

#include <string.h>

void
odt_clear_note (gpointer data)
{
  OdtNote *note = data;

  g_free (note->id);
  g_free (note->author);
  g_free (note->created);
  g_free (note->parent);
  g_string_free (note->mark, TRUE);
}

static void
push_note (HwOdtStory *self, int id, HwXml *xml)
{
  OdtNote note = { .is_comment = id == ODT_ANNOTATION };
  const char *name;

  note.mark = g_string_new (NULL);
  note.n_lists = self->lists->len;
  note.n_tables = self->tables->len;
  self->in_value = FALSE;
  if (note.is_comment)
    {
      name = hw_xml_get (xml, "office:name");
      note.id = name != NULL ? g_strdup (name) : g_strdup_printf ("\n%u", self->n_comments++);
      note.parent = g_strdup (hw_xml_get (xml, "loext:parent-name"));
      note.has_body = TRUE;
      hw_flow_start_comment (self->flow, note.id);
      odt_begin_aside (self);
    }
  g_array_append_val (self->notes, note);
}

void
odt_start_note (HwOdtStory *self, int id, HwXml *xml)
{
  OdtNote *note = odt_get_note (self);
  const char *name;

  switch (id)
    {
    case ODT_NOTE:
    case ODT_ANNOTATION:
      push_note (self, id, xml);
      break;
    case ODT_ANNOTATION_END:
      name = hw_xml_get (xml, "office:name");
      if (name != NULL)
        hw_flow_end_comment (self->flow, name);
      break;
    case ODT_NOTE_BODY:
      if (note != NULL && !note->has_body)
        {
          note->has_body = TRUE;
          odt_begin_aside (self);
        }
      break;
    case ODT_NOTE_CITATION:
    case ODT_CREATOR:
    case ODT_DATE:
      self->in_value = note != NULL;
      g_string_truncate (self->value, 0);
      break;
    default:
      break;
    }
}

static void
end_value (HwOdtStory *self, OdtNote *note, int id)
{
  self->in_value = FALSE;
  switch (id)
    {
    case ODT_CREATOR:
      g_free (note->author);
      note->author = g_strdup (g_strstrip (self->value->str));
      break;
    case ODT_DATE:
      g_free (note->created);
      note->created = g_strdup (g_strstrip (self->value->str));
      break;
    default:
      g_string_assign (note->mark, g_strstrip (self->value->str));
      break;
    }
  g_string_truncate (self->value, 0);
}

static void
end_whole_note (HwOdtStory *self, OdtNote *note)
{
  g_autoptr (HwFlowBlocks) blocks = note->has_body ? odt_end_aside (self) : NULL;

  if (note->is_comment)
    {
      g_autofree char *text = hw_flow_blocks_to_text (blocks, "\n\n");

      hw_flow_set_comment (self->flow, note->id, text, note->author, note->created, note->parent);
    }
  else if (blocks != NULL)
    hw_flow_add_note (self->flow, note->mark->len > 0 ? note->mark->str : NULL,
                      g_steal_pointer (&blocks));
  g_array_set_size (self->lists, MIN (self->lists->len, note->n_lists));
  g_array_set_size (self->tables, MIN (self->tables->len, note->n_tables));
  g_array_set_size (self->notes, self->notes->len - 1);
}

void
odt_end_note (HwOdtStory *self, int id)
{
  OdtNote *note = odt_get_note (self);

  if (note == NULL)
    return;
  if (id == ODT_NOTE || id == ODT_ANNOTATION)
    end_whole_note (self, note);
  else if (id != ODT_NOTE_BODY && self->in_value)
    end_value (self, note, id);
}
