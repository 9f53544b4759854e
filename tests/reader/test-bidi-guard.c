/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-guard.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "hostile.h"

/* Types as letters: L R P > < for LRE RLE PDF LRO RLO, l r f p for LRI RLI FSI PDI, a b for letters of
 * both directions, and . for BN. */
static const struct
{
  char letter;
  FriBidiCharType type;
} kinds[] = {
  { 'L', FRIBIDI_TYPE_LRE }, { 'R', FRIBIDI_TYPE_RLE }, { 'P', FRIBIDI_TYPE_PDF },
  { '>', FRIBIDI_TYPE_LRO }, { '<', FRIBIDI_TYPE_RLO }, { 'l', FRIBIDI_TYPE_LRI },
  { 'r', FRIBIDI_TYPE_RLI }, { 'f', FRIBIDI_TYPE_FSI }, { 'p', FRIBIDI_TYPE_PDI },
  { 'a', FRIBIDI_TYPE_LTR }, { 'b', FRIBIDI_TYPE_RTL }, { '.', FRIBIDI_TYPE_BN },
};

static FriBidiCharType *
read_types (const char *letters)
{
  FriBidiCharType *types = g_new (FriBidiCharType, strlen (letters) + 1);

  for (gsize n = 0; letters[n] != '\0'; n++)
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (kinds[i].letter == letters[n])
        types[n] = kinds[i].type;
  return types;
}

/* What the guard makes of @letters; NULL where it leaves them as they are. */
static char *
limit (const char *letters)
{
  gsize n = strlen (letters);
  g_autofree FriBidiCharType *types = read_types (letters);
  g_autofree FriBidiCharType *limited = hw_bidi_guard_limit (types, n);
  GString *result = g_string_new (NULL);

  for (gsize at = 0; limited != NULL && at < n; at++)
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (kinds[i].type == limited[at])
        g_string_append_c (result, kinds[i].letter);
  return g_string_free (result, limited == NULL);
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* What people write is left as it is: not even copied. */
static void
test_ordinary (void)
{
  g_autofree char *open = repeat ("r", HW_BIDI_MAX_DEPTH);
  g_autofree char *close = repeat ("p", HW_BIDI_MAX_DEPTH);
  g_autofree char *deep = g_strconcat (open, "b", close, NULL);
  g_autofree char *many = repeat ("RbPaaa", 5000);
  const char *const texts[] = { "", "b", "aba", "rap", "RaPrbp", deep, many };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (limit (texts[i]));
}

static void
test_too_deep (void)
{
  g_autofree char *open = repeat ("r", HW_BIDI_MAX_DEPTH);
  g_autofree char *close = repeat ("p", HW_BIDI_MAX_DEPTH);
  g_autofree char *text = g_strconcat (open, "rRbPp", close, "a", NULL);
  g_autofree char *expected = g_strconcat (open, "..b..", close, "a", NULL);
  g_autofree char *limited = limit (text);

  g_assert_cmpstr (limited, ==, expected);
}

/* An isolate's end ends the embeddings in it, also those that were too deep; what closes nothing goes. */
static void
test_closers (void)
{
  g_autofree char *over = repeat ("R", HW_BIDI_MAX_DEPTH);
  g_autofree char *text = g_strconcat ("r", over, "aprbpPp", NULL);
  g_autofree char *kept = repeat ("R", HW_BIDI_MAX_DEPTH - 1);
  g_autofree char *expected = g_strconcat ("r", kept, ".aprbp..", NULL);
  g_autofree char *limited = limit (text);

  g_assert_cmpstr (limited, ==, expected);
}

static char *
random_letters (guint n)
{
  char *letters = g_new0 (char, n + 1);

  for (guint i = 0; i < n; i++)
    letters[i] = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))].letter;
  return letters;
}

/* Never a change of anything but a control, never deeper than it says, and once is enough. */
static void
test_random (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autofree char *text = random_letters (800);
      g_autofree char *limited = limit (text);
      int depth = 0, deepest = 0;

      if (limited == NULL)
        continue;
      for (gsize i = 0; text[i] != '\0'; i++)
        {
          if (limited[i] != text[i])
            {
              g_assert_cmpint (limited[i], ==, '.');
              g_assert_null (strchr ("ab.", text[i]));
            }
          /* At most this deep: a PDI may close more. */
          depth += strchr ("LR><lrf", limited[i]) != NULL;
          depth -= limited[i] == 'P';
          if (limited[i] == 'p')
            depth = 0;
          deepest = MAX (deepest, depth);
        }
      g_assert_cmpint (deepest, <=, HW_BIDI_MAX_DEPTH);
      g_assert_null (limit (limited));
    }
}

static PangoLayout *
shape (const char *text)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_text (layout, text, -1);
  g_assert_cmpint (pango_layout_get_line_count (layout), >=, 1);
  g_object_unref (context);
  return layout;
}

/* The guard is where Pango asks, and FriBidi still does its work. */
static void
test_pango (void)
{
  static const gunichar characters[] = { 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066,
                                         0x2067, 0x2068, 0x2069, 'a',    0x0628, '1' };
  g_autofree char *hostile = hw_hostile_text ();
  PangoLayout *layout;
  GSList *runs;

  hw_bidi_guard_check ();
  g_object_unref (shape (hostile));
  for (int round = 0; round < 100; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int i = 0; i < 1000; i++)
        g_string_append_unichar (text,
                                 characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);
      g_object_unref (shape (text->str));
    }

  layout = shape ("abc قال def");
  for (runs = pango_layout_get_line_readonly (layout, 0)->runs; runs != NULL; runs = runs->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) runs->data)->item;

      /* The Arabic letters stand in bytes 4 to 10. */
      g_assert_cmpint (item->analysis.level, ==, item->offset >= 4 && item->offset < 10 ? 1 : 0);
    }
  g_object_unref (layout);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bidi-guard/ordinary", test_ordinary);
  g_test_add_func ("/bidi-guard/too-deep", test_too_deep);
  g_test_add_func ("/bidi-guard/closers", test_closers);
  g_test_add_func ("/bidi-guard/random", test_random);
  g_test_add_func ("/bidi-guard/pango", test_pango);
  return g_test_run ();
}
