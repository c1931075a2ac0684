# SPDX-License-Identifier: GPL-3.0-or-later
"""The user's own drawings and alphabets, changed and backed up, or opened from an old or a damaged database, by a program that is killed."""

import json
import sqlite3
from pathlib import Path

from trial import HalfFile, Lost, Trial, Wrong

# The tables as the first version made them, to the letter: others would be replaced.
FIRST_VERSION = """
CREATE TABLE drawings (id INTEGER PRIMARY KEY AUTOINCREMENT, digit INTEGER NOT NULL, strokes TEXT NOT NULL, created TEXT NOT NULL);
CREATE TABLE changes (id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, created TEXT NOT NULL);
CREATE TABLE changed_drawings (change INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE, drawing INTEGER NOT NULL, digit INTEGER, strokes TEXT, created TEXT, PRIMARY KEY (change, drawing)) WITHOUT ROWID;
CREATE INDEX changes_of_drawing ON changed_drawings (drawing);
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO sqlite_sequence (name, seq) VALUES ('changes', 1700000000);
PRAGMA user_version = 1;
"""
DRAWINGS = 300
IMPORTED = [0, 1, 0, 1, 0]  # classes, by the driver
NOISE = bytes(range(256)) * 40
STROKES = '"strokes":[[[0,0],[20,90],[60,140]],[[60,0],[55,140]]]'


class Drawings:
    """What must be there after each change: the alphabet and class of each drawing, the name and classes of each alphabet, by id.
    Changes are undone the latest first."""

    def __init__(self):
        self.now = {"drawings": {}, "alphabets": {}}
        self.before = []
        self.largest = {"drawings": 0, "alphabets": 0}

    def fresh(self, kind, found):
        """What came, in its order: ids are never used again."""
        new = {int(key): value for key, value in found[kind].items() if key not in self.now[kind]}
        return dict(sorted(new.items())) if all(key > self.largest[kind] for key in new) else {}

    def after(self, intent, found):
        """Whether `found` is what this change makes of what is there now."""
        what, alphabet, own = intent["what"], intent["alphabet"], str(intent["id"])
        ids = {str(number) for number in intent["ids"]}
        drawings, alphabets = dict(self.now["drawings"]), dict(self.now["alphabets"])
        if what == "undo":
            return found == (self.before[-1] if self.before else self.now)
        if what in ("make", "import"):
            made = self.fresh("alphabets", found)
            if list(made.values()) != [alphabet]:
                return False
            [own] = made
            alphabets[str(own)] = alphabet
        if what in ("add", "import"):
            digits = [intent["digit"]] if what == "add" else IMPORTED
            new = self.fresh("drawings", found)
            if list(new.values()) != [[int(own), digit] for digit in digits]:
                return False
            drawings.update({str(key): value for key, value in new.items()})
        elif what == "remove":
            drawings = {key: its for key, its in drawings.items() if key not in ids}
        elif what == "relabel":
            drawings = {key: [its[0], intent["digit"]] if key in ids else its for key, its in drawings.items()}
        elif what == "edit":
            alphabets[own] = alphabet
            drawings = {key: its for key, its in drawings.items() if its[0] != int(own) or alphabet[1][its[1]]}
        elif what == "discard":
            del alphabets[own]
            drawings = {key: its for key, its in drawings.items() if its[0] != int(own)}
        return found == {"drawings": drawings, "alphabets": alphabets}

    def take(self, intent, found):
        if found == self.now:
            return  # nothing has happened: there was nothing to delete, say
        if intent["what"] == "undo":
            self.now = self.before.pop()
            return
        self.before = [*self.before, self.now][-100:]
        self.now = found
        for kind, largest in self.largest.items():
            self.largest[kind] = max([largest, *map(int, found[kind])])


def stored(trial):
    return {
        "drawings": {str(key): [alphabet, digit] for key, alphabet, digit in trial.rows("SELECT id, alphabet, digit FROM drawings")},
        "alphabets": {str(key): [name, json.loads(classes)] for key, name, classes in trial.rows("SELECT id, name, classes FROM alphabets")},
    }


def check_changes(trial, program, expected, refused=False):
    """What a program that was killed has told is there, and nothing else but the change that it was about to tell. `refused`: a
    change may have been without effect, which on a full disk it is."""
    events = [event for _, event in program.events()]
    if events[0]["done"] != expected.now:
        raise Lost(f"{events[0]['done']} at the start instead of {expected.now}")
    intent = None
    for event in events[1:]:
        if "intent" in event:
            intent = event["intent"]
            continue
        if not expected.after(intent, event["done"]) and not (refused and event["done"] == expected.now):
            raise Lost(f"{event['done']} instead of {intent} after {expected.now}")
        expected.take(intent, event["done"])
        intent = None
    trial.check()
    found = stored(trial)
    if found != expected.now:  # the change that was begun last may have been kept and not told
        if intent is None or not expected.after(intent, found):
            raise Lost(f"{found} instead of {expected.now}, after {intent}")
        expected.take(intent, found)


def change_and_kill(tools, random, tally, kills):
    """The same drawings and alphabets all the time; each kill in the middle of a change or of a backup, or between two."""
    trial = Trial(tools, "drawings")
    expected = Drawings()
    for _ in range(kills):
        program = trial.drive("change", random.randrange(1 << 30))
        program.until("done")
        if not program.kill_after(random.uniform(0, 0.4)):
            raise Wrong(program.said())
        check_changes(trial, program, expected)
        check_backups(trial)
        with tally.lock:
            tally.kills += 1
            tally.compared += 1
    trial.opened()
    if left := trial.leftovers():
        raise Wrong(f"left over: {[str(path) for path in left]}")
    trial.close()
    return 0


def check_backups(trial):
    """Each is whole whenever the program is killed, and once there is one there always is."""
    backups = [trial.home / f"digitlab.sqlite.backup-{number}" for number in (1, 2)]
    for backup in filter(Path.exists, backups):
        connection = sqlite3.connect(f"file:{backup}?mode=ro", uri=True)
        try:
            if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise HalfFile(f"{backup} is damaged")
        finally:
            connection.close()
    if trial.backed_up and not any(map(Path.exists, backups)):
        raise Lost("both backups")
    trial.backed_up = any(map(Path.exists, backups))


def write_first_version(path):
    """A database as the first version left it, with drawings."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(FIRST_VERSION)
    connection.executemany(
        "INSERT INTO drawings (digit, strokes, created) VALUES (?, ?, '2026-01-01T00:00:00Z')",
        [(i % 10, '{"id":null,' + STROKES + "}") for i in range(DRAWINGS)],
    )
    connection.commit()
    connection.close()


def old_home(trial, damaged):
    """A database of the first version, or a damaged one whose latest backup is damaged too, and the one before of that version."""
    trial.home.mkdir(parents=True)
    database = trial.home / "digitlab.sqlite"
    if damaged:
        write_first_version(trial.home / "digitlab.sqlite.backup-2")
        (trial.home / "digitlab.sqlite.backup-1").write_bytes(NOISE)
        database.write_bytes(NOISE)
    else:
        write_first_version(database)


def seconds_to_open(tools):
    trial = Trial(tools, "old")
    old_home(trial, damaged=True)
    program = trial.run("open", program=tools.driver)
    trial.close()
    return program.lines[-1][0] - program.lines[0][0]


def open_and_kill(tools, random, tally, kills, longest):
    """Killed while an old database is brought up to date, or a damaged one replaced by its backup; then every drawing is there."""
    trial = Trial(tools, "old")
    damaged = random.random() < 0.7
    old_home(trial, damaged)
    for _ in range(kills):
        program = trial.drive("open")
        program.until("opens")
        if program.kill_after(random.uniform(0, longest)):
            kills -= 1
            with tally.lock:
                tally.kills += 1
    opened = trial.opened()
    if len(opened["drawings"]) != DRAWINGS:
        raise Lost(f"{len(opened['drawings'])} drawings instead of {DRAWINGS}; {opened['told']}")
    aside = [path.read_bytes() for path in trial.home.glob("*.damaged-*")]
    if aside != ([NOISE] if damaged else []):
        raise Lost(f"{len(aside)} damaged files were moved aside")
    trial.check()
    trial.check_tidy()
    with tally.lock:
        tally.compared += 1
    trial.close()
    return kills
