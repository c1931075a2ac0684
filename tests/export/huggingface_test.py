#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder for Hugging Face: its load.py runs in PyTorch, its card's head is YAML as the hub reads it: usage huggingface_test.py DIGITLAB."""
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import reference

grey = reference.images()
expected = reference.pytorch_answers(grey)
READ = "import sys, torch, load; torch.save(load.read(torch.load('grey.pt')), 'answers.pt')"

with tempfile.TemporaryDirectory() as name:
    import torch
    import yaml

    folder = pathlib.Path(name) / "a folder/for the hub"
    for _ in range(2):  # what is there is replaced
        report = json.loads(reference.run(reference.digitlab, "export", "--out", folder, "--format", "huggingface", "--license", "mit", "--json"))
    files = {file.name: file.stat().st_size for file in folder.iterdir()}
    assert set(files) == {"model.safetensors", "config.json", "README.md", "load.py"}, files
    assert report["bytes"] == sum(files.values()) and report["format"] == "huggingface", report

    # load.py, as a module and as a program.
    torch.save(torch.from_numpy(grey), folder / "grey.pt")
    reference.run(sys.executable, "-B", "-c", READ, cwd=folder)
    reference.compare(np.log(torch.load(folder / "answers.pt").numpy()), expected)
    (folder / "few.bin").write_bytes(grey[:3].tobytes())
    told = reference.run(sys.executable, "-B", folder / "load.py", folder / "few.bin").split()
    assert told[::2] == [str(n) for n in expected[:3].argmax(1)] and 0 < float(told[1]) <= 1, told

    config = json.loads((folder / "config.json").read_text())
    assert config["id2label"] == {str(i): str(i) for i in range(10)} and config["label2id"]["7"] == 7
    assert config["network"]["layers"][0] == {"convolution": 8, "padding": 1} and config["image_size"] == 28

    # The card: https://huggingface.co/docs/hub/model-cards
    empty, head, text = (folder / "README.md").read_text().split("---\n", 2)
    head = yaml.safe_load(head)
    result, = head["model-index"][0]["results"]
    accuracy, = result["metrics"]
    header = (folder / "model.safetensors").read_bytes()
    metadata = json.loads(header[8 : 8 + int.from_bytes(header[:8], "little")])["__metadata__"]
    assert empty == "" and head["license"] == "mit" and head["pipeline_tag"] == result["task"]["type"] == "image-classification"
    assert head["datasets"] == [result["dataset"]["type"]] == ["ylecun/mnist"] and result["dataset"]["name"] == "MNIST"
    assert accuracy == {"type": "accuracy", "value": float(metadata["test_accuracy"])}, accuracy
    for fact in ("12,364 parameters", f"{100 * accuracy['value']:.2f} %", metadata["dataset_sha256"], "## Limits", "The weights: mit"):
        assert fact in text, fact

    # The license is that card's alone.
    refused = subprocess.run([reference.digitlab, "export", "--out", folder / "a.onnx", "--license", "mit"], capture_output=True, text=True)
    assert refused.returncode == 1 and "--license" in refused.stderr, refused
print("1 passed, 0 failed")
