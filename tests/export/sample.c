/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <string.h>

const char sample_text[] = "عنوان المقابلة 😀 مع الضيف\n"
                           "قالَ مُحَمَّدٌ: «لا بأس» ثم سكت.\n"
                           "UN قرار مجلس الأمن رقم 687\n"
                           "An English line, with \"quotes\", <tags> & a * star_\n"
                           "=SUM(A1:A9) و +1 و -2 و @name\n"
                           "1. بند أول\n"
                           "# ليس عنوانا\n"
                           "    أربع مسافات\n"
                           "النهاية 👨‍👩‍👧‍👦 هنا\n";

gint64
sample_mark (
    HwLibrary *library, gint64 document, const char *quote, const char *tag, const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) text = hw_library_load_text (library, document, &error);
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
  const char *at = memmem (utf8, n_bytes, quote, strlen (quote));

  g_assert_nonnull (at);
  gint64 start = (gint64) hw_text_from_byte (text, (gsize) (at - utf8));
  gint64 end = (gint64) hw_text_from_byte (text, (gsize) (at - utf8) + strlen (quote));
  gint64 passage = hw_library_mark (library, document, start, end, NULL, &error);
  g_assert_no_error (error);
  if (tag != NULL)
    {
      gint64 id = hw_library_ensure_tag (library, tag, &error);
      g_assert_true (hw_library_tag_passages (library, &passage, 1, id, &error));
    }
  if (note != NULL)
    g_assert_cmpint (hw_library_write_note (library, HW_NOTE_ON_PASSAGE, passage, note, &error), >,
                     0);
  g_assert_no_error (error);
  return passage;
}

void
sample_fill (Fixture *fixture)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  gint64 first = fixture_add (library, "مقابلة *مهمة* مع <الضيف> (UN)", sample_text);
  gint64 second = fixture_add (library, "A plain document", "One line.\nAnother line.\n");
  HwDocumentChange change = {
    .language = "ar", .source = "صحيفة, \"المدينة\"", .published = "2022-02-21", .direction = -1
  };
  g_assert_true (hw_library_change_document (library, first, &change, &error));

  sample_mark (library, first, "😀 مع", "أمن / داخلي", "ملاحظة **مهمة**\n\n- أولا\n- second");
  gint64 twice = sample_mark (library, first, "مُحَمَّدٌ: «لا بأس»", "أمن", NULL);
  gint64 other = hw_library_ensure_tag (library, "=cmd()", &error);
  g_assert_true (hw_library_tag_passages (library, &twice, 1, other, &error));
  sample_mark (library, first, "UN قرار مجلس الأمن رقم 687\nAn English line", NULL, NULL);
  sample_mark (library, first, "with \"quotes\", <tags> & a * star_", NULL,
               "<script>alert(1)</script> ![x](http://example.org/x.png) [y](javascript:no)");
  sample_mark (library, first, "=SUM(A1:A9) و +1", "أمن", "@note");
  sample_mark (library, first, "+1 و", NULL, "-2");
  sample_mark (library, first, "1. بند أول\n# ليس عنوانا\n    أربع مسافات", NULL, "```\nلم تغلق");
  sample_mark (library, first, "👨‍👩‍👧‍👦 هنا", NULL, NULL);
  sample_mark (library, second, "Another line.", "أمن / داخلي", NULL);

  g_assert_cmpint (
      hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, first, "عن الوثيقة", &error), >, 0);
  g_assert_cmpint (hw_library_write_note (library, HW_NOTE_ON_LIBRARY, 0, "about all", &error), >,
                   0);
  g_assert_cmpint (hw_library_write_note (library, HW_NOTE_ON_TAG, other, "about a tag", &error), >,
                   0);
  g_assert_no_error (error);
}

char *
sample_export (HwLibrary *library, HwExportFormat format, const HwExportScope *scope)
{
  const HwExportOptions options = { .format = format };

  return sample_export_with (library, scope, &options);
}

char *
sample_export_with (HwLibrary *library, const HwExportScope *scope, const HwExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hw_export_to_bytes (library, scope, options, NULL, &error);
  gsize n_bytes;

  g_assert_no_error (error);
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_assert_true (g_utf8_validate_len (data, n_bytes, NULL));
  return g_strndup (data, n_bytes);
}
