// Every hyperparameter, written once: one line of hyperparameters.cpp makes the flag, its range check, the record's
// field and the row of the report's table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "training/trial_id.h"

namespace anc {

// Values of one trial. Field names are the record's.
struct Hyperparameters {
  double learning_rate, adam_beta1, adam_beta2, adam_epsilon, eve_adam_epsilon;
  std::int64_t minibatch, max_rounds, alice_bob_minibatches, eve_minibatches;
  double gamma, alpha, crypto_net_l2, eve_l2, key_exclusivity;
  double crypto_net_init, eve_init, eve_output_init;
  std::int64_t rules_per_bit, eve_biases, distinct_messages, err_cross_entropy;
  double stop_bob_error, stop_eve_margin;
  std::int64_t stop_window, algorithm1_trials;
  std::int64_t eve;  // of ANC: 0 or kConvolutionalEve
  std::int64_t crypto_net_family, err_gate, l2_decoupled;
  std::int64_t message_bits;  // 0: as many as the key has; see message_bits_of

  friend bool operator==(const Hyperparameters&, const Hyperparameters&) = default;
};

// Eve's network in the ANC game: 0, rules as in Figure 5, or this, the one of reference [14].
inline constexpr std::int64_t kConvolutionalEve = 1;

// Of what min(., 0.5) of (20) and (23) is taken: 0, the minibatch's mean, or this, each example.
inline constexpr std::int64_t kGateOfExamples = 1;

// Where a value comes from: fixed by the paper, left open by it and chosen by us, or an addition of ours to the paper,
// whose default leaves it out.
enum class Source { paper, open, addition };
std::string_view name_of(Source source);  // "paper", "open", "ours"

struct HyperparameterRow {
  std::string_view name;  // snake_case
  std::variant<double Hyperparameters::*, std::int64_t Hyperparameters::*> field;
  double (*default_value)(Experiment, int message_bits);
  double minimum, maximum;  // inclusive
  Source source;
  std::string_view applies;     // the experiments that use it: their letters (ExperimentRow)
  std::string_view formula;     // the default as the report prints it (LaTeX math), empty when it is a plain number
  std::string_view help;        // one line, with the paper's section or equation
  std::string_view words = {};  // of a choice: what the flag may say for 0, 1, ..., separated by '|'
  // What a record without this field means: what was done before the row existed. A record leaves it out at this value,
  // so that older records, and their bytes, stay valid whatever becomes of the default.
  std::optional<double> unwritten = {};
};

std::span<const HyperparameterRow> hyperparameter_table();

// Null when there is none.
const HyperparameterRow* row_named(std::string_view name);

bool applies(const HyperparameterRow& row, Experiment experiment);

Hyperparameters default_hyperparameters(Experiment experiment, int message_bits);

// n, the bits of the message and of the ciphertext, of a trial with these settings and m = key_bits bits of key.
int message_bits_of(int key_bits, const Hyperparameters& settings);

// The defaults that these settings depart from: those of their message size.
Hyperparameters defaults_beside(Experiment experiment, int key_bits, const Hyperparameters& settings);

// Throws UserError unless the key is shorter than the message where message_bits is said, and not empty elsewhere: so
// a pair of sizes is written in one way.
void check_sizes(int key_bits, const Hyperparameters& settings);

// Value access by row, for flags, records and tables. `set` throws UserError naming the row when the value is out of
// range (or not an integer where one is needed).
double get(const Hyperparameters& settings, const HyperparameterRow& row);
void set(Hyperparameters& settings, const HyperparameterRow& row, double value);

// Whether a record, or the header of a trace, of this experiment has the field.
bool is_written(const Hyperparameters& settings, const HyperparameterRow& row, Experiment experiment);

// The number that the text of a flag stands for: one of the row's words, or else a number. Nothing when it is neither.
std::optional<double> number_of(const HyperparameterRow& row, std::string_view text);

// The other way, for a row that has words and one of its values.
std::string word_of(const HyperparameterRow& row, double value);

}  // namespace anc
