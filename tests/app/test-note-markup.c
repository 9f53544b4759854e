/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pango.h>
#include <string.h>

#include "note-markup.h"

#define RLM "\342\200\217"
#define LRM "\342\200\216"

static void
assert_markup (const char *markdown, const char *expected)
{
  g_autofree char *markup = hw_note_markup (markdown, 0);

  g_assert_cmpstr (markup, ==, expected);
}

static void
test_blocks (void)
{
  assert_markup ("", "");
  assert_markup ("plain", LRM "plain");
  assert_markup ("**b** and *i* `c`", LRM "<b>b</b> and <i>i</i> <tt>c</tt>");
  assert_markup ("# عنوان\nنص", RLM "<b>عنوان</b>\n" RLM "نص");
  assert_markup ("one\ntwo\n\nثلاثة", LRM "one two\n" RLM "ثلاثة");
  assert_markup ("- أ\n- b\n", RLM "• أ\n" LRM "• b");
  assert_markup ("3. x\n4. y\n", LRM "3. x\n" LRM "4. y");
  assert_markup ("one  \nاثنان", LRM "one\n" RLM "اثنان");
  assert_markup ("> one\n\nاثنان", "<i>" LRM "one</i>\n" RLM "اثنان");
  assert_markup ("one\n\n> two\n>\n> ثلاثة", LRM "one\n<i>" LRM "two\n" RLM "ثلاثة</i>");
}

/* Only what opens in a browser or in mail is a link, and nothing in a note is markup of ours. */
static void
test_links (void)
{
  assert_markup ("[t](https://e.org/?a=1&b=2)", LRM "<a href=\"https://e.org/?a=1&amp;b=2\">t</a>");
  assert_markup ("[t](javascript:alert)", LRM "t");
  assert_markup ("[t](file:///etc/passwd)", LRM "t");
  assert_markup ("<b>x</b> & y", LRM "&lt;b&gt;x&lt;/b&gt; &amp; y");
}

/* Cut anywhere, and made of anything, it is markup that Pango takes, and as short as was asked. */
static void
test_valid (void)
{
  static const char *const pieces[] = { "**",           "*",       "`",     "# ",
                                        "- ",           "1. ",     "\n",    "\n\n",
                                        "> ",           "كلمة ",   "word ", "[a](http://b \"c\")",
                                        "<a href=",     "&",       "<",     "\"",
                                        "```\n",        "![x](y)", "    ",  "\001",
                                        "\342\200\252", "~",       "---\n" };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) note = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *markup = NULL, *text = NULL;
      gsize limit = (gsize) g_test_rand_int_range (0, 40);
      int n = g_test_rand_int_range (0, 30);

      for (int i = 0; i < n; i++)
        g_string_append (note, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      markup = hw_note_markup (note->str, limit);
      /* A link is GtkLabel's own, and not Pango's. */
      for (char *a = markup; (a = strstr (a, "<a href=")) != NULL; a++)
        {
          char *end = strchr (a, '>');

          memset (a + 1, ' ', (gsize) (end - a - 1));
          memcpy (a, "<tt", 3);
          memmove (a + 3, end, strlen (end) + 1);
        }
      for (char *a = markup; (a = strstr (a, "</a>")) != NULL; a++)
        {
          g_autofree char *rest = g_strdup (a + 4);
          g_autofree char *head = g_strndup (markup, (gsize) (a - markup));
          char *whole = g_strconcat (head, "</tt>", rest, NULL);
          gsize at = (gsize) (a - markup);

          g_free (markup);
          markup = whole;
          a = markup + at;
        }
      g_assert_true (pango_parse_markup (markup, -1, 0, NULL, &text, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
test_short (void)
{
  g_autofree char *cut = hw_note_markup ("**كلمة أولى** ثم أخرى", 6);
  g_autofree char *whole = hw_note_markup ("**كلمة**", 4);

  g_assert_cmpstr (cut, ==, RLM "<b>كلمة أ…</b>");
  g_assert_cmpstr (whole, ==, RLM "<b>كلمة</b>");
}

static void
test_line (void)
{
  g_autofree char *line = hw_note_line ("# عنوان\n\n**b** & `c`\n\n- [t](https://e.org)\n", 0);
  g_autofree char *cut = hw_note_line ("*abc* def", 4);
  g_autofree char *none = hw_note_line ("", 10);

  g_assert_cmpstr (line, ==, "عنوان b & c • t");
  g_assert_cmpstr (cut, ==, "abc …");
  g_assert_cmpstr (none, ==, "");
}

static void
test_plain (void)
{
  g_autofree char *plain = hw_note_plain (
      "# عنوان\n\n**b** & `c`\n\n- [t](https://e.org)\n- *x*\n\n<https://e.org>\n", NULL);

  g_assert_cmpstr (plain, ==, "عنوان\nb & c\n• t (https://e.org)\n• x\nhttps://e.org");
}

/* What is strong on the screen is strong on paper: where it stands in the plain text. */
static void
test_runs (void)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (HwStyledRun));
  g_autofree char *plain = hw_note_plain (
      "# عنوان\n\na **b *c* [d](https://e.org)** e\n\n> *f*\n\n**&amp;** `g`", runs);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const HwStyledRun *run = &g_array_index (runs, HwStyledRun, i);

      g_string_append_printf (found, "%s%s%.*s|", run->bold ? "b:" : "", run->italic ? "i:" : "",
                              (int) (run->end - run->start), plain + run->start);
    }
  g_assert_cmpstr (plain, ==, "عنوان\na b c d (https://e.org) e\nf\n& g");
  g_assert_cmpstr (found->str, ==, "b:عنوان|b:b |b:i:c|b: d (https://e.org)|i:f|b:&|");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-markup/blocks", test_blocks);
  g_test_add_func ("/note-markup/links", test_links);
  g_test_add_func ("/note-markup/valid", test_valid);
  g_test_add_func ("/note-markup/short", test_short);
  g_test_add_func ("/note-markup/line", test_line);
  g_test_add_func ("/note-markup/plain", test_plain);
  g_test_add_func ("/note-markup/runs", test_runs);
  return g_test_run ();
}
