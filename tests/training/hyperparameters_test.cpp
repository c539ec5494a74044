#include "training/hyperparameters.h"

#include <set>

#include "base/check.h"
#include "support/catch.h"

using namespace anc;

namespace {
constexpr Experiment kExperiments[] = {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc};
}

TEST_CASE("every default is in range, for every experiment and key size") {
  for (const Experiment experiment : kExperiments) {
    for (int n = 1; n <= kMaxKeyBits; ++n) CHECK_NOTHROW(default_hyperparameters(experiment, n));
  }
}

TEST_CASE("the paper's values") {
  const auto anc = [](int n) { return default_hyperparameters(Experiment::anc, n); };
  const auto cpa = [](int n) { return default_hyperparameters(Experiment::cpa_anc, n); };
  CHECK(anc(4).alpha == 0.1);
  CHECK(anc(8).alpha == 0.05);
  CHECK(anc(16).alpha == 0.01);
  CHECK(cpa(4).alpha == 0.1);
  CHECK(cpa(8).alpha == 0.1);
  CHECK(cpa(16).alpha == 0.015);
  for (const int n : {4, 8, 16}) {
    CHECK(anc(n).gamma == 5);
    CHECK(cpa(n).gamma == 7);
    CHECK(anc(n).alice_bob_minibatches == 5);
    CHECK(anc(n).eve_minibatches == 10);
    CHECK(cpa(n).alice_bob_minibatches == 3);
    CHECK(cpa(n).eve_minibatches == 60);
    CHECK(cpa(n).rules_per_bit == 4);
    CHECK(cpa(n).learning_rate == 2e-4);
    CHECK(cpa(n).minibatch == 128);
    CHECK(cpa(n).max_rounds == 100000);
  }
}

TEST_CASE("the message is as long as the key, or longer where settings say so") {
  Hyperparameters settings = default_hyperparameters(Experiment::anc, 8);
  CHECK(message_bits_of(8, settings) == 8);
  CHECK_NOTHROW(check_sizes(1, settings));
  CHECK_THROWS_WITH(check_sizes(0, settings), test::Contains("`key_bits` 0"));
  settings.message_bits = 8;
  CHECK(message_bits_of(3, settings) == 8);
  CHECK(defaults_beside(Experiment::anc, 3, settings).alpha == 0.05);
  CHECK_NOTHROW(check_sizes(0, settings));
  CHECK_NOTHROW(check_sizes(7, settings));
  CHECK_THROWS_AS(check_sizes(8, settings), UserError);  // 0 says that
  CHECK_THROWS_AS(check_sizes(9, settings), UserError);
}

TEST_CASE("names and fields are each used once") {
  std::set<std::string_view> names;
  std::set<double> written;
  Hyperparameters settings{};
  for (const HyperparameterRow& r : hyperparameter_table()) {
    CHECK(names.insert(r.name).second);
    CHECK(get(settings, r) == 0.0);  // nobody else wrote this field
    set(settings, r, r.maximum);
    CHECK(get(settings, r) == r.maximum);
    CHECK(r.minimum < r.maximum);
    CHECK(!r.help.empty());
  }
}

TEST_CASE("values out of range or of the wrong kind are refused by name") {
  Hyperparameters s = default_hyperparameters(Experiment::cpa_anc, 4);
  CHECK_THROWS_WITH(set(s, *row_named("gamma"), -1), test::Contains("`gamma`"));
  CHECK_THROWS_WITH(set(s, *row_named("max_rounds"), 1.5), test::Contains("`max_rounds`"));
  CHECK_THROWS_WITH(set(s, *row_named("minibatch"), 100), test::Contains("`minibatch`"));
  CHECK_THROWS_AS(set(s, *row_named("alpha"), std::nan("")), UserError);
  CHECK(s == default_hyperparameters(Experiment::cpa_anc, 4));
}

TEST_CASE("an experiment has the hyperparameters it uses") {
  CHECK(applies(*row_named("alpha"), Experiment::no_adversary));
  CHECK_FALSE(applies(*row_named("gamma"), Experiment::no_adversary));
  CHECK(applies(*row_named("gamma"), Experiment::anc));
  CHECK_FALSE(applies(*row_named("distinct_messages"), Experiment::anc));
  CHECK(applies(*row_named("distinct_messages"), Experiment::cpa_anc));
}

TEST_CASE("a row that came later is written only where it says something new") {
  Hyperparameters s = default_hyperparameters(Experiment::anc, 4);
  int later = 0;
  for (const HyperparameterRow& r : hyperparameter_table()) {
    if (!r.unwritten) {
      CHECK(is_written(s, r, Experiment::anc) == applies(r, Experiment::anc));
      continue;
    }
    ++later;
    set(s, r, *r.unwritten);
    CHECK_FALSE(is_written(s, r, Experiment::anc));
    set(s, r, r.maximum);
    CHECK(is_written(s, r, Experiment::anc));
  }
  CHECK(later == 4);
  CHECK_FALSE(is_written(s, *row_named("err_gate"), Experiment::no_adversary));
}
