#include "programs/tabulate_tasks.h"

#include <algorithm>
#include <vector>

#include "base/check.h"
#include "base/file.h"
#include "campaign/record_file.h"
#include "results/calibration_table.h"
#include "results/comparison.h"
#include "results/curve.h"
#include "results/examples.h"
#include "results/format.h"
#include "results/joint_table.h"
#include "results/page.h"
#include "results/related_rows.h"
#include "results/settings_table.h"
#include "results/short_key.h"

namespace anc {
namespace {

constexpr int kRelatedTable = 4;

using Output = TabulateOutput;

template <class Table, class Define>
Output output_of(const Table& table, const Define& define, MacroFile macros = MacroFile()) {
  define(macros, table);
  return {.terminal = terminal_text(table), .tsv = table_tsv(table), .macros = macros.text()};
}

std::vector<NamedRecords> files_of(const Arguments& arguments) {
  std::vector<NamedRecords> files;
  for (const std::string& name : arguments.words()) files.push_back({.name = name, .records = read_records(name)});
  return files;
}

template <auto count, auto define>
Output make_counted(const Arguments& arguments) {
  return output_of(count(files_of(arguments)), define);
}

// merge_records for a table of results, where no calibration trial belongs.
std::vector<Record> merge_results(Experiment experiment, const std::vector<NamedRecords>& files) {
  std::vector<Record> merged = merge_records(experiment, files);
  for (const Record& record : merged) {
    if (!is_calibration_seed(record.id.seed)) continue;
    throw UserError("--table: " + citation_of(record.id) + " is a calibration trial",
                    "results have seeds above " + std::to_string(kLastCalibrationSeed));
  }
  return merged;
}

// The files of the three programs that Table 4 takes its rows from, told apart by how they begin.
Output make_related(const Arguments& arguments) {
  std::vector<NamedRelatedRecords> related_files;
  std::vector<NamedRecords> anc_files, cpa_anc_files;
  for (const std::string& name : arguments.words()) {
    if (!read_file(name).starts_with("{\"experiment\"")) {
      related_files.push_back({.name = name, .records = related::read_records(name)});
      continue;
    }
    const std::vector<Record> records = read_records(name);
    const bool is_anc = !records.empty() && records.front().id.experiment == Experiment::anc;
    (is_anc ? anc_files : cpa_anc_files).push_back({.name = name, .records = records});
  }
  const auto timing = arguments.path("timing");
  const std::vector<related::CaseTime> times =
      timing ? related::read_timing(*timing) : std::vector<related::CaseTime>();
  const RelatedTable table = {.cells = count_related(related_files, times),
                              .anc = count_cells(merge_results(Experiment::anc, anc_files)),
                              .cpa_anc = count_cells(merge_results(Experiment::cpa_anc, cpa_anc_files))};
  if (table.cells.empty() && table.anc.empty() && table.cpa_anc.empty()) {
    throw UserError("--table: there are no records", "name files of related_work");
  }
  return output_of(table, define_related);
}

std::string name_of_macros(const Arguments& arguments) {
  const std::string name = arguments.text("path").value_or("");
  if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos) {
    throw UserError("--path " + name + " is not a name", "give lower-case letters, digits and underscores");
  }
  return name;
}

Output make_table(const Arguments& arguments) {
  const auto number = static_cast<int>(arguments.integer("table", 1, 1, static_cast<std::uint64_t>(last_table())));
  if (number == kRelatedTable) {
    for (const std::string flag : {"examples", "path"}) {
      if (arguments.has(flag)) throw UserError("--" + flag + " belongs to --table 1 to 3", "leave it out");
    }
    return make_related(arguments);
  }
  if (arguments.has("timing")) throw UserError("--timing belongs to --table 4", "leave it out");
  const Experiment experiment = *experiment_of_table(number);
  const int examples = static_cast<int>(arguments.integer("examples", 1, 1, 1000));
  const std::vector<Record> merged = merge_results(experiment, files_of(arguments));
  if (merged.empty()) throw UserError("--table: there are no records", "name files that the experiment wrote");

  const auto define = [&](MacroFile& macros, const Table& table) {
    define_table(macros, table);
    define_examples(macros, experiment, first_examples(merged, examples));
  };
  return output_of(Table{.experiment = experiment, .cells = count_cells(merged)}, define,
                   MacroFile(name_of_macros(arguments)));
}

Output make_curve(const Arguments& arguments) {
  constexpr std::uint64_t kMost = 1'000'000'000;
  if (!arguments.has("figure")) throw UserError("--curve: for which figure", "add --figure 4 or --figure 6");
  const int figure = static_cast<int>(arguments.integer("figure", 4, 4, 6));
  if (figure == 5) throw UserError("--figure 5 is a drawing of a network, not a curve", "add --figure 4 or --figure 6");
  const CurveShape shape = {.points = arguments.integer("points", 400, 1, kMost),
                            .window = arguments.integer("window", 0, 0, kMost)};
  const std::string name = arguments.path("curve")->string();
  const TraceFile trace = parse_trace(name, read_file(name));
  MacroFile macros;
  define_figure(macros, figure, trace, shape);
  return {.terminal = "Figure " + std::to_string(figure) + ": " + text_of(trace.trial) + ", " +
                      std::to_string(trace.rows.size()) + " steps\n",
          .tsv = curve_tsv(trace, shape),
          .macros = macros.text()};
}

Output make_settings(const Arguments& arguments) {
  MacroFile macros;
  macros.define("quick", arguments.has("quick") ? "1" : "0");
  macros.define("significance", exact(kSignificance));
  macros.define("small_error", exact(kSmallError));
  define_settings(macros);
  return {.terminal = settings_terminal_text(), .tsv = settings_tsv(), .macros = macros.text()};
}

Output make_page(const Arguments& arguments) {
  for (const std::string flag : {"tsv", "macros"}) {
    if (arguments.has(flag)) throw UserError("--page: makes no --" + flag, "leave --" + flag + " out");
  }
  const std::vector<NamedRecords> files = files_of(arguments);
  std::size_t trials = 0;
  for (const NamedRecords& file : files) trials += file.records.size();
  if (trials == 0) throw UserError("--page: there are no records", "name files that the experiments wrote");
  return {.terminal = std::to_string(trials) + " trials of " + std::to_string(files.size()) + " files\n",
          .page = page_script(files)};
}

}  // namespace

int last_table() { return std::max(kRelatedTable, experiment_table().back().table); }

std::span<const TabulateTask> tabulate_tasks() {
  static const TabulateTask tasks[] = {{"table", make_table, true, {"examples", "path", "timing"}},
                                       {"curve", make_curve, false, {"figure", "points", "window"}},
                                       {"calibration", make_counted<count_calibration, define_calibration>},
                                       {"joint", make_counted<count_joint, define_joint>},
                                       {"short-key", make_counted<count_short_keys, define_short_keys>},
                                       {"hyperparameters", make_settings, false},
                                       {"page", make_page}};
  return tasks;
}

}  // namespace anc
