# SPDX-License-Identifier: GPL-3.0-or-later
"""The readers of formats, each beside the plain tool that makes text of it, where that is installed."""

import json
import os
import resource
import shutil
import subprocess

from report import median

# Our reader against the command for one file, for the formats that are packed: at most this part of its time. Many
# files in one start of LibreOffice are measured too, without what starting costs.
GOAL = 1 / 20
PDF_GOAL = 1.5
COPIES = 10


def _cpu():
    """CPU seconds of all programs that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class FormatsBench:
    def __init__(self, bench):
        self.bench = bench
        self.report = bench.report

    def _page(self):
        """A page of headings, paragraphs, a list and a table, as long as a short book."""
        path = self.bench.stage.path("book.html")
        with open(self.bench.text("1 MB"), encoding="utf-8") as file:
            lines = [line.strip() for line in file if line.strip()]
        with open(path, "w", encoding="utf-8") as page:
            page.write('<html dir="rtl" lang="ar"><meta charset="utf-8"><title>كتاب</title><body>')
            for i, line in enumerate(lines):
                if i % 20 == 0:
                    page.write(f"<h2>الفصل {i // 20 + 1}</h2>")
                if i % 50 == 10:
                    cells = "".join(f"<td>{word}</td>" for word in line.split()[:4])
                    page.write(f"<table><tr>{cells}</tr></table>")
                page.write(f"<ul><li>{line}</li></ul>" if i % 10 == 5 else f"<p>{line}</p>")
            page.write("</body></html>")
        return path

    def _soffice(self, kind, folder, *files):
        """CPU seconds that LibreOffice takes for these files, in one start of it."""
        began = _cpu()
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.bench.stage.path('office')}",
                        "--headless", "--writer", "--convert-to", kind, "--outdir", folder, *files],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return _cpu() - began

    def _pandoc(self, files):
        began = _cpu()
        for path in files:
            subprocess.run(["pandoc", "--to=plain", f"--output={path}.txt", path], check=True)
        return _cpu() - began

    def _pdftotext(self, files):
        began = _cpu()
        for path in files:
            subprocess.run(["pdftotext", path, f"{path}.txt"], check=True)
        return _cpu() - began

    def _ours(self, path):
        """CPU seconds that our reader takes for a file."""
        done = subprocess.run([self.bench.tool("bench-formats"), path], capture_output=True, text=True, check=True)
        return next(iter(json.loads(done.stdout).values())) / 1000

    def _pdf(self, page):
        """The same as a PDF, beside pdftotext; without it only ours."""
        folder = self.bench.stage.path("pdf")
        os.makedirs(folder, exist_ok=True)
        self._soffice("pdf", folder, page)
        made = os.path.join(folder, "book.pdf")
        ours, beside = [], []
        for _ in range(min(self.bench.rounds, 3)):
            ours.append(self._ours(made))
            if shutil.which("pdftotext"):
                beside.append(self._pdftotext([made]))
        self._add(f"pdf, {os.path.getsize(made) / 1e6:.1f} MB, beside pdftotext", ours, beside, PDF_GOAL)

    def _add(self, what, ours, beside, goal=None):
        """Both in CPU seconds of a document."""
        ours, beside = median(ours), median(beside) if beside else None
        rates = " : ".join(f"{1 / seconds:.1f}" for seconds in (ours, beside) if seconds)
        self.report.add(what, 1000 * ours, 1000 * beside if beside else None, ratio_at_most=goal,
                        note=f"({rates} documents a second)")

    def formats(self):
        self.report.section("A document of 1 MB in each format, CPU milliseconds, beside LibreOffice "
                            "(pandoc for books) making text of it")
        if not shutil.which("soffice"):
            print("  LibreOffice is not installed: nothing to compare with")
            return
        page = self._page()
        self._pdf(page)
        for kind in ("docx", "odt", "rtf", "epub"):
            folder = self.bench.stage.path(kind)
            os.makedirs(folder, exist_ok=True)
            self._soffice(kind, folder, page)
            made = os.path.join(folder, f"book.{kind}")
            files = [made]
            for i in range(1, COPIES):
                files.append(os.path.join(folder, f"book{i}.{kind}"))
                shutil.copy(made, files[-1])
            ours, beside, many = [], [], []
            for _ in range(min(self.bench.rounds, 3)):
                ours.append(self._ours(made))
                if kind != "epub":
                    beside.append(self._soffice("txt:Text (encoded):UTF8", folder, made))
                    many.append(self._soffice("txt:Text (encoded):UTF8", folder, *files) / COPIES)
                elif shutil.which("pandoc"):
                    beside.append(self._pandoc([made]))
            size = f"{kind}, {os.path.getsize(made) / 1e6:.1f} MB"
            self._add(size, ours, beside, GOAL if kind in ("docx", "odt") else None)
            if many:
                self._add(f"{size}: beside one of {COPIES}", ours, many)
