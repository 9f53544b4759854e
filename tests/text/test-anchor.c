/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anchor.h"

#include <string.h>

/* Texts of words of which each knows where it came from, so that the true place of a passage in an edited
 * text is known whatever the finder says. */
typedef struct
{
  const char *string;
  int origin; /* its number in the old text, -1 for a new one */
} Word;

#define N_VOCABULARY 400

static char *vocabulary[N_VOCABULARY];

static void
make_vocabulary (void)
{
  static const char *const letters[] = { "ا", "ب", "ت", "ج", "د", "ر", "س", "ع", "ف", "ك",
                                         "ل", "م", "ن", "ه", "و", "ي", "ة", "أ", "ى", "ّ" };

  for (guint i = 0; i < N_VOCABULARY; i++)
    {
      GString *word = g_string_new (i % 7 == 0 ? "ال" : NULL);
      const int n = g_test_rand_int_range (2, 8);

      for (int j = 0; j < n; j++)
        /* No mark comes first. */
        g_string_append (word,
                         letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters) - (j == 0))]);
      vocabulary[i] = g_string_free (word, FALSE);
    }
}

static const char *
any_word (void)
{
  return vocabulary[g_test_rand_int_range (0, N_VOCABULARY)];
}

static char *
join (const GArray *words, gsize *starts, gsize *ends)
{
  GString *text = g_string_new (NULL);
  gsize n_chars = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *string = g_array_index (words, Word, i).string;

      if (starts != NULL)
        starts[i] = n_chars;
      n_chars += (gsize) g_utf8_strlen (string, -1);
      if (ends != NULL)
        ends[i] = n_chars;
      g_string_append (text, string);
      g_string_append (text, i % 17 == 16 ? "\n" : " ");
      n_chars++;
    }
  return g_string_free (text, FALSE);
}

static GArray *
edit (const GArray *words)
{
  GArray *edited = g_array_copy ((GArray *) words);
  const int n_edits = g_test_rand_int_range (0, 12);

  for (int i = 0; i < n_edits && edited->len > 40; i++)
    {
      const guint at = (guint) g_test_rand_int_range (0, (int) edited->len);
      const guint wanted = (guint) g_test_rand_int_range (1, 12),
                  n = MIN (wanted, edited->len - at);
      const Word new = { any_word (), -1 };

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          g_array_remove_range (edited, at, n);
          break;
        case 1:
          for (guint j = 0; j < n; j++)
            {
              const Word one = { any_word (), -1 };
              g_array_insert_val (edited, at, one);
            }
          break;
        case 2:
          g_array_index (edited, Word, at) = new;
          break;
        default:
          /* A part of it goes elsewhere. */
          {
            g_autofree Word *moved
                = g_memdup2 (&g_array_index (edited, Word, at), n * sizeof (Word));
            guint to;

            g_array_remove_range (edited, at, n);
            to = (guint) g_test_rand_int_range (0, (int) edited->len);
            g_array_insert_vals (edited, to, moved, n);
          }
        }
    }
  return edited;
}

/* Where the words [first, end) of the old text stand now, all of them, one behind the other; -1. */
static int
find_words (const GArray *edited, int first, int end)
{
  for (guint i = 0; i + (guint) (end - first) <= edited->len; i++)
    {
      int n = 0;

      while (first + n < end && g_array_index (edited, Word, i + (guint) n).origin == first + n)
        n++;
      if (first + n == end)
        return (int) i;
    }
  return -1;
}

static guint
count_places (const char *text, const char *quote)
{
  guint n = 0;

  for (; (text = strstr (text, quote)) != NULL; text++)
    n++;
  return n;
}

typedef struct
{
  int first, end;
  char *quote, *prefix, *suffix;
} Passage;

static HwAnchor
make_anchor (Passage *passage, const HwText *text, const gsize *starts, const gsize *ends)
{
  const gsize start = starts[passage->first], end = ends[passage->end - 1];

  passage->quote = hw_text_slice (text, start, end);
  passage->prefix = hw_text_slice (text, start - MIN (start, 32), start);
  passage->suffix = hw_text_slice (text, end, end + 32);
  return (HwAnchor){ start, end, passage->quote, passage->prefix, passage->suffix, FALSE };
}

static guint n_counted[4];

static void
check_place (const HwAnchor *anchor,
             const Passage *passage,
             const HwAnchorPlace *place,
             const HwText *text,
             const GArray *edited,
             const gsize *starts)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
  g_autofree char *whole = g_strndup (utf8, n_bytes);
  g_autofree char *stands = hw_text_slice (text, place->start, place->end);
  const int now = find_words (edited, passage->first, passage->end);
  const gboolean is_true = now >= 0 && starts[now] == place->start
                           && place->end - place->start == anchor->end - anchor->start;

  /* With a word or two beside them: else the same word may by chance have come to stand where it stood. */
  const gboolean has_neighbours
      = find_words (edited, MAX (passage->first - 2, 0), passage->end) >= 0
        || find_words (edited, passage->first, passage->end + 2) >= 0;

  n_counted[place->status]++;
  g_assert_cmpuint (place->end, <=, hw_text_get_n_chars (text));
  g_assert_cmpfloat (place->score, >=, 0);
  g_assert_cmpfloat (place->score, <=, 1);
  if (place->status == HW_ANCHOR_LOST)
    g_assert_cmpuint (place->start, ==, place->end);
  else
    g_assert_cmpuint (place->start, <, place->end);
  if (place->status == HW_ANCHOR_KEPT)
    {
      g_assert_cmpuint (place->start, ==, anchor->start);
      g_assert_cmpstr (stands, ==, anchor->quote);
      g_assert_true (now < 0 || is_true);
    }
  /* Never moved to another place than its own while that is there. */
  if (place->status <= HW_ANCHOR_MOVED && now >= 0 && has_neighbours && !is_true)
    g_error ("“%s” said to be %s at %zu, “%s”, is at %zu, context “%s” “%s”", anchor->quote,
             hw_anchor_status_to_name (place->status), place->start, stands, starts[now],
             anchor->prefix, anchor->suffix);
  /* Words that stand once are found. */
  if (now >= 0 && has_neighbours && count_places (whole, anchor->quote) == 1 && !is_true)
    g_error ("“%s” is %s at %zu, “%s”, but stands at %zu", anchor->quote,
             hw_anchor_status_to_name (place->status), place->start, stands, starts[now]);
}

static void
test_edits (void)
{
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word)), edited = NULL;
      const int n = g_test_rand_int_range (50, 800);
      g_autofree gsize *starts = g_new (gsize, n), *ends = g_new (gsize, n), *now = NULL;
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr (HwText) old = NULL, new = NULL;
      Passage passages[20];
      HwAnchor anchors[20];
      HwAnchorPlace places[20];

      for (int i = 0; i < n; i++)
        {
          const Word word = { any_word (), i };
          g_array_append_val (words, word);
        }
      edited = edit (words);
      before = join (words, starts, ends);
      now = g_new (gsize, edited->len);
      after = join (edited, now, NULL);
      old = hw_text_new_from_string (before);
      new = hw_text_new_from_string (after);
      for (guint i = 0; i < 20; i++)
        {
          const int length = g_test_rand_int_range (1, round % 2 == 0 ? 4 : 60);

          passages[i].first = g_test_rand_int_range (0, n);
          passages[i].end = MIN (passages[i].first + length, n);
          anchors[i] = make_anchor (&passages[i], old, starts, ends);
        }
      hw_anchors_find (anchors, 20, new, places);
      for (guint i = 0; i < 20; i++)
        {
          check_place (&anchors[i], &passages[i], &places[i], new, edited, now);
          g_free (passages[i].quote);
          g_free (passages[i].prefix);
          g_free (passages[i].suffix);
        }
    }
  g_test_message ("%u kept, %u moved, %u uncertain, %u lost", n_counted[0], n_counted[1],
                  n_counted[2], n_counted[3]);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (n_counted[i], >, 0);
}

static HwAnchorPlace
find_one (const char *before, const char *quote, const char *after)
{
  g_autoptr (HwText) old = hw_text_new_from_string (before), new = hw_text_new_from_string (after);
  const gsize start = (gsize) g_utf8_pointer_to_offset (before, strstr (before, quote)),
              end = start + (gsize) g_utf8_strlen (quote, -1);
  g_autofree char *prefix = hw_text_slice (old, start - MIN (start, 32), start),
                  *suffix = hw_text_slice (old, end, end + 32);
  const HwAnchor anchor = { start, end, quote, prefix, suffix, FALSE };
  HwAnchorPlace place;

  hw_anchors_find (&anchor, 1, new, &place);
  return place;
}

static void
assert_place (const char *before,
              const char *quote,
              const char *after,
              HwAnchorStatus status,
              const char *stands)
{
  const HwAnchorPlace place = find_one (before, quote, after);
  g_autoptr (HwText) text = hw_text_new_from_string (after);
  g_autofree char *found = hw_text_slice (text, place.start, place.end);

  g_assert_cmpstr (hw_anchor_status_to_name (place.status), ==, hw_anchor_status_to_name (status));
  g_assert_cmpstr (found, ==, stands);
}

static void
test_examples (void)
{
  static const char text[] = "قال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.\n"
                             "وأضاف أن الخطة تشمل بناء مئة ألف وحدة سكنية في المحافظات.\n"
                             "ورحبت النقابات بالخطة.\n";

  assert_place (text, "الحكومة", text, HW_ANCHOR_KEPT, "الحكومة");
  /* A line more at the beginning. */
  assert_place (text, "بناء مئة ألف وحدة",
                "عاجل: خطة للإسكان\nقال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.\n"
                "وأضاف أن الخطة تشمل بناء مئة ألف وحدة سكنية في المحافظات.\n",
                HW_ANCHOR_MOVED, "بناء مئة ألف وحدة");
  /* Marks, and other forms of letters. */
  assert_place (text, "خطة جديدة للإسكان",
                "قال الرئيس في خطابه أمس إن الحكومة ستعلن خِطّةً جديدةً للاسكان.\n"
                "وأضاف أن الخطة تشمل بناء مئة ألف وحدة سكنية في المحافظات.\n",
                HW_ANCHOR_MOVED, "خِطّةً جديدةً للاسكان");
  /* A slip that was mended. */
  assert_place ("وأضاف أن الخطه تشمل بناء ميه ألف وحذة سكنية في المحافظات.\n", "بناء ميه ألف وحذة",
                "وأضاف أن الخطة تشمل بناء مئة ألف وحدة سكنية في المحافظات.\n", HW_ANCHOR_UNCERTAIN,
                "بناء مئة ألف وحدة");
  /* Lines that were broken otherwise. */
  assert_place ("تشمل بناء مئة ألف\nوحدة سكنية في المحافظات كلها وفي غيرها", "مئة ألف\nوحدة سكنية",
                "وأضاف: تشمل بناء مئة ألف وحدة سكنية في المحافظات كلها وفي غيرها", HW_ANCHOR_MOVED,
                "مئة ألف وحدة سكنية");
  /* Gone. */
  assert_place (text, "ورحبت النقابات",
                "قال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.\n", HW_ANCHOR_LOST,
                "");
  /* The same word elsewhere is another. */
  assert_place ("the cat sat on the mat and looked out of the window at the rain", "cat",
                "somebody else's story altogether, of quite other words and things: cat",
                HW_ANCHOR_UNCERTAIN, "cat");
  assert_place ("كتاب\n", "كتاب", "كتاب\n", HW_ANCHOR_KEPT, "كتاب");
  assert_place ("كتاب\n", "كتاب", "\n", HW_ANCHOR_LOST, "");
  assert_place ("ab", "ab", "", HW_ANCHOR_LOST, "");
}

/* The place of words that are everywhere is told by what is around them. */
static void
test_refrain (void)
{
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new ("a new first line\n");
  g_autoptr (HwText) old = NULL, new = NULL;
  HwAnchor anchors[50];
  HwAnchorPlace places[50];

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (before, "question %u, which has its own words\nand he said: yes\n", i);
  g_string_append (after, before->str);
  old = hw_text_new_from_string (before->str);
  new = hw_text_new_from_string (after->str);
  for (guint i = 0; i < 50; i++)
    {
      const HwParagraph line = hw_text_get_paragraph (old, i * 2 + 1);

      anchors[i] = (HwAnchor){ .start = line.start, .end = line.end, .quote = "and he said: yes" };
      anchors[i].prefix = hw_text_slice (old, line.start - 32, line.start);
      anchors[i].suffix = hw_text_slice (old, line.end, line.end + 32);
    }
  hw_anchors_find (anchors, 50, new, places);
  for (guint i = 0; i < 50; i++)
    {
      g_assert_cmpint (places[i].status, !=, HW_ANCHOR_KEPT);
      if (places[i].status != HW_ANCHOR_LOST)
        g_assert_cmpuint (places[i].start, ==, anchors[i].start + 17);
      g_free ((char *) anchors[i].prefix);
      g_free ((char *) anchors[i].suffix);
    }
}

/* 5,000 on 1 MB of which every one has moved, and every tenth is gone or changed. */
static void
test_speed (void)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word)), edited = NULL;
  const int n = 110000, n_passages = 5000;
  g_autofree gsize *starts = g_new (gsize, n), *ends = g_new (gsize, n);
  g_autofree HwAnchor *anchors = g_new (HwAnchor, n_passages);
  g_autofree HwAnchorPlace *places = g_new (HwAnchorPlace, n_passages);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (HwText) old = NULL, new = NULL;
  const Word first = { "جديد", -1 };
  guint n_found[4] = { 0 };
  gint64 time;

  for (int i = 0; i < n; i++)
    {
      const Word word = { any_word (), i };
      g_array_append_val (words, word);
    }
  edited = g_array_copy (words);
  g_array_insert_val (edited, 0, first);
  for (guint i = 5; i < edited->len; i += 97)
    g_array_index (edited, Word, i) = (Word){ any_word (), -1 };
  before = join (words, starts, ends);
  after = join (edited, NULL, NULL);
  old = hw_text_new_from_string (before);
  new = hw_text_new_from_string (after);
  for (int i = 0; i < n_passages; i++)
    {
      Passage passage = { .first = i * 21, .end = i * 21 + g_test_rand_int_range (1, 20) };

      anchors[i] = make_anchor (&passage, old, starts, ends);
    }
  time = g_get_monotonic_time ();
  hw_anchors_find (anchors, (gsize) n_passages, new, places);
  time = g_get_monotonic_time () - time;
  for (int i = 0; i < n_passages; i++)
    {
      n_found[places[i].status]++;
      g_free ((char *) anchors[i].quote);
      g_free ((char *) anchors[i].prefix);
      g_free ((char *) anchors[i].suffix);
    }
  g_test_message ("%d passages in %zu bytes: %.2f s; %u kept, %u moved, %u uncertain, %u lost",
                  n_passages, strlen (before), (double) time / 1e6, n_found[0], n_found[1],
                  n_found[2], n_found[3]);
  g_assert_cmpuint (n_found[HW_ANCHOR_MOVED] + n_found[HW_ANCHOR_UNCERTAIN], >, 4900);
  g_assert_cmpint (time, <, 30 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  make_vocabulary ();
  g_test_add_func ("/anchor/examples", test_examples);
  g_test_add_func ("/anchor/edits", test_edits);
  g_test_add_func ("/anchor/refrain", test_refrain);
  g_test_add_func ("/anchor/speed", test_speed);
  result = g_test_run ();
  for (guint i = 0; i < N_VOCABULARY; i++)
    g_free (vocabulary[i]);
  return result;
}
