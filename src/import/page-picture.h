/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Pixels of a picture, and of its longer side. What would be larger is drawn smaller. */
#define HW_PAGE_PICTURE_MAX_PIXELS ((gsize) 16 * 1024 * 1024)
#define HW_PAGE_PICTURE_MAX_SIDE 16384u
#define HW_PAGE_PICTURE_PIXEL_BYTES 3u
/* Of a page's label, and of the pages that have one. */
#define HW_PAGE_LABEL_MAX_CHARS 64
#define HW_PAGE_LABELS_MAX 20000

/* A page as it looks on white paper. */
typedef struct
{
  guint width, height; /* pixels, from 1 */
  GBytes *pixels;      /* rows from the top, without a gap; of each pixel red, green, blue */
  char *remark;        /* what does not look as it should, translated; NULL for nothing */
} HwPagePicture;

void hw_page_picture_free (HwPagePicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPagePicture, hw_page_picture_free)

/* Can there be a picture of that size? */
gboolean hw_page_picture_may_have_size (guint64 width, guint64 height);

G_END_DECLS
