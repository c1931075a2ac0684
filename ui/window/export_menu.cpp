// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/export_menu.h"

#include <array>

namespace ui {
namespace {

struct OfferedFormat {
    const char* name; ///< of --format
    const char* filter;
    const char* label;
    const char* tip;
};

constexpr std::array<OfferedFormat, 6> kOffered{
    {{"onnx", QT_TRANSLATE_NOOP("ui::ExportMenu", "ONNX (*.onnx)"), QT_TRANSLATE_NOOP("ui::ExportMenu", "ONNX…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "For ONNX Runtime in JavaScript, Python, C# and others.")},
     {"torchscript", QT_TRANSLATE_NOOP("ui::ExportMenu", "TorchScript (*.torchscript)"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "TorchScript…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "For PyTorch's torch.jit.load, and for LibTorch in C++.")},
     {"numpy", QT_TRANSLATE_NOOP("ui::ExportMenu", "NumPy (*.npz)"), QT_TRANSLATE_NOOP("ui::ExportMenu", "NumPy…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "The weights as arrays, for Python's numpy.load.")},
     {"c", QT_TRANSLATE_NOOP("ui::ExportMenu", "C source (*.c)"), QT_TRANSLATE_NOOP("ui::ExportMenu", "C source…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "One C99 file with the network in it that needs no library.")},
     {"c-int8", QT_TRANSLATE_NOOP("ui::ExportMenu", "C source, int8 (*.c)"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "C source, small…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "The same with weights rounded to int8, 13 KB of them, for microcontrollers.")},
     {"html", QT_TRANSLATE_NOOP("ui::ExportMenu", "Web page (*.html)"), QT_TRANSLATE_NOOP("ui::ExportMenu", "Web page…"),
      QT_TRANSLATE_NOOP("ui::ExportMenu", "A page that reads what is drawn on it, on any phone, without a server.")}}};

} // namespace

ExportMenu::ExportMenu(QWidget* parent) : QMenu(parent) {
    setToolTipsVisible(true);
    for (const OfferedFormat& offered : kOffered) {
        QAction* action = addAction(tr(offered.label));
        action->setObjectName(offered.name);
        action->setToolTip(tr(offered.tip));
        connect(action, &QAction::triggered, this, [this, name = offered.name] { emit chosen(QString(name)); });
    }
}

QString ExportMenu::filterOf(const QString& format) {
    for (const OfferedFormat& offered : kOffered) {
        if (format == offered.name)
            return tr(offered.filter);
    }
    return {};
}

} // namespace ui
