#include "results/settings_table.h"

#include "results/format.h"
#include "results/paper_results.h"
#include "training/hyperparameters.h"

namespace anc {
namespace {

constexpr Experiment kExperiments[] = {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc};

std::vector<std::string> values_of(const HyperparameterRow& row, std::string (*text_of)(double), const char* unused) {
  std::vector<std::string> values;
  for (const Experiment experiment : kExperiments) {
    for (const int key_bits : kPaperKeyBits) {
      values.push_back(applies(row, experiment) ? text_of(row.default_value(experiment, key_bits)) : unused);
    }
  }
  return values;
}

std::vector<std::string> value_names() {
  std::vector<std::string> names;
  for (const Experiment experiment : kExperiments) {
    for (const int key_bits : kPaperKeyBits) {
      names.push_back(std::string(name_of(experiment)) + "/" + std::to_string(key_bits));
    }
  }
  return names;
}

template <class Range>
void append(std::vector<std::string>& row, const Range& more) {
  row.insert(row.end(), more.begin(), more.end());
}

}  // namespace

std::string settings_terminal_text() {
  std::vector<std::vector<std::string>> rows = {{"setting", "source"}};
  append(rows.front(), value_names());
  for (const HyperparameterRow& row : hyperparameter_table()) {
    rows.push_back({std::string(row.name), std::string(name_of(row.source))});
    append(rows.back(), values_of(row, four_digits, "-"));
  }
  std::vector<bool> left(rows.front().size(), false);
  left[0] = left[1] = true;
  return aligned(rows, left);
}

std::string settings_tsv() {
  std::vector<std::string> names = {"name", "source"};
  append(names, value_names());
  for (const char* name : {"minimum", "maximum", "formula", "help"}) names.emplace_back(name);
  std::string text =
      "# program: tabulate --hyperparameters\n"
      "# units: none; the defaults of experiment/key_bits, NA where the game does not use the setting\n"
      "# columns: " +
      joined(names, "\t") + "\n";
  for (const HyperparameterRow& row : hyperparameter_table()) {
    std::vector<std::string> columns = {std::string(row.name), std::string(name_of(row.source))};
    append(columns, values_of(row, exact, "NA"));
    columns.push_back(exact(row.minimum));
    columns.push_back(exact(row.maximum));
    columns.push_back(row.formula.empty() ? "NA" : std::string(row.formula));
    columns.emplace_back(row.help);
    text += joined(columns, "\t") + "\n";
  }
  return text;
}

}  // namespace anc
