/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a document is to be shown. One that is open already is shown there, whatever was asked for; only
 * beside the text that is read it may be open a second time. */
typedef enum
{
  HW_OPEN_HERE,   /* in place of the one that is read */
  HW_OPEN_TAB,    /* in a tab of its own */
  HW_OPEN_BESIDE, /* in the other column */
} HwOpenWhere;
