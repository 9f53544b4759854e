/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands in place of the text where there is none, with the buttons that lead on. */
typedef enum
{
  HW_EMPTY_PAGE_WELCOME, /* no documents in the library */
  HW_EMPTY_PAGE_CHOOSE,  /* none of them open */
  HW_EMPTY_PAGE_FAILED,  /* the library could not be opened */
} HwEmptyPageKind;

/* @detail: plain text, why opening failed; else NULL. */
GtkWidget *hw_empty_page_new (HwEmptyPageKind kind, const char *detail);

G_END_DECLS
