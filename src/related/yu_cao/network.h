// The delayed chaotic neural network of Yu and Cao [8]:
//   dx_i/dt = -x_i + sum_j a_ij tanh x_j(t) + sum_j b_ij tanh x_j(t - tau(t)),  tau(t) = 1 + sin(t) / 10,
// with A = (2 -0.1; -5 3), B = (-1.5 -0.1; -0.2 -2.5). The constants are those we know of that work, not checked
// against it; Runge-Kutta of order 4 with the step of 0.01, the past between two steps by cubic Hermite interpolation.
#pragma once

#include <array>
#include <cstdint>

namespace anc::related::yu_cao {

using State = std::array<double, 2>;

class Network {
 public:
  static constexpr double kStep = 0.01;  // time units

  // Until time 0 the state was `history`.
  explicit Network(const State& history);

  void advance();  // one step

  const State& state() const { return at(now_).x; }
  double time() const { return static_cast<double>(now_) * kStep; }

 private:
  struct Point {
    State x, slope;
  };
  static constexpr std::int64_t kKept = 128;  // steps, more than the longest delay of 110

  const Point& at(std::int64_t step) const { return past_[static_cast<std::size_t>(step % kKept)]; }
  State delayed_tanh(double time) const;  // tanh x(time - tau(time))

  State history_;
  std::array<Point, kKept> past_ = {};
  std::int64_t now_ = 0;  // steps taken
};

}  // namespace anc::related::yu_cao
