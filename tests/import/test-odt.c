/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "extract-lines.h"
#include "zip-maker.h"

#define NAMESPACES                                                                                 \
  "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                               \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                   \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                                 \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                                 \
  "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "                                \
  "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' "                          \
  "xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0' "            \
  "xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0' "                                   \
  "xmlns:dc='http://purl.org/dc/elements/1.1/'"

#define P(content) "<text:p>" content "</text:p>"

static GBytes *
make (const char *styles, const char *automatic, const char *body)
{
  g_autofree char *content = g_strdup_printf (
      "<office:document-content " NAMESPACES
      "><office:automatic-styles>%s</office:automatic-styles>"
      "<office:body><office:text>%s</office:text></office:body></office:document-content>",
      automatic, body);
  g_autofree char *common = g_strdup_printf (
      "<office:document-styles " NAMESPACES ">%s</office:document-styles>", styles);

  return zip_of ("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content,
                 "styles.xml", common, NULL);
}

static void
assert_body (const char *automatic, const char *body, const char *expected)
{
  g_autoptr (GBytes) odt = make ("", automatic, body);
  g_autofree char *flat = g_strdup_printf (
      "<?xml version='1.0'?><office:document " NAMESPACES "><office:automatic-styles>%s"
      "</office:automatic-styles><office:body><office:text>%s</office:text></office:body></"
      "office:document>",
      automatic, body);
  g_autoptr (GBytes) fodt = g_bytes_new_static (flat, strlen (flat));

  assert_lines (odt, "a.odt", expected);
  assert_lines (fodt, "a.fodt", expected);
}

static void
test_text (void)
{
  assert_body (
      "<style:style style:name='H' style:family='text'><style:text-properties text:display='none'/>"
      "</style:style>",
      P ("  قَالَ\n  <text:span>المُعَلِّمُ </text:span> <text:s "
         "text:c='2'/>12<text:tab/>x<text:line-break/> y") P ("")
          P ("seen<text:span text:style-name='H'> not <text:span>seen</text:span></text:span>!")
              P ("<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>r</"
                 "text:ruby-text></text:ruby>"
                 "<text:bookmark text:name='a'/><text:page-number>4</text:page-number>"
                 "<draw:frame><svg:desc>a picture</svg:desc></draw:frame>"),
      "B قَالَ المُعَلِّمُ   12\tx\nB y\nB seen!\nB base4\n"
      "! Text that is marked as hidden was left out.\n");
}

static void
test_styles (void)
{
  g_autoptr (GBytes) odt = make (
      "<office:styles><style:default-style style:family='paragraph'><style:paragraph-properties "
      "style:writing-mode='page'/>"
      "</style:default-style><style:style style:name='Heading' style:family='paragraph'/>"
      "<style:style style:name='Quotations' "
      "style:family='paragraph'/></office:styles><office:automatic-styles>"
      "<style:page-layout style:name='l1'><style:page-layout-properties "
      "style:writing-mode='rl-tb'/></style:page-layout>"
      "<style:page-layout style:name='l2'><style:page-layout-properties "
      "style:writing-mode='lr-tb'/></style:page-layout>"
      "</office:automatic-styles><office:master-styles>"
      "<style:master-page style:name='Standard' "
      "style:page-layout-name='l1'><style:header><text:p>رأس "
      "<text:page-number>1</text:page-number></text:p></style:header><style:footer><text:p>- 12 "
      "-</text:p></style:footer>"
      "</style:master-page><style:master-page style:name='Other' "
      "style:page-layout-name='l2'/></office:master-styles>",
      "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>"
      "<style:style style:name='P2' style:family='paragraph'><style:paragraph-properties "
      "style:writing-mode='lr-tb'/>"
      "</style:style><style:style style:name='P3' style:family='paragraph' "
      "style:master-page-name='Other'/>"
      "<style:style style:name='Loop' style:family='paragraph' style:parent-style-name='Loop'/>",
      "<text:h text:outline-level='2'>عنوان</text:h><text:p text:style-name='P1'>q</text:p>"
      "<text:p text:style-name='P2'>ltr</text:p><text:p text:style-name='Loop'>loop</text:p>"
      "<text:p text:style-name='P3'>page</text:p>");

  assert_lines (odt, "a.odt", "~ رأس 1\nH2< عنوان\nQ< q\nB ltr\nB< loop\nB page\n");
}

static void
test_lists (void)
{
#define ITEM(content) "<text:list-item>" content "</text:list-item>"
  assert_body (
      "<text:list-style style:name='L'><text:list-level-style-number text:level='1' "
      "style:num-format='1' "
      "style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='أ, ب, "
      "ت' style:num-prefix='(' "
      "style:num-suffix=')'/><text:list-level-style-number text:level='3' style:num-format='i' "
      "text:display-levels='3' "
      "text:start-value='4'/></text:list-style><text:list-style "
      "style:name='B'><text:list-level-style-bullet text:level='1' "
      "text:bullet-char='\uf0b7' style:num-suffix='.'/></text:list-style>",
      "<text:list text:style-name='L' xml:id='one'>" ITEM (
          P ("a") P ("more") "<text:list>" ITEM (P ("b")) ITEM (P ("c")) "</text:list>" P ("after"))
          ITEM ("<text:list>" ITEM ("<text:list>" ITEM (P ("deep")) "</text:list>") "</text:list>") "<text:list-header>" P ("header") "</text:list-header></text:list>" P (
              "between") "<text:list "
                         "text:style-name='L' "
                         "text:continue-list='one'"
                         ">" ITEM (P (
                             "on")) "</"
                                    "text:"
                                    "list>"
                                    "<text:"
                                    "list "
                                    "text:"
                                    "style-"
                                    "name='"
                                    "L'"
                                    ">" ITEM (P (
                                        "anew")) "<text:list-item "
                                                 "text:start-value='9'>" P (
                                                     "nine") "</text:list-item></"
                                                             "text:list><text:list "
                                                             "text:style-name='B'"
                                                             ">" ITEM (P (
                                                                 "dot")) "</"
                                                                         "text"
                                                                         ":lis"
                                                                         "t>"
                                                                         "<tex"
                                                                         "t:"
                                                                         "list"
                                                                         ">" ITEM (P (
                                                                             "no style")) "</"
                                                                                          "text:"
                                                                                          "list>",
      "L1 1. a\nL1 more\nL2 (أ) b\nL2 (ب) c\nL1 after\nL3 1.ب.iv deep\nL1 header\nB between\nL1 2. "
      "on\nL1 1. anew\n"
      "L1 9. nine\nL1 • dot\nL1 no style\n");
}

static void
test_tables (void)
{
#define CELL(content) "<table:table-cell>" content "</table:table-cell>"
  assert_body ("",
               "<table:table><table:table-column "
               "table:number-columns-repeated='3'/"
               "><table:table-header-rows><table:table-row>" CELL (P ("أ") P ("ثان"))
                   CELL (P ("ب"))
                       CELL (P (
                           "ج")) "</table:table-row></table:table-header-rows><table:table-row>"
                                 "<table:table-cell table:number-columns-spanned='2'>" P ("wide") "</table:table-cell><table:covered-table-cell/>" CELL (
                                     P ("x<text:tab/>y")) "</"
                                                          "table:table-row><table:table-row><table:"
                                                          "table-cell "
                                                          "table:number-columns-repeated='2'/"
                                                          ">" CELL (P (
                                                              "z")) "</"
                                                                    "table:table-row><"
                                                                    "table:table-"
                                                                    "row>" CELL (P (
                                                                        "out") "<table:table><"
                                                                               "table:table-column/"
                                                                               ">"
                                                                               "<table:table-"
                                                                               "row>" CELL (P (
                                                                                   "in")) "</"
                                                                                          "table:"
                                                                                          "table-"
                                                                                          "row></"
                                                                                          "table:"
                                                                                          "table>")
                                                                        CELL (P (
                                                                            "last")) "</"
                                                                                     "tabl"
                                                                                     "e:"
                                                                                     "tabl"
                                                                                     "e-"
                                                                                     "row>"
                                                                                     "</"
                                                                                     "tabl"
                                                                                     "e:"
                                                                                     "tabl"
                                                                                     "e><"
                                                                                     "tabl"
                                                                                     "e:"
                                                                                     "tabl"
                                                                                     "e><"
                                                                                     "tabl"
                                                                                     "e:"
                                                                                     "tabl"
                                                                                     "e-"
                                                                                     "colu"
                                                                                     "mn/"
                                                                                     "><"
                                                                                     "tabl"
                                                                                     "e:"
                                                                                     "tabl"
                                                                                     "e-"
                                                                                     "row"
                                                                                     ">" CELL (P ("one") P (
                                                                                         "two")) "<"
                                                                                                 "/"
                                                                                                 "t"
                                                                                                 "a"
                                                                                                 "b"
                                                                                                 "l"
                                                                                                 "e"
                                                                                                 ":"
                                                                                                 "t"
                                                                                                 "a"
                                                                                                 "b"
                                                                                                 "l"
                                                                                                 "e"
                                                                                                 "-"
                                                                                                 "r"
                                                                                                 "o"
                                                                                                 "w"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "/"
                                                                                                 "t"
                                                                                                 "a"
                                                                                                 "b"
                                                                                                 "l"
                                                                                                 "e"
                                                                                                 ":"
                                                                                                 "t"
                                                                                                 "a"
                                                                                                 "b"
                                                                                                 "l"
                                                                                                 "e"
                                                                                                 ">",
               "T أ ثان\tب\tج\nT wide\t\tx y\nT \t\tz\nT out in\tlast\nB one\nB two\n");
}

static void
test_notes (void)
{
#define NOTE(mark, body)                                                                           \
  "<text:note><text:note-citation>" mark "</text:note-citation><text:note-body>" body              \
  "</text:note-body></text:note>"
  assert_body (
      "",
      P ("one" NOTE ("1", P ("حاشية") P ("more")) ", two" NOTE (
          "i",
          P ("end")) ".") "<text:list><text:list-item>" P ("item" NOTE ("2",
                                                                        "<text:list><text:list-"
                                                                        "item>" P (
                                                                            "x") "</"
                                                                                 "text:list-item></"
                                                                                 "text:list>") "!") "</text:list-item></text:list>",
      "B one[1], two[i].\nF [1] حاشية\nF more\nF [i] end\nL1 item[2]!\nF [2] x\n");
}

static void
test_comments (void)
{
#define COMMENT(name, more, who, text)                                                             \
  "<office:annotation " name more "><dc:creator>" who                                              \
  "</dc:creator><dc:date>2024-05-01T10:00:00</dc:date>"                                            \
  "<text:p>" text "</text:p></office:annotation>"
  assert_body (
      "",
      P ("قبل " COMMENT ("office:name='a'", "", "ليلى",
                         "رأي") "هذا المقطع<office:annotation-end "
                                "office:name='a'/>" COMMENT (
                                    "office:name='b'", " loext:parent-name='a'", "Omar",
                                    "reply") " بعد") P ("a point" COMMENT ("", "", "Sami", "here")),
      "B قبل هذا المقطع بعد\nB a point\n@ قبل هذا المقطع بعد: reply (Omar, 2024-05-01T10:00:00)\n"
      "@ هذا المقطع: رأي (ليلى, 2024-05-01T10:00:00)\n@ a point: here (Sami, "
      "2024-05-01T10:00:00)\n");
}

static void
test_changes (void)
{
  assert_body (
      "",
      "<text:tracked-changes><text:changed-region><text:deletion>" P (
          "gone") "</text:deletion></text:changed-region></text:tracked-changes>" P ("kept<text:"
                                                                                     "change "
                                                                                     "text:change-"
                                                                                     "id='1'/>"),
      "B kept\n! Tracked changes were read as accepted.\n");
}

static void
test_boxes_and_pages (void)
{
  assert_body ("",
               P ("before <draw:frame><draw:text-box>" P ("in the box") P (
                   "twice") "</draw:text-box></draw:frame>"
                            "<draw:custom-shape>" P (
                                "shape") "</draw:custom-shape>after <text:soft-page-break/>page"),
               "B {1}before after {2}page\nB in the box\nB twice\nB shape\n");
}

static void
test_meta (void)
{
  g_autoptr (GBytes) odt = zip_of (
      "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
      "<office:document-content " NAMESPACES "><office:body><office:text>" P (
          "هذا نص عربي في وثيقة.") "</office:text></office:body></office:document-content>",
      "meta.xml",
      "<office:document-meta " NAMESPACES
      "><office:meta><dc:title>تقرير</dc:title><meta:initial-creator>ليلى"
      "</meta:initial-creator><dc:creator>Sami</"
      "dc:creator><meta:creation-date>2023-11-05T22:00:00</meta:creation-date>"
      "<dc:date>2024-01-01T00:00:00</dc:date><dc:language>ar-IQ</dc:language></office:meta></"
      "office:document-meta>",
      NULL);
  g_autoptr (HwExtract) extract = read_or_fail (odt, "a.odt");

  g_assert_cmpstr (extract->title, ==, "تقرير");
  g_assert_cmpstr (extract->author, ==, "ليلى");
  g_assert_cmpstr (extract->published, ==, "2023-11-05");
  g_assert_cmpstr (extract->language, ==, "ar-IQ");
}

static void
test_traps (void)
{
  g_autoptr (GBytes) locked
      = zip_of ("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "\x12\x34",
                "META-INF/manifest.xml", "<manifest><encryption-data/></manifest>", NULL);
  assert_unreadable (locked, "a.odt", HW_IMPORT_ERROR_LOCKED, "password");

  g_autoptr (GBytes) whole = zip_of ("encrypted-package", "\x12\x34", "META-INF/manifest.xml",
                                     "<manifest><encryption-data/></manifest>", NULL);
  assert_unreadable (whole, "a.odt", HW_IMPORT_ERROR_LOCKED, "password");

  g_autoptr (GBytes) outside = zip_of (
      "content.xml", "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><a>&a;</a>", NULL);
  assert_unreadable (outside, "a.odt", HW_IMPORT_ERROR_UNSUPPORTED, "content.xml");

  g_autoptr (GBytes) no_text = zip_of ("content.xml", "<a/>", NULL);
  assert_unreadable (no_text, "a.odt", HW_IMPORT_ERROR_EMPTY, "no text");
  g_autoptr (GBytes) no_content = zip_of ("x.xml", "<a/>", NULL);
  assert_unreadable (no_content, "a.odt", HW_IMPORT_ERROR_DAMAGED, "content.xml");

  g_autoptr (GString) deep = g_string_new (NULL);
  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<text:list><text:list-item>");
  g_autoptr (GBytes) nested = make ("", "", deep->str);
  assert_unreadable (nested, "a.odt", HW_IMPORT_ERROR_UNSUPPORTED, "content.xml");
}

static void
test_damage (void)
{
  g_autoptr (GBytes) odt
      = make ("", "",
              P ("one" NOTE ("1", P ("حاشية")) ", two") "<table:table><table:table-row>" CELL (
                  P ("a")) "</table:table-row></table:table>");
  static const char flat[] = "<office:document " NAMESPACES "><office:body><office:text>" P (
      "one" NOTE ("1", P ("حاشية")) COMMENT (
          "", "", "a", "b")) "<text:list><text:list-item>" P ("x") "</text:list-item></text:list></"
                                                                   "office:text></office:body></"
                                                                   "office:document>";
  g_autoptr (GBytes) fodt = g_bytes_new_static (flat, strlen (flat));

  assert_survives_damage (odt, "a.odt");
  assert_survives_damage (fodt, "a.fodt");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odt/text", test_text);
  g_test_add_func ("/odt/styles", test_styles);
  g_test_add_func ("/odt/lists", test_lists);
  g_test_add_func ("/odt/tables", test_tables);
  g_test_add_func ("/odt/notes", test_notes);
  g_test_add_func ("/odt/comments", test_comments);
  g_test_add_func ("/odt/changes", test_changes);
  g_test_add_func ("/odt/boxes-and-pages", test_boxes_and_pages);
  g_test_add_func ("/odt/meta", test_meta);
  g_test_add_func ("/odt/traps", test_traps);
  g_test_add_func ("/odt/damage", test_damage);
  return g_test_run ();
}
