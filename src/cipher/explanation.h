// A cipher explained: what it does, whether Bob can follow, what leaks and through which ciphertext bits.
//
// 1. replay --explain.
#pragma once

#include <string>
#include <vector>

#include "cipher/linear_cipher.h"

namespace anc::cipher {

// What the ciphertext tells, for P and K uniform and independent: a basis, in reduced row echelon form of the left
// sides, of the equations "p1^p3 = c1^c3" in which the key cancels; leaked_bits(cipher) of them.
std::vector<std::string> leaked_equations(const LinearCipher& cipher);

// The first message bit or key bit, as "p3" or "k0", on which Bob fails: with that bit alone set, encrypting twice does
// not give the message back. Empty when he never fails (algorithm1_exact): a linear map that is right on a basis is
// right.
std::string bob_fails_on(const LinearCipher& cipher);

// Lines for a terminal: the rows of [A|B] as a picture beside their sums, whether Bob recovers the message, and what
// leaks.
std::string explanation(const LinearCipher& cipher);

}  // namespace anc::cipher
