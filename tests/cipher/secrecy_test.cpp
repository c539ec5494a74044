#include "cipher/secrecy.h"

#include <random>

#include "base/check.h"
#include "cipher/algorithm1.h"
#include "gf2/elimination.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/cipher_reader.h"

using namespace anc;
using namespace anc::brute_force;
using namespace anc::cipher;
using namespace anc::gf2;
using namespace anc::testing;

namespace {

int count_readable(const Codebook& book) {
  int readable = 0;
  for (Block i = 0; i < Block(book.bits); ++i) {
    const std::size_t right = anc::brute_force::best_guesses(book, i), pairs = book.size() * book.keys();
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
  REQUIRE(anc::brute_force::mutual_information(book) == double(leaked));
  const bool secret =
      anc::brute_force::decryption_failures(book) == 0 && anc::brute_force::ciphertext_independent_of_plaintext(book);
  REQUIRE(perfectly_secret(cipher) == secret);
  REQUIRE(one_time_pad(cipher) == anc::brute_force::is_permuted_key_pad(book));
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

TEST_CASE("all 256 ciphers of two bits against counting") {
  for (std::uint64_t code = 0; code < 256; ++code) {
    require_secrecy_right(weights_of_code(2, code));
  }
}

TEST_CASE("random ciphers of three and four bits against counting") {
  std::mt19937_64 engine(41);
  for (int repeat = 0; repeat < 1500; ++repeat) {
    const IntegerWeights weights = random_weights(3 + repeat % 2, engine);
    require_secrecy_right(weights);
  }
}

TEST_CASE("random working ciphers of four bits against counting") {
  std::mt19937_64 engine(42);
  for (int repeat = 0; repeat < 500; ++repeat) {
    IntegerWeights weights = random_weights(4, engine);
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t j = 0; j < 4; ++j) weights[i][j] = i == j ? 1 : 0;
    }
    require_secrecy_right(weights);
  }
}

TEST_CASE("all 262144 ciphers of three bits: how many work, how many are secret, and that secret means A = I") {
  int working = 0, secret = 0, pads = 0;
  for (std::uint64_t code = 0; code < 1u << 18; ++code) {
    const LinearCipher cipher = from_weights(weights_of_code(3, code));
    if (!algorithm1_exact(cipher)) continue;
    ++working;
    REQUIRE(perfectly_secret(cipher) == (leaked_bits(cipher) == 0));
    if (perfectly_secret(cipher)) {
      REQUIRE(cipher.a == Matrix::identity(3));
      ++secret;
    }
    pads += one_time_pad(cipher) ? 1 : 0;
  }
  REQUIRE(working == 512 + 21 * 64);  // A = I, and 21 involutions A that fix 4 of the 8 columns B may have
  REQUIRE(secret == 168);             // the order of GL(3, 2)
  REQUIRE(pads == 6);
}

TEST_CASE("in a working cipher exactly the plaintext bits whose row of B is zero can be read") {
  for (std::uint64_t code = 0; code < 1u << 18; ++code) {
    const IntegerWeights weights = weights_of_code(3, code);
    const LinearCipher cipher = from_weights(weights);
    if (!algorithm1_exact(cipher)) continue;
    int without_key = 0;
    for (int i = 0; i < 3; ++i) without_key += cipher.b.row_is_zero(i) ? 1 : 0;
    REQUIRE(count_readable(codebook(weights)) == without_key);
  }
}

TEST_CASE("the best chosen-plaintext Eve errs with probability 2^-(leaked_bits + 1)") {
  std::mt19937_64 engine(43);
  const auto require_errors = [](int n, const IntegerWeights& weights) {
    const Codebook book = codebook(weights);
    const std::size_t blocks = book.size();
    const int leaked = leaked_bits(from_weights(weights));
    // Of 2 * blocks^3 equally likely (P0, P1, message sent, K); with P0 != P1, of 2 * blocks^2 * (blocks -
    // 1).
    REQUIRE(anc::brute_force::best_cpa_errors(book, false) == blocks * blocks * blocks >> leaked);
    REQUIRE(anc::brute_force::best_cpa_errors(book, true) == blocks * blocks * ((blocks >> leaked) - 1));
    REQUIRE(int(blocks) == 1 << n);
  };
  for (std::uint64_t code = 0; code < 256; ++code) require_errors(2, weights_of_code(2, code));
  for (int repeat = 0; repeat < 500; ++repeat) require_errors(3, random_weights(3, engine));
}

TEST_CASE("integer rules in a CPA-CryptoNet are as good as the best chosen-plaintext Eve") {
  std::mt19937_64 engine(44);
  for (int repeat = 0; repeat < 756; ++repeat) {
    const bool every_code = repeat < 256;
    const IntegerWeights weights = every_code ? weights_of_code(2, std::uint64_t(repeat)) : random_weights(3, engine);
    const Codebook book = codebook(weights);
    const std::size_t best = anc::brute_force::best_cpa_errors(book, false);
    REQUIRE(half_errors_of_rules(from_weights(weights), book) == 2 * best);
  }
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
