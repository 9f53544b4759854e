/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-fonts.h"

#include <string.h>

/* In order of preference. Arabic letters are drawn small in their em, each family differently; the
 * scale makes the eye see one size beside a Latin text face, by comparing the height of a medial seen
 * and of the alef with the x-height and the capitals. */
static const char *const arabic_families[] = {
  "Amiri",        "Noto Naskh Arabic", "Scheherazade New",
  "Scheherazade", "Vazirmatn",         "Noto Sans Arabic",
  "KacstBook",    "DejaVu Sans",       NULL,
};
static const double arabic_scales[] = { 1.25, 1.15, 1.35, 1.35, 1.05, 1.10, 1.20, 1.10 };

static const char *const latin_families[] = {
  "Noto Serif",   "Source Serif 4",   "Source Serif Pro", "Source Serif",
  "Gentium Plus", "Gentium",          "Libertinus Serif", "Linux Libertine O",
  "Charis SIL",   "Liberation Serif", "DejaVu Serif",     NULL,
};

/* The names of all installed families. Asking fontconfig takes some milliseconds, so it is asked once
 * a font map; they outlive the program's windows. */
static GHashTable *
installed_families (PangoFontMap *map)
{
  static GQuark quark;
  GHashTable *names;
  PangoFontFamily **families;
  int n;

  if (quark == 0)
    quark = g_quark_from_static_string ("hw-installed-families");
  names = g_object_get_qdata (G_OBJECT (map), quark);
  if (names != NULL)
    return names;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  pango_font_map_list_families (map, &families, &n);
  for (int i = 0; i < n; i++)
    g_hash_table_add (names, g_strdup (pango_font_family_get_name (families[i])));
  g_free (families);
  g_object_set_qdata_full (G_OBJECT (map), quark, names, (GDestroyNotify) g_hash_table_unref);
  return names;
}

static const char *
choose_arabic (GHashTable *installed, const char *wanted, double *scale)
{
  *scale = 1.15;
  for (gsize i = 0; i < G_N_ELEMENTS (arabic_scales); i++)
    {
      const char *family = arabic_families[i];

      if (wanted != NULL ? g_ascii_strcasecmp (wanted, family) == 0
                         : g_hash_table_contains (installed, family))
        {
          *scale = arabic_scales[i];
          return family;
        }
    }
  return wanted != NULL ? wanted : "serif";
}

static const char *
choose_latin (GHashTable *installed, const char *wanted)
{
  if (wanted != NULL)
    return wanted;
  for (gsize i = 0; latin_families[i] != NULL; i++)
    if (g_hash_table_contains (installed, latin_families[i]))
      return latin_families[i];
  return "serif";
}

const char *const *
hw_reader_fonts_get_preferred (HwDirection script)
{
  return script == HW_DIRECTION_RTL ? arabic_families : latin_families;
}

void
hw_reader_fonts_init (HwReaderFonts *self, PangoFontMap *map, const char *arabic, const char *latin)
{
  GHashTable *installed = installed_families (map);
  const char *a, *l;

  memset (self, 0, sizeof *self);
  a = choose_arabic (installed, arabic != NULL && *arabic != '\0' ? arabic : NULL,
                     &self->scale[HW_DIRECTION_RTL]);
  l = choose_latin (installed, latin != NULL && *latin != '\0' ? latin : NULL);
  self->families[HW_DIRECTION_RTL] = g_strdup_printf ("%s,%s,serif", a, l);
  self->families[HW_DIRECTION_LTR] = g_strdup_printf ("%s,%s,serif", l, a);
  self->names[HW_DIRECTION_RTL] = g_strdup (a);
  self->names[HW_DIRECTION_LTR] = g_strdup (l);
  self->scale[HW_DIRECTION_LTR] = 1.0;
  /* Arabic reaches further up and down, and more so with vowels. */
  self->leading[HW_DIRECTION_RTL] = 1.2;
  self->leading[HW_DIRECTION_LTR] = 1.06;
}

void
hw_reader_fonts_clear (HwReaderFonts *self)
{
  for (int d = HW_DIRECTION_LTR; d <= HW_DIRECTION_RTL; d++)
    {
      g_clear_pointer (&self->families[d], g_free);
      g_clear_pointer (&self->names[d], g_free);
    }
}
