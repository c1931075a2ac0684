// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tool_bar.h"

#include "model/values/export_formats.h"

namespace ui {
namespace {

struct FormatTexts {
    const char* title; ///< of a file dialog's filter
    const char* label;
    const char* tip;
};

/// In the order of `model::kExportFormats`.
constexpr std::array<FormatTexts, model::kExportFormats.size()> kTexts{
    {{QT_TRANSLATE_NOOP("ui::ExportMenu", "ONNX"), QT_TRANSLATE_NOOP("ui::ExportMenu", "ONNX…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "For ONNX Runtime in JavaScript, Python, C# and others.")},
     {QT_TRANSLATE_NOOP("ui::ExportMenu", "ONNX, grey levels"), QT_TRANSLATE_NOOP("ui::ExportMenu", "ONNX of grey levels…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "The same for pixels from 0 to 255, which it normalises itself.")},
     {QT_TRANSLATE_NOOP("ui::ExportMenu", "TorchScript"), QT_TRANSLATE_NOOP("ui::ExportMenu", "TorchScript…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "For PyTorch's torch.jit.load, and for LibTorch in C++.")},
     {QT_TRANSLATE_NOOP("ui::ExportMenu", "NumPy"), QT_TRANSLATE_NOOP("ui::ExportMenu", "NumPy…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "The weights as arrays, for Python's numpy.load.")},
     {QT_TRANSLATE_NOOP("ui::ExportMenu", "C source"), QT_TRANSLATE_NOOP("ui::ExportMenu", "C source…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "One C99 file with the network in it that needs no library.")},
     {QT_TRANSLATE_NOOP("ui::ExportMenu", "C source, int8"), QT_TRANSLATE_NOOP("ui::ExportMenu", "C source, small…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "The same with weights rounded to int8, a quarter of the size, for microcontrollers.")},
     {QT_TRANSLATE_NOOP("ui::ExportMenu", "Web page"), QT_TRANSLATE_NOOP("ui::ExportMenu", "Web page…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "A page that reads what is drawn on it, on any phone, without a server.")},
     {QT_TRANSLATE_NOOP("ui::ExportMenu", "Jupyter notebook"), QT_TRANSLATE_NOOP("ui::ExportMenu", "Notebook…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "Trains this network again in PyTorch, with the curves measured here.")},
     {QT_TRANSLATE_NOOP("ui::ExportMenu", "Python"), QT_TRANSLATE_NOOP("ui::ExportMenu", "Python…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "The same as a program of plain PyTorch.")},
     {QT_TRANSLATE_NOOP("ui::ExportMenu", "Hugging Face"), QT_TRANSLATE_NOOP("ui::ExportMenu", "Hugging Face…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "A folder for its hub: weights, a model card, and a program that loads them.")}}};

} // namespace

ExportMenu::ExportMenu(QWidget* parent) : QMenu(parent) {
    setToolTipsVisible(true);
    for (std::size_t i = 0; i < kTexts.size(); ++i) {
        QAction* action = addAction(tr(kTexts[i].label));
        const QString name = model::kExportFormats[i].name;
        action->setObjectName(name);
        action->setToolTip(tr(kTexts[i].tip));
        connect(action, &QAction::triggered, this, [this, name] { emit chosen(name); });
    }
}

QString ExportMenu::filterOf(const QString& format) {
    for (std::size_t i = 0; i < kTexts.size(); ++i)
        if (format == model::kExportFormats[i].name)
            return QString("%1 (*%2)").arg(tr(kTexts[i].title), model::kExportFormats[i].ending);
    return {};
}

} // namespace ui
