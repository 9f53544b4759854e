/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query.h"

#include <string.h>

#include "check-query.h"
#include "random-text.h"

static void
print_atom (GString *out, const HwQueryAtom *atom)
{
  guint word = 0;

  if (atom->scope != HW_QUERY_ANYWHERE)
    g_string_append (out, atom->scope == HW_QUERY_TITLE ? "title:" : "note:");
  for (guint i = 0; i < atom->phrases->len; i++)
    {
      guint n = g_array_index (atom->phrases, guint, i);

      if (i > 0)
        g_string_append_printf (out, "~%u~", atom->distance);
      for (guint end = word + n; word < end; word++)
        {
          const HwQueryWord *one = atom->words->pdata[word];

          g_string_append_printf (out, "%s%s%s%s%s", one->exact ? "=" : "",
                                  one->article ? "al-" : "", one->exact ? one->typed : one->folded,
                                  one->prefix ? "*" : "", one->approximate ? "~" : "");
          if (word + 1 < end)
            g_string_append_c (out, '_');
        }
    }
}

static void
print_node (GString *out, const HwQuery *query, const HwQueryNode *node)
{
  static const char *const kinds[] = { "and", "or", "not" };
  static const char *const fields[] = { "tag", "lang", "before", "after" };

  if (node->kind == HW_QUERY_ATOM)
    {
      print_atom (out, hw_query_get_atom (query, node->index));
      return;
    }
  if (node->kind == HW_QUERY_FILTER)
    {
      const HwQueryFilter *filter = hw_query_get_filter (query, node->index);

      g_string_append_printf (out, "%s:%s", fields[filter->kind], filter->value);
      return;
    }
  g_string_append_printf (out, "(%s", kinds[node->kind]);
  for (guint i = 0; i < node->children->len; i++)
    {
      g_string_append_c (out, ' ');
      print_node (out, query, node->children->pdata[i]);
    }
  g_string_append_c (out, ')');
}

static void
assert_query (const char *text, const char *expected)
{
  g_autoptr (HwQuery) query = hw_query_new (text);
  g_autoptr (GString) out = g_string_new (NULL);

  check_query (text);
  if (query->root != NULL)
    print_node (out, query, query->root);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_language (void)
{
  assert_query ("بغداد دمشق", "(and بغداد دمشق)");
  assert_query ("أحمد", "احمد");
  assert_query ("\"مجلس الأمن\"", "مجلس_الامن");
  assert_query ("حرب OR صراع العراق", "(and (or حرب صراع) العراق)");
  assert_query ("a|b|c", "(or a b c)");
  assert_query ("(a b) OR c", "(or (and a b) c)");
  assert_query ("a (b (c d))", "(and a b c d)");
  assert_query ("a AND b", "(and a b)");
  assert_query ("a -b", "(and a (not b))");
  assert_query ("a NOT b", "(and a (not b))");
  assert_query ("-b a", "(and (not b) a)");
  assert_query ("a -(b OR c)", "(and a (not (or b c)))");
  assert_query ("a -\"b c\"", "(and a (not b_c))");
  assert_query ("استغ*", "استغ*");
  assert_query ("\"b c*\"", "b_c*");
  assert_query ("a NEAR/5 b", "a~5~b");
  assert_query ("a NEAR b NEAR/20 \"c d\"", "a~20~b~20~c_d");
  assert_query ("=أحمد احمد", "(and =أحمد احمد)");
  assert_query ("=\"أَحمد بن\"", "=أَحمد_=بن");
  assert_query ("الكاظمى~ \"a b\"~", "(and الكاظمي~ a~_b~)");
  assert_query ("al-Kāẓimī", "al-kazimi");
  assert_query ("2022-02-21 a.b@c.org", "(and 2022_02_21 a_b_c_org)");
  assert_query ("a - b", "(and a b)");
  assert_query ("well-known", "well_known");
}

static void
test_fields (void)
{
  assert_query ("title:سلام", "title:سلام");
  assert_query ("title:\"سلام على\" b", "(and title:سلام_علي b)");
  assert_query ("عنوان:سلام وسم:\"أمن / حدود\"", "(and title:سلام tag:أمن / حدود)");
  assert_query ("note:a lang:AR", "(and note:a lang:ar)");
  assert_query ("a before:2003 after:٢٠٠١-٤", "(and a before:2003 after:2001-04)");
  assert_query ("a before: 30/4/2003", "(and a before:2003-04-30)");
  assert_query ("a tag:\"x y\"", "(and a tag:x y)");
  assert_query ("-tag:x a", "(and (not tag:x) a)");
  assert_query ("tag:x OR a", "(or tag:x a)");
  /* No fields: everyday words before a colon, times, addresses. */
  assert_query ("قبل: كذا", "(and قبل كذا)");
  assert_query ("10:30", "10_30");
  assert_query ("قال:نعم", "(and قال نعم)");
}

/* Marks of punctuation and of quotation of both scripts, and controls of direction. */
static void
test_punctuation (void)
{
  static const char *const quotes[] = { "«%s»",
                                        "»%s«",
                                        "“%s”",
                                        "”%s“",
                                        "„%s“",
                                        "‟%s”",
                                        "‹%s›",
                                        "\"%s\"",
                                        "\u202b\"%s\"\u202c",
                                        "\u2067«%s»\u2069" };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_auto (GStrv) parts = g_strsplit (quotes[i], "%s", 2);
      g_autofree char *text = g_strconcat (parts[0], "مجلس الأمن", parts[1], " x", NULL);

      assert_query (text, "(and مجلس_الامن x)");
    }
  assert_query ("أين بغداد، دمشق؛ عمان؟", "(and اين بغداد دمشق عمان)");
  assert_query ("بغداد،دمشق", "(and بغداد دمشق)");
  assert_query ("what, why; how?!", "(and what why how)");
  assert_query ("\u200fa\u200e OR\u200f b\u061c", "(or a b)");
  assert_query ("[a] {b} <c>", "(and a b c)");
  assert_query ("قال «نعم \"لا\" نعم» ثم", "(and قال نعم_لا_نعم ثم)");
}

static void
assert_message (const char *text, HwQueryMessageCode code, const char *part, const char *expected)
{
  g_autoptr (HwQuery) query = hw_query_new (text);
  gboolean found = FALSE;

  assert_query (text, expected);
  for (guint i = 0; i < query->messages->len; i++)
    {
      const HwQueryMessage *message = query->messages->pdata[i];
      g_autofree char *there
          = g_utf8_substring (text, (glong) message->start, (glong) message->end);

      g_assert_cmpstr (there, ==, message->part);
      found = found || (message->code == code && g_str_equal (message->part, part));
    }
  if (!found)
    g_test_message ("no message of kind %d about “%s” in “%s”", code, part, text);
  g_assert_true (found);
}

/* What is not understood is told, with its place, and the rest is looked for. */
static void
test_messages (void)
{
  assert_message ("author:ali x", HW_QUERY_UNKNOWN_FIELD, "author:", "(and author ali x)");
  assert_message ("a title:", HW_QUERY_EMPTY_FIELD, "title:", "a");
  assert_message ("tag:\"\" a", HW_QUERY_EMPTY_FIELD, "tag:", "a");
  assert_message ("a before:soon", HW_QUERY_NO_DATE, "before:soon", "a");
  assert_message ("a after:2003-13", HW_QUERY_NO_DATE, "after:2003-13", "a");
  assert_message ("a \"b c", HW_QUERY_OPEN_QUOTE, "\"b c", "(and a b_c)");
  assert_message ("a \"\" b", HW_QUERY_EMPTY_PHRASE, "\"\"", "(and a b)");
  assert_message ("a «،» b", HW_QUERY_EMPTY_PHRASE, "«،»", "(and a b)");
  assert_message ("OR a", HW_QUERY_LONE_OPERATOR, "OR", "a");
  assert_message ("a OR", HW_QUERY_LONE_OPERATOR, "OR", "a");
  assert_message ("a OR OR b", HW_QUERY_LONE_OPERATOR, "OR", "(or a b)");
  assert_message ("OR", HW_QUERY_LONE_OPERATOR, "OR", "");
  assert_message ("a NEAR/3", HW_QUERY_LONE_OPERATOR, "NEAR/3", "a");
  assert_message ("NEAR b", HW_QUERY_LONE_OPERATOR, "NEAR", "b");
  assert_message ("a AND", HW_QUERY_LONE_OPERATOR, "AND", "a");
  assert_message ("* a", HW_QUERY_LONE_OPERATOR, "*", "a");
  assert_message ("a NEAR (b OR c)", HW_QUERY_NEAR_WHAT, "NEAR", "(and a (or b c))");
  assert_message ("wo*rd", HW_QUERY_STAR_INSIDE, "wo*rd", "wo_rd");
  assert_message ("-a", HW_QUERY_ONLY_WITHOUT, "-a", "");
  assert_message ("(-a) -(b)", HW_QUERY_ONLY_WITHOUT, "(-a) -(b)", "");
  assert_message ("«» ... !", HW_QUERY_EMPTY_PHRASE, "«»", "");
  assert_message ("... !", HW_QUERY_NO_WORD, "... !", "");
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HwQuery) query = NULL;
  guint n_words = 0;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "w%u ", i);
  check_query (text->str);
  query = hw_query_new (text->str);
  for (guint i = 0; i < query->atoms->len; i++)
    n_words += hw_query_get_atom (query, i)->words->len;
  g_assert_cmpuint (n_words, ==, HW_QUERY_MAX_WORDS);
  g_assert_cmpuint (query->messages->len, ==, 1);
  g_assert_cmpint (((HwQueryMessage *) query->messages->pdata[0])->code, ==, HW_QUERY_TOO_LONG);

  static const char *const repeated[]
      = { "(", ")", "\"", "-", "OR ", "NEAR ", "=", "title:", "* ", "-(" };
  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_string_truncate (text, 0);
      for (guint j = 0; j < 20000; j++)
        g_string_append (text, repeated[i]);
      check_query (text->str);
      g_string_append (text, " a");
      check_query (text->str);
    }
}

/* Pieces of the language in any order, and text as no author writes it. */
static void
test_any_string (void)
{
  static const char *const pieces[]
      = { "a",      "ب",      "كَتَبَ",    " ",     " ",    " ",       "\"",   "«",   "»",   "(",
          ")",      "-",      "=",      "*",     "~",    "|",       "OR",   "AND", "NOT", "NEAR",
          "NEAR/3", "/",      "title:", "note:", "tag:", "before:", "2003", "x:",  ":",   "،",
          "؟",      "\u202b", "\u200f", "ّ",      "ـ",    "\n",      "ﷺ",    "'" };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int i = g_test_rand_int_range (0, 14); i > 0; i--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      check_query (text->str);
    }
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 200));

      check_query (text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/language", test_language);
  g_test_add_func ("/query/fields", test_fields);
  g_test_add_func ("/query/punctuation", test_punctuation);
  g_test_add_func ("/query/messages", test_messages);
  g_test_add_func ("/query/long", test_long);
  g_test_add_func ("/query/any-string", test_any_string);
  return g_test_run ();
}
