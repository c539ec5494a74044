#include "cipher/verdict.h"

#include <cmath>
#include <random>

#include "base/check.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/cipher_reader.h"

using namespace anc::brute_force;
using namespace anc::cipher;
using namespace anc::testing;

namespace {

// The verdict by counting alone.
Verdict counted_verdict(const Codebook& book) {
  namespace count = anc::brute_force;
  Verdict verdict;
  verdict.communicates = count::decryption_failures(book) == 0;
  verdict.one_time_pad = count::is_permuted_key_pad(book);
  verdict.perfectly_secret = verdict.communicates && count::ciphertext_independent_of_plaintext(book);
  verdict.leaked_bits = static_cast<int>(std::lround(count::mutual_information(book)));
  for (Block bit = 0; bit < Block(book.bits); ++bit) {
    const bool plaintext = count::depends_on_plaintext(book, bit), key = count::depends_on_key(book, bit);
    verdict.dead_bits += !plaintext && !key ? 1 : 0;
    verdict.cleartext_bits += plaintext && !key ? 1 : 0;
  }
  return verdict;
}

}  // namespace

TEST_CASE("all 256 ciphers of two bits: every field of the verdict against counting") {
  int secret = 0, pads = 0;
  for (std::uint64_t code = 0; code < 256; ++code) {
    const auto weights = weights_of_code(2, code);
    const Verdict verdict = judge(from_weights(weights));
    INFO("code " << code);
    REQUIRE(verdict == counted_verdict(codebook(weights)));
    secret += verdict.perfectly_secret ? 1 : 0;
    pads += verdict.one_time_pad ? 1 : 0;
  }
  REQUIRE(secret == 6);
  REQUIRE(pads == 2);
}

TEST_CASE("random ciphers of one, three and four bits: every field against counting") {
  std::mt19937_64 engine(51);
  for (int repeat = 0; repeat < 1000; ++repeat) {
    const int n = repeat % 3 == 0 ? 1 : 2 + repeat % 3;
    const auto weights = anc::brute_force::random_weights(n, engine);
    REQUIRE(judge(from_weights(weights)) == counted_verdict(codebook(weights)));
  }
}

TEST_CASE("(17) communicates in the clear") {
  const Verdict expected{.communicates = true,
                         .one_time_pad = false,
                         .perfectly_secret = false,
                         .leaked_bits = 8,
                         .dead_bits = 0,
                         .cleartext_bits = 8};
  REQUIRE(judge(cipher_of(anc::testing::kEquation17)) == expected);
}

TEST_CASE("(21) communicates and leaks three bits, none in the clear") {
  const Verdict expected{.communicates = true,
                         .one_time_pad = false,
                         .perfectly_secret = false,
                         .leaked_bits = 3,
                         .dead_bits = 0,
                         .cleartext_bits = 0};
  REQUIRE(judge(cipher_of(anc::testing::kEquation21)) == expected);
}

TEST_CASE("both ciphers of (24) are the one-time pad") {
  Verdict expected;
  expected.communicates = expected.one_time_pad = expected.perfectly_secret = true;
  REQUIRE(judge(cipher_of(anc::testing::kEquation24Left)) == expected);
  REQUIRE(judge(cipher_of(anc::testing::kEquation24Right)) == expected);
}

TEST_CASE("a dead bit leaks nothing") {
  const Verdict verdict = judge(cipher_of({"p0^k1", "0", "p2^k0"}));
  REQUIRE_FALSE(verdict.communicates);
  REQUIRE(verdict.dead_bits == 1);
  REQUIRE(verdict.cleartext_bits == 0);
  REQUIRE(verdict.leaked_bits == 0);
}

TEST_CASE("a mask without plaintext leaks the bit under the same key") {
  const Verdict verdict = judge(cipher_of({"p0^k0", "k0"}));
  REQUIRE_FALSE(verdict.communicates);
  REQUIRE(verdict.dead_bits == 0);
  REQUIRE(verdict.cleartext_bits == 0);
  REQUIRE(verdict.leaked_bits == 1);
}

TEST_CASE("a malformed cipher is not judged") { REQUIRE_THROWS_AS(judge({}), anc::ContractViolation); }
