// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/foreign_files.h"

#include "model/data/source_names.h"
#include "model/values/plain_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace model {

namespace {

struct Form {
    std::array<std::string_view, 3> endings;
    const char* name;
    const char* python; ///< `f` is the file; it writes f + '.npz'
};

constexpr std::array<Form, 6> kForms{{
    {{".pkl.gz", ".pkl", ".pickle"},
     "a pickle of Python",
     "import gzip, pickle; (a, b), _, (c, d) = pickle.load((gzip.open if f[-3:] == '.gz' else open)(f, 'rb'), "
     "encoding='latin1'); "
     "numpy.savez(f + '.npz', x_train=a, y_train=b, x_test=c, y_test=d)"},
    {{".mat"},
     "a file of MATLAB",
     "from scipy.io import loadmat; numpy.savez(f + '.npz', **{k: v.T if v.shape[0] in (1, 784) else v for k, v in "
     "loadmat(f).items() if k[0] != '_'})"},
    {{".h5", ".hdf5"},
     "an HDF5 file",
     "import h5py; a = {}; h5py.File(f, 'r').visititems(lambda n, d: a.update({n.replace('/', '_'): d[()]}) if hasattr(d, "
     "'shape') "
     "else None); numpy.savez(f + '.npz', **a)"},
    {{".parquet"},
     "a Parquet file",
     "import io, pandas; from PIL import Image; d = pandas.read_parquet(f); numpy.savez(f + '.npz', x=[numpy.array(Image.open("
     "io.BytesIO(i['bytes'])).convert('L')) for i in d['image']], y=d['label'])"},
    {{".arff"},
     "an ARFF file of Weka",
     "from scipy.io import arff; d = numpy.array([list(r) for r in arff.loadarff(f)[0]], float); numpy.savez(f + '.npz', x=d[:, "
     ":-1], y=d[:, -1])"},
    {{".pt", ".pth"},
     "a file of PyTorch",
     "import torch; x, y = torch.load(f)[:2]; numpy.savez(f + '.npz', x=x.numpy(), y=y.numpy())"},
}};

} // namespace

ForeignForm foreignForm(const std::filesystem::path& file) {
    const std::string ending = endingOf(file);
    const auto form = std::ranges::find_if(
        kForms, [&](const Form& known) { return !ending.empty() && std::ranges::count(known.endings, ending) > 0; });
    if (form == kForms.end()) {
        return {};
    }
    const std::string name = plainText(file.string());
    return {form->name, std::string("Convert it: python3 -c \"import sys, numpy; f = sys.argv[1]; ") + form->python + "\" '" +
                            name + "', then choose " + name + ".npz."};
}

} // namespace model
