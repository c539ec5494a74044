#include "related/yu_cao/network.h"

#include "numerics/elementary.h"

namespace anc::related::yu_cao {
namespace {

// The right-hand side, given tanh of the delayed state.
State slope_of(const State& x, const State& delayed) {
  const double u = hyperbolic_tangent(x[0]), v = hyperbolic_tangent(x[1]);
  return {-x[0] + 2.0 * u - 0.1 * v - 1.5 * delayed[0] - 0.1 * delayed[1],
          -x[1] - 5.0 * u + 3.0 * v - 0.2 * delayed[0] - 2.5 * delayed[1]};
}

State moved(const State& x, double time, const State& slope) {
  return {x[0] + time * slope[0], x[1] + time * slope[1]};
}

}  // namespace

Network::Network(const State& history) : history_(history) {
  past_[0] = {.x = history, .slope = {}};
  past_[0].slope = slope_of(history, delayed_tanh(0.0));
}

State Network::delayed_tanh(double time) const {
  const double steps = (time - (1.0 + 0.1 * sine(time))) / kStep;
  if (steps <= 0.0) return {hyperbolic_tangent(history_[0]), hyperbolic_tangent(history_[1])};
  const auto before = static_cast<std::int64_t>(steps);
  const double s = steps - static_cast<double>(before), r = 1.0 - s;
  const Point &left = at(before), &right = at(before + 1);
  State result;
  for (std::size_t i : {0, 1}) {
    const double ends = r * r * (1.0 + 2.0 * s) * left.x[i] + s * s * (1.0 + 2.0 * r) * right.x[i];
    const double slopes = kStep * s * r * (r * left.slope[i] - s * right.slope[i]);
    result[i] = hyperbolic_tangent(ends + slopes);
  }
  return result;
}

void Network::advance() {
  const Point here = at(now_);
  const State half = delayed_tanh(time() + 0.5 * kStep);
  const State k2 = slope_of(moved(here.x, 0.5 * kStep, here.slope), half);
  const State k3 = slope_of(moved(here.x, 0.5 * kStep, k2), half);
  const State delayed = delayed_tanh(static_cast<double>(now_ + 1) * kStep);
  const State k4 = slope_of(moved(here.x, kStep, k3), delayed);
  Point next;
  for (std::size_t i : {0, 1}) {
    next.x[i] = here.x[i] + kStep / 6.0 * (here.slope[i] + 2.0 * (k2[i] + k3[i]) + k4[i]);
  }
  next.slope = slope_of(next.x, delayed);
  ++now_;
  past_[static_cast<std::size_t>(now_ % kKept)] = next;
}

}  // namespace anc::related::yu_cao
