#include "results/table.h"

#include "campaign/citation.h"
#include "campaign/settings.h"
#include "results/comparison.h"
#include "results/format.h"
#include "results/settings_table.h"
#include "results/sheet.h"

namespace anc {
namespace {

// A value of the paper's side, where it has one.
template <class ValueOf>
Value of_paper(const Comparison& comparison, const ValueOf& value_of) {
  return comparison.paper ? Value(value_of(*comparison.paper)) : Value(Absent{});
}

// And p, where it can be judged.
template <class ValueOf>
Value p_value_of(const Comparison& comparison, const ValueOf& value_of) {
  const bool judged = comparison.paper && comparison.paper->judged();
  return judged ? Value(value_of(*comparison.paper->fisher_p)) : Value(Absent{});
}

Sheet outcome_sheet(const Table& table) {
  Sheet sheet = {.columns = {{"key bits"},
                             {"outcome", true},
                             {"ours"},
                             {"%"},
                             {"95 % Wilson"},
                             {"paper"},
                             {"Fisher p"},
                             {"verdict", true}}};
  for (const Cell& cell : table.cells) {
    for (const Outcome outcome : kOutcomes) {
      const Comparison c = compare(cell, outcome);
      sheet.rows.push_back({outcome == kOutcomes.front() ? std::to_string(cell.key_bits) : "", words_of(outcome).row,
                            c.ours, Percent{c.ours.fraction()}, c.ours.interval(),
                            of_paper(c, [](const PaperSide& paper) { return paper.rate; }),
                            p_value_of(c, [](double p) { return PValue{p}; }), verdict_of(c)});
    }
  }
  return sheet;
}

Sheet detail_sheet(const Table& table) {
  Sheet sheet = {.columns = {{"key bits"},
                             {"converged"},
                             {"Bob <= stop"},
                             {"Bob <= " + exact(kSmallError)},
                             {"mixed key"},
                             {"leaked bits"},
                             {"rounds"},
                             {"trials", true},
                             {.head = "settings", .left = true, .in_latex = false}}};
  for (const Cell& cell : table.cells) {
    sheet.rows.push_back({std::int64_t{cell.key_bits}, cell.rate(cell.converged), cell.bob_within_stop,
                          cell.bob_within_small, cell.rate(cell.mixed_key()),
                          cell.communicates > 0 ? Value(cell.leaked_bits) : Value(Absent{}), cell.rounds, cell.ranges,
                          settings_text(cell)});
  }
  return sheet;
}

void add_outcome(std::vector<Datum>& data, const Cell& cell, Outcome outcome) {
  const std::string name = name_of(outcome);
  const Comparison c = compare(cell, outcome);
  data.insert(data.end(), {{name, c.ours.count}, {name + "_rate", c.ours.fraction()}});
  add_interval(data, name, c.ours);
  data.insert(data.end(), {{name + "_paper", of_paper(c, [](const PaperSide& paper) { return paper.rate.count; })},
                           {name + "_fisher_p", p_value_of(c, [](double p) { return p; })},
                           {name + "_verdict", verdict_of(c)}});
}

void add_spread(std::vector<Datum>& data, const std::string& name, const Spread& spread, bool known) {
  const auto value = [&](auto number) { return known ? Value(number) : Value(Absent{}); };
  data.insert(data.end(), {{name + "_min", value(spread.minimum)},
                           {name + "_median", value(spread.median)},
                           {name + "_max", value(spread.maximum)}});
}

std::vector<Datum> data_of(const Cell& cell) {
  const bool paper = paper_count_of(cell).has_value();
  std::vector<Datum> data = {
      {"key_bits", std::int64_t{cell.key_bits}},
      {"trials", cell.trials},
      {"paper_trials", paper ? Value(std::int64_t{row_of(cell.experiment).trials}) : Value(Absent{})}};
  for (const Outcome outcome : kOutcomes) add_outcome(data, cell, outcome);
  data.insert(data.end(), {{"mixed_key", cell.mixed_key()},
                           {"converged", cell.converged},
                           {"cut_short", cell.cut_short},
                           {"bob_within_stop", cell.bob_within_stop},
                           {"bob_within_" + exact(kSmallError), cell.bob_within_small}});
  add_spread(data, "leaked", cell.leaked_bits, cell.communicates > 0);
  add_spread(data, "rounds", cell.rounds, true);
  for (std::size_t i = 0; i < cell.masks.size(); ++i) {
    const std::string name = "masks_" + std::to_string(i + 1) + (i + 1 == cell.masks.size() ? "_up" : "");
    data.push_back({name, cell.masks[i]});
    data.push_back({name + "_sum_zero", cell.masks_of_sum_zero[i]});
  }
  for (std::size_t i = 0; i < cell.shortest_leaks.size(); ++i) {
    const bool last = i + 1 == cell.shortest_leaks.size();
    data.push_back({"shortest_leak_" + std::to_string(i + 1) + (last ? "_up" : ""), cell.shortest_leaks[i]});
  }
  for (const Cell::NamedCount& one : Cell::named_counts()) data.push_back({one.name, cell.*one.count});
  add_spread(data, "steps_to_converge", cell.steps_to_converge, cell.converged > 0);
  return data;
}

Sheet data_sheet(const Table& table) {
  Sheet sheet;
  for (const Cell& cell : table.cells) add_row(sheet, data_of(cell));
  return sheet;
}

std::string all_settings(const Cell& cell) {
  std::vector<std::string> parts;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (is_written(cell.settings, row, cell.experiment)) parts.push_back(setting_equation(cell.settings, row));
  }
  return joined(parts, " ");
}

}  // namespace

std::string settings_text(const Cell& cell) {
  std::vector<std::string> changed;
  for (const HyperparameterRow* const row : changed_settings(cell.settings, cell.experiment, cell.key_bits)) {
    changed.push_back(setting_equation(cell.settings, *row));
  }
  if (changed.empty()) return kDefaults;
  const Citation any = cite({.experiment = cell.experiment, .key_bits = cell.key_bits}, cell.settings);
  return "defaults except " + joined(changed, " ") + " (@" + any.settings + ")";
}

std::string terminal_text(const Table& table) {
  const ExperimentRow& game = row_of(table.experiment);
  return "Table " + std::to_string(game.table) + ": " + std::string(game.title) + "\n" +
         terminal_text(outcome_sheet(table)) + "\n" + terminal_text(detail_sheet(table));
}

std::string table_tsv(const Table& table) {
  std::string text = "# experiment: " + std::string(name_of(table.experiment)) + "\n";
  for (const Cell& cell : table.cells) {
    const std::string size = std::to_string(cell.key_bits);
    text += "# key_bits " + size + ": numerics " + cell.numerics + "; " + spelled(cell.ranges, Spelling::data) + "\n";
    text += "# key_bits " + size + ": " + all_settings(cell) + "\n";
  }
  text +=
      "# units: counts of trials; rates and 95 % Wilson bounds as fractions; fisher_p two-sided against the "
      "paper's count, PASS above 0.05, too short to judge where trials were cut short, at fewer rounds than the "
      "paper's cap, where the paper has one count of secure for both readings, one_time_pad and perfectly_secret; "
      "strict: trials that converged and communicate; bob_within: trials whose mean error of Bob before rounding is at "
      "most the stopping bound, or that; "
      "leaked bits over the trials that communicate; rounds over all trials; masks_k: "
      "ciphertext bits of perfectly secret ciphers that k key bits mask, and those of them whose rounded weights sum "
      "to 0; shortest_leak_k: trials that communicate and leak, k ciphertext bits being the fewest whose sum is free "
      "of the key; clear_bits, whole_key_bits: of those that communicate, ciphertext bits with no key bit in them, "
      "with the whole key; clear_trials, keyless_trials: those of them with bits in the clear, with no others; "
      "dead_bit_trials: trials with a constant ciphertext bit; secret_within_bob, secret_within_eve: perfectly secret "
      "ones that ended within Bob's bound of the stopping rule, within Eve's; steps_to_converge: Alice and Bob's "
      "minibatches, over the trials that converged\n";
  return text + data_text(data_sheet(table));
}

std::string latex_outcomes(const Table& table) { return latex_rows(outcome_sheet(table), Groups::spaced); }

std::string latex_details(const Table& table) { return latex_rows(detail_sheet(table)); }

}  // namespace anc
