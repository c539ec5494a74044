// Initial weights, drawn row by row from one stream; padding stays zero.
#pragma once

#include "base/random_stream.h"
#include "numerics/matrix.h"

namespace anc {

// Uniform in [-scale, scale).
void initialise_uniform(RandomStream& stream, double scale, Index rows, Index columns, Matrix& weights);

// Uniform in [low, high).
void initialise_uniform(RandomStream& stream, double low, double high, View weights);

// Normal with mean 0, two weights from two draws (Box and Muller 1958).
void initialise_normal(RandomStream& stream, double standard_deviation, View weights);

}  // namespace anc
