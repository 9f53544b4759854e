/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-project.h"
#include "frames.h"
#include "project-bytes.h"
#include "qda-file.h"
#include "worker-project.h"

#include <string.h>

/* A project with a bit of everything that frames carry. */
static HwProject *
make_project (void)
{
  HwProject *self = hw_project_new ("دراسة");
  guint parent, tag, document, passage;
  HwProjectTag *one = hw_project_add_tag (self, &parent), *two = hw_project_add_tag (self, &tag);
  HwProjectDocument *text = hw_project_add_document (self, &document);
  HwProjectPassage *sure = hw_project_add_passage (self, &passage);
  HwProjectPassage *lost = hw_project_add_passage (self, NULL);
  HwProjectNote *note = hw_project_add_note (self, HW_NOTE_ON_PASSAGE, passage);
  HwProjectGroup *group = hw_project_add_group (self, NULL);

  one->guid = hw_project_make_guid ("test", "1");
  one->name = g_strdup ("أمن");
  two->guid = hw_project_make_guid ("test", "2");
  two->name = g_strdup ("حدود");
  two->colour = g_strdup ("#00ff00");
  two->description = g_strdup ("سطر\nسطر");
  two->parent = (int) parent;
  text->guid = hw_project_make_guid ("test", "3");
  text->title = g_strdup ("وثيقة");
  text->format = g_strdup ("docx");
  text->remarks = g_strdup ("one\ntwo");
  text->direction = HW_DIRECTION_RTL;
  text->added = G_GINT64_CONSTANT (1600000000) * G_USEC_PER_SEC;
  text->text = hw_text_new_from_string ("عنوان\nفقرة أولى\nفقرة ثانية");
  text->structure = hw_structure_new ();
  for (guint i = 0; i < 3; i++)
    hw_structure_add_form (
        text->structure,
        (HwParagraphForm){ i == 0 ? HW_ROLE_HEADING : HW_ROLE_BODY, i == 0, HW_DIRECTION_AUTO });
  hw_structure_add_locator (text->structure, 6, HW_LOCATOR_PAGE, "12");
  hw_structure_add_aside (text->structure, 1, HW_ASIDE_RUNNING_HEAD, "رأس الصفحة");
  sure->guid = hw_project_make_guid ("test", "4");
  sure->document = document;
  sure->start = 6;
  sure->end = 10;
  sure->creator = g_strdup ("م");
  sure->state = HW_PASSAGE_UNCERTAIN;
  sure->score = 0.75;
  sure->former = g_strdup ("فقره");
  g_array_append_val (sure->tags, tag);
  lost->guid = hw_project_make_guid ("test", "5");
  lost->document = document;
  lost->start = lost->end = 22;
  lost->state = HW_PASSAGE_LOST;
  lost->score = 0;
  lost->quote = g_strdup ("كلام مضى");
  note->guid = hw_project_make_guid ("test", "6");
  note->text = g_strdup ("ملاحظة");
  note->modified = G_GINT64_CONSTANT (1600000001) * G_USEC_PER_SEC;
  group->guid = hw_project_make_guid ("test", "7");
  group->name = g_strdup ("مجموعة");
  g_array_append_val (group->documents, document);
  hw_project_remark (self, "source", "صورة", HW_PROJECT_FAILED, g_strdup ("no text"));
  return self;
}

static void
test_round (void)
{
  g_autoptr (HwProject) project = make_project ();
  g_autoptr (GBytes) frames = check_project_write (project);

  for (gsize step = 1; step < 5000; step = step * 3 + 1)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HwProject) again = check_project_read (frames, step, &error);
      g_assert_no_error (error);
      g_autoptr (GBytes) second = check_project_write (again);
      const HwProjectDocument *document = again->documents->pdata[0];
      const HwProjectPassage *passage = again->passages->pdata[0];

      check_project (again);
      g_assert_true (g_bytes_equal (frames, second));
      g_assert_cmpuint (g_array_index (document->structure->forms, HwParagraphForm, 0).role, ==,
                        HW_ROLE_HEADING);
      g_assert_cmpstr (g_array_index (document->structure->asides, HwAside, 0).text, ==,
                       "رأس الصفحة");
      g_assert_cmpfloat (passage->score, ==, 0.75);
      g_assert_cmpstr (passage->former, ==, "فقره");
      g_assert_null (passage->quote);
    }
}

static void
test_cut_off (void)
{
  g_autoptr (HwProject) project = make_project ();
  g_autoptr (GBytes) frames = check_project_write (project);

  for (gsize n = 0; n < g_bytes_get_size (frames); n++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (frames, 0, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (check_project_read (part, 4096, &error));
      g_assert_error (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_TRUNCATED);
    }
}

/* Whatever byte a worker that was taken over changes, what arrives holds together or is refused. */
static void
test_changed (void)
{
  g_autoptr (HwProject) project = make_project ();
  g_autoptr (GBytes) frames = check_project_write (project);
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (frames, &n_bytes);
  guint n_refused = 0;

  for (gsize i = 0; i < n_bytes * 6; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, n_bytes);
      g_autoptr (GError) error = NULL;

      copy[i / 6] = (guint8) (i % 6 == 0   ? 0
                              : i % 6 == 1 ? 0xff
                              : i % 6 == 2 ? copy[i / 6] + 1
                              : i % 6 == 3 ? copy[i / 6] - 1
                                           : g_test_rand_int_range (0, 256));
      g_autoptr (GBytes) bytes = g_bytes_new_static (copy, n_bytes);
      g_autoptr (HwProject) read = check_project_read (bytes, 4096, &error);
      if (read != NULL)
        check_project_parts (read);
      n_refused += read == NULL;
    }
  g_assert_cmpuint (n_refused, >, n_bytes);
}

/* The same as when it is read right here. */
static void
test_worker (void)
{
  g_autofree char *description = qda_file_describe (
      "NVivo",
      "<CodeBook><Codes><Code guid='11111111-1111-1111-1111-111111111111' name='أمن' "
      "isCodable='true'/>"
      "</Codes></CodeBook><Sources><TextSource guid='21111111-1111-1111-1111-111111111111' "
      "name='a'>"
      "<PlainTextContent>نص أول</PlainTextContent>"
      "<PlainTextSelection guid='31111111-1111-1111-1111-111111111111' startPosition='0' "
      "endPosition='2'>"
      "<Coding guid='41111111-1111-1111-1111-111111111111'>"
      "<CodeRef targetGUID='11111111-1111-1111-1111-111111111111'/></Coding></PlainTextSelection>"
      "</TextSource><PictureSource guid='51111111-1111-1111-1111-111111111111' "
      "name='صورة'/></Sources>");
  const QdaEntry entries[] = { { "project.qde", description }, { NULL, NULL } };
  g_autoptr (GBytes) bytes = qda_file_new (entries);
  g_autoptr (HwWorker) worker = hw_worker_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HwProject) here = hw_project_bytes_read (bytes, "study", NULL, &error);
  g_assert_no_error (error);
  g_autoptr (HwProject) there = hw_worker_read_project (worker, bytes, "study", NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) one = check_project_write (here), two = check_project_write (there);
  g_assert_cmpuint (here->passages->len, ==, 1);
  g_assert_true (g_bytes_equal (one, two));

  /* What is wrong with a file is said in the same words. */
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  g_autoptr (GError) error_here = NULL;
  g_assert_null (hw_project_bytes_read (half, "study", NULL, &error_here));
  g_assert_null (hw_worker_read_project (worker, half, "study", NULL, &error));
  g_assert_cmpstr (error->message, ==, error_here->message);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-frames/round", test_round);
  g_test_add_func ("/project-frames/cut-off", test_cut_off);
  g_test_add_func ("/project-frames/changed", test_changed);
  g_test_add_func ("/project-frames/worker", test_worker);
  return g_test_run ();
}
