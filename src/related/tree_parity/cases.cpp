#include "base/interrupt.h"
#include "related/systems.h"
#include "related/tree_parity/genetic.h"
#include "related/tree_parity/probabilistic.h"
#include "related/tree_parity/transcript.h"

namespace anc::related {
namespace tree_parity {
namespace {

constexpr int kLimit = 1'000'000;              // exchanges; a hundred times the mean of the slowest case
constexpr int kLearningLimit = 1'000'000'000;  // steps of the naive attacker
constexpr int kMany = 100;                     // attackers that work together
constexpr int kDepths = 8;

constexpr Setting kPublished = {.inputs = 101, .depth = 3};  // N and L of [6] and [10]

Setting large(int depth) { return {.inputs = 1000, .depth = depth}; }

TrialOutcome synchronisation(const Setting& setting, RandomStream& stream) {
  Streams streams(stream);
  KeyExchange exchange(setting, streams.secrets);
  const Synchronisation result = synchronise(exchange, streams.inputs, kLimit, [](const PublicStep&) {});
  return {.success = result.reached, .measures = {{"exchanges", static_cast<double>(result.exchanges)}}};
}

TrialOutcome outcome_of(const Synchronisation& result, const Knowledge& knowledge) {
  return {.success = result.reached && knowledge.exact,
          .measures = {{"exchanges", static_cast<double>(result.exchanges)},
                       {"weights_known_fraction", knowledge.agreement}}};
}

// `attacker` watches an exchange to its end; `knowledge` then compares it with the parties.
template <class Attacker, class Compare>
TrialOutcome watched(const Setting& setting, Streams& streams, Attacker& attacker, Compare knowledge) {
  KeyExchange exchange(setting, streams.secrets);
  const Synchronisation result =
      synchronise(exchange, streams.inputs, kLimit, [&](const PublicStep& step) { attacker.observe(step); });
  return outcome_of(result, knowledge(exchange.parties()));
}

TrialOutcome imitate(const Setting& setting, int count, Strategy strategy, RandomStream& stream) {
  Streams streams(stream);
  Imitators attacker(setting, count, strategy, streams.attacker);
  return watched(setting, streams, attacker,
                 [&](const Population& parties) { return best_of(attacker.population(), parties); });
}

TrialOutcome breed(const Setting& setting, int limit, RandomStream& stream) {
  Streams streams(stream);
  Genetic attacker(setting, limit, streams.attacker);
  return watched(setting, streams, attacker,
                 [&](const Population& parties) { return best_of(attacker.population(), parties); });
}

TrialOutcome infer(const Setting& setting, RandomStream& stream) {
  Streams streams(stream);
  Probabilistic attacker(setting);
  return watched(setting, streams, attacker,
                 [&](const Population& parties) { return best_of(attacker.guess(), parties); });
}

// The attackers watch one exchange and are compared with the parties of another.
TrialOutcome imitate_another(const Setting& setting, int count, RandomStream& stream) {
  Streams streams(stream), other(stream);
  const KeyExchange unwatched(setting, other.secrets);
  Imitators attacker(setting, count, Strategy::geometric, streams.attacker);
  return watched(setting, streams, attacker,
                 [&](const Population&) { return best_of(attacker.population(), unwatched.parties()); });
}

// Until the parties have a key and the attacker has it too; the parties go on learning meanwhile.
TrialOutcome learning(const Setting& setting, Strategy strategy, RandomStream& stream) {
  Streams streams(stream);
  KeyExchange exchange(setting, streams.secrets);
  Imitators attacker(setting, 1, strategy, streams.attacker);
  int exchanges = 0, learning_steps = 0;
  bool learned = false;
  while (!learned && exchanges < kLearningLimit) {
    if (exchanges % 256 == 0 && interrupted()) throw Abandoned();
    const PublicStep step = exchange.step(streams.inputs);
    attacker.observe(step);
    ++exchanges;
    learning_steps += step.learns ? 1 : 0;
    learned = exchange.synchronised() && attacker.population().equals(0, 1, exchange.parties(), KeyExchange::kSender);
  }
  return {.success = learned,
          .measures = {{"exchanges", static_cast<double>(exchanges)},
                       {"learning_steps", static_cast<double>(learning_steps)}}};
}

using Run = std::function<TrialOutcome(RandomStream&)>;

Case case_of(std::string attack, Role role, const Setting& setting, int trials, Run run) {
  return {.reference = "6",
          .attack = std::move(attack),
          .role = role,
          .settings = {{"inputs", static_cast<double>(setting.inputs)}, {"depth", static_cast<double>(setting.depth)}},
          .trials = trials,
          .run = std::move(run),
          .data = role == Role::scheme ? "nothing" : "one exchange"};
}

Case population_case(std::string attack, Role role, const Setting& setting, int attackers, int trials, Run run) {
  Case one = case_of(std::move(attack), role, setting, trials, std::move(run));
  one.settings.push_back({"attackers", static_cast<double>(attackers)});
  return one;
}

void add_synchronisation(std::vector<Case>& all, const std::string& name, const Setting& setting, int trials) {
  all.push_back(case_of(name, Role::scheme, setting, trials,
                        [setting](RandomStream& stream) { return synchronisation(setting, stream); }));
}

void add_imitators(std::vector<Case>& all, const std::string& name, const Setting& setting, int count,
                   Strategy strategy, int trials) {
  const bool hopeless = (strategy == Strategy::naive || strategy == Strategy::waiting) && setting.depth >= 3;
  all.push_back(population_case(name, hopeless ? Role::control : Role::break_it, setting, count, trials,
                                [=](RandomStream& stream) { return imitate(setting, count, strategy, stream); }));
}

void add_genetic(std::vector<Case>& all, const std::string& name, const Setting& setting, int trials) {
  constexpr int kM = Genetic::kPublishedLimit;
  all.push_back(population_case(name, Role::break_it, setting, kM, trials,
                                [setting](RandomStream& stream) { return breed(setting, kM, stream); }));
}

void add_probabilistic(std::vector<Case>& all, const Setting& setting, int trials) {
  all.push_back(case_of("probabilistic", Role::break_it, setting, trials,
                        [setting](RandomStream& stream) { return infer(setting, stream); }));
}

void add_scheme(std::vector<Case>& all) {
  add_synchronisation(all, "synchronisation", kPublished, 200);
  for (int depth = 1; depth <= kDepths; ++depth) add_synchronisation(all, "synchronisation", large(depth), 200);
  add_synchronisation(all, "synchronisation", {.inputs = 10000, .depth = 3}, 200);
  for (const Rule rule : {Rule::hebbian, Rule::anti_hebbian, Rule::random_walk}) {
    for (int depth = 1; depth <= kDepths; ++depth) {
      Setting setting = large(depth);
      setting.rule = rule;
      add_synchronisation(all, "synchronisation_" + std::string(name_of(rule)), setting, 50);
    }
  }
}

void add_learning(std::vector<Case>& all, const std::string& name, int depth, Strategy strategy, int trials) {
  const Setting setting = {.inputs = 101, .depth = depth};
  all.push_back(case_of(name, Role::break_it, setting, trials,
                        [=](RandomStream& stream) { return learning(setting, strategy, stream); }));
}

void add_published(std::vector<Case>& all) {
  add_imitators(all, "geometric", kPublished, kMany, Strategy::geometric, 200);
  all.back().headline = true;
  add_imitators(all, "naive", kPublished, 1, Strategy::naive, 200);
  all.back().headline = true;
  add_imitators(all, "naive_waiting", kPublished, 1, Strategy::waiting, 200);
  all.push_back(population_case("geometric_of_another_exchange", Role::control, kPublished, kMany, 200,
                                [](RandomStream& stream) { return imitate_another(kPublished, kMany, stream); }));
  add_imitators(all, "geometric", kPublished, 1, Strategy::geometric, 500);
  add_imitators(all, "majority", kPublished, kMany, Strategy::majority, 200);
  add_genetic(all, "genetic", kPublished, 100);
  Setting hebbian = kPublished;
  hebbian.rule = Rule::hebbian;
  add_genetic(all, "genetic_hebbian", hebbian, 100);
  add_probabilistic(all, kPublished, 100);
}

// Fewer trials of what costs seconds.
void add_depths(std::vector<Case>& all) {
  const int genetic_trials[kDepths] = {20, 20, 20, 10, 6, 4, 3, 2},
            probabilistic_trials[] = {50, 50, 50, 40, 20, 12, 10, 8};
  for (int depth = 1; depth <= kDepths; ++depth) {
    const Setting setting = large(depth);
    add_imitators(all, "naive", setting, 1, Strategy::naive, 200);
    add_imitators(all, "geometric", setting, 1, Strategy::geometric, 300);
    add_imitators(all, "geometric", setting, kMany, Strategy::geometric, 100);
    add_imitators(all, "majority", setting, kMany, Strategy::majority, 100);
    add_genetic(all, "genetic", setting, genetic_trials[depth - 1]);
    add_probabilistic(all, setting, probabilistic_trials[depth - 1]);
  }
}

// "synchronisation" at three sizes and, for every parallel rule, its name appended; "naive_learning", how long the
// naive attacker needs when the exchange goes on; every attack at N = 101, L = 3 and at N = 1000, L = 1..8, the naive
// one and an attacker of another exchange as controls.
std::vector<Case> cases() {
  std::vector<Case> all;
  add_scheme(all);
  const int learning_trials[] = {1000, 500, 100, 0};
  for (int depth = 1; depth <= 4; ++depth) {
    add_learning(all, "naive_learning", depth, Strategy::naive, learning_trials[depth - 1]);
  }
  add_learning(all, "naive_waiting_learning", 1, Strategy::waiting, 500);
  add_published(all);
  add_depths(all);
  return all;
}

std::string instance(RandomStream& stream) { return transcript(kPublished, kLimit, stream); }

}  // namespace
}  // namespace tree_parity

System tree_parity_system() {
  return {.cases = tree_parity::cases(),
          .exports = {{.reference = "6", .name = "6_tree_parity", .json = tree_parity::instance}}};
}

}  // namespace anc::related
