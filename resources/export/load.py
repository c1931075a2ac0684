# SPDX-License-Identifier: 0BSD
"""The network of this folder in PyTorch: `from load import read`, or python3 load.py FILE with 28x28 grey levels, 255 is full ink."""
import json
import pathlib
import sys
from collections import OrderedDict

import torch
from torch import nn

DROPOUT = 0.0  # nothing is left out when it reads
network = nn.Sequential(
    OrderedDict(
        [
{{layers}}
        ]
    )
)
folder = pathlib.Path(__file__).parent
config = json.loads((folder / "config.json").read_text())
file = (folder / "model.safetensors").read_bytes()
begin = 8 + int.from_bytes(file[:8], "little")
tensors = json.loads(file[8:begin])
del tensors["__metadata__"]
for name, told in tensors.items():
    first, last = told["data_offsets"]
    values = torch.frombuffer(bytearray(file[begin + first : begin + last]), dtype=torch.float32)
    tensors[name] = values.reshape(told["shape"])
loaded = network.load_state_dict(tensors, strict=False)
assert not loaded.unexpected_keys and all(key.endswith("num_batches_tracked") for key in loaded.missing_keys), loaded
network.eval()


@torch.no_grad()
def read(grey):
    """uint8 [N, 28, 28] → probabilities [N, classes], in the order of config["id2label"]."""
    mean, deviation = config["image_mean"][0], config["image_std"][0]
    return network(((grey.float() / 255 - mean) / deviation).unsqueeze(1)).softmax(1)


if __name__ == "__main__":
    grey = torch.frombuffer(bytearray(pathlib.Path(sys.argv[1]).read_bytes()), dtype=torch.uint8).reshape(-1, 28, 28)
    for answer in read(grey):
        best = int(answer.argmax())
        print(config["id2label"][str(best)], f"{answer[best]:.4f}")
