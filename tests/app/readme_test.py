#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The READMEs are right: usage readme_test.py DIGITLAB. The files and rooms that they name are there, and every command that they show
as an example does its work, in their order. On few images, so that it is quick, and without a connection to the web."""
import json
import os
import pathlib
import random
import re
import shlex
import signal
import struct
import subprocess
import sys
import tempfile
import zlib

digitlab = pathlib.Path(sys.argv[1])
ROOT = pathlib.Path(__file__).parents[2]
LINES = {0: "abcfed", 1: "bc", 2: "abged", 3: "abgcd", 4: "fgbc", 5: "afgcd", 6: "afgcde", 7: "abc", 8: "abcdefg", 9: "abcdfg"}
SEGMENTS = {"a": ((60, 40), (140, 40)), "b": ((140, 40), (140, 130)), "c": ((140, 130), (140, 220)), "d": ((60, 220), (140, 220)),
            "e": ((60, 130), (60, 220)), "f": ((60, 40), (60, 130)), "g": ((60, 130), (140, 130))}
generator = random.Random(7)


def write_data(folder, train, test):
    """Images that say their class by a bright stripe."""
    folder.mkdir()
    for split, count in (("train", train), ("t10k", test)):
        images = bytearray()
        for i in range(count):
            image = bytearray(784)
            row = 2 + 2 * (i % 10) + generator.randrange(2)
            image[28 * row + 4 : 28 * row + 24] = bytes(generator.randrange(150, 256) for _ in range(20))
            images += image
        (folder / f"{split}-images-idx3-ubyte").write_bytes(struct.pack(">4I", 0x803, count, 28, 28) + images)
        (folder / f"{split}-labels-idx1-ubyte").write_bytes(struct.pack(">2I", 0x801, count) + bytes(i % 10 for i in range(count)))


def write_strokes(path):
    with path.open("w") as file:
        for number in range(120):
            digit = number % 10
            strokes = [[[x + generator.uniform(-6, 6), y + generator.uniform(-6, 6)] for x, y in SEGMENTS[name]] for name in LINES[digit]]
            file.write(json.dumps({"id": number, "digit": digit, "strokes": strokes}) + "\n")


def write_page(path):
    """A picture (PNG) with a 7."""
    rows = [bytearray(b"\xff" * 200) for _ in range(260)]
    for name in LINES[7]:
        (x0, y0), (x1, y1) = SEGMENTS[name]
        for y in range(y0 - 6, y1 + 7):
            for x in range(x0 - 6, x1 + 7):
                rows[y][x] = 20
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", 200, 260, 8, 0, 0, 0, 0)) +
                     chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows))) + chunk(b"IEND", b""))


def check_paths():
    """Links, and paths in backquotes that begin with a folder of the sources, lead somewhere."""
    documents = [path for pattern in ("*.md", "*/README.md", "*/*/README.md") for path in ROOT.glob(pattern)
                 if path.relative_to(ROOT).parts[0] != "build"]
    assert len(documents) > 8, documents
    for document in documents:
        text = document.read_text()
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (document.parent / link).exists(), (document, link)
        for path in re.findall(r"`((?:app|cmake|model|packaging|resources|tests|ui)/[\w./-]+)", text):
            assert (ROOT / path).exists() or (document.parent / path).exists(), (document, path)


def check_results():
    """The accuracies that the window shows beside the recipes are those of the README's table."""
    text = (ROOT / "README.md").read_text()
    names = re.findall(r"`(\w+)`, \d+ (?:s|min)", text)
    figures = re.findall(r"(\d\d\.\d\d)\*{0,2} ± (\d\.\d\d)", text.split("test accuracy, %", 1)[1].split("\n", 1)[0])
    table = {name: [float(mean), float(spread)] for name, (mean, spread) in zip(names, figures, strict=True)}
    results = json.loads((ROOT / "resources/recipes/results.json").read_text())
    assert {name: value for name, value in results.items() if isinstance(value, list)} == table, table


def check_rooms():
    """CONTRIBUTING.md draws every room of the three floors, and no other."""
    drawn, floor = set(), ""
    for name, room in re.findall(r"^    (?:(\w+)/|  (\w+)) ", (ROOT / "CONTRIBUTING.md").read_text(), re.M):
        floor = name or floor
        drawn |= {f"{floor}/{room}"} if room else set()
    there = {f"{floor}/{room.name}" for floor in ("app", "model", "ui") for room in (ROOT / floor).iterdir() if any(room.rglob("*.cpp"))}
    assert drawn == there, drawn ^ there


def check_release():
    """The build, the changelog, the citation and the software centres' file tell of the same release."""
    version, = re.findall(r"^project\(DigitLab VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text(), re.M)
    changelog = (ROOT / "packaging/changelog").read_text()
    assert changelog.startswith(f"digitlab ({version})"), changelog[:40]
    day, month, year = re.search(r"^ -- .*  \w+, (\d+) (\w+) (\d+)", changelog, re.M).groups()
    date = f"{year}-{'JanFebMarAprMayJunJulAugSepOctNovDec'.index(month) // 3 + 1:02}-{int(day):02}"
    citation = dict(re.findall(r"^([\w-]+): (.+)$", (ROOT / "CITATION.cff").read_text(), re.M))
    assert citation["version"] == version and citation["date-released"] == date and citation["cff-version"] == "1.2.0", citation
    release = re.search(r"<release .*>", (ROOT / "packaging/org.digitlab.DigitLab.metainfo.xml.in").read_text()).group()
    assert f'"{version}"' in release and f'"{date}"' in release, release


def commands():
    """The examples, and a check that app/commands/README.md speaks of exactly the commands that there are."""
    terminal = (ROOT / "app/commands/README.md").read_text()
    help_text = subprocess.run([digitlab, "--help"], stdout=subprocess.PIPE, text=True, check=True).stdout
    known = set(re.findall(r"^  ([a-z][\w-]*)  ", help_text.partition("Subcommands:")[2], re.M))
    named = set(re.findall(r"digitlab ([a-z][\w-]*)", terminal))
    assert named == known, named ^ known
    texts = (terminal, (ROOT / "README.md").read_text(), (ROOT / "model/data/README.md").read_text())
    found = [re.split(r"  +", line.strip())[0] for text in texts for line in text.splitlines() if line.startswith("    digitlab ")]
    assert len(found) > 12, found
    return found


check_paths()
check_results()
check_rooms()
check_release()
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for made in ("data", "data/fashion-mnist", "my-letters"):
        write_data(folder / made, 640, 400)
    write_data(folder / "large", 10240, 400)  # --validate holds 10,000 back
    write_strokes(folder / "FILE.jsonl")
    write_page(folder / "page.jpg")  # told by what is in it
    environment = dict(os.environ, HOME=str(folder / "home"), XDG_DATA_HOME=str(folder / "home"), DIGITLAB_DATA=str(folder / "data"))
    started = dict(cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for command in commands():
        words = shlex.split(command)
        if words[1:3] == ["data", "fetch"]:
            words += ["--from", str(folder / "data"), "--data", str(folder / f"fetched{len(words)}")]
        if "--resume" in words:  # there must be a run that was stopped
            run = subprocess.Popen([digitlab, "train", "--epochs", "40", "--json", "--out", "stopped.safetensors"], **started)
            for line in run.stdout:
                if json.loads(line)["event"] == "epoch":
                    break
            run.send_signal(signal.SIGINT)
            run.communicate()
        environment["DIGITLAB_DATA"] = str(folder / ("large" if "--validate" in words else "data"))
        done = subprocess.run([digitlab] + words[1:], **started)
        assert done.returncode == 0, (command, words, done.stdout[-1500:], done.stderr[-1500:])
        assert done.stdout.strip() or "--out" in words, command
        for made in re.findall(r"\S+\.(?:safetensors|pt|onnx|png)\b", command):
            assert (folder / made).exists(), (command, made)
        print("ok:", command)
print("1 passed, 0 failed")
