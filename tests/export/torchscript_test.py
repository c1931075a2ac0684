#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""torch.jit.load reads the TorchScript file, and the Python of app/commands/README.md runs it: usage torchscript_test.py DIGITLAB."""
import json
import pathlib
import sys
import tempfile

import reference

state = reference.state_dict()
import torch  # noqa: E402  (state_dict has skipped without it)

grey = reference.images()
expected = reference.pytorch_answers(grey, state)
with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder) / "digits.torchscript"
    report = reference.export(file)
    assert report["format"] == "torchscript", report
    assert report["verified"]["by"].startswith("LibTorch") and report["verified"]["largestDifference"] <= 1e-5, report
    assert "graphNotRun" not in report["verified"], report
    extra = {"digitlab.json": ""}
    network = torch.jit.load(str(file), _extra_files=extra)
    metadata = json.loads(extra["digitlab.json"])
    assert metadata["mean"] == "0.1307" and metadata["classes"].split(",") == list("0123456789"), metadata
    loaded = network.state_dict()
    for name, tensor in state.items():
        assert name.endswith("num_batches_tracked") or torch.equal(loaded[name], tensor), name
    images = torch.from_numpy(reference.normalised(grey))
    with torch.no_grad():
        reference.compare(network(images).numpy(), expected)
        reference.compare(network.eval()(images[:1]).numpy(), expected[:1])  # any N

    (pathlib.Path(folder) / "seven.bin").write_bytes(grey[0].tobytes())
    told = reference.run(sys.executable, "-c", reference.readme("python"), cwd=folder).split()
    assert int(told[0]) == expected[0].argmax(), (told, expected[0])

    for made, images, answers in reference.networks("torchscript", pathlib.Path(folder)):
        extra = {"digitlab.json": ""}
        network = torch.jit.load(str(pathlib.Path(folder) / (made["name"] + ".torchscript")), _extra_files=extra)
        assert json.loads(json.loads(extra["digitlab.json"])["network"])["name"] == made["network"]
        assert sum(p.numel() for p in network.parameters()) == made["parameters"], made
        with torch.no_grad():
            reference.compare(network(torch.from_numpy(reference.normalised(images))).numpy(), answers)
print("1 passed, 0 failed")
