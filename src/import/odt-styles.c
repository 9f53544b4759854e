/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt-styles.h"

#include "odt-names.h"

#include <string.h>

/* Longer chains are circles. */
#define MAX_CHAIN 32
#define MAX_AFFIX_BYTES 100

typedef enum
{
  MODE_SILENT,
  MODE_PAGE, /* as the page */
  MODE_LTR,
  MODE_RTL,
} Mode;

typedef struct
{
  char *parent;
  char *page; /* the kind of page that it begins, or NULL */
  Mode mode;
  gboolean hidden;
  gboolean unnumbered;
} Style;

typedef struct
{
  HwOdtLevel levels[HW_ODT_N_LEVELS];
} List;

struct _OdtStyles
{
  GHashTable *styles; /* "paragraph/P1" -> Style * */
  GHashTable *lists;  /* name -> List * */
  List outline;
  GHashTable *layouts; /* name -> Mode */
  GHashTable *pages;   /* a kind of page -> Mode */
  Mode page, fallback; /* of the page that is open, of paragraphs in general */

  /* While reading. */
  Style *style;
  gboolean in_default;
  List *list;
  char *layout; /* or NULL */
};

static void
free_style (gpointer data)
{
  g_free (((Style *) data)->parent);
  g_free (((Style *) data)->page);
  g_free (data);
}

static void
clear_list (List *list)
{
  for (int i = 0; i < HW_ODT_N_LEVELS; i++)
    hw_odt_level_clear (&list->levels[i]);
}

static void
free_list (gpointer data)
{
  clear_list (data);
  g_free (data);
}

OdtStyles *
odt_styles_new (void)
{
  OdtStyles *self = g_new0 (OdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
odt_styles_free (OdtStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->layouts);
  g_hash_table_unref (self->pages);
  g_free (self->layout);
  clear_list (&self->outline);
  g_free (self);
}

static Mode
read_mode (HwXml *xml)
{
  const char *mode = hw_xml_get (xml, "style:writing-mode");

  if (mode == NULL)
    return MODE_SILENT;
  if (g_str_has_prefix (mode, "rl"))
    return MODE_RTL;
  return strcmp (mode, "page") == 0 ? MODE_PAGE : MODE_LTR;
}

static void
start_style (OdtStyles *self, HwXml *xml)
{
  const char *family = hw_xml_get (xml, "style:family");
  const char *name = hw_xml_get (xml, "style:name");
  const char *parent = hw_xml_get (xml, "style:parent-style-name");
  const char *list = hw_xml_get (xml, "style:list-style-name");

  self->style = NULL;
  if (family == NULL || name == NULL)
    return;
  self->style = g_new0 (Style, 1);
  self->style->parent = g_strdup (parent);
  self->style->page = g_strdup (hw_xml_get (xml, "style:master-page-name"));
  self->style->unnumbered = list != NULL && *list == '\0';
  g_hash_table_replace (self->styles, g_strdup_printf ("%s/%s", family, name), self->style);
}

static char *
get_affix (HwXml *xml, const char *attribute)
{
  const char *value = hw_xml_get (xml, attribute);

  return value != NULL && strlen (value) <= MAX_AFFIX_BYTES ? g_strdup (value) : NULL;
}

static void
start_level (OdtStyles *self, int id, HwXml *xml)
{
  const int index = hw_xml_get_int (xml, "text:level", 0) - 1;
  const char *format = hw_xml_get (xml, "style:num-format");
  HwOdtLevel *level;

  if (self->list == NULL || index < 0 || index >= HW_ODT_N_LEVELS)
    return;
  level = &self->list->levels[index];
  hw_odt_level_clear (level);
  level->is_set = TRUE;
  level->format
      = id == ODT_LIST_LEVEL_BULLET ? HW_NUMBER_BULLET : hw_number_format_of_sample (format);
  level->prefix = get_affix (xml, "style:num-prefix");
  level->suffix = get_affix (xml, "style:num-suffix");
  level->bullet = get_affix (xml, "text:bullet-char");
  level->start = hw_xml_get_int (xml, "text:start-value", 1);
  level->n_shown = CLAMP (hw_xml_get_int (xml, "text:display-levels", 1), 1, HW_ODT_N_LEVELS);
}

static void
read_properties (OdtStyles *self, int id, HwXml *xml)
{
  const char *display = hw_xml_get (xml, "text:display");
  const Mode mode = read_mode (xml);

  if (self->in_default && id == ODT_PARAGRAPH_PROPERTIES && mode != MODE_SILENT)
    self->fallback = mode;
  if (self->style == NULL)
    return;
  if (id != ODT_TEXT_PROPERTIES && mode != MODE_SILENT)
    self->style->mode = mode;
  if (id == ODT_TEXT_PROPERTIES && display != NULL)
    self->style->hidden = strcmp (display, "none") == 0;
}

/* The first kind of page is that of the start. */
static void
read_page (OdtStyles *self, HwXml *xml)
{
  const char *name = hw_xml_get (xml, "style:name");
  const char *layout = hw_xml_get (xml, "style:page-layout-name");
  const Mode mode = layout != NULL
                        ? (Mode) GPOINTER_TO_INT (g_hash_table_lookup (self->layouts, layout))
                        : MODE_SILENT;

  if (name == NULL)
    return;
  if (g_hash_table_size (self->pages) == 0 || strcmp (name, "Standard") == 0)
    self->page = mode;
  g_hash_table_replace (self->pages, g_strdup (name), GINT_TO_POINTER (mode));
}

void
odt_styles_start (OdtStyles *self, int id, HwXml *xml)
{
  const char *name, *family;

  switch (id)
    {
    case ODT_STYLE:
      start_style (self, xml);
      break;
    case ODT_DEFAULT_STYLE:
      family = hw_xml_get (xml, "style:family");
      self->style = NULL;
      self->in_default = g_strcmp0 (family, "paragraph") == 0;
      break;
    case ODT_LIST_STYLE:
      name = hw_xml_get (xml, "style:name");
      self->list = g_new0 (List, 1);
      g_hash_table_replace (self->lists, g_strdup (name != NULL ? name : ""), self->list);
      break;
    case ODT_OUTLINE_STYLE:
      self->list = &self->outline;
      break;
    case ODT_LIST_LEVEL_BULLET:
    case ODT_LIST_LEVEL_NUMBER:
    case ODT_OUTLINE_LEVEL_STYLE:
      start_level (self, id, xml);
      break;
    case ODT_PARAGRAPH_PROPERTIES:
    case ODT_TEXT_PROPERTIES:
    case ODT_TABLE_PROPERTIES:
      read_properties (self, id, xml);
      break;
    case ODT_PAGE_LAYOUT:
      g_free (self->layout);
      self->layout = g_strdup (hw_xml_get (xml, "style:name"));
      break;
    case ODT_PAGE_LAYOUT_PROPERTIES:
      if (self->layout != NULL)
        g_hash_table_replace (self->layouts, g_strdup (self->layout),
                              GINT_TO_POINTER (read_mode (xml)));
      break;
    case ODT_MASTER_PAGE:
      read_page (self, xml);
      break;
    default:
      break;
    }
}

void
odt_styles_end (OdtStyles *self, int id)
{
  if (id == ODT_STYLE)
    self->style = NULL;
  else if (id == ODT_DEFAULT_STYLE)
    self->in_default = FALSE;
  else if (id == ODT_LIST_STYLE || id == ODT_OUTLINE_STYLE)
    self->list = NULL;
}

static const Style *
find_style (const OdtStyles *self, const char *family, const char *name)
{
  g_autofree char *key = name != NULL ? g_strdup_printf ("%s/%s", family, name) : NULL;

  return key != NULL ? g_hash_table_lookup (self->styles, key) : NULL;
}

void
odt_styles_turn_page (OdtStyles *self, const char *name)
{
  const Style *style = find_style (self, "paragraph", name);

  if (style != NULL && style->page != NULL && *style->page != '\0')
    self->page = (Mode) GPOINTER_TO_INT (g_hash_table_lookup (self->pages, style->page));
}

HwDirection
odt_styles_get_direction (const OdtStyles *self, const char *name)
{
  const Style *style = find_style (self, "paragraph", name);
  Mode mode = MODE_SILENT;

  for (int i = 0; style != NULL && mode == MODE_SILENT && i < MAX_CHAIN; i++)
    {
      mode = style->mode;
      style = find_style (self, "paragraph", style->parent);
    }
  if (mode == MODE_SILENT)
    mode = self->fallback;
  if (mode == MODE_PAGE || mode == MODE_SILENT)
    mode = self->page;
  return mode == MODE_RTL ? HW_DIRECTION_RTL : HW_DIRECTION_AUTO;
}

HwDirection
odt_styles_get_table_direction (const OdtStyles *self, const char *name)
{
  const Style *style = find_style (self, "table", name);

  Mode mode = style != NULL ? style->mode : MODE_SILENT;

  if (mode == MODE_PAGE || mode == MODE_SILENT)
    mode = self->page;
  return mode == MODE_RTL ? HW_DIRECTION_RTL : HW_DIRECTION_AUTO;
}

/* The names of the program's own styles are in English in the file. */
static HwParagraphRole
get_role_of_name (const char *name)
{
  if (strcmp (name, "Quotations") == 0)
    return HW_ROLE_QUOTATION;
  if (strcmp (name, "Preformatted_20_Text") == 0)
    return HW_ROLE_PREFORMATTED;
  if (strcmp (name, "Caption") == 0 || strcmp (name, "Illustration") == 0
      || strcmp (name, "Figure") == 0)
    return HW_ROLE_CAPTION;
  return HW_ROLE_BODY;
}

HwParagraphRole
odt_styles_get_role (const OdtStyles *self, const char *name)
{
  HwParagraphRole role = HW_ROLE_BODY;

  for (int i = 0; name != NULL && role == HW_ROLE_BODY && i < MAX_CHAIN; i++)
    {
      const Style *style = find_style (self, "paragraph", name);

      role = get_role_of_name (name);
      name = style != NULL ? style->parent : NULL;
    }
  return role;
}

gboolean
odt_styles_is_hidden (const OdtStyles *self, const char *family, const char *name)
{
  const Style *style = find_style (self, family, name);

  for (int i = 0; style != NULL && i < MAX_CHAIN; i++)
    {
      if (style->hidden)
        return TRUE;
      style = find_style (self, family, style->parent);
    }
  return FALSE;
}

gboolean
odt_styles_is_unnumbered (const OdtStyles *self, const char *name)
{
  const Style *style = find_style (self, "paragraph", name);

  return style != NULL && style->unnumbered;
}

const HwOdtLevel *
odt_styles_get_levels (const OdtStyles *self, const char *name)
{
  const List *list = name != NULL ? g_hash_table_lookup (self->lists, name) : NULL;

  return list != NULL ? list->levels : NULL;
}

const HwOdtLevel *
odt_styles_get_outline (const OdtStyles *self)
{
  return self->outline.levels;
}
