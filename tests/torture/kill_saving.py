# SPDX-License-Identifier: GPL-3.0-or-later
"""Models that are written over others, and fine-tuning, which writes one at its end."""

import json
import math
import random
import shutil

import model_file
from trial import HalfFile, Lost, Trial, Wrong


def small_model(tools, seed):
    """One that has learned for two steps."""
    path = tools.folder / f"model-{seed}.safetensors"
    trial = Trial(tools, "small")
    trial.run("train", "--max-steps", 2, "--train-images", 300, "--seed", seed, "--out", path)
    trial.close()
    return path


def save_and_kill(tools, random, tally, kills, one, other, ending):
    """Two models that take turns at one path: it always holds one of them."""
    trial = Trial(tools, "save")
    path = trial.folder / ("model" + ending)
    expected = [model_file.read(file)[1] for file in (one, other)]
    for _ in range(kills):
        program = trial.start("save", path, one, other, program=tools.driver)
        program.until("saved")
        if not program.kill_after(random.uniform(0, 0.1)):
            raise Wrong(program.said())
        with tally.lock:
            tally.kills += 1
        safetensors = trial.folder / "read.safetensors"
        if ending == ".safetensors":
            shutil.copy(path, safetensors)
        else:
            trial.run("convert", path, safetensors)
        try:
            tensors = model_file.read(safetensors)[1]
        except model_file.NotWhole as error:
            raise HalfFile(str(error)) from error
        bits = min(model_file.differing_bits(tensors, model) for model in expected)
        with tally.lock:
            tally.compared += 1
            tally.bits += bits
        if bits:
            raise Wrong(f"{path} is neither of the two: {bits} bits differ")
        if len(left := trial.leftovers()) > 1:
            raise Wrong(f"they pile up: {[str(file) for file in left]}")
    trial.run("convert", one, path)
    if left := trial.leftovers():
        raise Wrong(f"left over: {[str(file) for file in left]}")
    trial.close()
    return 0


def write_strokes(tools, path, count=200):
    """Recorded pen strokes where there are some, else polygons with as many corners as their digit."""
    recorded = tools.strokes
    if recorded.exists():
        with recorded.open() as lines:
            path.write_text("".join(line for line, _ in zip(lines, range(count))))
        return
    with path.open("w") as file:
        for i in range(count):
            digit = i % 10
            angles = [2 * math.pi * k / (digit + 2) for k in range(digit + 3)]
            hand = random.Random(i)  # no two alike: the same drawing twice counts once
            stroke = [[round(100 * math.cos(a) + hand.uniform(-12, 12), 2), round(140 * math.sin(a) + hand.uniform(-12, 12), 2)]
                      for a in angles]
            file.write(json.dumps({"id": i, "digit": digit, "strokes": [stroke]}) + "\n")


class FineTuned:
    """A fine-tuning that is never killed."""

    def __init__(self, tools, start):
        self.trial = Trial(tools, "reference-tuned")
        self.strokes = self.trial.folder / "strokes.jsonl"
        self.start = start
        write_strokes(tools, self.strokes)
        out = self.trial.folder / "tuned.safetensors"
        program = self.trial.run(*self.command(out))
        self.seconds = program.lines[-1][0] - program.began
        self.tensors = model_file.read(out)[1]

    def command(self, out):
        return ["fine-tune", "--strokes", self.strokes, "--model", self.start, "--out", out, "--json"]


def fine_tune_and_kill(tools, random, tally, kills, reference):
    trial = Trial(tools, "tune")
    out = trial.folder / "tuned.safetensors"
    shutil.copy(reference.start, out)
    old = out.read_bytes()
    while True:
        program = trial.start(*reference.command(out))
        killed = kills > 0 and program.kill_after(random.uniform(0, tally.haste * reference.seconds))
        if not killed and program.wait() != 0:
            raise Wrong(program.said())
        trial.check()
        try:
            tensors = model_file.read(out)[1]
        except model_file.NotWhole as error:
            raise HalfFile(str(error)) from error
        bits = model_file.differing_bits(tensors, reference.tensors)
        if killed:
            kills -= 1
            with tally.lock:
                tally.kills += 1
            if bits and out.read_bytes() != old:
                raise Lost(f"{out} is neither the old model nor the new one")
            continue
        with tally.lock:
            tally.compared += 1
            tally.bits += bits
        if bits:
            raise Wrong(f"{bits} bits of the fine-tuned weights differ")
        break
    trial.opened()
    trial.check_tidy()
    trial.close()
    if kills > 0:
        tally.ended_first()
    return kills
