#include "results/page.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "campaign/citation.h"
#include "support/catch.h"
#include "support/sample_records.h"

using namespace anc;

namespace {

// What a browser gets of it.
nlohmann::json trials_of(std::string script) {
  const std::string beginning = "const trials = ", end = ",\n];\n";
  REQUIRE(script.starts_with(beginning));
  REQUIRE(script.ends_with(end));
  script = script.substr(beginning.size(), script.size() - beginning.size() - end.size());
  return nlohmann::json::parse(script + "]");
}

}  // namespace

TEST_CASE("the page has every trial of every file, with its verdict and the record as it is filed") {
  const std::vector<NamedRecords> files = {
      {.name = "one", .records = sample_cell(Experiment::cpa_anc, 4, {{Kind::one_time_pad, 1}, {Kind::mixed_key, 1}})},
      {.name = "two", .records = sample_cell(Experiment::anc, 8, {{Kind::leaking, 1}, {Kind::failed, 1}})}};
  const nlohmann::json trials = trials_of(page_script(files));
  REQUIRE(trials.size() == 4);
  const std::vector<std::string> citations = {"cpa_anc/4/2018/0", "cpa_anc/4/2018/1", "anc/8/2018/0", "anc/8/2018/1"};
  const std::vector<std::string> verdicts = {"one-time pad", "perfectly secret (mixed key)", "leaks 2 bits",
                                             "does not communicate"};
  for (std::size_t i = 0; i < trials.size(); ++i) {
    CHECK(trials[i]["citation"] == citations[i]);
    CHECK(trials[i]["verdict"] == verdicts[i]);
    CHECK(trials[i]["file"] == (i < 2 ? "one" : "two"));
    CHECK(trials[i]["settings"] == "");
    CHECK(trials[i]["record"] == nlohmann::json::parse(to_json_line(files[i / 2].records[i % 2])));
  }
}

TEST_CASE("settings that are not the defaults are named, and in the citation") {
  Record record = sample_record(Experiment::cpa_anc, 4, 0, Kind::one_time_pad);
  record.settings.gamma = 5;
  record.settings.key_exclusivity = 8;
  const nlohmann::json trials = trials_of(page_script(std::vector<NamedRecords>{{.name = "f", .records = {record}}}));
  CHECK(trials[0]["settings"] == "gamma=5 key_exclusivity=8");
  CHECK(trials[0]["citation"] == text_of(cite(record.id, record.settings)));
  CHECK(trials[0]["citation"] != "cpa_anc/4/2018/0");
}

TEST_CASE("a file of any name gives a sound script") {
  const std::string name = "a \"quoted\" \\ name\n\xff";
  const nlohmann::json trials = trials_of(page_script(
      std::vector<NamedRecords>{{.name = name, .records = {sample_record(Experiment::anc, 4, 0, Kind::failed)}}}));
  CHECK(trials[0]["file"] == "a \"quoted\" \\ name\n\xef\xbf\xbd");
}
