/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epub-package.h"

#include "office-meta.h"
#include "xml-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_VALUE_BYTES 2000

enum
{
  ROOTFILE = 1,
  ENCRYPTED_DATA,
  ENCRYPTION_METHOD,
  ITEM,
  ITEMREF,
  TITLE,
  CREATOR,
  LANGUAGE,
  DATE,
  PUBLISHER,
  NAV,
  A,
  PAGE_TARGET,
  LABEL,
  CONTENT,
};

static const HwXmlNamespace namespaces[] = {
  { "urn:oasis:names:tc:opendocument:xmlns:container", "container" },
  { "http://www.w3.org/2001/04/xmlenc#", "enc" },
  { "http://www.idpf.org/2007/opf", "opf" },
  { "http://purl.org/dc/elements/1.1/", "dc" },
  { "http://www.w3.org/1999/xhtml", "html" },
  { "http://www.idpf.org/2007/ops", "epub" },
  { "http://www.daisy.org/z3986/2005/ncx/", "ncx" },
  { NULL, NULL },
};
static const HwXmlName names[] = {
  { "container:rootfile", ROOTFILE },
  { "enc:EncryptedData", ENCRYPTED_DATA },
  { "enc:EncryptionMethod", ENCRYPTION_METHOD },
  { "opf:item", ITEM },
  { "opf:itemref", ITEMREF },
  { "dc:title", TITLE },
  { "dc:creator", CREATOR },
  { "dc:language", LANGUAGE },
  { "dc:date", DATE },
  { "dc:publisher", PUBLISHER },
  { "html:nav", NAV },
  { "html:a", A },
  { "ncx:pageTarget", PAGE_TARGET },
  { "ncx:text", LABEL },
  { "ncx:content", CONTENT },
  { NULL, 0 },
};

/* Where the description is. */

static void
start_container (gpointer data, int id, HwXml *xml)
{
  char **path = data;

  if (id == ROOTFILE && *path == NULL)
    *path = g_strdup (hw_xml_get (xml, "full-path"));
}

/* Fonts are scrambled in many a book that anybody may read. */
static void
start_encryption (gpointer data, int id, HwXml *xml)
{
  gboolean *is_locked = data;
  const char *method = id == ENCRYPTION_METHOD ? hw_xml_get (xml, "Algorithm") : NULL;

  /* The method of the data, not that of the key for it. */
  if (method != NULL && hw_xml_get_parent (xml) == ENCRYPTED_DATA
      && strcmp (method, "http://www.idpf.org/2008/embedding") != 0
      && strcmp (method, "http://ns.adobe.com/pdf/enc#RC") != 0)
    *is_locked = TRUE;
}

char *
hw_epub_find_package (HwArchive *archive, GError **error)
{
  static const HwXmlGrammar container = { namespaces, names, FALSE, start_container, NULL, NULL };
  static const HwXmlGrammar encryption = { namespaces, names, FALSE, start_encryption, NULL, NULL };
  GBytes *encrypted = hw_archive_get (archive, "META-INF/encryption.xml");
  GBytes *index = hw_archive_require (archive, "META-INF/container.xml", error);
  g_autofree char *path = NULL;
  gboolean is_locked = FALSE;

  if (encrypted != NULL)
    hw_xml_read (encrypted, "META-INF/encryption.xml", &encryption, &is_locked, NULL, NULL);
  if (is_locked)
    {
      g_set_error_literal (
          error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_LOCKED,
          _ ("The book is protected against copying (DRM): it cannot be read here."));
      return NULL;
    }
  if (index == NULL
      || !hw_xml_read (index, "META-INF/container.xml", &container, &path, NULL, error))
    return NULL;
  char *name = path != NULL ? hw_archive_resolve ("", path) : NULL;
  if (name == NULL)
    g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                 _ ("The file is damaged: “%s” is missing in it."), path != NULL ? path : "*.opf");
  return name;
}

/* The description. */

typedef struct
{
  HwEpubPackage *package;
  const char *name;
  HwExtract *extract;
  GHashTable *items; /* id -> name of its entry, of those that are pages */
  GString *value;
  gboolean is_change; /* the date is that of a change */
} Reading;

static void
start_item (Reading *self, HwXml *xml)
{
  const char *id = hw_xml_get (xml, "id"), *href = hw_xml_get (xml, "href");
  const char *type = hw_xml_get (xml, "media-type"), *properties = hw_xml_get (xml, "properties");
  g_autofree char *entry = href != NULL ? hw_archive_resolve (self->name, href) : NULL;
  g_auto (GStrv) all = g_strsplit (properties != NULL ? properties : "", " ", -1);

  if (id == NULL || entry == NULL)
    return;
  if (g_strv_contains ((const char *const *) all, "nav"))
    {
      g_free (self->package->nav);
      self->package->nav = g_strdup (entry);
    }
  if (g_strcmp0 (type, "application/x-dtbncx+xml") == 0 && self->package->ncx == NULL)
    self->package->ncx = g_strdup (entry);
  if (type != NULL && strstr (type, "html") != NULL)
    g_hash_table_replace (self->items, g_strdup (id), g_steal_pointer (&entry));
}

static void
start_package (gpointer data, int id, HwXml *xml)
{
  Reading *self = data;
  const char *value;

  g_string_truncate (self->value, 0);
  switch (id)
    {
    case ITEM:
      start_item (self, xml);
      break;
    case ITEMREF:
      value = hw_xml_get (xml, "idref");
      value = value != NULL ? g_hash_table_lookup (self->items, value) : NULL;
      if (value != NULL)
        g_ptr_array_add (self->package->chapters, g_strdup (value));
      break;
    case DATE:
      self->is_change = g_strcmp0 (hw_xml_get (xml, "opf:event"), "modification") == 0;
      break;
    default:
      break;
    }
}

static void
end_package (gpointer data, int id, HwXml *xml)
{
  Reading *self = data;
  const char *value = self->value->str;

  switch (id)
    {
    case TITLE:
      hw_meta_take_title (self->extract, value);
      break;
    case CREATOR:
      hw_meta_take_author (self->extract, value);
      break;
    case LANGUAGE:
      hw_meta_take_language (self->extract, value);
      break;
    case PUBLISHER:
      hw_meta_take_source (self->extract, value);
      break;
    case DATE:
      if (!self->is_change)
        hw_meta_take_date (self->extract, value);
      break;
    default:
      break;
    }
  g_string_truncate (self->value, 0);
}

static void
take_value (gpointer data, const char *utf8, gsize n_bytes, HwXml *xml)
{
  Reading *self = data;

  if (self->value->len + n_bytes <= MAX_VALUE_BYTES)
    g_string_append_len (self->value, utf8, (gssize) n_bytes);
}

HwEpubPackage *
hw_epub_package_new (
    GBytes *opf, const char *name, HwExtract *extract, GCancellable *cancellable, GError **error)
{
  static const HwXmlGrammar grammar
      = { namespaces, names, TRUE, start_package, end_package, take_value };
  g_autoptr (HwEpubPackage) self = g_new0 (HwEpubPackage, 1);
  Reading reading = { self, name, extract, NULL, NULL, FALSE };
  gboolean well;

  self->chapters = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading.value = g_string_new (NULL);
  well = hw_xml_read (opf, name, &grammar, &reading, cancellable, error);
  g_hash_table_unref (reading.items);
  g_string_free (reading.value, TRUE);
  return well ? g_steal_pointer (&self) : NULL;
}

void
hw_epub_package_free (HwEpubPackage *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->chapters);
  g_hash_table_unref (self->pages);
  g_free (self->nav);
  g_free (self->ncx);
  g_free (self);
}

/* Its pages. */

typedef struct
{
  GHashTable *pages;
  const char *name;
  gboolean in_pages;
  char *target; /* "chapter.xhtml#id", of the page that is open */
  GString *label;
} Pages;

static void
set_target (Pages *self, const char *reference)
{
  const char *id = reference != NULL ? strchr (reference, '#') : NULL;
  g_autofree char *entry = reference != NULL ? hw_archive_resolve (self->name, reference) : NULL;

  g_clear_pointer (&self->target, g_free);
  if (entry != NULL && id != NULL)
    self->target = g_strconcat (entry, id, NULL);
}

static void
add_page (Pages *self)
{
  g_autofree char *label = g_strstrip (g_strdup (self->label->str));

  if (self->target != NULL && *label != '\0')
    g_hash_table_replace (self->pages, g_steal_pointer (&self->target), g_steal_pointer (&label));
  g_clear_pointer (&self->target, g_free);
}

static void
start_pages (gpointer data, int id, HwXml *xml)
{
  Pages *self = data;

  switch (id)
    {
    case NAV:
      self->in_pages = g_strcmp0 (hw_xml_get (xml, "epub:type"), "page-list") == 0;
      break;
    case A:
      g_string_truncate (self->label, 0);
      if (self->in_pages)
        set_target (self, hw_xml_get (xml, "href"));
      break;
    case PAGE_TARGET:
      self->in_pages = TRUE;
      g_string_truncate (self->label, 0);
      break;
    case CONTENT:
      if (self->in_pages)
        set_target (self, hw_xml_get (xml, "src"));
      break;
    default:
      break;
    }
}

static void
end_pages (gpointer data, int id, HwXml *xml)
{
  Pages *self = data;

  if ((id == A || id == PAGE_TARGET) && self->in_pages)
    add_page (self);
  if (id == NAV || id == PAGE_TARGET)
    self->in_pages = FALSE;
}

static void
take_label (gpointer data, const char *utf8, gsize n_bytes, HwXml *xml)
{
  Pages *self = data;

  if (self->in_pages && self->label->len + n_bytes <= 100)
    g_string_append_len (self->label, utf8, (gssize) n_bytes);
}

void
hw_epub_package_read_pages (HwEpubPackage *self, HwArchive *archive)
{
  static const HwXmlGrammar grammar
      = { namespaces, names, TRUE, start_pages, end_pages, take_label };
  const char *const lists[] = { self->ncx, self->nav };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GBytes *xml = lists[i] != NULL ? hw_archive_get (archive, lists[i]) : NULL;
      Pages pages = { self->pages, lists[i], FALSE, NULL, NULL };

      if (xml == NULL)
        continue;
      pages.label = g_string_new (NULL);
      hw_xml_read (xml, lists[i], &grammar, &pages, NULL, NULL);
      g_free (pages.target);
      g_string_free (pages.label, TRUE);
    }
}
