#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ONNX Runtime, from npm, runs the ONNX file, and the JavaScript of app/commands/README.md too: usage onnx_test.py DIGITLAB BUILD_FOLDER.

The runtime is installed into BUILD_FOLDER when it is not there yet."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy as np
import reference

ANSWERS = """
const ort = require("onnxruntime-node");
const fs = require("fs");
(async () => {
    const bytes = fs.readFileSync("images.bin");
    const images = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    const answers = [];
    for (const [model, first, count] of JSON.parse(process.argv[2])) {
        const session = await ort.InferenceSession.create(model);
        const image = new ort.Tensor("float32", images.slice(first * 784, (first + count) * 784), [count, 1, 28, 28]);
        const {log_probabilities} = await session.run({image});
        const {dims, data} = log_probabilities;
        answers.push({inputs: session.inputNames, outputs: session.outputNames, dims, data: Array.from(data)});
    }
    console.log(JSON.stringify(answers));
})();
"""


def answers_of(folder, images, parts):
    """What ONNX Runtime answers for each [file, first, count] of the images, float32 [N,…], [count,classes]."""
    (folder / "images.bin").write_bytes(images.tobytes())
    told = json.loads(reference.run("node", "answers.cjs", json.dumps(parts), cwd=folder, env=environment))
    for answer in told:
        assert answer["inputs"] == ["image"] and answer["outputs"] == ["log_probabilities"], answer
    return [np.array(answer["data"], np.float32).reshape(answer["dims"]) for answer in told]


modules = pathlib.Path(sys.argv[2]) / "npm"
if not shutil.which("node") or not shutil.which("npm"):
    reference.skip("node and npm are not installed")
if not (modules / "node_modules/onnxruntime-node").exists():
    modules.mkdir(parents=True, exist_ok=True)
    # Its script would fetch CUDA's libraries.
    fetched = subprocess.run(["npm", "install", "--prefix", modules, "--ignore-scripts", "--no-audit", "--no-fund", "onnxruntime-node"],
                             capture_output=True, text=True)
    if fetched.returncode:
        reference.skip("npm does not get onnxruntime-node: " + fetched.stderr[-300:])
environment = {**os.environ, "NODE_PATH": str(modules / "node_modules")}
grey = reference.images()
expected = reference.pytorch_answers(grey)
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    report = reference.export(folder / "digits.onnx")
    assert report["format"] == "onnx" and report["verified"]["by"].startswith("ONNX "), report
    assert report["verified"]["largestDifference"] <= 1e-5 and report["verified"]["graphNotRun"], report
    (folder / "answers.cjs").write_text(ANSWERS)
    everything, one, seven = answers_of(folder, reference.normalised(grey), [["digits.onnx", 0, len(grey)], ["digits.onnx", 0, 1], ["digits.onnx", 1, 7]])
    reference.compare(everything, expected)
    reference.compare(one, expected[:1])
    reference.compare(seven, expected[1:8])
    metadata = (folder / "digits.onnx").read_bytes()
    for text in (b"0,1,2,3,4,5,6,7,8,9", b"0.1307", b"0.3081", b"DigitLab", b"IMAGE", b"DATA_BATCH", b"DATA_CHANNEL", b"DATA_FEATURE"):
        assert text in metadata, text
    assert b"Image.NominalPixelRange" not in metadata  # there is no word for what is normalised by mean and deviation
    # The one that normalises by itself.
    report = reference.export(folder / "grey.onnx", "--format", "onnx-grey")
    assert report["format"] == "onnx-grey" and report["verified"]["graphNotRun"], report
    answers, = answers_of(folder, grey.astype(np.float32), [["grey.onnx", 0, len(grey)]])
    reference.compare(answers, expected)
    metadata = (folder / "grey.onnx").read_bytes()
    assert b"Image.BitmapPixelFormat" in metadata and b"NominalRange_0_255" in metadata and b"grey levels 0 to 255" in metadata
    (folder / "seven.bin").write_bytes(grey[0].tobytes())
    (folder / "read.mjs").write_text(reference.readme("js"))
    (folder / "node_modules").symlink_to(modules.resolve() / "node_modules")
    assert int(reference.run("node", "read.mjs", cwd=folder)) == expected[0].argmax()
    made = reference.networks("onnx", folder)
    parts = [[network["name"] + ".onnx", 0, len(images)] for network, images, _ in made]
    for found, (_, _, answers) in zip(answers_of(folder, reference.normalised(made[0][1]), parts), made):
        reference.compare(found, answers)
print("1 passed, 0 failed")
