#include <algorithm>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/file.h"
#include "campaign/record_file.h"
#include "programs/program.h"
#include "programs/programs.h"
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

int last_table() { return std::max(kRelatedTable, experiment_table().back().table); }

int table_number(const Arguments& arguments) {
  return static_cast<int>(arguments.integer("table", 1, 1, static_cast<std::uint64_t>(last_table())));
}

constexpr const char* kUsage =
    "usage: tabulate --table 1|2|3 [--examples K] [OUTPUT...] FILE...   records -> a table of the paper\n"
    "       tabulate --table 4 [--timing FILE] [OUTPUT...] FILE...      records of related_work, anc and cpa_anc\n"
    "       tabulate --curve TRACE --figure 4|6 [OUTPUT...]             trace -> the points of a figure\n"
    "       tabulate --calibration [OUTPUT...] FILE...                  records of calibrate -> what each choice does\n"
    "       tabulate --joint [OUTPUT...] FILE...                        records of a joint scan -> what choices do "
    "together\n"
    "       tabulate --short-key [OUTPUT...] FILE...                    records of keys shorter than messages -> a "
    "table\n"
    "       tabulate --page SCRIPT FILE...                              records -> the trials of the page\n"
    "       tabulate --hyperparameters [OUTPUT...]                      every setting and its default";

constexpr const char* kDataBeginning = "# program: tabulate";
constexpr const char* kMacrosBeginning = "% program: tabulate";
constexpr const char* kPageBeginning = "const trials = [\n";

// Everything one call writes; nothing is written before all of it is known.
struct Output {
  std::string terminal, tsv = {}, macros = {}, page = {};
};

template <class Table>
Output output_of(const Table& table, void (*define)(MacroFile&, const Table&)) {
  MacroFile macros;
  define(macros, table);
  return {.terminal = terminal_text(table), .tsv = table_tsv(table), .macros = macros.text()};
}

FlagList flag_list() {
  FlagList flags("flags");
  add_flag(flags, "table", "N", "which of Tables 1 to " + std::to_string(last_table()) + " to make");
  add_flag(flags, "examples", "K", "example ciphers per key size, in --macros; default 1");
  add_flag(flags, "timing", "FILE", "the seconds of Table 4, as related_work --timing wrote them");
  add_flag(flags, "curve", "TRACE", "trace file to thin and smooth");
  add_flag(flags, "figure", "N", "the figure that shows the curve: 4 or 6");
  add_flag(flags, "points", "K", "points of the curve, at most; default 400");
  add_flag(flags, "window", "W", "steps to smooth over; default 0, a fortieth of the trace");
  add_flag(flags, "calibration", "", "count the scan of the open choices");
  add_flag(flags, "joint", "", "count a joint scan");
  add_flag(flags, "short-key", "", "count trials of keys shorter than their messages, a file a row");
  add_flag(flags, "hyperparameters", "", "make the table of settings");
  add_flag(flags, "page", "SCRIPT", "write every trial here, for the page that make page makes");
  add_flag(flags, "tsv", "FILE", "write the data here");
  add_flag(flags, "macros", "FILE", "write LaTeX macros and rows here");
  add_flag(flags, "path", "NAME",
           "of Tables 1 to 3: the macros stand under this name, for trials beside those of the paper's table");
  add_flag(flags, "quick", "", "mark every output QUICK");
  add_flag(flags, "quiet", "", "print no table");
  add_flag(flags, "help", "", "print this and exit");
  add_flag(flags, "version", "", "print version, numerics profile and instruction set, and exit");
  return flags;
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
                              .cpa_anc = count_cells(merge_results(Experiment::cpa_anc, cpa_anc_files)),
                              .quick = arguments.has("quick")};
  if (table.cells.empty() && table.anc.empty() && table.cpa_anc.empty()) {
    throw UserError("--table: there are no records", "name files of related_work");
  }
  return output_of(table, define_related);
}

std::vector<NamedRecords> files_of(const Arguments& arguments) {
  std::vector<NamedRecords> files;
  for (const std::string& name : arguments.words()) files.push_back({.name = name, .records = read_records(name)});
  return files;
}

Output make_joint(const Arguments& arguments) {
  JointTable table = count_joint(files_of(arguments));
  table.quick = arguments.has("quick");
  return output_of(table, define_joint);
}

Output make_short_key(const Arguments& arguments) {
  const std::vector<ShortKeyCell> cells = count_short_keys(files_of(arguments));
  MacroFile macros;
  define_short_keys(macros, cells);
  return {
      .terminal = terminal_text(cells), .tsv = short_key_tsv(cells, arguments.has("quick")), .macros = macros.text()};
}

Output make_calibration(const Arguments& arguments) {
  CalibrationTable table = count_calibration(files_of(arguments));
  table.quick = arguments.has("quick");
  return output_of(table, define_calibration);
}

std::string name_of_macros(const Arguments& arguments) {
  const std::string name = arguments.text("path").value_or("");
  if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos) {
    throw UserError("--path " + name + " is not a name", "give lower-case letters, digits and underscores");
  }
  return name;
}

Output make_table(const Arguments& arguments) {
  const int number = table_number(arguments);
  if (number == kRelatedTable) return make_related(arguments);
  if (arguments.has("timing")) throw UserError("--timing belongs to --table 4", "leave it out");
  const Experiment experiment = *experiment_of_table(number);
  const int examples = static_cast<int>(arguments.integer("examples", 1, 1, 1000));
  const std::vector<Record> merged = merge_results(experiment, files_of(arguments));
  if (merged.empty()) throw UserError("--table: there are no records", "name files that the experiment wrote");

  const Table table{.experiment = experiment, .cells = count_cells(merged), .quick = arguments.has("quick")};
  MacroFile macros(name_of_macros(arguments));
  define_table(macros, table);
  define_examples(macros, experiment, first_examples(merged, examples));
  return {.terminal = terminal_text(table), .tsv = table_tsv(table), .macros = macros.text()};
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
          .tsv = curve_tsv(trace, shape, arguments.has("quick")),
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

struct Task {
  std::string flag;
  Output (*make)(const Arguments&);
  bool reads_files = true;
};
const Task kTasks[] = {{"table", make_table}, {"curve", make_curve, false},  {"calibration", make_calibration},
                       {"joint", make_joint}, {"short-key", make_short_key}, {"hyperparameters", make_settings, false},
                       {"page", make_page}};

Output make_output(const Arguments& arguments) {
  const auto asked = [&](const Task& task) { return arguments.has(task.flag); };
  if (std::ranges::count_if(kTasks, asked) != 1) {
    throw UserError(
        "one of --table, --curve, --calibration, --joint, --short-key, --hyperparameters and --page is needed",
        "see tabulate --help");
  }
  const Task& task = *std::ranges::find_if(kTasks, asked);
  if (!task.reads_files && !arguments.words().empty()) {
    throw UserError(arguments.words().front() + " is not expected here", "see tabulate --help");
  }
  Output output = task.make(arguments);
  const std::string number = task.flag == "table" ? " " + std::to_string(table_number(arguments)) : "";
  output.tsv.insert(0, kDataBeginning + (" --" + task.flag) + number + "\n");
  return output;
}

// The files to write, empty yet. Throws UserError when one cannot be written or is one of those that are read.
std::vector<NewFile> output_files(const Arguments& arguments) {
  std::vector<NamedFile> outputs, inputs;
  std::vector<NewFile> files;
  for (const auto& [flag, beginning] :
       {std::pair{"tsv", kDataBeginning}, {"macros", kMacrosBeginning}, {"page", kPageBeginning}}) {
    const auto path = arguments.path(flag);
    if (!path) continue;
    outputs.push_back({"--" + std::string(flag), *path});
    files.push_back({.path = *path, .content = "", .beginning = beginning});
  }
  for (const std::string flag : {"curve", "timing"}) {
    if (const auto path = arguments.path(flag)) inputs.push_back({"--" + flag, *path});
  }
  for (const std::string& word : arguments.words()) inputs.push_back({word, word});
  require_different(outputs, inputs);
  for (const NewFile& file : files) require_replaceable(file.path, file.beginning);
  return files;
}

}  // namespace

int tabulate(int argc, const char* const* argv) {
  const CommandLine line = {"tabulate", kUsage, flag_list(), kAnyNumberOfWords, /*computes=*/false};
  return run_command(line, argc, argv, [](const Arguments& arguments) {
    std::vector<NewFile> outputs = output_files(arguments);
    const Output output = make_output(arguments);
    for (NewFile& file : outputs) {
      file.content = file.beginning == kDataBeginning   ? output.tsv
                     : file.beginning == kPageBeginning ? output.page
                                                        : output.macros;
    }
    write_atomically(outputs);
    if (!arguments.has("quiet")) print(output.terminal);
    return 0;
  });
}

int tabulate_main(int argc, const char* const* argv) {
  return run_program("tabulate", [&] { return tabulate(argc, argv); });
}

}  // namespace anc
