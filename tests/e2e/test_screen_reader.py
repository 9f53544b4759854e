#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader reads, and hears when keys are pressed.

From GTK 4.14 on the pane is text with a caret for it. Before that GTK gives it none: each paragraph on
screen is a label, and what the caret comes to is the pane's description.
"""

import re
import sys

import tap
from program import Atspi, GLib
from stage import wait_until
from test_reading import Reading, interview

FIRST = "حارسة الورق: حوار مع مرمِّمة مخطوطات"
TITLE = "حارسة الورق"
SECOND = "أجرى الحوار: يونس الحدّاد"
MARKS = [("1", "0", "5", "--tag=ورق", "--note=قديم"),
         ("1", "200", "260", "--tag=Paper"),
         ("1", "220", "240", "--note=Inside."),
         ("1", "300", "320")]
UNITS = Atspi.TextGranularity


class Ear:
    """Hears what the pane tells, from when it was asked to listen."""

    def __init__(self, pane, *kinds):
        self.pane = pane
        self.heard = []
        self.listener = Atspi.EventListener.new(self._hear)
        for kind in kinds:
            self.listener.register(kind)

    def _hear(self, event, *_):
        if event.source == self.pane.accessible:
            self.heard.append((event.type, event.detail1, str(event.any_data)))

    def wait_for(self, condition, what):
        """The first that meets the condition, of those not heard before."""
        def listen():
            while GLib.MainContext.default().iteration(False):
                pass
            for number, told in enumerate(self.heard):
                if condition(told):
                    del self.heard[:number + 1]
                    return told
            return None
        try:
            return wait_until(listen, what)
        except AssertionError as failure:
            raise AssertionError(f"{failure}; heard: {self.heard}") from None


class Page(Reading):
    """The interview with four passages, open; the keyboard is in the text, at its end."""

    def __init__(self, marks=MARKS):
        super().__init__(interview(), marks=marks)

    def __enter__(self):
        super().__enter__()
        self.open(TITLE)
        self.text.paragraph(SECOND)
        self.text.focus()
        self.pane = self.text.pane
        wait_until(lambda: self.pane.has("focused"), "the keyboard in the text")
        self.accessible = self.pane.accessible
        self.is_text = "Text" in self.accessible.get_interfaces()
        self.ear = Ear(self.pane, "object:property-change:accessible-description",
                       "object:text-caret-moved", "object:text-selection-changed",
                       "object:text-changed")
        return self

    def hear(self, key, said):
        """Presses a key; waits until the pane's description is said to be this."""
        self.input.press(key)
        pattern = said if isinstance(said, re.Pattern) else re.compile(re.escape(said) + r"\Z")
        told = self.ear.wait_for(lambda told: "description" in told[0] and pattern.match(told[2]),
                                 f"{pattern.pattern!r} to be said after {key}")
        assert self.pane.description == told[2]
        return told[2]

    @property
    def caret(self):
        return Atspi.Text.get_caret_offset(self.accessible)

    def hear_caret(self, key, offset):
        self.input.press(key)
        self.ear.wait_for(lambda told: "caret-moved" in told[0] and told[1] == offset,
                          f"the caret at {offset} after {key}")
        assert self.caret == offset

    def unit(self, granularity, offset=None):
        offset = self.caret if offset is None else offset
        found = Atspi.Text.get_string_at_offset(self.accessible, offset, granularity)
        assert Atspi.Text.get_text(self.accessible, found.start_offset,
                                   found.end_offset) == found.content, found.content
        assert found.start_offset <= offset <= found.end_offset
        return found.content


def test_reads_the_visible_text():
    with Page() as p:
        document = p.hawashi.cli_text("show", "1").decode().splitlines()
        lines = [line for line in document if line.strip()]
        spoken = [n for n in p.pane.children() if n.role == "label"]
        assert len(spoken) > 4
        for node, line in zip(spoken, lines):
            assert node.name == line, (node.name, line)
            assert node.text == line and node.shown
        if p.is_text:
            seen = p.pane.text
            assert "\n".join(document).startswith(seen) and len(seen) > 400, seen
        # After a turned page it is what is then on screen, without a touch of the text itself.
        p.input.press("Ctrl+Home")
        p.text.paragraph(SECOND)
        p.input.press("Page_Down")
        wait_until(lambda: [n for n in p.pane.children() if n.role == "label"][0].name != lines[0],
                   "other paragraphs")
        spoken = [n for n in p.pane.children() if n.role == "label" and n.shown]
        first = lines.index(spoken[0].name)
        assert [n.name for n in spoken] == lines[first:first + len(spoken)]
        if p.is_text:
            wait_until(lambda: p.pane.text.startswith(lines[first]), "the text of that page")
            assert p.pane.text in "\n".join(document)
        p.app.quit()


def test_hears_the_caret():
    with Page(marks=()) as p:
        if p.is_text:
            p.hear_caret("Ctrl+Home", 0)
            assert p.unit(UNITS.CHAR) == "ح"
            assert p.unit(UNITS.WORD) == "حارسة"
            assert p.unit(UNITS.LINE).rstrip() == FIRST
            assert p.unit(UNITS.PARAGRAPH).rstrip() == FIRST
            p.hear_caret("Left", 1)
            p.hear_caret("Left", 2)
            p.hear_caret("Right", 1)
            p.hear_caret("Ctrl+Left", 5)
            p.hear_caret("End", len(FIRST))
            p.hear_caret("Left", len(FIRST) + 1)
            assert p.unit(UNITS.LINE).rstrip() == SECOND
            whole = p.pane.text
            at = whole.index("ترميم المخطوطات.")
            assert p.unit(UNITS.SENTENCE, at).startswith("في الطابق الأرضي")
            assert p.unit(UNITS.SENTENCE, at).rstrip().endswith("المخطوطات.")
            line = p.unit(UNITS.LINE, at)
            assert line in p.unit(UNITS.PARAGRAPH, at) and len(line) < 120
            # At the end of the document, which was not on screen.
            p.input.press("Ctrl+End")
            last = p.hawashi.cli_text("show", "1").decode().rstrip("\n").splitlines()[-1]
            wait_until(lambda: p.pane.text.rstrip("\n").endswith(last), "the end of the text")
            p.ear.wait_for(lambda told: "caret-moved" in told[0]
                           and told[1] == Atspi.Text.get_character_count(p.accessible),
                           "the caret at the end")
        else:
            p.hear("Ctrl+Home", FIRST)
            p.hear("Left", "ا")
            p.hear("Left", "ر")
            p.hear("Ctrl+Left", "حارسة")
            p.hear("Down", SECOND)
        p.app.quit()


def test_hears_the_selection():
    with Page(marks=()) as p:
        p.input.press("Ctrl+Home")
        if p.is_text:
            p.input.press("Shift+End")
            p.ear.wait_for(lambda told: "selection-changed" in told[0], "a selection")
            assert Atspi.Text.get_n_selections(p.accessible) == 1
            found = Atspi.Text.get_selection(p.accessible, 0)
            assert (found.start_offset, found.end_offset) == (0, len(FIRST))
            p.input.press("Escape")
            p.ear.wait_for(lambda told: "selection-changed" in told[0], "the selection to go")
            assert Atspi.Text.get_n_selections(p.accessible) == 0
        else:
            p.hear("Shift+Ctrl+Left", "حارسة")
            p.hear("Escape", FIRST)
        p.app.quit()


def test_hears_passages_with_their_tags_and_notes():
    with Page() as p:
        p.hear("Ctrl+Home", "Passage: حارسة\nTags: ورق\nNote: قديم")
        p.hear("Tab", re.compile("Passage: نافذة واحدة عالية.*\nTags: Paper$", re.S))
        p.hear("Tab", re.compile("Passage: عمل هند .*\nNote: Inside.$", re.S))
        p.hear("Tab", re.compile("Passage: ن المكابس"))
        p.hear("Shift+Tab", re.compile("Passage: عمل هند "))
        p.app.quit()


def test_tells_passages_as_attributes():
    with Page() as p:
        if p.is_text:
            def run(offset):
                return Atspi.Text.get_attribute_run(p.accessible, offset, False)
            attributes, start, end = run(2)
            assert (start, end) == (0, 5), (start, end)
            assert attributes["mark"] == "true" and attributes["direction"] == "rtl"
            assert attributes["passage"] == "Passage: حارسة\nTags: ورق\nNote: قديم"
            assert re.fullmatch(r"\d+,\d+,\d+", attributes["bg-color"])
            attributes, start, end = run(8)
            assert (start, "mark" in attributes) == (5, False)
            # Where two lie over each other both are told, and the run is what both have.
            attributes, start, end = run(230)
            assert (start, end) == (220, 240), (start, end)
            assert "Tags: Paper" in attributes["passage"] and "Inside." in attributes["passage"]
            assert Atspi.Text.get_text_attribute_value(p.accessible, 8, "mark") in (None, "")
            assert Atspi.Text.get_default_attributes(p.accessible)["editable"] == "false"
            box = Atspi.Text.get_range_extents(p.accessible, 0, 5, Atspi.CoordType.WINDOW)
            x, y, width, height = p.text.paragraph(FIRST).extents
            assert x < box.x and box.x + box.width <= x + width, "right of its paragraph's middle"
            assert y <= box.y and 0 < box.height <= height
            at = Atspi.Text.get_offset_at_point(p.accessible, box.x + box.width - 3,
                                                box.y + box.height // 2, Atspi.CoordType.WINDOW)
            assert at == 0, at
        p.app.quit()


def test_cards_and_stripes_have_names():
    with Page() as p:
        first = "Passage: حارسة\nTags: ورق\nNote: قديم"
        p.pane.wait_for("image", first)
        stripes = [n for n in p.pane.children() if n.role == "image"]
        assert len(stripes) == 4 and all(n.name.startswith("Passage: ") for n in stripes)
        # Without the panel there is room for cards.
        p.input.press("Shift+F9")
        for stripe in stripes:
            p.pane.wait_for(re.compile("panel|grouping"), stripe.name)
        p.app.quit()


# What a hand or the keyboard can do something with.
CONTROLS = ("push button", "toggle button", "check box", "radio button", "entry", "text", "combo box",
            "slider", "spin button", "list item", "link", "page tab", "switch", "dialog", "alert",
            "document text", "table cell")
# GTK's own frames, which give the focus away, and what stands in for a name in GTK 4.8.
FRAMES = ("scroll pane", "split pane", "list", "menu", "page tab list", "list box", "table")
NO_NAME = re.compile(r"((Gtk|Adw|Hw)[A-Z][A-Za-z]+)?")
# Whose inner parts are GTK's own affair. Names in its menus do not come through in GTK 4.18.
WHOLE = ("combo box", "menu", "menu item", "spin button")


def nameless(node, found):
    """Controls on the screen below the node that have no name or no role."""
    for child in node.children():
        if not child.has("visible"):
            continue
        role, name = child.role, child.name
        if child.shown and role not in FRAMES and not name.startswith("GtkPaned"):
            acts = role in CONTROLS or child.has("focusable")
            if role in ("filler", "panel"):  # a frame too, where something in it takes the focus
                acts = acts and not any(inner.has("focusable") for inner in child.walk())
            if acts and (NO_NAME.fullmatch(name.strip()) or role in ("filler", "panel", "unknown", "")):
                found.append(f"{role} {name!r} in {node.role} {node.name!r}")
        if role not in WHOLE:
            nameless(child, found)
    return found


def test_every_control_has_a_name():
    with Page() as p:
        def check(where):
            try:
                wait_until(lambda: not nameless(p.app, []), where, 3)
            except AssertionError:
                raise AssertionError(f"{where}: {nameless(p.app, [])}") from None

        def opened(what, name, role="push button"):
            p.app.wait_for(role, name).click()
            check(what)
            p.input.press("Escape")

        check("the window")
        assert any("Tags: Paper" in n.name for n in p.app.find_all("list item"))
        assert any(n.name.startswith(FIRST) for n in p.app.find_all("list item"))
        p.app.wait_for("page tab", "Notes").click()
        check("notes")
        p.app.wait_for("page tab", "Details").click()
        check("details")
        p.app.wait_for("page tab", "Passages").click()
        opened("the type", "Text appearance")
        opened("the menu", "Main menu")
        opened("a new tag", "New Tag")
        p.text.focus()
        p.input.press("Shift+F9")
        p.input.press("Ctrl+Home")
        p.input.press("Return")
        p.pane.wait_for("text", "Note")
        check("a card")
        p.input.press("Escape")
        p.input.press("Ctrl+End")
        p.input.press("Shift+Home")
        check("the selection's bar")
        p.input.press("t")
        p.app.wait_for("text", "Tag")
        check("tagging")
        p.input.press("Escape")
        p.input.press("Ctrl+f")
        p.input.type("ال")
        check("find")
        p.input.press("Escape")
        p.app.wait_for("entry", "Search").click()
        p.input.type("المخطوطات")
        p.app.wait_for("list", "Search results")
        wait_until(lambda: any("المخطوطات" in n.name for n in p.app.find_all("list item")), "a hit")
        check("search")
        p.input.press("Escape")
        p.app.wait_for("label", "Paper").click(count=2)
        p.app.wait_for("list", "Passages with this tag")
        check("a tag")
        p.app.quit()


def window(p, name):
    """A window of the program by its title, once it is there."""
    return wait_until(lambda: next((node for node in p.app.walk(windows_only=True)
                                    if node.role in ("frame", "dialog") and name in node.name), None),
                      f"a window {name!r}")


def closed(p, name):
    p.input.press("Escape")
    wait_until(lambda: all(name not in node.name for node in p.app.walk(windows_only=True)),
               f"{name} to go")


def test_dialogs_have_names():
    with Page() as p:
        def check(where, node):
            try:
                wait_until(lambda: not nameless(node, []), where, 3)
            except AssertionError:
                raise AssertionError(f"{where}: {nameless(node, [])}") from None

        p.input.press("Ctrl+e")
        export = window(p, "Export Notes")
        for name in ("Format", "Notes of"):
            export.wait_for("combo box", name)
        export.wait_for("list item", "Tags").click()
        export.wait_for("check box", re.compile("Paper"))
        check("export", export)
        closed(p, "Export Notes")
        # The dialog is GTK's own, but for one of its pages.
        p.input.press("Ctrl+p")
        dialog = window(p, "Print")
        dialog.wait_for("label", "Text and Notes").click()
        size = dialog.wait_for("spin button", "Size of the text, in points")
        # Our page: what holds both the first and the last of it.
        options = size.parent
        while options.find("combo box", "Digits") is None:
            options = options.parent
        for name in ("Mark passages", "Title and source above each page", "Page numbers"):
            options.wait_for(re.compile("check box|switch|toggle button"), name)
        for name in ("Notes and tags", "Digits"):
            options.wait_for("combo box", name)
        check("print", options)
        dialog.wait_for("push button", re.compile("Preview$")).click()
        preview = window(p, "Print Preview")
        assert preview.wait_for("image", re.compile("1 of")).has("focusable")
        check("the preview", preview)
        closed(p, "Print Preview")
        p.app.quit()


def test_windows_of_the_menu_can_be_read():
    """They are GTK's and libadwaita's own; what we put there is told."""
    with Page() as p:
        p.input.press("Ctrl+question")
        # GTK 4.18 gives this window no name and the role of a panel.
        p.app.wait_for("label", "Mark with the last colour")
        p.input.press("Escape")
        p.app.wait_gone("label", "Mark with the last colour")
        p.app.find("push button", "Main menu").click()
        items = wait_until(lambda: p.app.find_all(re.compile("menu item|push button"), "About Hawashi")
                           or p.app.find_all("menu item", "")[-1:], "the menu")
        items[-1].click()
        about = wait_until(lambda: next((node for node in p.app.walk(windows_only=True)
                                         if node.find("label", "The Hawashi maintainers")), None), "About")
        for name in ("Details", "Credits", "Legal"):
            about.wait_for("list item", name)
        p.input.press("Escape")
        # The next keys are for the window, not for one that is on its way out.
        p.app.wait_gone("label", "The Hawashi maintainers")
        p.app.quit()


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
