#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes own/: the same few images as NumPy and Python's own csv, tarfile, zipfile, zlib and bz2 write them, for the readers of data sets.

Run with Debian's python3-numpy; the files are committed so that the tests need no Python. Pixel i of image n is (7n + i) mod 256, its
label n mod 3.
"""
import bz2
import csv
import gzip
import io
import lzma
import pathlib
import struct
import tarfile
import zipfile
import zlib

import numpy as np

OWN = pathlib.Path(__file__).parent / "own"


def images(first, count):
    return np.array([[(7 * n + i) % 256 for i in range(784)] for n in range(first, first + count)], dtype=np.uint8).reshape(-1, 28, 28)


def labels(first, count):
    return np.array([n % 3 for n in range(first, first + count)])


def png(path, pixels):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, 0, 0, 0, 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


OWN.mkdir(exist_ok=True)
np.savez_compressed(OWN / "keras.npz", x_train=images(0, 9), y_train=labels(0, 9).astype(np.uint8), x_test=images(9, 3),
                    y_test=labels(9, 3).astype(np.int64))
np.savez_compressed(OWN / "flat.npz", x_train=images(0, 9).reshape(9, 784).astype(">i2"), y_train=labels(0, 9).reshape(9, 1).astype(np.int32),
                    x_test=images(9, 3)[..., None], y_test=labels(9, 3).astype(">u4"))
# 0 to 1, one-hot, column by column, halves; one-hot is for classes that all are there.
np.savez_compressed(OWN / "floats.npz", x_train=images(0, 9) / 255.0, y_train=np.eye(3)[labels(0, 9)],
                    x_test=np.asfortranarray(images(9, 3)[:, None] / 255.0).astype(np.float16), y_test=np.eye(3, dtype=bool)[labels(9, 3)])
np.savez_compressed(OWN / "medmnist.npz", train_images=np.repeat(images(0, 9)[..., None], 3, axis=3), train_labels=labels(0, 9)[:, None],
                    val_images=images(0, 3), val_labels=labels(0, 3)[:, None], test_images=images(9, 3), test_labels=labels(9, 3)[:, None])
np.savez_compressed(OWN / "sklearn.npz", data=images(0, 9).reshape(9, 784).astype(float), target=labels(0, 9).astype(str),
                    target_names=np.array(["x"]), frame=np.array([None]))
np.savez_compressed(OWN / "words.npz", X=images(0, 9)[:, None].astype(np.int64), y=np.array(["ant", "bee", "cöw"])[labels(0, 9)])
np.savez_compressed(OWN / "objects.npz", x=images(0, 9), y=labels(0, 9).astype(object))
np.savez_compressed(OWN / "small.npz", x=images(0, 9)[:, :14, :14], y=labels(0, 9))
np.savez_compressed(OWN / "standardised.npz", x=images(0, 9) / 128.0 - 1, y=labels(0, 9))
for name, array in (("train-imgs", images(0, 9)), ("train-labels", labels(0, 9)), ("test-imgs", images(9, 3)), ("test-labels", labels(9, 3))):
    np.savez_compressed(OWN / f"kmnist-{name}.npz", array)
for name, first, count, delimiter, header in (("train", 0, 9, ",", True), ("test", 9, 3, ";", False)):
    with open(OWN / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        if header:
            writer.writerow(["label"] + [f"pixel{i}" for i in range(784)])
        for label, image in zip(labels(first, count), images(first, count)):
            writer.writerow([label, *image.ravel()])
for n in range(12):
    png(OWN / "pictures" / ("ant", "bee", "cow")[n % 3] / f"{n:02}.png", images(n, 1)[0])

# What known data sets are packed in: two images each.
with gzip.GzipFile(OWN / "qmnist-labels.gz", "wb", mtime=0) as file:
    file.write(np.array([0x0c02, 2, 8, *(7, 1, 100, 5, 37, 9, 0, 0), *(3, 4, 2100, 6, 33, 8, 0, 0)], dtype=">i4").tobytes())


def idx(magic, *shape):
    return struct.pack(f">{1 + len(shape)}I", magic, *shape)


with zipfile.ZipFile(OWN / "emnist.zip", "w") as archive:
    for split, first in (("train", 0), ("test", 2)):
        upright = images(first, 2)
        sideways = np.ascontiguousarray(upright.transpose(0, 2, 1))
        for name, data in ((f"{split}-images-idx3-ubyte", idx(0x803, 2, 28, 28) + sideways.tobytes()),
                           (f"{split}-labels-idx1-ubyte", idx(0x801, 2) + labels(first, 2).astype(np.uint8).tobytes())):
            archive.writestr(zipfile.ZipInfo(f"gzip/emnist-digits-{name}.gz"), gzip.compress(data, mtime=0))
        letters = idx(0x801, 2) + (labels(first, 2) + 44).astype(np.uint8).tobytes()
        archive.writestr(zipfile.ZipInfo(f"gzip/emnist-balanced-{split}-images-idx3-ubyte.gz"),
                         gzip.compress(idx(0x803, 2, 28, 28) + sideways[::-1].tobytes(), mtime=0))
        archive.writestr(zipfile.ZipInfo(f"gzip/emnist-balanced-{split}-labels-idx1-ubyte.gz"), gzip.compress(letters, mtime=0))
    archive.writestr(zipfile.ZipInfo("gzip/emnist-letters-mapping.txt"), "1 65 97\n")

# USPS: the first picture is full ink, the second a horizontal ramp.
ramp = [x / 15 * 2 - 1 for _ in range(16) for x in range(16)]
lines = [" ".join([label] + [f"{i}:{v:.6f}" for i, v in enumerate(values, 1)]) + " \n" for label, values in (("10", [1.0] * 256), ("1", ramp))]
(OWN / "usps.bz2").write_bytes(bz2.compress("".join(lines).encode()))

# Folders of pictures in archives, one deeper than they need be, with what systems leave there. The pictures are only the text "good".
paths = [f"digits/training/{n % 3}/{n:02}.png" for n in range(9)] + [f"digits/testing/{n % 3}/{n:02}.png" for n in range(9, 12)]
paths += ["__MACOSX/digits/training/0/._00.png", "digits/training/.DS_Store", "digits/training/1/Thumbs.db"]
for packing in ("gz", "bz2", "xz"):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for path in paths:
            member = tarfile.TarInfo(path)
            member.size = 4
            archive.addfile(member, io.BytesIO(b"good"))
        evil = tarfile.TarInfo("../../outside.png")
        archive.addfile(evil)
    packed = {"gz": lambda b: gzip.compress(b, mtime=0), "bz2": bz2.compress, "xz": lzma.compress}[packing](data.getvalue())
    (OWN / f"pictures.tar.{packing}").write_bytes(packed)
with zipfile.ZipFile(OWN / "pictures.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for path in paths:
        archive.writestr(zipfile.ZipInfo(path), "good")
