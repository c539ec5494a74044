// The break of every linear cipher whose key serves more than one message: Gaussian elimination on known pairs.
//
// Under one key c = A p + b with b = B k, an affine map of n (n + 1) unknown bits, whatever the length of the key and
// whatever training chose A and B. Each known pair (p, c) is one equation for each row. Proofs:
// paper/sections/short_key.tex.
#pragma once

#include <optional>

#include "cipher/algorithm1.h"
#include "cipher/linear_cipher.h"

namespace anc::cipher {

// What the attacker finds without knowing cipher or key.
struct AffineMap {
  gf2::Matrix a;  // n x n
  gf2::Bits b;    // n

  friend bool operator==(const AffineMap&, const AffineMap&) = default;
};

// c = A p + b under this key: what there is to find.
AffineMap affine_map(const LinearCipher& cipher, const gf2::Bits& key);

struct KnownPair {
  gf2::Bits plaintext, ciphertext;  // n bits each
};

// The one affine map that agrees with the pairs; nothing while several do. Throws ContractViolation unless there is a
// pair, all have n bits, and some affine map agrees with them.
std::optional<AffineMap> map_of_pairs(const std::vector<KnownPair>& pairs);

// The plaintext of a ciphertext under a map with A^2 = I, that of a cipher that works: A (c + b).
gf2::Bits decrypt(const AffineMap& map, const gf2::Bits& ciphertext);

// The attack executed under one random key: pairs with random plaintexts until the map is known, then `messages` fresh
// ciphertexts decrypted with it. Draws one word a bit: the key, then the plaintexts.
struct KnownPlaintextAttack {
  int pairs = 0;               // that were needed
  bool map_found = false;      // the map is that of the cipher and the key
  std::int64_t decrypted = 0;  // of the fresh messages: rightly, all where the cipher works
};
KnownPlaintextAttack attack_known_plaintext(const LinearCipher& cipher, std::int64_t messages,
                                            const WordSource& next_word);

}  // namespace anc::cipher
