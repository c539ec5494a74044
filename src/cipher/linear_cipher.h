// A finished cipher: the linear map c = A p + B k over GF(2) that a CryptoNet with integer weights computes.
//
// 1. agents/discretise builds it from rounded weights; 2. everything else in this folder judges it.
#pragma once

#include <cstdint>
#include <vector>

#include "gf2/matrix.h"

namespace anc::cipher {

// W of (11) after rounding, for a message of n bits and a key of m: n + m rows of n integers. Row i < n weighs
// plaintext bit i, row n + i key bit i; column j makes ciphertext bit j. The paper has m = n.
using IntegerWeights = std::vector<std::vector<std::int64_t>>;

struct LinearCipher {
  gf2::Matrix a, b;  // n x n, n x m: row j tells which plaintext (A) and key (B) bits make ciphertext bit j

  int message_bits() const { return a.rows(); }  // n, of the ciphertext, too
  int key_bits() const { return b.columns(); }   // m

  friend bool operator==(const LinearCipher&, const LinearCipher&) = default;
};

// Throws ContractViolation unless n >= 1, m >= 0, A is n x n and B is n x m. Every function that takes a cipher starts
// with it.
void check_shape(const LinearCipher& cipher);

// A_ji = W_ij mod 2 and B_ji = W_(n+i)j mod 2; a negative odd weight is odd. Throws ContractViolation unless
// `weights` has n + m rows of n >= 1.
LinearCipher from_weights(const IntegerWeights& weights);

// c = A p + B k. Since Bob runs the same network (13), encrypt(cipher, c, k) is his decryption.
gf2::Bits encrypt(const LinearCipher& cipher, const gf2::Bits& plaintext, const gf2::Bits& key);

}  // namespace anc::cipher
