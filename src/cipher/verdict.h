// The verdict: everything exact that can be said about one finished cipher, and how it failed if it did.
//
// 1. a record has the first four fields; 2. cipher/ending tells failures apart by the others.
#pragma once

#include "cipher/linear_cipher.h"

namespace anc::cipher {

struct Verdict {
  bool communicates = false;      // passes Algorithm 1 for every plaintext and key
  bool one_time_pad = false;      // the paper's form: A = I and B a permutation matrix
  bool perfectly_secret = false;  // communicates, and rank B = n
  int leaked_bits = 0;            // rank[A|B] - rank B

  // Counts of bits, each 0..n.
  int dead_bits = 0;       // ciphertext bits that are constant: rows zero in A and in B
  int cleartext_bits = 0;  // ciphertext bits made of plaintext alone: rows zero in B, not in A

  friend bool operator==(const Verdict&, const Verdict&) = default;
};

// Throws ContractViolation when the cipher is malformed (check_shape).
Verdict judge(const LinearCipher& cipher);

}  // namespace anc::cipher
