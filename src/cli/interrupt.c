/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interrupt.h"

#include <signal.h>

static volatile sig_atomic_t interrupted;

static void
interrupt_cb (int number)
{
  interrupted = 1;
}

void
hw_interrupt_catch (void)
{
  struct sigaction action = { .sa_handler = interrupt_cb, .sa_flags = SA_RESTART | SA_RESETHAND };

  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
}

gboolean
hw_interrupt_happened (void)
{
  return interrupted != 0;
}
