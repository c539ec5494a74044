#include "agents/initialise.h"

#include <cmath>
#include <numbers>

#include "numerics/elementary.h"

namespace anc {

void initialise_uniform(RandomStream& stream, double scale, Index rows, Index columns, Matrix& weights) {
  initialise_uniform(stream, -scale, scale, weights.topLeftCorner(rows, columns));
}

void initialise_uniform(RandomStream& stream, double low, double high, View weights) {
  for (Index i = 0; i < weights.rows(); ++i) {
    for (Index j = 0; j < weights.cols(); ++j) {
      weights(i, j) = stream.uniform(static_cast<float>(low), static_cast<float>(high));
    }
  }
}

void initialise_normal(RandomStream& stream, double standard_deviation, View weights) {
  constexpr double kPi = std::numbers::pi;
  double second = 0.0;
  bool have_second = false;
  for (Index i = 0; i < weights.rows(); ++i) {
    for (Index j = 0; j < weights.cols(); ++j) {
      double value = second;
      if (!have_second) {
        const double radius = std::sqrt(-2.0 * logarithm(1.0 - stream.uniform(0.0f, 1.0f)));  // 1 - u is in (0, 1]
        const double angle = 2.0 * kPi * stream.uniform(0.0f, 1.0f);
        value = radius * sine(angle + 0.5 * kPi);
        second = radius * sine(angle);
      }
      have_second = !have_second;
      weights(i, j) = static_cast<float>(standard_deviation * value);
    }
  }
}

}  // namespace anc
