# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads .safetensors without DigitLab, so that its own reader is not the judge of what it wrote."""

import json
import struct


class NotWhole(Exception):
    pass


def read(path):
    """The metadata and the tensors' bytes by name. A file with a byte too few or too many is not whole."""
    data = path.read_bytes()
    try:
        (size,) = struct.unpack_from("<Q", data)
        header = json.loads(data[8 : 8 + size])
    except (struct.error, ValueError) as error:
        raise NotWhole(f"{path}: no header ({error})") from error
    metadata = header.pop("__metadata__", {})
    tensors = {}
    end = 0
    for name, tensor in header.items():
        first, last = tensor["data_offsets"]
        tensors[name] = (tuple(tensor["shape"]), data[8 + size + first : 8 + size + last])
        end = max(end, last)
    if len(data) != 8 + size + end:
        raise NotWhole(f"{path}: {len(data)} bytes instead of {8 + size + end}")
    return metadata, tensors


def differing_bits(one, other):
    """Between the tensors of two files; all of a tensor's that only one of them has."""
    bits = 0
    for name in one.keys() | other.keys():
        a = one.get(name, ((), b""))[1]
        b = other.get(name, ((), b""))[1]
        if len(a) != len(b):
            bits += 8 * max(len(a), len(b))
        elif a != b:
            bits += (int.from_bytes(a, "little") ^ int.from_bytes(b, "little")).bit_count()
    return bits


def checkpoint(path):
    """How far a run's checkpoint has come: steps and seconds of training; nothing without one."""
    if not path.exists():
        return 0, 0.0
    state = json.loads(read(path)[0]["state"])
    return state["steps"], state["seconds"]
