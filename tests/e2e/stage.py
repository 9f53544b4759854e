# SPDX-License-Identifier: GPL-3.0-or-later
"""A stage to play the real program on: a display, a window manager, a bus, a home, all its own.

    with Stage() as stage:
        program = stage.start(["build/dev/src/app/hawashi"])
        program.wait_for("push button", "Open…").click()

Nothing of the person's own session is touched, and everything that was started ends with the
stage, also where the test fails or is killed.
"""

import atexit
import collections
import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# Seconds; sanitizers make everything slower.
DEADLINE = float(os.environ.get("HW_E2E_DEADLINE", "60" if "ASAN_OPTIONS" in os.environ else "20"))
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None)

_OPENBOX = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <desktops><number>1</number></desktops>
  <keyboard/>
  <mouse><dragThreshold>8</dragThreshold><doubleClickTime>400</doubleClickTime></mouse>
</openbox_config>
"""


class Failure(AssertionError):
    """Something that a person would have seen did not happen."""


def wait_until(condition, what, deadline=None):
    """Polls until the condition gives something true, and gives that back."""
    end = time.monotonic() + (deadline or DEADLINE)
    pause = 0.01
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > end:
            raise Failure(f"waited {deadline or DEADLINE:.0f} s in vain for {what}")
        time.sleep(pause)
        pause = min(pause * 1.4, 0.1)


def _die_with_parent():
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class Stage:
    def __init__(self, width=1280, height=860, framebuffer=False):
        self.size = (width, height)
        self.framebuffer = framebuffer
        self.children = []
        self.programs = []
        self.input = None

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="hawashi-stage-")
        atexit.register(self.stop)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: exit(1))
        try:
            self._set_up()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind, error, _traceback):
        if error is not None and self.input is not None and not isinstance(error, SystemExit):
            self._keep_evidence()
        self.stop()

    # What stands around the program

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def _set_up(self):
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)
        home = self.path("home")
        for name in ("", "data", "config", "cache", "state", "run", "fb"):
            os.makedirs(os.path.join(home, name), mode=0o700, exist_ok=True)
        environment = os.environ
        for name in ("WAYLAND_DISPLAY", "XAUTHORITY", "AT_SPI_BUS_ADDRESS", "GTK_A11Y",
                     "NO_AT_BRIDGE", "GTK_THEME", "GTK_IM_MODULE", "G_DEBUG", "MALLOC_CHECK_"):
            environment.pop(name, None)
        environment.update({
            "HOME": home,
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_CONFIG_HOME": f"{home}/config",
            "XDG_CACHE_HOME": f"{home}/cache",
            "XDG_STATE_HOME": f"{home}/state",
            "XDG_RUNTIME_DIR": f"{home}/run",
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": environment.get("HW_E2E_RENDERER", "cairo"),
            "GTK_USE_PORTAL": "0",
            "GSETTINGS_BACKEND": "keyfile",
            "GIO_USE_VFS": "local",
            "GTK_A11Y": "atspi",
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "en",
            "TZ": "UTC",
        })
        # GDK keeps what it read of a selection or a drop: only mistakes with memory count here.
        if "ASAN_OPTIONS" in environment:
            environment["ASAN_OPTIONS"] += ":detect_leaks=0"
        display = self._start_and_read(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "%dx%dx24" % self.size, "-nolisten", "tcp",
             "-noreset", "-dpi", "96"] + (["-fbdir", f"{home}/fb"] if self.framebuffer else []))
        environment["DISPLAY"] = self.display = f":{display}"
        environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_and_read(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"])
        os.makedirs(f"{home}/config/openbox", exist_ok=True)
        with open(f"{home}/config/openbox/rc.xml", "w") as file:
            file.write(_OPENBOX)
        os.makedirs(f"{home}/config/gtk-4.0", exist_ok=True)
        with open(f"{home}/config/gtk-4.0/settings.ini", "w") as file:
            file.write("[Settings]\ngtk-cursor-blink=false\n")  # so that the screen comes to rest
        self._start(["openbox", "--sm-disable", "--config-file", f"{home}/config/openbox/rc.xml"])
        if not self.framebuffer:  # shadows and rounded corners, as on a real desktop
            self._start(["xcompmgr", "-n"])
        from xinput import Input  # only now: it connects to the display
        self.input = Input(self.display)
        wait_until(lambda: "window id" in self.xprop("-root", "_NET_SUPPORTING_WM_CHECK"),
                   "the window manager")

    def xprop(self, *arguments):
        return subprocess.run(["xprop", *arguments], capture_output=True, text=True).stdout

    def _start(self, command, **options):
        log = open(self.path(os.path.basename(command[0]) + ".log"), "ab")
        options.setdefault("stdout", log)
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=log,
                                 preexec_fn=_die_with_parent, **options)
        log.close()
        self.children.append(child)
        return child

    def _start_and_read(self, command):
        """Starts a server that says where it is with its first line."""
        child = self._start(command, stdout=subprocess.PIPE)
        line = child.stdout.readline().decode().strip()
        if not line:
            raise Failure(f"{command[0]} did not start")
        return line

    def speak(self, locale):
        """The environment of a session in another language.

        A machine may have no locale but C, in which nothing is translated: this is one of that name,
        with C's own conventions.
        """
        folder = self.path("locale")
        shutil.copytree("/usr/lib/locale/C.utf8", os.path.join(folder, f"{locale}.UTF-8"))
        return {"LOCPATH": folder, "LC_ALL": f"{locale}.UTF-8", "LANGUAGE": locale}

    def stop(self):
        for program in self.programs:
            program.kill()
        if self.input is not None:
            self.input.close()
            self.input = None
        orphans = self._bus_clients()
        for child in reversed(self.children):
            child.kill()
            child.wait()
        self.children.clear()
        for pid in orphans:
            try:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            except OSError:
                pass
        shutil.rmtree(self.folder, ignore_errors=True)

    def _bus_clients(self):
        """What the bus itself started (the accessibility bus, the settings' service)."""
        family = {child.pid for child in self.children}
        found = []
        for _ in range(4):
            for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
                try:
                    with open(f"/proc/{pid}/stat") as file:
                        parent = int(file.read().rsplit(")", 1)[1].split()[1])
                except OSError:
                    continue
                if parent in family and pid not in family:
                    family.add(pid)
                    found.append(pid)
        return found

    # The program

    def start(self, command, environment=None):
        from program import Program
        program = Program(self, command, environment or {})
        self.programs.append(program)
        return program

    def drag_files(self, paths, target):
        """Drags files from another program's window and drops them in the middle of the target."""
        here = os.path.dirname(os.path.realpath(__file__))
        source = self.start(
            [sys.executable, os.path.join(here, "drag-source.py"), *paths])
        x, y, width, height = source.wait_for("label", "Files to drag").area
        self.input.drag(x + width // 2, y + height // 2, *target.middle, hold=0.3)
        source.wait_for("label", "Dragged")
        source.kill()
        self.programs.remove(source)

    # What a person sees and holds

    def screenshot(self, path):
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        subprocess.run(["import", "-silent", "-display", self.display, "-window", "root", path],
                       check=True)
        return path

    def screenshot_at_rest(self, path):
        self.rest()
        return self.screenshot(path)

    def rest(self):
        """Waits until two pictures in a row are the same: nothing fades, slides or blinks any more."""
        seen = [None]

        def rests():
            before, seen[0] = seen[0], self._pixels()
            return before == seen[0]
        wait_until(rests, "the screen to rest")

    def picture(self, program, path):
        """A picture of the program's window alone, with nothing of what stands behind it."""
        window = next(w for w in windows_of(self, program.process.pid) if not w.popup)
        subprocess.run(["import", "-silent", "-display", self.display, "-window", window.id, path],
                       check=True)

    def _pixels(self):
        time.sleep(0.25)
        return subprocess.run(["import", "-silent", "-display", self.display, "-window", "root",
                               "rgb:-"], capture_output=True, check=True).stdout

    def resize(self, program, width, height):
        """Gives the program's window another size, as a drag at its corner does; its old size is returned."""
        window = next(w for w in windows_of(self, program.process.pid) if not w.popup)
        subprocess.run(["xdotool", "windowsize", "--sync", window.id, str(width), str(height)],
                       check=True, timeout=DEADLINE)
        return window.width, window.height

    def clipboard(self, selection="clipboard"):
        done = subprocess.run(["xclip", "-o", "-selection", selection, "-target", "UTF8_STRING"],
                              capture_output=True, timeout=DEADLINE)
        return done.stdout.decode() or None if done.returncode == 0 else None

    def forget_clipboard(self, selection="clipboard"):
        """Nobody has it any more, so what comes next is new."""
        self.input.disown(selection.upper())

    def _keep_evidence(self):
        folder = os.environ.get("HW_E2E_EVIDENCE")
        if not folder:
            return
        os.makedirs(folder, exist_ok=True)
        try:
            self.screenshot(os.path.join(folder, "at-failure.png"))
            for program in (p for p in self.programs if p.process.poll() is None):
                with open(os.path.join(folder, "tree-at-failure.txt"), "w") as file:
                    file.write(program.describe())
        except Exception as error:  # the failure itself is what is to be reported
            print(f"# no evidence: {error}")


# left and top are the widths of the shadow that the toolkit draws itself; 0 where it says none.
Window = collections.namedtuple("Window", "id x y width height popup left top")


def windows_of(stage, pid):
    """The windows of a process that are on the screen, topmost first."""
    tree = subprocess.run(["xwininfo", "-display", stage.display, "-root", "-tree"],
                          capture_output=True, text=True).stdout
    found = []
    for match in re.finditer(
            r"^\s+(0x[0-9a-f]+) .*?(\d+)x(\d+)\+-?\d+\+-?\d+  \+(-?\d+)\+(-?\d+)", tree, re.M):
        width, height, x, y = map(int, match.group(2, 3, 4, 5))
        if width < 2 or height < 2:
            continue
        about = stage.xprop("-id", match.group(1), "_NET_WM_PID", "_NET_WM_WINDOW_TYPE",
                            "_GTK_FRAME_EXTENTS", "WM_STATE")
        if f"_NET_WM_PID(CARDINAL) = {pid}\n" not in about:
            continue
        popup = "_NET_WM_WINDOW_TYPE_NORMAL" not in about and "_TYPE_DIALOG" not in about
        if not popup and "window state: Normal" not in about:
            continue
        edges = re.search(r"_GTK_FRAME_EXTENTS\(CARDINAL\) = (\d+), \d+, (\d+)", about)
        left, top = map(int, edges.groups()) if edges else (0, 0)
        found.append(Window(match.group(1), x, y, width, height, popup, left, top))
    return found
