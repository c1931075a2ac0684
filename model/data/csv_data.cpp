// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/open_data.h"

#include "model/data/mnist_files.h"
#include "model/values/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <string_view>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestRow = 1U << 14; ///< 785 numbers as "255.000000,"

class CsvRows {
public:
    explicit CsvRows(const fs::path& path) : path_(path.string()) {
        std::error_code error;
        if (fs::exists(path, error) && !fs::is_regular_file(path, error)) { // a pipe would wait
            throw Error(path_ + ": this is no file.", "Choose a CSV file.");
        }
        file_.open(path, std::ios::binary);
        if (!file_) {
            throw Error(path_ + ": the file cannot be read.", "Check its name and whether you may read it.");
        }
    }

    /// The next row that is not blank; false at the end.
    bool next() {
        for (;;) {
            ++row_;
            if (!file_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()))) {
                if (!file_.eof()) {
                    fail("is longer than " + std::to_string(kLongestRow) + " bytes");
                }
                return false;
            }
            const auto length = static_cast<std::size_t>(file_.gcount()) - (file_.eof() ? 0 : 1); // without the line's end
            rest_ = std::string_view(buffer_.data(), length);
            if (row_ == 1 && rest_.starts_with("\xef\xbb\xbf")) {
                rest_.remove_prefix(3);
            }
            while (!rest_.empty() && (rest_.back() == '\r' || rest_.back() == ' ')) {
                rest_.remove_suffix(1);
            }
            if (!rest_.empty()) {
                return true;
            }
        }
    }

    bool atEnd() const { return rest_.empty(); }
    std::size_t row() const { return row_; }

    /// Whether the row begins with a number: a header does not.
    bool beginsWithNumber() const {
        const std::size_t first = rest_.find_first_not_of(" \"");
        return first != std::string_view::npos && rest_[first] >= '0' && rest_[first] <= '9';
    }

    /// The next whole number of the row, at most `largest`. `column` counts from 1.
    std::uint8_t number(int column, int largest) {
        const std::size_t end = std::min(rest_.find_first_of(",;"), rest_.size());
        std::string_view text = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        const std::size_t first = text.find_first_not_of(" \"");
        text =
            first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \"") + 1 - first);
        double value = -1;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || stop != text.data() + text.size() || !(value >= 0 && value <= largest) ||
            value != static_cast<int>(value)) {
            fail("has no whole number of 0 to " + std::to_string(largest) + " in column " + std::to_string(column));
        }
        return static_cast<std::uint8_t>(value);
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(path_ + ": row " + std::to_string(row_) + " " + what + ".",
                    "Each row is a label of 0 to 99 and 784 pixels of 0 to 255, row by row, 0 for the background.");
    }
    [[noreturn]] void failWhole(const std::string& what) const {
        throw Error(path_ + ": " + what + ".", "Choose a CSV file of at most " + std::to_string(kMaxEntries) + " rows.");
    }

private:
    std::string path_;
    std::ifstream file_;
    std::array<char, kLongestRow> buffer_{};
    std::string_view rest_;
    std::size_t row_ = 0;
};

} // namespace

DataSet readCsvData(const fs::path& path) {
    CsvRows rows(path);
    DataSet set;
    while (rows.next()) {
        if (rows.row() == 1 && !rows.beginsWithNumber()) {
            continue;
        }
        if (set.images.size() == kMaxEntries) {
            rows.failWhole("it has more than " + std::to_string(kMaxEntries) + " rows");
        }
        set.labels.push_back(rows.number(1, kMaxClasses - 1));
        DigitImage& image = set.images.emplace_back();
        for (int i = 0; i < kImagePixels; ++i) {
            if (rows.atEnd()) {
                rows.fail("has " + std::to_string(i + 1) + " columns, not 785");
            }
            image[static_cast<std::size_t>(i)] = rows.number(i + 2, 255);
        }
        if (!rows.atEnd()) {
            rows.fail("has more than 785 columns");
        }
    }
    if (set.images.empty()) {
        rows.failWhole("it holds no images");
    }
    return set;
}

} // namespace model
