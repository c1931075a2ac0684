#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""NumPy reads the .npz, and a forward pass in NumPy alone answers as PyTorch does: usage numpy_test.py DIGITLAB."""
import json
import pathlib
import tempfile

import numpy as np
import reference


def forward(model, x):
    """The network of resources/recipes/README.md, a whole batch at a time: x [N,1,28,28] → log-probabilities [N,10]."""
    for i in range(1, 9):
        w = model[f"conv{i}.weight"]
        if i <= 4:
            x = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
        windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(2, 3))
        x = np.einsum("nchwij,ocij->nohw", windows, w, optimize=True)
        x = np.maximum(x, 0) if i <= 6 else x
        if i <= 5:
            mean, variance, gain, shift = (model[f"bn{i}.{part}"][:, None, None]
                                           for part in ("running_mean", "running_var", "weight", "bias"))
            x = (x - mean) / np.sqrt(variance + np.float32(1e-5)) * gain + shift
        if i in (2, 4):
            x = x.reshape(*x.shape[:2], x.shape[2] // 2, 2, x.shape[3] // 2, 2).max((3, 5))
    x = x.reshape(len(x), 10)
    x = x - x.max(1, keepdims=True)
    return x - np.log(np.exp(x).sum(1, keepdims=True))


with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder) / "digits.npz"
    report = reference.export(file)
    assert report["format"] == "numpy" and report["verified"]["largestDifference"] <= 1e-5, report
    model = np.load(file, allow_pickle=False)
    state = reference.state_dict()
    for name in model.files:
        if name != "metadata":
            assert model[name].dtype == np.float32 and np.array_equal(model[name], state[name].numpy()), name
    assert set(model.files) == {"metadata"} | {name for name in state if not name.endswith("num_batches_tracked")}
    metadata = json.loads(model["metadata"].tobytes())
    assert metadata["classes"] == "0,1,2,3,4,5,6,7,8,9" and metadata["mean"] == "0.1307", metadata
    grey = reference.images()
    reference.compare(forward(model, reference.normalised(grey)), reference.pytorch_answers(grey, state))
    first = file.read_bytes()
    reference.export(file, "--format", "numpy")
    assert file.read_bytes() == first  # the same model, the same bytes

    for made, _, _ in reference.networks("numpy", pathlib.Path(folder)):
        model = np.load(pathlib.Path(folder) / (made["name"] + ".npz"), allow_pickle=False)
        metadata = json.loads(model["metadata"].tobytes())
        assert json.loads(metadata["network"])["name"] == made["network"], metadata
        learned = [name for name in model.files if name != "metadata" and ".running_" not in name]
        assert sum(model[name].size for name in learned) == made["parameters"], made
print("1 passed, 0 failed")
