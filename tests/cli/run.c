/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

void
run_set_up (Run *self, gconstpointer program)
{
  self->program = program;
  self->folder = g_dir_make_tmp ("hawashi-cli-XXXXXX", NULL);
  self->library = g_build_filename (self->folder, "library.db", NULL);
  self->objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_unlink (path) != 0)
        remove_files (path);
    }
  g_rmdir (folder);
}

void
run_tear_down (Run *self, gconstpointer program)
{
  remove_files (self->folder);
  g_free (self->folder);
  g_free (self->library);
  g_free (self->out);
  g_free (self->messages);
  g_ptr_array_unref (self->objects);
}

static void
call (Run *self, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  g_subprocess_launcher_setenv (launcher, "CLI", self->program, TRUE);
  g_subprocess_launcher_setenv (launcher, "LIBRARY", self->library, TRUE);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) out = NULL, messages = NULL;
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, &messages, &error));
  g_assert_no_error (error);

  g_free (self->out);
  g_free (self->messages);
  const char *data = g_bytes_get_data (out, &self->n_out);
  self->out = g_strndup (data != NULL ? data : "", self->n_out);
  gsize n_messages;
  data = g_bytes_get_data (messages, &n_messages);
  self->messages = g_strndup (data != NULL ? data : "", n_messages);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);
  g_test_message ("status %d, messages: %s", self->status, self->messages);
}

static void
call_list (Run *self, const char *first, va_list arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, g_strdup (self->program));
  g_ptr_array_add (argv, g_strdup_printf ("--library=%s", self->library));
  if (first != NULL)
    g_ptr_array_add (argv, g_strdup (first));
  for (const char *argument; (argument = va_arg (arguments, const char *)) != NULL;)
    g_ptr_array_add (argv, g_strdup (argument));
  g_ptr_array_add (argv, NULL);
  call (self, (const char *const *) argv->pdata);
}

void
run (Run *self, ...)
{
  va_list arguments;

  va_start (arguments, self);
  call_list (self, NULL, arguments);
  va_end (arguments);
}

static void
check_keys (JsonObject *object, const char *keys)
{
  g_auto (GStrv) expected = g_strsplit (keys, " ", -1);
  g_autoptr (GList) members = json_object_get_members (object);

  g_assert_cmpuint (g_list_length (members), ==, g_strv_length (expected));
  for (gsize i = 0; expected[i] != NULL; i++)
    if (!json_object_has_member (object, expected[i]))
      g_error ("no key %s", expected[i]);
}

void
run_json (Run *self, const char *keys, ...)
{
  va_list arguments;

  va_start (arguments, keys);
  call_list (self, "--json", arguments);
  va_end (arguments);

  g_ptr_array_set_size (self->objects, 0);
  g_assert_true (self->n_out == 0 || self->out[self->n_out - 1] == '\n');
  g_auto (GStrv) lines = g_strsplit (self->out, "\n", -1);
  for (gsize i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      json_parser_load_from_data (parser, lines[i], -1, &error);
      g_assert_no_error (error);
      JsonObject *object = json_node_dup_object (json_parser_get_root (parser));
      check_keys (object, keys);
      g_ptr_array_add (self->objects, object);
    }
}

void
run_shell (Run *self, const char *command)
{
  const char *argv[] = { "/bin/sh", "-c", command, NULL };
  call (self, argv);
}

const char *
run_string (Run *self, guint line, const char *member)
{
  g_assert_cmpuint (line, <, self->objects->len);
  return json_object_get_string_member (self->objects->pdata[line], member);
}

gint64
run_int (Run *self, guint line, const char *member)
{
  g_assert_cmpuint (line, <, self->objects->len);
  return json_object_get_int_member (self->objects->pdata[line], member);
}

char *
run_write (Run *self, const char *name, const char *content)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *above = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}
