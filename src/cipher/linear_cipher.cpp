#include "cipher/linear_cipher.h"

#include "base/check.h"

namespace anc::cipher {
namespace {

// The transpose of n rows of weights mod 2, from row `first` on.
gf2::Matrix half_of(const IntegerWeights& weights, std::size_t first, std::size_t n) {
  gf2::Matrix half(static_cast<int>(n), static_cast<int>(n));
  for (std::size_t i = 0; i < n; ++i) {
    const std::vector<std::int64_t>& row = weights[first + i];
    check(row.size() == n, "cipher::from_weights: the weights are not 2n rows of n");
    for (std::size_t j = 0; j < n; ++j) {
      half.set(static_cast<int>(j), static_cast<int>(i), row[j] % 2 != 0);
    }
  }
  return half;
}

bool is_square(const gf2::Matrix& matrix, int size) { return matrix.rows() == size && matrix.columns() == size; }

}  // namespace

void check_shape(const LinearCipher& cipher) {
  check(cipher.bits >= 1, "cipher: at least one bit is needed");
  check(is_square(cipher.a, cipher.bits) && is_square(cipher.b, cipher.bits), "cipher: A and B must be n x n");
}

LinearCipher from_weights(const IntegerWeights& weights) {
  check(weights.size() >= 2 && weights.size() % 2 == 0, "cipher::from_weights: the weights are not 2n rows of n");
  const std::size_t n = weights.size() / 2;
  return {.bits = static_cast<int>(n), .a = half_of(weights, 0, n), .b = half_of(weights, n, n)};
}

gf2::Bits encrypt(const LinearCipher& cipher, const gf2::Bits& plaintext, const gf2::Bits& key) {
  check_shape(cipher);
  gf2::Bits ciphertext = cipher.a * plaintext;
  const gf2::Bits mask = cipher.b * key;
  for (std::size_t j = 0; j < ciphertext.size(); ++j) ciphertext[j] = ciphertext[j] != mask[j];
  return ciphertext;
}

}  // namespace anc::cipher
