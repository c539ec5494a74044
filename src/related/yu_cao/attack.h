// The break of [8] by [12]: neither A nor D depends on the message, so two messages of a key give both for each block.
#pragma once

#include <optional>

#include "related/yu_cao/scheme.h"

namespace anc::related::yu_cao {

// The messages to choose: all blocks 0 and all blocks 1. Their ciphertexts give rotr(A, D), and 1 rotated by D.
inline constexpr std::uint32_t kFirstChosen = 0, kSecondChosen = 1;
std::vector<BlockKey> from_chosen(const Blocks& cipher_of_0, const Blocks& cipher_of_1);

// The block key with rotation `d`, any of 0..31, that explains one known pair of a block: A follows.
BlockKey explained_by(std::uint32_t plain, std::uint32_t cipher, int d);

struct KnownPair {
  std::uint32_t plain_1, cipher_1, plain_2, cipher_2;
};

// The block key, when a single D explains both pairs: D rotates the difference of the plaintexts into that of the
// ciphertexts, which is ambiguous only where the difference is the same after a rotation (2^-16 of all differences).
std::optional<BlockKey> from_known(const KnownPair& pair);

}  // namespace anc::related::yu_cao
