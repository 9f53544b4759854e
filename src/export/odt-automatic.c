/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt-private.h"

/* One style, and what it says. */
typedef struct
{
  char *name;
  gboolean is_paragraph;
  HwPaperStyle style;
  HwDirection direction;
  guint indent;
  gboolean is_item;
  gboolean keep;
  HwPaperFlags flags;
  gboolean is_link;
  char *colour;
  char *language;
} Entry;

struct _HwOdtStyles
{
  GHashTable *by_key; /* char * -> Entry */
  GPtrArray *entries; /* in the order in which they were made */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;
  g_free (self->name);
  g_free (self->colour);
  g_free (self->language);
  g_free (self);
}

HwOdtStyles *
hw_odt_styles_new (void)
{
  HwOdtStyles *self = g_new0 (HwOdtStyles, 1);

  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

void
hw_odt_styles_free (HwOdtStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* Takes @key. A new one where there is none, to be filled. */
static Entry *
find (HwOdtStyles *self, char *key, gboolean *is_new)
{
  Entry *entry = g_hash_table_lookup (self->by_key, key);

  *is_new = entry == NULL;
  if (entry != NULL)
    {
      g_free (key);
      return entry;
    }
  entry = g_new0 (Entry, 1);
  entry->name = g_strdup_printf ("%c%u", *key, self->entries->len + 1);
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_key, key, entry);
  return entry;
}

const char *
hw_odt_styles_get_paragraph (HwOdtStyles *self, const HwPaperParagraph *paragraph)
{
  gboolean is_new, is_item = paragraph->marker != NULL;
  char *key = g_strdup_printf ("P %d %d %u %d %d", paragraph->style, paragraph->direction,
                               paragraph->indent, is_item, paragraph->keep);
  Entry *entry = find (self, key, &is_new);

  if (is_new)
    {
      entry->is_paragraph = TRUE;
      entry->style = paragraph->style;
      entry->direction = paragraph->direction;
      entry->indent = paragraph->indent;
      entry->is_item = is_item;
      entry->keep = paragraph->keep;
    }
  return entry->name;
}

const char *
hw_odt_styles_get_piece (HwOdtStyles *self,
                         const HwPaperParagraph *paragraph,
                         const HwPaperPiece *piece)
{
  HwPaperFlags flags = piece->flags & ~(HwPaperFlags) HW_PAPER_ISOLATED;
  gboolean is_new;
  Entry *entry;

  if (flags == 0 && piece->colour == NULL && piece->url == NULL && paragraph->language == NULL)
    return NULL;
  entry = find (self,
                g_strdup_printf ("T %u %d %s %s", (guint) flags, piece->url != NULL,
                                 piece->colour != NULL ? piece->colour : "",
                                 paragraph->language != NULL ? paragraph->language : ""),
                &is_new);
  if (is_new)
    {
      entry->flags = flags;
      entry->is_link = piece->url != NULL;
      entry->colour = g_strdup (piece->colour);
      entry->language = g_strdup (paragraph->language);
    }
  return entry->name;
}

static void
write_paragraph (HwXml *xml, const Entry *entry)
{
  gboolean rtl = entry->direction == HW_DIRECTION_RTL;
  gboolean in_note = entry->style == HW_PAPER_NOTE || entry->style == HW_PAPER_NOTE_HEADING
                     || entry->style == HW_PAPER_CODE;
  g_autofree char *indent = NULL;

  if (entry->indent > 0 || in_note)
    indent = g_strdup_printf ("%upt", 18 * (entry->indent + (in_note ? 1 : 0)));
  hw_xml_open (xml, "style:style", "style:name", entry->name, "style:family", "paragraph",
               "style:parent-style-name", hw_odt_style_name (entry->style), NULL);
  /* "start" is always left to LibreOffice, and left and right margins change sides with the direction in some
   * programs and not in others: what is said here is the same in all. */
  hw_xml_open (xml, "style:paragraph-properties", "style:writing-mode", rtl ? "rl-tb" : "lr-tb",
               "fo:text-align", rtl ? "right" : "left", "fo:keep-with-next",
               entry->keep ? "always" : NULL, "fo:margin-left", indent, "fo:margin-right", indent,
               "fo:text-indent", entry->is_item ? "-18pt" : NULL, NULL);
  if (entry->is_item)
    {
      hw_xml_open (xml, "style:tab-stops", NULL);
      hw_xml_empty (xml, "style:tab-stop", "style:position", "0pt", NULL);
      hw_xml_close (xml);
    }
  hw_xml_close (xml);
  hw_xml_close (xml);
}

static void
write_piece (HwXml *xml, const Entry *entry)
{
  const char *weight = (entry->flags & HW_PAPER_BOLD) != 0 ? "bold" : NULL;
  const char *posture = (entry->flags & HW_PAPER_ITALIC) != 0 ? "italic" : NULL;
  const char *face = (entry->flags & HW_PAPER_MONOSPACE) != 0 ? "Mono" : NULL;
  const char *colour = entry->is_link                         ? "#0563c1"
                       : (entry->flags & HW_PAPER_FAINT) != 0 ? "#767676"
                                                              : NULL;
  g_auto (GStrv) parts = g_strsplit (entry->language != NULL ? entry->language : "", "-", 2);
  gboolean rtl
      = entry->language != NULL && hw_direction_of_language (entry->language) == HW_DIRECTION_RTL;

  hw_xml_open (xml, "style:style", "style:name", entry->name, "style:family", "text", NULL);
  hw_xml_empty (
      xml, "style:text-properties", "style:font-name", face, "fo:font-weight", weight,
      "fo:font-style", posture, "style:font-weight-asian", weight, "style:font-style-asian",
      posture, "style:font-weight-complex", weight, "style:font-style-complex", posture, "fo:color",
      colour, "style:text-underline-style", entry->is_link ? "solid" : NULL, "fo:background-color",
      entry->colour, rtl ? "style:language-complex" : "fo:language", parts[0],
      rtl ? "style:country-complex" : "fo:country", parts[0] != NULL ? "none" : NULL, NULL);
  hw_xml_close (xml);
}

void
hw_odt_styles_write (HwOdtStyles *self, HwXml *xml)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      if (entry->is_paragraph)
        write_paragraph (xml, entry);
      else
        write_piece (xml, entry);
    }
}
