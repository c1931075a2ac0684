# SPDX-License-Identifier: GPL-3.0-or-later
"""A series of seeds, two at a time, that is killed and resumed."""

import json
import time

import model_file
from trial import HalfFile, Lost, Trial, Wrong

STUDY = ["--recipe", "notebook", "--epochs", 2, "--train-images", 1500, "--seeds", "1..4", "--jobs", 2]


class Reference:
    def __init__(self, tools):
        self.trial = Trial(tools, "reference-study")
        self.out = self.trial.folder / "out"
        program = self.trial.run("study", *STUDY, "--out", self.out, "--json")
        self.seconds = program.lines[-1][0] - program.began
        self.seeds = figures(program)
        self.models = models(self.out)


def figures(program):
    seeds = program.events()[-1][1]["seeds"]
    return [(seed["seed"], seed["accuracy"], seed["loss"]) for seed in seeds]


def models(folder):
    return {path.name: model_file.read(path)[1] for path in folder.glob("*.safetensors")}


def lost_seconds(trial, now):
    """Since the checkpoint of each run in progress was written, or its folder made."""
    lost = [0.0]
    for folder in (trial.home / "runs").glob("*"):
        if trial.has_table("runs") and trial.rows("SELECT 1 FROM runs WHERE id = ? AND outcome <> 'running'", folder.name):
            continue
        last = folder / "checkpoint.safetensors"
        last = last if last.exists() else folder / "lock"
        if last.exists():
            lost.append(now - last.stat().st_mtime)
    return max(lost)


def study_and_kill(tools, random, tally, kills, reference):
    trial = Trial(tools, "study")
    out = trial.folder / "out"
    study = None
    while True:
        begin = ["--resume", study] if study else [*STUDY, "--out", out]
        program = trial.start("study", *begin, "--json")
        if kills > 0 and program.kill_after(random.uniform(0, tally.haste * reference.seconds)):
            kills -= 1
            with tally.lock:
                tally.kills += 1
                tally.seconds.append(lost_seconds(trial, time.time()))
            study = next((event["study"] for _, event in program.events() if event["event"] == "started"), study)
            trial.check()
            try:
                models(out)
                if (out / "study.json").exists():
                    json.loads((out / "study.json").read_text())
            except (model_file.NotWhole, ValueError) as error:
                raise HalfFile(str(error)) from error
            continue
        if program.wait() != 0:
            raise Wrong(program.said())
        break
    if figures(program) != reference.seeds:
        raise Wrong(f"figures {figures(program)} instead of {reference.seeds}")
    there = models(out)
    if there.keys() != reference.models.keys():
        raise Lost(f"{sorted(there)} instead of {sorted(reference.models)}")
    bits = sum(model_file.differing_bits(there[name], reference.models[name]) for name in there)
    with tally.lock:
        tally.compared += len(there)
        tally.bits += bits
    if bits:
        raise Wrong(f"{bits} bits of the seeds' weights differ")
    if json.loads((out / "study.json").read_text())["failed"]:
        raise Wrong("a seed has failed")
    trial.opened()
    trial.check_tidy()
    trial.close()
    if kills > 0:
        tally.ended_first()
    return kills
