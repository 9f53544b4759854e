/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actions.h"

/* Is there a label in @widget that a person reads as @text? */
static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

/* What a person named stands in a menu as they wrote it. */
static void
test_names (void)
{
  static const char *const names[] = { "_a_b_", "port__fire", "مرفأ_بيروت", "_", "plain" };
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GMenuItem) item = hw_menu_item_new_named (names[i], "test.go", i);

      g_menu_append_item (menu, item);
    }
  popover = g_object_ref_sink (gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (
          G_MENU_MODEL (menu), (int) i, G_MENU_ATTRIBUTE_TARGET, G_VARIANT_TYPE_INT64);

      g_test_message ("%s", names[i]);
      g_assert_true (shows (popover, names[i]));
      g_assert_cmpint (g_variant_get_int64 (target), ==, i);
    }
  g_object_unref (popover);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actions/names", test_names);
  return g_test_run ();
}
