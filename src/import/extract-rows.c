/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-rows.h"

#include <glib/gi18n.h>

static gsize
count_asides (const HwExtract *self)
{
  return self->structure != NULL ? self->structure->asides->len : 0;
}

static const HwAside *
get_aside (const HwExtract *self, gsize index)
{
  return &g_array_index (self->structure->asides, HwAside, index);
}

gsize
hw_extract_count_rows (const HwExtract *self)
{
  return self->text != NULL ? hw_text_get_n_paragraphs (self->text) + count_asides (self) : 0;
}

HwExtractRow
hw_extract_get_row (const HwExtract *self, gsize index)
{
  /* How many were set aside before that row: number @i is row paragraph + @i. */
  gsize low = 0, high = count_asides (self);

  while (low < high)
    {
      const gsize middle = low + (high - low) / 2;

      if (get_aside (self, middle)->paragraph + middle < index)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < count_asides (self) && get_aside (self, low)->paragraph + low == index)
    return (HwExtractRow){ TRUE, low };
  return (HwExtractRow){ FALSE, index - low };
}

/* The text as it is written anew. */
typedef struct
{
  const HwExtract *old;
  GString *text;
  gsize n_chars, n_paragraphs;
  HwStructure *structure;
  gsize *starts; /* of each old paragraph: where it begins now, or what follows it */
  gboolean *kept;
} Writer;

static void
write_line (Writer *self, const char *line, gsize n_bytes, gsize n_chars, HwParagraphForm form)
{
  g_string_append_len (self->text, line, (gssize) n_bytes);
  g_string_append_c (self->text, '\n');
  self->n_chars += n_chars + 1;
  self->n_paragraphs++;
  hw_structure_add_form (self->structure, form);
}

static void
write_aside (Writer *self, gsize index, gboolean toggled)
{
  static const HwParagraphForm plain = { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO };
  const HwAside *aside = get_aside (self->old, index);

  if (!toggled)
    hw_structure_add_aside (self->structure, self->n_paragraphs, aside->reason, aside->text);
  else
    write_line (self, aside->text, strlen (aside->text), (gsize) g_utf8_strlen (aside->text, -1),
                plain);
}

static void
write_paragraph (Writer *self, gsize index, gboolean toggled)
{
  const HwParagraph paragraph = hw_text_get_paragraph (self->old->text, index);
  const char *line = hw_text_get_utf8 (self->old->text, NULL) + paragraph.byte_start;
  const gsize n_bytes = paragraph.byte_end - paragraph.byte_start;
  const GArray *forms = self->old->structure != NULL ? self->old->structure->forms : NULL;
  HwParagraphForm form = { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO };

  self->starts[index] = self->n_chars;
  self->kept[index] = !toggled;
  if (forms != NULL && index < forms->len)
    form = g_array_index (forms, HwParagraphForm, index);
  if (!toggled)
    write_line (self, line, n_bytes, paragraph.end - paragraph.start, form);
  else
    {
      g_autofree char *text = g_strndup (line, n_bytes);

      hw_structure_add_aside (self->structure, self->n_paragraphs, HW_ASIDE_PERSON, text);
    }
}

static gsize
map_position (const Writer *self, gsize position)
{
  const gsize index = hw_text_get_paragraph_at (self->old->text, position);
  const HwParagraph paragraph = hw_text_get_paragraph (self->old->text, index);

  if (!self->kept[index])
    return self->starts[index];
  return self->starts[index] + MIN (position, paragraph.end) - paragraph.start;
}

static void
map_locators (Writer *self)
{
  const GArray *locators = self->old->structure != NULL ? self->old->structure->locators : NULL;

  for (guint i = 0; locators != NULL && i < locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (locators, HwLocator, i);

      hw_structure_add_locator (self->structure, map_position (self, locator->start), locator->kind,
                                locator->label);
    }
}

static void
map_comments (Writer *self, HwExtract *extract)
{
  guint n_lost = 0;

  for (guint i = 0; extract->comments != NULL && i < extract->comments->len;)
    {
      HwExtractComment *comment = &g_array_index (extract->comments, HwExtractComment, i);
      const gsize start = map_position (self, comment->start);
      const gsize end = map_position (self, comment->end);

      if (start < end)
        {
          comment->start = start;
          comment->end = end;
          i++;
          continue;
        }
      g_array_remove_index (extract->comments, i);
      n_lost++;
    }
  if (n_lost == 0)
    return;
  if (extract->remarks == NULL)
    extract->remarks = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (
      extract->remarks,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%u comment went with a paragraph that was left out.",
                                    "%u comments went with paragraphs that were left out.", n_lost),
                       n_lost));
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

gboolean
hw_extract_toggle_rows (HwExtract *self, const guint *rows, gsize n_rows, GError **error)
{
  const gsize n = hw_extract_count_rows (self);
  Writer writer = { .old = self };
  gsize next = 0;

  if (n == 0 || n_rows == 0)
    return TRUE;
  const gsize n_paragraphs = hw_text_get_n_paragraphs (self->text);
  g_autofree gsize *starts = g_new0 (gsize, n_paragraphs);
  g_autofree gboolean *kept = g_new0 (gboolean, n_paragraphs);
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autoptr (GString) text = g_string_sized_new (hw_text_get_n_bytes (self->text));

  writer.text = text;
  writer.structure = structure;
  writer.starts = starts;
  writer.kept = kept;
  for (gsize i = 0; i < n; i++)
    {
      const HwExtractRow row = hw_extract_get_row (self, i);
      const gboolean toggled = next < n_rows && rows[next] == i;

      next += toggled;
      if (row.is_aside)
        write_aside (&writer, row.index, toggled);
      else
        write_paragraph (&writer, row.index, toggled);
    }
  if (is_blank (text->str))
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY,
                           _ ("Every paragraph is left out: keep one of them."));
      return FALSE;
    }
  map_locators (&writer);
  map_comments (&writer, self);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  HwText *made = hw_text_new (bytes, error);
  if (made == NULL)
    return FALSE;
  hw_structure_simplify (structure);
  hw_text_unref (self->text);
  self->text = made;
  g_clear_pointer (&self->structure, hw_structure_free);
  self->structure = g_steal_pointer (&structure);
  return TRUE;
}
