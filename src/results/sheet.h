// A table as values, stated once, and its three spellings: for the terminal, as data, in LaTeX.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "results/cells.h"
#include "results/statistics.h"

namespace anc {

struct Absent {};  // "-", in data "NA"
struct Percent {
  double fraction = 0.0;  // "95.0"
};
struct PValue {
  double p = 1.0;  // "0.048", "<0.001"
};
struct Rounded {  // "0.2121"; "x 3" for what multiplies; in LaTeX as mathematics, in data in full
  double number = 0.0;
  bool times = false, starred = false;
};
struct Passed {
  bool passed = false;  // "PASS", "FAIL"
};
// A rate is written "19/20", an interval in per cent, "76.4-99.1", a spread "2 (0-3)", ranges "seed 7, trial 3; seed
// 2018, trials 0-9", a double in full; text is escaped for LaTeX, and the dash of a range is its "--".
using Value = std::variant<Absent, std::string, std::int64_t, double, Rate, Interval, Percent, PValue, Rounded, Passed,
                           Spread, std::vector<TrialRange>>;

enum class Spelling { terminal, data, latex };

std::string spelled(const Value& value, Spelling spelling);

struct Column {
  std::string head;   // on the terminal, or the name in data; LaTeX has heads of its own
  bool left = false;  // flush left, else right
  bool in_latex = true;
};

struct Sheet {
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows = {};  // each with one value a column
};

// A value with the name of its column.
struct Datum {
  std::string name;
  Value value;
};

// The row's names become the columns of an empty sheet, and must be those of any other.
void add_row(Sheet& sheet, std::vector<Datum> row);

// NAME_low and NAME_high, the 95 % Wilson interval.
void add_interval(std::vector<Datum>& row, const std::string& name, const Rate& rate);

// Columns of equal width under their heads.
std::string terminal_text(const Sheet& sheet);

// "# columns: " and their names, then one line a row, separated by tabs.
std::string data_text(const Sheet& sheet);

// A row whose first value is empty text goes on with the group of the row before. Spaced: with space between groups;
// unbroken: and no page breaks inside.
enum class Groups { plain, spaced, unbroken };

// "16 & 4/20 \\" and so on.
std::string latex_rows(const Sheet& sheet, Groups groups = Groups::plain);

}  // namespace anc
