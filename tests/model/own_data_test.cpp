// SPDX-License-Identifier: GPL-3.0-or-later
// Data sets as people have them: what NumPy and Python's csv have written (tests/data/make_own_data.py), and what is wrong.
#include "model/data/class_names.h"
#include "model/data/data_check.h"
#include "model/data/open_data.h"
#include "model/data/orientation.h"
#include "model/data/unpack_source.h"
#include "model/files/zip_archive.h"
#include "model/ink/ink.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"
#include "tests/gzip_file.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>

namespace model {
namespace {

namespace fs = std::filesystem;
using synthetic::writeBytes;

const fs::path kOwnFiles = fs::path(DIGITLAB_TEST_DATA) / "own";

/// What make_own_data.py wrote: pixel i of image n is (7n + i) mod 256, its label n mod 3.
DataSet ownImages(const std::vector<int>& numbers) {
    DataSet set;
    for (const int n : numbers) {
        DigitImage& image = set.images.emplace_back();
        for (int i = 0; i < kImagePixels; ++i) {
            image[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>((7 * n + i) % 256);
        }
        set.labels.push_back(static_cast<std::uint8_t>(n % 3));
    }
    return set;
}

void expectSameSet(const DataSet& found, const DataSet& wanted) {
    EXPECT_EQ(found.images, wanted.images);
    EXPECT_EQ(found.labels, wanted.labels);
}

const DataSet kOwnTrain = ownImages({0, 1, 2, 3, 4, 5, 6, 7, 8});
const DataSet kOwnTest = ownImages({9, 10, 11});

/// A reader that needs no decoder: the image's first pixel is the file's number.
DigitImage readNumbered(const fs::path& path) {
    if (fs::file_size(path) == 3) { // "bad"
        throw Error(path.string() + ": it is damaged.", "Repair it.");
    }
    DigitImage image{};
    image[0] = static_cast<std::uint8_t>(std::stoi(path.stem().string()));
    return image;
}

std::string refusalOf(const std::string& names, const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find(names), std::string::npos) << error.what();
        EXPECT_FALSE(error.hint().empty());
        return error.what();
    }
    ADD_FAILURE() << "nothing was thrown for " << names;
    return {};
}

/// A row of a table a number: a label n mod 3, and a picture of one pixel, as no corner has ink.
struct TableForm {
    std::string header = {};                      ///< a row before all others
    std::vector<std::string> columns = {"label"}; ///< before "pixels", which come at the end unless they are named
    std::vector<std::string> names = {"0", "1", "2"};
    char separator = ',';
    double white = 255;
};

constexpr std::size_t kInk = 400;

std::string table(const std::vector<int>& numbers, const TableForm& form) {
    std::vector<std::string> columns = form.columns;
    if (std::ranges::count(columns, "pixels") == 0) {
        columns.emplace_back("pixels");
    }
    std::string text;
    const auto add = [&](const auto& cellOf) {
        for (const std::string& column : columns) {
            for (std::size_t i = 0; i < (column == "pixels" ? kImagePixels : 1); ++i) {
                text += cellOf(column, i) + form.separator;
            }
        }
        text.back() = '\n';
    };
    if (!form.header.empty()) {
        add([&](const std::string& column, std::size_t i) {
            return column == "pixels" ? form.header + std::to_string(i) : column;
        });
    }
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        add([&](const std::string& column, std::size_t i) {
            const int n = numbers[row];
            const bool isCorner = i == 0 || i + 1 == kImagePixels; // rarely has ink
            return column == "pixels"               ? std::to_string(i == kInk            ? (n + 20) * form.white / 255
                                                                     : isCorner && n == 4 ? form.white / 255
                                                                                          : 0)
                   : column == "" || column == "id" ? std::to_string(row)
                                                    : form.names[static_cast<std::size_t>(n) % 3];
        });
    }
    return text;
}

/// A drawing a number: an angle with its foot where the number says.
Drawing numberedDrawing(int n) {
    return {{{{0, 0, 1}, {static_cast<float>(8 * n), 100, 1}, {100, 50, 1}}}};
}

const std::vector<std::string> kKinds{"ant", "bee", "cöw"};

/// A file of them, each with its label n mod 3 as text under `key`, or as a number.
std::string strokesFile(const std::vector<int>& numbers, const std::string& key) {
    std::string text;
    for (const int n : numbers) {
        const std::string number = std::to_string(n % 3);
        text += "{\"" + key + "\": " + (key == "digit" ? number : '"' + kKinds[static_cast<std::size_t>(n) % 3] + '"') +
                ", \"strokes\": [[[0, 0], [" + std::to_string(8 * n) + ", 100], [100, 50]]]}\n";
    }
    return text;
}

std::string inkmlFile(const std::vector<int>& numbers) {
    std::string text = "<?xml version=\"1.0\"?>\n<ink xmlns=\"http://www.w3.org/2003/InkML\">\n";
    for (const int n : numbers) {
        text += "<traceGroup><annotation type=\"truth\">" + kKinds[static_cast<std::size_t>(n) % 3] +
                "</annotation><trace>0 0, " + std::to_string(8 * n) + " 100, 100 50</trace></traceGroup>\n";
    }
    return text + "</ink>\n";
}

std::string unipenFile(const std::vector<int>& numbers) {
    std::string text = ".VERSION 1.0\n.COORD X Y\n.HIERARCHY CHARACTER\n";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const int n = numbers[i];
        text += ".SEGMENT CHARACTER " + std::to_string(2 * i) + " OK \"" + std::to_string(n % 3) + "\"\n.PEN_DOWN\n0 0\n" +
                std::to_string(8 * n) + " -100\n100 -50\n.PEN_UP\n";
    }
    return text;
}

/// Which image it is, of any of this test's makers.
int ownNumberOf(const DigitImage& image) {
    static const std::vector<DigitImage> drawn = [] {
        std::vector<DigitImage> images;
        for (int n = 0; n < 12; ++n) {
            images.push_back(frameDrawing(numberedDrawing(n)).value());
        }
        return images;
    }();
    for (int n = 0; n < 12; ++n) {
        if (image == ownImages({n}).images[0] || image == drawn[static_cast<std::size_t>(n)]) {
            return n;
        }
    }
    return image[kInk] > 0 ? image[kInk] - 20 : image[0];
}

void expectNumbers(const DataSet& set, const std::vector<int>& wanted) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        numbers.push_back(ownNumberOf(set.images[i]));
        const std::string name = className(set.classes, set.labels[i]);
        const auto kind = static_cast<std::size_t>(numbers.back() % 3);
        EXPECT_TRUE(name == std::to_string(kind) || name == (std::array{"ant", "bee", "cöw"})[kind])
            << numbers.back() << " is " << name;
    }
    std::ranges::sort(numbers);
    EXPECT_EQ(numbers, wanted);
}

struct Form {
    std::string name;
    std::function<fs::path(const fs::path& folder)> make; ///< in an empty folder; what is opened
    std::vector<int> train;
    std::vector<int> test;
    std::string told = {}; ///< among the notes, or in the refusal where there is nothing to train with
};

const std::vector<int> kNine{0, 1, 2, 3, 4, 5, 6, 7, 8};
const std::vector<int> kThree{9, 10, 11};
const std::vector<int> kSix{0, 1, 2, 3, 4, 5}; ///< of the nine, where the last sixth of each class is held out …
const std::vector<int> kHeld{6, 7, 8};

void writePictures(const fs::path& folder, const std::vector<int>& numbers) {
    for (const int n : numbers) {
        const fs::path of = folder / std::to_string(n % 3);
        fs::create_directories(of);
        writeBytes(of / (std::to_string(n) + ".png"), "good");
    }
}

/// Copies, into a folder of its own, what make_own_data.py wrote.
Form own(const std::string& name, const std::vector<std::string>& files, const std::vector<int>& train,
         const std::vector<int>& test, const std::string& told = {}) {
    return {name,
            [files](const fs::path& folder) {
                for (const std::string& file : files) {
                    fs::copy(kOwnFiles / file, folder / file, fs::copy_options::recursive);
                }
                return files.size() == 1 ? folder / files.front() : folder;
            },
            train, test, told};
}

Form pictures(const std::string& train, const std::string& test, const std::vector<int>& learned = kNine,
              const std::vector<int>& measured = kThree) {
    return {"pictures in " + train + " and " + test,
            [train, test](const fs::path& folder) {
                writePictures(folder / train, kNine);
                if (!test.empty()) {
                    writePictures(folder / test, kThree);
                }
                return folder;
            },
            learned, measured};
}

Form one(const std::string& file, const std::string& bytes, const std::string& told = {}) {
    return {file,
            [=](const fs::path& folder) {
                writeBytes(folder / file, bytes);
                return folder / file;
            },
            told.empty() ? kSix : std::vector<int>(), told.empty() ? kHeld : std::vector<int>(), told};
}

Form idx(const std::string& below, const std::string& prefix, const std::string& test, bool transposed, const std::string& opened,
         const std::string& told = {}) {
    return {"IDX files in " + below + prefix,
            [=](const fs::path& folder) {
                fs::create_directories(folder / below);
                for (const auto& [split, numbers] : {std::pair{std::string("train"), kNine}, {test, kThree}}) {
                    DataSet set = ownImages(numbers);
                    turn(set, {false, transposed});
                    writeBytes(folder / below / (prefix + split + "-images-idx3-ubyte"), synthetic::idxImages(set));
                    writeBytes(folder / below / (prefix + split + "-labels-idx1-ubyte"), synthetic::idxLabels(set));
                }
                return opened.empty() ? folder : folder / opened;
            },
            kNine, kThree, told};
}

std::vector<Form> forms() {
    std::vector<Form> all{pictures("train", "test"),
                          pictures("training", "testing"),
                          pictures("Train", "Test"),
                          pictures("train", "valid"),
                          pictures("train", "val"),
                          pictures("train", "", kSix, kHeld),
                          pictures("data/digits/train", "data/digits/test"),
                          pictures("digits", "", kSix, kHeld)};
    all.push_back({"pictures with what systems leave there",
                   [](const fs::path& folder) {
                       writePictures(folder / "train", kNine);
                       writePictures(folder / "__MACOSX" / "train", {1});
                       writePictures(folder / "train" / ".thumbnails", {1});
                       writeBytes(folder / "train/0/._0.png", "good");
                       writeBytes(folder / "train/0/Thumbs.db", "good");
                       return folder;
                   },
                   kSix, kHeld});
    all.push_back({"pictures of which the test's have no classes",
                   [](const fs::path& folder) {
                       writePictures(folder / "train", kNine);
                       fs::create_directories(folder / "test");
                       writeBytes(folder / "test/9.png", "good");
                       return folder;
                   },
                   kSix, kHeld, "test is left out"});
    for (const char* packing : {"zip", "tar.gz", "tar.bz2", "tar.xz"}) {
        all.push_back(own(std::string("pictures in a ") + packing, {std::string("pictures.") + packing}, kNine, kThree));
    }
    const TableForm last{.columns = {"pixels", "label"}};
    const std::string plain = table(kNine, {});
    all.push_back(one("first.csv", plain));
    all.push_back(one("last.csv", table(kNine, last)));
    all.push_back(one("PLAIN.CSV", plain));
    all.push_back(one("tabs.tsv", table(kNine, {.header = "p", .separator = '\t'})));
    all.push_back(one("semicolons.csv", table(kNine, {.columns = {"pixels", "label"}, .separator = ';'})));
    all.push_back(one("unit.csv", table(kNine, {.columns = {"pixels", "label"}, .white = 1})));
    all.push_back(one("names.csv", table(kNine, {.names = {"ant", "bee", "cöw"}})));
    all.push_back(
        one("quoted.csv", table(kNine, {.header = "", .columns = {"pixels", "y"}, .names = {"\"0\"", "\"1\"", "\"2\""}})));
    for (const char* label : {"label", "class", "target", "y", "Label"}) {
        all.push_back(
            one(std::string("header-") + label + ".csv", table(kNine, {.header = "pixel", .columns = {"pixels", label}})));
    }
    all.push_back(one("index.csv", table(kNine, {.columns = {"id", "label"}})));
    all.push_back(one("index-first-label-last.csv", table(kNine, {.header = "p", .columns = {"", "pixels", "label"}})));
    all.push_back(one("pandas.csv", [] { // columns 0 to 783 with numbers for names
        std::string text = table(kNine, {});
        std::string header = "label";
        for (int i = 0; i < kImagePixels; ++i) {
            header += "," + std::to_string(i);
        }
        return header + "\n" + text;
    }()));
    all.push_back({"packed.csv.gz",
                   [](const fs::path& folder) {
                       synthetic::writeGzip(folder / "packed.csv.gz", table(kNine, {.columns = {"pixels", "label"}}));
                       return folder / "packed.csv.gz";
                   },
                   kSix, kHeld});
    all.push_back({"Kaggle's train.csv and test.csv",
                   [](const fs::path& folder) {
                       writeBytes(folder / "train.csv", table(kNine, {.header = "pixel"}));
                       writeBytes(folder / "test.csv", table(kThree, {.header = "pixel", .columns = {"pixels"}}));
                       writeBytes(folder / "sample_submission.csv", "ImageId,Label\n1,0\n");
                       return folder;
                   },
                   kSix, kHeld, "have no labels"});
    all.push_back(one("test.csv", table(kThree, {.header = "pixel", .columns = {"pixels"}}), "have no labels"));
    all.push_back(one("noise.csv", table(kNine, {.columns = {"label", "pixels"}, .names = {"0.5", "1.5", "2.5"}}),
                      "neither its first nor"));
    all.push_back(own("Keras's npz", {"keras.npz"}, kNine, kThree));
    all.push_back(own("big-endian, [N,784], [N,28,28,1]", {"flat.npz"}, kNine, kThree));
    all.push_back(own("0 to 1, one-hot, [N,1,28,28] by columns in halves", {"floats.npz"}, kNine, kThree));
    all.push_back(own("MedMNIST's npz, in colour", {"medmnist.npz"}, kNine, kThree, "validation are left out"));
    all.push_back(own("scikit-learn's npz", {"sklearn.npz"}, kSix, kHeld));
    all.push_back(own("npz with names as labels", {"words.npz"}, kSix, kHeld));
    all.push_back(own("KMNIST's four npz",
                      {"kmnist-train-imgs.npz", "kmnist-train-labels.npz", "kmnist-test-imgs.npz", "kmnist-test-labels.npz"},
                      kNine, kThree));
    all.push_back(own("objects of Python", {"objects.npz"}, {}, {}, "y: it holds objects of Python"));
    all.push_back(own("14×14", {"small.npz"}, {}, {}, "x: its shape is [9,14,14]"));
    all.push_back(own("-1 to 1", {"standardised.npz"}, {}, {}, "x: value 0 is -1"));
    all.push_back(idx("", "", "t10k", false, ""));
    all.push_back(idx("MNIST/raw/", "", "t10k", false, "")); // torchvision's root
    all.push_back(idx("", "emnist-digits-", "test", true, "", "turned upright"));
    all.push_back(
        idx("EMNIST/raw/", "emnist-mnist-", "test", true, "EMNIST/raw/emnist-mnist-test-labels-idx1-ubyte", "turned upright"));
    all.push_back(own("two sets of EMNIST", {"emnist.zip"}, {}, {}, "it holds 2 data sets"));
    for (const auto& [file, told] : {std::pair{"mnist.pkl.gz", "a pickle of Python"},
                                     {"mnist-original.mat", "a file of MATLAB"},
                                     {"usps.h5", "an HDF5 file"},
                                     {"train.parquet", "a Parquet file"},
                                     {"mnist_784.arff", "an ARFF file"},
                                     {"training.pt", "a file of PyTorch"}}) {
        all.push_back(one(file, "any", told));
    }
    all.push_back({"a foreign file in a folder",
                   [](const fs::path& folder) {
                       writeBytes(folder / "usps.h5", "any");
                       return folder;
                   },
                   {},
                   {},
                   "usps.h5: this is an HDF5 file"});
    all.push_back({"pictures side by side",
                   [](const fs::path& folder) {
                       writeBytes(folder / "1.png", "good");
                       return folder;
                   },
                   {},
                   {},
                   "lie side by side"});
    all.push_back(one("digits.jsonl", strokesFile(kNine, "digit")));
    all.push_back(one("words.jsonl", strokesFile(kNine, "label")));
    all.push_back(one("drawn.inkml", inkmlFile(kNine)));
    all.push_back(one("drawn.unp", unipenFile(kNine)));
    all.push_back(one("nameless.jsonl", R"({"strokes": [[[0, 0], [1, 1]]]})", "drawing 1 says not what it shows"));
    all.push_back(one("blank.jsonl", R"({"digit": 1, "strokes": []})", "drawing 1 has no ink"));
    all.push_back(one("empty.jsonl", "\n", "there are no drawings in it"));
    all.push_back({"strokes for training and testing, of another kind each",
                   [](const fs::path& folder) {
                       writeBytes(folder / "letters_train.jsonl", strokesFile(kNine, "letter"));
                       writeBytes(folder / "letters_test.inkml", inkmlFile(kThree));
                       writeBytes(folder / "digits.jsonl", strokesFile({0}, "digit"));
                       return folder;
                   },
                   kNine, kThree});
    all.push_back({"nothing", [](const fs::path& folder) { return folder; }, {}, {}, "the folder is empty"});
    all.push_back(
        {"nowhere", [](const fs::path& folder) { return folder / "digits"; }, {}, {}, "there is no such file or folder"});
    all.push_back(one("letter.docx", "any", "this is no data set"));
    all.push_back(one("cut.zip", "PK\3\4 and no more", "cut.zip: the archive cannot be unpacked"));
    return all;
}

TEST(OwnData, EveryFormThatPeopleHaveIsReadOrNamed) {
    for (const Form& form : forms()) {
        SCOPED_TRACE(form.name);
        const synthetic::TemporaryFolder folder;
        const fs::path path = form.make(folder.path());
        if (form.train.empty()) {
            const std::string told = refusalOf(path.filename(), [&] { openData(path, readNumbered); });
            EXPECT_NE(told.find(form.told), std::string::npos) << told;
            EXPECT_EQ(told.find("train-images-idx3-ubyte"), std::string::npos);
            continue;
        }
        EXPECT_TRUE(isDataSet(path));
        try {
            const DataSplits data = openData(path, readNumbered);
            expectNumbers(data.train, form.train);
            expectNumbers(data.test, form.test);
            EXPECT_EQ(data.notes.size(), form.told.empty() ? 0U : 1U);
            EXPECT_TRUE(form.told.empty() || (!data.notes.empty() && data.notes.front().find(form.told) != std::string::npos));
        } catch (const Error& error) {
            ADD_FAILURE() << error.what();
        }
    }
}

TEST(OwnData, DrawingsKeepTheirStrokesAndNoWriterIsOnBothSides) {
    const synthetic::TemporaryFolder folder;
    std::map<Drawing, std::string, bool (*)(const Drawing&, const Drawing&)> writerOf(
        [](const Drawing& a, const Drawing& b) { return a[0].points[1].x < b[0].points[1].x; });
    for (const char* writer : {"anna", "ben", "cleo"}) { // a file each, without their names in it
        std::vector<int> numbers;
        for (int i = 0; i < 4; ++i) {
            numbers.push_back(static_cast<int>(writerOf.size()));
            writerOf[numberedDrawing(numbers.back())] = writer;
        }
        writeBytes(folder / (std::string(writer) + ".jsonl"), strokesFile(numbers, "label"));
    }
    const DataSplits data = openData(folder.path(), readNumbered);
    EXPECT_EQ(data.train.classes, kKinds);
    EXPECT_EQ(data.train.size(), 8);
    EXPECT_EQ(data.test.size(), 4);
    std::map<std::string, std::set<const DataSet*>> sides;
    for (const DataSet* set : {&data.train, &data.test}) {
        ASSERT_EQ(set->drawings.size(), set->images.size());
        for (std::size_t i = 0; i < set->images.size(); ++i) {
            EXPECT_EQ(frameDrawing(set->drawings[i]), set->images[i]);
            sides[writerOf.at(set->drawings[i])].insert(set);
        }
    }
    EXPECT_EQ(sides.size(), 3U);
    for (const auto& [writer, of] : sides) {
        EXPECT_EQ(of.size(), 1U) << writer;
    }
}

TEST(OwnData, NoArchiveWritesElsewhereAndNothingStays) {
    const synthetic::TemporaryFolder outer;
    ASSERT_EQ(setenv("TMPDIR", (outer / "tmp").c_str(), 1), 0);
    fs::create_directories(outer / "tmp/digitlab-unpacked-killed/digits"); // no process has it
    openData(kOwnFiles / "pictures.tar.gz", [&](const fs::path& picture) {
        EXPECT_EQ(std::distance(fs::directory_iterator(outer / "tmp"), fs::directory_iterator()), 1) << "the one in use";
        return readNumbered(picture);
    });
    EXPECT_TRUE(fs::is_empty(outer / "tmp"));
    EXPECT_FALSE(fs::exists(outer / "outside.png"));
    unsetenv("TMPDIR");
}

TEST(OwnData, WhatPythonsCsvWroteIsReadWithAndWithoutHeader) {
    expectSameSet(openData(kOwnFiles / "keras.npz", readNumbered).train, kOwnTrain);
    const synthetic::TemporaryFolder folder;
    fs::copy(kOwnFiles / "train.csv", folder / "mnist_train.csv");
    fs::copy(kOwnFiles / "test.csv", folder / "mnist_test.csv");
    const DataSplits both = openData(folder.path(), readNumbered);
    expectSameSet(both.train, kOwnTrain);
    expectSameSet(both.test, kOwnTest);
    // One file is divided: of each class's three, the last.
    const DataSplits file = openData(kOwnFiles / "train.csv", readNumbered);
    expectSameSet(file.train, ownImages({0, 1, 2, 3, 4, 5}));
    expectSameSet(file.test, ownImages({6, 7, 8}));
}

TEST(OwnData, WhatIsWrongInACsvIsToldWithItsRow) {
    const synthetic::TemporaryFolder folder;
    const auto wrong = [&](const std::string& text) {
        writeBytes(folder / "own.csv", text);
        return refusalOf("own.csv", [&] { readTable(folder / "own.csv"); });
    };
    const auto row = [](const std::string& label, int pixels, const std::string& pixel = "0") {
        std::string text = label;
        for (int i = 0; i < pixels; ++i) {
            text += "," + pixel;
        }
        return text + "\n";
    };
    const auto has = [](const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; };
    EXPECT_TRUE(has(wrong(row("1", 784) + row("1", 783)), "row 2 has 784 columns, not 785"));
    EXPECT_TRUE(has(wrong(row("1", 784) + "\n" + row("1", 785)), "row 3 has 786 columns, not 785"));
    EXPECT_TRUE(has(wrong(row("1", 785)), "cannot be told which are the 784 pixels"));
    EXPECT_TRUE(has(wrong(row("1", 790)), "row 1 has 791 columns"));
    EXPECT_TRUE(has(wrong(row("1", 784) + row("1", 784, "256")), "row 2 has no number of 0 to 255 in column 2"));
    EXPECT_TRUE(has(wrong(row("1", 784, "-0.5")), "row 1 has no number of 0 to 255"));
    EXPECT_TRUE(has(wrong(row("1", 784) + row("1", 784, "nan")), "row 2 has no number"));
    EXPECT_TRUE(has(wrong(row("1", 784) + row("1", 784, "")), "row 2 has no number"));
    EXPECT_TRUE(has(wrong(std::string(70000, '1')), "row 1 is longer"));
    EXPECT_TRUE(has(wrong(row("label", 784, "p")), "no images"));
    EXPECT_TRUE(has(wrong(""), "empty"));
    synthetic::writeGzip(folder / "own.csv", row("1", 784) + row("2", 784));
    const std::string packed = synthetic::readBytes(folder / "own.csv");
    EXPECT_TRUE(has(wrong(packed.substr(0, packed.size() / 2)), "ends too early"));
    writeBytes(folder / "own.csv", "\xef\xbb\xbf" + row("\"1\"", 784, " 7.0") + "\r\n" + row("2", 784).substr(0, 1569));
    EXPECT_EQ(readTable(folder / "own.csv").labels, (std::vector<std::string>{"1", "2"}));
}

TEST(OwnData, AFolderOfPicturesIsDividedByAStableRule) {
    const synthetic::TemporaryFolder folder;
    for (const std::string name : {"zebra", "ant"}) {
        fs::create_directories(folder / name);
        for (int i = 10; i < 24; ++i) {
            writeBytes(folder / name / (std::to_string(i) + ".PNG"), "good");
        }
        writeBytes(folder / name / "notes.txt", "no picture");
    }
    writeBytes(folder / "ant" / "99.png", "bad");
    ASSERT_TRUE(isImageFolder(folder.path()));
    const DataSplits data = openData(folder.path(), readNumbered);
    EXPECT_EQ(data.train.classes, (ClassNames{"ant", "zebra"}));
    EXPECT_EQ(data.unreadable.count, 1);
    EXPECT_EQ(data.train.size(), 24);
    ASSERT_EQ(data.test.size(), 4); // of 14 each, two
    EXPECT_EQ(data.test.labels, (std::vector<std::uint8_t>{0, 0, 1, 1}));
    EXPECT_EQ(data.test.images[0][0], 22);
    EXPECT_EQ(data.test.images[3][0], 23);
    // classes.txt decides the order.
    writeBytes(folder / "classes.txt", "zebra\nant\n");
    EXPECT_EQ(openData(folder.path(), readNumbered).test.labels, (std::vector<std::uint8_t>{1, 1, 0, 0}));
    writeBytes(folder / "classes.txt", "zebra\nbee\n");
    refusalOf("ant", [&] { openData(folder.path(), readNumbered); });
    // With train/ and test/, nothing is divided.
    fs::remove(folder / "classes.txt");
    fs::create_directories(folder / "split");
    fs::create_directories(folder / "split/test/ant");
    fs::create_directories(folder / "split/train");
    fs::copy(folder / "ant", folder / "split/train/ant");
    fs::copy(folder / "zebra", folder / "split/train/zebra");
    writeBytes(folder / "split/test/ant/7.png", "good");
    const DataSplits split = openData(folder / "split", readNumbered);
    EXPECT_EQ(split.train.size(), 28);
    EXPECT_EQ(split.test.size(), 1);
    fs::create_directories(folder / "split/test/yak");
    refusalOf("yak", [&] { openData(folder / "split", readNumbered); });
    fs::remove_all(folder / "split/train/zebra");
    refusalOf("it holds 1 folders", [&] { openData(folder / "split", readNumbered); });
}

TEST(OwnData, ClassesAreNamedByATextBesideTheFiles) {
    const auto lines = [](int count) {
        std::string text;
        for (const std::string& name : numberNames(count)) {
            text += name + "\n";
        }
        return text;
    };
    const synthetic::TemporaryFolder folder;
    fs::copy(kOwnFiles / "keras.npz", folder / "own.npz");
    EXPECT_TRUE(openData(folder.path(), readNumbered).train.classes.empty());
    writeBytes(folder / "classes.txt", "\n  ant \r\nKäfer\ncow\n");
    EXPECT_EQ(openData(folder / "own.npz", readNumbered).test.classes, (ClassNames{"ant", "Käfer", "cow"}));
    writeBytes(folder / "classes.txt", "ant\nbee\n"); // there are labels 2
    EXPECT_NE(refusalOf("own.npz", [&] { openData(folder / "own.npz", readNumbered); }).find("image 2 has label 2"),
              std::string::npos);
    writeBytes(folder / "classes.txt", "\xef\xbb\xbf"
                                       "ant\nbee\ncow\n"); // as Notepad saves it
    EXPECT_EQ(readClassNames(folder.path()), (ClassNames{"ant", "bee", "cow"}));
    for (const std::string& text :
         {std::string("one"), std::string("ant\nant"), "ant\n" + std::string(101, 'x'), std::string("a\tb\nc"),
          std::string("a\x1b[2J\nb"), std::string("a\x7f\nb"), std::string("\u202ea\nb"), lines(101)}) {
        writeBytes(folder / "classes.txt", text);
        refusalOf("classes.txt", [&] { readClassNames(folder.path()); });
    }
    writeBytes(folder / "classes.txt", lines(100));
    EXPECT_EQ(readClassNames(folder.path()), numberNames(100));
    EXPECT_EQ(validUtf8("a\xff\xc3\xa4\xed\xa0\x80\xf0\x9f\x90\x9c\xc3"), "a\ufffd\u00e4\ufffd\ufffd\ufffd\U0001f41c\ufffd");
}

/// Two images a class, the second of which tests.
std::string csvOf(int classes) {
    std::string text;
    for (int i = 0; i < 2 * classes; ++i) {
        text += std::to_string(i / 2);
        for (int pixel = 0; pixel < kImagePixels; ++pixel) {
            text += "," + std::to_string(pixel == 0 ? i : 0);
        }
        text += "\n";
    }
    return text;
}

TEST(OwnData, OfTwoToAHundredClassesWithoutNamesNumbersNameThem) {
    const synthetic::TemporaryFolder folder;
    for (const int classes : {2, 10, 11, 47, 100}) {
        writeBytes(folder / "own.csv", csvOf(classes));
        const DataSplits data = openData(folder / "own.csv", readNumbered);
        EXPECT_EQ(data.train.labels.back(), classes - 1);
        EXPECT_EQ(data.test.size(), classes);
        EXPECT_EQ(data.train.classes, classes <= 10 ? ClassNames() : numberNames(classes));
        EXPECT_EQ(data.test.classes, data.train.classes);
        const DataFindings found = checkData(data.train, data.test, 0);
        std::vector<int> counts(static_cast<std::size_t>(classes), 1);
        counts.resize(found.classes.size()); // of ten digits at least
        EXPECT_EQ(found.train, counts);
        EXPECT_EQ(classMeans(data.train, static_cast<std::size_t>(classes)).back()[0], 2 * classes - 2);
    }
    writeBytes(folder / "own.csv", csvOf(101));
    EXPECT_NE(
        refusalOf("own.csv", [&] { openData(folder / "own.csv", readNumbered); }).find("holds labels: whole numbers of 0 to 99"),
        std::string::npos);
}

TEST(OwnData, AHundredFoldersArePicturesOfAHundredClasses) {
    const synthetic::TemporaryFolder folder;
    const auto add = [&](int number) {
        const fs::path of = folder / std::to_string(1000 + number);
        fs::create_directories(of);
        writeBytes(of / "1.png", "good");
        writeBytes(of / "2.png", "good");
    };
    for (int number = 0; number < 100; ++number) {
        add(number);
    }
    const DataSplits data = openData(folder.path(), readNumbered);
    EXPECT_EQ(data.train.classes.size(), 100U);
    EXPECT_EQ(data.train.labels.back(), 99);
    add(100);
    EXPECT_NE(refusalOf(folder.path().filename(), [&] { openData(folder.path(), readNumbered); }).find("it holds 101 folders"),
              std::string::npos);
}

TEST(OwnData, WhatSpoilsTrainingIsFound) {
    DataSet train = ownImages({0, 1, 3, 4, 6, 9});
    train.classes = {"ant", "bee"};
    DataSet test = ownImages({0, 7, 12});
    test.images[2].fill(9);
    const DataFindings found = checkData(train, test, 2);
    EXPECT_EQ(found.train, (std::vector<int>{4, 2}));
    EXPECT_EQ(found.leakedTestImages, 1);
    EXPECT_EQ(found.constant, 1);
    EXPECT_FALSE(found.isImbalanced());
    EXPECT_EQ(warningsOf(found).size(), 3U);
    EXPECT_EQ(found.contradicted, 0);
    const DataFindings disputed = checkData(
        ownImages({0, 1, 3, 4}),
        [] {
            DataSet set = ownImages({1, 2, 4, 5, 5});
            set.labels = {1, 2, 2, 0, 1}; // 4 had another label among the training images, 5 has two here
            return set;
        }(),
        0);
    EXPECT_EQ(disputed.contradicted, 4);
    EXPECT_EQ(disputed.contradictedTrain, std::vector{3});
    EXPECT_EQ(disputed.contradictedTest, (std::vector{2, 3, 4}));
    EXPECT_EQ(std::ranges::count_if(warningsOf(disputed),
                                    [](const std::string& warning) { return warning.starts_with("4 images have two labels: "); }),
              1);
    train.labels = {0, 0, 0, 1, 0, 0};
    EXPECT_DOUBLE_EQ(checkData(train, test, 0).imbalance(), 5);
    EXPECT_NE(warningsOf(checkData(train, test, 0)).front().find("ant (5) has 5.0 times"), std::string::npos);
    train.labels = {1, 1, 1, 1, 1, 1};
    EXPECT_EQ(checkData(train, test, 0).emptyClass, 0);
    EXPECT_TRUE(checkData(ownImages({0, 1, 2}), ownImages({3, 4, 5}), 0).emptyClass == 3); // ten digits are expected
    DataSet clean = ownImages({0, 1, 2});
    clean.classes = {"a", "b", "c"};
    EXPECT_TRUE(warningsOf(checkData(clean, ownImages({3, 4, 5}), 0)).empty());
}

TEST(KnownDataSets, WhatTheirPackagesHoldBecomesMnistsFormat) {
    const KnownDataSet& qmnist = *findKnownDataSet("qmnist");
    EXPECT_EQ(unpackSource(qmnist, 3, kOwnFiles / "qmnist-labels.gz").at(DataFile::testLabels),
              synthetic::bigEndian(0x801) + synthetic::bigEndian(2) + "\x07\x03");
    EXPECT_THROW(unpackSource(qmnist, 3, kOwnFiles / "usps.bz2"), std::invalid_argument);
    const synthetic::TemporaryFolder folder; // where torchvision puts it
    fs::copy(kOwnFiles / "qmnist-labels.gz", folder / "qmnist-test-labels-idx2-int.gz");
    EXPECT_EQ(readIdxLabels(findDataFile(folder.path(), DataFile::testLabels, "qmnist-")), (std::vector<std::uint8_t>{7, 3}));
    const RawFiles emnist = unpackSource(*findKnownDataSet("emnist-digits"), 0, kOwnFiles / "emnist.zip");
    ASSERT_EQ(emnist.size(), 4U);
    EXPECT_EQ(emnist.at(DataFile::trainImages), synthetic::idxImages(ownImages({0, 1})));
    EXPECT_EQ(emnist.at(DataFile::testLabels), synthetic::idxLabels(ownImages({2, 3})));
    EXPECT_THROW(unpackSource(*findKnownDataSet("emnist-digits"), 0, kOwnFiles / "keras.npz"), std::invalid_argument);
    const KnownDataSet& balanced = *findKnownDataSet("emnist-balanced");
    const RawFiles letters = unpackSource(balanced, 0, kOwnFiles / "emnist.zip");
    EXPECT_EQ(letters.at(DataFile::trainImages), synthetic::idxImages(ownImages({1, 0})));
    EXPECT_EQ(letters.at(DataFile::testLabels).substr(8), std::string("\x2e\x2c"));
    EXPECT_EQ(balanced.classes.size(), 47U);
    EXPECT_EQ(balanced.classes[46], "t");
    const auto packed = [&](const std::string& bytes) {
        synthetic::writeGzip(folder / "packed.gz", bytes);
        return synthetic::readBytes(folder / "packed.gz");
    };
    DataSet sideways = ownImages({0, 1}); // labels 0 and 1: the second is an A, the first none
    turn(sideways, {.transposed = true});
    for (const char* first : {"\x01", "\0"}) {
        std::vector<std::pair<std::string, std::string>> files;
        for (const std::string split : {"train", "test"}) {
            files.emplace_back("gzip/emnist-letters-" + split + "-images-idx3-ubyte.gz", packed(synthetic::idxImages(sideways)));
            files.emplace_back("gzip/emnist-letters-" + split + "-labels-idx1-ubyte.gz",
                               packed(synthetic::bigEndian(0x801) + synthetic::bigEndian(2) + "\x1a" + std::string(first, 1)));
        }
        writeBytes(folder / "gzip.zip", writeZip(files));
        const KnownDataSet& set = *findKnownDataSet("emnist-letters");
        if (*first == 0) {
            EXPECT_THROW(unpackSource(set, 0, folder / "gzip.zip"), std::invalid_argument);
            continue;
        }
        const RawFiles raw = unpackSource(set, 0, folder / "gzip.zip");
        EXPECT_EQ(raw.at(DataFile::trainImages), synthetic::idxImages(ownImages({0, 1})));
        EXPECT_EQ(raw.at(DataFile::testLabels).substr(8), std::string("\x19\0", 2)) << "Z and A";
        EXPECT_EQ(set.classes[25], "Z");
        fs::create_directory(folder / "own");
        for (const auto& [name, bytes] : files) { // the same files, as they are
            writeBytes(folder / "own" / fs::path(name).filename(), bytes);
        }
        const DataSplits opened = openData(folder / "own", readNumbered);
        EXPECT_EQ(opened.train.images, ownImages({0, 1}).images);
        EXPECT_EQ(className(opened.train.classes, opened.train.labels[0]), "Z");
        EXPECT_EQ(className(opened.test.classes, opened.test.labels[1]), "A");
    }
    EXPECT_EQ(findKnownDataSet("emnist-byclass")->classes.size(), 62U);
    EXPECT_EQ(findKnownDataSet("emnist-byclass")->classes[36], "a");
    const KnownDataSet& kana = *findKnownDataSet("kuzushiji-49");
    EXPECT_EQ(kana.classes.size(), 49U);
    EXPECT_EQ(unpackSource(kana, 0, kOwnFiles / "kmnist-train-imgs.npz").at(DataFile::trainImages),
              synthetic::idxImages(kOwnTrain));
    EXPECT_EQ(unpackSource(kana, 3, kOwnFiles / "kmnist-test-labels.npz").at(DataFile::testLabels),
              synthetic::idxLabels(kOwnTest));
    EXPECT_THROW(unpackSource(kana, 0, kOwnFiles / "kmnist-train-labels.npz"), std::invalid_argument);
    const RawFiles usps = unpackSource(*findKnownDataSet("usps"), 1, kOwnFiles / "usps.bz2");
    EXPECT_EQ(usps.at(DataFile::testLabels).substr(8), std::string("\x09\x00", 2));
    const std::string images = usps.at(DataFile::testImages);
    ASSERT_EQ(images.size(), 16U + 2 * kImagePixels);
    const auto pixel = [&](int n, int x, int y) {
        return static_cast<std::uint8_t>(images[static_cast<std::size_t>(16 + n * kImagePixels + y * kImageSide + x)]);
    };
    EXPECT_EQ(pixel(0, 3, 14), 0); // the margin of 4
    EXPECT_EQ(pixel(0, 4, 4), 255);
    EXPECT_EQ(pixel(0, 23, 23), 255);
    EXPECT_EQ(pixel(0, 24, 14), 0);
    EXPECT_EQ(pixel(1, 4, 10), 0); // the ramp's ends, and between them the mean of what each new pixel covers:
    EXPECT_EQ(pixel(1, 23, 10), 255);
    EXPECT_EQ(pixel(1, 5, 10), 12); // 0.2 of grey 0 and 0.6 of grey 16 (cut off from 17): 0.6 / 0.8 × 16
}

TEST(KnownDataSets, AreScaledWithoutLosingInk) {
    const Picture picture{3, 2, {0, 90, 180, 30, 60, 240}};
    EXPECT_EQ(scaleByArea(picture, 3, 2).pixels, picture.pixels);
    EXPECT_EQ(scaleByArea(picture, 1, 1).pixels, (std::vector<std::uint8_t>{100}));
    EXPECT_EQ(scaleByArea(picture, 2, 1).pixels, (std::vector<std::uint8_t>{35, 165}));
    EXPECT_EQ(scaleByArea(picture, 6, 2).pixels, (std::vector<std::uint8_t>{0, 0, 90, 90, 180, 180, 30, 30, 60, 60, 240, 240}));
}

TEST(KnownDataSets, SayEnoughOfThemselvesToBeFetchedAndChecked) {
    for (const KnownDataSet& set : knownDataSets()) {
        EXPECT_EQ(findKnownDataSet(set.name), &set);
        EXPECT_EQ(set.files.empty(), set.comesAlong()) << set.name;
        EXPECT_EQ(set.raw[0].empty() && set.comesAlong(), false) << set.name;
        for (std::size_t i = 0; i < set.files.size(); ++i) {
            const SourceFile& file = set.files[i];
            EXPECT_TRUE(file.md5.empty() || file.md5.size() == 32U) << file.name;
            EXPECT_TRUE(file.sha256.empty() || file.sha256.size() == 64U) << file.name;
            const bool rawIsKnown = set.raw[static_cast<std::size_t>(filesIn(set, i).front())].size() == 64U;
            EXPECT_TRUE(rawIsKnown || !file.md5.empty() || !file.sha256.empty()) << set.name << " " << file.name;
        }
    }
    EXPECT_EQ(findKnownDataSet("letters"), nullptr);
    EXPECT_EQ(recognisedDataSet({}), nullptr);
    EXPECT_EQ(findKnownDataSet("emnist-digits")->downloadBytes(), 561753746);
    EXPECT_EQ(findKnownDataSet("qmnist")->downloadBytes(), 0); // no source states it
}

} // namespace
} // namespace model
