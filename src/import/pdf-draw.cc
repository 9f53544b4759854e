/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-draw.h"

#include "extract.h"
#include "pdf-file-private.h"

#include <poppler-font.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <glib/gi18n.h>
#include <set>
#include <string>

namespace
{

constexpr double points_per_inch = 72;
/* Of a page that is smaller than a letter. */
constexpr double max_scale = 100;

/* How large a page is drawn: pixels, and pixels a point. */
struct Size
{
  int width, height;
  double scale;
};

int
to_pixels (double length)
{
  return static_cast<int> (
      CLAMP (std::lround (length), 1L, static_cast<long> (HW_PAGE_PICTURE_MAX_SIDE)));
}

/* FALSE for a page without a size. */
bool
find_size (const poppler::page &page, guint width, Size &size)
{
  const poppler::rectf box = page.page_rect ();
  const bool lies = page.orientation () == poppler::page::landscape
                    || page.orientation () == poppler::page::seascape;
  const double across = lies ? box.height () : box.width (),
               down = lies ? box.width () : box.height ();

  if (!std::isfinite (across) || !std::isfinite (down) || across <= 0 || down <= 0)
    return false;
  /* Rounding up must not bring it over the bounds again. */
  const double most = static_cast<double> (HW_PAGE_PICTURE_MAX_PIXELS) * 0.999,
               side = HW_PAGE_PICTURE_MAX_SIDE;
  size.scale = std::min (
      { width / across, side / across, side / down, std::sqrt (most / across / down), max_scale });
  if (!std::isfinite (size.scale) || size.scale <= 0)
    return false;
  size.width = to_pixels (across * size.scale);
  size.height = to_pixels (down * size.scale);
  return hw_page_picture_may_have_size (static_cast<guint64> (size.width),
                                        static_cast<guint64> (size.height));
}

bool
can_open (const std::string &path)
{
  FILE *file = path.empty () ? nullptr : std::fopen (path.c_str (), "rb");

  if (file != nullptr)
    std::fclose (file);
  return file != nullptr;
}

char *
join_names (const std::set<std::string> &names)
{
  GString *joined = g_string_new (nullptr);

  for (const std::string &name : names)
    {
      g_autofree char *valid = g_utf8_make_valid (name.c_str (), -1);

      if (joined->len > 0)
        /* Translators: between two things in a list. */
        g_string_append (joined, _ (", "));
      g_string_append (joined, valid);
    }
  return g_string_free (joined, FALSE);
}

/* Fonts that the document names and does not bring with it look like others, or like nothing. */
char *
find_remark (poppler::document &document, int number)
{
  const std::unique_ptr<poppler::font_iterator> fonts (document.create_font_iterator (number));
  std::set<std::string> replaced, missing;

  if (fonts == nullptr || !fonts->has_next ())
    return nullptr;
  for (const poppler::font_info &font : fonts->next ())
    if (!font.is_embedded ())
      (can_open (font.file ()) ? replaced : missing).insert (font.name ());
  if (replaced.empty () && missing.empty ())
    return nullptr;
  g_autofree char *names = join_names (missing.empty () ? replaced : missing);
  return g_strdup_printf (
      /* Translators: of the picture of a page; %s is a list of fonts. */
      missing.empty () ? _ ("Other fonts stand in for some that are not in the PDF: %s.")
                       : _ ("Letters are missing where their font is not in the PDF: %s."),
      names);
}

/* Poppler leaves gaps after rows. */
GBytes *
copy_pixels (const poppler::image &image)
{
  const gsize row = static_cast<gsize> (image.width ()) * HW_PAGE_PICTURE_PIXEL_BYTES,
              n = static_cast<gsize> (image.height ());
  auto *pixels = static_cast<guint8 *> (g_malloc (row * n));

  for (gsize i = 0; i < n; i++)
    std::memcpy (pixels + i * row,
                 image.const_data () + i * static_cast<gsize> (image.bytes_per_row ()), row);
  return g_bytes_new_take (pixels, row * n);
}

}

HwPagePicture *
hw_pdf_draw_page (HwPdfFile *self, guint number, guint width, GError **error)
{
  const std::unique_ptr<poppler::page> page (
      number < static_cast<guint> (self->document->pages ())
          ? self->document->create_page (static_cast<int> (number))
          : nullptr);
  poppler::page_renderer renderer;
  Size size;

  if (page == nullptr || !find_size (*page, width, size))
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                   _ ("There is no page %u in this PDF that could be drawn."), number + 1);
      return nullptr;
    }
  renderer.set_image_format (poppler::image::format_rgb24);
  renderer.set_render_hint (poppler::page_renderer::antialiasing);
  renderer.set_render_hint (poppler::page_renderer::text_antialiasing);
  const double resolution = size.scale * points_per_inch;
  const poppler::image image
      = renderer.render_page (page.get (), resolution, resolution, 0, 0, size.width, size.height);
  if (!image.is_valid () || image.width () != size.width || image.height () != size.height)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                   _ ("The page %u of this PDF cannot be drawn."), number + 1);
      return nullptr;
    }
  auto *picture = g_new0 (HwPagePicture, 1);
  picture->width = static_cast<guint> (size.width);
  picture->height = static_cast<guint> (size.height);
  picture->pixels = copy_pixels (image);
  picture->remark = find_remark (*self->document, static_cast<int> (number));
  return picture;
}

GPtrArray *
hw_pdf_list_labels (HwPdfFile *self, GError **error)
{
  const int n = self->document->pages ();

  if (n > HW_PDF_MAX_PAGES)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                           _ ("This PDF has more pages or more letters than can be read."));
      return nullptr;
    }
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (labels, hw_pdf_file_get_label (self, i));
  return labels;
}
