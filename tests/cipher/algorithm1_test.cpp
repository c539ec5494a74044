#include "cipher/algorithm1.h"

#include <random>

#include "base/check.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/cipher_reader.h"

using namespace anc;
using namespace anc::test;
using namespace anc::cipher;

namespace {

// A cipher that works, of any size: A = I, and each mask the sum of two neighbouring key bits.
IntegerWeights working_weights(std::size_t n) {
  IntegerWeights weights(2 * n, std::vector<std::int64_t>(n, 0));
  for (std::size_t i = 0; i < n; ++i) {
    weights[i][i] = 1;
    weights[n + i][i] -= 1;
    weights[n + (i + 1) % n][i] += 3;
  }
  return weights;
}

// Whether Bob decrypts every message under every key, as both forms must say. A cipher that does not work fails on at
// least half of all pairs.
bool works(const IntegerWeights& weights, std::int64_t trials, std::mt19937_64& engine) {
  const Codebook book = codebook(weights);
  const std::size_t failures = decryption_failures(book);
  REQUIRE((failures == 0 || 2 * failures >= book.size() * book.keys()));
  REQUIRE(algorithm1_exact(from_weights(weights)) == (failures == 0));
  REQUIRE(algorithm1_sampled(weights, trials, std::ref(engine)) == (failures == 0));
  return failures == 0;
}

}  // namespace

TEST_CASE("all 256 ciphers of two bits: both forms against the decryption of every message under every key") {
  std::mt19937_64 engine(31);
  int working = 0;
  for_each_cipher(2, 2, [&](const IntegerWeights& weights) { working += works(weights, 200, engine) ? 1 : 0; });
  REQUIRE(working == 28);  // A = I: 16 choices of B; each of 3 involutions A: 4
}

TEST_CASE("random ciphers of three and four bits: both forms against enumeration") {
  std::mt19937_64 engine(32);
  int working = 0;
  for (int repeat = 0; repeat < 4000; ++repeat) {
    const int n = 3 + repeat % 2;
    IntegerWeights weights = random_weights(n, engine);
    if (repeat % 4 < 2) {  // A = I, which always works, or A = I with one weight more, which seldom does
      for (std::size_t i = 0; i < std::size_t(n); ++i) {
        for (std::size_t j = 0; j < std::size_t(n); ++j) weights[i][j] = i == j ? -1 : 2;
      }
      weights[0][1] += repeat % 8 < 4 ? 1 : 0;
    }
    working += works(weights, 128, engine) ? 1 : 0;
  }
  REQUIRE(working >= 1000);
  REQUIRE(working <= 3000);
}

TEST_CASE("both forms agree at the word edges, on ciphers that work and on their neighbours that do not") {
  std::mt19937_64 engine(33);
  for (const std::size_t n : {1u, 63u, 64u, 65u, 128u}) {
    const IntegerWeights weights = working_weights(n);
    REQUIRE(algorithm1_exact(from_weights(weights)));
    REQUIRE(algorithm1_sampled(weights, 1000, std::ref(engine)));
    IntegerWeights broken = weights;
    broken[n - 1][n - 1] = 2;  // the last ciphertext bit forgets its plaintext bit
    REQUIRE_FALSE(algorithm1_exact(from_weights(broken)));
    REQUIRE_FALSE(algorithm1_sampled(broken, 1000, std::ref(engine)));
  }
}

TEST_CASE("A must undo itself and keep the masks") {
  REQUIRE(algorithm1_exact(from_weights(weights_of_formula({"p1^k0", "p0^k0"}))));
  REQUIRE_FALSE(algorithm1_exact(from_weights(weights_of_formula({"p1^k0", "p0^k1"}))));  // A B differs from B
  REQUIRE_FALSE(algorithm1_exact(from_weights(weights_of_formula({"p1", "p2", "p0"}))));  // A^2 differs from I
}

TEST_CASE("exactly `trials` trials are run, of words drawn plaintext first") {
  const IntegerWeights dead{{0}, {0}};  // c0 = 0: a trial fails exactly when its plaintext bit is 1
  int words = 0;
  const auto from_list = [&words](std::vector<std::uint64_t> list) {
    words = 0;
    return [list, &words]() -> std::uint64_t { return list.at(static_cast<std::size_t>(words++)); };
  };
  REQUIRE(algorithm1_sampled(dead, 1, from_list({2, 1})));  // lane 1 would fail and is not in use; the key may be 1
  REQUIRE(words == 2);
  REQUIRE_FALSE(algorithm1_sampled(dead, 2, from_list({2, 0})));
  REQUIRE(algorithm1_sampled(dead, 63, from_list({std::uint64_t{1} << 63, 0})));
  REQUIRE_FALSE(algorithm1_sampled(dead, 64, from_list({std::uint64_t{1} << 63, 0})));
  REQUIRE(algorithm1_sampled(dead, 64, from_list({0, 0})));
  REQUIRE(words == 2);
  REQUIRE(algorithm1_sampled(dead, 65, from_list({0, 0, 2, 0})));
  REQUIRE(words == 4);
  REQUIRE_FALSE(algorithm1_sampled(dead, 65, from_list({0, 0, 1, 0})));
}

TEST_CASE("bad arguments throw") {
  const auto zero = [] { return std::uint64_t{0}; };
  REQUIRE_THROWS_AS(algorithm1_sampled({{1}, {1}}, 0, zero), ContractViolation);
  REQUIRE_THROWS_AS(algorithm1_sampled({}, 1, zero), ContractViolation);
  REQUIRE_THROWS_AS(algorithm1_sampled({{1, 0}}, 1, zero), ContractViolation);
  REQUIRE_THROWS_AS(algorithm1_sampled({{1, 0}, {1}, {1, 1}, {0, 1}}, 1, zero), ContractViolation);
  REQUIRE_THROWS_AS(algorithm1_exact({}), ContractViolation);
}
