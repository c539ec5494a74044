#include <filesystem>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/file.h"
#include "programs/programs.h"
#include "support/catch.h"
#include "support/run_words.h"
#include "support/sample_records.h"
#include "support/temporary_directory.h"

using namespace anc;
using anc::test::Contains;
using Catch::Matchers::StartsWith;
namespace fs = std::filesystem;

namespace {

std::vector<Record> three_trials() { return sample_cell(Experiment::anc, 4, {{Kind::leaking, 3}}); }

struct Workplace {
  anc::test::TemporaryDirectory directory;

  std::string path(const std::string& name) const { return (directory / name).string(); }

  std::string records(const std::string& name, const std::vector<Record>& all) const {
    std::string text;
    for (Record record : all) {
      if (record.converged) record.rounds = record.settings.stop_window;
      text += to_json_line(record) + "\n";
    }
    write_atomically(path(name), text);
    return path(name);
  }

  // Three trials of results, and three of calibration.
  std::string results() const { return records("results", three_trials()); }
  std::string scan() const {
    std::vector<Record> trials = three_trials();
    for (Record& record : trials) record.id.seed = kLastCalibrationSeed;
    return records("scan", trials);
  }
};

int run(const std::vector<std::string>& words) { return test::run_words(words, tabulate); }

}  // namespace

TEST_CASE("tabulate writes data and macros from record files") {
  const Workplace place;
  const std::string four = place.results();
  const auto eight = place.records("eight", sample_cell(Experiment::anc, 8, {{Kind::leaking, 2}, {Kind::failed, 1}}));
  const std::string tsv = place.path("t.tsv"), macros = place.path("t.tex");
  CHECK(run({"--table", "2", "--tsv", tsv, "--macros", macros, four, eight}) == 0);
  CHECK_THAT(read_file(tsv), Contains("\n4\t3\t20\t3\t1\t") && Contains("\n8\t3\t20\t2\t"));
  CHECK_THAT(read_file(macros),
             Contains("\\csname result/table/2/rows\\endcsname{") && Contains("\\examplecipher{8}{anc/8/2018/0}"));
}

TEST_CASE("the same input gives the same bytes, whatever the order of the files") {
  const Workplace place;
  const std::string four = place.results();
  const auto eight = place.records("eight", sample_cell(Experiment::anc, 8, {{Kind::failed, 2}}));
  const std::string one = place.path("1"), two = place.path("2");
  run({"--table", "2", "--tsv", one, four, eight});
  run({"--table", "2", "--tsv", two, eight, four});
  CHECK(read_file(one) == read_file(two));
}

TEST_CASE("data says what made it and, QUICK, that it is of reduced trials, whatever the table") {
  const Workplace place;
  const std::string results = place.results(), scan = place.scan(), tsv = place.path("t.tsv"),
                    trace = place.path("trace");
  write_atomically(trace, "# anc/4/2018/0\n1 1 0.5 0.5 0.5\n");
  const std::vector<std::vector<std::string>> calls = {
      {"--table 2", "2", results}, {"--table 4", "4", results}, {"--curve", trace, "--figure", "4"},
      {"--calibration", scan},     {"--joint", scan},           {"--short-key", results},
      {"--hyperparameters"}};
  for (const std::vector<std::string>& call : calls) {
    const std::string& name = call.front();
    std::vector<std::string> words = {name.substr(0, name.find(' ')), "--tsv", tsv};
    words.insert(words.begin() + 1, call.begin() + 1, call.end());
    CHECK(run(words) == 0);
    CHECK_THAT(read_file(tsv), StartsWith("# program: tabulate " + name + "\n") && !Contains("QUICK"));
    words.emplace_back("--quick");
    CHECK(run(words) == 0);
    CHECK_THAT(read_file(tsv), StartsWith("# program: tabulate " + name + "\n# QUICK: reduced trials"));
  }
}

TEST_CASE("calibration trials and results do not mix") {
  const Workplace place;
  const std::string results = place.results(), scan = place.scan(), tsv = place.path("t.tsv");
  CHECK_THROWS_WITH(run({"--table", "2", "--tsv", tsv, scan}), Contains("anc/4/999/0 is a calibration trial"));
  CHECK_THROWS_WITH(run({"--table", "4", "--tsv", tsv, scan}), Contains("anc/4/999/0 is a calibration trial"));
  CHECK_THROWS_WITH(run({"--calibration", "--tsv", tsv, results}), Contains("is not a calibration trial"));
  CHECK_FALSE(fs::exists(tsv));
  CHECK(run({"--calibration", "--tsv", tsv, scan}) == 0);
}

TEST_CASE("bad input is refused and writes nothing") {
  const Workplace place;
  const std::string four = place.results();
  const std::string tsv = place.path("t.tsv"), nowhere = place.path("no/t.tex"), missing = place.path("missing");
  write_atomically(place.path("empty"), "");
  write_atomically(place.path("other"), "hello\n");
  const std::vector<std::vector<std::string>> refused = {
      {},
      {"--table", "5", four},
      {"--table", "2"},
      {"--table", "3", four},
      {"--tabel", "2", four},
      {"--tab", "2", four},
      {"--table", "2", "--hyperparameters", four},
      {"--hyperparameters", four},
      {"--table", "2", "--examples", "0", four},
      {"--table", "2", missing},
      {"--curve", four, "--figure", "4"},
      {"--curve", four},
      {"--table", "2", place.path("empty")},
      {"--table", "2", place.path("other")},
      {"--table", "2", "--macros", nowhere, four},
  };
  for (std::vector<std::string> arguments : refused) {
    arguments.insert(arguments.begin(), {"--tsv", tsv});
    CAPTURE(arguments);
    CHECK_THROWS_AS(run(arguments), UserError);
    CHECK_FALSE(fs::exists(tsv));
  }
}

TEST_CASE("the script of the page is written whole, and alone") {
  const Workplace place;
  const std::string four = place.results();
  const auto scan = place.records("empty", {});
  const std::string script = place.path("trials.js"), tsv = place.path("t.tsv");
  CHECK(run({"--page", script, four}) == 0);
  CHECK_THAT(read_file(script), Contains("anc/4/2018/2") && Contains("leaks 2 bits"));
  CHECK(run({"--page", script, four}) == 0);
  CHECK_THROWS_WITH(run({"--page", script, "--tsv", tsv, four}), Contains("leave --tsv out"));
  CHECK_THROWS_WITH(run({"--page", script, "--hyperparameters"}), Contains("one of --table"));
  CHECK_THROWS_WITH(run({"--page", script, scan}), Contains("there are no records"));
  CHECK_THROWS_WITH(run({"--page", four, script}), Contains("results"));  // not ours to replace
}
