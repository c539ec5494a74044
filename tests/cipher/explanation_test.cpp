#include "cipher/explanation.h"

#include <random>

#include "base/text.h"
#include "cipher/algorithm1.h"
#include "cipher/secrecy.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/cipher_reader.h"

using namespace anc::cipher;
using namespace anc::test;
using Strings = std::vector<std::string>;

namespace {

// Whether the bits of the block that a sum such as "p0^p2" names are an odd number of ones.
bool value_of(const std::string& sum, Block block) {
  bool value = false;
  for (const std::string& bit : anc::split(sum, '^')) value = value != ((block >> std::stoul(bit.substr(1)) & 1) == 1);
  return value;
}

void require_equations_hold(const IntegerWeights& weights) {
  const Codebook book = codebook(weights);
  for (const std::string& equation : leaked_equations(from_weights(weights))) {
    const std::size_t equals = equation.find(" = ");
    const std::string message = equation.substr(0, equals), ciphertext = equation.substr(equals + 3);
    for (Block p = 0; p < book.size(); ++p) {
      for (const Block c : book.ciphertext[p]) REQUIRE(value_of(message, p) == value_of(ciphertext, c));
    }
  }
}

}  // namespace

TEST_CASE("what leaks is said by the ciphertext bits that show it") {
  CHECK(leaked_equations(cipher_of({"p0^k1", "p1^k0", "p2^k1"})) == Strings{"p0^p2 = c0^c2"});
  CHECK(leaked_equations(cipher_of({"p0", "p1^k0"})) == Strings{"p0 = c0"});
  CHECK(leaked_equations(cipher_of({"p0^k0^k1", "p1^k1^k2", "p2^k0^k2"})) == Strings{"p0^p1^p2 = c0^c1^c2"});
  CHECK(leaked_equations(cipher_of({"p0^k1", "p1^k0"})).empty());
}

TEST_CASE("(21) leaks p1 + p3, as the paper says, and two sums more, but no bit alone") {
  const LinearCipher cipher = cipher_of(kEquation21);
  CHECK(leaked_bits(cipher) == 3);
  CHECK(leaked_equations(cipher) == Strings{"p1^p3 = c1^c3", "p4^p7 = c4^c7", "p5^p6 = c5^c6"});
}

TEST_CASE("an equation of what leaks holds for every message and key") {
  for_each_cipher(2, 2, require_equations_hold);
  std::mt19937_64 engine(41);
  for (int repeat = 0; repeat < 1500; ++repeat) {
    require_equations_hold(random_weights(3 + repeat % 2, engine));
  }
}

TEST_CASE("as many equations as leaked bits, and Bob fails on a bit where Algorithm 1 fails") {
  std::mt19937_64 engine(67);
  for (int trial = 0; trial < 300; ++trial) {
    const auto cipher = from_weights(random_weights(1 + trial % 6, trial % 7, engine));
    CHECK(static_cast<int>(leaked_equations(cipher).size()) == leaked_bits(cipher));
    const std::string bit = bob_fails_on(cipher);
    CHECK(bit.empty() == algorithm1_exact(cipher));
    if (bit.empty()) continue;
    anc::gf2::Bits message(static_cast<std::size_t>(cipher.message_bits()));
    anc::gf2::Bits key(static_cast<std::size_t>(cipher.key_bits()));
    (bit[0] == 'p' ? message : key)[std::stoul(bit.substr(1))] = true;
    CHECK(encrypt(cipher, encrypt(cipher, message, key), key) != message);
  }
}

TEST_CASE("an explanation shows the cipher and names what matters") {
  CHECK(explanation(cipher_of({"p0^k1", "p1^k0"})) ==
        "      p   k\n"
        "  c0  #.  .#  = p0^k1\n"
        "  c1  .#  #.  = p1^k0\n"
        "Bob recovers every message: encrypting twice with the same key gives it back (A A = I, A B = B).\n"
        "Nothing leaks: no sum of ciphertext bits is free of the key and tells of the message.\n"
        "Every ciphertext bit has a key bit of its own: the one-time pad of the paper.\n");
  CHECK_THAT(explanation(cipher_of({"p0^k0^k1", "p1^k1"})), Contains("several key bits mask c0."));
  CHECK_THAT(explanation(cipher_of({"0", "p1^k1"})), Contains("Bob fails, for instance where p0 alone is 1") &&
                                                         Contains("Constant, whatever message and key: c0."));
  CHECK_THAT(explanation(cipher_of({"p0^k0", "p1^k0"})), Contains("1 bit leaks") && Contains("\n  p0^p1 = c0^c1\n"));
}
