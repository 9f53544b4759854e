/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-ranges.h"

/* The letter that stands for a tag in the margin. */
static void
test_letters (void)
{
  static const struct
  {
    const char *name, *letter;
  } cases[] = {
    { "security", "S" }, { "الأمن", "أ" },  { "أمن", "أ" },
    { "السلام", "س" },   { "ال", "ا" },     { "ال 2", "ا" },
    { "«حكومة»", "ح" },  { "état", "É" },   { "e\314\201tat", "E\314\201" },
    { "1958", "1" },     { "مُقابلة", "مُ" }, { "…", "" },
    { "", "" },          { "IIIF", "I" },   { "الـ", "ا" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char letter[sizeof ((HwReaderTag *) NULL)->letter];

      hw_passage_ranges_get_letter (cases[i].name, letter, sizeof letter);
      g_assert_cmpstr (letter, ==, cases[i].letter);
    }
}

/* Any number of marks on it: it stays inside its room, and whole. */
static void
test_many_marks (void)
{
  g_autoptr (GString) name = g_string_new ("م");
  char letter[sizeof ((HwReaderTag *) NULL)->letter];

  for (int i = 0; i < 40; i++)
    g_string_append (name, "ُ");
  hw_passage_ranges_get_letter (name->str, letter, sizeof letter);
  g_assert_true (g_utf8_validate (letter, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (letter, -1), >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passage-ranges/letters", test_letters);
  g_test_add_func ("/passage-ranges/many-marks", test_many_marks);
  return g_test_run ();
}
