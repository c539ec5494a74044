#include "nn/adam.h"

#include <cmath>

#include "base/check.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"

using namespace anc;

namespace {

AdamSettings settings(double rate, bool decoupled_l2 = false) {
  return {.learning_rate = rate, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8, .decoupled_l2 = decoupled_l2};
}

}  // namespace

TEST_CASE(
    "Adam follows its definition in double precision; decoupled L2 shrinks the weights beside the step, undivided") {
  const bool decoupled = GENERATE(false, true);
  CAPTURE(decoupled);
  const double l2 = decoupled ? 3.0 : 0.3;
  AdamState state(2, 16);
  state.weights = test::random_matrix(1, 2, 16);
  AdamState by_columns = state;
  Eigen::ArrayXXd w = state.weights.cast<double>(), m = Eigen::ArrayXXd::Zero(2, 16), v = m;
  AdamClock clock(settings(0.01, decoupled));
  for (int t = 1; t <= 50; ++t) {
    const Matrix gradient = test::random_matrix(100 + static_cast<std::uint64_t>(t), 2, 16);
    Eigen::ArrayXXd g = gradient.cast<double>();
    if (!decoupled) g += l2 * w;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    if (decoupled) w -= 0.01 * l2 * w;
    w -= 0.01 * std::sqrt(1 - std::pow(0.999, t)) / (1 - std::pow(0.9, t)) * m / (v.sqrt() + 1e-8);
    clock.advance();
    adam_step(clock, gradient, l2, state);
    adam_step(clock, gradient, RowVector::Ones(16), l2, by_columns);
    REQUIRE(by_columns.weights == state.weights);
    REQUIRE((state.weights.cast<double>().array() - w).abs().maxCoeff() < 1e-5);
  }
}

TEST_CASE("Adam reaches the minimum of a sphere and of Rosenbrock's valley") {
  AdamState sphere(1, 16), valley(1, 16);
  sphere.weights.setConstant(3.0f);
  valley.weights.row(0).head(2) << -1.2f, 1.0f;
  AdamClock clock(settings(0.01));
  for (int t = 0; t < 20000; ++t) {
    clock.advance();
    const Matrix sphere_gradient = 2.0f * sphere.weights;
    adam_step(clock, sphere_gradient, 0.0, sphere);
    const float x = valley.weights(0, 0), y = valley.weights(0, 1);
    Matrix gradient = Matrix::Zero(1, 16);
    gradient(0, 0) = -2 * (1 - x) - 400 * x * (y - x * x);
    gradient(0, 1) = 200 * (y - x * x);
    adam_step(clock, gradient, 0.0, valley);
  }
  CHECK(sphere.weights.cwiseAbs().maxCoeff() < 1e-3f);
  CHECK(std::abs(valley.weights(0, 0) - 1.0f) < 1e-2f);
  CHECK(std::abs(valley.weights(0, 1) - 1.0f) < 1e-2f);
}

TEST_CASE("padding stays zero, and no subnormal number ever arises") {
  AdamState state(1, 32);
  state.weights.leftCols(16).setConstant(0.5f);
  AdamClock clock(settings(0.01));
  const Matrix zero = Matrix::Zero(1, 32);
  for (int t = 0; t < 30000; ++t) {
    clock.advance();
    adam_step(clock, zero, 1.0, state);
    for (const Matrix* m : {&state.weights, &state.first_moment, &state.second_moment}) {
      for (Index i = 0; i < m->size(); ++i) {
        const int kind = std::fpclassify(m->data()[i]);
        REQUIRE((kind == FP_ZERO || kind == FP_NORMAL));
      }
    }
  }
  CHECK(state.weights.isZero(0));
}

TEST_CASE("a step has the same bits on every instruction set") {
  const Matrix start = test::random_matrix(2, 3, 48), gradient = test::random_matrix(3, 3, 48);
  test::same_bits_everywhere([&] {
    AdamState state(3, 48);
    state.weights = start;
    AdamClock clock(settings(0.01));
    for (int t = 0; t < 5; ++t) {
      clock.advance();
      adam_step(clock, gradient, 0.1, state);
    }
    return state.weights;
  });
}

TEST_CASE("a step with factors is a step with the multiplied gradient, to the last bit") {
  const Matrix start = test::random_matrix(4, 3, 48), gradient = test::random_matrix(5, 3, 48);
  const RowVector factors = test::random_matrix(6, 1, 48).row(0);
  const Matrix multiplied = gradient.array().rowwise() * factors.array();
  test::on_each_simd_target([&] {
    AdamState plain(3, 48), with_factors(3, 48);
    plain.weights = with_factors.weights = start;
    AdamClock clock(settings(0.01));
    for (int t = 0; t < 5; ++t) {
      clock.advance();
      adam_step(clock, multiplied, 0.1, plain);
      adam_step(clock, gradient, factors, 0.1, with_factors);
    }
    CHECK(plain.weights == with_factors.weights);
    CHECK(plain.second_moment == with_factors.second_moment);
  });
}

TEST_CASE("a gradient of another shape is refused") {
  AdamState state(2, 16);
  const AdamClock clock(settings(0.01));
  CHECK_THROWS_AS(adam_step(clock, Matrix::Zero(1, 16), 0.0, state), ContractViolation);
  CHECK_THROWS_AS(adam_step(clock, Matrix::Zero(2, 16), RowVector::Zero(32), 0.0, state), ContractViolation);
}
