// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_environment.h"

#include "model/network/isa.h"
#include "model/network/learner.h"

#include <QSysInfo>

#include <fstream>

namespace app {

std::string processorName() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) {
            return line.substr(colon + 2);
        }
    }
    return QSysInfo::currentCpuArchitecture().toStdString();
}

model::RunEnvironment runEnvironment(int threads, const std::string& backend) {
    return {std::string("DigitLab ") + DIGITLAB_VERSION,
            model::torchDescription(),
            qVersion(),
            QSysInfo::prettyProductName().toStdString(),
            processorName(),
            model::isaName(model::chooseIsa()),
            model::resolveThreads(threads),
            backend};
}

} // namespace app
