#include "results/short_key.h"

#include <cmath>

#include "base/check.h"
#include "cipher/secrecy.h"
#include "support/brute_force_cipher.h"
#include "support/catch.h"
#include "support/macros.h"
#include "support/naive_gf2.h"
#include "support/sample_records.h"

using namespace anc;
using anc::test::Contains;

namespace {

// Message of three bits, key of one.
Record record_of(std::uint64_t trial, const cipher::IntegerWeights& weights, double gamma = 7) {
  Record record = sample_record(Experiment::cpa_anc, 3, trial, Kind::failed);
  record.id.key_bits = 1;
  record.settings.message_bits = 3;
  record.settings.gamma = gamma;
  record.rounded_weights = weights;
  judge(record);
  return record;
}

const cipher::IntegerWeights kBest = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}};    // leaks two bits, carries three
const cipher::IntegerWeights kClear = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 0}};   // leaks three
const cipher::IntegerWeights kSilent = {{1, 0, 0}, {0, 0, 0}, {0, 0, 0}, {1, 0, 0}};  // leaks none, carries one

}  // namespace

TEST_CASE("trials of a short key are counted against what is possible, and each is attacked") {
  const auto cells = count_short_keys({{"a", {record_of(0, kSilent), record_of(1, kBest), record_of(2, kClear)}}});
  REQUIRE(cells.size() == 1);
  const ShortKeyCell& one = cells.front();
  CHECK(one.message_bits == 3);
  CHECK(one.key_bits() == 1);
  CHECK(one.bound() == 2);
  CHECK(one.cell.trials == 3);
  CHECK(one.cell.communicates == 2);
  CHECK(one.at_bound == 1);
  CHECK(one.cell.leaked_bits.minimum == 2);
  CHECK(one.leaked.minimum == 0);
  CHECK(one.leaked.maximum == 3);
  CHECK(one.carried.minimum == 1);
  CHECK(one.mean_carried == Approx(7.0 / 3.0));
  CHECK(one.mean_bob_error == 0.25);
  CHECK(one.maps_found == 3);
  CHECK(one.decrypted == 2);
  CHECK(one.mean_pairs >= 4);
  CHECK(one.example.id.trial == 1);
}

TEST_CASE(
    "cells are sorted, the default gamma first; a file of several campaigns is refused, and one that is there twice") {
  const NamedRecords usual = {"usual", {record_of(0, kSilent)}}, small = {"small", {record_of(0, kBest, 0.5)}};
  const auto cells = count_short_keys({small, usual});
  CHECK(cells.front().cell.settings.gamma == 7);
  CHECK(cells.back().cell.settings.gamma == 0.5);
  CHECK_THROWS_WITH(count_short_keys({usual, usual}), Contains("of sizes that another file has"));
  CHECK_THROWS_WITH(count_short_keys({{"both", {record_of(0, kSilent), record_of(1, kBest, 0.5)}}}), Contains("gamma"));
  CHECK_THROWS_AS(count_short_keys({}), UserError);
  CHECK_THROWS_WITH(count_short_keys({{"none", {}}}), Contains("none has no records"));
}

TEST_CASE("macros have the paths that the report reads") {
  MacroFile macros;
  define_short_keys(macros, count_short_keys({{"a", {record_of(0, kBest)}}, {"b", {record_of(0, kSilent, 0.5)}}}));
  test::check_defined(macros, {"shortkey/cpa_anc/3/1/at_bound = 1", "shortkey/cpa_anc/3/1/leaked_communicating/max = 2",
                               "shortkey/cpa_anc/3/1/gamma_0.5/carried/median = 1", "shortkey/trials = 2",
                               "shortkey/maps_found = 2", "shortkey/gamma_of_silence/3/1 = 0.78"});
  CHECK(macros.text().find("c_0") == std::string::npos);
  CHECK(macros.text().find("p_{0}\\oplus k_{0}") != std::string::npos);
}

// The loss (23) of every cipher of n message and m key bits against the best Eve, P0 != P1, and the best Bob that the
// same network is: by the formulas of the exact column, which tests/cipher compares with counting.
TEST_CASE("below gamma_of_silence the least loss is that of a cipher that works, above it not, over all ciphers") {
  for (const auto& [n, m] : {std::pair{2, 0}, {2, 1}, {3, 1}, {3, 2}}) {
    for (const double factor : {0.9, 1.1}) {
      const double gamma = factor * gamma_of_silence(n, m), blocks = std::exp2(n);
      double best = 1e9, best_working = 1e9;
      test::for_each_cipher(n, m, [&, n = n, m = m](const cipher::IntegerWeights& weights) {
        const cipher::LinearCipher one = cipher::from_weights(weights);
        std::size_t wrong = 0;
        for (unsigned input = 0; input < 1u << (n + m); ++input) {
          const gf2::Bits p = test::bits_of(input, n), k = test::bits_of(input >> n, m);
          const gf2::Bits back = cipher::encrypt(one, cipher::encrypt(one, p, k), k);
          for (std::size_t i = 0; i < p.size(); ++i) wrong += back[i] != p[i];
        }
        const double bob = double(wrong) / (n * std::exp2(n + m));
        const double err = 0.5 * (std::exp2(n - cipher::leaked_bits(one)) - 1.0) / (blocks - 1.0);
        best = std::min(best, bob - gamma * err);
        if (wrong == 0) best_working = std::min(best_working, bob - gamma * err);
      });
      CAPTURE(n, m, gamma);
      CHECK((best_working <= best + 1e-12) == (factor < 1.0));
      const double silent = (n - m) / (2.0 * n) - gamma / 2.0;
      const double open = -gamma * (std::exp2(m) - 1.0) / (2.0 * (blocks - 1.0));
      CHECK(best == Approx(std::min(silent, open)));
    }
  }
}

TEST_CASE("pairs that an affine map of eight bits needs") {
  CHECK(expected_pairs(1) == 3.0);
  CHECK(expected_pairs(8) == Approx(10.6).margin(0.01));
}
