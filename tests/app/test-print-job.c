/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "document-load.h"
#include "fixture.h"
#include "notes.h"
#include "passages.h"
#include "print-job.h"
#include "settings.h"

#define TITLE "رحلة قصيرة"
#define PARAGRAPHS 60

/* A document of numbered paragraphs, two passages of which have notes. */
typedef struct
{
  HwFixture base;
  HwDocumentLoad *load;
  char *path;
  gboolean done;
  GError *error;
} Fixture;

static gpointer
add_marks (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *document = data;
  gint64 first = hw_library_mark (library, *document, 0, 5, NULL, error);
  gint64 last = hw_library_mark (library, *document, 30, 120, "#3584e4", error);

  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (last, >, 0);
  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, first, "The **first** remark", error);
  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, last, "ملاحظة أخيرة", error);
  return NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GString *text = g_string_new (NULL);
  gint64 document;

  hw_fixture_set_up (&self->base, NULL);
  for (int i = 1; i <= PARAGRAPHS; i++)
    g_string_append_printf (text,
                            "Q%03dQ is a paragraph, and this is what it says, over more than one "
                            "line of it: words.\n\n",
                            i);
  document = hw_fixture_add_document (&self->base, TITLE, text->str);
  g_string_free (text, TRUE);
  hw_fixture_do (&self->base, add_marks, &document);
  self->load = hw_fixture_do (&self->base, hw_document_load_whole, &document);
  self->path = g_build_filename (self->base.dir, "out.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  hw_document_load_free (self->load);
  g_unlink (self->path);
  g_free (self->path);
  g_clear_error (&self->error);
  hw_fixture_tear_down (&self->base, NULL);
}

static void
done (const GError *error, gpointer user_data)
{
  Fixture *self = user_data;

  self->error = error != NULL ? g_error_copy (error) : NULL;
  self->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

static void
save (Fixture *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const HwPrintSource source = { .document = self->load->document,
                                 .text = self->load->text,
                                 .fallback = HW_DIRECTION_LTR,
                                 .passages = self->load->passages,
                                 .tag_colours = self->load->tag_colours };

  self->done = FALSE;
  hw_print_job_save (NULL, &source, file, done, self, NULL);
  hw_wait_until (is_done, self);
}

/* NULL where poppler's tools are not there. */
static char *
run (const char *program, const char *path, const char *last)
{
  const char *argv[] = { program, path, last, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  char *output = NULL;
  int status;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils are not installed");
      return NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                               NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static int
count (const char *text, const char *part)
{
  int n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static void
assert_paragraphs (const char *text)
{
  const char *last = text;

  for (int i = 1; i <= PARAGRAPHS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Q%03dQ", i);
      const char *here = strstr (text, name);

      g_assert_cmpint (count (text, name), ==, 1);
      g_assert_true (here >= last);
      last = here;
    }
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL, *info = NULL;
  const char *pages;

  save (self, self->path);
  g_assert_no_error (self->error);
  info = run ("pdfinfo", self->path, NULL);
  text = run ("pdftotext", self->path, "-");
  if (info == NULL || text == NULL)
    return;
  g_assert_nonnull (strstr (info, TITLE));
  pages = strstr (info, "Pages:");
  g_assert_nonnull (pages);
  g_assert_cmpint (count (text, "\f"), ==, atoi (pages + strlen ("Pages:")));
  g_assert_cmpint (count (text, "\f"), >, 1);
  assert_paragraphs (text);
  g_assert_cmpint (count (text, "The first remark"), ==, 1);
  /* The note is on the page of its passage. */
  g_assert_true (strstr (text, "The first remark") < strchr (text, '\f'));
}

static void
test_no_notes (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_settings_set_string (hw_settings_get (), "print-notes", "none");
  save (self, self->path);
  g_settings_reset (hw_settings_get (), "print-notes");
  g_assert_no_error (self->error);
  text = run ("pdftotext", self->path, "-");
  if (text == NULL)
    return;
  assert_paragraphs (text);
  g_assert_cmpint (count (text, "remark"), ==, 0);
}

static void
test_notes_at_end (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_settings_set_string (hw_settings_get (), "print-notes", "end");
  save (self, self->path);
  g_settings_reset (hw_settings_get (), "print-notes");
  g_assert_no_error (self->error);
  text = run ("pdftotext", self->path, "-");
  if (text == NULL)
    return;
  assert_paragraphs (text);
  g_assert_true (strstr (text, "The first remark") > strstr (text, "Q060Q"));
}

/* A failure says why. */
static void
test_failure (Fixture *self, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->base.dir, "no", "such", "folder.pdf", NULL);

  save (self, missing);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (self->error->message, "folder.pdf"));
}

/* A file that was there is there still, whole, when the new one cannot be written to the end. */
static void
test_no_room (Fixture *self, gconstpointer data)
{
  struct rlimit limit, least;
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  least = limit;
  least.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &least), ==, 0);
  save (self, self->path);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_nonnull (self->error);
  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "before");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/print-job/save", test_save);
  ADD ("/print-job/no-notes", test_no_notes);
  ADD ("/print-job/notes-at-end", test_notes_at_end);
  ADD ("/print-job/failure", test_failure);
  ADD ("/print-job/no-room", test_no_room);
#undef ADD
  return g_test_run ();
}
