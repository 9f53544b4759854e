/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

/* Makes the library that tests/data keeps of every released version, which test-migration.c opens:
 * make-old-library tests/data/library-vN.db. Run it when version N is released, never again. */
int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library = NULL;
  const HwSearchOptions options = { .exact = TRUE };
  HwDocumentChange change = { .published = "2023-05", .source = "مجلة", .direction = -1 };
  gint64 first, second, passage, tag, group;

  if (argc != 2)
    return 2;
  library = hw_library_open (argv[1], HW_LIBRARY_OPEN_CREATE, &error);
  if (library == NULL)
    g_error ("%s", error->message);
  first = fixture_add (library, "عن المكتبة", "هذه المكتبة صغيرة.\nThis is a small library.\n");
  second = fixture_add (library, "Second", "Another document: للمكتبة قصة أخرى.\n");
  hw_library_change_document (library, first, &change, &error);
  tag = hw_library_ensure_tag (library, "ثقافة / كتب", &error);
  passage = hw_library_mark (library, first, 4, 11, NULL, &error);
  hw_library_tag_passages (library, &passage, 1, tag, &error);
  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, passage, "ملاحظة *أولى*", &error);
  hw_library_mark (library, first, 19, 23, "#3584e4", &error);
  hw_library_write_note (library, HW_NOTE_ON_LIBRARY, 0, "a note on the library", &error);
  hw_library_write_note (library, HW_NOTE_ON_TAG, tag, "a note on the tag", &error);
  group = hw_library_create_group (library, "مجموعة", &error);
  hw_library_add_to_group (library, group, &second, 1, &error);
  second = fixture_add (library, "removed", "A document that was removed.");
  hw_library_remove_documents (library, &second, 1, &error);
  hw_library_save_search (library, "كتب", "المكتبة", &options, &error);
  hw_library_set_place (library, first, 5, &error);
  hw_library_set_state (library, "key", "value", &error);
  g_assert_no_error (error);
  return 0;
}
