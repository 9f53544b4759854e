/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-question.h"

#include <glib/gi18n.h>

HwSearchQuestion *
hw_search_question_new (const char *query)
{
  HwSearchQuestion *self = g_atomic_rc_box_new0 (HwSearchQuestion);

  self->query = g_strdup (query);
  self->document_title = g_strdup ("");
  self->group_name = g_strdup ("");
  self->tag_name = g_strdup ("");
  self->language = g_strdup ("");
  return self;
}

HwSearchQuestion *
hw_search_question_copy (const HwSearchQuestion *self)
{
  HwSearchQuestion *copy = g_atomic_rc_box_new (HwSearchQuestion);

  *copy = *self;
  copy->query = g_strdup (self->query);
  copy->document_title = g_strdup (self->document_title);
  copy->group_name = g_strdup (self->group_name);
  copy->tag_name = g_strdup (self->tag_name);
  copy->language = g_strdup (self->language);
  return copy;
}

HwSearchQuestion *
hw_search_question_new_saved (const HwSavedSearch *search)
{
  const HwSearchQuestion question = {
    .query = search->query,
    .exact = search->exact,
    .approximate = search->approximate,
    .document = search->document,
    .document_title = search->document_title,
    .group_name = (char *) "",
    .tag = search->tag,
    .tag_name = search->tag_name,
    .language = search->language,
    .year = search->year,
  };

  return hw_search_question_copy (&question);
}

HwSearchQuestion *
hw_search_question_ref (HwSearchQuestion *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_question (gpointer data)
{
  HwSearchQuestion *self = data;

  g_free (self->query);
  g_free (self->document_title);
  g_free (self->group_name);
  g_free (self->tag_name);
  g_free (self->language);
}

void
hw_search_question_unref (HwSearchQuestion *self)
{
  g_atomic_rc_box_release_full (self, clear_question);
}

gboolean
hw_search_question_equal (const HwSearchQuestion *a, const HwSearchQuestion *b)
{
  return g_str_equal (a->query, b->query) && a->exact == b->exact
         && a->approximate == b->approximate && a->document == b->document && a->group == b->group
         && a->tag == b->tag && g_str_equal (a->language, b->language) && a->year == b->year;
}

HwSearchOptions
hw_search_question_get_options (const HwSearchQuestion *self)
{
  return (HwSearchOptions){
    .exact = self->exact,
    .approximate = self->approximate,
    .document = self->document,
    .group = self->group,
    .tag = self->tag,
    .language = *self->language != '\0' ? self->language : NULL,
    .year = self->year,
  };
}

GVariant *
hw_search_question_to_variant (const HwSearchQuestion *self)
{
  return g_variant_new (HW_SEARCH_QUESTION_TYPE, self->query, self->exact, self->approximate,
                        self->document, self->document_title, self->group, self->group_name,
                        self->tag, self->tag_name, self->language, self->year);
}

HwSearchQuestion *
hw_search_question_new_from_variant (GVariant *variant)
{
  HwSearchQuestion *self = g_atomic_rc_box_new0 (HwSearchQuestion);

  g_variant_get (variant, HW_SEARCH_QUESTION_TYPE, &self->query, &self->exact, &self->approximate,
                 &self->document, &self->document_title, &self->group, &self->group_name,
                 &self->tag, &self->tag_name, &self->language, &self->year);
  return self;
}

gboolean
hw_search_question_is_narrowed (const HwSearchQuestion *self, HwNarrow by)
{
  switch (by)
    {
    case HW_NARROW_DOCUMENT:
      return self->document != 0;
    case HW_NARROW_GROUP:
      return self->group != 0;
    case HW_NARROW_TAG:
      return self->tag != 0;
    case HW_NARROW_LANGUAGE:
      return *self->language != '\0';
    case HW_NARROW_YEAR:
      return self->year != 0;
    case HW_N_NARROWS:
    default:
      return FALSE;
    }
}

static void
set_string (char **to, const char *text)
{
  g_free (*to);
  *to = g_strdup (text);
}

HwSearchQuestion *
hw_search_question_narrow (const HwSearchQuestion *self, HwNarrow by, const HwFacet *facet)
{
  HwSearchQuestion *copy = hw_search_question_copy (self);
  const char *name = facet != NULL ? facet->name : "";
  const gint64 id = facet != NULL ? facet->id : 0;

  if (by == HW_NARROW_DOCUMENT)
    {
      copy->document = id;
      set_string (&copy->document_title, name);
    }
  else if (by == HW_NARROW_GROUP)
    {
      copy->group = id;
      set_string (&copy->group_name, name);
    }
  else if (by == HW_NARROW_TAG)
    {
      copy->tag = id;
      set_string (&copy->tag_name, name);
    }
  else if (by == HW_NARROW_LANGUAGE)
    set_string (&copy->language, name);
  else
    copy->year = (int) id;
  return copy;
}

const char *
hw_narrow_get_title (HwNarrow by)
{
  switch (by)
    {
    case HW_NARROW_DOCUMENT:
      return _ ("Document");
    case HW_NARROW_GROUP:
      return _ ("Group");
    case HW_NARROW_TAG:
      return _ ("Tag");
    case HW_NARROW_LANGUAGE:
      return _ ("Language");
    case HW_NARROW_YEAR:
    case HW_N_NARROWS:
    default:
      return _ ("Year");
    }
}

/* The languages that such libraries are in; others by their code. */
static const char *
get_language_name (const char *code)
{
  static const struct
  {
    const char *code, *name;
  } languages[] = {
    { "ar", N_ ("Arabic") },  { "en", N_ ("English") }, { "fa", N_ ("Persian") },
    { "fr", N_ ("French") },  { "de", N_ ("German") },  { "he", N_ ("Hebrew") },
    { "ku", N_ ("Kurdish") }, { "ru", N_ ("Russian") }, { "es", N_ ("Spanish") },
    { "tr", N_ ("Turkish") }, { "ur", N_ ("Urdu") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strcasecmp (languages[i].code, code) == 0)
      return _ (languages[i].name);
  return code;
}

char *
hw_narrow_describe (HwNarrow by, const HwFacet *facet)
{
  if (by == HW_NARROW_YEAR)
    return g_strdup_printf ("%d", (int) facet->id);
  if (by == HW_NARROW_LANGUAGE)
    return g_strdup (get_language_name (facet->name));
  return g_strdup (*facet->name != '\0' ? facet->name : _ ("Untitled"));
}

char *
hw_search_question_describe (const HwSearchQuestion *self, HwNarrow by)
{
  const HwFacet facet = { by == HW_NARROW_YEAR ? self->year : 0,
                          by == HW_NARROW_DOCUMENT   ? self->document_title
                          : by == HW_NARROW_GROUP    ? self->group_name
                          : by == HW_NARROW_TAG      ? self->tag_name
                          : by == HW_NARROW_LANGUAGE ? self->language
                                                     : NULL,
                          0 };

  return hw_narrow_describe (by, &facet);
}
