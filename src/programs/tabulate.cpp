#include <algorithm>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/file.h"
#include "programs/program.h"
#include "programs/programs.h"
#include "programs/tabulate_tasks.h"
#include "results/format.h"

namespace anc {
namespace {

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
constexpr const char* kQuick = "QUICK: reduced trials, not the paper's\n";

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

TabulateOutput make_output(const Arguments& arguments) {
  std::vector<std::string> flags;
  for (const TabulateTask& task : tabulate_tasks()) flags.push_back("--" + task.flag);
  const auto asked = [&](const TabulateTask& task) { return arguments.has(task.flag); };
  if (std::ranges::count_if(tabulate_tasks(), asked) != 1) {
    throw UserError("one of " + joined(flags, ", ") + " is needed", "see tabulate --help");
  }
  const TabulateTask& task = *std::ranges::find_if(tabulate_tasks(), asked);
  if (!task.reads_files && !arguments.words().empty()) {
    throw UserError(arguments.words().front() + " is not expected here", "see tabulate --help");
  }
  for (const TabulateTask& other : tabulate_tasks()) {
    if (other.flag == task.flag) continue;
    for (const std::string& flag : other.own) {
      if (arguments.has(flag)) throw UserError("--" + flag + " belongs to --" + other.flag, "leave it out");
    }
  }
  TabulateOutput output = task.make(arguments);
  const std::string number = task.flag == "table" ? " " + *arguments.text("table") : "";
  std::string beginning = kDataBeginning + (" --" + task.flag) + number + "\n";
  if (arguments.has("quick")) {
    output.terminal.insert(0, kQuick);
    beginning += std::string("# ") + kQuick;
  }
  output.tsv.insert(0, beginning);
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
    const TabulateOutput output = make_output(arguments);
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
