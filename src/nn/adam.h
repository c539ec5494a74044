// Adam (Kingma and Ba, reference [21]) in TensorFlow's form, the paper's optimiser.
#pragma once

#include "numerics/matrix.h"

namespace anc {

struct AdamSettings {
  double learning_rate, beta1, beta2, epsilon;
  bool decoupled_l2 = false;  // L2 as decay of the weights beside the step, not as a gradient within it
};

// The decay of both moments at step t is a property of the whole network, so one clock serves all its matrices.
// rate = learning_rate * sqrt(1 - beta2^t) / (1 - beta1^t).
class AdamClock {
 public:
  explicit AdamClock(const AdamSettings& settings) : settings_(settings) {}
  void advance();  // to the next step; the first call makes t = 1
  const AdamSettings& settings() const { return settings_; }
  double rate() const { return rate_; }

 private:
  AdamSettings settings_;
  double beta1_power_ = 1.0, beta2_power_ = 1.0, rate_ = 0.0;
};

// One matrix of weights with its moments.
struct AdamState {
  Matrix weights, first_moment, second_moment;
  AdamState() = default;
  AdamState(Index rows, Index columns);  // all zero
};

// Smaller magnitudes become exactly zero, so that no subnormal number ever arises (a forgotten rule of Eve's decays for
// ever otherwise). Part of the numeric contract.
inline constexpr float kSmallestGradient = 0x1p-50f;
inline constexpr float kSmallestFirstMoment = 0x1p-60f;
inline constexpr float kSmallestSecondMoment = 0x1p-120f;
inline constexpr float kSmallestWeight = 0x1p-40f;

// With g = gradient + l2 * w:  m = beta1 m + (1 - beta1) g,  v = beta2 v + (1 - beta2) g^2,  w -= rate m / (sqrt v +
// epsilon). Same shape as the weights. Zero weights with zero gradients (padding) stay zero. Decoupled L2 (Loshchilov
// and Hutter 2019): g = gradient, and w -= learning_rate * l2 * w first, which no denominator divides.
void adam_step(const AdamClock& clock, const ConstView& gradient, double l2, AdamState& state);

// The same for gradient(i, j) * factors(j).
void adam_step(const AdamClock& clock, const ConstView& gradient, const RowVector& factors, double l2,
               AdamState& state);

}  // namespace anc
