// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/handwriting.h"

#include "app/report_errors.h"
#include "app/store/data_folder.h"
#include "model/ink/ink.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace app {

namespace fs = std::filesystem;

fs::path handwritingPath() {
    return homeFolder() / "handwriting.jsonl";
}

model::DataSet framedDrawings(const std::vector<model::StrokesRecord>& records, const fs::path& file) {
    model::DataSet set;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto image = model::frameDrawing(records[i].drawing);
        if (!image || !records[i].digit) {
            throw model::Error(file.string() + ": drawing " + std::to_string(i + 1) +
                                   (image ? " says not which digit it is." : " has no ink."),
                               "Each line needs its \"digit\" and its \"strokes\".");
        }
        set.images.push_back(*image);
        set.labels.push_back(static_cast<std::uint8_t>(*records[i].digit));
    }
    return set;
}

Handwriting::Handwriting(fs::path path) : path_(std::move(path)) {}

void Handwriting::read() {
    if (loaded_) {
        return;
    }
    Records records;
    if (fs::exists(path_)) {
        records = model::readStrokesFile(path_);
        framedDrawings(records, path_); // or it is no handwriting
    }
    records_ = std::move(records);
    loaded_ = true;
}

void Handwriting::replace(Records records) {
    const auto drawings = std::make_shared<const model::DataSet>(framedDrawings(records, path_));
    if (records.empty()) {
        fs::remove(path_);
    } else {
        fs::create_directories(path_.parent_path());
        model::writeStrokesFile(path_, records);
    }
    before_ = std::exchange(records_, std::move(records));
    emit changed(drawings);
}

void Handwriting::change(const std::function<void(Records&)>& edit, const std::function<void()>& done) {
    reportErrors(
        [&] {
            read();
            Records records = records_;
            edit(records);
            replace(std::move(records));
            done();
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
}

void Handwriting::load() {
    reportErrors(
        [&] {
            read();
            emit changed(std::make_shared<const model::DataSet>(framedDrawings(records_, path_)));
        },
        [this](const QString& what, const QString& hint) {
            emit failed(what, hint + " Until then your drawings are not kept; this file stays as it is.");
        });
}

void Handwriting::add(int digit, const model::Drawing& drawing) {
    change(
        [&](Records& records) {
            if (!records.empty() && records.back().drawing == drawing) {
                records.back().digit = digit;
            } else {
                records.push_back({std::to_string(records.size() + 1), digit, {}, drawing});
            }
        },
        [&] { emit added(digit, static_cast<int>(records_.size())); });
}

void Handwriting::remove(const QList<int>& indices) {
    QList<int> descending = indices;
    std::sort(descending.begin(), descending.end(), std::greater<>());
    change(
        [&](Records& records) {
            for (const int index : descending) {
                records.erase(records.begin() + index);
            }
        },
        [&] { emit removed(static_cast<int>(indices.size())); });
}

void Handwriting::relabel(const QList<int>& indices, int digit) {
    change(
        [&](Records& records) {
            for (const int index : indices) {
                records.at(static_cast<std::size_t>(index)).digit = digit;
            }
        },
        [] {});
}

void Handwriting::importFrom(const QString& path) {
    std::size_t count = 0;
    change(
        [&](Records& records) {
            const fs::path from = path.toStdString();
            Records more = model::readStrokesFile(from);
            framedDrawings(more, from); // fails with that file's name
            count = more.size();
            std::move(more.begin(), more.end(), std::back_inserter(records));
        },
        [&] { emit imported(static_cast<int>(count)); });
}

void Handwriting::exportTo(const QString& path) {
    reportErrors(
        [&] {
            read();
            model::writeStrokesFile(path.toStdString(), records_);
            emit exported(path);
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
}

void Handwriting::undo() {
    change([this](Records& records) { records = before_; }, [] {});
}

} // namespace app
