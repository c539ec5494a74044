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

double bits_wrong(const Array& plaintext, const Array& guess) {
  return (plaintext - guess).abs().sum() / 2.0 / static_cast<double>(plaintext.cols());
}

// The measures of a record that its networks decide, over random messages and keys of n bits.
std::vector<Measure> measures_of(const json& networks, Index n, Index examples) {
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
  std::vector<Measure> measures = {
      {"bob_bits_wrong", bits_wrong(plaintext, read)},
      {"bob_rounded_bits_wrong", (plaintext * read <= 0.0).cast<double>().sum() / static_cast<double>(examples)},
      {"bob_wrong_key_bits_wrong",
       bits_wrong(plaintext, answer(networks.at("bob"), above(cipher, random_bits(n, examples))))},
      {"eve_bits_wrong", bits_wrong(plaintext, answer(networks.at("eve"), cipher))}};
  std::vector<double> fresh;
  for (const json& eve : networks.at("fresh_eves")) fresh.push_back(bits_wrong(plaintext, answer(eve, cipher)));
  if (!fresh.empty()) measures.push_back({"best_fresh_eve_bits_wrong", *std::ranges::min_element(fresh)});
  return measures;
}

double value_of(const std::vector<Measure>& measures, const std::string& name) {
  for (const Measure& one : measures) {
    if (one.name == name) return one.value;
  }
  FAIL("there is no " << name);
  return 0.0;
}

// Means of `examples` on this side, of a slice of 256 or of eight minibatches, of 1024 or more, on that of the record;
// an example has a standard deviation of two bits at most, that of 16 coins.
void check_agreement(const TrialOutcome& outcome, const json& networks, Index n, Index examples) {
  for (const Measure& ours : measures_of(networks, n, examples)) {
    INFO(ours.name);
    const double theirs = ours.name == "bob_wrong_key_bits_wrong" ? 256.0 : 8192.0;
    const double margin = 4.0 * 2.0 * std::sqrt(1.0 / static_cast<double>(examples) + 1.0 / theirs);
    CHECK(value_of(outcome.measures, ours.name) == Approx(ours.value).margin(margin));
  }
  CHECK(networks.at("fresh_eves").empty() == (value_of(outcome.measures, "trained_fraction") == 0.0));
}

}  // namespace

TEST_CASE("[14]: a trial's weights do what its record says") {
  for (const Case& one : adversarial_convolutional_system().cases) {
    if (one.attack != "trained_without_eve") continue;
    RandomStream stream{1, 2};
    const TrialOutcome outcome = one.run(stream);
    check_agreement(outcome, json::parse(outcome.weights), 16, 4096);
  }
}

TEST_CASE("[14]: the published weights do what the published records say") {
  std::size_t checked = 0, files = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(kPublished / "campaign_14", error)) {
    ++files;
    const json file = json::parse(read_file(entry.path()));
    for (const char* name : {"campaign_14.jsonl", "campaign_14_control.jsonl"}) {
      if (!std::filesystem::exists(kPublished / name)) continue;
      for (const Record& record : read_records(kPublished / name)) {
        if (record.attack != file.at("attack") || record.seed != file.at("seed") || record.trial != file.at("trial"))
          continue;
        INFO(entry.path());
        ++checked;
        check_agreement(record.outcome, file.at("networks"), 16, 2048);
      }
    }
  }
  CHECK(checked == files);
  CHECK((files > 0) == std::filesystem::exists(kPublished / "campaign_14.jsonl"));
}
