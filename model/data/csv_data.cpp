// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/open_data.h"

#include "model/data/mnist_files.h"
#include "model/data/pixel_range.h"
#include "model/data/source_names.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <limits>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestRow = 1U << 16; ///< 784 numbers as "0.12345678901234567,"
constexpr std::size_t kPixels = kImagePixels;
constexpr std::size_t kMostOthers = 4; ///< columns that are no pixels

constexpr const char* kTableHint =
    "Each row is 784 pixels of 0 to 255 or of 0 to 1, row by row, and a label before or after them, or "
    "in a column that the header calls \"label\".";

/// The number that the whole cell is, or NaN.
double numberIn(std::string_view cell) {
    constexpr std::size_t kShort = 3; // most are, and from_chars is slow with them
    int whole = 0;
    if (!cell.empty() && cell.size() <= kShort && std::ranges::all_of(cell, [&](char c) {
            whole = 10 * whole + (c - '0');
            return c >= '0' && c <= '9';
        })) {
        return whole;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && end == cell.data() + cell.size() ? value : std::numeric_limits<double>::quiet_NaN();
}

/// A table's rows, raw or packed by gzip.
class TableRows {
public:
    explicit TableRows(const fs::path& path) : path_(path.string()) {
        std::error_code error;
        if (fs::exists(path, error) && !fs::is_regular_file(path, error)) { // a pipe would wait
            throw Error(path_ + ": this is no file.", "Choose a CSV file.");
        }
        file_.reset(gzopen(path.c_str(), "rb"));
        if (!file_) {
            throw Error(path_ + ": the file cannot be read.", "Check its name and whether you may read it.");
        }
    }

    /// The next row that is not blank; false at the end.
    bool next() {
        for (;;) {
            ++row_;
            const bool more = gzgets(file_.get(), buffer_.data(), static_cast<int>(buffer_.size())) != nullptr;
            int code = Z_OK;
            gzerror(file_.get(), &code);
            if (code != Z_OK && code != Z_STREAM_END) {
                failWhole(code == Z_BUF_ERROR ? "the compressed file ends too early" : "the compressed data is corrupt",
                          "Get the file again.");
            }
            if (!more) {
                return false;
            }
            rest_ = buffer_.data();
            if (rest_.size() == buffer_.size() - 1 && rest_.back() != '\n') {
                fail("is longer than " + std::to_string(kLongestRow) + " bytes");
            }
            if (row_ == 1 && rest_.starts_with("\xef\xbb\xbf")) {
                rest_.remove_prefix(3);
            }
            rest_.remove_suffix(rest_.size() - (rest_.find_last_not_of("\r\n ") + 1));
            if (!rest_.empty()) {
                return true;
            }
        }
    }

    bool atEnd() const { return rest_.empty(); }
    std::size_t row() const { return row_; }

    /// The row's next cell, without quotes and blanks around it.
    std::string_view cell() {
        const auto isSeparator = [](char c) { return c == ',' || c == ';' || c == '\t'; };
        std::size_t end = rest_.starts_with('"') ? std::min(rest_.find('"', 1), rest_.size()) : 0;
        while (end < rest_.size() && !isSeparator(rest_[end])) {
            ++end;
        }
        std::string_view text = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        while (!text.empty() && (text.front() == ' ' || text.front() == '"')) {
            text.remove_prefix(1);
        }
        while (!text.empty() && (text.back() == ' ' || text.back() == '"')) {
            text.remove_suffix(1);
        }
        return text;
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(path_ + ": row " + std::to_string(row_) + " " + what + ".", kTableHint);
    }
    [[noreturn]] void failPixel(std::size_t column, double most) const {
        fail("has no number of 0 to " + std::to_string(static_cast<int>(most)) + " in column " + std::to_string(column + 1));
    }
    [[noreturn]] void failWhole(const std::string& what, const char* hint = kTableHint) const {
        throw Error(path_ + ": " + what + ".", hint);
    }

private:
    std::string path_;
    std::unique_ptr<gzFile_s, int (*)(gzFile)> file_{nullptr, &gzclose};
    std::array<char, kLongestRow> buffer_{};
    std::string_view rest_;
    std::size_t row_ = 0;
};

/// What a column holds that may be no pixels.
struct Column {
    std::map<std::string, std::size_t, std::less<>> texts; ///< how often each stands there, as long as they may be classes
    std::size_t numbers = 0;
    std::size_t labels = 0; ///< numbers that may be labels
    bool counts = true;     ///< whole numbers, each larger than the one above
    double above = -1;
    PixelRange range;
    bool arePixels = true;

    void add(std::string_view cell) {
        const double number = numberIn(cell);
        numbers += number == number ? 1 : 0;
        labels += labelNumber(cell) ? 1 : 0;
        counts = counts && number > above && number == std::floor(number);
        above = number;
        arePixels = range.add(number) && arePixels;
        if (const auto known = texts.find(cell); known != texts.end()) {
            ++known->second;
        } else if (texts.size() <= kMaxClasses) {
            texts.emplace(cell, 1);
        }
    }
    /// Numbers of 0 to 99 or names, several of them.
    bool mayBeLabels(std::size_t rows) const {
        return texts.size() >= 2 && texts.size() <= kMaxClasses && !texts.contains("") && (labels == rows || numbers == 0);
    }
    bool numbersRows() const {
        constexpr std::size_t kFew = 4; // rows of which the labels may grow, too
        return counts && texts.size() > kFew;
    }
    std::size_t commonest() const {
        return std::ranges::max_element(texts, {}, [](const auto& text) { return text.second; })->second;
    }
};

/// Which columns hold what.
struct TablePlan {
    bool header = false;
    std::size_t columns = 0;
    std::optional<std::size_t> label;
    std::vector<std::size_t> others; ///< neither label nor pixels
    PixelRange range;
};

/// Reads the whole table once: only all of its rows say which column has the labels and what the numbers mean.
class TableSurvey {
public:
    explicit TableSurvey(const fs::path& path) : rows_(path) {}

    TablePlan plan() {
        if (!rows_.next()) {
            rows_.failWhole("it is empty");
        }
        readFirstRow();
        std::size_t count = plan_.header ? 0 : 1;
        for (std::size_t column = 0; count == 1 && column < plan_.columns; ++column) {
            add(column, first_[column]);
        }
        while (rows_.next()) {
            if (++count > kMaxEntries) {
                rows_.failWhole("it has more than " + std::to_string(kMaxEntries) + " rows", "Choose a smaller file.");
            }
            std::size_t column = 0;
            for (; !rows_.atEnd(); ++column) {
                add(column, rows_.cell());
            }
            if (column != plan_.columns) {
                rows_.fail("has " + std::to_string(column) + " columns, not " + std::to_string(plan_.columns));
            }
        }
        if (count == 0) {
            rows_.failWhole("it holds no images");
        }
        findLabels(count);
        findOthers();
        for (auto& [column, found] : candidates_) {
            if (column != plan_.label && std::ranges::count(plan_.others, column) == 0) {
                plan_.range.add(found.range);
            }
        }
        return std::move(plan_);
    }

private:
    void readFirstRow() {
        first_.reserve(kPixels + kMostOthers);
        for (; !rows_.atEnd(); ++plan_.columns) {
            const std::string_view cell = rows_.cell();
            if (plan_.columns < kPixels + kMostOthers) {
                first_.emplace_back(cell);
            }
        }
        if (plan_.columns < kPixels || plan_.columns > kPixels + kMostOthers) {
            rows_.fail("has " + std::to_string(plan_.columns) + " columns, not 784 pixels and a label");
        }
        const std::size_t others = plan_.columns - kPixels;
        std::ptrdiff_t texts = 0;
        bool numbered = true; // the columns' numbers are a header, too
        for (std::size_t column = 0; column < plan_.columns; ++column) {
            const double number = numberIn(first_[column]);
            texts += number == number ? 0 : 1;
            const bool inTheMiddle = column > others && column + others < plan_.columns;
            numbered = numbered && (!inTheMiddle || number == numberIn(first_[column - 1]) + 1);
            if (column < others || column + others >= plan_.columns) {
                candidates_[column];
            }
        }
        plan_.header = numbered || texts > std::ssize(first_) / 2;
        if (plan_.header) {
            readHeader(others);
        }
        isCandidate_.resize(plan_.columns);
        for (const auto& [column, found] : candidates_) {
            isCandidate_[column] = true;
        }
    }

    void readHeader(std::size_t others) {
        static constexpr std::array<std::string_view, 8> kLabels{"label", "labels", "class",    "target",
                                                                 "y",     "digit",  "category", "classlabel"};
        static constexpr std::array<std::string_view, 8> kOthers{"", "id", "index", "imageid", "unnamed0", "rowid", "row", "idx"};
        for (std::size_t column = 0; column < plan_.columns; ++column) {
            std::string name = inSmallLetters(first_[column]);
            std::erase_if(name, [](unsigned char c) { return std::isalnum(c) == 0; });
            if (!plan_.label && std::ranges::find(kLabels, name) != kLabels.end()) {
                plan_.label = column;
                candidates_[column];
            } else if (plan_.others.size() < others && std::ranges::find(kOthers, name) != kOthers.end()) {
                plan_.others.push_back(column);
                candidates_[column];
            }
        }
    }

    void add(std::size_t column, std::string_view cell) {
        if (column < plan_.columns && isCandidate_[column]) {
            candidates_[column].add(cell);
        } else if (!plan_.range.add(numberIn(cell))) {
            rows_.failPixel(column, 255);
        }
    }

    /// Where no header names them: of the first and last columns, the one that may be labels and has them most evenly. What is
    /// rarely anything but 0 is the corner of the pictures, what grows with every row its number.
    void findLabels(std::size_t rows) {
        const std::size_t others = plan_.columns - kPixels;
        if (plan_.label || others == plan_.others.size()) {
            return;
        }
        bool constant = true;
        const auto rank = [&](const Column& column) { return std::pair(column.numbersRows(), column.commonest()); };
        for (const auto& [column, found] : candidates_) {
            constant = constant && found.texts.size() == 1;
            if (found.mayBeLabels(rows) && std::ranges::count(plan_.others, column) == 0 &&
                (!plan_.label || rank(found) < rank(candidates_[*plan_.label]))) {
                plan_.label = column;
            }
        }
        if (plan_.label > 0U && 5 * candidates_[*plan_.label].commonest() > 4 * rows) { // a corner that rarely has ink
            plan_.label.reset();
        }
        if (!plan_.label && constant) { // images of one class
            plan_.label = candidates_.begin()->first;
        }
        if (!plan_.label) {
            rows_.failWhole(
                "neither its first nor its last column holds labels: whole numbers of 0 to 99, or the names of 2 to 100 "
                "classes");
        }
    }

    /// The columns that are neither label nor pixel: by their header, by values that no pixel has, or row indices.
    void findOthers() {
        const std::size_t wanted = plan_.columns - kPixels - (plan_.label ? 1 : 0);
        const auto take = [&](const auto& isOther) {
            for (const auto& [column, found] : candidates_) {
                if (plan_.others.size() < wanted && column != plan_.label && std::ranges::count(plan_.others, column) == 0 &&
                    isOther(found)) {
                    plan_.others.push_back(column);
                }
            }
        };
        take([](const Column& column) { return !column.arePixels; });
        take([](const Column& column) { return column.numbersRows(); });
        if (plan_.others.size() != wanted) {
            rows_.failWhole("it has " + std::to_string(plan_.columns) +
                            " columns, and it cannot be told which are the 784 pixels");
        }
    }

    TableRows rows_;
    TablePlan plan_;
    std::vector<std::string> first_;
    std::map<std::size_t, Column> candidates_; ///< by their place
    std::vector<bool> isCandidate_;
};

} // namespace

TextLabelled readTable(const fs::path& path) {
    const TablePlan plan = TableSurvey(path).plan();
    std::vector<bool> isPixel(plan.columns, true);
    for (const std::size_t column : plan.others) {
        isPixel[column] = false;
    }
    TextLabelled read;
    TableRows rows(path);
    if (plan.header) {
        rows.next();
    }
    while (rows.next()) {
        DigitImage& image = read.images.emplace_back();
        std::size_t pixel = 0;
        for (std::size_t column = 0; column < plan.columns; ++column) {
            const std::string_view cell = rows.cell();
            if (column == plan.label) {
                read.labels.emplace_back(cell);
            } else if (isPixel[column]) {
                const double number = numberIn(cell);
                if (!(number >= 0 && number <= plan.range.most()) || pixel == kPixels) {
                    rows.failPixel(column, plan.range.most());
                }
                image[pixel++] = plan.range.grey(number);
            }
        }
    }
    return read;
}

} // namespace model
