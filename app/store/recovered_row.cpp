// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/recovered_row.h"

#include "app/store/run_store.h"
#include "model/io/strokes_file.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace app::recovered {
namespace {

bool isText(const QVariant& value) {
    return value.typeId() == QMetaType::QString;
}

bool isInteger(const QVariant& value, qint64 least) {
    return value.typeId() == QMetaType::LongLong && value.toLongLong() >= least;
}

/// A figure that may be missing.
bool isFigure(const QVariant& value) {
    return value.isNull() || value.typeId() == QMetaType::Double;
}

bool isAccuracy(const QVariant& value) {
    return isFigure(value) && (value.isNull() || (value.toDouble() >= 0 && value.toDouble() <= 1));
}

bool isDuration(const QVariant& value) {
    constexpr double kCentury = 3.2e9;
    return isFigure(value) && value.toDouble() >= 0 && value.toDouble() < kCentury;
}

bool isEmptyOr(bool (*check)(const QVariant&), const QVariant& value) {
    return isText(value) && (value.toString().isEmpty() || check(value));
}

bool isId(const QVariant& value) {
    static const QRegularExpression pattern(R"(\A\d{8}-\d{6}-[0-9a-f]{4}\z)");
    return isText(value) && pattern.match(value.toString()).hasMatch();
}

bool isObject(const QVariant& value) {
    return isText(value) && QJsonDocument::fromJson(value.toString().toUtf8()).isObject();
}

bool isModelFile(const QVariant& value) {
    return value.toString().endsWith(".safetensors") && !value.toString().contains('/');
}

bool isHash(const QVariant& value) {
    static const QRegularExpression pattern(R"(\A[0-9a-f]{64}\z)");
    return pattern.match(value.toString()).hasMatch();
}

template <class Enum> bool isName(const QVariant& value, const char* (*name)(Enum), Enum last) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (isText(value) && value.toString() == name(static_cast<Enum>(i))) {
            return true;
        }
    }
    return false;
}

constexpr int kKind = 3; ///< in kRunColumns, after the key

} // namespace

bool isTime(const QVariant& value) {
    return isText(value) && QDateTime::fromString(value.toString(), Qt::ISODate).isValid();
}

bool isDrawing(const QVariantList& row) {
    try {
        model::readStrokesLine(row[2].toString().toStdString());
    } catch (const model::Error&) {
        return false;
    }
    return isInteger(row[1], 0) && row[1].toInt() < model::kClassCount && isText(row[2]) && isTime(row[3]);
}

bool isRun(const QVariantList& row) {
    int next = 0;
    const auto cell = [&]() -> const QVariant& { return row[++next]; };
    return isId(cell()) && isEmptyOr(isId, cell()) && isName(cell(), kindName, model::RunKind::imported) && isText(cell()) &&
           isText(cell()) && isInteger(cell(), 0) && isObject(cell()) && isObject(cell()) && isObject(cell()) && isText(cell()) &&
           isEmptyOr(isHash, cell()) && isInteger(cell(), 0) && isEmptyOr(isTime, cell()) && isEmptyOr(isTime, cell()) &&
           isName(cell(), outcomeName, model::RunOutcome::failed) && isText(cell()) && isInteger(cell(), 0) &&
           isInteger(cell(), 0) && isDuration(cell()) && isAccuracy(cell()) && isAccuracy(cell()) && isAccuracy(cell()) &&
           isInteger(cell(), 0) && isEmptyOr(isModelFile, cell()) && isEmptyOr(isTime, cell());
}

bool isBatchSpan(const QVariantList& row) {
    return isInteger(row[0], 0) && isInteger(row[1], 1) && row[2].typeId() == QMetaType::Double && row[2].toDouble() >= 0 &&
           std::all_of(row.begin() + 3, row.begin() + 6, isFigure) && std::all_of(row.begin() + 6, row.begin() + 9, isAccuracy);
}

bool isEpoch(const QVariantList& row) {
    if (!row[8].isNull() && row[8].toDouble() <= 1) { // images a second: a span of batches has a fraction here
        return false;
    }
    return isInteger(row[0], 1) && isFigure(row[1]) && isAccuracy(row[2]) && isFigure(row[3]) && isAccuracy(row[4]) &&
           isFigure(row[5]) && isDuration(row[6]) && isDuration(row[7]) && isFigure(row[8]);
}

bool isLine(const QVariantList& row) {
    return isTime(row[2]) && isText(row[3]);
}

bool isStudy(const QVariantList& row) {
    return isId(row[1]) && isObject(row[2]) && isTime(row[3]);
}

bool isRecentFile(const QVariantList& row) {
    return isText(row[1]) && !row[1].toString().isEmpty() && isInteger(row[2], 0);
}

bool isImported(const QVariantList& row) {
    return row[kKind].toString() == kindName(model::RunKind::imported);
}

} // namespace app::recovered
