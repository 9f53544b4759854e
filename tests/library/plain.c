/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <stdio.h>

/* A process with nothing of ours in it: plain PATH runs each line of standard input as SQL, and answers
 * with "ok" or SQLite's message. */
int
main (int argc, char **argv)
{
  char line[4096];
  sqlite3 *db = NULL;

  if (argc != 2 || sqlite3_open_v2 (argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    return 2;
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      char *message = NULL;

      printf ("%s\n", sqlite3_exec (db, line, NULL, NULL, &message) == SQLITE_OK ? "ok" : message);
      fflush (stdout);
      sqlite3_free (message);
    }
  return sqlite3_close (db) == SQLITE_OK ? 0 : 1;
}
