// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/glossary.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>

namespace ui {
namespace {

struct Entry {
    const char* word;
    const char* meaning;
};

constexpr Entry kEntries[]{
    {QT_TRANSLATE_NOOP("ui::Glossary", "Accuracy"),
     QT_TRANSLATE_NOOP("ui::Glossary", "the share of images that are read right.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Augmentation"),
     QT_TRANSLATE_NOOP("ui::Glossary",
                       "turning, shifting and bending training images at random, so that no two epochs show the same.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Batch"),
     QT_TRANSLATE_NOOP("ui::Glossary", "the few images from which one step of training is computed.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Batch norm"),
     QT_TRANSLATE_NOOP(
         "ui::Glossary",
         "a layer that brings each map to mean 0 and deviation 1 over the batch, which lets training take larger steps.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Class"),
     QT_TRANSLATE_NOOP("ui::Glossary", "one of the answers that a network chooses among, such as the digit 7.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Confidence"),
     QT_TRANSLATE_NOOP("ui::Glossary", "the probability that the network gives its answer.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Confusion matrix"),
     QT_TRANSLATE_NOOP("ui::Glossary",
                       "a table that counts what each digit was read as; what lies beside the diagonal was read wrong.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Convolution"),
     QT_TRANSLATE_NOOP("ui::Glossary", "a layer that moves small patterns of weights over the image and marks where each fits.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Dropout"),
     QT_TRANSLATE_NOOP("ui::Glossary",
                       "leaving out random values during training, so that the network relies on none of them alone.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Epoch"), QT_TRANSLATE_NOOP("ui::Glossary", "one pass over all training images.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Fine-tuning"),
     QT_TRANSLATE_NOOP("ui::Glossary", "training a network that has learned already a little more, on images of one's own.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Held back"),
     QT_TRANSLATE_NOOP("ui::Glossary", "kept out of training, to measure on images that were not learned.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Label"), QT_TRANSLATE_NOOP("ui::Glossary", "what an image is said to show.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Learning rate"),
     QT_TRANSLATE_NOOP("ui::Glossary",
                       "how far each step moves the weights: too small learns slowly, too large learns nothing.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Loss"),
     QT_TRANSLATE_NOOP(
         "ui::Glossary",
         "how surprised the network is by the right answers, in nats: lower is better, 2.30 is guessing among ten.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Map"),
     QT_TRANSLATE_NOOP("ui::Glossary", "what one pattern of a layer found, as a small picture: bright where it fits.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Max pooling"),
     QT_TRANSLATE_NOOP("ui::Glossary", "a layer that keeps the largest of each few neighbours, which halves the picture.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Momentum"),
     QT_TRANSLATE_NOOP("ui::Glossary", "the share of the last step that each step keeps going.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Overfitting"),
     QT_TRANSLATE_NOOP("ui::Glossary", "learning the training images by heart: training gets better while test gets worse.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Parameter"),
     QT_TRANSLATE_NOOP("ui::Glossary", "one of the numbers that training changes.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Receptive field"),
     QT_TRANSLATE_NOOP("ui::Glossary", "the part of the image that one value of a layer can see.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Recipe"),
     QT_TRANSLATE_NOOP("ui::Glossary", "all settings of a training: network, epochs, learning rate, augmentation.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "ReLU"), QT_TRANSLATE_NOOP("ui::Glossary", "a layer that turns negative values into 0.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Seed"),
     QT_TRANSLATE_NOOP("ui::Glossary", "the number from which all chance of a run follows: the same seed gives the same run.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Softmax"),
     QT_TRANSLATE_NOOP("ui::Glossary", "turns the network’s last values into probabilities that add up to 1.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Teacher"),
     QT_TRANSLATE_NOOP("ui::Glossary", "a larger network whose doubts a small one learns along with the labels.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Test images"),
     QT_TRANSLATE_NOOP("ui::Glossary", "images that are never learned from: they say what the network can do.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Validation"),
     QT_TRANSLATE_NOOP("ui::Glossary", "measuring on a part of the training images that was held back, to choose the best epoch "
                                       "without looking at the test images.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Weight"),
     QT_TRANSLATE_NOOP("ui::Glossary", "a parameter that a value is multiplied by.")},
    {QT_TRANSLATE_NOOP("ui::Glossary", "Weight averaging"),
     QT_TRANSLATE_NOOP("ui::Glossary",
                       "reading with the mean of the weights of the last steps, which is steadier than the last step alone.")},
};

} // namespace

QList<Word> glossary() {
    QList<Word> words;
    for (const Entry& entry : kEntries)
        words.append({QCoreApplication::translate("ui::Glossary", entry.word),
                      QCoreApplication::translate("ui::Glossary", entry.meaning)});
    const QCollator order;
    std::ranges::sort(words, [&order](const Word& a, const Word& b) { return order.compare(a.word, b.word) < 0; });
    return words;
}

QString wordIn(const QString& text) {
    QString longest;
    for (const Word& word : glossary())
        if (word.word.size() > longest.size() && text.contains(word.word, Qt::CaseInsensitive))
            longest = word.word;
    return longest;
}

} // namespace ui
