/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query.h"

#include <string.h>

#include "query-lexer.h"
#include "hamza-seats.h"
#include "stem.h"

/* Groups within groups deeper than this are read as if their parentheses were not there. */
#define MAX_DEPTH 32

typedef struct
{
  HwQuery *query;
  const char *text;
  GPtrArray *tokens;
  guint at, depth;
} Parser;

static void
free_node (gpointer data)
{
  HwQueryNode *self = data;

  if (self == NULL)
    return;
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static void
free_atom (gpointer data)
{
  HwQueryAtom *self = data;

  g_ptr_array_unref (self->words);
  g_array_unref (self->phrases);
  g_free (self);
}

static void
free_filter (gpointer data)
{
  g_free (((HwQueryFilter *) data)->value);
  g_free (data);
}

static void
free_message (gpointer data)
{
  g_free (((HwQueryMessage *) data)->part);
  g_free (data);
}

static HwQueryNode *
make_leaf (HwQueryNodeKind kind, guint index)
{
  HwQueryNode *self = g_new0 (HwQueryNode, 1);

  self->kind = kind;
  self->index = index;
  return self;
}

static HwQueryNode *
make_group (HwQueryNodeKind kind)
{
  HwQueryNode *self = g_new0 (HwQueryNode, 1);

  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func (free_node);
  return self;
}

/* Takes @child; what is of the group's own kind gives its children to it. */
static void
add_child (HwQueryNode *group, HwQueryNode *child)
{
  if (child == NULL)
    return;
  if (child->kind == group->kind && group->kind != HW_QUERY_NOT)
    {
      g_ptr_array_extend_and_steal (group->children, g_steal_pointer (&child->children));
      free_node (child);
      return;
    }
  g_ptr_array_add (group->children, child);
}

/* A group of one is that one, a group of none is nothing. */
static HwQueryNode *
close_group (HwQueryNode *group)
{
  HwQueryNode *only = NULL;

  if (group->children->len > 1)
    return group;
  if (group->children->len == 1)
    only = g_ptr_array_steal_index (group->children, 0);
  free_node (group);
  return only;
}

static const HwToken *
peek (const Parser *self)
{
  return self->at < self->tokens->len ? self->tokens->pdata[self->at] : NULL;
}

static gboolean
is_next (const Parser *self, HwTokenKind kind)
{
  const HwToken *token = peek (self);

  return token != NULL && token->kind == kind;
}

static void
tell (Parser *self, HwQueryMessageCode code, const HwToken *token)
{
  hw_query_tell (self->query->messages, self->text, code, token->start, token->end);
}

static char *
make_stem (const char *folded)
{
  const gsize n_bytes = strlen (folded);
  char *stem = g_malloc (n_bytes + 1);

  hw_stem (folded, n_bytes, stem);
  return stem;
}

/* Words and their stems in turn; NULL for none. */
static GPtrArray *
make_seats (const char *typed)
{
  g_autoptr (GPtrArray) words = hw_hamza_seats (typed);
  GPtrArray *seats;

  if (words->len == 0)
    return NULL;
  seats = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < words->len; i++)
    {
      g_ptr_array_add (seats, g_strdup (words->pdata[i]));
      g_ptr_array_add (seats, make_stem (words->pdata[i]));
    }
  return seats;
}

static HwQueryWord *
copy_word (const HwQueryWord *word)
{
  HwQueryWord *copy = g_memdup2 (word, sizeof *word);

  copy->folded = g_strdup (word->folded);
  copy->typed = g_strdup (word->typed);
  if (!word->exact && !word->prefix)
    {
      copy->stem = make_stem (word->folded);
      copy->seats = make_seats (word->typed);
    }
  return copy;
}

static HwQueryNode *
add_atom (Parser *self, const HwToken *token, HwQueryScope scope)
{
  HwQueryAtom *atom;
  guint n_words = token->words->len;

  if (n_words == 0)
    return NULL;
  atom = g_new0 (HwQueryAtom, 1);
  atom->scope = scope;
  atom->words = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_query_word_free);
  atom->phrases = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_words; i++)
    g_ptr_array_add (atom->words, copy_word (token->words->pdata[i]));
  g_array_append_val (atom->phrases, n_words);
  g_ptr_array_add (self->query->atoms, atom);
  return make_leaf (HW_QUERY_ATOM, self->query->atoms->len - 1);
}

/* "2003", "2003-4", "٣٠/٤/٢٠٠٣" as ISO; NULL for what is none. */
static char *
parse_date (const HwToken *token)
{
  guint parts[3] = { 0 }, n = token->words->len;
  gsize lengths[3] = { 0 };

  if (n == 0 || n > 3)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      const char *word = ((const HwQueryWord *) token->words->pdata[i])->folded;

      lengths[i] = strlen (word);
      if (lengths[i] > 4 || strspn (word, "0123456789") != lengths[i])
        return NULL;
      parts[i] = (guint) g_ascii_strtoull (word, NULL, 10);
    }
  if (n > 1 && lengths[0] < 4) /* written from the day */
    {
      guint year = parts[n - 1];
      gsize length = lengths[n - 1];

      parts[n - 1] = parts[0];
      lengths[n - 1] = lengths[0];
      parts[0] = year;
      lengths[0] = length;
    }
  if (lengths[0] != 4 || (n > 1 && (parts[1] < 1 || parts[1] > 12))
      || (n > 2
          && !g_date_valid_dmy ((GDateDay) MIN (parts[2], 255), (GDateMonth) parts[1],
                                (GDateYear) parts[0])))
    return NULL;
  if (n == 1)
    return g_strdup_printf ("%04u", parts[0]);
  if (n == 2)
    return g_strdup_printf ("%04u-%02u", parts[0], parts[1]);
  return g_strdup_printf ("%04u-%02u-%02u", parts[0], parts[1], parts[2]);
}

static HwQueryNode *
add_filter (Parser *self, HwQueryFilterKind kind, char *value)
{
  HwQueryFilter *filter = g_new (HwQueryFilter, 1);

  filter->kind = kind;
  filter->value = value;
  g_ptr_array_add (self->query->filters, filter);
  return make_leaf (HW_QUERY_FILTER, self->query->filters->len - 1);
}

static HwQueryNode *
parse_field (Parser *self)
{
  const HwToken *field = peek (self), *value;
  char *date;

  self->at++;
  value = peek (self);
  if (value == NULL || value->kind != HW_TOKEN_WORDS || *value->text == '\0')
    {
      tell (self, HW_QUERY_EMPTY_FIELD, field);
      self->at += value != NULL && value->kind == HW_TOKEN_WORDS;
      return NULL;
    }
  self->at++;
  switch (field->field)
    {
    case HW_FIELD_TITLE:
      return add_atom (self, value, HW_QUERY_TITLE);
    case HW_FIELD_NOTE:
      return add_atom (self, value, HW_QUERY_NOTE);
    case HW_FIELD_TAG:
      return add_filter (self, HW_QUERY_TAG, g_strdup (value->text));
    case HW_FIELD_LANGUAGE:
      return add_filter (self, HW_QUERY_LANGUAGE, g_ascii_strdown (value->text, -1));
    case HW_FIELD_BEFORE:
    case HW_FIELD_AFTER:
    default:
      date = parse_date (value);
      if (date == NULL)
        {
          hw_query_tell (self->query->messages, self->text, HW_QUERY_NO_DATE, field->start,
                         value->end);
          return NULL;
        }
      return add_filter (self, field->field == HW_FIELD_BEFORE ? HW_QUERY_BEFORE : HW_QUERY_AFTER,
                         date);
    }
}

static HwQueryNode *parse_and (Parser *self);

/* Only says what is left out. */
static gboolean
is_without (const HwQueryNode *node)
{
  if (node->kind != HW_QUERY_AND)
    return node->kind == HW_QUERY_NOT;
  for (guint i = 0; i < node->children->len; i++)
    if (((const HwQueryNode *) node->children->pdata[i])->kind != HW_QUERY_NOT)
      return FALSE;
  return TRUE;
}

/* Nothing where no such thing stands here. */
static HwQueryNode *
parse_one (Parser *self)
{
  const HwToken *token = peek (self);
  HwQueryNode *node;

  if (token == NULL)
    return NULL;
  switch (token->kind)
    {
    case HW_TOKEN_WORDS:
      self->at++;
      return add_atom (self, token, HW_QUERY_ANYWHERE);
    case HW_TOKEN_FIELD:
      return parse_field (self);
    case HW_TOKEN_NOT:
      self->at++;
      while (is_next (self, HW_TOKEN_NOT))
        self->at++;
      node = parse_one (self);
      if (node == NULL)
        tell (self, HW_QUERY_LONE_OPERATOR, token);
      else if (!is_without (node)) /* said twice, it is still meant */
        {
          HwQueryNode *without = make_group (HW_QUERY_NOT);

          add_child (without, node);
          node = without;
        }
      return node;
    case HW_TOKEN_OPEN:
      self->at++;
      if (self->depth == MAX_DEPTH)
        return NULL;
      self->depth++;
      node = parse_and (self);
      self->depth--;
      self->at += is_next (self, HW_TOKEN_CLOSE);
      return node;
    case HW_TOKEN_OR:
    case HW_TOKEN_AND:
    case HW_TOKEN_NEAR:
    case HW_TOKEN_CLOSE:
    default:
      return NULL;
    }
}

static HwQueryAtom *
get_near_part (Parser *self, const HwQueryNode *node)
{
  HwQueryAtom *atom;

  if (node == NULL || node->kind != HW_QUERY_ATOM)
    return NULL;
  atom = self->query->atoms->pdata[node->index];
  return atom->scope == HW_QUERY_ANYWHERE ? atom : NULL;
}

/* A chain of what stands near each other becomes one atom, the last one that was added; the widest of
 * its distances holds for all of it. */
static HwQueryNode *
parse_near (Parser *self)
{
  HwQueryNode *node = parse_one (self);

  while (is_next (self, HW_TOKEN_NEAR))
    {
      const HwToken *token = peek (self);
      HwQueryAtom *left, *right;
      HwQueryNode *other;

      self->at++;
      left = get_near_part (self, node);
      other = parse_one (self);
      right = get_near_part (self, other);
      if (left != NULL && right != NULL && other->index == self->query->atoms->len - 1)
        {
          left->distance = MAX (left->distance, MAX (token->distance, 1));
          g_array_append_vals (left->phrases, right->phrases->data, right->phrases->len);
          g_ptr_array_extend_and_steal (left->words, right->words);
          right->words = g_ptr_array_new ();
          g_ptr_array_set_size (self->query->atoms, (int) self->query->atoms->len - 1);
          free_node (other);
          continue;
        }
      tell (self, node == NULL || other == NULL ? HW_QUERY_LONE_OPERATOR : HW_QUERY_NEAR_WHAT,
            token);
      if (other != NULL)
        {
          HwQueryNode *both = make_group (HW_QUERY_AND);

          add_child (both, node);
          add_child (both, other);
          node = close_group (both);
        }
    }
  return node;
}

/* What is left out is no alternative: it goes to @without, which belongs to the AND around. */
static void
add_choice (HwQueryNode *either, HwQueryNode *without, HwQueryNode *node)
{
  add_child (node != NULL && is_without (node) ? without : either, node);
}

static HwQueryNode *
parse_or (Parser *self, HwQueryNode *without)
{
  HwQueryNode *either = make_group (HW_QUERY_OR), *node = parse_near (self);
  gboolean any = node != NULL;

  add_choice (either, without, node);
  while (is_next (self, HW_TOKEN_OR))
    {
      const HwToken *token = peek (self);

      self->at++;
      node = parse_near (self);
      if (!any || node == NULL)
        tell (self, HW_QUERY_LONE_OPERATOR, token);
      any = any || node != NULL;
      add_choice (either, without, node);
    }
  return close_group (either);
}

/* A query that only leaves out asks for everything, which nobody wants to see. */
static HwQueryNode *
check_all_without (Parser *self, HwQueryNode *node, guint from)
{
  /* Within a group it may still be taken from what stands around it. */
  if (!is_without (node) || self->depth > 0)
    return node;
  const HwToken *first = self->tokens->pdata[from], *last = self->tokens->pdata[self->at - 1];
  hw_query_tell (self->query->messages, self->text, HW_QUERY_ONLY_WITHOUT, first->start, last->end);
  free_node (node);
  return NULL;
}

static HwQueryNode *
parse_and (Parser *self)
{
  HwQueryNode *all = make_group (HW_QUERY_AND), *node;
  guint from = self->at;

  while (peek (self) != NULL && !(is_next (self, HW_TOKEN_CLOSE) && self->depth > 0))
    {
      guint before = self->at;

      if (is_next (self, HW_TOKEN_AND) || is_next (self, HW_TOKEN_CLOSE))
        {
          const HwToken *token = peek (self);

          self->at++;
          if (token->kind == HW_TOKEN_AND
              && (all->children->len == 0 || peek (self) == NULL || is_next (self, HW_TOKEN_CLOSE)))
            tell (self, HW_QUERY_LONE_OPERATOR, token);
          continue;
        }
      add_child (all, parse_or (self, all));
      if (self->at == before)
        self->at++;
    }
  node = close_group (all);
  return node != NULL ? check_all_without (self, node, from) : NULL;
}

static int
compare_messages (const void *a, const void *b)
{
  const HwQueryMessage *one = *(HwQueryMessage *const *) a, *other = *(HwQueryMessage *const *) b;

  return one->start != other->start ? (one->start < other->start ? -1 : 1)
                                    : (int) one->code - (int) other->code;
}

HwQuery *
hw_query_new (const char *text)
{
  HwQuery *self = g_new0 (HwQuery, 1);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GPtrArray) tokens = NULL;
  Parser parser = { .query = self, .text = valid };

  self->atoms = g_ptr_array_new_with_free_func (free_atom);
  self->filters = g_ptr_array_new_with_free_func (free_filter);
  self->messages = g_ptr_array_new_with_free_func (free_message);
  self->n_chars = (gsize) g_utf8_strlen (valid, -1);
  tokens = parser.tokens = hw_query_lex (valid, self->messages);
  self->root = parse_and (&parser);
  if (self->root == NULL && self->messages->len == 0)
    {
      g_autofree char *stripped = g_strstrip (g_strdup (valid));

      if (*stripped != '\0')
        hw_query_tell (self->messages, valid, HW_QUERY_NO_WORD, 0, self->n_chars);
    }
  g_ptr_array_sort (self->messages, compare_messages);
  return self;
}

void
hw_query_free (HwQuery *self)
{
  g_ptr_array_unref (self->atoms);
  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->messages);
  free_node (self->root);
  g_free (self);
}

void
hw_query_leave_open (HwQuery *self)
{
  for (guint i = 0; i < self->atoms->len; i++)
    {
      const HwQueryAtom *atom = self->atoms->pdata[i];
      HwQueryWord *last = atom->words->pdata[atom->words->len - 1];

      if (last->end == self->n_chars && last->stem != NULL && atom->words->len == 1)
        last->open = TRUE;
    }
}
