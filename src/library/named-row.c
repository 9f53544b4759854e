/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "named-row.h"

#include <glib/gi18n.h>

#include "error.h"
#include "fold.h"
#include "library-private.h"
#include "row.h"
#include "statement.h"
#include "step.h"

static void
fail_with_name (HwLibrary *self, const char *format, const char *name, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *reason = g_strdup_printf (_ (format), name);
#pragma GCC diagnostic pop

  hw_library_fail (self, error, HW_LIBRARY_ERROR_EXISTS, "%s", reason);
}

char *
hw_named_row_check (
    HwLibrary *self, const HwNamedKind *kind, const char *name, gint64 except, GError **error)
{
  g_autofree char *stripped = g_strdup (name);
  g_autofree char *folded = NULL;
  g_autoptr (HwStatement) others = NULL;
  int found;

  g_strstrip (stripped);
  if (hw_row_is_blank (stripped))
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s", _ (kind->needs_name));
      return NULL;
    }
  folded = hw_fold_string (stripped);
  others = hw_library_query (self, error, kind->other_names, "i", except);
  if (others == NULL)
    return NULL;
  while ((found = hw_statement_next (others, error)) == 1)
    {
      g_autofree char *other = hw_fold_string (hw_statement_text (others, 0));

      if (g_str_equal (folded, other))
        {
          fail_with_name (self, kind->exists, hw_statement_text (others, 0), error);
          return NULL;
        }
    }
  return found == 0 ? g_steal_pointer (&stripped) : NULL;
}

gboolean
hw_named_row_name_step (HwLibrary *self, const HwNamedKind *kind, gint64 id, GError **error)
{
  g_autofree char *name = NULL;
  int found = hw_library_look_up_text (self, &name, error, kind->get_name, "i", id);

  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s", _ (kind->gone));
  if (found == 1)
    hw_step_set_argument (self, name);
  return found == 1;
}

gboolean
hw_named_row_rename (HwLibrary *self,
                     const HwNamedKind *kind,
                     HwStepKind step,
                     gint64 id,
                     const char *name,
                     GError **error)
{
  g_autofree char *stripped = NULL;
  gboolean ok;

  if (!hw_step_begin (self, step, error))
    return FALSE;
  ok = hw_named_row_name_step (self, kind, id, error)
       && (stripped = hw_named_row_check (self, kind, name, id, error)) != NULL
       && hw_library_run (self, error, kind->rename, "is", id, stripped);
  return hw_step_finish (self, ok, error);
}
