// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/finding_text.h"

#include "ui/style/number_text.h"

#include <QCoreApplication>

namespace ui {
namespace {

struct FindingText {
    Q_DECLARE_TR_FUNCTIONS(ui::FindingText)
};

} // namespace

std::vector<FoundFault> foundFaults(const model::DataFindings& findings) {
    const auto images = [&](int label) { return grouped(findings.train[static_cast<std::size_t>(label)]); };
    const auto named = [&](int label) { return QString::fromStdString(model::className(findings.classes, label)); };
    std::vector<FoundFault> found;
    if (findings.emptyClass >= 0)
        found.push_back({Finding::emptyClass, FindingText::tr("no training images of %1").arg(named(findings.emptyClass))});
    if (findings.isImbalanced())
        found.push_back({Finding::imbalance, FindingText::tr("%1 images of %2, only %3 of %4")
                                                 .arg(images(findings.largest), named(findings.largest),
                                                      images(findings.smallest), named(findings.smallest))});
    if (findings.leakedTestImages > 0)
        found.push_back({Finding::repeated,
                         findings.leakedTestImages == 1
                             ? FindingText::tr("1 test image is also learned from")
                             : FindingText::tr("%1 test images are also learned from").arg(grouped(findings.leakedTestImages))});
    if (findings.contradicted > 0) // two at least
        found.push_back(
            {Finding::contradicted, FindingText::tr("%1 images have two labels").arg(grouped(findings.contradicted))});
    if (findings.constant > 0)
        found.push_back({Finding::constant, findings.constant == 1
                                                ? FindingText::tr("1 image shows nothing")
                                                : FindingText::tr("%1 images show nothing").arg(grouped(findings.constant))});
    if (findings.unreadable > 0)
        found.push_back(
            {Finding::unreadable, findings.unreadable == 1
                                      ? FindingText::tr("1 picture could not be read")
                                      : FindingText::tr("%1 pictures could not be read").arg(grouped(findings.unreadable))});
    return found;
}

} // namespace ui
