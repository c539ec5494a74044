#include "related/tree_parity/machine.h"

#include "base/check.h"
#include "plain_attacks.h"
#include "related/tree_parity/exchange.h"
#include "support/catch.h"
#include "support/each_simd_target.h"

using namespace anc::related::tree_parity;
using anc::ContractViolation;
using anc::RandomStream;

namespace {

constexpr Rule kRules[] = {Rule::disagreement, Rule::hebbian, Rule::anti_hebbian, Rule::random_walk};

// Weights 0, 1, 2, ... of a machine of three units with one input, and inputs +1 or -1, by number.
Machine machine_of_code(int code, const Setting& setting, int zero_sign) {
  Machine machine{.setting = setting, .zero_sign = zero_sign, .weights = {}};
  const int values = 2 * setting.depth + 1;
  for (int k = 0; k < setting.units; ++k, code /= values) machine.weights.push_back(code % values - setting.depth);
  return machine;
}

Inputs inputs_of_code(int code, int units) {
  Inputs inputs(units, 1);
  for (int k = 0; k < units; ++k) inputs.set(k, 0, (code >> k & 1) != 0 ? -1 : 1);
  return inputs;
}

}  // namespace

TEST_CASE("the rule of [6] by hand") {
  const Setting setting = {.units = 3, .inputs = 2, .depth = 2};
  Inputs inputs(3, 2);
  inputs.set(1, 0, -1);
  Machine sender{.setting = setting, .weights = {2, -1, 1, 1, -1, -1}};  // h = 1, 0, -2
  REQUIRE(sender.hidden(inputs) == std::vector<int>{1, 1, -1});
  REQUIRE(sender.output(inputs) == -1);
  Machine recipient = sender;
  recipient.zero_sign = -1;
  REQUIRE(recipient.hidden(inputs) == std::vector<int>{1, -1, -1});
  REQUIRE(recipient.output(inputs) == 1);
  REQUIRE(plain::step(sender, recipient, inputs).learns);
  REQUIRE(sender.weights == std::vector<int>{2, -1, 1, 1, 0, 0});       // unit 2 has y = O = -1: w += x
  REQUIRE(recipient.weights == std::vector<int>{1, -2, 1, 1, -1, -1});  // unit 0 has y = O = +1: w -= x
}

TEST_CASE("weights stop at the depth") {
  const Setting setting = {.units = 1, .inputs = 2, .depth = 1, .rule = Rule::hebbian};
  Machine machine{.setting = setting, .weights = {1, 0}};
  const Inputs inputs(1, 2);
  for (int i = 0; i < 3; ++i) machine.learn(machine.hidden(inputs), 1, inputs);
  REQUIRE(machine.weights == std::vector<int>{1, 1});
}

// K = 3, N = L = 1: all 27 x 27 pairs of machines under all 8 inputs, each rule.
TEST_CASE("exhaustively: weights stay in range, a common key stays common, and parties of [6] then always learn") {
  for (const Rule rule : kRules) {
    const Setting setting = {.units = 3, .inputs = 1, .depth = 1, .rule = rule};
    const int sign = rule == Rule::disagreement ? -1 : 1;
    for (int pair = 0; pair < 27 * 27 * 8; ++pair) {
      Machine sender = machine_of_code(pair / 8 / 27, setting, kSenderZero);
      Machine recipient = machine_of_code(pair / 8 % 27, setting, recipient_zero(rule));
      const Inputs inputs = inputs_of_code(pair % 8, 3);
      bool common = true;
      for (int k = 0; k < 3; ++k) common = common && sender.weights[k] == sign * recipient.weights[k];
      const bool learned = plain::step(sender, recipient, inputs).learns;
      if (common) REQUIRE(learned);
      for (int k = 0; k < 3; ++k) {
        REQUIRE((sender.weights[k] >= -1 && sender.weights[k] <= 1));
        if (common) REQUIRE(sender.weights[k] == sign * recipient.weights[k]);
      }
    }
  }
}

TEST_CASE("exhaustively: fields and moves of the fast form are those of the plain form") {
  const Setting setting = {.units = 3, .inputs = 1, .depth = 1};
  anc::test::on_each_simd_target([&] {
    for (int code = 0; code < 27 * 8; ++code) {
      Machine machine = machine_of_code(code / 8, setting, kSenderZero);
      const Inputs inputs = inputs_of_code(code % 8, 3);
      for (const int output : {-1, 1}) {
        Population population = plain::population_of({machine});
        std::vector<int> fields(3), directions(3);
        population.fields(inputs, fields);
        Machine moved = machine;
        moved.learn(machine.hidden(inputs), output, inputs);
        for (int k = 0; k < 3; ++k) {
          REQUIRE(fields[k] == machine.field(k, inputs));
          directions[k] = sign_of(fields[k], kSenderZero) == output ? direction(setting.rule, output) : 0;
        }
        population.move(inputs, directions);
        REQUIRE(plain::same(population, 0, moved));
      }
    }
  });
}

TEST_CASE("fields of extreme weights do not overflow, at sizes around the vectors") {
  anc::test::on_each_simd_target([] {
    for (const int inputs : {1, 63, 64, 65, 1000, 5000}) {
      for (const int depth : {1, 8, 63}) {
        const Setting setting = {.units = 1, .inputs = inputs, .depth = depth};
        Population population(setting, 2);
        Inputs x(1, inputs);
        for (int j = 0; j < inputs; ++j) {
          x.set(0, j, j % 3 == 0 ? -1 : 1);
          population.set_weight(0, 0, j, depth * x.at(0, j));
          population.set_weight(1, 0, j, -depth * x.at(0, j));
        }
        std::vector<int> fields(2);
        population.fields(x, fields);
        REQUIRE(fields == std::vector<int>{depth * inputs, -depth * inputs});
      }
    }
  });
}

TEST_CASE("drawn inputs are signs, with their masks and counts") {
  RandomStream stream{1};
  for (const int inputs : {1, 63, 64, 65, 1000}) {
    Inputs x(3, inputs);
    for (int repeat = 0; repeat < 20; ++repeat) x.draw(stream);
    for (int k = 0; k < 3; ++k) {
      int negatives = 0;
      for (int j = 0; j < 64 * blocks_of(inputs); ++j) {
        const int sign = x.signs(k)[j / 64].at[j % 64], mask = x.masks(k)[j / 64].at[j % 64];
        REQUIRE((j < inputs ? sign * sign == 1 : sign == 0));
        REQUIRE(mask == (sign < 0 ? -1 : 0));
        negatives += sign < 0 ? 1 : 0;
      }
      REQUIRE(x.negatives(k) == negatives);
      if (inputs == 1000) REQUIRE((negatives > 400 && negatives < 600));
    }
  }
}

TEST_CASE("the fast exchange is the plain one, step by step, under every rule") {
  anc::test::on_each_simd_target([] {
    for (const Rule rule : kRules) {
      for (const int inputs : {1, 7, 65, 101}) {
        const Setting setting = {.units = 3, .inputs = inputs, .depth = 3, .rule = rule};
        Streams fast_streams(77), plain_streams(77);
        KeyExchange fast(setting, fast_streams.secrets);
        plain::Parties parties(setting, plain_streams.secrets);
        for (int i = 0; i < 300; ++i) {
          const PublicStep seen = fast.step(fast_streams.inputs), expected = parties.step(plain_streams.inputs);
          REQUIRE(seen.output == expected.output);
          REQUIRE(seen.learns == expected.learns);
        }
        REQUIRE(plain::same(fast.parties(), KeyExchange::kSender, parties.sender));
        REQUIRE(plain::same(fast.parties(), KeyExchange::kRecipient, parties.recipient));
      }
    }
  });
}

TEST_CASE("synchronised parties stay so, anti-parallel under the rule of [6]") {
  for (const Rule rule : kRules) {
    Streams streams(5);
    KeyExchange exchange({.inputs = 101, .depth = 2, .rule = rule}, streams.secrets);
    const Synchronisation result = synchronise(exchange, streams.inputs, 100'000, [](const PublicStep&) {});
    REQUIRE(result.reached);
    const Population at_first = exchange.parties();
    for (int i = 0; i < 500; ++i) {
      exchange.step(streams.inputs);
      REQUIRE(exchange.synchronised());
    }
    REQUIRE_FALSE(exchange.parties().equals(0, 1, at_first, 0));  // the key is one of many: it moves on
    REQUIRE(exchange.parties().equals(0, rule == Rule::disagreement ? -1 : 1, exchange.parties(), 1));
  }
}

TEST_CASE("a limit is kept, and settings outside the domain throw") {
  Streams streams(6);
  KeyExchange exchange({.inputs = 101, .depth = 3}, streams.secrets);
  const Synchronisation result = synchronise(exchange, streams.inputs, 10, [](const PublicStep&) {});
  REQUIRE(result.exchanges == 10);
  REQUIRE_FALSE(result.reached);
  REQUIRE_THROWS_AS(Population({.units = 2}, 1), ContractViolation);
  REQUIRE_THROWS_AS(Population({.depth = 64}, 1), ContractViolation);
  REQUIRE_THROWS_AS(Population({.inputs = 0}, 1), ContractViolation);
  Population small({.inputs = 2}, 1);
  std::vector<int> fields(3);
  REQUIRE_THROWS_AS(small.fields(Inputs(3, 3), fields), ContractViolation);
}

TEST_CASE("With the recipient's weights and output negated, the rule of [6] is the anti-Hebbian one") {
  RandomStream secrets{21}, draws{22};
  const Setting published = {.inputs = 11, .depth = 2},
                parallel = {.inputs = 11, .depth = 2, .rule = Rule::anti_hebbian};
  const auto as = [](Machine machine, const Setting& setting, int zero_sign, int sign) {
    machine.setting = setting;
    machine.zero_sign = zero_sign;
    for (int& weight : machine.weights) weight *= sign;
    return machine;
  };
  Machine sender = random_machine(published, kSenderZero, secrets);
  Machine recipient = random_machine(published, recipient_zero(published.rule), secrets);
  Machine one = as(sender, parallel, kSenderZero, 1),
          other = as(recipient, parallel, recipient_zero(parallel.rule), -1);
  Inputs inputs(published.units, published.inputs);
  int learned = 0;
  for (int step = 0; step < 200; ++step) {
    inputs.draw(draws);
    const int output = sender.output(inputs), answer = recipient.output(inputs);
    REQUIRE(one.output(inputs) == output);
    REQUIRE(other.output(inputs) == -answer);
    REQUIRE(learns(parallel.rule, output, -answer) == learns(published.rule, output, answer));
    if (!learns(published.rule, output, answer)) continue;
    ++learned;
    for (Machine* machine : {&sender, &recipient, &one, &other}) {
      machine->learn(machine->hidden(inputs), machine->output(inputs), inputs);
    }
    REQUIRE(one.weights == sender.weights);
    REQUIRE(other.weights == as(recipient, parallel, 1, -1).weights);
  }
  REQUIRE(learned > 50);
}
