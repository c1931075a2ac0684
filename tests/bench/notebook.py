#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One epoch of the notebook's recipe as its Python would run it: torchvision transforms on PIL images, a DataLoader, SGD, then the test pass.

Usage: notebook.py MNIST_FOLDER [--threads N] [--workers N] [--images N]
Prints a JSON object with the seconds of the training and the test pass. Needs Debian's python3-torch and python3-torchvision.
"""
import argparse
import json
import pathlib
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms


class Net(nn.Module):
    def __init__(self):
        super().__init__()

        def block(inputs, outputs):
            layers = []
            for i in (inputs, outputs):
                layers += [nn.Conv2d(i, outputs, 3, padding=1, bias=False), nn.ReLU(), nn.BatchNorm2d(outputs), nn.Dropout(0.1)]
            return layers + [nn.MaxPool2d(2)]

        self.body = nn.Sequential(*block(1, 8), *block(8, 16), nn.Conv2d(16, 16, 3, bias=False), nn.ReLU(), nn.BatchNorm2d(16),
                                  nn.Conv2d(16, 32, 3, bias=False), nn.ReLU(), nn.Conv2d(32, 10, 1, bias=False),
                                  nn.Conv2d(10, 10, 3, bias=False))

    def forward(self, x):
        return F.log_softmax(self.body(x).flatten(1), 1)


class Mnist(Dataset):
    def __init__(self, folder, stem, transform):
        self.images = (folder / f"{stem}-images-idx3-ubyte").read_bytes()[16:]
        self.labels = (folder / f"{stem}-labels-idx1-ubyte").read_bytes()[8:]
        self.transform = transform

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        image = Image.frombytes("L", (28, 28), self.images[784 * index:784 * (index + 1)])
        return self.transform(image), self.labels[index]


parser = argparse.ArgumentParser()
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--workers", type=int, default=0)
parser.add_argument("--images", type=int, help="train on only the first N images; seconds are scaled to all of them")
arguments = parser.parse_args()
torch.set_num_threads(arguments.threads)

normalise = [transforms.ToTensor(), transforms.Normalize((0.1307,), (0.3081,))]
augment = [transforms.RandomAffine(20, translate=(0.1, 0.1), scale=(0.9, 1.1)), transforms.ColorJitter(brightness=0.2, contrast=0.2)]
train = Mnist(arguments.folder, "train", transforms.Compose(augment + normalise))
test = Mnist(arguments.folder, "t10k", transforms.Compose(normalise))
part = torch.utils.data.Subset(train, range(arguments.images or len(train)))

net = Net()
assert sum(p.numel() for p in net.parameters()) == 12364
optimiser = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
start = time.perf_counter()
net.train()
for x, y in DataLoader(part, batch_size=128, shuffle=True, num_workers=arguments.workers):
    optimiser.zero_grad()
    F.nll_loss(net(x), y).backward()
    optimiser.step()
trained = time.perf_counter()
net.eval()
correct = 0
with torch.no_grad():
    for x, y in DataLoader(test, batch_size=1000, num_workers=arguments.workers):
        correct += (net(x).argmax(1) == y).sum().item()
tested = time.perf_counter()
print(json.dumps({"train_seconds": (trained - start) * len(train) / len(part), "test_seconds": tested - trained,
                  "test_accuracy": correct / len(test), "threads": arguments.threads, "workers": arguments.workers}))
