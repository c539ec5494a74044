#include "nn/activation.h"

#include <cmath>

#include "base/check.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"

using namespace anc;
using test::random_matrix;

namespace {

// Values of every size from 1e-6 to 40, and zero.
Matrix values() {
  Matrix x = random_matrix(31, 24, 128, 4.0f);
  for (Index i = 0; i < 21; ++i) x.row(i) *= std::pow(10.0f, static_cast<float>(i % 7) - 5.0f);
  x(23, 0) = 0.0f;
  return x;
}

}  // namespace

TEST_CASE("sigmoid and tanh to relative precision, also where tanh is small") {
  const Matrix x = values();
  Matrix s = x, t = x;
  sigmoid_forward(s);
  tanh_forward(t);
  for (Index i = 0; i < x.size(); ++i) {
    const double v = x.data()[i];
    REQUIRE(s.data()[i] == Approx(1.0 / (1.0 + std::exp(-std::max(v, -30.0)))).epsilon(4e-6));
    REQUIRE(t.data()[i] == Approx(std::tanh(v)).epsilon(4e-6));
  }
  CHECK(t(23, 0) == 0.0f);
}

TEST_CASE("tanh is odd and never leaves [-1, 1]") {
  const Matrix x = values();
  Matrix t = x, mirrored = -x;
  tanh_forward(t);
  tanh_forward(mirrored);
  CHECK(t == -mirrored);
  CHECK(t.cwiseAbs().maxCoeff() <= 1.0f);
}

TEST_CASE("the slopes are the derivatives of the double-precision functions") {
  const Matrix x = random_matrix(32, 4, 64, 3.0f);
  Matrix s = x, t = x, s_slope = Matrix::Ones(4, 64), t_slope = s_slope;
  sigmoid_forward(s);
  tanh_forward(t);
  sigmoid_backward(s, s_slope);
  tanh_backward(t, t_slope);
  constexpr double kStep = 1e-5;
  for (Index i = 0; i < x.size(); ++i) {
    const double above = x.data()[i] + kStep, below = x.data()[i] - kStep;
    const double sigmoid_rise = 1.0 / (1.0 + std::exp(-above)) - 1.0 / (1.0 + std::exp(-below));
    REQUIRE(s_slope.data()[i] == Approx(sigmoid_rise / (2 * kStep)).margin(1e-6));
    REQUIRE(t_slope.data()[i] == Approx((std::tanh(above) - std::tanh(below)) / (2 * kStep)).margin(1e-6));
  }
}

TEST_CASE("activations have the same bits on every instruction set") {
  const Matrix x = values(), gradient = random_matrix(33, 24, 128);
  test::same_bits_everywhere([&] {
    Matrix all(4 * 24, 128);
    all << x, x, gradient, gradient;
    sigmoid_forward(all.middleRows(0, 24));
    tanh_forward(all.middleRows(24, 24));
    sigmoid_backward(all.middleRows(0, 24), all.middleRows(48, 24));
    tanh_backward(all.middleRows(24, 24), all.middleRows(72, 24));
    return all;
  });
}

TEST_CASE("activations refuse shapes that do not fit") {
  Matrix odd = Matrix::Zero(2, 17), wide = Matrix::Zero(2, 32), narrow = Matrix::Zero(2, 16);
  CHECK_THROWS_AS(sigmoid_forward(odd), ContractViolation);
  CHECK_THROWS_AS(tanh_backward(wide, narrow), ContractViolation);
}
