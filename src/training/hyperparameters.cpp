#include "training/hyperparameters.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/text.h"

namespace anc {
namespace {

using H = Hyperparameters;
using E = Experiment;

// The paper gives alpha for 4, 8 and 16 bits; other sizes take the value of the next size it gives, and beyond 16 bits
// alpha falls like 1/n, as the gradient of one bit's error does. What alpha multiplies stays there what it is at 16
// bits (kLargest), so that every L2 gradient falls with it, and so does the epsilon of CPA-ANC's Eve; the first weights
// stay. The joint scan of CPA-ANC at 32 bits chose so.
constexpr int kLargest = 16;
double beyond_largest(int n) { return n <= kLargest ? 1.0 : static_cast<double>(kLargest) / n; }

double alpha(E experiment, int n) {
  const bool cpa = experiment == E::cpa_anc;
  if (experiment == E::no_adversary) return 0.0;
  if (n <= 4) return 0.1;
  if (n <= 8) return cpa ? 0.1 : 0.05;
  return (cpa ? 0.015 : 0.01) * beyond_largest(n);
}
double per_alpha(E e, int n, double gradient) { return gradient / alpha(e, std::min(n, kLargest)); }

// How dull Eve is: to 16 bits her L2 gradient keeps one size, whatever alpha is, and so does, from 8 on, her epsilon.
// The Eve of ANC is four times as dull as that of CPA-ANC: how often ANC communicates at 16 bits depends on it (the
// joint scan of ANC). Beyond 8 bits, W's L2 gradient in CPA-ANC is that of 8 bits, 0.003 W, but for the root: a bit's
// share of Bob's loss falls like 1/n; and the first weights are so small that L2 empties unused key weights before a
// message weight starts.
double crypto_net_l2(E e, int n) {
  const double share = std::min(1.0, std::sqrt(8.0 / std::min(n, kLargest)));
  return e == E::cpa_anc ? per_alpha(e, n, 0.003 * share) : 0.03;
}
double eve_l2(E e, int n) { return e == E::no_adversary ? 0.0 : per_alpha(e, n, e == E::cpa_anc ? 1e-5 : 4e-5); }
double eve_adam_epsilon(E e, int n) {
  return e == E::cpa_anc ? std::max(0.016 / (n * n), 2.5e-4) * beyond_largest(n) : 1e-3;
}
// One silent bit costs Bob 1/(2n): half of that must not pass for convergence.
double stop_bob_error(E, int n) { return std::min(0.03, 0.25 / n); }
double crypto_net_init(E e, int n) {
  const double neutral = 0.6 / std::sqrt(n);
  return e == E::cpa_anc && n > 8 ? std::min(0.05, neutral) : neutral;
}

constexpr auto paper = Source::paper;
constexpr auto open = Source::open;
constexpr auto addition = Source::addition;

// One line each.
// clang-format off
// name, field, default, minimum, maximum, source, experiments, formula, help
constexpr HyperparameterRow kTable[] = {
    {"learning_rate", &H::learning_rate, [](E, int) { return 2e-4; }, 1e-9, 1, paper, "NAC", "", "Adam's learning rate (Section 4.1)"},
    {"adam_beta1", &H::adam_beta1, [](E, int) { return 0.9; }, 0, 0.999999, open, "NAC", "", "Adam's decay of the first moment"},
    {"adam_beta2", &H::adam_beta2, [](E, int) { return 0.999; }, 0, 0.999999, open, "NAC", "", "Adam's decay of the second moment"},
    {"adam_epsilon", &H::adam_epsilon, [](E, int) { return 1e-8; }, 1e-30, 1, open, "NAC", "", "epsilon of Alice and Bob's Adam, in TensorFlow's place"},
    {"eve_adam_epsilon", &H::eve_adam_epsilon, eve_adam_epsilon, 1e-30, 1, open, "AC", "10^{-3},\\ \\hbox{for CPA-ANC }\\max(0.016/n^2, 2.5\\cdot10^{-4})\\min(1,16/n)", "epsilon of Eve's Adam"},
    {"minibatch", &H::minibatch, [](E, int) { return 128.0; }, 64, 8192, paper, "NAC", "", "examples in a minibatch, M, a multiple of 64 (Section 4.3; without an adversary ours)"},
    {"max_rounds", &H::max_rounds, [](E, int) { return 100000.0; }, 1, 1e9, paper, "NAC", "", "rounds after which a trial ends without convergence (Section 4.1)"},
    {"alice_bob_minibatches", &H::alice_bob_minibatches, [](E e, int) { return e == E::anc ? 5.0 : e == E::cpa_anc ? 3.0 : 1.0; }, 1, 1000, paper, "NAC", "", "Alice and Bob's minibatches in a round (Sections 4.3, 4.4; without an adversary ours)"},
    {"eve_minibatches", &H::eve_minibatches, [](E e, int) { return e == E::anc ? 10.0 : e == E::cpa_anc ? 60.0 : 0.0; }, 0, 10000, paper, "AC", "", "Eve's minibatches in a round (Sections 4.3, 4.4)"},
    {"gamma", &H::gamma, [](E e, int) { return e == E::anc ? 5.0 : e == E::cpa_anc ? 7.0 : 0.0; }, 0, 1000, paper, "AC", "", "weight of Eve's error in Alice and Bob's loss, (20) and (23)"},
    {"alpha", &H::alpha, alpha, 0, 1000, paper, "NAC", "", "strength of the L2 regularisation (Sections 4.3, 4.4; without an adversary ours)"},
    {"crypto_net_l2", &H::crypto_net_l2, crypto_net_l2, 0, 1000, open, "NAC", "0.003\\min(1,\\sqrt{8/n})/\\alpha\\ \\hbox{for CPA-ANC; beyond 16 bits that of 16}", "L2 on the CryptoNet: its gradient is alpha times this times W"},
    {"eve_l2", &H::eve_l2, eve_l2, 0, 1000, open, "AC", "4\\cdot10^{-5}/\\alpha,\\ \\hbox{for CPA-ANC }10^{-5}/\\alpha\\hbox{; beyond 16 bits that of 16}", "L2 on Eve: its gradient is alpha times this times her weights"},
    {"key_exclusivity", &H::key_exclusivity, [](E, int) { return 0.0; }, 0, 1000, addition, "AC", "", "penalty on shared key bits: alpha times this, over n, times the sum of w^2 w'^2 over pairs of key weights in one row or column of W"},
    {"crypto_net_init", &H::crypto_net_init, crypto_net_init, 1e-6, 100, open, "NAC", "0.6/\\sqrt{n},\\ \\hbox{for CPA-ANC beyond 8 bits }\\min(0.05, 0.6/\\sqrt{n})", "half-width of the uniform initial weights of the CryptoNet"},
    {"eve_init", &H::eve_init, [](E, int) { return 0.3; }, 1e-6, 100, open, "AC", "", "half-width of the uniform initial weights of Eve's rules"},
    {"eve_output_init", &H::eve_output_init, [](E, int) { return 0.3; }, 1e-6, 100, open, "AC", "", "half-width of the uniform initial weights of Eve's second layer"},
    {"rules_per_bit", &H::rules_per_bit, [](E, int) { return 4.0; }, 1, 64, paper, "AC", "", "Eve's rules per key bit, R / n (Section 4.4; for ANC ours)"},
    {"eve_biases", &H::eve_biases, [](E, int) { return 1.0; }, 0, 1, open, "AC", "", "1 gives Eve's layers biases, 0 does not"},
    {"distinct_messages", &H::distinct_messages, [](E, int) { return 1.0; }, 0, 1, open, "C", "", "1 never lets Eve choose P0 = P1, 0 draws them independently"},
    {"err_cross_entropy", &H::err_cross_entropy, [](E, int) { return 0.0; }, 0, 1, open, "C", "", "Err of (23): 0 reads 1 - mean probability of the true message, 1 the cross-entropy (22)"},
    {"stop_bob_error", &H::stop_bob_error, stop_bob_error, 0, 1, open, "NAC", "\\min(0.03, 1/(4n))", "a trial converges when Bob's mean error is at most this"},
    {"stop_eve_margin", &H::stop_eve_margin, [](E, int) { return 0.01; }, 0, 1, open, "AC", "", "and Eve's mean error within this of 1/2"},
    {"stop_window", &H::stop_window, [](E, int) { return 300.0; }, 1, 1e6, open, "NAC", "", "rounds over which both means are taken"},
    {"algorithm1_trials", &H::algorithm1_trials, [](E, int) { return 1000.0; }, 1, 1e9, open, "NAC", "", "T of Algorithm 1 in its sampled form"},
    {"eve", &H::eve, [](E, int) { return 0.0; }, 0, 1, open, "A", "", "Eve's network: 0 or rules, as in Figure 5; 1 or convolutional, that of reference [14], which wants eve_adam_epsilon 1e-8", "rules|convolutional"},
    {"crypto_net_family", &H::crypto_net_family, [](E, int) { return 0.0; }, 0, 3, open, "NAC", "", "family of the CryptoNet's initial weights, s their scale: 0 or uniform on (-s, s), 1 or normal with its deviation s / sqrt 3, 2 or positive on (0, s), 3 or opposite: the message's on (-s, 0), the key's on (0, s)", "uniform|normal|positive|opposite", 0.0},
    {"err_gate", &H::err_gate, [](E, int) { return 0.0; }, 0, 1, open, "AC", "", "min(., 0.5) of (20) and (23) is taken of the mean over the minibatch (0 or minibatch) or of each example (1 or example)", "minibatch|example", 0.0},
    {"l2_decoupled", &H::l2_decoupled, [](E, int) { return 0.0; }, 0, 1, open, "NAC", "", "L2 as a gradient through Adam (0), or as decay beside it, learning_rate times that gradient a step (1)", {}, 0.0},
    {"message_bits", &H::message_bits, [](E, int) { return 0.0; }, 0, kMaxKeyBits, addition, "NAC", "", "bits of message and ciphertext, n, more than those of the key; 0: as many", {}, 0.0},
};
// clang-format on

}  // namespace

std::span<const HyperparameterRow> hyperparameter_table() { return kTable; }

const HyperparameterRow* row_named(std::string_view name) {
  for (const HyperparameterRow& row : kTable) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

bool applies(const HyperparameterRow& row, Experiment experiment) {
  return row.applies.find(row_of(experiment).letter) != std::string_view::npos;
}

Hyperparameters default_hyperparameters(Experiment experiment, int message_bits) {
  Hyperparameters settings{};
  for (const HyperparameterRow& row : kTable) set(settings, row, row.default_value(experiment, message_bits));
  return settings;
}

int message_bits_of(int key_bits, const Hyperparameters& settings) {
  return settings.message_bits == 0 ? key_bits : static_cast<int>(settings.message_bits);
}

Hyperparameters defaults_beside(Experiment experiment, int key_bits, const Hyperparameters& settings) {
  return default_hyperparameters(experiment, message_bits_of(key_bits, settings));
}

void check_sizes(int key_bits, const Hyperparameters& settings) {
  if (settings.message_bits == 0 ? key_bits >= 1 : settings.message_bits > key_bits) return;
  throw UserError("`message_bits` " + std::to_string(settings.message_bits) + " does not fit `key_bits` " +
                      std::to_string(key_bits),
                  "give a message of at least one bit that is not shorter than the key");
}

double get(const Hyperparameters& settings, const HyperparameterRow& row) {
  return std::visit([&](auto field) { return static_cast<double>(settings.*field); }, row.field);
}

bool is_written(const Hyperparameters& settings, const HyperparameterRow& row, Experiment experiment) {
  return applies(row, experiment) && row.unwritten != get(settings, row);
}

void set(Hyperparameters& settings, const HyperparameterRow& row, double value) {
  value += 0.0;  // -0 is 0, in records too
  if (!(value >= row.minimum && value <= row.maximum)) {
    throw UserError(setting(row.name) + " " + shortest(value) + " is out of range",
                    "give a value from " + shortest(row.minimum) + " to " + shortest(row.maximum));
  }
  if (const auto* real = std::get_if<double H::*>(&row.field)) {
    settings.** real = value;
    return;
  }
  if (value != std::floor(value)) {
    throw UserError(setting(row.name) + " " + shortest(value) + " is not an integer", "give a whole number");
  }
  if (row.name == "minibatch" && std::fmod(value, 64) != 0) {
    throw UserError(setting(row.name) + " " + shortest(value) + " is not a multiple of 64", "give 64, 128, 192, ...");
  }
  settings.*std::get<std::int64_t H::*>(row.field) = static_cast<std::int64_t>(value);
}

std::optional<double> number_of(const HyperparameterRow& row, std::string_view text) {
  if (!row.words.empty()) {
    const std::vector<std::string> words = split(row.words, '|');
    const auto word = std::find(words.begin(), words.end(), text);
    if (word != words.end()) return static_cast<double>(word - words.begin());
  }
  return parse_double(text);
}

std::string word_of(const HyperparameterRow& row, double value) {
  return split(row.words, '|').at(static_cast<std::size_t>(value));
}

std::string_view name_of(Source source) {
  switch (source) {
    case Source::paper:
      return "paper";
    case Source::open:
      return "open";
    case Source::addition:
      return "ours";
  }
  throw ContractViolation("name_of: no such source");
}

}  // namespace anc
