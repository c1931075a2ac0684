#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Without its LibTorch module the program trains to the same bits; what needs LibTorch says what to install."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

digitlab, driver = Path(sys.argv[1]), sys.argv[2]


def tensors(path):
    """The bytes behind the header of a .safetensors file."""
    data = path.read_bytes()
    return data[8 + int.from_bytes(data[:8], "little"):]


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    subprocess.run([driver, "data", folder / "digits"], check=True)
    shutil.copy(digitlab, folder / "digitlab")
    environment = {**os.environ, "XDG_DATA_HOME": name, "DIGITLAB_DATA": str(folder / "digits")}

    def run(program, *arguments):
        return subprocess.run([program, *arguments], capture_output=True, text=True, env=environment)

    for recipe, more in (("notebook", []), ("best", ["--teachers", "1", "--teacher-epochs", "1"])):
        made = []
        for program in (digitlab, folder / "digitlab"):
            made.append(folder / f"{recipe}-{len(made)}.safetensors")
            done = run(program, "train", "--recipe", recipe, "--max-steps", "40", "--seed", "6", "--threads", "1", "--json", "--out", made[-1], *more)
            assert done.returncode == 0, done.stderr
            started = json.loads(done.stdout.splitlines()[0])
            assert ("no LibTorch" in started["torch"]) == (program != digitlab), started
        assert tensors(made[0]) == tensors(made[1]), recipe

    refused = run(folder / "digitlab", "train", "--step", "libtorch", "--max-steps", "1")
    assert refused.returncode == 1 and "digitlab-torch" in refused.stderr, refused.stderr
