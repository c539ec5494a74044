#include "related/tree_parity/probabilistic.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "related/tree_parity/beliefs.h"
#include "related/tree_parity/exchange.h"
#include "related/tree_parity/normal.h"
#include "support/catch.h"
#include "support/each_simd_target.h"

using namespace anc::related::tree_parity;
using anc::RandomStream;

namespace {

// The attack weight by weight and value by value: the oracle of the one on vectors.
class PlainProbabilistic {
 public:
  explicit PlainProbabilistic(const Setting& setting)
      : setting_(setting),
        beliefs_(setting.units, Row(setting.inputs, Belief(2 * setting.depth + 1, 1.0 / (2 * setting.depth + 1)))) {}

  double probability(int unit, int j, int value) const { return beliefs_[unit][j][value + setting_.depth]; }

  void observe(const PublicStep& step) {
    std::vector<double> means(setting_.units, 0.0), variances(setting_.units, 0.0), positive(setting_.units);
    for (int k = 0; k < setting_.units; ++k) {
      for (int j = 0; j < setting_.inputs; ++j) {
        means[k] += step.inputs.at(k, j) * mean(beliefs_[k][j]);
        variances[k] += variance(beliefs_[k][j]);
      }
      positive[k] = normal_cdf((means[k] - kBoundary) / std::sqrt(std::max(variances[k], kLeastVariance)));
    }
    for (int k = 0; k < setting_.units; ++k) {
      double product = step.output;
      for (int other = 0; other < setting_.units; ++other) product *= other == k ? 1.0 : 2.0 * positive[other] - 1.0;
      for (int j = 0; j < setting_.inputs; ++j) {
        update(beliefs_[k][j], step.inputs.at(k, j), means[k], variances[k], product, step);
      }
    }
  }

 private:
  using Belief = std::vector<double>;  // of one weight: the probability of -L, ..., L
  using Row = std::vector<Belief>;

  double mean(const Belief& p) const {
    double sum = 0.0;
    for (int l = -setting_.depth; l <= setting_.depth; ++l) sum += l * p[l + setting_.depth];
    return sum;
  }

  double variance(const Belief& p) const {
    double sum = 0.0;
    for (int l = -setting_.depth; l <= setting_.depth; ++l) sum += l * (l * p[l + setting_.depth]);
    return std::max(0.0, sum - mean(p) * mean(p));
  }

  void update(Belief& p, int x, double field_mean, double field_variance, double product,
              const PublicStep& step) const {
    const int depth = setting_.depth;
    const double rest_mean = field_mean - x * mean(p) - kBoundary;
    const double deviation = std::sqrt(std::max(field_variance - variance(p), kLeastVariance));
    Belief moving, staying;
    double total = 0.0;
    for (int l = -depth; l <= depth; ++l) {
      const double positive = normal_cdf((rest_mean + x * l) / deviation);
      const double if_up = p[l + depth] * positive * (0.5 * (1.0 + product));
      const double if_down = p[l + depth] * (1.0 - positive) * (0.5 * (1.0 - product));
      moving.push_back(step.output > 0 ? if_up : if_down);
      staying.push_back(step.output > 0 ? if_down : if_up);
      total += if_up + if_down;
    }
    if (!(total > 0.0)) return;
    const int by = step.learns ? direction(setting_.rule, step.output) * x : 0;
    const double scale = 1.0 / total;
    for (int i = 0; i <= 2 * depth; ++i) p[i] = scale * staying[i];
    for (int i = 0; i <= 2 * depth; ++i) p[std::clamp(i + by, 0, 2 * depth)] += scale * moving[i];
  }

  Setting setting_;
  std::vector<Row> beliefs_;
};

// Every machine of the setting, equally probable, that shows `output`: the probability of each value of each weight
// after its move. K x N x (2 L + 1).
std::vector<double> counted(const Setting& setting, const PublicStep& step) {
  const int values = 2 * setting.depth + 1, weights = setting.units * setting.inputs;
  std::vector<double> counts(static_cast<std::size_t>(weights) * values, 0.0);
  std::vector<int> digits(weights, 0);
  double total = 0.0;
  for (bool more = true; more;) {
    Machine machine{.setting = setting, .weights = digits};
    for (int& weight : machine.weights) weight -= setting.depth;
    const auto hidden = machine.hidden(step.inputs);
    if (machine.output(step.inputs) == step.output) {
      total += 1.0;
      if (step.learns) machine.learn(hidden, step.output, step.inputs);
      for (int i = 0; i < weights; ++i) counts[i * values + machine.weights[i] + setting.depth] += 1.0;
    }
    int place = 0;
    while (place < weights && ++digits[place] == values) digits[place++] = 0;
    more = place < weights;
  }
  for (double& count : counts) count /= total;
  return counts;
}

double sum_of(const Probabilistic& attacker, const Setting& setting, int unit, int j) {
  double sum = 0.0;
  for (int l = -setting.depth; l <= setting.depth; ++l) sum += attacker.probability(unit, j, l);
  return sum;
}

int exact_successes(const Setting& setting, int trials, bool same_exchange) {
  int exact = 0;
  for (int trial = 0; trial < trials; ++trial) {
    Streams streams(trial + 50), unwatched(trial + 5000);
    KeyExchange exchange(setting, streams.secrets), other(setting, unwatched.secrets);
    Probabilistic attacker(setting);
    synchronise(exchange, streams.inputs, 1'000'000, [&](const PublicStep& step) { attacker.observe(step); });
    const KeyExchange& compared = same_exchange ? exchange : other;
    exact += best_of(attacker.guess(), compared.parties()).exact ? 1 : 0;
  }
  return exact;
}

}  // namespace

TEST_CASE("the normal distribution function is the library's to 1e-12, symmetric and monotonic") {
  double before = 0.0;
  for (int i = -120'000; i <= 120'000; ++i) {
    const double z = i / 10'007.0, value = normal_cdf(z);
    REQUIRE(std::abs(value - 0.5 * std::erfc(-z / std::sqrt(2.0))) < 1e-13);
    REQUIRE(std::abs(value + normal_cdf(-z) - 1.0) < 1e-13);
    REQUIRE(value > before - 1e-13);
    before = value;
  }
  REQUIRE(normal_cdf(0.0) == 0.5);
  REQUIRE(normal_cdf(-50.0) < 1e-13);
  REQUIRE(normal_cdf(50.0) > 1.0 - 1e-13);
  REQUIRE(normal_cdf(std::nextafter(9.0, 0.0)) <= 1.0);
  REQUIRE(normal_cdf(std::nextafter(-9.0, 0.0)) >= 0.0);
}

TEST_CASE("one step of belief is the exact count over all machines, as far as fields are normal") {
  const Setting setting = {.units = 3, .inputs = 4, .depth = 1};
  RandomStream stream{3};
  Inputs inputs(3, 4);
  for (const bool learning : {true, false}) {
    for (const int output : {-1, 1}) {
      inputs.draw(stream);
      const PublicStep step = {.inputs = inputs, .output = output, .learns = learning};
      Probabilistic attacker(setting);
      attacker.observe(step);
      const std::vector<double> exact = counted(setting, step);
      for (int i = 0; i < 12 * 3; ++i) {
        const double belief = attacker.probability(i / 12, i / 3 % 4, i % 3 - 1);
        REQUIRE(std::abs(belief - exact[i]) < 0.02);
      }
    }
  }
}

TEST_CASE("beliefs on vectors are the plain ones, bit for bit") {
  anc::test::on_each_simd_target([] {
    for (const Rule rule : {Rule::disagreement, Rule::hebbian, Rule::random_walk}) {
      for (const int inputs : {1, 8, 21}) {
        for (const int depth : {1, 3}) {
          const Setting setting = {.units = 3, .inputs = inputs, .depth = depth, .rule = rule};
          Streams streams(8);
          KeyExchange exchange(setting, streams.secrets);
          Probabilistic fast(setting);
          PlainProbabilistic slow(setting);
          bool same = true;
          for (int i = 0; i < 150; ++i) {
            const PublicStep step = exchange.step(streams.inputs);
            fast.observe(step);
            slow.observe(step);
            for (int weight = 0; weight < 3 * inputs; ++weight) {
              for (int l = -depth; l <= depth; ++l) {
                const int unit = weight / inputs, j = weight % inputs;
                same = same && fast.probability(unit, j, l) == slow.probability(unit, j, l);
              }
            }
          }
          REQUIRE(same);
        }
      }
    }
  });
}

TEST_CASE("beliefs stay probabilities through an exchange and beyond") {
  const Setting setting = {.inputs = 30, .depth = 2};
  Streams streams(4);
  KeyExchange exchange(setting, streams.secrets);
  Probabilistic attacker(setting);
  for (int i = 0; i < 2000; ++i) attacker.observe(exchange.step(streams.inputs));
  for (int k = 0; k < 3; ++k) {
    for (int j = 0; j < 30; ++j) REQUIRE(std::abs(sum_of(attacker, setting, k, j) - 1.0) < 1e-12);
  }
}

TEST_CASE("the probabilistic attack breaks L = 1, and no exchange that it did not see") {
  REQUIRE(exact_successes({.inputs = 101, .depth = 1}, 20, true) >= 5);
  REQUIRE(exact_successes({.inputs = 101, .depth = 1}, 20, false) == 0);
}
