#include <algorithm>
#include <cmath>

#include "results/format.h"
#include "results/related_table.h"
#include "results/statistics.h"

namespace anc {
namespace {

// The distinct names of all cells, in the order in which they come.
template <class NamesOf>
std::vector<std::string> distinct(const std::vector<RelatedCell>& cells, const NamesOf& names_of) {
  std::vector<std::string> names;
  for (const RelatedCell& cell : cells) {
    for (const auto& item : names_of(cell)) {
      if (std::find(names.begin(), names.end(), item.name) == names.end()) names.push_back(item.name);
    }
  }
  return names;
}

template <class Items, class ValueOf>
std::string value_in(const Items& items, const std::string& name, const ValueOf& value_of) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
  return found == items.end() ? "NA" : exact(value_of(*found));
}

void add_counts(std::vector<std::string>& columns, std::int64_t count, std::int64_t trials) {
  const Interval interval = wilson_interval(count, trials);
  columns.push_back(std::to_string(trials));
  columns.push_back(std::to_string(count));
  columns.push_back(exact(static_cast<double>(count) / static_cast<double>(trials)));
  columns.push_back(exact(interval.low));
  columns.push_back(exact(interval.high));
}

std::string seeds_of(const RelatedCell& cell) {
  std::vector<std::string> seeds;
  for (const std::uint64_t seed : cell.seeds) seeds.push_back(std::to_string(seed));
  return joined(seeds, ",");
}

std::string game_row(const Cell& cell, std::size_t extra_columns) {
  std::vector<std::string> columns = {"-", std::string(name_of(cell.experiment)) + "_" + std::to_string(cell.key_bits),
                                      "one_time_pad"};
  add_counts(columns, cell.one_time_pad, cell.trials);
  columns.insert(columns.end(), 1 + extra_columns, "NA");
  columns.push_back(std::to_string(cell.ranges.front().seed));
  return joined(columns, "\t") + "\n";
}

}  // namespace

std::string table_tsv(const RelatedTable& table) {
  const auto settings_of = [](const RelatedCell& cell) { return cell.one.settings; };
  const auto measures_of = [](const RelatedCell& cell) { return cell.measures; };
  const std::vector<std::string> settings = distinct(table.cells, settings_of),
                                 measures = distinct(table.cells, measures_of);
  std::string text = "# program: tabulate --table 4\n";
  if (table.quick) text += "# QUICK: reduced trials, not the paper's\n";
  text +=
      "# units: counts of trials; rate and its 95 % Wilson bounds as fractions; seconds a trial, by the clock; means "
      "over trials\n# columns: reference\tcase\trole\ttrials\tsuccesses\trate\tlow\thigh\tseconds";
  for (const std::string& name : settings) text += "\tsetting_" + name;
  for (const std::string& name : measures) text += "\tmean_" + name;
  text += "\tseeds\n";
  for (const RelatedCell& cell : table.cells) {
    std::vector<std::string> columns = {cell.one.reference, cell.one.attack,
                                        std::string(related::name_of(cell.one.role))};
    add_counts(columns, cell.successes, cell.trials);
    columns.push_back(cell.seconds ? exact(*cell.seconds) : "NA");
    for (const std::string& name : settings) {
      columns.push_back(value_in(cell.one.settings, name, [](const related::Measure& one) { return one.value; }));
    }
    for (const std::string& name : measures) {
      columns.push_back(value_in(cell.measures, name, [](const MeasureMean& one) { return one.mean; }));
    }
    columns.push_back(seeds_of(cell));
    text += joined(columns, "\t") + "\n";
  }
  for (const std::vector<Cell>* cells : {&table.anc, &table.cpa_anc}) {
    for (const Cell& cell : *cells) text += game_row(cell, settings.size() + measures.size());
  }
  return text;
}

}  // namespace anc
