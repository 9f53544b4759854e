/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "extract-facts.h"
#include "zip-maker.h"

/* Any bytes as what stands in a document of an office program, behind a letter that says as what: a part of a packed
 * file as in the table below, o a flat OpenDocument text, r an RTF file, z any packed file. Either there is a document
 * that can be relied on, or a reason. */

#define RELATION                                                                                   \
  "<Relationship Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char relations[]
    = "<Relationships>" RELATION "numbering' Target='numbering.xml'/>" RELATION
      "footnotes' Target='footnotes.xml'/>" RELATION "styles' Target='styles.xml'/>" RELATION
      "header' Id='h' Target='header.xml'/>" RELATION
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
      "media-type='application/xhtml+xml'/><item id='n' href='n.xhtml' properties='nav' "
      "media-type='application/xhtml+xml'/><item id='t' href='t.ncx' "
      "media-type='application/x-dtbncx+xml'/></manifest><spine><itemref "
      "idref='a'/></spine></package>";
static const char office[]
    = "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
      "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
      "<text:p text:style-name='P1'>a</text:p></office:text></office:body>"
      "</office:document-content>";

/* Names of parts and what is in them, by turns. */
static const char *const docx[]
    = { "word/document.xml", body, "word/_rels/document.xml.rels", relations, NULL };
static const char *const odt[] = { "content.xml", office, NULL };
static const char *const epub[] = { "META-INF/container.xml",
                                    container,
                                    "a.opf",
                                    package,
                                    "a.xhtml",
                                    "<html><body><p id='p'>a</p></body></html>",
                                    NULL };

static const struct
{
  char letter;
  const char *format, *part;
  const char *const *others;
} packed[] = {
  { 'w', "docx", "word/document.xml", docx },
  { 'n', "docx", "word/numbering.xml", docx },
  { 'f', "docx", "word/footnotes.xml", docx },
  { 'c', "docx", "word/comments.xml", docx },
  { 's', "docx", "word/styles.xml", docx },
  { 'h', "docx", "word/header.xml", docx },
  { 'l', "docx", "word/_rels/document.xml.rels", docx },
  { 'm', "docx", "docProps/core.xml", docx },
  { 'x', "odt", "content.xml", odt },
  { 'y', "odt", "styles.xml", odt },
  { 'd', "odt", "meta.xml", odt },
  { 'b', "epub", "a.xhtml", epub },
  { 'p', "epub", "a.opf", epub },
  { 'k', "epub", "META-INF/container.xml", epub },
  { 't', "epub", "t.ncx", epub },
  { 'v', "epub", "n.xhtml", epub },
};

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

/* A packed file in which one part is this. */
static void
check_part (
    const char *format, const char *part, const char *const *others, const char *data, gsize size)
{
  ZipMaker *maker = zip_maker_new ();

  zip_maker_add (maker, part, data, (gssize) size, FALSE);
  for (guint i = 0; others[i] != NULL; i += 2)
    if (strcmp (others[i], part) != 0)
      zip_maker_add (maker, others[i], others[i + 1], -1, FALSE);
  g_autoptr (GBytes) bytes = zip_maker_end (maker);
  check (bytes, format);
}

static void
check_whole (char letter, const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

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

  if (size < 1)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (packed); i++)
    if (packed[i].letter == (char) *all)
      check_part (packed[i].format, packed[i].part, packed[i].others, data, size - 1);
  check_whole ((char) *all, data, size - 1);
  return 0;
}
