#include "cipher/verdict.h"

#include "cipher/algorithm1.h"
#include "cipher/secrecy.h"

namespace anc::cipher {
namespace {

int zero_rows(const gf2::Matrix& matrix) {
  int count = 0;
  for (int i = 0; i < matrix.rows(); ++i) count += matrix.row_is_zero(i) ? 1 : 0;
  return count;
}

}  // namespace

Verdict judge(const LinearCipher& cipher) {
  check_shape(cipher);
  const int dead = zero_rows(gf2::hstack(cipher.a, cipher.b));
  return {.communicates = algorithm1_exact(cipher),
          .one_time_pad = one_time_pad(cipher),
          .perfectly_secret = perfectly_secret(cipher),
          .leaked_bits = leaked_bits(cipher),
          .dead_bits = dead,
          .cleartext_bits = zero_rows(cipher.b) - dead};
}

}  // namespace anc::cipher
