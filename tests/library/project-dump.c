/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-dump.h"

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gint64
seconds (gint64 time)
{
  return time / G_USEC_PER_SEC;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static void
add_structure (GPtrArray *lines, HwProject *project, HwProjectDocument *document)
{
  g_autoptr (GError) error = NULL;
  const HwStructure *structure;

  g_assert_true (hw_project_load_structure (project, document, &error));
  g_assert_no_error (error);
  structure = document->structure;
  for (guint i = 0; i < structure->forms->len; i++)
    {
      const HwParagraphForm *form = &g_array_index (structure->forms, HwParagraphForm, i);
      g_ptr_array_add (lines, g_strdup_printf ("form %s|%05u role %d %d %d", document->guid, i,
                                               form->role, form->level, form->direction));
    }
  for (guint i = 0; i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);
      g_ptr_array_add (lines,
                       g_strdup_printf ("locator %s|%" G_GSIZE_FORMAT "|%d|%s", document->guid,
                                        locator->start, locator->kind, locator->label));
    }
  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);
      g_ptr_array_add (lines, g_strdup_printf ("aside %s|%" G_GSIZE_FORMAT "|%d|%s", document->guid,
                                               aside->paragraph, aside->reason, aside->text));
    }
  g_ptr_array_add (lines, g_strdup_printf ("read %s|%s|%s|%s", document->guid, document->format,
                                           document->encoding, document->remarks));
}

static void
add_document (GPtrArray *lines, HwProject *project, HwProjectDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) text = hw_project_get_text (project, document, &error);
  g_assert_no_error (error);
  g_autofree char *content = hw_text_slice (text, 0, G_MAXSIZE);

  add_structure (lines, project, document);
  g_ptr_array_add (
      lines, g_strdup_printf ("document %s|%s|%s|%s|%s|%s|%s|%s|%d|%" G_GINT64_FORMAT "|%s",
                              document->guid, document->title, document->language, document->author,
                              document->source, document->url, document->published, document->hash,
                              document->direction, seconds (document->added), content));
}

static void
add_passage (GPtrArray *lines, HwProject *project, const HwProjectPassage *passage)
{
  const HwProjectDocument *document = project->documents->pdata[passage->document];
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; i < passage->tags->len; i++)
    g_ptr_array_add (
        tags,
        ((HwProjectTag *) project->tags->pdata[g_array_index (passage->tags, guint, i)])->guid);
  g_ptr_array_sort (tags, compare_lines);
  g_ptr_array_add (tags, NULL);
  g_autofree char *list = g_strjoinv (",", (char **) tags->pdata);
  g_ptr_array_add (lines,
                   g_strdup_printf ("passage %s|%s|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT
                                    "|%s|%s|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%s"
                                    "|state %d|%.3f|%s|%s|%s|%s",
                                    passage->guid, document->guid, passage->start, passage->end,
                                    or_empty (passage->colour), list, seconds (passage->created),
                                    seconds (passage->modified), or_empty (passage->creator),
                                    passage->state, passage->score, or_empty (passage->former),
                                    or_empty (passage->quote), or_empty (passage->prefix),
                                    or_empty (passage->suffix)));
}

static void
add_note (GPtrArray *lines, HwProject *project, const HwProjectNote *note)
{
  const char *target = "";

  if (note->target == HW_NOTE_ON_DOCUMENT)
    target = ((HwProjectDocument *) project->documents->pdata[note->index])->guid;
  else if (note->target == HW_NOTE_ON_PASSAGE)
    target = ((HwProjectPassage *) project->passages->pdata[note->index])->guid;
  else if (note->target == HW_NOTE_ON_TAG)
    target = ((HwProjectTag *) project->tags->pdata[note->index])->guid;
  g_ptr_array_add (
      lines, g_strdup_printf ("note %s|%s|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%s|%s",
                              note->guid, target, seconds (note->created), seconds (note->modified),
                              or_empty (note->creator), note->text));
}

/* Sisters stand in an order that people chose. */
static void
add_tags (GPtrArray *lines, HwProject *project)
{
  for (guint i = 0; i < project->tags->len; i++)
    {
      const HwProjectTag *tag = project->tags->pdata[i];
      const HwProjectTag *parent = tag->parent >= 0 ? project->tags->pdata[tag->parent] : NULL;

      g_ptr_array_add (lines, g_strdup_printf ("a tag %05u %s|%s|%s|%s|%s", i, tag->guid,
                                               parent != NULL ? parent->guid : "", tag->name,
                                               tag->colour, or_empty (tag->description)));
    }
}

static void
add_group (GPtrArray *lines, HwProject *project, const HwProjectGroup *group)
{
  g_ptr_array_add (lines, g_strdup_printf ("group %s|%s", group->guid, group->name));
  for (guint i = 0; i < group->documents->len; i++)
    g_ptr_array_add (lines,
                     g_strdup_printf ("member %s|%s", group->guid,
                                      ((HwProjectDocument *) project->documents
                                           ->pdata[g_array_index (group->documents, guint, i)])
                                          ->guid));
}

char *
project_dump (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwProject) project = hw_library_read_project (library, NULL, NULL, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  add_tags (lines, project);
  for (guint i = 0; i < project->documents->len; i++)
    add_document (lines, project, project->documents->pdata[i]);
  for (guint i = 0; i < project->passages->len; i++)
    add_passage (lines, project, project->passages->pdata[i]);
  for (guint i = 0; i < project->notes->len; i++)
    add_note (lines, project, project->notes->pdata[i]);
  for (guint i = 0; i < project->groups->len; i++)
    add_group (lines, project, project->groups->pdata[i]);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
