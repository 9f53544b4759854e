#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A corrected file takes the place of a document's text, in the real window: its report, what is done about the
passages in it, and the way back."""

import re
import sys

import tap
from hawashi import Reading
from stage import wait_until

TITLE = "خطاب الإسكان"
SPEECH = """خطاب الإسكان

قال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.
وأضاف أن الخطه تشمل بناء ميه ألف وحذة سكنية في المحافظات.
ورحبت النقابات بالمشروع بعد اجتماع طويل.
وكان الوزير قد أعلن الأسبوع الماضي عن تأجيل الخطة.
"""
# The spelling is mended, one paragraph is gone, one came.
MENDED = (SPEECH.replace("الخطه", "الخطة").replace("ميه ألف وحذة", "مئة ألف وحدة")
          .replace("ورحبت النقابات بالمشروع بعد اجتماع طويل.\n", "")
          .replace("خطاب الإسكان\n", "خطاب الإسكان\n\nعاجل من القاهرة\n", 1))
PLAIN, LIKE, LOST = "خطة جديدة للإسكان", "بناء ميه ألف وحذة", "اجتماع طويل"
LIKE_NOW = "بناء مئة ألف وحدة"


def mark(words, *more):
    start = SPEECH.index(words)
    return ("1", str(start), str(start + len(words)), *more)


def speech():
    return Reading(texts={"speech.txt": SPEECH},
                   marks=[mark(PLAIN), mark(LIKE, "--tag=أرقام"), mark(LOST, "--note=راجع التسجيل")])


def choose_replacement(r, path):
    """By the menu's keys, and by the name of the file where the desktop asks for it."""
    r.stage.rest()
    r.input.press("F10")
    wait_until(lambda: r.app.find(None, "Document") or r.app.find("menu item"), "the menu")
    r.stage.rest()
    r.input.press("u")
    r.stage.rest()
    r.input.press("r")
    r.choose_file(path, "Replace")


def said(r, pattern):
    """What a person can read, be it a name or a text: GTK 4.18 tells of a label in the other way than 4.8."""
    words = re.compile(pattern)
    return r.app.find("label", words) or r.app.find("label", None, words)


def wait_until_said(r, pattern):
    return wait_until(lambda: said(r, pattern), f"the words {pattern!r}")


def report(r):
    r.app.wait_for("push button", "Keep")
    return r.app.wait_for("list", "Passages that do not stand as they stood")


def rows(r, name="Passages"):
    found = r.app.find("list", name)
    return [node.name for node in found.children() if node.shown and node.name] if found else []


def text_of(r):
    return r.hawashi.cli_text("show", "1").decode()


def states(r):
    return {passage["quote"]: passage.get("state", "sure") for passage in r.hawashi.passages()}


def test_replaces_reports_and_takes_back():
    with speech() as r:
        r.open(TITLE)
        choose_replacement(r, r.write("mended.txt", MENDED))
        report(r)
        wait_until_said(r, "0 passages kept, 1 moved, 1 uncertain, 1 lost")
        told = rows(r, "Passages that do not stand as they stood")
        assert len(told) == 3, told
        assert "Not found in this text" in told[0] and LOST in told[0], told
        assert "Check the place" in told[1] and LIKE in told[1] and LIKE_NOW in told[1], told
        assert "Moved" in told[2] and PLAIN in told[2], told
        assert text_of(r) == MENDED
        # All of it is taken back, once.
        r.app.find("push button", "Undo").click()
        r.app.wait_gone("push button", "Keep")
        wait_until(lambda: text_of(r) == SPEECH, "the old text in the library")
        r.text.paragraph("وأضاف أن الخطه")
        assert states(r) == {PLAIN: "sure", LIKE: "sure", LOST: "sure"}, states(r)
        assert not any("Not found" in row for row in rows(r)), rows(r)
        r.app.quit()


def test_settles_what_is_lost_and_what_is_uncertain():
    with speech() as r:
        r.open(TITLE)
        choose_replacement(r, r.write("mended.txt", MENDED))
        report(r)
        r.input.press("Enter")  # Keep
        r.app.wait_gone("push button", "Keep")
        r.text.paragraph("عاجل من القاهرة")
        # What is lost stands first, then what is to be looked at.
        wait_until(lambda: len(rows(r)) == 3 and LOST in rows(r)[0] and LIKE_NOW in rows(r)[1],
                   "the rows in their order")
        r.press_in_row("push button", "It Is Right")
        wait_until(lambda: states(r)[LIKE_NOW] == "sure", "the passage to be sure")
        # Without a selection nothing happens; with one, the passage stands there, with its note.
        r.press_in_row("push button", "Place Here")
        r.stage.rest()
        assert states(r)[LOST] == "lost", states(r)
        r.text.drag_over("عاجل من القاهرة", "عاجل من القاهرة")
        r.press_in_row("push button", "Place Here")
        found = r.hawashi.wait_for_passages(
            lambda passages: any(p["quote"] == "عاجل من القاهرة" for p in passages), "the passage placed")
        assert [p["note"] for p in found if p["quote"] == "عاجل من القاهرة"] == ["راجع التسجيل"]
        wait_until(lambda: not any("Not found" in row for row in rows(r)), "no lost passage in the list")
        # Step by step back to where it began.
        r.text.focus()
        r.input.press("Ctrl+z")
        wait_until(lambda: states(r).get(LOST) == "lost", "the passage lost again")
        r.input.press("Ctrl+z")
        wait_until(lambda: states(r).get(LIKE_NOW) == "uncertain", "the place uncertain again")
        r.input.press("Ctrl+z")
        wait_until(lambda: text_of(r) == SPEECH, "the old text again")
        r.text.paragraph("وأضاف أن الخطه")
        r.app.quit()


def test_says_what_is_in_the_way():
    with speech() as r:
        r.open(TITLE)
        # The same text: nothing happens.
        choose_replacement(r, r.write("same.txt", SPEECH))
        r.app.wait_gone("push button", "Replace")
        r.stage.rest()
        assert r.app.find("push button", "Keep") is None
        # Several documents cannot become one.
        choose_replacement(r, r.write("rows.csv", "title,text\nOne,First\nTwo,Second\n"))
        wait_until_said(r, "There are 2 documents in .rows.csv")
        r.input.press("Escape")
        wait_until(lambda: not said(r, "There are 2 documents in"), "the message to go")
        assert text_of(r) == SPEECH
        r.app.quit(showed_message=True)


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
