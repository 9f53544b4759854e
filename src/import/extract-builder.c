/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-builder.h"

#include "language.h"

#include <glib/gi18n.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

struct _HwExtractBuilder
{
  HwExtract *extract;
  GString *text;
  gsize n_chars;     /* of text */
  gsize start;       /* bytes: where the open paragraph starts */
  gsize start_chars; /* code points */
  gsize n_paragraphs;
  gboolean is_open, has_ink;
  gboolean is_blank_due; /* an empty line comes before the next paragraph */
  gboolean was_cr;       /* an LF right after belongs to it */
  HwParagraphForm form;
  gboolean is_full;
};

static void
reset (HwExtractBuilder *self)
{
  self->extract = g_new0 (HwExtract, 1);
  self->extract->structure = hw_structure_new ();
  self->extract->comments = hw_extract_comments_new ();
  self->extract->remarks = g_ptr_array_new_with_free_func (g_free);
  self->extract->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_extract_free);
  self->text = g_string_new (NULL);
  self->n_chars = self->start = self->start_chars = self->n_paragraphs = 0;
  self->is_open = self->has_ink = self->was_cr = self->is_full = self->is_blank_due = FALSE;
}

HwExtractBuilder *
hw_extract_builder_new (void)
{
  HwExtractBuilder *self = g_new0 (HwExtractBuilder, 1);

  reset (self);
  return self;
}

void
hw_extract_builder_free (HwExtractBuilder *self)
{
  if (self == NULL)
    return;
  hw_extract_free (self->extract);
  g_string_free (self->text, TRUE);
  g_free (self);
}

HwExtract *
hw_extract_builder_get (HwExtractBuilder *self)
{
  return self->extract;
}

void
hw_extract_builder_begin (HwExtractBuilder *self,
                          HwParagraphRole role,
                          guint level,
                          HwDirection direction)
{
  hw_extract_builder_end (self);
  self->is_open = TRUE;
  self->form = (HwParagraphForm){ (guint8) role, (guint8) MIN (level, 255), (guint8) direction };
}

/* Locators of the paragraph that is dropped hold for what comes next; two of a kind at one place are one. */
static void
move_locators (HwExtractBuilder *self)
{
  GArray *locators = self->extract->structure->locators;

  for (guint i = locators->len; i-- > 0;)
    {
      HwLocator *locator = &g_array_index (locators, HwLocator, i);

      if (locator->start <= self->start_chars)
        break;
      locator->start = self->start_chars;
    }
}

void
hw_extract_builder_end (HwExtractBuilder *self)
{
  self->was_cr = FALSE;
  if (!self->is_open)
    return;
  self->is_open = FALSE;
  if (!self->has_ink)
    {
      g_string_truncate (self->text, self->start);
      self->n_chars = self->start_chars;
      move_locators (self);
      return;
    }
  g_string_append_c (self->text, '\n');
  self->n_chars++;
  self->start = self->text->len;
  self->start_chars = self->n_chars;
  self->n_paragraphs++;
  self->has_ink = FALSE;
  hw_structure_add_form (self->extract->structure, self->form);
}

void
hw_extract_builder_blank_line (HwExtractBuilder *self)
{
  hw_extract_builder_end (self);
  self->is_blank_due = self->text->len > 0;
}

/* Before the first character of a paragraph. What was noted for that place stays with the paragraph. */
static void
write_blank_line (HwExtractBuilder *self)
{
  GArray *locators = self->extract->structure->locators;

  self->is_blank_due = FALSE;
  g_string_insert_c (self->text, (gssize) self->start, '\n');
  for (guint i = locators->len; i-- > 0;)
    {
      HwLocator *locator = &g_array_index (locators, HwLocator, i);

      if (locator->start < self->start_chars)
        break;
      locator->start++;
    }
  self->start++;
  self->start_chars++;
  self->n_chars++;
  self->n_paragraphs++;
  hw_structure_add_form (self->extract->structure,
                         (HwParagraphForm){ HW_ROLE_BODY, 0, HW_DIRECTION_AUTO });
}

static void
break_paragraph (HwExtractBuilder *self)
{
  hw_extract_builder_end (self);
  self->is_open = TRUE;
}

/* Control characters but tab, the BOM: they are of files, not of texts. */
static gboolean
is_left_out (gunichar c)
{
  return (c < 0x20 && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfeff;
}

static void
append_char (HwExtractBuilder *self, gunichar c, const char *utf8, gsize n_bytes)
{
  if (c == '\n' && self->was_cr)
    {
      self->was_cr = FALSE;
      return;
    }
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
    {
      break_paragraph (self);
      self->was_cr = c == '\r';
      return;
    }
  self->was_cr = FALSE;
  if (is_left_out (c))
    return;
  if (!self->has_ink && !g_unichar_isspace (c))
    {
      self->has_ink = TRUE;
      if (self->is_blank_due)
        write_blank_line (self);
    }
  g_string_append_len (self->text, utf8, (gssize) n_bytes);
  self->n_chars++;
}

/* How many bytes from here on are characters that need no second look: of ASCII, and of the two-byte ones those
 * behind U+00BF, among which Arabic is. */
static gsize
span_plain (const char *text, const char *end, gsize *n_chars, gboolean *has_ink)
{
  const guint8 *p = (const guint8 *) text, *stop = (const guint8 *) end;

  *n_chars = 0;
  for (; p < stop; (*n_chars)++)
    if ((*p >= 0x20 && *p < 0x7f) || *p == '\t')
      *has_ink |= *p++ > ' ';
    else if (*p >= 0xc3 && *p <= 0xdf && p + 1 < stop && (p[1] & 0xc0) == 0x80)
      {
        *has_ink = TRUE;
        p += 2;
      }
    else
      break;
  return (gsize) (p - (const guint8 *) text);
}

static gboolean
append_plain (HwExtractBuilder *self, const char **p, const char *end)
{
  gboolean has_ink = self->has_ink;
  gsize n_chars;
  const gsize n = span_plain (*p, end, &n_chars, &has_ink);

  if (n == 0)
    return FALSE;
  self->was_cr = FALSE;
  if (has_ink && !self->has_ink && self->is_blank_due)
    write_blank_line (self);
  self->has_ink = has_ink;
  g_string_append_len (self->text, *p, (gssize) n);
  self->n_chars += n_chars;
  *p += n;
  return TRUE;
}

void
hw_extract_builder_append (HwExtractBuilder *self, const char *text, gssize n_bytes)
{
  const char *end = text + (n_bytes < 0 ? strlen (text) : (gsize) n_bytes);

  if (!self->is_open)
    hw_extract_builder_begin (self, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
  for (const char *p = text; p < end;)
    {
      gunichar c;

      if (self->text->len + (gsize) (end - p) < HW_IMPORT_MAX_BYTES && append_plain (self, &p, end))
        continue;
      if (*p == '\0') /* which GLib takes for a text that was cut off */
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      if (self->text->len >= HW_IMPORT_MAX_BYTES)
        {
          self->is_full = TRUE;
          return;
        }
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          append_char (self, 0xfffd, REPLACEMENT, strlen (REPLACEMENT));
          self->extract->n_damaged++;
          p++;
        }
      else
        {
          const char *next = g_utf8_next_char (p);

          append_char (self, c, p, (gsize) (next - p));
          p = next;
        }
    }
}

gboolean
hw_extract_builder_has_text (HwExtractBuilder *self)
{
  return self->is_open && self->has_ink;
}

gsize
hw_extract_builder_get_position (HwExtractBuilder *self)
{
  return self->n_chars;
}

void
hw_extract_builder_locate (HwExtractBuilder *self, HwLocatorKind kind, const char *label)
{
  GArray *locators = self->extract->structure->locators;

  for (guint i = locators->len; i-- > 0;)
    {
      const HwLocator *locator = &g_array_index (locators, HwLocator, i);

      if (locator->start < self->n_chars)
        break;
      if (locator->kind == kind)
        g_array_remove_index (locators, i);
    }
  hw_structure_add_locator (self->extract->structure, self->n_chars, kind, label);
}

void
hw_extract_builder_set_aside (HwExtractBuilder *self, HwAsideReason reason, const char *text)
{
  hw_extract_builder_end (self);
  hw_structure_add_aside (self->extract->structure, self->n_paragraphs, reason, text);
}

void
hw_extract_builder_add_comment (HwExtractBuilder *self,
                                gsize start,
                                gsize end,
                                const char *text,
                                const char *author,
                                const char *created)
{
  HwExtractComment comment = { start, end, g_strdup (text), g_strdup (author), g_strdup (created) };

  g_array_append_val (self->extract->comments, comment);
}

void
hw_extract_builder_add_remark (HwExtractBuilder *self, const char *remark)
{
  if (!g_ptr_array_find_with_equal_func (self->extract->remarks, remark, g_str_equal, NULL))
    g_ptr_array_add (self->extract->remarks, g_strdup (remark));
}

void
hw_extract_builder_add_part (HwExtractBuilder *self, HwExtract *part)
{
  g_ptr_array_add (self->extract->parts, part);
}

gboolean
hw_extract_builder_is_full (HwExtractBuilder *self)
{
  return self->is_full;
}

static int
compare_comments (gconstpointer a, gconstpointer b)
{
  const HwExtractComment *one = a, *other = b;

  return one->start != other->start ? (one->start < other->start ? -1 : 1)
         : one->end != other->end   ? (one->end < other->end ? -1 : 1)
                                    : 0;
}

/* The last line end is no part of anything that is said of the text. */
static void
clamp_comments (GArray *comments, gsize n_chars)
{
  const gsize last = n_chars > 0 ? n_chars - 1 : 0;

  for (guint i = comments->len; i-- > 0;)
    {
      HwExtractComment *comment = &g_array_index (comments, HwExtractComment, i);

      comment->end = MIN (comment->end, last);
      if (comment->start >= comment->end)
        g_array_remove_index (comments, i);
    }
  g_array_sort (comments, compare_comments);
}

static void
drop_empty_parts (HwExtract *extract)
{
  hw_structure_simplify (extract->structure);
  if (hw_structure_is_empty (extract->structure))
    g_clear_pointer (&extract->structure, hw_structure_free);
  if (extract->comments->len == 0)
    g_clear_pointer (&extract->comments, g_array_unref);
  if (extract->remarks->len == 0)
    g_clear_pointer (&extract->remarks, g_ptr_array_unref);
  if (extract->parts->len == 0)
    g_clear_pointer (&extract->parts, g_ptr_array_unref);
}

static gboolean
check (HwExtractBuilder *self, GError **error)
{
  if (self->is_full)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                   _ ("The text in the file is larger than %d MB."),
                   (int) (HW_IMPORT_MAX_BYTES / (1024 * 1024)));
      return FALSE;
    }
  if (self->n_chars == 0 && self->extract->parts->len == 0)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY,
                           _ ("There is no text in the file."));
      return FALSE;
    }
  return TRUE;
}

HwExtract *
hw_extract_builder_finish (HwExtractBuilder *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  HwExtract *extract = self->extract;

  hw_extract_builder_end (self);
  if (!check (self, error))
    return NULL;
  clamp_comments (extract->comments, self->n_chars);
  if (self->n_chars > 0)
    {
      if (extract->language == NULL)
        {
          const char *guess = hw_language_guess (self->text->str, self->text->len);

          extract->language = *guess != '\0' ? g_strdup (guess) : NULL;
        }
      bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));
      extract->text = hw_text_new (bytes, error);
    }
  else
    g_string_free (g_steal_pointer (&self->text), TRUE);
  reset (self);
  if (extract->text == NULL && bytes != NULL)
    {
      hw_extract_free (extract);
      return NULL;
    }
  drop_empty_parts (extract);
  return extract;
}
