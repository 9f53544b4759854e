/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-numbering.h"

#include "docx-names.h"
#include "number-format.h"

#include <string.h>

#define MAX_TEMPLATE_BYTES 200

typedef struct
{
  HwNumberFormat format;
  char *template; /* "%1.%2." */
  int start;
  int restart;    /* after which level, from 1; 0: never; -1: after any above it */
  gboolean legal; /* all in decimals */
  gboolean is_set;
} Level;

/* Lists of one abstract numbering count on together. */
typedef struct
{
  Level levels[HW_DOCX_N_LEVELS];
  int counts[HW_DOCX_N_LEVELS];
  gboolean begun[HW_DOCX_N_LEVELS];
} Abstract;

typedef struct
{
  Abstract *abstract;                /* borrowed; NULL while it is not known */
  Level overrides[HW_DOCX_N_LEVELS]; /* where is_set */
  int starts[HW_DOCX_N_LEVELS]; /* -1: none; for the first paragraph of this list at the level */
} Instance;

struct _HwDocxNumbering
{
  GHashTable *abstracts; /* id -> Abstract * */
  GHashTable *instances; /* id -> Instance * */

  /* While reading. */
  Abstract *abstract;
  Instance *instance;
  Level *level;
  int override;
};

static void
clear_levels (Level *levels)
{
  for (int i = 0; i < HW_DOCX_N_LEVELS; i++)
    g_free (levels[i].template);
}

static void
free_abstract (gpointer data)
{
  clear_levels (((Abstract *) data)->levels);
  g_free (data);
}

static void
free_instance (gpointer data)
{
  clear_levels (((Instance *) data)->overrides);
  g_free (data);
}

static void
start_instance (HwDocxNumbering *self, HwXml *xml)
{
  self->abstract = NULL;
  self->level = NULL;
  self->instance = g_new0 (Instance, 1);
  for (int i = 0; i < HW_DOCX_N_LEVELS; i++)
    self->instance->starts[i] = -1;
  g_hash_table_replace (self->instances, GINT_TO_POINTER (hw_xml_get_int (xml, "w:numId", 0)),
                        self->instance);
}

static void
start_level (HwDocxNumbering *self, HwXml *xml)
{
  const int index = hw_xml_get_int (xml, "w:ilvl", -1);

  self->level = NULL;
  if (index < 0 || index >= HW_DOCX_N_LEVELS)
    return;
  if (self->abstract != NULL)
    self->level = &self->abstract->levels[index];
  else if (self->instance != NULL)
    self->level = &self->instance->overrides[index];
  if (self->level == NULL)
    return;
  g_free (self->level->template);
  *self->level = (Level){ .format = HW_NUMBER_DECIMAL, .restart = -1, .is_set = TRUE };
}

static void
read_level (Level *level, int id, HwXml *xml)
{
  const char *value = hw_xml_get (xml, "w:val");

  switch (id)
    {
    case DOCX_START:
      level->start = hw_xml_get_int (xml, "w:val", 0);
      break;
    case DOCX_NUM_FMT:
      level->format = hw_number_format_of_word (value);
      break;
    case DOCX_LVL_TEXT:
      g_free (level->template);
      level->template
          = value != NULL && strlen (value) <= MAX_TEMPLATE_BYTES ? g_strdup (value) : NULL;
      break;
    case DOCX_LVL_RESTART:
      level->restart = hw_xml_get_int (xml, "w:val", -1);
      break;
    case DOCX_IS_LGL:
      level->legal = hw_docx_is_on (xml);
      break;
    default:
      break;
    }
}

static void
start (gpointer data, int id, HwXml *xml)
{
  HwDocxNumbering *self = data;

  switch (id)
    {
    case DOCX_ABSTRACT_NUM:
      self->instance = NULL;
      self->level = NULL;
      self->abstract = g_new0 (Abstract, 1);
      g_hash_table_replace (self->abstracts,
                            GINT_TO_POINTER (hw_xml_get_int (xml, "w:abstractNumId", -1)),
                            self->abstract);
      break;
    case DOCX_NUM:
      start_instance (self, xml);
      break;
    case DOCX_ABSTRACT_NUM_ID:
      if (self->instance != NULL)
        self->instance->abstract = g_hash_table_lookup (
            self->abstracts, GINT_TO_POINTER (hw_xml_get_int (xml, "w:val", -1)));
      break;
    case DOCX_LVL_OVERRIDE:
      self->override = hw_xml_get_int (xml, "w:ilvl", -1);
      break;
    case DOCX_START_OVERRIDE:
      if (self->instance != NULL && self->override >= 0 && self->override < HW_DOCX_N_LEVELS)
        self->instance->starts[self->override] = MAX (hw_xml_get_int (xml, "w:val", 0), 0);
      break;
    case DOCX_LVL:
      start_level (self, xml);
      break;
    default:
      if (self->level != NULL)
        read_level (self->level, id, xml);
      break;
    }
}

static void
end (gpointer data, int id, HwXml *xml)
{
  HwDocxNumbering *self = data;

  if (id == DOCX_LVL)
    self->level = NULL;
}

HwDocxNumbering *
hw_docx_numbering_new (GBytes *xml, GCancellable *cancellable)
{
  static const HwXmlGrammar grammar
      = { hw_docx_namespaces, hw_docx_names, FALSE, start, end, NULL };
  HwDocxNumbering *self = g_new0 (HwDocxNumbering, 1);

  self->abstracts = g_hash_table_new_full (NULL, NULL, NULL, free_abstract);
  self->instances = g_hash_table_new_full (NULL, NULL, NULL, free_instance);
  if (xml != NULL)
    hw_xml_read (xml, "numbering.xml", &grammar, self, cancellable, NULL);
  return self;
}

void
hw_docx_numbering_free (HwDocxNumbering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->instances);
  g_hash_table_unref (self->abstracts);
  g_free (self);
}

static const Level *
get_level (const Instance *instance, int index)
{
  return instance->overrides[index].is_set ? &instance->overrides[index]
                                           : &instance->abstract->levels[index];
}

static void
count (Instance *instance, int index)
{
  Abstract *abstract = instance->abstract;

  if (instance->starts[index] >= 0)
    {
      abstract->counts[index] = instance->starts[index];
      instance->starts[index] = -1;
    }
  else if (abstract->begun[index])
    abstract->counts[index]++;
  else
    abstract->counts[index] = get_level (instance, index)->start;
  abstract->begun[index] = TRUE;
  /* Levels above that were passed over count as begun. */
  for (int i = 0; i < index; i++)
    if (!abstract->begun[i])
      {
        abstract->counts[i] = get_level (instance, i)->start;
        abstract->begun[i] = TRUE;
      }
  for (int i = index + 1; i < HW_DOCX_N_LEVELS; i++)
    {
      const int restart = get_level (instance, i)->restart;

      if (restart < 0 || (restart > 0 && index < restart))
        abstract->begun[i] = FALSE;
    }
}

static void
append_template (GString *label, const Instance *instance, const Level *level)
{
  for (const char *p = level->template; *p != '\0'; p++)
    {
      const int index = *p == '%' ? p[1] - '1' : -1;

      if (index < 0 || index >= HW_DOCX_N_LEVELS)
        {
          g_string_append_c (label, *p);
          continue;
        }
      const HwNumberFormat format = get_level (instance, index)->format;
      hw_number_append (label,
                        level->legal && format != HW_NUMBER_NONE ? HW_NUMBER_DECIMAL : format,
                        instance->abstract->counts[index]);
      p++;
    }
}

char *
hw_docx_numbering_next (HwDocxNumbering *self, int list, int index)
{
  Instance *instance = g_hash_table_lookup (self->instances, GINT_TO_POINTER (list));
  g_autoptr (GString) label = g_string_new (NULL);

  index = CLAMP (index, 0, HW_DOCX_N_LEVELS - 1);
  if (instance == NULL || instance->abstract == NULL)
    return NULL;
  count (instance, index);

  const Level *level = get_level (instance, index);
  if (level->template == NULL)
    return NULL;
  if (level->format == HW_NUMBER_BULLET)
    hw_number_append_bullet (label, level->template);
  else
    append_template (label, instance, level);
  /* Word may set it close to the text, but it is no part of the first word. */
  if (label->len > 0 && label->str[label->len - 1] != ' ')
    g_string_append_c (label, ' ');
  return label->len > 0 ? g_string_free (g_steal_pointer (&label), FALSE) : NULL;
}
