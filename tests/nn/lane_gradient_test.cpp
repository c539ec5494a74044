#include "nn/lane_gradient.h"

#include "base/check.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"

using namespace anc;
using test::random_matrix;

TEST_CASE("sums of products agree with double precision for every remainder of the tiles") {
  for (Index inputs = 1; inputs <= 9; ++inputs) {
    for (Index outputs = 1; outputs <= 7; ++outputs) {
      const Matrix x = random_matrix(41, inputs, 64), g = random_matrix(42, outputs, 64);
      LaneGradient sums(inputs, outputs);
      add_products(x, 0, g, sums);
      add_products(x, 0, g, sums);
      Matrix gradient = Matrix::Zero(inputs + 1, padded(outputs));
      take_gradient(sums, gradient);
      const Eigen::MatrixXd exact = 2.0 * x.cast<double>() * g.cast<double>().transpose();
      const Eigen::VectorXd biases = 2.0 * g.cast<double>().rowwise().sum();
      REQUIRE((gradient.topLeftCorner(inputs, outputs).cast<double>() - exact).cwiseAbs().maxCoeff() < 1e-5);
      REQUIRE((gradient.row(inputs).head(outputs).cast<double>().transpose() - biases).cwiseAbs().maxCoeff() < 1e-5);
      REQUIRE(sums.lanes.isZero(0));
    }
  }
}

TEST_CASE("a part of the inputs goes to its own weights") {
  const Matrix x = random_matrix(43, 2, 32), g = random_matrix(44, 3, 32);
  LaneGradient sums(5, 3);
  add_products(x, 2, g, sums);
  Matrix gradient = Matrix::Zero(6, 16);
  take_gradient(sums, gradient);
  CHECK(gradient.topRows(2).isZero(0));
  CHECK(gradient.row(4).isZero(0));
  CHECK_FALSE(gradient.row(2).isZero(0));
}

TEST_CASE("sums have the same bits on every instruction set") {
  const Matrix x = random_matrix(45, 11, 96), g = random_matrix(46, 7, 96);
  test::same_bits_everywhere([&] {
    LaneGradient sums(11, 7);
    for (int i = 0; i < 3; ++i) add_products(x, 0, g, sums);
    Matrix gradient = Matrix::Zero(12, 16);
    take_gradient(sums, gradient);
    return gradient;
  });
}

TEST_CASE("shapes that do not fit are refused") {
  LaneGradient sums(2, 3);
  CHECK_THROWS_AS(add_products(Matrix::Zero(2, 32), 1, Matrix::Zero(3, 32), sums), ContractViolation);
  CHECK_THROWS_AS(add_products(Matrix::Zero(2, 32), 0, Matrix::Zero(2, 32), sums), ContractViolation);
  CHECK_THROWS_AS(add_products(Matrix::Zero(2, 20), 0, Matrix::Zero(3, 20), sums), ContractViolation);
}
