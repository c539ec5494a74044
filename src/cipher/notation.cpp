#include "cipher/notation.h"

#include <string_view>

namespace anc::cipher {
namespace {

struct Style {
  std::string_view before_index, after_index, plus, all_keys;  // all_keys: none where it is empty
};

constexpr Style kPlain{.before_index = "", .after_index = "", .plus = "^", .all_keys = ""};
constexpr Style kLatex{.before_index = "_{", .after_index = "}", .plus = "\\oplus ", .all_keys = "\\kappa "};
constexpr int kLongKey = 8;

// Appends the terms of one row of A or B: the bits of `name` ("p" or "k") that it adds, or with `inverted` the others.
void append_terms(std::string& sum, const gf2::Matrix& half, int row, std::string_view name, const Style& style,
                  bool inverted = false) {
  for (int i = 0; i < half.columns(); ++i) {
    if (half.at(row, i) == inverted) continue;
    if (!sum.empty()) sum += style.plus;
    sum += name;
    sum += style.before_index;
    sum += std::to_string(i);
    sum += style.after_index;
  }
}

// A row of B; where that is shorter, as the sum of all key bits, plus those that are not in it.
void append_keys(std::string& sum, const gf2::Matrix& b, int row, const Style& style) {
  const int others = b.columns() - b.row_weight(row);
  const bool inverted = !style.all_keys.empty() && b.columns() >= kLongKey && 1 + others < b.row_weight(row);
  if (inverted) {
    if (!sum.empty()) sum += style.plus;
    sum += style.all_keys;
  }
  append_terms(sum, b, row, "k", style, inverted);
}

std::vector<std::string> write(const LinearCipher& cipher, const Style& style) {
  check_shape(cipher);
  std::vector<std::string> sums;
  for (int j = 0; j < cipher.message_bits(); ++j) {
    std::string sum;
    append_terms(sum, cipher.a, j, "p", style);
    append_keys(sum, cipher.b, j, style);
    sums.push_back(sum.empty() ? "0" : sum);
  }
  return sums;
}

}  // namespace

std::string sum_of(const gf2::Matrix& matrix, int row, std::string_view name) {
  std::string sum;
  append_terms(sum, matrix, row, name, kPlain);
  return sum;
}

std::vector<std::string> formula(const LinearCipher& cipher) { return write(cipher, kPlain); }

std::vector<std::string> latex_formula(const LinearCipher& cipher) { return write(cipher, kLatex); }

}  // namespace anc::cipher
