#include "nn/adam.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/adam.cpp"
#include <hwy/foreach_target.h>

#include "numerics/vector-inl.h"

#ifndef ANC_NN_ADAM_COEFFICIENTS_
#define ANC_NN_ADAM_COEFFICIENTS_
namespace anc {
struct AdamCoefficients {
  float rate, beta1, rest1, beta2, rest2, epsilon, l2;
};
}  // namespace anc
#endif

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

// x, or 0 when |x| is below the bound: no subnormal number may arise, because each would cost a hundred cycles.
HWY_INLINE Vec flushed(Vec x, float bound) { return hn::IfThenElseZero(hn::Ge(hn::Abs(x), constant(bound)), x); }

void adam(const AdamCoefficients& c, const float* gradient, Index size, float* weights, float* first, float* second) {
  const Lanes d;
  const Vec beta1 = constant(c.beta1), rest1 = constant(c.rest1), beta2 = constant(c.beta2), rest2 = constant(c.rest2);
  const Vec epsilon = constant(c.epsilon), l2 = constant(c.l2), rate = constant(-c.rate);
  for (Index i = 0; i < size; i += static_cast<Index>(hn::Lanes(d))) {
    const Vec w = hn::LoadU(d, weights + i);
    const Vec g = flushed(fused(l2, w, hn::LoadU(d, gradient + i)), kSmallestGradient);
    const Vec m = flushed(fused(beta1, hn::LoadU(d, first + i), hn::Mul(rest1, g)), kSmallestFirstMoment);
    const Vec v = flushed(fused(beta2, hn::LoadU(d, second + i), hn::Mul(rest2, hn::Mul(g, g))), kSmallestSecondMoment);
    const Vec step = hn::Div(hn::Mul(rate, m), hn::Add(hn::Sqrt(v), epsilon));
    hn::StoreU(m, d, first + i);
    hn::StoreU(v, d, second + i);
    hn::StoreU(flushed(hn::Add(w, step), kSmallestWeight), d, weights + i);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <cmath>

#include "base/check.h"

namespace anc {
namespace {
HWY_EXPORT(adam);
}  // namespace

void AdamClock::advance() {
  beta1_power_ *= settings_.beta1;
  beta2_power_ *= settings_.beta2;
  rate_ = settings_.learning_rate * std::sqrt(1.0 - beta2_power_) / (1.0 - beta1_power_);
}

AdamState::AdamState(Index rows, Index columns)
    : weights(Matrix::Zero(rows, columns)),
      first_moment(Matrix::Zero(rows, columns)),
      second_moment(Matrix::Zero(rows, columns)) {}

void adam_step(const AdamClock& clock, const ConstView& gradient, double l2, AdamState& state) {
  const Index size = state.weights.size();
  check(gradient.rows() == state.weights.rows() && gradient.cols() == state.weights.cols() &&
            gradient.outerStride() == gradient.cols(),
        "adam_step: the gradient must have the shape of the weights");
  check(size % kLanes == 0, "adam_step: the number of weights must be a multiple of kLanes");
  const AdamSettings& s = clock.settings();
  HWY_DYNAMIC_DISPATCH(adam)
  ({.rate = static_cast<float>(clock.rate()),
    .beta1 = static_cast<float>(s.beta1),
    .rest1 = static_cast<float>(1.0 - s.beta1),
    .beta2 = static_cast<float>(s.beta2),
    .rest2 = static_cast<float>(1.0 - s.beta2),
    .epsilon = static_cast<float>(s.epsilon),
    .l2 = static_cast<float>(l2)},
   gradient.data(), size, state.weights.data(), state.first_moment.data(), state.second_moment.data());
}

}  // namespace anc
#endif  // HWY_ONCE
