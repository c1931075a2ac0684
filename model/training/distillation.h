// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/learner.h"
#include "model/training/batch_loader.h"
#include "model/training/checkpoint.h"
#include "model/values/data_set.h"
#include "model/values/recipe.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace model {

class TrainingControl;

/// The recipe of teacher number `teacher`: its own seed and number of epochs, the same share of calm epochs, one thread, labels
/// for targets, nothing held back.
Recipe teacherRecipe(const Recipe& recipe, int teacher);

/// Trains the recipe's teachers, of that network, on the first `images` of the set, as many at a time as there are threads.
/// `states`, one a teacher, is where each begins and stands: all are finished afterwards unless the run was stopped. `progressed`
/// gets the finished share now and then, `checkpointTaken` is called when the states have changed; any thread, one call at a
/// time. Throws as `train`, but never `Diverged`: a teacher's weights are not the network's.
void trainTeachers(const Recipe& recipe, const ArchitecturePointer& network, int images, const DataSet& trainSet,
                   TrainingControl& control, double checkpointSeconds, std::vector<Checkpoint>& states,
                   const std::function<void(double)>& progressed, const std::function<void()>& checkpointTaken);

/// Several networks whose answers are the training targets. Where variants of the images come back, answers are cached: 4 MB a
/// variant for 60,000 images.
class Teachers {
public:
    /// For the first `images` of a set.
    Teachers(const std::vector<Weights>& networks, const Recipe& recipe, int images);

    /// [N,classes]: the mean of the networks' probabilities at the recipe's temperature, mixed with the labels by its share.
    /// Valid until the next call.
    std::span<const float> targets(const Batch& batch);

private:
    using Answer = std::vector<float>; ///< [classes]

    void ask(std::span<const DigitImage> images);
    void recall(const Batch& batch);

    std::vector<std::unique_ptr<Predictor>> networks_;
    float temperature_;
    float labelShare_;
    bool variantsComeBack_;
    std::size_t images_;
    std::size_t classes_;
    std::map<int, std::vector<Answer>> known_; ///< of each variant: the answers for its images, empty before they are asked for
    std::vector<float> logProbabilities_;
    std::vector<Answer> answers_; ///< to what was asked last
    std::vector<float> targets_;
};

} // namespace model
