#include "cipher/known_plaintext.h"

#include <array>
#include <cmath>
#include <random>
#include <set>

#include "base/check.h"
#include "cipher/secrecy.h"
#include "gf2/elimination.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/naive_gf2.h"

using namespace anc;
using namespace anc::cipher;
using namespace anc::gf2;
using namespace anc::test;

namespace {

// The affine maps of n bits that agree with the pairs, by trying all 2^(n (n + 1)).
int count_maps(const std::vector<KnownPair>& pairs, int n) {
  int maps = 0;
  for_each_cipher(n, 1, [&](const IntegerWeights& weights) {
    const LinearCipher one = from_weights(weights);  // the last row is b, under the key 1
    bool agrees = true;
    for (const KnownPair& pair : pairs) agrees = agrees && encrypt(one, pair.plaintext, {true}) == pair.ciphertext;
    maps += agrees ? 1 : 0;
  });
  return maps;
}

}  // namespace

TEST_CASE("a cipher that works leaks n - m bits at least, and the least is reached: all of two and three bits") {
  for (const auto& [n, m] : {std::pair{2, 0}, {2, 1}, {2, 2}, {3, 0}, {3, 1}, {3, 2}}) {
    int least = n, working = 0;
    for_each_cipher(n, m, [&, n = n, m = m](const IntegerWeights& weights) {
      const Codebook book = codebook(weights);
      if (decryption_failures(book) != 0) return;
      ++working;
      const int leaked = static_cast<int>(mutual_information(book));
      REQUIRE(leaked == leaked_bits(from_weights(weights)));
      REQUIRE(leaked >= n - m);
      least = std::min(least, leaked);
    });
    CHECK(working > 0);
    CHECK(least == n - m);
  }
}

TEST_CASE(
    "a ciphertext carries rank A bits to who has the key, leaks that less m at least, and costs the best Bob the "
    "rest") {
  for (const auto& [n, m] : {std::pair{2, 0}, {2, 1}, {3, 0}, {3, 1}}) {
    for_each_cipher(n, m, [&, n = n, m = m](const IntegerWeights& weights) {
      const LinearCipher cipher = from_weights(weights);
      const Codebook book = codebook(weights);
      const int carried = carried_bits(cipher);
      REQUIRE(leaked_bits(cipher) >= carried - m);
      std::size_t wrong = 0;  // bits that the best Bob, who knows key and ciphertext, gets wrong, over all of both
      for (Block k = 0; k < book.keys(); ++k) {
        std::set<Block> ciphertexts;
        for (Block i = 0; i < Block(n); ++i) {
          std::vector<std::array<std::size_t, 2>> votes(book.size());
          for (Block p = 0; p < book.size(); ++p) ++votes[book.ciphertext[p][k]][p >> i & 1];
          for (const auto& vote : votes) wrong += std::min(vote[0], vote[1]);
        }
        for (Block p = 0; p < book.size(); ++p) ciphertexts.insert(book.ciphertext[p][k]);
        REQUIRE(ciphertexts.size() == std::size_t{1} << carried);
      }
      REQUIRE(2 * wrong >= book.size() * book.keys() * std::size_t(n - carried));
    });
  }
}

TEST_CASE("after one known pair 2^(m - rank B) keys are left, and all of them encrypt alike") {
  std::mt19937_64 engine(71);
  for (int repeat = 0; repeat < 300; ++repeat) {
    const int n = 1 + repeat % 4, m = repeat % 5;
    const IntegerWeights weights = random_weights(n, m, engine);
    const LinearCipher cipher = from_weights(weights);
    const Codebook book = codebook(weights);
    const Block key = engine() % book.keys(), p = engine() % book.size();
    std::size_t left = 0;
    for (Block k = 0; k < book.keys(); ++k) {
      if (book.ciphertext[p][k] != book.ciphertext[p][key]) continue;
      ++left;
      for (Block q = 0; q < book.size(); ++q) REQUIRE(book.ciphertext[q][k] == book.ciphertext[q][key]);
    }
    REQUIRE(left == book.keys() >> rank(cipher.b));
  }
}

TEST_CASE("pairs give a map exactly when one map is left, by counting all maps of one and two bits") {
  std::mt19937_64 engine(72);
  int found = 0;
  for (int repeat = 0; repeat < 200; ++repeat) {
    const int n = 1 + repeat % 2;
    const LinearCipher cipher = from_weights(random_weights(n, 2, engine));
    const Bits key = bits_of(engine() % 4, 2);
    std::vector<KnownPair> pairs;
    for (int i = 0; i <= repeat % 6; ++i) {
      const Bits p = bits_of(engine() % (1u << n), n);
      pairs.push_back({.plaintext = p, .ciphertext = encrypt(cipher, p, key)});
    }
    const auto map = map_of_pairs(pairs);
    REQUIRE(map.has_value() == (count_maps(pairs, n) == 1));
    if (map) REQUIRE(*map == affine_map(cipher, key));
    found += map ? 1 : 0;
  }
  CHECK((found > 20 && found < 180));
}

TEST_CASE("the attack finds every map, decrypts what works, and needs about n + 2.6 pairs") {
  std::mt19937_64 engine(73);
  const WordSource words = [&] { return engine(); };
  constexpr int kBits = 8, kRepeats = 2000;
  double sum = 0.0;
  for (int repeat = 0; repeat < kRepeats; ++repeat) {
    const LinearCipher cipher = from_weights(random_working_weights(kBits, repeat % 9, engine));
    const KnownPlaintextAttack attack = attack_known_plaintext(cipher, 10, words);
    REQUIRE(attack.map_found);
    REQUIRE(attack.decrypted == 10);
    REQUIRE(attack.pairs >= kBits + 1);
    sum += attack.pairs;
  }
  double expected = 1.0;
  for (int i = 1; i <= kBits; ++i) expected += 1.0 / (1.0 - std::pow(0.5, i));
  CHECK(sum / kRepeats == Approx(expected).margin(0.15));  // four standard deviations of the mean
}

TEST_CASE("a cipher that does not work has a map, too, and not all of its messages come back") {
  std::mt19937_64 engine(74);
  const WordSource words = [&] { return engine(); };
  const KnownPlaintextAttack dead = attack_known_plaintext(from_weights({{1, 0}, {0, 0}, {1, 0}}), 100, words);
  CHECK(dead.map_found);
  CHECK(dead.decrypted < 100);
}

TEST_CASE("pairs that no affine map has, and none, are refused") {
  CHECK_THROWS_AS(map_of_pairs({}), ContractViolation);
  CHECK_THROWS_AS(
      map_of_pairs({{.plaintext = {true}, .ciphertext = {true}}, {.plaintext = {true}, .ciphertext = {false}}}),
      ContractViolation);
  CHECK_THROWS_AS(map_of_pairs({{.plaintext = {true}, .ciphertext = {true, false}}}), ContractViolation);
}
