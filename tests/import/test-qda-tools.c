/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-file.h"

#include <string.h>

/* Files as the other programs write them, each with what sets it apart. */

#define A "11111111-1111-4111-8111-111111111111"
#define B "22222222-2222-4222-8222-222222222222"
#define S1 "aaaaaaaa-0000-4000-8000-000000000001"
#define S2 "aaaaaaaa-0000-4000-8000-000000000002"
#define P1 "bbbbbbbb-0000-4000-8000-000000000001"
#define P2 "bbbbbbbb-0000-4000-8000-000000000002"
#define P3 "bbbbbbbb-0000-4000-8000-000000000003"
#define N1 "cccccccc-0000-4000-8000-000000000001"
#define N2 "cccccccc-0000-4000-8000-000000000002"
#define CASE "dddddddd-0000-4000-8000-000000000001"
#define VARIABLE "eeeeeeee-0000-4000-8000-000000000001"
#define CODES                                                                                      \
  "<CodeBook><Codes>"                                                                              \
  "<Code guid=\"" A "\" name=\"alpha\" isCodable=\"true\" color=\"#0F0\">"                         \
  "<Code guid=\"" B "\" name=\"beta\" isCodable=\"true\"/></Code></Codes></CodeBook>"
#define CODING(code)                                                                               \
  "<Coding guid=\"99999999-0000-4000-8000-000000000001\"><CodeRef targetGUID=\"" code              \
  "\"/></Coding>"

static HwProject *
read_project (const char *origin, const char *content, const char *path, const char *text)
{
  g_autofree char *xml = qda_file_describe (origin, content);
  const QdaEntry entries[] = { { "project.qde", xml }, { path, text }, { NULL } };
  g_autoptr (GBytes) bytes = qda_file_new (entries);

  return qda_file_read (bytes);
}

static void
assert_quote (HwProject *project, guint passage, const char *expected)
{
  g_autofree char *quote = qda_file_get_quote (project, passage);

  g_assert_cmpstr (quote, ==, expected);
}

static void
assert_tags (HwProject *project, guint passage, const char *expected)
{
  g_autofree char *tags = qda_file_get_tags (project, passage);

  g_assert_cmpstr (tags, ==, expected);
}

/* UTF-16 units, CR LF, a BOM that counts nothing, "Sources", empty names, empty descriptions, notes by links, cases
 * as codes. */
static void
test_nvivo (void)
{
  g_autoptr (HwProject) project = read_project (
      "NVivo 12.6",
      "<Users><User guid=\"{FFFFFFFF-0000-4000-8000-000000000001}\" name=\"سارة\"/></Users>" CODES
      "<Cases><Case guid=\"" CASE "\" name=\"Sara\"><SourceRef targetGUID=\"" S1
      "\"/></Case></Cases>"
      "<Sources><TextSource guid=\"" S1 "\" name=\"Interview\" plainTextPath=\"internal://" S1
      ".txt\">"
      "<Description />"
      "<PlainTextSelection guid=\"" P1 "\" name=\"\" startPosition=\"10\" endPosition=\"16\""
      " creatingUser=\"ffffffff-0000-4000-8000-000000000001\"><Description />" CODING (
          A) "</PlainTextSelection>"
             "<PlainTextSelection guid=\"" P2
             "\" name=\"\" startPosition=\"18\" endPosition=\"23\">" CODING (
                 CASE) "</PlainTextSelection></TextSource></Sources>"
                       "<Notes><Note guid=\"" N1 "\" name=\"Annotation\"><PlainTextContent>what I "
                       "thought</PlainTextContent></Note></Notes>"
                       "<Links><Link guid=\"" N2
                       "\" name=\"\" direction=\"OneWay\" originGUID=\"" P1 "\" targetGUID=\"" N1
                       "\"/></Links>",
      "Sources/" S1 ".txt", "\xef\xbb\xbfقال 😀\r\n😀الثاني\r\nثالث 😀\r\n");

  /* قال 😀 is 6 units, the line end 2, 😀 2: الثاني from 10 to 16, then 2, ثالث from 18. */
  assert_quote (project, 0, "الثاني");
  assert_tags (project, 0, "alpha");
  g_assert_cmpstr (((HwProjectPassage *) project->passages->pdata[0])->creator, ==, "سارة");
  assert_quote (project, 1, "ثالث ");
  assert_tags (project, 1, "Sara");
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_PASSAGE, 0), ==,
                   "**Annotation**\n\nwhat I thought");
  g_assert_cmpuint (project->notes->len, ==, 1);
  g_assert_cmpuint (project->groups->len, ==, 1);
  g_assert_cmpuint (qda_file_count (project, "positions", HW_PROJECT_CHANGED), ==, 1);
  g_assert_cmpuint (qda_file_count (project, "link", HW_PROJECT_FAILED), ==, 0);
  const HwProjectTag *alpha = project->tags->pdata[0];
  g_assert_cmpstr (alpha->colour, ==, "#00FF00");
}

/* Upper case, LF, comments as selections without a code, code points. */
static void
test_maxqda (void)
{
  g_autoptr (HwProject) project = read_project (
      "MAXQDA 24.7",
      CODES
      "<Sources><TextSource guid=\"AAAAAAAA-0000-4000-8000-000000000001\" name=\"Interview\""
      " plainTextPath=\"internal://AAAAAAAA-0000-4000-8000-000000000001.txt\">"
      "<PlainTextSelection guid=\"" P1 "\" name=\"x\" startPosition=\"6\" endPosition=\"12\">"
      "<Description>a comment</Description></PlainTextSelection>"
      "<PlainTextSelection guid=\"" P2 "\" startPosition=\"6\" endPosition=\"12\">" CODING (
          A) "</PlainTextSelection>"
             "<PlainTextSelection guid=\"" P3
             "\" startPosition=\"6\" endPosition=\"12\">" CODING (B) "</PlainTextSelection>"
                                                                     "</TextSource></Sources>",
      "sources/AAAAAAAA-0000-4000-8000-000000000001.txt", "قال 😀\nالثاني ثم\n");

  /* Three selections of one place are one passage. */
  g_assert_cmpuint (project->passages->len, ==, 1);
  assert_quote (project, 0, "الثاني");
  assert_tags (project, 0, "alpha, beta");
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_PASSAGE, 0), ==, "a comment");
  g_assert_cmpuint (qda_file_count (project, "passage", HW_PROJECT_CHANGED), ==, 2);
  g_assert_cmpuint (qda_file_count (project, "positions", HW_PROJECT_CHANGED), ==, 0);
  g_assert_cmpstr (((HwProjectDocument *) project->documents->pdata[0])->guid, ==, S1);
}

/* CR LF counts one; names are quotations, cut with an ellipsis; the description has another name. */
static void
test_atlas (void)
{
  g_autofree char *xml = qda_file_describe (
      "ATLAS.ti 23",
      CODES "<Sources><TextSource guid=\"" S1 "\" name=\"Interview\" plainTextPath=\"internal://" S1
            ".txt\" richTextPath=\"internal://" S1 ".docx\">"
            "<PlainTextSelection guid=\"" P1
            "\" name=\"the second li…\" startPosition=\"15\" endPosition=\"30\">" CODING (
                A) "</PlainTextSelection>" CODING (B) "</TextSource></Sources>");
  const QdaEntry entries[] = { { "My study.QDE", xml },
                               { "sources/" S1 ".txt", "the first line\r\nthe second line\r\nend" },
                               { "sources/" S1 ".docx", "PK" },
                               { NULL } };
  g_autoptr (GBytes) bytes = qda_file_new (entries);
  g_autoptr (HwProject) project = qda_file_read (bytes);

  assert_quote (project, 0, "the second line");
  g_assert_cmpuint (qda_file_count (project, "positions", HW_PROJECT_CHANGED), ==, 0);
  g_assert_cmpuint (qda_file_count (project, "file", HW_PROJECT_FAILED), ==, 1);
  /* A code on the whole document. */
  g_assert_cmpuint (project->groups->len, ==, 1);
  g_assert_cmpstr (((HwProjectGroup *) project->groups->pdata[0])->name, ==, "beta");
}

/* A BOM, code points, the whole quotation as the name, an older namespace, no scheme. */
static void
test_qualcoder (void)
{
  static const char xml[]
      = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<Project xmlns=\"urn:QDA-XML:project:0:4\" name=\"study\" origin=\"QualCoder-3\">" CODES
        "<Sources><TextSource guid=\"" S1 "\" name=\"a.txt\" plainTextPath=\"a.txt\">"
        "<PlainTextSelection guid=\"" P1
        "\" name=\"second\nline\" startPosition=\"8\" endPosition=\"19\" "
        "creationDateTime=\"2021-03-04T05:06:07Z\">" CODING (A) "</PlainTextSelection>"
                                                                "</TextSource></Sources></Project>";
  const QdaEntry entries[] = { { "project.qde", xml },
                               { "Sources/A.TXT", "\xef\xbb\xbf😀 first second\nline\n" },
                               { NULL } };
  g_autoptr (GBytes) bytes = qda_file_new (entries);
  g_autoptr (HwProject) project = qda_file_read (bytes);

  assert_quote (project, 0, "second\nline");
  g_assert_cmpint (((HwProjectPassage *) project->passages->pdata[0])->created, ==,
                   G_GINT64_CONSTANT (1614834367) * G_USEC_PER_SEC);
}

/* Whatever a program counts, its quotations tell: the same place in all ways. */
static void
test_counting (void)
{
  static const char text[] = "\xef\xbb\xbf😀 one\r\n😀\r\nthe ninth word\r\n";
  /* "ninth" in code points of LF: 😀 one ⏎ 😀 ⏎ the_ = 5 + 1 + 1 + 1 + 4 */
  const int plain = 12;

  for (int i = 0; i < 16; i++)
    {
      const int before = plain + ((i & 1) != 0 ? 2 : 0) + ((i & 2) != 0 ? 2 : 0) + ((i & 4) != 0);
      g_autofree char *content = g_strdup_printf (
          CODES "<Sources><TextSource guid=\"" S1 "\" name=\"t\" plainTextPath=\"internal:/" S1
                ".txt\"><PlainTextSelection guid=\"" P1
                "\" name=\"ninth\" startPosition=\"%d\" endPosition=\"%d\"/>"
                "</TextSource></Sources>",
          before, before + 5 - (i >= 8));
      g_autoptr (HwProject) project
          = read_project ("somebody", content, "sources/" S1 ".txt", text);

      assert_quote (project, 0, "ninth");
    }
}

static void
test_everything (void)
{
  g_autoptr (HwProject) project = read_project (
      "somebody",
      CODES
      "<Variables><Variable guid=\"" VARIABLE
      "\" name=\"Age\" typeOfVariable=\"Integer\"/></Variables>"
      "<Cases><Case guid=\"" CASE "\" name=\"Sara\"><Description>a person</Description>"
      "<VariableValue><VariableRef targetGUID=\"" VARIABLE
      "\"/><IntegerValue>42</IntegerValue></VariableValue>"
      "<SelectionRef targetGUID=\"" P1 "\"/></Case></Cases>"
      "<Sources><TextSource guid=\"" S1
      "\" name=\"one\"><PlainTextContent>some words here</PlainTextContent>"
      "<PlainTextSelection guid=\"" P1 "\" startPosition=\"5\" endPosition=\"10\">" CODING (
          "0") "<NoteRef targetGUID=\"" N1 "\"/></PlainTextSelection>"
               "<PlainTextSelection guid=\"" P2 "\" startPosition=\"11\" endPosition=\"99\"/>"
               "<PlainTextSelection guid=\"" P3 "\" startPosition=\"4\" endPosition=\"4\"/>"
               "<VariableValue><VariableRef targetGUID=\"" VARIABLE
               "\"/><IntegerValue>7</IntegerValue></VariableValue>"
               "</TextSource>"
               "<TextSource guid=\"" S2 "\" name=\"gone\" plainTextPath=\"relative:///a.txt\"/>"
               "<PDFSource guid=\"" CASE "\" name=\"scan\" path=\"internal://x.pdf\">"
               "<PDFSelection guid=\"" N2
               "\" page=\"3\" firstX=\"1\" firstY=\"2\" secondX=\"3\" secondY=\"4\"/>"
               "<Representation guid=\"" S2
               "\"><PlainTextContent>text of it</PlainTextContent></Representation>"
               "</PDFSource>"
               "<AudioSource guid=\"" VARIABLE "\" name=\"tape\"><Transcript guid=\"" S2
               "\" name=\"said\">"
               "<PlainTextContent>one two</PlainTextContent>"
               "<SyncPoint guid=\"" N1 "\" timeStamp=\"0\" position=\"0\"/><SyncPoint guid=\"" N2
               "\" position=\"3\"/>"
               "<TranscriptSelection guid=\"" A "\" fromSyncPoint=\"" N1 "\" toSyncPoint=\"" N2
               "\"/></Transcript></AudioSource>"
               "<PictureSource guid=\"" B "\" name=\"photo\"/>"
               "</Sources>"
               "<Notes><Note guid=\"" N1
               "\" name=\"memo\"><PlainTextContent>memo text</PlainTextContent></Note>"
               "<Note guid=\"" N2
               "\" name=\"free\"><PlainTextContent>free text</PlainTextContent></Note></Notes>"
               "<Links><Link guid=\"" B "\" name=\"see\" originGUID=\"" S1 "\" targetGUID=\"" A
               "\"/></Links>"
               "<Sets><Set guid=\"" A "\" name=\"set\"><MemberSource targetGUID=\"" S1 "\"/></Set>"
               "<Set guid=\"" B "\" name=\"codes\"><MemberCode targetGUID=\"" A "\"/></Set></Sets>"
               "<Graphs><Graph guid=\"" A
               "\" name=\"map\"/></Graphs><Description>all of it</Description>",
      "sources/none.txt", "");

  g_assert_cmpuint (project->documents->len, ==, 3);
  assert_quote (project, 0, "words");
  assert_tags (project, 0, "Sara");
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_PASSAGE, 0), ==, "memo text");
  assert_quote (project, 1, "here");
  assert_quote (project, 2, " ");
  assert_quote (project, 3, "one");
  g_assert_nonnull (strstr (qda_file_get_note (project, HW_NOTE_ON_DOCUMENT, 0), "**Age**: 7"));
  g_assert_cmpuint (project->groups->len, ==, 1);
  /* Each thing that has no place here is told. */
  static const char *const failed[] = { "coding", "document", "source", "link", "set", "graph" };
  for (guint i = 0; i < G_N_ELEMENTS (failed); i++)
    g_assert_cmpuint (qda_file_count (project, failed[i], HW_PROJECT_FAILED), ==, 1);
  g_assert_cmpuint (qda_file_count (project, "selection", HW_PROJECT_CHANGED), ==, 1);
  /* Notes on the passage, a document twice (one is of a region of a page), the library twice, the tag of the case. */
  g_assert_cmpuint (project->notes->len, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qda-tools/nvivo", test_nvivo);
  g_test_add_func ("/qda-tools/maxqda", test_maxqda);
  g_test_add_func ("/qda-tools/atlas", test_atlas);
  g_test_add_func ("/qda-tools/qualcoder", test_qualcoder);
  g_test_add_func ("/qda-tools/counting", test_counting);
  g_test_add_func ("/qda-tools/everything", test_everything);
  return g_test_run ();
}
