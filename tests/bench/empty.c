/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

int
main (int argc, char **argv)
{
  static const HwBenchKind kind = { 0 };

  return bench_window_run (&kind, argc, argv);
}
