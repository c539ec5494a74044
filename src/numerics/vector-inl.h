// Vector operations of the numeric contract, compiled once per instruction set (no include guard of the usual kind:
// foreach_target.h includes the kernels several times). Only + - * / sqrt, fused multiply-add and integer operations.

#if defined(ANC_VECTOR_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef ANC_VECTOR_INL_H
#undef ANC_VECTOR_INL_H
#else
#define ANC_VECTOR_INL_H
#endif

#include <hwy/highway.h>

#include <array>
#include <cmath>
#include <cstdint>

#include "numerics/rows.h"

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// At most kLanes lanes: a row of kLanes floats is one AVX-512, two AVX2 or four NEON vectors.
using Lanes = hn::CappedTag<float, kLanes>;
using Vec = hn::Vec<Lanes>;
inline constexpr Index kWidth = static_cast<Index>(hn::MaxLanes(Lanes()));

HWY_INLINE Vec load(const float* p) { return hn::LoadU(Lanes(), p); }
HWY_INLINE void store(Vec v, float* p) { hn::StoreU(v, Lanes(), p); }

// a * b + c with one rounding, on every target.
HWY_INLINE Vec fused(Vec a, Vec b, Vec c) {
#if HWY_NATIVE_FMA
  return hn::MulAdd(a, b, c);
#else
  const Lanes d;
  alignas(64) float x[kLanes], y[kLanes], z[kLanes];
  hn::Store(a, d, x);
  hn::Store(b, d, y);
  hn::Store(c, d, z);
  for (std::size_t i = 0; i < hn::Lanes(d); ++i) z[i] = std::fma(x[i], y[i], z[i]);
  return hn::Load(d, z);
#endif
}

// out = function(of as many matrices of its shape as there are), a vector at a time; out may be one of them.
template <class Function, class... Rows>
HWY_INLINE void map_row(const Function& function, Index columns, float* out, Rows... in) {
  for (Index j = 0; j < columns; j += kWidth) store(function(load(in + j)...), out + j);
}
template <class Function, class... Matrices>
HWY_INLINE void map_vectors(const Function& function, View out, const Matrices&... in) {
  const Walk walk(out, in...);
  for (Index i = 0; i < walk.rows; ++i) map_row(function, walk.columns, row_of(out, i), row_of(in, i)...);
}

HWY_INLINE Vec constant(float value) { return hn::Set(Lanes(), value); }

// Adding this rounds a float below 2^22 to the nearest integer (ties to even) in its low bits.
inline constexpr float kRounder = 12582912.0f;  // 1.5 * 2^23

struct SinCos {
  Vec sin, cos;
};

// sin(pi x) and cos(pi x) for |x| < 2^22, absolute error below 2e-7. The reduction r = x - round(x) is exact; the
// polynomials are least-squares fits on |r| <= 1/2 at Chebyshev nodes, with errors before any rounding
// (elementary.sollya) of at most sin_half_turns 1.3e-8, cos_half_turns 5.5e-8.
HWY_INLINE SinCos sin_cos_half_turns(Vec x) {
  const hn::RebindToUnsigned<Lanes> du;
  const Vec shifted = hn::Add(x, constant(kRounder));
  const Vec r = hn::Sub(x, hn::Sub(shifted, constant(kRounder)));
  const auto sign = hn::ShiftLeft<31>(hn::BitCast(du, shifted));  // of (-1)^round(x)
  const Vec q = hn::Mul(r, r);
  Vec s = fused(constant(0x1.413080p-4f), q, constant(-0x1.328aeep-1f));
  s = fused(s, q, constant(0x1.466b8ap+1f));
  s = fused(s, q, constant(-0x1.4abbdap+2f));
  s = fused(s, q, constant(0x1.921fb6p+1f));
  Vec c = fused(constant(0x1.c2a530p-3f), q, constant(-0x1.5502d2p+0f));
  c = fused(c, q, constant(0x1.03bd9ep+2f));
  c = fused(c, q, constant(-0x1.3bd3b0p+2f));
  c = fused(c, q, constant(1.0f));
  s = hn::Mul(s, r);
  const Lanes d;
  return {hn::BitCast(d, hn::Xor(hn::BitCast(du, s), sign)), hn::BitCast(d, hn::Xor(hn::BitCast(du, c), sign))};
}

struct BitSlope {
  Vec bit, slope;
};

// The continuous bit f^-1(h) = (1 - cos pi h) / 2 of (10), and its derivative (pi / 2) sin pi h.
HWY_INLINE BitSlope cosine_bit(Vec h) {
  const SinCos wave = sin_cos_half_turns(h);
  return {.bit = fused(wave.cos, constant(-0.5f), constant(0.5f)),
          .slope = hn::Mul(wave.sin, constant(0x1.921fb6p+0f))};
}

// The signed angle x - 2 round(x / 2) in [-1, 1] half-turns, for |x| < 2^22; exact.
HWY_INLINE Vec wrapped_half_turns(Vec x) {
  const Vec turns = hn::Sub(fused(x, constant(0.5f), constant(kRounder)), constant(kRounder));
  return fused(turns, constant(-2.0f), x);
}

struct Sigmoid {
  Vec value, complement;  // sigmoid(x) and sigmoid(-x) = 1 - sigmoid(x), each to full relative precision
  Vec softplus;           // log(1 + exp(x)) = -log of the complement
};

// 1 / (1 + exp(-x)), relative error below 3e-6, most of it in -|x| log2(e), rounded; saturates beyond |x| = 30. The
// polynomials' own errors (elementary.sollya): exp2 4.0e-9, relative, and softplus_series 1.1e-8, absolute.
HWY_INLINE Sigmoid sigmoid(Vec x) {
  const Lanes d;
  const hn::RebindToUnsigned<Lanes> du;
  const Vec magnitude = hn::Min(hn::Abs(x), constant(30.0f));
  const Vec t = hn::Mul(magnitude, constant(-0x1.715476p+0f));  // -|x| log2(e)
  const Vec shifted = hn::Add(t, constant(kRounder));
  const Vec f = hn::Sub(t, hn::Sub(shifted, constant(kRounder)));
  Vec p = fused(constant(0x1.4424b0p-13f), f, constant(0x1.5f0dccp-10f));
  p = fused(p, f, constant(0x1.3b2a48p-7f));
  p = fused(p, f, constant(0x1.c6af72p-5f));
  p = fused(p, f, constant(0x1.ebfbe0p-3f));
  p = fused(p, f, constant(0x1.62e430p-1f));
  p = fused(p, f, constant(1.0f));
  // exp(-|x|) = 2^f 2^k: add k to the exponent field of p. The low bits of `shifted` hold k in two's complement.
  const auto exponent = hn::ShiftLeft<23>(hn::BitCast(du, shifted));
  const Vec e = hn::BitCast(d, hn::Add(hn::BitCast(du, p), exponent));
  const Vec low = hn::Div(e, hn::Add(constant(1.0f), e));  // sigmoid(-|x|)
  const Vec high = hn::Sub(constant(1.0f), low);
  const auto negative = hn::Lt(x, constant(0.0f));
  // log(1 + e) = 2 artanh(e / (2 + e)), by its series: the argument is at most 1/3.
  const Vec u = hn::Div(e, hn::Add(constant(2.0f), e));
  const Vec u2 = hn::Mul(u, u);
  Vec series = fused(constant(2.0f / 13), u2, constant(2.0f / 11));
  series = fused(series, u2, constant(2.0f / 9));
  series = fused(series, u2, constant(2.0f / 7));
  series = fused(series, u2, constant(2.0f / 5));
  series = fused(series, u2, constant(2.0f / 3));
  series = fused(series, u2, constant(2.0f));
  return {.value = hn::IfThenElse(negative, low, high),
          .complement = hn::IfThenElse(negative, high, low),
          .softplus = fused(series, u, hn::Max(x, constant(0.0f)))};
}

// The sum of all lanes by halving: lanes i and i + width/2 first.
template <class D, class V>
HWY_INLINE float sum_by_halving(D d, V v) {
#if HWY_TARGET == HWY_SCALAR  // one lane, and no UpperHalf to ask for
  (void)d;
  return hn::GetLane(v);
#else
  if constexpr (hn::MaxLanes(d) == 1) {
    return hn::GetLane(v);
  } else {
    const hn::Half<D> half;
    return sum_by_halving(half, hn::Add(hn::LowerHalf(half, v), hn::UpperHalf(half, v)));
  }
#endif
}

// kLanes running sums, added up by one fixed tree (distance 8, 4, 2, 1) whatever the hardware width.
struct LaneSums {
  static constexpr std::size_t kVectors = kLanes / hn::MaxLanes(Lanes());
  Vec part[kVectors];

  HWY_INLINE LaneSums() {
    for (Vec& p : part) p = hn::Zero(Lanes());
  }
  HWY_INLINE float total() const { return sum_by_halving(Lanes(), one_vector()); }

  // The same tree as far as one vector's width.
  HWY_INLINE Vec one_vector() const {
    Vec sum[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) sum[v] = part[v];
    for (std::size_t half = kVectors / 2; half > 0; half /= 2) {
      for (std::size_t v = 0; v < half; ++v) sum[v] = hn::Add(sum[v], sum[v + half]);
    }
    return sum[0];
  }
};

// The dot product of a row with u, over kLanes lanes.
HWY_INLINE LaneSums lane_products(const float* row, const float* u, Index columns) {
  LaneSums sum;
  for (Index j = 0; j < columns; j += kLanes) {
    for (std::size_t part = 0; part < LaneSums::kVectors; ++part) {
      const Index at = j + static_cast<Index>(part) * kWidth;
      sum.part[part] = fused(load(row + at), load(u + at), sum.part[part]);
    }
  }
  return sum;
}

constexpr std::array<std::int32_t, kWidth> bit_reversed() {
  std::array<std::int32_t, kWidth> reversed = {};
  for (std::size_t bit = 1; bit < kWidth; bit *= 2) {
    for (std::size_t i = 0; i < bit; ++i) {
      reversed[i] *= 2;
      reversed[i + bit] = reversed[i] + 1;
    }
  }
  return reversed;
}
alignas(64) inline constexpr std::array<std::int32_t, kWidth> kBitReversed = bit_reversed();

// The sums of all lanes of kWidth vectors, by the tree of sum_by_halving, sum i in lane i. With the lanes in
// bit-reversed order, halving a vector is adding neighbours, and the halves of two vectors fit one. `v` is used up.
HWY_INLINE Vec sums_by_halving(Vec (&v)[kWidth]) {
#if HWY_TARGET == HWY_SCALAR
  return v[0];
#else
  const Lanes d;
  const auto order = hn::SetTableIndices(d, kBitReversed.data());
#pragma GCC unroll 16
  for (Index i = 0; i < kWidth; ++i) v[i] = hn::TableLookupLanes(v[i], order);
#pragma GCC unroll 4
  for (Index left = kWidth / 2; left > 0; left /= 2) {
#pragma GCC unroll 8
    for (Index i = 0; i < left; ++i) {
      const Vec a = v[2 * i], b = v[2 * i + 1];
      v[i] = hn::Add(hn::ConcatEven(d, b, a), hn::ConcatOdd(d, b, a));
    }
  }
  return v[0];
#endif
}

// The dot products of kLanes rows with u, each plus the offset.
HWY_INLINE void dot_rows(const float* rows, Index stride, const float* u, Index columns, float offset, float* out) {
  for (Index first = 0; first < kLanes; first += kWidth, rows += kWidth * stride) {
    Vec sum[kWidth];
#pragma GCC unroll 16
    for (Index i = 0; i < kWidth; ++i) sum[i] = lane_products(rows + i * stride, u, columns).one_vector();
    store(hn::Add(constant(offset), sums_by_halving(sum)), out + first);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#endif  // per target
