// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/layer_table.h"
#include "app/commands/text_table.h"
#include "app/storage/network_files.h"

#include <nlohmann/json.hpp>

namespace app {
namespace {

using Json = nlohmann::ordered_json;

struct NetworkOptions {
    std::string network; ///< a name or a file
    int classes = 10;
    bool json = false;
};

void listNetworks(const NetworkOptions& options) {
    const OwnNetworks own = ownNetworks();
    std::vector<std::vector<std::string>> rows{{"name", "parameters", ""}};
    const auto add = [&](const model::Network& network, bool isOwn) {
        Json parameters; // null where it cannot work
        std::string about = network.about;
        try {
            parameters = model::Architecture(network, options.classes).parameters();
        } catch (const model::Error& error) {
            about = error.what();
        }
        if (options.json) {
            console::printJson({{"name", network.name}, {"about", network.about}, {"own", isOwn}, {"parameters", parameters}});
        }
        rows.push_back({network.name, parameters.is_null() ? "–" : parameters.dump(), about});
    };
    for (const model::Network& network : model::shippedNetworks()) {
        add(network, false);
    }
    for (const model::Network& network : own.networks) {
        add(network, true);
    }
    if (!options.json) {
        printTable(rows, "lrl");
    }
    for (const UnreadableNetwork& network : own.unreadable) {
        console::printError(network.error);
    }
}

/// On a line, with a space behind each colon and comma; no text in a layer has any.
std::string spaced(const Json& layer) {
    std::string text;
    for (const char c : layer.dump()) {
        text += c;
        text += c == ':' || c == ',' ? " " : "";
    }
    return text;
}

/// On several lines, as a file is written.
void showNetwork(const NetworkOptions& options) {
    const model::Network network = findNetwork(options.network);
    if (options.json) {
        console::printJson(Json::parse(model::toJson(network)));
        return;
    }
    console::print("{\n    \"name\": %s,\n", Json(network.name).dump().c_str());
    if (!network.about.empty()) {
        console::print("    \"about\": %s,\n", Json(network.about).dump().c_str());
    }
    console::print("    \"layers\": [\n");
    const Json layers = Json::parse(model::toJson(network))["layers"];
    for (const Json& layer : layers) {
        console::print("        %s%s\n", spaced(layer).c_str(), &layer == &layers.back() ? "" : ",");
    }
    console::print("    ]\n}\n");
}

void checkNetwork(const NetworkOptions& options) {
    const model::Network network = findNetwork(options.network);
    const auto problems = model::examine(network, options.classes).problems;
    if (problems.empty()) {
        const model::Architecture architecture(network, options.classes);
        options.json ? console::printJson(layersObject(architecture)) : printLayers(architecture);
        return;
    }
    if (options.json) {
        Json list = Json::array();
        for (const model::Error& problem : problems) {
            list.push_back({{"problem", problem.what()}, {"hint", problem.hint()}});
        }
        console::printJson({{"network", network.name}, {"problems", list}});
    }
    for (std::size_t i = 0; i + 1 < problems.size(); ++i) {
        console::printError(problems[i]);
    }
    throw problems.back();
}

void keep(const NetworkOptions& options) {
    const model::Network network = readNetwork(options.network);
    const model::Architecture works(network, options.classes);
    keepNetwork(network);
    console::print("Kept as %s\n", network.name.c_str());
}

} // namespace

void addNetwork(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("network", "List, show and check networks: those that come along, your own, and files");
    app.require_subcommand(1);
    const auto options = std::make_shared<NetworkOptions>();
    const auto add = [&](const char* name, const char* help, void (*work)(const NetworkOptions&)) -> CLI::App& {
        CLI::App& command = *app.add_subcommand(name, help);
        command.callback([options, work] { work(*options); });
        return command;
    };
    const auto addClasses = [options](CLI::App& command) {
        command.add_option("--classes", options->classes, "Classes to tell apart")->check(CLI::Range(2, model::kMaxClasses));
    };
    const auto addJson = [options](CLI::App& command) { command.add_flag("--json", options->json, "Print JSON"); };
    const auto addName = [options](CLI::App& command) {
        command.add_option("network", options->network, "A network's name, or its file")->required();
    };
    CLI::App& list = add("list", "Those that there are, with their parameters", listNetworks);
    addClasses(list);
    addJson(list);
    CLI::App& show = add("show", "The list of layers, to begin a file with", showNetwork);
    addName(show);
    addJson(show);
    CLI::App& check = add("check", "What is wrong with a network, or what each layer does and costs", checkNetwork);
    addName(check);
    addClasses(check);
    addJson(check);
    CLI::App& keeping = add("keep", "Keep a file's network as one of your own, by its name", keep);
    addName(keeping);
    addClasses(keeping);
}

} // namespace app
