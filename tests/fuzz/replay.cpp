// SPDX-License-Identifier: GPL-3.0-or-later
// The main of a target without a fuzzer: every seed and every file that was kept, once.
//   fuzz_NAME_replay FOLDER…            replays
//   fuzz_NAME_replay --seeds FOLDER     writes the seeds there
#include "tests/fuzz/target.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

namespace fs = std::filesystem;

namespace {

void replay(const std::string& input) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

int replayFolders(int count, char** folders) {
    int inputs = 0;
    for (int i = 0; i < count; ++i) {
        for (const auto& entry : fs::directory_iterator(folders[i])) {
            std::fprintf(stderr, "%s\n", entry.path().c_str()); // the last one is what it died of
            std::ifstream in(entry.path(), std::ios::binary);
            replay({std::istreambuf_iterator<char>(in), {}});
            ++inputs;
        }
    }
    if (inputs == 0) {
        std::fputs("There are no inputs: this would pass for nothing.\n", stderr);
        return 1;
    }
    for (const std::string& seed : fuzz::seeds()) {
        replay(seed);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == "--seeds") {
        int number = 0;
        for (const std::string& seed : fuzz::seeds()) {
            std::ofstream(fs::path(argv[2]) / ("seed-" + std::to_string(++number)), std::ios::binary) << seed;
        }
        return 0;
    }
    return replayFolders(argc - 1, argv + 1);
}
