/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "font-choice.h"
#include "settings.h"
#include "typography.h"
#include "widgets.h"

static GtkWidget *window, *popover;

static void
turn_until (gboolean (*is_so) (void))
{
  while (!is_so ())
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_mapped (void)
{
  return gtk_widget_get_mapped (popover);
}

static void
set_up (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  window = gtk_window_new ();
  popover = hw_typography_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  turn_until (is_mapped);
}

static void
tear_down (void)
{
  static const char *const keys[] = { "font-size", "alignment", "colour-scheme", "arabic-family" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (hw_settings_get (), keys[i]);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
click (GType type, const char *label)
{
  GtkWidget *button = hw_find_widget (popover, type, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
check_string (const char *key, const char *expected)
{
  g_autofree char *value = g_settings_get_string (hw_settings_get (), key);

  g_assert_cmpstr (value, ==, expected);
}

/* What is chosen is kept at once; the buttons show what is kept. */
static void
test_choices (void)
{
  GtkWidget *kashida;

  set_up ();
  kashida = hw_find_widget (popover, GTK_TYPE_TOGGLE_BUTTON, "Kashida");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (kashida)));
  click (GTK_TYPE_TOGGLE_BUTTON, "Kashida");
  check_string ("alignment", "kashida");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (kashida)));
  click (GTK_TYPE_TOGGLE_BUTTON, "Sepia");
  check_string ("colour-scheme", "sepia");
  g_settings_set_string (hw_settings_get (), "alignment", "start");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (kashida)));
  tear_down ();
}

static GtkWidget *
get_fonts (void)
{
  return gtk_widget_get_first_child (hw_find_widget (popover, HW_TYPE_FONT_CHOICE, NULL));
}

static gboolean
are_fonts_known (void)
{
  return gtk_drop_down_get_model (GTK_DROP_DOWN (get_fonts ())) != NULL;
}

static void
test_fonts (void)
{
  GtkDropDown *fonts;
  GListModel *model;
  const char *last;
  guint n;

  g_settings_set_string (hw_settings_get (), "arabic-family", "No Such Family");
  set_up ();
  turn_until (are_fonts_known);
  fonts = GTK_DROP_DOWN (get_fonts ());
  model = gtk_drop_down_get_model (fonts);
  n = g_list_model_get_n_items (model);
  /* Looking at the list changes nothing, also where the family is not there. */
  check_string ("arabic-family", "No Such Family");
  g_assert_cmpuint (gtk_drop_down_get_selected (fonts), ==, n - 1);
  g_assert_cmpuint (n, >=, 3);
  gtk_drop_down_set_selected (fonts, n - 2);
  last = gtk_string_list_get_string (GTK_STRING_LIST (model), n - 2);
  check_string ("arabic-family", last);
  gtk_drop_down_set_selected (fonts, 0);
  check_string ("arabic-family", "");
  tear_down ();
}

/* Reset takes all back, and may itself be taken back. */
static void
test_reset (void)
{
  GtkWidget *reset;

  set_up ();
  reset = hw_find_widget (popover, GTK_TYPE_BUTTON, "_Reset");
  g_assert_nonnull (reset);
  g_assert_false (gtk_widget_get_sensitive (reset));
  g_settings_set_double (hw_settings_get (), "font-size", 22);
  g_settings_set_string (hw_settings_get (), "alignment", "justify");
  g_assert_true (gtk_widget_get_sensitive (reset));
  g_signal_emit_by_name (reset, "clicked");
  g_assert_cmpfloat (g_settings_get_double (hw_settings_get (), "font-size"), ==, 15);
  check_string ("alignment", "start");
  /* A setting that is none of the text's changes nothing here. */
  g_settings_set_int (hw_settings_get (), "sidebar-width", 301);
  g_signal_emit_by_name (reset, "clicked");
  g_assert_cmpfloat (g_settings_get_double (hw_settings_get (), "font-size"), ==, 22);
  check_string ("alignment", "justify");
  tear_down ();
}

static void
test_missing (void)
{
  g_autofree char *text = NULL;

  set_up ();
  g_assert_null (hw_typography_describe_missing (NULL));
  text = hw_typography_describe_missing ("ٱ ۞");
  hw_typography_set_missing (HW_TYPOGRAPHY (popover), text);
  g_assert_nonnull (
      hw_find_widget (popover, GTK_TYPE_LABEL, "These fonts have no: \u2068ٱ ۞\u2069"));
  hw_typography_set_missing (HW_TYPOGRAPHY (popover), NULL);
  g_assert_null (hw_find_widget (popover, GTK_TYPE_LABEL, "These fonts have no: \u2068ٱ ۞\u2069"));
  tear_down ();
}

int
main (int argc, char **argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/typography/choices", test_choices);
  g_test_add_func ("/typography/fonts", test_fonts);
  g_test_add_func ("/typography/reset", test_reset);
  g_test_add_func ("/typography/missing", test_missing);
  return g_test_run ();
}
