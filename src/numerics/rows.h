// Walking over the rows of matrices and views, for kernels.
#pragma once

#include "numerics/matrix.h"

namespace anc {
inline const float* row_of(const ConstView& m, Index i) { return m.data() + i * m.outerStride(); }
inline float* row_of(View& m, Index i) { return m.data() + i * m.outerStride(); }

// How to walk over matrices of one shape: row by row, or as one long row where all of them have their rows side by
// side.
struct Walk {
  Index rows, columns;

  template <class... Matrices>
  explicit Walk(const ConstView& first, const Matrices&... others) : rows(first.rows()), columns(first.cols()) {
    if (first.outerStride() == columns && ((others.outerStride() == columns) && ...)) {
      columns *= rows;
      rows = 1;
    }
  }
};
}  // namespace anc
