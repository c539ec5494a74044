#include "calibration/grid.h"

#include <set>

#include "base/check.h"
#include "support/catch.h"

using namespace anc;
using anc::test::Contains;

namespace {

Grid grid(int key_bits, const std::vector<std::string>& choices) {
  return grid_of(Experiment::cpa_anc, key_bits, choices, 500);
}

}  // namespace

TEST_CASE("A grid is every combination of its values, the last choice next to each other") {
  const Grid two = grid(8, {"crypto_net_l2=0.02,x2", "eve-init=0.1,0.3,x3"});
  REQUIRE(two.points.size() == 6);
  const Hyperparameters defaults = default_hyperparameters(Experiment::cpa_anc, 8);
  const double l2[] = {0.02, 2.0 * defaults.crypto_net_l2}, init[] = {0.1, 0.3, 3.0 * defaults.eve_init};
  for (std::size_t i = 0; i < 6; ++i) {
    Hyperparameters expected = defaults;
    expected.max_rounds = 500;
    expected.crypto_net_l2 = l2[i / 3];
    expected.eve_init = init[i % 3];
    CHECK(two.points[i] == expected);
  }
  CHECK(grid(4, {"eve_biases=0"}).points.size() == 1);
  CHECK(grid(4, {"eve_biases=0,1", "crypto_net_family=opposite,uniform", "err_gate=example"}).points.size() == 4);
  CHECK(grid(4, {"crypto_net_family=opposite"}).points.front().crypto_net_family == 3);
}

TEST_CASE("Eve's dullness is her L2 gradient and her epsilon, in units of 8 bits or times the default") {
  for (const int key_bits : {4, 8, 16}) {
    const Hyperparameters defaults = default_hyperparameters(Experiment::cpa_anc, key_bits);
    const Grid absolute = grid(key_bits, {"eve_dullness=1,3"}), relative = grid(key_bits, {"eve_dullness=x1,x3"});
    for (std::size_t i = 0; i < 2; ++i) {
      const double factor = i == 0 ? 1.0 : 3.0;
      CHECK(absolute.points[i].alpha * absolute.points[i].eve_l2 == Approx(factor * 1e-5));
      CHECK(absolute.points[i].eve_adam_epsilon == Approx(factor * 2.5e-4));
      CHECK(relative.points[i].eve_l2 == Approx(factor * defaults.eve_l2));
      CHECK(relative.points[i].eve_adam_epsilon == Approx(factor * defaults.eve_adam_epsilon));
    }
  }
}

TEST_CASE("The stated grids are grids, at the paper's sizes, and each point has a file of its own") {
  for (const Experiment experiment : {Experiment::cpa_anc, Experiment::anc}) {
    for (const int key_bits : {4, 8, 16}) {
      const Grid stated = grid_of(experiment, key_bits, stated_grid(experiment, key_bits)->choices, 500);
      CHECK(stated.points.size() >= 4);
      std::set<std::filesystem::path> names;
      for (const Hyperparameters& point : stated.points) {
        CHECK(names.insert(file_of(experiment, key_bits, stated, point)).second);
      }
    }
  }
  CHECK(stated_grid(Experiment::cpa_anc, 5) == nullptr);
  CHECK(stated_grid(Experiment::no_adversary, 4) == nullptr);
}

TEST_CASE("A file's name tells size, values and cap") {
  const Grid one = grid(16, {"crypto_net_l2=0.2", "crypto_net_init=0.075"});
  CHECK(file_of(Experiment::cpa_anc, 16, one, one.points.front()) ==
        "cpa_anc_16_crypto_net_l2_0.2_crypto_net_init_0.075_rounds_500.jsonl");
}

TEST_CASE("What is no grid is refused with its words") {
  const std::pair<std::vector<std::string>, const char*> bad[] = {
      {{}, "0 times"},
      {{"eve_init=1", "eve_l2=1", "eve_biases=1", "gamma=1", "alpha=1"}, "5 times"},
      {{"eve_init"}, "has no values"},
      {{"=1"}, "has no values"},
      {{"eve_int=1"}, "there is no choice eve_int"},
      {{"max_rounds=1"}, "the cap is not a choice"},
      {{"eve=1"}, "cpa_anc has no eve"},
      {{"eve_init="}, "'' is not a value"},
      {{"eve_init=0.1,"}, "'' is not a value"},
      {{"eve_init=0.1,much"}, "'much' is not a value"},
      {{"eve_init=x"}, "'x' is not a value"},
      {{"crypto_net_family=xpositive"}, "'xpositive' is not a value"},
      {{"eve_init=0.3,x1"}, "'x1' stands there twice"},
      {{"eve_l2=1", "eve_l2=2"}, "eve_l2 is in another `grid`"},
      {{"eve_l2=1", "eve_dullness=2"}, "eve_l2 is in another `grid`"},
      {{"eve_init=1e9"}, "`eve_init`"},
      {{"crypto_net_family=x2,1.5"}, "`crypto_net_family`"}};
  for (const auto& [choices, words] : bad) CHECK_THROWS_WITH(grid(4, choices), Contains(words));
  CHECK_THROWS_WITH(grid_of(Experiment::anc, 4, std::vector<std::string>{"distinct_messages=0"}, 5),
                    Contains("anc has no distinct_messages"));
}
