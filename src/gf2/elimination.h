// Gauss-Jordan elimination over GF(2): what a linear map keeps and what it loses.
//
// 1. rank: how many bits of information pass a linear map (cipher/secrecy);
// 2. kernel_basis: exactly what is lost.
//
// Exact for every shape, including those with no rows or no columns.
#pragma once

#include <vector>

#include "gf2/matrix.h"

namespace anc::gf2 {

// The reduced row echelon form: the one matrix with the row space of the input in which row r has its first 1
// in column pivots[r], that column holds no other 1, pivots increase, and the rows past pivots.size() are
// zero.
struct Echelon {
  Matrix matrix;
  std::vector<int> pivots;  // as many as the rank
};

Echelon reduce(Matrix matrix);

int rank(const Matrix& matrix);

// A basis, one vector a row, of { x : matrix x = 0 }: (columns - rank) x columns.
Matrix kernel_basis(const Matrix& matrix);

// A basis, one vector a row, of the span of the rows: rank x columns, in reduced row echelon form.
Matrix row_space_basis(const Matrix& matrix);

}  // namespace anc::gf2
