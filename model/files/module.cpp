// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/module.h"

#include "model/values/error.h"

#include <dlfcn.h>

namespace model {

namespace fs = std::filesystem;

fs::path findModule(const std::string& module) {
    const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
    for (const fs::path& folder : {here, here / DIGITLAB_MODULE_FOLDER}) {
        if (fs::exists(folder / module)) {
            return folder / module;
        }
    }
    return {};
}

void* moduleSymbol(const std::string& module, const char* symbol, const std::string& library, const std::string& hint) {
    const fs::path path = findModule(module);
    if (path.empty()) {
        throw Error(library + " is not installed for DigitLab: there is no " + module + ".", hint);
    }
    void* loaded = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* address = loaded == nullptr ? nullptr : dlsym(loaded, symbol);
    if (address == nullptr) {
        const char* reason = dlerror();
        throw Error(library + " cannot be loaded: " + std::string(reason == nullptr ? "unknown reason" : reason) + ".",
                    "Install the packages that DigitLab needs again.");
    }
    return address;
}

} // namespace model
