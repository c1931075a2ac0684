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
    int side, result;      /* of the maps that it takes and of those that it leaves */
    int place, kept;       /* the latest pixels that it left lie at memory[place], [outputs][kept], pixel i at i % kept */
    float slope;
};

{{arrays}}
static const struct step steps[] = {
{{steps}}};
enum { step_count = sizeof steps / sizeof steps[0] };

/* What a step takes: the pixels that the step before it left, or the image where `grey` is not 0. */
struct pixels {
    const unsigned char *grey;
    const float *values;
    int kept;
};

static float pixel_of(const struct pixels *in, int input, int at) {
    return in->grey ? ((float)in->grey[at] / 255.0F - 0.1307F) / 0.3081F : in->values[input * in->kept + at];
}

/* Of output `output` before pooling. */
static float value_at(const struct step *step, int output, const struct pixels *in, int row, int column) {
    const int side = step->side, inputs = step->inputs, kernel = step->kernel, kept = in->kept;
    float sum = step->bias ? step->bias[output] : 0.0F;
    if (step->weights) {
        const int top = row * step->stride - step->padding, left = column * step->stride - step->padding;
        /* The part of the kernel that lies on the picture; around it is zero. */
        const int first_y = top < 0 ? -top : 0, last_y = top + kernel > side ? side - top : kernel;
        const int first_x = left < 0 ? -left : 0, last_x = left + kernel > side ? side - left : kernel;
        const int first = ((top + first_y) * side + left + first_x) % kept;
        const weight *w = step->weights + output * inputs * kernel * kernel;
        int input, y, x;
        for (y = first_y; in->grey && y < last_y; ++y) {
            for (x = first_x; x < last_x; ++x) {
                sum += (float)w[y * kernel + x] * pixel_of(in, 0, (top + y) * side + left + x);
            }
        }
        for (input = 0; !in->grey && input < inputs; ++input, w += kernel * kernel) { /* what takes the time */
            const float *values = in->values + input * kept;
            int line = first;
            for (y = first_y; y < last_y; ++y) {
                int at = line;
                for (x = first_x; x < last_x; ++x) {
                    sum += (float)w[y * kernel + x] * values[at];
                    if (++at == kept) {
                        at = 0;
                    }
                }
                line = line + side < kept ? line + side : line + side - kept;
            }
        }
    } else {
        sum += pixel_of(in, output, (row * side + column) % kept);
    }
    if (sum < 0.0F) {
        sum *= step->slope;
    }
    return (step->gain ? step->gain[output] : 1.0F) * sum + (step->shift ? step->shift[output] : 0.0F);
}

/* Values before pooling are counted row by row. Makes the one of that number, of each output, part of its pixel. */
static void make_value(const struct step *step, int number, const struct pixels *in, float *memory) {
    const int window = step->pooling, width = step->result * window;
    const int row = number / width, column = number % width;
    const int begins = row % window == 0 && column % window == 0;
    const int ends = row % window == window - 1 && column % window == window - 1;
    float *pixel = memory + step->place + (row / window * step->result + column / window) % step->kept;
    int output;
    for (output = 0; output < step->outputs; ++output, pixel += step->kept) {
        float value = value_at(step, output, in, row, column);
        if (!begins) {
            value = step->averages ? *pixel + value : value > *pixel ? value : *pixel;
        }
        *pixel = step->averages && ends ? value / (float)(window * window) : value;
    }
}

/* How many pixels are whole when it has made so many values. */
static int pixels_left(const struct step *step, int values) {
    const int window = step->pooling, width = step->result * window;
    const int row = values / width, column = values % width;
    return row / window * step->result + (row % window == window - 1 ? column / window : 0);
}

/* How many pixels must be there for the value of that number. */
static int pixels_wanted(const struct step *step, int number) {
    const int width = step->result * step->pooling;
    const int bottom = number / width * step->stride - step->padding + step->kernel;
    const int right = number % width * step->stride - step->padding + step->kernel;
    return ((bottom < step->side ? bottom : step->side) - 1) * step->side + (right < step->side ? right : step->side);
}

void digitlab_predict(const unsigned char grey[784], float log_probabilities[{{classes}}]) {
    {{storage}}float memory[{{floats}}];
    const struct step *last = &steps[step_count - 1];
    const float *answers = memory + last->place;
    float largest, sum = 0.0F;
    int made[step_count] = {0}; /* values of each step */
    int i = step_count - 1;
    /* Every step makes a value as soon as it can, so that few pixels have to be kept; while it cannot, the one before it does. */
    while (made[step_count - 1] < last->pooling * last->pooling) {
        const struct step *step = &steps[i], *before = i > 0 ? step - 1 : step;
        if (i > 0 && pixels_left(before, made[i - 1]) < pixels_wanted(step, made[i])) {
            --i;
        } else {
            struct pixels in;
            in.grey = i > 0 ? 0 : grey;
            in.values = memory + before->place;
            in.kept = i > 0 ? before->kept : 784;
            make_value(step, made[i]++, &in, memory);
            i += i + 1 < step_count;
        }
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
