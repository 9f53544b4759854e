/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define HW_EXPORT_HEAD                                                                             \
  "<head>\n<meta charset=\"utf-8\">\n"                                                             \
  "<meta name=\"viewport\" content=\"width=device-width\">\n"                                      \
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "          \
  "'unsafe-inline'\">\n"

/* The style of an exported page. Logical properties only: everything mirrors with the direction of what it
 * stands in. Nothing is loaded from anywhere. */
#define HW_EXPORT_STYLE                                                                            \
  ":root{color-scheme:light dark}\n"                                                               \
  "body{font-family:'Noto Naskh Arabic','Amiri','Noto Serif',serif;font-size:1.1rem;"              \
  "line-height:1.75;max-inline-size:42rem;margin-block:2rem;margin-inline:auto;"                   \
  "padding-inline:1rem;background:Canvas;color:CanvasText}\n"                                      \
  "h1{font-size:1.5rem;line-height:1.4;margin-block:2.5rem .25rem}\n"                              \
  "h2{font-size:1.15rem;margin-block:1.5rem .25rem}\n"                                             \
  "a{color:LinkText}\n"                                                                            \
  ".about,figcaption{font-family:'Noto Sans Arabic','Noto Sans',sans-serif;font-size:.8rem;"       \
  "opacity:.8}\n"                                                                                  \
  "figure{margin-block:1.5rem;margin-inline:0;padding-inline-start:1rem;"                          \
  "border-inline-start:.3rem solid var(--colour,GrayText);break-inside:avoid}\n"                   \
  "blockquote{margin:0}\n"                                                                         \
  "blockquote p{margin-block:0 .3rem;text-align:start;white-space:pre-wrap}\n"                     \
  ".tag{border:1px solid var(--colour,GrayText);border-radius:1rem;padding-inline:.6em;"           \
  "margin-inline-start:.4em;white-space:nowrap}\n"                                                 \
  ".note{margin-block:.5rem;padding-inline-start:1rem;"                                            \
  "border-inline-start:1px dotted GrayText;font-size:.95rem}\n"                                    \
  ".note p{margin-block:.3rem}\n"                                                                  \
  ".note pre{overflow-x:auto}\n"                                                                   \
  ".around{opacity:.6}\n"                                                                          \
  ".coloured{border-block-end:.2rem solid var(--colour);padding-block-end:.2rem}\n"                \
  "@media print{body{max-inline-size:none}}\n"

/* Of a document with its comments, and of tables. */
#define HW_EXPORT_PAPER_STYLE                                                                      \
  "mark{color:#000}\n"                                                                             \
  ".footnote{font-size:.85em}\n"                                                                   \
  "sup a{text-decoration:none;padding-inline:.15em}\n"                                             \
  "aside.note{font-family:'Noto Sans Arabic','Noto Sans',sans-serif;font-size:.8rem}\n"            \
  "table{border-collapse:collapse;inline-size:100%}\n"                                             \
  "th,td{border-block:1px solid GrayText;padding:.4rem;vertical-align:top;text-align:start}\n"     \
  "th p,td p{margin:0}\n"                                                                          \
  "@media screen and (min-width:72rem){"                                                           \
  "aside.note{float:inline-end;clear:inline-end;inline-size:16rem;margin-inline-end:-18rem}"       \
  "html[dir=rtl] body{margin-inline-start:4rem}html[dir=ltr] body{margin-inline-start:4rem}}\n"
