#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PyTorch opens what DigitLab saved, and DigitLab what PyTorch saved: usage pytorch_interop_test.py DIGITLAB TEST_DATA."""
import json
import pathlib
import subprocess
import sys
import tempfile

import torch

digitlab, test_data = sys.argv[1], pathlib.Path(sys.argv[2])


def run(*arguments):
    return subprocess.run([digitlab, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


original = torch.load(test_data / "pytorch_state_dict.pt")
with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    converted = folder / "converted.pt"
    run("convert", test_data / "pytorch_state_dict.pt", converted)
    state = torch.load(converted)
    try:
        state = torch.load(converted, weights_only=True)  # the reader that refuses anything but tensors
    except TypeError:
        pass  # this PyTorch has no such reader yet
    assert list(state) == list(original), (list(state), list(original))
    for name, tensor in original.items():
        assert state[name].dtype == tensor.dtype and torch.equal(state[name], tensor), name

    # Batch norm has seen as many batches as the model's card counts steps.
    card = folder / "card.safetensors"
    run("convert", converted, card)
    raw = card.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    header["__metadata__"]["steps"] = "469"
    text = json.dumps(header).encode()
    card.write_bytes(len(text).to_bytes(8, "little") + text + raw[8 + size :])
    run("convert", card, folder / "counted.pt")
    counted = torch.load(folder / "counted.pt")
    assert {int(t) for name, t in counted.items() if name.endswith("num_batches_tracked")} == {469}

    # A checkpoint with other things around the weights, doubles, and tensors that are views of others.
    awkward = folder / "awkward.pt"
    views = {name: torch.stack([t.double(), t.double()], dim=-1)[..., 0] if t.is_floating_point() else t for name, t in original.items()}
    torch.save({"epoch": 3, "model_state_dict": views, "notes": ["a", 1.5, None, True]}, awkward)
    run("convert", awkward, folder / "again.pt")
    for name, tensor in torch.load(folder / "again.pt").items():
        assert not tensor.is_floating_point() or torch.equal(tensor, original[name]), name

    # Objects other than dicts of tensors are refused, and nothing in them is run.
    class Trap:
        def __reduce__(self):
            return (pathlib.Path.touch, (folder / "sprung",))

    torch.save({"conv1.weight": Trap()}, folder / "trap.pt")
    refused = subprocess.run([digitlab, "convert", folder / "trap.pt", folder / "never.pt"], capture_output=True, text=True)
    assert refused.returncode == 1 and "trap.pt" in refused.stderr, refused
    assert not (folder / "sprung").exists() and not (folder / "never.pt").exists()
print("1 passed, 0 failed")
