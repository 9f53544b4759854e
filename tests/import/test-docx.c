/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "extract-lines.h"
#include "zip-maker.h"

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
#define OTHERS                                                                                     \
  "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "                        \
  "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' "                              \
  "xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml' "                              \
  "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "                          \
  "xmlns:v='urn:schemas-microsoft-com:vml'"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

#define P(content) "<w:p>" content "</w:p>"
#define R(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define STYLED(style, content) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" content "</w:p>"
#define ITEM(list, level, text)                                                                    \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                          \
  "'/></w:numPr></w:pPr>" R (text) "</w:p>"

static const char relations[]
    = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
      "<Relationship Id='r1' Type='" RELATION "styles' Target='styles.xml'/>"
      "<Relationship Id='r2' Type='" RELATION "numbering' Target='/word/numbering.xml'/>"
      "<Relationship Id='r3' Type='" RELATION "footnotes' Target='footnotes.xml'/>"
      "<Relationship Id='r4' Type='" RELATION "endnotes' Target='endnotes.xml'/>"
      "<Relationship Id='r5' Type='" RELATION "comments' Target='comments.xml'/>"
      "<Relationship Id='r6' "
      "Type='http://schemas.microsoft.com/office/2011/relationships/commentsExtended' "
      "Target='commentsExtended.xml'/>"
      "<Relationship Id='r7' Type='" RELATION "header' Target='header1.xml'/>"
      "<Relationship Id='r8' Type='" RELATION "hyperlink' Target='http://example.org' "
      "TargetMode='External'/></Relationships>";

/* A document of this body, and of parts by turns: name, content, NULL. The content is put into the root element that
 * the name asks for. */
static GBytes *
make (const char *body, ...)
{
  ZipMaker *maker = zip_maker_new ();
  g_autofree char *document = g_strdup_printf (
      "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><w:document " W OTHERS
      "><w:body>%s</w:body></w:document>",
      body);
  va_list parts;

  zip_maker_add (maker, "word/document.xml", document, -1, TRUE);
  zip_maker_add (maker, "word/_rels/document.xml.rels", relations, -1, TRUE);
  va_start (parts, body);
  for (const char *name = va_arg (parts, const char *); name != NULL;
       name = va_arg (parts, const char *))
    {
      g_autofree char *file = g_strdup_printf ("word/%s.xml", name);
      g_autofree char *xml = g_strdup_printf ("<w:%s " W OTHERS ">%s</w:%s>", name,
                                              va_arg (parts, const char *), name);

      zip_maker_add (maker, file, xml, -1, TRUE);
    }
  va_end (parts);
  return zip_maker_end (maker);
}

static void
assert_body (const char *body, const char *expected)
{
  g_autoptr (GBytes) docx = make (body, NULL);

  assert_lines (docx, "a.docx", expected);
}

static void
test_text (void)
{
  assert_body (P ("<w:pPr><w:bidi/></w:pPr>" R ("قَالَ المُعَلِّمُ ") R ("English 12") R (" ثم")) P ("")
                   P (R ("Second")),
               "B< قَالَ المُعَلِّمُ English 12 ثم\nB Second\n");
  assert_body (
      P ("<w:r><w:t> a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>"),
      "B a\tb\nB c\nB d\n");
  assert_body (P ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>"
                  "<w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Wingdings' w:char='F0FC'/>"
                  "<w:sym w:font='AGA Arabesque' "
                  "w:char='F072'/></w:r><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"),
               "B a\u2011b\u00adcα✓ﷺx+1\n");
  assert_body (P ("<w:hyperlink>" R (
                   "link") "</w:hyperlink><w:smartTag><w:sdt><w:sdtPr><w:alias/></w:sdtPr>"
                           "<w:sdtContent>" R (
                               " kept") "</w:sdtContent></w:sdt></w:smartTag>"
                                        "<w:r><w:ruby><w:rt>" R ("small") "</w:rt><w:rubyBase>" R (
                                            " base") "</w:rubyBase></w:ruby></w:r>"),
               "B link kept base\n");
  assert_body (P (R ("seen") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                             "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>!</w:t></w:r>"),
               "B seen!\n! Text that is marked as hidden was left out.\n");
}

static void
test_strict (void)
{
  g_autoptr (GBytes) strict = zip_of (
      "_rels/.rels",
      "<Relationships "
      "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' "
      "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' "
      "Target='W/Text.xml'/>"
      "</Relationships>",
      "W/text.xml",
      "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:p><x:pPr>"
      "<x:outlineLvl x:val='2'/><x:bidi "
      "x:val='true'/></x:pPr><x:r><x:t>عنوان</x:t></x:r></x:p></x:body>"
      "</x:document>",
      NULL);

  assert_lines (strict, "a.docx", "H3< عنوان\n");
}

static void
test_styles (void)
{
  g_autoptr (GBytes) docx = make (
      STYLED ("T1", R ("One")) STYLED ("Mine", R ("Two")) STYLED ("No", R ("text"))
          STYLED ("Q", R ("q")) STYLED ("Circle", R ("round")) P (R ("Plain"))
              STYLED ("Unknown", "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"),
      "styles",
      "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name "
      "w:val='Normal'/><w:pPr><w:bidi/></w:pPr></w:style>"
      "<w:style w:type='paragraph' w:styleId='T1'><w:name w:val='heading 1'/><w:basedOn "
      "w:val='N'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='T2'><w:name w:val='x'/><w:pPr><w:outlineLvl "
      "w:val='1'/></w:pPr></w:style>"
      "<w:style w:type='paragraph' w:styleId='Mine'><w:basedOn w:val='T2'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='No'><w:basedOn w:val='T2'/><w:pPr><w:outlineLvl "
      "w:val='9'/></w:pPr></w:style>"
      "<w:style w:type='paragraph' w:styleId='Q'><w:name w:val='Intense Quote'/></w:style>"
      "<w:style w:type='character' w:styleId='N2'><w:name w:val='heading 2'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='Circle'><w:basedOn w:val='Circle'/></w:style>",
      NULL);

  assert_lines (docx, "a.docx", "H1< One\nH2 Two\nB text\nQ q\nB round\nB< Plain\nB< a\nB< b\n");
}

static void
test_lists (void)
{
#define LEVEL(i, format, text)                                                                     \
  "<w:lvl w:ilvl='" i "'><w:start w:val='1'/><w:numFmt w:val='" format                             \
  "'/><w:lvlText w:val='" text "'/></w:lvl>"
  g_autoptr (GBytes) docx = make (
      ITEM ("1", "0", "a") ITEM ("1", "1", "b") ITEM ("1", "1", "c") ITEM ("1", "0", "d")
          ITEM ("1", "1", "e") ITEM ("2", "0", "dot") ITEM ("3", "0", "g") ITEM ("3", "0", "h")
              ITEM ("4", "0", "i") ITEM ("0", "0", "none") ITEM ("1", "2", "")
                  ITEM ("1", "2", "deep") STYLED ("Head", R ("in a style"))
                      ITEM ("77", "0", "lost"),
      "numbering",
      "<w:abstractNum w:abstractNumId='0'>" LEVEL ("0", "decimal", "%1.") LEVEL ("1", "arabicAbjad",
                                                                                 "%1.%2)")
          LEVEL ("2", "hindiNumbers",
                 "(%3)") "</w:abstractNum>"
                         "<w:abstractNum w:abstractNumId='1'>" LEVEL (
                             "0", "bullet",
                             "\uf0b7") "</w:abstractNum>"
                                       "<w:abstractNum w:abstractNumId='2'>" LEVEL (
                                           "0", "upperRoman",
                                           "%1-") "</w:abstractNum>"
                                                  "<w:num w:numId='1'><w:abstractNumId "
                                                  "w:val='0'/></w:num><w:num "
                                                  "w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
                                                  "<w:num w:numId='3'><w:abstractNumId "
                                                  "w:val='2'/></w:num><w:num "
                                                  "w:numId='4'><w:abstractNumId w:val='2'/>"
                                                  "<w:lvlOverride w:ilvl='0'><w:startOverride "
                                                  "w:val='9'/></w:lvlOverride></w:num>"
                                                  "<w:num w:numId='5'><w:abstractNumId "
                                                  "w:val='9'/></w:num>",
      "styles",
      "<w:style w:type='paragraph' w:styleId='Head'><w:name w:val='heading "
      "2'/><w:pPr><w:numPr><w:numId w:val='3'/>"
      "</w:numPr></w:pPr></w:style>",
      NULL);

  assert_lines (
      docx, "a.docx",
      "L1 1. a\nL2 1.أ) b\nL2 1.ب) c\nL1 2. d\nL2 2.أ) e\nL1 • dot\nL1 I- g\nL1 II- h\nL1 IX- i\n"
      "B none\nL3 (٢) deep\nH2 X- in a style\nL1 lost\n");
}

static void
test_tables (void)
{
#define TC(content) "<w:tc>" content "</w:tc>"
#define SPAN(n, content) "<w:tc><w:tcPr><w:gridSpan w:val='" n "'/></w:tcPr>" content "</w:tc>"
  assert_body (
      "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/"
      "><w:gridCol/></w:tblGrid>"
      "<w:tr>" TC (P (R ("أ")) P (R ("ثان"))) SPAN (
          "2",
          P (R (
              "ب"))) "</w:tr>"
                     "<w:tr>" SPAN ("2", P (R ("wide"))) TC (P (R (
                         "x") "<w:r><w:tab/><w:br/><w:t>y</w:t></"
                              "w:r>")) "</w:tr>"
                                       "<w:tr><w:trPr><w:gridBefore "
                                       "w:val='1'/></w:trPr>" TC ("<"
                                                                  "w"
                                                                  ":"
                                                                  "t"
                                                                  "c"
                                                                  "P"
                                                                  "r"
                                                                  ">"
                                                                  "<"
                                                                  "w"
                                                                  ":"
                                                                  "v"
                                                                  "M"
                                                                  "e"
                                                                  "r"
                                                                  "g"
                                                                  "e"
                                                                  "/"
                                                                  ">"
                                                                  "<"
                                                                  "/"
                                                                  "w"
                                                                  ":"
                                                                  "t"
                                                                  "c"
                                                                  "P"
                                                                  "r"
                                                                  ">" P (""))
                                           TC (P (R (
                                               "z"))) "</w:tr>"
                                                      "<w:tr>" TC (P ("")) TC (P ("")) TC (P (
                                                          "")) "</"
                                                               "w:"
                                                               "tr>"
                                                               "<w:"
                                                               "tr"
                                                               ">" TC (P (R (
                                                                   "out ")) "<w:tbl><w:tblGrid><w:"
                                                                            "gridCol/><w:gridCol/"
                                                                            "></"
                                                                            "w:tblGrid><w:tr>" TC (
                                                                                P (R ("in1")))
                                                                                TC (P (R (
                                                                                    "in2"))) "</"
                                                                                             "w:tr>"
                                                                                             "</"
                                                                                             "w:"
                                                                                             "tbl"
                                                                                             ">" P (
                                                                                                 ""))
                                                                   TC (P (R (
                                                                       "last"))) "</w:tr>"
                                                                                 "<w:tr><w:trPr><w:"
                                                                                 "del "
                                                                                 "w:id='1'/></"
                                                                                 "w:trPr>" TC (P (R (
                                                                                     "gone"))) "</"
                                                                                               "w:"
                                                                                               "tr>"
                                                                                               "</"
                                                                                               "w:"
                                                                                               "tbl"
                                                                                               ">"
                                                                                               "<w:"
                                                                                               "tbl"
                                                                                               "><"
                                                                                               "w:"
                                                                                               "tbl"
                                                                                               "Gri"
                                                                                               "d><"
                                                                                               "w:"
                                                                                               "gri"
                                                                                               "dCo"
                                                                                               "l/"
                                                                                               "></"
                                                                                               "w:"
                                                                                               "tbl"
                                                                                               "Gri"
                                                                                               "d><"
                                                                                               "w:"
                                                                                               "tr"
                                                                                               ">" TC (
                                                                                                   P (R (
                                                                                                       "para one"))
                                                                                                       P (R ("para two")) "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>" TC (
                                                                                                           P (R (
                                                                                                               "1")))
                                                                                                           TC (P (R (
                                                                                                               "2"))) "</w:tr></w:tbl>") "</w:tr></w:tbl>" P (R ("after")),
      "T< أ ثان\tب\nT< wide\t\tx  y\nT< \t\tz\nT< out  in1 in2\tlast\nB para one\nB para "
      "two\nT 1\t2\nB after\n"
      "! Tracked changes were read as accepted.\n");
}

static void
test_notes (void)
{
#define NOTE(id, text) "<w:r><w:footnoteReference w:id='" id "'/></w:r>" R (text)
  g_autoptr (GBytes) docx = make (
      P (R ("one") NOTE ("2", ", two") "<w:r><w:endnoteReference w:id='1'/></w:r>" NOTE ("3", ".")) P (R (
          "custom") "<w:r><w:footnoteReference w:customMarkFollows='1' "
                    "w:id='4'/><w:t>*</w:t></w:r>") "<w:tbl><w:tr><w:tc>" P (R ("cell")
                                                                                 NOTE (
                                                                                     "5",
                                                                                     "!")) "</"
                                                                                           "w:"
                                                                                           "tc><"
                                                                                           "w:"
                                                                                           "tc"
                                                                                           ">" P (R (
                                                                                               "b")) "</w:tc></w:tr></w:tbl>",
      "footnotes",
      "<w:footnote w:type='separator' w:id='0'>" P (
          R (
              "line")) "</w:footnote>"
                       "<w:footnote w:id='2'>" P (
                           "<w:r><w:footnoteRef/></w:r>" R (
                               " حاشية")) P (R ("more")) "</w:footnote>"
                                                         "<w:footnote w:id='3'>" P (R ("second")) "</w:footnote><w:footnote w:id='4'>" P (
                                                             R ("* star")) "</w:footnote>"
                                                                           "<w:footnote "
                                                                           "w:id='5'>" P (R (
                                                                               "of "
                                                                               "the "
                                                                               "cel"
                                                                               "l")) "</"
                                                                                     "w:footnote><"
                                                                                     "w:footnote "
                                                                                     "w:id='6'"
                                                                                     ">" P (R (
                                                                                         "un"
                                                                                         "ca"
                                                                                         "ll"
                                                                                         "e"
                                                                                         "d")) "</"
                                                                                               "w:"
                                                                                               "foo"
                                                                                               "tno"
                                                                                               "te"
                                                                                               ">",
      "endnotes", "<w:endnote w:id='1'>" P ("<w:pPr><w:bidi/></w:pPr>" R ("ختام")) "</w:endnote>",
      NULL);

  assert_lines (
      docx, "a.docx",
      "B one[1], two[i][2].\nF [1] حاشية\nF more\nF< [i] ختام\nF [2] second\nB custom*\nF * star\n"
      "T cell[4]!\tb\nF [4] of the cell\n");
}

static void
test_comments (void)
{
#define FROM(id) "<w:commentRangeStart w:id='" id "'/>"
#define TO(id) "<w:commentRangeEnd w:id='" id "'/><w:r><w:commentReference w:id='" id "'/></w:r>"
#define BY(id, who, day, key, text)                                                                \
  "<w:comment w:id='" id "' w:author='" who "' w:date='2024-05-" day "T10:00:00Z'>"                \
  "<w:p w14:paraId='" key "'><w:r><w:annotationRef/></w:r>" R (text) "</w:p></w:comment>"
  ZipMaker *maker = zip_maker_new ();
  const char *body = "<w:document " W OTHERS "><w:body>" P (R ("قبل ") FROM ("0") R ("هذا المقطع")
                                                                TO ("0") R (" بعد"))
      P (FROM ("1") R ("from here")) P (R ("to here") TO ("1") R ("!"))
          P (R ("a point") "<w:r><w:commentReference w:id='2'/></w:r>") "</w:body></w:document>";
  const char *comments = "<w:comments " W OTHERS ">" BY ("0", "ليلى", "01", "A", "رأي في *هذا*")
      BY ("1", "Sami", "02", "B", "two") BY ("2", "Sami", "03", "C", "a word")
          BY ("3", "Omar", "04", "D", "a reply") BY ("9", "", "05", "E", "nowhere") "</w:comments>";

  zip_maker_add (maker, "word/document.xml", body, -1, TRUE);
  zip_maker_add (maker, "word/_rels/document.xml.rels", relations, -1, TRUE);
  zip_maker_add (maker, "word/comments.xml", comments, -1, TRUE);
  zip_maker_add (maker, "word/commentsExtended.xml",
                 "<w15:commentsEx " OTHERS
                 "><w15:commentEx w15:paraId='D' w15:paraIdParent='A'/></w15:commentsEx>",
                 -1, TRUE);
  g_autoptr (GBytes) with_replies = zip_maker_end (maker);
  assert_lines (with_replies, "a.docx",
                "B قبل هذا المقطع بعد\nB from here\nB to here!\nB a point\n"
                "@ هذا المقطع: رأي في \\*هذا\\* (ليلى, 2024-05-01T10:00:00Z)\n"
                "@ هذا المقطع: a reply (Omar, 2024-05-04T10:00:00Z)\n"
                "@ from here\nto here: two (Sami, 2024-05-02T10:00:00Z)\n"
                "@ a point: a word (Sami, 2024-05-03T10:00:00Z)\n"
                "! A comment stands on no text: “nowhere”\n");
}

static void
test_changes (void)
{
  static const char body[] = P (R ("kept ") "<w:ins w:id='1'>" R (
      "new ") "</w:ins><w:del w:id='2'><w:r><w:delText>old </w:delText></w:r></w:del>"
              "<w:moveFrom w:id='3'>" R ("from ") "</w:moveFrom><w:moveTo w:id='4'>" R (
                  "to") "</w:moveTo>")
      P ("<w:pPr><w:rPr><w:del w:id='5'/></w:rPr></w:pPr>" R ("joined ")) P (R ("with this"))
          P ("<w:pPr><w:rPr><w:del w:id='6'/></w:rPr></w:pPr><w:del w:id='7'>" R (
              "all gone") "</w:del>") "<w:p><w:pPr><w:outlineLvl w:val='0'/><w:pPrChange "
                                      "w:id='8'><w:pPr><w:outlineLvl "
                                      "w:val='4'/></w:pPr></w:pPrChange>"
                                      "</w:pPr>" R ("heading") "</w:p>";

  assert_body (
      body,
      "B kept new to\nB joined with this\nH1 heading\n! Tracked changes were read as accepted.\n");
}

static void
test_fields (void)
{
#define FIELD(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
  assert_body (P (R ("see ") FIELD ("begin") "<w:r><w:instrText> REF x </w:instrText></w:r>" FIELD (
                   "begin") R ("nested instruction") FIELD ("separate") R ("its result")
                      FIELD ("end") FIELD ("separate") R ("page 4") FIELD ("end") " " R (
                          " ok") "<w:fldSimple w:instr='DATE'>" R (" today") "</w:fldSimple>")
                   P (FIELD ("begin") R ("lost end")) P (R ("is not lost")),
               "B see page 4 ok today\nB is not lost\n");
}

static void
test_boxes (void)
{
#define BOX "<w:txbxContent>" P (R ("in the box")) P (R ("twice")) "</w:txbxContent>"
  assert_body (
      P ("<w:pPr><w:bidi/></w:pPr>" R (
          "before ") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>" BOX
                     "</w:drawing></mc:Choice>"
                     "<mc:Fallback><w:pict><v:textbox>" BOX
                     "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" R ("after")),
      "B< before after\nB in the box\nB twice\n");
}

static void
test_pages (void)
{
#define PAGE "<w:r><w:lastRenderedPageBreak/></w:r>"
  assert_body (
      P (R ("one ") PAGE R ("two")) "<w:tbl><w:tr><w:tc>" P (R ("a") PAGE R (
          "b")) "</w:tc><w:tc>" P (R ("c")
                                       PAGE R ("d")) "</w:tc></w:tr></w:tbl>" P ("<w:r><w:br "
                                                                                 "w:type='page'/></"
                                                                                 "w:r>" PAGE R (
                                                                                     "four")),
      "B {1}one {2}two\nT a{3}b\tcd\nB {4}four\n");
}

static void
test_meta (void)
{
  g_autoptr (GBytes) docx = zip_of (
      "_rels/.rels",
      "<Relationships><Relationship "
      "Type='http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
      "core-properties' "
      "Target='docProps/core.xml'/></Relationships>",
      "docProps/core.xml",
      "<c:coreProperties xmlns:c='x' xmlns:dc='http://purl.org/dc/elements/1.1/' "
      "xmlns:dcterms='http://purl.org/dc/terms/'>"
      "<dc:title> تقرير \n السنة </dc:title><dc:creator>ليلى "
      "حسن</dc:creator><dc:language>en-US</dc:language>"
      "<dcterms:created>2023-11-05T22:00:00Z</dcterms:created></c:coreProperties>",
      "word/document.xml",
      "<w:document " W "><w:body>" P (R ("هذا نص عربي في وثيقة.")) "</w:body></w:document>",
      "word/_rels/document.xml.rels", relations, "word/header1.xml",
      "<w:hdr " W ">" P (R ("رأس الصفحة ")) "</w:hdr>", NULL);
  g_autoptr (HwExtract) extract = read_or_fail (docx, "x/ملف.docx");

  g_assert_cmpstr (extract->title, ==, "تقرير السنة");
  g_assert_cmpstr (extract->author, ==, "ليلى حسن");
  g_assert_cmpstr (extract->published, ==, "2023-11-05");
  g_assert_cmpstr (extract->language, ==, "ar"); /* its letters say so */
  g_autofree char *lines = extract_lines (extract);
  g_assert_cmpstr (lines, ==, "~ رأس الصفحة\nB هذا نص عربي في وثيقة.\n");
}

static void
test_traps (void)
{
  g_autoptr (GBytes) laughs
      = zip_of ("word/document.xml",
                "<!DOCTYPE d [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><w:document " W
                "><w:body>" P (R ("&b;")) "</w:body></w:document>",
                NULL);
  assert_unreadable (laughs, "a.docx", HW_IMPORT_ERROR_UNSUPPORTED, "word/document.xml");

  g_autoptr (GBytes) empty = make (P (""), NULL);
  assert_unreadable (empty, "a.docx", HW_IMPORT_ERROR_EMPTY, "no text");
  g_autoptr (GBytes) other = zip_of ("word/other.xml", "<a/>", NULL);
  assert_unreadable (other, "a.docx", HW_IMPORT_ERROR_DAMAGED, "word/document.xml");
  g_autoptr (GBytes) locked = g_bytes_new_static ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 encrypted", 18);
  assert_unreadable (locked, "a.docx", HW_IMPORT_ERROR_LOCKED, "password");

  g_autoptr (GString) deep = g_string_new (NULL);
  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<w:tbl><w:tr><w:tc>");
  g_autoptr (GBytes) nested = make (deep->str, NULL);
  assert_unreadable (nested, "a.docx", HW_IMPORT_ERROR_UNSUPPORTED, "400");

  ZipMaker *maker = zip_maker_new ();
  zip_maker_add_blanks (maker, "word/document.xml", (gsize) 256 * 1024 * 1024);
  g_autoptr (GBytes) bomb = zip_maker_end (maker);
  assert_unreadable (bomb, "a.docx", HW_IMPORT_ERROR_TOO_LARGE, "word/document.xml");
}

static void
test_long_paragraph (void)
{
  g_autoptr (GString) body = g_string_new ("<w:p><w:r><w:t>");

  for (int i = 0; i < 1000000; i++)
    g_string_append_printf (body, "%d كتاب ", g_test_rand_int_range (0, 1000));
  g_string_append (body, "</w:t></w:r></w:p>");
  g_autoptr (GBytes) docx = make (body->str, NULL);
  g_autoptr (HwExtract) extract = read_or_fail (docx, "a.docx");
  g_assert_cmpuint (hw_text_get_n_paragraphs (extract->text), ==, 1);
  g_assert_cmpuint (hw_text_get_n_chars (extract->text), >, 6000000);
}

static void
test_damage (void)
{
  g_autoptr (GBytes) docx = make (
      P (R ("one") NOTE ("2", ", two")) "<w:tbl><w:tr><w:tc>" P (R ("a")) "</w:tc></w:tr></w:tbl>",
      "footnotes", "<w:footnote w:id='2'>" P (R ("حاشية")) "</w:footnote>", NULL);

  assert_survives_damage (docx, "a.docx");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx/text", test_text);
  g_test_add_func ("/docx/strict", test_strict);
  g_test_add_func ("/docx/styles", test_styles);
  g_test_add_func ("/docx/lists", test_lists);
  g_test_add_func ("/docx/tables", test_tables);
  g_test_add_func ("/docx/notes", test_notes);
  g_test_add_func ("/docx/comments", test_comments);
  g_test_add_func ("/docx/changes", test_changes);
  g_test_add_func ("/docx/fields", test_fields);
  g_test_add_func ("/docx/boxes", test_boxes);
  g_test_add_func ("/docx/pages", test_pages);
  g_test_add_func ("/docx/meta", test_meta);
  g_test_add_func ("/docx/traps", test_traps);
  g_test_add_func ("/docx/long-paragraph", test_long_paragraph);
  g_test_add_func ("/docx/damage", test_damage);
  return g_test_run ();
}
