/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history.h"
#include "library.h"

G_BEGIN_DECLS

/* What groups and saved searches have in common: rows with a name that is theirs alone, however it is
 * spelled. SQL is of their own files. */
typedef struct
{
  const char *get_name;    /* "SELECT name … WHERE id = ?1" */
  const char *other_names; /* "SELECT name … WHERE id <> ?1" */
  const char *rename;      /* "UPDATE … SET name = ?2 WHERE id = ?1" */
  /* To be translated: without a name; with that of another, %s; and where there is no such row. */
  const char *needs_name, *exists, *gone;
} HwNamedKind;

/* @name without the blanks around it; NULL with INVALID or EXISTS. @except is the row's own id, 0 for a new
 * one. Transfer full. */
char *hw_named_row_check (
    HwLibrary *self, const HwNamedKind *kind, const char *name, gint64 except, GError **error);
/* Names the open step after the row. FALSE with NOT_FOUND where there is none. */
gboolean
hw_named_row_name_step (HwLibrary *self, const HwNamedKind *kind, gint64 id, GError **error);
/* A step of @step: renames the row. */
gboolean hw_named_row_rename (HwLibrary *self,
                              const HwNamedKind *kind,
                              HwStepKind step,
                              gint64 id,
                              const char *name,
                              GError **error);

G_END_DECLS
