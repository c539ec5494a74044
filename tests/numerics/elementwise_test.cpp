#include "numerics/elementwise.h"

#include <cmath>
#include <numbers>
#include <vector>

#include "base/check.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"

using namespace anc;
using test::random_matrix;
using test::same_bits_everywhere;

namespace {

constexpr double kPi = std::numbers::pi;

// Angles of every size a network meets, and the kinks; then one half-turn and its neighbours closely.
Matrix angles() {
  Matrix h = random_matrix(11, 640, 128, 3.0f);
  for (Index i = 40; i < 640; ++i) {
    for (Index j = 0; j < 128; ++j) h(i, j) = static_cast<float>((i - 40) * 128 + j) / 38400.0f - 1.0f;
  }
  for (Index i = 0; i < 20; ++i) h.row(i) *= std::pow(10.0f, static_cast<float>(i % 5));
  for (Index j = 0; j < 128; ++j) h(39, j) = static_cast<float>(j - 64) * 0.5f;
  return h;
}

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
    REQUIRE(bits.data()[i] == Approx((1.0 - std::cos(x)) / 2.0).margin(2e-7 / 2.0));
    REQUIRE(slopes.data()[i] == Approx(kPi / 2.0 * std::sin(x)).margin(kPi / 2.0 * 2e-7));
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

TEST_CASE("sums use sixteen lanes and one tree on every instruction set") {
  const Matrix y = random_matrix(16, 37, 80);
  const Matrix u_matrix = random_matrix(17, 1, 80);
  const RowVector u = u_matrix.row(0);
  RowVector dots(37);
  row_dots(y, u, 0.25f, dots);
  for (Index i = 0; i < 37; ++i) {
    const double oracle = y.row(i).cast<double>().dot(u.cast<double>()) + 0.25;
    CHECK(dots(i) == Approx(oracle).margin(1e-5));
  }
  CHECK(row_sum(u) == Approx(u.cast<double>().sum()).margin(1e-5));
  same_bits_everywhere([&] {
    RowVector out(38), alone(1);
    row_dots(y, u, 0.25f, dots);
    for (Index i = 0; i < 37; ++i) {
      row_dots(y.row(i), u, 0.25f, alone);
      CHECK(alone(0) == dots(i));  // rows taken together and one by one
    }
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
