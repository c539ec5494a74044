// The kernel of product.h, for kernels that multiply a piece at a time: compiled once per instruction set, as
// vector-inl.h.

#ifndef ANC_NUMERICS_PRODUCT_TILE_
#define ANC_NUMERICS_PRODUCT_TILE_
#include "numerics/matrix.h"

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

#if defined(ANC_PRODUCT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef ANC_PRODUCT_INL_H
#undef ANC_PRODUCT_INL_H
#else
#define ANC_PRODUCT_INL_H
#endif

#include "numerics/vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

// What a chain starts from, unless the product is added, and what becomes of it at its end; `skip` goes on to lower
// rows.
struct Plain {
  HWY_INLINE Vec start(Index) const { return hn::Zero(Lanes()); }
  HWY_INLINE Vec end(Vec x) const { return x; }
  HWY_INLINE void skip(Index) {}
};

// R rows x V vectors of out, held in registers over the whole inner loop. kAdjacent: the rows of the left factor are
// one float apart, a constant that leaves the inner loop without address arithmetic.
template <Index R, Index V, bool kAdjacent, class Chain>
HWY_INLINE void multiply_tile(const Tile& t, Chain chain) {
  const Index row_stride = kAdjacent ? 1 : t.row_stride;
  const Lanes d;
  Vec sum[R][V];
#pragma GCC unroll 32
  for (Index r = 0; r < R; ++r) {
#pragma GCC unroll 8
    for (Index v = 0; v < V; ++v) {
      sum[r][v] = t.add ? hn::LoadU(d, t.out + r * t.out_stride + v * kWidth) : chain.start(r);
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
      const Vec a = hn::Set(d, left[r * row_stride]);
#pragma GCC unroll 8
      for (Index v = 0; v < V; ++v) sum[r][v] = fused(a, b[v], sum[r][v]);
    }
  }
#pragma GCC unroll 32
  for (Index r = 0; r < R; ++r) {
#pragma GCC unroll 8
    for (Index v = 0; v < V; ++v) hn::StoreU(chain.end(sum[r][v]), d, t.out + r * t.out_stride + v * kWidth);
  }
}

// One tile of exactly `rows` rows, 1 <= rows <= R.
template <Index R, Index V, bool kAdjacent, class Chain>
HWY_INLINE void multiply_exactly(const Tile& t, Index rows, Chain chain) {
  if (rows == R) return multiply_tile<R, V, kAdjacent>(t, chain);
  if constexpr (R > 1) multiply_exactly<R - 1, V, kAdjacent>(t, rows, chain);
}

// All rows of V columns of vectors, in as few tiles of at most R rows as possible, all about as high: a low tile has
// too few chains to hide the latency of a fused multiply-add.
template <Index R, Index V, bool kAdjacent, class Chain>
HWY_INLINE void multiply_rows(Tile t, Index rows, Chain chain) {
  for (Index tiles = (rows + R - 1) / R; tiles > 0; --tiles) {
    const Index height = (rows + tiles - 1) / tiles;
    multiply_exactly<R, V, kAdjacent>(t, height, chain);
    rows -= height;
    t.left += height * t.row_stride;
    t.out += height * t.out_stride;
    chain.skip(height);
  }
}

// The tiles fill the register file: 32 registers with AVX-512 and NEON, 16 with AVX2.
#if HWY_TARGET == HWY_AVX3
inline constexpr Index kRegisters = 24;
#else
inline constexpr Index kRegisters = 12;
#endif

template <Index R, Index V, bool kAdjacent, class Chain>
HWY_INLINE Index multiply_columns(const Tile& t, Index rows, Index column, Index columns, Chain chain) {
  for (; column + V * kWidth <= columns; column += V * kWidth) {
    Tile panel = t;
    panel.right += column;
    panel.out += column;
    multiply_rows<R, V, kAdjacent>(panel, rows, chain);
  }
  return column;
}

// The whole product; compiled in product.cpp alone.
void product(const Tile& t, Index rows, Index columns);

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#endif  // per target
