// SPDX-License-Identifier: 0BSD
// The forward pass. Each layer: y = gain · relu(convolution) + shift a channel, then the largest of each 2×2 where it pools.
const kLayers = {{layers}};
const kWeights = "{{weights}}";

function unpackLayers() {
    const bytes = Uint8Array.from(atob(kWeights), (c) => c.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    let at = 0;
    const take = (count) => Float32Array.from({length: count}, () => view.getFloat32(4 * at++, true));
    return kLayers.map((layer) => ({
        ...layer,
        weights: take(layer.outputs * layer.inputs * layer.kernel * layer.kernel),
        gain: take(layer.outputs),
        shift: take(layer.outputs),
    }));
}
const layers = unpackLayers();

// x: [inputs][side][side] → [outputs][result][result] before pooling.
function convolve(layer, x, side) {
    const {inputs, outputs, kernel, padding} = layer;
    const result = side + 2 * padding - kernel + 1;
    const y = new Float32Array(outputs * result * result);
    for (let o = 0; o < outputs; ++o) {
        for (let row = 0; row < result; ++row) {
            for (let column = 0; column < result; ++column) {
                let sum = 0;
                for (let i = 0; i < inputs; ++i) {
                    const w = (o * inputs + i) * kernel * kernel;
                    for (let dy = Math.max(0, padding - row); dy < Math.min(kernel, side + padding - row); ++dy) {
                        const line = (i * side + row + dy - padding) * side + column - padding;
                        for (let dx = Math.max(0, padding - column); dx < Math.min(kernel, side + padding - column); ++dx) {
                            sum += layer.weights[w + dy * kernel + dx] * x[line + dx];
                        }
                    }
                }
                if (layer.relu && sum < 0) sum = 0;
                y[(o * result + row) * result + column] = layer.gain[o] * sum + layer.shift[o];
            }
        }
    }
    return y;
}

// The largest of each 2×2 of [channels][side][side].
function pool(x, channels, side) {
    const half = side >> 1;
    return Float32Array.from({length: channels * half * half}, (_, i) => {
        const at = (Math.floor(i / half) * 2) * side + (i % half) * 2;
        return Math.max(x[at], x[at + 1], x[at + side], x[at + side + 1]);
    });
}

// 784 grey levels → ten log-probabilities.
function logProbabilities(grey) {
    let x = Float32Array.from(grey, (v) => (v / 255 - 0.1307) / 0.3081);
    let side = 28;
    for (const layer of layers) {
        x = convolve(layer, x, side);
        side += 2 * layer.padding - layer.kernel + 1;
        if (layer.pools) {
            x = pool(x, layer.outputs, side);
            side >>= 1;
        }
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
