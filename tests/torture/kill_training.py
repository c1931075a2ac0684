# SPDX-License-Identifier: GPL-3.0-or-later
"""Training that is killed and resumed until it ends as one that was never killed."""

import shutil

import model_file
from trial import HalfFile, Lost, Trial, Wrong

SMALL = ["--train-images", 2000, "--epochs", 3]
RECIPES = {
    "training: plain SGD": ["--recipe", "notebook", *SMALL, "--threads", 2],
    "training: AdamW, averaged weights, recomputed statistics, the best of the epochs": [
        *["--recipe", "notebook", *SMALL, "--threads", 1, "--optimiser", "adamw", "--learning-rate", 0.002, "--weight-decay", 0.01],
        *["--schedule", "cosine", "--weight-averaging", 0.98, "--recompute-statistics", "--validate", "--elastic-alpha", 12],
    ],
    "training: distillation, two teachers": ["--recipe", "spark", *SMALL, "--threads", 2, "--teachers", 2, "--teacher-epochs", 2,
                                                "--learning-rate", 0.01],
}
# Files that a run is given, which are gone when it goes on.
TEACHER, START = "teacher.safetensors", "start.safetensors"
RECIPES["training: a given teacher and initial weights"] = [
    *["--recipe", "notebook", *SMALL, "--threads", 2, "--teacher", TEACHER, "--initial-weights", START]
]
# One epoch that lasts longer than the interval at which every run takes a checkpoint.
LONG = ["--recipe", "pen", "--epochs", 1, "--threads", 1, "--validate", "off", "--teachers", 0]

METRICS = "SELECT epoch, train_loss, train_accuracy, test_loss, test_accuracy, learning_rate FROM run_epochs WHERE run = ? ORDER BY epoch"


class Ended:
    """What a run has given: the tensors of each of its models, and its epochs' metrics."""

    def __init__(self, trial, run):
        folder = trial.run_folder(run)
        self.models = {path.name: model_file.read(path)[1] for path in folder.glob("*.safetensors") if path.stem != "checkpoint"}
        self.metrics = trial.rows(METRICS, run)

    def compare(self, reference, tally):
        if self.models.keys() != reference.models.keys():
            raise Lost(f"models {sorted(self.models)} instead of {sorted(reference.models)}")
        bits = sum(model_file.differing_bits(tensors, reference.models[name]) for name, tensors in self.models.items())
        with tally.lock:
            tally.compared += 1
            tally.bits += bits
        if bits:
            raise Wrong(f"{bits} bits of the weights differ")
        if self.metrics != reference.metrics:
            raise Wrong(f"metrics {self.metrics} instead of {reference.metrics}")


class Given:
    """Copies of the models that a recipe names, in the trial's folder."""

    def __init__(self, trial, recipe, models):
        self.files = {name: trial.folder / name for name in (TEACHER, START) if name in recipe}
        for (name, path), model in zip(self.files.items(), models):
            shutil.copy(model, path)
        self.recipe = [self.files.get(part, part) for part in recipe]

    def remove(self):
        for path in self.files.values():
            path.unlink(missing_ok=True)


class Reference:
    """A run that is never killed."""

    def __init__(self, tools, recipe, models):
        trial = Trial(tools, "reference")
        program = trial.run("train", *Given(trial, recipe, models).recipe, "--json")
        events = {event["event"]: event for _, event in program.events()}
        self.ended = Ended(trial, events["finished"]["run"])
        self.seconds = program.lines[-1][0] - program.began
        self.model = trial.folder / "model.safetensors"
        shutil.copy(events["finished"]["model"], self.model)
        self.trial = trial


def lost_training(trial, program, run, before):
    """Steps and seconds between the checkpoint that there is and the kill."""
    told = next((at for at, event in program.events() if event["event"] == "started"), None)
    if told is None:
        return 0, 0.0
    steps, seconds = model_file.checkpoint(trial.run_folder(run) / "checkpoint.safetensors")
    done = max([event["step"] + 1 for _, event in program.events() if event["event"] == "step"], default=before[0])
    return max(done - steps, 0), max(program.killed - told - max(seconds - before[1], 0), 0)


def check_output(path, old, ended):
    """The old file or the whole new one."""
    data = path.read_bytes()
    if data == old:
        return
    try:
        tensors = model_file.read(path)[1]
    except model_file.NotWhole as error:
        raise HalfFile(str(error)) from error
    if all(model_file.differing_bits(tensors, model) for model in ended.models.values()):
        raise Wrong(f"{path} is neither the old model nor the new one")


def train_and_kill(tools, random, tally, kills, recipe, reference, models, interval):
    """Kills so many times at most, then lets it end. Returns how many kills are left."""
    trial = Trial(tools, "train")
    out = trial.folder / "model.safetensors"
    shutil.copy(models[0], out)
    old = out.read_bytes()
    given = None
    run = None
    completed = False
    while not completed:
        options = ["--checkpoint-seconds", interval] if interval else []
        if run:
            given.remove()
            begin = ["--resume", run]
        else:
            given = Given(trial, recipe, models)
            begin = given.recipe
        before = model_file.checkpoint(trial.run_folder(run) / "checkpoint.safetensors") if run else (0, 0.0)
        program = trial.start("train", *begin, *options, "--out", out, "--json", "--log-steps")
        if kills > 0 and program.kill_after(random.uniform(0, tally.haste * reference.seconds)):
            kills -= 1
            run = next((event["run"] for _, event in program.events() if event["event"] == "started"), run)
            completed = bool(run) and trial.is_completed(run)
            steps, seconds = (0, 0.0) if completed else lost_training(trial, program, run, before)
            with tally.lock:
                tally.kills += 1
                tally.steps.append(steps)
                tally.seconds.append(seconds)
            trial.check()
            check_output(out, old, reference.ended)
            if run and not completed and not (trial.run_folder(run) / "checkpoint.safetensors").exists():
                if before[0] > 0:
                    raise Lost(f"the checkpoint of step {before[0]}")
                run = None  # killed before anything was learned: it begins anew
        elif program.wait() != 0:
            raise Wrong(program.said())
        else:
            run = program.events()[-1][1]["run"]
            completed = True
    Ended(trial, run).compare(reference.ended, tally)
    check_output(out, old, reference.ended)
    trial.opened()
    trial.check_tidy()
    trial.close()
    if kills > 0:
        tally.ended_first()
    return kills
