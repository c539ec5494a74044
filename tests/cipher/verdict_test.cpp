#include "cipher/verdict.h"

#include <cmath>
#include <random>

#include "base/check.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/cipher_reader.h"

using namespace anc::test;
using Strings = std::vector<std::string>;
using namespace anc::cipher;

namespace {

// The verdict by counting alone.
Verdict counted_verdict(const Codebook& book) {
  Verdict verdict;
  verdict.communicates = decryption_failures(book) == 0;
  verdict.one_time_pad = is_permuted_key_pad(book);
  verdict.perfectly_secret = verdict.communicates && ciphertext_independent_of_plaintext(book);
  verdict.leaked_bits = static_cast<int>(std::lround(mutual_information(book)));
  for (Block bit = 0; bit < Block(book.bits); ++bit) {
    const bool plaintext = depends_on(Input::plaintext, book, bit), key = depends_on(Input::key, book, bit);
    verdict.dead_bits += !plaintext && !key ? 1 : 0;
    verdict.cleartext_bits += plaintext && !key ? 1 : 0;
  }
  return verdict;
}

}  // namespace

TEST_CASE("all 256 ciphers of two bits: every field of the verdict against counting") {
  int secret = 0, pads = 0;
  for_each_cipher(2, 2, [&](const IntegerWeights& weights) {
    const Verdict verdict = judge(from_weights(weights));
    CAPTURE(weights);
    REQUIRE(verdict == counted_verdict(codebook(weights)));
    secret += verdict.perfectly_secret ? 1 : 0;
    pads += verdict.one_time_pad ? 1 : 0;
  });
  REQUIRE(secret == 6);
  REQUIRE(pads == 2);
}

TEST_CASE("random ciphers of one, three and four bits: every field against counting") {
  std::mt19937_64 engine(51);
  for (int repeat = 0; repeat < 1000; ++repeat) {
    const int n = repeat % 3 == 0 ? 1 : 2 + repeat % 3;
    const auto weights = random_weights(n, engine);
    REQUIRE(judge(from_weights(weights)) == counted_verdict(codebook(weights)));
  }
}

TEST_CASE("the ciphers of the paper, and two that do not work") {
  const Verdict pad = {.communicates = true, .one_time_pad = true, .perfectly_secret = true};
  const std::pair<Strings, Verdict> known[] = {
      {kEquation17, {.communicates = true, .leaked_bits = 8, .cleartext_bits = 8}},
      {kEquation21, {.communicates = true, .leaked_bits = 3}},
      {kEquation24Left, pad},
      {kEquation24Right, pad},
      {{"p0^k1", "0", "p2^k0"}, {.dead_bits = 1}},  // a dead bit leaks nothing
      {{"p0^k0", "k0"}, {.leaked_bits = 1}}};       // a mask without plaintext leaks the bit under the same key
  for (const auto& [sums, verdict] : known) {
    CAPTURE(sums);
    CHECK(judge(cipher_of(sums)) == verdict);
  }
}

TEST_CASE("a malformed cipher is not judged") { REQUIRE_THROWS_AS(judge({}), anc::ContractViolation); }
