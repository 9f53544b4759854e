/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "correction-markup.h"

#include <glib/gi18n.h>
#include <string.h>

#include "direction.h"
#include "word-diff.h"

/* Code points: of what stayed, on either side; of what went or came. */
#define CONTEXT 24
#define MAX_PART 160
/* Further changes are not told one by one. */
#define MAX_CHANGES 12

/* Goes forward through a line. */
typedef struct
{
  const char *at;
  gsize position;
} Cursor;

static const char *
go_to (Cursor *self, gsize position)
{
  self->at = g_utf8_offset_to_pointer (self->at, (glong) (position - self->position));
  self->position = position;
  return self->at;
}

/* [@start, @end) without its middle where it is long. */
static char *
cut (const char *start, const char *end)
{
  const glong n = g_utf8_pointer_to_offset (start, end);
  g_autofree char *first = NULL, *last = NULL;

  if (n <= MAX_PART)
    return g_strndup (start, (gsize) (end - start));
  first = g_strndup (start, (gsize) (g_utf8_offset_to_pointer (start, MAX_PART / 2) - start));
  last = g_strdup (g_utf8_offset_to_pointer (end, -MAX_PART / 2));
  last[end - g_utf8_offset_to_pointer (end, -MAX_PART / 2)] = '\0';
  return g_strconcat (first, "…", last, NULL);
}

static void
append_part (GString *markup, const char *start, const char *end, const char *style)
{
  g_autofree char *part = cut (start, end);
  /* Each reads by itself, whatever is beside it. */
  g_autofree char *isolated = hw_direction_isolate (part);
  g_autofree char *escaped = g_markup_escape_text (isolated, -1);

  if (*part != '\0')
    g_string_append_printf (markup, "<span %s>%s</span>", style, escaped);
}

static void
append_plain (GString *markup, const char *start, const char *end)
{
  g_autofree char *escaped = g_markup_escape_text (start, end - start);

  g_string_append (markup, escaped);
}

/* Words are whole: to the blank at most so far behind @at, or before it. */
static const char *
to_blank (const char *at, const char *limit, int step)
{
  const char *found = at;

  for (int i = 0; i < CONTEXT / 2 && found != limit && !g_unichar_isspace (g_utf8_get_char (found));
       i++)
    found = step > 0 ? g_utf8_next_char (found) : g_utf8_prev_char (found);
  return found;
}

/* What stayed, [@start, @end), with a change at the ends where @is_first and @is_last are FALSE. */
static void
append_same (
    GString *markup, const char *start, const char *end, gboolean is_first, gboolean is_last)
{
  const glong n = g_utf8_pointer_to_offset (start, end);
  const glong wanted = is_first || is_last ? CONTEXT : 2 * CONTEXT;

  if (n <= wanted + CONTEXT / 2)
    {
      append_plain (markup, start, end);
      return;
    }
  if (!is_first)
    append_plain (markup, start, to_blank (g_utf8_offset_to_pointer (start, CONTEXT), end, 1));
  g_string_append (markup, "…");
  if (!is_last)
    append_plain (markup, to_blank (g_utf8_offset_to_pointer (end, -CONTEXT), start, -1), end);
}

static const char *
get_mark (const char *text)
{
  switch (hw_direction_of_utf8 (text, -1, HW_DIRECTION_AUTO))
    {
    case HW_DIRECTION_RTL:
      return "\u200f";
    case HW_DIRECTION_LTR:
      return "\u200e";
    case HW_DIRECTION_AUTO:
    default:
      return "";
    }
}

char *
hw_correction_markup (const char *before, const char *after)
{
  g_autoptr (GArray) changes = hw_word_diff (before, after);
  GString *markup = g_string_new (NULL);
  Cursor old = { before, 0 }, new = { after, 0 };
  gboolean is_first = TRUE;

  /* The direction of the paragraph, whatever letter comes first of what is shown of it. */
  if (changes->len > 0)
    g_string_append (markup, get_mark (*after != '\0' ? after : before));

  for (guint i = 0; i < changes->len && i < MAX_CHANGES; i++)
    {
      const HwWordChange *change = &g_array_index (changes, HwWordChange, i);
      const char *same = new.at, *start, *end;

      start = go_to (&new, change->new_start);
      append_same (markup, same, start, is_first, FALSE);
      start = go_to (&old, change->start);
      end = go_to (&old, change->end);
      append_part (markup, start, end, "strikethrough=\"true\" alpha=\"65%\"");
      /* They are told apart where neither colour nor line says it. */
      if (change->end > change->start && change->new_end > change->new_start)
        g_string_append_c (markup, ' ');
      start = new.at;
      end = go_to (&new, change->new_end);
      append_part (markup, start, end, "underline=\"single\" weight=\"bold\"");
      is_first = FALSE;
    }
  if (changes->len > MAX_CHANGES)
    g_string_append (markup, "…");
  else if (changes->len > 0)
    append_same (markup, new.at, new.at + strlen (new.at), FALSE, TRUE);
  return g_string_free (markup, FALSE);
}

static char *
describe (const char *old, const char *new)
{
  /* Translators: words of a text that a correction took away */
  if (*new == '\0')
    return g_strdup_printf (_ ("“%s” was taken out"), old);
  /* Translators: words of a text that a correction added */
  if (*old == '\0')
    return g_strdup_printf (_ ("“%s” was put in"), new);
  /* Translators: words of a text before and after a correction */
  return g_strdup_printf (_ ("“%s” became “%s”"), old, new);
}

char *
hw_correction_describe (const char *before, const char *after)
{
  g_autoptr (GArray) changes = hw_word_diff (before, after);
  GString *text = g_string_new (NULL);
  Cursor old = { before, 0 }, new = { after, 0 };

  for (guint i = 0; i < changes->len && i < MAX_CHANGES; i++)
    {
      const HwWordChange *change = &g_array_index (changes, HwWordChange, i);
      const char *start = go_to (&old, change->start), *end = go_to (&old, change->end);
      g_autofree char *went = cut (start, end);
      g_autofree char *came = NULL, *words = NULL;

      start = go_to (&new, change->new_start);
      end = go_to (&new, change->new_end);
      came = cut (start, end);
      words = describe (went, came);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
  if (changes->len > MAX_CHANGES)
    g_string_append (text, "\n…");
  return g_string_free (text, FALSE);
}
