#include "training/experiment.h"

#include <algorithm>

#include "base/check.h"

namespace anc {
namespace {

using E = Experiment;

// One line each.
// clang-format off
// experiment, name, letter, title, trials, table, paper (communicates, secure), eve_error, eve_rate
constexpr ExperimentRow kTable[] = {
    {E::no_adversary, "no_adversary", 'N', "No adversary", 10, 1, PaperCounts{{{10, 0}, {10, 0}, {10, 0}}}, "", ""},
    {E::anc, "anc", 'A', "ANC", 20, 2, PaperCounts{{{20, 2}, {18, 2}, {11, 0}}}, "mean L1 distance per bit", "fraction of bits Eve decrypts"},
    {E::cpa_anc, "cpa_anc", 'C', "CPA-ANC", 20, 3, PaperCounts{{{19, 19}, {20, 20}, {20, 19}}}, "1 - mean probability of the true message", "fraction of messages Eve tells"},
};
// clang-format on

template <class Wanted>
std::optional<E> first_with(const Wanted& wanted) {
  const auto* const row = std::find_if(std::begin(kTable), std::end(kTable), wanted);
  return row == std::end(kTable) ? std::nullopt : std::optional(row->experiment);
}

}  // namespace

std::span<const ExperimentRow> experiment_table() { return kTable; }

const ExperimentRow& row_of(Experiment experiment) {
  for (const ExperimentRow& row : kTable) {
    if (row.experiment == experiment) return row;
  }
  throw ContractViolation("row_of: an experiment without its line");
}

std::string_view name_of(Experiment experiment) { return row_of(experiment).name; }

std::vector<std::string> experiment_names() {
  std::vector<std::string> names;
  for (const ExperimentRow& row : kTable) names.emplace_back(row.name);
  return names;
}

std::optional<Experiment> experiment_named(std::string_view name) {
  return first_with([&](const ExperimentRow& row) { return row.name == name; });
}

std::optional<Experiment> experiment_of_table(int table) {
  return first_with([&](const ExperimentRow& row) { return row.table == table; });
}

std::optional<PaperCount> paper_count(Experiment experiment, int key_bits) {
  const auto* const size = std::find(kPaperKeyBits.begin(), kPaperKeyBits.end(), key_bits);
  const auto& paper = row_of(experiment).paper;
  if (!paper || size == kPaperKeyBits.end()) return std::nullopt;
  return (*paper)[static_cast<std::size_t>(size - kPaperKeyBits.begin())];
}

}  // namespace anc
