// SPDX-License-Identifier: GPL-3.0-or-later
// Data sets in archives of any packing: what is unpacked, found and read.
#include "model/data/open_data.h"
#include "model/files/zip_archive.h"
#include "tests/fuzz/input_file.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <cstdlib>

namespace {

std::string rows() {
    std::string text;
    for (const char* label : {"1", "2", "1", "2"}) {
        for (int i = 0; i < model::kImagePixels; ++i) {
            text += "7,";
        }
        text += label + std::string("\n");
    }
    return text;
}

std::string array(const std::string& shape, const std::string& data) {
    const std::string header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }\n";
    return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(header.size()) + '\0' + header + data;
}

/// A tar archive of one file.
std::string tar(const std::string& name, const std::string& content) {
    constexpr std::size_t kBlock = 512;
    std::string header = name + std::string(100 - name.size(), '\0') + "0000644" + std::string(17, '\0');
    std::string size(12, '0');
    for (std::size_t i = 11, rest = content.size(); i-- > 0; rest /= 8) {
        size[i] = static_cast<char>('0' + rest % 8);
    }
    size[11] = '\0';
    header += size + std::string(12, '\0') + "        0" + std::string(100, '\0') + std::string("ustar\00000", 8);
    header.resize(kBlock);
    unsigned sum = 0;
    for (const char c : header) {
        sum += static_cast<unsigned char>(c);
    }
    char digits[8];
    std::snprintf(digits, sizeof digits, "%06o", sum);
    header.replace(148, 7, digits, 7);
    return header + content + std::string((kBlock - content.size() % kBlock) % kBlock + 2 * kBlock, '\0');
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    const model::DataSet set = synthetic::digits(2, 1);
    return {model::writeZip({{"digits/train/a/1.png", "1"}, {"digits/train/b/2.png", "2"}, {"digits/test/a/3.png", "3"}}),
            model::writeZip({{"own.csv", rows()}}),
            model::writeZip({{"x.npy", array("(2, 784)", std::string(1568, '\7'))}, {"y.npy", array("(2,)", "\1\2")}}),
            model::writeZip({{"train-images-idx3-ubyte", synthetic::idxImages(set)},
                             {"train-labels-idx1-ubyte", synthetic::idxLabels(set)},
                             {"t10k-images-idx3-ubyte", synthetic::idxImages(set)},
                             {"t10k-labels-idx1-ubyte", synthetic::idxLabels(set)}}),
            model::writeZip({{"../out/1.png", "1"}, {"/a/../../b/1.png", "2"}, {"usps.h5", "3"}}),
            tar("own.csv", rows())};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::filesystem::path path = fuzz::inputFile("");
    static const synthetic::TemporaryFolder temporary; // nothing else is there
    setenv("TMPDIR", temporary.path().c_str(), 1);
    for (const char* ending : {".zip", ".npz"}) {
        path.replace_extension(ending);
        synthetic::writeBytes(path, std::string(fuzz::view(data, size)));
        const auto opened = fuzz::valueOrRefusal(path.string(), [&] {
            return model::openData(path, [](const std::filesystem::path& picture) {
                model::DigitImage image{};
                image[0] = static_cast<std::uint8_t>(std::filesystem::file_size(picture));
                return image;
            });
        });
        for (const model::DataSet* set : {opened ? &opened->train : nullptr, opened ? &opened->test : nullptr}) {
            fuzz::require(set == nullptr || set->images.size() == set->labels.size(), "a label for each image");
            fuzz::require(
                set == nullptr ||
                    std::ranges::all_of(set->labels, [&](std::uint8_t label) { return label < model::classCount(set->classes); }),
                "labels of classes");
        }
        fuzz::require(std::filesystem::is_empty(temporary.path()), "what was unpacked is gone");
        std::filesystem::remove(path);
    }
    return 0;
}
