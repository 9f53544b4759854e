/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xml-reader.h"

G_BEGIN_DECLS

/* The elements of WordprocessingML that mean something for the text. */
typedef enum
{
  DOCX_OTHER,
  DOCX_ABSTRACT_NUM,
  DOCX_ABSTRACT_NUM_ID,
  DOCX_ALT_CHUNK,
  DOCX_ALTERNATE_CONTENT,
  DOCX_BASED_ON,
  DOCX_BIDI,
  DOCX_BIDI_VISUAL,
  DOCX_BODY,
  DOCX_BR,
  DOCX_CHOICE,
  DOCX_COMMENT,
  DOCX_COMMENT_EX,
  DOCX_COMMENT_RANGE_END,
  DOCX_COMMENT_RANGE_START,
  DOCX_COMMENT_REFERENCE,
  DOCX_CR,
  DOCX_DEL,
  DOCX_ENDNOTE,
  DOCX_ENDNOTE_REFERENCE,
  DOCX_FALLBACK,
  DOCX_FLD_CHAR,
  DOCX_FOOTNOTE,
  DOCX_FOOTNOTE_REFERENCE,
  DOCX_GRID_COL,
  DOCX_GRID_SPAN,
  DOCX_GRID_BEFORE,
  DOCX_HIDDEN, /* what is never shown, or says how it was before a change */
  DOCX_ILVL,
  DOCX_INS,
  DOCX_IS_LGL,
  DOCX_LAST_RENDERED_PAGE_BREAK,
  DOCX_LVL,
  DOCX_LVL_OVERRIDE,
  DOCX_LVL_RESTART,
  DOCX_LVL_TEXT,
  DOCX_MOVE_FROM,
  DOCX_NAME,
  DOCX_NO_BREAK_HYPHEN,
  DOCX_NUM,
  DOCX_NUM_FMT,
  DOCX_NUM_ID,
  DOCX_NUM_PR,
  DOCX_OUTLINE_LVL,
  DOCX_P,
  DOCX_P_PR,
  DOCX_P_STYLE,
  DOCX_R,
  DOCX_R_PR,
  DOCX_SOFT_HYPHEN,
  DOCX_START,
  DOCX_START_OVERRIDE,
  DOCX_STYLE,
  DOCX_SYM,
  DOCX_T,
  DOCX_TAB,
  DOCX_TABS,
  DOCX_TBL,
  DOCX_TBL_GRID,
  DOCX_TC,
  DOCX_TC_PR,
  DOCX_TR,
  DOCX_TR_PR,
  DOCX_TXBX_CONTENT,
  DOCX_VANISH,
} DocxElement;

extern const HwXmlNamespace hw_docx_namespaces[];
extern const HwXmlName hw_docx_names[];

/* Inside start: is this on, as <w:bidi/>, or w:val="1", "true", "on"? */
gboolean hw_docx_is_on (HwXml *xml);

G_END_DECLS
