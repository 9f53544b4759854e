/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt.h"

#include "odt-story.h"
#include "office-meta.h"
#include "zip-archive.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_needed (const char *name, gpointer user_data)
{
  static const char *const names[]
      = { "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml", NULL };

  return g_strv_contains (names, name);
}

/* Each part is encrypted for itself, or all of them as one: the list of them says so. */
static gboolean
is_locked (GBytes *manifest)
{
  static const char mark[] = "encryption-data";
  gsize n_bytes;
  const char *data = manifest != NULL ? g_bytes_get_data (manifest, &n_bytes) : NULL;

  return data != NULL && memmem (data, n_bytes, mark, strlen (mark)) != NULL;
}

static HwExtract *
finish (HwOdtStory *story, HwFlow *flow, GBytes *meta, GError **error)
{
  HwExtract *extract;

  hw_odt_story_end (story);
  hw_meta_read (hw_extract_builder_get (hw_flow_get_builder (flow)), meta);
  extract = hw_flow_finish (flow, error);
  if (extract != NULL)
    hw_meta_check_language (extract);
  return extract;
}

static HwExtract *
read_packed (
    HwArchive *archive, HwOdtStory *story, HwFlow *flow, GCancellable *cancellable, GError **error)
{
  GBytes *content;
  GBytes *styles = hw_archive_get (archive, "styles.xml");
  g_autoptr (GError) damage = NULL;

  if (is_locked (hw_archive_get (archive, "META-INF/manifest.xml")))
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_LOCKED,
                           _ ("The file is locked with a password."));
      return NULL;
    }
  content = hw_archive_require (archive, "content.xml", error);
  if (content == NULL)
    return NULL;
  if (styles != NULL && !hw_odt_story_read (story, styles, "styles.xml", cancellable, &damage))
    hw_extract_builder_add_remark (hw_flow_get_builder (flow), damage->message);
  if (!hw_odt_story_read (story, content, "content.xml", cancellable, error))
    return NULL;
  return finish (story, flow, hw_archive_get (archive, "meta.xml"), error);
}

HwExtract *
hw_odt_extract (GBytes *bytes,
                const HwReadOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (HwArchive) archive = NULL;
  g_autoptr (HwFlow) flow = hw_flow_new ();
  g_autoptr (HwOdtStory) story = hw_odt_story_new (flow, options->whole_page);
  const char *name = options->name != NULL ? options->name : "content.xml";
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  if (n_bytes < 2 || memcmp (data, "PK", 2) != 0)
    return hw_odt_story_read (story, bytes, name, cancellable, error)
               ? finish (story, flow, bytes, error)
               : NULL;
  archive = hw_archive_new (bytes, is_needed, NULL, cancellable, error);
  return archive != NULL ? read_packed (archive, story, flow, cancellable, error) : NULL;
}
