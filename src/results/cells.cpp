#include "results/cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/check.h"
#include "campaign/record_difference.h"
#include "campaign/settings.h"
#include "cipher/ending.h"
#include "cipher/secrecy.h"
#include "results/merge.h"

namespace anc {
namespace {

using TrialKey = std::tuple<int, std::uint64_t, std::uint64_t>;

TrialKey key_of(const Record& record) { return {record.id.key_bits, record.id.seed, record.id.trial}; }

void check_same_cell(const Record& record, const std::string& file, const Sourced<Record>& other) {
  const std::string where = file + ": " + citation_of(record.id) + " has ";
  const std::string whose = " of " + citation_of(other.record.id) + " in " + other.file;
  if (record.numerics != other.record.numerics) {
    throw UserError(where + "numerics " + record.numerics + " against " + other.record.numerics + whose,
                    "tabulate each numerics profile apart");
  }
  if (const HyperparameterRow* row = first_difference(record.settings, other.record.settings, record.id.experiment)) {
    throw UserError(where + std::string(row->name) + " " + value_text(record.settings, *row) + " against " +
                        value_text(other.record.settings, *row) + whose,
                    "tabulate each setting apart");
  }
}

void add_to_ranges(std::vector<TrialRange>& ranges, const TrialId& id) {
  if (!ranges.empty() && ranges.back().seed == id.seed && ranges.back().last + 1 == id.trial) {
    ranges.back().last = id.trial;
  } else {
    ranges.push_back({.seed = id.seed, .first = id.trial, .last = id.trial});
  }
}

// Domain: a perfectly secret cipher.
void count_masks(const Record& record, const cipher::LinearCipher& cipher, Cell& cell) {
  for (int j = 0; j < cipher.message_bits(); ++j) {
    const auto key_bits = static_cast<std::size_t>(cipher.b.row_weight(j));
    check(key_bits >= 1, "count_masks: a perfectly secret cipher masks every bit");
    const std::size_t place = std::min(key_bits, cell.masks.size()) - 1;
    ++cell.masks[place];
    std::int64_t sum = 0;
    for (const std::vector<std::int64_t>& row : record.rounded_weights) sum += row[static_cast<std::size_t>(j)];
    cell.masks_of_sum_zero[place] += sum == 0;
  }
}

// Domain: a cipher that communicates.
void count_leak(const cipher::LinearCipher& cipher, Cell& cell) {
  const std::optional<int> bits = cipher::shortest_leak(cipher);
  if (bits) ++cell.shortest_leaks[std::min(static_cast<std::size_t>(*bits), cell.shortest_leaks.size()) - 1];
}

// Domain: a cipher that communicates.
void count_clear_bits(const cipher::LinearCipher& cipher, Cell& cell) {
  std::int64_t clear = 0;
  for (int j = 0; j < cipher.message_bits(); ++j) {
    const int key_bits = cipher.b.row_weight(j);
    clear += key_bits == 0;
    cell.whole_key_bits += key_bits > 0 && key_bits == cipher.key_bits();
  }
  cell.clear_bits += clear;
  cell.clear_trials += clear > 0;
  cell.keyless_trials += clear == cipher.message_bits();
}

// The paper would have trained on.
bool is_cut_short(const Record& record) {
  const Hyperparameters defaults = defaults_beside(record.id.experiment, record.id.key_bits, record.settings);
  return !record.converged && record.settings.max_rounds < defaults.max_rounds;
}

}  // namespace

Spread spread_of(std::vector<std::int64_t> values) {
  check(!values.empty(), "spread_of: at least one value");
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  const auto middle = static_cast<double>(values[half]);
  return {.minimum = values.front(),
          .maximum = values.back(),
          .median = values.size() % 2 == 1 ? middle : (static_cast<double>(values[half - 1]) + middle) / 2.0};
}

std::span<const Cell::NamedCount> Cell::named_counts() {
  static constexpr NamedCount kCounts[] = {{"strict", &Cell::strict},
                                           {"clear_bits", &Cell::clear_bits},
                                           {"clear_trials", &Cell::clear_trials},
                                           {"keyless_trials", &Cell::keyless_trials},
                                           {"whole_key_bits", &Cell::whole_key_bits},
                                           {"dead_bit_trials", &Cell::dead_bit_trials},
                                           {"secret_within_bob", &Cell::secret_within_bob},
                                           {"secret_within_eve", &Cell::secret_within_eve}};
  return kCounts;
}

std::vector<Record> merge_records(Experiment experiment, std::span<const NamedRecords> files) {
  std::map<TrialKey, Sourced<Record>> by_trial;
  std::map<int, Sourced<Record>> first_of_cell;
  for (const NamedRecords& file : files) {
    for (const Record& record : file.records) {
      if (record.id.experiment != experiment) {
        throw UserError(
            file.name + ": " + citation_of(record.id) + " is not a trial of " + std::string(name_of(experiment)),
            "give the record files of one experiment, or another `table`");
      }
      const auto [cell, is_first] = first_of_cell.try_emplace(record.id.key_bits, Sourced<Record>{record, file.name});
      if (!is_first) check_same_cell(record, file.name, cell->second);
      merge(by_trial, key_of(record), record, file.name, citation_of(record.id), record_difference);
    }
  }
  std::vector<Record> merged;
  for (auto& [key, sourced] : by_trial) merged.push_back(std::move(sourced.record));
  return merged;
}

Cell count_cell(std::span<const Record> records) {
  check(!records.empty(), "count_cell: at least one record");
  Cell cell{.experiment = records.front().id.experiment,
            .key_bits = records.front().id.key_bits,
            .numerics = records.front().numerics,
            .settings = records.front().settings};
  std::vector<std::int64_t> leaked_bits, rounds, steps;
  for (const Record& record : records) {
    add_to_ranges(cell.ranges, record.id);
    ++cell.trials;
    cell.communicates += record.communicates;
    cell.one_time_pad += record.one_time_pad;
    cell.perfectly_secret += record.perfectly_secret;
    cell.converged += record.converged;
    cell.strict += record.converged && record.communicates;
    cell.cut_short += is_cut_short(record);
    cell.bob_within_stop += record.bob_error <= record.settings.stop_bob_error;
    cell.bob_within_small += record.bob_error <= kSmallError;
    const cipher::LinearCipher cipher = cipher_of(record);
    if (record.communicates) {
      leaked_bits.push_back(record.leaked_bits);
      count_clear_bits(cipher, cell);
      if (record.leaked_bits > 0) count_leak(cipher, cell);
    } else {
      cell.dead_bit_trials += cipher::ending_of(cipher) == cipher::Ending::dead_bit;
    }
    if (record.perfectly_secret) count_masks(record, cipher, cell);
    cell.secret_within_bob += record.perfectly_secret && record.bob_error <= record.settings.stop_bob_error;
    cell.secret_within_eve +=
        record.perfectly_secret && std::abs(record.eve_error - 0.5) <= record.settings.stop_eve_margin;
    rounds.push_back(record.rounds);
    if (record.converged) steps.push_back(record.rounds * record.settings.alice_bob_minibatches);
  }
  if (!leaked_bits.empty()) cell.leaked_bits = spread_of(std::move(leaked_bits));
  if (!steps.empty()) cell.steps_to_converge = spread_of(std::move(steps));
  cell.rounds = spread_of(std::move(rounds));
  return cell;
}

std::vector<Cell> count_cells(std::span<const Record> merged) {
  std::vector<Cell> cells;
  while (!merged.empty()) {
    const auto same_size = [&](const Record& r) { return r.id.key_bits == merged.front().id.key_bits; };
    const auto length =
        static_cast<std::size_t>(std::find_if_not(merged.begin(), merged.end(), same_size) - merged.begin());
    cells.push_back(count_cell(merged.first(length)));
    merged = merged.subspan(length);
  }
  return cells;
}

}  // namespace anc
