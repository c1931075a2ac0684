// SPDX-License-Identifier: 0BSD
// The page: strokes on a paper of 280 × 280 units with DigitLab's pen, read anew after every movement.
const [kPaper, kBrush, kSure] = [280, 22, 0.8];
const element = (id) => document.getElementById(id);
const paper = element("paper");
const hint = element("hint");
const metadata = JSON.parse(element("metadata").textContent);
// What the answers are called; a network that was taught fewer classes than it has outputs has some without a name.
const names = metadata.classes.startsWith("[") ? JSON.parse(metadata.classes) : metadata.classes.split(",");
const nameOf = (answer) => names[answer] ?? "–";
let strokes = [];
let drawing = null; // the pointer that writes the last stroke
let awaited = false;

element("bars").style.setProperty("--name", `${0.62 * Math.min(Math.max(...names.map((name) => name.length)), 12)}em`);
const many = names.length > 12; // then the likeliest are on top, and the others a scroll away
element("bars").classList.toggle("many", many);
const bars = names.map((name) => {
    const bar = document.createElement("div");
    bar.className = "bar";
    bar.innerHTML = `<span class="name"></span><div class="track"><div class="fill"></div></div><span class="value">0.0 %</span>`;
    bar.firstChild.textContent = bar.title = name;
    element("bars").append(bar);
    return bar;
});

function drawPaper() {
    const scale = paper.clientWidth / kPaper * devicePixelRatio;
    paper.width = paper.height = Math.round(kPaper * scale);
    const context = paper.getContext("2d");
    context.scale(scale, scale);
    context.lineCap = context.lineJoin = "round";
    context.strokeStyle = getComputedStyle(paper).getPropertyValue("--ink");
    for (const {points} of parseDrawing(strokes)) {
        // In one go where the pressure stays, or the segments' soft edges would show.
        const even = points.every((p) => p.pressure === points[0].pressure);
        const begin = (p, pressure) => {
            context.lineWidth = kBrush * pressure;
            context.beginPath();
            context.moveTo(p.x, p.y);
        };
        begin(points[0], points[0].pressure);
        if (points.length === 1) context.lineTo(points[0].x, points[0].y);
        for (let i = 1; i < points.length; ++i) {
            const {before, a, b, after} = curveSegment(points, i);
            if (!even) begin(a, (a.pressure + b.pressure) / 2);
            context.bezierCurveTo(a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6,
                                  b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6, b.x, b.y);
            if (!even) context.stroke();
        }
        if (even) context.stroke();
    }
}

function drawSeen(image) {
    const context = element("seen").getContext("2d");
    const pixels = context.createImageData(28, 28);
    for (let i = 0; i < 784; ++i) {
        pixels.data.fill(image ? image[i] : 0, 4 * i, 4 * i + 3);
        pixels.data[4 * i + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
}

function showAnswer() {
    const answer = read({strokes, width: strokes.map(() => kBrush)});
    const p = answer ? answer.probabilities : names.map(() => 0);
    const order = p.map((_, digit) => digit).sort((a, b) => p[b] - p[a]);
    drawSeen(answer && answer.image);
    element("digit").textContent = answer ? nameOf(answer.digit) : "–";
    element("digit").classList.toggle("word", element("digit").textContent.length > 2);
    element("doubt").textContent = answer && p[order[0]] < kSure ? `not sure: ${nameOf(order[0])} or ${nameOf(order[1])}` : "";
    bars.forEach((bar, digit) => {
        bar.classList.toggle("best", Boolean(answer) && digit === answer.digit);
        if (many) bar.style.order = order.indexOf(digit);
        bar.querySelector(".fill").style.width = `${100 * p[digit]}%`;
        bar.querySelector(".value").textContent = `${(100 * p[digit]).toFixed(1)} %`;
    });
}

function refresh() {
    hint.style.display = strokes.length > 0 ? "none" : "";
    element("undo").disabled = element("clear").disabled = element("keep").disabled = strokes.length === 0;
    if (awaited) return;
    awaited = true; // however many movements a frame brings, it is drawn and read once
    requestAnimationFrame(() => {
        awaited = false;
        drawPaper();
        showAnswer();
    });
}

// In units; a mouse's and a finger's pressure says nothing.
function pointOf(event) {
    const area = paper.getBoundingClientRect();
    const pressure = event.pointerType === "pen" ? Math.max(event.pressure, 0.05) : 1;
    return [(event.clientX - area.left) / area.width * kPaper, (event.clientY - area.top) / area.height * kPaper, pressure];
}

function undo() {
    strokes.pop();
    drawing = null;
    refresh();
}
function clear() {
    strokes = [];
    drawing = null;
    refresh();
}

paper.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || drawing !== null) return;
    paper.setPointerCapture(event.pointerId);
    drawing = event.pointerId;
    strokes.push([pointOf(event)]);
    refresh();
});
paper.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drawing) return;
    const events = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    for (const one of events.length > 0 ? events : [event]) strokes[strokes.length - 1].push(pointOf(one));
    refresh();
});
for (const name of ["pointerup", "pointercancel"]) {
    paper.addEventListener(name, (event) => {
        if (event.pointerId === drawing) drawing = null;
    });
}
element("undo").addEventListener("click", undo);
element("clear").addEventListener("click", clear);

// Collecting: drawings with what they show, kept in this browser until they are saved; a line of JSON each.
const kKept = "digitlab drawings of " + names.join(", ");
let kept = [];
try {
    kept = JSON.parse(localStorage.getItem(kKept)) ?? [];
} catch {} // a browser without a store keeps them while the page is open
names.forEach((name) => element("label").append(new Option(name, name)));

function showKept(next) {
    const counts = names.map((name) => kept.filter((drawing) => drawing.label === name).length);
    [...element("label").options].forEach((option, i) => option.text = `${names[i]} · ${counts[i]}`);
    if (next) element("label").selectedIndex = counts.indexOf(Math.min(...counts)); // what there is least of
    element("drop").disabled = element("save").disabled = kept.length === 0;
    element("save").textContent = kept.length > 0 ? `Save ${kept.length} drawing${kept.length > 1 ? "s" : ""}` : "Save";
    try {
        localStorage.setItem(kKept, JSON.stringify(kept));
    } catch {}
}
function keep() {
    if (strokes.length === 0) return;
    const writer = element("writer").value.trim();
    const rounded = strokes.map((stroke) => stroke.map((point) => point.map((value) => Math.round(100 * value) / 100)));
    kept.push({label: element("label").value, ...(writer && {writer}), strokes: rounded, width: strokes.map(() => kBrush)});
    clear();
    showKept(true);
}
element("keep").addEventListener("click", keep);
element("drop").addEventListener("click", () => {
    const {label, strokes: back} = kept.pop();
    strokes = back;
    element("label").value = label;
    refresh();
    showKept(false);
});
element("save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(kept.map((drawing) => JSON.stringify(drawing) + "\n")));
    link.download = `drawings${["", ...element("writer").value.trim().split(/[^\p{L}\p{N}]+/u)].filter((part, i) => i === 0 || part).join("-")}.jsonl`;
    link.click();
    URL.revokeObjectURL(link.href);
});

addEventListener("keydown", (event) => {
    if (event.target.closest("input, select")) return;
    if (event.key === "Escape") clear();
    if (event.key === "Enter" && element("collect").open && event.target.tagName !== "BUTTON") keep();
    if ((event.ctrlKey || event.metaKey) && event.key === "z") undo();
});
addEventListener("resize", refresh);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);

const accuracy = Number(metadata.test_accuracy);
const measured = metadata.test_dataset ? ` of ${metadata.test_dataset}` : "";
element("about").textContent = accuracy > 0
    ? `${kParameters} parameters, ${(100 * accuracy).toFixed(2)} % of the test images${measured} read right. Everything happens in this page.`
    : `${kParameters} parameters. Everything happens in this page.`;
showKept(true);
refresh();
