// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/learner.h"
#include "model/network/optimiser_step.h"
#include "model/network/torch/torch_network.h"
#include "model/network/torch/torch_script.h"
#include "model/values/error.h"

#include <ATen/Parallel.h>
#include <torch/version.h>

#include <algorithm>
#include <mutex>
#include <sstream>
#include <type_traits>

namespace model {
namespace {

/// c10's messages end in a stack trace; the first line says what happened.
[[noreturn]] void rethrow(const c10::Error& error) {
    const std::string text = error.what_without_backtrace();
    throw Error("LibTorch reports: " + text.substr(0, text.find('\n')) + ".",
                "Try again with --device cpu and the default recipe.");
}

/// oneDNN is known to be wrong once a learner has tried it.
std::string describeTorch() {
    std::ostringstream text;
    text << "LibTorch " << TORCH_VERSION_MAJOR << '.' << TORCH_VERSION_MINOR << '.' << TORCH_VERSION_PATCH;
    text << (at::globalContext().userEnabledMkldnn() ? "" : " without oneDNN, whose gradients are wrong here");
    return text.str();
}

bool hasCuda() {
    return torch::cuda::is_available();
}

torch::Device chooseDevice(const std::string& name) {
    if (name == "cuda" && !hasCuda()) {
        throw Error("This LibTorch finds no CUDA device.", "Use --device cpu, or a LibTorch that was built with CUDA.");
    }
    return name != "cpu" && hasCuda() ? torch::kCUDA : torch::kCPU;
}

/// Under which key an optimiser keeps a parameter's state: the address as text up to LibTorch 1.13, itself since.
template <class States> auto stateKey(const States&, const torch::Tensor& parameter) {
    if constexpr (std::is_same_v<typename States::key_type, std::string>) {
        std::ostringstream address;
        address << parameter.unsafeGetTensorImpl();
        return address.str();
    } else {
        return static_cast<void*>(parameter.unsafeGetTensorImpl());
    }
}

NamedTensor toNamed(const std::string& name, const std::vector<int>& shape, const torch::Tensor& tensor) {
    const torch::Tensor source = tensor.detach().cpu().contiguous();
    const float* values = source.data_ptr<float>();
    return {name, shape, {values, values + source.numel()}};
}

class TorchLearner final : public Learner {
public:
    TorchLearner(ArchitecturePointer architecture, const LearnerOptions& options)
        : architecture_(std::move(architecture)), threads_(resolveThreads(options.threads)),
          device_(chooseDevice(options.device)) {
        trustOneDnn(*architecture_);
        useThreads();
        {
            static std::mutex generator; // LibTorch's is one for the whole process
            const std::lock_guard lock(generator);
            torch::manual_seed(options.seed);
            network_ = TorchNetwork(*architecture_);
        }
        network_->to(device_);
        const auto parameters = network_->named_parameters();
        const auto buffers = network_->named_buffers();
        for (const TensorSpec& spec : architecture_->tensors()) {
            tensors_.push_back(spec.learned ? parameters[spec.name] : buffers[spec.name]);
        }
    }

    std::string backend() const override { return describeTorch() + (device_.is_cpu() ? ", CPU" : ", CUDA"); }

    const ArchitecturePointer& architecture() const override { return architecture_; }

    Weights weights() const override {
        return collect([](const torch::Tensor& tensor) { return tensor; });
    }

    void setWeights(const Weights& weights) override {
        torch::NoGradGuard guard;
        const auto specs = architecture_->tensors();
        for (std::size_t i = 0; i < specs.size(); ++i) {
            const NamedTensor& source = weights.at(specs[i].name);
            const auto view = torch::from_blob(const_cast<float*>(source.values.data()), tensors_[i].sizes(), torch::kFloat32);
            tensors_[i].copy_(view);
        }
        optimiser_.reset();
    }

    OptimiserState optimiserState() const override {
        OptimiserState state;
        if (!optimiser_) {
            return state;
        }
        state.optimiser = optimiserKind_;
        const auto specs = architecture_->tensors();
        for (std::size_t i = 0; i < specs.size(); ++i) {
            const auto kept = optimiser_->state().find(stateKey(optimiser_->state(), tensors_[i]));
            if (kept == optimiser_->state().end()) {
                continue; // not learned, or momentum is 0
            }
            const auto add = [&](const char* name, const torch::Tensor& buffer) {
                if (buffer.defined()) {
                    state.buffers.push_back(toNamed(specs[i].name + name, specs[i].shape, buffer));
                }
            };
            if (optimiserKind_ == Optimiser::adamw) {
                const auto& moments = static_cast<const torch::optim::AdamWParamState&>(*kept->second);
                state.steps = moments.step();
                add(kFirstMomentBuffer, moments.exp_avg());
                add(kSecondMomentBuffer, moments.exp_avg_sq());
            } else {
                add(kMomentumBuffer, static_cast<const torch::optim::SGDParamState&>(*kept->second).momentum_buffer());
            }
        }
        return state;
    }

    void setOptimiserState(const OptimiserState& state) override {
        optimiser_.reset();
        if (state.buffers.empty()) {
            return; // as after no step
        }
        makeOptimiser(state.optimiser);
        const auto specs = architecture_->tensors();
        std::size_t used = 0;
        const auto find = [&](std::size_t i, const char* name) {
            const std::string whole = specs[i].name + name;
            const auto buffer = std::ranges::find(state.buffers, whole, &NamedTensor::name);
            if (buffer == state.buffers.end()) {
                return torch::Tensor();
            }
            if (elementCount(specs[i].shape) != buffer->values.size()) {
                throw Error("The optimiser's " + whole + " is not of this network's size.", "Start the run anew.");
            }
            ++used;
            return torch::from_blob(const_cast<float*>(buffer->values.data()), tensors_[i].sizes(), torch::kFloat32)
                .to(device_, torch::kFloat32, false, true);
        };
        for (std::size_t i = 0; i < specs.size(); ++i) {
            std::unique_ptr<torch::optim::OptimizerParamState> kept;
            if (state.optimiser == Optimiser::adamw) {
                auto moments = std::make_unique<torch::optim::AdamWParamState>();
                moments->step(state.steps).exp_avg(find(i, kFirstMomentBuffer)).exp_avg_sq(find(i, kSecondMomentBuffer));
                kept = moments->exp_avg().defined() && moments->exp_avg_sq().defined() ? std::move(moments) : nullptr;
            } else {
                auto momentum = std::make_unique<torch::optim::SGDParamState>();
                momentum->momentum_buffer(find(i, kMomentumBuffer));
                kept = momentum->momentum_buffer().defined() ? std::move(momentum) : nullptr;
            }
            if (kept) {
                optimiser_->state()[stateKey(optimiser_->state(), tensors_[i])] = std::move(kept);
            }
        }
        if (used != state.buffers.size()) {
            throw Error("The optimiser's buffers are not this network's.", "Start the run anew.");
        }
    }

    StepResult step(const StepInput& input, const StepSettings& settings) override {
        return guarded([&] {
            const StepResult result = autograd(input);
            configureOptimiser(settings);
            optimiser_->step();
            return result;
        });
    }

    Weights gradients(const StepInput& input) override {
        return guarded([&] {
            autograd(input);
            return collect(
                [](const torch::Tensor& tensor) { return tensor.grad().defined() ? tensor.grad() : torch::zeros_like(tensor); });
        });
    }

    void updateStatistics(std::span<const float> pixels, double momentum) override {
        return guarded([&] {
            torch::NoGradGuard guard;
            network_->train();
            network_->setStatisticsMomentum(momentum);
            network_->forward(toDevice(pixels), {});
            network_->setStatisticsMomentum(kBatchNormMomentum);
        });
    }

    void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) override {
        constexpr std::size_t kChunk = 500;
        const auto classes = static_cast<std::size_t>(architecture_->classes());
        return guarded([&] {
            torch::InferenceMode guard;
            network_->eval();
            for (std::size_t first = 0; first < images.size(); first += kChunk) {
                const std::size_t count = std::min(kChunk, images.size() - first);
                const auto size = static_cast<std::int64_t>(count);
                auto* bytes = const_cast<std::uint8_t*>(images[first].data());
                torch::Tensor x =
                    torch::from_blob(bytes, {size, 1, kImageSide, kImageSide}, torch::kUInt8).to(device_, torch::kFloat32);
                x.div_(255.0F).sub_(kPixelMean).div_(kPixelDeviation);
                const torch::Tensor y = network_->forward(x, {}).cpu().contiguous();
                std::copy_n(y.data_ptr<float>(), count * classes, &logProbabilities[first * classes]);
            }
        });
    }

private:
    /// `work`, with this learner's number of threads and LibTorch's exceptions as ours.
    template <class Work> std::invoke_result_t<Work> guarded(const Work& work) const {
        try {
            useThreads();
            return work();
        } catch (const c10::Error& error) {
            rethrow(error);
        }
    }

    /// LibTorch keeps the number of threads per calling thread.
    void useThreads() const {
        if (at::get_num_threads() != threads_) {
            at::set_num_threads(threads_);
        }
    }

    /// Images [N,1,28,28].
    torch::Tensor toDevice(std::span<const float> pixels) const {
        const auto count = static_cast<std::int64_t>(pixels.size() / kImagePixels);
        return torch::from_blob(const_cast<float*>(pixels.data()), {count, 1, kImageSide, kImageSide}).to(device_);
    }

    /// Weight decay is for weights, the first group of parameters; biases and batch norm's are the second one.
    void makeOptimiser(Optimiser kind) {
        std::vector<torch::optim::OptimizerParamGroup> groups;
        for (const bool decayed : {true, false}) {
            std::vector<torch::Tensor> parameters;
            std::copy_if(tensors_.begin(), tensors_.end(), std::back_inserter(parameters),
                         [&](const torch::Tensor& tensor) { return tensor.requires_grad() && (tensor.dim() > 1) == decayed; });
            groups.emplace_back(std::move(parameters));
        }
        optimiserKind_ = kind;
        if (kind == Optimiser::adamw) {
            optimiser_ = std::make_unique<torch::optim::AdamW>(groups, torch::optim::AdamWOptions());
        } else {
            optimiser_ = std::make_unique<torch::optim::SGD>(groups, torch::optim::SGDOptions(0)); // a rate comes with each step
        }
    }

    void configureOptimiser(const StepSettings& settings) {
        if (!optimiser_ || optimiserKind_ != settings.optimiser) {
            makeOptimiser(settings.optimiser);
        }
        for (std::size_t i = 0; i < 2; ++i) {
            torch::optim::OptimizerOptions& options = optimiser_->param_groups()[i].options();
            const double decay = i == 0 ? settings.weightDecay : 0;
            if (optimiserKind_ == Optimiser::adamw) {
                auto& adamw = static_cast<torch::optim::AdamWOptions&>(options);
                adamw.lr(settings.learningRate).betas({settings.momentum, 0.999}).weight_decay(decay);
            } else {
                auto& sgd = static_cast<torch::optim::SGDOptions&>(options);
                sgd.lr(settings.learningRate).momentum(settings.momentum).weight_decay(decay);
                sgd.nesterov(optimiserKind_ == Optimiser::nesterov && settings.momentum > 0);
            }
        }
    }

    template <class Pick> Weights collect(Pick pick) const {
        torch::NoGradGuard guard;
        Weights result{{}, architecture_};
        const auto specs = architecture_->tensors();
        for (std::size_t i = 0; i < specs.size(); ++i) {
            result.tensors.push_back(toNamed(specs[i].name, specs[i].shape, pick(tensors_[i])));
        }
        return result;
    }

    StepResult autograd(const StepInput& input) {
        const auto count = static_cast<std::int64_t>(input.labels.size());
        const torch::Tensor labels =
            torch::from_blob(const_cast<std::uint8_t*>(input.labels.data()), {count}, torch::kUInt8).to(device_, torch::kInt64);
        network_->train();
        torch::manual_seed(input.dropoutSeed); // the masks depend on the step alone, not on earlier draws
        network_->zero_grad();
        const double temperature = input.temperature;
        torch::Tensor output = network_->forward(toDevice(input.pixels), input.dropout);
        if (temperature != 1) {
            output = torch::log_softmax(output / temperature, 1);
        }
        torch::Tensor loss;
        if (input.targets.empty()) {
            loss = torch::nll_loss(output, labels);
        } else {
            const torch::Tensor targets = torch::from_blob(const_cast<float*>(input.targets.data()), output.sizes()).to(device_);
            loss = -(targets * output).sum(1).mean();
        }
        loss = loss * (temperature * temperature);
        loss.backward();
        return {static_cast<double>(loss.item<float>()),
                static_cast<int>((output.argmax(1) == labels).sum().item<std::int64_t>())};
    }

    ArchitecturePointer architecture_;
    int threads_;
    torch::Device device_;
    TorchNetwork network_{nullptr};
    std::vector<torch::Tensor> tensors_; ///< in `Architecture::tensors()` order; they share their memory with the network
    std::unique_ptr<torch::optim::Optimizer> optimiser_; ///< made by the first step, with no momentum yet
    Optimiser optimiserKind_ = Optimiser::sgd;
};

Learner* makeTorchLearner(ArchitecturePointer architecture, const LearnerOptions& options) {
    return new TorchLearner(std::move(architecture), options);
}

} // namespace
} // namespace model

extern "C" __attribute__((visibility("default"))) const model::TorchEngine* digitlab_torch_engine() {
    static constexpr model::TorchEngine engine{&model::makeTorchLearner, &model::describeTorch, &model::hasCuda,
                                               &model::writeTorchModule, &model::runTorchModule};
    return &engine;
}
