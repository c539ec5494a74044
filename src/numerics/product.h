// The one matrix product of the package. Every element is one chain of fused multiply-adds in index order,
//   out(i, j) = fma(left(i, K-1), right(K-1, j), ... fma(left(i, 0), right(0, j), start)),
// so its bits do not depend on the instruction set, the tiling or the compiler. start is 0, or out(i, j) for
// multiply_add.
#pragma once

#include "numerics/matrix.h"

namespace anc {

// The left factor, rows x inner, read with any two strides: a matrix as stored or transposed, without a copy.
struct LeftFactor {
  const float* data;
  Index rows, inner;
  Index row_stride, inner_stride;
};

inline LeftFactor as_stored(const ConstView& m) { return {m.data(), m.rows(), m.cols(), m.outerStride(), 1}; }
inline LeftFactor transposed(const ConstView& m) { return {m.data(), m.cols(), m.rows(), 1, m.outerStride()}; }

// out = left * right, and out += left * right. right: inner x columns, out: rows x columns; columns a multiple of
// kLanes. out must not overlap a factor. Throws ContractViolation on shapes that do not fit.
void multiply(const LeftFactor& left, const ConstView& right, View out);
void multiply_add(const LeftFactor& left, const ConstView& right, View out);

// out(c, r) = in(r, c) for all rows r of in and all rows c of out: out has at least as many columns as `in` has rows,
// and at most as many rows as `in` has columns; what is left of out is not touched.
void transpose(const ConstView& in, View out);

}  // namespace anc
