#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `digitlab runs export` writes, read by other programs' readers: usage runs_export_test.py DIGITLAB. Exit code 77: skipped."""
import calendar
import csv
import hashlib
import html.parser
import json
import math
import os
import pathlib
import random
import re
import shlex
import struct
import subprocess
import sys
import tempfile
import time
import xml.dom.minidom

digitlab = sys.argv[1]
SKIPPED = 77


def write_images(path, count, generator):
    path.write_bytes(struct.pack(">4I", 0x803, count, 28, 28) + generator.randbytes(count * 784))


def write_labels(path, count):
    path.write_bytes(struct.pack(">2I", 0x801, count) + bytes(i % 10 for i in range(count)))


def seconds(text):
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))


def single(number):
    """As a float32 holds it."""
    return struct.unpack("<f", struct.pack("<f", number))[0]


def event_classes():
    """TensorBoard's messages, as its event.proto and summary.proto have them; described here, nothing of it is generated."""
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="event.proto", package="tensorboard", syntax="proto3")

    def message(name, fields, parent=None):
        made = (parent.nested_type if parent else file.message_type).add(name=name)
        for number, (label, kind, title, of) in fields.items():
            made.field.add(name=title, number=number, label=label, type=kind, type_name=of)
        return made

    summary = message("Summary", {1: (field.LABEL_REPEATED, field.TYPE_MESSAGE, "value", ".tensorboard.Summary.Value")})
    one = field.LABEL_OPTIONAL
    plugin = (one, field.TYPE_MESSAGE, "plugin_data", ".tensorboard.PluginData")
    message("PluginData", {1: (one, field.TYPE_STRING, "plugin_name", None), 2: (one, field.TYPE_BYTES, "content", None)})
    message("SummaryMetadata", {1: plugin})
    message("Value", {1: (one, field.TYPE_STRING, "tag", None), 2: (one, field.TYPE_FLOAT, "simple_value", None),
                      9: (one, field.TYPE_MESSAGE, "metadata", ".tensorboard.SummaryMetadata")}, summary)
    # A map is a list of keys and values; the values are as google.protobuf.Value has them.
    value = message("Any", {2: (one, field.TYPE_DOUBLE, "number", None), 3: (one, field.TYPE_STRING, "text", None),
                            4: (one, field.TYPE_BOOL, "truth", None)})
    value.oneof_decl.add(name="kind")
    for kind in value.field:
        kind.oneof_index = 0
    message("Setting", {1: (one, field.TYPE_STRING, "key", None), 2: (one, field.TYPE_MESSAGE, "value", ".tensorboard.Any")})
    message("Start", {1: (field.LABEL_REPEATED, field.TYPE_MESSAGE, "hparams", ".tensorboard.Setting"),
                      5: (one, field.TYPE_DOUBLE, "start_time_secs", None)})
    message("End", {1: (one, field.TYPE_INT32, "status", None), 2: (one, field.TYPE_DOUBLE, "end_time_secs", None)})
    message("HParams", {1: (one, field.TYPE_INT32, "version", None), 3: (one, field.TYPE_MESSAGE, "start", ".tensorboard.Start"),
                        4: (one, field.TYPE_MESSAGE, "end", ".tensorboard.End")})
    message("Event", {
        1: (one, field.TYPE_DOUBLE, "wall_time", None),
        2: (one, field.TYPE_INT64, "step", None),
        3: (one, field.TYPE_STRING, "file_version", None),
        5: (one, field.TYPE_MESSAGE, "summary", ".tensorboard.Summary"),
    })
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    make = getattr(message_factory, "GetMessageClass", None) or message_factory.MessageFactory(pool).GetPrototype
    return [make(pool.FindMessageTypeByName("tensorboard." + name)) for name in ("Event", "HParams")]


def read_events(path, event, crc):
    def masked(data):
        value = crc(data)
        return ((value >> 15 | value << 17) + 0xA282EAD8) & 0xFFFFFFFF

    data = path.read_bytes()
    events = []
    while data:
        (length,), (length_crc,) = struct.unpack("<Q", data[:8]), struct.unpack("<I", data[8:12])
        assert length_crc == masked(data[:8])
        record, (record_crc,) = data[12 : 12 + length], struct.unpack("<I", data[12 + length : 16 + length])
        assert len(record) == length and record_crc == masked(record)
        message = event()
        assert message.ParseFromString(record) == length
        assert not message.UnknownFields() if hasattr(message, "UnknownFields") else True
        events.append(message)
        data = data[16 + length :]
    return events


def check_hyperparameters(value, run, hparams):
    """The first and the last summary are the plugin's; TensorBoard pairs the scalars of the same file with them."""
    assert value[0].tag == "_hparams_/session_start_info" and value[-1].tag == "_hparams_/session_end_info"
    told = []
    for one in (value[0], value[-1]):
        assert one.metadata.plugin_data.plugin_name == "hparams"
        told.append(hparams())
        assert told[-1].ParseFromString(one.metadata.plugin_data.content)
    settings = {one.key: getattr(one.value, one.value.WhichOneof("kind")) for one in told[0].start.hparams}
    recipe = run["recipe"]
    assert settings["learning-rate"] == recipe["learningRate"] and settings["shuffle"] is recipe["shuffle"]
    assert settings["optimiser"] == recipe["optimiser"] and settings["rotation"] == recipe["augmentation"]["rotationDegrees"]
    assert len(settings) == len(told[0].start.hparams) > 30
    assert told[0].start.start_time_secs == seconds(run["started"]) and told[1].end.status == 1
    assert told[1].end.end_time_secs >= seconds(run["ended"])


def check_mlflow(folder, run):
    """As mlflow/store/tracking/file_store.py reads the folder of a run."""
    def texts(kind):
        return {str(file.relative_to(folder / kind)): file.read_bytes().decode() for file in (folder / kind).rglob("*") if file.is_file()}

    meta = read_yaml(folder / "meta.yaml")
    assert meta["run_id"] == meta["run_uuid"] == folder.name == run["id"] and meta["run_name"] == run["name"], meta
    assert re.fullmatch(r"[a-zA-Z0-9][\w-]{0,255}", run["id"]) and meta["experiment_id"] == folder.parent.name
    assert meta["lifecycle_stage"] == "active" and meta["status"] == 3 and meta["artifact_uri"] == (folder / "artifacts").as_uri()
    assert meta["start_time"] == 1000 * seconds(run["started"]) and meta["end_time"] >= 1000 * seconds(run["ended"])
    parameters, tags = texts("params"), texts("tags")
    assert json.loads(parameters["learning-rate"]) == run["recipe"]["learningRate"], parameters
    assert parameters["seed"] == str(run["recipe"]["seed"]) and parameters["schedule"] == run["recipe"]["schedule"]
    assert tags["mlflow.runName"] == run["name"] and tags["mlflow.note.content"] == run["note"]
    assert tags["dataset_sha256"] == run["dataset_sha256"] and tags["environment.processor"] == run["environment"]["processor"]
    assert all(re.fullmatch(r"[/\w.\- ]*", key) for key in [*parameters, *tags])
    metrics = {tag: [line.split(" ") for line in text.splitlines()] for tag, text in texts("metrics").items()}
    spans = run["curve"]["batches"]
    losses = [(float(value), int(step)) for _, value, step in metrics["loss/train"]]
    assert [(single(v), s) for v, s in losses] == [(single(one["loss"]), one["first_step"] + one["batches"] - 1) for one in spans]
    kind = "validation" if run["recipe"]["validate"] else "test"
    assert [single(float(value)) for _, value, _ in metrics["accuracy/" + kind]] == [single(one[kind + "_accuracy"]) for one in run["curve"]["epochs"]]
    assert float(metrics["test_accuracy"][0][1]) == run["test_accuracy"]
    times = [int(time) for lines in metrics.values() for time, _, _ in lines]
    assert meta["start_time"] < min(times) and max(times) <= meta["end_time"] + 1
    assert (folder / "artifacts/model.safetensors").read_bytes() == pathlib.Path(run["model"]).read_bytes()


def read_yaml(file):
    """YAML of a JSON value a line."""
    return {key: json.loads(value) for key, value in (line.split(": ", 1) for line in file.read_text().splitlines())}


def check_events(events, run, hparams):
    """Every value is the curve's, nothing is left out, and the times lie within the run."""
    curve, validates = run["curve"], run["recipe"]["validate"]
    expected = []
    for span in curve["batches"]:
        last = span["first_step"] + span["batches"] - 1
        expected += [(last, "loss/train", span["loss"]), (last, "accuracy/train", span["accuracy"])]
    epoch_steps = math.ceil(run["train_images"] / run["recipe"]["batchSize"])
    kind = "validation" if validates else "test"
    for epoch in curve["epochs"]:
        last = min(epoch["epoch"] * epoch_steps, run["steps"]) - 1
        expected += [(last, f"loss/{kind}", epoch[f"{kind}_loss"]), (last, f"accuracy/{kind}", epoch[f"{kind}_accuracy"])]
        expected.append((last, "learning_rate", epoch["learning_rate"]))
    assert len(curve["batches"]) > 0 and len(curve["epochs"]) > 0
    assert events[0].file_version == "brain.Event:2" and not events[0].HasField("summary")
    values = [(event.step, value) for event in events[1:] for value in event.summary.value]
    check_hyperparameters([value for _, value in values], run, hparams)
    found = [(step, value.tag, value.simple_value) for step, value in values[1:-1]]
    assert sorted(found) == sorted((step, tag, single(value)) for step, tag, value in expected), (found, expected)
    steps = [event.step for event in events[:-1]]
    times = [event.wall_time for event in events]
    assert steps == sorted(steps) and times == sorted(times)
    # The time of the end is kept in whole seconds.
    assert seconds(run["started"]) == times[0] and times[-1] <= max(seconds(run["ended"]), times[0] + run["seconds"]) + 1e-3
    assert times[-1] > times[0]


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "home"), "LC_ALL": "C.UTF-8"}

    def run(*arguments, code=0):
        done = subprocess.run([digitlab, *map(str, arguments)], capture_output=True, text=True, env=environment)
        assert done.returncode == code, (arguments, done)
        return done.stdout

    generator = random.Random(7)
    data = folder / "data"
    data.mkdir()
    write_images(data / "train-images-idx3-ubyte", 10_300, generator)
    write_labels(data / "train-labels-idx1-ubyte", 10_300)
    write_images(data / "t10k-images-idx3-ubyte", 50, generator)
    write_labels(data / "t10k-labels-idx1-ubyte", 50)
    train = ["train", "--data", data, "--threads", "1", "--train-images", "300", "--batch-size", "32", "--json"]
    run(*train, "--epochs", "3")
    run(*train, "--epochs", "2", "--validate", "--seed", "18446744073709551615")
    run(*train, "--epochs", "300", "--max-steps", "600", "--dropout", "0")  # several batches a span
    name = ' ../a "b",\n<c>\\ Ü ' + "long " * 70
    run("runs", "rename", "last", name)
    run("runs", "note", "last", 'two\r\nlines, "quoted"')
    run("runs", "star", "last")
    runs = [json.loads(line) for line in run("runs", "list", "--json").splitlines()]
    ids = [one["id"] for one in runs]
    assert len(ids) == 3 and runs[0]["name"] == name and runs[0]["starred"]
    assert runs[1]["recipe"]["seed"] == 18446744073709551615 and runs[1]["validation_accuracy"] is not None

    # JSON: the same objects with their curves, in the order asked for.
    order = [ids[2], ids[0], ids[1]]
    run("runs", "export", *order, "--out", folder / "runs.jsonl")
    run("runs", "export", *order, "--out", folder / "runs.json")
    exported = [json.loads(line) for line in (folder / "runs.jsonl").read_text().splitlines()]
    assert exported == json.loads((folder / "runs.json").read_text())
    assert [{k: v for k, v in one.items() if k != "curve"} for one in exported] == [runs[2], runs[0], runs[1]]
    batches = [sum(span["batches"] for span in one["curve"]["batches"]) for one in exported]
    assert batches == [one["steps"] for one in exported] == [30, 600, 20]
    assert exported[1]["curve"]["batches"][0]["batches"] > 1
    assert [len(one["curve"]["epochs"]) for one in exported] == [3, 60, 2]
    assert exported[2]["curve"]["epochs"][1].keys() >= {"validation_loss", "validation_accuracy"}
    run("runs", "export", "--out", folder / "empty.json", code=2)

    # CSV: every figure, setting and text, the awkward ones too.
    run("runs", "export", *order, "--out", folder / "runs.csv")
    with open(folder / "runs.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row["id"] for row in rows] == order
    for row, one in zip(rows, exported):
        flat = {key: value for key, value in one.items() if key not in ("recipe", "environment", "curve")}
        flat |= {f"environment.{key}": value for key, value in one["environment"].items()}
        flat |= {"recipe.learning-rate": one["recipe"]["learningRate"], "recipe.seed": one["recipe"]["seed"],
                 "recipe.rotation": one["recipe"]["augmentation"]["rotationDegrees"],
                 "recipe.teacher-epochs": one["recipe"]["distillation"]["epochs"], "recipe.epochs": one["recipe"]["epochs"]}
        for key, value in flat.items():
            text = row[key]
            same = text == value if isinstance(value, str) else text == "" if value is None else json.loads(text) == value
            assert same, (key, text, value)
        settings = sum(len(part) for part in (one["recipe"], one["recipe"]["augmentation"], one["recipe"]["distillation"],
                                              one["recipe"]["augmentation"]["styles"])) - 3
        assert len([key for key in row if key.startswith("recipe.")]) == settings and None not in row

    # A report: a page that is the same but for its date, in which names are text; the command in it gives the same weights again.
    class Page(html.parser.HTMLParser):
        def __init__(self, file):
            super().__init__()
            self.lines = [line for line in file.read_text().splitlines() if "Written " not in line]
            self.inside, self.texts, self.images = [], [], 0
            self.feed("\n".join(self.lines))

        def handle_starttag(self, tag, attributes):
            self.images += tag in ("img", "svg")
            self.inside += [] if tag in ("img", "br", "meta") else [tag]

        def handle_endtag(self, tag):
            assert self.inside.pop() == tag, (tag, self.getpos())

        def handle_data(self, data):
            self.texts.append((self.inside[-1] if self.inside else "", data))

        def of(self, tag):
            return [text for inside, text in self.texts if inside == tag]

    awkward = '<b>x"&'
    run("runs", "rename", order[0], awkward)
    run("runs", "export", order[0], "--out", folder / "report.html")
    run("runs", "export", order[0], "--out", folder / "again.html")
    page = Page(folder / "report.html")
    assert page.lines == Page(folder / "again.html").lines
    assert page.of("h1") == [awkward] and page.of("title") == [awkward]
    record, text = exported[0], "".join(text for _, text in page.texts)
    for fact in (record["id"], record["dataset_sha256"], hashlib.sha256((data / "t10k-labels-idx1-ubyte").read_bytes()).hexdigest(),
                 record["environment"]["processor"], f"{100 * record['test_accuracy']:.2f} %", "12,364 parameters"):
        assert fact in text, fact
    figures = [line for line in page.lines if line.startswith("<tr><th>") and 'td class="number' in line]
    counts = [[int(n) for n in re.findall(r">(\d+)</td>", line)] for line in figures]
    assert len(counts) == 10 and sum(map(sum, counts)) == 50, figures
    wrong = 50 - round(50 * record["test_accuracy"])
    assert page.images == 1 + min(wrong, 40) and f"{wrong} of 50 test images" in text
    shown = {name: float(value) for name, value in re.findall(r"(\d+)</b><br>([\d.]+) %", "\n".join(page.lines))}
    assert shown and max(shown.values()) <= 100
    run(*shlex.split(page.of("pre")[0])[1:])
    run("runs", "export", "last", "--out", folder / "again.html")
    weights = re.search(r"<td>Weights</td><td>.*?([0-9a-f]{64})", "\n".join(page.lines)).group(1)
    assert weights in (folder / "again.html").read_text()
    run("runs", "export", "last", order[0], "--out", folder / "again.pdf")
    assert (folder / "again.pdf").read_bytes().startswith(b"%PDF-")
    # Of several seeds their mean and the best one; what is gone is said.
    run("study", "--data", data, "--threads", "1", "--train-images", "300", "--epochs", "1", "--seeds", "1..2", "--batch-size", "32")
    run("runs", "export", "last", "--study", "--out", folder / "study.html")
    study = Page(folder / "study.html")
    assert "2 seeds" in "".join(study.of("b")) and study.of("h3").count("Seeds") == 1, study.of("h3")
    # Of an experiment a plot against each setting and cost that differs: a dot a run, a mean a variant, none outside the axes.
    (folder / "two.json").write_text(json.dumps({
        "name": "two", "settings": {"epochs": 1, "batchSize": 32}, "vary": {"dropout": [0, 0.4], "learningRate": [0.01, 0.1]},
        "seeds": "1..2"}))
    run("experiment", folder / "two.json", "--data", data, "--train-images", "64", "--jobs", "1")
    run("runs", "export", "last", "--study", "--out", folder / "study.html")
    run("runs", "export", "last", "--study", "--out", folder / "again.pdf")
    text = (folder / "study.html").read_text()
    plots = [xml.dom.minidom.parseString(svg) for svg in re.findall(r"<svg .*?</svg>", text, re.S) if "circle" in svg and "<title>" in svg]
    names = [node for plot in plots for node in plot.getElementsByTagName("text")]
    titles = [node.firstChild.data for node in names]
    labels = [node.firstChild.data for node in names if node.hasAttribute("font-weight")]
    assert {"Dropout", "Learning rate", "Seconds"} <= set(titles) and "Parameters" not in titles, titles
    assert [labels.count(number) for number in "1234"] == [3] * 4, labels  # on each panel, the numbers of the table's rows
    dots = [dot for plot in plots for dot in plot.getElementsByTagName("circle")]
    assert len([dot for dot in dots if dot.hasAttribute("fill-opacity")]) == 3 * 8
    places = {(dot.getAttribute("cx"), dot.getAttribute("cy")) for dot in dots}
    assert all(62 <= float(x) <= 702 and 28 <= float(y) <= 212 for x, y in places) and len(places) > 12, places
    assert all(re.search(rf"<tr><td[^>]*>{number}</td><td", text) for number in "1234")
    assert "prefers-color-scheme: dark" in text and "http" not in re.sub(r'xmlns="[^"]*"', "", text)
    (data / "t10k-labels-idx1-ubyte").write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 50]) + bytes(50))
    run("runs", "export", "last", "--out", folder / "study.html")
    without = Page(folder / "study.html")
    assert "Confusion" not in without.of("h3") and "are others now" in "".join(without.of("li")), without.of("li")

    # What fails halfway leaves the file that was there; other endings are refused.
    run("runs", "export", order[0], "nothing", "--out", folder / "runs.csv", code=1)
    run("runs", "export", order[0], "--out", folder / "runs.xlsx", code=1)
    with open(folder / "runs.csv", newline="", encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == rows
    assert not (folder / "runs.xlsx").exists()

    # TensorBoard: a folder a run, whatever it is called; written again, the file is replaced.
    board = folder / "deep" / "board"
    for _ in range(2):
        run("runs", "export", *ids, "--tensorboard", board)
    folders = sorted(board.iterdir())
    assert len(folders) == 3 and all(len(list(one.iterdir())) == 1 for one in folders)
    files = {one.name[-20:]: next(one.iterdir()) for one in folders}
    assert sorted(files) == sorted(ids)
    for one in runs:
        file = files[one["id"]]
        assert file.name == f"events.out.tfevents.{seconds(one['started'])}.digitlab"
        assert not file.parent.name.startswith(".") and not set(file.parent.name) & set('/\\:*?"<>|\n')
    assert "Ü" in files[ids[0]].parent.name and files[ids[1]].parent.name == "notebook-" + ids[1]

    # MLflow: one experiment, a folder a run; written again, the same.
    store = folder / "ml runs"
    for _ in range(2):
        assert "mlflow ui" in run("runs", "export", *ids, "--format", "mlflow", "--out", store)
    experiment, = store.iterdir()
    meta = read_yaml(experiment / "meta.yaml")
    assert meta["experiment_id"] == experiment.name and meta["artifact_location"] == experiment.as_uri() and meta["name"] == "DigitLab"
    assert sorted(one.name for one in experiment.iterdir()) == sorted([*ids, "meta.yaml"])
    names = {one["id"]: one["name"] for one in map(json.loads, run("runs", "list", "--json").splitlines())}
    for one in exported:
        check_mlflow(experiment / one["id"], {**one, "name": names[one["id"]]})
    run("runs", "export", ids[0], "--format", "mlflow", code=2)
    (folder / "taken").write_text("a file")
    run("runs", "export", ids[0], "--format", "mlflow", "--out", folder / "taken", code=1)
    run("runs", "export", ids[0], "--tensorboard", folder / "taken", code=1)

    try:
        import crcmod.predefined

        Event, HParams = event_classes()
    except ImportError as missing:
        print(f"The event files were not read: {missing}. Install python3-protobuf and python3-crcmod.")
        sys.exit(SKIPPED)
    crc = crcmod.predefined.mkPredefinedCrcFun("crc-32c")
    assert crc(b"123456789") == 0xE3069283  # the checksum's own check value
    for one in exported:
        check_events(read_events(files[one["id"]], Event, crc), one, HParams)
