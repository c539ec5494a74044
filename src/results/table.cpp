#include "results/table.h"

#include "campaign/settings.h"
#include "results/format.h"
#include "results/paper_results.h"

namespace anc {
namespace {

std::string of(std::int64_t count, std::int64_t trials) { return std::to_string(count) + "/" + std::to_string(trials); }

const char* words_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::communicates:
      return "communicates";
    case Outcome::one_time_pad:
      return "secure: one-time pad";
    case Outcome::perfectly_secret:
      return "secure: no information";
  }
  return "";
}

std::vector<std::string> outcome_row(const Cell& cell, Outcome outcome) {
  const Comparison c = compare(cell, outcome);
  return {outcome == kOutcomes.front() ? std::to_string(cell.key_bits) : "",
          words_of(outcome),
          of(c.count, c.trials),
          percent(c.rate()),
          percent(c.interval.low) + "-" + percent(c.interval.high),
          c.paper ? of(c.paper->count, c.paper->trials) : "-",
          c.paper ? p_value(c.paper->fisher_p) : "-",
          verdict_of(c)};
}

std::string outcome_block(const Table& table) {
  std::vector<std::vector<std::string>> rows = {
      {"key bits", "outcome", "ours", "%", "95 % Wilson", "paper", "Fisher p", "verdict"}};
  for (const Cell& cell : table.cells) {
    for (const Outcome outcome : kOutcomes) rows.push_back(outcome_row(cell, outcome));
  }
  return aligned(rows, {false, true, false, false, false, false, false, true});
}

std::string spread_text(const Spread& spread) {
  return count_or_half(spread.median) + " (" + std::to_string(spread.minimum) + "-" + std::to_string(spread.maximum) +
         ")";
}

std::string detail_block(const Table& table) {
  std::vector<std::vector<std::string>> rows = {{"key bits", "converged", "Bob <= stop", "Bob <= " + exact(kSmallError),
                                                 "mixed key", "leaked bits", "rounds", "trials", "settings"}};
  for (const Cell& cell : table.cells) {
    rows.push_back({std::to_string(cell.key_bits), of(cell.converged, cell.trials),
                    of(cell.bob_within_stop, cell.trials), of(cell.bob_within_small, cell.trials),
                    of(cell.mixed_key(), cell.trials), cell.communicates > 0 ? spread_text(cell.leaked_bits) : "-",
                    spread_text(cell.rounds), seeds_text(cell), settings_text(cell)});
  }
  return aligned(rows, {false, false, false, false, false, false, false, true, true});
}

std::vector<std::string> comparison_columns(const Comparison& c) {
  std::vector<std::string> columns = {std::to_string(c.count), exact(c.rate()), exact(c.interval.low),
                                      exact(c.interval.high)};
  columns.push_back(c.paper ? std::to_string(c.paper->count) : "NA");
  columns.push_back(c.paper ? exact(c.paper->fisher_p) : "NA");
  columns.push_back(c.paper ? verdict_of(c) : "NA");
  return columns;
}

std::string tsv_row(const Cell& cell) {
  const auto paper = paper_count(cell.experiment, cell.key_bits);
  std::vector<std::string> columns = {std::to_string(cell.key_bits), std::to_string(cell.trials),
                                      paper ? std::to_string(paper->trials) : "NA"};
  for (const Outcome outcome : kOutcomes) {
    for (std::string& column : comparison_columns(compare(cell, outcome))) columns.push_back(std::move(column));
  }
  columns.push_back(std::to_string(cell.mixed_key()));
  columns.push_back(std::to_string(cell.converged));
  columns.push_back(std::to_string(cell.bob_within_stop));
  columns.push_back(std::to_string(cell.bob_within_small));
  const Spread& leaked = cell.leaked_bits;
  const bool any = cell.communicates > 0;
  columns.push_back(any ? std::to_string(leaked.minimum) : "NA");
  columns.push_back(any ? exact(leaked.median) : "NA");
  columns.push_back(any ? std::to_string(leaked.maximum) : "NA");
  columns.push_back(std::to_string(cell.rounds.minimum));
  columns.push_back(exact(cell.rounds.median));
  columns.push_back(std::to_string(cell.rounds.maximum));
  for (const std::int64_t count : cell.masks) columns.push_back(std::to_string(count));
  return joined(columns, "\t");
}

std::string column_names() {
  std::vector<std::string> names = {"key_bits", "trials", "paper_trials"};
  for (const Outcome outcome : kOutcomes) {
    const std::string name = name_of(outcome);
    for (const char* suffix : {"", "_rate", "_low", "_high"}) names.push_back(name + suffix);
    for (const char* suffix : {"_paper", "_fisher_p", "_verdict"}) names.push_back(name + suffix);
  }
  const std::vector<std::string> details = {
      "mixed_key",     "converged",     "bob_within_stop", "bob_within_" + exact(kSmallError),
      "leaked_min",    "leaked_median", "leaked_max",      "rounds_min",
      "rounds_median", "rounds_max",    "masks_1",         "masks_2",
      "masks_3",       "masks_4",       "masks_5_up"};
  names.insert(names.end(), details.begin(), details.end());
  return joined(names, "\t");
}

std::string all_settings(const Cell& cell) {
  std::vector<std::string> parts;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (applies(row, cell.experiment)) parts.push_back(std::string(row.name) + "=" + value_text(cell.settings, row));
  }
  return joined(parts, " ");
}

}  // namespace

std::string seeds_text(const Cell& cell, const std::string& dash) {
  std::vector<std::string> parts;
  for (const TrialRange& range : cell.ranges) {
    const std::string seed = "seed " + std::to_string(range.seed);
    const bool single = range.first == range.last;
    parts.push_back(seed + (single ? ", trial " : ", trials ") + std::to_string(range.first) +
                    (single ? "" : dash + std::to_string(range.last)));
  }
  return joined(parts, "; ");
}

std::string settings_text(const Cell& cell) {
  const Hyperparameters defaults = default_hyperparameters(cell.experiment, cell.key_bits);
  std::string text = "defaults";
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!applies(row, cell.experiment) || get(cell.settings, row) == get(defaults, row)) continue;
    text += (text == "defaults" ? " except " : " ") + std::string(row.name) + "=" + value_text(cell.settings, row);
  }
  return text;
}

std::string terminal_text(const Table& table) {
  const std::string title = "Table " + std::to_string(table_of(table.experiment)) + ": " + title_of(table.experiment) +
                            (table.quick ? " (QUICK: reduced trials, not the paper's)" : "");
  return title + "\n" + outcome_block(table) + "\n" + detail_block(table);
}

std::string table_tsv(const Table& table) {
  const std::string number = std::to_string(table_of(table.experiment));
  std::string text = "# program: tabulate --table " + number + "\n";
  if (table.quick) text += "# QUICK: reduced trials, not the paper's\n";
  text += "# experiment: " + std::string(name_of(table.experiment)) + "\n";
  for (const Cell& cell : table.cells) {
    const std::string size = std::to_string(cell.key_bits);
    text += "# key_bits " + size + ": numerics " + cell.numerics + "; " + seeds_text(cell) + "\n";
    text += "# key_bits " + size + ": " + all_settings(cell) + "\n";
  }
  text +=
      "# units: counts of trials; rates and 95 % Wilson bounds as fractions; fisher_p two-sided against the "
      "paper's count, PASS above 0.05, where the paper has one count of secure for both readings, one_time_pad and "
      "perfectly_secret; "
      "bob_within: trials whose mean error of Bob before rounding is at most the stopping bound, or that; "
      "leaked bits over the trials that communicate; rounds over all trials; masks_k: "
      "ciphertext bits of perfectly secret ciphers that k key bits mask\n";
  text += "# columns: " + column_names() + "\n";
  for (const Cell& cell : table.cells) text += tsv_row(cell) + "\n";
  return text;
}

}  // namespace anc
