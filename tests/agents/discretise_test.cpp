#include "agents/discretise.h"

#include <array>
#include <limits>
#include <random>

#include "base/check.h"
#include "cipher/verdict.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/cipher_reader.h"
#include "support/reference_networks.h"

using anc::ContractViolation;
using anc::discretise;
using anc::rounded_weights;
using anc::cipher::judge;
using anc::test::Array;
using anc::test::Dense;
using Rounded = std::vector<std::vector<std::int64_t>>;

TEST_CASE("weights are rounded to the closest integer, ties to even") {
  const std::array<float, 8> weights{0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f, 0.49999997f, -0.50000006f};
  REQUIRE(rounded_weights(weights, 2) == Rounded{{0, 2}, {2, 0}, {-2, -2}, {0, -1}});
}

TEST_CASE("small, large and negative zero weights are rounded exactly") {
  const std::array<float, 2> small{-0.0f, std::numeric_limits<float>::denorm_min()};
  REQUIRE(rounded_weights(small, 1) == Rounded{{0}, {0}});
  const std::array<float, 2> large{8388609.0f, -9.2233715e18f};
  REQUIRE(rounded_weights(large, 1) == Rounded{{8388609}, {-9223371487098961920}});
}

TEST_CASE("weights that are not finite or not integers of 64 bits are refused") {
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                          -std::numeric_limits<float>::infinity(), 9.223372e18f, -9.223373e18f}) {
    REQUIRE_THROWS_AS(rounded_weights(std::array{0.0f, bad}, 1), ContractViolation);
  }
}

TEST_CASE("the weights must be n + m rows of n") {
  const std::vector<float> weights(8, 0.0f);
  REQUIRE_THROWS_AS(rounded_weights(weights, 3), ContractViolation);
  REQUIRE_THROWS_AS(rounded_weights(weights, 0), ContractViolation);
  REQUIRE_THROWS_AS(rounded_weights(weights, -2), ContractViolation);
  REQUIRE(rounded_weights(weights, 2) == Rounded(4, std::vector<std::int64_t>(2, 0)));
  REQUIRE(rounded_weights(std::span(weights).first(6), 2).size() == 3);
}

TEST_CASE("a CryptoNet weighted by hand is the one-time pad p0^k1, p1^k2, p2^k0") {
  const std::vector<float> weights{
      1.1f,  -0.3f, 2.2f,   // p0
      0.0f,  -0.9f, 0.4f,   // p1
      -1.8f, 4.0f,  3.1f,   // p2
      0.2f,  0.45f, -1.2f,  // k0
      -3.0f, 0.1f,  2.0f,   // k1
      0.0f,  0.7f,  -0.2f,  // k2
  };
  const auto rounded = rounded_weights(weights, 3);
  REQUIRE(rounded == Rounded{{1, 0, 2}, {0, -1, 0}, {-2, 4, 3}, {0, 0, -1}, {-3, 0, 2}, {0, 1, 0}});
  const auto cipher = discretise(rounded);
  REQUIRE(cipher == anc::test::cipher_of({"p0^k1", "p1^k2", "p2^k0"}));
  const auto verdict = judge(cipher);
  REQUIRE(verdict.communicates);
  REQUIRE(verdict.one_time_pad);
  REQUIRE(verdict.perfectly_secret);
  REQUIRE(verdict.leaked_bits == 0);
}

TEST_CASE("one weight rounded the other way breaks the pad") {
  const std::vector<float> pad{1.0f, 0.0f, 0.0f, 1.0f, 0.0f, 1.0f, 1.0f, 0.49f};
  REQUIRE(judge(discretise(rounded_weights(pad, 2))).one_time_pad);
  std::vector<float> mixed = pad;
  mixed[7] = 0.51f;  // k1 in both masks: still secret, no longer the paper's form
  REQUIRE_FALSE(judge(discretise(rounded_weights(mixed, 2))).one_time_pad);
  REQUIRE(judge(discretise(rounded_weights(mixed, 2))).perfectly_secret);
  std::vector<float> dead = pad;
  dead[3] = 0.49f;
  REQUIRE_FALSE(judge(discretise(rounded_weights(dead, 2))).communicates);
}

TEST_CASE("with integer weights the network on angles computes the linear cipher") {
  std::mt19937_64 engine(71);
  for (const int n : {1, 2, 4, 16, 65}) {
    const auto weights = anc::test::random_weights(n, engine);
    const auto cipher = discretise(weights);
    const Dense w = Dense::NullaryExpr(2 * n, n, [&](auto i, auto j) { return static_cast<double>(weights[i][j]); });
    for (int repeat = 0; repeat < 20; ++repeat) {
      const auto bit = [&] { return static_cast<double>(engine() >> 63); };
      const Array message = Array::NullaryExpr(n, 1, bit), key = Array::NullaryExpr(n, 1, bit);
      const auto bits = [](const Array& array) { return anc::gf2::Bits(array.data(), array.data() + array.size()); };
      const auto expected = anc::cipher::encrypt(cipher, bits(message), bits(key));
      const Array computed = anc::test::crypto_net(w, message, key);
      for (int j = 0; j < n; ++j) REQUIRE(computed(j) == Approx(expected[j] ? 1.0 : 0.0).margin(1e-9));
    }
  }
}

TEST_CASE("malformed integer weights are refused") {
  REQUIRE_THROWS_AS(discretise({}), ContractViolation);
  REQUIRE_THROWS_AS(discretise({{1, 0}, {0}}), ContractViolation);
}
