/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow-block.h"

static void
clear_mark (gpointer data)
{
  g_free (((HwFlowMark *) data)->value);
}

void
hw_flow_add_mark (GArray **marks, gsize at, HwFlowMarkKind kind, const char *value)
{
  const HwFlowMark mark = { at, kind, g_strdup (value) };

  if (*marks == NULL)
    {
      *marks = g_array_new (FALSE, FALSE, sizeof (HwFlowMark));
      g_array_set_clear_func (*marks, clear_mark);
    }
  g_array_append_val (*marks, mark);
}

HwFlowBlock *
hw_flow_block_new (HwParagraphRole role, guint level, HwDirection direction)
{
  HwFlowBlock *self = g_new0 (HwFlowBlock, 1);

  self->form = (HwParagraphForm){ (guint8) role, (guint8) MIN (level, 255), (guint8) direction };
  self->text = g_string_new (NULL);
  return self;
}

void
hw_flow_block_free (HwFlowBlock *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  g_free (self->label);
  g_free (self);
}

void
hw_flow_block_follow (HwFlowBlock *self, HwFlowBlock *next)
{
  if (self->after == NULL)
    self->after = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_flow_block_free);
  g_ptr_array_add (self->after, next);
}

static void
tell_mark (const HwFlowMark *mark,
           gsize paragraph,
           HwExtractBuilder *builder,
           HwFlowComments *comments)
{
  const gsize position = hw_extract_builder_get_position (builder);

  switch (mark->kind)
    {
    case HW_FLOW_MARK_PAGE:
      hw_extract_builder_locate (builder, HW_LOCATOR_PAGE, mark->value);
      break;
    case HW_FLOW_MARK_COMMENT_START:
      hw_flow_comments_start (comments, mark->value, position, paragraph);
      break;
    case HW_FLOW_MARK_COMMENT_END:
      /* Between two paragraphs, it is the end of the first. */
      hw_flow_comments_end (comments, mark->value, position - (mark->at == 0 && position > 0),
                            paragraph);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
hw_flow_block_tell (const HwFlowBlock *self, HwExtractBuilder *builder, HwFlowComments *comments)
{
  const gsize start = hw_extract_builder_get_position (builder);
  gsize told = 0;

  hw_extract_builder_begin (builder, self->form.role, self->form.level, self->form.direction);
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const HwFlowMark *mark = &g_array_index (self->marks, HwFlowMark, i);

      hw_extract_builder_append (builder, self->text->str + told, (gssize) (mark->at - told));
      told = mark->at;
      tell_mark (mark, start, builder, comments);
    }
  hw_extract_builder_append (builder, self->text->str + told, (gssize) (self->text->len - told));
  const gsize end = hw_extract_builder_get_position (builder);
  hw_extract_builder_end (builder);
  hw_flow_comments_close_paragraph (comments, end);
  for (guint i = 0; self->after != NULL && i < self->after->len; i++)
    hw_flow_block_tell (self->after->pdata[i], builder, comments);
}
