// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"
#include "model/network/architecture.h"
#include "model/values/error.h"

#include <onnx/checker.h>
#include <onnx/common/version.h>
#include <onnx/defs/attr_proto_util.h>
#include <onnx/defs/schema.h>
#include <onnx/onnx_pb.h>
#include <onnx/shape_inference/implementation.h>

/// The ONNX library needs protobuf, which takes a while to load: a module of its own, loaded by onnx.cpp.
namespace model {
namespace {

/// The oldest that the runtimes in use read as well as the newest; batch norm and log-softmax mean what they do in PyTorch.
constexpr int kOpset = 13;
constexpr int kIrVersion = 7;

using Extents = std::vector<std::int64_t>;

class GraphWriter {
public:
    explicit GraphWriter(onnx::GraphProto& graph) : graph_(graph) {}

    /// Adds `input` → operation → its result, whose name is returned; `parameters` follow as further inputs.
    std::string add(const char* operation, const std::string& input = {}, const std::vector<std::string>& parameters = {},
                    const std::string& output = {}) {
        onnx::NodeProto& node = *graph_.add_node();
        node.set_op_type(operation);
        node.set_name(operation + std::to_string(graph_.node_size()));
        if (!input.empty()) {
            node.add_input(input);
        }
        for (const std::string& parameter : parameters) {
            node.add_input(parameter);
        }
        node.add_output(output.empty() ? node.name() + "_out" : output);
        return node.output(0);
    }

    /// An attribute of the operation that was added last.
    template <class Value> void set(const char* name, const Value& value) {
        *graph_.mutable_node(graph_.node_size() - 1)->add_attribute() = onnx::MakeAttribute(name, value);
    }

private:
    onnx::GraphProto& graph_;
};

/// float32 [N, extents…]; what an image's axes are is said, too (onnx/docs/TypeDenotation.md, DimensionDenotation.md).
void describe(onnx::ValueInfoProto& value, const char* name, const std::vector<int>& extents, bool image) {
    value.set_name(name);
    if (image) {
        value.mutable_type()->set_denotation("IMAGE");
    }
    auto& type = *value.mutable_type()->mutable_tensor_type();
    type.set_elem_type(onnx::TensorProto::FLOAT);
    type.mutable_shape()->add_dim()->set_dim_param("N");
    for (const int extent : extents) {
        type.mutable_shape()->add_dim()->set_dim_value(extent);
    }
    for (int axis = 0; image && axis < type.shape().dim_size(); ++axis) {
        type.mutable_shape()->mutable_dim(axis)->set_denotation(axis == 0   ? "DATA_BATCH"
                                                                : axis == 1 ? "DATA_CHANNEL"
                                                                            : "DATA_FEATURE");
    }
}

void addNodes(onnx::GraphProto& graph, const Architecture& architecture, bool grey) {
    GraphWriter writer(graph);
    std::string x = "image";
    constexpr std::pair<const char*, float> kNormalisation[]{{"Div", 255.0F}, {"Sub", kPixelMean}, {"Div", kPixelDeviation}};
    for (const auto& [operation, number] : kNormalisation) {
        if (grey) {
            const std::string constant = writer.add("Constant");
            writer.set("value_float", number);
            x = writer.add(operation, x, {constant});
        }
    }
    bool flat = false; // [N,C], as linear layers leave it, not [N,C,H,W]
    const auto flatten = [&] {
        if (!flat) {
            x = writer.add("Flatten", x);
            writer.set("axis", std::int64_t{1});
        }
        flat = true;
    };
    const auto unflatten = [&](const Extent& extent) {
        if (flat) {
            const std::string shape = writer.add("Constant");
            writer.set("value_ints", Extents{-1, extent.channels, 1, 1});
            x = writer.add("Reshape", x, {shape});
        }
        flat = false;
    };
    for (const PlacedLayer& placed : architecture.layers()) {
        const Layer& layer = placed.layer;
        std::vector<std::string> tensors;
        const auto specs = architecture.tensors();
        for (std::size_t i = placed.firstTensor; i < specs.size() && specs[i].name.starts_with(placed.name + "."); ++i) {
            tensors.push_back(specs[i].name);
        }
        switch (layer.kind) {
        case LayerKind::convolution:
            unflatten(placed.input);
            x = writer.add("Conv", x, tensors);
            writer.set("kernel_shape", Extents(2, layer.kernel));
            writer.set("pads", Extents(4, layer.padding));
            if (layer.stride > 1) {
                writer.set("strides", Extents(2, layer.stride));
            }
            break;
        case LayerKind::linear:
            flatten();
            x = writer.add("Gemm", x, tensors);
            writer.set("transB", std::int64_t{1});
            break;
        case LayerKind::batchNorm:
            x = writer.add("BatchNormalization", x, tensors);
            writer.set("epsilon", static_cast<float>(kBatchNormEpsilon));
            break;
        case LayerKind::relu:
            x = writer.add("Relu", x);
            break;
        case LayerKind::leakyRelu:
            x = writer.add("LeakyRelu", x);
            writer.set("alpha", static_cast<float>(layer.slope));
            break;
        case LayerKind::dropout:
            break;
        case LayerKind::maxPooling:
        case LayerKind::averagePooling:
            x = writer.add(layer.kind == LayerKind::maxPooling ? "MaxPool" : "AveragePool", x);
            writer.set("kernel_shape", Extents(2, layer.size));
            writer.set("strides", Extents(2, layer.size));
            break;
        case LayerKind::globalAveragePooling:
            unflatten(placed.input);
            x = writer.add("GlobalAveragePool", x);
            break;
        }
    }
    flatten();
    writer.add("LogSoftmax", x, {}, "log_probabilities");
    writer.set("axis", std::int64_t{1});
}

std::string writeOnnxModel(const Weights& weights, const std::vector<std::pair<std::string, std::string>>& metadata, bool grey) {
    onnx::ModelProto model;
    model.set_ir_version(kIrVersion);
    model.add_opset_import()->set_version(kOpset);
    model.set_producer_name("DigitLab");
    model.set_producer_version(DIGITLAB_VERSION);
    for (const auto& [key, value] : metadata) {
        auto& entry = *model.add_metadata_props();
        entry.set_key(key);
        entry.set_value(value);
    }
    onnx::GraphProto& graph = *model.mutable_graph();
    graph.set_name("digitlab");
    describe(*graph.add_input(), "image", {1, kImageSide, kImageSide}, true);
    describe(*graph.add_output(), "log_probabilities", {weights.classes()}, false);
    for (const NamedTensor& tensor : weights.tensors) {
        onnx::TensorProto& proto = *graph.add_initializer();
        proto.set_name(tensor.name);
        proto.set_data_type(onnx::TensorProto::FLOAT);
        for (const int extent : tensor.shape) {
            proto.add_dims(extent);
        }
        proto.mutable_float_data()->Add(tensor.values.begin(), tensor.values.end());
    }
    addNodes(graph, *weights.architecture, grey);
    return model.SerializeAsString();
}

OnnxContent readOnnxModel(std::string_view bytes) {
    const std::string hint = "Build DigitLab with another ONNX library.";
    onnx::ModelProto model;
    if (!model.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        throw Error("The ONNX file is damaged.", hint);
    }
    try {
        onnx::checker::check_model(model);
        // Shapes too: the checker alone looks at each node by itself.
        const onnx::ShapeInferenceOptions strict(true, 1, false);
        onnx::shape_inference::InferShapes(model, onnx::OpSchemaRegistry::Instance(), strict);
    } catch (const std::exception& error) {
        throw Error("ONNX's checker refuses the file: " + std::string(error.what()), hint);
    }
    OnnxContent content;
    for (const auto& entry : model.metadata_props()) {
        content.metadata.emplace_back(entry.key(), entry.value());
    }
    for (const onnx::TensorProto& proto : model.graph().initializer()) {
        NamedTensor& tensor = content.tensors.emplace_back();
        tensor.name = proto.name();
        tensor.shape.assign(proto.dims().begin(), proto.dims().end());
        tensor.values.assign(proto.float_data().begin(), proto.float_data().end());
    }
    return content;
}

std::string describeOnnx() {
    return std::string("ONNX ") + onnx::LAST_RELEASE_VERSION + "'s checker";
}

} // namespace
} // namespace model

extern "C" __attribute__((visibility("default"))) const model::OnnxModule* digitlab_onnx_module() {
    static constexpr model::OnnxModule module{&model::writeOnnxModel, &model::readOnnxModel, &model::describeOnnx};
    return &module;
}
