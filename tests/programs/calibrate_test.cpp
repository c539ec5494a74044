#include <fstream>
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

int calibrate(const std::vector<std::string>& words, const TrialFunction& compute = test::fake_trial) {
  return test::run_words(words, [&](auto argc, auto argv) { return calibrate_main(argc, argv, compute); });
}

}  // namespace

TEST_CASE("The scan fills a file for each point and a second run adds nothing") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "scan").string();
  const std::vector<std::string> arguments = {"--out", out, "--trials", "3", "--only", "eve_l2"};
  std::filesystem::create_directory(out);
  REQUIRE(calibrate(arguments) == 0);
  std::map<std::filesystem::path, std::string> first;
  for (const auto& entry : std::filesystem::directory_iterator(out)) {
    if (entry.path().extension() != ".jsonl") continue;
    first[entry.path()] = read_file(entry.path());
    CHECK(read_records(entry.path()).size() == 3);
    for (const Record& record : read_records(entry.path())) CHECK(is_calibration_seed(record.id.seed));
  }
  CHECK(first.size() >= 4);
  REQUIRE(calibrate(arguments) == 0);
  for (const auto& [path, text] : first) CHECK(read_file(path) == text);
}

TEST_CASE("A seed for results, an unknown choice and a missing directory are refused") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "scan").string();
  CHECK(calibrate({"--out", out, "--seed", "1000"}) == 2);
  CHECK(calibrate({"--out", out, "--seed", "2018"}) == 2);
  CHECK(calibrate({"--out", out, "--only", "gamma"}) == 2);
  CHECK(calibrate({"--out", out, "--experiment", "no_adversary"}) == 2);
  CHECK(calibrate({"--trials", "1"}) == 2);
  CHECK_FALSE(std::filesystem::exists(out));
}

namespace {

using Files = std::map<std::string, std::string>;

Files files_in(const std::filesystem::path& directory) {
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() == ".jsonl") files[entry.path().filename()] = read_file(entry.path());
  }
  return files;
}

std::vector<std::string> halving_into(const std::string& out) {
  return {"--out",    out,  "--grid",   "crypto_net_l2=0.01,0.02,0.03", "--grid", "eve_dullness=0.5,1,2",
          "--trials", "12", "--halving"};
}

}  // namespace

TEST_CASE("A grid fills a file for each combination") {
  const test::TemporaryDirectory directory;
  const std::string out = directory / "scan";
  std::filesystem::create_directory(out);
  const std::vector<std::string> arguments = {"--out",        out,
                                              "--grid",       "crypto_net_l2=0.01,x2",
                                              "--grid",       "eve_init=0.1,0.2",
                                              "--trials",     "2",
                                              "--max-rounds", "70",
                                              "--key-bits",   "5"};
  REQUIRE(calibrate(arguments) == 0);
  const Files files = files_in(out);
  CHECK(files.size() == 4);
  CHECK(files.count("cpa_anc_5_crypto_net_l2_0.06_eve_init_0.2_rounds_70.jsonl") == 1);
  for (const auto& [name, text] : files) CHECK(split_lines(text).whole.size() == 2);
  REQUIRE(calibrate(arguments) == 0);
  CHECK(files_in(out) == files);
}

TEST_CASE("Sequential halving keeps a third twice, and goes on from any state of its files") {
  const test::TemporaryDirectory directory;
  const std::string out = directory / "scan", again = directory / "again";
  for (const std::string& each : {out, again}) std::filesystem::create_directory(each);
  REQUIRE(calibrate(halving_into(out)) == 0);
  const Files files = files_in(out);
  std::map<std::string, int> points;
  std::map<std::string, std::size_t> trials;
  for (const auto& [name, text] : files) {
    const std::string cap = name.substr(name.rfind('_') + 1);
    ++points[cap];
    trials[cap] = split_lines(text).whole.size();
  }
  CHECK(points == std::map<std::string, int>{{"30000.jsonl", 9}, {"60000.jsonl", 3}, {"100000.jsonl", 1}});
  CHECK(trials == std::map<std::string, std::size_t>{{"30000.jsonl", 2}, {"60000.jsonl", 6}, {"100000.jsonl", 12}});
  // With some files cut short, some gone, the whole comes out the same.
  std::size_t i = 0;
  for (const auto& [name, text] : files) {
    if (++i % 3 != 0) std::ofstream(std::filesystem::path(again) / name) << text.substr(0, text.size() / (i % 3));
  }
  REQUIRE(calibrate(halving_into(again)) == 0);
  CHECK(files_in(again) == files);
}

TEST_CASE("Survivors are the best of their stage, by its trials alone") {
  const test::TemporaryDirectory directory;
  const std::string out = directory / "scan";
  std::filesystem::create_directory(out);
  // Point 0.02 alone has one-time pads; point 0.01 has some only among trials that are not of the stage.
  const TrialFunction compute = [](const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer) {
    std::optional<Record> record = test::fake_trial(id, settings, observer);
    const bool pad = settings.crypto_net_l2 == 0.02 || (settings.crypto_net_l2 == 0.01 && id.trial >= 2);
    record->rounded_weights.assign(8, std::vector<std::int64_t>(4, 0));
    for (std::size_t i = 0; i < 8; ++i) record->rounded_weights[i][i % 4] = pad ? 1 : 0;
    judge(*record);
    return record;
  };
  const std::string grid = "crypto_net_l2=0.01,0.02,0.03";
  REQUIRE(calibrate({"--out", out, "--grid", grid, "--trials", "9", "--max-rounds", "30000"}, compute) == 0);
  REQUIRE(calibrate({"--out", out, "--grid", grid, "--trials", "12", "--halving"}, compute) == 0);
  CHECK(std::filesystem::exists(directory / "scan/cpa_anc_4_crypto_net_l2_0.02_rounds_100000.jsonl"));
  CHECK_FALSE(std::filesystem::exists(directory / "scan/cpa_anc_4_crypto_net_l2_0.01_rounds_60000.jsonl"));
}

TEST_CASE("A trial that converged under a shorter cap is not trained again") {
  const test::TemporaryDirectory directory;
  const std::string out = directory / "scan";
  std::filesystem::create_directory(out);
  // Even trials converge, odd ones end at the cap.
  std::map<std::uint64_t, int> times;
  const TrialFunction compute = [&](const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer) {
    ++times[id.trial];
    std::optional<Record> record = test::fake_trial(id, settings, observer);
    if (id.trial % 2 != 0) {
      record->converged = false;
      record->rounds = settings.max_rounds;
    }
    return record;
  };
  const std::string grid = "crypto_net_l2=0.01";
  REQUIRE(calibrate({"--out", out, "--threads", "1", "--trials", "24", "--halving", "--grid", grid}, compute) == 0);
  // Four trials in the first stage, twelve in the second, all in the third.
  for (const auto& [trial, count] : times) CHECK(count == (trial % 2 == 0 || trial >= 12 ? 1 : trial >= 4 ? 2 : 3));
  CHECK(times.size() == 24);
  const auto last = read_records(directory / "scan/cpa_anc_4_crypto_net_l2_0.01_rounds_100000.jsonl");
  CHECK(last.size() == 24);
  for (const Record& record : last) CHECK(record.settings.max_rounds == 100000);
}

TEST_CASE("Joint scans are listed, and what does not fit together is refused") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "scan").string();
  CHECK(calibrate({"--list", "--joint", "--key-bits", "16", "--halving"}) == 0);
  CHECK(calibrate({"--out", out, "--joint", "--key-bits", "5"}) == 2);
  CHECK(calibrate({"--out", out, "--joint", "--grid", "eve_l2=1"}) == 2);
  CHECK(calibrate({"--out", out, "--grid", "eve_l2"}) == 2);
  CHECK(calibrate({"--out", out, "--halving"}) == 2);
  CHECK(calibrate({"--out", out, "--joint", "--only", "eve_l2"}) == 2);
  CHECK(calibrate({"--grid", "eve_l2=1"}) == 2);
  CHECK_FALSE(std::filesystem::exists(out));
}
