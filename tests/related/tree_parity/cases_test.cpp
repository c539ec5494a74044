#include <algorithm>
#include <nlohmann/json.hpp>

#include "related/systems.h"
#include "related/tree_parity/transcript.h"
#include "support/catch.h"

using namespace anc::related;
using anc::RandomStream;

namespace {

const std::vector<Case>& all() {
  static const std::vector<Case> cases = tree_parity_system().cases;
  return cases;
}

const Case& find(const std::string& attack, double inputs, double depth) {
  const auto place = std::find_if(all().begin(), all().end(), [&](const Case& one) {
    return one.attack == attack && one.settings[0].value == inputs && one.settings[1].value == depth;
  });
  REQUIRE(place != all().end());
  return *place;
}

double mean_of(const Case& one, std::size_t measure, int trials) {
  double sum = 0.0;
  for (int trial = 0; trial < trials; ++trial) {
    RandomStream stream{9, static_cast<std::uint64_t>(trial)};
    const TrialOutcome outcome = one.run(stream);
    REQUIRE(outcome.success);
    sum += outcome.measures[measure].value;
  }
  return sum / trials;
}

}  // namespace

TEST_CASE("synchronisation takes what [6] says: about 410 exchanges, whatever the size") {
  const double mean = mean_of(find("synchronisation", 1000, 3), 0, 100);
  REQUIRE(mean > 340);
  REQUIRE(mean < 500);
}

TEST_CASE("the naive attacker learns in what [6] says: 58 and 1480 learning steps") {
  const double one = mean_of(find("naive_learning", 101, 1), 1, 300),
               two = mean_of(find("naive_learning", 101, 2), 1, 100);
  REQUIRE(one > 50);
  REQUIRE(one < 70);
  REQUIRE(two > 1000);
  REQUIRE(two < 2100);
}

TEST_CASE("synchronisation times of the random walk grow like the square of the depth") {
  const double one = mean_of(find("synchronisation_random_walk", 1000, 1), 0, 30);
  const double four = mean_of(find("synchronisation_random_walk", 1000, 4), 0, 30);
  REQUIRE(four / one > 8);
  REQUIRE(four / one < 32);
}

TEST_CASE("a trial is a pure function of its stream") {
  for (const char* attack : {"synchronisation", "geometric", "majority", "genetic", "probabilistic"}) {
    const Case one = find(attack, 101, 3);
    RandomStream first{11}, second{11};
    const TrialOutcome once = one.run(first), again = one.run(second);
    REQUIRE(once.success == again.success);
    for (std::size_t i = 0; i < once.measures.size(); ++i) REQUIRE(once.measures[i].value == again.measures[i].value);
  }
}

TEST_CASE("one break and one control stand in Table 4") {
  int breaks = 0, controls = 0;
  for (const Case& one : all()) {
    REQUIRE(one.reference == "6");
    breaks += one.headline && one.role == Role::break_it ? 1 : 0;
    controls += one.headline && one.role == Role::control ? 1 : 0;
  }
  REQUIRE(breaks == 1);
  REQUIRE(controls == 1);
}

TEST_CASE("the genetic attack succeeds more often under the Hebbian rule than under that of [6]") {
  int published = 0, hebbian = 0;
  for (std::uint64_t trial = 0; trial < 6; ++trial) {
    RandomStream one{14, trial}, other{14, trial};
    published += find("genetic", 101, 3).run(one).success ? 1 : 0;
    hebbian += find("genetic_hebbian", 101, 3).run(other).success ? 1 : 0;
  }
  REQUIRE(hebbian >= published + 2);
}

TEST_CASE("controls fail") {
  for (const char* attack : {"naive", "naive_waiting", "geometric_of_another_exchange"}) {
    for (int trial = 0; trial < 20; ++trial) {
      RandomStream stream{12, static_cast<std::uint64_t>(trial)};
      REQUIRE_FALSE(find(attack, 101, 3).run(stream).success);
    }
  }
}

TEST_CASE("a transcript holds a whole exchange: from its public part the fields and keys follow") {
  RandomStream stream{13};
  const auto json = nlohmann::json::parse(tree_parity_system().exports.front().json(stream));
  auto weights = json["sender"]["before"].get<std::vector<std::vector<int>>>();
  for (const auto& step : json["steps"]) {
    int output = 1;
    std::vector<int> signs;
    for (int k = 0; k < 3; ++k) {
      const std::string x = step["x"][k];
      int h = 0;
      for (int j = 0; j < 101; ++j) h += weights[k][j] * (x[j] == '+' ? 1 : -1);
      signs.push_back(h >= 0 ? 1 : -1);
      output *= signs.back();
    }
    REQUIRE(output == step["sender"]);
    if (step["sender"] == step["recipient"]) continue;
    for (int k = 0; k < 3; ++k) {
      const std::string x = step["x"][k];
      if (signs[k] != output) continue;
      for (int j = 0; j < 101; ++j) weights[k][j] = std::clamp(weights[k][j] - output * (x[j] == '+' ? 1 : -1), -3, 3);
    }
  }
  REQUIRE(weights == json["sender"]["after"].get<decltype(weights)>());
  for (auto& row : weights) {
    for (int& weight : row) weight = -weight;
  }
  REQUIRE(weights == json["recipient"]["after"].get<decltype(weights)>());
}
