#include "agents/initialise.h"

namespace anc {

void initialise_uniform(RandomStream& stream, double scale, Index rows, Index columns, Matrix& weights) {
  const float bound = static_cast<float>(scale);
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < columns; ++j) weights(i, j) = stream.uniform(-bound, bound);
  }
}

}  // namespace anc
