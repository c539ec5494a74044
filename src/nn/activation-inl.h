// Sigmoid and tanh of a vector, and what a gradient at their value is before them: compiled once per instruction set,
// as vector-inl.h.

#if defined(ANC_ACTIVATION_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef ANC_ACTIVATION_INL_H
#undef ANC_ACTIVATION_INL_H
#else
#define ANC_ACTIVATION_INL_H
#endif

#include "numerics/vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

HWY_INLINE Vec sigmoid_value(Vec x) { return sigmoid(x).value; }

// Below this, 2 sigmoid(2x) - 1 has lost too many bits, and three terms of the series are enough.
inline constexpr float kSmallTanh = 0.15f;

// Relative error below 4e-6; odd, never outside [-1, 1].
HWY_INLINE Vec tanh_value(Vec x) {
  const Vec q = hn::Mul(x, x);
  Vec series = fused(constant(-17.0f / 315), q, constant(2.0f / 15));
  series = fused(series, q, constant(-1.0f / 3));
  const Vec small = fused(hn::Mul(series, q), x, x);
  const Sigmoid s = sigmoid(hn::Add(x, x));
  return hn::IfThenElse(hn::Lt(hn::Abs(x), constant(kSmallTanh)), small, hn::Sub(s.value, s.complement));
}

// d loss / d x, from g = d loss / d y and the value y.
HWY_INLINE Vec sigmoid_slope(Vec g, Vec y) { return hn::Mul(g, hn::Mul(y, hn::Sub(constant(1.0f), y))); }
HWY_INLINE Vec tanh_slope(Vec g, Vec y) {
  return hn::Mul(g, hn::Mul(hn::Sub(constant(1.0f), y), hn::Add(constant(1.0f), y)));
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#endif  // per target
