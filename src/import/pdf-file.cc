/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-file-private.h"

#include <poppler-global.h>
#include <poppler-page.h>

#include <string>
#include <vector>

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

static char *
make_label (const poppler::page *page, int number)
{
  g_autofree char *label = page != nullptr ? to_utf8 (page->label ()) : nullptr;

  return label != nullptr && *label != '\0' ? g_steal_pointer (&label)
                                            : g_strdup_printf ("%d", number + 1);
}

char *
hw_pdf_file_get_label (HwPdfFile *self, int number)
{
  const std::unique_ptr<poppler::page> page (self->document->create_page (number));

  return make_label (page.get (), number);
}

/* Code points of the UTF-16 that poppler gives; it counts rectangles by code points. */
static void
read_box (const poppler::text_box &box, std::vector<HwPdfChar> &chars)
{
  const poppler::ustring text = box.text ();
  size_t n = 0;

  chars.clear ();
  for (size_t i = 0; i < text.size (); i++, n++)
    {
      gunichar c = text[i];

      if (c >= 0xd800 && c < 0xdc00 && i + 1 < text.size () && text[i + 1] >= 0xdc00
          && text[i + 1] < 0xe000)
        c = 0x10000 + ((c - 0xd800) << 10) + (text[++i] - 0xdc00u);
      if (!g_unichar_validate (c))
        c = 0xfffd;
      const poppler::rectf place = box.char_bbox (n);
      chars.push_back (
          { c, static_cast<float> (place.left ()), static_cast<float> (place.right ()) });
    }
}

void
hw_pdf_file_read_page (
    HwPdfFile *self, int number, HwPdfPage *page, HwPdfBoxFunc func, gpointer data)
{
  std::unique_ptr<poppler::page> read (self->document->create_page (number));
  std::vector<HwPdfChar> chars;

  *page = HwPdfPage{ 0, 0, make_label (read.get (), number) };
  if (read == nullptr)
    return;
  page->width = static_cast<float> (read->page_rect ().width ());
  page->height = static_cast<float> (read->page_rect ().height ());
  for (const poppler::text_box &box : read->text_list ())
    {
      const poppler::rectf place = box.bbox ();

      if (box.rotation () != 0)
        continue;
      read_box (box, chars);
      const HwPdfBox found = { static_cast<float> (place.left ()),
                               static_cast<float> (place.right ()),
                               static_cast<float> (place.top ()),
                               static_cast<float> (place.bottom ()),
                               chars.data (),
                               static_cast<guint> (chars.size ()) };
      func (&found, data);
    }
}
