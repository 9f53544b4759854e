/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-text.h"

#include "window.h"

HwText *
bench_read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  HwText *text = bytes != NULL ? hw_text_new (bytes, &error) : NULL;

  if (text == NULL)
    g_error ("%s", error->message);
  return text;
}

void
bench_open_text (HwReader *reader, const char *path)
{
  g_autoptr (HwText) text = bench_read_text (path);

  hw_reader_set_text (reader, text, HW_DIRECTION_AUTO, HW_DIRECTION_RTL);
  bench_opened ();
}
