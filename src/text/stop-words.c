/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stop-words.h"

#include <string.h>

#include "word-scan.h"

/* Prepositions, conjunctions, particles, pronouns, demonstratives, auxiliaries and the adverbs and
 * reporting words of every page of press and interviews, with their forms. A line is a kind. */
static const char arabic[] = "في من إلى على عن مع منذ حتى خلال بين عند لدى ضد نحو دون بدون حول قبل "
                             "بعد فوق تحت أمام وراء خلف عبر\n"
                             "فيه فيها فيهم فيهما فينا منه منها منهم منهما منا مني منك إليه إليها "
                             "إليهم إلينا إليّ إليك عليه عليها "
                             "عليهم عليهما علينا عليّ عليك عنه عنها عنهم عنا عني معه معها معهم معنا "
                             "معي بينه بينها بينهم بيننا بينهما "
                             "عنده عندها عندهم عندنا عندي لديه لديها لديهم لدينا لدي ضده ضدها حوله "
                             "حولها قبله قبلها بعده بعدها\n"
                             "به بها بهم بهما بنا بي بك له لها لهم لهما لنا لي لك لكم\n"
                             "و ف ثم أو أم بل لكن لكنه لكنها لكنهم غير سوى إلا إن أن إنه إنها إنهم "
                             "إننا إني أنه أنها أنهم أننا أني "
                             "بأن بأنه بأنها لأن لأنه لأنها لأنهم كأن كأنه إذ إذا إذن لو لولا كي "
                             "لكي حيث بحيث بينما كما مثلما فيما "
                             "كلما لما لمّا مهما أينما عندما حينما بعدما قبلما ريثما\n"
                             "لا ما لم لن ليس ليست ليسوا لست لسنا كلا نعم\n"
                             "قد لقد سوف هل أ يا أيها أيتها إياه إياها\n"
                             "هو هي هم هن هما أنا نحن أنت أنتم أنتي\n"
                             "هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك ذاك أولئك بهذا بهذه لهذا "
                             "لهذه كهذا كهذه بذلك لذلك كذلك "
                             "بتلك هنا هناك هنالك هكذا ذا ذات ذو ذي ذوي\n"
                             "الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي اللائي "
                             "بالذي بالتي للذي للذين للتي كالذي "
                             "كالتي\n"
                             "من ماذا لماذا متى أين كيف كم أي أية بأي لأي\n"
                             "كل كله كلها كلهم كلنا لكل بكل جميع جميعا بعض بعضها بعضهم بعضا كلا "
                             "كلتا كلاهما معظم سائر عدة نفس نفسه "
                             "نفسها أنفسهم ذاته ذاتها غيره غيرها غيرهم أحد إحدى أحدهم\n"
                             "كان كانت كانوا كنا كنت يكون تكون يكونوا يكن تكن نكون أكون كانا سيكون "
                             "ستكون أصبح أصبحت يصبح تصبح صار "
                             "صارت مازال مازالت يزال تزال زال زالت ظل ظلت بات باتت\n"
                             "أيضا فقط جدا حاليا الآن أمس اليوم غدا أكثر أقل كثيرا قليلا ربما لعل "
                             "لعله أبدا دائما مرة هنالك حين حينها "
                             "آنذاك بسبب أجل نظرا وفق وفقا حسب بحسب طبقا لدن مثل مثلا نحوه حوالي\n"
                             "قال قالت قالوا يقول تقول أضاف أضافت وأضاف يمكن تم يتم تمت جرى يجري\n";

static const char english[]
    = "a an the this that these those such same other another own\n"
      "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she "
      "her hers "
      "herself it its itself they them their theirs themselves one oneself\n"
      "who whom whose which what when where why how whether\n"
      "and or but nor so yet if because although though while unless until since than as\n"
      "of in on at by for with without from to into onto upon about above below over under between "
      "among "
      "against during before after through across along around behind beyond near off out up down "
      "within "
      "toward towards per via\n"
      "am is are was were be been being have has had having do does did doing done will would "
      "shall should "
      "can could may might must ought\n"
      "s t d m ll re ve don isn wasn weren doesn didn hasn haven hadn won wouldn couldn shouldn "
      "cannot\n"
      "no not none neither either both each every all any some few many much more most less least "
      "several "
      "only just even also too very rather quite almost\n"
      "here there then now again ever never always often still already once perhaps however "
      "therefore thus "
      "else\n"
      "said says say told mr mrs ms\n";

static const struct
{
  const char *language, *text;
} lists[] = { { "ar", arabic }, { "en", english } };

const char *
hw_stop_words_get_text (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].language, language) == 0)
      return lists[i].text;
  return "";
}

static gboolean
is_arabic (const char *folded)
{
  const gunichar letter = g_utf8_get_char (folded);

  return letter >= 0x0621 && letter <= 0x06D3;
}

GHashTable *
hw_stop_words_parse (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();
  HwWord word;

  hw_word_scan_start (scan, text, -1);
  while (hw_word_scan_next (scan, &word))
    {
      g_hash_table_add (words, g_strdup (word.folded));
      if (is_arabic (word.folded))
        {
          g_hash_table_add (words, g_strconcat ("و", word.folded, NULL));
          g_hash_table_add (words, g_strconcat ("ف", word.folded, NULL));
        }
    }
  return words;
}

/* One set a language, made when first asked for and never freed. */
static GHashTable *
get_set (guint list)
{
  static GHashTable *sets[G_N_ELEMENTS (lists)];

  if (g_once_init_enter (&sets[list]))
    {
      GHashTable *set = hw_stop_words_parse (lists[list].text);

      g_once_init_leave (&sets[list], set);
    }
  return sets[list];
}

gboolean
hw_is_stop_word (const char *folded, const char *const *languages)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if ((languages == NULL || g_strv_contains (languages, lists[i].language))
        && g_hash_table_contains (get_set (i), folded))
      return TRUE;
  return FALSE;
}
