#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One reader's hour with the real program, on a display of its own.

    tour.py --program=PATH [--cli=PATH] [--output=FOLDER]

Every step is done as a person does it, and checked as a person would see it and, beside that, in the
library by the command line. Screenshots of each stage and the exported notes are left in FOLDER.
"""

import argparse
import os
import re
import subprocess
import tempfile
import time

from hawashi import Hawashi, SAMPLES, Text
from stage import Stage, wait_until

MIXED = """Notes from the harbour / ملاحظات من الميناء
Source: The Harbour Review
Date: 2 May 2021

The council met at nine. The minutes are in English, with the Arabic of the speakers kept as it was said.

UN قرار مجلس الميناء رقم 12 صدر بالإجماع، ثم نُشر في العدد 7 من مجلة Harbour Review بعد أسبوعين.

قال رئيس المجلس: «سنكتب إلى منظمة الملاحة (IMO) قبل 15 أيار»، ولم يزد.

The word he used, ميناء, is also the name of the old quarter.
"""
SENTENCE = "هند: أقول له إنني طبيبة لا تعد بالشفاء."
INTERVIEWS = re.compile("حارسة الورق"), re.compile("The Keeper of Paper")
BUTTON = re.compile("push button|toggle button")
SAVE_AS_PDF = 10  # its number in the main menu
NOTE = "قارن هذا بما قيل عن الندبة في آخر الحوار. Compare the English text."
# What another process marks in the interview: the words, the tag, the note.
MARKED_ELSEWHERE = (
    ("وأترك ندوبها ظاهرة. الندبة جزء من سيرتها.", "الندبة", "**الندبة** صورة تعود في آخر الحوار."),
    ("حبر العفص والزاج جميل السواد", "حبر", "من *قاموس الصنعة*: عفص، زاج، صمغ."),
    ("رأيتُ صفحات تساقطت سطورها حتى صارت كالمشربيّة", "تلف", ""),
)
FORMATS = {"markdown": ("Markdown", "md"), "html": ("HTML", "html"), "csv": ("CSV", "csv"),
           "webannotation": ("Web Annotation", "json")}


class Tour:
    def __init__(self, stage, program, cli, output):
        self.stage = stage
        self.output = output
        self.hawashi = Hawashi(stage, program, cli)
        self.text = Text(self.hawashi)
        self.step_number = 0
        self.began = time.monotonic()

    @property
    def app(self):
        return self.hawashi.app

    @property
    def input(self):
        return self.stage.input

    def say(self, what):
        self.step_number += 1
        print(f"# {self.step_number:2} {time.monotonic() - self.began:5.1f} s: {what}", flush=True)

    def shot(self, name):
        """A picture of the window, when it has come to rest."""
        self.input.move(self.stage.size[0] - 1, self.stage.size[1] - 1)
        path = os.path.join(self.output, f"{self.step_number:02}-{name}.png")
        self.stage.screenshot_at_rest(path)

    def go(self):
        self.adds_documents()
        self.opens_one_and_drags_over_a_sentence()
        self.tags_and_notes_it()
        self.undoes_and_redoes()
        self.finds_everything_after_a_restart()
        self.reads_with_cards_in_the_margin()
        self.finds_in_the_document()
        self.fills_lines_with_kashida()
        self.reads_text_of_two_directions()
        self.searches_with_another_spelling()
        self.reads_the_passages_of_a_tag()
        self.exports_every_format()
        self.saves_a_pdf()
        self.finds_its_tabs_after_a_restart()
        self.reads_in_an_arabic_session()

    # The hour

    def adds_documents(self):
        self.say("an empty library says what to do")
        self.hawashi.start()
        self.app.wait_for("push button", "Open the Samples")
        self.shot("empty")
        self.say("the samples, by the button")
        self.app.find("push button", "Open the Samples").click()
        for title in ("حارسة الورق", "The Keeper of Paper", "متطوعون ينقذون"):
            self.app.wait_for("label", re.compile(title))
        self.say("a file, by the command line and by drag and drop")
        one = self.write("harbour.txt", MIXED)
        self.hawashi.open_with(one)
        self.app.wait_for("label", re.compile("Notes from the harbour"))
        two = self.write("ورقة.txt", "ورقة من الطريق\n\nكُتبت على عجل في محطة القطار.\n")
        self.stage.drag_files([two], self.app.find("list", "Documents"))
        self.app.wait_for("label", "ورقة من الطريق")
        assert len(self.hawashi.cli("documents")) == 6, self.hawashi.cli("documents")

    def opens_one_and_drags_over_a_sentence(self):
        self.say("a document, by a click in the sidebar")
        self.open("حارسة الورق")
        self.shot("interview")
        self.say("a drag over a sentence of a right-to-left paragraph")
        self.text.drag_over(SENTENCE, SENTENCE)
        self.app.wait_for("push button", "Tag…")
        self.shot("selection")

    def tags_and_notes_it(self):
        self.say("a tag, by the bar at the selection")
        self.app.find("push button", "Tag…").click()
        self.app.wait_for("text", "Tag")
        self.input.type("ترميم")
        self.app.wait_for("list item", re.compile("ترميم"))
        self.shot("tag")
        self.input.press("Enter")
        passage = self.wait_for_passage(lambda p: p["tags"] == ["ترميم"], "the passage with its tag")
        self.check_quote(passage)
        self.app.wait_for("label", "1 passage")
        self.say("a note, typed in both scripts")
        self.text.paragraph(SENTENCE)
        self.input.press("n")
        wait_until(lambda: any(node.has("focused") for node in self.app.find_all("text", "Note")),
                   "the caret in the note")
        self.input.type(NOTE)
        self.wait_for_passage(lambda p: p["note"] == NOTE, "the note in the library")
        self.shot("note")

    def undoes_and_redoes(self):
        self.say("undo and redo, step by step")
        self.text.focus()
        self.input.press("Ctrl+z")
        self.wait_for_passage(lambda p: p["note"] == "", "the note to go")
        self.input.press("Ctrl+z")
        self.hawashi.wait_for_passages(
            lambda found: not found or found[0]["tags"] == [], "the tag to go")
        self.shot("undone")
        self.input.press("Ctrl+Shift+z")
        self.wait_for_passage(lambda p: p["tags"] == ["ترميم"], "the tag to come back")
        self.input.press("Ctrl+Shift+z")
        self.wait_for_passage(lambda p: p["note"] == NOTE, "the note to come back")

    def finds_everything_after_a_restart(self):
        self.say("everything as it was left, after a restart")
        place = self.text.paragraph(SENTENCE).extents
        before = (self.hawashi.cli("documents"), self.hawashi.passages())
        self.hawashi.restart()
        assert (self.hawashi.cli("documents"), self.hawashi.passages()) == before
        # The document that was open, at the line that was at the top, with its passage in the panel.
        moved = abs(self.text.paragraph(SENTENCE).extents[1] - place[1])
        assert moved <= self.text.line_height, f"the text stands {moved} pixels elsewhere"
        self.app.wait_for("label", NOTE)
        self.shot("restarted")

    def reads_with_cards_in_the_margin(self):
        self.say("cards in the margin, also of what another process marks")
        self.input.press("Shift+F9")  # without the panel there is room for them
        self.text.card(NOTE)
        document = self.hawashi.document(re.compile("حارسة الورق"))["id"]
        text = self.hawashi.cli_text("show", str(document)).decode()
        for words, tag, note in MARKED_ELSEWHERE:
            start = text.index(words)
            self.hawashi.cli("mark", str(document), str(start), str(start + len(words)), f"--tag={tag}",
                             f"--note={note}")
        self.text.bring("هند: حبر العفص")
        for words, tag, _note in MARKED_ELSEWHERE:
            assert tag in self.text.card(words).name
        wait_until(lambda: len(self.text.stripes()) == 1 + len(MARKED_ELSEWHERE), "their stripes")
        self.shot("cards")
        self.stage.picture(self.app, os.path.join(self.output, "window.png"))
        self.say("a note, written in its card")
        self.text.card(NOTE).find("label", NOTE).click()
        wait_until(lambda: any(node.has("focused") for node in self.text.card(NOTE).find_all("text")),
                   "the caret in the card")
        self.input.press("Ctrl+End")
        self.input.type(" Yes.")
        self.wait_for_passage(lambda p: p["note"] == NOTE + " Yes.", "the note in the library")
        self.shot("card-note")
        self.input.press("Escape")
        self.text.card(NOTE + " Yes.")
        self.say("in a narrow window")

        def seen():
            return self.text.seen(), sorted((card.name, card.extents) for card in self.text.cards())
        self.text.focus()
        self.input.press("Escape")
        self.stage.rest()
        before = seen()
        size = self.stage.resize(self.app, 600, 800)
        # The columns are narrow and long, what stood at the top stands there, and the cards are gone.
        wait_until(lambda: self.text.seen()[0][0] == before[0][0][0]
                   and self.text.pane.extents[2] < 600, "the same text in a narrow window")
        wait_until(lambda: not self.text.cards(), "the cards to go")
        self.shot("narrow")
        self.stage.resize(self.app, *size)
        wait_until(lambda: seen() == before, "text and cards as they were in the wide window")
        self.input.press("Shift+F9")

    def finds_in_the_document(self):
        self.say("find in the document, from hit to hit")
        self.text.focus()
        self.input.press("Ctrl+f")
        entry = self.app.wait_for("entry", "Find in this document")
        wait_until(lambda: entry.has("focused") or any(node.has("focused") for node in entry.walk()),
                   "the caret in the field")
        self.input.type("الورق")
        count = self.app.wait_for("label", re.compile(r"^\d+ of \d+$"))
        first, number = map(int, count.name.split(" of "))
        assert number > 2, count.name
        for key, step in (("Return", 1), ("Return", 2), ("Shift+Return", 1)):
            self.input.press(key)
            self.app.wait_for("label", f"{(first - 1 + step) % number + 1} of {number}")
        self.shot("find")
        self.input.press("Escape")
        wait_until(lambda: self.text.pane.has("focused"), "the keyboard back in the text")
        assert self.text.selected() == "الورق"

    def fills_lines_with_kashida(self):
        self.say("lines filled with kashida, and ragged again")
        document = self.hawashi.document(re.compile("حارسة الورق"))["id"]
        self.align("Kashida")
        self.shot("kashida")
        # It is in what is seen, not in what is said and copied.
        whole = self.hawashi.cli_text("show", str(document)).decode()
        self.text.focus()
        self.stage.forget_clipboard("primary")
        self.input.press("Ctrl+a")
        assert wait_until(self.text.selected, "the whole text selected").rstrip() == whole.rstrip()
        self.input.press("Escape")
        assert all(name in whole for name, _place in self.text.seen())
        self.align("Ragged")

    def align(self, name):
        """By the menu of the text."""
        self.input.press("Ctrl+comma")
        button = self.app.wait_for(BUTTON, name)
        button.click()
        wait_until(lambda: button.has("pressed") or button.has("checked"), f"the alignment {name}")
        self.shot(f"menu-{name.lower()}")
        self.input.press("Escape")
        self.app.wait_gone(BUTTON, name)

    def reads_text_of_two_directions(self):
        self.say("a document of both directions")
        self.open("Notes from the harbour")
        self.text.paragraph("UN قرار")
        self.shot("mixed")
        wanted = "قال رئيس المجلس: «سنكتب إلى منظمة الملاحة (IMO) قبل 15 أيار»"
        self.text.drag_over("قال رئيس", wanted)
        self.input.press("h")
        passage = self.wait_for_passage(lambda p: p["quote"] == wanted, "the marked passage")
        self.check_quote(passage)
        self.shot("mixed-marked")

    def searches_with_another_spelling(self):
        self.say("a search, spelled otherwise")
        self.input.press("Ctrl+Shift+f")
        wait_until(lambda: self.app.find("entry", "Search").has("focused")
                   or any(n.has("focused") for n in self.app.find("entry", "Search").walk()),
                   "the caret in the search field")
        self.input.type("احمد الكاظمى")
        hit = self.app.wait_for("label", re.compile("أحمد الكاظمي"))
        self.shot("search")
        hit.click()
        self.text.paragraph("بهذه الكلمات وصف أحمد الكاظمي")
        self.shot("hit")
        self.say("back to the place before that jump, and forward again")
        self.text.focus()
        self.input.press("Alt+Left")
        self.text.paragraph("UN قرار")
        self.input.press("Alt+Right")
        self.text.paragraph("بهذه الكلمات وصف أحمد الكاظمي")
        self.input.press("Ctrl+Shift+f")
        self.input.press("Escape")

    def reads_the_passages_of_a_tag(self):
        self.say("the passages of a tag, by a click in the sidebar")
        self.app.wait_for("label", "ترميم").click()
        self.app.wait_for("label", re.compile(re.escape(SENTENCE)))
        self.shot("tag-page")

    def exports_every_format(self):
        for name, (label, extension) in FORMATS.items():
            self.say(f"an export from the window: {label}")
            path = os.path.join(self.output, f"notes.{extension}")
            self.export(label, path, picture=name == "markdown")
            beside = self.stage.path(f"beside.{extension}")
            self.hawashi.cli_text("export", f"--format={name}", f"--output={beside}")
            with open(path, "rb") as ours, open(beside, "rb") as theirs:
                content = ours.read()
                assert content == theirs.read(), f"{path} differs from hawashi-cli's"
            assert SENTENCE in content.decode("utf-8-sig"), f"{path} lacks the passage"
            assert "Compare the English text." in content.decode("utf-8-sig")

    def saves_a_pdf(self):
        self.say("a PDF of a document, by the menu")
        self.open("حارسة الورق")
        path = os.path.join(self.output, "interview.pdf")
        if os.path.exists(path):
            os.remove(path)
        self.hawashi.choose_from_menu("Save as PDF…", SAVE_AS_PDF)
        self.choose_file(path)
        words = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
        assert "1938" in words and "112" in words, words

    def finds_its_tabs_after_a_restart(self):
        self.say("a second document in a tab of its own, and both after a restart, in the dark")
        self.app.find("list", "Documents").find("label", INTERVIEWS[1]).click(2)

        def tabs():
            found = [tab for tab in self.hawashi.tabs() for title in INTERVIEWS if title.search(tab.name)]
            return found if len(found) == 2 else None
        wait_until(tabs, "two tabs")
        self.text.paragraph("The Keeper of Paper")
        self.app.quit()
        self.hawashi.set(colour_scheme="'dark'")
        self.hawashi.start()
        self.text.paragraph("The Keeper of Paper")
        wait_until(tabs, "both tabs after a restart")[0].click()
        passages = self.app.wait_for("list", "Passages")
        passages.wait_for("label", SENTENCE)
        wait_until(self.text.seen, "the text of the other tab")
        self.stage.rest()
        passages.find("label", SENTENCE).click()
        self.text.paragraph(SENTENCE)
        self.shot("dark")
        self.app.quit()
        self.hawashi.set(colour_scheme="'default'")

    def reads_in_an_arabic_session(self):
        self.say("in Arabic")
        self.hawashi.environment = self.stage.speak("ar_EG")
        self.hawashi.start()
        self.text.paragraph(SENTENCE)
        pane = self.text.pane.extents
        sidebar = self.app.wait_for("list").extents
        assert sidebar[0] > pane[0], "the sidebar is not on the right in an Arabic session"
        self.shot("arabic-interface")
        self.app.quit()

    # What several steps do

    def write(self, name, content):
        path = self.stage.path(name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return path

    def open(self, title):
        self.app.wait_for("label", re.compile(title)).click()
        wait_until(lambda: title in (self.app.find("frame").name or ""), f"{title} to be open")

    def wait_for_passage(self, condition, what):
        found = self.hawashi.wait_for_passages(
            lambda passages: any(condition(passage) for passage in passages), what)
        return next(passage for passage in found if condition(passage))

    def check_quote(self, passage):
        """The quote is the text at its place, whoever counts."""
        text = self.hawashi.cli_text("show", str(passage["document"])).decode()
        assert text[passage["start"]:passage["end"]] == passage["quote"]

    def export(self, label, path, picture=False):
        if os.path.exists(path):
            os.remove(path)
        self.input.press("Ctrl+e")
        dialog = self.app.wait_for("frame", "Export Notes")
        row = dialog.wait_for(None, "Format")
        row.click()
        choice = wait_until(lambda: dialog.find_all("label", re.compile(label)),
                            f"the format {label}")
        choice[-1].click()
        if picture:
            self.shot("export")
        dialog.find("push button", "Export…").click()
        self.choose_file(path)
        # The next Ctrl+E is for the window, not for a dialog that is on its way out.
        self.app.wait_gone("frame", "Export Notes")

    def choose_file(self, path):
        """In the dialog that asks where to write."""
        self.app.wait_for("text", re.compile("Name", re.I))
        self.input.press("Ctrl+a")
        self.input.type(path)
        self.input.press("Enter")
        wait_until(lambda: os.path.exists(path), f"{path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--cli")
    parser.add_argument("--output")
    options = parser.parse_args()
    assert os.path.isdir(SAMPLES)
    output = os.path.abspath(options.output or tempfile.mkdtemp(prefix="hawashi-tour-"))
    os.makedirs(output, exist_ok=True)
    os.environ.setdefault("HW_E2E_EVIDENCE", output)
    began = time.monotonic()
    print("TAP version 13\n1..1", flush=True)
    with Stage() as stage:
        Tour(stage, os.path.abspath(options.program), options.cli, output).go()
    print(f"# {time.monotonic() - began:.0f} s in all; screenshots and exports are in {output}")
    print("ok 1 the tour")


if __name__ == "__main__":
    main()
