/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corrections.h"
#include "export.h"
#include "project-dump.h"
#include "project-file.h"
#include "qda-file.h"
#include "replace.h"
#include "sample.h"

#include <string.h>

/* What our own writer writes comes back as it was. */

static HwLibrary *
open_fresh (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "fresh.db", NULL);
  g_autoptr (GError) error = NULL;
  HwLibrary *fresh = hw_library_open (path, HW_LIBRARY_OPEN_CREATE, &error);

  g_assert_no_error (error);
  return fresh;
}

/* A document with headings, pages, what was left out, corrections, and passages that are lost and uncertain. */
static void
add_replaced (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autoptr (HwText) text
      = hw_text_new_from_string ("عنوان\nثم تحدث الوزير عن الاقتصاد الوطنى في بغداد\nخاتمة\n");
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();
  const gint64 id = fixture_add (
      library, "replaced",
      "كلام لم يبق منه شيء \"<?&%\nثم تحدّث وزير عن الإقتصاد الوطني في بغداد\nخاتمة\n");
  gint64 lost = hw_library_mark (library, id, 0, 26, "#123456", &error);
  hw_library_mark (library, id, 30, 58, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hw_library_tag_passages (
      library, &lost, 1, hw_library_ensure_tag (library, "مفقود / \"x\"", &error), &error));
  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, lost, "ملاحظة \"على\"\n\nما فُقد ?> %20",
                         &error);
  for (guint i = 0; i < 3; i++)
    hw_structure_add_form (structure,
                           (HwParagraphForm){ i == 0 ? HW_ROLE_HEADING : HW_ROLE_BODY, i == 0,
                                              i == 1 ? HW_DIRECTION_RTL : HW_DIRECTION_AUTO });
  hw_structure_add_locator (structure, 6, HW_LOCATOR_PAGE, "ح");
  hw_structure_add_aside (structure, 2, HW_ASIDE_FURNITURE, "قائمة ?> \"الموقع\"");
  g_ptr_array_add (remarks, (gpointer) "mended ?>");
  g_ptr_array_add (remarks, (gpointer) "أُصلح");
  const HwNewDocument new = { .title = "replaced",
                              .text = text,
                              .structure = structure,
                              .format = "pdf",
                              .encoding = "UTF-8",
                              .remarks = remarks };
  g_autoptr (GArray) replaced = hw_library_replace_text (library, id, &new, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (replaced, HwReplacedPassage, 0).status, ==, HW_ANCHOR_LOST);
  g_assert_cmpint (g_array_index (replaced, HwReplacedPassage, 1).status, ==, HW_ANCHOR_UNCERTAIN);
  g_assert_true (hw_library_correct_paragraph (library, id, 2, "الخاتمة", &error));
  g_assert_no_error (error);
}

static void
fill (Fixture *fixture)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  gint64 id = 1, other;
  const gint64 passage = 1;

  sample_fill (fixture);
  const HwDocumentChange change = { .author = "م. العاني",
                                    .url = "http://example.org/?a=1&b=\"2\"",
                                    .direction = HW_DIRECTION_LTR };
  g_assert_true (hw_library_change_document (library, id, &change, &error));
  g_assert_true (hw_library_recolour_passages (library, &passage, 1, "#00ff7f", &error));
  other = fixture_add (library, "a title <of> many \"lines\" &c.", "");
  fixture_add (library, "no mark", "\n\nفارغ\n\n");
  gint64 group = hw_library_create_group (library, "مقابلات", &error);
  g_assert_true (hw_library_add_to_group (library, group, &id, 1, &error));
  g_assert_true (hw_library_add_to_group (library, group, &other, 1, &error));
  hw_library_create_group (library, "empty", &error);
  gint64 tag = hw_library_find_tag (library, "أمن", &error);
  g_assert_true (hw_library_describe_tag (library, tag, "line one\n\tline two <b>", &error));
  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, 3, "a \x02 note]]>\n\n  with blanks  ",
                         &error);
  hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, 1, "second note", &error);
  g_assert_no_error (error);
  add_replaced (library);
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  const HwExportOptions options = { .format = (HwExportFormat) GPOINTER_TO_INT (data) };
  g_autofree char *path = g_build_filename (fixture->folder, "library.qdpx", NULL);
  g_autoptr (HwLibrary) fresh = open_fresh (fixture);
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_true (hw_export_to_file (fixture->library, NULL, &options, path, NULL, &error));
  g_assert_no_error (error);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (HwProject) project = hw_project_file_read (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (project->remarks->len, <=, options.format == HW_EXPORT_QDPX_NVIVO ? 3 : 0);
      g_assert_true (hw_library_take_project (fresh, project, HW_STEP_TAKE_PROJECT, HW_PREFER_BOTH,
                                              NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      fixture_assert_whole (fresh);
      g_autofree char *there = project_dump (fixture->library), *here = project_dump (fresh);
      g_assert_cmpstr (here, ==, there);
    }
  /* And the library written again is the same file. */
  g_autoptr (GBytes) first = hw_export_to_bytes (fixture->library, NULL, &options, NULL, &error);
  g_autoptr (HwProject) project = hw_library_read_project (fresh, NULL, NULL, &error);
  g_assert_cmpuint (project->documents->len, ==, 5);
  g_assert_nonnull (first);
  g_assert_true (hw_library_undo (fresh, NULL, NULL, &error));
  g_assert_null (hw_library_get_undo_label (fresh));
}

static void
test_codebook (Fixture *fixture, gconstpointer data)
{
  const HwExportOptions options = { .format = HW_EXPORT_QDC };
  g_autofree char *path = g_build_filename (fixture->folder, "tags.qdc", NULL);
  g_autoptr (HwLibrary) fresh = open_fresh (fixture);
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_true (hw_export_to_file (fixture->library, NULL, &options, path, NULL, &error));
  g_autoptr (HwProject) project = hw_project_file_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hw_library_take_project (fresh, project, HW_STEP_TAKE_PROJECT, HW_PREFER_BOTH,
                                          NULL, NULL, NULL, &error));
  g_autoptr (GPtrArray) there = hw_library_list_tags (fixture->library, &error);
  g_autoptr (GPtrArray) here = hw_library_list_tags (fresh, &error);
  g_assert_cmpuint (here->len, ==, there->len);
  for (guint i = 0; i < here->len; i++)
    {
      const HwTag *one = here->pdata[i], *other = there->pdata[i];
      g_assert_cmpstr (one->guid, ==, other->guid);
      g_assert_cmpstr (one->path, ==, other->path);
      g_assert_cmpstr (one->colour, ==, other->colour);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/qda-round/identity", Fixture, GINT_TO_POINTER (HW_EXPORT_QDPX), fixture_set_up,
              test_identity, fixture_tear_down);
  g_test_add ("/qda-round/identity-as-nvivo", Fixture, GINT_TO_POINTER (HW_EXPORT_QDPX_NVIVO),
              fixture_set_up, test_identity, fixture_tear_down);
  fixture_test ("/qda-round/codebook", test_codebook);
  return g_test_run ();
}
