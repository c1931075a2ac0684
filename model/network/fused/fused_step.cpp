// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/fused_step.h"

#include "model/network/fused/training_step.h"

namespace model {

class FusedStep::Impl : public fused::TrainingStep {
public:
    using TrainingStep::TrainingStep;
};

FusedStep::FusedStep(ArchitecturePointer architecture, int threads, Isa isa)
    : impl_(std::make_unique<Impl>(*architecture, threads, isa)) {}
FusedStep::~FusedStep() = default;

std::size_t FusedStep::memory(const Architecture& architecture, int samples, int threads, Isa isa) {
    return fused::stepMemory(fused::Plan(architecture), samples, threads, fused::kernelsOf(isa).lanes);
}

StepResult FusedStep::run(const StepInput& input, std::span<float* const> tensors, std::span<float* const> gradients) {
    return impl_->run(input, tensors, gradients);
}

void FusedStep::updateStatistics(std::span<const float> pixels, double momentum, std::span<float* const> tensors) {
    impl_->updateStatistics(pixels, momentum, tensors);
}

} // namespace model
