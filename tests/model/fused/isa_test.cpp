// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_network.h"

#include "model/formats/network_json.h"
#include "model/network/fused/fma_peak.h"
#include "model/values/error.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace {

/// Sets DIGITLAB_ISA for as long as it lives.
class ForcedIsa {
public:
    explicit ForcedIsa(const char* name) {
        const char* before = std::getenv("DIGITLAB_ISA");
        before_ = before == nullptr ? "" : before;
        setenv("DIGITLAB_ISA", name, 1);
    }
    ~ForcedIsa() { setenv("DIGITLAB_ISA", before_.c_str(), 1); }
    ForcedIsa(const ForcedIsa&) = delete;
    ForcedIsa& operator=(const ForcedIsa&) = delete;

private:
    std::string before_;
};

TEST(Isa, TheEnvironmentForcesOne) {
    for (const model::Isa isa : availableIsas()) {
        const ForcedIsa forced(model::isaName(isa));
        EXPECT_EQ(model::chooseIsa(), isa);
    }
}

TEST(Isa, OtherwiseTheBestOneRuns) {
    const ForcedIsa forced("");
    EXPECT_EQ(model::chooseIsa(), availableIsas().back());
}

TEST(Isa, AnUnknownNameIsAnErrorWithAHint) {
    const ForcedIsa forced("mmx");
    try {
        model::chooseIsa();
        FAIL() << "no exception";
    } catch (const model::Error& error) {
        EXPECT_NE(std::string(error.what()).find("mmx"), std::string::npos);
        EXPECT_NE(error.hint().find("portable"), std::string::npos);
    }
}

TEST(FmaPeak, CountsTheStepsArithmetic) {
    EXPECT_DOUBLE_EQ(model::fused::stepOperations(*model::notebookArchitecture(), 128), 2 * 128 * (3 * 1288260.0 - 56448));
}

} // namespace
