// Vector operations of the numeric contract, compiled once per instruction set (no include guard of the usual kind:
// foreach_target.h includes the kernels several times). Only + - * / sqrt, fused multiply-add and integer operations.

#if defined(ANC_VECTOR_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef ANC_VECTOR_INL_H
#undef ANC_VECTOR_INL_H
#else
#define ANC_VECTOR_INL_H
#endif

#include <hwy/highway.h>

#include <cmath>

#include "numerics/matrix.h"

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

HWY_INLINE Vec constant(float value) { return hn::Set(Lanes(), value); }

// Adding this rounds a float below 2^22 to the nearest integer (ties to even) in its low bits.
inline constexpr float kRounder = 12582912.0f;  // 1.5 * 2^23

struct SinCos {
  Vec sin, cos;
};

// sin(pi x) and cos(pi x) for |x| < 2^22, absolute error below 2e-7. The reduction r = x - round(x) is exact; the
// polynomials are least-squares fits on |r| <= 1/2 at Chebyshev nodes.
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

// The signed angle x - 2 round(x / 2) in [-1, 1] half-turns, for |x| < 2^22; exact.
HWY_INLINE Vec wrapped_half_turns(Vec x) {
  const Vec turns = hn::Sub(fused(x, constant(0.5f), constant(kRounder)), constant(kRounder));
  return fused(turns, constant(-2.0f), x);
}

struct Sigmoid {
  Vec value, complement;  // sigmoid(x) and sigmoid(-x) = 1 - sigmoid(x), each to full relative precision
  Vec softplus;           // log(1 + exp(x)) = -log of the complement
};

// 1 / (1 + exp(-x)), relative error below 3e-6; saturates beyond |x| = 30.
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
  HWY_INLINE float total() const {
    Vec sum[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) sum[v] = part[v];
    for (std::size_t half = kVectors / 2; half > 0; half /= 2) {
      for (std::size_t v = 0; v < half; ++v) sum[v] = hn::Add(sum[v], sum[v + half]);
    }
    return sum_by_halving(Lanes(), sum[0]);
  }
};

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#endif  // per target
