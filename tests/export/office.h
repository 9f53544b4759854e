/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample.h"

G_BEGIN_DECLS

/* A file of an archive in memory (ZIP) as a string, checked against its sum. NULL where it is not there. */
char *office_unzip (GBytes *archive, const char *name);
/* Names of all files, in the order in which they stand. */
GStrv office_list (GBytes *archive);

/* All text of the XML in elements of this name, a line for each; aborts where it is not well-formed. */
char *office_text (const char *xml, const char *element);
/* How many nodes an XPath finds; names are local ones. */
guint office_count (const char *xml, const char *path);

/* The text that LibreOffice reads out of a file with this extension; NULL after a skip where it is not
 * installed. */
char *office_convert (Fixture *fixture, GBytes *bytes, const char *extension, const char *target);

G_END_DECLS
