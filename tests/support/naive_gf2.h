// GF(2) algebra the slow way, one entry at a time: a second algorithm for the packed one to agree with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "gf2/matrix.h"

namespace anc::test {

using Table = std::vector<std::vector<int>>;  // rows of zeros and ones

// The sizes around the edges of a 64-bit word.
inline constexpr int kWordEdgeSizes[] = {1, 63, 64, 65, 127, 128};

inline std::size_t index_of(int value) { return static_cast<std::size_t>(value); }

inline Table zeros(int rows, int columns) { return Table(index_of(rows), std::vector<int>(index_of(columns), 0)); }

inline Table random_table(int rows, int columns, std::mt19937_64& engine) {
  Table table = zeros(rows, columns);
  for (auto& row : table) {
    for (int& entry : row) entry = static_cast<int>(engine() >> 63);
  }
  return table;
}

inline gf2::Matrix packed(const Table& table, int columns) {
  gf2::Matrix matrix(static_cast<int>(table.size()), columns);
  for (int i = 0; i < matrix.rows(); ++i) {
    for (int j = 0; j < columns; ++j) matrix.set(i, j, table[index_of(i)][index_of(j)] == 1);
  }
  return matrix;
}

inline Table unpacked(const gf2::Matrix& matrix) {
  Table table = zeros(matrix.rows(), matrix.columns());
  for (int i = 0; i < matrix.rows(); ++i) {
    for (int j = 0; j < matrix.columns(); ++j) table[index_of(i)][index_of(j)] = matrix.at(i, j) ? 1 : 0;
  }
  return table;
}

inline gf2::Matrix random_matrix(int rows, int columns, std::mt19937_64& engine) {
  return packed(random_table(rows, columns, engine), columns);
}

// The low bits of `code`, the lowest first.
inline gf2::Bits bits_of(std::uint64_t code, int size) {
  gf2::Bits bits;
  for (int i = 0; i < size; ++i) bits.push_back((code >> i & 1) == 1);
  return bits;
}

// The rows x columns matrix whose entries, row by row, are the bits of `code`.
inline gf2::Matrix matrix_of_code(int rows, int columns, std::uint64_t code) {
  gf2::Matrix matrix(rows, columns);
  for (int i = 0; i < rows * columns; ++i) matrix.set(i / columns, i % columns, (code >> i & 1) == 1);
  return matrix;
}

inline Table multiply(const Table& left, const Table& right, int columns) {
  Table product = zeros(static_cast<int>(left.size()), columns);
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t j = 0; j < index_of(columns); ++j) {
      int sum = 0;
      for (std::size_t k = 0; k < right.size(); ++k) sum += left[i][k] * right[k][j];
      product[i][j] = sum % 2;
    }
  }
  return product;
}

// Rank by inserting the rows one after another into a basis kept by leading column: no pivoting, no back
// substitution.
inline int rank(const Table& table, int columns) {
  std::vector<std::vector<int>> leader(index_of(columns));
  int rank = 0;
  for (std::vector<int> row : table) {
    for (std::size_t j = 0; j < index_of(columns); ++j) {
      if (row[j] == 0) continue;
      if (leader[j].empty()) {
        leader[j] = row;
        ++rank;
        break;
      }
      for (std::size_t t = j; t < index_of(columns); ++t) row[t] = (row[t] + leader[j][t]) % 2;
    }
  }
  return rank;
}

}  // namespace anc::test
