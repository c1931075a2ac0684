# SPDX-License-Identifier: GPL-3.0-or-later
"""A data folder of its own, programs that run in it and are killed, and checks of what they leave."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import model_file


class Wrong(Exception):
    """Something is not as it must be."""


class Lost(Wrong):
    """Something that was stored is missing."""


class HalfFile(Wrong):
    """A file under its final name is not whole."""


class Tools:
    """The programs under test, and the data that they learn from."""

    def __init__(self, digitlab, folder):
        self.digitlab = Path(digitlab).resolve()
        self.driver = self.digitlab.parent / "torture_driver"
        self.folder = Path(folder)
        if not self.driver.exists():
            raise SystemExit(f"{self.driver} is missing: build the target torture_driver.")
        self.strokes = Path(__file__).resolve().parents[3] / "shared" / "strokes" / "pen_digits.jsonl"
        self.data = os.environ.get("DIGITLAB_DATA")
        if not self.data:
            self.data = str(self.folder / "digits")
            subprocess.run([self.driver, "data", self.data], check=True)


class Program:
    """A program whose lines arrive with their times."""

    def __init__(self, arguments, environment, errors):
        self.began = time.monotonic()
        self.lines = []
        self.errors = errors
        with open(errors, "wb") as stderr:
            self.process = subprocess.Popen([str(a) for a in arguments], env=environment, stdout=subprocess.PIPE, stderr=stderr)
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            if line.endswith(b"\n"):  # else the program was killed in the middle of the line
                self.lines.append((time.monotonic(), line.decode()))

    def until(self, word, seconds=120):
        """Waits for a line that holds this word. False when the program ends without one."""
        end = time.monotonic() + seconds
        while not any(word in line for _, line in list(self.lines)):
            if self.process.poll() is not None:
                self.reader.join()
                return any(word in line for _, line in self.lines)
            if time.monotonic() > end:
                self.kill()
                raise Wrong(f"nothing came of {self.process.args}")
            time.sleep(0.001)
        return True

    def kill_after(self, seconds):
        """Kills it then. False when it has ended before."""
        try:
            self.process.wait(max(seconds, 0.0))
        except subprocess.TimeoutExpired:
            return self.kill()
        self.reader.join()
        return False

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.killed = time.monotonic()
        killed = self.process.wait() == -signal.SIGKILL
        self.reader.join()
        return killed

    def wait(self):
        self.process.wait(600)
        self.reader.join()
        return self.process.returncode

    def events(self):
        """Its JSON lines, each with the time it came."""
        return [(at, json.loads(line)) for at, line in self.lines if line.startswith("{")]

    def said(self):
        return "".join(line for _, line in self.lines) + Path(self.errors).read_text(errors="replace")


class Trial:
    def __init__(self, tools, name):
        self.tools = tools
        self.folder = Path(tempfile.mkdtemp(prefix=name + "-", dir=tools.folder))
        self.home = self.folder / "share" / "digitlab"
        self.programs = 0
        self.backed_up = False  # there was a backup of the database

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *arguments, program=None, before=(), **environment):
        self.programs += 1
        whole = {
            **os.environ,
            "XDG_DATA_HOME": str(self.folder / "share"),
            "DIGITLAB_DATA": self.tools.data,
            "QT_QPA_PLATFORM": "offscreen",
            **environment,
        }
        program = program or self.tools.digitlab
        return Program([*before, program, *arguments], whole, self.folder / f"stderr-{self.programs}")

    def drive(self, *arguments):
        return self.start(*arguments, program=self.tools.driver)

    def run(self, *arguments, program=None):
        """To its end, which must be a good one."""
        running = self.start(*arguments, program=program)
        if running.wait() != 0:
            raise Wrong(f"{' '.join(map(str, running.process.args))}: {running.said()}")
        return running

    def opened(self):
        """What the window shows and reports at its start."""
        return json.loads(self.run("open", program=self.tools.driver).lines[-1][1])

    def run_folder(self, run):
        return self.home / "runs" / run

    def rows(self, statement, *values):
        """Of a copy of the database: its log must be applied by the next program, not by this script."""
        database = self.home / "digitlab.sqlite"
        if not database.exists():
            return []
        with tempfile.TemporaryDirectory(dir=self.folder) as copies:
            for suffix in ("", "-wal"):
                if Path(str(database) + suffix).exists():
                    shutil.copy(str(database) + suffix, copies)
            connection = sqlite3.connect(Path(copies) / database.name)
            try:
                return connection.execute(statement, values).fetchall()
            finally:
                connection.close()

    def has_table(self, name):
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE name = ?", name))

    def is_completed(self, run):
        """In the database, or in the run's folder, from where the next start takes it."""
        ending = self.run_folder(run) / "ending.json"
        if ending.exists() and json.loads(ending.read_text())["outcome"] == "completed":
            return True
        return self.has_table("runs") and bool(self.rows("SELECT 1 FROM runs WHERE id = ? AND outcome = 'completed'", run))

    def check(self):
        """Files under their final names are whole."""
        for path in self.home.rglob("*.safetensors"):
            try:
                model_file.read(path)
            except model_file.NotWhole as error:
                raise HalfFile(str(error)) from error
        if (checked := self.rows("PRAGMA quick_check")) not in ([], [("ok",)]):
            raise HalfFile(f"the database: {checked}")
        if self.has_table("runs"):
            for run, model in self.rows("SELECT id, model FROM runs WHERE outcome = 'completed'"):
                if not model or not (self.run_folder(run) / model).exists():
                    raise Lost(f"run {run} is completed and has no model")

    def leftovers(self):
        """Files that only a program in the middle of writing needs."""
        names = [path for path in self.folder.rglob("*") if path.is_file() and path.name != "lock"]
        return [path for path in names if path.suffix in (".part", ".restored", ".restoring", ".backing-up") or path.suffix[1:].isdigit()]

    def check_tidy(self):
        """After the window's start: every folder in `runs` belongs to a run, and no unfinished file is left."""
        kept = {row[0] for row in self.rows("SELECT id FROM runs")}
        folders = {path.name for path in (self.home / "runs").glob("*")}
        if folders - kept:
            raise Wrong(f"folders of no run: {sorted(folders - kept)}")
        if left := self.leftovers():
            raise Wrong(f"left over: {[str(path) for path in left]}")
