/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-bytes.h"

#include "extract.h"
#include "hypothesis.h"
#include "qda-reader.h"
#include "qualcoder.h"
#include "taguette.h"
#include "zotero.h"

#include <glib/gi18n.h>
#include <string.h>

static void
set_unknown (GError **error)
{
  g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                       _ ("It is no project of a program that is known."));
}

static gboolean
is_database (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes >= 16 && memcmp (data, "SQLite format 3", 16) == 0;
}

static HwProject *
read_database (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwForeign) database = hw_foreign_open (bytes, name, cancellable, error);

  if (database == NULL)
    return NULL;
  if (hw_qualcoder_sniff (database))
    return hw_qualcoder_read (database, name, error);
  if (hw_taguette_sniff (database))
    return hw_taguette_read (database, name, cancellable, error);
  set_unknown (error);
  return NULL;
}

HwProject *
hw_project_bytes_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  if (is_database (bytes))
    return read_database (bytes, name, cancellable, error);
  if (hw_zotero_sniff (bytes))
    return hw_zotero_read (bytes, name, cancellable, error);
  if (hw_qda_sniff (bytes))
    return hw_qda_read (bytes, name, cancellable, error);
  if (hw_hypothesis_sniff (bytes))
    return hw_hypothesis_read (bytes, name, error);
  set_unknown (error);
  return NULL;
}
