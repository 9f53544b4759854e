/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <string.h>

static const char srt[] = "1\n00:00:01,000 --> 00:00:03,500\n<i>مرحبا بكم</i>\nفي هذا البرنامج.\n\n"
                          "2\n00:00:03,600 --> 00:00:05,000\n{\\an8}نتحدث اليوم عن الماء\n\n"
                          "3\n01:00:12,000 --> 01:00:14,000\n- من أين جئت؟\n- من الوادي.\n";
static const char vtt[]
    = "WEBVTT - a talk\n\nNOTE x\nnot said\n\nSTYLE\n::cue { color: red }\n\n"
      "c1\n00:01.000 --> 00:02.000 align:start\n<v Layla>Hello &amp; welcome\n\n"
      "00:02.100 --> 00:04.000\n<v Layla>to the <b>mill</b>.\n\n00:04.000 --> 00:05.000\n<v "
      "Sami>Thanks.\n";

/* The time that holds where @word stands. */
static const char *
get_time (const HwExtract *extract, const char *word)
{
  g_autofree char *text = hw_text_slice (extract->text, 0, G_MAXSIZE);
  const char *at = strstr (text, word);

  g_assert_nonnull (at);
  return hw_structure_get_label (extract->structure, HW_LOCATOR_TIME,
                                 (gsize) g_utf8_strlen (text, at - text));
}

static void
test_srt (void)
{
  g_autoptr (HwExtract) extract = reading_extract (srt, -1, "حديث.srt");

  reading_assert_text (
      extract, "مرحبا بكم في هذا البرنامج. نتحدث اليوم عن الماء\n- من أين جئت؟\n- من الوادي.\n");
  g_assert_cmpstr (get_time (extract, "مرحبا"), ==, "00:00:01.000");
  g_assert_cmpstr (get_time (extract, "البرنامج"), ==, "00:00:01.000");
  g_assert_cmpstr (get_time (extract, "نتحدث"), ==, "00:00:03.600");
  g_assert_cmpstr (get_time (extract, "الوادي"), ==, "01:00:12.000");
  g_assert_cmpstr (extract->title, ==, "حديث");
}

static void
test_vtt (void)
{
  g_autoptr (HwExtract) extract = reading_extract (vtt, -1, "a.vtt");

  reading_assert_text (extract, "Layla: Hello & welcome to the mill.\nSami: Thanks.\n");
  g_assert_cmpstr (get_time (extract, "to the"), ==, "00:00:02.100");
  g_assert_cmpstr (get_time (extract, "Sami"), ==, "00:00:04.000");
}

/* Captions that roll up show each line twice; it was said once. */
static void
test_rolling (void)
{
  g_autoptr (HwExtract) extract = reading_extract (
      "1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:02,000 --> 00:00:03,000\none\ntwo\n\n"
      "3\n00:00:03,000 --> 00:00:04,000\ntwo\nthree\n",
      -1, "a.srt");

  reading_assert_text (extract, "one two three\n");
}

/* A long talk without a pause still has paragraphs, at ends of sentences. */
static void
test_long (void)
{
  GString *talk = g_string_new (NULL);

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (
        talk, "%u\n00:%02u:%02u,000 --> 00:%02u:%02u,900\nThis is sentence %u of the talk.\n\n", i,
        i / 60, i % 60, i / 60, i % 60, i);
  g_autoptr (HwExtract) extract = reading_extract (talk->str, -1, "a.srt");
  g_assert_cmpuint (hw_text_get_n_paragraphs (extract->text), >, 10);
  g_assert_cmpuint (extract->structure->locators->len, ==, 500);
  g_string_free (talk, TRUE);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("no times here\n", 14);
  g_autoptr (GError) error = NULL;

  g_assert_null (hw_import_extract (bytes, "a.srt", &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED);
  reading_check_damaged (srt, strlen (srt), "a.srt");
  reading_check_damaged (vtt, strlen (vtt), "a.vtt");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subtitles/srt", test_srt);
  g_test_add_func ("/subtitles/vtt", test_vtt);
  g_test_add_func ("/subtitles/rolling", test_rolling);
  g_test_add_func ("/subtitles/long", test_long);
  g_test_add_func ("/subtitles/refused", test_refused);
  return g_test_run ();
}
