// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace app {

/// The subcommands that --help shows, in its order.
inline std::vector<const CLI::App*> shownCommands(const CLI::App& command) {
    return command.get_subcommands([](const CLI::App* inner) { return !inner->get_group().empty(); });
}

/// The options that --help shows, in its order, positional ones among them.
inline std::vector<const CLI::Option*> shownOptions(const CLI::App& command) {
    return command.get_options([](const CLI::Option* option) { return !option->get_group().empty(); });
}

/// What stands for an option's value: "INT", or the values that it may have, "cosine|linear"; empty for a flag.
inline std::string valueName(const CLI::Option& option) {
    if (option.get_items_expected_max() == 0) {
        return {};
    }
    std::string name = option.get_type_name(); // ":INT", "TEXT:FILE", ":value in {cosine->2,linear->1} OR {2,1}"
    const std::size_t open = name.find('{');
    if (open == std::string::npos) {
        return name.substr(name.find_last_of(':') + 1);
    }
    std::string values;
    for (std::size_t at = open + 1; at < name.find('}', open);) {
        const std::size_t end = name.find_first_of(",}", at);
        const std::string value = name.substr(at, end - at);
        values += (values.empty() ? "" : "|") + value.substr(0, value.find("->"));
        at = end + 1;
    }
    return values;
}

} // namespace app
