#include "numerics/product.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "numerics/product.cpp"
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

// One tile of exactly `rows` rows, 1 <= rows <= R.
template <Index R, Index V>
HWY_INLINE void multiply_exactly(const Tile& t, Index rows) {
  if (rows == R) return multiply_tile<R, V>(t);
  if constexpr (R > 1) multiply_exactly<R - 1, V>(t, rows);
}

// All rows of V columns of vectors, in as few tiles of at most R rows as possible, all about as high: a low tile has
// too few chains to hide the latency of a fused multiply-add.
template <Index R, Index V>
HWY_INLINE void multiply_rows(Tile t, Index rows) {
  for (Index tiles = (rows + R - 1) / R; tiles > 0; --tiles) {
    const Index height = (rows + tiles - 1) / tiles;
    multiply_exactly<R, V>(t, height);
    rows -= height;
    t.left += height * t.row_stride;
    t.out += height * t.out_stride;
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

// Terms of the inner sum taken at a time: 64 rows of a column panel of the right factor fit the first-level cache. A
// chain goes on from the value it had reached, so its bits do not know of the blocks.
constexpr Index kInnerBlock = 64;

void product(const Tile& t, Index rows, Index columns) {
  Tile block = t;
  Index left = t.inner;
  do {
    block.inner = left < kInnerBlock ? left : kInnerBlock;
    Index column = 0;
#if HWY_TARGET == HWY_AVX3
    column = multiply_columns<4>(block, rows, column, columns);
#endif
    column = multiply_columns<2>(block, rows, column, columns);
    multiply_columns<1>(block, rows, column, columns);
    block.left += block.inner * t.inner_stride;
    block.right += block.inner * t.right_stride;
    block.add = true;
    left -= block.inner;
  } while (left > 0);
}

// One 4 x 4 block at a time where vectors have four lanes, element by element at the edges.
void transpose_blocks(const ConstView& in, View out) {
  Index row = 0;
#if HWY_TARGET != HWY_SCALAR
  const hn::FixedTag<float, 4> d;
  const hn::RepartitionToWide<decltype(d)> dw;
  const auto lower = [&](auto a, auto b) {
    return hn::BitCast(d, hn::InterleaveLower(dw, hn::BitCast(dw, a), hn::BitCast(dw, b)));
  };
  const auto upper = [&](auto a, auto b) {
    return hn::BitCast(d, hn::InterleaveUpper(dw, hn::BitCast(dw, a), hn::BitCast(dw, b)));
  };
  const Index columns = out.rows() / 4 * 4;
  for (; row + 4 <= in.rows(); row += 4) {
    const float* from = in.data() + row * in.outerStride();
    for (Index column = 0; column < columns; column += 4) {
      const auto a = hn::LoadU(d, from + column), b = hn::LoadU(d, from + in.outerStride() + column);
      const auto c = hn::LoadU(d, from + 2 * in.outerStride() + column);
      const auto e = hn::LoadU(d, from + 3 * in.outerStride() + column);
      const auto ab = hn::InterleaveLower(d, a, b), ce = hn::InterleaveLower(d, c, e);
      const auto ab_high = hn::InterleaveUpper(d, a, b), ce_high = hn::InterleaveUpper(d, c, e);
      float* to = out.data() + column * out.outerStride() + row;
      hn::StoreU(lower(ab, ce), d, to);
      hn::StoreU(upper(ab, ce), d, to + out.outerStride());
      hn::StoreU(lower(ab_high, ce_high), d, to + 2 * out.outerStride());
      hn::StoreU(upper(ab_high, ce_high), d, to + 3 * out.outerStride());
    }
    for (Index column = columns; column < out.rows(); ++column) {
      for (Index r = row; r < row + 4; ++r) out(column, r) = in(r, column);
    }
  }
#endif
  for (; row < in.rows(); ++row) {
    for (Index column = 0; column < out.rows(); ++column) out(column, row) = in(row, column);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/check.h"

namespace anc {
namespace {

HWY_EXPORT(product);
HWY_EXPORT(transpose_blocks);

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
  HWY_DYNAMIC_DISPATCH(transpose_blocks)(in, out);
}

}  // namespace anc
#endif  // HWY_ONCE
