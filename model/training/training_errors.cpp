// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/training_errors.h"

#include <array>
#include <charconv>
#include <exception>
#include <new>
#include <string>

namespace model {

Error divergence(std::int64_t step, double learningRate) {
    std::array<char, 32> rate{};
    std::to_chars(rate.begin(), rate.end() - 1, learningRate);
    return {"Training diverged: the loss or a weight of step " + std::to_string(step + 1) +
                " is not a finite number. The last good weights were kept.",
            std::string("Choose a learning rate below ") + rate.data() + " and train again."};
}

Error currentError() {
    try {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return {"There is not enough memory.", "Close other programs, or use fewer images."};
    } catch (const std::exception& error) {
        return {error.what(), "Close other programs and try again."};
    }
}

} // namespace model
