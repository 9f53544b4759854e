/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-elements.h"

/* From the rendering section of the HTML standard (display: block, none, table-row, table-cell). */
static const struct
{
  const char *name;
  HwElement element;
} elements[] = {
  { "address", HW_ELEMENT_BLOCK },   { "article", HW_ELEMENT_BLOCK },
  { "aside", HW_ELEMENT_BLOCK },     { "blockquote", HW_ELEMENT_BLOCK },
  { "body", HW_ELEMENT_BLOCK },      { "caption", HW_ELEMENT_BLOCK },
  { "center", HW_ELEMENT_BLOCK },    { "dd", HW_ELEMENT_BLOCK },
  { "details", HW_ELEMENT_BLOCK },   { "dialog", HW_ELEMENT_BLOCK },
  { "dir", HW_ELEMENT_BLOCK },       { "div", HW_ELEMENT_BLOCK },
  { "dl", HW_ELEMENT_BLOCK },        { "dt", HW_ELEMENT_BLOCK },
  { "fieldset", HW_ELEMENT_BLOCK },  { "figcaption", HW_ELEMENT_BLOCK },
  { "figure", HW_ELEMENT_BLOCK },    { "footer", HW_ELEMENT_BLOCK },
  { "form", HW_ELEMENT_BLOCK },      { "h2", HW_ELEMENT_BLOCK },
  { "h3", HW_ELEMENT_BLOCK },        { "h4", HW_ELEMENT_BLOCK },
  { "h5", HW_ELEMENT_BLOCK },        { "h6", HW_ELEMENT_BLOCK },
  { "header", HW_ELEMENT_BLOCK },    { "hgroup", HW_ELEMENT_BLOCK },
  { "hr", HW_ELEMENT_BLOCK },        { "legend", HW_ELEMENT_BLOCK },
  { "li", HW_ELEMENT_BLOCK },        { "main", HW_ELEMENT_BLOCK },
  { "menu", HW_ELEMENT_BLOCK },      { "nav", HW_ELEMENT_BLOCK },
  { "ol", HW_ELEMENT_BLOCK },        { "p", HW_ELEMENT_BLOCK },
  { "search", HW_ELEMENT_BLOCK },    { "section", HW_ELEMENT_BLOCK },
  { "summary", HW_ELEMENT_BLOCK },   { "ul", HW_ELEMENT_BLOCK },
  { "h1", HW_ELEMENT_BLOCK },        { "br", HW_ELEMENT_BREAK },
  { "table", HW_ELEMENT_ROW },       { "tr", HW_ELEMENT_ROW },
  { "thead", HW_ELEMENT_ROW },       { "tbody", HW_ELEMENT_ROW },
  { "tfoot", HW_ELEMENT_ROW },       { "td", HW_ELEMENT_CELL },
  { "th", HW_ELEMENT_CELL },         { "pre", HW_ELEMENT_PRE },
  { "listing", HW_ELEMENT_PRE },     { "xmp", HW_ELEMENT_PRE },
  { "plaintext", HW_ELEMENT_PRE },   { "title", HW_ELEMENT_TITLE },
  { "head", HW_ELEMENT_HEAD },       { "script", HW_ELEMENT_HIDDEN },
  { "style", HW_ELEMENT_HIDDEN },    { "template", HW_ELEMENT_HIDDEN },
  { "noscript", HW_ELEMENT_HIDDEN }, { "noframes", HW_ELEMENT_HIDDEN },
  { "iframe", HW_ELEMENT_HIDDEN },   { "object", HW_ELEMENT_HIDDEN },
  { "applet", HW_ELEMENT_HIDDEN },   { "svg", HW_ELEMENT_HIDDEN },
  { "canvas", HW_ELEMENT_HIDDEN },   { "audio", HW_ELEMENT_HIDDEN },
  { "video", HW_ELEMENT_HIDDEN },    { "select", HW_ELEMENT_HIDDEN },
  { "textarea", HW_ELEMENT_HIDDEN }, { "button", HW_ELEMENT_HIDDEN },
  { "datalist", HW_ELEMENT_HIDDEN }, { "rp", HW_ELEMENT_HIDDEN },
};

HwElement
hw_element_of_name (const char *name)
{
  static GHashTable *names = NULL;

  if (g_once_init_enter (&names))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
        g_hash_table_insert (table, (gpointer) elements[i].name,
                             GINT_TO_POINTER (elements[i].element));
      g_once_init_leave (&names, table);
    }

  char lower[16];
  gsize n = 0;
  for (; name[n] != '\0' && n + 1 < sizeof lower; n++)
    lower[n] = g_ascii_tolower (name[n]);
  lower[n] = '\0';
  return GPOINTER_TO_INT (g_hash_table_lookup (names, lower));
}
