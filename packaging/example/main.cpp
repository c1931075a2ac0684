// SPDX-License-Identifier: GPL-3.0-or-later
// example FOLDER_WITH_MNIST MODEL: trains for one epoch, writes the model, reads it back and lets it read the first test image.
#include <model/data/mnist_files.h>
#include <model/formats/model_file.h>
#include <model/formats/network_json.h>
#include <model/network/evaluation.h>
#include <model/network/learner.h>
#include <model/training/model_card.h>
#include <model/values/error.h>

#include <cstdio>

int main(int argc, char** argv) try {
    if (argc != 3)
        throw model::Error("Two arguments are needed.", "Usage: example FOLDER_WITH_MNIST MODEL.safetensors");
    const model::DataSet trainSet = model::loadSplit(argv[1], model::Split::train);
    const model::DataSet testSet = model::loadSplit(argv[1], model::Split::test);

    model::Recipe recipe; // the notebook's
    recipe.epochs = 1;
    const auto learner = model::makeLearner(model::shippedArchitecture("notebook", 10), {.seed = recipe.seed});
    model::TrainingControl control; // would pause or stop it from another thread
    const model::TrainingResult result = model::train(recipe, {}, trainSet, testSet, *learner, control, {});
    model::saveModel(argv[2], model::modelOf(recipe, result, {argv[1], {}}));

    const model::Model read = model::loadModel(argv[2]);
    const auto predictor = model::makePredictor(read.weights, {});
    const model::Prediction prediction = model::predictOne(*predictor, testSet.images.front());
    std::printf("test accuracy %.2f %%; the first test image is a %d, read as %d with %.1f %%\n", 100 * result.test->accuracy(),
                testSet.labels.front(), prediction.digit, 100 * prediction.probabilities[prediction.digit]);
} catch (const model::Error& error) {
    std::fprintf(stderr, "example: %s\n  %s\n", error.what(), error.hint().c_str());
    return 1;
}
