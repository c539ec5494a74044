#include "nn/activation.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/activation.cpp"
#include <hwy/foreach_target.h>

#include "numerics/vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

HWY_INLINE Vec sigmoid_value(Vec x) { return sigmoid(x).value; }

// Below this, 2 sigmoid(2x) - 1 has lost too many bits, and three terms of the series are enough.
constexpr float kSmallTanh = 0.15f;

HWY_INLINE Vec tanh_value(Vec x) {
  const Vec q = hn::Mul(x, x);
  Vec series = fused(constant(-17.0f / 315), q, constant(2.0f / 15));
  series = fused(series, q, constant(-1.0f / 3));
  const Vec small = fused(hn::Mul(series, q), x, x);
  const Sigmoid s = sigmoid(hn::Add(x, x));
  return hn::IfThenElse(hn::Lt(hn::Abs(x), constant(kSmallTanh)), small, hn::Sub(s.value, s.complement));
}

HWY_INLINE Vec sigmoid_slope(Vec g, Vec y) { return hn::Mul(g, hn::Mul(y, hn::Sub(constant(1.0f), y))); }
HWY_INLINE Vec tanh_slope(Vec g, Vec y) {
  return hn::Mul(g, hn::Mul(hn::Sub(constant(1.0f), y), hn::Add(constant(1.0f), y)));
}

void fill_rows(const ConstRow& biases, View x) {
  for (Index i = 0; i < x.rows(); ++i) {
    float* row = row_of(x, i);
    const Vec bias = constant(biases(i));
    for (Index j = 0; j < x.cols(); j += kWidth) store(bias, row + j);
  }
}

void sigmoids(View x) { map_vectors(sigmoid_value, x, x); }
void tanhs(View x) { map_vectors(tanh_value, x, x); }
void sigmoid_slopes(const ConstView& y, View gradient) { map_vectors(sigmoid_slope, gradient, gradient, y); }
void tanh_slopes(const ConstView& y, View gradient) { map_vectors(tanh_slope, gradient, gradient, y); }

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/check.h"

namespace anc {
namespace {

HWY_EXPORT(fill_rows);
HWY_EXPORT(sigmoids);
HWY_EXPORT(tanhs);
HWY_EXPORT(sigmoid_slopes);
HWY_EXPORT(tanh_slopes);

void check_columns(const ConstView& x) {
  check(x.cols() % kLanes == 0, "activation: columns must be a multiple of kLanes");
}

void check_alike(const ConstView& y, const ConstView& gradient) {
  check(y.rows() == gradient.rows() && y.cols() == gradient.cols(), "activation: shapes differ");
  check_columns(y);
}

}  // namespace

void biases_forward(const ConstRow& biases, View x) {
  check(biases.size() >= x.rows(), "biases_forward: too few biases");
  check_columns(x);
  HWY_DYNAMIC_DISPATCH(fill_rows)(biases, x);
}

void sigmoid_forward(View x) {
  check_columns(x);
  HWY_DYNAMIC_DISPATCH(sigmoids)(x);
}

void tanh_forward(View x) {
  check_columns(x);
  HWY_DYNAMIC_DISPATCH(tanhs)(x);
}

void sigmoid_backward(const ConstView& y, View gradient) {
  check_alike(y, gradient);
  HWY_DYNAMIC_DISPATCH(sigmoid_slopes)(y, gradient);
}

void tanh_backward(const ConstView& y, View gradient) {
  check_alike(y, gradient);
  HWY_DYNAMIC_DISPATCH(tanh_slopes)(y, gradient);
}

}  // namespace anc
#endif  // HWY_ONCE
