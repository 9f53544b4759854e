/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "extract-lines.h"
#include "zip-maker.h"

#define CONTAINER                                                                                  \
  "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"                 \
  "<rootfile full-path='OPS/book.opf'/></rootfiles></container>"
#define OPF(metadata, manifest, spine)                                                             \
  "<package xmlns='http://www.idpf.org/2007/opf' xmlns:opf='http://www.idpf.org/2007/opf' "        \
  "xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>" metadata                                \
  "</metadata><manifest>" manifest "</manifest><spine>" spine "</spine></package>"
#define ITEM(id, href) "<item id='" id "' href='" href "' media-type='application/xhtml+xml'/>"
#define REF(id) "<itemref idref='" id "'/>"
#define PAGE(body)                                                                                 \
  "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' "       \
  "'http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd'><html xmlns='http://www.w3.org/1999/xhtml' "     \
  "xmlns:epub='http://www.idpf.org/2007/ops'><head><title>not "                                    \
  "text</title><style>p{}</style></head><body>" body "</body></html>"

/* A book of one chapter. */
static GBytes *
make (const char *chapter)
{
  return zip_of ("mimetype", "application/epub+zip", "META-INF/container.xml", CONTAINER,
                 "OPS/book.opf",
                 OPF ("<dc:title>كتاب</dc:title>", ITEM ("a", "a.xhtml"), REF ("a")), "OPS/a.xhtml",
                 chapter, NULL);
}

static void
assert_chapter (const char *chapter, const char *expected)
{
  g_autoptr (GBytes) epub = make (chapter);

  assert_lines (epub, "a.epub", expected);
}

static void
test_text (void)
{
  assert_chapter (
      PAGE (
          "<h1 dir='rtl'>الفصل\n الأول</h1><div dir='rtl'><p> قَالَ "
          "<b>المُعَلِّمُ</b>:&nbsp;&laquo;اقرأ&raquo;<br/>ثم </p>"
          "loose <i>text</i><p>two</p></div><nav><p>menu</p></nav><blockquote><p>q</p></blockquote>"
          "<pre>a  b\nc</pre><p hidden='hidden'>no</p><ruby>base<rt>r</rt></ruby>"),
      "H1< الفصل الأول\nB< قَالَ المُعَلِّمُ:\u00a0«اقرأ»\nB< ثم \nB< loose text\nB< two\nQ q\nP a  b\nP "
      "c\n"
      "B base\n");
}

static void
test_lists_and_tables (void)
{
  assert_chapter (
      PAGE ("<ol start='3'><li><p>three</p><p>more</p><ul><li>dot</li></ul></li><li "
            "value='9'>nine</li>"
            "<li>ten</li></ol><table><caption>c</caption><tr><th>أ</th><td>b<p>c</p></td></tr>"
            "<tr><td colspan='2'>wide</td><td>x</td></tr></table><p>after</p>"),
      "L1 3. three\nL1 more\nL2 • dot\nL1 9. nine\nL1 10. ten\nC c\nT أ\tb c\nT wide\t\tx\nB "
      "after\n");
}

static void
test_notes (void)
{
  assert_chapter (
      PAGE ("<p>one<a epub:type='noteref' href='#n1'>[1]</a>, two<a role='doc-noteref' "
            "href='a.xhtml#n2'>"
            "<sup>2</sup></a>.</p><aside epub:type='footnote' id='n1'><p>1. حاشية</p><p>more "
            "<a epub:type='backlink' href='#r'>back</a></p></aside><p>next</p><ol><li "
            "epub:type='endnote' "
            "id='n2'><a role='doc-backlink' href='#x'>2</a>. end</li><li role='doc-endnote' "
            "id='n3'>uncalled"
            "</li></ol>"),
      "B one[1], two[2].\nF [1] حاشية\nF more \nF [2] end\nB next\nF uncalled\n");
}

static void
test_book (void)
{
  g_autoptr (GBytes) epub = zip_of (
      "mimetype", "application/epub+zip", "META-INF/container.xml", CONTAINER, "OPS/book.opf",
      OPF ("<dc:title>كتاب "
           "الأمثال</dc:title><dc:creator>ليلى</dc:creator><dc:creator>سامي</dc:creator>"
           "<dc:language>ar</dc:language><dc:publisher>دار</dc:publisher>"
           "<dc:date opf:event='modification'>2024-01-01</dc:date><dc:date>2019-03</dc:date>",
           ITEM ("n", "notes.xhtml") ITEM ("b", "text/%D8%A8.xhtml") ITEM ("a", "text/a.xhtml")
               ITEM ("gone", "gone.xhtml") "<item id='nav' href='nav.xhtml' properties='nav' "
                                           "media-type='application/xhtml+xml'/>"
                                           "<item id='css' href='x.css' media-type='text/css'/>",
           REF ("nav") REF ("a") REF ("b") REF ("gone") REF ("n") REF ("css") REF ("unknown")),
      "OPS/text/a.xhtml",
      PAGE ("<p>first<a epub:type='noteref' href='../notes.xhtml#f'>*</a> <span "
            "epub:type='pagebreak' id='x' title='8'>8"
            "</span>on eight</p>"),
      "OPS/text/ب.xhtml", PAGE ("<p>se<span id='p9'/>cond</p>"), "OPS/notes.xhtml",
      PAGE ("<aside epub:type='footnote' id='f'>far</aside>"), "OPS/nav.xhtml",
      PAGE ("<nav epub:type='toc'><ol><li><a href='text/a.xhtml#x'>Contents</a></li></ol></nav>"
            "<nav epub:type='page-list'><ol><li><a "
            "href='text/%D8%A8.xhtml#p9'>ix</a></li></ol></nav>"),
      NULL);
  g_autoptr (HwExtract) extract = read_or_fail (epub, "a.epub");
  g_autofree char *lines = extract_lines (extract);

  g_assert_cmpstr (lines, ==,
                   "B first[*] {8}on eight\nF [*] far\nB se{ix}cond\n"
                   "! The chapter “OPS/gone.xhtml” is missing in the file.\n");
  g_assert_cmpstr (extract->title, ==, "كتاب الأمثال");
  g_assert_cmpstr (extract->author, ==, "ليلى; سامي");
  g_assert_cmpstr (extract->published, ==, "2019-03");
  g_assert_cmpstr (extract->source, ==, "دار");
}

static void
test_broken_chapter (void)
{
  assert_chapter ("<html><body><p>one<p>two &amp; <b>three</p></body></html>",
                  "B one\nB two & three\n");
}

static void
test_locked (void)
{
#define BOOK(method)                                                                               \
  zip_of ("META-INF/container.xml", CONTAINER, "META-INF/encryption.xml",                          \
          "<encryption "                                                                           \
          "xmlns:e='http://www.w3.org/2001/04/xmlenc#'><e:EncryptedData><e:EncryptionMethod "      \
          "Algorithm='" method "'/></e:EncryptedData></encryption>",                               \
          "OPS/book.opf", OPF ("", ITEM ("a", "a.xhtml"), REF ("a")), "OPS/a.xhtml",               \
          PAGE ("<p>open</p>"), NULL)
  g_autoptr (GBytes) locked = BOOK ("http://www.w3.org/2001/04/xmlenc#aes128-cbc");
  g_autoptr (GBytes) fonts = BOOK ("http://www.idpf.org/2008/embedding");

  assert_unreadable (locked, "a.epub", HW_IMPORT_ERROR_LOCKED, "DRM");
  assert_lines (fonts, "a.epub", "B open\n");
}

static void
test_traps (void)
{
  g_autoptr (GBytes) laughs = make (
      "<!DOCTYPE d [<!ENTITY a 'lol'><!ENTITY b '&a;&a;'>]><html><body><p>&b;</p></body></html>");
  assert_unreadable (laughs, "a.epub", HW_IMPORT_ERROR_UNSUPPORTED, "OPS/a.xhtml");

  g_autoptr (GString) deep = g_string_new ("<html><body>");
  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<div>");
  g_autoptr (GBytes) nested = make (deep->str);
  assert_unreadable (nested, "a.epub", HW_IMPORT_ERROR_UNSUPPORTED, "OPS/a.xhtml");

  g_autoptr (GBytes) no_index = zip_of ("mimetype", "application/epub+zip", NULL);
  assert_unreadable (no_index, "a.epub", HW_IMPORT_ERROR_DAMAGED, "container.xml");
  g_autoptr (GBytes) outside
      = zip_of ("META-INF/container.xml",
                "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfile "
                "full-path='../../etc/passwd'/></container>",
                NULL);
  assert_unreadable (outside, "a.epub", HW_IMPORT_ERROR_DAMAGED, "passwd");
  g_autoptr (GBytes) empty = make (PAGE (""));
  assert_unreadable (empty, "a.epub", HW_IMPORT_ERROR_EMPTY, "no text");
}

static void
test_damage (void)
{
  g_autoptr (GBytes) epub = make (PAGE (
      "<p>one<a epub:type='noteref' href='#n1'>[1]</a></p><aside epub:type='footnote' id='n1'>"
      "<p>حاشية</p></aside><ol><li>a</li></ol><table><tr><td>b</td></tr></table>"));

  assert_survives_damage (epub, "a.epub");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/epub/text", test_text);
  g_test_add_func ("/epub/lists-and-tables", test_lists_and_tables);
  g_test_add_func ("/epub/notes", test_notes);
  g_test_add_func ("/epub/book", test_book);
  g_test_add_func ("/epub/broken-chapter", test_broken_chapter);
  g_test_add_func ("/epub/locked", test_locked);
  g_test_add_func ("/epub/traps", test_traps);
  g_test_add_func ("/epub/damage", test_damage);
  return g_test_run ();
}
