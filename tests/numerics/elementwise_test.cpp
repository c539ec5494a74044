#include "numerics/elementwise.h"

#include <cmath>
#include <numbers>
#include <vector>

#include "base/check.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"

using namespace anc;
using test::random_matrix;

namespace {

constexpr double kPi = std::numbers::pi;

// Angles of every size a network meets, and the kinks.
Matrix angles() {
  Matrix h = random_matrix(11, 40, 128, 3.0f);
  for (Index i = 0; i < 20; ++i) h.row(i) *= std::pow(10.0f, static_cast<float>(i % 5));
  for (Index j = 0; j < 128; ++j) h(39, j) = static_cast<float>(j - 64) * 0.5f;
  return h;
}

// Runs `compute` on every instruction set and checks that all give the bits of the first.
template <class Compute>
void same_bits_everywhere(Compute compute) {
  force_simd_target("portable");
  const auto expected = compute();
  test::on_each_simd_target([&] { CHECK(compute() == expected); });
}

double sigmoid_of(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace

TEST_CASE("expand_bits writes bit b of a word at column b") {
  const std::vector<std::uint64_t> words = {0x8000000000000001u, 0x00000000ffff0000u, 0x123456789abcdef0u, 0u};
  test::on_each_simd_target([&] {
    Matrix out = Matrix::Constant(2, 128, 5.0f);
    expand_bits(words, out);
    for (Index i = 0; i < 2; ++i) {
      for (Index b = 0; b < 128; ++b) {
        const std::uint64_t word = words[static_cast<std::size_t>(2 * i + b / 64)];
        REQUIRE(out(i, b) == static_cast<float>(word >> (b % 64) & 1));
      }
    }
  });
  Matrix out = Matrix::Zero(3, 128);
  CHECK_THROWS_AS(expand_bits(words, out), ContractViolation);
}

TEST_CASE("the triangle wave is arccos of cos, and its gradient the sign of sin") {
  const Matrix h = angles();
  Matrix wave(h.rows(), h.cols()), slope = Matrix::Ones(h.rows(), h.cols());
  triangle_wave(h, wave);
  triangle_wave_backward(h, slope);
  for (Index i = 0; i < h.size(); ++i) {
    const double x = h.data()[i];
    REQUIRE(wave.data()[i] == Approx(std::acos(std::cos(kPi * std::remainder(x, 2.0))) / kPi).margin(1e-7));
    const double sine = std::remainder(x, 1.0) == 0.0 ? 0.0 : std::sin(kPi * std::remainder(x, 2.0));
    REQUIRE(slope.data()[i] == static_cast<float>((sine > 0) - (sine < 0)));
  }
  same_bits_everywhere([&] {
    Matrix out(h.rows(), h.cols());
    triangle_wave(h, out);
    return out;
  });
}

TEST_CASE("cosine bits are (10) and their slopes its derivative") {
  const Matrix h = angles();
  Matrix bits(h.rows(), h.cols()), slopes(h.rows(), h.cols());
  cosine_bits(h, bits, slopes);
  for (Index i = 0; i < h.size(); ++i) {
    const double x = kPi * std::remainder(static_cast<double>(h.data()[i]), 2.0);
    REQUIRE(bits.data()[i] == Approx((1.0 - std::cos(x)) / 2.0).margin(2e-7));
    REQUIRE(slopes.data()[i] == Approx(kPi / 2.0 * std::sin(x)).margin(4e-7));
  }
  same_bits_everywhere([&] {
    Matrix out(2 * h.rows(), h.cols());
    cosine_bits(h, out.topRows(h.rows()), out.bottomRows(h.rows()));
    return out;
  });
}

TEST_CASE("whole angles give exact bits") {
  Matrix h = Matrix::Zero(1, 16), bits = h, slopes = h;
  for (Index j = 0; j < 16; ++j) h(0, j) = static_cast<float>(j - 8);
  cosine_bits(h, bits, slopes);
  for (Index j = 0; j < 16; ++j) {
    CHECK(bits(0, j) == static_cast<float>(j % 2));
    CHECK(slopes(0, j) == 0.0f);
  }
}

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

TEST_CASE("sums use sixteen lanes and one tree on every instruction set") {
  const Matrix y = random_matrix(16, 9, 80);
  const Matrix u_matrix = random_matrix(17, 1, 80);
  const RowVector u = u_matrix.row(0);
  RowVector dots(9);
  row_dots(y, u, 0.25f, dots);
  for (Index i = 0; i < 9; ++i) {
    const double oracle = y.row(i).cast<double>().dot(u.cast<double>()) + 0.25;
    CHECK(dots(i) == Approx(oracle).margin(1e-5));
  }
  CHECK(row_sum(u) == Approx(u.cast<double>().sum()).margin(1e-5));
  same_bits_everywhere([&] {
    RowVector out(10);
    row_dots(y, u, 0.25f, dots);
    out << dots, row_sum(u);
    return out;
  });
}

TEST_CASE("scaling, products and sums of elements") {
  const Matrix a = random_matrix(18, 3, 32), b = random_matrix(19, 3, 32);
  const RowVector row = random_matrix(20, 1, 32).row(0);
  Matrix scaled(3, 32), product(3, 32), sum = a;
  scale_columns(a, row, scaled);
  multiply_elements(a, b, product);
  add_elements(b, sum);
  for (Index i = 0; i < 3; ++i) {
    for (Index j = 0; j < 32; ++j) {
      CHECK(scaled(i, j) == a(i, j) * row(j));
      CHECK(product(i, j) == a(i, j) * b(i, j));
      CHECK(sum(i, j) == a(i, j) + b(i, j));
    }
  }
}
