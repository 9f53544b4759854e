/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "obsidian.h"

#include "export-context.h"
#include "export-group.h"
#include "zip-file.h"

#include <glib/gi18n.h>
#include <string.h>

static void
file_free (gpointer data)
{
  HwExportFile *self = data;
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

char *
hw_export_obsidian_tag (const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, " / ", -1);
  GString *tag = g_string_new (NULL);
  gboolean has_letter = FALSE;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (tag, '/');
      for (const char *p = names[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);
          gboolean taken = g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '-';
          has_letter = has_letter || (taken && !g_unichar_isdigit (c));
          g_string_append_unichar (tag, taken ? c : '-');
        }
    }
  /* Digits alone are no tag. */
  if (!has_letter)
    g_string_append_c (tag, '_');
  return g_string_free (tag, FALSE);
}

/* What no file system and no link refuses, short enough for each of them; never a hidden file. */
static char *
make_name (const char *title, GHashTable *taken)
{
  GString *name = g_string_new (NULL);
  guint n = 1;

  for (const char *p = title; *p != '\0' && name->len < 120; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c < 0x20 || c == 0x7f || (c < 0x80 && strchr ("\\/:*?\"<>|#^[]", (int) c) != NULL))
        c = ' ';
      if (g_unichar_type (c) == G_UNICODE_FORMAT
          || (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
          || (c == '.' && name->len == 0))
        continue;
      g_string_append_unichar (name, c);
    }
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "document");
  g_autofree char *base = g_string_free (name, FALSE);
  char *file = g_strconcat (base, ".md", NULL);
  for (;;)
    {
      /* Some file systems take large and small letters for the same. */
      g_autofree char *key = g_utf8_casefold (file, -1);
      if (g_hash_table_add (taken, g_steal_pointer (&key)))
        return file;
      g_free (file);
      file = g_strdup_printf ("%s %u.md", base, ++n);
    }
}

/* A string of YAML that nothing in it ends. */
static void
append_field (GString *out, const char *name, const char *value)
{
  if (*value == '\0')
    return;
  g_string_append_printf (out, "%s: \"", name);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, (guchar) *p < 0x20 || *p == 0x7f ? ' ' : *p);
    }
  g_string_append (out, "\"\n");
}

static void
append_front_matter (GString *out, const HwExportJob *job, const HwExportSection *section)
{
  const HwDocument *document = section->document;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean begun = FALSE;

  g_string_append (out, "---\n");
  append_field (out, "title", document->title);
  append_field (out, "author", document->author);
  append_field (out, "source", document->source);
  append_field (out, "date", document->published);
  append_field (out, "url", document->url);
  append_field (out, "language", document->language);
  append_field (out, "guid", document->guid);
  for (guint i = 0; i < section->passages->len; i++)
    {
      const HwPassage *passage = g_array_index (section->passages, HwExportPassage, i).passage;
      for (gsize j = 0; j < passage->n_tags; j++)
        {
          char *tag = hw_export_obsidian_tag (hw_export_set_get_tag_path (job->set, passage, j));
          g_autofree char *kept = g_strdup (tag);
          if (!g_hash_table_add (seen, tag))
            continue;
          g_string_append_printf (out, "%s  - %s\n", begun ? "" : "tags:\n", kept);
          begun = TRUE;
        }
    }
  g_string_append (out, "---\n\n");
}

static void
append_note (GString *out, const char *note)
{
  g_autofree char *text = g_strchomp (g_strdup (note));
  g_string_append_printf (out, "%s\n\n", text);
}

/* The link to a passage is "Document#^p-1234abcd". */
static void
append_passage (GString *out, const HwExportJob *job, const HwExportPlace *place)
{
  const HwPassage *passage = place->item->passage;
  g_auto (GStrv) parts
      = hw_export_passage_cite (place->item, place->section, job->options->citation, FALSE);
  gsize before;

  hw_export_markdown_quotation (out, place->item);
  g_string_append_printf (out, "^p-%.8s\n\n", passage->guid);
  before = out->len;
  for (gsize i = 0; parts[i] != NULL; i++)
    g_string_append (out, parts[i]);
  for (gsize i = 0; i < passage->n_tags; i++)
    {
      g_autofree char *tag
          = hw_export_obsidian_tag (hw_export_set_get_tag_path (job->set, passage, i));
      g_string_append_printf (out, "%s#%s", out->len > before ? " " : "", tag);
    }
  if (out->len > before)
    g_string_append (out, "\n\n");
  if (*passage->note != '\0')
    append_note (out, passage->note);
}

/* Takes @out. */
static void
add_file (GPtrArray *files, char *name, GString *out)
{
  HwExportFile *file = g_new0 (HwExportFile, 1);

  while (out->len > 1 && g_str_has_suffix (out->str, "\n\n"))
    g_string_truncate (out, out->len - 1);
  file->name = name;
  file->text = g_string_free (out, FALSE);
  g_ptr_array_add (files, file);
}

static void
add_tags (GPtrArray *files, const HwExportSet *set, GHashTable *taken)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < set->tags->len; i++)
    {
      const HwExportTag *item = set->tags->pdata[i];
      g_autofree char *tag = hw_export_obsidian_tag (item->tag->path);
      if (!hw_export_tag_is_told_apart (item, HW_EXPORT_BY_DOCUMENT))
        continue;
      g_string_append_printf (out, "## #%s\n\n", tag);
      if (*item->tag->description != '\0')
        append_note (out, item->tag->description);
      if (item->note != NULL)
        append_note (out, item->note->text);
    }
  if (out->len > 0)
    add_file (files, make_name (_ ("Tags"), taken), out);
  else
    g_string_free (out, TRUE);
}

GPtrArray *
hw_export_obsidian_files (const HwExportJob *job)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (file_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const HwExportSet *set = job->set;

  for (guint i = 0; i < set->sections->len; i++)
    {
      const HwExportSection *section = set->sections->pdata[i];
      GString *out = g_string_new (NULL);

      append_front_matter (out, job, section);
      for (guint j = 0; j < section->notes->len; j++)
        append_note (out, ((HwNote *) section->notes->pdata[j])->text);
      for (guint j = 0; j < section->passages->len; j++)
        append_passage (
            out, job,
            &(HwExportPlace){ section, &g_array_index (section->passages, HwExportPassage, j) });
      add_file (files, make_name (section->document->title, taken), out);
    }
  add_tags (files, set, taken);
  if (set->library_notes->len > 0)
    {
      GString *out = g_string_new (NULL);
      for (guint i = 0; i < set->library_notes->len; i++)
        append_note (out, ((HwNote *) set->library_notes->pdata[i])->text);
      add_file (files, make_name (_ ("Notes on the library"), taken), out);
    }
  return files;
}

GBytes *
hw_export_obsidian (const HwExportJob *job, GError **error)
{
  g_autoptr (GPtrArray) files = hw_export_obsidian_files (job);
  g_autoptr (HwZipFile) zip = hw_zip_file_new ();

  for (guint i = 0; i < files->len; i++)
    {
      const HwExportFile *file = files->pdata[i];
      hw_zip_file_add (zip, file->name, file->text, strlen (file->text), FALSE);
    }
  return hw_zip_file_end (zip, error);
}
