#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/example builds against an installed DigitLab and learns, and the program reads its model as it does itself; every
installed header stands by itself: usage library_test.py DIGITLAB BUILD_FOLDER [SANITIZERS]."""
import json
import pathlib
import re
import struct
import sys
import tempfile

import numpy as np
import reference

grey = reference.images()
files = reference.test_files()
labels = np.frombuffer(files[1], np.uint8, offset=8)[: len(grey)] if files else np.arange(len(grey), dtype=np.uint8) % 10

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    reference.run("cmake", "--install", sys.argv[2], "--component", "digitlab-dev", "--prefix", folder / "installed")
    includes = folder / "installed" / "include" / "digitlab"
    headers = sorted(h.relative_to(includes) for h in includes.rglob("*.h"))
    assert len(headers) > 50, headers
    (folder / "headers.cpp").write_text("".join(f"#include <{h}>\n" for h in headers))
    reference.run("c++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{includes}", folder / "headers.cpp")

    reference.run("cmake", "-G", "Ninja", "-S", reference.ROOT / "packaging" / "example", "-B", folder / "build",
                  f"-DCMAKE_PREFIX_PATH={folder / 'installed'}", "-DCMAKE_BUILD_TYPE=Release",
                  *(f"-DCMAKE_CXX_FLAGS=-fsanitize={sanitizers}" for sanitizers in sys.argv[3:]))
    reference.run("cmake", "--build", folder / "build")
    data = folder / "data"
    data.mkdir()
    for split in ("train", "t10k"):
        (data / f"{split}-images-idx3-ubyte").write_bytes(struct.pack(">IIII", 2051, len(grey), 28, 28) + grey.tobytes())
        (data / f"{split}-labels-idx1-ubyte").write_bytes(struct.pack(">II", 2049, len(grey)) + labels.tobytes())
    said = reference.run(folder / "build" / "example", data, folder / "mine.safetensors")
    accuracy = float(re.search(r"accuracy ([\d.]+) %", said).group(1))
    report = json.loads(reference.run(reference.digitlab, "evaluate", "--model", folder / "mine.safetensors", "--data", data, "--json"))
    assert abs(100 * report["accuracy"] - accuracy) < 0.01, (said, report["accuracy"])
    print(said.strip())
print("1 passed, 0 failed")
