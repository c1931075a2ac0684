// SPDX-License-Identifier: GPL-3.0-or-later
// Recipe files.
#include "model/formats/recipe_json.h"
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"

std::vector<std::string> fuzz::seeds() {
    model::Recipe recipe;
    recipe.seed = ~std::uint64_t{0};
    recipe.schedule = model::Schedule::oneCycle;
    recipe.augmentation.styles.openNine = 0.25;
    recipe.distillation.teachers = 2;
    return {model::recipeToJson(recipe), model::recipeToJson({}, 4),
            R"({"name":"\u00e9\\\"","augmentation":{"enabled":false,"styles":{}},"distillation":{}})"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::view(data, size);
    const auto read = [&] {
        constexpr std::size_t kTimes = 100;
        const fuzz::AllocationBound bound((1U << 16) + kTimes * size);
        return fuzz::valueOrRefusal("the file", [&] { return model::recipeFromJson(input, "the file"); });
    }();
    if (read) {
        model::validate(*read);
        for (const int indent : {-1, 4}) {
            const std::string written = model::recipeToJson(*read, indent);
            fuzz::require(model::recipeFromJson(written, "what was written") == *read, "a recipe comes back as it was");
        }
    }
    return 0;
}
