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

struct Moments {
  float *weights, *first, *second;
};

// One vector of weights, from the gradient without the penalty.
HWY_INLINE void adam_vector(const AdamCoefficients& c, Vec gradient, Index at, const Moments& state) {
  const Vec w = load(state.weights + at);
  const Vec g = flushed(fused(constant(c.l2), w, gradient), kSmallestGradient);
  const Vec m =
      flushed(fused(constant(c.beta1), load(state.first + at), hn::Mul(constant(c.rest1), g)), kSmallestFirstMoment);
  const Vec v = flushed(fused(constant(c.beta2), load(state.second + at), hn::Mul(constant(c.rest2), hn::Mul(g, g))),
                        kSmallestSecondMoment);
  const Vec step = hn::Div(hn::Mul(constant(-c.rate), m), hn::Add(hn::Sqrt(v), constant(c.epsilon)));
  store(m, state.first + at);
  store(v, state.second + at);
  store(flushed(hn::Add(w, step), kSmallestWeight), state.weights + at);
}

void adam(const AdamCoefficients& c, const float* gradient, Index size, float* weights, float* first, float* second) {
  for (Index i = 0; i < size; i += kWidth) adam_vector(c, load(gradient + i), i, {weights, first, second});
}

void adam_scaled(const AdamCoefficients& c, const float* gradient, Index rows, const RowVector& factors, float* weights,
                 float* first, float* second) {
  const Index columns = factors.size();
  for (Index i = 0; i < rows * columns; i += columns) {
    for (Index j = 0; j < columns; j += kWidth) {
      const Vec g = hn::Mul(load(gradient + i + j), load(factors.data() + j));
      adam_vector(c, g, i + j, {weights, first, second});
    }
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
HWY_EXPORT(adam_scaled);

AdamCoefficients coefficients(const AdamClock& clock, double l2) {
  const AdamSettings& s = clock.settings();
  return {.rate = static_cast<float>(clock.rate()),
          .beta1 = static_cast<float>(s.beta1),
          .rest1 = static_cast<float>(1.0 - s.beta1),
          .beta2 = static_cast<float>(s.beta2),
          .rest2 = static_cast<float>(1.0 - s.beta2),
          .epsilon = static_cast<float>(s.epsilon),
          .l2 = static_cast<float>(l2)};
}

void check_shapes(const ConstView& gradient, const AdamState& state) {
  check(gradient.rows() == state.weights.rows() && gradient.cols() == state.weights.cols() &&
            gradient.outerStride() == gradient.cols(),
        "adam_step: the gradient must have the shape of the weights");
  check(state.weights.size() % kLanes == 0, "adam_step: the number of weights must be a multiple of kLanes");
}

// Decoupled L2 is done here; what is left of it for the gradient.
double decayed(const AdamClock& clock, double l2, AdamState& state) {
  if (!clock.settings().decoupled_l2) return l2;
  state.weights *= static_cast<float>(1.0 - clock.settings().learning_rate * l2);
  return 0.0;
}
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
  check_shapes(gradient, state);
  l2 = decayed(clock, l2, state);
  HWY_DYNAMIC_DISPATCH(adam)
  (coefficients(clock, l2), gradient.data(), gradient.size(), state.weights.data(), state.first_moment.data(),
   state.second_moment.data());
}

void adam_step(const AdamClock& clock, const ConstView& gradient, const RowVector& factors, double l2,
               AdamState& state) {
  check_shapes(gradient, state);
  check(factors.size() == gradient.cols() && factors.size() % kLanes == 0, "adam_step: one factor a padded column");
  l2 = decayed(clock, l2, state);
  HWY_DYNAMIC_DISPATCH(adam_scaled)
  (coefficients(clock, l2), gradient.data(), gradient.rows(), factors, state.weights.data(), state.first_moment.data(),
   state.second_moment.data());
}

}  // namespace anc
#endif  // HWY_ONCE
