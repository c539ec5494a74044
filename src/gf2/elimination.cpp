#include "gf2/elimination.h"

#include <utility>

namespace anc::gf2 {
namespace {

int count_of(const std::vector<int>& pivots) { return static_cast<int>(pivots.size()); }

// The first row at or below `first` with a 1 in `column`, or the number of rows when there is none.
int row_with_one(const Matrix& matrix, int first, int column) {
  int row = first;
  while (row < matrix.rows() && !matrix.at(row, column)) ++row;
  return row;
}

}  // namespace

Echelon reduce(Matrix matrix) {
  std::vector<int> pivots;
  for (int column = 0; column < matrix.columns() && count_of(pivots) < matrix.rows(); ++column) {
    const int target = count_of(pivots);
    const int found = row_with_one(matrix, target, column);
    if (found == matrix.rows()) continue;
    matrix.swap_rows(target, found);
    for (int row = 0; row < matrix.rows(); ++row) {
      if (row != target && matrix.at(row, column)) matrix.add_row(row, target);
    }
    pivots.push_back(column);
  }
  return {.matrix = std::move(matrix), .pivots = std::move(pivots)};
}

int rank(const Matrix& matrix) { return count_of(reduce(matrix).pivots); }

Matrix kernel_basis(const Matrix& matrix) {
  const auto [echelon, pivots] = reduce(matrix);
  Matrix basis(matrix.columns() - count_of(pivots), matrix.columns());
  int vector = 0;
  for (int column = 0, passed = 0; column < matrix.columns(); ++column) {
    if (passed < count_of(pivots) && pivots[static_cast<std::size_t>(passed)] == column) {
      ++passed;
      continue;
    }
    // Set this free variable alone: every pivot variable must then equal the entry of its row in this column.
    basis.set(vector, column, true);
    for (int row = 0; row < passed; ++row) {
      basis.set(vector, pivots[static_cast<std::size_t>(row)], echelon.at(row, column));
    }
    ++vector;
  }
  return basis;
}

Matrix row_space_basis(const Matrix& matrix) {
  const auto [echelon, pivots] = reduce(matrix);
  Matrix basis(count_of(pivots), matrix.columns());
  for (int row = 0; row < basis.rows(); ++row) {
    for (int column = 0; column < basis.columns(); ++column) basis.set(row, column, echelon.at(row, column));
  }
  return basis;
}

}  // namespace anc::gf2
