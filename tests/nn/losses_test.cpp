#include "nn/losses.h"

#include <cmath>
#include <numbers>

#include "base/check.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"

using namespace anc;
using test::random_matrix;
using test::same_bits_everywhere;

namespace {

constexpr double kPi = std::numbers::pi;

double sigmoid_of(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace

TEST_CASE("Bob's loss and its gradient") {
  const Matrix h = random_matrix(12, 3, 64, 2.0f);
  const Matrix truth = (random_matrix(13, 3, 64).array() > 0).cast<float>();
  Matrix gradient(3, 64);
  const Guess guess = cosine_bit_loss(h, truth, gradient);
  double error = 0.0, right = 0.0;
  for (Index i = 0; i < h.size(); ++i) {
    const double p = truth.data()[i], x = kPi * h.data()[i], bit = (1.0 - std::cos(x)) / 2.0;
    error += std::abs(p - bit) / static_cast<double>(h.size());
    right += ((bit > 0.5) == (p > 0.5)) / static_cast<double>(h.size());
    const double slope = (1 - 2 * p) * kPi / 2.0 * std::sin(x) / static_cast<double>(h.size());
    REQUIRE(gradient.data()[i] == Approx(slope).margin(1e-8));
  }
  CHECK(guess.error == Approx(error).epsilon(1e-6));
  CHECK(guess.rate == Approx(right).epsilon(1e-12));
}

TEST_CASE("the losses of a sigmoid guess and their gradients") {
  const Matrix z = random_matrix(14, 2, 128, 12.0f);
  const Matrix truth = (random_matrix(15, 2, 128).array() > 0).cast<float>();
  Matrix gradient(2, 128);
  const Guess guess = sigmoid_bit_loss(z, truth, gradient);
  Matrix entropy(2, 128);
  const Guess cross = cross_entropy_loss(z, truth, entropy);
  double error = 0.0, nats = 0.0;
  for (Index i = 0; i < z.size(); ++i) {
    const double p = truth.data()[i], s = sigmoid_of(z.data()[i]);
    error += std::abs(p - s) / 256.0;
    REQUIRE(gradient.data()[i] == Approx((1 - 2 * p) * s * (1 - s) / 256.0).epsilon(1e-5).margin(1e-10));
    REQUIRE(entropy.data()[i] == Approx((s - p) / 256.0).epsilon(1e-5).margin(1e-9));
    nats -= std::log(p == 1.0 ? s : sigmoid_of(-z.data()[i])) / 256.0;
  }
  CHECK(guess.error == Approx(error).epsilon(1e-5));
  CHECK(cross.error == Approx(nats).epsilon(1e-5));
  CHECK(cross.rate == guess.rate);
  same_bits_everywhere([&] {
    Matrix out(3, 128);
    const Guess g = sigmoid_bit_loss(z, truth, out.topRows(2));
    out.row(2).setConstant(static_cast<float>(g.error + g.rate));
    return out;
  });
}

TEST_CASE("a sigmoid and its logarithm are within three millionths of their size up to where they saturate") {
  constexpr Index kColumns = 65536;
  Matrix z(1, kColumns);
  for (Index j = 0; j < kColumns; ++j) z(0, j) = 60.0f * static_cast<float>(j) / kColumns - 30.0f;
  RowVector values(kColumns), nats(kColumns);
  sigmoid_example_errors(z, Matrix::Zero(1, kColumns), values);
  cross_entropy_example_errors(z, Matrix::Zero(1, kColumns), nats);
  for (Index j = 0; j < kColumns; ++j) {
    const double x = z(0, j);
    REQUIRE(std::abs(values(j) / sigmoid_of(x) - 1.0) < 3e-6);
    REQUIRE(std::abs(nats(j) / std::log1p(std::exp(x)) - 1.0) < 3e-6);
  }
}

TEST_CASE("an example's own error is the loss of its column, and the gate closes above one half") {
  constexpr Index kRows = 3, kColumns = 128;
  const Matrix z = random_matrix(16, kRows, kColumns, 6.0f);
  const Matrix truth = (random_matrix(17, kRows, kColumns).array() > 0).cast<float>();
  const Matrix gradient = random_matrix(18, kRows, kColumns);
  RowVector distances(kColumns), nats(kColumns);
  sigmoid_example_errors(z, truth, distances);
  cross_entropy_example_errors(z, truth, nats);
  Matrix gated = gradient;
  gate_examples(distances, gated);
  int closed = 0;
  for (Index b = 0; b < kColumns; ++b) {
    double distance = 0.0, entropy = 0.0;
    for (Index i = 0; i < kRows; ++i) {
      const double wrong = sigmoid_of(truth(i, b) == 1.0f ? -z(i, b) : z(i, b));
      distance += wrong / kRows;
      entropy -= std::log(1.0 - wrong) / kRows;
    }
    REQUIRE(distances(b) == Approx(distance).epsilon(1e-5));
    REQUIRE(nats(b) == Approx(entropy).epsilon(1e-5));
    REQUIRE(gated.col(b) == (distance > 0.5 ? Matrix::Zero(kRows, 1) : Matrix(gradient.col(b))));
    closed += distance > 0.5;
  }
  CHECK((closed > 20 && closed < kColumns - 20));
  same_bits_everywhere([&] {
    RowVector a(kColumns), c(kColumns);
    sigmoid_example_errors(z, truth, a);
    cross_entropy_example_errors(z, truth, c);
    return RowVector(a + c);
  });
}

TEST_CASE("an error of exactly one half passes the gate") {
  Matrix gradient = Matrix::Ones(1, 16);
  RowVector errors = RowVector::Constant(16, 0.5f);
  errors(3) = std::nextafter(0.5f, 1.0f);
  gate_examples(errors, gradient);
  CHECK(gradient.sum() == 15.0f);
  CHECK(gradient(0, 3) == 0.0f);
}

TEST_CASE("losses refuse shapes that do not fit") {
  const Matrix guess = Matrix::Zero(2, 64), odd = Matrix::Zero(2, 20);
  Matrix gradient = Matrix::Zero(3, 64), odd_gradient = odd;
  CHECK_THROWS_AS(cosine_bit_loss(guess, guess, gradient), ContractViolation);
  CHECK_THROWS_AS(sigmoid_bit_loss(odd, odd, odd_gradient), ContractViolation);
  RowVector errors(48);
  CHECK_THROWS_AS(sigmoid_example_errors(guess, guess, errors), ContractViolation);
  CHECK_THROWS_AS(gate_examples(errors, gradient), ContractViolation);
}
