#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "related/adversarial_convolutional/attack.h"
#include "related/systems.h"

namespace anc::related {
namespace adversarial_convolutional {
namespace {

using nlohmann::ordered_json;

// What `make all` can afford; the published caps are those of Settings, and of the cases with no trials of their own.
constexpr int kShortSteps = 10000, kShortRetrainSteps = 2000;

std::vector<Measure> measures_of(const Result& result) {
  std::vector<Measure> measures = {{"steps", static_cast<double>(result.training.steps)},
                                   {"trained_fraction", result.training.reached ? 1.0 : 0.0},
                                   {"bob_bits_wrong", result.distances.bob},
                                   {"bob_rounded_bits_wrong", result.distances.bob_rounded},
                                   {"bob_wrong_key_bits_wrong", result.bob_with_wrong_key},
                                   {"eve_bits_wrong", result.distances.eve},
                                   {"key_bit_changes", result.key_sensitivity}};
  if (!result.fresh_eves.empty()) measures.push_back({"best_fresh_eve_bits_wrong", result.best_fresh_eve()});
  return measures;
}

// A number of single precision by its shortest digits.
double digits_of(float x) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), x).ptr;
  double value = 0.0;
  std::from_chars(text.data(), end, value);
  return value;
}

ordered_json rows_of(const Matrix& m, Index rows, Index columns) {
  ordered_json json = ordered_json::array();
  for (Index i = 0; i < rows; ++i) {
    ordered_json row = ordered_json::array();
    for (Index j = 0; j < columns; ++j) row.push_back(digits_of(m(i, j)));
    json.push_back(row);
  }
  return json;
}

// Fully connected layer and convolutions as in nn/, biases in the last row of each.
ordered_json layers_of(const ConvolutionalNet& net) {
  ordered_json json = ordered_json::array();
  for (std::size_t l = 0; l < net.layers.size(); ++l) {
    json.push_back(rows_of(net.layers[l].weights, net.layers[l].weights.rows(), net.shapes[l].out));
  }
  return json;
}

std::string weights_of(const Networks& networks) {
  ordered_json fresh = ordered_json::array();
  for (const ConvolutionalNet& eve : networks.fresh_eves) fresh.push_back(layers_of(eve));
  return ordered_json{{"alice", layers_of(networks.alice)},
                      {"bob", layers_of(networks.bob)},
                      {"eve", layers_of(networks.eve)},
                      {"fresh_eves", fresh}}
      .dump();
}

Case case_of(const std::string& attack, Role role, const Settings& settings, int trials) {
  return {.reference = "14",
          .attack = attack,
          .role = role,
          .settings = {{"key_bits", static_cast<double>(settings.key_bits)},
                       {"minibatch", static_cast<double>(settings.minibatch)},
                       {"max_steps", static_cast<double>(settings.max_steps)},
                       {"retrain_steps", static_cast<double>(settings.retrain_steps)}},
          .trials = trials,
          .run =
              [settings](RandomStream& stream) {
                const Result result = run_trial(settings, stream);
                return TrialOutcome{.success = result.success(settings),
                                    .measures = measures_of(result),
                                    .weights = weights_of(*result.networks)};
              },
          .data = "ciphertexts; plaintexts to train on",
          .trains = true};
}

Settings shortened(Loss loss) { return {.loss = loss, .max_steps = kShortSteps, .retrain_steps = kShortRetrainSteps}; }

// A short training: its weights, and what Bob and Eve guess; 64 exchanges, one a column.
std::string instance(RandomStream& stream) {
  constexpr Index kExchanges = 64;
  const Settings settings{.minibatch = kSlice, .loss = Loss::released, .max_steps = 500};
  Game game(settings, stream);
  train_networks(settings, game);
  const Game::Transcript t = game.transcript(stream);
  const auto columns = [](const Matrix& m) { return rows_of(m, m.rows(), kExchanges); };
  return ordered_json{
      {"key_bits", settings.key_bits}, {"steps", settings.max_steps},         {"alice", layers_of(game.alice())},
      {"bob", layers_of(game.bob())},  {"eve", layers_of(game.eve())},        {"plaintext", columns(t.plaintext)},
      {"key", columns(t.key)},         {"ciphertext", columns(t.ciphertext)}, {"bob_guess", columns(t.bob)},
      {"eve_guess", columns(t.eve)}}
      .dump();
}

std::vector<Case> cases() {
  const Settings deaf{.minibatch = 1024, .loss = Loss::no_eve, .max_steps = 5000, .retrain_steps = kShortRetrainSteps};
  std::vector<Case> all = {case_of("fresh_eves", Role::scheme, shortened(Loss::published), 2),
                           case_of("fresh_eves_per_example", Role::scheme, shortened(Loss::released), 2),
                           case_of("trained_without_eve", Role::control, deaf, 1),
                           case_of("fresh_eves_full", Role::scheme, {}, 0),
                           case_of("fresh_eves_per_example_full", Role::scheme, {.loss = Loss::released}, 0),
                           case_of("trained_without_eve_full", Role::control, {.loss = Loss::no_eve}, 0)};
  for (Case& one : all) one.headline = !one.attack.starts_with("fresh_eves_per_example");
  all[3].reported = {.successes = 10, .trials = 20};
  return all;
}

}  // namespace
}  // namespace adversarial_convolutional

System adversarial_convolutional_system() {
  return {
      .cases = adversarial_convolutional::cases(),
      .exports = {
          {.reference = "14", .name = "14_adversarial_convolutional", .json = adversarial_convolutional::instance}}};
}

}  // namespace anc::related
