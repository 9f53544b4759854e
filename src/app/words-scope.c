/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-scope.h"

#include "compat.h"

#include <glib/gi18n.h>

#include "direction.h"
#include "feed.h"
#include "groups.h"
#include "tags.h"

/* Characters of a name that the button has room for, and the list. */
#define BUTTON_CHARS 22
#define LIST_CHARS 60

struct _HwWordsScope
{
  AdwBin parent_instance;

  GtkDropDown *drop;
  const char *nothing;
  GArray *scopes; /* element-type HwTextScope: of the rows behind the one for nothing */

  HwFeed *feed;
  GPtrArray *groups, *tags; /* as they were read last; NULL until then */
  gint64 document;
  char *title;
};

G_DEFINE_FINAL_TYPE (HwWordsScope, hw_words_scope, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  GPtrArray *groups, *tags;
} Names;

static void
names_free (gpointer data)
{
  Names *names = data;

  g_clear_pointer (&names->groups, g_ptr_array_unref);
  g_clear_pointer (&names->tags, g_ptr_array_unref);
  g_free (names);
}

/* In a library thread. */
static gpointer
read_names (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Names *names = g_new0 (Names, 1);

  names->groups = hw_library_list_groups (library, error);
  if (names->groups != NULL)
    names->tags = hw_library_list_tags (library, error);
  if (names->tags != NULL)
    return names;
  names_free (names);
  return NULL;
}

/* Takes @label. */
static void
add (HwWordsScope *self, GtkStringList *list, char *label, HwTextScope scope)
{
  gtk_string_list_take (list, label);
  g_array_append_val (self->scopes, scope);
}

gboolean
hw_words_scope_is_same (const HwTextScope *one, const HwTextScope *other)
{
  return one->document == other->document && one->group == other->group && one->tag == other->tag;
}

static void
selected_cb (HwWordsScope *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
hw_words_scope_choose (HwWordsScope *self, const HwTextScope *scope)
{
  const guint before = self->nothing != NULL ? 1 : 0;

  for (guint i = 0; i < self->scopes->len; i++)
    if (hw_words_scope_is_same (&g_array_index (self->scopes, HwTextScope, i), scope))
      {
        g_signal_handlers_block_by_func (self->drop, selected_cb, self);
        gtk_drop_down_set_selected (self->drop, i + before);
        g_signal_handlers_unblock_by_func (self->drop, selected_cb, self);
        return TRUE;
      }
  return FALSE;
}

/* What was chosen stays so, wherever it stands now; "this document" stays the document that is read. */
static void
fill (HwWordsScope *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  HwTextScope chosen = { 0 };
  const gboolean has_chosen = hw_words_scope_get (self, &chosen);
  const gboolean of_document = chosen.document != 0;
  const HwTextScope all = { 0 };

  if (of_document)
    chosen.document = self->document;
  g_array_set_size (self->scopes, 0);
  if (self->nothing != NULL)
    gtk_string_list_append (list, self->nothing);
  gtk_string_list_append (list, _ ("All documents"));
  g_array_append_val (self->scopes, all);
  if (self->document != 0)
    {
      g_autofree char *title = hw_direction_isolate (self->title);

      /* Translators: the document that is open, among what words can be counted in */
      add (self, list, g_strdup_printf (_ ("This document: %s"), title),
           (HwTextScope){ .document = self->document });
    }
  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    {
      const HwGroup *group = self->groups->pdata[i];
      g_autofree char *name = hw_direction_isolate (group->name);

      add (self, list, g_strdup_printf (_ ("Group: %s"), name),
           (HwTextScope){ .group = group->id });
    }
  for (guint i = 0; self->tags != NULL && i < self->tags->len; i++)
    {
      const HwTag *tag = self->tags->pdata[i];
      g_autofree char *path = hw_direction_isolate (tag->path);

      add (self, list, g_strdup_printf (_ ("Tag: %s"), path), (HwTextScope){ .tag = tag->id });
    }
  g_signal_handlers_block_by_func (self->drop, selected_cb, self);
  gtk_drop_down_set_model (self->drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->drop, 0);
  g_signal_handlers_unblock_by_func (self->drop, selected_cb, self);
  if (has_chosen && !hw_words_scope_choose (self, &chosen))
    {
      hw_words_scope_choose (self, &all);
      selected_cb (self);
    }
}

static void
names_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwWordsScope *self = owner;
  Names *names = answer;

  if (error != NULL)
    return;
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->groups = g_ptr_array_ref (names->groups);
  self->tags = g_ptr_array_ref (names->tags);
  fill (self);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (chars));
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
make_factory (int chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (chars));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

static void
dispose (GObject *object)
{
  HwWordsScope *self = HW_WORDS_SCOPE (object);

  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  if (self->drop != NULL)
    g_signal_handlers_disconnect_by_data (self->drop, self);
  self->drop = NULL;
  G_OBJECT_CLASS (hw_words_scope_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  HwWordsScope *self = HW_WORDS_SCOPE (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_array_unref (self->scopes);
  g_free (self->title);
  G_OBJECT_CLASS (hw_words_scope_parent_class)->finalize (object);
}

static void
hw_words_scope_class_init (HwWordsScopeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dispose;
  G_OBJECT_CLASS (class)->finalize = finalize;
  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_WORDS_SCOPE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hw_words_scope_init (HwWordsScope *self)
{
  self->scopes = g_array_new (FALSE, FALSE, sizeof (HwTextScope));
}

GtkWidget *
hw_words_scope_new (HwSession *session, const char *nothing, const char *name)
{
  HwWordsScope *self = g_object_new (HW_TYPE_WORDS_SCOPE, NULL);
  g_autoptr (GtkListItemFactory) shown = make_factory (BUTTON_CHARS);
  g_autoptr (GtkListItemFactory) listed = make_factory (LIST_CHARS);

  self->nothing = nothing;
  self->drop = GTK_DROP_DOWN (gtk_drop_down_new (
      NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_enable_search (self->drop, TRUE);
  gtk_drop_down_set_factory (self->drop, shown);
  gtk_drop_down_set_list_factory (self->drop, listed);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop), name);
  hw_compat_name_drop_down (self->drop, name);
  g_signal_connect_swapped (self->drop, "notify::selected", G_CALLBACK (selected_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop));
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_names, names_free, names_read_cb, self);
  fill (self);
  hw_feed_ask (self->feed, g_variant_new_boolean (TRUE));
  return GTK_WIDGET (self);
}

void
hw_words_scope_set_document (HwWordsScope *self, gint64 document, const char *title)
{
  HwTextScope chosen;
  gboolean of_document;

  g_return_if_fail (HW_IS_WORDS_SCOPE (self));
  if (document == self->document && g_strcmp0 (title, self->title) == 0)
    return;
  of_document = hw_words_scope_get (self, &chosen) && chosen.document != 0;
  of_document = of_document && document != self->document && document != 0;
  self->document = document;
  g_free (self->title);
  self->title = g_strdup (title);
  fill (self);
  if (of_document)
    selected_cb (self);
}

static void
set_name (char **to, const char *name)
{
  g_free (*to);
  *to = g_strdup (name);
}

gboolean
hw_words_scope_get (HwWordsScope *self, HwTextScope *scope)
{
  guint selected;

  g_return_val_if_fail (HW_IS_WORDS_SCOPE (self), FALSE);
  selected = gtk_drop_down_get_selected (self->drop);
  if (self->nothing != NULL && selected != GTK_INVALID_LIST_POSITION)
    {
      if (selected == 0)
        return FALSE;
      selected--;
    }
  if (selected >= self->scopes->len)
    return FALSE;
  *scope = g_array_index (self->scopes, HwTextScope, selected);
  return TRUE;
}

void
hw_words_scope_narrow (HwWordsScope *self, HwSearchQuestion *question)
{
  HwTextScope scope = { 0 };

  g_return_if_fail (HW_IS_WORDS_SCOPE (self));

  hw_words_scope_get (self, &scope);
  question->document = scope.document;
  question->group = scope.group;
  question->tag = scope.tag;
  if (scope.document != 0)
    set_name (&question->document_title, self->title);
  for (guint i = 0; scope.group != 0 && i < self->groups->len; i++)
    if (((HwGroup *) self->groups->pdata[i])->id == scope.group)
      set_name (&question->group_name, ((HwGroup *) self->groups->pdata[i])->name);
  for (guint i = 0; scope.tag != 0 && i < self->tags->len; i++)
    if (((HwTag *) self->tags->pdata[i])->id == scope.tag)
      set_name (&question->tag_name, ((HwTag *) self->tags->pdata[i])->path);
}
