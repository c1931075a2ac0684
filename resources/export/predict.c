/* SPDX-License-Identifier: 0BSD
 *
 * A network of {{parameters}} parameters that {{purpose}}{{kind}}
 *
 *     float log_probabilities[{{classes}}];
 *     digitlab_predict(grey, log_probabilities);
 *
 * grey: 28x28 pixels, row by row, 0 paper and 255 ink, framed as MNIST's digits are: within 20x20 pixels, the centre of mass in the
 * middle. log_probabilities: natural logarithms, a class each, in the order of "classes" below. C99, nothing but <math.h> (link with -lm); constants of
 * {{bytes}} bytes, {{memory}}
 *
{{metadata}}
 */
#include <math.h>

void digitlab_predict(const unsigned char grey[784], float log_probabilities[{{classes}}]);

typedef {{type}} weight;

/* y = pooled(gain * act(sum of weight * x + bias) + shift), a channel; act(v) is v, or slope * v below zero. Where a pointer is 0 there is
 * none of it; without weights the sum is the channel itself. */
struct step {
    const weight *weights;            /* [outputs][inputs][kernel][kernel] */
    const float *bias, *gain, *shift; /* [outputs] */
    int inputs, outputs, kernel, padding, stride;
    int pooling, averages; /* the side of the windows, 1: there are none; whether it is their mean, not the largest */
    float slope;
};

{{arrays}}
static const struct step steps[] = {
{{steps}}};

/* Of output `output` before pooling. */
static float value_at(const struct step *step, int output, const float *in, int side, int row, int column) {
    float sum = step->bias ? step->bias[output] : 0.0F;
    if (step->weights) {
        const int kernel = step->kernel;
        const int top = row * step->stride - step->padding, left = column * step->stride - step->padding;
        /* The part of the kernel that lies on the picture; around it is zero. */
        const int first_y = top < 0 ? -top : 0, last_y = top + kernel > side ? side - top : kernel;
        const int first_x = left < 0 ? -left : 0, last_x = left + kernel > side ? side - left : kernel;
        const weight *w = step->weights + output * step->inputs * kernel * kernel;
        int input, y, x;
        for (input = 0; input < step->inputs; ++input, in += side * side, w += kernel * kernel) {
            for (y = first_y; y < last_y; ++y) {
                for (x = first_x; x < last_x; ++x) {
                    sum += (float)w[y * kernel + x] * in[(top + y) * side + left + x];
                }
            }
        }
    } else {
        sum += in[(output * side + row) * side + column];
    }
    if (sum < 0.0F) {
        sum *= step->slope;
    }
    return (step->gain ? step->gain[output] : 1.0F) * sum + (step->shift ? step->shift[output] : 0.0F);
}

/* in: [inputs][side][side]; out: [outputs][result][result]. Returns result. */
static int run_step(const struct step *step, const float *in, int side, float *out) {
    const int window = step->pooling;
    const int result = ((side + 2 * step->padding - step->kernel) / step->stride + 1) / window;
    int output, row, column, i;
    for (output = 0; output < step->outputs; ++output) {
        for (row = 0; row < result; ++row) {
            for (column = 0; column < result; ++column) {
                float value = value_at(step, output, in, side, window * row, window * column);
                for (i = 1; i < window * window; ++i) {
                    const float other = value_at(step, output, in, side, window * row + i / window, window * column + i % window);
                    value = step->averages ? value + other : other > value ? other : value;
                }
                *out++ = step->averages ? value / (float)(window * window) : value;
            }
        }
    }
    return result;
}

void digitlab_predict(const unsigned char grey[784], float log_probabilities[{{classes}}]) {
    {{storage}}float even[{{even}}], odd[{{odd}}]; /* what the steps leave, in turn */
    const int count = (int)(sizeof steps / sizeof steps[0]);
    const float *answers = count % 2 == 0 ? even : odd;
    float largest, sum = 0.0F;
    int side = 28, i;
    for (i = 0; i < 784; ++i) {
        even[i] = ((float)grey[i] / 255.0F - 0.1307F) / 0.3081F;
    }
    for (i = 0; i < count; ++i) {
        side = i % 2 == 0 ? run_step(&steps[i], even, side, odd) : run_step(&steps[i], odd, side, even);
    }
    largest = answers[0];
    for (i = 1; i < {{classes}}; ++i) {
        largest = answers[i] > largest ? answers[i] : largest;
    }
    for (i = 0; i < {{classes}}; ++i) {
        sum += expf(answers[i] - largest);
    }
    for (i = 0; i < {{classes}}; ++i) {
        log_probabilities[i] = answers[i] - largest - logf(sum);
    }
}
