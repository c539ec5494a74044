#include "gf2/elimination.h"

#include <random>
#include <set>

#include "support/catch.h"
#include "support/naive_gf2.h"

using namespace anc::gf2;
using namespace anc::test;
namespace gf2 = anc::gf2;

namespace {

// All sums of rows.
std::set<Bits> span_of(const Matrix& rows) {
  std::set<Bits> span;
  for (unsigned code = 0; code < 1u << rows.rows(); ++code) span.insert(transpose(rows) * bits_of(code, rows.rows()));
  return span;
}

// Compares rank, kernel and row space with an enumeration of every vector.
void require_small_matrix_right(const Matrix& matrix) {
  std::set<Bits> image, kernel;
  for (unsigned code = 0; code < 1u << matrix.columns(); ++code) {
    const Bits vector = bits_of(code, matrix.columns());
    image.insert(matrix * vector);
    if (matrix * vector == Bits(static_cast<std::size_t>(matrix.rows()))) kernel.insert(vector);
  }
  const int rank = gf2::rank(matrix);
  REQUIRE(image.size() == std::size_t{1} << rank);
  REQUIRE(gf2::kernel_basis(matrix).rows() == matrix.columns() - rank);
  REQUIRE(span_of(gf2::kernel_basis(matrix)) == kernel);
  REQUIRE(gf2::row_space_basis(matrix).rows() == rank);
  REQUIRE(span_of(gf2::row_space_basis(matrix)) == span_of(matrix));
}

void require_reduced(const gf2::Echelon& echelon) {
  const Matrix& matrix = echelon.matrix;
  const int rank = static_cast<int>(echelon.pivots.size());
  int previous = -1;
  for (int row = 0; row < rank; ++row) {
    const int pivot = echelon.pivots[static_cast<std::size_t>(row)];
    REQUIRE(pivot > previous);
    for (int j = 0; j < pivot; ++j) REQUIRE_FALSE(matrix.at(row, j));
    for (int i = 0; i < matrix.rows(); ++i) REQUIRE(matrix.at(i, pivot) == (i == row));
    previous = pivot;
  }
  for (int row = rank; row < matrix.rows(); ++row) REQUIRE(matrix.row_is_zero(row));
}

// Built from elementary steps, so that its rank is known.
Matrix random_invertible(int size, std::mt19937_64& engine) {
  Matrix matrix = Matrix::identity(size);
  const auto n = static_cast<std::uint64_t>(size);
  for (int step = 0; step < 12 * size; ++step) {
    const int target = static_cast<int>(engine() % n), source = static_cast<int>(engine() % n);
    if (target == source) continue;
    matrix.add_row(target, source);
  }
  return matrix;
}

}  // namespace

TEST_CASE("every small matrix: rank, kernel and row space against enumeration, and how many are invertible") {
  const auto [rows, columns, invertible] = GENERATE(table<int, int, int>(
      {{2, 2, 6}, {3, 3, 168}, {2, 3, 0}, {3, 2, 0}, {1, 4, 0}, {4, 1, 0}}));  // the orders of GL(2, 2) and GL(3, 2)
  CAPTURE(rows, columns);
  int found = 0;
  for (unsigned code = 0; code < 1u << rows * columns; ++code) {
    const Matrix matrix = matrix_of_code(rows, columns, code);
    require_small_matrix_right(matrix);
    found += rows == columns && gf2::rank(matrix) == rows ? 1 : 0;
  }
  REQUIRE(found == invertible);
}

TEST_CASE("rank agrees with insertion into a basis at the word edges, for every deficiency") {
  std::mt19937_64 engine(11);
  for (const int rows : kWordEdgeSizes) {
    for (const int columns : kWordEdgeSizes) {
      for (const int inner : {1, 7, 62, 64, 130}) {
        const Matrix matrix = random_matrix(rows, inner, engine) * random_matrix(inner, columns, engine);
        REQUIRE(gf2::rank(matrix) == anc::test::rank(unpacked(matrix), columns));
        REQUIRE(gf2::rank(transpose(matrix)) == gf2::rank(matrix));
      }
    }
  }
}

TEST_CASE("the reduced form is reduced and keeps the row space") {
  std::mt19937_64 engine(12);
  for (const int columns : kWordEdgeSizes) {
    const Matrix matrix = random_matrix(66, 50, engine) * random_matrix(50, columns, engine);
    const gf2::Echelon echelon = gf2::reduce(matrix);
    require_reduced(echelon);
    REQUIRE(gf2::reduce(echelon.matrix).matrix == echelon.matrix);
    const Matrix stacked = transpose(hstack(transpose(matrix), transpose(echelon.matrix)));
    REQUIRE(gf2::rank(stacked) == gf2::rank(matrix));
    REQUIRE(gf2::rank(echelon.matrix) == gf2::rank(matrix));
  }
}

TEST_CASE("elementary steps keep the rank full, and one dependent row lowers it by one") {
  std::mt19937_64 engine(13);
  for (const int size : kWordEdgeSizes) {
    Matrix matrix = random_invertible(size, engine);
    REQUIRE(gf2::rank(matrix) == size);
    matrix.add_row(size - 1, size - 1);
    for (int row = 0; row < size - 1; row += 3) matrix.add_row(size - 1, row);
    REQUIRE(gf2::rank(matrix) == size - 1);
  }
}

TEST_CASE("the kernel is mapped to zero and has full dimension") {
  std::mt19937_64 engine(15);
  for (const int columns : kWordEdgeSizes) {
    const Matrix matrix = random_matrix(64, 20, engine) * random_matrix(20, columns, engine);
    const Matrix kernel = gf2::kernel_basis(matrix);
    REQUIRE(matrix * transpose(kernel) == Matrix(64, kernel.rows()));
    REQUIRE(gf2::rank(kernel) == kernel.rows());
    REQUIRE(kernel.rows() == columns - gf2::rank(matrix));
  }
}

TEST_CASE("a 256 x 512 matrix is reduced") {
  std::mt19937_64 engine(16);
  const Matrix left = random_invertible(256, engine);
  const Matrix wide = hstack(left, random_matrix(256, 256, engine));
  REQUIRE(gf2::rank(wide) == 256);
  REQUIRE(gf2::kernel_basis(wide).rows() == 256);
}

TEST_CASE("empty matrices have rank 0") {
  REQUIRE(gf2::rank(Matrix()) == 0);
  REQUIRE(gf2::rank(Matrix(3, 0)) == 0);
  REQUIRE(gf2::rank(Matrix(0, 3)) == 0);
  REQUIRE(gf2::kernel_basis(Matrix(0, 3)) == Matrix::identity(3));
}
