/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "page-picture.h"

G_BEGIN_DECLS

/* Between the program and the process that starts its readers: messages over a socket that keeps their
 * bounds. Both are of one build. It says hello; for each request it answers with a result; a
 * message without a request means that the reader at work is to be killed. */
#define HW_WORKER_MAGIC 0x31574857u
#define HW_WORKER_MAX_MESSAGE (64 * 1024)

/* What a kernel gives to keep a reader in; any of them. */
typedef enum
{
  HW_HOLDS_LIMITS = 1 << 0,     /* on memory, time, files, processes */
  HW_HOLDS_NAMESPACES = 1 << 1, /* a network of its own, with nobody in it */
  HW_HOLDS_LANDLOCK = 1 << 2,   /* no file system */
  HW_HOLDS_SECCOMP = 1 << 3,    /* no system call but those that reading takes */
} HwHolds;

typedef struct
{
  guint32 magic;
  guint32 holds; /* HwHolds */
} HwWorkerHello;

/* A request comes with two descriptors: the file, and where the frames go. */
typedef struct
{
  guint64 memory; /* bytes; 0 for any */
  guint32 seconds;
} HwWorkerLimits;

/* What is to be done with the file. */
typedef enum
{
  HW_WORKER_READ = 0,
  HW_WORKER_LIST_PAGES, /* of a PDF: what they are called */
  HW_WORKER_DRAW_PAGE,  /* of a PDF */
  HW_WORKER_READ_PROJECT,
} HwWorkerTask;

typedef struct
{
  guint32 task;  /* HwWorkerTask */
  guint32 page;  /* to be drawn, from 0, */
  guint32 width; /* with so many pixels, from 1 to HW_PAGE_PICTURE_MAX_SIDE */
} HwWorkerWish;

typedef struct
{
  guint32 magic;
  gint32 status; /* as of waitpid() */
} HwWorkerResult;

/* Built to check addresses, which takes terabytes of them: then they are not limited. */
#if defined __SANITIZE_ADDRESS__
#  define HW_WORKER_IS_CHECKED
#elif defined __has_feature
#  if __has_feature(address_sanitizer)
#    define HW_WORKER_IS_CHECKED
#  endif
#endif

/* A reader ends with this exit status where memory was refused. */
#define HW_WORKER_EXIT_MEMORY 71
/* Or with this where its sandbox did not come up: then it has not looked at the file. */
#define HW_WORKER_EXIT_SANDBOX 72

/* A request as bytes. NULL where it is longer than a message. */
GBytes *hw_worker_request_write (const HwWorkerWish *wish,
                                 const HwReadOptions *options,
                                 const HwWorkerLimits *limits);
/* FALSE where it is none. @options points into @data and *map, which g_free() frees. */
gboolean hw_worker_request_read (const guint8 *data,
                                 gsize n_bytes,
                                 HwWorkerWish *wish,
                                 HwReadOptions *options,
                                 const char ***map,
                                 HwWorkerLimits *limits);

G_END_DECLS
