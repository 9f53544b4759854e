# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in Hawashi, in their words: each function acts and waits for what they would see."""

import configparser
import json
import os
import re
import subprocess
import time

from stage import Failure, Stage, wait_until

HERE = os.path.dirname(os.path.realpath(__file__))
SAMPLES = os.path.join(os.path.dirname(os.path.dirname(HERE)), "resources", "samples")
PROGRAM = os.environ.get("HW_PROGRAM")
CLI = os.environ.get("HW_CLI")
# GTK 4.18 calls the button of a menu otherwise.
BUTTON = re.compile("push button|toggle button")
FIELD = re.compile("text|entry")
SETTINGS = "io/github/hawashi/Hawashi"


class Hawashi:
    """The program on a stage, and the command line beside it on the same library."""

    def __init__(self, stage, program, cli=None, library=None):
        self.stage = stage
        self.path = program
        self.cli_path = cli or _beside(program)
        self.library = library or stage.path("home", "data", "hawashi", "library.db")
        self.environment = {}
        self.app = None

    @property
    def input(self):
        return self.stage.input

    # The process

    def start(self, *arguments):
        own = self.stage.path("home", "data", "hawashi", "library.db")
        options = [] if self.library == own else [f"--library={self.library}"]
        self.app = self.stage.start([self.path, *options, *arguments], self.environment)
        return self.app

    def set(self, **settings):
        """Changes settings while the program does not run."""
        folder = self.stage.path("home", "config", "glib-2.0", "settings")
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, "keyfile")
        keys = configparser.RawConfigParser()
        keys.read(path)
        if not keys.has_section(SETTINGS):
            keys.add_section(SETTINGS)
        for key, value in settings.items():
            keys.set(SETTINGS, key.replace("_", "-"), value)
        with open(path, "w") as file:
            keys.write(file, space_around_delimiters=False)

    def restart(self, *arguments):
        self.app.quit()
        return self.start(*arguments)

    def open_with(self, *paths):
        """What a file manager does with *Open with*: a second process that hands the files over."""
        options = ["--library=" + self.library] if "library.db" not in self.library else []
        subprocess.run([self.path, *options, *paths], check=True, timeout=30,
                       env={**os.environ, **self.environment})

    def cli(self, *arguments, check=True):
        """The command line's objects, one a line."""
        done = subprocess.run([self.cli_path, f"--library={self.library}", "--json", *arguments],
                              capture_output=True, text=True, timeout=60)
        if check and done.returncode != 0:
            raise Failure(f"hawashi-cli {arguments}: {done.returncode}: {done.stderr}")
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    def cli_text(self, *arguments):
        return subprocess.run([self.cli_path, f"--library={self.library}", *arguments],
                              capture_output=True, check=True, timeout=60).stdout

    def tabs(self):
        """Those of the documents that are open, by their titles. In Debian 12 only their labels say something."""
        old = [label for tab in self.app.find_all("filler", "AdwTab") for label in tab.find_all("label")]
        return old or [tab for bar in self.app.find_all("page tab list", "")
                       for tab in bar.find_all("page tab")]

    def choose_from_menu(self, label, number, button="Main menu"):
        """An item of a menu: by its label, or by its number where GTK 4.18 gives it no name."""
        self.app.wait_for(BUTTON, button).click()

        def look():
            named = self.app.find(re.compile("menu item|push button"), label)
            items = self.app.find_all("menu item", "")
            return named or (items[number] if len(items) > number else None)
        wait_until(look, f"{label} in the menu").click()

    def document(self, title):
        for document in self.cli("documents"):
            if _same(title, document["title"]):
                return document
        raise Failure(f"the library has no document {title!r}")

    def passages(self):
        return self.cli("passages") if os.path.exists(self.library) else []

    def wait_for_passages(self, condition, what):
        found = []

        def look():
            found[:] = self.passages()
            return condition(found)
        try:
            wait_until(look, what)
        except Failure as failure:
            raise Failure(f"{failure}; the passages are {found}") from None
        return found


class Text:
    """The reading pane: its paragraphs on screen, and places in them."""

    def __init__(self, hawashi):
        self.hawashi = hawashi
        self.stage = hawashi.stage

    @property
    def pane(self):
        return self.hawashi.app.wait_for("document text")

    def focus(self):
        """A click beside the text: the keyboard is in the pane, and nothing is selected."""
        x, y, width, height = self.pane.area
        self.stage.input.click(x + 16, y + height - 20)

    def paragraph(self, beginning):
        """The paragraph on screen that begins so, as an accessible object."""
        def look():
            pane = self.hawashi.app.find("document text")
            for node in pane.children() if pane else ():
                if node.name.startswith(beginning) and node.shown:
                    return node
            return None
        return wait_until(look, f"a paragraph that begins {beginning!r} on screen")

    def bring(self, beginning, clicks=40):
        """Scrolls with the wheel until the paragraph stands whole on the screen."""
        pane = self.pane
        self.stage.input.move(*pane.middle)
        for _ in range(clicks):
            x, y, width, height = pane.area
            for node in pane.children():
                if node.name.startswith(beginning):
                    _, top, _, tall = node.area
                    if top >= y and top + tall <= y + height:
                        return node
            before = self.seen()
            self.stage.input.wheel(2)
            wait_until(lambda: self.seen() != before, "the text to scroll", 5)
        raise Failure(f"no paragraph begins {beginning!r}")

    def seen(self):
        """The paragraphs on screen with their places."""
        pane = self.hawashi.app.find("document text")
        return [(node.name, node.extents) for node in pane.children()
                if node.role == "label" and node.shown] if pane else None

    def cards(self):
        """The cards in the margin, as accessible objects."""
        pane = self.hawashi.app.find("document text")
        return [node for node in pane.children()
                if node.role in ("panel", "grouping") and node.name and node.shown] if pane else []

    def card(self, words):
        """The card that says these words."""
        return wait_until(lambda: next((card for card in self.cards() if words in card.name), None),
                          f"a card that says {words!r}")

    def stripes(self):
        """The stripes in the margin, as accessible objects."""
        pane = self.hawashi.app.find("document text")
        return [node for node in pane.children() if node.role == "image" and node.shown] if pane else []

    def selected(self):
        """What middle click would paste: the selection, as the X server has it."""
        return self.stage.clipboard("primary")

    def drag_over(self, beginning, wanted):
        """Drags from the first letter of a paragraph, right-to-left, until just `wanted` is selected.

        The hand goes to the end of the first line and, where `wanted` is longer, of the next ones, then
        back along the last; it looks at what is selected and corrects itself, as a hand does.
        """
        paragraph = self.bring(beginning)
        x, y, width, height = paragraph.area
        line = self.line_height
        start = x + width - 2
        less = 0  # letters selected at the near end of the line
        for row in range(max(1, height // line)):
            def reach(to):
                return self.drag(start, y + line // 2, to, y + row * line + line // 2)
            selected = reach(x + 2)
            if len(selected) < len(wanted):
                less = len(selected)
                continue
            near, far, more = start, x + 2, len(selected)
            bisect = False
            while selected != wanted and near - far > 1:
                share = 0.5 if bisect else (len(wanted) - less) / max(1, more - less)
                goal = min(max(round(near - (near - far) * share), far + 1), near - 1)
                selected = reach(goal)
                if len(selected) > len(wanted):
                    bisect = more - len(selected) < (more - less) // 4
                    far, more = goal, len(selected)
                else:
                    bisect = len(selected) - less < (more - less) // 4
                    near, less = goal, len(selected)
            if selected == wanted:
                return selected
            break
        raise Failure(f"could not select {wanted!r}; last it was {selected!r}")

    def drag(self, x0, y0, x1, y1):
        """What is selected after it. A drag that begins on a selection would take that along."""
        if self.selected() is not None:
            self.focus()
        self.stage.forget_clipboard("primary")
        self.stage.input.drag(x0, y0, x1, y1)
        return wait_until(self.selected, "a selection in the primary clipboard", 3)

    @property
    def line_height(self):
        """Of the lowest paragraph on screen, which has one line and half a line below it."""
        return min(place[3] for name, place in self.seen() if name) * 2 // 3


class Reading:
    """A stage with the program on a library that holds documents: of files, and of texts by their names."""

    def __init__(self, *paths, texts=None, marks=()):
        self.paths = paths
        self.texts = texts or {}
        self.marks = marks

    def __enter__(self):
        self.stage = Stage().__enter__()
        self.hawashi = Hawashi(self.stage, PROGRAM, CLI)
        self.text = Text(self.hawashi)
        os.makedirs(os.path.dirname(self.hawashi.library), mode=0o700, exist_ok=True)
        for path in [*self.paths, *(self.write(*text) for text in self.texts.items())]:
            self.hawashi.cli("import", path)
        for mark in self.marks:
            self.hawashi.cli("mark", *mark)
        self.hawashi.start()
        return self

    def __exit__(self, *error):
        return self.stage.__exit__(*error)

    @property
    def app(self):
        return self.hawashi.app

    @property
    def input(self):
        return self.stage.input

    def open(self, title):
        self.app.wait_for("label", re.compile(title)).click()
        wait_until(lambda: title in self.app.find("frame").name, f"{title} to be open")

    def write(self, name, content):
        path = self.stage.path(name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return path

    def press_in_row(self, role, name, within=None):
        """A button in a row of a list. GTK 4.18 tells its place without the padding of the row."""
        button = (within or self.app).wait_for(role, name)
        x, y, width, height = button.area
        self.input.click(x + width // 2 + 8, y + height - 2)

    def choose_file(self, path, button="Open"):
        """In the dialog for files, whose button it is: there a slash opens a field for a path."""
        self.app.wait_for("push button", button)
        self.input.type(path)
        self.app.wait_for(FIELD, None, re.compile(re.escape(path)))
        looks = []

        def is_path():
            # GTK 4.18 puts what may follow behind what was typed, after a moment, and leaves it there.
            looks.append(any(node.text == path for node in self.app.find_all(FIELD)))
            if not looks[-1]:
                self.input.press("Shift+End")
                self.input.press("Delete")
            time.sleep(0.2)
            return all(looks[-6:]) and len(looks) > 5
        wait_until(is_path, "nothing but the path")
        self.input.press("Return")

    def copied(self):
        self.stage.forget_clipboard()
        self.input.press("Ctrl+c")
        return wait_until(self.stage.clipboard, "something in the clipboard")


def _beside(program):
    folder = os.path.dirname(os.path.abspath(program))
    for path in (os.path.join(folder, "hawashi-cli"),
                 os.path.join(folder, "..", "cli", "hawashi-cli")):
        if os.path.exists(path):
            return os.path.abspath(path)
    raise Failure(f"no hawashi-cli beside {program}")


def _same(pattern, text):
    return bool(pattern.search(text)) if isinstance(pattern, re.Pattern) else pattern == text
