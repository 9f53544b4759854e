/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "number-format.h"

#include <string.h>

/* More than that nobody counts in letters: it would only grow. */
#define MAX_ROMAN 9999
#define MAX_LETTERS (26 * 20)

static const char *const arabic_letters[]
    = { "أ", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص",
        "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي" };
static const char *const abjad_letters[]
    = { "أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن",
        "س", "ع", "ف", "ص", "ق", "ر", "ش", "ت", "ث", "خ", "ذ", "ض", "ظ", "غ" };
static const char *const hebrew_letters[]
    = { "א", "ב", "ג", "ד", "ה", "ו", "ז", "ח", "ט", "י", "כ",
        "ל", "מ", "נ", "ס", "ע", "פ", "צ", "ק", "ר", "ש", "ת" };

HwNumberFormat
hw_number_format_of_word (const char *name)
{
  static const struct
  {
    const char *name;
    HwNumberFormat format;
  } formats[] = {
    { "decimal", HW_NUMBER_DECIMAL },
    { "decimalZero", HW_NUMBER_DECIMAL_ZERO },
    { "upperRoman", HW_NUMBER_UPPER_ROMAN },
    { "lowerRoman", HW_NUMBER_LOWER_ROMAN },
    { "upperLetter", HW_NUMBER_UPPER_LETTER },
    { "lowerLetter", HW_NUMBER_LOWER_LETTER },
    { "ordinal", HW_NUMBER_ORDINAL },
    { "bullet", HW_NUMBER_BULLET },
    { "none", HW_NUMBER_NONE },
    { "hindiNumbers", HW_NUMBER_ARABIC_DIGITS },
    { "arabicAlpha", HW_NUMBER_ARABIC_LETTER },
    { "arabicAbjad", HW_NUMBER_ABJAD },
    { "hebrew1", HW_NUMBER_HEBREW_LETTER },
    { "hebrew2", HW_NUMBER_HEBREW_LETTER },
  };

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return formats[i].format;
  return HW_NUMBER_DECIMAL;
}

HwNumberFormat
hw_number_format_of_sample (const char *sample)
{
  if (sample == NULL || *sample == '\0')
    return HW_NUMBER_NONE;
  switch (g_utf8_get_char (sample))
    {
    case 'a':
      return HW_NUMBER_LOWER_LETTER;
    case 'A':
      return HW_NUMBER_UPPER_LETTER;
    case 'i':
      return HW_NUMBER_LOWER_ROMAN;
    case 'I':
      return HW_NUMBER_UPPER_ROMAN;
    case 0x0661: /* ١ */
      return HW_NUMBER_ARABIC_DIGITS;
    case 0x06f1: /* ۱ */
      return HW_NUMBER_PERSIAN_DIGITS;
    case 0x0623: /* أ */
    case 0x0627: /* ا */
      return strstr (sample, "ج") != NULL && strstr (sample, "ت") == NULL ? HW_NUMBER_ABJAD
                                                                          : HW_NUMBER_ARABIC_LETTER;
    case 0x05d0: /* א */
      return HW_NUMBER_HEBREW_LETTER;
    default:
      return HW_NUMBER_DECIMAL;
    }
}

HwNumberFormat
hw_number_format_of_code (int code)
{
  switch (code)
    {
    case 1:
      return HW_NUMBER_UPPER_ROMAN;
    case 2:
      return HW_NUMBER_LOWER_ROMAN;
    case 3:
      return HW_NUMBER_UPPER_LETTER;
    case 4:
      return HW_NUMBER_LOWER_LETTER;
    case 5:
      return HW_NUMBER_ORDINAL;
    case 22:
      return HW_NUMBER_DECIMAL_ZERO;
    case 23:
      return HW_NUMBER_BULLET;
    case 45:
    case 47:
      return HW_NUMBER_HEBREW_LETTER;
    case 46:
      return HW_NUMBER_ARABIC_LETTER;
    case 48:
      return HW_NUMBER_ABJAD;
    case 255:
      return HW_NUMBER_NONE;
    default:
      return HW_NUMBER_DECIMAL;
    }
}

static void
append_digits (GString *text, int number, gunichar zero)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);

  for (const char *p = digits; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_unichar (text, zero + (gunichar) (*p - '0'));
    else
      g_string_append_c (text, *p);
}

static void
append_roman (GString *text, int number, gboolean upper)
{
  static const struct
  {
    int value;
    const char *digits;
  } romans[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
                 { 90, "xc" },  { 50, "l" },   { 40, "xl" }, { 10, "x" },   { 9, "ix" },
                 { 5, "v" },    { 4, "iv" },   { 1, "i" } };

  for (gsize i = 0; i < G_N_ELEMENTS (romans); i++)
    for (; number >= romans[i].value; number -= romans[i].value)
      {
        g_autofree char *digits
            = upper ? g_ascii_strup (romans[i].digits, -1) : g_strdup (romans[i].digits);

        g_string_append (text, digits);
      }
}

/* After the last letter each is doubled, then threefold. */
static void
append_letters (GString *text, int number, const char *const *letters, int n_letters)
{
  for (int i = (number - 1) / n_letters; i >= 0; i--)
    g_string_append (text, letters[(number - 1) % n_letters]);
}

static void
append_latin (GString *text, int number, char first)
{
  for (int i = (number - 1) / 26; i >= 0; i--)
    g_string_append_c (text, (char) (first + (number - 1) % 26));
}

static const char *
get_ordinal_ending (int number)
{
  if (number / 10 % 10 == 1)
    return "th";
  switch (number % 10)
    {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
    }
}

void
hw_number_append (GString *text, HwNumberFormat format, int number)
{
  const gboolean is_roman = format == HW_NUMBER_UPPER_ROMAN || format == HW_NUMBER_LOWER_ROMAN;
  const gboolean is_letter = format >= HW_NUMBER_UPPER_LETTER && format <= HW_NUMBER_HEBREW_LETTER;

  if ((is_roman && (number < 1 || number > MAX_ROMAN))
      || (is_letter && (number < 1 || number > MAX_LETTERS)))
    format = HW_NUMBER_DECIMAL;
  switch (format)
    {
    case HW_NUMBER_NONE:
    case HW_NUMBER_BULLET:
      break;
    case HW_NUMBER_DECIMAL:
      append_digits (text, number, '0');
      break;
    case HW_NUMBER_DECIMAL_ZERO:
      g_string_append_printf (text, "%02d", number);
      break;
    case HW_NUMBER_ARABIC_DIGITS:
      append_digits (text, number, 0x0660);
      break;
    case HW_NUMBER_PERSIAN_DIGITS:
      append_digits (text, number, 0x06f0);
      break;
    case HW_NUMBER_UPPER_ROMAN:
    case HW_NUMBER_LOWER_ROMAN:
      append_roman (text, number, format == HW_NUMBER_UPPER_ROMAN);
      break;
    case HW_NUMBER_UPPER_LETTER:
      append_latin (text, number, 'A');
      break;
    case HW_NUMBER_LOWER_LETTER:
      append_latin (text, number, 'a');
      break;
    case HW_NUMBER_ARABIC_LETTER:
      append_letters (text, number, arabic_letters, G_N_ELEMENTS (arabic_letters));
      break;
    case HW_NUMBER_ABJAD:
      append_letters (text, number, abjad_letters, G_N_ELEMENTS (abjad_letters));
      break;
    case HW_NUMBER_HEBREW_LETTER:
      append_letters (text, number, hebrew_letters, G_N_ELEMENTS (hebrew_letters));
      break;
    case HW_NUMBER_ORDINAL:
      g_string_append_printf (text, "%d%s", number, get_ordinal_ending (number));
      break;
    default:
      g_assert_not_reached ();
    }
}

void
hw_number_append_bullet (GString *text, const char *bullet)
{
  for (const char *p = bullet; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c >= 0xe000 && c <= 0xf8ff)
        g_string_append_unichar (text, 0x2022);
      else
        g_string_append_unichar (text, c);
    }
}
