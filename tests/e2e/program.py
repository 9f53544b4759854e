# SPDX-License-Identifier: GPL-3.0-or-later
"""A running program, seen as a screen reader sees it and used as a hand uses it."""

import os
import re
import signal
import subprocess

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from stage import DEADLINE, Failure, _die_with_parent, wait_until, windows_of  # noqa: E402

_WARNING = re.compile(r"(WARNING|CRITICAL|ERROR) \*\*|-(WARNING|CRITICAL|ERROR)\b|Sanitizer|runtime error")
# What GTK 4.8 itself says on a bare X server, whatever program runs.
_NOT_OURS = re.compile(r"Unable to acquire session bus|dconf|vulkan|MESA|libEGL"
                       # the slider of an overlay scroll bar that appears
                       r"|Trying to snapshot GtkGizmo"
                       # GTK 4.18 where a page goes while the button is still down on it
                       r"|Broken accounting of active state"
                       # the dots between the first and the last key of a range, in the list of shortcuts
                       r"|GtkLabel 0x[0-9a-f]+ \(label\) reported min width -\d+")
# libadwaita 1.7 measures the heading of a message in a size that it does not show.
_OF_MESSAGES = re.compile(r"Trying to measure GtkLabel")


_CONTROLS = {ord(mark): None for mark in "\u200e\u200f\u2066\u2067\u2068\u2069"}


def matches(pattern, text):
    """Marks of direction do not count. GTK 4.8 calls a button "_Open Open": its mnemonic, its label."""
    text = text.translate(_CONTROLS)
    if isinstance(pattern, re.Pattern):
        return bool(pattern.search(text))
    return pattern == text or (text.endswith(" " + pattern)
                               and text[:-len(pattern) - 1].replace("_", "") == pattern)


class Node:
    """One accessible object."""

    def __init__(self, program, accessible):
        self.program = program
        self.accessible = accessible

    def _ask(self, question, otherwise):
        try:
            return question()
        except GLib.Error:
            return otherwise

    @property
    def name(self):
        return self._ask(self.accessible.get_name, "") or ""

    @property
    def description(self):
        return self._ask(self.accessible.get_description, "") or ""

    @property
    def role(self):
        role = self._ask(self.accessible.get_role_name, "")
        # Debian 13's name for it.
        return "push button" if role == "button" else role

    @property
    def text(self):
        def read():
            if "Text" not in self.accessible.get_interfaces():
                return ""
            count = Atspi.Text.get_character_count(self.accessible)
            return Atspi.Text.get_text(self.accessible, 0, count)
        return self._ask(read, "") or ""

    def has(self, state):
        state = getattr(Atspi.StateType, state.upper())
        return self._ask(lambda: self.accessible.get_state_set().contains(state), False)

    @property
    def extents(self):
        """(x, y, width, height) in the coordinates that the toolkit gives; see area."""
        rect = self._ask(lambda: Atspi.Component.get_extents(
            self.accessible, Atspi.CoordType.WINDOW), None)
        return (rect.x, rect.y, rect.width, rect.height) if rect else (0, 0, 0, 0)

    @property
    def shown(self):
        return self.has("visible") and self.extents[2] > 0 and self.extents[3] > 0

    @property
    def parent(self):
        parent = self._ask(self.accessible.get_parent, None)
        return Node(self.program, parent) if parent is not None else None

    def children(self):
        count = self._ask(self.accessible.get_child_count, 0)
        for i in range(count):
            child = self._ask(lambda i=i: self.accessible.get_child_at_index(i), None)
            if child is not None:
                yield Node(self.program, child)

    def walk(self, hidden=False):
        for child in self.children():
            if hidden or child.has("visible"):
                yield child
                yield from child.walk(hidden)

    def search(self, role=None, name=None, text=None, hidden=False):
        for node in self.walk(hidden):
            if ((role is None or matches(role, node.role))
                    and (name is None or matches(name, node.name))
                    and (text is None or matches(text, node.text))
                    and (hidden or node.shown)):
                yield node

    def find_all(self, *conditions, **more):
        return list(self.search(*conditions, **more))

    def find(self, *conditions, **more):
        return next(self.search(*conditions, **more), None)

    def wait_for(self, role=None, name=None, text=None, deadline=None):
        what = f"{role or 'something'} named {getattr(name, 'pattern', name)!r}"
        if text is not None:
            what += f" with the text {getattr(text, 'pattern', text)!r}"
        return wait_until(lambda: self.find(role, name, text), what, deadline)

    def wait_gone(self, role=None, name=None, text=None, deadline=None):
        wait_until(lambda: self.find(role, name, text) is None,
                   f"{role} {getattr(name, 'pattern', name)!r} to go", deadline)

    @property
    def area(self):
        """(x, y, width, height) on the screen.

        The toolkit counts from the origin of the toplevel, and places a popover's content as if the
        popover were where its parent is. The popover's real place is that of the window of its size.
        """
        x, y, width, height = self.extents
        windows = windows_of(self.program.stage, self.program.process.pid)
        node = self
        while node is not None and node.role not in ("frame", "dialog", "application"):
            left, top, *size = node.extents
            for window in windows:
                if window.popup and [window.width, window.height] == size:
                    return window.x + x - left, window.y + y - top, width, height
            node = node.parent
        size = node.extents[2:] if node is not None else None
        for window in windows:
            # What a window has beside its widget is the toolkit's shadow or border.
            spare = (window.width - size[0], window.height - size[1])
            if not window.popup and min(spare) >= 0 and max(spare) < 120:
                left, top = (window.left, window.top) if window.left else (spare[0] // 2, spare[1] // 2)
                return window.x + left + x, window.y + top + y, width, height
        raise Failure(f"no window on the screen holds {self.role} {self.name!r}")

    @property
    def middle(self):
        x, y, width, height = self.area
        return x + width // 2, y + height // 2

    def click(self, button=1, count=1):
        wait_until(lambda: self.shown, f"{self.role} {self.name!r} to be shown")
        self.program.stage.input.click(*self.middle, button=button, count=count)
        return self

    def focus(self):
        self._ask(lambda: Atspi.Component.grab_focus(self.accessible), None)
        return self

    def describe(self, hidden=False, depth=0):
        """The tree below, as text: what a failure is understood with."""
        lines = []
        for child in self.children():
            if hidden or child.has("visible"):
                states = [s for s in ("focused", "selected", "checked", "expanded", "editable")
                          if child.has(s)]
                text = child.text
                lines.append("  " * depth + f"{child.role} {child.name!r} "
                             + "%d,%d %dx%d" % child.extents
                             + (f" text={text[:60]!r}" if text else "")
                             + "".join(f" {state}" for state in states))
                lines += child.describe(hidden, depth + 1).splitlines()
        return "\n".join(lines)


class Program(Node):
    """The application object, and the process behind it."""

    def __init__(self, stage, command, environment):
        self.stage = stage
        self.program = self
        self.command = command
        self.log_path = stage.path(f"program-{len(stage.programs)}.log")
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, **environment}, preexec_fn=_die_with_parent)
        self.accessible = None
        wait_until(self._connect, f"{os.path.basename(command[0])} on the accessibility bus")
        wait_until(lambda: self.find(role="frame") is not None
                   and windows_of(self.stage, self.process.pid), "a window")

    def _connect(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.log}")
        GLib.MainContext.default().iteration(False)
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            try:
                child = desktop.get_child_at_index(i)
                if child is not None and child.get_process_id() == self.process.pid:
                    child.set_cache_mask(Atspi.Cache.NONE)
                    self.accessible = child
                    return True
            except GLib.Error:
                pass
        return False

    def children(self):
        while GLib.MainContext.default().iteration(False):
            pass
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.log}")
        return super().children()

    def walk(self, hidden=False, windows_only=False):
        """The newest window first: it is where something is expected."""
        for child in reversed(list(self.children())):
            if hidden or child.has("visible"):
                yield child
                if not windows_only:
                    yield from child.walk(hidden)

    def search(self, role=None, name=None, text=None, hidden=False):
        if role != "frame":
            yield from super().search(role, name, text, hidden)
            return
        for node in self.walk(hidden, windows_only=True):
            if node.role == role and node.shown and (name is None or matches(name, node.name)):
                yield node

    @property
    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as file:
            return file.read()

    def warnings(self, showed_message=False):
        return [line for line in self.log.splitlines()
                if _WARNING.search(line) and not _NOT_OURS.search(line)
                and not (showed_message and _OF_MESSAGES.search(line))]

    def quit(self, showed_message=False):
        """As Ctrl+Q does; the process must end by itself, with status 0 and no warning."""
        self.stage.input.press("Ctrl+q")
        try:
            status = self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            raise Failure("the program did not quit") from None
        if status != 0:
            raise Failure(f"the program ended with {status}:\n{self.log}")
        warnings = self.warnings(showed_message)
        if warnings:
            raise Failure("the program warned:\n" + "\n".join(warnings))

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
