# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of measures, each beside what it is compared with and its goal."""

import statistics


class Report:
    def __init__(self):
        self.rows = []

    def section(self, title):
        self.rows.append(None)
        print(f"\n{title}", flush=True)
        print(f"  {'':46} {'ours':>10} {'beside':>10} {'ratio':>7}   goal", flush=True)

    def add(self, what, ours, beside=None, unit="ms", at_most=None, ratio_at_most=None,
            at_least=None, cpu=None, note=""):
        """A row; its verdict is ok where every goal that is given is met.

        cpu is the same in CPU time of the main thread, which other programs on the machine do not
        change as they change the time that passes.
        """
        if cpu is not None:
            note = f"(CPU {_number(cpu)}) {note}"
        ratio = ours / beside if beside else None
        goals, met = [], True
        if at_most is not None:
            goals.append(f"<= {at_most:g} {unit}")
            met = met and ours <= at_most
        if ratio_at_most is not None:
            goals.append(f"<= {ratio_at_most:.3g} x")
            met = met and ratio is not None and ratio <= ratio_at_most
        if at_least is not None:
            goals.append(f">= {at_least:g} {unit}")
            met = met and ours >= at_least
        verdict = ("ok" if met else "OVER" if at_least is None else "UNDER") if goals else ""
        self.rows.append((what, verdict))
        print(f"  {what:46} {_number(ours):>10} {_number(beside):>10} "
              f"{'' if ratio is None else f'{ratio:.3f}':>7}   "
              f"{', '.join(goals):22} {verdict:5} {unit} {note}".rstrip(), flush=True)

    def close(self):
        verdicts = [row[1] for row in self.rows if row and row[1]]
        missed = [row[0] for row in self.rows if row and row[1] not in ("", "ok")]
        print(f"\n{len(verdicts) - len(missed)} of {len(verdicts)} goals met.")
        for what in missed:
            print(f"  not met: {what}")
        return not missed


def _number(value):
    if value is None:
        return ""
    return f"{value:.2f}" if abs(value) < 100 else f"{value:.0f}"


def median(values):
    values = [value for value in values if value is not None and value == value]
    return statistics.median(values) if values else float("nan")
