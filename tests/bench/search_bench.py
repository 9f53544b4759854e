# SPDX-License-Identifier: GPL-3.0-or-later
"""The measures of index and search, beside FTS5 as it comes (and recollindex, where it is installed).

Times are given in CPU time too, which other programs on the machine change less. Goals are for what passes
on the clock, where a person waits, and for ratios of CPU times, where two programs are compared.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import time

from report import median


def _index_bytes(path):
    """What the index takes in the library's file: its tables and their indexes."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE"
            " AND (name GLOB 'term_index*' OR name GLOB 'index_*')"
        ).fetchone()[0]
    finally:
        connection.close()


def _folder_bytes(path):
    return sum(os.path.getsize(os.path.join(folder, name))
               for folder, _, names in os.walk(path) for name in names)


class SearchBench:
    def __init__(self, bench, megabytes=None, queries=200, questions=()):
        self.bench = bench
        self.report = bench.report
        self.megabytes = megabytes
        self.queries = queries
        self.questions = questions

    def _sizes(self, usual):
        """A small corpus and a large one, to see what grows."""
        large = self.megabytes or usual
        return (10 if large > 20 else large / 10), large

    def _run(self, *arguments):
        """Of a program that prints lines of JSON."""
        done = subprocess.run([self.bench.tool(arguments[0]), *map(str, arguments[1:])],
                              capture_output=True, text=True)
        if done.returncode != 0 or done.stderr:
            print(done.stderr, flush=True)
        done.check_returncode()
        return [json.loads(line.replace(", }", "}")) for line in done.stdout.splitlines()]

    def _path(self, what, size):
        return self.bench.stage.path(f"{what}-{size:g}.db")

    def _new(self, what, size):
        return self.bench.fresh(f"{what}-{size:g}.db")

    def _not_indexed(self, size):
        path = self._path("plain", size)
        if not os.path.exists(path):
            self._run("bench-search-library", "make", path, size)
        return path

    def _index(self, size):
        """Indexes the corpus anew, by us and by FTS5: the figures of both."""
        path, stock = self._new("library", size), self._new("stock", size)
        shutil.copyfile(self._not_indexed(size), path)
        ours, = self._run("bench-search-library", "ours", path)
        beside, = self._run("bench-search-library", "stock", path, stock)
        floor, = self._run("bench-search-library", "floor", path)
        ours["bytes"], beside["bytes"] = _index_bytes(path), os.path.getsize(stock)
        return ours, beside, floor

    def _library(self, size):
        """A library of so many MB that is indexed, and the same rows in FTS5."""
        if not os.path.exists(self._path("stock", size)):
            self._index(size)
        return self._path("library", size), self._path("stock", size)

    def index(self):
        small, large = self._sizes(100)
        self.report.section(f"Indexing {large:g} MB of paragraphs, beside FTS5's unicode61")
        rounds = [self._index(large) for _ in range(min(self.bench.rounds, 3))]

        def of(which, key):
            return median([one[which][key] for one in rounds])

        self.report.add("time", of(0, "time") / 1e3, of(1, "time") / 1e3, unit="s")
        self.report.add("CPU time", of(0, "cpu") / 1e3, of(1, "cpu") / 1e3, unit="s",
                        ratio_at_most=1.4)
        self.report.add("size on disk", of(0, "bytes") / 1e6, of(1, "bytes") / 1e6, unit="MB",
                        ratio_at_most=2)
        self.report.add("CPU time, beside the floor (see below)", of(0, "cpu") / 1e3,
                        of(2, "cpu") / 1e3, unit="s")
        self.report.add("  FTS5's, beside the same", of(1, "cpu") / 1e3, of(2, "cpu") / 1e3,
                        unit="s")
        print(f"  the floor reads, folds and hashes {of(2, 'words'):,.0f} words of "
              f"{of(2, 'bytes') / 1e6:.1f} MB once: {of(2, 'bytes') / 1e3 / of(2, 'cpu'):.0f} MB/s")
        few = self._index(small)[0]
        self.report.add(f"peak memory, beside that of {small:g} MB", of(0, "peak_kib") / 1024,
                        few["peak_kib"] / 1024, unit="MiB", ratio_at_most=1.5)
        self._recoll(large, of(0, "bytes"))

    def _recoll(self, size, bytes_of_ours):
        if not shutil.which("recollindex"):
            print("  recollindex is not installed: no comparison with it")
            return
        folder = self.bench.stage.path(f"corpus-{size:g}")
        if not os.path.exists(folder):
            os.mkdir(folder)
            subprocess.run([self.bench.tool("bench-corpus"), folder, f"{size:g}"], check=True)
        settings = self.bench.stage.path("recoll")
        shutil.rmtree(settings, ignore_errors=True)
        os.mkdir(settings)
        with open(os.path.join(settings, "recoll.conf"), "w") as file:
            file.write(f"topdirs = {folder}\n")
        library = self._new("imported", size)

        def timed(command):
            began, before = time.monotonic(), os.times()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            after = os.times()
            return (time.monotonic() - began, after.children_user + after.children_system
                    - before.children_user - before.children_system)

        ours = timed([self.bench.cli, f"--library={library}", "import", folder])
        beside = timed(["recollindex", "-c", settings, "-z"])
        self.report.add("importing and indexing files, beside recollindex", ours[0], beside[0],
                        unit="s")
        self.report.add("  CPU time", ours[1], beside[1], unit="s", ratio_at_most=0.2)
        self.report.add("  index on disk", bytes_of_ours / 1e6,
                        _folder_bytes(os.path.join(settings, "xapiandb")) / 1e6, unit="MB",
                        ratio_at_most=0.25)

    def query(self):
        small, large = self._sizes(200)
        seen = {}
        for size in (small, large):
            library, stock = self._library(size)
            lines = self._run("bench-search", library, stock, self.queries,
                              max(3, self.bench.rounds // 2))
            seen[size] = {"kinds": {line["kind"]: line for line in lines if "kind" in line},
                          "hard": {line["hard"]: line for line in lines if "hard" in line},
                          "first": lines[0],
                          "counts": next(line for line in lines if "counts" in line)}
        few, many = seen[small], seen[large]
        print(f"\n{self.queries} queries of each kind in {large:g} MB ({many['first']['rows']:,} rows, "
              f"{many['first']['vocabulary']:,} words), first page of 50 with context and count of all")
        self.report.section("95th percentile, beside FTS5's unicode61 ranked (CPU time, no context, no "
                            "count)")
        for kind, line in many["kinds"].items():
            beside = line["stock_cpu"]
            self.report.add(kind, line["ours"]["p95"], beside["p95"] if beside["n"] else None,
                            at_most=100 if kind == "approximate" else 15, cpu=line["cpu"]["p95"])
        self.report.section("Median, beside the same")
        for kind, line in many["kinds"].items():
            beside = line["stock_cpu"]
            self.report.add(kind, line["ours"]["median"], beside["median"] if beside["n"] else None,
                            cpu=line["cpu"]["median"],
                            note=f"slowest of all: {line['slowest']} {line['cpu']['max']:.1f}")
        self.report.section(f"CPU time, 95th percentile, beside that in {small:g} MB "
                            f"({large / small:g} times less)")
        for kind, line in many["kinds"].items():
            self.report.add(kind, line["cpu"]["p95"], few["kinds"][kind]["cpu"]["p95"])
        self.report.section(f"The hard cases in {large:g} MB, beside FTS5's unicode61 ranked (CPU time)")
        for (name, line), goal in zip(many["hard"].items(), (40, 40, None, 50)):
            self.report.add(name, line["ours"], line["stock_cpu"], at_most=goal, cpu=line["cpu"],
                            note=f"{'more than ' if line['more_than'] else ''}{line['rows']:,} rows")
        for size in seen:
            counts = seen[size]["counts"]
            self.report.add(f"{size:g} MB: counts that are wrong, of {counts['counts']}",
                            counts["wrong"], unit="", at_most=0,
                            note=f"{counts['more_than']} say \"more than\"")
        self.report.section(f"The first search of a connection to {large:g} MB (CPU time), beside "
                            f"{small:g} MB")
        for key, what in (("first_word", "a word"), ("first_name", "then a name"),
                          ("first_approximate", "then an approximate word")):
            self.report.add(what, many["first"][key], few["first"][key])

    def add(self):
        _, large = self._sizes(200)
        self.report.section(f"Adding documents of 10 KB to a library of {large:g} MB, one by one")
        library, _ = self._library(large)
        copy = self._new("added", large)
        shutil.copyfile(library, copy)
        line, = self._run("bench-search-library", "add", copy, 200)
        self.report.add("95th percentile", line["add"]["p95"], at_most=20,
                        cpu=line["add_cpu"]["p95"])
        self.report.add("median", line["add"]["median"], cpu=line["add_cpu"]["median"])
        self.report.add("longest", line["add"]["max"], cpu=line["add_cpu"]["max"])

    def concordance(self):
        _, large = self._sizes(100)
        library, _ = self._library(large)
        rounds = [self._run("bench-concordance", library) for _ in range(min(self.bench.rounds, 3))]
        for lines in zip(*rounds):
            word = lines[0]

            def of(key):
                return median([line[key] for line in lines])

            self.report.section(f"A concordance of {word['query']} in {large:g} MB: "
                                f"{word['lines']:,} lines")
            self.report.add("first screen", of("first"), at_most=100, cpu=of("first_cpu"))
            self.report.add("all lines", of("all"), cpu=of("all_cpu"))
            self.report.add("sorted by the words before and behind", of("sort"),
                            cpu=of("sort_cpu"))
            self.report.add("all lines sorted, together", of("all") + of("sort"), at_most=2000,
                            cpu=of("all_cpu") + of("sort_cpu"))
            self.report.add("peak memory", of("peak_kib") / 1024, unit="MiB")

    def relevance(self):
        files = self.questions
        if not files:
            folder = os.path.join(os.path.dirname(os.path.realpath(__file__)), "relevance")
            files = sorted(os.path.join(folder, name) for name in os.listdir(folder)
                           if name.endswith(".jsonl"))
        print("\nRelevance: the right paragraph found first, and among the first ten, by queries with OR",
              flush=True)
        subprocess.run([self.bench.tool("bench-relevance"), *files], check=True)
