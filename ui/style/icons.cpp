// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <utility>

namespace ui {
namespace {

class PaintedIconEngine : public QIconEngine {
public:
    explicit PaintedIconEngine(PaintIcon paint) : paint_(std::move(paint)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        paint_(*painter, rect, mode, state);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, result.rect(), mode, state);
        return result;
    }

    QIconEngine* clone() const override { return new PaintedIconEngine(*this); }

private:
    PaintIcon paint_;
};

QColor iconColour(IconTone tone, QIcon::Mode mode, QIcon::State state) {
    const Theme& t = theme();
    if (mode == QIcon::Disabled)
        return blend(t.panel, t.text, 0.38);
    if (state == QIcon::On)
        return t.accent;
    return tone == IconTone::accent     ? t.accent
           : tone == IconTone::onAccent ? t.onAccent
           : tone == IconTone::quiet    ? t.quietText
                                        : t.text;
}

} // namespace

QIcon paintedIcon(PaintIcon paint) {
    return QIcon(new PaintedIconEngine(std::move(paint)));
}

QIcon icon(const QString& name, IconTone tone) {
    linkResources();
    QByteArray svg;
    if (QFile file(":/ui/icons/" + name + ".svg"); file.open(QIODevice::ReadOnly))
        svg = file.readAll();
    return paintedIcon([svg, tone](QPainter& painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) {
        QSvgRenderer renderer(QByteArray(svg).replace("#000000", iconColour(tone, mode, state).name().toLatin1()));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter, rect);
    });
}

} // namespace ui
