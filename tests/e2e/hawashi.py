# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in Hawashi, in their words: each function acts and waits for what they would see."""

import json
import os
import re
import subprocess

from stage import Failure, wait_until

HERE = os.path.dirname(os.path.realpath(__file__))
SAMPLES = os.path.join(os.path.dirname(os.path.dirname(HERE)), "resources", "samples")


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
        wait_until(look, what)
        return found


def _beside(program):
    folder, name = os.path.split(program)
    for path in (os.path.join(folder, "hawashi-cli"),
                 os.path.join(folder, "..", "cli", "hawashi-cli")):
        if os.path.exists(path):
            return os.path.abspath(path)
    raise Failure(f"no hawashi-cli beside {program}")


def _same(pattern, text):
    return bool(pattern.search(text)) if isinstance(pattern, re.Pattern) else pattern == text
