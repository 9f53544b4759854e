# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what the preloaded probe writes (see probe.h) while the program runs."""

import mmap
import os
import struct

_MAX = 65536
_MAX_MARKS = 32
_MARK = struct.Struct("16sqqq")
_HEAD = struct.Struct("qqqq")
_MARKS_AT = _HEAD.size
_TURNS_AT = _MARKS_AT + _MARK.size * _MAX_MARKS


class Probe:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.map = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)

    @staticmethod
    def is_there(path):
        return os.path.exists(path) and os.path.getsize(path) >= _TURNS_AT + 4 * 4 * _MAX

    @property
    def counts(self):
        """(turns, frames) so far."""
        _, turns, frames, _ = _HEAD.unpack_from(self.map, 0)
        return turns, frames

    def marks(self):
        """name -> (time in ns, turns before, frames before)."""
        count = _HEAD.unpack_from(self.map, 0)[3]
        found = {}
        for i in range(count):
            name, *rest = _MARK.unpack_from(self.map, _MARKS_AT + i * _MARK.size)
            found[name.split(b"\0")[0].decode()] = rest
        return found

    def _slice(self, table, start, end):
        end = min(end, _MAX)
        if start >= end:
            return []
        at = _TURNS_AT + 4 * (_MAX * table + start)
        return [us / 1000 for us in struct.unpack_from(f"{end - start}I", self.map, at)]

    def turns(self, start=0, end=_MAX):
        """How long turns of the main loop took, ms."""
        return self._slice(0, start, min(end, self.counts[0]))

    def turns_cpu(self, start=0, end=_MAX):
        return self._slice(1, start, min(end, self.counts[0]))

    def frames(self, start=0, end=_MAX):
        """How long the work of frames took, ms."""
        return self._slice(2, start, min(end, self.counts[1]))

    def frames_cpu(self, start=0, end=_MAX):
        """The same in CPU time of the main thread: what a busy machine does not change."""
        return self._slice(3, start, min(end, self.counts[1]))


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")
