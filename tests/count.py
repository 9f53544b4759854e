#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""count.py TESTLOG STATUS: what meson's log says, as one line `N passed, N failed`.

A TAP program counts as its test points, any other program as one. A program that failed
without a failing point (a crash, a timeout, a missing plan) is one failure more.
"""

import json
import re
import sys

POINT = re.compile(r"^\s*(not )?ok\b[^#]*(?:#\s*(SKIP)\b.*)?", re.IGNORECASE)


def count(test):
    passed = failed = 0
    points = [m for m in map(POINT.match, test.get("stdout", "").splitlines()) if m]
    for point in points:
        if point[2]:
            continue
        if point[1]:
            failed += 1
        else:
            passed += 1
    good = test["result"] in ("OK", "EXPECTEDFAIL")
    if not good and test["result"] != "SKIP" and not failed:
        failed = 1
    if not points and good:
        passed = 1
    return passed, failed


def main():
    path, status = sys.argv[1], int(sys.argv[2])
    passed = failed = 0
    try:
        with open(path, encoding="utf-8") as log:
            for line in log:
                p, f = count(json.loads(line))
                passed += p
                failed += f
    except FileNotFoundError:
        print(f"count: no {path}", file=sys.stderr)
    if status and not failed:
        failed = 1
    if not passed and not failed:
        print("count: no test ran", file=sys.stderr)
        failed = 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
