/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "canonical-text.h"
#include "structure.h"

G_BEGIN_DECLS

/* A larger file is refused; a document's text may not be longer either. */
#define HW_IMPORT_MAX_BYTES ((goffset) 512 * 1024 * 1024)

#define HW_IMPORT_ERROR (hw_import_error_quark ())
typedef enum
{
  HW_IMPORT_ERROR_UNREADABLE,  /* no such file, no permission, not a regular file */
  HW_IMPORT_ERROR_UNSUPPORTED, /* a format that is not read */
  HW_IMPORT_ERROR_BINARY,      /* called text, but holds NUL or other binary content */
  HW_IMPORT_ERROR_ENCODING,
  HW_IMPORT_ERROR_EMPTY, /* no text in it; a scan too */
  HW_IMPORT_ERROR_TOO_LARGE,
  HW_IMPORT_ERROR_DAMAGED, /* not what its name or its first bytes say, or cut off */
  HW_IMPORT_ERROR_LOCKED,  /* needs a password */
  HW_IMPORT_ERROR_STOPPED, /* its reader crashed, or was kept from what it tried to do */
  HW_IMPORT_ERROR_TIME,    /* its reader took too long */
  HW_IMPORT_ERROR_MEMORY,  /* its reader needed too much memory */
} HwImportError;
#define HW_N_IMPORT_ERRORS (HW_IMPORT_ERROR_MEMORY + 1)
GQuark hw_import_error_quark (void);

/* How a file is to be read. All zero: as its name and its bytes say. Strings are borrowed. */
typedef struct
{
  const char *name;     /* its display name, for the format and a title of last resort */
  const char *format;   /* "pdf", "docx", ...: read as this whatever the name says; NULL */
  const char *encoding; /* for iconv: of formats that are text; NULL to find out */
  gboolean whole_page;  /* nothing is set aside */
  gboolean
      encodings; /* not the document: how it begins in each encoding, see hw_extract_encodings() */
  const char *const *map; /* "field=column" for tables, NULL-terminated; NULL for a guess */
} HwReadOptions;

/* A remark of somebody on a place of the text: it becomes a note on a passage. */
typedef struct
{
  gsize start, end; /* code points */
  char *text;       /* Markdown */
  char *author;     /* or NULL */
  char *created;    /* ISO 8601, or NULL */
} HwExtractComment;
/* Element type HwExtractComment, whose strings it frees. */
GArray *hw_extract_comments_new (void);

/* What a reader of some format made of a file. Strings may be NULL (unknown), title never is in what
 * hw_import_extract() returns. */
typedef struct _HwExtract HwExtract;
struct _HwExtract
{
  char *title, *language, *author, *source, *url;
  char *published; /* "2022", "2022-02", "2022-02-21" */
  char *format;    /* what it was read as, HwFormat's name; set by hw_extract_bytes() */
  char *
      encoding; /* what the bytes were decoded from: "UTF-8", "WINDOWS-1256"; NULL where it says so */
  gboolean is_doubtful; /* that is a guess, and another reads about as well */
  gsize n_damaged;      /* bytes or characters of it that were not legible, each now U+FFFD */
  HwDirection direction;
  HwText *text;           /* NULL only where there are parts */
  HwStructure *structure; /* or NULL */
  GArray *comments;       /* HwExtractComment, by their place; or NULL */
  GPtrArray *remarks;     /* char *, translated: what was mended or could not be read; or NULL */
  GPtrArray *parts; /* HwExtract: documents in the file beside or in place of the text; or NULL */
};
void hw_extract_free (HwExtract *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwExtract, hw_extract_free)

/* Reads the bytes of a file; @name (a display name) tells the format and a title of last resort. No
 * network, no file system. */
HwExtract *hw_import_extract (GBytes *bytes, const char *name, GError **error);

/* The same with a choice how, and a way out of a long file. */
HwExtract *hw_extract_bytes (GBytes *bytes,
                             const HwReadOptions *options,
                             GCancellable *cancellable,
                             GError **error);

/* A person has seen how it reads: nothing is said of a guess any more. */
void hw_extract_settle_doubt (HwExtract *self);

/* What a text may be: a part for each encoding, the likeliest first, with its name as encoding, what it is called,
 * untranslated, as title, and the first lines in it as text. */
HwExtract *hw_extract_encodings (GBytes *bytes);

/* "The file is larger than 512 MB." */
void hw_extract_set_too_large (GError **error);

/* The file's name without its extension: the title of last resort. Transfer full. */
char *hw_extract_title_of_name (const char *name);

/* What a person should know of how this was read: damage, and its remarks. Element type char *, transfer full. */
GPtrArray *hw_extract_list_remarks (const HwExtract *self);
/* The same in one line; NULL for nothing. Transfer full. */
char *hw_extract_get_remark (const HwExtract *self);

G_END_DECLS
