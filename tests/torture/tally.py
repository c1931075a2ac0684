# SPDX-License-Identifier: GPL-3.0-or-later
"""What was killed and what became of it, as a table."""

import threading

from trial import HalfFile, Lost


class Tally:
    """One line of the table; any thread adds to it."""

    def __init__(self, what):
        self.what = what
        self.kills = 0
        self.haste = 1.0  # this share of the time that it took when it was not killed
        self.compared = 0  # ends whose every bit was compared with those of one that was never killed
        self.bits = 0
        self.steps = []  # lost at each kill of a training
        self.seconds = []
        self.lost = 0
        self.half = 0
        self.wrong = []
        self.lock = threading.Lock()

    def failed(self, error):
        with self.lock:
            self.wrong.append(f"{self.what}: {error}")
            self.lost += isinstance(error, Lost)
            self.half += isinstance(error, HalfFile)

    def ended_first(self):
        """Before it was to be killed: the machine has less to do than it had."""
        with self.lock:
            self.haste = max(0.8 * self.haste, 0.1)

    def cells(self):
        steps = f"{max(self.steps)} steps, " if self.steps else ""
        most = f"{steps}{max(self.seconds):.1f} s" if self.seconds else "—"
        return [self.what, self.kills, self.compared, most, self.lost, self.half, self.bits, len(self.wrong)]


HEADER = ["killed", "kills", "ends compared", "most training lost", "things lost", "half files", "differing bits", "wrong"]


def table(rows, header=HEADER):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
