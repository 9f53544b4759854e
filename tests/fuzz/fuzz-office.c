/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "extract-facts.h"
#include "zip-maker.h"

/* Any bytes as what stands in a document of an office program, behind a letter that says as what: w, n, f and c are
 * the body, the numbering, the notes and the comments of a .docx, o is a flat OpenDocument text, b the chapter of a
 * book, p the book's description, r an RTF file, z any packed file. Either there is a document that can be relied on,
 * or a reason. */

#define RELATION                                                                                   \
  "<Relationship Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char relations[]
    = "<Relationships>" RELATION "numbering' Target='numbering.xml'/>" RELATION
      "footnotes' Target='footnotes.xml'/>" RELATION
      "comments' Target='comments.xml'/></Relationships>";
static const char body[]
    = "<w:document "
      "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main'><w:body><w:p><w:pPr><w:numPr>"
      "<w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:commentRangeStart "
      "w:id='1'/><w:r><w:t>a</w:t>"
      "<w:footnoteReference w:id='1'/></w:r><w:commentRangeEnd "
      "w:id='1'/></w:p></w:body></w:document>";
static const char container[]
    = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
      "<rootfile full-path='a.opf'/></rootfiles></container>";
static const char package[]
    = "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' href='a.xhtml' "
      "media-type='application/xhtml+xml'/></manifest><spine><itemref "
      "idref='a'/></spine></package>";

static void
check (GBytes *bytes, const char *format)
{
  const HwReadOptions options = { .name = "a", .format = format };
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = hw_extract_bytes (bytes, &options, NULL, &error);

  g_assert_true ((extract == NULL) == (error != NULL));
  if (extract != NULL)
    extract_assert_sound (extract);
  else
    g_assert_cmpstr (error->message, !=, "");
}

static void
check_docx (const char *part, const char *data, gsize size)
{
  ZipMaker *maker = zip_maker_new ();

  zip_maker_add (maker, part, data, (gssize) size, FALSE);
  if (strcmp (part, "word/document.xml") != 0)
    zip_maker_add (maker, "word/document.xml", body, -1, FALSE);
  zip_maker_add (maker, "word/_rels/document.xml.rels", relations, -1, FALSE);
  g_autoptr (GBytes) docx = zip_maker_end (maker);
  check (docx, "docx");
}

static void
check_epub (const char *opf, gsize n_opf, const char *chapter, gsize n_chapter)
{
  ZipMaker *maker = zip_maker_new ();

  zip_maker_add (maker, "META-INF/container.xml", container, -1, FALSE);
  zip_maker_add (maker, "a.opf", opf, (gssize) n_opf, FALSE);
  zip_maker_add (maker, "a.xhtml", chapter, (gssize) n_chapter, FALSE);
  g_autoptr (GBytes) epub = zip_maker_end (maker);
  check (epub, "epub");
}

static void
check_whole (char letter, const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  if (size == 0)
    return;
  if (letter == 'o')
    check (bytes, "odt");
  else if (letter == 'r')
    check (bytes, "rtf");
  else if (letter == 'z')
    {
      check (bytes, "docx");
      check (bytes, "odt");
      check (bytes, "epub");
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *all, gsize size)
{
  const char *data = (const char *) all + 1;
  static const char chapter[] = "<html><body><p>a</p></body></html>";

  if (size < 1)
    return 0;
  switch (*all)
    {
    case 'w':
      check_docx ("word/document.xml", data, size - 1);
      break;
    case 'n':
      check_docx ("word/numbering.xml", data, size - 1);
      break;
    case 'f':
      check_docx ("word/footnotes.xml", data, size - 1);
      break;
    case 'c':
      check_docx ("word/comments.xml", data, size - 1);
      break;
    case 'b':
      check_epub (package, strlen (package), data, size - 1);
      break;
    case 'p':
      check_epub (data, size - 1, chapter, strlen (chapter));
      break;
    default:
      check_whole ((char) *all, data, size - 1);
      break;
    }
  return 0;
}
