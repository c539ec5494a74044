#include "related/tree_parity/attacks.h"

#include "plain_attacks.h"
#include "related/tree_parity/genetic.h"
#include "support/catch.h"
#include "support/each_simd_target.h"

using namespace anc::related::tree_parity;
using anc::RandomStream;

namespace {

constexpr int kNoLimit = 1'000'000;

bool same(const Population& population, int member, const Machine& machine) {
  const int inputs = machine.setting.inputs;
  for (int i = 0; i < machine.setting.units * inputs; ++i) {
    if (population.weight(member, i / inputs, i % inputs) != machine.weights[i]) return false;
  }
  return true;
}

bool same(const Population& population, const std::vector<Machine>& machines) {
  if (population.size() != static_cast<int>(machines.size())) return false;
  for (int m = 0; m < population.size(); ++m) {
    if (!same(population, m, machines[m])) return false;
  }
  return true;
}

struct Score {
  int exact = 0;
  double agreement = 0.0;  // mean
};

// How many of `trials` exchanges the attackers know at the end.
template <class MakeAttacker>
Score score(const Setting& setting, int trials, MakeAttacker make) {
  Score sum;
  for (int trial = 0; trial < trials; ++trial) {
    Streams streams(static_cast<std::uint64_t>(trial) + 1000);
    Exchange exchange(setting, streams.secrets);
    auto attacker = make(streams.attacker);
    synchronise(exchange, streams.inputs, kNoLimit, [&](const PublicStep& step) { attacker.observe(step); });
    const Knowledge knowledge = best_of(attacker.population(), exchange.parties());
    sum.exact += knowledge.exact ? 1 : 0;
    sum.agreement += knowledge.agreement / trials;
  }
  return sum;
}

Score imitate(const Setting& setting, int trials, int count, Strategy strategy) {
  return score(setting, trials, [&](RandomStream& stream) { return Imitators(setting, count, strategy, stream); });
}

}  // namespace

TEST_CASE("imitators on vectors are the plain ones, whatever their strategy") {
  anc::test::on_each_simd_target([] {
    for (const Strategy strategy : {Strategy::naive, Strategy::waiting, Strategy::geometric, Strategy::majority}) {
      for (const Rule rule : {Rule::disagreement, Rule::hebbian, Rule::random_walk}) {
        const Setting setting = {.units = 3, .inputs = 20, .depth = 3, .rule = rule};
        Streams streams(9), same_streams(9);
        Exchange exchange(setting, streams.secrets);
        Imitators fast(setting, 7, strategy, streams.attacker);
        plain::Imitators slow(setting, 7, strategy, same_streams.attacker);
        for (int i = 0; i < 200; ++i) {
          const PublicStep step = exchange.step(streams.inputs);
          fast.observe(step);
          slow.observe(step);
          REQUIRE(same(fast.population(), slow.members));
        }
      }
    }
  });
}

TEST_CASE("the genetic population on vectors is the plain one, member by member") {
  anc::test::on_each_simd_target([] {
    for (const int units : {1, 3, 5}) {
      const Setting setting = {.units = units, .inputs = 11, .depth = 2};
      Streams streams(10), same_streams(10);
      Exchange exchange(setting, streams.secrets);
      Genetic fast(setting, 30, streams.attacker);
      plain::Genetic slow(setting, 30, same_streams.attacker);
      for (int i = 0; i < 150; ++i) {
        const PublicStep step = exchange.step(streams.inputs);
        fast.observe(step);
        slow.observe(step);
        REQUIRE(same(fast.population(), slow.members));
      }
    }
  });
}

TEST_CASE("a geometric attacker flips the first of the weakest fields") {
  const std::vector<int> fields = {-5, 2, -2, 7};
  REQUIRE(weakest_unit(fields) == 1);
}

TEST_CASE("what must break: geometric attackers, alone at L = 1, a hundred at L = 3 as [10] says") {
  REQUIRE(imitate({.inputs = 101, .depth = 1}, 40, 1, Strategy::geometric).exact >= 8);
  REQUIRE(imitate({.inputs = 101, .depth = 3}, 20, 100, Strategy::geometric).exact >= 15);
  REQUIRE(imitate({.inputs = 101, .depth = 1}, 20, 100, Strategy::majority).exact >= 8);
}

TEST_CASE("what must not break: the naive attacker at L = 3, one geometric attacker at L = 8") {
  REQUIRE(imitate({.inputs = 101, .depth = 3}, 50, 1, Strategy::naive).exact == 0);
  REQUIRE(imitate({.inputs = 101, .depth = 3}, 50, 1, Strategy::waiting).exact == 0);
  REQUIRE(imitate({.inputs = 400, .depth = 8}, 5, 1, Strategy::geometric).exact == 0);
}

TEST_CASE("the genetic attack breaks L = 1 and not L = 5") {
  const auto breed = [](const Setting& setting, int trials, int limit) {
    return score(setting, trials, [&](RandomStream& stream) { return Genetic(setting, limit, stream); });
  };
  REQUIRE(breed({.inputs = 101, .depth = 1}, 10, 500).exact >= 6);
  REQUIRE(breed({.inputs = 300, .depth = 5}, 3, 100).exact == 0);
}

TEST_CASE("attackers of another exchange know no more than chance") {
  const Setting setting = {.inputs = 101, .depth = 1};
  for (int trial = 0; trial < 10; ++trial) {
    Streams watched(trial), unwatched(trial + 100);
    Exchange exchange(setting, watched.secrets), other(setting, unwatched.secrets);
    Imitators attacker(setting, 100, Strategy::geometric, watched.attacker);
    synchronise(exchange, watched.inputs, kNoLimit, [&](const PublicStep& step) { attacker.observe(step); });
    synchronise(other, unwatched.inputs, kNoLimit, [](const PublicStep&) {});
    const Knowledge knowledge = best_of(attacker.population(), other.parties());
    REQUIRE_FALSE(knowledge.exact);
    REQUIRE(knowledge.agreement < 0.7);
  }
}
