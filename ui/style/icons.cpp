// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include "ui/style/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace ui {
namespace {

class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(const QString& name, IconTone tone) : tone_(tone) {
        QFile file(":/ui/icons/" + name + ".svg");
        if (file.open(QIODevice::ReadOnly))
            svg_ = file.readAll();
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        QSvgRenderer renderer(QByteArray(svg_).replace("#000000", colour(mode, state).name().toLatin1()));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, result.rect(), mode, state);
        return result;
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const {
        const Theme& t = theme();
        if (mode == QIcon::Disabled)
            return blend(t.panel, t.text, 0.38);
        if (state == QIcon::On)
            return t.accent;
        return tone_ == IconTone::accent     ? t.accent
               : tone_ == IconTone::onAccent ? t.onAccent
               : tone_ == IconTone::quiet    ? t.quietText
                                             : t.text;
    }

    QByteArray svg_;
    IconTone tone_;
};

} // namespace

QIcon icon(const QString& name, IconTone tone) {
    linkResources();
    return QIcon(new ThemedIconEngine(name, tone));
}

} // namespace ui
