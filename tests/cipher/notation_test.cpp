#include "cipher/notation.h"

#include <random>

#include "base/check.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/cipher_reader.h"

using namespace anc::cipher;
using namespace anc::test;
using Strings = std::vector<std::string>;

TEST_CASE("the examples of the paper are written as the paper writes them") {
  for (const Strings& sums : {kEquation17, kEquation21, kEquation24Left, kEquation24Right}) {
    REQUIRE(formula(cipher_of(sums)) == sums);
  }
}

TEST_CASE("weights are written out, plaintext first, even weights left out, an empty sum as 0") {
  const auto cipher = from_weights({{0, 2}, {-1, 4}, {3, 0}, {1, -2}});
  REQUIRE(formula(cipher) == Strings{"p1^k0^k1", "0"});
  REQUIRE(latex_formula(cipher) == Strings{"p_{1}\\oplus k_{0}\\oplus k_{1}", "0"});
}

TEST_CASE("LaTeX braces hold every digit of an index") {
  const Strings latex = latex_formula(cipher_of(kEquation24Right));
  REQUIRE(latex.front() == "p_{0}\\oplus k_{3}");
  REQUIRE(latex.back() == "p_{15}\\oplus k_{11}");
}

TEST_CASE("In LaTeX long sums of key bits are written from the sum of all") {
  IntegerWeights weights(16, std::vector<std::int64_t>(8, 0));
  for (std::size_t i = 8; i < 16; ++i) weights[i] = {1, i != 11, i > 10, i > 11, 0, 0, 0, 0};
  weights[0][0] = 1;
  const Strings latex = latex_formula(from_weights(weights));
  CHECK(latex[0] == "p_{0}\\oplus \\kappa ");
  CHECK(latex[1] == "\\kappa \\oplus k_{3}");
  CHECK(latex[2] == "\\kappa \\oplus k_{0}\\oplus k_{1}\\oplus k_{2}");
  CHECK(latex[3] == "k_{4}\\oplus k_{5}\\oplus k_{6}\\oplus k_{7}");
}

TEST_CASE("a written cipher reads back as itself") {
  std::mt19937_64 engine(61);
  for (const int n : {1, 2, 5, 63, 64, 65, 128}) {
    const auto cipher = from_weights(random_weights(n, engine));
    REQUIRE(cipher_of(formula(cipher)) == cipher);
  }
}

TEST_CASE("a malformed cipher is not written") {
  REQUIRE_THROWS_AS(formula({}), anc::ContractViolation);
  REQUIRE_THROWS_AS(latex_formula({}), anc::ContractViolation);
}
