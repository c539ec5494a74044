#include "nn/lane_gradient.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/lane_gradient.cpp"
#include <hwy/foreach_target.h>

#include "numerics/vector-inl.h"

#ifndef ANC_NN_LANE_GRADIENT_ROWS_
#define ANC_NN_LANE_GRADIENT_ROWS_
namespace anc {
// Rows x and g of a slice, and where the sums of x(0) g(0) are.
struct RowProducts {
  const float *x, *g;
  Index x_stride, g_stride, columns;
  float* lanes;
  Index outputs;  // of the layer: the sums of x(1) g(0) are kLanes * outputs further
};
}  // namespace anc
#endif

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

// R x C sums in registers over all columns, for one vector of the kLanes lanes at a time.
template <Index R, Index C>
HWY_INLINE void add_tile(const RowProducts& t) {
  const Lanes d;
  for (Index part = 0; part < kLanes; part += kWidth) {
    Vec sum[R][C];
#pragma GCC unroll 4
    for (Index r = 0; r < R; ++r) {
#pragma GCC unroll 4
      for (Index c = 0; c < C; ++c) sum[r][c] = hn::LoadU(d, t.lanes + (r * t.outputs + c) * kLanes + part);
    }
    for (Index j = part; j < t.columns; j += kLanes) {
      Vec g[C];
#pragma GCC unroll 4
      for (Index c = 0; c < C; ++c) g[c] = hn::LoadU(d, t.g + c * t.g_stride + j);
#pragma GCC unroll 4
      for (Index r = 0; r < R; ++r) {
        const Vec x = hn::LoadU(d, t.x + r * t.x_stride + j);
#pragma GCC unroll 4
        for (Index c = 0; c < C; ++c) sum[r][c] = fused(x, g[c], sum[r][c]);
      }
    }
#pragma GCC unroll 4
    for (Index r = 0; r < R; ++r) {
#pragma GCC unroll 4
      for (Index c = 0; c < C; ++c) hn::StoreU(sum[r][c], d, t.lanes + (r * t.outputs + c) * kLanes + part);
    }
  }
}

template <Index C>
HWY_INLINE void add_column(RowProducts t, Index rows) {
  for (; rows >= 4; rows -= 4, t.x += 4 * t.x_stride, t.lanes += 4 * t.outputs * kLanes) add_tile<4, C>(t);
  if (rows & 2) {
    add_tile<2, C>(t);
    t.x += 2 * t.x_stride;
    t.lanes += 2 * t.outputs * kLanes;
  }
  if (rows & 1) add_tile<1, C>(t);
}

// t past its first `columns` outputs; t.outputs is a stride and stays.
HWY_INLINE RowProducts past(RowProducts t, Index columns) {
  t.g += columns * t.g_stride;
  t.lanes += columns * kLanes;
  return t;
}

void products(RowProducts t, Index rows) {
  Index left = t.outputs;
#if HWY_TARGET == HWY_AVX3  // 32 registers hold 4 x 4 sums
  for (; left >= 4; left -= 4, t = past(t, 4)) add_column<4>(t, rows);
#endif
  for (; left >= 2; left -= 2, t = past(t, 2)) add_column<2>(t, rows);
  if (left == 1) add_column<1>(t, rows);
}

void sums_of_rows(const ConstView& g, float* lanes) {
  const Lanes d;
  for (Index o = 0; o < g.rows(); ++o, lanes += kLanes) {
    const float* row = g.data() + o * g.outerStride();
    for (Index part = 0; part < kLanes; part += kWidth) {
      Vec sum = hn::LoadU(d, lanes + part);
      for (Index j = part; j < g.cols(); j += kLanes) sum = hn::Add(sum, hn::LoadU(d, row + j));
      hn::StoreU(sum, d, lanes + part);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/check.h"
#include "numerics/elementwise.h"

namespace anc {
namespace {

HWY_EXPORT(products);
HWY_EXPORT(sums_of_rows);

}  // namespace

LaneGradient::LaneGradient(Index input_count, Index output_count)
    : inputs(input_count), outputs(output_count), lanes(Matrix::Zero((input_count + 1) * output_count, kLanes)) {}

void add_products(const ConstView& x, Index first, const ConstView& g, LaneGradient& sums) {
  check(x.cols() == g.cols() && g.rows() == sums.outputs && first >= 0 && first + x.rows() <= sums.inputs,
        "add_products: shapes do not fit");
  check(x.cols() % kLanes == 0, "add_products: columns must be a multiple of kLanes");
  float* const lanes = sums.lanes.data();
  HWY_DYNAMIC_DISPATCH(products)
  ({x.data(), g.data(), x.outerStride(), g.outerStride(), x.cols(), lanes + first * sums.outputs * kLanes,
    sums.outputs},
   x.rows());
  HWY_DYNAMIC_DISPATCH(sums_of_rows)(g, lanes + sums.inputs * sums.outputs * kLanes);
}

void take_gradient(LaneGradient& sums, Matrix& gradient) {
  check(gradient.rows() == sums.inputs + 1 && gradient.cols() >= sums.outputs, "take_gradient: shapes do not fit");
  for (Index i = 0; i < sums.lanes.rows(); ++i) {
    gradient(i / sums.outputs, i % sums.outputs) = row_sum(sums.lanes.row(i));
  }
  sums.lanes.setZero();
}

}  // namespace anc
#endif  // HWY_ONCE
