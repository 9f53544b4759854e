/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "email.h"

#include "decode.h"
#include "email-text.h"
#include "extract-builder.h"
#include "header.h"
#include "html.h"

#include <glib/gi18n.h>
#include <gmime/gmime.h>
#include <string.h>

#define MAX_DEPTH 5        /* messages in messages, and files in their files */
#define MAX_NESTING 64     /* multiparts in multiparts */
#define MAX_PARTS 500      /* attachments of a message */
#define MAX_MESSAGES 50000 /* of a folder */

typedef struct
{
  HwExtractBuilder *builder;
  const HwReadOptions *options;
  GCancellable *cancellable;
  guint n_parts; /* HwExtract.parts */
  gboolean has_body;
} Reader;

/* How deep this thread is in messages that are attached to messages, by whatever reader. */
static GPrivate depth_key;

static guint
get_depth (void)
{
  return GPOINTER_TO_UINT (g_private_get (&depth_key));
}

static void
set_depth (guint depth)
{
  g_private_set (&depth_key, GUINT_TO_POINTER (depth));
}

static void
start_library (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      g_mime_init ();
      g_once_init_leave (&ready, 1);
    }
}

/* The bytes of a part as they were before they were packed for the mail. */
static GBytes *
get_content (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);

  if (content == NULL)
    return g_bytes_new_static ("", 0);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array (array);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_data_wrapper_write_to_stream (content, stream);
  g_object_unref (stream);
  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

static gboolean
is_attachment (GMimeObject *object)
{
  const char *disposition = g_mime_object_get_disposition (object);

  return disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0;
}

static gboolean
is_text (GMimeObject *object, const char *subtype)
{
  return GMIME_IS_PART (object) && !is_attachment (object)
         && g_mime_content_type_is_type (g_mime_object_get_content_type (object), "text", subtype);
}

static void
remark_unread (Reader *self, const char *name, const char *reason)
{
  g_autofree char *isolated = hw_direction_isolate (name);
  g_autofree char *remark
      /* Translators: a file that came with a message, and why. */
      = g_strdup_printf (_ ("The attachment %s was not read: %s"), isolated, reason);

  hw_extract_builder_add_remark (self->builder, remark);
}

static void
read_text (Reader *self, GMimePart *part, gboolean html)
{
  g_autoptr (GBytes) content = get_content (part);
  const char *charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset");
  g_autoptr (GError) error = NULL;
  gboolean read;

  if (g_bytes_get_size (content) == 0)
    return;
  if (html)
    {
      HwReadOptions options = { .encoding = self->options->encoding };
      g_autoptr (GBytes) page = hw_email_declare (content, charset);

      read = hw_html_append (self->builder, page, &options, self->cancellable, &error);
    }
  else
    {
      const char *format = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "format");

      read = hw_email_append_text (self->builder, content, self->options->encoding, charset,
                                   format != NULL && g_ascii_strcasecmp (format, "flowed") == 0,
                                   &error);
    }
  self->has_body |= read;
  if (!read && !g_error_matches (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY))
    hw_extract_builder_add_remark (self->builder, error->message);
}

static char *
get_name (GMimePart *part)
{
  const char *stated = g_mime_part_get_filename (part);
  g_autofree char *valid = stated != NULL ? g_utf8_make_valid (stated, -1) : g_strdup ("");

  /* It is a name to show and to tell the format by, never a path. */
  const char *name = valid;
  for (const char *p = valid; *p != '\0'; p++)
    if (strchr ("/\\:", *p) != NULL)
      name = p + 1;
  return hw_header_make_title (name, -1);
}

static void
read_attachment (Reader *self, GMimePart *part)
{
  g_autofree char *stated = get_name (part);
  g_autofree char *type
      = g_mime_content_type_get_mime_type (g_mime_object_get_content_type (GMIME_OBJECT (part)));
  const char *name = stated != NULL ? stated : type;
  const HwReadOptions options = { .name = stated != NULL ? stated : "attachment.bin" };
  g_autoptr (GBytes) content = get_content (part);
  g_autoptr (GError) error = NULL;
  const guint depth = get_depth ();

  if (depth >= MAX_DEPTH || self->n_parts >= MAX_PARTS)
    {
      remark_unread (self, name, _ ("there are too many, or they are nested too deep."));
      return;
    }
  self->n_parts++;
  set_depth (depth + 1);
  HwExtract *extract = hw_extract_bytes (content, &options, self->cancellable, &error);
  set_depth (depth);
  if (extract != NULL)
    hw_extract_builder_add_part (self->builder, extract);
  else
    remark_unread (self, name, error->message);
}

static HwExtract *read_message (GMimeMessage *message,
                                const HwReadOptions *options,
                                GCancellable *cancellable,
                                GError **error);

static void
read_inner_message (Reader *self, GMimeMessagePart *part)
{
  GMimeMessage *message = g_mime_message_part_get_message (part);
  const guint depth = get_depth ();
  g_autoptr (GError) error = NULL;
  HwExtract *extract = NULL;

  if (message == NULL)
    return;
  if (depth < MAX_DEPTH && self->n_parts < MAX_PARTS)
    {
      self->n_parts++;
      set_depth (depth + 1);
      extract = read_message (message, self->options, self->cancellable, &error);
      set_depth (depth);
    }
  if (extract != NULL)
    hw_extract_builder_add_part (self->builder, extract);
  else
    {
      const char *subject = g_mime_message_get_subject (message);

      remark_unread (self, subject != NULL ? subject : "message/rfc822",
                     error != NULL ? error->message
                                   : _ ("there are too many, or they are nested too deep."));
    }
}

static gboolean
has_letters (GMimePart *part)
{
  g_autoptr (GBytes) content = get_content (part);
  gsize n;
  const guint8 *data = g_bytes_get_data (content, &n);

  for (gsize i = 0; i < n; i++)
    if (g_ascii_isalnum (data[i]) || data[i] >= 0x80)
      return TRUE;
  return FALSE;
}

static void read_object (Reader *self, GMimeObject *object, guint nesting);

/* Of several forms of the same text, the plain one where it has letters, else the richest that is read. */
static void
read_alternative (Reader *self, GMimeMultipart *multipart, guint nesting)
{
  const int n = g_mime_multipart_get_count (multipart);
  GMimeObject *chosen = NULL;

  for (int i = 0; i < n && i < MAX_PARTS; i++)
    {
      GMimeObject *object = g_mime_multipart_get_part (multipart, i);

      if (is_text (object, "plain") && has_letters (GMIME_PART (object)))
        {
          chosen = object;
          break;
        }
      if (chosen == NULL || is_text (object, "html") || GMIME_IS_MULTIPART (object))
        chosen = object;
    }
  if (chosen != NULL)
    read_object (self, chosen, nesting + 1);
}

static void
read_object (Reader *self, GMimeObject *object, guint nesting)
{
  if (nesting > MAX_NESTING || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (GMIME_IS_MULTIPART (object))
    {
      GMimeMultipart *multipart = GMIME_MULTIPART (object);

      if (g_mime_content_type_is_type (g_mime_object_get_content_type (object), "multipart",
                                       "alternative"))
        {
          read_alternative (self, multipart, nesting);
          return;
        }
      for (int i = 0; i < g_mime_multipart_get_count (multipart) && i < MAX_PARTS; i++)
        read_object (self, g_mime_multipart_get_part (multipart, i), nesting + 1);
    }
  else if (GMIME_IS_MESSAGE_PART (object))
    read_inner_message (self, GMIME_MESSAGE_PART (object));
  else if (is_text (object, "plain")
           && (!self->has_body || g_mime_part_get_filename (GMIME_PART (object)) == NULL))
    read_text (self, GMIME_PART (object), FALSE);
  else if (is_text (object, "html")
           && (!self->has_body || g_mime_part_get_filename (GMIME_PART (object)) == NULL))
    read_text (self, GMIME_PART (object), TRUE);
  else if (GMIME_IS_PART (object))
    read_attachment (self, GMIME_PART (object));
}

/* Names, or addresses where there is none. */
static char *
join_people (InternetAddressList *list)
{
  GString *people = g_string_new (NULL);
  const int n = list != NULL ? internet_address_list_length (list) : 0;

  for (int i = 0; i < n && people->len < 500; i++)
    {
      InternetAddress *address = internet_address_list_get_address (list, i);
      const char *name = internet_address_get_name (address);

      if ((name == NULL || *name == '\0') && INTERNET_ADDRESS_IS_MAILBOX (address))
        name = internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (address));
      if (name == NULL || *name == '\0')
        continue;
      if (people->len > 0)
        g_string_append (people, ", ");
      g_string_append (people, name);
    }
  if (people->len == 0)
    {
      g_string_free (people, TRUE);
      return NULL;
    }
  g_autofree char *valid = g_utf8_make_valid (people->str, -1);
  g_string_free (people, TRUE);
  return hw_header_make_title (valid, -1);
}

static void
set_aside_people (Reader *self, const char *label, InternetAddressList *list)
{
  g_autofree char *line = NULL;
  char *people = list != NULL ? internet_address_list_to_string (list, NULL, FALSE) : NULL;

  if (people != NULL && *people != '\0')
    {
      g_autofree char *valid = g_utf8_make_valid (people, -1);

      line = g_strdup_printf ("%s: %s", label, valid);
      hw_extract_builder_set_aside (self->builder, HW_ASIDE_FURNITURE, line);
    }
  g_free (people);
}

static void
read_headers (Reader *self, GMimeMessage *message)
{
  HwExtract *extract = hw_extract_builder_get (self->builder);
  const char *subject = g_mime_message_get_subject (message);
  GDateTime *date = g_mime_message_get_date (message);

  if (subject != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (subject, -1);

      extract->title = hw_header_make_title (valid, -1);
    }
  extract->author = join_people (g_mime_message_get_from (message));
  /* The day it was where it was written. */
  if (date != NULL && g_date_time_get_year (date) >= 1970)
    extract->published = g_date_time_format (date, "%Y-%m-%d");
  set_aside_people (self, "From", g_mime_message_get_from (message));
  set_aside_people (self, "To", g_mime_message_get_to (message));
  set_aside_people (self, "Cc", g_mime_message_get_cc (message));
}

static HwExtract *
read_message (GMimeMessage *message,
              const HwReadOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  Reader reader = { .builder = builder, .options = options, .cancellable = cancellable };
  GMimeObject *content = g_mime_message_get_mime_part (message);

  read_headers (&reader, message);
  if (content != NULL)
    read_object (&reader, content, 0);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return hw_extract_builder_finish (builder, error);
}

static GMimeParser *
open_bytes (GBytes *bytes, GMimeFormat format)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  start_library ();
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (data, n_bytes);
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  g_mime_parser_set_format (parser, format);
  g_object_unref (stream);
  return parser;
}

HwExtract *
hw_email_extract (GBytes *bytes,
                  const HwReadOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  GMimeParser *parser = open_bytes (bytes, GMIME_FORMAT_MESSAGE);
  GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);
  HwExtract *extract = NULL;

  if (message != NULL
      && g_mime_header_list_get_count (g_mime_object_get_header_list (GMIME_OBJECT (message))) > 0)
    extract = read_message (message, options, cancellable, error);
  else
    g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                         _ ("This is no message of e-mail: it begins with no header."));
  g_clear_object (&message);
  g_object_unref (parser);
  return extract;
}

static void
remark_empty (HwExtractBuilder *builder, guint n)
{
  if (n == 0)
    return;
  g_autofree char *remark
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u message without text was left out.",
                                      "%u messages without text were left out.", n),
                         n);
  hw_extract_builder_add_remark (builder, remark);
}

HwExtract *
hw_mbox_extract (GBytes *bytes,
                 const HwReadOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  GMimeParser *parser = open_bytes (bytes, GMIME_FORMAT_MBOX);
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  guint n_messages = 0, n_empty = 0;

  while (!g_mime_parser_eos (parser) && n_messages < MAX_MESSAGES
         && !g_cancellable_is_cancelled (cancellable))
    {
      GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);
      HwExtract *extract
          = message != NULL ? read_message (message, options, cancellable, NULL) : NULL;

      n_messages++;
      if (extract != NULL)
        hw_extract_builder_add_part (builder, extract);
      else if (message == NULL)
        break;
      else
        n_empty++;
      g_object_unref (message);
    }
  const gboolean whole = g_mime_parser_eos (parser) || n_messages < MAX_MESSAGES;
  g_object_unref (parser);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!whole)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                   _ ("The folder has more than %d messages."), MAX_MESSAGES);
      return NULL;
    }
  remark_empty (builder, n_empty);
  return hw_extract_builder_finish (builder, error);
}
