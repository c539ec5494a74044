#include "numerics/product.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "numerics/product.cpp"
#include "numerics/targets.h"

#include <hwy/foreach_target.h>

#include "numerics/vector-inl.h"

#ifndef ANC_NUMERICS_PRODUCT_TILE_
#define ANC_NUMERICS_PRODUCT_TILE_
namespace anc {
// One product, or the part of it that is left to do.
struct Tile {
  const float* left;
  Index row_stride, inner_stride, inner;
  const float* right;
  Index right_stride;
  float* out;
  Index out_stride;
  bool add;
};
}  // namespace anc
#endif

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

constexpr Index kWidth = static_cast<Index>(hn::MaxLanes(Lanes()));

// R rows x V vectors of out, held in registers over the whole inner loop.
template <Index R, Index V>
HWY_INLINE void multiply_tile(const Tile& t) {
  const Lanes d;
  Vec sum[R][V];
#pragma GCC unroll 32
  for (Index r = 0; r < R; ++r) {
#pragma GCC unroll 8
    for (Index v = 0; v < V; ++v) {
      sum[r][v] = t.add ? hn::LoadU(d, t.out + r * t.out_stride + v * kWidth) : hn::Zero(d);
    }
  }
  const float* left = t.left;
  const float* right = t.right;
  for (Index k = 0; k < t.inner; ++k, left += t.inner_stride, right += t.right_stride) {
    Vec b[V];
#pragma GCC unroll 8
    for (Index v = 0; v < V; ++v) b[v] = hn::LoadU(d, right + v * kWidth);
#pragma GCC unroll 32
    for (Index r = 0; r < R; ++r) {
      const Vec a = hn::Set(d, left[r * t.row_stride]);
#pragma GCC unroll 8
      for (Index v = 0; v < V; ++v) sum[r][v] = fused(a, b[v], sum[r][v]);
    }
  }
#pragma GCC unroll 32
  for (Index r = 0; r < R; ++r) {
#pragma GCC unroll 8
    for (Index v = 0; v < V; ++v) hn::StoreU(sum[r][v], d, t.out + r * t.out_stride + v * kWidth);
  }
}

// All rows of V columns of vectors, R rows at a time, the rest by halves.
template <Index R, Index V>
HWY_INLINE void multiply_rows(Tile t, Index rows) {
  for (; rows >= R; rows -= R, t.left += R * t.row_stride, t.out += R * t.out_stride) multiply_tile<R, V>(t);
  if constexpr (R > 1) {
    if (rows > 0) multiply_rows<R / 2, V>(t, rows);
  }
}

// The tiles fill the register file: 32 registers with AVX-512 and NEON, 16 with AVX2.
#if HWY_TARGET == HWY_AVX3
constexpr Index kRegisters = 24;
#else
constexpr Index kRegisters = 12;
#endif

template <Index V>
HWY_INLINE Index multiply_columns(const Tile& t, Index rows, Index column, Index columns) {
  for (; column + V * kWidth <= columns; column += V * kWidth) {
    Tile panel = t;
    panel.right += column;
    panel.out += column;
    multiply_rows<kRegisters / V, V>(panel, rows);
  }
  return column;
}

void product(const Tile& t, Index rows, Index columns) {
  Index column = 0;
#if HWY_TARGET == HWY_AVX3
  column = multiply_columns<4>(t, rows, column, columns);
#endif
  column = multiply_columns<2>(t, rows, column, columns);
  multiply_columns<1>(t, rows, column, columns);
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/check.h"

namespace anc {
namespace {

HWY_EXPORT(product);

void run(const LeftFactor& left, const ConstView& right, View out, bool add) {
  check(left.inner == right.rows() && left.rows == out.rows() && right.cols() == out.cols(),
        "product: shapes do not fit");
  check(out.cols() % kLanes == 0, "product: columns must be a multiple of kLanes");
  HWY_DYNAMIC_DISPATCH(product)
  ({left.data, left.row_stride, left.inner_stride, left.inner, right.data(), right.outerStride(), out.data(),
    out.outerStride(), add},
   out.rows(), out.cols());
}

}  // namespace

void multiply(const LeftFactor& left, const ConstView& right, View out) { run(left, right, out, false); }
void multiply_add(const LeftFactor& left, const ConstView& right, View out) { run(left, right, out, true); }

void transpose(const ConstView& in, View out) {
  check(in.cols() >= out.rows() && in.rows() <= out.cols(), "transpose: shapes do not fit");
  constexpr Index kBlock = 16;
  for (Index row = 0; row < in.rows(); row += kBlock) {
    const Index row_end = std::min(row + kBlock, in.rows());
    for (Index column = 0; column < out.rows(); ++column) {
      for (Index r = row; r < row_end; ++r) out(column, r) = in(r, column);
    }
  }
}

double product_flops(const LeftFactor& left, Index columns) {
  return 2.0 * static_cast<double>(left.rows * left.inner * columns);
}

}  // namespace anc
#endif  // HWY_ONCE
