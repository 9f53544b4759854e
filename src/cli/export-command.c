/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include "cli.h"
#include "documents.h"
#include "output.h"
#include "tags.h"

#include <glib/gi18n.h>

/* The words of one call; what is not there is NULL. */
typedef struct
{
  char *format, *output, *query, *since, *until, *order, *context, *citation, *layout, *columns,
      *template_file, *with_comments;
  char **tags, **documents;
} Call;

static void
call_clear (Call *self)
{
  char **words[] = { &self->format, &self->output,  &self->query,         &self->since,
                     &self->until,  &self->order,   &self->context,       &self->citation,
                     &self->layout, &self->columns, &self->template_file, &self->with_comments };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_free (*words[i]);
  g_strfreev (self->tags);
  g_strfreev (self->documents);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

static gboolean
parse (HwCli *self, int *argc, char ***argv, Call *call)
{
  g_autofree char *formats = hw_export_format_list_names ();
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &call->format, formats, "F" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &call->output, N_ ("where to"), "FILE" },
    { "document-with-comments", 0, 0, G_OPTION_ARG_FILENAME, &call->with_comments,
      N_ ("this document itself, its passages as comments"), "DOC" },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &call->tags,
      N_ ("only under this one; may be given again"), "NAME" },
    { "document", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &call->documents,
      N_ ("only in this one; may be given again"), "DOC" },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &call->query, N_ ("only where this is found"),
      "QUERY" },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &call->since,
      N_ ("only what was made then or later: a day, month or year"), "DATE" },
    { "until", 0, 0, G_OPTION_ARG_FILENAME, &call->until, N_ ("only what was made then or before"),
      "DATE" },
    { "order", 0, 0, G_OPTION_ARG_FILENAME, &call->order, N_ ("document, tag, date or colour"),
      "ORDER" },
    { "context", 0, 0, G_OPTION_ARG_FILENAME, &call->context,
      N_ ("none, paragraph, or so many words on either side"), "N" },
    { "citation", 0, 0, G_OPTION_ARG_FILENAME, &call->citation,
      N_ ("paragraph, page, plain or none"), "STYLE" },
    { "layout", 0, 0, G_OPTION_ARG_FILENAME, &call->layout, N_ ("notes or table"), "LAYOUT" },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &call->columns,
      N_ ("of a table, with commas between them"), "NAME,NAME…" },
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &call->template_file,
      N_ ("what text is written by, for the format template"), "FILE" },
    { NULL },
  };

  return hw_cli_parse (self, argc, argv, NULL, entries, 0, 0);
}

static gboolean
refuse (const char *option, const char *value)
{
  hw_output_message (_ ("export: --%s cannot be “%s”; see hawashi-cli export --help"), option,
                     value);
  return FALSE;
}

static gboolean
read_template (const Call *call, char **text)
{
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (call->template_file, text, NULL, &error))
    return TRUE;
  hw_output_message ("%s", error->message);
  return FALSE;
}

/* What needs no library. FALSE after a message. */
static gboolean
read_options (const Call *call,
              HwExportScope *scope,
              HwExportOptions *options,
              char **template_text)
{
  if (call->format == NULL || call->output == NULL || *call->output == '\0')
    {
      hw_output_message (_ ("export: --format and --output are needed"));
      return FALSE;
    }
  if (!hw_export_format_from_name (call->format, &options->format))
    {
      g_autofree char *formats = hw_export_format_list_names ();
      hw_output_message (_ ("export: unknown format “%s”; there are %s"), call->format, formats);
      return FALSE;
    }
  if (call->order != NULL && !hw_export_order_from_name (call->order, &options->order))
    return refuse ("order", call->order);
  if (call->context != NULL && !hw_export_context_from_name (call->context, &options->context))
    return refuse ("context", call->context);
  if (call->citation != NULL && !hw_export_citation_from_name (call->citation, &options->citation))
    return refuse ("citation", call->citation);
  if (call->layout != NULL && !hw_export_layout_from_name (call->layout, &options->layout))
    return refuse ("layout", call->layout);
  if (call->since != NULL && !hw_export_date_from_name (call->since, FALSE, &scope->since))
    return refuse ("since", call->since);
  if (call->until != NULL && !hw_export_date_from_name (call->until, TRUE, &scope->until))
    return refuse ("until", call->until);
  if (call->template_file != NULL && !read_template (call, template_text))
    return FALSE;
  options->template_text = *template_text;
  options->columns = call->columns;
  scope->query = call->query;
  return TRUE;
}

/* The ids of the names. NULL with @error for one that is not there. */
static GArray *
find_all (HwLibrary *library,
          char **names,
          gint64 (*find) (HwLibrary *library, const char *name, GError **error),
          GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 id = find (library, names[i], error);
      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean export(HwLibrary *library,
                       const Call *call,
                       HwExportScope *scope,
                       HwExportOptions *options,
                       GError **error)
{
  g_autoptr (GArray) documents
      = find_all (library, call->documents, hw_library_find_document, error);
  g_autoptr (GArray) tags = NULL;

  if (documents != NULL)
    tags = find_all (library, call->tags, hw_library_find_tag, error);
  if (tags == NULL)
    return FALSE;
  if (call->with_comments != NULL)
    {
      options->document = hw_library_find_document (library, call->with_comments, error);
      if (options->document == 0)
        return FALSE;
      g_array_set_size (documents, 0);
      g_array_append_val (documents, options->document);
    }
  scope->documents = (const gint64 *) (gpointer) documents->data;
  scope->n_documents = documents->len;
  scope->tags = (const gint64 *) (gpointer) tags->data;
  scope->n_tags = tags->len;
  return hw_export_to_file (library, scope, options, call->output, NULL, error);
}

int
hw_cli_export (HwCli *self, int argc, char **argv)
{
  g_auto (Call) call = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *template_text = NULL;
  HwExportScope scope = { NULL };
  HwExportOptions options = { HW_EXPORT_HTML };

  if (!parse (self, &argc, &argv, &call) || !read_options (&call, &scope, &options, &template_text))
    return HW_EXIT_USAGE;
  g_autoptr (HwLibrary) library
      = call.query != NULL ? hw_cli_open_to_search (self) : hw_cli_open_to_read (self);
  if (library == NULL)
    return HW_EXIT_FAILED;
  if (export(library, &call, &scope, &options, &error))
    return HW_EXIT_DONE;
  hw_cli_fail (error);
  return g_error_matches (error, HW_EXPORT_ERROR, HW_EXPORT_ERROR_OPTION) ? HW_EXIT_USAGE
                                                                          : HW_EXIT_FAILED;
}
