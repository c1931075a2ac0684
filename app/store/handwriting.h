// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/data_set.h"
#include "model/io/strokes_file.h"

#include <QList>
#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace app {

/// Where the user's own drawings lie.
std::filesystem::path handwritingPath();

/// Labelled drawings as images to learn from. Throws `model::Error` naming the file when one has no label or no ink.
model::DataSet framedDrawings(const std::vector<model::StrokesRecord>& records, const std::filesystem::path& file);

/// The user's own drawings in a strokes file. Every change is written at once and atomically; what cannot be written did not
/// happen. A file that cannot be read is reported and never overwritten.
class Handwriting : public QObject {
    Q_OBJECT

public:
    explicit Handwriting(std::filesystem::path path = handwritingPath());

public slots:
    void load();
    /// Adds a drawing; the one that was added last gets the new meaning instead.
    void add(int digit, const model::Drawing& drawing);
    void remove(const QList<int>& indices);
    void relabel(const QList<int>& indices, int digit);
    void importFrom(const QString& path);
    void exportTo(const QString& path);
    /// Takes back the last change; once.
    void undo();

signals:
    /// All drawings, framed, in their order.
    void changed(const std::shared_ptr<const model::DataSet>& drawings);
    void added(int digit, int drawings);
    void removed(int drawings);
    void imported(int drawings);
    void exported(const QString& path);
    void failed(const QString& what, const QString& hint);

private:
    using Records = std::vector<model::StrokesRecord>;

    void read();
    void replace(Records records);
    void change(const std::function<void(Records& records)>& edit, const std::function<void()>& done);

    std::filesystem::path path_;
    bool loaded_ = false;
    Records records_;
    Records before_; ///< the last change
};

} // namespace app
