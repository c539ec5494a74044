#include "cipher/linear_cipher.h"

#include <random>

#include "base/check.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"

using namespace anc;
using namespace anc::test;
using namespace anc::cipher;
using namespace anc::gf2;

TEST_CASE("row i of the weights is input i and column j is ciphertext bit j") {
  const LinearCipher cipher = from_weights({{1, 1}, {0, 0}, {0, 1}, {0, 0}});  // c0 = p0, c1 = p0 + k0
  REQUIRE(cipher.message_bits() == 2);
  REQUIRE(cipher.a.at(0, 0));
  REQUIRE(cipher.a.at(1, 0));
  REQUIRE_FALSE(cipher.a.at(0, 1));
  REQUIRE_FALSE(cipher.a.at(1, 1));
  REQUIRE(cipher.b.at(1, 0));
  REQUIRE(cipher.b.row_is_zero(0));
  REQUIRE(cipher.b.row_weight(1) == 1);
}

TEST_CASE("only the parity of a weight counts, whatever its sign and size") {
  const IntegerWeights parities{{1, 0}, {0, 1}, {0, 1}, {1, 1}};
  const IntegerWeights weights{{-1, 2}, {-4, 3}, {0, INT64_MAX}, {-7, INT64_MIN + 1}};
  REQUIRE(from_weights(weights) == from_weights(parities));
  REQUIRE(from_weights({{INT64_MIN}, {-2}}) == from_weights({{0}, {0}}));
}

TEST_CASE("a key may have fewer bits than the message, or none") {
  const LinearCipher cipher = from_weights({{1, 0}, {0, 1}, {1, 3}});  // c0 = p0 + k0, c1 = p1 + k0
  REQUIRE(cipher.message_bits() == 2);
  REQUIRE(cipher.key_bits() == 1);
  REQUIRE(encrypt(cipher, {true, false}, {true}) == Bits{false, true});
  const LinearCipher keyless = from_weights({{1, 0}, {1, 1}});
  REQUIRE(keyless.key_bits() == 0);
  REQUIRE(encrypt(keyless, {false, true}, {}) == Bits{true, true});
}

TEST_CASE("weights that are not n + m rows of n are refused") {
  REQUIRE_THROWS_AS(from_weights({}), ContractViolation);
  REQUIRE_THROWS_AS(from_weights({{}}), ContractViolation);
  REQUIRE_THROWS_AS(from_weights({{1, 0}}), ContractViolation);
  REQUIRE_THROWS_AS(from_weights({{1, 0}, {0}}), ContractViolation);
  REQUIRE_THROWS_AS(from_weights({{1, 0}, {0, 1}, {1, 1}, {1}}), ContractViolation);
}

TEST_CASE("a cipher whose matrices are not n x n and n x m is refused") {
  LinearCipher cipher = from_weights({{1, 0}, {0, 1}, {1, 0}, {0, 1}});
  REQUIRE_THROWS_AS(encrypt(cipher, Bits(3), Bits(2)), ContractViolation);
  REQUIRE_THROWS_AS(encrypt(cipher, Bits(2), Bits(1)), ContractViolation);
  cipher.b = anc::gf2::Matrix(3, 2);
  REQUIRE_THROWS_AS(encrypt(cipher, Bits(2), Bits(2)), ContractViolation);
  REQUIRE_THROWS_AS(check_shape(LinearCipher{}), ContractViolation);
}

TEST_CASE("encryption is the parity of the weighted sum of the bits that are 1") {
  std::mt19937_64 engine(21);
  for (const std::size_t n : {1u, 2u, 63u, 64u, 65u, 128u}) {
    const IntegerWeights weights = random_weights(static_cast<int>(n), engine);
    const LinearCipher cipher = from_weights(weights);
    for (int repeat = 0; repeat < 5; ++repeat) {
      Bits input(2 * n);
      for (std::size_t i = 0; i < 2 * n; ++i) input[i] = (engine() >> 63) == 1;
      const auto middle = input.begin() + static_cast<std::ptrdiff_t>(n);
      const Bits ciphertext = encrypt(cipher, Bits(input.begin(), middle), Bits(middle, input.end()));
      REQUIRE(ciphertext.size() == n);
      for (std::size_t j = 0; j < n; ++j) {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < 2 * n; ++i) sum += input[i] ? weights[i][j] : 0;
        REQUIRE(ciphertext[j] == (sum % 2 != 0));
      }
    }
  }
}
