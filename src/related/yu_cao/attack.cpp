#include "related/yu_cao/attack.h"

#include <bit>

#include "base/check.h"

namespace anc::related::yu_cao {
BlockKey explained_by(std::uint32_t plain, std::uint32_t cipher, int d) {
  return {.a = std::rotl(cipher ^ std::rotl(plain, d), d), .d = d};
}

std::vector<BlockKey> from_chosen(const Blocks& cipher_of_0, const Blocks& cipher_of_1) {
  check(cipher_of_0.size() == cipher_of_1.size(), "from_chosen: equal lengths");
  std::vector<BlockKey> stream(cipher_of_0.size());
  for (std::size_t i = 0; i < stream.size(); ++i) {
    const std::uint32_t rotated_1 = cipher_of_0[i] ^ cipher_of_1[i];
    check(std::has_single_bit(rotated_1), "from_chosen: not the ciphertexts of 0 and 1");
    stream[i] = explained_by(0, cipher_of_0[i], std::countr_zero(rotated_1));
  }
  return stream;
}

std::optional<BlockKey> from_known(const KnownPair& pair) {
  std::optional<BlockKey> found;
  for (int d = 0; d < 32; ++d) {
    const BlockKey key = explained_by(pair.plain_1, pair.cipher_1, d);
    if (encrypt_block(pair.plain_2, key) != pair.cipher_2) continue;
    if (found) return std::nullopt;
    found = key;
  }
  return found;
}

}  // namespace anc::related::yu_cao
