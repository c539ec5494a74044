#include "cipher/secrecy.h"

#include "cipher/algorithm1.h"
#include "gf2/elimination.h"

namespace anc::cipher {

int leaked_bits(const LinearCipher& cipher) {
  check_shape(cipher);
  return gf2::rank(gf2::hstack(cipher.a, cipher.b)) - gf2::rank(cipher.b);
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
