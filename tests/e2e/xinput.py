# SPDX-License-Identifier: GPL-3.0-or-later
"""Real pointer and key events, through the X server's XTEST extension.

Nothing here talks to the program: what arrives is what a mouse and a keyboard would send. The
keyboard has two layouts, US and Arabic, as an Arabic reader's has; a text is typed by switching to
the one that holds its letter.
"""

import ctypes
import ctypes.util
import subprocess
import time

_KEY_NAMES = {
    "ctrl": "Control_L",
    "shift": "Shift_L",
    "alt": "Alt_L",
    "enter": "Return",
    "space": "space",
    "\n": "Return",
    "\t": "Tab",
}
_CORE_KEYBOARD = 0x100
# A person's hand sends some hundred pointer events a second.
_STEP_SECONDS = 0.008


def _library(name):
    return ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}.so.6")


class Input:
    """The pointer and the keyboard of one display."""

    def __init__(self, display):
        self.x11 = _library("X11")
        self.xtst = _library("Xtst")
        x11 = self.x11
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
        x11.XStringToKeysym.restype = ctypes.c_ulong
        x11.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        x11.XkbKeycodeToKeysym.argtypes = [
            ctypes.c_void_p, ctypes.c_ubyte, ctypes.c_int, ctypes.c_int]
        x11.XkbLockGroup.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint]
        x11.XInternAtom.restype = ctypes.c_ulong
        x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        x11.XSetSelectionOwner.argtypes = [
            ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong]
        for function in (x11.XSync, self.xtst.XTestFakeKeyEvent, self.xtst.XTestFakeButtonEvent,
                         self.xtst.XTestFakeMotionEvent, x11.XCloseDisplay, x11.XQueryPointer):
            function.argtypes = None
        self.handle = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
        if not self.handle:
            raise RuntimeError(f"cannot open display {display}")
        subprocess.run(["setxkbmap", "-display", display, "-layout", "us,ara"], check=True)
        self.where = (0, 0)
        self._keys = self._read_keymap()

    def close(self):
        if self.handle:
            self.x11.XCloseDisplay(self.handle)
            self.handle = None

    def _sync(self):
        self.x11.XSync(self.handle, 0)

    def disown(self, selection):
        """Takes a selection of the X server from whoever owns it, and leaves it without an owner."""
        atom = self.x11.XInternAtom(self.handle, selection.encode(), 0)
        self.x11.XSetSelectionOwner(self.handle, atom, 0, 0)
        self._sync()

    def _read_keymap(self):
        """keysym -> (keycode, group, level); the first layout wins."""
        keys = {}
        for group in (0, 1):
            for level in (0, 1):
                for keycode in range(8, 256):
                    keysym = self.x11.XkbKeycodeToKeysym(self.handle, keycode, group, level)
                    if keysym:
                        keys.setdefault(keysym, (keycode, group, level))
        return keys

    def _find_key(self, name):
        name = _KEY_NAMES.get(name.lower() if len(name) > 1 else name, name)
        if len(name) == 1:
            keysym = ord(name) if ord(name) < 0x100 else 0x01000000 + ord(name)
            if keysym not in self._keys and 0x600 < ord(name) < 0x660:
                keysym = 0x5A0 + ord(name) - 0x600  # X's own code for an Arabic letter
        else:
            keysym = self.x11.XStringToKeysym(name.encode())
        if keysym not in self._keys:
            raise ValueError(f"no key for {name!r} on this keyboard")
        return self._keys[keysym]

    # Pointer

    def move(self, x, y):
        """Goes there by way of the points between, as a hand does."""
        x0, y0 = self.where
        steps = max(1, min(40, int(max(abs(x - x0), abs(y - y0)) / 12)))
        for i in range(1, steps + 1):
            self.xtst.XTestFakeMotionEvent(
                self.handle, -1, int(x0 + (x - x0) * i / steps), int(y0 + (y - y0) * i / steps),
                ctypes.c_ulong(0))
            self._sync()
            time.sleep(_STEP_SECONDS)
        self.where = (x, y)

    def button(self, number, down):
        self.xtst.XTestFakeButtonEvent(self.handle, number, int(down), ctypes.c_ulong(0))
        self._sync()

    def click(self, x, y, button=1, count=1):
        self.move(x, y)
        for _ in range(count):
            self.button(button, True)
            time.sleep(0.03)
            self.button(button, False)
            time.sleep(0.05)

    def drag(self, x0, y0, x1, y1, hold=0.05):
        """hold is how long the hand rests before it lets go."""
        self.move(x0, y0)
        self.button(1, True)
        time.sleep(0.05)
        self.move(x1, y1)
        time.sleep(hold)
        self.button(1, False)

    def wheel(self, clicks):
        """Down for a positive number."""
        for _ in range(abs(clicks)):
            self.button(5 if clicks > 0 else 4, True)
            self.button(5 if clicks > 0 else 4, False)
            time.sleep(_STEP_SECONDS)

    # Keyboard

    def _key(self, keycode, down):
        self.xtst.XTestFakeKeyEvent(self.handle, keycode, int(down), ctypes.c_ulong(0))
        self._sync()

    def _group(self, group):
        self.x11.XkbLockGroup(self.handle, _CORE_KEYBOARD, group)
        self._sync()

    def press(self, combination):
        """'Ctrl+Shift+z', 'F9', 'Return', 'h': the modifiers held, the key struck."""
        *held, last = combination.split("+") if len(combination) > 1 else [combination]
        keycode, group, level = self._find_key(last)
        codes = [self._find_key(name)[0] for name in held]
        if level == 1 and not held:
            codes.append(self._find_key("shift")[0])
        self._group(group)
        for code in codes:
            self._key(code, True)
        self._key(keycode, True)
        time.sleep(0.01)
        self._key(keycode, False)
        for code in reversed(codes):
            self._key(code, False)
        self._group(0)
        time.sleep(0.02)

    def type(self, text):
        """Types any text of the two layouts, letter by letter."""
        for letter in text:
            self.press(letter)
