#include "results/calibration_table.h"

#include <algorithm>
#include <map>

#include "base/check.h"
#include "results/format.h"

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
    const double unchanged = default_value(choice, table.scan.experiment, table.scan.key_bits);
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

// A word, of a choice that has words, else a number.
Value shown_value(const Line& line) {
  const HyperparameterRow& row = row_of(*line.choice);
  if (!row.words.empty()) return word_of(row, line.value) + (line.is_default ? "*" : "");
  return Rounded{.number = line.value, .times = line.choice->relative, .starred = line.is_default};
}

std::string name_and_question(const Choice& choice) {
  return std::string(choice.setting) + ": " + std::string(choice.question);
}

// What the terminal and the report show.
Sheet sheet_of(const CalibrationTable& table) {
  Sheet sheet = {.columns = {{"choice", true}, {"value"}, {"trials"}, {"communicates"}, {"secret"}}};
  for (const Ending ending : kEndings) sheet.columns.push_back({name_of(ending)});
  sheet.columns.push_back({.head = "rounds", .in_latex = false});
  const Choice* choice = nullptr;
  for (const Line& line : lines_of(table)) {
    const Cell& cell = line.cell->cell;
    std::vector<Value> row = {line.choice == choice ? "" : name_and_question(*line.choice), shown_value(line),
                              cell.trials, cell.communicates, cell.perfectly_secret};
    row.insert(row.end(), line.cell->endings.begin(), line.cell->endings.end());
    row.emplace_back(count_or_half(cell.rounds.median));
    sheet.rows.push_back(std::move(row));
    choice = line.choice;
  }
  return sheet;
}

std::vector<Datum> data_of(const Line& line) {
  const Cell& cell = line.cell->cell;
  const HyperparameterRow& setting = row_of(*line.choice);
  std::vector<Datum> row = {{"choice", std::string(line.choice->setting)},
                            {"index", static_cast<std::int64_t>(line.index)},
                            {"value", setting.words.empty() ? Value(line.value) : Value(word_of(setting, line.value))},
                            {"relative", std::int64_t{line.choice->relative}},
                            {"default", std::int64_t{line.is_default}},
                            {"trials", cell.trials},
                            {"communicates", cell.communicates},
                            {"perfectly_secret", cell.perfectly_secret}};
  for (const Ending ending : kEndings) {
    row.push_back({name_of(ending), line.cell->endings[static_cast<std::size_t>(ending)]});
  }
  row.push_back({"rounds_median", count_or_half(cell.rounds.median)});
  add_intervals(row, cell);
  return row;
}

// "11 of 24", of the cell with the highest rate; cells of what is an addition of ours are left out.
std::string most_one_time_pads(const CalibrationTable& table) {
  const Cell* most = nullptr;
  for (const ScanCell& one : table.cells) {
    if (one.choice != nullptr && is_ours(*one.choice)) continue;
    const Cell& cell = one.cell;
    if (most == nullptr || cell.one_time_pad * most->trials > most->one_time_pad * cell.trials) most = &cell;
  }
  return most == nullptr ? "n/a" : std::to_string(most->one_time_pad) + " of " + std::to_string(most->trials);
}

ScanCell count(const ScanPoint& point, const std::vector<Record>& records) {
  ScanCell counted{.choice = point.choice, .value = point.value, .cell = count_cell(records)};
  for (const Record& record : records) ++counted.endings[static_cast<std::size_t>(ending_of(cipher_of(record)))];
  return counted;
}

}  // namespace

CalibrationTable count_calibration(std::span<const NamedRecords> files) {
  std::vector<ScanPoint> points;
  const auto point_of = [&](const Record& record, const std::string& where) {
    if (points.empty()) points = scan_points(record.id.experiment, record.id.key_bits, record.settings.max_rounds);
    const auto point =
        std::ranges::find_if(points, [&](const ScanPoint& one) { return one.settings == record.settings; });
    if (point == points.end()) {
      throw UserError(where + " is of no point of the scan", "compute the scan again with calibrate");
    }
    return static_cast<std::size_t>(point - points.begin());
  };
  const std::map<std::size_t, std::vector<Record>> records_of = scan_trials("calibration", files, point_of);
  CalibrationTable table{.scan = scan_of(records_of.begin()->second.front())};
  for (const auto& [point, records] : records_of) table.cells.push_back(count(points[point], records));
  return table;
}

std::string terminal_text(const CalibrationTable& table) {
  return "Calibration of " + terminal_text(table.scan) + "; x: times the default, *: the default\n" +
         terminal_text(sheet_of(table));
}

std::string table_tsv(const CalibrationTable& table) {
  Sheet sheet;
  for (const Line& line : lines_of(table)) add_row(sheet, data_of(line));
  return data_header(table.scan) +
         "# units: trials, but for value (times the default where relative is 1) and rounds_median; low and high are "
         "the 95 % Wilson interval of a rate, 0 to 1\n" +
         data_text(sheet);
}

void define_calibration(MacroFile& macros, const CalibrationTable& table) {
  const std::string prefix = "calibration/" + std::to_string(table.scan.key_bits);
  macros.define(prefix + "/rows", "%\n" + latex_rows(sheet_of(table), Groups::unbroken));
  macros.define(prefix + "/points", std::to_string(table.cells.size()));
  macros.define(prefix + "/rounds", std::to_string(table.scan.max_rounds));
  macros.define(prefix + "/seed", std::to_string(table.scan.seed));
  std::int64_t least = table.cells.front().cell.trials;
  for (const ScanCell& one : table.cells) least = std::min(least, one.cell.trials);
  macros.define(prefix + "/trials", std::to_string(least));
  macros.define(prefix + "/most_one_time_pads", most_one_time_pads(table));
}

}  // namespace anc
