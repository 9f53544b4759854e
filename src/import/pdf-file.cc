/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-file-private.h"

#include <poppler-global.h>
#include <poppler-page.h>

#include <memory>
#include <string>

static char *
to_utf8 (const poppler::ustring &text)
{
  const poppler::byte_array bytes = text.to_utf8 ();

  return bytes.empty () ? g_strdup ("")
                        : g_utf8_make_valid (bytes.data (), static_cast<gssize> (bytes.size ()));
}

/* It says much of damaged files, which is no news to anybody but a developer. */
static void
complain_cb (const std::string &message, void *)
{
  g_debug ("%s", message.c_str ());
}

HwPdfFile *
hw_pdf_file_open (GBytes *bytes, gboolean *is_locked)
{
  gsize n;
  const char *data = static_cast<const char *> (g_bytes_get_data (bytes, &n));
  poppler::set_debug_error_function (complain_cb, nullptr);
  std::unique_ptr<poppler::document> document (
      poppler::document::load_from_raw_data (data, static_cast<int> (MIN (n, G_MAXINT))));

  *is_locked = document != nullptr && document->is_locked ();
  if (document == nullptr || *is_locked)
    return nullptr;
  return new HwPdfFile{ std::move (document) };
}

void
hw_pdf_file_free (HwPdfFile *self)
{
  delete self;
}

int
hw_pdf_file_get_n_pages (HwPdfFile *self)
{
  return self->document->pages ();
}

char *
hw_pdf_file_get_title (HwPdfFile *self)
{
  return to_utf8 (self->document->get_title ());
}

char *
hw_pdf_file_get_author (HwPdfFile *self)
{
  return to_utf8 (self->document->get_author ());
}

char *
hw_pdf_file_get_label (HwPdfFile *self, int number)
{
  const std::unique_ptr<poppler::page> page (self->document->create_page (number));
  g_autofree char *label = page != nullptr ? to_utf8 (page->label ()) : nullptr;

  return label != nullptr && *label != '\0' ? g_steal_pointer (&label)
                                            : g_strdup_printf ("%d", number + 1);
}
