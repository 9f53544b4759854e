/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-styles.h"

#include "docx-names.h"

#include <string.h>

/* Longer chains are circles. */
#define MAX_CHAIN 32

typedef struct
{
  char *based_on;
  HwDocxForm form;
} Style;

struct _HwDocxStyles
{
  GHashTable *styles; /* char * -> Style * */
  char *fallback;     /* the default paragraph style, or NULL */
  Style *open;        /* while reading */
};

static void
free_style (gpointer data)
{
  Style *style = data;

  g_free (style->based_on);
  g_free (style);
}

/* Word writes the names of its own styles in English, whatever their ids. */
static void
read_name (HwDocxForm *form, const char *name)
{
  if (name == NULL)
    return;
  if (g_ascii_strncasecmp (name, "heading ", 8) == 0 && name[8] >= '1' && name[8] <= '9'
      && form->outline < 0)
    form->outline = name[8] - '1';
  else if (g_ascii_strcasecmp (name, "Title") == 0 && form->outline < 0)
    form->outline = 0;
  else if (g_ascii_strcasecmp (name, "Quote") == 0
           || g_ascii_strcasecmp (name, "Intense Quote") == 0
           || g_ascii_strcasecmp (name, "Quotations") == 0)
    form->role = HW_ROLE_QUOTATION;
  else if (g_ascii_strcasecmp (name, "caption") == 0)
    form->role = HW_ROLE_CAPTION;
  else if (g_ascii_strcasecmp (name, "HTML Preformatted") == 0
           || g_ascii_strcasecmp (name, "Preformatted Text") == 0)
    form->role = HW_ROLE_PREFORMATTED;
}

static void
start_style (HwDocxStyles *self, HwXml *xml)
{
  const char *id = hw_xml_get (xml, "w:styleId");
  const char *type = hw_xml_get (xml, "w:type");
  const char *is_default = hw_xml_get (xml, "w:default");
  const HwDocxForm silent = HW_DOCX_FORM_SILENT;

  if (id == NULL || (type != NULL && strcmp (type, "paragraph") != 0))
    {
      hw_xml_skip (xml);
      return;
    }
  if (is_default != NULL && (*is_default == '1' || *is_default == 't') && self->fallback == NULL)
    self->fallback = g_strdup (id);
  self->open = g_new0 (Style, 1);
  self->open->form = silent;
  g_hash_table_replace (self->styles, g_strdup (id), self->open);
}

static void
start (gpointer data, int id, HwXml *xml)
{
  HwDocxStyles *self = data;

  if (id == DOCX_STYLE)
    {
      start_style (self, xml);
      return;
    }
  if (self->open == NULL)
    return;
  switch (id)
    {
    case DOCX_NAME:
      read_name (&self->open->form, hw_xml_get (xml, "w:val"));
      break;
    case DOCX_BASED_ON:
      g_free (self->open->based_on);
      self->open->based_on = g_strdup (hw_xml_get (xml, "w:val"));
      break;
    case DOCX_OUTLINE_LVL:
      self->open->form.outline = CLAMP (hw_xml_get_int (xml, "w:val", 9), 0, 9);
      break;
    case DOCX_NUM_ID:
      self->open->form.list = hw_xml_get_int (xml, "w:val", 0);
      break;
    case DOCX_ILVL:
      self->open->form.level = hw_xml_get_int (xml, "w:val", 0);
      break;
    case DOCX_BIDI:
      self->open->form.bidi = hw_docx_is_on (xml);
      break;
    case DOCX_HIDDEN:
      hw_xml_skip (xml);
      break;
    default:
      break;
    }
}

static void
end (gpointer data, int id, HwXml *xml)
{
  HwDocxStyles *self = data;

  if (id == DOCX_STYLE)
    self->open = NULL;
}

HwDocxStyles *
hw_docx_styles_new (GBytes *xml, GCancellable *cancellable)
{
  static const HwXmlGrammar grammar
      = { hw_docx_namespaces, hw_docx_names, FALSE, start, end, NULL };
  HwDocxStyles *self = g_new0 (HwDocxStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);
  if (xml != NULL)
    hw_xml_read (xml, "styles.xml", &grammar, self, cancellable, NULL);
  return self;
}

void
hw_docx_styles_free (HwDocxStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_free (self->fallback);
  g_free (self);
}

static void
complete (HwDocxForm *form, const HwDocxForm *style)
{
  if (form->outline < 0)
    form->outline = style->outline;
  if (form->list < 0)
    form->list = style->list;
  if (form->level < 0)
    form->level = style->level;
  if (form->bidi < 0)
    form->bidi = style->bidi;
  if (form->role == HW_ROLE_BODY)
    form->role = style->role;
}

void
hw_docx_styles_complete (const HwDocxStyles *self, const char *id, HwDocxForm *form)
{
  if (id == NULL || !g_hash_table_contains (self->styles, id))
    id = self->fallback;
  for (int i = 0; id != NULL && i < MAX_CHAIN; i++)
    {
      const Style *style = g_hash_table_lookup (self->styles, id);

      if (style == NULL)
        break;
      complete (form, &style->form);
      id = style->based_on;
    }
}
