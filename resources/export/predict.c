/* SPDX-License-Identifier: 0BSD
 *
 * A network of 12,364 parameters that reads handwritten digits{{kind}}
 *
 *     float log_probabilities[10];
 *     digitlab_predict(grey, log_probabilities);
 *
 * grey: 28x28 pixels, row by row, 0 paper and 255 ink, framed as MNIST's digits are: within 20x20 pixels, the centre of mass in the
 * middle. log_probabilities: natural logarithms, a class each, in the order of "classes" below. C99, nothing but <math.h> (link with -lm); constants of
 * {{bytes}} bytes, {{memory}}
 *
{{metadata}}
 */
#include <math.h>

void digitlab_predict(const unsigned char grey[784], float log_probabilities[10]);

typedef {{type}} weight;

/* A convolution: y = gain * relu(sum of weight * x) + shift, a channel; then the largest of each 2x2 where it pools. */
struct layer {
    const weight *weights; /* [outputs][inputs][kernel][kernel] */
    const float *gain;     /* [outputs] */
    const float *shift;    /* [outputs] */
    int inputs, outputs, kernel, padding, relu, pools;
};

{{arrays}}
static const struct layer layers[] = {
{{layers}}};

static float value_at(const struct layer *layer, int output, const float *in, int side, int row, int column) {
    const int kernel = layer->kernel;
    const int top = row - layer->padding, left = column - layer->padding;
    /* The part of the kernel that lies on the picture; around it is zero. */
    const int first_y = top < 0 ? -top : 0, last_y = top + kernel > side ? side - top : kernel;
    const int first_x = left < 0 ? -left : 0, last_x = left + kernel > side ? side - left : kernel;
    const weight *w = layer->weights + output * layer->inputs * kernel * kernel;
    float sum = 0.0F;
    int input, y, x;
    for (input = 0; input < layer->inputs; ++input, in += side * side, w += kernel * kernel) {
        for (y = first_y; y < last_y; ++y) {
            for (x = first_x; x < last_x; ++x) {
                sum += (float)w[y * kernel + x] * in[(top + y) * side + left + x];
            }
        }
    }
    if (layer->relu && sum < 0.0F) {
        sum = 0.0F;
    }
    return layer->gain[output] * sum + layer->shift[output];
}

/* in: [inputs][side][side]; out: [outputs][result][result]. Returns result. */
static int run_layer(const struct layer *layer, const float *in, int side, float *out) {
    const int step = layer->pools ? 2 : 1;
    const int result = (side + 2 * layer->padding - layer->kernel + 1) / step;
    int output, row, column, i;
    for (output = 0; output < layer->outputs; ++output) {
        for (row = 0; row < result; ++row) {
            for (column = 0; column < result; ++column) {
                float largest = value_at(layer, output, in, side, step * row, step * column);
                for (i = 1; i < step * step; ++i) {
                    const float other = value_at(layer, output, in, side, step * row + i / 2, step * column + i % 2);
                    largest = other > largest ? other : largest;
                }
                *out++ = largest;
            }
        }
    }
    return result;
}

void digitlab_predict(const unsigned char grey[784], float log_probabilities[10]) {
    {{storage}}float even[8 * 14 * 14], odd[8 * 28 * 28]; /* where the even and the odd layers leave their results */
    const int count = (int)(sizeof layers / sizeof layers[0]);
    float largest, sum = 0.0F;
    int side = 28, i;
    for (i = 0; i < 784; ++i) {
        even[i] = ((float)grey[i] / 255.0F - 0.1307F) / 0.3081F;
    }
    for (i = 0; i < count; ++i) {
        side = i % 2 == 0 ? run_layer(&layers[i], even, side, odd) : run_layer(&layers[i], odd, side, even);
    }
    largest = even[0];
    for (i = 1; i < 10; ++i) {
        largest = even[i] > largest ? even[i] : largest;
    }
    for (i = 0; i < 10; ++i) {
        sum += expf(even[i] - largest);
    }
    for (i = 0; i < 10; ++i) {
        log_probabilities[i] = even[i] - largest - logf(sum);
    }
}
