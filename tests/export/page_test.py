#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exported page in a real browser: usage page_test.py DIGITLAB PEN_DIGITS [FOLDER_FOR_SCREENSHOTS].

It reads drawings as `digitlab predict --strokes` does, and what is drawn on it with mouse and finger."""
import json
import math
import pathlib
import random
import re
import shutil
import sys
import tempfile

import browser
import numpy as np
import reference


def drawings(count=120):
    """Curves with pens of all widths, pressures and erasers, and points that are none of these."""
    generator = random.Random(3)
    made = []
    for number in range(count):
        strokes = []
        for _ in range(generator.randint(1, 4)):
            x, y, angle = generator.uniform(40, 240), generator.uniform(40, 240), generator.uniform(0, 6.28)
            turn, step = generator.uniform(-0.6, 0.6), generator.uniform(2, 30)
            stroke = []
            for _ in range(generator.randint(1, 30)):
                stroke.append([round(x, 2), round(y, 2)] + ([round(generator.uniform(0.1, 1), 3)] if number % 3 == 0 else []))
                angle += turn + generator.uniform(-0.2, 0.2)
                x, y = x + step * math.cos(angle), y + step * math.sin(angle)
            strokes.append(stroke)
        drawing = {"id": number, "strokes": strokes}
        if number % 2:
            drawing["width"] = [round(generator.uniform(4, 44), 2) for _ in strokes]
            if number % 5 == 0 and len(strokes) > 1:
                drawing["eraser"] = [False] * (len(strokes) - 1) + [True]
        made.append(drawing)
    return made


def renamed(file, classes):
    """The bundled model under other class names, in a new file."""
    raw = (reference.ROOT / "resources/models/pen.safetensors").read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:8 + size])
    header["__metadata__"]["classes"] = json.dumps(classes)
    written = json.dumps(header).encode()
    written += b" " * (-len(written) % 8)
    file.write_bytes(len(written).to_bytes(8, "little") + written + raw[8 + size:])
    return file


def has_ink(folder, drawing):
    """A drawing that is erased whole has no reading."""
    file = folder / "one.jsonl"
    file.write_text(json.dumps(drawing))
    return reference.subprocess.run([reference.digitlab, "predict", "--strokes", file], capture_output=True).returncode == 0


# The forward pass of the pages of other networks, in any JavaScript: of a page only what comes before the first use of the document.
NETWORK = """
const fs = require("fs");
const images = fs.readFileSync("images.bin");
globalThis.window = {};
console.log(JSON.stringify(process.argv.slice(2).map((page) => {
    const script = fs.readFileSync(page, "utf8").split("<script>")[1].split("</script>")[0];
    try { eval(script); } catch (error) { if (!String(error).includes("document is not defined")) throw error; }
    const answers = [];
    for (let at = 0; at < images.length; at += 784) answers.push(window.digitlab.logProbabilities(images.subarray(at, at + 784)));
    return answers;
})));
"""
if shutil.which("node"):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "network.cjs").write_text(NETWORK)
        made = reference.networks("html", folder)
        pages = [network["name"] + ".html" for network, _, _ in made]
        for answers, page, (network, _, expected) in zip(json.loads(reference.run("node", "network.cjs", *pages, cwd=folder)), pages, made):
            reference.compare(np.array(answers, np.float32), expected)
            assert f'"{network["parameters"]:,}"' in (folder / page).read_text(), network
if not browser.PROGRAM:
    reference.skip("chromium is not installed")
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
    folder = pathlib.Path(name)
    page = folder / "digits.html"
    report = reference.export(page)
    assert report["format"] == "html" and report["verified"] is None, report
    text = page.read_text()
    assert "http:" not in text and "https:" not in text and "src=" not in text  # nothing comes from elsewhere

    made = [d for d in drawings() if "eraser" not in d or has_ink(folder, d)]
    real = pathlib.Path(sys.argv[2])
    if real.exists():
        made += [json.loads(line) for line in real.read_text().splitlines()[::10]]
    assert len(made) >= 50 and any("eraser" in d for d in made)
    (folder / "strokes.jsonl").write_text("\n".join(map(json.dumps, made)) + "\n")
    expected = [json.loads(line) for line in
                reference.run(reference.digitlab, "predict", "--strokes", folder / "strokes.jsonl", "--json").splitlines()]
    driven = browser.Browser(folder / "profile")
    try:
        driven.open(page)
        read = driven.evaluate(f"{json.dumps(made)}.map(digitlab.read).map(({{digit, probabilities}}) => ({{digit, probabilities}}))")
        largest = 0
        for drawing, ours, theirs in zip(made, expected, read):
            assert theirs["digit"] == ours["digit"], (drawing["id"], ours, theirs)
            largest = max(largest, *(abs(a - b) for a, b in zip(ours["probabilities"], theirs["probabilities"])))
        print(f"largest difference of a probability {largest:.2e}, {len(made)} drawings")
        assert largest <= 1e-4, largest
        assert driven.evaluate("digitlab.read([])") is None
        example = re.search(r"`(digitlab\.read\(.*?)`", reference.TERMINAL.read_text()).group(1)
        assert driven.evaluate(example) == 7

        shown = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done({
            digit: document.getElementById("digit").textContent,
            bars: document.querySelectorAll(".bar.best").length,
            undo: !document.getElementById("undo").disabled,
            hint: getComputedStyle(document.getElementById("hint")).display !== "none",
            clipped: document.documentElement.scrollWidth > innerWidth}))))"""
        empty = {"digit": "–", "bars": 0, "undo": False, "hint": True, "clipped": False}
        assert driven.evaluate(shown) == empty, driven.evaluate(shown)
        area = driven.evaluate("(({left, top, width}) => ({left, top, width}))(document.getElementById('paper').getBoundingClientRect())")

        def at(points):
            return [(area["left"] + x * area["width"], area["top"] + y * area["width"]) for x, y in points]

        seven = [(0.3 + 0.04 * i, 0.25) for i in range(11)] + [(0.7 - 0.025 * i, 0.25 + 0.055 * i) for i in range(1, 11)]
        for write in (driven.mouse, driven.touch):
            write(at(seven))
            state = driven.evaluate(shown)
            assert state["digit"] == "7" and state["bars"] == 1 and state["undo"] and not state["hint"], state
            if len(sys.argv) > 3:
                pictures = pathlib.Path(sys.argv[3])
                for theme in ("light", "dark"):
                    driven.theme(theme)
                    driven.evaluate(shown)
                    driven.picture(pictures / f"page-{theme}.png")
            write(at([(0.45, 0.5), (0.65, 0.5)]))
            driven.evaluate("document.getElementById('undo').click()")
            assert driven.evaluate(shown)["digit"] == "7"
            driven.evaluate("document.getElementById('clear').click()")
            assert driven.evaluate(shown) == empty
        colours = []
        for theme in ("light", "dark"):
            driven.theme(theme)
            colours.append(driven.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert colours == ["rgb(243, 244, 246)", "rgb(22, 24, 29)"], colours

        # Other classes: their names stand where the digits stood, whatever is in them; an output left over has none.
        classes = ["ant", "bee", "</script><img src=x onerror=stop()>", "dog", "eel", "fox", "gnu", "hen & co"]
        reference.export(folder / "named.html", "--model", renamed(folder / "named.safetensors", classes))
        driven.open(folder / "named.html")
        names = driven.evaluate("[...document.querySelectorAll('.bar .name')].map((name) => name.textContent)")
        assert names == classes, names
        driven.mouse(at(seven))
        state = driven.evaluate(shown)
        assert state["digit"] == "hen & co" and state["bars"] == 1 and not state["clipped"], state
        if len(sys.argv) > 3:
            driven.picture(pathlib.Path(sys.argv[3]) / "page-named.png")

        # Drawings are collected: the class with the fewest is asked for, the last comes back, and DigitLab learns from the file.
        field = "document.getElementById({!r})".format
        driven.evaluate("document.getElementById('clear').click(); URL.createObjectURL = (blob) => (globalThis.saved = blob, 'data:,')")
        driven.evaluate(f"{field('collect')}.open = true; {field('writer')}.value = 'Ada L.'")
        area = driven.evaluate("(({left, top, width}) => ({left, top, width}))(document.getElementById('paper').getBoundingClientRect())")
        for _ in range(3 * len(classes)):
            driven.mouse(at(seven))
            driven.evaluate(shown)
            driven.evaluate(f"{field('keep')}.click()")
        driven.evaluate(f"{field('drop')}.click()")
        assert driven.evaluate(f"{field('label')}.value") == classes[-1] and driven.evaluate(shown)["digit"] == "hen & co"
        driven.evaluate(f"{field('keep')}.click()")
        assert driven.evaluate(f"{field('save')}.textContent") == f"Save {3 * len(classes)} drawings"
        driven.evaluate(f"{field('save')}.click()")
        (folder / "collected.jsonl").write_text(driven.evaluate("saved.text()"))
        collected = [json.loads(line) for line in (folder / "collected.jsonl").read_text().splitlines()]
        assert [drawing["label"] for drawing in collected] == 3 * classes and {d["writer"] for d in collected} == {"Ada L."}
        checked = reference.run(reference.digitlab, "data", "check", folder / "collected.jsonl")
        assert "8 classes" in checked, checked
        if len(sys.argv) > 3:
            driven.picture(pathlib.Path(sys.argv[3]) / "page-collect.png")

        # Many classes: the likeliest is on top.
        many = next(network for network, _, _ in reference.networks("html", folder) if network["classes"] > 12)
        driven.open(folder / (many["name"] + ".html"))
        driven.mouse(at(seven))
        state = driven.evaluate(shown)
        assert state["bars"] == 1 and not state["clipped"], state
        assert driven.evaluate("document.querySelectorAll('.bar').length") == many["classes"]
        assert driven.evaluate("document.querySelector('.bar.best').style.order") == "0"
        assert driven.problems == [], driven.problems
    finally:
        driven.close()
print("1 passed, 0 failed")
