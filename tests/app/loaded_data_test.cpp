// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/loaded_data.h"

#include "app/datasets/data_files.h"
#include "model/data/mnist_files.h"
#include "model/data/orientation.h"
#include "tests/synthetic_digits.h"

#include <QTest>

#include <algorithm>

namespace fs = std::filesystem;

class LoadedDataTest : public QObject {
    Q_OBJECT

    synthetic::TemporaryFolder folder_;

    void write(const char* name, const model::DataSet& train) const {
        synthetic::writeDataSet(folder_ / name, 1, 10);
        synthetic::writeBytes(folder_ / name / "train-images-idx3-ubyte", synthetic::idxImages(train));
        synthetic::writeBytes(folder_ / name / "train-labels-idx1-ubyte", synthetic::idxLabels(train));
    }

private slots:
    /// Class by class, but for one stray at the end.
    void whatIsNotKnownIsMixed() {
        const model::DataSet digits = synthetic::digits(400, 8);
        model::DataSet stray;
        for (std::size_t i = 1; i <= 400; ++i) { // from the second nought to the last nine, then the first nought
            const std::size_t from = i % 40 * 10 + i % 400 / 40;
            stray.add(digits.images[from], digits.labels[from]);
        }
        write("stray", stray);
        const app::LoadedData data = app::loadData(folder_ / "stray");
        for (std::size_t first = 0; first < 400; first += 100) {
            for (int digit = 0; digit < 10; ++digit) {
                const auto part = data.train.labels.begin() + static_cast<std::ptrdiff_t>(first);
                QCOMPARE(std::count(part, part + 100, digit), 10);
            }
        }
        write("turns", digits);
        QVERIFY2(app::loadData(folder_ / "turns").hashes == data.hashes, "the order of the file decides nothing");
        QVERIFY2(app::loadSplit(folder_ / "stray", model::Split::train).images == stray.images,
                 "it is looked at as it lies there");
    }

    /// However they lie in their files; what is no set of digits, or lies in a way that nobody chose, stays.
    void digitsAreTurnedToLieAsMnists() {
        const model::DataSet upright = synthetic::digits(200, 8);
        write("upright", upright);
        const app::LoadedData wanted = app::loadData(folder_ / "upright");
        QVERIFY(wanted.notes.empty());
        for (const model::Turning turning : {model::Turning{true, false}, {false, true}, {true, true}}) {
            model::DataSet train = upright;
            model::DataSet test = synthetic::digits(10, 2);
            model::turn(train, turning);
            model::turn(test, turning);
            write("turned", train);
            synthetic::writeBytes(folder_ / "turned" / "t10k-images-idx3-ubyte", synthetic::idxImages(test));
            const app::LoadedData data = app::loadData(folder_ / "turned");
            QVERIFY(data.hashes == wanted.hashes);
            QVERIFY(data.turning.inverted == turning.inverted && data.turning.transposed == turning.transposed);
            QCOMPARE(data.notes.size(), turning.inverted && turning.transposed ? 2U : 1U);
            std::vector<std::string> notes;
            QVERIFY(app::loadSplit(folder_ / "turned", model::Split::test, &notes).images == wanted.test.images); // ten of them
            QVERIFY(notes == data.notes);
        }
        model::DataSet others = upright;
        model::turn(others, {false, true});
        std::ranges::for_each(others.labels, [](std::uint8_t& label) { label = static_cast<std::uint8_t>((label + 3) % 10); });
        write("others", others);
        QVERIFY(app::loadData(folder_ / "others").notes.empty());
        others.labels = upright.labels;
        for (model::DigitImage& image : others.images) {
            model::transpose(image);
            for (auto row = image.begin(); row != image.end(); row += model::kImageSide) {
                std::reverse(row, row + model::kImageSide);
            }
        }
        write("mirrored", others);
        QVERIFY(app::loadData(folder_ / "mirrored").notes.empty());
    }

    /// Every figure of theirs was measured in the order that they were published in.
    void knownDataSetsKeepTheirOrder() {
        const model::DataSet train = synthetic::digits(30, 1);
        write("published", train);
        const fs::path folder = folder_ / "published";
        QVERIFY(app::loadData(folder).train.images != train.images);
        app::DataOrigin origin{"usps", {}};
        for (const model::DataFile file : model::kDataFiles) {
            origin.sha256[static_cast<std::size_t>(file)] = app::sha256Of(app::readRaw(folder / model::dataFileName(file)));
        }
        app::placeFiles(folder, {}, &origin);
        const app::LoadedData known = app::loadData(folder);
        QCOMPARE(known.name, std::string("USPS"));
        QVERIFY(known.train.images == train.images && known.train.labels == train.labels);
        QCOMPARE(known.hashes.trainImages, origin.sha256[0]);
        // The training images decide.
        synthetic::writeBytes(folder / "t10k-images-idx3-ubyte", synthetic::idxImages(synthetic::digits(10, 3)));
        const app::LoadedData measured = app::loadData(folder);
        QCOMPARE(measured.name, std::string("published"));
        QVERIFY(measured.train.images == train.images);
        model::DataSet others = train;
        std::ranges::reverse(others.labels);
        write("published", others);
        QVERIFY(app::loadData(folder).train.images != train.images);
    }
};

QTEST_GUILESS_MAIN(LoadedDataTest)
#include "loaded_data_test.moc"
