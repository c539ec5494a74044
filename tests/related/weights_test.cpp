// The weights that trials of [14] end with, by an independent repetition in double precision: what they do is what the
// records say.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "base/file.h"
#include "related/record.h"
#include "related/systems.h"
#include "support/catch.h"
#include "support/reference_convolution.h"

using namespace anc;
using namespace anc::related;
using anc::test::Array;
using anc::test::Dense;
using nlohmann::json;

namespace {

const std::filesystem::path kPublished = ANC_SOURCE_DIR "/published";

std::vector<Dense> layers_in(const json& network) {
  std::vector<Dense> layers;
  for (const json& rows : network) {
    Dense layer(rows.size(), rows.front().size());
    for (Index i = 0; i < layer.rows(); ++i) {
      for (Index j = 0; j < layer.cols(); ++j) layer(i, j) = rows.at(i).at(j);
    }
    layers.push_back(layer);
  }
  return layers;
}

Array random_bits(Index rows, Index columns) {
  static std::mt19937 twister(14);
  return Array::NullaryExpr(rows, columns, [] { return (twister() >> 16 & 1) != 0 ? 1.0 : -1.0; });
}

// A measure of a record by our own examples.
struct Estimate {
  std::string name;
  double mean = 0.0, variance = 0.0;  // of an example
};

// From the bits wrong of every example.
Estimate estimate(std::string name, const Eigen::ArrayXd& wrong) {
  const double mean = wrong.mean();
  return {.name = std::move(name), .mean = mean, .variance = (wrong - mean).square().mean()};
}

Eigen::ArrayXd bits_wrong(const Array& plaintext, const Array& guess) {
  return (plaintext - guess).abs().colwise().sum().transpose() / 2.0;
}

// The measures of a record that its networks decide, over random messages and keys of n bits.
std::vector<Estimate> measures_of(const json& networks, Index n, Index examples) {
  const Array plaintext = random_bits(n, examples), key = random_bits(n, examples);
  const auto above = [&](const Array& top, const Array& bottom) {
    Array both(2 * n, examples);
    both << top, bottom;
    return both;
  };
  const auto answer = [&](const json& network, const Array& input) {
    return test::convolutional_network(layers_in(network), input);
  };
  const Array cipher = answer(networks.at("alice"), above(plaintext, key));
  const Array read = answer(networks.at("bob"), above(cipher, key));
  const Array other_key = answer(networks.at("bob"), above(cipher, random_bits(n, examples)));
  std::vector<Estimate> measures = {
      estimate("bob_bits_wrong", bits_wrong(plaintext, read)),
      estimate("bob_rounded_bits_wrong", (plaintext * read <= 0.0).cast<double>().colwise().sum().transpose()),
      estimate("bob_wrong_key_bits_wrong", bits_wrong(plaintext, other_key)),
      estimate("eve_bits_wrong", bits_wrong(plaintext, answer(networks.at("eve"), cipher)))};
  std::vector<Estimate> fresh;
  for (const json& eve : networks.at("fresh_eves")) {
    fresh.push_back(estimate("best_fresh_eve_bits_wrong", bits_wrong(plaintext, answer(eve, cipher))));
  }
  const auto best = std::ranges::min_element(fresh, {}, &Estimate::mean);
  if (best != fresh.end()) measures.push_back(*best);
  return measures;
}

double value_of(const std::vector<Measure>& measures, const std::string& name) {
  for (const Measure& one : measures) {
    if (one.name == name) return one.value;
  }
  FAIL("there is no " << name);
  return 0.0;
}

// Means of `examples` on this side, of a slice of 256 or of eight minibatches on that of the record, within five
// standard deviations. A bit that Bob gets wrong once in thousands of examples may be missing among ours: then the
// record's own number is the better guess of the variance.
void check_agreement(const TrialOutcome& outcome, const json& networks, Index n, double minibatch, Index examples) {
  for (const Estimate& ours : measures_of(networks, n, examples)) {
    INFO(ours.name);
    const double theirs = ours.name == "bob_wrong_key_bits_wrong" ? 256.0 : 8.0 * minibatch;
    const double rare = value_of(outcome.measures, "bob_rounded_bits_wrong");
    const double variance = std::max(ours.variance, ours.name.starts_with("bob") ? rare : 0.0);
    const double margin = 5.0 * std::sqrt(variance * (1.0 / static_cast<double>(examples) + 1.0 / theirs)) + 1e-5;
    CHECK(value_of(outcome.measures, ours.name) == Approx(ours.mean).epsilon(0.0).margin(margin));
  }
  CHECK(networks.at("fresh_eves").empty() == (value_of(outcome.measures, "trained_fraction") == 0.0));
}

}  // namespace

TEST_CASE("[14]: a trial's weights do what its record says") {
  for (const Case& one : adversarial_convolutional_system().cases) {
    if (one.attack != "trained_without_eve") continue;
    RandomStream stream{1, 2};
    const TrialOutcome outcome = one.run(stream);
    check_agreement(outcome, json::parse(outcome.weights), 16, value_of(one.settings, "minibatch"), 4096);
  }
}

TEST_CASE("[14]: the published weights do what the published records say, and every record has its weights") {
  std::size_t files = 0, records = 0;
  const std::filesystem::path weights = kPublished / "campaign_14";
  for (const char* name : {"campaign_14.jsonl", "campaign_14_control.jsonl"}) {
    for (const Record& record : read_records(kPublished / name)) {
      ++records;
      const std::string trial = std::to_string(record.seed) + "_" + std::to_string(record.trial);
      const std::filesystem::path path = weights / ("14_" + record.attack + "_" + trial + ".json");
      INFO(path);
      REQUIRE(std::filesystem::exists(path));
      const json file = json::parse(read_file(path));
      REQUIRE(
          (record.attack == file.at("attack") && record.seed == file.at("seed") && record.trial == file.at("trial")));
      check_agreement(record.outcome, file.at("networks"), 16, value_of(record.settings, "minibatch"), 8192);
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(weights)) files += entry.is_regular_file() ? 1 : 0;
  CHECK(files == records);
}
