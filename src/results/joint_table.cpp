#include "results/joint_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "campaign/settings.h"
#include "results/format.h"
#include "results/scan_trials.h"

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
std::vector<std::size_t> panel_settings(const std::map<Values, ScanTrials>& settings) {
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

JointCell count(const ScanTrials& trials) {
  const Hyperparameters& settings = trials.begin()->second.record.settings;
  JointCell cell{.settings = settings, .l2_gradient = l2_gradient(settings), .eve = eve_of(settings)};
  std::vector<std::int64_t> rounds;
  for (const auto& [trial, sourced] : trials) {
    const Record& record = sourced.record;
    ++cell.trials;
    rounds.push_back(record.rounds);
    cell.score.one_time_pads += record.one_time_pad;
    cell.score.perfectly_secret += record.perfectly_secret;
    cell.score.communicate += record.communicates;
    cell.score.rounds += record.rounds;
    const cipher::LinearCipher cipher = cipher_of(record);
    for (int j = 0; j < cipher.message_bits(); ++j) {
      const auto key_bits = cipher.b.row_weight(j);
      cell.masks += key_bits >= 1;
      cell.one_key_masks += key_bits == 1;
    }
  }
  cell.rounds = spread_of(std::move(rounds));
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
    for (const std::size_t place : places) panel.push_back(get(cell.settings, hyperparameter_table()[place]));
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
  const std::map<Values, ScanTrials> settings =
      scan_trials("joint", files, [](const Record& record, const std::string&) { return values_of(record); });
  const Record& first = settings.begin()->second.begin()->second.record;
  JointTable table{.experiment = first.id.experiment,
                   .key_bits = first.id.key_bits,
                   .seed = first.id.seed,
                   .max_rounds = first.settings.max_rounds};
  for (const auto& [values, trials] : settings) table.cells.push_back(count(trials));
  arrange(table.cells, panel_settings(settings), table.panels);
  return table;
}

}  // namespace anc
