// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/decompress.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>

namespace model {

bool isGzip(std::string_view bytes) {
    return bytes.starts_with("\x1f\x8b");
}

std::string gunzip(std::string_view bytes, std::size_t largest) {
    constexpr int kGzipWindow = 15 + 16;                  // zlib's way to ask for gzip framing
    const std::size_t firstGuess = 4 * bytes.size() + 64; // MNIST packs into a fifth
    if (bytes.size() > std::numeric_limits<unsigned>::max()) {
        throw std::length_error("it is far too large");
    }
    z_stream stream{};
    if (inflateInit2(&stream, kGzipWindow) != Z_OK) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<z_stream, int (*)(z_stream*)> cleanup(&stream, &inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib does not write there
    stream.avail_in = static_cast<unsigned>(bytes.size());
    std::string result;
    for (int status = Z_OK; status != Z_STREAM_END;) {
        const std::size_t before = result.size();
        result.resize(std::min(std::max(2 * before, firstGuess), largest + 1)); // one byte more tells that it is too much
        stream.next_out = reinterpret_cast<Bytef*>(result.data() + before);
        stream.avail_out = static_cast<unsigned>(result.size() - before);
        status = inflate(&stream, Z_NO_FLUSH);
        result.resize(result.size() - stream.avail_out);
        if (result.size() > largest) {
            throw std::length_error("it unpacks to more than " + std::to_string(largest) + " bytes");
        }
        if (status == Z_BUF_ERROR || (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
            throw std::invalid_argument("the compressed file ends too early");
        }
        if (status != Z_OK && status != Z_STREAM_END) {
            throw std::invalid_argument("the compressed data is corrupt");
        }
    }
    return result;
}

} // namespace model
