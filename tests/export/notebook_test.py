#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exported notebook and program, run by PyTorch: usage notebook_test.py DIGITLAB REFERENCE, a folder with PyTorch's recorded losses.
What needs torchvision, nbformat, MNIST or that folder is left out where they are not, and named."""
import csv
import io
import json
import os
import pathlib
import re
import struct
import sys
import tempfile
from contextlib import redirect_stdout

import numpy as np
import reference

reference.state_dict()  # skips without PyTorch
import torch  # noqa: E402

torch.set_num_threads(1)
home = tempfile.TemporaryDirectory()
folder = pathlib.Path(home.name)
os.environ["XDG_DATA_HOME"] = str(folder / "home")
mnist = os.environ.get("DIGITLAB_DATA")


def write_idx(path, array):
    path.write_bytes(struct.pack(f">I{array.ndim}I", 0x800 + array.ndim, *array.shape) + array.tobytes())


def write_data(where, count=160):
    """Bars that slant by their class, in a folder as MNIST's."""
    where.mkdir()
    generator = np.random.default_rng(3)
    y, x = np.mgrid[0:28, 0:28] - 13.5
    for part in ("train", "t10k"):
        labels = generator.integers(0, 10, count).astype(np.uint8)
        angle = labels * np.pi / 10 + generator.normal(0, 0.05, count)
        distance = np.abs(np.sin(angle)[:, None, None] * x - np.cos(angle)[:, None, None] * y)
        images = (255 * (2.2 - distance).clip(0, 1) * (np.hypot(x, y) < 10)).astype(np.uint8)
        write_idx(where / f"{part}-images-idx3-ubyte", images)
        write_idx(where / f"{part}-labels-idx1-ubyte", labels)
    return where


def changed(source, **settings):
    """The program with other values in its first cell."""
    for name, value in settings.items():
        source, found = re.subn(rf"^{name} = [^#\n]*", lambda _: f"{name} = {value!r}  ", source, flags=re.M)
        assert found == 1, name
    return source


def execute(source, data, initial=None):
    """What the program has defined when it is done, and what it has printed."""
    os.environ["DIGITLAB_DATA"] = str(data)
    os.environ.pop("INITIAL_WEIGHTS", None)
    if initial:
        os.environ["INITIAL_WEIGHTS"] = str(initial)
    namespace, printed = {}, io.StringIO()
    with redirect_stdout(printed):
        exec(compile(source, "train.py", "exec"), namespace)
    return namespace, printed.getvalue()


def train(data, *options, threads=1):
    """The losses of the program's own steps, its epochs, and the path of its model."""
    model = folder / "model.safetensors"
    told = reference.run(reference.digitlab, "train", "--data", data, "--out", model, "--json", "--log-steps", "--augmentation", "off",
                         "--shuffle", "off", "--dropout", "0", "--threads", threads, *options)
    events = [json.loads(line) for line in told.splitlines()]
    return ([e["loss"] for e in events if e["event"] == "step"], [e for e in events if e["event"] == "epoch"], model)


def program(model):
    reference.run(reference.digitlab, "export", "--model", model, "--out", folder / "train.py")
    return (folder / "train.py").read_text()


def compare(ours, theirs, tolerance, what):
    difference = max(abs(a - b) for a, b in zip(ours, theirs, strict=True))
    print(f"{what}: {len(ours)} losses, largest difference {difference:.1e}")
    assert difference <= tolerance, (what, ours, theirs)


data = write_data(folder / '<b>x"& _*`')

# The same start gives the same losses: the weights drawn from the seed, and others that are given. Between them every optimiser, three
# schedules, and all that changes weights at the end; what the last weights read is the same, too. A batch is all images: data that is not
# known by name is trained in an order of its own.
losses, epochs, model = train(data, "--seed", "7", "--epochs", "6", "--batch-size", "160", "--step", "libtorch")
source = program(model)
found, printed = execute(source, data)
compare(losses, found["losses"], 2e-4, "SGD, from its seed")
compare([e["test_loss"] for e in epochs], [h["test_loss"] for h in found["history"]], 1e-3, "test losses")
assert "# epoch 6 of 6: loss" in source and "test accuracy" in printed, source[-1500:]
other = folder / "other.pt"
reference.run(reference.digitlab, "convert", model, other)
for options in (
    ("--network", "lenet-5", "--optimiser", "adamw", "--learning-rate", "0.003", "--weight-decay", "0.1", "--schedule", "one-cycle"),
    ("--optimiser", "nesterov", "--weight-decay", "0.01", "--schedule", "cosine", "--warm-up", "0.2", "--label-smoothing", "0.1",
     "--weight-averaging", "0.9", "--recompute-statistics", "on", "--shift-averaging", "on", "--initial-weights", other),
):
    losses, epochs, model = train(data, "--epochs", "6", "--batch-size", "160", "--step", "libtorch", *options)
    found, _ = execute(program(model), data, other if "--initial-weights" in options else None)
    compare(losses, found["losses"], 2e-4, " ".join(map(str, options[:4])))
    compare([e["test_loss"] for e in epochs], [h["test_loss"] for h in found["history"]], 1e-3, "test losses")
    compare([e["learning_rate"] for e in epochs],
            [found["learning_rate"](step, 6) for step in range(6)], 1e-9, "learning rates")

# What was held back chooses; step and linear schedules.
found, _ = execute(changed(source.replace("10000", "40"), VALIDATE=True, SCHEDULE="step", EPOCHS=2), data)
assert len(found["train_images"]) == 120 and found["measured_on"] == "validation" and len(found["history"]) == 2
step, linear = (execute(changed(source, SCHEDULE=name, MAX_STEPS=1), data)[0]["learning_rate"] for name in ("step", "linear"))
assert [step(s, 8) for s in (3, 4, 6)] == [0.01, 0.01 * 0.1, 0.01 * 0.01]
assert abs(linear(1, 2) - 0.01 * 0.25) < 1e-12

# The notebook: the same cells, and what was measured as their outputs.
reference.run(reference.digitlab, "export", "--model", model, "--out", folder / "train.ipynb")
notebook = json.loads((folder / "train.ipynb").read_text())
missing = []
try:
    import nbformat

    nbformat.validate(nbformat.from_dict(notebook))
except ImportError:
    missing.append("python3-nbformat")
code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
found, _ = execute("\n".join(changed("".join(cell["source"]), MAX_STEPS=1) if "MAX_STEPS = " in cell["source"] else cell["source"]
                             for cell in code), data, other)
compare(losses[:1], found["losses"], 2e-4, "the notebook's cells")
outputs = [output for cell in code for output in cell["outputs"]]
assert [o["output_type"] for o in outputs] == ["stream", "display_data"], outputs
record = json.loads(reference.run(reference.digitlab, "runs", "show", "last", "--json"))
stream = outputs[0]["text"]
for fact in (record["id"], "seed 1", record["environment"]["program"], record["environment"]["processor"]):
    assert fact in stream, (fact, stream)
assert f"epoch 6 of 6: loss {epochs[5]['train_loss']:.4f}" in stream and f"test loss {epochs[5]['test_loss']:.4f}" in stream, stream
picture = outputs[1]["data"]["image/svg+xml"]
import xml.dom.minidom  # noqa: E402

assert xml.dom.minidom.parseString(picture).getElementsByTagName("polyline").length >= 5
text = "".join(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
assert r"&lt;b\>x\"&amp; \_\*\`" in text and "<b>" not in text, text  # names are text

# Without a run there is nothing to show, and it says so.
reference.export(folder / "bundled.ipynb")
bundled = json.loads((folder / "bundled.ipynb").read_text())
assert not any(cell.get("outputs") for cell in bundled["cells"]) and "no curves" in bundled["cells"][0]["source"]
assert "Writing styles" in bundled["cells"][0]["source"]

# Networks of every kind answer as they do in double precision, layer by layer.
os.environ.pop("INITIAL_WEIGHTS", None)
reference.run(os.environ["NETWORK_EXPORTS"], "numpy", folder)
for made, images, answers in reference.networks("python", folder):
    cells = (folder / (made["name"] + ".py")).read_text().split("# %%")
    namespace = {}
    with redirect_stdout(io.StringIO()):
        exec(cells[2] + cells[5], namespace)
    network = namespace["network"].eval()
    weights = np.load(folder / (made["name"] + ".npz"), allow_pickle=False)
    network.load_state_dict({name: torch.from_numpy(weights[name]) for name in weights.files if name != "metadata"})
    assert sum(p.numel() for p in network.parameters()) == made["parameters"], made
    with torch.no_grad():
        reference.compare(network(torch.from_numpy(reference.normalised(images))).log_softmax(1).numpy(), answers)

# Varied images: everything at once learns without a complaint, and parts of pixels are drawn where whole ones are not asked for.
try:
    import torchvision  # noqa: F401

    everything = dict(AUGMENTATION=True, TRAIN_IMAGES=64, EPOCHS=2, BATCH_SIZE=32, CALM_EPOCHS=1, TRANSLATION=0.1, ELASTIC_ALPHA=12.0, SHEAR=5.0,
                      WHOLE_PIXELS=False, INTERPOLATION="bilinear", SHUFFLE=True)
    found, _ = execute(changed(source, **everything), data)
    assert len(found["losses"]) == 4 and all(map(np.isfinite, found["losses"]))
    drawn = [found["Affine"].get_params([-5, 5], (0.1, 0.1), (0.9, 1.1), [-5, 5], [28, 28])[1] for _ in range(50)]
    assert any(x != round(x) for pair in drawn for x in pair) and max(abs(x) for pair in drawn for x in pair) <= 2.8
    vary, image = found["augmentation"](0.0), found["train_images"][:1]
    assert torch.equal(found["varied"](image, vary)[0], image[0])  # ranges of nothing change nothing
    bend = found["Elastic"](12.0, 4.0, found["transforms"].InterpolationMode("bilinear"))
    bend.weights = torch.full((28, 14), 1.0 / 14)  # the same everywhere: what is left is a shift of 12 times the noise's mean
    rand, torch.rand = torch.rand, lambda *shape: torch.full(shape, (1 + 2 / 12) / 2)
    moved = np.asarray(bend(found["TF"].to_pil_image(image[0])))
    torch.rand = rand
    assert np.abs(moved[:-2, :-2].astype(int) - image[0].numpy()[2:, 2:].astype(int)).max() <= 1
except ImportError:
    missing.append("python3-torchvision")

# Without torchvision it trains on the images as they are, and says so.
kept = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "torchvision"}
sys.modules["torchvision"] = None
_, printed = execute(changed(source, AUGMENTATION=True, MAX_STEPS=1), data)
assert "torchvision is not installed" in printed, printed
del sys.modules["torchvision"]
sys.modules.update(kept)

# PyTorch's own losses, recorded on MNIST by other code.
recorded = pathlib.Path(sys.argv[2]) / "training_losses.csv"
if mnist and (pathlib.Path(mnist) / "train-images-idx3-ubyte").exists() and recorded.exists():
    # PyTorch adds in another order with another number of threads, and what is rounded otherwise grows from step to step: with the
    # two threads of the recording all sixty losses are its own, with one they lie 0.0135 apart at the end.
    torch.set_num_threads(2)
    start = recorded.parent / "initial_weights.pt"
    own, _, model = train(mnist, "--max-steps", "60", "--step", "libtorch", "--initial-weights", start, threads=2)
    notebook_recipe = program(model)
    first = write_data(folder / "first")
    for part, head in (("images-idx3", 16 + 784 * 7680), ("labels-idx1", 8 + 7680)):
        content = (pathlib.Path(mnist) / f"train-{part}-ubyte").read_bytes()[:head]
        (first / f"train-{part}-ubyte").write_bytes(content[:4] + struct.pack(">I", 7680) + content[8:])
    found, _ = execute(changed(notebook_recipe, EPOCHS=1), first, start)
    rows = list(csv.reader(recorded.open()))[-60:]
    compare([float(row[1]) for row in rows], found["losses"], 2e-4, "PyTorch's recorded losses")
    compare(own, found["losses"], 2e-4, "the program's own steps on MNIST")
else:
    missing.append("MNIST or the recorded losses")
if missing:
    print("Left out, not found: " + ", ".join(missing))
print("1 passed, 0 failed")
