/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stem.h"

#include <string.h>

#include "fold.h"
#include "random-text.h"
#include "word-scan.h"

static char *
stem (const char *word)
{
  g_autofree char *folded = hw_fold_string (word);
  const gsize n = strlen (folded);
  char *found = g_malloc (n + 1);

  g_assert_cmpuint (hw_stem (folded, n, found), ==, strlen (found));
  return found;
}

/* Forms of one word, a line each; those of a line meet, those of two do not. */
static const char *const groups[] = {
  "كتاب الكتاب والكتاب بالكتاب وبالكتاب للكتاب وللكتاب فبالكتاب كالكتاب كتابه كتابها كتابهم كتابنا "
  "كتابا "
  "وكتابي",
  "وزير الوزير والوزير للوزير بالوزير وزيرا وزيره وزيرين ووزير وزيرها الوزيرة والوزيرة",
  "وزارة الوزارة والوزارة وزارات الوزارات وزارته وزارتها ووزارة بالوزارة للوزارة",
  "حكومة الحكومة حكومته حكومتها حكوماتهم والحكومة حكومات حكومتين الحكومي الحكومية",
  "قرار قرارات قراراته القرار بالقرار والقرارات قرارها قرارهم قرارا",
  "عراق العراق عراقي عراقية العراقيين والعراق العراقيون بالعراق للعراق عراقيا العراقيات",
  "سوريا سوري سورية السوريين والسوريون",
  "مدينة المدينة مدينته مدينتهم بمدينة لمدينة المدينتين وبالمدينة",
  "معلم المعلم معلمين المعلمون معلمة معلمات معلميهم للمعلمين",
  "مهندس المهندسين مهندسون مهندسة لمهندس بمهندس",
  "جندي الجندي الجنديين",
  "مجلس المجلس مجلسه بمجلس لمجلس والمجلس للمجلس بالمجلس مجلسين",
  "تنفيذ التنفيذ بتنفيذ لتنفيذ تنفيذها وتنفيذ تنفيذه التنفيذي التنفيذية",
  "استخدام باستخدام لاستخدام الاستخدام استخدامها استخداماته واستخدام",
  "انتخاب لانتخاب الانتخاب انتخابات الانتخابات بانتخاب والانتخابات انتخاباتهم الانتخابي",
  "اجتماع الاجتماع لاجتماع باجتماع اجتماعات اجتماعي الاجتماعية اجتماعهم",
  "لغة اللغة للغة واللغة وللغة",
  "لجنة اللجنة للجنة لجنتها واللجنة",
  "لبنان للبنان ولبنان لبناني اللبناني اللبنانية لبنانيون",
  "إيران ايران إيراني الإيرانيين إيرانية وإيران",
  "السودان سودان السوداني سودانية والسودان سودانيين",
  "وفد الوفد وفدا وفدها والوفد للوفد ووفد",
  "وطن الوطن وطني الوطنية وطنه والوطن للوطن بالوطن وطنيين",
  "وثيقة الوثيقة ووثيقة وثيقتها والوثيقة",
  "ولاية الولاية ولايات الولايات والولاية ولايته",
  "وكالة الوكالة وكالات وكالته والوكالة",
  "واشنطن وواشنطن",
  "والد والده والدها والدي والدهم والدته ووالده",
  "جامعة الجامعة جامعات الجامعات جامعته والجامعة للجامعة الجامعي الجامعيين",
  "شركة الشركة شركات شركتها والشركات للشركة",
  "مشروع المشروع مشروعه لمشروع بمشروع مشروعات والمشروع مشروعا",
  "مواطن المواطن مواطنين المواطنون مواطنة مواطنيها والمواطنين للمواطنين",
  "اعتقال الاعتقال اعتقالات باعتقال لاعتقال واعتقال اعتقاله اعتقالهم",
  "تفاهم التفاهم وتفاهم",
  "مساهم المساهم ومساهم",
  "الله والله بالله فالله",
  "ألمانيا الألماني ألمانية والألمانية الألمان",
  "روسيا روسي الروسية روسية والروس",
  "تركيا تركي التركية تركية الأتراك:ترك",
  "صوت الصوت صوته والصوت",
  "وقت الوقت وقته والوقت للوقت",
  "بيت البيت بيته والبيت بيتها للبيت",
  "مستشفى المستشفى بمستشفى لمستشفى مستشفيات المستشفيات",
  "رئيس الرئيس رئيسا رئيسة رئيسه والرئيس للرئيس رئيسها رئيسهم ورئيس",
  "رئاسة الرئاسة رئاسته والرئاسة رئاسي الرئاسية",
  "برلمان البرلمان برلماني البرلمانية والبرلمان للبرلمان برلمانيين",
  "قانون القانون قانوني قانونية القانونيين والقانون للقانون قانونا قانونه",
  "أعلن اعلنت أعلنوا واعلن واعلنت",
  "استقبل استقبلت استقبله استقبلوا واستقبل",
  "اقتصاد الاقتصاد اقتصادي الاقتصادية اقتصادها والاقتصاد للاقتصاد",
  "سياسة السياسة سياسي السياسيين سياساته سياسات والسياسة",
  "نفط النفط نفطي النفطية ونفط والنفط للنفط بالنفط",
  "طريق الطريق طريقه والطريق للطريق بالطريق",
  "منطقة المنطقة بمنطقة لمنطقة منطقتهم والمنطقة للمنطقة",
  "محافظ المحافظ محافظة محافظات المحافظات بمحافظة لمحافظة والمحافظة محافظين",
  "مكتب المكتب مكتبه بمكتب لمكتب والمكتب",
  "تقرير التقرير تقريره تقريرا والتقرير بتقرير لتقرير تقريرها",
  "جيش الجيش والجيش جيشه للجيش بالجيش",
  "مدرسة المدرسة مدرسته مدرستها بمدرسة لمدرسة والمدرسة مدرسات مدرس المدرسين",
  "اتفاق الاتفاق اتفاقية اتفاقيات والاتفاق للاتفاق اتفاقها الاتفاقات",
  "مفاوضات المفاوضات بمفاوضات لمفاوضات والمفاوضات مفاوضاته",
  "مليون المليون مليونا مليونين",
  "يوم اليوم يوما واليوم لليوم",
  "سجن السجن سجنه السجون:سجون سجنهم",
  "ضابط الضابط ضابطا ضابطين والضابط للضابط",
  "عملية العملية عمليات العمليات عمليته وعملية",
  "علاقة العلاقة علاقات علاقاتها علاقته والعلاقات",
  "ثروة الثروة ثروته ثروتهم ثروات",
  "أمين الأمين أمينا والأمين",
  "governments government",
  "minister ministers minister's:minister",
  "negotiate negotiated negotiating negotiation:negoti",
  "library libraries",
};

/* "word:stem" names a word of the line that may have another stem; it must have that one. */
static GPtrArray *
get_forms (const char *group)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit (group, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strchr (words[i], ':') == NULL)
      g_ptr_array_add (forms, g_strdup (words[i]));
  return forms;
}

static void
test_groups (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_pairs = 0, n_apart = 0;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GPtrArray) forms = get_forms (groups[i]);
      g_autofree char *first = stem (g_ptr_array_index (forms, 0));

      for (guint k = 1; k < forms->len; k++)
        {
          g_autofree char *other = stem (g_ptr_array_index (forms, k));

          n_pairs++;
          if (g_str_equal (first, other))
            continue;
          n_apart++;
          g_test_message ("%s: %s, but %s: %s", (char *) g_ptr_array_index (forms, 0), first,
                          (char *) g_ptr_array_index (forms, k), other);
        }
      if (!g_hash_table_add (seen, g_strdup (first)))
        g_error ("Two lines have the stem %s", first);
    }
  g_test_message ("%u pairs", n_pairs);
  g_assert_cmpuint (n_pairs, >=, 150);
  g_assert_cmpuint (n_apart, ==, 0);
}

static void
test_apart (void)
{
  static const char *const pairs[][2] = {
    { "وزير", "زير" },
    { "وفد", "فد" },
    { "وطن", "طن" },
    { "وقف", "قف" },
    { "وثيقة", "ثقة" },
    { "وكيل", "كيل" },
    { "ولد", "لد" },
    { "لبنان", "لبن" },
    { "إيران", "أير" },
    { "حسين", "حسن" },
    { "الله", "له" },
    { "بيان", "بي" },
    { "كتاب", "مكتب" },
    { "علم", "عالم" },
    { "سليمان", "سليم" },
    { "بترول", "ترول" },
    { "باب", "أب" },
    { "لسان", "سن" },
    { "بلد", "لد" },
    { "مكان", "مك" },
    { "زمان", "زم" },
    { "تفاهم", "تفا" },
    { "محاكم", "محا" },
    { "السودان", "السود" },
    { "وصول", "صول" },
    { "وجود", "جود" },
    { "واقع", "اقع" },
    { "عنوان", "عنو" },
    { "university", "universe:" },
    { "iraq", "iran" },
    { "news", "new" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = stem (pairs[i][0]), *b = stem (pairs[i][1]);

      if (g_str_equal (a, b))
        g_error ("%s and %s are both %s", pairs[i][0], pairs[i][1], a);
    }
}

/* What stands before a word leaves its stem. */
static void
test_clitics (void)
{
  static const char *const clitics[]
      = { "ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "وكال", "لل", "ولل", "و" };
  static const char *const words[]
      = { "كتاب",  "وزير", "مدينة", "حكومة", "قرار",   "مجلس", "جامعة", "عراقي",
          "سياسة", "جيش",  "تقرير", "نفط",   "برلمان", "طريق", "صحيفة", "شعب" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint k = 0; k < G_N_ELEMENTS (clitics); k++)
      {
        g_autofree char *word = g_strconcat (clitics[k], words[i], NULL);
        g_autofree char *a = stem (words[i]), *b = stem (word);

        if (!g_str_equal (a, b))
          g_error ("%s: %s, but %s: %s", words[i], a, word, b);
      }
}

/* A stem is part of its word, never under two letters where the word is not, never longer, and an Arabic one
 * loses no ending more. */
static void
test_random (void)
{
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();
  static const char *const letters[]
      = { "ا", "ل", "و", "ب", "ت", "م", "ن", "ي", "ه", "س", "ك", "ف", "ر", "ق" };
  HwWord word;

  for (guint i = 0; i < 100000; i++)
    {
      g_autoptr (GString) made = g_string_new (NULL);
      g_autofree char *found = NULL;

      for (gint n = g_test_rand_int_range (1, 12); n > 0; n--)
        g_string_append (made, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      found = stem (made->str);
      g_assert_nonnull (strstr (made->str, found));
      g_assert_cmpint (g_utf8_strlen (found, -1), >=, MIN (2, g_utf8_strlen (made->str, -1)));
    }
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = random_text (100);

      hw_word_scan_start (scan, text, -1);
      while (hw_word_scan_next (scan, &word))
        {
          g_autofree char *found = g_malloc (word.n_folded + 1);
          const gsize n = hw_stem (word.folded, word.n_folded, found);

          g_assert_cmpuint (n, >, 0);
          g_assert_cmpuint (n, <=, word.n_folded);
          g_assert_true (g_utf8_validate (found, (gssize) n, NULL));
        }
    }
}

static void
test_unchanged (void)
{
  static const char *const words[]
      = { "1991", "f16", "мира", "漢字", "", "كتاب5", "قلمwriting", "naïveté-", "ٹھیک:" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *folded = hw_fold_string (words[i]), *found = stem (words[i]);

      if (strpbrk (words[i], "-:") == NULL)
        g_assert_cmpstr (found, ==, folded);
    }
}

static gpointer
stem_much (gpointer data)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *found = stem ("negotiations");

      g_assert_cmpstr (found, ==, "negoti");
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("stem", stem_much, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stem/groups", test_groups);
  g_test_add_func ("/stem/apart", test_apart);
  g_test_add_func ("/stem/clitics", test_clitics);
  g_test_add_func ("/stem/random", test_random);
  g_test_add_func ("/stem/unchanged", test_unchanged);
  g_test_add_func ("/stem/threads", test_threads);
  return g_test_run ();
}
