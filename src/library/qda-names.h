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
 * what is known of a document beside its text (direction, hash, format, encoding, remarks; forms, locators and asides as
 * libraries store them, in base 64), of a passage beside its place (colour, state, score, former), and all of a passage
 * that is lost, with its note. <?hawashi passage="GUID" colour="#rrggbb"?>: values are escaped as in addresses. */
#define HW_QDA_TARGET "hawashi"
