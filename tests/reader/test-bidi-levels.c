/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-levels.h"

#include <dlfcn.h>
#include <pango/pangocairo.h>
#include <unicode/ubidi.h>

#include "hostile.h"

typedef FriBidiLevel (*GetLevels) (const FriBidiCharType *types,
                                   const FriBidiBracketType *brackets,
                                   const FriBidiStrIndex n,
                                   FriBidiParType *base,
                                   FriBidiLevel *levels);

/* Characters of most classes, brackets among them. No isolates, which FriBidi 1.0.8 joins to one another where
 * they stand at the same depth, and no marks, about which ICU and FriBidi differ after a bracket. */
static void
append_random (GString *text, int n)
{
  static const gunichar characters[]
      = { 'a',    'B',  ' ',  ' ', '1', '2', '+',    '%',    ',',    '.',    '(',    ')',
          '[',    ']',  '!',  '-', '/', '"', 0x0628, 0x0644, 0x05d0, 0x0661, 0x0662, 0x060c,
          0x066a, 0xab, 0xbb, '{', '}', ':', 0x200f, 0x2329, 0x3009, 0x3008, 0x00a0, 0x1f600 };

  while (n-- > 0)
    g_string_append_unichar (text,
                             characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);
}

/* The order on a line of what is seen (rule L2). Transfer full. */
static int *
get_order (const FriBidiCharType *types, const FriBidiLevel *levels, glong n, int *n_seen)
{
  g_autofree UBiDiLevel *seen = g_new (UBiDiLevel, (gsize) n);
  int *order = g_new (int, (gsize) n);

  *n_seen = 0;
  for (glong i = 0; i < n; i++)
    if (!FRIBIDI_IS_EXPLICIT_OR_BN (types[i]))
      seen[(*n_seen)++] = (UBiDiLevel) levels[i];
  ubidi_reorderVisual (seen, *n_seen, order);
  return order;
}

/* What is harmless stands in the order that FriBidi gives it, whatever the direction asked for. The levels
 * themselves may differ: ICU has fewer of them where that makes no difference. */
static void
compare (const char *utf8)
{
  static const FriBidiParType bases[]
      = { FRIBIDI_PAR_LTR, FRIBIDI_PAR_RTL, FRIBIDI_PAR_ON, FRIBIDI_PAR_WLTR, FRIBIDI_PAR_WRTL };
  GetLevels theirs = (GetLevels) dlsym (RTLD_NEXT, "fribidi_get_par_embedding_levels_ex");
  glong n;
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (utf8, -1, &n);
  g_autofree FriBidiCharType *types = g_new (FriBidiCharType, (gsize) n);
  g_autofree FriBidiBracketType *brackets = g_new (FriBidiBracketType, (gsize) n);
  g_autofree FriBidiLevel *ours = g_new (FriBidiLevel, (gsize) n);
  g_autofree FriBidiLevel *expected = g_new (FriBidiLevel, (gsize) n);

  g_assert_nonnull (theirs);
  g_assert_true (theirs != fribidi_get_par_embedding_levels_ex);
  fribidi_get_bidi_types (text, (FriBidiStrIndex) n, types);
  fribidi_get_bracket_types (text, (FriBidiStrIndex) n, types, brackets);
  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      FriBidiParType base = bases[i], expected_base = bases[i];
      g_autofree int *order = NULL;
      g_autofree int *expected_order = NULL;
      FriBidiLevel highest;
      int n_seen;

      g_assert_cmpint (theirs (types, brackets, (FriBidiStrIndex) n, &expected_base, expected), >,
                       0);
      highest
          = fribidi_get_par_embedding_levels_ex (types, brackets, (FriBidiStrIndex) n, &base, ours);
      g_assert_true (base == expected_base);
      for (glong at = 0; at < n; at++)
        {
          g_assert_cmpint (ours[at], <, highest);
          if (!FRIBIDI_IS_EXPLICIT_OR_BN (types[at]) && ((ours[at] ^ expected[at]) & 1) != 0)
            g_error ("%s: %d instead of %d at %ld", utf8, ours[at], expected[at], at);
        }
      order = get_order (types, ours, n, &n_seen);
      expected_order = get_order (types, expected, n, &n_seen);
      for (int at = 0; at < n_seen; at++)
        if (order[at] != expected_order[at])
          g_error ("%s: another order at %d", utf8, at);
    }
}

static void
test_written (void)
{
  static const char *const texts[] = { "a",
                                       "قال",
                                       "abc (قال) def",
                                       "قال (abc) ثم [«UN»] 687",
                                       "في 1991/3/15 و ١٥/٣/١٩٩١ و 50%",
                                       "!!! ...",
                                       "وقال \u2068Security Council\u2069 (687) إن" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    compare (texts[i]);
}

static void
test_random (void)
{
  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_random (text, g_test_rand_int_range (1, 60));
      compare (text->str);
    }
}

/* A bracket at the end of an isolate stands in its isolate, whatever follows (X10: the end of a sequence is the
 * higher of the levels on both sides). */
static void
test_isolates (void)
{
  static const FriBidiCharType types[] = { FRIBIDI_TYPE_RLI, FRIBIDI_TYPE_LTR, FRIBIDI_TYPE_ON,
                                           FRIBIDI_TYPE_PDI, FRIBIDI_TYPE_RLI, FRIBIDI_TYPE_LTR };
  static const FriBidiLevel expected[] = { 0, 2, 1, 0, 0, 2 };
  FriBidiLevel levels[G_N_ELEMENTS (types)];
  FriBidiParType base = FRIBIDI_PAR_LTR;

  g_assert_cmpint (
      fribidi_get_par_embedding_levels_ex (types, NULL, G_N_ELEMENTS (types), &base, levels), ==,
      3);
  g_assert_cmpmem (levels, sizeof levels, expected, sizeof expected);
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

/* Pango asks here. */
static void
test_pango (void)
{
  PangoLayout *layout = shape ("abc قال def");

  hw_bidi_levels_check ();
  for (GSList *runs = pango_layout_get_line_readonly (layout, 0)->runs; runs != NULL;
       runs = runs->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) runs->data)->item;

      /* The Arabic letters stand in bytes 4 to 10. */
      g_assert_cmpint (item->analysis.level, ==, item->offset >= 4 && item->offset < 10 ? 1 : 0);
    }
  g_object_unref (layout);
}

/* Controls in any order, as deep as they come; and more brackets than a stack has room for. */
static void
test_hostile (void)
{
  static const gunichar characters[] = { 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066,
                                         0x2067, 0x2068, 0x2069, 'a',    0x0628, '1' };
  g_autofree char *hostile = hw_hostile_text ();
  const gsize n = 1000 * 1000;
  g_autofree FriBidiCharType *types = g_new (FriBidiCharType, n);
  g_autofree FriBidiBracketType *brackets = g_new (FriBidiBracketType, n);
  g_autofree FriBidiLevel *levels = g_new (FriBidiLevel, n);
  FriBidiParType base = FRIBIDI_PAR_ON;

  g_object_unref (shape (hostile));
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int i = 0; i < 1000; i++)
        g_string_append_unichar (text,
                                 characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);
      g_object_unref (shape (text->str));
    }
  for (gsize i = 0; i < n; i++)
    {
      types[i] = FRIBIDI_TYPE_ON;
      brackets[i] = fribidi_get_bracket (i % 2 == 0 ? '(' : ')');
    }
  g_assert_cmpint (
      fribidi_get_par_embedding_levels_ex (types, brackets, (FriBidiStrIndex) n, &base, levels), ==,
      1);
}

/* A level of 125 is the deepest there is (BD2); who opens more of them is not heard. */
static void
test_deep (void)
{
  enum
  {
    N = 1000
  };
  FriBidiCharType types[N + 1];
  FriBidiLevel levels[N + 1];
  FriBidiParType base = FRIBIDI_PAR_LTR;

  for (int i = 0; i < N; i++)
    types[i] = FRIBIDI_TYPE_RLI;
  types[N] = FRIBIDI_TYPE_RTL;
  g_assert_cmpint (fribidi_get_par_embedding_levels_ex (types, NULL, N + 1, &base, levels), ==,
                   126);
  g_assert_cmpint (levels[N], ==, 125);
  g_assert_cmpint (fribidi_get_par_embedding_levels_ex (types, NULL, 0, &base, levels), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bidi-levels/written", test_written);
  g_test_add_func ("/bidi-levels/random", test_random);
  g_test_add_func ("/bidi-levels/isolates", test_isolates);
  g_test_add_func ("/bidi-levels/pango", test_pango);
  g_test_add_func ("/bidi-levels/hostile", test_hostile);
  g_test_add_func ("/bidi-levels/deep", test_deep);
  return g_test_run ();
}
