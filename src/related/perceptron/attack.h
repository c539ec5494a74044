// The break of [9] by [13]: the signs of the weights depend on the key alone, so one known pair gives all of them, an
// equivalent of the key for every message of that length.
#pragma once

#include "related/bytes.h"

namespace anc::related::perceptron {

// The signs, one bit a unit: 1 where the unit has changed its bit. Needs equal lengths.
struct EquivalentKey {
  Bytes signs;
};
EquivalentKey equivalent_key(const Bytes& plaintext, const Bytes& ciphertext);

// Needs a ciphertext no longer than the signs.
Bytes decrypt_with(const EquivalentKey& key, const Bytes& ciphertext);

}  // namespace anc::related::perceptron
