#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A C99 compiler takes the C files without a warning, and they answer as PyTorch does: usage c_test.py DIGITLAB c|c-int8."""
import os
import pathlib
import re
import shutil
import sys
import tempfile

import numpy as np
import reference

MAIN = """
#include <stdio.h>
#include CODE
int main(void) {
    unsigned char grey[784];
    float answer[CLASSES];
    while (fread(grey, 1, sizeof grey, stdin) == sizeof grey) {
        digitlab_predict(grey, answer);
        fwrite(answer, sizeof answer, 1, stdout);
    }
    return 0;
}
"""
form = sys.argv[2]
compiler = shutil.which("cc")
if not compiler:
    reference.skip("there is no C compiler")
strict = [compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", "-O2"]
grey = reference.images()
state = reference.state_dict()


def answers_of(folder, code, classes, grey):
    """The log-probabilities of the C code in that file, [N,classes]."""
    (folder / "main.c").write_text(MAIN)
    reference.run(*strict, f'-DCODE="{code}"', f"-DCLASSES={classes}", "main.c", "-o", "main", "-lm", cwd=folder)
    done = reference.subprocess.run([folder / "main"], input=grey.tobytes(), capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.float32).reshape(-1, classes)


def rounded(tensor):
    """int8 of each output channel's own scale, worked out anew."""
    w = tensor.numpy()
    scale = np.abs(w).max(axis=(1, 2, 3), keepdims=True) / np.float32(127)
    return np.round(w / scale).clip(-127, 127) * scale


def first_images(folder):
    """As many of MNIST's test images as are compared, where they are: all 10,000 take the C code twenty seconds."""
    files = reference.test_files()
    if files:
        folder.mkdir()
        for kind, data, header, size in (("images-idx3", files[0], 16, 784), ("labels-idx1", files[1], 8, 1)):
            head = data[:4] + len(grey).to_bytes(4, "big") + data[8:header]
            (folder / f"t10k-{kind}-ubyte").write_bytes(head + data[header : header + size * len(grey)])
        os.environ["DIGITLAB_DATA"] = str(folder)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    first_images(folder / "data")
    report = reference.export(folder / "digits.c", "--format", form)
    answers = answers_of(folder, "digits.c", 10, grey)
    reference.run(*strict, "-c", "digits.c", cwd=folder)
    sizes = [int(size, 16) for size in re.findall(r"^\w+ (\w+) r (?:weights|gain|shift)\d", reference.run("nm", "-S", folder / "digits.o"), re.M)]
    assert len(sizes) == (18 if form == "c" else 21), sizes  # eight convolutions, five batch norms, eight scales of int8
    text = (folder / "digits.c").read_text()
    assert f"constants of\n * {sum(sizes)} bytes" in text
    if form == "c":
        assert report["verified"] is None and sum(sizes) <= 50_000, report
        reference.compare(answers, reference.pytorch_answers(grey, state))
        # The program of app/commands/README.md, on one digit.
        (folder / "seven.bin").write_bytes(grey[0].tobytes())
        (folder / "read.c").write_text(reference.readme("c"))
        reference.run(*strict, "read.c", "digits.c", "-o", "read", "-lm", cwd=folder)
        assert int(reference.run(folder / "read", cwd=folder)) == answers[0].argmax()
    else:
        import torch

        assert sum(sizes) <= 16_384, sizes
        small = {key: torch.from_numpy(rounded(tensor)) if key.startswith("conv") else tensor for key, tensor in state.items()}
        reference.compare(answers, reference.pytorch_answers(grey, small))
        assert reference.compare(answers, reference.pytorch_answers(grey, state), 1) > 1e-4  # it is another network
        files = reference.test_files()
        if files:  # the accuracy that the file and the report state is what the C code reads right
            labels = np.frombuffer(files[1], np.uint8, offset=8)
            correct = (answers.argmax(1) == labels).mean()
            print(f"accuracy {correct:.4f} of {len(labels)} test images")
            assert abs(correct - report["verified"]["accuracy"]) <= 1e-4, (correct, report)
            assert f"{100 * report['verified']['accuracy']:.2f} % of the test images" in text
    for network, images, expected in reference.networks(form, folder):
        reference.compare(answers_of(folder, network["name"] + ".c", network["classes"], images), expected)
print("1 passed, 0 failed")
