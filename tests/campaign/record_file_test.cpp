#include "campaign/record_file.h"

#include "base/check.h"
#include "support/catch.h"
#include "support/fake_trial.h"
#include "support/temporary_directory.h"

using namespace anc;
using anc::test::Contains;

namespace {

CampaignKey key_for(Experiment experiment = Experiment::cpa_anc) { return test::campaign_key(experiment, 2, 2018); }

std::string line_of(std::uint64_t trial, const CampaignKey& key = key_for()) { return test::fake_line(key, trial); }

std::string without_break(std::string line) { return line.substr(0, line.size() - 1); }

Record record_of(std::uint64_t trial) { return parse_record(line_of(trial)); }

}  // namespace

TEST_CASE("Records are appended as they come and sorted at the end") {
  const test::TemporaryDirectory directory;
  RecordFile file(directory / "f", key_for());
  for (const std::uint64_t trial : {2, 0, 1}) file.append(record_of(trial));
  CHECK(read_file(directory / "f") == line_of(2) + line_of(0) + line_of(1));
  CHECK(*file.find(1) == record_of(1));
  CHECK(file.find(3) == nullptr);
  CHECK_THROWS_AS(file.append(record_of(1)), ContractViolation);
  file.sort();
  CHECK(read_file(directory / "f") == line_of(0) + line_of(1) + line_of(2));
  CHECK(read_records(directory / "f").size() == 3);
}

TEST_CASE("A file torn at any byte gives the complete lines back and can be continued") {
  const test::TemporaryDirectory directory;
  const std::string first = line_of(0), whole = first + line_of(1);
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    const std::string torn = whole.substr(0, length);
    write_atomically(directory / "f", torn);
    RecordFile file(directory / "f", key_for());
    REQUIRE(read_file(directory / "f") == torn);  // opening changes nothing
    const bool has_first = length + 1 >= first.size(), has_second = length + 1 >= whole.size();
    REQUIRE((file.find(0) != nullptr) == has_first);
    REQUIRE((file.find(1) != nullptr) == has_second);
    REQUIRE(read_records(directory / "f").size() == (has_second ? 2u : has_first ? 1u : 0u));
    file.append(record_of(2));
    for (const std::uint64_t trial : {0, 1}) {
      if (file.find(trial) == nullptr) file.append(record_of(trial));
    }
    file.sort();
    REQUIRE(read_file(directory / "f") == whole + line_of(2));
  }
}

TEST_CASE("A last record that lacks only its line break is kept when writing goes on") {
  const test::TemporaryDirectory directory;
  write_atomically(directory / "f", without_break(line_of(0)));
  RecordFile file(directory / "f", key_for());
  file.append(record_of(1));
  CHECK(read_file(directory / "f") == line_of(0) + line_of(1));
}

TEST_CASE("What does not belong is refused by line, and stays as it was") {
  const test::TemporaryDirectory directory;
  CampaignKey other_settings = key_for(), other_seed = key_for();
  other_settings.settings.max_rounds = 7;
  other_seed.seed = 2019;
  Record changed = record_of(0), old = record_of(1);
  changed.bob_error /= 2;
  old.numerics = "n0";
  const std::string ours = line_of(0);
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"hello\n", "line 1: is not a record"},
      {"hello", "line 1: is not a record"},
      {ours + "\n", "line 2: is not a record"},
      {ours + "{\"experiment\":\"anc\"", "line 2: is not a record"},
      {ours + line_of(1).substr(0, 50) + "\n" + line_of(2), "line 2: is not a record"},
      {ours + line_of(1, other_settings), "line 2 was made with `max_rounds` 7"},
      {without_break(line_of(1, other_settings)), "line 1 was made with `max_rounds` 7"},
      {line_of(1, other_seed), "another campaign, not cpa_anc/2/2018"},
      {line_of(1, key_for(Experiment::anc)), "line 1 is trial anc/2/2018/1 of another campaign"},
      {to_json_line(old) + "\n", "numerics n0"},
      {ours + to_json_line(changed) + "\n", "line 2 contradicts an earlier line of trial 0 in bob_error ("}};
  for (const auto& [content, message] : cases) {
    write_atomically(directory / "f", content);
    CHECK_THROWS_WITH(RecordFile(directory / "f", key_for()),
                      Contains((directory / "f").string()) && Contains(message));
    CHECK(read_file(directory / "f") == content);
  }
  CHECK_THROWS_WITH(read_records(directory / "none"), Contains("there is no such file"));
}

TEST_CASE("The same record twice is one record") {
  const test::TemporaryDirectory directory;
  write_atomically(directory / "f", line_of(1) + line_of(0) + line_of(1));
  RecordFile file(directory / "f", key_for());
  file.sort();
  CHECK(read_file(directory / "f") == line_of(0) + line_of(1));
}
