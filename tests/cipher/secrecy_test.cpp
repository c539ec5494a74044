#include "cipher/secrecy.h"

#include <bit>
#include <random>

#include "base/check.h"
#include "cipher/algorithm1.h"
#include "gf2/elimination.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/cipher_reader.h"

using namespace anc;
using namespace anc::cipher;
using namespace anc::gf2;
using namespace anc::test;

namespace {

int count_readable(const Codebook& book) {
  int readable = 0;
  for (Block i = 0; i < Block(book.bits); ++i) {
    const std::size_t right = best_guesses(book, i), pairs = book.size() * book.keys();
    REQUIRE((right == pairs || 2 * right == pairs));  // known for certain, or a fair coin: nothing between
    readable += right == pairs ? 1 : 0;
  }
  return readable;
}

// Every function of secrecy.h against counting.
void require_secrecy_right(const IntegerWeights& weights) {
  const LinearCipher cipher = from_weights(weights);
  const Codebook book = codebook(weights);
  const int leaked = leaked_bits(cipher);
  REQUIRE(mutual_information(book) == double(leaked));
  const bool secret = decryption_failures(book) == 0 && ciphertext_independent_of_plaintext(book);
  REQUIRE(perfectly_secret(cipher) == secret);
  REQUIRE(one_time_pad(cipher) == is_permuted_key_pad(book));
}

// Over every sum of ciphertext bits: the fewest bits of one that no key changes.
std::optional<int> fewest_bits_without_key(const Codebook& book) {
  std::optional<int> fewest;
  for (Block y = 1; y < book.size(); ++y) {
    bool keyless = true;
    for (const std::vector<Block>& of_message : book.ciphertext) {
      for (const Block c : of_message) keyless = keyless && std::popcount((c ^ of_message[0]) & y) % 2 == 0;
    }
    if (keyless) fewest = std::min(fewest.value_or(book.bits), std::popcount(y));
  }
  return fewest;
}

bool sum_of_bits(const Matrix& rows, int row, Block block) {
  bool sum = false;
  for (int i = 0; i < rows.columns(); ++i) sum = sum != (rows.at(row, i) && (block >> i & 1) == 1);
  return sum;
}

// Errors of the CPA-CryptoNet of the report's last theorem, in halves: logit j is minus the number of ones among the
// rules y.C + (A^T y).P_j, one rule for each y of a basis of the sums in which the key cancels.
std::size_t half_errors_of_rules(const LinearCipher& cipher, const Codebook& book) {
  const Matrix on_ciphertext = anc::gf2::kernel_basis(transpose(cipher.b)), on_plaintext = on_ciphertext * cipher.a;
  const auto logit = [&](Block message, Block c) {
    int ones = 0;
    for (int y = 0; y < on_ciphertext.rows(); ++y) {
      ones += sum_of_bits(on_ciphertext, y, c) != sum_of_bits(on_plaintext, y, message) ? 1 : 0;
    }
    return -ones;
  };
  std::size_t halves = 0;
  for (Block sent = 0; sent < book.size(); ++sent) {
    for (Block other = 0; other < book.size(); ++other) {
      for (const Block c : book.ciphertext[sent]) {
        const int margin = logit(sent, c) - logit(other, c);
        halves += margin < 0 ? 2u : margin == 0 ? 1u : 0u;
      }
    }
  }
  return 2 * halves;  // the message sent may be P0 or P1
}

}  // namespace

TEST_CASE("all 256 ciphers of two bits against counting") { for_each_cipher(2, 2, require_secrecy_right); }

TEST_CASE("random ciphers of three and four bits against counting") {
  std::mt19937_64 engine(41);
  for (int repeat = 0; repeat < 1500; ++repeat) require_secrecy_right(random_weights(3 + repeat % 2, engine));
}

TEST_CASE("random working ciphers of four bits against counting") {
  std::mt19937_64 engine(42);
  for (int repeat = 0; repeat < 500; ++repeat) require_secrecy_right(random_working_weights(4, 4, engine));
}

TEST_CASE(
    "all 262144 ciphers of three bits: how many work, how many are secret, that secret means A = I, and that exactly "
    "the plaintext bits whose row of B is zero can be read") {
  int working = 0, secret = 0, pads = 0;
  for_each_cipher(3, 3, [&](const IntegerWeights& weights) {
    const LinearCipher cipher = from_weights(weights);
    if (!algorithm1_exact(cipher)) return;
    ++working;
    REQUIRE(perfectly_secret(cipher) == (leaked_bits(cipher) == 0));
    if (perfectly_secret(cipher)) {
      REQUIRE(cipher.a == Matrix::identity(3));
      ++secret;
    }
    pads += one_time_pad(cipher) ? 1 : 0;
    int without_key = 0;
    for (int i = 0; i < 3; ++i) without_key += cipher.b.row_is_zero(i) ? 1 : 0;
    REQUIRE(count_readable(codebook(weights)) == without_key);
  });
  REQUIRE(working == 512 + 21 * 64);  // A = I, and 21 involutions A that fix 4 of the 8 columns B may have
  REQUIRE(secret == 168);             // the order of GL(3, 2)
  REQUIRE(pads == 6);
}

TEST_CASE(
    "the best chosen-plaintext Eve errs with probability 2^-(leaked_bits + 1), and integer rules in a CPA-CryptoNet "
    "are as good") {
  std::mt19937_64 engine(43);
  const auto require_errors = [](const IntegerWeights& weights) {
    const LinearCipher cipher = from_weights(weights);
    const Codebook book = codebook(weights);
    const std::size_t blocks = book.size(), best = best_cpa_errors(book, false);
    const int leaked = leaked_bits(cipher);
    // Of 2 * blocks^3 equally likely (P0, P1, message sent, K); with P0 != P1, of 2 * blocks^2 * (blocks - 1).
    REQUIRE(best == blocks * blocks * blocks >> leaked);
    REQUIRE(best_cpa_errors(book, true) == blocks * blocks * ((blocks >> leaked) - 1));
    REQUIRE(half_errors_of_rules(cipher, book) == 2 * best);
  };
  for_each_cipher(2, 2, require_errors);
  for (int repeat = 0; repeat < 500; ++repeat) require_errors(random_weights(3, engine));
}

TEST_CASE("the shortest leak is that of all sums of ciphertext bits") {
  int leaking = 0;
  const auto require_shortest = [&](const IntegerWeights& weights) {
    const LinearCipher cipher = from_weights(weights);
    if (!algorithm1_exact(cipher)) return;
    REQUIRE(shortest_leak(cipher) == fewest_bits_without_key(codebook(weights)));
    leaking += leaked_bits(cipher) > 0 ? 1 : 0;
  };
  for_each_cipher(2, 2, require_shortest);
  for_each_cipher(3, 3, require_shortest);
  REQUIRE(leaking == 28 - 6 + 1856 - 168);
  REQUIRE(shortest_leak(cipher_of({"p0^k0", "p1^k1", "p2^k0^k1", "p3^k2"})) == 3);
  LinearCipher many{.a = Matrix::identity(22), .b = Matrix(22, 22)};
  REQUIRE(shortest_leak(many) == 1);  // all in the clear
  for (int j = 0; j < 22; ++j) many.b.set(j, 0, true);
  REQUIRE_FALSE(shortest_leak(many).has_value());  // 21 independent sums
  REQUIRE_THROWS_AS(shortest_leak(cipher_of({"k0", "k1"})), ContractViolation);
}

TEST_CASE("mixed keys are as secret as single ones, and are not the paper's one-time pad") {
  const LinearCipher mixed = cipher_of({"p0^k0^k1", "p1^k1"});
  REQUIRE(perfectly_secret(mixed));
  REQUIRE_FALSE(one_time_pad(mixed));
  const LinearCipher dependent = cipher_of({"p0^k0^k1", "p1^k1^k2", "p2^k0^k2"});
  REQUIRE_FALSE(perfectly_secret(dependent));
  REQUIRE(leaked_bits(dependent) == 1);
}

TEST_CASE("leaking nothing is not enough: the cipher must work") {
  const LinearCipher key_only = cipher_of({"k0", "k1"});
  REQUIRE(leaked_bits(key_only) == 0);
  REQUIRE_FALSE(perfectly_secret(key_only));
  const LinearCipher swapped = cipher_of({"p1^k0", "p0^k1"});  // secret, but not its own inverse
  REQUIRE(leaked_bits(swapped) == 0);
  REQUIRE_FALSE(perfectly_secret(swapped));
  REQUIRE_FALSE(one_time_pad(swapped));
}

TEST_CASE("128 bits: the one-time pad, one key bit used twice, one bit in the clear") {
  const int n = 128;
  LinearCipher cipher{.a = Matrix::identity(n), .b = Matrix(n, n)};
  for (int i = 0; i < n; ++i) cipher.b.set(i, (i * 37 + 5) % n, true);
  REQUIRE(one_time_pad(cipher));
  REQUIRE(perfectly_secret(cipher));
  cipher.b.add_row(3, 3);
  REQUIRE(leaked_bits(cipher) == 1);
  cipher.b.add_row(3, 70);
  REQUIRE(leaked_bits(cipher) == 1);
  REQUIRE_FALSE(perfectly_secret(cipher));
}

TEST_CASE("a malformed cipher throws") {
  REQUIRE_THROWS_AS(leaked_bits({}), ContractViolation);
  REQUIRE_THROWS_AS(perfectly_secret({}), ContractViolation);
  REQUIRE_THROWS_AS(one_time_pad({}), ContractViolation);
}
