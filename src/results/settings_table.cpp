#include "results/settings_table.h"

#include "campaign/settings.h"
#include "results/format.h"
#include "results/sheet.h"

namespace anc {
namespace {

// Name and source, then the value in each game at each size, which `value_of` spells.
template <class ValueOf>
std::vector<Datum> row_of(const HyperparameterRow& row, const ValueOf& value_of) {
  std::vector<Datum> data = {{"name", std::string(row.name)}, {"source", std::string(name_of(row.source))}};
  for (const ExperimentRow& game : experiment_table()) {
    for (const int key_bits : kPaperKeyBits) {
      data.push_back({cell_path(game.experiment, key_bits),
                      applies(row, game.experiment) ? Value(value_of(row.default_value(game.experiment, key_bits)))
                                                    : Value(Absent{})});
    }
  }
  return data;
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
  for (const ExperimentRow& game : experiment_table()) columns.push_back(values_in(row, game.experiment));
  columns.emplace_back(name_of(row.source));
  const std::string formula = row.formula.empty() ? "" : "$" + std::string(row.formula) + "$; ";
  return joined(columns, " & ") + " \\\\*\n\\settinghelp{" + formula + latex_escape(row.help) + "}\n";
}

}  // namespace

std::string setting_equation(const Hyperparameters& settings, const HyperparameterRow& row) {
  const double value = get(settings, row);
  return std::string(row.name) + "=" + (is_integer(row) ? fixed(value, 0) : exact(value));
}

std::string settings_terminal_text() {
  Sheet sheet;
  for (const HyperparameterRow& row : hyperparameter_table()) add_row(sheet, row_of(row, four_digits));
  sheet.columns[0] = {"setting", true};
  sheet.columns[1].left = true;
  return terminal_text(sheet);
}

std::string settings_tsv() {
  Sheet sheet;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    std::vector<Datum> data = row_of(row, [](double value) { return value; });
    data.insert(data.end(), {{"minimum", row.minimum},
                             {"maximum", row.maximum},
                             {"formula", row.formula.empty() ? Value(Absent{}) : Value(std::string(row.formula))},
                             {"help", std::string(row.help)}});
    add_row(sheet, std::move(data));
  }
  return "# units: none; the defaults of experiment/key_bits, NA where the game does not use the setting\n" +
         data_text(sheet);
}

void define_settings(MacroFile& macros) {
  std::string rows;
  for (const HyperparameterRow& row : hyperparameter_table()) rows += setting_row(row);
  macros.define("setting/rows", "%\n" + rows);
  for (const ExperimentRow& game : experiment_table()) {
    for (const int key_bits : kPaperKeyBits) {
      for (const HyperparameterRow& row : hyperparameter_table()) {
        if (!applies(row, game.experiment)) continue;
        macros.define("setting/" + cell_path(game.experiment, key_bits) + "/" + std::string(row.name),
                      latex_number(row.default_value(game.experiment, key_bits)));
      }
    }
  }
}

}  // namespace anc
