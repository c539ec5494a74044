#include "gf2/matrix.h"

#include <random>

#include "base/check.h"
#include "support/catch.h"
#include "support/naive_gf2.h"

using namespace anc;
using namespace anc::gf2;
using namespace anc::test;

TEST_CASE("a new matrix is zero and every entry is stored by itself") {
  for (const int size : kWordEdgeSizes) {
    Matrix matrix(2, size);
    REQUIRE(matrix.rows() == 2);
    REQUIRE(matrix.columns() == size);
    for (int j = 0; j < size; ++j) {
      matrix.set(0, j, true);
      REQUIRE(matrix.row_weight(0) == 1);
      REQUIRE(matrix.row_is_zero(1));
      for (int t = 0; t < size; ++t) REQUIRE(matrix.at(0, t) == (t == j));
      matrix.set(0, j, false);
      REQUIRE(matrix == Matrix(2, size));
    }
  }
}

TEST_CASE("row gives packed words with nothing past the last column") {
  Matrix matrix(1, 65);
  for (int j = 0; j < 65; ++j) matrix.set(0, j, true);
  REQUIRE(matrix.row(0).size() == 2);
  REQUIRE(matrix.row(0)[0] == ~std::uint64_t{0});
  REQUIRE(matrix.row(0)[1] == 1);
  REQUIRE(matrix.row_weight(0) == 65);
}

TEST_CASE("matrices of different shape differ even when all zero") {
  REQUIRE_FALSE(Matrix(2, 3) == Matrix(3, 2));
  REQUIRE_FALSE(Matrix(1, 63) == Matrix(1, 64));
  REQUIRE(Matrix() == Matrix(0, 0));
}

TEST_CASE("arguments outside the domain throw") {
  Matrix matrix(2, 65);
  REQUIRE_THROWS_AS(Matrix(-1, 2), ContractViolation);
  REQUIRE_THROWS_AS(Matrix(2, -1), ContractViolation);
  REQUIRE_THROWS_AS(matrix.at(0, 65), ContractViolation);
  REQUIRE_THROWS_AS(matrix.at(2, 0), ContractViolation);
  REQUIRE_THROWS_AS(matrix.at(-1, 0), ContractViolation);
  REQUIRE_THROWS_AS(matrix.set(0, -1, true), ContractViolation);
  REQUIRE_THROWS_AS(matrix.set(0, 127, true), ContractViolation);
  REQUIRE_THROWS_AS(matrix.add_row(0, 2), ContractViolation);
  REQUIRE_THROWS_AS(matrix.swap_rows(-1, 0), ContractViolation);
  REQUIRE_THROWS_AS(matrix.row(2), ContractViolation);
  REQUIRE_THROWS_AS(matrix + Matrix(65, 2), ContractViolation);
  REQUIRE_THROWS_AS(matrix * matrix, ContractViolation);
  REQUIRE_THROWS_AS(matrix * Bits(64), ContractViolation);
  REQUIRE_THROWS_AS(hstack(matrix, Matrix(3, 65)), ContractViolation);
  REQUIRE_THROWS_AS(column_range(matrix, 1, 65), ContractViolation);
  REQUIRE_THROWS_AS(column_range(matrix, -1, 1), ContractViolation);
}

TEST_CASE("rows are added and swapped whole") {
  std::mt19937_64 engine(1);
  for (const int size : kWordEdgeSizes) {
    const Matrix before = random_matrix(3, size, engine);
    Matrix after = before;
    after.add_row(0, 2);
    after.swap_rows(1, 2);
    after.swap_rows(0, 0);
    for (int j = 0; j < size; ++j) {
      REQUIRE(after.at(0, j) == (before.at(0, j) != before.at(2, j)));
      REQUIRE(after.at(1, j) == before.at(2, j));
      REQUIRE(after.at(2, j) == before.at(1, j));
    }
    after.add_row(1, 1);
    REQUIRE(after.row_is_zero(1));
  }
}

TEST_CASE("a known product") {
  const Matrix left = packed({{1, 1, 0}, {0, 1, 1}}, 3);
  const Matrix right = packed({{1, 0}, {1, 1}, {0, 1}}, 2);
  REQUIRE(left * right == packed({{0, 1}, {1, 0}}, 2));
  REQUIRE(left + left == Matrix(2, 3));
}

TEST_CASE("the packed product agrees with the schoolbook at every word edge") {
  std::mt19937_64 engine(2);
  for (const int rows : {1, 64, 65}) {
    for (const int inner : kWordEdgeSizes) {
      for (const int columns : {1, 63, 64, 65, 128}) {
        const auto left = random_table(rows, inner, engine), right = random_table(inner, columns, engine);
        const auto expected = anc::test::multiply(left, right, columns);
        REQUIRE(packed(left, inner) * packed(right, columns) == packed(expected, columns));
      }
    }
  }
}

TEST_CASE("products obey the laws of a ring") {
  std::mt19937_64 engine(3);
  for (const int size : kWordEdgeSizes) {
    const Matrix a = random_matrix(size, size, engine), b = random_matrix(size, size, engine);
    const Matrix c = random_matrix(size, size, engine), identity = Matrix::identity(size);
    REQUIRE(a * identity == a);
    REQUIRE(identity * a == a);
    REQUIRE((a * b) * c == a * (b * c));
    REQUIRE((a + b) * c == a * c + b * c);
    REQUIRE(transpose(a * b) == transpose(b) * transpose(a));
  }
}

TEST_CASE("a matrix times a vector is a matrix times one column") {
  std::mt19937_64 engine(4);
  for (const int size : kWordEdgeSizes) {
    const Matrix matrix = random_matrix(65, size, engine), column = random_matrix(size, 1, engine);
    Bits vector;
    for (int i = 0; i < size; ++i) vector.push_back(column.at(i, 0));
    const Bits product = matrix * vector;
    REQUIRE(product.size() == 65);
    for (int i = 0; i < 65; ++i) REQUIRE(product[index_of(i)] == (matrix * column).at(i, 0));
  }
}

TEST_CASE("transpose exchanges the indices") {
  std::mt19937_64 engine(5);
  for (const int size : kWordEdgeSizes) {
    const Matrix matrix = random_matrix(67, size, engine), transposed = transpose(matrix);
    REQUIRE(transposed.rows() == size);
    REQUIRE(transposed.columns() == 67);
    for (int i = 0; i < 67; ++i) {
      for (int j = 0; j < size; ++j) REQUIRE(transposed.at(j, i) == matrix.at(i, j));
    }
  }
}

TEST_CASE("hstack puts matrices side by side and column_range takes them apart") {
  std::mt19937_64 engine(6);
  for (const int left_columns : kWordEdgeSizes) {
    for (const int right_columns : kWordEdgeSizes) {
      const Matrix left = random_matrix(5, left_columns, engine), right = random_matrix(5, right_columns, engine);
      const Matrix both = hstack(left, right);
      REQUIRE(both.columns() == left_columns + right_columns);
      REQUIRE(column_range(both, 0, left_columns) == left);
      REQUIRE(column_range(both, left_columns, right_columns) == right);
      for (int i = 0; i < 5; ++i) REQUIRE(both.at(i, left_columns) == right.at(i, 0));
    }
  }
}

TEST_CASE("a 256 x 512 matrix fits") {
  std::mt19937_64 engine(7);
  const Matrix left = random_matrix(256, 256, engine), right = random_matrix(256, 256, engine);
  const Matrix both = hstack(left, right);
  REQUIRE(both.columns() == 512);
  REQUIRE(hstack(left * left, left * right) == left * both);
}

TEST_CASE("exactly the six 3 x 3 permutation matrices are permutations") {
  int permutations = 0;
  for (unsigned code = 0; code < 512; ++code) {
    const Matrix matrix = matrix_of_code(3, 3, code);
    bool expected = true;
    for (int i = 0; i < 3; ++i) {
      expected = expected && matrix.row_weight(i) == 1 && transpose(matrix).row_weight(i) == 1;
    }
    REQUIRE(is_permutation(matrix) == expected);
    permutations += is_permutation(matrix) ? 1 : 0;
  }
  REQUIRE(permutations == 6);
}

TEST_CASE("permutation matrices at the word edges") {
  for (const int size : kWordEdgeSizes) {
    Matrix matrix(size, size);
    for (int i = 0; i < size; ++i) matrix.set(i, (i + size / 2) % size, true);
    REQUIRE(is_permutation(matrix));
    if (size == 1) continue;
    matrix.swap_rows(0, size - 1);
    REQUIRE(is_permutation(matrix));
    matrix.add_row(0, size - 1);
    REQUIRE_FALSE(is_permutation(matrix));  // a row of weight two
    matrix.add_row(size - 1, 0);
    REQUIRE_FALSE(is_permutation(matrix));
    REQUIRE_FALSE(is_permutation(hstack(Matrix::identity(size), Matrix(size, 1))));
  }
  REQUIRE_FALSE(is_permutation(packed({{1, 0}, {1, 0}}, 2)));                  // rows of weight one, one column twice
  REQUIRE_FALSE(is_permutation(packed({{1, 0}, {1, 0}, {1, 0}, {0, 1}}, 2)));  // not square, though the rows sum to 11
}

TEST_CASE("packing and unpacking are inverse") {
  std::mt19937_64 engine(8);
  const auto table = random_table(3, 65, engine);
  REQUIRE(unpacked(packed(table, 65)) == table);
}
