#include "cipher/known_plaintext.h"

#include "base/check.h"
#include "gf2/elimination.h"

namespace anc::cipher {
namespace {

gf2::Bits random_bits(int size, const WordSource& next_word) {
  gf2::Bits bits(static_cast<std::size_t>(size));
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = (next_word() & 1) != 0;
  return bits;
}

void put(gf2::Matrix& matrix, int row, int first, const gf2::Bits& bits) {
  for (std::size_t i = 0; i < bits.size(); ++i) matrix.set(row, first + static_cast<int>(i), bits[i]);
}

gf2::Bits sum(gf2::Bits left, const gf2::Bits& right) {
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = left[i] != right[i];
  return left;
}

KnownPair random_pair(const LinearCipher& cipher, const gf2::Bits& key, const WordSource& next_word) {
  gf2::Bits plaintext = random_bits(cipher.message_bits(), next_word);
  gf2::Bits ciphertext = encrypt(cipher, plaintext, key);
  return {.plaintext = std::move(plaintext), .ciphertext = std::move(ciphertext)};
}

}  // namespace

AffineMap affine_map(const LinearCipher& cipher, const gf2::Bits& key) {
  check_shape(cipher);
  return {.a = cipher.a, .b = cipher.b * key};
}

std::optional<AffineMap> map_of_pairs(const std::vector<KnownPair>& pairs) {
  check(!pairs.empty(), "map_of_pairs: at least one pair is needed");
  const int n = static_cast<int>(pairs.front().plaintext.size()), unknowns = n + 1;
  gf2::Matrix equations(static_cast<int>(pairs.size()), unknowns + n);  // a row: plaintext, 1 for b, ciphertext
  for (int row = 0; row < equations.rows(); ++row) {
    const KnownPair& pair = pairs[static_cast<std::size_t>(row)];
    check(pair.plaintext.size() == pairs.front().plaintext.size() && pair.ciphertext.size() == pair.plaintext.size(),
          "map_of_pairs: pairs of n bits each are needed");
    put(equations, row, 0, pair.plaintext);
    equations.set(row, n, true);
    put(equations, row, unknowns, pair.ciphertext);
  }
  const auto [solved, pivots] = gf2::reduce(std::move(equations));
  check(pivots.back() < unknowns, "map_of_pairs: no affine map agrees with the pairs");
  if (static_cast<int>(pivots.size()) < unknowns) return std::nullopt;
  AffineMap map{.a = gf2::Matrix(n, n), .b = gf2::Bits(static_cast<std::size_t>(n))};
  for (int j = 0; j < n; ++j) {
    for (int i = 0; i < n; ++i) map.a.set(j, i, solved.at(i, unknowns + j));
    map.b[static_cast<std::size_t>(j)] = solved.at(n, unknowns + j);
  }
  return map;
}

gf2::Bits decrypt(const AffineMap& map, const gf2::Bits& ciphertext) { return map.a * sum(ciphertext, map.b); }

KnownPlaintextAttack attack_known_plaintext(const LinearCipher& cipher, std::int64_t messages,
                                            const WordSource& next_word) {
  check_shape(cipher);
  const gf2::Bits key = random_bits(cipher.key_bits(), next_word);
  std::vector<KnownPair> pairs;
  std::optional<AffineMap> map;
  while (!map) {
    pairs.push_back(random_pair(cipher, key, next_word));
    map = map_of_pairs(pairs);
  }
  KnownPlaintextAttack attack{.pairs = static_cast<int>(pairs.size()), .map_found = *map == affine_map(cipher, key)};
  for (std::int64_t i = 0; i < messages; ++i) {
    const KnownPair fresh = random_pair(cipher, key, next_word);
    attack.decrypted += decrypt(*map, fresh.ciphertext) == fresh.plaintext;
  }
  return attack;
}

}  // namespace anc::cipher
