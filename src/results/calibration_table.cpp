#include "results/calibration_table.h"

#include <algorithm>
#include <map>

#include "base/check.h"
#include "campaign/record_difference.h"
#include "results/format.h"
#include "results/statistics.h"

namespace anc {
namespace {

// A line of every output: a value of a choice, which for the default is the baseline's cell.
struct Line {
  const Choice* choice;
  std::size_t index;  // from 1
  double value;
  bool is_default;
  const ScanCell* cell;
};

const ScanCell* cell_of(const CalibrationTable& table, const Choice* choice, double value) {
  const auto found = std::find_if(table.cells.begin(), table.cells.end(), [&](const ScanCell& cell) {
    return cell.choice == choice && (choice == nullptr || cell.value == value);
  });
  return found == table.cells.end() ? nullptr : &*found;
}

// The lines of every choice that has trials at another value than its default.
std::vector<Line> lines_of(const CalibrationTable& table) {
  std::vector<Line> lines;
  for (const Choice& choice : calibration_choices()) {
    const double unchanged = default_value(choice, table.experiment, table.key_bits);
    std::vector<Line> of_choice;
    for (std::size_t i = 0; i < choice.values.size(); ++i) {
      const bool is_default = choice.values[i] == unchanged;
      const ScanCell* cell = cell_of(table, is_default ? nullptr : &choice, choice.values[i]);
      if (cell != nullptr) of_choice.push_back({&choice, i + 1, choice.values[i], is_default, cell});
    }
    const auto is_changed = [](const Line& line) { return !line.is_default; };
    if (std::any_of(of_choice.begin(), of_choice.end(), is_changed)) {
      lines.insert(lines.end(), of_choice.begin(), of_choice.end());
    }
  }
  return lines;
}

// The ends of the 95 % intervals of the three rates that the figure draws.
std::vector<std::string> intervals_of(const ScanCell& cell) {
  std::vector<std::string> columns;
  for (const std::int64_t count : {cell.communicates(), cell.perfectly_secret(), cell.count(Ending::one_time_pad)}) {
    const Interval interval = wilson_interval(count, cell.trials);
    columns.push_back(exact(interval.low));
    columns.push_back(exact(interval.high));
  }
  return columns;
}

// The value, with the times sign where it multiplies the default.
std::string value_words(const Line& line, const char* times) {
  return (line.choice->relative ? times : "") + four_digits(line.value);
}

std::vector<std::string> counts_of(const ScanCell& cell) {
  std::vector<std::string> columns;
  for (const std::int64_t count : {cell.trials, cell.communicates(), cell.perfectly_secret()}) {
    columns.push_back(std::to_string(count));
  }
  for (const std::int64_t count : cell.endings) columns.push_back(std::to_string(count));
  return columns;
}

// "11 of 24", of the cell with the highest rate; cells of what is an addition of ours are left out.
std::string most_one_time_pads(const CalibrationTable& table) {
  const ScanCell* most = nullptr;
  for (const ScanCell& cell : table.cells) {
    if (cell.choice != nullptr && is_ours(*cell.choice)) continue;
    const std::int64_t count = cell.count(Ending::one_time_pad);
    if (most == nullptr || count * most->trials > most->count(Ending::one_time_pad) * cell.trials) most = &cell;
  }
  return most == nullptr ? "n/a"
                         : std::to_string(most->count(Ending::one_time_pad)) + " of " + std::to_string(most->trials);
}

template <class Range>
void append(std::vector<std::string>& row, const Range& more) {
  row.insert(row.end(), more.begin(), more.end());
}

}  // namespace

CalibrationTable count_calibration(std::span<const NamedRecords> files) {
  CalibrationTable table;
  const Record* first = nullptr;
  std::vector<ScanPoint> points;
  std::map<std::pair<std::size_t, std::uint64_t>, const Record*> trials;
  for (const NamedRecords& file : files) {
    for (const Record& record : file.records) {
      const std::string where = file.name + ": " + citation_of(record.id);
      if (!is_calibration_seed(record.id.seed)) {
        throw UserError(where + " is not a calibration trial", "leave it out, or tabulate it with `table`");
      }
      if (first == nullptr) {
        first = &record;
        points = scan_points(record.id.experiment, record.id.key_bits, record.settings.max_rounds);
      }
      TrialId expected = first->id;
      expected.trial = record.id.trial;
      if (record.id != expected || record.settings.max_rounds != first->settings.max_rounds) {
        throw UserError(where + " is of another scan than " + citation_of(first->id), "tabulate each scan apart");
      }
      const auto point = std::find_if(points.begin(), points.end(),
                                      [&](const ScanPoint& one) { return one.settings == record.settings; });
      if (point == points.end()) {
        throw UserError(where + " is of no point of the scan", "compute the scan again: calibrate `out` DIR");
      }
      const auto index = static_cast<std::size_t>(point - points.begin());
      const auto [known, is_new] = trials.try_emplace({index, record.id.trial}, &record);
      if (!is_new && !record_difference(record, *known->second).empty()) {
        throw UserError(where + " disagrees with another record of it", "remove the wrong one");
      }
    }
  }
  if (first == nullptr) throw UserError("`calibration`: there are no records", "name files that calibrate wrote");
  table.experiment = first->id.experiment;
  table.key_bits = first->id.key_bits;
  table.seed = first->id.seed;
  table.max_rounds = first->settings.max_rounds;
  for (std::size_t i = 0; i < points.size(); ++i) {
    ScanCell cell{.choice = points[i].choice, .value = points[i].value};
    std::vector<std::int64_t> rounds;
    for (auto trial = trials.lower_bound({i, 0}); trial != trials.end() && trial->first.first == i; ++trial) {
      ++cell.trials;
      ++cell.endings[static_cast<std::size_t>(ending_of(cipher_of(*trial->second)))];
      rounds.push_back(trial->second->rounds);
    }
    if (cell.trials == 0) continue;
    cell.rounds = spread_of(std::move(rounds));
    table.cells.push_back(cell);
  }
  return table;
}

std::string terminal_text(const CalibrationTable& table) {
  std::vector<std::vector<std::string>> rows = {{"choice", "value", "", "trials", "communicates", "secret"}};
  for (const Ending ending : kEndings) rows.front().emplace_back(name_of(ending));
  rows.front().emplace_back("rounds");
  for (const Line& line : lines_of(table)) {
    rows.push_back({std::string(line.choice->setting), value_words(line, "x "), line.is_default ? "default" : ""});
    append(rows.back(), counts_of(*line.cell));
    rows.back().push_back(count_or_half(line.cell->rounds.median));
  }
  std::vector<bool> left(rows.front().size(), false);
  left[0] = left[2] = true;
  return std::string(table.quick ? "QUICK\n" : "") + "Calibration of " + std::string(name_of(table.experiment)) +
         ", n = " + std::to_string(table.key_bits) + ", seed " + std::to_string(table.seed) + ", at most " +
         std::to_string(table.max_rounds) + " rounds\n" + aligned(rows, left);
}

std::string table_tsv(const CalibrationTable& table) {
  std::string text =
      std::string(table.quick ? "# QUICK\n" : "") + "# experiment: " + std::string(name_of(table.experiment)) +
      "; key bits: " + std::to_string(table.key_bits) + "; seed: " + std::to_string(table.seed) +
      "; max_rounds: " + std::to_string(table.max_rounds) +
      "\n# units: trials, but for value (times the default where relative is 1) and rounds_median; low and high "
      "are the 95 % Wilson interval of a rate, 0 to 1\n";
  std::vector<std::string> names = {"choice",  "index",  "value",        "relative",
                                    "default", "trials", "communicates", "perfectly_secret"};
  for (const Ending ending : kEndings) names.emplace_back(name_of(ending));
  names.emplace_back("rounds_median");
  for (const char* rate : {"communicates", "perfectly_secret", "one_time_pad"}) {
    names.push_back(std::string(rate) + "_low");
    names.push_back(std::string(rate) + "_high");
  }
  text += "# columns: " + joined(names, "\t") + "\n";
  for (const Line& line : lines_of(table)) {
    std::vector<std::string> row = {std::string(line.choice->setting), std::to_string(line.index), exact(line.value),
                                    line.choice->relative ? "1" : "0", line.is_default ? "1" : "0"};
    append(row, counts_of(*line.cell));
    row.push_back(count_or_half(line.cell->rounds.median));
    append(row, intervals_of(*line.cell));
    text += joined(row, "\t") + "\n";
  }
  return text;
}

void define_calibration(MacroFile& macros, const CalibrationTable& table) {
  const std::string prefix = "calibration/" + std::to_string(table.key_bits);
  std::string rows;
  const Choice* choice = nullptr;
  for (const Line& line : lines_of(table)) {
    // The values of one choice stay on one page.
    if (choice != nullptr) rows += line.choice == choice ? "*\n" : "\n\\addlinespace\n";
    std::vector<std::string> row = {
        line.choice == choice ? "" : latex_escape(line.choice->question),
        (line.choice->relative ? "$\\times " : "$") + latex_number(line.value) + "$" + (line.is_default ? "*" : "")};
    append(row, counts_of(*line.cell));
    rows += joined(row, " & ") + " \\\\";
    choice = line.choice;
  }
  macros.define(prefix + "/rows", rows);
  macros.define(prefix + "/points", std::to_string(table.cells.size()));
  macros.define(prefix + "/rounds", std::to_string(table.max_rounds));
  macros.define(prefix + "/seed", std::to_string(table.seed));
  std::int64_t least = table.cells.front().trials;
  for (const ScanCell& cell : table.cells) least = std::min(least, cell.trials);
  macros.define(prefix + "/trials", std::to_string(least));
  macros.define(prefix + "/most_one_time_pads", most_one_time_pads(table));
}

}  // namespace anc
