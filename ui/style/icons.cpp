// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
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
    return paintedIcon([name, tone](QPainter& painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) {
        const QString colour = iconColour(tone, mode, state).name();
        const QSize size = rect.size() * painter.device()->devicePixelRatioF();
        // Buttons ask at every paint; reading a drawing again takes a hundred times as long as copying its pixels.
        const QString key = QString("%1 %2 %3x%4").arg(name, colour).arg(size.width()).arg(size.height());
        QPixmap pixels;
        if (!QPixmapCache::find(key, &pixels)) {
            QFile file(":/ui/icons/" + name + ".svg");
            if (!file.open(QIODevice::ReadOnly))
                return;
            QSvgRenderer renderer(file.readAll().replace("#000000", colour.toLatin1()));
            renderer.setAspectRatioMode(Qt::KeepAspectRatio);
            pixels = QPixmap(size);
            pixels.fill(Qt::transparent);
            QPainter inside(&pixels);
            renderer.render(&inside);
            inside.end();
            QPixmapCache::insert(key, pixels);
        }
        painter.drawPixmap(rect, pixels);
    });
}

} // namespace ui
