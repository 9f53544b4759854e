/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

#include <glib/gi18n.h>

/* Of the places in these sentences %s is the part of the query and %d the character at which it
 * begins, counted from 1. */
static const char *
get_sentence (HwQueryMessageCode code)
{
  switch (code)
    {
    case HW_QUERY_UNKNOWN_FIELD:
      /* Translators: %1$s is part of a search query, %2$d the character where it begins */
      return _ ("“%1$s” (character %2$d) is not a field that can be searched; it was looked for as "
                "a word. The fields are title:, note:, tag:, lang:, before: and after:");
    case HW_QUERY_EMPTY_FIELD:
      return _ ("“%1$s” (character %2$d) needs something behind it");
    case HW_QUERY_NO_DATE:
      return _ ("“%1$s” (character %2$d) needs a date such as 2003, 2003-04 or 2003-04-30");
    case HW_QUERY_OPEN_QUOTE:
      return _ ("The quotation mark of “%1$s” (character %2$d) is not closed; the phrase was taken "
                "to go to the end");
    case HW_QUERY_EMPTY_PHRASE:
      return _ ("Between the quotation marks of “%1$s” (character %2$d) there is no word");
    case HW_QUERY_LONE_OPERATOR:
      return _ ("“%1$s” (character %2$d) needs a word beside it");
    case HW_QUERY_NEAR_WHAT:
      return _ ("“%1$s” (character %2$d) stands between words or phrases only; both sides were "
                "looked for, wherever they stand in the paragraph");
    case HW_QUERY_STAR_INSIDE:
      return _ ("In “%1$s” (character %2$d) the asterisk can stand only at the end of a word");
    case HW_QUERY_ONLY_WITHOUT:
      return _ ("“%1$s” (character %2$d) only says what to leave out; name something to look for "
                "as well");
    case HW_QUERY_NO_WORD:
      return _ ("In “%1$s” (character %2$d) there is no word to look for");
    case HW_QUERY_TOO_LONG:
    default:
      return _ ("From “%1$s” (character %2$d) on, nothing was looked for: the query is too long");
    }
}

void
hw_search_tell (HwSearch *self)
{
  for (guint i = 0; i < self->query->messages->len; i++)
    {
      const HwQueryMessage *message = self->query->messages->pdata[i];
      /* Isolated: the part may be of the other direction than the sentence. */
      g_autofree char *part = g_strconcat ("\u2068", message->part, "\u2069", NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_ptr_array_add (self->messages, g_strdup_printf (get_sentence (message->code), part,
                                                        (int) message->start + 1));
#pragma GCC diagnostic pop
    }
}
