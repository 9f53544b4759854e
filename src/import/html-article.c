/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-article.h"

#include "fold.h"
#include "furniture.h"

#include <string.h>

/* In the manner of jusText and Readability: a paragraph is judged by the share of its letters that are links,
 * by its length, and by the share of words that stand in any sentence; what stands around it by its elements and
 * class names. Short paragraphs are judged together with their neighbours, so that poems and talks count. */

/* Characters without blanks. */
#define ENOUGH_TEXT 140
#define LEAST_ARTICLE 160
#define LONG_PARAGRAPH 240
#define FEW_LINKS 0.25
#define MANY_LINKS 0.5
/* Running Arabic and English has .2 to .5 of common words, a list of headlines or names less than this. */
#define COMMON_WORDS 0.08
/* An element that holds more than this share of the text is no menu, whatever it is called. */
#define MOST_TEXT 0.5
#define ROOT_SHARE 0.75

typedef enum
{
  KIND_SHORT,
  KIND_LINKS, /* more a way to elsewhere than a text */
  KIND_LABEL, /* known by its words */
  KIND_TEXT,
} Kind;

typedef struct
{
  gsize n_chars; /* of text in it */
  guint n_blocks;
  gboolean is_furniture, is_comments;
} Box;

typedef struct
{
  const HwHtmlPage *page;
  guint n_blocks, n_boxes;
  guint8 *kinds; /* Kind, one a block */
  Box *boxes;
  gboolean *furniture;
  guint root, root_first, root_last; /* a box, its first and last block */
} Finder;

static const HwHtmlBlock *
get_block (const Finder *self, guint i)
{
  return &g_array_index (self->page->blocks, HwHtmlBlock, i);
}

static const HwHtmlBox *
get_box (const Finder *self, guint i)
{
  return &g_array_index (self->page->boxes, HwHtmlBox, i);
}

static double
get_link_share (const HwHtmlBlock *block)
{
  return block->n_chars > 0 ? (double) block->n_link_chars / block->n_chars : 0;
}

static Kind
judge_alone (const Finder *self, const HwHtmlBlock *block)
{
  const char *text = self->page->text->str + block->start;
  const double links = get_link_share (block);

  if (hw_furniture_of_line (text, block->end - block->start) != HW_FURNITURE_NONE)
    return KIND_LABEL;
  if (links > MANY_LINKS || (links > FEW_LINKS && block->n_chars < LONG_PARAGRAPH))
    {
      guint n_words, n_common;

      /* An encyclopedia links every other word of a long paragraph. */
      if (block->n_chars < ENOUGH_TEXT || links > 0.8)
        return KIND_LINKS;
      hw_furniture_count_words (text, block->end - block->start, &n_words, &n_common);
      return n_common > 2 * COMMON_WORDS * n_words ? KIND_SHORT : KIND_LINKS;
    }
  return KIND_SHORT;
}

/* The element that holds a block beside others; with @wide, the one around that. */
static guint
get_group (const Finder *self, guint block, gboolean wide)
{
  guint box = get_block (self, block)->box;

  while (box != 0 && (!get_box (self, box)->is_group || self->boxes[box].n_blocks == 1))
    box = get_box (self, box)->parent;
  if (wide && box != 0)
    do
      box = get_box (self, box)->parent;
    while (box != 0 && !get_box (self, box)->is_group);
  return box;
}

/* Are the short paragraphs among blocks [start, end) together enough of a text? */
static gboolean
is_running_text (const Finder *self, guint start, guint end)
{
  guint n_chars = 0, n_words = 0, n_common = 0, n = 0;

  for (guint i = start; i < end; i++)
    {
      const HwHtmlBlock *block = get_block (self, i);
      guint words, common;

      if (self->kinds[i] != KIND_SHORT)
        continue;
      n++;
      n_chars += block->n_chars;
      if (n_words > 1000)
        continue;
      hw_furniture_count_words (self->page->text->str + block->start, block->end - block->start,
                                &words, &common);
      n_words += words;
      n_common += common;
    }
  if (n_chars < ENOUGH_TEXT)
    return FALSE;
  /* In a language whose common words are not known, long paragraphs will do. */
  return n_common >= COMMON_WORDS * n_words || n_chars / n > ENOUGH_TEXT;
}

/* Short paragraphs of one element are judged together; links among them do not part them. */
static void
judge_together (Finder *self, gboolean wide)
{
  for (guint i = 0, end; i < self->n_blocks; i = MAX (end, i + 1))
    {
      const guint group = get_group (self, i, wide);

      for (end = i; end < self->n_blocks && get_group (self, end, wide) == group; end++)
        ;
      if (!is_running_text (self, i, end))
        continue;
      for (guint j = i; j < end; j++)
        if (self->kinds[j] == KIND_SHORT)
          self->kinds[j] = KIND_TEXT;
    }
}

/* How many blocks, and how much text, each element has in it. */
static void
count (Finder *self, gboolean text)
{
  for (guint i = 0; i < self->n_boxes; i++)
    {
      self->boxes[i].n_chars = 0;
      self->boxes[i].n_blocks = 0;
    }
  for (guint i = 0; i < self->n_blocks; i++)
    {
      const HwHtmlBlock *block = get_block (self, i);

      self->boxes[block->box].n_blocks++;
      if (text && self->kinds[i] == KIND_TEXT)
        self->boxes[block->box].n_chars += block->n_chars;
    }
  for (guint i = self->n_boxes; i-- > 1;)
    {
      Box *parent = &self->boxes[get_box (self, i)->parent];

      parent->n_blocks += self->boxes[i].n_blocks;
      parent->n_chars += self->boxes[i].n_chars;
    }
}

/* Which elements are furniture by what they are called. */
static void
judge_boxes (Finder *self)
{
  const gsize all = self->boxes[0].n_chars;

  for (guint i = 1; i < self->n_boxes; i++)
    {
      const HwHtmlBox *box = get_box (self, i);
      const Box *parent = &self->boxes[box->parent];
      const gboolean holds_most = (double) self->boxes[i].n_chars > MOST_TEXT * (double) all;

      self->boxes[i].is_furniture
          = parent->is_furniture || ((box->hints & HW_HTML_HINT_FURNITURE) && !holds_most);
      self->boxes[i].is_comments
          = parent->is_comments || ((box->hints & HW_HTML_HINT_COMMENTS) && !holds_most);
    }
}

static gboolean
is_good (const Finder *self, guint block)
{
  return self->kinds[block] == KIND_TEXT && !self->boxes[get_block (self, block)->box].is_furniture;
}

/* Leaves what is furniture out of what the elements hold. Returns how much remains. */
static gsize
count_good (Finder *self)
{
  for (guint i = 0; i < self->n_boxes; i++)
    self->boxes[i].n_chars = 0;
  for (guint i = 0; i < self->n_blocks; i++)
    if (is_good (self, i))
      self->boxes[get_block (self, i)->box].n_chars += get_block (self, i)->n_chars;
  for (guint i = self->n_boxes; i-- > 1;)
    self->boxes[get_box (self, i)->parent].n_chars += self->boxes[i].n_chars;
  return self->boxes[0].n_chars;
}

static gboolean
is_inside (const Finder *self, guint box, guint around)
{
  while (box > around)
    box = get_box (self, box)->parent;
  return box == around;
}

/* The innermost element that was made to hold paragraphs and has most of the text in several of them. */
static void
find_root (Finder *self, gsize all)
{
  self->root = 0;
  for (guint i = 1; i < self->n_boxes; i++)
    if (get_box (self, i)->is_group && self->boxes[i].n_blocks > 1
        && (double) self->boxes[i].n_chars >= ROOT_SHARE * (double) all
        && is_inside (self, i, self->root))
      self->root = i;

  self->root_first = self->n_blocks;
  self->root_last = 0;
  for (guint i = 0; i < self->n_blocks; i++)
    if (is_inside (self, get_block (self, i)->box, self->root) && is_good (self, i))
      {
        self->root_first = MIN (self->root_first, i);
        self->root_last = i;
      }
}

static gboolean
is_title (const Finder *self, const HwHtmlBlock *block, const char *folded_title)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (folded_title == NULL || block->end - block->start > 1000)
    return FALSE;
  text = g_strndup (self->page->text->str + block->start, block->end - block->start);
  folded = hw_fold_string (text);
  g_strstrip (folded);
  return strlen (folded) > 6 && strcmp (folded, folded_title) == 0;
}

static gboolean
is_under (const Finder *self, guint box, HwHtmlHints hint)
{
  for (; box != 0; box = get_box (self, box)->parent)
    if (get_box (self, box)->hints & hint)
      return TRUE;
  return FALSE;
}

/* What stands in the element that holds the text. */
static gboolean
is_furniture_inside (const Finder *self, guint i, gboolean *related)
{
  const HwHtmlBlock *block = get_block (self, i);
  const char *text = self->page->text->str + block->start;
  const gsize n = block->end - block->start;
  const HwFurniture words = hw_furniture_of_line (text, n);

  if (self->boxes[block->box].is_furniture)
    return TRUE;
  if (words != HW_FURNITURE_NONE)
    {
      *related = words == HW_FURNITURE_RELATED;
      return TRUE;
    }
  if (self->kinds[i] == KIND_TEXT || block->form.role == HW_ROLE_FOOTNOTE)
    {
      *related = FALSE;
      return FALSE;
    }
  /* A table, or the name of who wrote the first letter of a forum. */
  if (i < self->root_first && self->kinds[i] == KIND_LINKS
      && (block->form.role == HW_ROLE_TABLE_ROW
          || (get_group (self, i, FALSE) == get_group (self, self->root_first, FALSE)
              && !hw_furniture_is_menu (text, n))))
    return FALSE;
  if (self->kinds[i] == KIND_LINKS)
    /* Links among the text are its own; those under "Read also" are not, nor what is nothing but a link before
     * the first paragraph and behind the last. */
    return *related
           || (get_link_share (block) > MANY_LINKS
               && (i > self->root_last
                   || (i < self->root_first && block->form.role != HW_ROLE_HEADING)));
  *related = FALSE;
  return (i < self->root_first || i > self->root_last) && hw_furniture_is_clock (text, n)
         && !is_under (self, block->box, HW_HTML_HINT_ARTICLE);
}

/* What stands beside it: kept where it is text, or belongs to an element around the text. */
static gboolean
is_furniture_outside (const Finder *self, guint i)
{
  const HwHtmlBlock *block = get_block (self, i);

  if (self->boxes[block->box].is_furniture)
    return TRUE;
  if (self->kinds[i] == KIND_TEXT)
    return FALSE;
  if (self->kinds[i] != KIND_SHORT || is_under (self, block->box, HW_HTML_HINT_HEADER))
    return TRUE;
  if (hw_furniture_is_clock (self->page->text->str + block->start, block->end - block->start)
      || hw_furniture_is_menu (self->page->text->str + block->start, block->end - block->start))
    return TRUE;
  const guint group = get_group (self, i, FALSE);
  return !(is_inside (self, self->root, group) && (group != 0 || block->n_link_chars == 0));
}

static gboolean
is_byline (const Finder *self, guint i)
{
  const HwHtmlBlock *block = get_block (self, i);

  return block->is_byline && i < self->root_first + 8 && block->n_chars < ENOUGH_TEXT
         && !self->boxes[block->box].is_comments
         && (is_under (self, block->box, HW_HTML_HINT_ARTICLE)
             || is_inside (self, block->box, self->root));
}

static void
sort_blocks (Finder *self, const char *title)
{
  g_autofree char *folded_title = title != NULL ? hw_fold_string (title) : NULL;
  gboolean related = FALSE, titled = FALSE;

  for (guint i = 0; i < self->n_blocks; i++)
    {
      const HwHtmlBlock *block = get_block (self, i);

      if (i < self->root_first && !titled && is_title (self, block, folded_title))
        {
          titled = TRUE;
          continue;
        }
      if (is_inside (self, block->box, self->root))
        self->furniture[i] = is_furniture_inside (self, i, &related);
      else
        self->furniture[i] = is_furniture_outside (self, i);
      if (self->furniture[i] && self->kinds[i] != KIND_LABEL && is_byline (self, i))
        self->furniture[i] = FALSE;
    }
}

/* Headings and captions at the end, behind which everything is furniture, are its own. */
static void
trim_end (Finder *self)
{
  for (guint i = self->n_blocks; i-- > 0;)
    {
      if (self->furniture[i])
        continue;
      if (i <= self->root_last || get_block (self, i)->form.role != HW_ROLE_HEADING
          || i + 1 == self->n_blocks)
        return;
      self->furniture[i] = TRUE;
    }
}

/* Would as much of running text be left out as is kept? Comments are not looked for. */
static gboolean
is_sure (const Finder *self, gsize all_good)
{
  gsize kept = 0, lost = 0;

  for (guint i = 0; i < self->n_blocks; i++)
    {
      const HwHtmlBlock *block = get_block (self, i);

      if (!self->furniture[i])
        kept += block->n_chars;
      else if (self->kinds[i] == KIND_TEXT && !self->boxes[block->box].is_comments)
        lost += block->n_chars;
    }
  return all_good >= LEAST_ARTICLE && lost < kept;
}

static gboolean
has_furniture (const Finder *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    if (self->kinds[i] == KIND_LABEL || get_link_share (get_block (self, i)) > MANY_LINKS
        || self->boxes[get_block (self, i)->box].is_furniture)
      return TRUE;
  return FALSE;
}

static gsize
judge (Finder *self, gboolean wide)
{
  judge_together (self, wide);
  count (self, TRUE);
  judge_boxes (self);
  return count_good (self);
}

static HwHtmlArticle
find (Finder *self, const char *title)
{
  count (self, FALSE);
  for (guint i = 0; i < self->n_blocks; i++)
    self->kinds[i] = (guint8) judge_alone (self, get_block (self, i));
  gsize all = judge (self, FALSE);
  if (!has_furniture (self))
    return HW_HTML_ARTICLE_WHOLE;
  /* The letters of a forum and the stanzas of a poem have an element each. */
  if (all < LEAST_ARTICLE)
    all = judge (self, TRUE);
  if (all == 0)
    return HW_HTML_ARTICLE_UNSURE;
  find_root (self, all);
  sort_blocks (self, title);
  trim_end (self);
  if (!is_sure (self, all))
    {
      memset (self->furniture, 0, self->n_blocks * sizeof (gboolean));
      return HW_HTML_ARTICLE_UNSURE;
    }
  for (guint i = 0; i < self->n_blocks; i++)
    if (self->furniture[i])
      return HW_HTML_ARTICLE_FOUND;
  return HW_HTML_ARTICLE_WHOLE;
}

HwHtmlArticle
hw_html_find_article (const HwHtmlPage *page, const char *title, gboolean **furniture)
{
  Finder finder = { .page = page, .n_blocks = page->blocks->len, .n_boxes = page->boxes->len };

  finder.kinds = g_new0 (guint8, finder.n_blocks + 1);
  finder.boxes = g_new0 (Box, finder.n_boxes + 1);
  finder.furniture = g_new0 (gboolean, finder.n_blocks + 1);
  HwHtmlArticle found = find (&finder, title);
  g_free (finder.kinds);
  g_free (finder.boxes);
  *furniture = finder.furniture;
  return found;
}
