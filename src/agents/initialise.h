// Initial weights: uniform in [-scale, scale), drawn row by row from one stream; padding stays zero.
#pragma once

#include "base/random_stream.h"
#include "numerics/matrix.h"

namespace anc {

void initialise_uniform(RandomStream& stream, double scale, Index rows, Index columns, Matrix& weights);

}  // namespace anc
