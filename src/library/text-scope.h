/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* What an analysis of words goes over: one document, the documents of a group, the passages of a tag
 * and of those below it; what all of them name where more than one is not 0, and the whole library
 * where none is. */
typedef struct
{
  gint64 document, group, tag;
} HwTextScope;

/* One document of a scope, or one stretch of it where the scope is a tag: passages that overlap are
 * one stretch, so that no word counts twice. Borrowed for the call. */
typedef struct
{
  gint64 document;
  const char *title;
  const char *published; /* as in HwDocument */
  const char *utf8;      /* not NUL-terminated */
  gsize n_bytes;
} HwScopeText;

/* FALSE ends the walk; with @error set, as a failure. */
typedef gboolean (*HwScopeFunc) (const HwScopeText *text, gpointer data, GError **error);

/* Calls @func for the texts of the scope, by document and place. The memory it needs is that of the
 * longest text. A scope that names nothing that is there has no texts. FALSE with @error, also
 * G_IO_ERROR_CANCELLED. */
gboolean hw_library_each_text (HwLibrary *self,
                               const HwTextScope *scope,
                               HwScopeFunc func,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
