/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-levels.h"

#include <dlfcn.h>
#include <glib.h>
#include <unicode/ubidi.h>

/* ICU asks for the class of a character, Pango tells classes: a character for private use stands for each. */
#define FIRST_STAND_IN 0xe000

static UCharDirection
get_class (FriBidiCharType type)
{
  switch ((guint) type)
    {
    case FRIBIDI_TYPE_LTR:
      return U_LEFT_TO_RIGHT;
    case FRIBIDI_TYPE_RTL:
      return U_RIGHT_TO_LEFT;
    case FRIBIDI_TYPE_AL:
      return U_RIGHT_TO_LEFT_ARABIC;
    case FRIBIDI_TYPE_EN:
      return U_EUROPEAN_NUMBER;
    case FRIBIDI_TYPE_AN:
      return U_ARABIC_NUMBER;
    case FRIBIDI_TYPE_ES:
      return U_EUROPEAN_NUMBER_SEPARATOR;
    case FRIBIDI_TYPE_ET:
      return U_EUROPEAN_NUMBER_TERMINATOR;
    case FRIBIDI_TYPE_CS:
      return U_COMMON_NUMBER_SEPARATOR;
    case FRIBIDI_TYPE_NSM:
      return U_DIR_NON_SPACING_MARK;
    case FRIBIDI_TYPE_BN:
      return U_BOUNDARY_NEUTRAL;
    case FRIBIDI_TYPE_BS:
      return U_BLOCK_SEPARATOR;
    case FRIBIDI_TYPE_SS:
      return U_SEGMENT_SEPARATOR;
    case FRIBIDI_TYPE_WS:
      return U_WHITE_SPACE_NEUTRAL;
    case FRIBIDI_TYPE_LRE:
      return U_LEFT_TO_RIGHT_EMBEDDING;
    case FRIBIDI_TYPE_RLE:
      return U_RIGHT_TO_LEFT_EMBEDDING;
    case FRIBIDI_TYPE_LRO:
      return U_LEFT_TO_RIGHT_OVERRIDE;
    case FRIBIDI_TYPE_RLO:
      return U_RIGHT_TO_LEFT_OVERRIDE;
    case FRIBIDI_TYPE_PDF:
      return U_POP_DIRECTIONAL_FORMAT;
    case FRIBIDI_TYPE_LRI:
      return U_LEFT_TO_RIGHT_ISOLATE;
    case FRIBIDI_TYPE_RLI:
      return U_RIGHT_TO_LEFT_ISOLATE;
    case FRIBIDI_TYPE_FSI:
      return U_FIRST_STRONG_ISOLATE;
    case FRIBIDI_TYPE_PDI:
      return U_POP_DIRECTIONAL_ISOLATE;
    default:
      return U_OTHER_NEUTRAL;
    }
}

static UCharDirection
class_cb (const void *data, UChar32 c)
{
  return c >= FIRST_STAND_IN ? (UCharDirection) (c - FIRST_STAND_IN) : U_OTHER_NEUTRAL;
}

/* A bracket stands for itself: ICU pairs it (BD16). FriBidi's id of a pair is its opening one. */
static UChar
get_bracket (FriBidiBracketType bracket)
{
  const UChar32 opening = (UChar32) FRIBIDI_BRACKET_ID (bracket);
  const UChar32 c = FRIBIDI_IS_BRACKET_OPEN (bracket) ? opening : u_getBidiPairedBracket (opening);

  return c > 0 && c < FIRST_STAND_IN ? (UChar) c : FIRST_STAND_IN + U_OTHER_NEUTRAL;
}

static UChar *
make_stand_ins (const FriBidiCharType *types, const FriBidiBracketType *brackets, gsize n)
{
  UChar *text = g_try_new (UChar, n);

  for (gsize i = 0; text != NULL && i < n; i++)
    if (types[i] == FRIBIDI_TYPE_ON && brackets != NULL && brackets[i] != FRIBIDI_NO_BRACKET)
      text[i] = get_bracket (brackets[i]);
    else
      text[i] = (UChar) (FIRST_STAND_IN + get_class (types[i]));
  return text;
}

/* The paragraph's direction by its first strong character outside isolates (P2, P3), where none is forced; as
 * it was asked for where there is no such character. */
static FriBidiParType
find_base (const FriBidiCharType *types, gsize n, FriBidiParType base)
{
  gsize isolates = 0;

  if (FRIBIDI_IS_STRONG (base))
    return base;
  for (gsize i = 0; i < n; i++)
    if (types[i] == FRIBIDI_TYPE_PDI)
      isolates -= isolates > 0;
    else if (FRIBIDI_IS_ISOLATE (types[i]))
      isolates++;
    else if (isolates == 0 && FRIBIDI_IS_LETTER (types[i]))
      return FRIBIDI_IS_RTL (types[i]) ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  return base;
}

/* The function of this name that Pango finds, in the place of FriBidi's. */
FriBidiLevel
fribidi_get_par_embedding_levels_ex (const FriBidiCharType *types,
                                     const FriBidiBracketType *brackets,
                                     const FriBidiStrIndex n,
                                     FriBidiParType *base,
                                     FriBidiLevel *levels)
{
  UErrorCode status = U_ZERO_ERROR;
  const UBiDiLevel *found = NULL;
  UBiDiLevel highest = 0;
  g_autofree UChar *text = NULL;
  UBiDi *bidi;

  if (n <= 0)
    return 1;
  *base = find_base (types, (gsize) n, *base);
  text = make_stand_ins (types, brackets, (gsize) n);
  bidi = ubidi_open ();
  if (text != NULL && bidi != NULL)
    {
      ubidi_setClassCallback (bidi, class_cb, NULL, NULL, NULL, &status);
      ubidi_setPara (bidi, text, n, FRIBIDI_IS_RTL (*base) ? 1 : 0, NULL, &status);
      found = ubidi_getLevels (bidi, &status);
    }
  if (found != NULL && U_SUCCESS (status))
    {
      for (FriBidiStrIndex i = 0; i < n; i++)
        {
          levels[i] = (FriBidiLevel) found[i];
          highest = MAX (highest, found[i]);
        }
    }
  else
    found = NULL;
  ubidi_close (bidi);
  return found != NULL ? (FriBidiLevel) (highest + 1) : 0;
}

void
hw_bidi_levels_check (void)
{
  gpointer found = dlsym (RTLD_DEFAULT, "fribidi_get_par_embedding_levels_ex");

  if (found != (gpointer) fribidi_get_par_embedding_levels_ex)
    g_critical ("Text is shaped by a function that hostile text can crash");
}
