// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

/// The recorded answers of PyTorch and torchvision, when they lie beside the checkout.
inline std::filesystem::path sharedReference() {
    return std::filesystem::path(DIGITLAB_SHARED) / "reference";
}

/// Real MNIST for the tests that want it: $DIGITLAB_DATA when set, else nothing.
inline std::filesystem::path mnistFolder() {
    const char* folder = std::getenv("DIGITLAB_DATA");
    return folder == nullptr ? "" : folder;
}

inline std::string readFile(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A CSV's rows after the header; quoted fields may hold commas.
inline std::vector<std::vector<std::string>> readCsv(const std::filesystem::path& path) {
    std::istringstream in(readFile(path));
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> fields(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.emplace_back();
            } else if (c != '\r') {
                fields.back() += c;
            }
        }
        rows.push_back(std::move(fields));
    }
    rows.erase(rows.begin());
    return rows;
}
