// SPDX-License-Identifier: 0BSD
// Strokes → the 28×28 image that the network sees, as DigitLab frames them: the digit in a 20×20 box with its aspect kept and its
// centre of mass in the middle. Every operation is rounded to float32, so that the pixels are the program's.
const f = Math.fround;
const [kSide, kBox, kNaturalPen, kThinnest, kThickest] = [28, 20, f(2.4), f(1.8), f(3.6)];
const clamp = (v, low, high) => (v < low ? low : v > high ? high : v);
const hypot = (x, y) => f(Math.sqrt(x * x + y * y));

function lerp(a, b, t) {
    if ((a <= 0 && b >= 0) || (a >= 0 && b <= 0)) return f(f(t * b) + f(f(1 - t) * a));
    if (t === 1) return b;
    const x = f(a + f(t * f(b - a)));
    return t > 1 === b > a ? Math.max(b, x) : Math.min(b, x);
}

const emptyBox = () => ({left: 0, top: 0, right: -1, bottom: -1});
const isEmpty = (box) => box.right < box.left;
const widthOf = (box) => f(box.right - box.left);
const heightOf = (box) => f(box.bottom - box.top);
function addTo(box, x, y) {
    if (isEmpty(box)) Object.assign(box, {left: x, right: x, top: y, bottom: y});
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
}
function boxOf(strokes) {
    const box = emptyBox();
    for (const stroke of strokes) for (const p of stroke.points) addTo(box, p.x, p.y);
    return box;
}

// A drawing as DigitLab's stroke files write it → strokes: {strokes: [[[x, y, pressure?], …], …], width?: […], eraser?: […]}.
function parseDrawing(drawing) {
    const {strokes, width = [], eraser = []} = Array.isArray(drawing) ? {strokes: drawing} : drawing;
    return strokes.map((line, i) => ({
        points: line.map(([x, y, pressure = 1]) => ({x: f(x), y: f(y), pressure: f(pressure)})),
        width: f(width[i] ?? 0),
        eraser: eraser[i] ?? false,
    }));
}

// Without points that are none, or nearer to each other than any image could show.
function tidied(strokes) {
    const usable = (p) => Math.abs(p.x) < 1e6 && Math.abs(p.y) < 1e6 && p.pressure > 0 && p.pressure <= 1;
    const kept = strokes.map((stroke) => ({...stroke, points: stroke.points.filter(usable)}));
    const box = boxOf(kept);
    const nearest = f(Math.max(widthOf(box), heightOf(box)) / 4000);
    const stride = Math.floor(kept.reduce((sum, stroke) => sum + stroke.points.length, 0) / 8192) + 1;
    let seen = 0;
    for (const stroke of kept) {
        const points = [];
        for (const p of stroke.points) {
            if (seen++ % stride !== 0) continue;
            const last = points[points.length - 1];
            if (!last || hypot(f(p.x - last.x), f(p.y - last.y)) > nearest) points.push(p);
        }
        stroke.points = points;
    }
    return kept.filter((stroke) => stroke.points.length > 0);
}

// Whether a → b → c turns by less than 60°.
function bendsGently(a, b, c) {
    const [x1, y1, x2, y2] = [f(b.x - a.x), f(b.y - a.y), f(c.x - b.x), f(c.y - b.y)];
    return f(f(x1 * x2) + f(y1 * y2)) > f(f(0.5 * hypot(x1, y1)) * hypot(x2, y2));
}

// The points that bend the curve from point i − 1 to point i (Catmull and Rom 1974).
function curveSegment(points, i) {
    const [a, b] = [points[i - 1], points[i]];
    return {
        a, b,
        before: i > 1 && bendsGently(points[i - 2], a, b) ? points[i - 2] : a,
        after: i + 1 < points.length && bendsGently(a, b, points[i + 1]) ? points[i + 1] : b,
    };
}

function catmullRom(before, a, b, after, t) {
    const third = f(f(f(3 * f(a - b)) + after) - before);
    const second = f(f(f(f(f(2 * before) - f(5 * a)) + f(4 * b)) - after) + f(t * third));
    return f(a + f(f(t / 2) * f(f(b - before) + f(t * second))));
}

// Long segments that turn gently become curves.
function smoothed(strokes) {
    const box = boxOf(strokes);
    const shortest = f(Math.max(widthOf(box), heightOf(box)) * f(0.12));
    return strokes.map((stroke) => {
        const points = [stroke.points[0]];
        for (let i = 1; i < stroke.points.length; ++i) {
            const {before, a, b, after} = curveSegment(stroke.points, i);
            const steps = hypot(f(b.x - a.x), f(b.y - a.y)) > shortest ? 6 : 1;
            for (let step = 1; step < steps; ++step) {
                const t = f(step / 6);
                points.push({
                    x: catmullRom(before.x, a.x, b.x, after.x, t),
                    y: catmullRom(before.y, a.y, b.y, after.y, t),
                    pressure: lerp(a.pressure, b.pressure, t),
                });
            }
            points.push(b);
        }
        return {...stroke, points};
    });
}

// The largest coverage of any capsule goes into `layer`: overlapping ink does not add up.
function drawCapsule(layer, side, a, b) {
    const reach = f(Math.max(a.radius, b.radius) + 1);
    const pixel = (v) => Math.trunc(clamp(v, 0, side - 1));
    const [left, right] = [pixel(f(Math.min(a.x, b.x) - reach)), pixel(f(Math.max(a.x, b.x) + reach))];
    const [top, bottom] = [pixel(f(Math.min(a.y, b.y) - reach)), pixel(f(Math.max(a.y, b.y) + reach))];
    const [alongX, alongY] = [f(b.x - a.x), f(b.y - a.y)];
    const lengthSquared = f(f(alongX * alongX) + f(alongY * alongY));
    for (let y = top; y <= bottom; ++y) {
        const fromY = f(f(y + 0.5) - a.y);
        for (let x = left; x <= right; ++x) {
            const fromX = f(f(x + 0.5) - a.x);
            const along = lengthSquared > 0 ? clamp(f(f(f(fromX * alongX) + f(fromY * alongY)) / lengthSquared), 0, 1) : 0;
            const [offX, offY] = [f(fromX - f(along * alongX)), f(fromY - f(along * alongY))];
            const distance = f(Math.sqrt(f(f(offX * offX) + f(offY * offY))));
            const radius = f(a.radius + f(along * f(b.radius - a.radius)));
            const covered = clamp(f(f(radius + 0.5) - distance), 0, 1);
            if (covered > layer[y * side + x]) layer[y * side + x] = covered;
        }
    }
}

// How much of each of side × side pixels ink covers; `t` places the drawing in them.
function rasterise(strokes, t, side) {
    const picture = new Float32Array(side * side);
    const penOf = (stroke, pressure) =>
        stroke.eraser ? f(stroke.width * t.scale)
        : stroke.width <= 0 ? t.naturalWidth
        : clamp(f(f(stroke.width * t.scale) * pressure), t.minWidth, t.maxWidth);
    for (const stroke of strokes) {
        const layer = stroke.eraser ? new Float32Array(side * side) : picture;
        const dots = stroke.points.map((p) => ({
            x: f(f(t.scale * p.x) + t.dx), y: f(f(t.scale * p.y) + t.dy), radius: f(penOf(stroke, p.pressure) / 2),
        }));
        dots.forEach((dot, i) => drawCapsule(layer, side, dots[Math.max(i - 1, 0)], dot));
        if (stroke.eraser) layer.forEach((erased, i) => { picture[i] = picture[i] * f(1 - erased); });
    }
    return picture;
}

// Where ink is left after erasing, shrunk by the pen's radius.
function inkBox(strokes, drawn, widest) {
    const longer = Math.max(widthOf(drawn), heightOf(drawn));
    const pen = Math.max(widest, f(f(1e-3) * longer));
    const margin = f(pen + f(1e-3));
    const cell = f(f(longer + f(2 * margin)) / 192);
    const search = {
        scale: f(1 / cell), dx: f(-f(drawn.left - margin) / cell), dy: f(-f(drawn.top - margin) / cell),
        naturalWidth: Math.max(f(pen / cell), 2), minWidth: 0, maxWidth: f(1e9),
    };
    const box = emptyBox();
    rasterise(strokes, search, 192).forEach((ink, i) => {
        if (ink > 0.5) addTo(box, f(f(f(i % 192 + 0.5) - search.dx) * cell), f(f(f(Math.floor(i / 192) + 0.5) - search.dy) * cell));
    });
    if (isEmpty(box)) return box;
    const [x, y] = [Math.min(f(pen / 2), f(widthOf(box) / 2)), Math.min(f(pen / 2), f(heightOf(box) / 2))];
    return {left: f(box.left + x), top: f(box.top + y), right: f(box.right - x), bottom: f(box.bottom - y)};
}

// Pixels a unit at which the longer side plus one pen's width fills the box. A dot stays a dot.
function framingScale(box, pen) {
    const longer = Math.max(widthOf(box), heightOf(box));
    if (pen <= 0) return longer > 0 ? f(f(kBox - kNaturalPen) / longer) : 1;
    const drawnPen = clamp(f(pen * f(kBox / f(longer + pen))), kThinnest, kThickest);
    return longer < pen ? f(drawnPen / pen) : f(f(kBox - drawnPen) / longer);
}

// Strokes → 784 grey levels, 0 paper and 255 ink; null where there is no ink.
function frameDrawing(drawing) {
    const strokes = smoothed(tidied(parseDrawing(drawing)));
    const pens = strokes.filter((stroke) => !stroke.eraser);
    const widest = pens.reduce((most, stroke) => Math.max(most, stroke.width), 0);
    let box = boxOf(pens);
    if (!isEmpty(box) && pens.length < strokes.length) box = inkBox(strokes, box, widest);
    if (isEmpty(box)) return null;
    const scale = framingScale(box, widest);
    const t = {
        scale, naturalWidth: kNaturalPen, minWidth: kThinnest, maxWidth: kThickest,
        dx: f(14 - f(f(scale * f(box.left + box.right)) / 2)), dy: f(14 - f(f(scale * f(box.top + box.bottom)) / 2)),
    };
    const enlarged = (factor) => Object.fromEntries(Object.entries(t).map(([key, value]) => [key, f(value * factor)]));
    // A coarse picture tells the centre of mass, the fine one has it in the middle.
    let [mass, momentX, momentY] = [0, 0, 0];
    rasterise(strokes, enlarged(2), 2 * kSide).forEach((ink, i) => {
        mass += ink;
        momentX += ink * (i % (2 * kSide) + 0.5);
        momentY += ink * (Math.floor(i / (2 * kSide)) + 0.5);
    });
    if (mass <= 0) return null;
    t.dx = f(t.dx + f(14 - momentX / mass / 2));
    t.dy = f(t.dy + f(14 - momentY / mass / 2));
    const fine = rasterise(strokes, enlarged(4), 4 * kSide);
    return Uint8Array.from({length: kSide * kSide}, (_, i) => {
        let sum = 0;
        for (let j = 0; j < 16; ++j) {
            sum = f(sum + fine[(4 * Math.floor(i / kSide) + (j >> 2)) * 4 * kSide + 4 * (i % kSide) + (j & 3)]);
        }
        return Math.floor(f(f(sum / 16) * 255) + 0.5);
    });
}
