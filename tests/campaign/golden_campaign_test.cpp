// A small campaign as a golden record: trials of every game, whole lines of records, settings included. The file holds
// its own settings, so a better default leaves it alone; a new hyperparameter is in no line that does not use it.
#include <fstream>

#include "campaign/run_campaign.h"
#include "support/catch.h"

using namespace anc;

namespace {

const std::string kFile = std::string(ANC_SOURCE_DIR) + "/tests/golden/campaign.jsonl";

Record computed(const TrialId& id, const Hyperparameters& settings) {
  return *compute_trial(id, settings, [](const RoundSummary&) { return true; });
}

// Two trials of a game. Seed 11 is for calibration: no result stands on it.
std::vector<Record> two_trials(Experiment experiment, int key_bits, std::int64_t max_rounds, double exclusivity) {
  Hyperparameters settings = default_hyperparameters(experiment, key_bits);
  settings.max_rounds = max_rounds;
  settings.key_exclusivity = exclusivity;
  std::vector<Record> records;
  for (const std::uint64_t trial : {0, 1}) {
    records.push_back(computed({.experiment = experiment, .key_bits = key_bits, .seed = 11, .trial = trial}, settings));
  }
  return records;
}

}  // namespace

TEST_CASE("The golden campaign comes out line by line") {
  const std::vector<Record> filed = read_records(kFile);
  CHECK(filed.size() == 8);
  for (const Record& record : filed) CHECK(to_json_line(computed(record.id, record.settings)) == to_json_line(record));
}

TEST_CASE("The golden campaign has successes and failures") {
  int secret = 0, failed = 0;
  for (const Record& record : read_records(kFile)) {
    secret += record.perfectly_secret;
    failed += !record.communicates;
  }
  CHECK(secret > 0);
  CHECK(failed > 0);
}

// Hidden: run by name, test_campaign "[.golden]", only after the numerics profile has been renamed.
TEST_CASE("write the golden campaign", "[.golden]") {
  std::ofstream file(kFile);
  for (const auto& records :
       {two_trials(Experiment::no_adversary, 4, 20000, 0.0), two_trials(Experiment::anc, 4, 3000, 0.0),
        two_trials(Experiment::cpa_anc, 4, 9000, 0.0), two_trials(Experiment::cpa_anc, 4, 9000, 8.0)}) {
    for (const Record& record : records) file << to_json_line(record) << '\n';
  }
}
