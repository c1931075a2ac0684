# SPDX-License-Identifier: GPL-3.0-or-later
"""The user's own drawings, changed or taken over from former versions, by a program that is killed."""

import json
import shutil
import sqlite3

import model_file
from trial import Lost, Trial, Wrong

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
DRAWINGS, LINES = 300, 200
STROKES = '"strokes":[[[0,0],[20,90],[60,140]],[[60,0],[55,140]]]'


class Drawings:
    """What must be there after each change, by id; changes are undone the latest first."""

    def __init__(self):
        self.now = {}
        self.before = []
        self.largest = 0

    def after(self, intent, found):
        """Whether `found` is what this change makes of what is there now."""
        what = intent["what"]
        if what == "undo":
            return found == (self.before[-1] if self.before else self.now)
        if what == "add":
            fresh = found.keys() - self.now.keys()
            return len(fresh) == 1 and found == {**self.now, (new := fresh.pop()): intent["digit"]} and int(new) > self.largest
        ids = {str(number) for number in intent["ids"]}
        if what == "remove":
            return found == {key: digit for key, digit in self.now.items() if key not in ids}
        return found == {key: intent["digit"] if key in ids else digit for key, digit in self.now.items()}

    def take(self, intent, found):
        if found == self.now:
            return  # nothing has happened: there was nothing to delete, say
        if intent["what"] == "undo":
            self.now = self.before.pop()
            return
        self.before = [*self.before, self.now][-100:]
        self.now = found
        self.largest = max([self.largest, *map(int, found)])


def check_changes(trial, program, expected):
    """What a program that was killed has told is there, and nothing else but the change that it was about to tell."""
    events = [event for _, event in program.events()]
    if events[0]["done"] != expected.now:
        raise Lost(f"{events[0]['done']} at the start instead of {expected.now}")
    intent = None
    for event in events[1:]:
        if "intent" in event:
            intent = event["intent"]
            continue
        if not expected.after(intent, event["done"]) and event["done"] != expected.now:
            raise Lost(f"{event['done']} instead of {intent} after {expected.now}")
        expected.take(intent, event["done"])
        intent = None
    trial.check()
    found = {str(number): digit for number, digit in trial.rows("SELECT id, digit FROM drawings")}
    if found != expected.now:  # the change that was begun last may have been kept and not told
        if intent is None or not expected.after(intent, found):
            raise Lost(f"{found} instead of {expected.now}, after {intent}")
        expected.take(intent, found)


def change_and_kill(tools, random, tally, kills):
    """The same drawings all the time; each kill in the middle of a change, or between two."""
    trial = Trial(tools, "drawings")
    expected = Drawings()
    for _ in range(kills):
        program = trial.drive("change", random.randrange(1 << 30))
        program.until("done")
        if not program.kill_after(random.uniform(0, 0.4)):
            raise Wrong(program.said())
        check_changes(trial, program, expected)
        with tally.lock:
            tally.kills += 1
            tally.compared += 1
    trial.close()
    return 0


def old_home(trial, last_run, drawings, lines):
    """As the first version left it: its database, the drawings of the version before it, and the last run's model."""
    trial.home.mkdir(parents=True)
    connection = sqlite3.connect(trial.home / "digitlab.sqlite")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(FIRST_VERSION)
    connection.executemany(
        "INSERT INTO drawings (digit, strokes, created) VALUES (?, ?, '2026-01-01T00:00:00Z')",
        [(i % 10, '{"id":null,' + STROKES + "}") for i in range(drawings)],
    )
    connection.commit()
    connection.close()
    with (trial.home / "handwriting.jsonl").open("w") as file:
        for i in range(lines):
            file.write(json.dumps({"id": i, "digit": i % 10})[:-1] + "," + STROKES + "}\n")
    (trial.home / "models").mkdir()
    shutil.copy(last_run, trial.home / "models" / "last-run.safetensors")


def seconds_to_migrate(tools, last_run):
    trial = Trial(tools, "migrate")
    old_home(trial, last_run, DRAWINGS, LINES)
    program = trial.run("open", program=tools.driver)
    trial.close()
    return program.lines[-1][0] - program.lines[0][0]


def migrate_and_kill(tools, random, tally, kills, last_run, longest):
    """Killed while it takes the old things over; then each of them is there, once."""
    trial = Trial(tools, "migrate")
    old_home(trial, last_run, DRAWINGS, LINES)
    for _ in range(kills):
        program = trial.drive("open")
        program.until("opens")
        if program.kill_after(random.uniform(0, longest)):
            kills -= 1
            with tally.lock:
                tally.kills += 1
        trial.check()
    for _ in range(2):  # nothing comes twice
        opened = trial.opened()
        if len(opened["drawings"]) != DRAWINGS + LINES:
            raise Lost(f"{len(opened['drawings'])} drawings instead of {DRAWINGS + LINES}; {opened['told']}")
        if len(opened["runs"]) != 1:
            raise Lost(f"the last run was taken over {len(opened['runs'])} times")
    with tally.lock:
        tally.compared += 1
        bits = model_file.differing_bits(
            model_file.read(last_run)[1], model_file.read(trial.home / "runs" / opened["runs"][0]["model"])[1]
        )
        tally.bits += bits
    if bits:
        raise Wrong(f"{bits} bits of the model that was taken over differ")
    trial.check_tidy()
    trial.close()
    return kills
