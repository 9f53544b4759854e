/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-builder.h"
#include "extract-facts.h"
#include "frames-private.h"

#include <string.h>

static gboolean
collect (const guint8 *data, gsize n_bytes, gpointer user_data)
{
  g_byte_array_append (user_data, data, (guint) n_bytes);
  return TRUE;
}

static GByteArray *
write_frames (const HwExtract *extract)
{
  g_autoptr (GError) error = NULL;
  GByteArray *bytes = g_byte_array_new ();

  g_assert_true (hw_frames_write (extract, collect, bytes, &error));
  g_assert_no_error (error);
  return bytes;
}

/* @step: bytes at a time, 0 for any number. */
static HwExtract *
read_frames (const GByteArray *bytes, guint step, GError **error)
{
  g_autoptr (HwFrameReader) reader = hw_frame_reader_new ();

  for (guint i = 0, n; i < bytes->len; i += n)
    {
      n = step != 0 ? step : (guint) g_test_rand_int_range (1, 4096);
      n = MIN (n, bytes->len - i);
      if (!hw_frame_reader_feed (reader, bytes->data + i, n, error))
        return NULL;
    }
  return hw_frame_reader_finish (reader, error);
}

static char *
random_words (guint n)
{
  static const char *const words[] = { "نص", "وثيقة", "a", "𐎀", "—", "كِتَاب", "\t", "1923" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static char *
perhaps (void)
{
  return g_test_rand_bit () ? random_words ((guint) g_test_rand_int_range (0, 5)) : NULL;
}

static HwExtract *
random_extract (guint depth)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (GError) error = NULL;
  HwExtract *extract = hw_extract_builder_get (builder);
  const int n = g_test_rand_int_range (1, 40);

  for (guint i = 0; i < HW_FRAMES_N_METADATA; i++)
    *hw_frames_metadata (extract, i) = perhaps ();
  if (extract->title == NULL)
    extract->title = g_strdup ("عنوان");
  extract->direction = (HwDirection) g_test_rand_int_range (0, 3);
  extract->n_damaged = (gsize) g_test_rand_int_range (0, 3);
  extract->is_doubtful = g_test_rand_int_range (0, 2) == 0;
  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = random_words ((guint) g_test_rand_int_range (1, 30));

      hw_extract_builder_begin (builder, (HwParagraphRole) g_test_rand_int_range (0, HW_N_ROLES),
                                (guint) g_test_rand_int_range (0, 7),
                                (HwDirection) g_test_rand_int_range (0, 3));
      if (g_test_rand_int_range (0, 4) == 0)
        hw_extract_builder_locate (builder, (HwLocatorKind) g_test_rand_int_range (1, 3), "xiv");
      hw_extract_builder_append (builder, text, -1);
      hw_extract_builder_append (builder, "ن", -1);
      if (g_test_rand_int_range (0, 4) == 0)
        hw_extract_builder_set_aside (builder, (HwAsideReason) g_test_rand_int_range (1, 4), text);
      if (g_test_rand_int_range (0, 4) == 0)
        {
          g_autofree char *author = perhaps (), *created = perhaps ();

          hw_extract_builder_add_comment (builder, (gsize) g_test_rand_int_range (0, 50),
                                          (gsize) g_test_rand_int_range (0, 100), text, author,
                                          created);
        }
      if (g_test_rand_int_range (0, 4) == 0)
        hw_extract_builder_add_remark (builder, text);
    }
  for (int i = depth < 3 ? g_test_rand_int_range (0, 3) : 0; i > 0; i--)
    hw_extract_builder_add_part (builder, random_extract (depth + 1));

  extract = hw_extract_builder_finish (builder, &error);
  g_assert_no_error (error);
  return extract;
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (HwExtract) extract = random_extract (0);
      g_autoptr (GByteArray) bytes = write_frames (extract);
      g_autoptr (GError) error = NULL;
      g_autoptr (HwExtract) same = read_frames (bytes, i % 4, &error);

      g_assert_no_error (error);
      extract_assert_sound (same);
      extract_assert_equal (extract, same);
    }
}

/* What came through a pipe that broke is never taken for the whole. */
static void
test_cut (void)
{
  g_autoptr (HwExtract) extract = random_extract (1);
  g_autoptr (GByteArray) bytes = write_frames (extract);

  for (guint n = 0; n < bytes->len; n++)
    {
      g_autoptr (GByteArray) cut = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      g_byte_array_append (cut, bytes->data, n);
      g_assert_null (read_frames (cut, 1024, &error));
      g_assert_error (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_TRUNCATED);
    }
}

static void
test_large (void)
{
  /* More than a frame, a buffer and a pipe hold; a character lies across their bounds. */
  const gsize n = 5 * 1024 * 1024;
  char *text = g_malloc (n * 2);
  g_autoptr (HwExtract) extract = g_new0 (HwExtract, 1);
  g_autoptr (GBytes) utf8 = NULL;
  g_autoptr (GError) error = NULL;

  text[0] = 'a';
  for (gsize i = 0; i < n - 1; i++)
    memcpy (text + 1 + i * 2, "ن", 2);
  text[n * 2 - 1] = '\n';
  utf8 = g_bytes_new_take (text, n * 2);
  extract->title = g_strdup ("");
  extract->text = hw_text_new (utf8, &error);
  g_assert_no_error (error);
  g_autoptr (GByteArray) bytes = write_frames (extract);
  g_autoptr (HwExtract) same = read_frames (bytes, 65536, &error);
  g_assert_no_error (error);
  extract_assert_equal (extract, same);
}

static void
test_error (void)
{
  g_autoptr (HwExtract) extract = random_extract (2);
  g_autoptr (GError) failure
      = g_error_new_literal (HW_IMPORT_ERROR, HW_IMPORT_ERROR_LOCKED, "كلمة سر");

  for (int begun = 0; begun < 2; begun++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      if (begun)
        {
          /* All but the end. */
          g_autoptr (GByteArray) whole = write_frames (extract);

          g_byte_array_append (bytes, whole->data, whole->len - HW_FRAME_HEADER_BYTES);
        }
      g_assert_true (hw_frames_write_error (failure, begun, collect, bytes));
      g_assert_null (read_frames (bytes, 0, &error));
      g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_LOCKED);
      g_assert_cmpstr (error->message, ==, "كلمة سر");
    }
}

static gboolean
refuse (const guint8 *data, gsize n_bytes, gpointer user_data)
{
  return FALSE;
}

static void
test_nobody_reads (void)
{
  g_autoptr (HwExtract) extract = random_extract (0);
  g_autoptr (GError) error = NULL;

  g_assert_false (hw_frames_write (extract, refuse, NULL, &error));
  g_assert_error (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_TRUNCATED);
}

/* What is over the bounds is said by the writer, and not found by the reader. */
static void
test_over_bounds (void)
{
  HwExtract *extract = random_extract (3);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL, read_error = NULL;

  for (guint i = 0; i < 10; i++)
    {
      HwExtract *outer = g_new0 (HwExtract, 1);

      outer->title = g_strdup ("");
      outer->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_extract_free);
      g_ptr_array_add (outer->parts, extract);
      extract = outer;
    }
  g_assert_false (hw_frames_write (extract, collect, bytes, &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE);
  g_assert_true (hw_frames_write_error (error, TRUE, collect, bytes));
  g_assert_null (read_frames (bytes, 0, &read_error));
  g_assert_error (read_error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE);
  hw_extract_free (extract);
}

static void
test_long_string (void)
{
  g_autoptr (HwExtract) extract = random_extract (3);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_free (extract->author);
  extract->author = g_strnfill (HW_FRAME_MAX_BYTES + 1, 'a');
  g_assert_false (hw_frames_write (extract, collect, bytes, &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE);
}

/* Streams that are made by hand: a small one that is right, and what is a lie in it. */

static void
add (GByteArray *bytes, HwFrameType type, const char *payload, gsize n_bytes)
{
  const guint8 header[] = { (guint8) type, (guint8) n_bytes, (guint8) (n_bytes >> 8),
                            (guint8) (n_bytes >> 16), (guint8) (n_bytes >> 24) };

  g_byte_array_append (bytes, header, sizeof header);
  g_byte_array_append (bytes, (const guint8 *) payload, (guint) n_bytes);
}
#define ADD(bytes, type, payload) add (bytes, type, payload, sizeof payload - 1)

#define NONE "\xff\xff\xff\xff"
#define DOCUMENT "\1\0\0\0\0\0\0\0\0\4\0\0\0\0\0\0\0"
#define METADATA "\1\0\0\0t" NONE NONE NONE NONE NONE NONE NONE

/* Two paragraphs, "a" and "b". */
static GByteArray *
begin_stream (void)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES);
  ADD (bytes, HW_FRAME_DOCUMENT, DOCUMENT);
  ADD (bytes, HW_FRAME_METADATA, METADATA);
  ADD (bytes, HW_FRAME_TEXT, "a\nb\n");
  return bytes;
}

static void
assert_damaged (GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = NULL;

  ADD (bytes, HW_FRAME_END, "");
  extract = read_frames (bytes, 0, &error);
  g_assert_null (extract);
  g_assert_error (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_DAMAGED);
}

static void
test_by_hand (void)
{
  g_autoptr (GByteArray) bytes = begin_stream ();
  g_autoptr (GError) error = NULL;

  ADD (bytes, HW_FRAME_FORMS, "\1\2\0\0\0\2");
  ADD (bytes, HW_FRAME_LOCATOR, "\4\0\0\0\0\0\0\0\1\2\0\0\0xi");
  ADD (bytes, HW_FRAME_ASIDE, "\2\0\0\0\0\0\0\0\3\1\0\0\0x");
  ADD (bytes, HW_FRAME_COMMENT, "\0\0\0\0\0\0\0\0\4\0\0\0\0\0\0\0\1\0\0\0c" NONE NONE);
  ADD (bytes, HW_FRAME_END, "");
  g_autoptr (HwExtract) extract = read_frames (bytes, 0, &error);
  g_assert_no_error (error);
  extract_assert_sound (extract);
  g_assert_cmpint (extract->direction, ==, HW_DIRECTION_LTR);
  g_assert_cmpuint (extract->structure->forms->len, ==, 2);
  g_assert_cmpuint (extract->comments->len, ==, 1);
}

static void
test_lies (void)
{
  static const struct
  {
    HwFrameType type;
    const char *payload;
    gsize n_bytes;
  } lies[] = {
#define LIE(type, payload) { type, payload, sizeof payload - 1 }
    LIE (HW_FRAME_DOCUMENT, DOCUMENT),                    /* in the middle of one */
    LIE (HW_FRAME_METADATA, METADATA),                    /* after the text */
    LIE (HW_FRAME_TEXT, "c"),                             /* more than was said */
    LIE (HW_FRAME_TEXT, ""),                              /* for ever */
    LIE (HW_FRAME_FORMS, "\0\0"),                         /* not whole */
    LIE (HW_FRAME_FORMS, "\0\0\0"),                       /* of one paragraph in two */
    LIE (HW_FRAME_FORMS, "\0\0\0\0\0\0\0\0\0"),           /* of three */
    LIE (HW_FRAME_FORMS, "\x08\0\0\0\0\0"),               /* no such role */
    LIE (HW_FRAME_FORMS, "\0\0\3\0\0\0"),                 /* no such direction */
    LIE (HW_FRAME_LOCATOR, "\5\0\0\0\0\0\0\0\1\0\0\0\0"), /* past the end */
    LIE (HW_FRAME_LOCATOR, "\0\0\0\0\0\0\0\xff\1\0\0\0\0"),
    LIE (HW_FRAME_LOCATOR, "\0\0\0\0\0\0\0\0\0\0\0\0\0"), /* no such kind */
    LIE (HW_FRAME_LOCATOR, "\0\0\0\0\0\0\0\0\3\0\0\0\0"),
    LIE (HW_FRAME_LOCATOR, "\0\0\0\0\0\0\0\0\1" NONE),        /* no label */
    LIE (HW_FRAME_LOCATOR, "\0\0\0\0\0\0\0\0\1\1\0\0\0\xff"), /* not UTF-8 */
    LIE (HW_FRAME_LOCATOR, "\0\0\0\0\0\0\0\0\1\1\0\0\0\0"),   /* a NUL */
    LIE (HW_FRAME_LOCATOR, "\0\0\0\0\0\0\0\0\1\1\0\0\0ab"),   /* more than its string */
    LIE (HW_FRAME_LOCATOR, "\0\0\0\0\0\0\0\0\1\2\0\0\0a"),    /* less */
    LIE (HW_FRAME_LOCATOR, "\0\0\0"),
    LIE (HW_FRAME_ASIDE, "\3\0\0\0\0\0\0\0\1\0\0\0\0"), /* past the end */
    LIE (HW_FRAME_ASIDE, "\0\0\0\0\0\0\0\0\4\0\0\0\0"), /* no such reason */
    LIE (HW_FRAME_COMMENT, "\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\1\0\0\0c" NONE NONE), /* empty */
    LIE (HW_FRAME_COMMENT, "\1\0\0\0\0\0\0\0\5\0\0\0\0\0\0\0\1\0\0\0c" NONE NONE), /* past */
    LIE (HW_FRAME_COMMENT, "\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0" NONE NONE NONE),
    LIE (HW_FRAME_REMARK, NONE),
    LIE (HW_FRAME_ERROR, "\xff\0\0\0\1\0\0\0e"), /* no such error */
    LIE (HW_FRAME_ERROR, "\0\0\0\0\0\0\0\0"),    /* one without a word */
    LIE (HW_FRAME_END, "x"),
    LIE (99, ""),
    LIE (0, ""),
#undef LIE
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GByteArray) bytes = begin_stream ();

      g_test_message ("lie %" G_GSIZE_FORMAT, i);
      add (bytes, lies[i].type, lies[i].payload, lies[i].n_bytes);
      assert_damaged (bytes);
    }
}

/* Places come in their order. */
static void
test_backwards (void)
{
  g_autoptr (GByteArray) locators = begin_stream (), asides = begin_stream (),
                         comments = begin_stream (), types = begin_stream (),
                         after = begin_stream ();

  ADD (locators, HW_FRAME_LOCATOR, "\2\0\0\0\0\0\0\0\1\1\0\0\0a");
  ADD (locators, HW_FRAME_LOCATOR, "\1\0\0\0\0\0\0\0\1\1\0\0\0a");
  assert_damaged (locators);
  ADD (asides, HW_FRAME_ASIDE, "\2\0\0\0\0\0\0\0\1\0\0\0\0");
  ADD (asides, HW_FRAME_ASIDE, "\1\0\0\0\0\0\0\0\1\0\0\0\0");
  assert_damaged (asides);
  ADD (comments, HW_FRAME_COMMENT, "\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\1\0\0\0c" NONE NONE);
  ADD (comments, HW_FRAME_COMMENT, "\0\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\1\0\0\0c" NONE NONE);
  assert_damaged (comments);
  ADD (types, HW_FRAME_REMARK, "\1\0\0\0r");
  ADD (types, HW_FRAME_LOCATOR, "\1\0\0\0\0\0\0\0\1\1\0\0\0a");
  assert_damaged (types);
  ADD (after, HW_FRAME_END, "");
  assert_damaged (after);
}

/* Texts that are none, and a length that is only said. */
static void
test_wrong_text (void)
{
  static const char *const texts[] = { "a\r\n\n", "\xef\xbb\xbf\n", "abc\xd8" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES);
      ADD (bytes, HW_FRAME_DOCUMENT, DOCUMENT);
      ADD (bytes, HW_FRAME_METADATA, METADATA);
      add (bytes, HW_FRAME_TEXT, texts[i], 4);
      assert_damaged (bytes);
    }

  g_autoptr (GByteArray) little = g_byte_array_new (), huge = g_byte_array_new (),
                         none = g_byte_array_new (), other = g_byte_array_new ();
  g_byte_array_append (little, (const guint8 *) HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES);
  ADD (little, HW_FRAME_DOCUMENT, DOCUMENT);
  ADD (little, HW_FRAME_METADATA, METADATA);
  ADD (little, HW_FRAME_TEXT, "ab\n");
  assert_damaged (little);
  g_byte_array_append (huge, (const guint8 *) HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES);
  ADD (huge, HW_FRAME_DOCUMENT, "\1\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0");
  assert_damaged (huge);
  g_byte_array_append (none, (const guint8 *) HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES);
  ADD (none, HW_FRAME_DOCUMENT, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
  ADD (none, HW_FRAME_METADATA, METADATA);
  assert_damaged (none);
  g_byte_array_append (other, (const guint8 *) "GET / HTTP/1.1\r\n", 16);
  assert_damaged (other);
}

/* A length over the bounds fails before its bytes come. */
static void
test_long_frame (void)
{
  g_autoptr (HwFrameReader) reader = hw_frame_reader_new ();
  g_autoptr (GByteArray) bytes = begin_stream ();
  g_autoptr (GError) error = NULL;
  const guint8 header[] = { HW_FRAME_REMARK, 0, 0, 0, 0x10 };

  g_byte_array_append (bytes, header, sizeof header);
  g_assert_false (hw_frame_reader_feed (reader, bytes->data, bytes->len, &error));
  g_assert_error (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_DAMAGED);
  g_clear_error (&error);
  /* And stays so. */
  g_assert_null (hw_frame_reader_finish (reader, &error));
  g_assert_error (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_DAMAGED);
}

/* Small pieces without end. */
static void
test_flood (void)
{
  g_autoptr (HwFrameReader) reader = hw_frame_reader_new ();
  g_autoptr (GByteArray) bytes = begin_stream (), remarks = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gsize n = 0;

  for (guint i = 0; i < 10000; i++)
    ADD (remarks, HW_FRAME_REMARK, "\1\0\0\0r");
  g_assert_true (hw_frame_reader_feed (reader, bytes->data, bytes->len, &error));
  while (hw_frame_reader_feed (reader, remarks->data, remarks->len, &error))
    n += 10000;
  g_assert_error (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_DAMAGED);
  g_assert_cmpuint (n, >, 1000 * 1000);
  g_assert_cmpuint (n, <, 10 * 1000 * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frames/round-trip", test_round_trip);
  g_test_add_func ("/frames/cut", test_cut);
  g_test_add_func ("/frames/large", test_large);
  g_test_add_func ("/frames/error", test_error);
  g_test_add_func ("/frames/nobody-reads", test_nobody_reads);
  g_test_add_func ("/frames/over-bounds", test_over_bounds);
  g_test_add_func ("/frames/long-string", test_long_string);
  g_test_add_func ("/frames/by-hand", test_by_hand);
  g_test_add_func ("/frames/lies", test_lies);
  g_test_add_func ("/frames/backwards", test_backwards);
  g_test_add_func ("/frames/wrong-text", test_wrong_text);
  g_test_add_func ("/frames/long-frame", test_long_frame);
  g_test_add_func ("/frames/flood", test_flood);
  return g_test_run ();
}
