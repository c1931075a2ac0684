// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/decompress.h"

#include <bzlib.h>
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>

namespace model {

namespace {

enum class Progress { more, end, starved, corrupt };

/// `stream` is zlib's or bzip2's; `step` unpacks from its input to its output.
template <class Stream, class Step>
std::string decompressed(Stream& stream, std::string_view bytes, std::size_t largest, const Step& step) {
    using Byte = decltype(stream.next_out);
    const std::size_t firstGuess = 4 * bytes.size() + 64; // MNIST packs into a fifth
    if (bytes.size() > std::numeric_limits<unsigned>::max()) {
        throw std::length_error("it is far too large");
    }
    stream.next_in = reinterpret_cast<Byte>(const_cast<char*>(bytes.data())); // neither library writes there
    stream.avail_in = static_cast<unsigned>(bytes.size());
    std::string result;
    for (Progress progress = Progress::more; progress != Progress::end;) {
        const std::size_t before = result.size();
        result.resize(std::min(std::max(2 * before, firstGuess), largest + 1)); // one byte more tells that it is too much
        stream.next_out = reinterpret_cast<Byte>(result.data() + before);
        stream.avail_out = static_cast<unsigned>(result.size() - before);
        progress = step();
        result.resize(result.size() - stream.avail_out);
        if (result.size() > largest) {
            throw std::length_error("it unpacks to more than " + std::to_string(largest) + " bytes");
        }
        if (progress == Progress::starved || (progress == Progress::more && stream.avail_in == 0 && stream.avail_out > 0)) {
            throw std::invalid_argument("the compressed file ends too early");
        }
        if (progress == Progress::corrupt) {
            throw std::invalid_argument("the compressed data is corrupt");
        }
    }
    return result;
}

} // namespace

bool isGzip(std::string_view bytes) {
    return bytes.starts_with("\x1f\x8b");
}

std::string gunzip(std::string_view bytes, std::size_t largest) {
    constexpr int kGzipWindow = 15 + 16; // zlib's way to ask for gzip framing
    z_stream stream{};
    if (inflateInit2(&stream, kGzipWindow) != Z_OK) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<z_stream, int (*)(z_stream*)> cleanup(&stream, &inflateEnd);
    return decompressed(stream, bytes, largest, [&] {
        const int status = inflate(&stream, Z_NO_FLUSH);
        return status == Z_OK           ? Progress::more
               : status == Z_STREAM_END ? Progress::end
               : status == Z_BUF_ERROR  ? Progress::starved
                                        : Progress::corrupt;
    });
}

std::string bunzip2(std::string_view bytes, std::size_t largest) {
    bz_stream stream{};
    if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<bz_stream, int (*)(bz_stream*)> cleanup(&stream, &BZ2_bzDecompressEnd);
    return decompressed(stream, bytes, largest, [&] {
        const int status = BZ2_bzDecompress(&stream);
        return status == BZ_OK ? Progress::more : status == BZ_STREAM_END ? Progress::end : Progress::corrupt;
    });
}

} // namespace model
