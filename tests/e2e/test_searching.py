#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Search, the concordance and the page of words in the real window, as an analyst uses them."""

import csv
import os
import re
import sys

import tap
from hawashi import BUTTON, Reading
from program import matches
from stage import wait_until

HARBOUR = """تقرير الميناء

كان الميناء القديم هادئا، وفي الميناء سفينة واحدة.
قال أحمد إن الميناء يعمل ليلا، وإن السفينة رست عند المرفأ.
The harbour (ميناء) is small.
لم يكن في المدينة ميناء آخر.
"""
MARKET = """أخبار السوق

سوق بغداد قريب من النهر، والسوق واسع.
وصل احمد الى السوق صباحا.
سفينة من الميناء حملت البضاعة الى السوق.
"""
LETTER = """رسالة من البحر

كتب إلي أحمد من سفينة في عرض البحر.
عاد المركب إلى ميناء البصرة.
"""
TEXTS = {"harbour.txt": HARBOUR, "market.txt": MARKET, "letter.txt": LETTER}


def said(r, pattern):
    """What a person can read, be it a name or a text: GTK 4.18 tells a status in the other way than 4.8."""
    words = re.compile(pattern)
    return wait_until(lambda: r.app.find(None, words) or r.app.find(None, None, words),
                      f"the words {pattern!r}")


def row(r, pattern):
    return r.app.wait_for("list item", re.compile(pattern))


def names(r, within):
    """The rows on the screen of the list of that name, in their order."""
    found = r.app.find("list", within)
    return [node.name for node in found.children() if node.shown and node.name] if found else []


def has_focus(r, name):
    return any(node.has("focused") for node in r.app.find_all(None, name)
               ) or any(child.has("focused") for node in r.app.find_all(None, name)
                        for child in node.walk())


def search(r, query):
    r.input.press("Ctrl+Shift+f")
    wait_until(lambda: has_focus(r, "Search"), "the caret in the search field")
    r.input.type(query)


def choose_in_drop_down(r, name, choice):
    """By the keyboard: GTK 4.18 does not tell where the list of a choice in a popover stands."""
    combo = r.app.wait_for("combo box", name)
    combo.click()

    def place():
        for node in r.app.find_all("list"):
            for i, item in enumerate(node.find_all("list item")):
                if matches(choice, item.name) or item.find("label", choice):
                    return i
        return None
    wait_until(lambda: place() is not None, f"{choice} in the list")
    # The keys are for the list once the keyboard is in it.
    wait_until(lambda: any(node.has("focused") for node in combo.walk()), "the keyboard in the list")
    at = place()
    if any(node.has("focused") for node in combo.find_all("text") + combo.find_all("entry")):
        at += 1  # from the field that searches in the list
    else:
        r.input.press("Home")
    for _ in range(at):
        r.input.press("Down")
    r.input.press("Return")


def test_searches_narrows_and_opens_a_hit():
    with Reading(texts=TEXTS) as r:
        r.open("أخبار السوق")
        search(r, "الميناء")
        said(r, "^7 results$")
        row(r, "لم يكن في المدينة ميناء")
        # A facet narrows, and its button takes that back.
        r.app.wait_for(BUTTON, "Narrow the search").click()
        row(r, "^Document: .?تقرير الميناء").click()
        said(r, "^5 results$")
        r.app.wait_gone("list item", re.compile("البضاعة"))
        r.app.wait_for("push button", re.compile("^Remove Document: ")).click()
        said(r, "^7 results$")
        # A hit opens its document with all of them marked.
        row(r, "لم يكن في المدينة ميناء").click()
        wait_until(lambda: "تقرير الميناء" in r.app.find("frame").name, "its document")
        said(r, "^[1-6] of 6")
        # Another spelling; what is typed replaces what was found.
        search(r, "احمد")
        said(r, "^3 results$")
        row(r, "قال أحمد إن")
        r.app.quit()


def test_saves_a_search():
    with Reading(texts=TEXTS) as r:
        r.open("أخبار السوق")
        search(r, "سفينة")
        said(r, "^4 results$")
        r.app.wait_for("push button", "Save This Search").click()
        wait_until(lambda: has_focus(r, "Save This Search as"), "the field for its name")
        r.input.press("Ctrl+a")
        r.input.type("ships")
        r.input.press("Return")
        # It is said that this search is kept, and another is not.
        r.app.wait_for(BUTTON, "Saved as “ships”")
        search(r, "احمد")
        r.app.wait_for("push button", "Save This Search")
        r.input.press("Escape")
        row(r, "^ships$").click()
        said(r, "^4 results$")
        row(r, "سفينة واحدة")
        # A click on the star forgets it, and undo brings it back.
        r.app.wait_for(BUTTON, "Saved as “ships”").click()
        r.app.wait_for("push button", "Save This Search")
        r.app.wait_for("push button", "Undo").click()
        r.app.wait_for(BUTTON, "Saved as “ships”")
        r.app.quit()


def test_tags_all_hits_in_one_step():
    with Reading(texts=TEXTS) as r:
        r.open("أخبار السوق")
        search(r, "احمد")
        said(r, "^3 results$")
        r.hawashi.choose_from_menu("Tag All Hits…", 3, "How to Search")
        dialog = r.app.wait_for("frame", "Tag All Hits")
        wait_until(lambda: len(names(r, "Places that are tagged")) == 3, "the places")
        # The preview leaves one out.
        next(node for node in dialog.find_all("check box")
             if node.name != "All of them").click()
        dialog.wait_for(BUTTON, "Choose a Tag…").click()
        r.app.wait_for("text", "Tag")
        r.input.type("ahmad")
        row(r, "ahmad")
        r.input.press("Return")
        wait_until(lambda: not r.app.find("list", "Tags that match"), "the choice to close")
        wait_until(lambda: dialog.find("push button", "Tag").has("sensitive"), "the tag")
        dialog.find("push button", "Tag").click()
        found = r.hawashi.wait_for_passages(lambda found: len(found) == 2, "two passages")
        assert {p["quote"] for p in found} <= {"أحمد", "احمد"}, found
        assert all(p["tags"] == ["ahmad"] for p in found), found
        r.app.wait_gone("frame", "Tag All Hits")
        r.text.focus()
        r.input.press("Ctrl+z")
        r.hawashi.wait_for_passages(lambda found: not found, "all of them to go")
        r.app.quit()


def ask_lines(r, query, count):
    r.input.press("Ctrl+Shift+k")
    wait_until(lambda: has_focus(r, "Word or phrase in all its lines"), "the caret in the field")
    r.input.type(query)
    said(r, count)


def test_works_on_a_concordance():
    with Reading(texts=TEXTS) as r:
        r.open("أخبار السوق")
        ask_lines(r, "ميناء", "^8 lines in 3 documents$")
        wait_until(lambda: len(names(r, "Lines")) == 8, "eight lines")
        assert names(r, "Lines")[0].startswith("تقرير [الميناء]"), names(r, "Lines")
        # Sorted by the word before, in reading order: "from" last of the Arabic ones.
        r.app.wait_for(BUTTON, "Sort").click()
        choose_in_drop_down(r, "First by", "First word before")
        wait_until(lambda: names(r, "Lines")[0].startswith("The harbour ([ميناء]"),
                   "the lines in order")
        r.input.press("Escape")
        r.app.wait_gone("combo box", "First by")
        # A form that is switched off takes its lines along.
        r.app.wait_for(BUTTON, "Forms").click()
        r.app.wait_for("check box", re.compile("^.?الميناء$")).click()
        said(r, "^3 lines of 8$")
        r.input.press("Escape")
        r.app.wait_gone("check box", re.compile("الميناء"))
        wait_until(lambda: len(names(r, "Lines")) == 3, "three lines")
        assert all("[ميناء]" in name for name in names(r, "Lines"))
        # Two lines are tagged, in one step.
        row(r, re.escape("المركب إلى [ميناء]")).click()
        r.input.press("Shift+Up")
        r.app.wait_for(BUTTON, "Tag 2 Lines…").click()
        r.app.wait_for("text", "Tag")
        r.input.type("port")
        row(r, "port")
        r.input.press("Return")
        found = r.hawashi.wait_for_passages(lambda found: len(found) == 2, "two passages")
        assert all((p["tags"], p["quote"]) == (["port"], "ميناء") for p in found), found
        r.app.wait_gone("list", "Tags that match")
        r.input.press("Ctrl+z")
        r.hawashi.wait_for_passages(lambda found: not found, "both to go")
        # A double click goes to the text.
        row(r, re.escape("المركب إلى [ميناء]")).click(count=2)
        wait_until(lambda: "رسالة من البحر" in r.app.find("frame").name, "its document")
        wait_until(lambda: r.text.selected() == "ميناء", "the word selected")
        r.app.quit()


def test_narrows_the_lines_of_a_search():
    with Reading(texts=TEXTS, marks=[("1", "15", "60", "--tag=هدوء")]) as r:
        r.open("أخبار السوق")
        search(r, "ميناء")
        said(r, "^7 results$")
        r.app.wait_for(BUTTON, "Narrow the search").click()
        row(r, "^Document: .?تقرير الميناء").click()
        said(r, "^5 results$")
        # All lines are those of what was searched, however it is narrowed.
        r.app.wait_for("push button", "All Lines").click()
        said(r, "^6 lines in 1 document$")
        # The search list has one such button too.
        wait_until(lambda: len(r.app.find_all("push button", re.compile("^Remove Document: "))) == 2,
                   "the document above the lines")
        r.app.wait_for(BUTTON, "Narrow the lines").click()
        row(r, "^Tag: .?هدوء").click()
        said(r, "^2 lines in 1 document$")
        r.app.wait_for("push button", re.compile("^Remove Tag: ")).click()
        said(r, "^6 lines in 1 document$")
        r.app.quit()


def save_as(r, item, number, path):
    """What the menu of the page of words saves."""
    r.hawashi.choose_from_menu(item, number, "Save, and more")
    r.app.wait_for("text", re.compile("Name", re.I))
    r.input.press("Ctrl+a")
    r.input.type(path)
    r.input.press("Return")
    return wait_until(lambda: os.path.exists(path) and os.path.getsize(path) and path, path)


def read_table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_counts_words():
    with Reading(texts=TEXTS) as r:
        r.open("أخبار السوق")
        r.input.press("Ctrl+Shift+w")
        said(r, "in 3 documents$")
        wait_until(lambda: any(name.startswith("الميناء") for name in names(r, "Words")[:1]),
                   "the most frequent word first")
        assert not any(name.startswith(("في\n", "من\n")) for name in names(r, "Words"))
        # Common words too; then what follows each other.
        r.app.wait_for(BUTTON, "Without Common Words").click()
        row(r, "^من")
        choose_in_drop_down(r, "What is counted", "2 words in a row")
        row(r, "^الى السوق")
        choose_in_drop_down(r, "What is counted", "Words")
        row(r, "^من")
        # Against the other texts, what is typical of this one comes first.
        choose_in_drop_down(r, "Count in", re.compile("^This document: "))
        said(r, "in 1 document")
        choose_in_drop_down(r, "Compare with", "All documents")
        r.app.wait_for("push button", "Keyness")
        wait_until(lambda: any(name.startswith("السوق") for name in names(r, "Words")[:1]),
                   "the most typical word first")
        table = read_table(save_as(r, "Save as CSV…", 0, r.stage.path("words.csv")))
        assert table[0][0] == "Word" and table[0][-1] == "Keyness", table[0]
        assert table[1][0] == "السوق" and float(table[1][-1]) > 0, table[1]
        # Its lines are those of what is counted.
        row(r, "^السوق").click(count=2)
        said(r, "lines? in 1 document$")
        r.app.wait_for("push button", re.compile("^Remove Document: "))
        r.app.quit()


def test_shows_where_words_stand():
    with Reading(texts=TEXTS) as r:
        r.open("رسالة من البحر")
        r.input.press("Ctrl+Shift+w")
        said(r, "in 3 documents$")
        r.app.wait_for(re.compile("radio button|toggle button|page tab"), "Nearby").click()
        r.app.wait_for("entry", "A word, or a search").click()
        r.input.type("سفينة")
        said(r, "^4 places · ")
        wait_until(lambda: names(r, "Words nearby"), "the words nearby")
        r.app.wait_for(re.compile("radio button|toggle button|page tab"), "Places").click()
        plot = r.app.wait_for("image", re.compile("سفينة"))
        said(r, "^4 places in 3 documents$")
        table = read_table(save_as(r, "Save as CSV…", 0, r.stage.path("places.csv")))
        assert table[0] == ["document", "characters", "position"] and len(table) == 5, table
        with open(save_as(r, "Save Plot as SVG…", 1, r.stage.path("places.svg"))) as file:
            assert "<svg" in file.read()
        with open(save_as(r, "Save Plot as PNG…", 2, r.stage.path("places.png")), "rb") as file:
            assert file.read(4) == b"\x89PNG"
        # On the uppermost bar, whose place that is nearest is gone to, among all that are marked.
        x, y, width, _ = plot.area
        r.input.click(x + width * 2 // 3, y + 48)
        said(r, "^[12] of 2$")
        r.text.paragraph("كان الميناء القديم")
        r.app.quit()


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
