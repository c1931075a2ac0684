// SPDX-License-Identifier: 0BSD
// The forward pass. Each step: y = pooled(gain · act(sum of weights · x + bias) + shift) a channel, of what it has; act(v) is v, or
// slope · v below zero. Without weights the sum is the channel itself.
const kParameters = "{{parameters}}";
const kSteps = {{steps}};
const kWeights = "{{weights}}";

function unpackSteps() {
    const bytes = Uint8Array.from(atob(kWeights), (c) => c.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    let at = 0;
    const take = (count) => Float32Array.from({length: count}, () => view.getFloat32(4 * at++, true));
    return kSteps.map((step) => {
        const {inputs, outputs, kernel, parts} = step;
        const sizeOf = (part) => (part === "weights" ? outputs * inputs * kernel * kernel : outputs);
        return {...step, ...Object.fromEntries(parts.map((part) => [part, take(sizeOf(part))]))};
    });
}
const steps = unpackSteps();

// Σ weights · x of output o.
function weightedSum({inputs, kernel, padding, stride, weights}, x, side, o, row, column) {
    const [top, left] = [row * stride - padding, column * stride - padding];
    let sum = 0;
    for (let i = 0; i < inputs; ++i) {
        const w = (o * inputs + i) * kernel * kernel;
        for (let dy = Math.max(0, -top); dy < Math.min(kernel, side - top); ++dy) {
            const line = (i * side + top + dy) * side + left;
            for (let dx = Math.max(0, -left); dx < Math.min(kernel, side - left); ++dx) {
                sum += weights[w + dy * kernel + dx] * x[line + dx];
            }
        }
    }
    return sum;
}

// x: [inputs][side][side] → [outputs][result][result] before pooling.
function activate(step, x, side, result) {
    const {outputs, weights, bias, slope, gain, shift} = step;
    const y = new Float32Array(outputs * result * result);
    for (let o = 0; o < outputs; ++o) {
        for (let row = 0; row < result; ++row) {
            for (let column = 0; column < result; ++column) {
                let v = weights ? weightedSum(step, x, side, o, row, column) : x[(o * side + row) * side + column];
                if (bias) v += bias[o];
                if (v < 0) v *= slope;
                if (gain) v = gain[o] * v + shift[o];
                y[(o * result + row) * result + column] = v;
            }
        }
    }
    return y;
}

// Of each window of [channels][side][side], its mean or the largest.
function pool({outputs, pooling, averages}, x, side) {
    const result = Math.floor(side / pooling);
    return Float32Array.from({length: outputs * result * result}, (_, i) => {
        const channel = Math.floor(i / (result * result));
        const at = (channel * side + Math.floor(i / result) % result * pooling) * side + i % result * pooling;
        let value = averages ? 0 : -Infinity;
        for (let j = 0; j < pooling * pooling; ++j) {
            const v = x[at + Math.floor(j / pooling) * side + j % pooling];
            value = averages ? value + v : Math.max(value, v);
        }
        return averages ? value / (pooling * pooling) : value;
    });
}

// 784 grey levels → a log-probability a class.
function logProbabilities(grey) {
    let x = Float32Array.from(grey, (v) => (v / 255 - 0.1307) / 0.3081);
    let side = 28;
    for (const step of steps) {
        const result = Math.floor((side + 2 * step.padding - step.kernel) / step.stride) + 1;
        x = activate(step, x, side, result);
        if (step.pooling > 1) x = pool(step, x, result);
        side = Math.floor(result / step.pooling);
    }
    const largest = Math.max(...x);
    const sum = x.reduce((total, value) => total + Math.exp(value - largest), 0);
    return Array.from(x, (value) => value - largest - Math.log(sum));
}

// What the network says of a drawing (see parseDrawing), or null where it has no ink.
function read(drawing) {
    const image = frameDrawing(drawing);
    if (!image) return null;
    const probabilities = logProbabilities(image).map(Math.exp);
    return {digit: probabilities.indexOf(Math.max(...probabilities)), probabilities, image};
}

window.digitlab = {read, logProbabilities};
