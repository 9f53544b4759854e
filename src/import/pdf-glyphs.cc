/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-glyphs.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

namespace
{

/* Fonts lie about how high their letters are: not beyond this, in parts of their size. */
constexpr double MAX_ASCENT = 1.05, MIN_DESCENT = -0.4;
constexpr double USUAL_ASCENT = 0.95, USUAL_DESCENT = -0.35;

/* Scans lie askew: what is turned by less than this, in degrees, is upright, or upright on a page turned by a quarter. */
constexpr double ASKEW = 5;

guint
snap (double degrees)
{
  const double quarter = 90 * std::round (degrees / 90);

  if (std::fabs (degrees - quarter) < ASKEW)
    degrees = quarter;
  return static_cast<guint> (std::lround (degrees) + 360) % 360;
}

/* Takes the glyphs that a page draws. */
class GlyphDevice final : public OutputDev
{
public:
  HwPdfGlyphFunc func = nullptr;
  gpointer data = nullptr;
  double page_width = 0, page_height = 0;

  bool
  upsideDown () override
  {
    return true;
  }

  bool
  useDrawChar () override
  {
    return true;
  }

  bool
  interpretType3Chars () override
  {
    return false;
  }

  bool
  needNonText () override
  {
    return false;
  }

  void
  startPage (int, GfxState *, XRef *) override
  {
    in_actual_text = false;
  }

  void drawChar (GfxState *state,
                 double x,
                 double y,
                 double dx,
                 double dy,
                 double,
                 double,
                 CharCode code,
                 int,
                 const Unicode *u,
                 int n) override;
  void beginActualText (GfxState *state, const GooString *text) override;
  void endActualText (GfxState *state) override;

private:
  /* A text that the page states for some glyphs; they count as one. */
  bool in_actual_text = false, has_place = false;
  std::vector<gunichar> actual_text;
  HwPdfGlyph actual_place = {};
  /* Of the last font. */
  const GfxFont *last_font = nullptr;
  double ascent = 0, descent = 0;

  void look_at_font (GfxFont *font);
  void add_place (const HwPdfGlyph &glyph);
  bool place (GfxState *state, double x, double y, double dx, double dy, HwPdfGlyph *glyph);
};

void
GlyphDevice::look_at_font (GfxFont *font)
{
  if (font == last_font)
    return;
  last_font = font;
  ascent = font->getAscent ();
  descent = font->getDescent ();
  if (font->getType () == fontType3)
    {
      ascent = font->getFontBBox ()[3] * font->getFontMatrix ()[3];
      descent = font->getFontBBox ()[1] * font->getFontMatrix ()[3];
    }
  if (!(ascent > 0.01 && ascent < 10))
    ascent = USUAL_ASCENT;
  if (!(descent < -0.01 && descent > -10))
    descent = USUAL_DESCENT;
  ascent = std::min (ascent, MAX_ASCENT);
  descent = std::max (descent, MIN_DESCENT);
}

/* FALSE for what is not on the page. */
bool
GlyphDevice::place (GfxState *state, double x, double y, double dx, double dy, HwPdfGlyph *glyph)
{
  const std::shared_ptr<GfxFont> &font = state->getFont ();
  double m[4], origin_x, origin_y, width_x, width_y;

  if (font == nullptr)
    return false;
  look_at_font (font.get ());
  state->transform (x, y, &origin_x, &origin_y);
  state->transformDelta (dx, dy, &width_x, &width_y);
  state->getFontTransMat (&m[0], &m[1], &m[2], &m[3]);

  /* Turned so that its base line is level. Text that is set from right to left by a mirrored matrix is upright. */
  const double length = std::hypot (m[0], m[1]);
  double cosine = length > 0 ? m[0] / length : 1, sine = length > 0 ? m[1] / length : 0;
  if (m[0] * m[3] - m[1] * m[2] > 0)
    {
      cosine = -cosine;
      sine = -sine;
    }
  glyph->angle = snap (std::atan2 (sine, cosine) * 180 / M_PI);
  cosine = std::cos (glyph->angle * M_PI / 180);
  sine = std::sin (glyph->angle * M_PI / 180);
  const double left = origin_x * cosine + origin_y * sine;
  const double base = origin_y * cosine - origin_x * sine;
  const double width = width_x * cosine + width_y * sine;
  const double size = state->getTransformedFontSize ();
  const double outside = 2 * (page_width + page_height);

  if (!std::isfinite (left) || !std::isfinite (base) || !std::isfinite (width)
      || !std::isfinite (size) || origin_x < 0 || origin_x > page_width || origin_y < 0
      || origin_y > page_height || std::fabs (width) > outside || size > outside)
    return false;
  glyph->x1 = static_cast<float> (std::min (left, left + width));
  glyph->x2 = static_cast<float> (std::max (left, left + width));
  glyph->y = static_cast<float> (base);
  glyph->top = static_cast<float> (base - ascent * size);
  glyph->bottom = static_cast<float> (base - descent * size);
  glyph->size = static_cast<float> (size);
  glyph->font = static_cast<guint> (font->getID ()->num);
  return true;
}

void
GlyphDevice::drawChar (GfxState *state,
                       double x,
                       double y,
                       double dx,
                       double dy,
                       double,
                       double,
                       CharCode code,
                       int,
                       const Unicode *u,
                       int n)
{
  double space_x, space_y;
  double space = state->getCharSpace ();
  HwPdfGlyph glyph = {};

  /* What is set between letters is no part of them. */
  if (code == 0x20)
    space += state->getWordSpace ();
  state->textTransformDelta (space * state->getHorizScaling (), 0, &space_x, &space_y);
  dx -= space_x;
  dy -= space_y;
  if (!place (state, x, y, dx, dy, &glyph))
    return;
  if (in_actual_text)
    {
      add_place (glyph);
      return;
    }

  gunichar letters[16];
  glyph.n_letters
      = static_cast<guint> (std::clamp (n, 0, static_cast<int> (G_N_ELEMENTS (letters))));
  for (guint i = 0; i < glyph.n_letters; i++)
    letters[i] = g_unichar_validate (u[i]) ? u[i] : 0xfffd;
  glyph.letters = letters;
  glyph.shape = (static_cast<guint64> (glyph.font) << 32) | code;
  func (&glyph, data);
}

/* A text that is stated stands where its glyphs do; a mark among them may be raised. */
void
GlyphDevice::add_place (const HwPdfGlyph &glyph)
{
  const float x1 = actual_place.x1, x2 = actual_place.x2;

  if (!has_place || glyph.x2 - glyph.x1 > x2 - x1)
    actual_place = glyph;
  if (has_place)
    {
      actual_place.x1 = std::min (glyph.x1, x1);
      actual_place.x2 = std::max (glyph.x2, x2);
    }
  has_place = true;
}

/* UTF-16 where it begins so, UTF-8 too, else as Latin-1, which PDF's own encoding is for most letters. */
void
GlyphDevice::beginActualText (GfxState *, const GooString *text)
{
  const char *bytes = text->c_str ();
  const auto n = static_cast<gssize> (text->getLength ());
  const char *charset = "ISO-8859-1";
  gssize skip = 0;
  glong n_letters = 0;

  if (n >= 2 && static_cast<guint8> (bytes[0]) == 0xfe && static_cast<guint8> (bytes[1]) == 0xff)
    {
      charset = "UTF-16BE";
      skip = 2;
    }
  else if (n >= 3 && static_cast<guint8> (bytes[0]) == 0xef
           && static_cast<guint8> (bytes[1]) == 0xbb && static_cast<guint8> (bytes[2]) == 0xbf)
    {
      charset = "UTF-8";
      skip = 3;
    }
  g_autofree char *utf8
      = g_convert (bytes + skip, n - skip, "UTF-8", charset, nullptr, nullptr, nullptr);
  g_autofree gunichar *letters
      = utf8 != nullptr ? g_utf8_to_ucs4 (utf8, -1, nullptr, &n_letters, nullptr) : nullptr;
  actual_text.assign (letters, letters + (letters != nullptr ? n_letters : 0));
  in_actual_text = letters != nullptr;
  has_place = false;
}

void
GlyphDevice::endActualText (GfxState *)
{
  if (in_actual_text && has_place && !actual_text.empty ())
    {
      actual_place.letters = actual_text.data ();
      actual_place.n_letters = static_cast<guint> (actual_text.size ());
      actual_place.shape = G_MAXUINT64;
      func (&actual_place, data);
    }
  in_actual_text = false;
}

} // namespace

struct _HwPdfGlyphs
{
  std::unique_ptr<PDFDoc> document;
  GlyphDevice device;
};

HwPdfGlyphs *
hw_pdf_glyphs_new (GBytes *bytes)
{
  gsize n;
  auto *data = static_cast<const char *> (g_bytes_get_data (bytes, &n));
  auto *self = new HwPdfGlyphs;

  /* The document owns its stream. */
  self->document = std::make_unique<PDFDoc> (
      new MemStream (const_cast<char *> (data), 0, static_cast<Goffset> (n), Object (objNull)));
  return self;
}

void
hw_pdf_glyphs_free (HwPdfGlyphs *self)
{
  delete self;
}

void
hw_pdf_glyphs_read_page (
    HwPdfGlyphs *self, int number, HwPdfPage *page, HwPdfGlyphFunc func, gpointer data)
{
  GlyphDevice *device = &self->device;
  Page *read = self->document->isOk () ? self->document->getPage (number + 1) : nullptr;

  *page = HwPdfPage{ 0, 0 };
  if (read == nullptr)
    return;
  device->page_width = read->getCropWidth ();
  device->page_height = read->getCropHeight ();
  if (read->getRotate () % 180 != 0)
    std::swap (device->page_width, device->page_height);
  device->func = func;
  device->data = data;
  self->document->displayPage (device, number + 1, 72, 72, 0, false, true, false);
  page->width = static_cast<float> (device->page_width);
  page->height = static_cast<float> (device->page_height);
}
