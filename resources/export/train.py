# %% [markdown]
# # {{title}}
#
# {{summary}}
#
# Run the cells from top to bottom: they train the same network by the same recipe in plain PyTorch, without DigitLab. The settings are in the
# first cell; change them and train again.
#
# What is not the same here:
#
# {{differences}}

# %%
import copy
import gzip
import math
import os
import pathlib
import struct
import time
from collections import OrderedDict

import torch
from torch import nn
from torch.nn import functional as F

try:
    import torchvision
    from torchvision import transforms
    from torchvision.transforms import functional as TF
except ImportError:
    torchvision = None

DATA = pathlib.Path(os.environ.get("DIGITLAB_DATA", "data"))  # a folder with the four IDX files, gzip or not; {{download}}
INITIAL_WEIGHTS = os.environ.get("INITIAL_WEIGHTS")  # a .pt file to begin with, as digitlab convert writes it; None: drawn from SEED
MAX_STEPS = {{max_steps}}  # stop after so many steps
TRAIN_IMAGES = {{train_images}}  # learn from the first so many images only

{{settings}}
if AUGMENTATION and torchvision is None:
    AUGMENTATION = False
    print("torchvision is not installed: the images are not varied, and the network will read worse than DigitLab's.")


# %%
def read_idx(name):
    """The uint8 array in an IDX file, [N, 28, 28] or [N]; None where there is no such file."""
    for file in (DATA / name, DATA / (name + ".gz")):
        if file.exists():
            content = bytearray(gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes())
            axes = content[3]
            shape = struct.unpack(f">{axes}i", content[4 : 4 + 4 * axes])
            return torch.frombuffer(content, dtype=torch.uint8, offset=4 + 4 * axes).reshape(shape)
    return None


def load_split(train):
    """Images, uint8 [N, 28, 28], and their classes, int64 [N]."""
    prefix = "train" if train else "t10k"
    images, labels = read_idx(prefix + "-images-idx3-ubyte"), read_idx(prefix + "-labels-idx1-ubyte")
    if images is None or labels is None:
        {{fetch}}
    return images, labels.long()


def normalised(images):
    """uint8 [N, 28, 28] → float32 [N, 1, 28, 28]."""
    return ((images.float() / 255 - 0.1307) / 0.3081).unsqueeze(1)


train_images, train_labels = load_split(train=True)
test_images, test_labels = load_split(train=False)
measured_on = "test"
if VALIDATE:  # the last images choose the best epoch; those for testing are read once, at the end
    validation_images, validation_labels = train_images[-10000:], train_labels[-10000:]
    train_images, train_labels = train_images[:-10000], train_labels[:-10000]
    measured_on = "validation"
if TRAIN_IMAGES is not None:
    train_images, train_labels = train_images[:TRAIN_IMAGES], train_labels[:TRAIN_IMAGES]
print(f"{len(train_images)} images to learn from, {len(test_images)} to test with")


# %%
class Affine(transforms.RandomAffine if torchvision else object):
    """torchvision's RandomAffine, which moves images by whole pixels; where WHOLE_PIXELS is off, also by parts of them."""

    @staticmethod
    def get_params(degrees, translate, scale_ranges, shears, img_size):
        angle, moved, scale, shear = transforms.RandomAffine.get_params(degrees, translate, scale_ranges, shears, img_size)
        if not WHOLE_PIXELS:
            moved = tuple((2 * torch.rand(2) - 1).mul(torch.tensor(translate) * 28).tolist())
        return angle, moved, scale, shear


class Elastic:
    """Simard, Steinkraus and Platt 2003: noise at every second pixel, smoothed by a Gaussian, moves the pixels. torchvision's
    ElasticTransform smooths another noise. DigitLab finds the pixels of this and of the affine transform in one go, this code in two."""

    def __init__(self, alpha, sigma, interpolation):
        knots, pixels = 2 * torch.arange(14) + 0.5, torch.arange(28)[:, None]
        weights = torch.exp(-0.5 * ((pixels - knots) / sigma) ** 2)
        self.weights = weights * (1 / (2 * math.sqrt(math.pi) * sigma * (weights**2).sum(1, keepdim=True))).sqrt()
        self.alpha, self.interpolation = alpha, interpolation

    def __call__(self, image):
        noise = 2 * torch.rand(2, 14, 14) - 1
        pixels = self.alpha * self.weights @ noise @ self.weights.T  # [x and y, 28, 28]
        return TF.elastic_transform(image, pixels.permute(1, 2, 0)[None] * 2 / 28, self.interpolation, 0.0)


def augmentation(calm):
    """What varies an image, with every range times `calm`."""
    interpolation = transforms.InterpolationMode(INTERPOLATION)
    shift, scale = TRANSLATION * calm, SCALE * calm
    steps = [Affine(ROTATION * calm, (shift, shift), (1 - scale, 1 + scale), SHEAR * calm, interpolation=interpolation)]
    if ELASTIC_ALPHA > 0:
        steps.append(Elastic(ELASTIC_ALPHA * calm, ELASTIC_SIGMA, interpolation))
    steps.append(transforms.ColorJitter(brightness=BRIGHTNESS * calm, contrast=CONTRAST * calm))
    return transforms.Compose(steps)


def varied(images, vary):
    """uint8 [N, 28, 28], each as PIL's image through `vary`."""
    return torch.stack([TF.pil_to_tensor(vary(TF.to_pil_image(image)))[0] for image in images])


# %%
torch.manual_seed(SEED)  # draws the very weights that DigitLab begins with
network = nn.Sequential(
    OrderedDict(
        [
{{layers}}
        ]
    )
)
if INITIAL_WEIGHTS:
    network.load_state_dict(torch.load(INITIAL_WEIGHTS))
print(f"{sum(p.numel() for p in network.parameters())} parameters")


# %%
def make_optimiser():
    decayed = [p for p in network.parameters() if p.dim() > 1]  # biases and batch norm are left alone
    others = [p for p in network.parameters() if p.dim() <= 1]
    groups = [{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0}]
    if OPTIMISER == "adamw":
        return torch.optim.AdamW(groups, lr=LEARNING_RATE, betas=(MOMENTUM, 0.999))
    return torch.optim.SGD(groups, lr=LEARNING_RATE, momentum=MOMENTUM, nesterov=OPTIMISER == "nesterov" and MOMENTUM > 0)


def learning_rate(step, steps):
    """Of the step with this number, from 0, of so many."""

    def along_cosine(start, end, t):
        return end + (start - end) * (1 + math.cos(math.pi * t)) / 2

    if SCHEDULE == "one-cycle":  # PyTorch's OneCycleLR
        peak = (WARM_UP or 0.3) * steps - 1
        up = step <= peak
        share = along_cosine(1 / 25, 1, step / max(peak, 1)) if up else along_cosine(1, 4e-6, (step - peak) / (steps - 1 - peak))
        return LEARNING_RATE * share
    done = (step + 0.5) / steps
    if done < WARM_UP:
        return LEARNING_RATE * done / WARM_UP
    t = (done - WARM_UP) / (1 - WARM_UP)
    shares = {"constant": 1, "linear": 1 - t, "cosine": along_cosine(1, 0, t), "step": 1 if t < 0.5 else 0.1 if t < 0.75 else 0.01}
    return LEARNING_RATE * shares[SCHEDULE]


def add_to_average(average, step):
    """The moving average of all weights; its decay grows, so that the first ones are soon forgotten."""
    decay = min(WEIGHT_AVERAGING, (1 + step) / (10 + step))
    for mean, now in zip(average.state_dict().values(), network.state_dict().values()):
        if mean.is_floating_point():
            mean.mul_(decay).add_(now, alpha=1 - decay)


@torch.no_grad()
def recompute_statistics():
    """Batch norm's means and variances, of the training images as they are."""
    network.train()
    norms = [layer for layer in network if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d))]
    for layer in network:
        if isinstance(layer, nn.Dropout):
            layer.eval()
    done = 0
    for images in train_images.split(1000):
        done += len(images)
        for layer in norms:
            layer.momentum = len(images) / done
        network(normalised(images))
    for layer in norms:
        layer.momentum = 0.1


@torch.no_grad()
def test(read_with, images, labels):
    """The mean loss, in nats, and the share of images that are read right."""
    read_with.eval()
    loss = correct = 0
    for some, classes in zip(images.split(500), labels.split(500)):
        shifts = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)] if SHIFT_AVERAGING else [(0, 0)]
        padded = F.pad(some, (1, 1, 1, 1))
        answers = [read_with(normalised(padded[:, 1 - y : 29 - y, 1 - x : 29 - x])).log_softmax(1) for x, y in shifts]
        answer = torch.logsumexp(torch.stack(answers), 0) - math.log(len(shifts))
        loss += F.nll_loss(answer, classes, reduction="sum").item()
        correct += (answer.argmax(1) == classes).sum().item()
    return loss / len(images), correct / len(images)


# %%
def train():
    """Fills `losses`, one a step, and `history`, one dictionary an epoch. Returns the weights to use."""
    optimiser = make_optimiser()
    average = copy.deepcopy(network) if WEIGHT_AVERAGING > 0 else None
    steps = EPOCHS * math.ceil(len(train_images) / BATCH_SIZE)
    best = None
    for epoch in range(1, EPOCHS + 1):
        started = time.time()
        calm = CALM_FACTOR if epoch > EPOCHS - CALM_EPOCHS else 1
        vary = augmentation(calm) if AUGMENTATION else None
        order = torch.randperm(len(train_images)) if SHUFFLE else torch.arange(len(train_images))
        total = correct = seen = 0
        for indices in order.split(BATCH_SIZE):
            network.train()
            images, labels = train_images[indices], train_labels[indices]
            for group in optimiser.param_groups:
                group["lr"] = learning_rate(len(losses), steps)
            optimiser.zero_grad()
            logits = network(normalised(varied(images, vary) if vary else images))
            loss = F.cross_entropy(logits, labels, label_smoothing=LABEL_SMOOTHING)
            loss.backward()
            optimiser.step()
            if average:
                add_to_average(average, len(losses))
            losses.append(loss.item())
            total += loss.item() * len(labels)
            correct += (logits.argmax(1) == labels).sum().item()
            seen += len(labels)
            if len(losses) == MAX_STEPS:
                break
        last = epoch == EPOCHS or len(losses) == MAX_STEPS
        if last:
            if average:
                network.load_state_dict(average.state_dict())
            if RECOMPUTE_STATISTICS:
                recompute_statistics()
        read_with = network if last or not average else average
        images, labels = (validation_images, validation_labels) if VALIDATE else (test_images, test_labels)
        loss, accuracy = test(read_with, images, labels)
        history.append({"loss": total / seen, "accuracy": correct / seen, "test_loss": loss, "test_accuracy": accuracy})
        print(
            f"epoch {epoch} of {EPOCHS}: loss {total / seen:.4f}, accuracy {100 * correct / seen:.2f} %; "
            f"{measured_on} loss {loss:.4f}, {measured_on} accuracy {100 * accuracy:.2f} %; {time.time() - started:.1f} s"
        )
        if VALIDATE and (best is None or (accuracy, -loss) > best[0]):
            best = (accuracy, -loss), copy.deepcopy(read_with.state_dict())
        if last:
            break
    return best[1] if best else network.state_dict()


losses, history = [], []
network.load_state_dict(train())
print(f"test accuracy {100 * test(network, test_images, test_labels)[1]:.2f} %")
# {{measured}}

# %%
try:
    from matplotlib import pyplot
except ImportError:
    pyplot = None
if pyplot:
    _, (left, right) = pyplot.subplots(1, 2, figsize=(10, 3.5))
    for axes, name in ((left, "loss"), (right, "accuracy")):
        axes.plot(range(1, len(history) + 1), [one[name] for one in history], "--", label="train")
        axes.plot(range(1, len(history) + 1), [one["test_" + name] for one in history], label=measured_on)
        axes.set_xlabel("epoch")
        axes.set_ylabel(name)
        axes.legend()
    left.set_yscale("log")
    pyplot.show()
# {{picture}}
