/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-hints.h"

#include <string.h>

#define MAX_CLASS_BYTES 400
/* A table is judged by its beginning. */
#define MAX_TABLE_NODES 400
#define LONG_CELL_BYTES 800

/* Words of class names and ids; one that ends in "*" begins others. */
static const char *const furniture_words[]
    = { "nav",         "navbar",    "navbox",   "navigat*",    "menu",     "menus",    "submenu",
        "breadcr*",    "sidebar*",  "related*", "share",       "shares",   "sharing",  "sharebar",
        "sharedaddy",  "social*",   "footer",   "copyright*",  "cookie",   "cookies",  "consent",
        "subscri*",    "newslett*", "widget",   "widgets",     "advert*",  "ads",      "ad",
        "adsense",     "banner",    "promo*",   "sponsor*",    "tags",     "tagcloud", "taglist",
        "paginat*",    "pager",     "masthead", "toolbar",     "popup",    "modal",    "search*",
        "login",       "signup",    "ticker",   "weather",     "clock",    "trending", "popular",
        "recommend*",  "mostread",  "outbrain", "taboola",     "addtoany", "toc",      "catlinks",
        "editsection", "noprint",   "skip",     "printfooter", "topbar",   "latest",   "readmore",
        "hashtags",    NULL };
static const char *const comment_words[]
    = { "comment", "comments", "commentlist", "respond", "disqus*", "replies", NULL };
static const char *const byline_words[] = { "byline", "author", "dateline", "pubdate", NULL };

static gboolean
matches (const char *const *words, const char *word)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize n = strlen (words[i]);

      if (words[i][n - 1] == '*' ? strncmp (words[i], word, n - 1) == 0
                                 : strcmp (words[i], word) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "mainMenu site-nav_top" -> main, menu, site, nav, top. */
static guint
hints_of_words (const char *text)
{
  char word[32];
  gsize n = 0, n_read = 0;
  guint hints = 0;

  for (const char *p = text;; p++, n_read++)
    {
      gboolean ends = !g_ascii_isalpha (*p);

      if (n > 0 && (ends || (g_ascii_isupper (*p) && g_ascii_islower (p[-1]))))
        {
          word[n] = '\0';
          if (matches (furniture_words, word))
            hints |= HW_HTML_HINT_FURNITURE;
          if (matches (comment_words, word))
            hints |= HW_HTML_HINT_COMMENTS | HW_HTML_HINT_FURNITURE;
          if (matches (byline_words, word))
            hints |= HW_HTML_HINT_BYLINE;
          n = 0;
        }
      if (*p == '\0' || n_read > MAX_CLASS_BYTES)
        return hints;
      if (!ends && n + 1 < sizeof word)
        word[n++] = g_ascii_tolower (*p);
    }
}

static guint
hints_of_role (const char *role)
{
  static const char *const furniture[]
      = { "navigation", "contentinfo", "search", "menu", "menubar", "dialog", "toolbar", NULL };

  if (g_strv_contains (furniture, role))
    return HW_HTML_HINT_FURNITURE;
  if (strcmp (role, "banner") == 0)
    return HW_HTML_HINT_HEADER;
  if (strcmp (role, "main") == 0 || strcmp (role, "article") == 0)
    return HW_HTML_HINT_ARTICLE;
  return 0;
}

guint
hw_html_get_hints (const GumboNode *node)
{
  static const char *const names[] = { "class", "id" };
  const char *role = hw_html_get_attribute (node, "role");
  const char *property = hw_html_get_attribute (node, "itemprop");
  guint hints = role != NULL ? hints_of_role (role) : 0;
  char name[32];

  if (property != NULL && strcmp (property, "articleBody") == 0)
    hints |= HW_HTML_HINT_ARTICLE;
  if (property != NULL
      && (strcmp (property, "author") == 0 || strcmp (property, "datePublished") == 0))
    hints |= HW_HTML_HINT_BYLINE;
  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_HTML: /* what is said of the whole page is said of nothing in it */
    case GUMBO_TAG_BODY:
      return 0;
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN: /* class="post has-comments tag-news" */
      return hints | HW_HTML_HINT_ARTICLE;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
      hints |= HW_HTML_HINT_FURNITURE;
      break;
    case GUMBO_TAG_HEADER:
      hints |= HW_HTML_HINT_HEADER;
      break;
    default:
      hw_html_get_name (node, name);
      if (strcmp (name, "dialog") == 0 || strcmp (name, "search") == 0)
        hints |= HW_HTML_HINT_FURNITURE;
      if (hw_html_has_class (node, "hentry") || hw_html_has_class (node, "h-entry"))
        return hints | HW_HTML_HINT_ARTICLE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = hw_html_get_attribute (node, names[i]);

      if (value != NULL)
        hints |= hints_of_words (value);
    }
  return hints;
}

/* Footnotes as EPUB and the ARIA roles of publishing name them. */
static gboolean
is_footnote (const GumboNode *node)
{
  static const char *const names[] = { "epub:type", "role" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = hw_html_get_attribute (node, names[i]);

      if (value != NULL
          && (strstr (value, "footnote") != NULL || strstr (value, "endnote") != NULL
              || strstr (value, "rearnote") != NULL))
        return TRUE;
    }
  const char *class = hw_html_get_attribute (node, "class");
  return node->v.element.tag == GUMBO_TAG_OL && class != NULL
         && strstr (class, "references") != NULL;
}

static guint8
get_direction (const GumboNode *node)
{
  const char *dir = hw_html_get_attribute (node, "dir");

  if (dir != NULL && g_ascii_strcasecmp (dir, "rtl") == 0)
    return HW_DIRECTION_RTL;
  if (dir != NULL && g_ascii_strcasecmp (dir, "ltr") == 0)
    return HW_DIRECTION_LTR;
  return HW_DIRECTION_AUTO;
}

HwParagraphForm
hw_html_get_form (const GumboNode *node, HwParagraphForm around)
{
  HwParagraphForm form = around;
  const gboolean in_table = around.role == HW_ROLE_TABLE_ROW,
                 in_note = around.role == HW_ROLE_FOOTNOTE;
  const guint8 direction = get_direction (node);

  if (direction != HW_DIRECTION_AUTO)
    form.direction = direction;
  if (is_footnote (node))
    {
      form.role = HW_ROLE_FOOTNOTE;
      form.level = 0;
      return form;
    }
  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      if (in_table)
        break;
      form.role = HW_ROLE_HEADING;
      form.level = (guint8) (node->v.element.tag - GUMBO_TAG_H1 + 1);
      break;
    case GUMBO_TAG_LI:
      if (in_table || in_note)
        break;
      form.level = around.role == HW_ROLE_LIST_ITEM && around.level < 255 ? around.level + 1 : 1;
      form.role = HW_ROLE_LIST_ITEM;
      break;
    case GUMBO_TAG_BLOCKQUOTE:
      if (in_table || in_note)
        break;
      form.role = HW_ROLE_QUOTATION;
      form.level = 0;
      break;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
      form.role = HW_ROLE_CAPTION;
      form.level = 0;
      break;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
      form.role = HW_ROLE_PREFORMATTED;
      form.level = 0;
      break;
    default:
      break;
    }
  return form;
}

typedef struct
{
  guint n_nodes, n_rows, n_cells, n_row_cells, n_cell_bytes;
  gboolean is_layout;
} Table;

static void
look_at_cells (Table *table, const GumboNode *node, guint depth)
{
  const GumboVector *children = &node->v.element.children;

  for (guint i = 0; i < children->length && table->n_nodes < MAX_TABLE_NODES; i++)
    {
      const GumboNode *child = children->data[i];

      table->n_nodes++;
      if (!hw_html_is_element (child))
        {
          if (child->type != GUMBO_NODE_COMMENT)
            table->n_cell_bytes += (guint) MIN (strlen (child->v.text.text), LONG_CELL_BYTES);
          table->is_layout |= table->n_cell_bytes > LONG_CELL_BYTES;
          continue;
        }
      switch ((int) child->v.element.tag)
        {
        case GUMBO_TAG_TR:
          table->n_rows++;
          table->n_row_cells = 0;
          break;
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
          table->n_cells = MAX (table->n_cells, ++table->n_row_cells);
          table->n_cell_bytes = 0;
          break;
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
          table->is_layout = TRUE;
          return;
        default:
          break;
        }
      if (depth < 16)
        look_at_cells (table, child, depth + 1);
    }
}

gboolean
hw_html_is_layout (const GumboNode *node)
{
  const char *role = hw_html_get_attribute (node, "role");
  Table table = { 0 };

  if (role != NULL && (strcmp (role, "presentation") == 0 || strcmp (role, "none") == 0))
    return TRUE;
  look_at_cells (&table, node, 0);
  return table.is_layout || table.n_cells < 2;
}
