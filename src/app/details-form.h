/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* What is known of a document, to edit. A field is committed with Enter and when the keyboard leaves it. */
#define HW_TYPE_DETAILS_FORM (hw_details_form_get_type ())
G_DECLARE_FINAL_TYPE (HwDetailsForm, hw_details_form, HW, DETAILS_FORM, AdwBin)

void hw_details_form_set_session (HwDetailsForm *self, HwSession *session);
void hw_details_form_set_document (HwDetailsForm *self, gint64 document);
void hw_details_form_commit (HwDetailsForm *self);

G_END_DECLS
