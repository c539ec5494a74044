#include "related/tree_parity/attacks.h"

#include "plain_attacks.h"
#include "related/tree_parity/genetic.h"
#include "support/catch.h"
#include "support/each_simd_target.h"

using namespace anc::related::tree_parity;
using anc::RandomStream;

namespace {

constexpr int kNoLimit = 1'000'000;

bool same(const Population& population, const std::vector<Machine>& machines) {
  if (population.size() != static_cast<int>(machines.size())) return false;
  for (int m = 0; m < population.size(); ++m) {
    if (!plain::same(population, m, machines[m])) return false;
  }
  return true;
}

// How many of `trials` exchanges the attackers know at the end.
template <class MakeAttacker>
int known(const Setting& setting, int trials, MakeAttacker make) {
  int exact = 0;
  for (int trial = 0; trial < trials; ++trial) {
    Streams streams(static_cast<std::uint64_t>(trial) + 1000);
    KeyExchange exchange(setting, streams.secrets);
    auto attacker = make(streams.attacker);
    synchronise(exchange, streams.inputs, kNoLimit, [&](const PublicStep& step) { attacker.observe(step); });
    exact += best_of(attacker.population(), exchange.parties()).exact ? 1 : 0;
  }
  return exact;
}

int imitate(const Setting& setting, int trials, int count, Strategy strategy) {
  return known(setting, trials, [&](RandomStream& stream) { return Imitators(setting, count, strategy, stream); });
}

}  // namespace

TEST_CASE("imitators on vectors are the plain ones, whatever their strategy") {
  anc::test::on_each_simd_target([] {
    for (const Strategy strategy : {Strategy::naive, Strategy::waiting, Strategy::geometric, Strategy::majority}) {
      for (const Rule rule : {Rule::disagreement, Rule::hebbian, Rule::random_walk}) {
        const Setting setting = {.units = 3, .inputs = 20, .depth = 3, .rule = rule};
        Streams streams(9), same_streams(9);
        KeyExchange exchange(setting, streams.secrets);
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
      KeyExchange exchange(setting, streams.secrets);
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
  REQUIRE(imitate({.inputs = 101, .depth = 1}, 40, 1, Strategy::geometric) >= 8);
  REQUIRE(imitate({.inputs = 101, .depth = 3}, 20, 100, Strategy::geometric) >= 15);
  REQUIRE(imitate({.inputs = 101, .depth = 1}, 20, 100, Strategy::majority) >= 8);
}

TEST_CASE("what must not break: the naive attacker at L = 3, one geometric attacker at L = 8") {
  REQUIRE(imitate({.inputs = 101, .depth = 3}, 50, 1, Strategy::naive) == 0);
  REQUIRE(imitate({.inputs = 101, .depth = 3}, 50, 1, Strategy::waiting) == 0);
  REQUIRE(imitate({.inputs = 400, .depth = 8}, 5, 1, Strategy::geometric) == 0);
}

TEST_CASE("the genetic attack breaks L = 1 and not L = 5") {
  const auto breed = [](const Setting& setting, int trials, int limit) {
    return known(setting, trials, [&](RandomStream& stream) { return Genetic(setting, limit, stream); });
  };
  REQUIRE(breed({.inputs = 101, .depth = 1}, 10, 500) >= 6);
  REQUIRE(breed({.inputs = 300, .depth = 5}, 3, 100) == 0);
}

TEST_CASE("attackers of another exchange know no more than chance") {
  const Setting setting = {.inputs = 101, .depth = 1};
  for (int trial = 0; trial < 10; ++trial) {
    Streams watched(trial), unwatched(trial + 100);
    KeyExchange exchange(setting, watched.secrets), other(setting, unwatched.secrets);
    Imitators attacker(setting, 100, Strategy::geometric, watched.attacker);
    synchronise(exchange, watched.inputs, kNoLimit, [&](const PublicStep& step) { attacker.observe(step); });
    synchronise(other, unwatched.inputs, kNoLimit, [](const PublicStep&) {});
    const Knowledge knowledge = best_of(attacker.population(), other.parties());
    REQUIRE_FALSE(knowledge.exact);
    REQUIRE(knowledge.agreement < 0.7);
  }
}
