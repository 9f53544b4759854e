/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <string.h>

#include "stem.h"

/* A row leaves the index only with exactly the terms that it came in with, and is found only by them. So the
 * index knows by which rules its terms were made: those of folding, of where a word ends, and of stems.
 * A part of them is not in this program but in ICU and libstemmer. Therefore they are asked: what becomes
 * of a sample is the number of the rules. */

/* Raise it where the rules change in what the sample does not show. */
#define RULES 1

/* What folding knows by name. What no Unicode version has yet is left out: it is in no text. */
static const struct
{
  gunichar first, last;
} characters[] = {
  { 0x0020, 0x024F }, { 0x02B0, 0x02FF }, { 0x0300, 0x036F }, { 0x0600, 0x06FF },
  { 0x0750, 0x077F }, { 0x1E00, 0x1EFF }, { 0x2000, 0x2064 }, { 0xFB50, 0xFBB1 },
  { 0xFBD3, 0xFD3D }, { 0xFD50, 0xFD8F }, { 0xFDF0, 0xFDFC }, { 0xFE70, 0xFEFC },
};

static const char *const before[]
    = { "", "و", "ف", "ب", "ك", "ل", "س", "ال", "وال", "بال", "وبال", "فبال", "كال", "لل", "ولل" };
static const char *const stems[]
    = { "كتاب", "مدرس", "علم", "سيار", "قال", "ولد", "بلد", "استقلال", "مستشفى", "شؤون", "آل" };
static const char *const behind[] = { "",   "ه",  "ها", "هم", "هما", "كم",  "نا", "ي",   "ك",
                                      "ات", "ون", "ين", "ان", "ية",  "يات", "ة",  "تها", "وا" };

static const char english[]
    = "Iraq's Qur’an al-Kāẓimī Ja'far connection generously evening geologist hoping hopped flying "
      "dying "
      "skies news atlas organization university universe operators paste past lateral emergency "
      "international increasingly ties agreed owned yes toys possibly mutual national relational "
      "1,250 ١٥/٣/١٩٩١ می‌خواهد ﷺ ßtraße";

static guint32
add (guint32 hash, const char *bytes, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;
  /* The end of a term. */
  return (hash ^ 0xFF) * 16777619u;
}

static guint32
add_terms (guint32 hash, HwWordScan *scan, const char *text)
{
  HwWord word;

  hw_word_scan_start (scan, text, -1);
  while (hw_word_scan_next (scan, &word))
    {
      g_autofree char *stem = g_malloc (word.n_folded + 1);
      gsize n_stem = hw_stem (word.folded, word.n_folded, stem);

      hash = add (hash, word.folded, word.n_folded);
      hash = add (hash, stem, n_stem);
    }
  return (hash ^ 0xFE) * 16777619u;
}

static guint32
work_out (void)
{
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();
  guint32 hash = add_terms (2166136261u, scan, english);

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    for (gunichar c = characters[i].first; c <= characters[i].last; c++)
      {
        char text[32] = "ab";
        gsize n = 2 + (gsize) g_unichar_to_utf8 (c, text + 2);

        strcpy (text + n, "cd ب");
        n = strlen (text);
        n += (gsize) g_unichar_to_utf8 (c, text + n);
        strcpy (text + n, "ات");
        hash = add_terms (hash, scan, text);
      }
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    for (guint j = 0; j < G_N_ELEMENTS (stems); j++)
      for (guint k = 0; k < G_N_ELEMENTS (behind); k++)
        {
          g_autofree char *word = g_strconcat (before[i], stems[j], behind[k], NULL);

          hash = add_terms (hash, scan, word);
        }
  return hash;
}

gint64
hw_index_rules (void)
{
  static gsize once;
  static gint64 rules;

  if (g_once_init_enter (&once))
    {
      rules = (gint64) RULES << 32 | work_out ();
      g_once_init_leave (&once, 1);
    }
  return rules;
}
