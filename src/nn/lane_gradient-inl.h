// The kernels of lane_gradient.h, for a layer that adds a piece at a time: compiled once per instruction set, as
// vector-inl.h.

#ifndef ANC_NN_LANE_GRADIENT_ROWS_
#define ANC_NN_LANE_GRADIENT_ROWS_
#include "numerics/matrix.h"

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

#if defined(ANC_LANE_GRADIENT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef ANC_LANE_GRADIENT_INL_H
#undef ANC_LANE_GRADIENT_INL_H
#else
#define ANC_LANE_GRADIENT_INL_H
#endif

#include "numerics/vector-inl.h"

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

// Adds the sum over examples of x(r) g(o), for `rows` rows of x and all rows of g.
inline void add_products(RowProducts t, Index rows) {
  Index left = t.outputs;
#if HWY_TARGET == HWY_AVX3  // 32 registers hold 4 x 4 sums
  for (; left >= 4; left -= 4, t = past(t, 4)) add_column<4>(t, rows);
#endif
  for (; left >= 2; left -= 2, t = past(t, 2)) add_column<2>(t, rows);
  if (left == 1) add_column<1>(t, rows);
}

// The sums of `rows` rows of g, for the biases.
inline void add_rows_up(const float* g, Index stride, Index rows, Index columns, float* lanes) {
  const Lanes d;
  for (; rows > 0; --rows, g += stride, lanes += kLanes) {
    for (Index part = 0; part < kLanes; part += kWidth) {
      Vec sum = hn::LoadU(d, lanes + part);
      for (Index j = part; j < columns; j += kLanes) sum = hn::Add(sum, hn::LoadU(d, g + j));
      hn::StoreU(sum, d, lanes + part);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#endif  // per target
