// Test matrices: uniform entries in the first `columns` columns of a padded matrix.
#pragma once

#include "base/random_stream.h"
#include "numerics/matrix.h"

namespace anc::test {

inline Matrix random_matrix(std::uint64_t key, Index rows, Index columns, float bound = 1.0f) {
  RandomStream stream({0x7e57, key});
  Matrix m = Matrix::Zero(rows, padded(columns));
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < columns; ++j) m(i, j) = stream.uniform(-bound, bound);
  }
  return m;
}

}  // namespace anc::test
