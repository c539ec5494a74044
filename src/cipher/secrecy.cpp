#include "cipher/secrecy.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "cipher/algorithm1.h"
#include "gf2/elimination.h"

namespace anc::cipher {

int leaked_bits(const LinearCipher& cipher) {
  check_shape(cipher);
  return gf2::rank(gf2::hstack(cipher.a, cipher.b)) - gf2::rank(cipher.b);
}

std::optional<int> shortest_leak(const LinearCipher& cipher) {
  check(algorithm1_exact(cipher), "shortest_leak: the cipher does not work");
  for (int j = 0; j < cipher.message_bits(); ++j) {
    if (cipher.b.row_is_zero(j)) return 1;
  }
  const gf2::Matrix sums = gf2::kernel_basis(gf2::transpose(cipher.b));
  const int count = sums.rows();
  if (count == 0 || count > kMostSums) return std::nullopt;
  // One row under them takes every combination in turn, each from the one before (Gray code).
  gf2::Matrix rows = gf2::transpose(gf2::hstack(gf2::transpose(sums), gf2::Matrix(sums.columns(), 1)));
  int fewest = sums.columns();
  for (unsigned step = 1; step < 1U << count; ++step) {
    rows.add_row(count, std::countr_zero(step));
    fewest = std::min(fewest, rows.row_weight(count));
  }
  return fewest;
}

int carried_bits(const LinearCipher& cipher) {
  check_shape(cipher);
  return gf2::rank(cipher.a);
}

bool perfectly_secret(const LinearCipher& cipher) {
  return algorithm1_exact(cipher) && gf2::rank(cipher.b) == cipher.message_bits();
}

bool one_time_pad(const LinearCipher& cipher) {
  check_shape(cipher);
  return cipher.a == gf2::Matrix::identity(cipher.message_bits()) && gf2::is_permutation(cipher.b);
}

}  // namespace anc::cipher
