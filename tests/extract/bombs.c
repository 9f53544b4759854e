/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"

#include "zip-maker.h"

#include <string.h>

#define DEEP 100000
#define TEN(text) text text text text text text text text text text
#define LAUGH(name, of) "<!ENTITY " name " '" TEN ("&" of ";") "'>"
/* Ten times ten times ten ... */
#define LAUGHS                                                                                     \
  "<!DOCTYPE x [<!ENTITY a 'haha'>" LAUGH ("b", "a") LAUGH ("c", "b") LAUGH ("d", "c")             \
      LAUGH ("e", "d") LAUGH ("f", "e") LAUGH ("g", "f") LAUGH ("h", "g") LAUGH ("i", "h")         \
          LAUGH ("j", "i") "]>"
#define OUTSIDE                                                                                    \
  "<!DOCTYPE x [<!ENTITY j SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM "                       \
  "'http://127.0.0.1:9/p.dtd'>%p;]>"

#define DOCX                                                                                       \
  "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"    \
  "<w:p><w:r><w:t>"
#define DOCX_END "</w:t></w:r></w:p></w:body></w:document>"
#define OFFICE                                                                                     \
  " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                              \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text><text:p>"
#define OFFICE_END "</text:p></office:text></office:body>"
#define ODT "<office:document-content" OFFICE
#define ODT_END OFFICE_END "</office:document-content>"
#define FODT "<office:document" OFFICE
#define FODT_END OFFICE_END "</office:document>"
#define CHAPTER "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>"
#define CHAPTER_END "</p></body></html>"
#define PACKAGE                                                                                    \
  "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item "                                 \
  "id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine>"
#define PACKAGE_END "<itemref idref='a'/></spine></package>"
#define SVG "<svg xmlns='http://www.w3.org/2000/svg'><title>"
#define SVG_END "</title></svg>"

#define REFUSED BOMB_FAILS (UNSUPPORTED)
#define LARGE BOMB_FAILS (TOO_LARGE)
#define DAMAGED BOMB_FAILS (DAMAGED)
#define EITHER (BOMB_IS_READ | BOMB_IS_ENDED)

const Bomb bombs[] = {
  /* Entities of entities. */
  { "laughs", "a.docx", BOMB_DOCX, LAUGHS DOCX, "&j;", 1, DOCX_END, REFUSED },
  { "laughs", "a.odt", BOMB_ODT, LAUGHS ODT, "&j;", 1, ODT_END, REFUSED },
  { "laughs", "a.fodt", BOMB_PLAIN, LAUGHS FODT, "&j;", 1, FODT_END, REFUSED },
  { "laughs", "chapter.epub", BOMB_EPUB, LAUGHS CHAPTER, "&j;", 1, CHAPTER_END, REFUSED },
  { "laughs", "package.epub", BOMB_OPF, LAUGHS PACKAGE, "", 1, PACKAGE_END, REFUSED },
  { "laughs", "picture.epub", BOMB_SVG, LAUGHS SVG, "&j;", 1, SVG_END, BOMB_FAILS (EMPTY) },
  { "laughs", "a.html", BOMB_PLAIN, LAUGHS, "<p>&j;", 1, "", BOMB_IS_READ },
  /* Entities from elsewhere. */
  { "outside", "a.docx", BOMB_DOCX, OUTSIDE DOCX, "&j;", 1, DOCX_END, REFUSED },
  { "outside", "a.odt", BOMB_ODT, OUTSIDE ODT, "&j;", 1, ODT_END, REFUSED },
  { "outside", "a.fodt", BOMB_PLAIN, OUTSIDE FODT, "&j;", 1, FODT_END, REFUSED },
  { "outside", "chapter.epub", BOMB_EPUB, OUTSIDE CHAPTER, "&j;", 1, CHAPTER_END, REFUSED },
  { "outside", "package.epub", BOMB_OPF, OUTSIDE PACKAGE, "", 1, PACKAGE_END, REFUSED },
  { "outside", "picture.epub", BOMB_SVG, OUTSIDE SVG, "&j;", 1, SVG_END, BOMB_FAILS (EMPTY) },
  { "outside", "a.html", BOMB_PLAIN, OUTSIDE, "<p>&j;", 1, "", BOMB_IS_READ },
  /* A file of 30 KB that unpacks to 30 MB, and one in it. */
  { "unpacks", "a.docx", BOMB_DOCX, DOCX, TEN ("a"), 3000000, DOCX_END, LARGE },
  { "unpacks", "a.odt", BOMB_ODT, ODT, TEN ("a"), 3000000, ODT_END, LARGE },
  { "unpacks", "a.epub", BOMB_EPUB, CHAPTER, TEN ("a"), 3000000, CHAPTER_END, LARGE },
  { "long", "a.docx", BOMB_DOCX, DOCX, TEN (TEN (TEN ("a"))) "\1", 70000, DOCX_END, LARGE },
  { "long", "a.odt", BOMB_ODT, ODT, TEN (TEN (TEN ("a"))) "\1", 70000, ODT_END, LARGE },
  { "long", "a.epub", BOMB_EPUB, CHAPTER, TEN (TEN (TEN ("a"))) "\1", 70000, CHAPTER_END, LARGE },
  { "packed-in-packed", "a.docx", BOMB_DOCX, "PK\3\4", "", 1, "", DAMAGED },
  /* Elements in elements. */
  { "deep", "a.docx", BOMB_DOCX, DOCX, "<w:p>", DEEP, "", REFUSED },
  { "deep", "a.odt", BOMB_ODT, ODT, "<text:span>", DEEP, "", REFUSED },
  { "deep", "a.fodt", BOMB_PLAIN, FODT, "<text:p>", DEEP, "", REFUSED },
  { "deep", "chapter.epub", BOMB_EPUB, CHAPTER, "<div>", DEEP, "", REFUSED },
  { "deep", "package.epub", BOMB_OPF, PACKAGE, "<itemref>", DEEP, "", REFUSED },
  { "deep-blocks", "a.html", BOMB_PLAIN, "", "<div>x", DEEP, "", REFUSED },
  { "deep-marks", "a.html", BOMB_PLAIN, "", "<b><i>x<p>", DEEP, "", EITHER },
  { "deep-tables", "a.html", BOMB_PLAIN, "", "<table><tr><td>x", DEEP, "", REFUSED },
  { "deep-lists", "a.html", BOMB_PLAIN, "", "<ul><li>x", DEEP, "", REFUSED },
  { "deep-fonts", "a.html", BOMB_PLAIN, "", "<font color=\1>x", DEEP, "", EITHER | REFUSED },
  { "deep-foreign", "a.html", BOMB_PLAIN, "<p>x<svg>", "<g>", DEEP, "", REFUSED },
  { "deep-json", "a.html", BOMB_PLAIN, "<p>x<script type='application/ld+json'>", "[", DEEP,
    "</script>", BOMB_IS_READ },
  { "deep", "a.rtf", BOMB_PLAIN, "{\\rtf1 x", "{", DEEP, "", REFUSED },
  { "deep", "a.eml", BOMB_PLAIN, "",
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\1\n\n--b\1\n", DEEP, "\nx",
    EITHER | BOMB_FAILS (EMPTY) | DAMAGED },
  { "deep-messages", "a.eml", BOMB_PLAIN, "", "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n",
    DEEP, "\nx", EITHER | BOMB_FAILS (EMPTY) | DAMAGED },
  { "deep-quotes", "a.md", BOMB_PLAIN, "", ">", DEEP, " x", EITHER },
  { "deep-lists", "a.md", BOMB_PLAIN, "", "- ", DEEP, "x", EITHER },
  { "deep-brackets", "a.md", BOMB_PLAIN, "", "![[", DEEP, "x](y)", EITHER },
  { "deep-emphasis", "a.md", BOMB_PLAIN, "", "*a_b", DEEP, "x", EITHER },
  { "deep-code", "a.md", BOMB_PLAIN, "", "`\1``", DEEP, "x", EITHER },
  { "deep-tags", "a.vtt", BOMB_PLAIN, "WEBVTT\n\n00:01.000 --> 00:02.000\n", "<b>x", DEEP, "",
    EITHER },
  /* Many of what there are few. */
  { "attributes", "a.docx", BOMB_DOCX, "<w:document ", "a\1='' ", DEEP, "/>", REFUSED },
  { "attributes", "a.html", BOMB_PLAIN, "<p ", "a\1='' ", DEEP, ">x", REFUSED },
  { "columns", "a.csv", BOMB_PLAIN, "title,text\nx,", "y,", 10 * DEEP, "\n", EITHER | LARGE },
  { "quotes", "a.csv", BOMB_PLAIN, "title,text\nx,", "\"\"\"", 10 * DEEP, "", EITHER | DAMAGED },
  { "rows", "a.csv", BOMB_PLAIN, "title,text\n", "x,y\1\n", 5 * DEEP, "", EITHER | LARGE },
  { "headers", "a.eml", BOMB_PLAIN, "Subject: x\n", "X\1: y\n", 5 * DEEP, "\nx", EITHER },
  { "encoded", "a.eml", BOMB_PLAIN, "Subject:", " =?windows-1256?q?=c7?=", DEEP, "\n\nx", EITHER },
  { "messages", "a.mbox", BOMB_PLAIN, "", "From a\nSubject: \1\n\nx\n\n", DEEP, "",
    EITHER | LARGE },
  { "fonts", "a.rtf", BOMB_PLAIN, "{\\rtf1{\\fonttbl", "{\\f\1\\fcharset178 A;}", DEEP, "}x}",
    EITHER },
  { "references", "a.md", BOMB_PLAIN, "", "[a\1]: b\n\n[a\1]\n\n", DEEP, "x", EITHER },
};
const gsize n_bombs = G_N_ELEMENTS (bombs);

static const char container[]
    = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
      "<rootfile full-path='a.opf'/></rootfiles></container>";

static GString *
write_content (const Bomb *bomb)
{
  GString *content = g_string_new (bomb->head);
  const char *mark = strchr (bomb->piece, '\1');

  for (guint i = 0; i < bomb->n_pieces; i++)
    if (mark == NULL)
      g_string_append (content, bomb->piece);
    else
      for (const char *p = bomb->piece; *p != '\0'; p++)
        if (*p == '\1')
          g_string_append_printf (content, "%u", i);
        else
          g_string_append_c (content, *p);
  g_string_append (content, bomb->tail);
  return content;
}

GBytes *
bomb_make (const Bomb *bomb)
{
  static const char *const parts[] = {
    [BOMB_DOCX] = "word/document.xml",
    [BOMB_ODT] = "content.xml",
    [BOMB_EPUB] = "a.xhtml",
    [BOMB_OPF] = "a.opf",
    [BOMB_SVG] = "a.svg",
  };
  g_autoptr (GString) content = write_content (bomb);
  ZipMaker *maker;

  if (bomb->kind == BOMB_PLAIN)
    return g_string_free_to_bytes (g_steal_pointer (&content));
  maker = zip_maker_new ();
  if (bomb->kind >= BOMB_EPUB)
    zip_maker_add (maker, "META-INF/container.xml", container, -1, FALSE);
  if (bomb->kind == BOMB_EPUB)
    zip_maker_add (maker, "a.opf", PACKAGE PACKAGE_END, -1, FALSE);
  if (bomb->kind == BOMB_SVG)
    zip_maker_add (maker, "a.opf",
                   "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' "
                   "href='a.svg' media-type='image/svg+xml'/></manifest><spine>" PACKAGE_END,
                   -1, FALSE);
  zip_maker_add (maker, parts[bomb->kind], content->str, (gssize) content->len, TRUE);
  if (bomb->kind == BOMB_OPF)
    zip_maker_add (maker, "a.xhtml", CHAPTER "x" CHAPTER_END, -1, FALSE);
  return zip_maker_end (maker);
}
