/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>

#include "application.h"

int
main (int argc, char **argv)
{
  const char *locale_dir = HW_LOCALE_DIR;
  g_autoptr (HwApplication) application = NULL;

  setlocale (LC_ALL, "");
#ifdef HW_BUILD_LOCALE_DIR
  if (g_file_test (HW_BUILD_LOCALE_DIR, G_FILE_TEST_IS_DIR))
    locale_dir = HW_BUILD_LOCALE_DIR;
#endif
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = hw_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
