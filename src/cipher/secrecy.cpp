#include "cipher/secrecy.h"

#include "cipher/algorithm1.h"
#include "gf2/elimination.h"

namespace anc::cipher {

int leaked_bits(const LinearCipher& cipher) {
  check_shape(cipher);
  return gf2::rank(gf2::hstack(cipher.a, cipher.b)) - gf2::rank(cipher.b);
}

gf2::Matrix leaked_sums(const LinearCipher& cipher) {
  check_shape(cipher);
  const gf2::Matrix key_free = gf2::kernel_basis(gf2::transpose(cipher.b));  // every y with y B = 0
  return gf2::row_space_basis(key_free * cipher.a);
}

int readable_bits(const LinearCipher& cipher) {
  // In reduced row echelon form a unit vector of the row space is a row by itself.
  const gf2::Matrix sums = leaked_sums(cipher);
  int readable = 0;
  for (int i = 0; i < sums.rows(); ++i) readable += sums.row_weight(i) == 1 ? 1 : 0;
  return readable;
}

bool perfectly_secret(const LinearCipher& cipher) {
  return algorithm1_exact(cipher) && gf2::rank(cipher.b) == cipher.message_bits();
}

bool one_time_pad(const LinearCipher& cipher) {
  check_shape(cipher);
  return cipher.a == gf2::Matrix::identity(cipher.message_bits()) && gf2::is_permutation(cipher.b);
}

}  // namespace anc::cipher
