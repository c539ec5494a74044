#include "results/tabulate.h"

#include <filesystem>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/file.h"
#include "sample_records.h"
#include "support/catch.h"
#include "support/temporary_directory.h"

using namespace anc;
using anc::test::Contains;
namespace fs = std::filesystem;

namespace {

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
};

int run(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "tabulate");
  arguments.push_back("--quiet");
  return tabulate(static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace

TEST_CASE("tabulate writes data and macros from record files") {
  const Workplace place;
  const auto four = place.records("four", sample_cell(Experiment::anc, 4, {{Kind::leaking, 3}}));
  const auto eight = place.records("eight", sample_cell(Experiment::anc, 8, {{Kind::leaking, 2}, {Kind::failed, 1}}));
  const std::string tsv = place.path("t.tsv"), macros = place.path("t.tex");
  CHECK(run({"--table", "2", "--quick", "--tsv", tsv.c_str(), "--macros", macros.c_str(), four.c_str(),
             eight.c_str()}) == 0);
  CHECK_THAT(read_file(tsv), Contains("\n4\t3\t20\t3\t1\t") && Contains("\n8\t3\t20\t2\t") && Contains("# QUICK"));
  CHECK_THAT(read_file(macros),
             Contains("\\csname result/table/2/rows\\endcsname{") && Contains("\\examplecipher{8}{anc/8/2018/0}"));
}

TEST_CASE("the same input gives the same bytes, whatever the order of the files") {
  const Workplace place;
  const auto four = place.records("four", sample_cell(Experiment::anc, 4, {{Kind::leaking, 3}}));
  const auto eight = place.records("eight", sample_cell(Experiment::anc, 8, {{Kind::failed, 2}}));
  const std::string one = place.path("1"), two = place.path("2");
  run({"--table", "2", "--tsv", one.c_str(), four.c_str(), eight.c_str()});
  run({"--table", "2", "--tsv", two.c_str(), eight.c_str(), four.c_str()});
  CHECK(read_file(one) == read_file(two));
}

TEST_CASE("calibration trials and results do not mix") {
  const Workplace place;
  std::vector<Record> calibration = sample_cell(Experiment::anc, 4, {{Kind::leaking, 3}});
  const std::string results = place.records("results", calibration), tsv = place.path("t.tsv");
  for (Record& record : calibration) record.id.seed = kLastCalibrationSeed;
  const std::string scan = place.records("scan", calibration);
  CHECK_THROWS_WITH(run({"--table", "2", "--tsv", tsv.c_str(), scan.c_str()}),
                    Contains("anc/4/999/0 is a calibration trial"));
  CHECK_THROWS_WITH(run({"--table", "4", "--tsv", tsv.c_str(), scan.c_str()}),
                    Contains("anc/4/999/0 is a calibration trial"));
  CHECK_THROWS_WITH(run({"--calibration", "--tsv", tsv.c_str(), results.c_str()}),
                    Contains("is not a calibration trial"));
  CHECK_FALSE(fs::exists(tsv));
  CHECK(run({"--calibration", "--tsv", tsv.c_str(), scan.c_str()}) == 0);
}

TEST_CASE("bad input is refused and writes nothing") {
  const Workplace place;
  const auto four = place.records("four", sample_cell(Experiment::anc, 4, {{Kind::leaking, 3}}));
  const std::string tsv = place.path("t.tsv"), nowhere = place.path("no/t.tex"), missing = place.path("missing");
  write_atomically(place.path("empty"), "");
  write_atomically(place.path("other"), "hello\n");
  const std::vector<std::vector<const char*>> refused = {
      {},
      {"--table", "5", four.c_str()},
      {"--table", "2"},
      {"--table", "3", four.c_str()},
      {"--tabel", "2", four.c_str()},
      {"--tab", "2", four.c_str()},
      {"--table", "2", "--hyperparameters", four.c_str()},
      {"--hyperparameters", four.c_str()},
      {"--table", "2", "--examples", "0", four.c_str()},
      {"--table", "2", missing.c_str()},
      {"--curve", four.c_str(), "--figure", "4"},
      {"--curve", four.c_str()},
  };
  for (std::vector<const char*> arguments : refused) {
    arguments.insert(arguments.begin(), {"--tsv", tsv.c_str()});
    CHECK_THROWS_AS(run(arguments), UserError);
    CHECK_FALSE(fs::exists(tsv));
  }
  for (const char* name : {"empty", "other"}) {
    const std::string file = place.path(name);
    CHECK_THROWS_AS(run({"--table", "2", "--tsv", tsv.c_str(), file.c_str()}), UserError);
    CHECK_FALSE(fs::exists(tsv));
  }
  CHECK_THROWS_AS(run({"--table", "2", "--tsv", tsv.c_str(), "--macros", nowhere.c_str(), four.c_str()}), UserError);
  CHECK_FALSE(fs::exists(tsv));
}

TEST_CASE("the script of the page is written whole, and alone") {
  const Workplace place;
  const auto four = place.records("four", sample_cell(Experiment::anc, 4, {{Kind::leaking, 3}}));
  const auto scan = place.records("empty", {});
  const std::string script = place.path("trials.js"), tsv = place.path("t.tsv");
  CHECK(run({"--page", script.c_str(), four.c_str()}) == 0);
  CHECK_THAT(read_file(script), Contains("anc/4/2018/2") && Contains("leaks 2 bits"));
  CHECK(run({"--page", script.c_str(), four.c_str()}) == 0);
  CHECK_THROWS_WITH(run({"--page", script.c_str(), "--tsv", tsv.c_str(), four.c_str()}), Contains("leave --tsv out"));
  CHECK_THROWS_WITH(run({"--page", script.c_str(), "--hyperparameters"}), Contains("one of --table"));
  CHECK_THROWS_WITH(run({"--page", script.c_str(), scan.c_str()}), Contains("there are no records"));
  CHECK_THROWS_WITH(run({"--page", four.c_str(), script.c_str()}), Contains("four"));  // not ours to replace
}
