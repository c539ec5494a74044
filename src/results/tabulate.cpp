#include "results/tabulate.h"

#include <boost/program_options.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/file.h"
#include "base/program.h"
#include "campaign/record_file.h"
#include "results/curve.h"
#include "results/examples.h"
#include "results/format.h"
#include "results/latex_rows.h"
#include "results/paper_results.h"
#include "results/settings_table.h"

namespace anc {
namespace {

namespace po = boost::program_options;

constexpr const char* kUsage =
    "usage: tabulate --table 1|2|3 [--examples K] [OUTPUT...] FILE...   records -> a table of the paper\n"
    "       tabulate --curve TRACE --figure 4|6 [OUTPUT...]             trace -> the points of a figure\n"
    "       tabulate --hyperparameters [OUTPUT...]                      every setting and its default\n\n";

// Everything one call writes; nothing is written before all of it is known.
struct Output {
  std::string terminal, tsv, macros;
};

struct Request {
  po::variables_map values;
  bool quick = false;

  bool has(const char* name) const { return values.count(name) > 0; }
};

po::options_description visible_options() {
  po::options_description options("flags");
  options.add_options()                                                                                   //
      ("table", po::value<int>(), "which of Tables 1, 2 and 3 to make")                                   //
      ("examples", po::value<int>()->default_value(1), "example ciphers per key size, in --macros")       //
      ("curve", po::value<std::string>(), "trace file to thin and smooth")                                //
      ("figure", po::value<int>(), "the figure that shows the curve: 4 or 6")                             //
      ("points", po::value<int>()->default_value(400), "points of the curve, at most")                    //
      ("window", po::value<int>()->default_value(0), "steps to smooth over; 0: a fortieth of the trace")  //
      ("hyperparameters", "make the table of settings")                                                   //
      ("tsv", po::value<std::string>(), "write the data here")                                            //
      ("macros", po::value<std::string>(), "write LaTeX macros and rows here")                            //
      ("quick", "mark every output QUICK")                                                                //
      ("quiet", "print no table")                                                                         //
      ("help", "print this")("version", "print the version");
  return options;
}

Request parse(int argc, const char* const* argv) {
  po::options_description all = visible_options();
  all.add_options()("record-file", po::value<std::vector<std::string>>());
  po::positional_options_description files;
  files.add("record-file", -1);
  Request request;
  try {
    const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(argc, argv).options(all).positional(files).style(style).run(), request.values);
    po::notify(request.values);
  } catch (const po::error& error) {
    throw UserError(error.what(), "see tabulate --help");
  }
  request.quick = request.has("quick");
  return request;
}

int number_of(const Request& request, const char* flag, int minimum, int maximum) {
  const int value = request.values[flag].as<int>();
  if (value < minimum || value > maximum) {
    throw UserError("--" + std::string(flag) + " " + std::to_string(value),
                    "give a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum));
  }
  return value;
}

Output make_table(const Request& request) {
  const auto experiment = experiment_of_table(number_of(request, "table", 1, 3));
  const int examples = number_of(request, "examples", 1, 1000);
  if (!request.has("record-file")) throw UserError("--table: no record files", "name the files written by --out");
  std::vector<NamedRecords> files;
  for (const auto& name : request.values["record-file"].as<std::vector<std::string>>())
    files.push_back({.name = name, .records = read_records(name)});

  const std::vector<Record> merged = merge_records(*experiment, files);
  if (merged.empty()) throw UserError(files.front().name + ": has no records", "run the experiment first");
  const Table table{.experiment = *experiment, .cells = count_cells(merged), .quick = request.quick};
  MacroFile macros;
  define_table(macros, table);
  define_rows(macros, table);
  define_examples(macros, *experiment, first_examples(merged, examples));
  return {.terminal = terminal_text(table), .tsv = table_tsv(table), .macros = macros.text()};
}

Output make_curve(const Request& request) {
  if (!request.has("figure")) throw UserError("--curve: no figure", "add --figure 4 or --figure 6");
  const int figure = number_of(request, "figure", 4, 6);
  const std::string name = request.values["curve"].as<std::string>();
  const CurveShape shape = {.points = static_cast<std::size_t>(number_of(request, "points", 1, 1'000'000)),
                            .window = static_cast<std::size_t>(number_of(request, "window", 0, 1'000'000))};
  const Trace trace = parse_trace(name, read_file(name));
  MacroFile macros;
  define_figure(macros, figure, trace, shape);
  return {.terminal = "Figure " + std::to_string(figure) + ": " + citation_of(trace.id) + ", " +
                      std::to_string(trace.rows.size()) + " steps\n",
          .tsv = curve_tsv(trace, shape, request.quick),
          .macros = macros.text()};
}

Output make_settings(const Request& request) {
  MacroFile macros;
  macros.condition("resultquick", request.quick);
  define_settings(macros);
  return {.terminal = settings_terminal_text(), .tsv = settings_tsv(), .macros = macros.text()};
}

Output make_output(const Request& request) {
  const int modes = request.has("table") + request.has("curve") + request.has("hyperparameters");
  if (modes != 1) throw UserError("one of --table, --curve and --hyperparameters", "see tabulate --help");
  if (!request.has("table") && request.has("record-file")) {
    throw UserError("record files without --table", "see tabulate --help");
  }
  if (request.has("table")) return make_table(request);
  return request.has("curve") ? make_curve(request) : make_settings(request);
}

}  // namespace

int tabulate(int argc, const char* const* argv) {
  const Request request = parse(argc, argv);
  if (request.has("help")) {
    std::ostringstream options;
    options << visible_options();
    print(kUsage + options.str());
    return 0;
  }
  const Output output = make_output(request);
  for (const char* flag : {"tsv", "macros"}) {
    if (request.has(flag)) require_writable(request.values[flag].as<std::string>());
  }
  if (request.has("tsv")) write_atomically(request.values["tsv"].as<std::string>(), output.tsv);
  if (request.has("macros")) write_atomically(request.values["macros"].as<std::string>(), output.macros);
  if (!request.has("quiet")) print(output.terminal);
  return 0;
}

}  // namespace anc
