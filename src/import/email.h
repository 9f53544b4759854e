/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* A message of e-mail (RFC 5322, MIME) -> its text, with subject, sender and day as metadata, the other people it
 * went to set aside; attachments that can be read are parts, others named in a remark. Of texts that say the same
 * the plain one is taken. Messages in messages are read five deep. */
HwExtract *hw_email_extract (GBytes *bytes,
                             const HwReadOptions *options,
                             GCancellable *cancellable,
                             GError **error);

/* A folder of messages in one file, as mbox -> each as a part. */
HwExtract *hw_mbox_extract (GBytes *bytes,
                            const HwReadOptions *options,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
