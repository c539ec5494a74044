#include "nn/losses.h"

#include <cmath>
#include <numbers>

#include "base/check.h"
#include "support/random_matrix.h"
#include "support/same_bits.h"

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

TEST_CASE("losses refuse shapes that do not fit") {
  const Matrix guess = Matrix::Zero(2, 64), odd = Matrix::Zero(2, 20);
  Matrix gradient = Matrix::Zero(3, 64), odd_gradient = odd;
  CHECK_THROWS_AS(cosine_bit_loss(guess, guess, gradient), ContractViolation);
  CHECK_THROWS_AS(sigmoid_bit_loss(odd, odd, odd_gradient), ContractViolation);
}
