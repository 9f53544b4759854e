/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"
#include "extract-facts.h"
#include "pdf-bombs.h"
#include "worker-protocol.h"
#include "worker.h"
#include "zip-maker.h"

#include <string.h>
#include <sys/resource.h>

/* Each file is a sound document or a clear failure of the right kind, within ten seconds and 512 MB. */

#define MAX_SECONDS 10
#define MAX_BYTES ((glong) 512 * 1024 * 1024)

static double
seconds_of (const struct rusage *usage)
{
  return (double) (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec)
         + (double) (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

/* No failure of a file says less. */
static void
assert_clear (const GError *error, guint expected)
{
  g_assert_true (error->domain == HW_IMPORT_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 10);
  if ((expected & 1U << error->code) == 0)
    g_test_fail_printf ("it failed otherwise: %d, %s", error->code, error->message);
}

static HwExtract *
explode (GBytes *bytes, const char *name, guint expected)
{
  const HwReadOptions options = { .name = name };
  HwWorker *worker = hw_worker_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = NULL;
  struct rusage before, after;

  getrusage (RUSAGE_CHILDREN, &before);
  extract = hw_worker_read (worker, bytes, &options, NULL, &error);
  hw_worker_free (worker); /* waits for it: now it is counted */
  getrusage (RUSAGE_CHILDREN, &after);
  g_test_message ("%" G_GSIZE_FORMAT " bytes, %.2f s, %ld MB at most: %s", g_bytes_get_size (bytes),
                  seconds_of (&after) - seconds_of (&before), after.ru_maxrss / 1024,
                  error != NULL ? error->message : "read");
#ifndef HW_WORKER_IS_CHECKED
  g_assert_cmpfloat (seconds_of (&after) - seconds_of (&before), <, MAX_SECONDS);
  g_assert_cmpint (after.ru_maxrss, <=, MAX_BYTES / 1024);
#endif
  if (extract == NULL)
    assert_clear (error, expected);
  else
    {
      if ((expected & BOMB_IS_READ) == 0)
        g_test_fail_printf ("it was read");
      extract_assert_sound (extract);
    }
  return g_steal_pointer (&extract);
}

static char *
text_of (const HwExtract *extract)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (extract->text, &n_bytes);

  return g_strndup (utf8, n_bytes);
}

static void
test_bomb (gconstpointer data)
{
  const Bomb *bomb = data;
  g_autoptr (GBytes) bytes = bomb_make (bomb);
  g_autoptr (HwExtract) extract = explode (bytes, bomb->name, bomb->expected);

  /* What is read of it is what stands in it, and nothing of this machine. */
  if (extract != NULL && extract->text != NULL)
    {
      g_autofree char *text = text_of (extract);

      g_assert_null (strstr (text, "root:"));
      g_assert_cmpuint (strlen (text), <=, 20 * g_bytes_get_size (bytes));
    }
}

static void
test_pdf_bomb (gconstpointer data)
{
  const PdfBomb *bomb = data;
  g_autoptr (GBytes) bytes = bomb->make ();
  g_autoptr (HwExtract) extract = explode (bytes, "a.pdf", bomb->expected);
}

/* Names that lead out of an archive, and links in it. */
static void
test_archive_traps (void)
{
  static const char *const names[] = { "a.docx", "a.odt", "a.epub" };
  static const char *const parts[]
      = { "word/document.xml", "content.xml", "META-INF/container.xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ZipMaker *maker = zip_maker_new ();
      g_autoptr (GBytes) out = zip_of ("../../etc/passwd", "x", parts[i], "<a/>", NULL);
      /* A name that begins at the root is looked for inside, where it is nothing. */
      g_autoptr (GBytes) root = zip_of ("/etc/passwd", "x", NULL);

      zip_maker_add_link (maker, parts[i], "/etc/passwd");
      g_autoptr (GBytes) link = zip_maker_end (maker);
      g_autoptr (HwExtract) none = explode (out, names[i], BOMB_FAILS (UNSUPPORTED));
      g_autoptr (HwExtract) nothing = explode (root, names[i], BOMB_FAILS (DAMAGED));
      g_autoptr (HwExtract) nowhere = explode (link, names[i], BOMB_FAILS (UNSUPPORTED));
    }
}

/* One packed entry under many names. */
static void
test_many_names_of_one (void)
{
  ZipMaker *maker = zip_maker_new ();

  zip_maker_add (maker, "word/document.xml", "<a/>", -1, FALSE);
  zip_maker_add_blanks (maker, "0.xml", (gsize) 15 * 1024 * 1024);
  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.xml", i);

      zip_maker_add_again (maker, name);
    }
  g_autoptr (GBytes) bytes = zip_maker_end (maker);
  g_autoptr (HwExtract) extract = explode (
      bytes, "a.docx", BOMB_FAILS (TOO_LARGE) | BOMB_FAILS (EMPTY) | BOMB_FAILS (DAMAGED));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  hw_worker_set_program (argv[1]);
  for (gsize i = 0; i < n_bombs; i++)
    {
      g_autofree char *path = g_strdup_printf ("/bombs/%s/%s", bombs[i].label, bombs[i].name);

      g_test_add_data_func (path, &bombs[i], test_bomb);
    }
  for (gsize i = 0; i < n_pdf_bombs; i++)
    {
      g_autofree char *path = g_strdup_printf ("/bombs/pdf/%s", pdf_bombs[i].label);

      g_test_add_data_func (path, &pdf_bombs[i], test_pdf_bomb);
    }
  g_test_add_func ("/bombs/archive-traps", test_archive_traps);
  g_test_add_func ("/bombs/many-names-of-one", test_many_names_of_one);
  return g_test_run ();
}
