#include "results/latex_rows.h"

#include "results/format.h"
#include "results/paper_results.h"

namespace anc {
namespace {

constexpr Experiment kExperiments[] = {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc};

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

std::string latex_row(const std::vector<std::string>& columns) { return joined(columns, " & ") + " \\\\\n"; }

std::string of(std::int64_t count, std::int64_t trials) { return std::to_string(count) + "/" + std::to_string(trials); }

std::string latex_p(double p) { return p < 0.001 ? "$<$0.001" : fixed(p, 3); }

std::string latex_verdict(const Comparison& c) {
  if (!c.paper) return "--";
  return verdict_of(c) == "PASS" ? "\\verdictPass" : "\\verdictFail";
}

std::string outcome_row(const Cell& cell, Outcome outcome) {
  const Comparison c = compare(cell, outcome);
  return latex_row({outcome == kOutcomes.front() ? std::to_string(cell.key_bits) : "", words_of(outcome),
                    of(c.count, c.trials), percent(c.rate()), percent(c.interval.low) + "--" + percent(c.interval.high),
                    c.paper ? of(c.paper->count, c.paper->trials) : "--", c.paper ? latex_p(c.paper->fisher_p) : "--",
                    latex_verdict(c)});
}

std::string spread_text(const Spread& spread) {
  return count_or_half(spread.median) + " (" + std::to_string(spread.minimum) + "--" + std::to_string(spread.maximum) +
         ")";
}

std::string detail_row(const Cell& cell) {
  return latex_row({std::to_string(cell.key_bits), of(cell.converged, cell.trials),
                    std::to_string(cell.bob_within_stop), std::to_string(cell.bob_within_small),
                    of(cell.mixed_key(), cell.trials), cell.communicates > 0 ? spread_text(cell.leaked_bits) : "--",
                    spread_text(cell.rounds), seeds_text(cell, "--"), latex_escape(settings_text(cell))});
}

// "0.1", or "0.1, 0.05, 0.01" when it depends on n, or a dash when the game does not use it.
std::string values_in(const HyperparameterRow& row, Experiment experiment) {
  if (!applies(row, experiment)) return "--";
  std::vector<std::string> values;
  for (const int key_bits : kPaperKeyBits) {
    values.push_back("$" + latex_number(row.default_value(experiment, key_bits)) + "$");
  }
  const bool constant = values[0] == values[1] && values[1] == values[2];
  return constant ? values[0] : joined(values, ", ");
}

std::string setting_row(const HyperparameterRow& row) {
  std::vector<std::string> columns = {"\\texttt{" + latex_escape(row.name) + "}"};
  for (const Experiment experiment : kExperiments) columns.push_back(values_in(row, experiment));
  columns.emplace_back(name_of(row.source));
  const std::string formula = row.formula.empty() ? "" : "$" + std::string(row.formula) + "$; ";
  return joined(columns, " & ") + " \\\\*\n\\settinghelp{" + formula + latex_escape(row.help) + "}\n";
}

}  // namespace

void define_rows(MacroFile& macros, const Table& table) {
  std::string rows, details;
  for (const Cell& cell : table.cells) {
    if (!rows.empty()) rows += "\\addlinespace\n";
    for (const Outcome outcome : kOutcomes) rows += outcome_row(cell, outcome);
    details += detail_row(cell);
  }
  const std::string name = "resultTable" + number_name(table_of(table.experiment));
  macros.define(name + "Rows", "%\n" + rows);
  macros.define(name + "DetailRows", "%\n" + details);
}

void define_settings(MacroFile& macros) {
  std::string rows;
  for (const HyperparameterRow& row : hyperparameter_table()) rows += setting_row(row);
  macros.define("settingRows", "%\n" + rows);
  for (const Experiment experiment : kExperiments) {
    for (const int key_bits : kPaperKeyBits) {
      for (const HyperparameterRow& row : hyperparameter_table()) {
        if (!applies(row, experiment)) continue;
        macros.define("setting" + cell_name(experiment, key_bits) + letters_of(row.name),
                      latex_number(row.default_value(experiment, key_bits)));
      }
    }
  }
}

}  // namespace anc
