# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the functions of a file whose names begin with test_, in order, and reports in TAP.

Each runs in a process of its own: the accessibility library joins one bus in its life, and each
test has a bus of its own.
"""

import os
import sys
import time
import traceback


def _run(function):
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    status = 1
    try:
        function()
        status = 0
    except BaseException:
        for line in traceback.format_exc().splitlines():
            print(f"# {line}")
    finally:
        sys.stdout.flush()
        os._exit(status)


def main(module):
    names = [name for name in vars(module) if name.startswith("test_")]
    wanted = [name for name in sys.argv[1:] if name in names]
    names = wanted or names
    failed = 0
    print("TAP version 13")
    print(f"1..{len(names)}", flush=True)
    for number, name in enumerate(names, 1):
        began = time.monotonic()
        passed = _run(getattr(module, name))
        failed += not passed
        print(f"# {time.monotonic() - began:.1f} s")
        print(f"{'ok' if passed else 'not ok'} {number} {name[5:].replace('_', ' ')}", flush=True)
    sys.exit(1 if failed else 0)
