/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an element means for the text of a page. */
typedef enum
{
  HW_ELEMENT_INLINE,
  HW_ELEMENT_BLOCK,
  HW_ELEMENT_BREAK,
  HW_ELEMENT_ROW,
  HW_ELEMENT_CELL,
  HW_ELEMENT_PRE,
  HW_ELEMENT_HIDDEN, /* neither it nor what is in it is read */
  HW_ELEMENT_TITLE,
  HW_ELEMENT_HEAD,
} HwElement;

/* @name in any case. What is unknown is inline, as in a browser. */
HwElement hw_element_of_name (const char *name);

G_END_DECLS
