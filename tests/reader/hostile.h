/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Text that ends a program that gives it to FriBidi 1.0.8 as it is: found by chance, and made as short as
 * it can be. Transfer full. */
static inline char *
hw_hostile_text (void)
{
  static const char written[]
      = "LRparp<p>>abrb<ffaalRlbRfbal>>L<R>lPlrLRP>LbapbaRLRa>prbR<R>Ra<lrPLpfLbRr><lfbPa>LaPPlp<"
        "RbfaPL"
        "farbp<alra<PpLfRlLp<P>flb<albabP<rraRLb>lP>>afrabrLrbraLPfR<PfpfpbLLfl<fLr>paRPLrarlL>"
        "LLapbR>R"
        "ba><<PRfrL>a<pllbLbafafarlpP>rb<LPP<lllRlbLL<PPb<lrpP<Rf>L<PpR<rl<rRRpf";
  static const char letters[] = "LRP><lrfpab";
  static const gunichar characters[]
      = { 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 'a', 0x0628 };
  GString *text = g_string_new (NULL);

  for (const char *at = written; *at != '\0'; at++)
    for (gsize i = 0; letters[i] != '\0'; i++)
      if (letters[i] == *at)
        g_string_append_unichar (text, characters[i]);
  return g_string_free (text, FALSE);
}
