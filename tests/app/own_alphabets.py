# SPDX-License-Identifier: GPL-3.0-or-later
"""Alphabets of one's own, as several people would write them, made and not collected.

    own_alphabets.py write FOLDER [ALPHABET …]     strokes files: three hands to learn from, a fourth to test with
    own_alphabets.py measure PROGRAM [ALPHABET …] [OPTION …]
                                                   trains on them with the recipe `alphabet` and these options of `digitlab train`;
                                                   says how it reads the fourth hand, single symbols and lines of three to five
                                                   (sums: 12.5+3=), as strokes and in pictures, with three lots of people
    own_alphabets.py groups PROGRAM FOLDER         models and lines for tests/bench/grouping_bench, of other people
    own_alphabets.py check PROGRAM                 of the four shapes at least 90 % of the fourth hand's are read rightly

Figures are lines and arcs in a square of 1, y down. A hand has its own slant, proportions, size, tremor and way of closing rings and
of joining strokes; each of its drawings varies around them. Pictures need Pillow."""
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = 15  # of each class, from three hands together
TESTS = 25  # of each class, from the fourth
LINES = 100  # by the fourth


def line(*points):
    return list(points)


def arc(x, y, rx, ry, begin, end):
    """Degrees; 0 is to the right, 90 down."""
    steps = max(6, int(abs(end - begin) / 15))
    angles = [math.radians(begin + (end - begin) * i / steps) for i in range(steps + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


DIGITS = {
    "0": [arc(0.5, 0.5, 0.3, 0.48, -90, 260)],
    "1": [line((0.35, 0.2), (0.55, 0.02), (0.55, 1))],
    "2": [arc(0.5, 0.28, 0.3, 0.26, -170, 30) + line((0.2, 1), (0.85, 1))],
    "3": [arc(0.45, 0.26, 0.3, 0.24, -150, 90) + arc(0.45, 0.74, 0.34, 0.25, -90, 150)],
    "4": [line((0.6, 0), (0.1, 0.65), (0.9, 0.65)), line((0.65, 0.35), (0.65, 1))],
    "5": [line((0.8, 0.02), (0.25, 0.02), (0.22, 0.45)) + arc(0.45, 0.7, 0.33, 0.28, -110, 140)],
    "6": [line((0.7, 0), (0.3, 0.4)) + arc(0.48, 0.72, 0.28, 0.27, -160, 190)],
    "7": [line((0.15, 0.03), (0.85, 0.03), (0.4, 1))],
    "8": [arc(0.5, 0.25, 0.24, 0.23, 90, -270) + arc(0.5, 0.74, 0.3, 0.26, -90, 270)],
    "9": [arc(0.48, 0.28, 0.28, 0.27, 0, -350) + line((0.76, 0.3), (0.65, 1))],
}
ALPHABETS = {
    "shapes": {
        "circle": [arc(0.5, 0.5, 0.48, 0.48, -90, 265)],
        "square": [line((0, 0), (1, 0), (1, 1), (0, 1), (0, 0.02))],
        "triangle": [line((0.5, 0), (1, 0.9), (0, 0.9), (0.49, 0.02))],
        "star": [line((0.2, 1), (0.5, 0), (0.8, 1), (0, 0.38), (1, 0.38), (0.2, 1))],
    },
    "sums": {
        **DIGITS,
        "+": [line((0, 0.5), (1, 0.5)), line((0.5, 0), (0.5, 1))],
        "-": [line((0, 0.5), (1, 0.5))],
        "×": [line((0, 0), (1, 1)), line((1, 0), (0, 1))],
        "÷": [line((0, 0.5), (1, 0.5)), arc(0.5, 0.15, 0.03, 0.03, 0, 360), arc(0.5, 0.85, 0.03, 0.03, 0, 360)],
        "=": [line((0, 0.33), (1, 0.33)), line((0, 0.67), (1, 0.67))],
        ".": [arc(0.5, 0.5, 0.03, 0.03, 0, 330)],
    },
    "greek": {
        "α": [line((0.95, 0.1), (0.75, 0.6)) + arc(0.4, 0.5, 0.35, 0.42, 20, 340) + line((0.8, 0.6), (1, 0.9))],
        "β": [line((0.2, 1.2), (0.25, 0.3)) + arc(0.5, 0.2, 0.25, 0.22, -180, 90) + arc(0.5, 0.65, 0.3, 0.23, -90, 160)],
        "γ": [line((0.05, 0.1), (0.5, 0.65), (0.45, 1.1), (0.55, 0.9), (0.9, 0.05))],
        "δ": [line((0.75, 0.05), (0.45, 0.02), (0.4, 0.2), (0.7, 0.5)) + arc(0.5, 0.72, 0.28, 0.28, -40, 300)],
        "ε": [arc(0.5, 0.27, 0.32, 0.25, -30, -270) + arc(0.5, 0.75, 0.36, 0.25, -90, -330)],
        "θ": [arc(0.5, 0.5, 0.3, 0.5, -90, 268), line((0.22, 0.5), (0.78, 0.5))],
        "λ": [line((0.15, 0), (0.4, 0.1), (0.9, 1)), line((0.52, 0.4), (0.1, 1))],
        "μ": [line((0.15, 1.2), (0.2, 0.1), (0.2, 0.6)) + arc(0.45, 0.6, 0.25, 0.25, 180, 0) + line((0.75, 0.1), (0.75, 0.8), (0.9, 0.9))],
        "π": [line((0.02, 0.15), (1, 0.1)), line((0.3, 0.15), (0.22, 0.95)), line((0.7, 0.13), (0.72, 0.85), (0.88, 0.95))],
        "σ": [line((0.95, 0.2), (0.45, 0.2)) + arc(0.42, 0.58, 0.36, 0.37, -90, -440)],
        "φ": [arc(0.5, 0.55, 0.4, 0.3, -90, 268), line((0.5, 0), (0.5, 1.15))],
        "ψ": [line((0.1, 0.2), (0.15, 0.5)) + arc(0.5, 0.45, 0.37, 0.3, 170, 10) + line((0.9, 0.2)), line((0.5, 0.05), (0.5, 1.15))],
        "ω": [arc(0.28, 0.55, 0.26, 0.38, -110, -360) + arc(0.76, 0.55, 0.24, 0.38, 180, -70)],
    },
    "kana": {
        "ア": [line((0.05, 0.1), (0.95, 0.1), (0.6, 0.4)), line((0.5, 0.3), (0.48, 0.65), (0.15, 1))],
        "イ": [line((0.85, 0), (0.5, 0.4), (0.05, 0.6)), line((0.55, 0.38), (0.55, 1))],
        "ウ": [line((0.5, 0), (0.5, 0.2)), line((0.1, 0.22), (0.1, 0.5)), line((0.1, 0.22), (0.9, 0.22), (0.75, 0.65), (0.35, 1))],
        "エ": [line((0.12, 0.12), (0.88, 0.12)), line((0.5, 0.12), (0.5, 0.88)), line((0, 0.88), (1, 0.88))],
        "オ": [line((0, 0.3), (1, 0.3)), line((0.65, 0), (0.65, 0.95), (0.5, 0.9)), line((0.62, 0.32), (0.05, 0.85))],
        "カ": [line((0.05, 0.3), (0.9, 0.3), (0.82, 0.9), (0.65, 0.85)), line((0.45, 0), (0.42, 0.5), (0.05, 1))],
        "キ": [line((0.12, 0.28), (0.88, 0.22)), line((0.02, 0.6), (0.98, 0.52)), line((0.42, 0), (0.6, 1))],
        "ク": [line((0.4, 0), (0.08, 0.45)), line((0.35, 0.15), (0.88, 0.15), (0.7, 0.65), (0.2, 1))],
        "コ": [line((0.1, 0.12), (0.9, 0.12), (0.9, 0.88)), line((0.05, 0.88), (0.95, 0.88))],
        "シ": [line((0.15, 0.05), (0.35, 0.18)), line((0.02, 0.38), (0.22, 0.5)), line((0.1, 0.98), (0.6, 0.7), (0.95, 0.2))],
        "ツ": [line((0.05, 0.15), (0.18, 0.42)), line((0.4, 0.05), (0.52, 0.32)), line((0.95, 0.08), (0.8, 0.6), (0.3, 1))],
        "テ": [line((0.2, 0.05), (0.8, 0.05)), line((0, 0.38), (1, 0.38)), line((0.52, 0.38), (0.48, 0.7), (0.2, 1))],
        "ナ": [line((0, 0.32), (1, 0.32)), line((0.55, 0), (0.5, 0.6), (0.15, 1))],
        "ノ": [line((0.85, 0), (0.6, 0.6), (0.1, 1))],
        "メ": [line((0.8, 0), (0.5, 0.6), (0.05, 1)), line((0.2, 0.35), (0.85, 0.85))],
    },
    "notes": {
        "whole": [arc(0.5, 0.5, 0.45, 0.28, -90, 265)],
        "half": [arc(0.3, 0.85, 0.22, 0.15, 0, 358), line((0.52, 0.85), (0.52, 0))],
        "quarter": [arc(0.3, 0.85, 0.22, 0.15, 0, 360) + arc(0.3, 0.85, 0.12, 0.07, 0, 360) + line((0.15, 0.85), (0.45, 0.85)),
                    line((0.52, 0.85), (0.52, 0))],
        "eighth": [arc(0.3, 0.85, 0.22, 0.15, 0, 360) + arc(0.3, 0.85, 0.12, 0.07, 0, 360) + line((0.15, 0.85), (0.45, 0.85)),
                   line((0.52, 0.85), (0.52, 0), (0.9, 0.25), (0.85, 0.5))],
        "sharp": [line((0.35, 0.02), (0.3, 1)), line((0.7, 0), (0.65, 0.98)), line((0.05, 0.38), (0.95, 0.28)), line((0.05, 0.72), (0.95, 0.62))],
        "flat": [line((0.3, 0), (0.3, 1)) + arc(0.35, 0.75, 0.3, 0.22, 100, -120)],
        "natural": [line((0.25, 0), (0.25, 0.75), (0.75, 0.62)), line((0.75, 1), (0.75, 0.25), (0.25, 0.38))],
        "rest": [line((0.35, 0), (0.65, 0.3), (0.4, 0.5), (0.7, 0.75)) + arc(0.5, 0.85, 0.2, 0.13, -40, -260)],
    },
}


class Hand:
    """How one person writes."""

    def __init__(self, seed):
        own = random.Random(seed)
        self.random = random.Random(seed + 1000)
        self.slant = own.uniform(-0.15, 0.4)
        self.turn = own.uniform(-0.08, 0.08)
        self.aspect = own.uniform(0.75, 1.3)
        self.size = own.uniform(90, 190)
        self.tremor = own.uniform(0.006, 0.018)
        self.looseness = own.uniform(0.02, 0.05)  # of corners and ends
        self.overshoot = own.uniform(-0.05, 0.08)  # of a stroke's end
        self.round = own.uniform(0, 0.5)  # corners that are cut
        self.width = own.uniform(14, 28)
        self.backwards = own.random() < 0.25  # strokes in the other direction

    def bend(self, points):
        """Corners that are cut: each point moves towards the middle of its neighbours."""
        inner = [tuple((1 - self.round / 2) * b + self.round / 4 * (a + c) for a, b, c in zip(*three))
                 for three in zip(points, points[1:], points[2:])]
        return points[:1] + inner + points[-1:]

    def stroke(self, points):
        r = self.random
        spread = self.looseness
        points = [(x + r.gauss(0, spread), y + r.gauss(0, spread)) for x, y in points] if len(points) < 7 else points
        if len(points) >= 2:
            (x0, y0), (x1, y1) = points[-2:]
            over = self.overshoot + r.gauss(0, 0.03)
            length = math.hypot(x1 - x0, y1 - y0) or 1
            points = points[:-1] + [(x1 + over * (x1 - x0) / length, y1 + over * (y1 - y0) / length)]
        dense = []
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            steps = max(1, int(math.hypot(x1 - x0, y1 - y0) / 0.06))
            dense += [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps)]
        dense.append(points[-1])
        for _ in range(3):
            dense = self.bend(dense)
        if self.backwards:
            dense.reverse()
        return [(x + r.gauss(0, self.tremor), y + r.gauss(0, self.tremor)) for x, y in dense]

    def draw(self, figure):
        r = self.random
        slant = self.slant + r.gauss(0, 0.06)
        turn = self.turn + r.gauss(0, 0.06)
        aspect = self.aspect * math.exp(r.gauss(0, 0.08))
        size = self.size * math.exp(r.gauss(0, 0.1))
        strokes = []
        for points in figure:
            moved = (r.gauss(0, self.looseness), r.gauss(0, self.looseness))
            drawn = []
            for x, y in self.stroke(list(points)):
                x, y = (x - 0.5 + moved[0]) * aspect, y - 0.5 + moved[1]
                x -= slant * y
                x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
                drawn.append([round(140 + size * x, 2), round(140 + size * y, 2)])
            strokes.append(drawn)
        return strokes


def records(alphabet, hands, each, seed=0):
    """`each` drawings of every class, by the hands in turn."""
    writers = [(f"hand {hand}", Hand(97 * seed + hand)) for hand in hands]
    made = []
    for i in range(each):
        for label, figure in ALPHABETS[alphabet].items():
            name, hand = writers[i % len(writers)]
            made.append({"label": label, "strokes": hand.draw(figure), "width": [round(hand.width, 1)] * len(figure), "hand": name})
    return made


LOW = {".": (0.97, 0.1), "-": (0.5, 0.5), "=": (0.5, 0.6), "+": (0.5, 0.7), "×": (0.5, 0.6), "÷": (0.5, 0.7)}  # middle and size in a line


def compose(texts, hand, alphabet):
    """Lines of symbols, each beside the one before."""
    made = []
    for text in texts:
        strokes, x = [], 20
        for symbol in text:
            middle, size = LOW.get(symbol, (0.5, 1))
            drawn = hand.draw(ALPHABETS[alphabet][symbol])
            xs, ys = zip(*(point for stroke in drawn for point in stroke))
            scale = size * 100 / (hand.size if symbol in LOW else max(max(ys) - min(ys), max(xs) - min(xs), 1))
            y = 40 + 100 * middle - scale * (min(ys) + max(ys)) / 2
            x += hand.random.uniform(12, 30)
            strokes += [[[x + scale * (px - min(xs)), y + scale * py] for px, py in stroke] for stroke in drawn]
            x += scale * (max(xs) - min(xs))
        made.append({"label": spelled(text, alphabet), "strokes": strokes, "width": [12] * len(strokes)})
    return made


def spelled(symbols, alphabet):
    """As the program writes it."""
    return (", " if any(len(name) > 1 for name in ALPHABETS[alphabet]) else "").join(symbols)


def lines_of(alphabet, count, seed):
    if alphabet == "sums":
        return sums(count, seed)
    r = random.Random(seed)
    return [[r.choice(list(ALPHABETS[alphabet])) for _ in range(r.randint(3, 5))] for _ in range(count)]


def sums(count, seed=0):
    r = random.Random(seed)

    def number():
        return "".join(r.choice("0123456789") for _ in range(r.randint(1, 3))) + ("." + r.choice("0123456789") if r.random() < 0.4 else "")

    return [number() + r.choice("+-×÷") + number() + "=" for _ in range(count)]


def write(path, made):
    path.write_text("".join(json.dumps({k: v for k, v in record.items() if k != "hand"}, ensure_ascii=False) + "\n" for record in made),
                    encoding="utf-8")


def split(made):
    """As the window holds back: of each class the fifth and every tenth after it."""
    counts, train, test = {}, [], []
    for record in made:
        n = counts[record["label"]] = counts.get(record["label"], 0) + 1
        (test if n % 10 == 5 else train).append(record)
    return train, test


class Trained:
    """A network that has learned an alphabet from three hands, and how soon it read the fourth's."""

    def __init__(self, program, folder, alphabet, seed=0, options=("--recipe", "alphabet")):
        self.program, self.folder, self.alphabet, self.seed = program, folder, alphabet, seed
        data = folder / alphabet
        data.mkdir()
        (data / "classes.txt").write_text("".join(f"{name}\n" for name in ALPHABETS[alphabet]), encoding="utf-8")
        learned, _ = split(records(alphabet, (0, 1, 2), SAMPLES, seed))
        write(data / "train.jsonl", learned)
        self.fourth = data / "test.jsonl"
        write(self.fourth, records(alphabet, (3,), TESTS, seed))
        self.model = folder / "own.safetensors"
        begun = time.monotonic()
        command = [program, "train", "--json", "--data", data, *options, "--out", self.model]
        training = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.soon = None  # seconds from the program's start, after which at least 90 % are read
        for line in training.stdout:
            if "test_accuracy" not in (event := json.loads(line)):
                continue
            if event["test_accuracy"] < 0.9:
                self.soon = None
            elif self.soon is None:
                self.soon = time.monotonic() - begun
            self.accuracy = event["test_accuracy"]
        if training.wait():
            sys.exit(training.returncode)
        self.seconds = time.monotonic() - begun

    def predict(self, *what):
        lines = run(self.program, "predict", "--numbers", "--json", "--model", self.model, *what).splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    def grouped(self):
        """Single symbols as the canvas groups their strokes."""
        read = self.predict("--strokes", self.fourth)
        return sum(line["number"] == str(line["label"]) for line in read) / len(read)

    def lines(self):
        """The shares of lines of which every symbol is read, as strokes and on pages of four."""
        made = compose(lines_of(self.alphabet, LINES, self.seed), Hand(97 * self.seed + 3), self.alphabet)
        write(self.folder / "lines.jsonl", made)
        pages = [made[i : i + 4] for i in range(0, len(made), 4)]
        files = [self.folder / f"{number}.png" for number in range(len(pages))]
        for number, (file, lines) in enumerate(zip(files, pages)):
            page_of(lines, file, 1000 * self.seed + number)
        strokes = [line["number"] for line in self.predict("--strokes", self.folder / "lines.jsonl")]
        pictures = []
        for page, lines in zip(self.predict(*files), pages):
            for row in range(len(lines)):
                pictures.append(spelled([digit["class"] for digit in page["digits"] if digit["line"] == row], self.alphabet))
        if os.environ.get("OWN_ALPHABETS_SHOW"):
            for line, one, other in zip(made, strokes, pictures):
                print("" if line["label"] == one == other else "*", line["label"], "|", one, "|", other)
        return [sum(text == line["label"] for text, line in zip(its, made)) / len(made) for its in (strokes, pictures)]


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout + done.stderr


def page_of(lines, path, seed):
    """A grey picture of these lines below each other, on paper with grain in uneven light."""
    from PIL import Image, ImageChops, ImageDraw, ImageFilter

    r = random.Random(seed)
    twice = [[[(2 * x + 60, 2 * (y + 190 * row) + 60) for x, y in stroke] for stroke in line["strokes"]] for row, line in enumerate(lines)]
    width = int(max(x for line in twice for stroke in line for x, _ in stroke)) + 120
    page = Image.new("L", (width, 2 * 190 * len(lines) + 160), 255)
    draw = ImageDraw.Draw(page)
    pen = 2 * r.uniform(6, 12)
    for line in twice:
        for stroke in line:
            draw.line(stroke, fill=40, width=int(pen), joint="curve")
            for x, y in (stroke[0], stroke[-1]):
                draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=40)
    page = page.resize((page.width // 2, page.height // 2), Image.LANCZOS).filter(ImageFilter.GaussianBlur(0.6))
    light = Image.linear_gradient("L").resize(page.size).rotate(r.choice((0, 90, 180, 270)), expand=False)
    page = ImageChops.multiply(page, light.point(lambda grey: 200 + grey * 45 // 255))
    random_state = Image.effect_noise(page.size, 8)
    ImageChops.add(page, random_state, 1, -128).save(path)


def write_groups(program, folder):
    """Of each alphabet the models of three lots of people with lines and single symbols by the fourth, to learn from and to test."""
    for seed in range(10, 13):
        part = folder / ("learn" if seed < 12 else "test")
        part.mkdir(parents=True, exist_ok=True)
        for alphabet, figures in ALPHABETS.items():
            with tempfile.TemporaryDirectory() as temporary:
                trained = Trained(program, Path(temporary), alphabet, seed)
                shutil.copy(trained.model, part / f"{alphabet}-{seed}.safetensors")
            names = list(figures)
            texts = [list(text) for text in lines_of(alphabet, 60, seed)] + [[name] for name in names for _ in range(2)]
            made = compose(texts, Hand(97 * seed + 3), alphabet)
            for text, line in zip(texts, made):
                line["label"] = ",".join(str(names.index(name)) for name in text)
            write(part / f"{alphabet}-{seed}.jsonl", made)


def main():
    command, where, *arguments = sys.argv[1:]
    which = [argument for argument in arguments if argument in ALPHABETS] or list(ALPHABETS)
    options = arguments[len([argument for argument in arguments if argument in ALPHABETS]):]
    if command == "write":
        for alphabet in which:
            write(Path(where) / f"{alphabet}.jsonl", records(alphabet, (0, 1, 2), SAMPLES))
            write(Path(where) / f"{alphabet}-fourth.jsonl", records(alphabet, (3,), TESTS))
    elif command == "measure":
        for alphabet in which:
            for seed in range(3):
                with tempfile.TemporaryDirectory() as temporary:
                    trained = Trained(where, Path(temporary), alphabet, seed, ["--recipe", "alphabet", *options])
                    shares = [trained.accuracy, trained.grouped(), *trained.lines()]
                    soon = f"{trained.soon:.1f}" if trained.soon else "never"
                    print(f"{alphabet:8} people {seed}: single {{:6.2f}} %, grouped {{:6.2f}} %, lines as strokes {{:6.2f}} %, in pictures "
                          f"{{:6.2f}} %; 90 % after {soon} of {trained.seconds:.1f} s".format(*(100 * share for share in shares)), flush=True)
    elif command == "groups":
        write_groups(where, Path(arguments[0]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            accuracy = Trained(where, Path(temporary), "shapes").accuracy
        assert accuracy >= 0.9, f"{accuracy} of the shapes are read rightly"


if __name__ == "__main__":
    main()
