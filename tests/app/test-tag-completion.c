/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "tag-completion.h"

/* A second connection, in the test's own thread. */
static HwLibrary *
open_library (HwFixture *f)
{
  g_autoptr (GError) error = NULL;
  HwLibrary *library;

  hw_fixture_settle (f);
  library = hw_library_open (f->path, HW_LIBRARY_OPEN_CREATE, &error);
  g_assert_no_error (error);
  return library;
}

static void
assert_matches (GPtrArray *tags, const char *typed, gboolean exact, const char *const *paths)
{
  gboolean is_exact;
  g_autoptr (GPtrArray) matches = hw_tag_completion_match (tags, typed, 100, &is_exact);

  g_assert_cmpint (is_exact, ==, exact);
  for (guint i = 0; i < matches->len; i++)
    {
      const HwTag *tag = g_ptr_array_index (matches, i);

      g_assert_cmpstr (tag->path, ==, paths[i]);
    }
  g_assert_null (paths[matches->len]);
}

static GPtrArray *
make_tags (HwLibrary *library)
{
  static const char *const paths[]
      = { "أمن", "سياسة / أمن داخلي", "السياسة الخارجية", "Security", "national security" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpint (hw_library_ensure_tag (library, paths[i], NULL), !=, 0);
  return hw_library_list_tags (library, NULL);
}

#define PATHS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_order (HwFixture *f, gconstpointer data)
{
  g_autoptr (HwLibrary) library = open_library (f);
  g_autoptr (GPtrArray) tags = make_tags (library);
  static const char *const none[] = { NULL };

  /* However it is spelled: أ is ا, and case does not count. */
  assert_matches (tags, "امن", TRUE, PATHS ("أمن", "سياسة / أمن داخلي"));
  assert_matches (tags, "SEC", FALSE, PATHS ("Security", "national security"));
  assert_matches (tags, " security ", TRUE, PATHS ("Security", "national security"));
  /* The whole path is a name too. */
  assert_matches (tags, "سياسه / امن داخلي", TRUE, PATHS ("سياسة / أمن داخلي"));
  assert_matches (tags, "zebra", FALSE, none);
}

static void
test_nothing_typed (HwFixture *f, gconstpointer data)
{
  g_autoptr (HwLibrary) library = open_library (f);
  g_autoptr (GPtrArray) tags = make_tags (library);
  g_autoptr (GPtrArray) matches = NULL;
  HwTag *used = g_ptr_array_index (tags, tags->len - 1);
  gboolean exact;

  used->last_used = 1;
  matches = hw_tag_completion_match (tags, "", 3, &exact);
  g_assert_false (exact);
  g_assert_cmpuint (matches->len, ==, 3);
  g_assert_true (g_ptr_array_index (matches, 0) == used);
  g_assert_true (g_ptr_array_index (matches, 1) == g_ptr_array_index (tags, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tag-completion/order", HwFixture, NULL, hw_fixture_set_up, test_order,
              hw_fixture_tear_down);
  g_test_add ("/tag-completion/nothing-typed", HwFixture, NULL, hw_fixture_set_up,
              test_nothing_typed, hw_fixture_tear_down);
  return g_test_run ();
}
