// The convolution against double precision: values, activations, and every gradient by central differences.
#include "nn/convolution.h"

#include <cmath>

#include "base/check.h"
#include "support/catch.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"
#include "support/reference_convolution.h"

using namespace anc;
using namespace anc::test;

namespace {

constexpr Tolerance kTolerance = {.absolute = 1e-5, .relative = 1e-5};

struct Result {
  Matrix output, weight_gradient, input_gradient;
  friend bool operator==(const Result&, const Result&) = default;
};

Result run(const Convolution& shape, const Matrix& weights, const Matrix& input, const Matrix& pull) {
  Result r{.output = Matrix(shape.outputs(), input.cols()),
           .weight_gradient = Matrix::Zero(shape.fan_in() + 1, padded(shape.out)),
           .input_gradient = Matrix(input.rows(), input.cols())};
  convolution_forward(shape, weights, input, r.output);
  LaneGradient sums(shape.fan_in(), shape.out);
  Matrix gradient = pull;
  convolution_backward(shape, weights, input, r.output, gradient, &sums, &r.input_gradient);
  take_gradient(sums, r.weight_gradient);
  return r;
}

Result run_random(const Convolution& shape, Index examples) {
  return run(shape, random_matrix(51, shape.fan_in() + 1, shape.out), random_matrix(52, shape.inputs(), examples),
             random_matrix(53, shape.outputs(), examples));
}

Convolution fully_connected(Index inputs, Index outputs, Activation activation = Activation::sigmoid) {
  return {.window = inputs, .in = 1, .out = outputs, .stride = inputs, .length = inputs, .activation = activation};
}

// The published layers, the released ones, and what neither has: even and odd lengths, strides that do not divide;
// fully connected, more inputs than a product takes at a time among them.
const std::vector<Convolution> kShapes = {
    {.window = 4, .in = 1, .out = 2, .stride = 1, .length = 8},
    {.window = 2, .in = 2, .out = 4, .stride = 2, .length = 8},
    {.window = 1, .in = 4, .out = 4, .stride = 1, .length = 4},
    {.window = 1, .in = 4, .out = 1, .stride = 1, .length = 4, .activation = Activation::tanh},
    {.window = 2, .in = 1, .out = 2, .stride = 2, .length = 8},
    {.window = 3, .in = 2, .out = 3, .stride = 2, .length = 7},
    {.window = 5, .in = 1, .out = 1, .stride = 3, .length = 3},
    {.window = 4, .in = 1, .out = 1, .stride = 1, .length = 2},
    fully_connected(5, 7),
    fully_connected(70, 3, Activation::tanh)};

// What the activation makes of each x: through the layer with one weight of 1.
Matrix activated(Activation activation, const Matrix& x) {
  Matrix weights = Matrix::Zero(2, 16), y(x.rows(), x.cols());
  weights(0, 0) = 1.0f;
  convolution_forward({.window = 1, .in = 1, .out = 1, .stride = 1, .length = x.rows(), .activation = activation},
                      weights, x, y);
  return y;
}

}  // namespace

TEST_CASE("a convolution and its gradients against double precision") {
  for (const Convolution& shape : kShapes) {
    INFO("window " << shape.window << ", " << shape.in << " to " << shape.out << ", stride " << shape.stride);
    const Matrix weights = random_matrix(51, shape.fan_in() + 1, shape.out, 0.5f);
    const Matrix input = random_matrix(52, shape.inputs(), 16), pull = random_matrix(53, shape.outputs(), 16);
    const Result r = run(shape, weights, input, pull);
    const Dense w = weights.leftCols(shape.out).cast<double>(), x = input.cast<double>();
    const auto pulled = [&](const Dense& wv, const Dense& xv) {
      return (convolved(shape, wv, xv.array()) * pull.cast<double>().array()).sum();
    };
    check_close(r.output.cast<double>(), convolved(shape, w, x.array()).matrix(), kTolerance);
    check_close(r.weight_gradient.leftCols(shape.out).cast<double>(),
                numeric_gradient(w, [&](const Dense& v) { return pulled(v, x); }), kTolerance);
    check_close(r.input_gradient.cast<double>(), numeric_gradient(x, [&](const Dense& v) { return pulled(w, v); }),
                kTolerance);
  }
}

TEST_CASE("the sums of weights go on over slices, for every remainder of the tiles") {
  for (Index inputs = 1; inputs <= 9; ++inputs) {
    for (Index outputs = 1; outputs <= 7; ++outputs) {
      const Convolution shape = fully_connected(inputs, outputs);
      const Matrix x = random_matrix(41, inputs, 64), weights = random_matrix(42, inputs + 1, outputs);
      Matrix y(outputs, 64), gradient = Matrix::Zero(inputs + 1, padded(outputs));
      convolution_forward(shape, weights, x, y);
      LaneGradient sums(inputs, outputs);
      Matrix g;
      for (int slice = 0; slice < 2; ++slice) {
        g = random_matrix(43, outputs, 64);
        convolution_backward(shape, weights, x, y, g, &sums, nullptr);
      }
      take_gradient(sums, gradient);
      const Eigen::MatrixXd exact = 2.0 * x.cast<double>() * g.cast<double>().transpose();
      const Eigen::VectorXd biases = 2.0 * g.cast<double>().rowwise().sum();
      REQUIRE((gradient.topLeftCorner(inputs, outputs).cast<double>() - exact).cwiseAbs().maxCoeff() < 1e-5);
      REQUIRE((gradient.row(inputs).head(outputs).cast<double>().transpose() - biases).cwiseAbs().maxCoeff() < 1e-5);
      REQUIRE(sums.lanes.isZero(0));
    }
  }
}

TEST_CASE("sigmoid and tanh to relative precision, also where tanh is small; tanh is odd and never leaves [-1, 1]") {
  Matrix x = random_matrix(31, 24, 128, 4.0f);  // of every size from 1e-6 to 40
  for (Index i = 0; i < 21; ++i) x.row(i) *= std::pow(10.0f, static_cast<float>(i % 7) - 5.0f);
  x(23, 0) = 0.0f;
  const Matrix s = activated(Activation::sigmoid, x), t = activated(Activation::tanh, x);
  for (Index i = 0; i < x.size(); ++i) {
    const double v = x.data()[i];
    REQUIRE(s.data()[i] == Approx(1.0 / (1.0 + std::exp(-std::max(v, -30.0)))).epsilon(4e-6));
    REQUIRE(t.data()[i] == Approx(std::tanh(v)).epsilon(4e-6));
  }
  CHECK(t(23, 0) == 0.0f);
  CHECK(t == -activated(Activation::tanh, -x));
  CHECK(t.cwiseAbs().maxCoeff() <= 1.0f);
  same_bits_everywhere([&] { return activated(Activation::sigmoid, x); });
  same_bits_everywhere([&] { return activated(Activation::tanh, x); });
}

TEST_CASE("a convolution has the same bits on every instruction set") {
  for (const Convolution& shape : {kShapes[0], kShapes[1], kShapes[3], fully_connected(11, 7)}) {
    same_bits_everywhere([&] { return run_random(shape, 80); });
  }
}

TEST_CASE("a convolution refuses shapes that do not fit") {
  const Convolution& shape = kShapes[0];  // 8 inputs, 16 outputs
  const Matrix weights = Matrix::Zero(5, 16), input = Matrix::Zero(8, 16), output = Matrix::Zero(16, 16);
  Matrix out = output, narrow = Matrix::Zero(8, 16), odd = Matrix::Zero(16, 17);
  LaneGradient sums(3, 2);
  CHECK_THROWS_AS(convolution_forward(shape, weights, input, narrow), ContractViolation);
  CHECK_THROWS_AS(convolution_forward(shape, Matrix::Zero(4, 16), input, out), ContractViolation);
  CHECK_THROWS_AS(convolution_forward(shape, weights, Matrix::Zero(8, 17), odd), ContractViolation);
  CHECK_THROWS_AS(convolution_backward(shape, weights, input, output, narrow, nullptr, nullptr), ContractViolation);
  CHECK_THROWS_AS(convolution_backward(shape, weights, input, output, out, &sums, nullptr), ContractViolation);
  CHECK_THROWS_AS(convolution_backward(shape, weights, input, output, out, nullptr, &out), ContractViolation);
}
