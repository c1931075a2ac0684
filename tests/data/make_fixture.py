#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes pytorch_state_dict.pt and pytorch_answers.json: a network with random weights and what PyTorch says of it.

Run with Debian's python3-torch; the files are committed so that the tests need no Python.
"""
import json
import pathlib

import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        shapes = [(1, 8, 3, 1), (8, 8, 3, 1), (8, 16, 3, 1), (16, 16, 3, 1), (16, 16, 3, 0), (16, 32, 3, 0), (32, 10, 1, 0), (10, 10, 3, 0)]
        for number, (inputs, outputs, kernel, padding) in enumerate(shapes, 1):
            setattr(self, f"conv{number}", nn.Conv2d(inputs, outputs, kernel, padding=padding, bias=False))
            if number <= 5:
                setattr(self, f"bn{number}", nn.BatchNorm2d(outputs))

    def forward(self, x):
        x = self.bn2(F.relu(self.conv2(self.bn1(F.relu(self.conv1(x))))))
        x = F.max_pool2d(x, 2)
        x = self.bn4(F.relu(self.conv4(self.bn3(F.relu(self.conv3(x))))))
        x = F.max_pool2d(x, 2)
        x = F.relu(self.conv6(self.bn5(F.relu(self.conv5(x)))))
        return F.log_softmax(self.conv8(self.conv7(x)).flatten(1), 1)


def images(count):
    """Grey levels that any language can make again: a stripe pattern that differs from image to image."""
    return torch.tensor([[(i * (7 + n) + i // 28 * 13) % 256 for i in range(784)] for n in range(count)], dtype=torch.uint8)


torch.manual_seed(20260101)
net = Net()
for module in net.modules():
    if isinstance(module, nn.BatchNorm2d):
        nn.init.uniform_(module.running_mean, -0.2, 0.5)
        nn.init.uniform_(module.running_var, 0.2, 2.0)
        nn.init.uniform_(module.weight, 0.5, 1.5)
        nn.init.uniform_(module.bias, -0.5, 0.5)
torch.save(net.state_dict(), HERE / "pytorch_state_dict.pt")

x = ((images(8).float() / 255 - 0.1307) / 0.3081).view(-1, 1, 28, 28)
labels = torch.arange(8) % 10
net.eval()
answers = {"log_probabilities": net(x).tolist()}
net.train()
loss = F.nll_loss(net(x), labels)
loss.backward()
answers["training_loss"] = loss.item()
answers["gradients"] = {name: parameter.grad.flatten()[:16].tolist() for name, parameter in net.named_parameters()}
answers["running_var_bn3"] = net.bn3.running_var.tolist()
(HERE / "pytorch_answers.json").write_text(json.dumps(answers) + "\n")
