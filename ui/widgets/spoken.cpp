// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spoken.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QWidget>

#include <utility>
#include <vector>

namespace ui {
namespace {

constexpr auto kRole = "spokenRole";
constexpr auto kValue = "spokenValue";

/// Belongs to its widget as a child.
class SpokenParts : public QObject {
public:
    SpokenParts(QWidget& widget, QAccessible::Role role, std::function<QList<SpokenPart>()> parts)
        : QObject(&widget), role_(role), parts_(std::move(parts)) {
        setObjectName("spokenParts");
    }
    QAccessible::Role role() const { return role_; }
    QList<SpokenPart> parts() const { return parts_(); }

private:
    QAccessible::Role role_;
    std::function<QList<SpokenPart>()> parts_;
};

const SpokenParts* partsOf(const QObject* widget) {
    return static_cast<const SpokenParts*>(widget->findChild<QObject*>("spokenParts", Qt::FindDirectChildrenOnly));
}

class SpokenPartInterface : public QAccessibleInterface {
public:
    SpokenPartInterface(QWidget* widget, int index) : widget_(widget), index_(index) {}

    bool isValid() const override { return widget_ != nullptr; }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(widget_); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return partsOf(widget_)->role(); }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.readOnly = true;
        state.invisible = !widget_->isVisible();
        return state;
    }
    QString text(QAccessible::Text kind) const override {
        const SpokenPart part = partsOf(widget_)->parts().value(index_);
        const bool value = kind == QAccessible::Value || kind == QAccessible::Description; // AT-SPI has no values in words
        return kind == QAccessible::Name ? part.name : value ? part.value : QString();
    }
    QRect rect() const override {
        const QRect place = partsOf(widget_)->parts().value(index_).place;
        return {widget_->mapToGlobal(place.topLeft()), place.size()};
    }

private:
    QPointer<QWidget> widget_;
    int index_;
};

class SpokenInterface : public QAccessibleWidget {
public:
    explicit SpokenInterface(QWidget* widget)
        : QAccessibleWidget(widget, static_cast<QAccessible::Role>(widget->property(kRole).toInt())) {}
    ~SpokenInterface() override {
        for (const QAccessible::Id id : ids_)
            QAccessible::deleteAccessibleInterface(id);
    }

    QString text(QAccessible::Text kind) const override {
        const QString value = widget()->property(kValue).toString();
        if (kind == QAccessible::Value)
            return value;
        const QString text = QAccessibleWidget::text(kind);
        // AT-SPI has no values in words: they come before what the widget is for.
        const bool missing = kind == QAccessible::Description && !text.startsWith(value);
        return missing ? value + (text.isEmpty() ? "" : ". ") + text : text;
    }
    int childCount() const override {
        const SpokenParts* parts = partsOf(widget());
        return parts != nullptr ? static_cast<int>(parts->parts().size()) : QAccessibleWidget::childCount();
    }
    QAccessibleInterface* child(int index) const override {
        if (partsOf(widget()) == nullptr)
            return QAccessibleWidget::child(index);
        if (index < 0 || index >= childCount())
            return nullptr;
        while (static_cast<int>(ids_.size()) <= index)
            ids_.push_back(
                QAccessible::registerAccessibleInterface(new SpokenPartInterface(widget(), static_cast<int>(ids_.size()))));
        return QAccessible::accessibleInterface(ids_[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (std::size_t i = 0; i < ids_.size(); ++i)
            if (QAccessible::accessibleInterface(ids_[i]) == child)
                return static_cast<int>(i);
        return QAccessibleWidget::indexOfChild(child);
    }

private:
    mutable std::vector<QAccessible::Id> ids_; ///< of the parts that were requested
};

QAccessibleInterface* makeSpoken(const QString&, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    return widget != nullptr && widget->property(kRole).isValid() ? new SpokenInterface(widget) : nullptr;
}

} // namespace

void setSpokenRole(QWidget& widget, QAccessible::Role role, const QString& name, const QString& description) {
    static const bool installed = (QAccessible::installFactory(makeSpoken), true);
    Q_UNUSED(installed)
    // Qt has asked for the interface, and kept it, if the widget has got a name already.
    QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(QAccessible::queryAccessibleInterface(&widget)));
    widget.setProperty(kRole, static_cast<int>(role));
    if (!name.isEmpty())
        widget.setAccessibleName(name);
    if (!description.isEmpty())
        widget.setAccessibleDescription(description);
}

void setSpokenValue(QWidget& widget, const QString& value) {
    if (widget.property(kValue).toString() == value)
        return;
    widget.setProperty(kValue, value);
    QAccessibleValueChangeEvent event(&widget, value);
    QAccessible::updateAccessibility(&event);
    QAccessibleEvent description(&widget, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&description);
}

void setSpokenParts(QWidget& widget, QAccessible::Role partsRole, std::function<QList<SpokenPart>()> parts) {
    new SpokenParts(widget, partsRole, std::move(parts));
}

} // namespace ui
