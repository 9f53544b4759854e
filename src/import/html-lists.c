/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-lists.h"

#include "number-format.h"

#include <string.h>

#define MAX_NUMBER 1000000000

typedef struct
{
  HwNumberFormat format;
  gint64 next; /* the number of its next item */
  int step;
} Numbering;

void
hw_html_lists_init (HwHtmlLists *self)
{
  self->lists = g_array_new (FALSE, TRUE, sizeof (Numbering));
  g_array_set_size (self->lists, 1); /* none */
  self->label = g_string_new (NULL);
}

void
hw_html_lists_clear (HwHtmlLists *self)
{
  g_array_unref (self->lists);
  g_string_free (self->label, TRUE);
}

static gint64
get_number (const GumboNode *node, const char *name, gint64 fallback)
{
  const char *value = hw_html_get_attribute (node, name);
  gint64 number;

  if (value == NULL
      || !g_ascii_string_to_signed (value, 10, -MAX_NUMBER, MAX_NUMBER, &number, NULL))
    return fallback;
  return number;
}

static gboolean
is_unmarked (const GumboNode *node)
{
  const char *style = hw_html_get_attribute (node, "style");

  return style != NULL && strstr (style, "list-style") != NULL && strstr (style, "none") != NULL;
}

static guint
count_items (const GumboNode *list)
{
  const GumboVector *children = &list->v.element.children;
  guint n = 0;

  for (guint i = 0; i < children->length; i++)
    {
      const GumboNode *child = children->data[i];

      n += hw_html_is_element (child) && child->v.element.tag == GUMBO_TAG_LI;
    }
  return n;
}

guint
hw_html_lists_add (HwHtmlLists *self, const GumboNode *list)
{
  const char *type = hw_html_get_attribute (list, "type");
  Numbering numbering = { hw_number_format_of_sample (type != NULL ? type : "1"), 1, 1 };

  if (list->v.element.tag != GUMBO_TAG_OL || is_unmarked (list))
    return 0;
  if (hw_html_get_attribute (list, "reversed") != NULL)
    {
      numbering.step = -1;
      numbering.next = count_items (list);
    }
  numbering.next = get_number (list, "start", numbering.next);
  g_array_append_val (self->lists, numbering);
  return self->lists->len - 1;
}

void
hw_html_lists_begin_item (HwHtmlLists *self, guint list, const GumboNode *item, gboolean shown)
{
  Numbering *numbering = &g_array_index (self->lists, Numbering, list);
  const gsize n = self->label->len;

  if (list == 0)
    return;
  numbering->next = get_number (item, "value", numbering->next);
  if (shown && !is_unmarked (item))
    {
      hw_number_append (self->label, numbering->format, (int) numbering->next);
      if (self->label->len > n)
        g_string_append (self->label, ". ");
    }
  numbering->next = CLAMP (numbering->next + numbering->step, -MAX_NUMBER, MAX_NUMBER);
}

void
hw_html_lists_end_item (HwHtmlLists *self)
{
  g_string_truncate (self->label, 0);
}

void
hw_html_lists_take_label (HwHtmlLists *self, GString *text)
{
  g_string_append_len (text, self->label->str, (gssize) self->label->len);
  g_string_truncate (self->label, 0);
}
