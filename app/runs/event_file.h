// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct Scalar {
    std::string_view tag; ///< "loss/train"
    float value = 0;
};

/// The bytes of one of TensorBoard's event files: TFRecords of `Event` messages with scalar summaries, as
/// tensorboard/compat/proto/event.proto and summary.proto define them. Their wire format is written here by hand: the messages
/// need four kinds of fields, and protobuf's library would come into the program beside the one LibTorch brings.
class EventFile {
public:
    /// Times are in seconds since 1970.
    explicit EventFile(double time);

    void add(double time, std::int64_t step, const std::vector<Scalar>& scalars);

    const std::string& bytes() const { return bytes_; }

private:
    void addRecord(std::string_view event);

    std::string bytes_;
};

} // namespace app
