#include <map>

#include "base/file.h"
#include "campaign/record_file.h"
#include "programs/programs.h"
#include "support/catch.h"
#include "support/fake_trial.h"
#include "support/run_words.h"
#include "support/temporary_directory.h"

using namespace anc;

namespace {

int calibrate(const std::vector<std::string>& words) {
  return test::run_words(words, [](auto argc, auto argv) { return calibrate_main(argc, argv, test::fake_trial); });
}

using Files = std::map<std::string, std::string>;

// The files of records of a scan, to which a second run adds nothing.
Files scanned(const std::filesystem::path& out, std::vector<std::string> words) {
  words.insert(words.end(), {"--out", out});
  const auto files_after_run = [&] {
    REQUIRE(calibrate(words) == 0);
    Files files;
    for (const auto& entry : std::filesystem::directory_iterator(out)) {
      if (entry.path().extension() == ".jsonl") files[entry.path().filename()] = read_file(entry.path());
    }
    return files;
  };
  std::filesystem::create_directory(out);
  const Files files = files_after_run();
  CHECK(files_after_run() == files);
  return files;
}

}  // namespace

TEST_CASE("The scan fills a file for each point and a second run adds nothing") {
  const test::TemporaryDirectory directory;
  const Files files = scanned(directory / "scan", {"--trials", "3", "--only", "eve_l2"});
  CHECK(files.size() >= 4);
  for (const auto& [name, text] : files) {
    const std::vector<Record> records = read_records(directory / "scan" / name);
    CHECK(records.size() == 3);
    for (const Record& record : records) CHECK(is_calibration_seed(record.id.seed));
  }
}

TEST_CASE("A grid fills a file for each combination") {
  const test::TemporaryDirectory directory;
  const Files files = scanned(directory / "scan", {"--grid", "crypto_net_l2=0.01,x2", "--grid", "eve_init=0.1,0.2",
                                                   "--trials", "2", "--max-rounds", "70", "--key-bits", "5"});
  CHECK(files.size() == 4);
  CHECK(files.count("cpa_anc_5_crypto_net_l2_0.06_eve_init_0.2_rounds_70.jsonl") == 1);
  for (const auto& [name, text] : files) CHECK(split_lines(text).whole.size() == 2);
}

TEST_CASE("A seed for results, an unknown choice, a missing directory and what does not fit together are refused") {
  const test::TemporaryDirectory directory;
  const std::string out = directory / "scan";
  const std::vector<std::vector<std::string>> refused = {{"--seed", "1000"},
                                                         {"--seed", "2018"},
                                                         {"--only", "gamma"},
                                                         {"--experiment", "no_adversary"},
                                                         {"--joint", "--key-bits", "5"},
                                                         {"--joint", "--grid", "eve_l2=1"},
                                                         {"--grid", "eve_l2"},
                                                         {"--joint", "--only", "eve_l2"}};
  for (std::vector<std::string> words : refused) {
    words.insert(words.end(), {"--out", out});
    CAPTURE(words);
    CHECK(calibrate(words) == 2);
  }
  CHECK(calibrate({"--trials", "1"}) == 2);
  CHECK(calibrate({"--grid", "eve_l2=1"}) == 2);
  CHECK_FALSE(std::filesystem::exists(out));
  CHECK(calibrate({"--list", "--joint", "--key-bits", "16"}) == 0);
}
