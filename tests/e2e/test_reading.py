#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader relies on, in the real window: keys, exact copies, undo, other processes, bad files."""

import ctypes
import os
import re
import sys
import sqlite3

import tap
from hawashi import CLI, Hawashi, PROGRAM, Reading, SAMPLES
from stage import Stage, wait_until

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE = 1
MIXED = """UN قرار رقم 12 صدر.

The word ميناء means harbour (مرفأ), 3 lines.

لَا إِلَى الأَمَام، ولا «وراء» [ملحق]!
"""


def interview():
    return os.path.join(SAMPLES, "interview-ar.txt")


def test_marks_tags_and_notes_by_keyboard_alone():
    with Reading(interview()) as r:
        r.open("حارسة الورق")
        r.text.focus()
        r.input.press("Ctrl+Home")
        r.input.press("Shift+End")
        line = wait_until(r.text.selected, "the first line selected")
        assert line == "حارسة الورق: حوار مع مرمِّمة مخطوطات", line
        r.input.press("h")
        r.hawashi.wait_for_passages(lambda found: [p["quote"] for p in found] == [line], "h marks")
        r.input.press("t")
        r.app.wait_for("text", "Tag")
        r.input.type("عنوان")
        r.app.wait_for("list item", re.compile("عنوان"))
        r.input.press("Return")
        r.hawashi.wait_for_passages(lambda found: found[0]["tags"] == ["عنوان"], "t tags")
        r.input.press("n")
        wait_until(lambda: any(n.has("focused") for n in r.app.find_all("text", "Note")),
                   "the caret in the note")
        r.input.type("A title.")
        r.hawashi.wait_for_passages(lambda found: found[0]["note"] == "A title.", "n notes")
        # The last tag used is on the key 1.
        r.text.focus()
        r.input.press("Ctrl+End")
        r.input.press("Shift+Ctrl+Right")
        wait_until(r.text.selected, "a word selected")
        r.input.press("1")
        r.hawashi.wait_for_passages(
            lambda found: len(found) == 2 and all(p["tags"] == ["عنوان"] for p in found), "1 tags")
        r.app.quit()


def test_copies_exactly_what_the_text_says():
    with Reading() as r:
        path = r.write("mixed.txt", MIXED)
        r.hawashi.open_with(path)
        wait_until(lambda: r.hawashi.cli("documents"), "the document in the library")
        r.text.paragraph("UN")
        r.text.focus()
        document = str(r.hawashi.cli("documents")[0]["id"])
        whole = r.hawashi.cli_text("show", document).decode()
        r.input.press("Ctrl+a")
        assert r.copied().rstrip("\n") == whole.rstrip("\n")
        # Letter by letter over both directions, and back: what is copied is always a piece of the text.
        r.input.press("Ctrl+Home")
        for end in range(1, 24):
            r.stage.forget_clipboard("primary")
            r.input.press("Shift+Left")
            wait_until(r.text.selected, "a selection")
        piece = r.copied()
        assert whole.startswith(piece) and len(piece) > 8, piece
        r.app.quit()


def test_undoes_after_a_restart():
    with Reading(interview(), marks=[("1", "0", "5", "--tag=ورق", "--note=قديم")]) as r:
        r.open("حارسة الورق")
        r.app.wait_for("label", "قديم")
        r.hawashi.restart()
        r.text.paragraph("حارسة الورق")
        r.text.focus()
        r.input.press("Ctrl+z")
        r.hawashi.wait_for_passages(lambda found: found == [], "the mark of the last session to go")
        r.input.press("Ctrl+Shift+z")
        found = r.hawashi.wait_for_passages(lambda found: len(found) == 1, "it to come back")
        assert (found[0]["tags"], found[0]["note"]) == (["ورق"], "قديم")
        r.app.quit()


def test_finds_on_after_a_switch():
    with Reading(interview()) as r:
        r.open("حارسة الورق")
        r.text.focus()
        r.input.press("Ctrl+f")
        r.input.type("الحداد")
        r.app.wait_for("label", re.compile("^1 of "))
        r.app.wait_for(re.compile("push button|toggle button"), "How to find").click()
        # GTK 4.18 gives the items no names; the letters come first.
        wait_until(lambda: r.app.find(re.compile("menu item|push button|check box"),
                                      "Letters Exactly as Typed")
                   or next(iter(r.app.find_all("menu item", "")), None), "the switches").click()
        # A shadda is no letter; a hamza is.
        r.app.wait_for("label", re.compile("^1 of "))
        r.input.press("Ctrl+a")
        r.input.type("اجرى")
        r.app.wait_for("label", "Not found")
        r.input.press("Ctrl+a")
        r.input.type("أجرى")
        r.app.wait_for("label", re.compile("^1 of "))
        r.app.quit()


def wait_for_title(r, title):
    wait_until(lambda: title in r.app.find("frame").name, f"{title} in the title")


def test_brings_back_what_was_open():
    with Reading(interview(), os.path.join(SAMPLES, "interview-en.txt")) as r:
        r.open("حارسة الورق")
        english = r.app.wait_for("label", re.compile("The Keeper of Paper"))
        english.click(button=2)
        wait_until(lambda: len(r.app.find_all("page tab", None)) >= 2, "a tab of its own")
        wait_for_title(r, "The Keeper of Paper")
        r.hawashi.restart()
        wait_for_title(r, "The Keeper of Paper")
        r.input.press("Ctrl+Page_Up")
        wait_for_title(r, "حارسة الورق")
        r.input.press("Ctrl+w")
        wait_for_title(r, "The Keeper of Paper")
        r.input.press("Ctrl+Shift+t")
        wait_for_title(r, "حارسة الورق")
        r.app.quit()


def test_shows_what_another_process_does():
    with Reading(interview()) as r:
        r.open("حارسة الورق")
        r.hawashi.cli("mark", "1", "40", "60", "--tag=من خارج", "--note=From outside.")
        r.app.wait_for("label", "From outside.")
        r.app.wait_for("label", "من خارج")
        # And the other way: what is done here after that is there for others, and stays.
        r.text.focus()
        r.input.press("Ctrl+Home")
        r.input.press("Shift+End")
        wait_until(r.text.selected, "a line selected")
        r.input.press("h")
        r.hawashi.wait_for_passages(lambda found: len(found) == 2, "both passages")
        r.app.quit()
        assert len(r.hawashi.passages()) == 2


def test_names_the_broken_file_of_a_folder_and_brings_the_others():
    with Reading(interview()) as r:
        r.open("حارسة الورق")
        folder = r.stage.path("folder")
        os.makedirs(os.path.join(folder, "below"))
        for i in range(300):
            with open(os.path.join(folder, "below", f"{i:03}.txt"), "w", encoding="utf-8") as file:
                file.write(f"رسالة رقم {i}\n\n" + "كلام كثير في موضوع واحد. " * 200)
        with open(os.path.join(folder, "broken.txt"), "wb") as file:
            file.write(b"text\0\1\2\0" * 100)
        r.hawashi.open_with(folder)
        pane = r.text.pane
        r.input.move(*pane.middle)
        for _ in range(10):
            r.input.wheel(3)
            r.input.wheel(-3)
        wait_until(lambda: len(r.hawashi.cli("documents")) == 301, "the other files")
        r.app.wait_for("label", re.compile("رسالة رقم"))
        r.app.wait_for("push button", "Details…").click()
        r.app.wait_for(None, re.compile("broken.txt"))


def menu_is_open(app):
    """GTK 4.8 has buttons with names in it; GTK 4.18 gives its items no name."""
    return (app.find(re.compile("menu item|push button"), "About Hawashi")
            or len(app.find_all("menu item", "")) > 4)


def check_refused(make, reason):
    """The window says which library it cannot open and why, stays usable, and leaves it as it was."""
    with Stage() as stage:
        shelf = stage.path("shelf")
        library = os.path.join(shelf, "bad.db")
        os.mkdir(shelf)
        make(stage, library)
        try:
            with open(library, "rb") as file:
                before = os.listdir(shelf), file.read()
            hawashi = Hawashi(stage, PROGRAM, CLI, library)
            app = hawashi.start()
            message = app.wait_for("label", re.compile("bad.db")).name
            print(f"# {message}")
            assert re.search(reason, message), message
            # Usable: the menu opens, and another library can be chosen.
            assert app.find("push button", "Open Another Library…")
            app.find("push button", "Main menu").click()
            wait_until(lambda: menu_is_open(app), "the menu")
            stage.input.press("Escape")
            wait_until(lambda: not menu_is_open(app), "the menu to close")
            app.quit()
            with open(library, "rb") as file:
                assert (os.listdir(shelf), file.read()) == before, "something was changed"
        finally:
            os.chmod(shelf, 0o700)


def test_refuses_a_file_that_is_no_library():
    def make(_, path):
        with open(path, "w") as file:
            file.write("Dear diary,\n" * 1000)
    check_refused(make, "another kind|not a library")


def test_refuses_a_library_of_a_later_version():
    def make(stage, path):
        Hawashi(stage, PROGRAM, CLI, path).cli("import", interview())
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 9999")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    check_refused(make, "later version")


def test_refuses_a_damaged_library():
    def make(stage, path):
        Hawashi(stage, PROGRAM, CLI, path).cli("import", interview())
        with open(path, "r+b") as file:
            file.truncate(os.path.getsize(path) // 2)
    check_refused(make, "damaged")


def test_refuses_a_library_that_may_not_be_written():
    def make(stage, path):
        Hawashi(stage, PROGRAM, CLI, path).cli("import", interview())
        os.chmod(path, 0o400)
        os.chmod(os.path.dirname(path), 0o500)
    # Root may write everything: what this test starts is root without that power.
    if os.getuid() == 0:
        assert ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0) == 0
    check_refused(make, "cannot be written to")


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
