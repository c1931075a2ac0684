// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/bzip2.h"

#include <bzlib.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>

namespace model {

std::string bunzip2(std::string_view bytes, std::size_t largest) {
    if (bytes.size() > std::numeric_limits<unsigned>::max()) {
        throw std::length_error("it is far too large");
    }
    bz_stream stream{};
    if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<bz_stream, int (*)(bz_stream*)> cleanup(&stream, &BZ2_bzDecompressEnd);
    stream.next_in = const_cast<char*>(bytes.data()); // it does not write there
    stream.avail_in = static_cast<unsigned>(bytes.size());
    std::string result;
    for (int status = BZ_OK; status != BZ_STREAM_END;) {
        const std::size_t before = result.size();
        result.resize(
            std::min(std::max(2 * before, 4 * bytes.size() + 64), largest + 1)); // one byte more tells that it is too much
        stream.next_out = result.data() + before;
        stream.avail_out = static_cast<unsigned>(result.size() - before);
        status = BZ2_bzDecompress(&stream);
        result.resize(result.size() - stream.avail_out);
        if (result.size() > largest) {
            throw std::length_error("it unpacks to more than " + std::to_string(largest) + " bytes");
        }
        if (status == BZ_OK && stream.avail_in == 0 && stream.avail_out > 0) {
            throw std::invalid_argument("the compressed file ends too early");
        }
        if (status != BZ_OK && status != BZ_STREAM_END) {
            throw std::invalid_argument("the compressed data is corrupt");
        }
    }
    return result;
}

} // namespace model
