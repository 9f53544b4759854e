/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query-match.h"

#include <string.h>

#include "random-text.h"

/* What was matched in @paragraph as "kind atom [text]". */
static char *
match (HwQueryMatcher *matcher, const char *paragraph)
{
  static const char *const kinds[] = { "exact", "folded", "stem", "name", "approximate" };
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (HwQueryMatch));
  GString *out = g_string_new (NULL);

  hw_query_matcher_match (matcher, paragraph, strlen (paragraph), matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const HwQueryMatch *one = &g_array_index (matches, HwQueryMatch, i);

      g_string_append_printf (out, "%s%s %u %.*s", i > 0 ? "|" : "", kinds[one->kind], one->atom,
                              (int) (one->end - one->start), paragraph + one->start);
    }
  return g_string_free (out, FALSE);
}

static void
assert_match (const char *text, const char *paragraph, const char *expected)
{
  g_autoptr (HwQuery) query = hw_query_new (text);
  g_autoptr (HwQueryMatcher) matcher = hw_query_matcher_new (query);
  g_autofree char *first = match (matcher, paragraph), *again = match (matcher, paragraph);

  g_assert_cmpstr (first, ==, expected);
  g_assert_cmpstr (again, ==, expected);
}

static void
test_kinds (void)
{
  assert_match ("كتب", "كتب كَتَبَ والكتب كـتب مكتب",
                "exact 0 كتب|folded 0 كَتَبَ|stem 0 والكتب|exact 0 كـتب");
  assert_match ("احمد", "قال أحمد والأحمد", "folded 0 أحمد|stem 0 والأحمد");
  assert_match ("=أحمد", "احمد أحمد وأحمد أَحمد", "exact 0 أحمد");
  assert_match ("=Iraq", "iraq IRAQ Iraq", "exact 0 Iraq");
  assert_match ("ministers", "the Minister said", "stem 0 Minister");
  assert_match ("استغ*", "استغلال استغرق غرق", "exact 0 استغلال|exact 0 استغرق");
  assert_match ("\u0627\u062d*", "أحمد", "folded 0 أحمد");
}

/* Words as they follow each other, whatever stands between them; the worst word says how. */
static void
test_phrases (void)
{
  assert_match ("\"مجلس الأمن\"", "عن مجلس، «الأمن» ومجلس الامن ومجلس النواب",
                "exact 0 مجلس، «الأمن|stem 0 ومجلس الامن");
  assert_match ("\"a b a\"", "a b a b a", "exact 0 a b a|exact 0 a b a");
  assert_match ("\"a b\"", "a c b", "");
  assert_match ("\"b c*\"", "b cde b d", "exact 0 b cde");
  assert_match ("a NEAR/1 b", "a x b a x x b b x x a", "exact 0 a x b");
  assert_match ("a NEAR/2 \"b c\"", "b c x x a", "exact 0 b c x x a");
  assert_match ("a NEAR/1 \"b c\"", "b c x x a", "");
  assert_match ("a b -c", "c b a", "exact 2 c|exact 1 b|exact 0 a");
  assert_match ("al-Kadhimi", "by al-Kadhimi and Kadhimi, xal-Kadhimi",
                "exact 0 al-Kadhimi|exact 0 Kadhimi|exact 0 Kadhimi");
}

static void
test_forms (void)
{
  g_autoptr (HwQuery) query = hw_query_new ("kadhimi عبدالله");
  g_autoptr (HwQueryMatcher) matcher = hw_query_matcher_new (query);
  g_autofree char *found = NULL;

  hw_query_matcher_add_form (matcher, 0, 0, "الكاظمي", HW_MATCH_NAME);
  hw_query_matcher_add_form (matcher, 1, 0, "عبدالاه", HW_MATCH_APPROXIMATE);
  hw_query_matcher_add_pair (matcher, 1, "عبد", "الله", HW_MATCH_APPROXIMATE);
  found = match (matcher, "الكاظِمي Kadhimi عبد الله عبدالإه عبد");
  g_assert_cmpstr (found, ==,
                   "name 0 الكاظِمي|folded 0 Kadhimi|approximate 1 عبد الله|approximate 1 عبدالإه");
}

static void
test_open (void)
{
  g_autoptr (HwQuery) query = hw_query_new ("بغداد الك");
  g_autoptr (HwQueryMatcher) matcher = NULL;
  g_autofree char *found = NULL;

  hw_query_leave_open (query);
  matcher = hw_query_matcher_new (query);
  found = match (matcher, "الكاظمي بغدا الك");
  g_assert_cmpstr (found, ==, "stem 1 الكاظمي|exact 1 الك");
}

/* Any paragraph and any query: what is found lies in the paragraph, in order. */
static void
test_any_text (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *typed = random_text ((guint) g_test_rand_int_range (1, 30));
      g_autofree char *more = random_text (200);
      g_autofree char *text = g_strconcat (more, " ", typed, NULL);
      g_autoptr (HwQuery) query = hw_query_new (typed);
      g_autoptr (HwQueryMatcher) matcher = hw_query_matcher_new (query);
      g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (HwQueryMatch));
      gsize last = 0;

      hw_query_matcher_match (matcher, text, strlen (text), matches);
      for (guint i = 0; i < matches->len; i++)
        {
          const HwQueryMatch *one = &g_array_index (matches, HwQueryMatch, i);

          g_assert_cmpuint (last, <=, one->start);
          g_assert_cmpuint (one->start, <, one->end);
          g_assert_cmpuint (one->end, <=, strlen (text));
          g_assert_true (
              g_utf8_validate (text + one->start, (gssize) (one->end - one->start), NULL));
          last = one->start;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-match/kinds", test_kinds);
  g_test_add_func ("/query-match/phrases", test_phrases);
  g_test_add_func ("/query-match/forms", test_forms);
  g_test_add_func ("/query-match/open", test_open);
  g_test_add_func ("/query-match/any-text", test_any_text);
  return g_test_run ();
}
