#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked before a document comes in, and its encoding chosen anew afterwards, as an analyst does it."""

import re
import sys

import tap
from hawashi import BUTTON, Reading
from program import matches
from stage import wait_until

TEXT = """سوق الكتب القديمة
في كل صباح يفتح أصحاب الدكاكين أبوابهم قبل الشمس ثم يرتبون الكتب على الرفوف.
قال أحد الباعة إن القراء يأتون من كل مدينة.
"""
PAGE = """الرئيسية
مشاركة
طباعة
سوق الكتب القديمة يعود إلى الحياة
في كل صباح يفتح أصحاب الدكاكين أبوابهم قبل الشمس، ثم يرتبون الكتب على الرفوف الخشبية التي صنعها آباؤهم منذ عقود.
قال أحد الباعة إن القراء يأتون من كل مدينة، وإن بعضهم لا يشتري شيئا بل يقرأ صفحة أو صفحتين ثم يمضي إلى حال سبيله.
وكانت السوق أوسع مما هي اليوم، لكن الأهالي لم يتركوها رغم كل ما مر بها من حروب وحصار وفيضان.
اقرأ أيضا
افتتاح معرض جديد
التعليقات
"""
TABLE = """المعرف;الخبر;الصحفي
1;افتتح المعرض يوم الأحد في القاعة الكبرى;ليلى
2;أغلق المعرض أمس;سامي
"""


def write(r, name, content, encoding):
    path = r.stage.path(name)
    with open(path, "wb") as file:
        file.write(content.encode(encoding))
    return path


def choose_in_row(r, dialog, title, choice):
    """A choice of a row, by the keyboard: a click on its name opens the list, where the keyboard is then."""
    dialog.wait_for("label", title).click()

    def look():
        for node in r.app.find_all("list"):
            items = list(node.find_all("list item"))
            wanted = [i for i, item in enumerate(items)
                      if matches(choice, item.name) or item.find("label", choice)]
            focused = [i for i, item in enumerate(items)
                       if item.has("focused") or any(child.has("focused") for child in item.walk())]
            if len(items) > 2 and wanted and focused:
                return wanted[0] - focused[0], True
        return None
    steps, _ = wait_until(look, f"{choice} in the list of {title}, and the keyboard there")
    for _ in range(abs(steps)):
        r.input.press("Down" if steps > 0 else "Up")
    r.input.press("Return")


def preview(dialog):
    """The rows of the preview that are on the screen."""
    found = dialog.find("list", "Preview")
    return [node.name for node in found.children() if node.shown and node.name] if found else []


def wait_for_row(dialog, pattern):
    return wait_until(lambda: next((row for row in preview(dialog) if re.search(pattern, row)), None),
                      f"{pattern!r} in the preview")


def text_of(r, document):
    return r.hawashi.cli_text("show", str(document["id"])).decode()


def accept(dialog, label):
    button = dialog.wait_for("push button", label)
    wait_until(lambda: button.has("sensitive"), f"{label} to be possible")
    button.click()


def test_asks_for_an_encoding_in_doubt():
    with Reading() as r:
        # Two words in an old encoding may be anything.
        path = write(r, "words.txt", "سلام\n", "iso8859-6")
        r.hawashi.open_with(path)
        dialog = r.app.wait_for("frame", "Add with Options")
        wait_for_row(dialog, "^سلام")
        choose_in_row(r, dialog, "Encoding", "Cyrillic (Windows)")
        wait_for_row(dialog, "[а-яА-Я]{3}")
        choose_in_row(r, dialog, "Encoding", "Arabic (ISO)")
        wait_for_row(dialog, "^سلام")
        accept(dialog, "Add")
        wait_until(lambda: r.hawashi.cli("documents"), "the document")
        assert r.hawashi.document("سلام")
        # What is in no doubt is not asked about.
        r.hawashi.open_with(write(r, "long.txt", TEXT, "cp1256"))
        wait_until(lambda: "سوق الكتب القديمة" in r.app.find("frame").name, "it to be open")
        assert r.app.find("frame", "Add with Options") is None
        r.app.quit()


def test_names_the_columns_of_a_table():
    with Reading() as r:
        # The columns have names that nobody knows.
        r.hawashi.open_with(write(r, "table.csv", TABLE, "utf-8"))
        dialog = r.app.wait_for("frame", "Add with Options")
        wait_for_row(dialog, "افتتح المعرض")
        choose_in_row(r, dialog, "الصحفي", "Source")
        wait_for_row(dialog, "ليلى")
        accept(dialog, "Add")
        wait_until(lambda: len(r.hawashi.cli("documents")) == 2, "two documents")
        assert {d["source"] for d in r.hawashi.cli("documents")} == {"ليلى", "سامي"}
        r.app.quit()


def test_takes_a_paragraph_back():
    with Reading() as r:
        path = write(r, "page.txt", PAGE, "utf-8")
        r.hawashi.choose_from_menu("Open a File with Options…", 2, "Add documents")
        r.choose_file(path)
        dialog = r.app.wait_for("frame", "Add with Options")
        wait_for_row(dialog, "^Left out: .*\nمشاركة")
        row = next(node for node in dialog.find("list", "Preview").children()
                   if "مشاركة" in node.name)
        # What its check button does, a double click on the paragraph does too.
        row.click(count=2)
        wait_for_row(dialog, "^مشاركة")
        accept(dialog, "Add")
        wait_until(lambda: r.hawashi.cli("documents"), "the document")
        text = text_of(r, r.hawashi.cli("documents")[0])
        assert "مشاركة" in text and "طباعة" not in text, text
        # One step takes back the whole.
        r.app.wait_for("push button", "Undo").click()
        wait_until(lambda: not r.hawashi.cli("documents"), "the document to go")
        r.app.quit()


def test_reloads_with_another_encoding():
    with Reading() as r:
        path = write(r, "wrong.txt", TEXT, "cp1256")
        r.hawashi.cli("import", "--encoding=WINDOWS-1251", path)
        title = r.hawashi.cli("documents")[0]["title"]
        r.open(title)
        r.app.wait_for(re.compile("radio button|toggle button|page tab"), "Details").click()
        r.app.wait_for("push button", "Reload with Encoding…").click()
        # The file was not kept: it is asked for.
        r.choose_file(path)
        dialog = r.app.wait_for("frame", "Reload with Encoding")
        wait_for_row(dialog, "^سوق الكتب")
        accept(dialog, "Reload")
        document = r.hawashi.cli("documents")[0]
        wait_until(lambda: text_of(r, document) == TEXT, "the text")
        r.text.paragraph("قال أحد الباعة")
        r.app.quit()


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
