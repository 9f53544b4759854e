/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "fixture.h"
#include "tag-entry.h"
#include "tags.h"
#include "widgets.h"

typedef struct
{
  HwFixture base;
  GtkWidget *window;
  GtkWidget *entry; /* the tag entry */
  GtkEditable *field;
  gint64 chosen;
  gboolean was_present;
  char *created;
} Fixture;

static gpointer
make_tags (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { "أمن", "Security", "economy" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    hw_library_ensure_tag (library, names[i], error);
  return NULL;
}

static gpointer
find_security (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = hw_library_find_tag (library, "Security", error);
  return NULL;
}

static void
chosen_cb (Fixture *f, gint64 tag, gboolean present)
{
  f->chosen = tag;
  f->was_present = present;
}

static void
create_cb (Fixture *f, const char *path)
{
  g_free (f->created);
  f->created = g_strdup (path);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  hw_fixture_set_up (&f->base, NULL);
  hw_fixture_do (&f->base, make_tags, NULL);
  f->window = gtk_window_new ();
  f->entry = hw_tag_entry_new (f->base.session);
  gtk_window_set_child (GTK_WINDOW (f->window), f->entry);
  gtk_window_present (GTK_WINDOW (f->window));
  g_signal_connect_swapped (f->entry, "chosen", G_CALLBACK (chosen_cb), f);
  g_signal_connect_swapped (f->entry, "create", G_CALLBACK (create_cb), f);
  f->field = GTK_EDITABLE (hw_find_widget (f->entry, GTK_TYPE_ENTRY, NULL));
  hw_tag_entry_start (HW_TAG_ENTRY (f->entry), NULL, 0);
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_free (f->created);
  hw_fixture_tear_down (&f->base, NULL);
}

static void
type_and_enter (Fixture *f, const char *text)
{
  gtk_editable_set_text (f->field, text);
  g_signal_emit_by_name (f->field, "activate");
}

static void
test_completes (Fixture *f, gconstpointer data)
{
  gint64 security = 0;

  hw_fixture_do (&f->base, find_security, &security);
  g_assert_cmpuint (hw_count_widgets (f->entry, GTK_TYPE_LIST_BOX_ROW), ==, 3);
  type_and_enter (f, "sec");
  g_assert_cmpint (f->chosen, ==, security);
  g_assert_false (f->was_present);
  g_assert_null (f->created);

  /* One that the passage has is offered to be taken off. */
  hw_tag_entry_start (HW_TAG_ENTRY (f->entry), &security, 1);
  hw_fixture_settle (&f->base);
  type_and_enter (f, "SECURITY");
  g_assert_cmpint (f->chosen, ==, security);
  g_assert_true (f->was_present);
}

static void
test_creates (Fixture *f, gconstpointer data)
{
  type_and_enter (f, "  تاريخ / شفوي ");
  g_assert_cmpint (f->chosen, ==, 0);
  g_assert_cmpstr (f->created, ==, "تاريخ / شفوي");

  /* What is there under another spelling is offered, and no second one beside it. */
  gtk_editable_set_text (f->field, "امن");
  g_assert_cmpuint (hw_count_widgets (f->entry, GTK_TYPE_LIST_BOX_ROW), ==, 1);
}

static void
test_enter_alone (Fixture *f, gconstpointer data)
{
  type_and_enter (f, "");
  type_and_enter (f, "   ");
  g_assert_cmpint (f->chosen, ==, 0);
  g_assert_null (f->created);
}

static void
count_cb (guint *n_failed)
{
  (*n_failed)++;
}

static gboolean
has_failed (gpointer data)
{
  return *(guint *) data > 0;
}

/* A field that cannot know the tags says so. */
static void
test_failure (Fixture *f, gconstpointer data)
{
  g_autoptr (HwSession) broken = hw_session_new (f->base.dir); /* a folder is no library */
  GtkWidget *entry = hw_tag_entry_new (broken);
  guint n_failed = 0;

  g_signal_connect_swapped (broken, "failed", G_CALLBACK (count_cb), &n_failed);
  gtk_window_set_child (GTK_WINDOW (f->window), entry);
  hw_tag_entry_start (HW_TAG_ENTRY (entry), NULL, 0);
  hw_wait_until (has_failed, &n_failed);
  g_signal_handlers_disconnect_by_data (broken, &n_failed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/tag-entry/completes", Fixture, NULL, set_up, test_completes, tear_down);
  g_test_add ("/tag-entry/creates", Fixture, NULL, set_up, test_creates, tear_down);
  g_test_add ("/tag-entry/enter-alone", Fixture, NULL, set_up, test_enter_alone, tear_down);
  g_test_add ("/tag-entry/failure", Fixture, NULL, set_up, test_failure, tear_down);
  return g_test_run ();
}
