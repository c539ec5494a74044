// Bit-packed matrices over GF(2), the field {0, 1} in which addition is exclusive or.
//
// 1. holds the halves A and B of a linear cipher (cipher/linear_cipher), up to 128 x 256 there, any size
// here;
// 2. adds, multiplies and transposes exactly;
// 3. serves gf2/elimination with operations on whole rows, 64 entries at a time.
//
// Rows and columns count from 0. An index outside the matrix or shapes that do not fit throw
// ContractViolation: every public function checks once, the word loops behind it do not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace anc::gf2 {

using Bits = std::vector<bool>;  // a column vector

class Matrix {
 public:
  Matrix() = default;             // 0 x 0
  Matrix(int rows, int columns);  // all zero; both >= 0
  static Matrix identity(int size);

  int rows() const { return rows_; }
  int columns() const { return columns_; }

  bool at(int row, int column) const;
  void set(int row, int column, bool value);

  // Row `target` becomes row `target` + row `source`; adding a row to itself clears it.
  void add_row(int target, int source);
  void swap_rows(int first, int second);

  // The words of one row: entry j is bit j % 64 of word j / 64, and the bits past the last column are zero.
  std::span<const std::uint64_t> row(int index) const;
  bool row_is_zero(int index) const;
  int row_weight(int index) const;  // number of ones

  friend bool operator==(const Matrix&, const Matrix&) = default;
  friend Matrix operator+(const Matrix& left, const Matrix& right);  // same shape
  friend Matrix operator*(const Matrix& left, const Matrix& right);  // (r x m) (m x c) -> r x c

 private:
  std::span<std::uint64_t> words_of(int index);
  std::span<const std::uint64_t> words_of(int index) const;

  int rows_ = 0, columns_ = 0;
  std::size_t words_per_row_ = 0;
  std::vector<std::uint64_t> words_;
};

Bits operator*(const Matrix& matrix, const Bits& vector);  // (r x c) (c) -> r

Matrix transpose(const Matrix& matrix);
Matrix hstack(const Matrix& left, const Matrix& right);  // [left | right]; same number of rows

// Columns first .. first + count - 1.
Matrix column_range(const Matrix& matrix, int first, int count);

// Square, with exactly one 1 in every row and every column.
bool is_permutation(const Matrix& matrix);

}  // namespace anc::gf2
