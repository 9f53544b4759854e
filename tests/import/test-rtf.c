/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "extract-lines.h"

/* Bytes as the program wrote them: what is not ASCII is written as \' and \u here too. */
static void
assert_rtf (const char *content, const char *expected)
{
  g_autofree char *file = g_strconcat ("{\\rtf1\\ansi ", content, "}", NULL);
  g_autoptr (GBytes) rtf = g_bytes_new (file, strlen (file));

  assert_lines (rtf, "a.rtf", expected);
}

#define FONTS                                                                                      \
  "\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fnil\\fcharset178 Arabic " \
  "Transparent;}"                                                                                  \
  "{\\f2\\ftech\\fcharset2 Symbol;}{\\f3\\fcharset177{\\*\\falt x}David;}{\\f4\\fcharset128 "      \
  "Mincho;}}"

static void
test_text (void)
{
  assert_rtf ("one\\par\r\ntwo \\b bold\\b0  end\\line next\\par {a{b}c}\\\\ \\{x\\} "
              "1\\~2\\_3\\-4\\tab 5\\emdash "
              "\\lquote q\\rquote\\par\\par",
              "B one\nB two bold end\nB next\nB abc\\ {x} 1\u00a02\u20113\u00ad4\t5\u2014‘q’\n");
  assert_rtf ("\\u1603?\\u1578?\\u1575?\\u1576? {\\uc0\\u1593 "
              "\\u1605}\\uc2\\u1585\\'d8\\'b1!{\\uc1\\u-10179?\\u-8704?}x",
              "B كتاب عمر!😀x\n");
  assert_rtf ("\\uc1\\u65?\\u-10179?alone\\u0?", "B A\ufffdalone\ufffd\n");
}

static void
test_charsets (void)
{
  assert_rtf (FONTS "\\f1\\rtlpar \\'df\\'ca\\'c7\\'c8 \\f0 caf\\'e9 \\f2 \\'61\\'b7 \\f3 "
                    "\\'f9\\'ec \\f4 \\'83\\'65\\par",
              "B< كتاب café α• של テ\n");
  /* The bytes themselves, and a file that only names its code page. */
  assert_rtf ("\\ansicpg1256 \xdf\xca\xc7\xc8 \\'df", "B كتاب ك\n");
  assert_rtf ("\\ansicpg1256{\\fonttbl\\f0\\fcharset0 Arial;\\f1\\fcharset238 CE;}\\f0 \\'df\\'ca "
              "\\f1\\'b3",
              "B كت ł\n");
  assert_rtf ("\\mac \\'8e", "B é\n");
  assert_rtf ("\\ansicpg99999 \\'e9", "B é\n");
}

static void
test_paragraphs (void)
{
  assert_rtf ("{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0\\rtlpar heading 1;}{\\s2 heading "
              "3;}{\\*\\cs3 Strong;}"
              "{\\s4 Intense Quote;}}\\pard\\s1 one\\par\\pard\\s2 two\\par\\pard\\s4 "
              "three\\par\\pard\\outlinelevel1\\rtlpar "
              "four\\line five\\par\\pard six\\par",
              "H1< one\nH3 two\nQ three\nH2< four five\nB six\n");
  /* As Word, LibreOffice and WordPad write lists. */
  assert_rtf ("{\\*\\listtable{\\list never}}{\\listtext\\pard\\plain 1.\\tab}\\pard\\ls1\\ilvl0 "
              "a\\par{\\listtext "
              "\\'95\\tab}\\ls2\\ilvl1 b\\par \\pard{\\pntext\\f0 2)\\tab}{\\*\\pn\\pnlvlbody "
              "never}c\\par\\pard d",
              "L1 1. a\nL2 • b\nL1 2) c\nB d\n");
}

static void
test_tables (void)
{
  assert_rtf ("\\trowd\\cellx1\\cellx2\\pard\\intbl a\\par b\\cell c\\tab "
              "d\\cell\\row\\trowd\\cellx1\\cellx2\\pard\\intbl\\cell "
              "\\pard\\intbl e\\cell\\row\\trowd\\cellx1\\cellx2\\pard\\intbl out\\par\\itap2 "
              "x\\nestcell y\\nestcell"
              "{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}{\\nonesttables\\par "
              "never}\\pard\\intbl\\cell z\\cell\\row"
              "\\pard after\\par\\trowd\\cellx1\\pard\\intbl one\\par two\\cell\\row\\pard end",
              "T a b\tc d\nT \te\nT out x y\tz\nB after\nB one\nB two\nB end\n");
}

static void
test_notes (void)
{
  assert_rtf (
      "one{\\super\\chftn{\\footnote\\pard\\plain\\rtlpar{\\super\\chftn} \\u1581?\\u1575?\\par "
      "more}} two"
      "{\\super\\chftn{\\*\\footnote\\ftnalt\\chftn end}}.\\par next *{\\footnote * custom}!",
      "B one[1] two[i].\nF< [1] حا\nF< more\nF [i] end\nB next *!\nF * custom\n");
  assert_rtf ("\\trowd\\cellx1\\cellx2\\intbl a\\chftn{\\footnote n}\\cell b\\cell\\row",
              "T a[1]\tb\nF [1] n\n");
}

static void
test_comments (void)
{
  assert_rtf ("before {\\*\\atrfstart 7}this {\\b place}{\\*\\atrfend 7}{\\*\\atnid "
              "L}{\\*\\atnauthor \\u1604?\\u1610?}\\chatn"
              "{\\*\\annotation{\\*\\atnref 7}{\\*\\atndate 1740966528}\\pard an opinion\\par "
              "more} after\\par "
              "point{\\*\\atnauthor Sami}{\\*\\annotation a word}",
              "B before this place after\nB point\n@ this place: an opinion\n\nmore (لي, "
              "2024-05-01T10:00:00)\n"
              "@ point: a word (Sami, -)\n");
}

static void
test_left_out (void)
{
  assert_rtf (
      "{\\*\\generator x;}{\\colortbl;\\red0;}{\\*\\unknown{\\par deep}no}seen{\\v "
      "hidden}{\\pict\\bin5 }}}}}ff}"
      "{\\field{\\*\\fldinst HYPERLINK {x}}{\\fldrslt  link}}{\\upr{never}{\\*\\ud{ \\u1576?}}}",
      "B seen link ب\n! Text that is marked as hidden was left out.\n");
  assert_rtf ("kept {\\revised new }{\\deleted old }end",
              "B kept new end\n! Tracked changes were read as accepted.\n");
  assert_rtf ("{\\header head\\par}{\\footer - 3 -}{\\headerl head}a{\\shp{\\*\\shpinst{\\sp{\\sn "
              "x}{\\sv 1}}{\\shptxt box\\par}}"
              "{\\shprslt{box}}}b",
              "~ head\nB ab\nB box\n");
}

static void
test_meta (void)
{
  static const char rtf[]
      = "{\\rtf1\\ansi{\\info{\\title \\u1578?\\u1602?\\u1585?\\u1610?\\u1585?}{\\author "
        "Laila}{\\operator no}"
        "{\\creatim\\yr2023\\mo11\\dy5\\hr3}{\\revtim\\yr2024\\mo1\\dy1}}text}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (rtf, strlen (rtf));
  g_autoptr (HwExtract) extract = read_or_fail (bytes, "a.rtf");
  g_autofree char *lines = extract_lines (extract);

  g_assert_cmpstr (extract->title, ==, "تقرير");
  g_assert_cmpstr (extract->author, ==, "Laila");
  g_assert_cmpstr (extract->published, ==, "2023-11-05");
  g_assert_cmpstr (lines, ==, "B text\n");

  /* What LibreOffice makes of a title that its code page cannot hold. */
  static const char lost[] = "{\\rtf1{\\info{\\title ????? ????}{\\author ????}}text}";
  g_autoptr (GBytes) lost_bytes = g_bytes_new_static (lost, strlen (lost));
  g_autoptr (HwExtract) unnamed = read_or_fail (lost_bytes, "a.rtf");
  g_assert_cmpstr (unnamed->title, ==, "text");
  g_assert_null (unnamed->author);
}

static void
test_traps (void)
{
  g_autoptr (GString) deep = g_string_new ("{\\rtf1 ");

  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "{\\footnote ");
  g_autoptr (GBytes) nested = g_bytes_new (deep->str, deep->len);
  assert_unreadable (nested, "a.rtf", HW_IMPORT_ERROR_UNSUPPORTED, "1000");

  g_autoptr (GBytes) cut = g_bytes_new_static ("{\\rtf1 one {\\footnote two", 25);
  assert_lines (cut, "a.rtf", "B one \nF two\n! The file is cut off: its end is missing.\n");
  g_autoptr (GBytes) bin = g_bytes_new_static ("{\\rtf1 one \\bin2000000000 x}", 27);
  assert_lines (bin, "a.rtf", "B one \n! The file is cut off: its end is missing.\n");
  g_autoptr (GBytes) empty = g_bytes_new_static ("{\\rtf1 \\par}", 12);
  assert_unreadable (empty, "a.rtf", HW_IMPORT_ERROR_EMPTY, "no text");
  g_autoptr (GBytes) other = g_bytes_new_static ("rtf", 3);
  assert_unreadable (other, "a.rtf", HW_IMPORT_ERROR_DAMAGED, "RTF");
  assert_rtf ("one}} two \\par", "B one\n");
  assert_rtf ("\\u99999999999?x\\'zz\\'4", "B \ufffdxzz\n");
}

static void
test_long (void)
{
  g_autoptr (GString) file = g_string_new ("{\\rtf1 " FONTS "\\f1 ");

  for (int i = 0; i < 1000000; i++)
    g_string_append (file, "\\'df\\'ca \\u1575?");
  g_string_append_c (file, '}');
  g_autoptr (GBytes) rtf = g_bytes_new (file->str, file->len);
  g_autoptr (HwExtract) extract = read_or_fail (rtf, "a.rtf");
  g_assert_cmpuint (hw_text_get_n_chars (extract->text), ==, 4000001);
}

static void
test_damage (void)
{
  static const char rtf[]
      = "{\\rtf1" FONTS
        "{\\stylesheet{\\s1 heading 1;}}{\\info{\\title t}}\\pard\\s1 a{\\chftn{\\footnote b}}"
        "\\trowd\\cellx1\\cellx2\\intbl c\\cell\\cell\\row{\\*\\atrfstart 1}\\u1575?{\\*\\atrfend "
        "1}"
        "{\\*\\annotation{\\*\\atnref 1}x}{\\listtext 1.}\\ls1 y{\\upr{a}{\\*\\ud{b}}}\\bin2 "
        "{{\\par}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (rtf, strlen (rtf));

  for (int i = 0; i < 20; i++)
    assert_survives_damage (bytes, "a.rtf");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rtf/text", test_text);
  g_test_add_func ("/rtf/charsets", test_charsets);
  g_test_add_func ("/rtf/paragraphs", test_paragraphs);
  g_test_add_func ("/rtf/tables", test_tables);
  g_test_add_func ("/rtf/notes", test_notes);
  g_test_add_func ("/rtf/comments", test_comments);
  g_test_add_func ("/rtf/left-out", test_left_out);
  g_test_add_func ("/rtf/meta", test_meta);
  g_test_add_func ("/rtf/traps", test_traps);
  g_test_add_func ("/rtf/long", test_long);
  g_test_add_func ("/rtf/damage", test_damage);
  return g_test_run ();
}
