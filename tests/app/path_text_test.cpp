// SPDX-License-Identifier: GPL-3.0-or-later
// Names of files are any bytes: as text and back they lead to the same file, by Qt's own functions too.
#include "app/storage/path_text.h"

#include "model/values/random.h"
#include "tests/synthetic_digits.h"

#include <QFile>
#include <QTest>

namespace fs = std::filesystem;

class PathTextTest : public QObject {
    Q_OBJECT

private slots:
    void utf8IsItself() {
        for (const char* name : {"", "plain", "mit Umläuten äöü", "日本語", "clef 𝄞 and flag 🏁", "a/b.c"}) {
            QCOMPARE(app::toText(fs::path(name)), QString::fromUtf8(name));
            QCOMPARE(app::toPath(QString::fromUtf8(name)), fs::path(name));
        }
    }

    void anyBytesComeBack() {
        model::Random random{7};
        for (int i = 0; i < 20'000; ++i) {
            std::string bytes(random.below(12), 'x');
            for (char& byte : bytes) {
                byte = static_cast<char>(random.below(2) == 0 ? 'a' + random.below(26) : 1 + random.below(255));
            }
            QVERIFY2(app::toPath(app::toText(fs::path(bytes))).native() == bytes, QByteArray::fromStdString(bytes).toHex());
        }
        // A surrogate written as though it were a character is no UTF-8 either.
        QCOMPARE(app::toPath(app::toText(fs::path("\xed\xb2\x80"))).native(), std::string("\xed\xb2\x80"));
    }

    void qtOpensThem() {
        const synthetic::TemporaryFolder folder;
        const fs::path odd = folder / "h\xe4us \xff";
        fs::create_directories(odd);
        const app::QtPath path(odd / "file");
        QFile file(path.text());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("here");
        file.close();
        QCOMPARE(fs::file_size(odd / "file"), std::uintmax_t{4});
        QCOMPARE(app::QtPath(folder / "plain").text(), QString::fromStdString((folder / "plain").string()));
    }
};

QTEST_GUILESS_MAIN(PathTextTest)
#include "path_text_test.moc"
