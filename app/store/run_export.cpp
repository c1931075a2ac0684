// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/run_export.h"

#include "model/error.h"
#include "model/io/atomic_file.h"

namespace app {

void exportRuns(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& path) {
    std::string text;
    for (const std::string& id : ids) {
        text += store.find(id).id + "\n";
    }
    model::writeFileAtomically(path, text);
}

} // namespace app
