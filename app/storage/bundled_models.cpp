// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/bundled_models.h"

#include "app/storage/network_files.h"
#include "model/formats/tensor_files.h"
#include "model/network/class_order.h"
#include "model/values/error.h"

#include <QFile>

// The linker drops the resources of a static library unless they are initialised explicitly.
static void initialiseModelResources() {
    Q_INIT_RESOURCE(models);
}

namespace app {

namespace {

model::Model readResource(const QString& path, const std::string& name) {
    initialiseModelResources();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw model::Error("The " + name + " is missing from this build.", "Install DigitLab again.");
    }
    const QByteArray bytes = file.readAll();
    return model::readSafetensors(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), name);
}

} // namespace

model::Model bundledModel() {
    return readResource(":/models/pen.safetensors", "bundled model");
}

model::Model bundledGuard() {
    return readResource(":/models/guard.safetensors", "bundled guard network");
}

model::Model modelOrDefault(const ChosenModel& chosen) {
    return chosen.file.empty() ? bundledModel() : readModel(chosen.file, chosen.network);
}

model::Model modelFor(const ChosenModel& chosen, const model::ClassNames& classes) {
    return model::withClasses(modelOrDefault(chosen), classes, chosen.file.empty() ? "The bundled model" : chosen.file);
}

} // namespace app
