#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A printed lesson sheet as poppler draws it: usage lesson_sheet_test.py DIGITLAB. Exit code 77: skipped."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

if shutil.which("pdftoppm") is None:
    print("pdftoppm is not here")
    sys.exit(77)

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    names = folder / "classes.txt"
    names.write_text("".join(f"class {i}\n" for i in range(20)) + "÷\n")

    def sheet(*arguments):
        return subprocess.run([sys.argv[1], "sheet", *map(str, arguments), "--classes", str(names)], capture_output=True, text=True)

    printed = sheet("--out", folder / "sheets.pdf")
    assert printed.returncode == 0 and "2 sheets of A4 for 21 classes" in printed.stdout, printed
    subprocess.run(["pdftoppm", "-r", "100", "-gray", "-png", folder / "sheets.pdf", folder / "page"], check=True)
    pages = sorted(folder.glob("page-*.png"))
    read = sheet(*pages, "--out", folder / "samples")
    assert read.returncode == 0, read
    for line in ("sheet 1 of 2: 0 drawings, 140 boxes empty", "sheet 2 of 2: 0 drawings, 70 boxes empty"):
        assert line in read.stdout, read.stdout
