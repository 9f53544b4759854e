/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "furniture.h"

#include "date.h"
#include "fold.h"
#include "stop-words.h"

#include <string.h>

#define MAX_LINE_BYTES 300
#define MAX_WORDS 120
#define SAMPLE_BYTES 1500
#define MAX_CLOCK_WORDS 6

/* A phrase is the whole line; one that ends in "*" begins it. Compared folded, without what is no letter or
 * digit at both ends. */
static const struct
{
  const char *phrase;
  HwFurniture kind;
} phrases[] = {
  { "شارك", HW_FURNITURE_LABEL },
  { "مشاركة", HW_FURNITURE_LABEL },
  { "شارك الخبر", HW_FURNITURE_LABEL },
  { "شارك المقال", HW_FURNITURE_LABEL },
  { "شارك هذا المقال", HW_FURNITURE_LABEL },
  { "شاركها", HW_FURNITURE_LABEL },
  { "طباعة", HW_FURNITURE_LABEL },
  { "نسخ الرابط", HW_FURNITURE_LABEL },
  { "فيسبوك", HW_FURNITURE_LABEL },
  { "تويتر", HW_FURNITURE_LABEL },
  { "واتساب", HW_FURNITURE_LABEL },
  { "تيليجرام", HW_FURNITURE_LABEL },
  { "تلغرام", HW_FURNITURE_LABEL },
  { "إعلان", HW_FURNITURE_LABEL },
  { "تخطي إلى المحتوى", HW_FURNITURE_LABEL },
  { "انتقل إلى المحتوى", HW_FURNITURE_LABEL },
  { "الانتقال إلى المحتوى", HW_FURNITURE_LABEL },
  { "تسجيل الدخول", HW_FURNITURE_LABEL },
  { "زر الذهاب إلى الأعلى", HW_FURNITURE_LABEL },
  { "العودة إلى الأعلى", HW_FURNITURE_LABEL },
  { "إلى الأعلى", HW_FURNITURE_LABEL },
  { "تابعنا", HW_FURNITURE_LABEL },
  { "تابعونا", HW_FURNITURE_LABEL },
  { "تابعنا على*", HW_FURNITURE_LABEL },
  { "تابعونا على*", HW_FURNITURE_LABEL },
  { "جميع الحقوق محفوظة*", HW_FURNITURE_LABEL },
  { "كل الحقوق محفوظة*", HW_FURNITURE_LABEL },
  { "حقوق النشر محفوظة*", HW_FURNITURE_LABEL },
  { "اشترك في نشرتنا*", HW_FURNITURE_LABEL },
  { "اشترك في النشرة*", HW_FURNITURE_LABEL },
  { "share", HW_FURNITURE_LABEL },
  { "share this", HW_FURNITURE_LABEL },
  { "share this article", HW_FURNITURE_LABEL },
  { "share on*", HW_FURNITURE_LABEL },
  { "print", HW_FURNITURE_LABEL },
  { "copy link", HW_FURNITURE_LABEL },
  { "facebook", HW_FURNITURE_LABEL },
  { "twitter", HW_FURNITURE_LABEL },
  { "whatsapp", HW_FURNITURE_LABEL },
  { "telegram", HW_FURNITURE_LABEL },
  { "advertisement", HW_FURNITURE_LABEL },
  { "skip to content", HW_FURNITURE_LABEL },
  { "skip to main content", HW_FURNITURE_LABEL },
  { "log in", HW_FURNITURE_LABEL },
  { "sign in", HW_FURNITURE_LABEL },
  { "back to top", HW_FURNITURE_LABEL },
  { "scroll to top", HW_FURNITURE_LABEL },
  { "follow us", HW_FURNITURE_LABEL },
  { "follow us on*", HW_FURNITURE_LABEL },
  { "all rights reserved*", HW_FURNITURE_LABEL },
  { "subscribe to our newsletter*", HW_FURNITURE_LABEL },
  { "sign up for our newsletter*", HW_FURNITURE_LABEL },
  { "اقرأ أيضا*", HW_FURNITURE_RELATED },
  { "اقرأ ايضا*", HW_FURNITURE_RELATED },
  { "اقرأ/ي أيضا*", HW_FURNITURE_RELATED },
  { "إقرأ أيضا*", HW_FURNITURE_RELATED },
  { "شاهد أيضا", HW_FURNITURE_RELATED },
  { "مواضيع ذات صلة", HW_FURNITURE_RELATED },
  { "موضوعات ذات صلة", HW_FURNITURE_RELATED },
  { "أخبار ذات صلة", HW_FURNITURE_RELATED },
  { "مقالات ذات صلة", HW_FURNITURE_RELATED },
  { "ذات صلة", HW_FURNITURE_RELATED },
  { "مواضيع متعلقة", HW_FURNITURE_RELATED },
  { "مقالات مشابهة", HW_FURNITURE_RELATED },
  { "قد يهمك", HW_FURNITURE_RELATED },
  { "قد يهمك أيضا", HW_FURNITURE_RELATED },
  { "قد يعجبك أيضا", HW_FURNITURE_RELATED },
  { "الأكثر قراءة", HW_FURNITURE_RELATED },
  { "الأكثر مشاهدة", HW_FURNITURE_RELATED },
  { "آخر الأخبار", HW_FURNITURE_RELATED },
  { "أحدث المقالات", HW_FURNITURE_RELATED },
  { "أحدث الأخبار", HW_FURNITURE_RELATED },
  { "read also*", HW_FURNITURE_RELATED },
  { "also read*", HW_FURNITURE_RELATED },
  { "related", HW_FURNITURE_RELATED },
  { "related articles", HW_FURNITURE_RELATED },
  { "related posts", HW_FURNITURE_RELATED },
  { "related stories", HW_FURNITURE_RELATED },
  { "related news", HW_FURNITURE_RELATED },
  { "you may also like", HW_FURNITURE_RELATED },
  { "most read", HW_FURNITURE_RELATED },
  { "most popular", HW_FURNITURE_RELATED },
  { "latest news", HW_FURNITURE_RELATED },
  { "recent posts", HW_FURNITURE_RELATED },
  { "اترك تعليقا*", HW_FURNITURE_END },
  { "أضف تعليقا*", HW_FURNITURE_END },
  { "أضف تعليق*", HW_FURNITURE_END },
  { "اكتب تعليقا*", HW_FURNITURE_END },
  { "اترك ردا*", HW_FURNITURE_END },
  { "تعليقات الزوار", HW_FURNITURE_END },
  { "تعليقات القراء", HW_FURNITURE_END },
  { "التعليقات", HW_FURNITURE_END },
  { "تعليقات", HW_FURNITURE_END },
  { "لا توجد تعليقات", HW_FURNITURE_END },
  { "comments", HW_FURNITURE_END },
  { "no comments", HW_FURNITURE_END },
  { "no comments yet", HW_FURNITURE_END },
  { "leave a comment", HW_FURNITURE_END },
  { "leave a reply", HW_FURNITURE_END },
  { "post a comment", HW_FURNITURE_END },
  { "add a comment", HW_FURNITURE_END },
};

/* Parts that sites have. */
static const char *const menu_items[]
    = { "home",    "news",       "contact us", "contact",  "about us", "about",   "videos",
        "opinion", "sports",     "politics",   "economy",  "gallery",  "archive", "login",
        "search",  "menu",       "register",   "الرئيسية", "أخبار",    "الأخبار", "اتصل بنا",
        "من نحن",  "تواصل معنا", "القائمة",    "بحث",      "مقالات",   "رياضة",   "سياسة",
        "اقتصاد",  "ثقافة",      "فيديو",      "الأرشيف",  "منوعات",   "تحقيقات", "آراء" };

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || c == 0xa9;
}

/* Folded, with single blanks, without what is no letter at the ends; NULL where it is long. */
static char *
simplify (const char *line, gsize n_bytes)
{
  if (n_bytes > MAX_LINE_BYTES)
    return NULL;
  g_autofree char *copy = g_strndup (line, n_bytes);
  g_autofree char *folded = hw_fold_string (copy);
  GString *out = g_string_sized_new (n_bytes);
  gsize last = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (out->len == 0 && !is_letter (c))
        continue;
      if (g_unichar_isspace (c))
        {
          if (out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
          continue;
        }
      g_string_append_unichar (out, c);
      if (is_letter (c))
        last = out->len;
    }
  g_string_truncate (out, last);
  return g_string_free (out, FALSE);
}

/* Phrases as they are compared, made once. */
static char **
fold_all (const char *(*get) (gsize), gsize n)
{
  char **folded = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    folded[i] = hw_fold_string (get (i));
  return folded;
}

static const char *
get_phrase (gsize i)
{
  return phrases[i].phrase;
}

static const char *
get_menu_item (gsize i)
{
  return menu_items[i];
}

static gboolean
has_phrase (const char *line, const char *phrase)
{
  const gsize n = strlen (phrase);

  if (phrase[n - 1] != '*')
    return strcmp (line, phrase) == 0;
  /* What follows is another word. */
  return strncmp (line, phrase, n - 1) == 0 && !is_letter (g_utf8_get_char (line + n - 1));
}

HwFurniture
hw_furniture_of_line (const char *line, gsize n_bytes)
{
  static char **folded = NULL;
  g_autofree char *simple = simplify (line, n_bytes);

  if (g_once_init_enter (&folded))
    g_once_init_leave (&folded, fold_all (get_phrase, G_N_ELEMENTS (phrases)));
  if (simple == NULL || *simple == '\0')
    return HW_FURNITURE_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (has_phrase (simple, folded[i]))
      return phrases[i].kind;
  return g_str_has_prefix (simple, "\xc2\xa9") ? HW_FURNITURE_LABEL : HW_FURNITURE_NONE;
}

/* How many bytes of @line an item of menus takes at its beginning; 0. */
static gsize
match_item (const char *line, char **items)
{
  gsize longest = 0;

  for (gsize i = 0; items[i] != NULL; i++)
    {
      const gsize n = strlen (items[i]);

      if (n > longest && strncmp (line, items[i], n) == 0 && (line[n] == ' ' || line[n] == '\0'))
        longest = n;
    }
  return longest;
}

gboolean
hw_furniture_is_menu (const char *line, gsize n_bytes)
{
  static char **items = NULL;
  g_autofree char *simple = simplify (line, n_bytes);
  guint n_items = 0, n_others = 0;

  if (g_once_init_enter (&items))
    g_once_init_leave (&items, fold_all (get_menu_item, G_N_ELEMENTS (menu_items)));
  if (simple == NULL)
    return FALSE;
  for (const char *p = simple; *p != '\0';)
    {
      gsize n = match_item (p, items);

      if (n > 0)
        n_items++;
      else if (is_letter (g_utf8_get_char (p)))
        n_others++;
      n += n == 0 ? strcspn (p, " ") : 0;
      p += n + (p[n] == ' ');
    }
  return n_items >= (n_others > 0 ? 2 : 1) && n_items >= n_others && n_items + n_others <= 30;
}

/* «توقيت بغداد», "Baghdad Time", "11 °C", "بغداد، 11°". */
static gboolean
is_of_today (const char *line, guint n_words)
{
  static const char *const times[] = { "توقيت ", "بتوقيت " };

  if (strstr (line, "°") != NULL || strstr (line, "℃") != NULL)
    return strpbrk (line, "0123456789") != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    if (g_str_has_prefix (line, times[i]) && n_words <= 3)
      return TRUE;
  return g_str_has_suffix (line, " Time") && n_words <= 3;
}

static guint
count_words (const char *line)
{
  guint n = 0;

  for (const char *p = line; *(p += strspn (p, " \t")) != '\0'; p += strcspn (p, " \t"))
    n++;
  return n;
}

gboolean
hw_furniture_is_clock (const char *line, gsize n_bytes)
{
  if (n_bytes > MAX_LINE_BYTES)
    return FALSE;
  g_autofree char *copy = g_strstrip (g_strndup (line, n_bytes));
  const guint n_words = count_words (copy);

  if (n_words == 0 || n_words > MAX_CLOCK_WORDS)
    return FALSE;
  if (hw_date_is_clock (copy) || hw_date_is_weekday (copy) || is_of_today (copy, n_words))
    return TRUE;
  g_autofree char *date = hw_date_find (copy, TRUE);
  return date != NULL;
}

void
hw_furniture_count_words (const char *text, gsize n_bytes, guint *n_words, guint *n_common)
{
  *n_words = *n_common = 0;
  if (n_bytes > SAMPLE_BYTES)
    for (n_bytes = SAMPLE_BYTES; n_bytes > 0 && ((guchar) text[n_bytes] & 0xc0) == 0x80;)
      n_bytes--;
  g_autofree char *copy = g_strndup (text, n_bytes);
  g_autofree char *folded = hw_fold_string (copy);

  for (char *p = folded; *p != '\0' && *n_words < MAX_WORDS;)
    {
      char *start = p;

      while (g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      const char after = *p;
      *p = '\0';
      ++*n_words;
      *n_common += hw_is_stop_word (start, NULL) ? 1 : 0;
      *p = after;
    }
}
