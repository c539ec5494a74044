#include "numerics/product.h"

#include <cmath>

#include "base/check.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"

using namespace anc;
using test::random_matrix;

namespace {

// The contract, literally: one chain of fused multiply-adds an element.
Matrix chain(const LeftFactor& left, const Matrix& right, Matrix out) {
  for (Index i = 0; i < out.rows(); ++i) {
    for (Index j = 0; j < out.cols(); ++j) {
      for (Index k = 0; k < left.inner; ++k) {
        out(i, j) = std::fma(left.data[i * left.row_stride + k * left.inner_stride], right(k, j), out(i, j));
      }
    }
  }
  return out;
}

struct Shape {
  Index rows, inner, columns;
};

const Shape kShapes[] = {{1, 1, 16},   {5, 3, 16},   {6, 7, 64},    {7, 128, 48},
                         {13, 49, 80}, {24, 2, 128}, {47, 33, 112}, {128, 48, 64}};

}  // namespace

TEST_CASE("a product is one chain of fused multiply-adds, on every instruction set") {
  for (const Shape& s : kShapes) {
    CAPTURE(s.rows, s.inner, s.columns);
    const Matrix left = random_matrix(1, s.rows, s.inner), left_t = random_matrix(2, s.inner, s.rows);
    const Matrix right = random_matrix(3, s.inner, s.columns), start = random_matrix(4, s.rows, s.columns);
    const LeftFactor stored = as_stored(left.leftCols(s.inner)), turned = transposed(left_t.leftCols(s.rows));
    const Matrix zero = Matrix::Zero(s.rows, s.columns);
    const Matrix expected = chain(stored, right, zero), expected_t = chain(turned, right, zero);
    const Matrix expected_add = chain(stored, right, start);
    test::on_each_simd_target([&] {
      Matrix out = start;
      multiply(stored, right, out);
      CHECK(out == expected);
      multiply(turned, right, out);
      CHECK(out == expected_t);
      out = start;
      multiply_add(stored, right, out);
      CHECK(out == expected_add);
    });
  }
}

TEST_CASE("a product agrees with Eigen in double precision") {
  for (const Shape& s : kShapes) {
    const Matrix left = random_matrix(5, s.rows, s.inner), right = random_matrix(6, s.inner, s.columns);
    Matrix out = Matrix::Zero(s.rows, s.columns);
    multiply(as_stored(left.leftCols(s.inner)), right, out);
    const Eigen::MatrixXd oracle = left.leftCols(s.inner).cast<double>() * right.cast<double>();
    CHECK((out.cast<double>() - oracle).cwiseAbs().maxCoeff() < 1e-6 * static_cast<double>(s.inner));
  }
}

TEST_CASE("a product refuses shapes that do not fit") {
  const Matrix left = Matrix::Zero(3, 16), right = Matrix::Zero(16, 32);
  Matrix narrow = Matrix::Zero(3, 16), odd = Matrix::Zero(3, 20);
  CHECK_THROWS_AS(multiply(as_stored(left), right, narrow), ContractViolation);
  CHECK_THROWS_AS(multiply(as_stored(left), Matrix::Zero(16, 20), odd), ContractViolation);
}

TEST_CASE("transpose moves every element and nothing else") {
  for (const auto& [rows, columns] : {std::pair<Index, Index>{1, 1}, {4, 64}, {5, 128}, {128, 16}, {64, 3}, {17, 23}}) {
    const Matrix in = random_matrix(7, rows, columns);
    test::on_each_simd_target([&, r = rows, c = columns] {
      Matrix out = Matrix::Constant(c, padded(r), 7.0f);
      transpose(in, out);
      CHECK(out.leftCols(r) == in.leftCols(c).transpose());
      CHECK((out.rightCols(out.cols() - r).array() == 7.0f).all());
    });
  }
}
