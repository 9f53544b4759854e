#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words are corrected at their place, and what was left out of a page comes back, in the real window."""

import re
import sys

import tap
from hawashi import BUTTON, Reading
from stage import wait_until

SCAN = """تقرير البناء

بناء ميه ألف وحدة سكنية في بغداد قبل نهاية العام.
سطر آخر.
"""
PAGE = """<!DOCTYPE html><html lang="ar"><head><title>خبر من الميناء</title></head><body>
<nav><ul><li><a href="/">الصفحة الرئيسية</a></li><li><a href="/news">كل الأخبار</a></li></ul></nav>
<article><h1>خبر من الميناء</h1>
<p>وصلت السفينة إلى الميناء القديم صباح يوم الاثنين بعد رحلة طويلة دامت ثلاثة أسابيع في عرض البحر، وكان في
استقبالها عدد كبير من أهل المدينة الذين انتظروها منذ الفجر.</p>
<p>وقال القبطان إن الرحلة كانت هادئة في معظم أيامها، وإن الطاقم كله بخير، وإن السفينة ستبقى في الميناء حتى
نهاية الشهر قبل أن تعود إلى البحر من جديد.</p></article>
<footer><p>جميع الحقوق محفوظة</p></footer></body></html>
"""


def text_of(r, document="1"):
    return r.hawashi.cli_text("show", document).decode()


def card(r):
    """The caret is in the card at the paragraph."""
    return wait_until(lambda: next((node for node in r.app.find_all(None, "Text of the paragraph")
                                    if node.has("focused")), None), "the caret in the card")


def no_card(r):
    wait_until(lambda: not any(node.shown for node in r.app.find_all(None, "Text of the paragraph")),
               "the card to be gone")


def test_corrects_a_word_under_a_passage():
    with Reading(texts={"scan.txt": SCAN}) as r:
        start = SCAN.index("بناء ميه")
        r.hawashi.cli("mark", "1", str(start), str(start + len("بناء ميه ألف")), "--tag=x")
        r.open("تقرير البناء")
        r.text.drag_over("بناء ميه", "بناء")
        # The word that is selected is selected on the card too.
        r.input.press("F2")
        card(r)
        r.input.type("إنشاء")
        r.input.press("Return")
        wait_until(lambda: "إنشاء ميه ألف وحدة" in text_of(r), "the correction to be saved")
        no_card(r)
        r.text.paragraph("إنشاء ميه ألف")
        r.hawashi.wait_for_passages(lambda found: [one["quote"] for one in found] == ["إنشاء ميه ألف"],
                                    "the passage on its words")
        r.input.press("Ctrl+z")
        r.text.paragraph("بناء ميه ألف")
        wait_until(lambda: text_of(r) == SCAN, "the text as it was")
        r.hawashi.wait_for_passages(lambda found: [one["quote"] for one in found] == ["بناء ميه ألف"],
                                    "the passage as it was")
        r.app.quit()


def test_asks_before_words_are_thrown_away():
    with Reading(texts={"scan.txt": SCAN}) as r:
        r.open("تقرير البناء")
        r.text.paragraph("سطر آخر").click()
        r.input.press("F2")
        card(r)
        # Nothing was typed: it goes at once.
        r.input.press("Escape")
        no_card(r)
        r.input.press("F2")
        card(r)
        r.input.press("Ctrl+a")
        r.input.type("سطر جديد")
        r.input.press("Escape")
        r.app.wait_for("push button", "Discard")
        r.input.press("Escape")
        card(r)
        r.input.press("Escape")
        r.app.wait_for("push button", "Discard").click()
        no_card(r)
        assert text_of(r) == SCAN
        # The keyboard is back in the text.
        r.input.press("F2")
        card(r)
        r.app.quit()


def test_takes_back_what_was_left_out():
    with Reading(texts={"page.html": PAGE}) as r:
        n = len(r.hawashi.cli("asides", "1"))
        assert n > 0
        r.open("خبر من الميناء")
        # A line above the text tells of it; the list shows where each stood.
        r.app.wait_for(BUTTON, "Show").click()
        left_out = r.app.wait_for("list", "What was left out of the text")
        row = wait_until(lambda: left_out.find("list item", re.compile("الصفحة الرئيسية")), "the menu's row")
        r.press_in_row(BUTTON, "Take Back", row)
        r.text.paragraph("الصفحة الرئيسية")
        wait_until(lambda: "الصفحة الرئيسية" in text_of(r), "it to be in the text")
        assert len(r.hawashi.cli("asides", "1")) == n - 1
        r.input.press("Ctrl+z")
        wait_until(lambda: len(r.hawashi.cli("asides", "1")) == n, "it to be left out again")
        r.app.quit()


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
