#include "gf2/matrix.h"

#include <algorithm>
#include <bit>

#include "base/check.h"

namespace anc::gf2 {
namespace {

using Word = std::uint64_t;
constexpr int kWordBits = 64;

std::size_t index_of(int value) { return static_cast<std::size_t>(value); }

std::size_t words_for(int columns) { return (index_of(columns) + kWordBits - 1) / kWordBits; }

Word bit_of(int column) { return Word{1} << (column % kWordBits); }

void xor_into(std::span<Word> target, std::span<const Word> source) {
  for (std::size_t w = 0; w < target.size(); ++w) target[w] ^= source[w];
}

// Calls visit(column) for every 1 of a row, in increasing order.
template <typename Visit>
void for_each_one(std::span<const Word> row, const Visit& visit) {
  for (std::size_t w = 0; w < row.size(); ++w) {
    for (Word rest = row[w]; rest != 0; rest &= rest - 1) {
      visit(static_cast<int>(w) * kWordBits + std::countr_zero(rest));
    }
  }
}

}  // namespace

Matrix::Matrix(int rows, int columns) : rows_(rows), columns_(columns) {
  check(rows >= 0 && columns >= 0, "gf2::Matrix: negative size");
  words_per_row_ = words_for(columns);
  words_.assign(index_of(rows) * words_per_row_, 0);
}

Matrix Matrix::identity(int size) {
  Matrix result(size, size);
  for (int i = 0; i < size; ++i) result.set(i, i, true);
  return result;
}

std::span<Word> Matrix::words_of(int index) {
  return std::span(words_).subspan(index_of(index) * words_per_row_, words_per_row_);
}

std::span<const Word> Matrix::words_of(int index) const {
  return std::span(words_).subspan(index_of(index) * words_per_row_, words_per_row_);
}

bool Matrix::at(int row, int column) const {
  check(0 <= row && row < rows_ && 0 <= column && column < columns_, "gf2::Matrix::at: outside the matrix");
  return (words_of(row)[index_of(column / kWordBits)] & bit_of(column)) != 0;
}

void Matrix::set(int row, int column, bool value) {
  check(0 <= row && row < rows_ && 0 <= column && column < columns_, "gf2::Matrix::set: outside the matrix");
  Word& word = words_of(row)[index_of(column / kWordBits)];
  word = value ? word | bit_of(column) : word & ~bit_of(column);
}

void Matrix::add_row(int target, int source) {
  check(0 <= target && target < rows_ && 0 <= source && source < rows_, "gf2::Matrix::add_row: no such row");
  xor_into(words_of(target), words_of(source));
}

void Matrix::swap_rows(int first, int second) {
  check(0 <= first && first < rows_ && 0 <= second && second < rows_, "gf2::Matrix::swap_rows: no such row");
  if (first != second) std::ranges::swap_ranges(words_of(first), words_of(second));
}

std::span<const Word> Matrix::row(int index) const {
  check(0 <= index && index < rows_, "gf2::Matrix::row: no such row");
  return words_of(index);
}

bool Matrix::row_is_zero(int index) const { return row_weight(index) == 0; }

int Matrix::row_weight(int index) const {
  int weight = 0;
  for (const Word word : row(index)) weight += std::popcount(word);
  return weight;
}

Matrix operator+(const Matrix& left, const Matrix& right) {
  check(left.rows_ == right.rows_ && left.columns_ == right.columns_, "gf2: sum of different shapes");
  Matrix result = left;
  xor_into(result.words_, right.words_);
  return result;
}

Matrix operator*(const Matrix& left, const Matrix& right) {
  check(left.columns_ == right.rows_, "gf2: product of shapes that do not fit");
  Matrix result(left.rows_, right.columns_);
  for (int i = 0; i < left.rows_; ++i) {
    const std::span<Word> target = result.words_of(i);
    for_each_one(left.words_of(i), [&](int k) { xor_into(target, right.words_of(k)); });
  }
  return result;
}

Bits operator*(const Matrix& matrix, const Bits& vector) {
  check(index_of(matrix.columns()) == vector.size(), "gf2: vector of the wrong length");
  std::vector<Word> packed(words_for(matrix.columns()), 0);
  for (int j = 0; j < matrix.columns(); ++j) {
    if (vector[index_of(j)]) packed[index_of(j / kWordBits)] |= bit_of(j);
  }
  Bits result(index_of(matrix.rows()));
  for (int i = 0; i < matrix.rows(); ++i) {
    const std::span<const Word> row = matrix.row(i);
    Word parity = 0;
    for (std::size_t w = 0; w < row.size(); ++w) parity ^= row[w] & packed[w];
    result[index_of(i)] = std::popcount(parity) % 2 != 0;
  }
  return result;
}

Matrix transpose(const Matrix& matrix) {
  Matrix result(matrix.columns(), matrix.rows());
  for (int i = 0; i < matrix.rows(); ++i) {
    for_each_one(matrix.row(i), [&](int j) { result.set(j, i, true); });
  }
  return result;
}

Matrix hstack(const Matrix& left, const Matrix& right) {
  check(left.rows() == right.rows(), "gf2::hstack: different numbers of rows");
  Matrix result(left.rows(), left.columns() + right.columns());
  for (int i = 0; i < left.rows(); ++i) {
    for_each_one(left.row(i), [&](int j) { result.set(i, j, true); });
    for_each_one(right.row(i), [&](int j) { result.set(i, left.columns() + j, true); });
  }
  return result;
}

Matrix column_range(const Matrix& matrix, int first, int count) {
  check(0 <= first && 0 <= count && first <= matrix.columns() - count, "gf2::column_range: outside the matrix");
  Matrix result(matrix.rows(), count);
  for (int i = 0; i < matrix.rows(); ++i) {
    for (int j = 0; j < count; ++j) result.set(i, j, matrix.at(i, first + j));
  }
  return result;
}

bool is_permutation(const Matrix& matrix) {
  if (matrix.rows() != matrix.columns()) return false;
  std::vector<Word> covered(words_for(matrix.columns()), 0);
  for (int i = 0; i < matrix.rows(); ++i) {
    if (matrix.row_weight(i) != 1) return false;
    xor_into(covered, matrix.row(i));
  }
  // n rows of weight one whose sum has weight n hit n different columns.
  int weight = 0;
  for (const Word word : covered) weight += std::popcount(word);
  return weight == matrix.columns();
}

}  // namespace anc::gf2
