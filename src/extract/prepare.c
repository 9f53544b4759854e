/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "job.h"

#include "pdf-draw.h"
#include "pdf.h"

#include <glib/gi18n.h>
#include <string.h>
#include <time.h>

/* What HTML pages, mail and old files say they are in, and what is guessed. glibc reads the tables of each from a file
 * when it is first asked for, and keeps them while one is open. */
static const char *const encodings[] = {
  "UTF-16LE",     "UTF-16BE",     "UTF-16",       "UTF-32LE",     "UTF-32BE",     "UTF-32",
  "UTF-7",        "US-ASCII",     "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",
  "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-10",
  "ISO-8859-11",  "ISO-8859-13",  "ISO-8859-14",  "ISO-8859-15",  "ISO-8859-16",  "WINDOWS-1250",
  "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256",
  "WINDOWS-1257", "WINDOWS-1258", "CP874",        "TIS-620",      "IBM437",       "IBM850",
  "IBM852",       "IBM855",       "IBM862",       "IBM864",       "IBM866",       "KOI8-R",
  "KOI8-U",       "MACINTOSH",    "MAC-CYRILLIC", "ARMSCII-8",    "VISCII",       "TCVN",
  "GBK",          "GB18030",      "EUC-CN",       "BIG5",         "BIG5-HKSCS",   "EUC-TW",
  "EUC-JP",       "SHIFT_JIS",    "CP932",        "ISO-2022-JP",  "EUC-KR",       "UHC",
  "JOHAB",        "ISO-2022-KR",  "ISO-2022-CN",  "HZ",
};

/* Through the libraries that keep something for themselves at their first use. */
static const struct
{
  const char *name, *content;
} samples[] = {
  { "a.html", "<html lang=ar><title>ص</title><p>فقرة &amp; نص" },
  { "a.eml", "Subject: =?windows-1256?B?x+E=?=\nFrom: x@example.org\nContent-Type: text/plain; "
             "charset=utf-8\n\nنص\n" },
};

/* Letters of fonts that it does not bring with it: what stands in for them is looked up in the fonts of the system,
 * whose list is kept from then on. There is no table of its parts, which is built anew without one. */
static const char page[]
    = "%PDF-1.4\n"
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<<"
      "/A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
      "/B<</Type/Font/Subtype/TrueType/BaseFont/Arial>>>>>>>>endobj\n"
      "4 0 obj<</Length 60>>stream\n"
      "BT /A 9 Tf 9 70 Td (abc) Tj /B 9 Tf 0 -20 Td (abc) Tj ET    \n"
      "endstream endobj\n"
      "trailer<</Size 5/Root 1 0 R>>\n%%EOF\n";

static void
prepare_pictures (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (HwPdfFile) file = hw_pdf_open (bytes, NULL);
  g_autoptr (HwPagePicture) picture = file != NULL ? hw_pdf_draw_page (file, 0, 99, NULL) : NULL;

  if (picture == NULL)
    g_debug ("the page that prepares the others could not be drawn");
}

void
hw_job_prepare (gboolean pictures)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      /* Open as long as the process lives. */
      g_iconv_open ("UTF-8", encodings[i]);
      g_iconv_open (encodings[i], "UTF-8");
    }
  /* The translations, and those of the reasons that the system gives. */
  (void) _ ("The file is empty.");
  (void) g_strerror (EACCES);
  tzset ();
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GBytes) bytes
          = g_bytes_new_static (samples[i].content, strlen (samples[i].content));
      g_autoptr (HwExtract) extract = hw_import_extract (bytes, samples[i].name, NULL);
    }
  if (pictures)
    prepare_pictures ();
}
