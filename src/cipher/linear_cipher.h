// A finished cipher: the linear map c = A p + B k over GF(2) that a CryptoNet with integer weights computes.
//
// 1. agents/discretise builds it from rounded weights; 2. everything else in this folder judges it.
#pragma once

#include <cstdint>
#include <vector>

#include "gf2/matrix.h"

namespace anc::cipher {

// W of (11) after rounding: 2n rows of n integers. Row i < n weighs plaintext bit i, row n + i key bit i;
// column j makes ciphertext bit j.
using IntegerWeights = std::vector<std::vector<std::int64_t>>;

struct LinearCipher {
  int bits = 0;      // n >= 1
  gf2::Matrix a, b;  // n x n: row j tells which plaintext (A) and key (B) bits make ciphertext bit j

  friend bool operator==(const LinearCipher&, const LinearCipher&) = default;
};

// Throws ContractViolation unless n >= 1 and A and B are n x n. Every function that takes a cipher starts
// with it.
void check_shape(const LinearCipher& cipher);

// A_ji = W_ij mod 2 and B_ji = W_(n+i)j mod 2; a negative odd weight is odd. Throws ContractViolation unless
// `weights` has 2n >= 2 rows of n.
LinearCipher from_weights(const IntegerWeights& weights);

// c = A p + B k. Since Bob runs the same network (13), encrypt(cipher, c, k) is his decryption.
gf2::Bits encrypt(const LinearCipher& cipher, const gf2::Bits& plaintext, const gf2::Bits& key);

}  // namespace anc::cipher
