#include "results/joint_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "campaign/settings.h"
#include "results/format.h"

namespace anc {
namespace {

using Eve = std::pair<double, double>;

// What has an axis of its own.
bool has_axis(const HyperparameterRow& row) {
  for (const std::string_view name : {"crypto_net_l2", "eve_l2", "eve_adam_epsilon"}) {
    if (row.name == name) return true;
  }
  return false;
}

// To four digits: gradients that are meant to be equal are.
double gradient(double alpha, double l2) { return *parse_double(four_digits(alpha * l2)); }
double l2_gradient(const Hyperparameters& s) { return gradient(s.alpha, s.crypto_net_l2); }
Eve eve_of(const Hyperparameters& s) { return {gradient(s.alpha, s.eve_l2), s.eve_adam_epsilon}; }

// One trial of each setting, in the order of the table of hyperparameters; the values of a map rise by number.
using Values = std::vector<double>;

Values values_of(const Record& record) {
  Values values;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    values.push_back(applies(row, record.id.experiment) ? get(record.settings, row) : 0.0);
  }
  return values;
}

// The places where settings differ that have no axis.
std::vector<std::size_t> panel_settings(const std::map<Values, std::vector<Record>>& settings) {
  std::vector<std::size_t> places;
  const auto table = hyperparameter_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto differs = [&](const auto& entry) { return entry.first[i] != settings.begin()->first[i]; };
    if (!has_axis(table[i]) && std::any_of(settings.begin(), settings.end(), differs)) places.push_back(i);
  }
  return places;
}

std::string panel_words(const Values& panel, const std::vector<std::size_t>& places) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const HyperparameterRow& row = hyperparameter_table()[places[i]];
    parts.push_back(std::string(row.name) + " " + (row.words.empty() ? four_digits(panel[i]) : word_of(row, panel[i])));
  }
  return joined(parts, ", ");
}

JointCell count(const std::vector<Record>& records) {
  const Hyperparameters& settings = records.front().settings;
  JointCell cell{.cell = count_cell(records), .l2_gradient = l2_gradient(settings), .eve = eve_of(settings)};
  for (const Record& record : records) {
    cell.mean_rounds += static_cast<double>(record.rounds) / static_cast<double>(records.size());
    const cipher::LinearCipher cipher = cipher_of(record);
    for (int j = 0; j < cipher.message_bits(); ++j) {
      const auto key_bits = cipher.b.row_weight(j);
      cell.masks += key_bits >= 1;
      cell.one_key_masks += key_bits == 1;
    }
  }
  return cell;
}

template <class Value>
std::size_t place_of(const std::set<Value>& values, const Value& value) {
  return static_cast<std::size_t>(std::distance(values.begin(), values.find(value)));
}

// Panels, columns and rows of all cells, and their order.
void arrange(std::vector<JointCell>& cells, const std::vector<std::size_t>& places, std::vector<std::string>& panels) {
  const auto panel_of = [&](const JointCell& cell) {
    Values panel;
    for (const std::size_t place : places) panel.push_back(get(cell.cell.settings, hyperparameter_table()[place]));
    return panel;
  };
  std::set<Values> panel_values;
  std::set<double> columns;
  std::map<Values, std::set<Eve>> rows;  // of each panel its own
  for (const JointCell& cell : cells) {
    panel_values.insert(panel_of(cell));
    columns.insert(cell.l2_gradient);
    rows[panel_of(cell)].insert(cell.eve);
  }
  for (const Values& panel : panel_values) panels.push_back(panel_words(panel, places));
  for (JointCell& cell : cells) {
    cell.panel = place_of(panel_values, panel_of(cell));
    cell.column = place_of(columns, cell.l2_gradient);
    cell.row = place_of(rows[panel_of(cell)], cell.eve);
  }
  const auto position = [](const JointCell& c) { return std::tuple(c.panel, c.row, c.column); };
  std::sort(cells.begin(), cells.end(),
            [&](const JointCell& a, const JointCell& b) { return position(a) < position(b); });
}

}  // namespace

JointTable count_joint(std::span<const NamedRecords> files) {
  const std::map<Values, std::vector<Record>> settings =
      scan_trials("joint", files, [](const Record& record, const std::string&) { return values_of(record); });
  JointTable table{.scan = scan_of(settings.begin()->second.front())};
  for (const auto& [values, records] : settings) table.cells.push_back(count(records));
  arrange(table.cells, panel_settings(settings), table.panels);
  return table;
}

}  // namespace anc
