// Algorithm 1 of the paper: does Bob recover every message from the rounded CryptoNet? In two forms that
// share no code.
//
// 1. the exact form decides it and gives a record's `communicates`;
// 2. the sampled form is the paper's, with T random trials.
//
// They cannot disagree one way: a cipher that passes the exact form passes every trial. The other way, each
// trial of a cipher that fails the exact form fails with probability at least 1/2, so T trials miss it with
// at most 2^-T.
#pragma once

#include <cstdint>
#include <functional>

#include "cipher/linear_cipher.h"

namespace anc::cipher {

// For all P and K, zeta(zeta(P, K), K) = P (14): equivalent to A^2 = I and A B = B.
bool algorithm1_exact(const LinearCipher& cipher);

// A source of independent uniform 64-bit words.
using WordSource = std::function<std::uint64_t()>;

// T = `trials` >= 1 random pairs (P, K), encrypted twice by the integer weights themselves. Sixty-four trials
// run side by side: each block of 64 (the last may be partial) draws n words for P, then m words for K, one
// word a bit; it returns at the first block with a failure. Throws ContractViolation unless `weights` has n
// + m rows of n >= 1.
bool algorithm1_sampled(const IntegerWeights& weights, std::int64_t trials, const WordSource& next_word);

}  // namespace anc::cipher
