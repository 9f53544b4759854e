/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-skeleton.h"

#include <stdio.h>
#include <string.h>

#include "fold.h"

/* Spellings of one name, of Latin and of Arabic; every two of a line are a pair. */
static const char *const names[][7] = {
  { "الكاظمي", "al-Kāẓimī", "Kadhimi", "Kazemi", "Kazimi", "Al-Kadhemi", NULL },
  { "محمد", "Muhammad", "Mohamed", "Mohammed", "Muḥammad", "Mohammad", NULL },
  { "حسين", "Hussein", "Husayn", "Hussain", "Ḥusayn", "Houssein", NULL },
  { "جعفر", "Jaafar", "Jaʿfar", "Jafar", NULL },
  { "خميني", "Khomeini", "Khumayni", "Khomeyni", NULL },
  { "جلبي", "Chalabi", "Jalabi", "Chalabī", NULL },
  { "قاسم", "Qasim", "Kassem", "Qāsim", "Kasim", "Qassem", NULL },
  { "بغداد", "Baghdad", "Bagdad", "Baġdād", NULL },
  { "الصدر", "al-Sadr", "Al-Ṣadr", "Sadr", "as-Sadr", NULL },
  { "عبد الرحمن", "Abd al-Rahman", "Abdul Rahman", "Abdulrahman", "عبدالرحمن", "Abderrahman",
    NULL },
  { "يوسف", "Yusuf", "Yousef", "Youssef", "Yūsuf", NULL },
  { "عثمان", "Uthman", "Othman", "Osman", NULL },
  { "جمال", "Jamal", "Gamal", "Djamal", NULL },
  { "هاشم", "Hashim", "Hachem", "Hashem", NULL },
  { "فتحي", "Fathi", "Fatḥī", NULL },
  { "قذافي", "Qaddafi", "Gaddafi", "Kadhafi", NULL },
  { "المالكي", "al-Maliki", "Maliki", "Al-Maleki", NULL },
  { "علاوي", "Allawi", "Alawi", NULL },
  { "السليمانية", "Sulaymaniyah", "Sulaimaniya", "al-Sulaymaniyya", NULL },
  { "كركوك", "Kirkuk", "Kirkouk", "Karkuk", NULL },
  { "موسى", "Musa", "Moussa", "Mūsā", NULL },
  { "مقتدى", "Muqtada", "Moqtada", NULL },
  { "فاطمة", "Fatima", "Fatimah", "Fatemeh", NULL },
  { "سعيد", "Said", "Saeed", "Sa'id", NULL },
  { "البصرة", "Basra", "al-Basrah", "Basrah", NULL },
  { "النجف", "Najaf", "an-Najaf", "Nagaf", NULL },
  { "كربلاء", "Karbala", "Kerbala", NULL },
  { "عمر", "Omar", "Umar", "ʿUmar", NULL },
  { "ظاهر", "Zahir", "Dhahir", "Thaher", NULL },
  { "نوري", "Nuri", "Nouri", "Noori", NULL },
  { "سامراء", "Samarra", "Sāmarrāʾ", NULL },
  { "تكريت", "Tikrit", "Takrit", NULL },
  { "صلاح الدين", "Salah al-Din", "Salahuddin", "Salah ad-Din", NULL },
  { "أربيل", "Erbil", "Arbil", NULL },
  { "خالد", "Khalid", "Khaled", NULL },
  { "طارق", "Tariq", "Tarek", "Tareq", NULL },
  { "إبراهيم", "Ibrahim", "Ebrahim", NULL },
};

/* Names that are not each other. */
static const char *const others[][2] = {
  { "حسن", "Hussein" },
  { "حسين", "Hasan" },
  { "Hasan", "Husayn" },
  { "كاظم", "Qasim" },
  { "قاسم", "Kadhim" },
  { "Kazem", "Kassem" },
  { "محمد", "Mahmoud" },
  { "محمود", "Muhammad" },
  { "أحمد", "Hamid" },
  { "حامد", "Hamoud" },
  { "سالم", "Salman" },
  { "سليم", "Salam" },
  { "سلام", "Selim" },
  { "علي", "Wali" },
  { "علي", "Alu" },
  { "جعفر", "Jabbar" },
  { "جبار", "Jaafar" },
  { "جابر", "Jafar" },
  { "خالد", "Khalidi" },
  { "كاظم", "Kazimi" },
  { "الكاظمي", "Kadhim" },
  { "بغداد", "Bahdad" },
  { "صدر", "Badr" },
  { "بدر", "Sadr" },
  { "نوري", "Nur" },
  { "نور", "Nouri" },
  { "عمر", "Ameer" },
  { "عامر", "Amri" },
  { "كريم", "Karam" },
  { "كرم", "Kareem" },
  { "رحيم", "Rahman" },
  { "عبد الرحمن", "Abdulrahim" },
  { "عبد الكريم", "Abdulkarem Karim" },
  { "طالب", "Talabani" },
  { "صالح", "Salahi" },
  { "صلاح", "Saleh" },
  { "موسى", "Mousawi" },
  { "فاضل", "Fadlallah" },
  { "باقر", "Bikr" },
  { "بكر", "Bakour" },
  { "سعد", "Saddam" },
  { "صدام", "Sadim" },
  { "عدنان", "Adnani" },
  { "عدن", "Adnan" },
  { "ناصر", "Nasri" },
  { "نصر", "Naseer" },
  { "ناصر", "Nazir" },
  { "نذير", "Nasir" },
  { "منصور", "Mansir" },
  { "شريف", "Sharaf" },
  { "شرف", "Shareef" },
  { "عارف", "Urf" },
  { "تكريت", "Takriti" },
  { "بصرة", "Basri" },
  { "بصري", "Basr" },
  { "كركوك", "Karkak" },
  { "الموصل", "Wasil" },
  { "واصل", "Mosul" },
  { "دمشق", "Damas" },
  { "حلب", "Aleppo" },
  { "حمص", "Hama" },
  { "لبنان", "Lebanese" },
  { "إيران", "Iraq" },
  { "العراق", "Iran" },
  { "الأردن", "Sudan" },
  { "السودان", "Jordan" },
  { "تونس", "Tunisian" },
  { "مصر", "Mansour" },
  { "قطر", "Katyr Qatari" },
  { "كويت", "Kot" },
  { "عمان", "Amin" },
  { "أمين", "Oman" },
  { "Karim", "Karam" },
  { "Salim", "Salam" },
  { "Hamid", "Hamad" },
  { "Rashid", "Rasheda Ali" },
  { "Nasir", "Nazir" },
  { "Tariq", "Tarif" },
  { "Kamal", "Kamil" },
  { "Jamal", "Jamil" },
  { "Majid", "Masjid" },
  { "Walid", "Waleda" },
  { "Hadi", "Hadid" },
  { "Mahdi", "Mahmud" },
  { "Ali", "Laila" },
  { "Omar", "Ammar" },
  { "Fuad", "Fahd" },
  { "Farid", "Fard" },
  { "Basil", "Basal" },
  { "Munir", "Manar" },
  { "Samir", "Samar" },
  { "Najib", "Najaf" },
  { "Latif", "Lutfi" },
  { "Bashir", "Bishara" },
  { "قلب", "كلب" },
  { "سالم", "سلم" },
  { "كاتب", "كتب" },
  { "علم", "عالم" },
  { "كبير", "كبر" },
  { "Kadhimi", "Qasimi" },
  { "1991", "1992" },
  { "", "" },
};

static double
distance (const char *a, const char *b)
{
  g_autofree char *x = hw_fold_string (a), *y = hw_fold_string (b);
  const double found = hw_name_distance (x, y);

  g_assert_cmpfloat (found, ==, hw_name_distance (y, x));
  return found;
}

static guint64
key (const char *name)
{
  g_autofree char *folded = hw_fold_string (name);

  return hw_skeleton_key (folded, strlen (folded));
}

static void
test_same (void)
{
  guint n_pairs = 0, n_far = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint a = 0; names[i][a] != NULL; a++)
      for (guint b = a + 1; names[i][b] != NULL; b++)
        {
          const double found = distance (names[i][a], names[i][b]);

          n_pairs++;
          if (found >= HW_NAME_NEAR)
            {
              n_far++;
              g_test_message ("%s, %s: %.2f, keys %lo %lo", names[i][a], names[i][b], found,
                              (gulong) key (names[i][a]), (gulong) key (names[i][b]));
            }
        }
  g_test_message ("%u pairs", n_pairs);
  g_assert_cmpuint (n_pairs, >=, 100);
  g_assert_cmpuint (n_far, ==, 0);
}

static void
test_others (void)
{
  guint n_near = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (others) >= 100);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const double found = distance (others[i][0], others[i][1]);

      if (found < HW_NAME_NEAR)
        {
          n_near++;
          g_test_message ("%s, %s: %.2f", others[i][0], others[i][1], found);
        }
    }
  g_assert_cmpuint (n_near, ==, 0);
}

static void
test_attached (void)
{
  guint32 letters;
  static const char *const attached[]
      = { "والكاظمي", "للكاظمي", "بالكاظمي", "وبالكاظمي", "كاظمي", "وكاظمي" };

  for (guint i = 0; i < G_N_ELEMENTS (attached); i++)
    g_assert_cmpuint (key (attached[i]), ==, key ("Kadhimi"));
  g_assert_cmpuint (hw_skeleton_attached_read ("بكاظم", strlen ("بكاظم"), &letters), ==,
                    key ("كاظم"));
  g_assert_cmpuint (hw_skeleton_attached_read ("كاظم", strlen ("كاظم"), &letters), !=,
                    key ("كاظم"));
  g_assert_cmpuint (hw_skeleton_attached_read ("بك", strlen ("بك"), &letters), ==, 0);
}

static void
test_no_key (void)
{
  static const char *const none[] = { "", "1991", "al", "ay", "漢字", "يحيي", "اوه", "f16", "мир" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_assert_cmpuint (key (none[i]), ==, 0);
      g_assert_cmpfloat (distance (none[i], none[i]), ==, 1);
    }
}

static void
test_split (void)
{
  gsize second;

  g_assert_cmpuint (hw_name_split ("abdulrahman", 11, &second), ==, 3);
  g_assert_cmpuint (second, ==, 5);
  g_assert_cmpuint (hw_name_split ("abderrahman", 11, &second), ==, 3);
  g_assert_cmpuint (second, ==, 5);
  g_assert_cmpuint (hw_name_split ("عبدالله", strlen ("عبدالله"), &second), ==, strlen ("عبد"));
  g_assert_cmpuint (second, ==, strlen ("عبدال"));
  g_assert_cmpuint (hw_name_split ("abdul", 5, &second), ==, 0);
  g_assert_cmpuint (hw_name_split ("abdominal", 9, &second), !=, 9);
  g_assert_cmpuint (hw_name_split ("kazimi", 6, &second), ==, 0);
}

/* The glance leaves out much, and never what is near. */
static void
test_filter (void)
{
  static const char *const latin[]
      = { "b", "t", "th", "j", "kh", "d",  "dh", "r", "z", "s", "sh", "g", "gh", "f",
          "q", "k", "ch", "l", "m",  "zh", "p",  "v", "a", "i", "ou", "h", "y" };
  static const char arabic[] = "ابپتثجچحخدذرزژسشصضطظعغفڤقكگلمنهوي";
  const glong n_letters = g_utf8_strlen (arabic, -1);
  guint n_same_key = 0, n_left_out = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      HwNameFilter filter;
      guint64 key;

      for (gint k = g_test_rand_int_range (2, 8); k > 0; k--)
        g_string_append (name, latin[g_test_rand_int_range (0, G_N_ELEMENTS (latin))]);
      key = hw_skeleton_key (name->str, name->len);
      hw_name_filter_init (&filter, name->str);
      for (guint j = 0; j < 300; j++)
        {
          g_autoptr (GString) other = g_string_new (NULL);
          guint32 letters;

          for (gint k = g_test_rand_int_range (1, 6); k > 0; k--)
            g_string_append_unichar (other,
                                     g_utf8_get_char (g_utf8_offset_to_pointer (
                                         arabic, g_test_rand_int_range (0, (gint32) n_letters))));
          if (hw_skeleton_read (other->str, other->len, &letters) != key)
            continue;
          n_same_key++;
          if (hw_name_filter_passes (&filter, letters))
            continue;
          n_left_out++;
          g_assert_cmpfloat (hw_name_distance (name->str, other->str), >=, HW_NAME_NEAR);
        }
    }
  g_assert_cmpuint (n_same_key, >, 1000);
  g_assert_cmpuint (n_left_out, >, n_same_key / 2);
}

/* Any bytes at all. */
static void
test_wild (void)
{
  static const char bytes[] = "abdulshx \xD8\xA7\xD9\x84\xD8\xB9\xDB\xE2\xFF";

  for (guint i = 0; i < 50000; i++)
    {
      const gsize n = (gsize) g_test_rand_int_range (0, 60);
      g_autofree char *name = g_malloc (n + 1), *exact = NULL;
      gsize second;

      for (gsize k = 0; k < n; k++)
        name[k] = bytes[g_test_rand_int_range (0, sizeof bytes - 1)];
      name[n] = '\0';
      exact = g_memdup2 (name, MAX (n, 1));
      g_assert_cmpuint (hw_skeleton_key (exact, n), ==, hw_skeleton_key (name, n));
      hw_name_split (exact, n, &second);
      if (hw_skeleton_key (name, n) != 0)
        g_assert_cmpfloat (hw_name_distance (name, name), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-skeleton/same", test_same);
  g_test_add_func ("/name-skeleton/others", test_others);
  g_test_add_func ("/name-skeleton/attached", test_attached);
  g_test_add_func ("/name-skeleton/no-key", test_no_key);
  g_test_add_func ("/name-skeleton/split", test_split);
  g_test_add_func ("/name-skeleton/filter", test_filter);
  g_test_add_func ("/name-skeleton/wild", test_wild);
  return g_test_run ();
}
