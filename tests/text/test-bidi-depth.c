/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-depth.h"

#include <string.h>

#define RLE "\342\200\253"
#define PDF "\342\200\254"
#define RLI "\342\201\247"
#define PDI "\342\201\251"
#define JOINER "\342\201\240"

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* What people write is shown as it is: not even copied. */
static void
test_ordinary (void)
{
  g_autofree char *deep_open = repeat (RLI, HW_BIDI_MAX_DEPTH);
  g_autofree char *deep_close = repeat (PDI, HW_BIDI_MAX_DEPTH);
  g_autofree char *deep = g_strconcat (deep_open, "نص", deep_close, NULL);
  g_autofree char *many = repeat (RLE "نص" PDF " word ", 5000);
  const char *const texts[]
      = { "", "نص", "a – b … “c”", RLI "x" PDI, RLE "x" PDF RLI "y" PDI, deep, many };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (hw_bidi_limit_depth (texts[i], strlen (texts[i])));
}

static void
test_too_deep (void)
{
  g_autofree char *open = repeat (RLI, HW_BIDI_MAX_DEPTH);
  g_autofree char *close = repeat (PDI, HW_BIDI_MAX_DEPTH);
  g_autofree char *text = g_strconcat (open, RLI RLE "نص" PDF PDI, close, "a", NULL);
  g_autofree char *expected
      = g_strconcat (open, JOINER JOINER "نص" JOINER JOINER, close, "a", NULL);
  g_autofree char *shown = hw_bidi_limit_depth (text, strlen (text));

  g_assert_cmpstr (shown, ==, expected);
}

/* An isolate's end ends the embeddings in it, also those that were too deep; what closes nothing goes. */
static void
test_closers (void)
{
  g_autofree char *over = repeat (RLE, HW_BIDI_MAX_DEPTH);
  g_autofree char *text = g_strconcat (RLI, over, "a" PDI RLI "b" PDI PDF PDI, NULL);
  g_autofree char *kept = repeat (RLE, HW_BIDI_MAX_DEPTH - 1);
  g_autofree char *expected
      = g_strconcat (RLI, kept, JOINER "a" PDI RLI "b" PDI JOINER JOINER, NULL);
  g_autofree char *shown = hw_bidi_limit_depth (text, strlen (text));

  g_assert_cmpstr (shown, ==, expected);
}

/* Never another length, never a change of anything but a control, and once is enough. */
static void
test_random (void)
{
  static const char *const pieces[] = { "\342\200\252",
                                        RLE,
                                        PDF,
                                        "\342\200\255",
                                        "\342\200\256",
                                        "\342\201\246",
                                        RLI,
                                        "\342\201\250",
                                        PDI,
                                        "ب",
                                        "a",
                                        "…",
                                        "\342" };

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *shown = NULL;
      g_autofree char *again = NULL;

      for (int i = 0; i < 800; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      shown = hw_bidi_limit_depth (text->str, text->len);
      if (shown == NULL)
        continue;
      g_assert_cmpuint (strlen (shown), ==, text->len);
      for (gsize i = 0; i < text->len; i++)
        if (shown[i] != text->str[i])
          {
            gsize start = text->str[i - 1] == '\342' ? i - 1 : i - 2;

            g_assert_cmpmem (shown + start, 3, JOINER, 3);
          }
      again = hw_bidi_limit_depth (shown, text->len);
      g_assert_null (again);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bidi-depth/ordinary", test_ordinary);
  g_test_add_func ("/bidi-depth/too-deep", test_too_deep);
  g_test_add_func ("/bidi-depth/closers", test_closers);
  g_test_add_func ("/bidi-depth/random", test_random);
  return g_test_run ();
}
