/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-commands.h"

#include "corrections.h"
#include "fixture.h"
#include "replace.h"

#define random(n) g_test_rand_int_range (0, (n))

static gint64
any_document (HwLibrary *library)
{
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, NULL);

  return documents->len > 0 ? ((HwDocument *) documents->pdata[random ((int) documents->len)])->id
                            : 0;
}

static gint64
any_passage (HwLibrary *library)
{
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, NULL, NULL);

  return passages->len > 0 ? ((HwPassage *) passages->pdata[random ((int) passages->len)])->id : 0;
}

static gint64
any_tag (HwLibrary *library)
{
  g_autoptr (GPtrArray) tags = hw_library_list_tags (library, NULL);

  return tags->len > 0 ? ((HwTag *) tags->pdata[random ((int) tags->len)])->id : 0;
}

static gint64
any_search (HwLibrary *library)
{
  g_autoptr (GPtrArray) searches
      = hw_library_list_saved_searches (library, HW_SAVED_SEARCH_ORDER_NAME, NULL);

  return searches->len > 0 ? ((HwSavedSearch *) searches->pdata[random ((int) searches->len)])->id
                           : 0;
}

static gint64
any_group (HwLibrary *library)
{
  g_autoptr (GPtrArray) groups = hw_library_list_groups (library, NULL);

  return groups->len > 0 ? ((HwGroup *) groups->pdata[random ((int) groups->len)])->id : 0;
}

static gint64
any_note (HwLibrary *library)
{
  static const HwNoteTarget targets[]
      = { HW_NOTE_ON_LIBRARY, HW_NOTE_ON_DOCUMENT, HW_NOTE_ON_PASSAGE, HW_NOTE_ON_TAG };
  HwNoteTarget target = targets[random (4)];
  gint64 id = target == HW_NOTE_ON_DOCUMENT  ? any_document (library)
              : target == HW_NOTE_ON_PASSAGE ? any_passage (library)
              : target == HW_NOTE_ON_TAG     ? any_tag (library)
                                             : 0;
  g_autoptr (GPtrArray) notes = hw_library_list_notes (library, target, id, NULL);

  return notes->len > 0 ? ((HwNote *) notes->pdata[random ((int) notes->len)])->id : 0;
}

static void
add_document (HwLibrary *library)
{
  g_autofree char *text
      = g_strdup_printf ("نصّ %08x\nline %08x\n", g_test_rand_int (), g_test_rand_int ());
  g_autofree char *title = g_strdup_printf ("title %d", random (1000));

  fixture_add (library, title, text);
}

/* A tag made and used, with a note: one step of several commands. */
static void
tag_new_passage (HwLibrary *library, gint64 document)
{
  g_autofree char *name = g_strdup_printf ("tag %d / sub %d", random (5), random (5));
  gint64 passage, tag;

  if (!hw_library_begin_step (library, HW_STEP_TAG, name, NULL))
    return;
  passage = hw_library_mark (library, document, random (8), 8 + random (8), NULL, NULL);
  tag = hw_library_ensure_tag (library, name, NULL);
  if (passage != 0)
    {
      hw_library_tag_passages (library, &passage, 1, tag, NULL);
      hw_library_write_note (library, HW_NOTE_ON_PASSAGE, passage, name, NULL);
    }
  hw_library_end_step (library, NULL);
}

static void
correct (HwLibrary *library, gint64 document, const char *word)
{
  g_autofree char *line = g_strdup_printf ("نصّ %s and more", word);

  if (random (3) > 0)
    hw_library_correct_paragraph (library, document, (gsize) random (2), line, NULL);
  else
    hw_library_set_paragraph_aside (library, document, (gsize) random (3), NULL);
}

static void
replace (HwLibrary *library, gint64 document, const char *word)
{
  g_autofree char *content = g_strdup_printf ("نصّ %08x %s\nline\n", g_test_rand_int (), word);
  g_autoptr (HwText) text = hw_text_new_from_string (content);
  const HwNewDocument new = { .text = text };
  g_autoptr (GArray) replaced = hw_library_replace_text (library, document, &new, NULL);

  g_assert_true (replaced != NULL || document == 0);
}

static void
run (HwLibrary *library)
{
  g_autofree char *word = g_strdup_printf ("word %d", random (20));
  g_autofree char *colour = g_strdup_printf ("#%06x", random (0x1000000));
  gint64 document = any_document (library), passage = any_passage (library),
         tag = any_tag (library);
  gint64 note = any_note (library), group = any_group (library), other = any_tag (library);
  const HwDocumentChange change
      = { .title = word, .published = random (2) ? "2021" : NULL, .direction = random (4) - 1 };

  switch (random (27))
    {
    case 0:
    case 1:
      add_document (library);
      break;
    case 25:
      correct (library, document, word);
      break;
    case 26:
      replace (library, document, word);
      break;
    case 2:
      hw_library_remove_documents (library, &document, 1, NULL);
      break;
    case 3:
      hw_library_change_document (library, document, &change, NULL);
      break;
    case 4:
    case 5:
      hw_library_mark (library, document, random (10), 10 + random (10), random (2) ? colour : NULL,
                       NULL);
      break;
    case 6:
    case 7:
      tag_new_passage (library, document);
      break;
    case 8:
      hw_library_unmark (library, &passage, 1, NULL);
      break;
    case 9:
      if (random (2) > 0)
        hw_library_recolour_passages (library, &passage, 1, colour, NULL);
      else
        hw_library_move_passage (library, passage, random (10), 10 + random (10), NULL);
      break;
    case 10:
      hw_library_tag_passages (library, &passage, 1, tag, NULL);
      break;
    case 11:
      hw_library_untag_passages (library, &passage, 1, tag, NULL);
      break;
    case 12:
      hw_library_create_tag (library, random (2) ? tag : 0, word, NULL, NULL);
      break;
    case 13:
      hw_library_rename_tag (library, tag, word, NULL);
      break;
    case 14:
      hw_library_recolour_tag (library, tag, colour, NULL);
      break;
    case 15:
      hw_library_describe_tag (library, tag, word, NULL);
      break;
    case 16:
      hw_library_move_tag (library, tag, random (2) ? other : 0, random (4) - 1, NULL);
      break;
    case 17:
      hw_library_merge_tag (library, tag, other, NULL);
      break;
    case 18:
      if (random (3) == 0)
        hw_library_delete_tag (library, tag, NULL);
      break;
    case 19:
      hw_library_write_note (library, HW_NOTE_ON_TAG, tag, word, NULL);
      break;
    case 20:
      hw_library_write_note (library, random (2) ? HW_NOTE_ON_DOCUMENT : HW_NOTE_ON_PASSAGE,
                             random (2) ? document : passage, word, NULL);
      break;
    case 21:
      hw_library_change_note (library, note, random (4) ? word : " ", 0, NULL);
      break;
    case 22:
      hw_library_create_group (library, word, NULL);
      break;
    case 23:
      if (random (2) > 0)
        hw_library_save_search (library, word, word, &(HwSearchOptions){ .tag = tag }, NULL);
      else if (random (2) > 0)
        hw_library_rename_saved_search (library, any_search (library), word, NULL);
      else
        hw_library_delete_saved_search (library, any_search (library), NULL);
      break;
    default:
      if (random (3) > 0)
        hw_library_add_to_group (library, group, &document, 1, NULL);
      else if (random (2) > 0)
        hw_library_rename_group (library, group, word, NULL);
      else
        hw_library_delete_group (library, group, NULL);
      break;
    }
}

gboolean
random_command (HwLibrary *library)
{
  guint64 before = hw_library_get_version (library);

  run (library);
  return hw_library_get_version (library) != before;
}
