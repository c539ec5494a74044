#include "cipher/linear_cipher.h"

#include "base/check.h"

namespace anc::cipher {
namespace {

// The transpose of `count` rows of n weights mod 2, from row `first` on.
gf2::Matrix half_of(const IntegerWeights& weights, std::size_t first, std::size_t count, std::size_t n) {
  gf2::Matrix half(static_cast<int>(n), static_cast<int>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const std::vector<std::int64_t>& row = weights[first + i];
    check(row.size() == n, "cipher::from_weights: the weights are not n + m rows of n");
    for (std::size_t j = 0; j < n; ++j) {
      half.set(static_cast<int>(j), static_cast<int>(i), row[j] % 2 != 0);
    }
  }
  return half;
}

}  // namespace

void check_shape(const LinearCipher& cipher) {
  check(cipher.a.rows() >= 1, "cipher: at least one bit is needed");
  check(cipher.a.columns() == cipher.a.rows() && cipher.b.rows() == cipher.a.rows(),
        "cipher: A must be n x n, B n x m");
}

LinearCipher from_weights(const IntegerWeights& weights) {
  const std::size_t n = weights.empty() ? 0 : weights.front().size();
  check(n >= 1 && weights.size() >= n, "cipher::from_weights: the weights are not n + m rows of n");
  return {.a = half_of(weights, 0, n, n), .b = half_of(weights, n, weights.size() - n, n)};
}

gf2::Bits encrypt(const LinearCipher& cipher, const gf2::Bits& plaintext, const gf2::Bits& key) {
  check_shape(cipher);
  gf2::Bits ciphertext = cipher.a * plaintext;
  const gf2::Bits mask = cipher.b * key;
  for (std::size_t j = 0; j < ciphertext.size(); ++j) ciphertext[j] = ciphertext[j] != mask[j];
  return ciphertext;
}

}  // namespace anc::cipher
