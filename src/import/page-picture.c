/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-picture.h"

void
hw_page_picture_free (HwPagePicture *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_free (self->remark);
  g_free (self);
}

gboolean
hw_page_picture_may_have_size (guint64 width, guint64 height)
{
  return width > 0 && height > 0 && width <= HW_PAGE_PICTURE_MAX_SIDE
         && height <= HW_PAGE_PICTURE_MAX_SIDE && width * height <= HW_PAGE_PICTURE_MAX_PIXELS;
}
