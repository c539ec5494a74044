// What the ciphertext tells about the plaintext, for P and K uniform and independent: exact, against any
// adversary.
//
// All that C = A P + B K reveals are the sums y.C in which the key cancels (y B = 0): they are sums of
// plaintext bits. Proofs: paper/sections/theorems.tex.
#pragma once

#include <optional>

#include "cipher/linear_cipher.h"

namespace anc::cipher {

// I(P; C) in bits: rank[A|B] - rank B, in 0..n.
int leaked_bits(const LinearCipher& cipher);

// The fewest ciphertext bits whose sum is free of the key: the ones that somebody must look at together. Nothing where
// no sum is, or where no bit is in the clear and more than kMostSums independent sums are, too many to try. Domain: a
// cipher that works (algorithm1_exact), where every such sum tells of the message.
inline constexpr int kMostSums = 20;
std::optional<int> shortest_leak(const LinearCipher& cipher);

// What the ciphertext tells a receiver who has the key: I(P; C | K) = rank A, in 0..n, n for a cipher that works. Of
// these bits at least carried_bits - m leak: paper/sections/short_key.tex.
int carried_bits(const LinearCipher& cipher);

// The cipher works (algorithm1_exact) and C is independent of P whatever the distribution of P. For a working
// cipher that is rank B = n, so m >= n, and it forces A = I: a one-time pad under the uniform key B k. A cipher that
// does not work is never perfectly secret here, although it may leak nothing.
bool perfectly_secret(const LinearCipher& cipher);

// The paper's one-time pad, as in (24): A = I and B a permutation matrix, c_i = p_i + k_s(i). Implies
// perfectly_secret.
bool one_time_pad(const LinearCipher& cipher);

}  // namespace anc::cipher
