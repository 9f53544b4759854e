/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facts.h"

#include "fixture.h"

#include <string.h>

Facts *
facts_new (void)
{
  Facts *self = g_new (Facts, 1);

  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
facts_free (Facts *self)
{
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->notes);
  g_free (self);
}

void
facts_add (Facts *self, const char *output)
{
  const char *end;

  for (; (end = strchr (output, '\n')) != NULL; output = end + 1)
    {
      g_autofree char *line = g_strndup (output, (gsize) (end - output));
      g_auto (GStrv) words = g_strsplit (line, " ", -1);

      if (g_str_equal (words[0], "note"))
        g_hash_table_insert (self->notes, g_strdup (words[1]),
                             GINT_TO_POINTER (atoi (words[2]) + 1));
      else
        g_hash_table_add (self->lines, g_steal_pointer (&line));
    }
}

guint
facts_count (Facts *self)
{
  return g_hash_table_size (self->lines) + g_hash_table_size (self->notes);
}

/* All that the library says, in the form of the reports. */
static GHashTable *
read_lines (HwLibrary *library)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, NULL);
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, NULL, NULL);
  g_autoptr (GPtrArray) tags = hw_library_list_tags (library, NULL);

  for (guint i = 0; i < documents->len; i++)
    g_hash_table_add (lines,
                      g_strdup_printf ("document %s", ((HwDocument *) documents->pdata[i])->guid));
  for (guint i = 0; i < tags->len; i++)
    g_hash_table_add (lines, g_strdup_printf ("tag %s", ((HwTag *) tags->pdata[i])->name));
  for (guint i = 0; i < passages->len; i++)
    {
      HwPassage *passage = passages->pdata[i];

      g_hash_table_add (lines, g_strdup_printf ("passage %s %d %d", passage->guid,
                                                (int) passage->start, (int) passage->end));
      for (gsize j = 0; j < passage->n_tags; j++)
        g_hash_table_add (lines,
                          g_strdup_printf ("tagged %s %s", passage->guid, passage->tag_names[j]));
      /* It was made in one step with a note. */
      if (passage->n_tags > 0)
        g_assert_cmpstr (passage->note, !=, "");
    }
  return lines;
}

void
facts_assert (Facts *self, HwLibrary *library)
{
  g_autoptr (GHashTable) lines = read_lines (library);
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, NULL);
  GHashTableIter iter;
  gpointer line;
  guint n_notes = 0;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    if (!g_hash_table_contains (lines, line))
      g_error ("reported as done, and lost: %s", (char *) line);
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (GPtrArray) notes = hw_library_list_notes (
          library, HW_NOTE_ON_DOCUMENT, ((HwDocument *) documents->pdata[i])->id, NULL);

      for (guint j = 0; j < notes->len; j++)
        {
          HwNote *note = notes->pdata[j];
          int reported = GPOINTER_TO_INT (g_hash_table_lookup (self->notes, note->guid)) - 1;

          if (reported < 0)
            continue;
          n_notes++;
          /* What was committed, and not yet reported, may be newer. */
          g_assert_cmpint (atoi (note->text), >=, reported);
        }
    }
  g_assert_cmpuint (n_notes, ==, g_hash_table_size (self->notes));
}
