// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the shells' completions from the commands' own descriptions; packages bring them.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace app {
namespace {

struct Word {
    std::string text;
    std::string description;
    bool takesValue = false;
};

/// A command by its path from the root, "/runs/list", with what can follow it.
struct Place {
    std::string path;
    std::vector<Word> commands;
    std::vector<Word> options;
};

void collect(const CLI::App& command, const std::string& path, std::vector<Place>& places) {
    const auto isShown = [](const auto* entry) { return !entry->get_group().empty(); };
    Place place{path, {}, {}};
    for (const CLI::Option* option : command.get_options(isShown)) {
        const bool takesValue = option->get_items_expected_max() > 0;
        for (const std::string& name : option->get_lnames()) {
            place.options.push_back({"--" + name, option->get_description(), takesValue});
        }
        for (const std::string& name : option->get_snames()) {
            place.options.push_back({"-" + name, option->get_description(), takesValue});
        }
    }
    const auto innerCommands = command.get_subcommands(isShown);
    for (const CLI::App* inner : innerCommands) {
        place.commands.push_back({inner->get_name(), inner->get_description()});
    }
    places.push_back(std::move(place));
    for (const CLI::App* inner : innerCommands) {
        collect(*inner, path + '/' + inner->get_name(), places);
    }
}

std::vector<Place> placesOf(const CLI::App& root) {
    std::vector<Place> places;
    collect(root, "", places);
    return places;
}

/// In single quotes; one within ends them, stands escaped, and begins them anew. Of several lines the first.
std::string inQuotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text.substr(0, text.find('\n'))) {
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return out + '\'';
}

/// `case` branches that walk from the words already typed to the command they name. bash and zsh read them alike.
std::string walk(const std::vector<Place>& places) {
    std::string patterns;
    for (const Place& place : places) {
        if (!place.path.empty()) {
            patterns += (patterns.empty() ? "" : "|") + place.path;
        }
    }
    return "        case \"$place/$word\" in\n            " + patterns + ") place=\"$place/$word\" ;;\n        esac\n";
}

std::string bashCompletion(const CLI::App& root) {
    const std::vector<Place> places = placesOf(root);
    std::string branches;
    for (const Place& place : places) {
        std::string words;
        for (const auto* list : {&place.commands, &place.options}) {
            for (const Word& word : *list) {
                words += (words.empty() ? "" : " ") + word.text;
            }
        }
        branches += "        " + inQuotes(place.path) + ") words=" + inQuotes(words) + " ;;\n";
    }
    return "# Completions of digitlab for bash.\n"
           "_digitlab() {\n"
           "    local place='' words='' word\n"
           "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n" +
           walk(places) +
           "    done\n"
           "    case \"$place\" in\n" +
           branches +
           "    esac\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n"
           "}\n"
           "complete -o default -F _digitlab digitlab\n";
}

std::string zshCompletion(const CLI::App& root) {
    const std::vector<Place> places = placesOf(root);
    const auto described = [](const std::vector<Word>& words) {
        std::string out;
        for (const Word& word : words) {
            out += ' ' + inQuotes(word.text + ':' + word.description);
        }
        return out;
    };
    std::string branches;
    for (const Place& place : places) {
        branches += "        " + inQuotes(place.path) + ")\n            commands=(" + described(place.commands) +
                    " )\n            options=(" + described(place.options) + " )\n            ;;\n";
    }
    return "#compdef digitlab\n"
           "# Completions of digitlab for zsh.\n"
           "local place='' word\n"
           "local -a commands options\n"
           "for word in \"${(@)words[2,CURRENT-1]}\"; do\n" +
           walk(places) +
           "done\n"
           "case \"$place\" in\n" +
           branches +
           "esac\n"
           "if [[ $words[CURRENT] == -* ]]; then\n"
           "    _describe -o 'option' options\n"
           "elif (( $#commands )); then\n"
           "    _describe 'command' commands\n"
           "else\n"
           "    _files\n"
           "fi\n";
}

std::string fishCompletion(const CLI::App& root) {
    std::string out = "# Completions of digitlab for fish.\n";
    for (const Place& place : placesOf(root)) {
        std::string condition = place.commands.empty() ? "" : "not __fish_seen_subcommand_from";
        for (const Word& word : place.commands) {
            condition += ' ' + word.text;
        }
        std::string path = place.path;
        while (!path.empty()) {
            const std::size_t slash = path.rfind('/');
            condition = "__fish_seen_subcommand_from " + path.substr(slash + 1) + (condition.empty() ? "" : "; and ") + condition;
            path.resize(slash);
        }
        const std::string begin = "complete -c digitlab -n " + inQuotes(condition);
        for (const Word& word : place.commands) {
            out += begin + " -f -a " + word.text + " -d " + inQuotes(word.description) + '\n';
        }
        for (const Word& word : place.options) {
            const bool isLong = word.text.starts_with("--");
            out += begin + (isLong ? " -l " + word.text.substr(2) : " -s " + word.text.substr(1)) +
                   (word.takesValue ? " -r" : "") + " -d " + inQuotes(word.description) + '\n';
        }
    }
    return out;
}

} // namespace

void addCompletion(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("completion", "Write what a shell sources to complete commands and options")->group("");
    const std::map<std::string, std::string (*)(const CLI::App&)> writers{
        {"bash", bashCompletion}, {"zsh", zshCompletion}, {"fish", fishCompletion}};
    const auto shell = std::make_shared<std::string>();
    app.add_option("shell", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember(writers));
    app.callback([&root, writers, shell] { std::fputs(writers.at(*shell)(root).c_str(), stdout); });
}

} // namespace app
