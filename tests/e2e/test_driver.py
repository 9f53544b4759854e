#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver itself, on a window that does nothing: what it says it did must have happened."""

import os
import sys
import time

import tap
from stage import Failure, Stage, wait_until

COMMAND = [os.environ["HW_DRIVER_WINDOW"]]


def test_reaches_a_button_and_a_popover():
    with Stage() as stage:
        window = stage.start(COMMAND)
        window.wait_for("push button", "In the bar").click()
        window.wait_for("push button", "Clicked")
        window.find("push button", "More").click()
        window.wait_for("text", "Name").click()
        window.wait_for("push button", "In the popover").click()
        wait_until(lambda: len(window.find_all("push button", "Clicked")) == 2, "both clicks")


def test_types_both_scripts_and_reads_the_clipboard():
    with Stage() as stage:
        window = stage.start(COMMAND)
        text = window.wait_for("text", "Text")
        x, y, width, _ = text.area
        stage.input.click(x + width - 15, y + 8, count=2)
        stage.input.press("Ctrl+c")
        wait_until(lambda: stage.clipboard() == "سلام", "the word in the clipboard")
        stage.input.press("Ctrl+a")
        stage.input.type("Ibn Rushd, ابن رشد؟ أَجَل!")
        window.wait_for("text", "Text", text="Ibn Rushd, ابن رشد؟ أَجَل!")


def test_drags_over_text():
    with Stage() as stage:
        window = stage.start(COMMAND)
        x, y, width, _ = window.wait_for("text", "Text").area
        stage.input.drag(x + width - 1, y + 8, x + 40, y + 8)
        wait_until(lambda: stage.clipboard("primary") == "سلام على من قرأ هذه الحاشية",
                   "the line in the primary selection")


def test_drags_a_file_from_one_window_to_another():
    with Stage() as stage:
        window = stage.start(COMMAND)
        path = stage.path("ورقة one.txt")
        with open(path, "w") as file:
            file.write("one")
        stage.drag_files([path], window.wait_for("text", "Text"))
        window.wait_for("push button", "ورقة one.txt")


def test_fails_in_time_and_leaves_nothing_running():
    began = time.monotonic()
    try:
        with Stage() as stage:
            window = stage.start(COMMAND)
            children = [child.pid for child in stage.children] + [window.process.pid]
            folder = stage.folder
            window.wait_for("push button", "Not there", deadline=1)
    except Failure as failure:
        assert "Not there" in str(failure)
    else:
        raise AssertionError("it found a button that is not there")
    assert time.monotonic() - began < 15
    assert not os.path.exists(folder)
    assert not [pid for pid in children if os.path.exists(f"/proc/{pid}")]


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
