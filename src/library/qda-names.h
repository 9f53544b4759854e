/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What REFI-QDA has no place for, and the writer and the reader of it agree on. */

#define HW_QDA_PROJECT_NAMESPACE "urn:QDA-XML:project:1.0"
#define HW_QDA_CODEBOOK_NAMESPACE "urn:QDA-XML:codebook:1.0"
#define HW_QDA_ORIGIN "Hawashi"

/* Details of a document are variables of these names, in every language: other programs show them. */
#define HW_QDA_AUTHOR "Author"
#define HW_QDA_SOURCE "Source"
#define HW_QDA_ADDRESS "URL"
#define HW_QDA_PUBLISHED "Published"
#define HW_QDA_LANGUAGE "Language"

/* The rest stands in processing instructions behind the project, where no other program looks:
 * <?hawashi passage="GUID" colour="#rrggbb"?>, <?hawashi document="GUID" direction="rtl" hash="…"?> */
#define HW_QDA_TARGET "hawashi"
