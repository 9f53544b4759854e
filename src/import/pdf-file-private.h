/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf-file.h"

#include <poppler-document.h>

#include <memory>

/* For the files of C++ only. */
struct _HwPdfFile
{
  std::unique_ptr<poppler::document> document;
};
