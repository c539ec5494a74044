#include "campaign/record.h"

#include <limits>

#include "support/catch.h"
#include "support/fake_trial.h"

using namespace anc;

namespace {

Record small_record() {
  Record record;
  record.id = {.experiment = Experiment::no_adversary, .key_bits = 1, .seed = 18446744073709551615u, .trial = 3};
  record.numerics = "n1";
  record.settings = default_hyperparameters(Experiment::no_adversary, 1);
  record.rounds = 600;
  record.converged = true;
  record.bob_error = 0.1;
  record.eve_error = 1.0;
  record.rounded_weights = {{1}, {-2}};
  judge(record);  // the message bit in the clear
  record.weights_hash = 0xabc;
  return record;
}

void check_reads_back(const Record& record) {
  const std::string line = to_json_line(record);
  CHECK(parse_record(line) == record);
  CHECK(to_json_line(parse_record(line)) == line);
}

}  // namespace

TEST_CASE("A record is one line with its fields in the published order") {
  const std::string line = to_json_line(small_record());
  const std::string head =
      R"({"experiment":"no_adversary","key_bits":1,"seed":18446744073709551615,"trial":3,"numerics":"n1","settings":{"learning_rate":2e-04,)";
  const std::string tail =
      R"("rounds":600,"converged":true,"communicates":true,"algorithm1":true,"one_time_pad":false,"perfectly_secret":false,"leaked_bits":1,)"
      R"("bob_error":0.1,"eve_error":1,"rounded_weights":[[1],[-2]],"cipher":["p0"],"weights_hash":"0000000000000abc"})";
  CHECK(line.substr(0, head.size()) == head);
  CHECK(line.substr(line.size() - tail.size()) == tail);
  CHECK(line.find('\n') == std::string::npos);
}

TEST_CASE("Settings are those that apply to the experiment, integers as integers") {
  const std::string line = to_json_line(small_record());
  for (const HyperparameterRow& row : hyperparameter_table()) {
    const bool written = line.find("\"" + std::string(row.name) + "\":") != std::string::npos;
    CHECK(written == (applies(row, Experiment::no_adversary) && !row.unwritten));
  }
  CHECK(line.find("\"max_rounds\":100000,") != std::string::npos);
}

TEST_CASE("A later choice is in the record when it is made, and its absence means what was done before") {
  Record record = small_record();
  record.settings.crypto_net_family = 3;
  const std::string line = to_json_line(record);
  CHECK(line.find("\"crypto_net_family\":3") != std::string::npos);
  CHECK(line.find("l2_decoupled") == std::string::npos);
  CHECK(parse_record(line) == record);
  CHECK(parse_record(to_json_line(small_record())).settings.crypto_net_family == 0);
}

TEST_CASE("Records read back bit for bit") {
  for (const Experiment experiment : {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc}) {
    for (const int key_bits : {1, 4, 16, 128}) {
      for (std::uint64_t trial = 0; trial < 20; ++trial) {
        check_reads_back(
            test::fake_record({.experiment = experiment, .key_bits = key_bits, .seed = 2018, .trial = trial}));
      }
    }
  }
}

TEST_CASE("Records of keys shorter than their messages read back bit for bit") {
  for (const Experiment experiment : {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc}) {
    for (const int key_bits : {0, 1, 4, 7}) {
      const TrialId id = {.experiment = experiment, .key_bits = key_bits, .seed = 2018, .trial = 3};
      Hyperparameters settings = default_hyperparameters(experiment, 8);
      settings.message_bits = 8;
      const Record record = test::fake_record(id, settings);
      CHECK(record.rounded_weights.size() == 8u + static_cast<unsigned>(key_bits));
      CHECK_THAT(to_json_line(record), test::Contains(",\"message_bits\":8}"));
      check_reads_back(record);
    }
  }
}

TEST_CASE("A training that diverged still has a record") {
  Record record = small_record();
  record.bob_error = std::numeric_limits<double>::quiet_NaN();
  const std::string line = to_json_line(record);
  CHECK(line.find("\"bob_error\":null,") != std::string::npos);
  CHECK(to_json_line(parse_record(line)) == line);
}
