# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of exported models share: the program, the images, and PyTorch's answers to compare with."""
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np

SKIPPED = 77  # the exit code of a test that did not find what it needs
IMAGES = 1000
ROOT = pathlib.Path(__file__).parents[2]
TERMINAL = ROOT / "app/commands/README.md"
digitlab = sys.argv[1]


def skip(reason):
    print("Skipped: " + reason)
    sys.exit(SKIPPED)


def run(*arguments, **more):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, **more)
    assert done.returncode == 0, (arguments, done.stdout[-2000:], done.stderr[-4000:])
    return done.stdout


def export(out, *options):
    """Exports the bundled model; the program's own report."""
    report = json.loads(run(digitlab, "export", "--out", out, "--json", *options))
    assert report["bytes"] == out.stat().st_size and report["file"] == str(out), report
    return report


def readme(language):
    """The example in that language, as app/commands/README.md has it."""
    text = TERMINAL.read_text().partition("## Use it elsewhere")[2]
    return re.search(rf"```{language}\n(.*?)```", text, re.S).group(1)


def test_files():
    """MNIST's test images and labels, raw or gzip, or nothing."""
    for folder in filter(None, [os.environ.get("DIGITLAB_DATA")]):
        found = []
        for name in ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"):
            raw, packed = pathlib.Path(folder) / name, pathlib.Path(folder) / (name + ".gz")
            found.append(raw.read_bytes() if raw.exists() else gzip.decompress(packed.read_bytes()) if packed.exists() else None)
        if None not in found:
            return found
    return None


def images(count=IMAGES):
    """[count,28,28] uint8: MNIST's test images where they are, else lines with a soft edge."""
    files = test_files()
    if files:
        return np.frombuffer(files[0], np.uint8, offset=16).reshape(-1, 28, 28)[:count].copy()
    generator = np.random.default_rng(5)
    corners = generator.uniform(5, 23, (count, 5, 2))
    y, x = np.mgrid[0:28, 0:28] + 0.5
    distance = np.full((count, 28, 28), 99.0)
    for a, b in zip(corners.transpose(1, 0, 2)[:-1], corners.transpose(1, 0, 2)[1:]):
        a, b = a[:, :, None, None], b[:, :, None, None]
        along = ((x - a[:, 0]) * (b - a)[:, 0] + (y - a[:, 1]) * (b - a)[:, 1]) / ((b - a) ** 2).sum(1)
        along = along.clip(0, 1)
        distance = np.minimum(distance, np.hypot(x - a[:, 0] - along * (b - a)[:, 0], y - a[:, 1] - along * (b - a)[:, 1]))
    return (255 * (1.8 - distance).clip(0, 1)).round().astype(np.uint8)


def normalised(grey):
    """[N,28,28] uint8 → [N,1,28,28] float32."""
    return ((grey.astype(np.float32) / np.float32(255) - np.float32(0.1307)) / np.float32(0.3081))[:, None]


def state_dict():
    """The bundled model's tensors, by PyTorch's own reader."""
    try:
        import torch
    except ImportError:
        skip("python3-torch is not installed")
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "model.pt"
        run(digitlab, "convert", ROOT / "resources/models/pen.safetensors", file)
        return torch.load(file)


def pytorch_answers(grey, state=None):
    """Log-probabilities [N,10] float32 of the network written out by hand in PyTorch."""
    state = state_dict() if state is None else state
    import torch
    from torch.nn import functional as F

    x = torch.from_numpy(normalised(grey))
    for i in range(1, 9):
        x = F.conv2d(x, state[f"conv{i}.weight"], padding=1 if i <= 4 else 0)
        x = F.relu(x) if i <= 6 else x
        if i <= 5:
            norm = [state[f"bn{i}.{name}"] for name in ("running_mean", "running_var", "weight", "bias")]
            x = F.batch_norm(x, *norm)
        x = F.max_pool2d(x, 2) if i in (2, 4) else x
    return F.log_softmax(x.flatten(1), 1).numpy()


def networks(form, folder):
    """Networks of every kind, exported in that format into the folder: for each its name, how many classes it has, [N,28,28] uint8 and
    log-probabilities [N,classes] float64 worked out layer by layer."""
    listed = json.loads(run(os.environ["NETWORK_EXPORTS"], form, folder))
    grey = np.fromfile(folder / "images.bin", np.uint8).reshape(-1, 28, 28)
    found = []
    for network in listed:
        answers = np.fromfile(folder / (network["name"] + ".answers")).reshape(len(grey), network["classes"])
        assert np.ptp(answers, axis=0).max() > 0.05 or network["network"].startswith("random"), (network, "it ignores the images")
        found.append((network, grey, answers))
    return found


def compare(answers, expected, tolerance=1e-5):
    """Log-probabilities, as the probabilities they are; prints and returns the largest difference."""
    assert answers.shape == expected.shape, (answers.shape, expected.shape)
    assert answers.dtype == np.float32 and np.isfinite(answers).all()
    difference = float(np.abs(np.exp(answers.astype(np.float64)) - np.exp(expected.astype(np.float64))).max())
    logarithms = float(np.abs(answers.astype(np.float64) - expected).max())
    print(f"largest difference of a probability {difference:.2e}, of its logarithm {logarithms:.2e}, {len(answers)} images")
    assert difference <= tolerance, difference
    return difference
