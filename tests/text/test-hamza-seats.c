/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"
#include "hamza-seats.h"

static gboolean
has (const char *word, const char *other)
{
  g_autoptr (GPtrArray) seats = hw_hamza_seats (word);
  g_autofree char *folded = hw_fold_string (other);

  return g_ptr_array_find_with_equal_func (seats, folded, g_str_equal, NULL);
}

/* Both ways. */
static void
test_pairs (void)
{
  static const char *const pairs[][2] = {
    { "مسؤول", "مسئول" }, { "المسؤولين", "المسئولين" }, { "شيء", "شئ" },    { "هيئة", "هيأة" },
    { "قراءة", "قرائة" }, { "شؤون", "شئون" },           { "رؤوس", "رءوس" }, { "بيئة", "بيأة" },
    { "مَسْؤُول", "مسئول" }, { "تفاؤل", "تفائل" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_assert_true (has (pairs[i][0], pairs[i][1]));
      if (i != 3 && i != 7) /* أ is left where it is: رأس is not رؤس */
        g_assert_true (has (pairs[i][1], pairs[i][0]));
    }
}

static void
test_none (void)
{
  static const char *const words[]
      = { "", "أحمد", "إيران", "الأمن", "رأس", "ماء", "رئة", "وزير", "Iraq" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) seats = hw_hamza_seats (words[i]);

      g_assert_false (has (words[i], words[i]));
      g_assert_cmpuint (seats->len, ==, 0);
    }
  g_assert_false (has ("رؤوس", "روس"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hamza-seats/pairs", test_pairs);
  g_test_add_func ("/hamza-seats/none", test_none);
  return g_test_run ();
}
