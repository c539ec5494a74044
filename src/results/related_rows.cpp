#include "results/related_rows.h"

#include <algorithm>

#include "related/systems.h"
#include "results/format.h"
#include "results/sheet.h"

namespace anc {
namespace {

// "related/7/key_from_mask", with the settings when the attack is run at several.
std::string path_of(const related::Case& one, const std::vector<related::Case>& all) {
  const auto same = std::count_if(all.begin(), all.end(), [&](const related::Case& other) {
    return other.reference == one.reference && other.attack == one.attack;
  });
  std::string name = "related/" + one.reference + "/" + one.attack;
  if (same == 1) return name;
  for (const related::Measure& setting : one.settings) name += "/" + setting.name + "_" + exact(setting.value);
  return name;
}

std::string latex_time(const std::optional<double>& seconds) {
  std::string text = time_text(seconds);
  const std::size_t blank = text.find(' ');
  return blank == std::string::npos ? "--" : text.replace(blank, 1, "\\,");
}

void define_settings(MacroFile& macros, const std::string& name, const related::Case& one) {
  for (const related::Measure& setting : one.settings) {
    macros.define(name + "/" + setting.name, exact(setting.value));
  }
}

void define_cell(MacroFile& macros, const std::string& name, const RelatedCell& cell) {
  const Interval interval = cell.successes.interval();
  macros.define(name, std::to_string(cell.successes.count));
  macros.define(name + "/trials", std::to_string(cell.successes.trials));
  macros.define(name + "/rate", percent(cell.successes.fraction()));
  macros.define(name + "/low", percent(interval.low));
  macros.define(name + "/high", percent(interval.high));
  macros.define(name + "/time", latex_time(cell.seconds));
  if (const auto& reported = cell.one.reported) {
    macros.define(name + "/reported", std::to_string(reported->successes));
    macros.define(name + "/reported/trials", std::to_string(reported->trials));
    macros.define(name + "/reported/p", p_value(fisher_exact_p(cell.successes.count, cell.successes.trials,
                                                               reported->successes, reported->trials)));
  }
  for (const MeasureSpread& spread : cell.measures) {
    macros.define(name + "/mean/" + spread.name, latex_number(spread.mean));
    macros.define(name + "/least/" + spread.name, latex_number(spread.least));
    macros.define(name + "/most/" + spread.name, latex_number(spread.most));
    if (spread.name.ends_with("_fraction")) {
      macros.define(name + "/mean/" + spread.name + "_percent", fixed(100.0 * spread.mean, 2));
    }
  }
}

std::string latex_row(const RelatedRow& row, bool first) {
  const RelatedWork& w = *row.work;
  std::vector<std::string> columns(2);
  if (first) {
    columns = {
        latex_escape(w.work) + " \\relatedsmall{" + latex_escape(w.technique) + "; " + latex_escape(w.conclusion) + "}",
        latex_escape(w.executed) + " \\relatedsmall{" + latex_escape(w.fidelity) + "}"};
  }
  columns.push_back(row.role + ": " + latex_escape(row.attack));
  columns.push_back(latex_escape(row.data));
  columns.push_back(spelled(row.successes, Spelling::latex));
  columns.push_back(spelled(row.successes.interval(), Spelling::latex));
  columns.push_back(latex_time(row.seconds));
  return joined(columns, " & ") + " \\\\\n";
}

}  // namespace

void define_related(MacroFile& macros, const RelatedTable& table) {
  const std::vector<related::Case> all = related::all_cases();
  for (const related::Case& one : all) {
    define_settings(macros, path_of(one, all), one);
    const std::string text = related::text_of(one);
    const auto cell = std::find_if(table.cells.begin(), table.cells.end(),
                                   [&](const RelatedCell& other) { return related::text_of(other.one) == text; });
    if (cell != table.cells.end()) define_cell(macros, path_of(one, all), *cell);
  }
  std::string rows;
  const RelatedWork* last = nullptr;
  for (const RelatedRow& row : related_rows(table)) {
    if (last != nullptr && row.work != last) rows += "\\addlinespace\n";
    rows += latex_row(row, row.work != last);
    last = row.work;
  }
  macros.define("table/4/rows", "%\n" + rows);
  define_contrast(macros, table.anc, table.cpa_anc);
}

}  // namespace anc
